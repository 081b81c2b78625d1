"""A migrated, empty MLflow store, so that the first start takes a tenth of a second instead of ten.

``python -m animathic_lab.tracking.prepare`` makes the file for the installed version of MLflow; it lies beside this module.
A file is used with exactly the version in its name. For any other, MLflow runs its own migrations at the first start.
"""

from __future__ import annotations

import importlib.metadata
import logging
import lzma
import os
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

__all__ = ["build", "install", "prepared_file", "sqlite_path"]

log = logging.getLogger(__name__)


def prepared_file(version: str | None = None) -> Path:
    """Return where the prepared store of a version of MLflow lies; it may not exist."""
    return Path(__file__).parent / f"mlflow-{version or importlib.metadata.version('mlflow')}.db.xz"


def sqlite_path(uri: str) -> Path | None:
    """Return the file behind a SQLite tracking URI, or None when the store is something else.

    Examples
    --------
    >>> sqlite_path("sqlite:////home/me/mlflow.db"), sqlite_path("http://127.0.0.1:5000")
    (PosixPath('/home/me/mlflow.db'), None)
    """
    scheme, _, path = uri.partition(":///")
    return Path(path) if scheme.startswith("sqlite") and path and path != ":memory:" else None


def install(path: Path) -> bool:
    """Put the prepared store at a path where there is no file yet.

    Parameters
    ----------
    path : Path
        Of the SQLite file.

    Returns
    -------
    bool
        Whether it was put there. False when a file is there already, or none was prepared for the installed MLflow.

    Raises
    ------
    OSError
        The place cannot be written.
    """
    source = prepared_file()
    if path.exists() or not source.exists():
        return False
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.NamedTemporaryFile(dir=path.parent, prefix=".mlflow-", delete=False) as file:
        file.write(lzma.decompress(source.read_bytes()))
    try:
        # A link is made whole or not at all, and never in place of a store that another process made meanwhile.
        os.link(file.name, path)
    except FileExistsError:
        return False
    finally:
        os.unlink(file.name)
    return True


def build(target: Path) -> int:
    """Let MLflow migrate an empty SQLite file and write it compressed.

    Parameters
    ----------
    target : Path
        Of the compressed file.

    Returns
    -------
    int
        Its size in bytes.
    """
    # A script of the developer's, run once per version: the price of MLflow's private names is paid here only.
    import sqlalchemy
    from mlflow.store.db.utils import _initialize_tables

    with tempfile.TemporaryDirectory(prefix="mlflow-") as folder:
        path = Path(folder) / "mlflow.db"
        engine = sqlalchemy.create_engine(f"sqlite:///{path}")
        _initialize_tables(engine)  # type: ignore[no-untyped-call]  # MLflow's function has no annotations
        engine.dispose()
        with closing(sqlite3.connect(path)) as connection:
            # Kept in the file's header: whoever opens the store reads while another one writes.
            connection.execute("PRAGMA journal_mode=WAL")
            connection.execute("VACUUM")
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        data = lzma.compress(path.read_bytes(), preset=9 | lzma.PRESET_EXTREME)
    target.write_bytes(data)
    return len(data)


if __name__ == "__main__":
    made = prepared_file()
    sys.stdout.write(f"{made.name}: {build(made)} bytes\n")
