"""Opening the feedback database: connections, transactions, migrations, and refusals in words for a person."""

from __future__ import annotations

import functools
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, SQLAlchemyError
from sqlalchemy.orm import Session

from animathic_lab.errors import RecordError
from animathic_lab.records.migrations import HEAD

__all__ = ["Database", "described", "refusals"]

_WRITABLE: Final = "Check database permissions; make sure {name} is writable, or set FEEDBACK_DATABASE_URL to another place."
#: What drivers say, and what a person can do about it. The first that fits counts.
_REMEDIES: Final = (
    ("readonly database", _WRITABLE),
    ("unable to open", _WRITABLE),
    ("permission denied", _WRITABLE),
    ("not a directory", _WRITABLE),
    ("read-only file system", _WRITABLE),
    ("not a database", "Move {name} away, or set FEEDBACK_DATABASE_URL to another file; a new database is made by itself."),
    ("malformed", "{name} is damaged: restore a backup with `animathic restore PATH`."),
    ("locked", "Another program keeps {name} busy. Close it, or try again in a moment."),
    ("disk is full", "Free some disk space; nothing that was saved before is lost."),
    ("no space left", "Free some disk space; nothing that was saved before is lost."),
    ("already exists", "{name} belongs to another program: move it away, or set FEEDBACK_DATABASE_URL to another file."),
)


def described(url: str) -> str:
    """Return a database's name for logs: the file's name for SQLite, otherwise the URL without its password.

    Examples
    --------
    >>> described("sqlite:////home/me/feedback_data.db"), described("postgresql://me:secret@db/lab")
    ('feedback_data.db', 'postgresql://me:***@db/lab')
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return Path(parsed.database).name if parsed.database and parsed.database != ":memory:" else ":memory:"
    return parsed.render_as_string(hide_password=True)


@contextmanager
def refusals(name: str) -> Iterator[None]:
    """Turn what a driver or the file system refuses into a `RecordError` with the remedy.

    Raises
    ------
    RecordError
        Instead of any SQLAlchemy or OS error.
    """
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        # The driver's own words: SQLAlchemy's would repeat the statement with the person's prompt in it.
        said = str(error.orig) if isinstance(error, DBAPIError) else getattr(error, "strerror", None) or str(error)
        hint = next((hint for words, hint in _REMEDIES if words in said.lower()), _WRITABLE)
        raise RecordError(f"Feedback collector failed: {name}: {said}", hint=hint.format(name=name)) from error


class Database:
    """The engine with one short transaction per call.

    Parameters
    ----------
    url : str
        SQLAlchemy URL.
    busy_timeout_s : float
        Seconds that SQLite waits for another writer.

    Raises
    ------
    RecordError
        It cannot be opened, is no database, or was written by a newer version.
    """

    def __init__(self, url: str, *, busy_timeout_s: float = 10.0) -> None:
        self.name = described(url)
        parsed = make_url(url)
        sqlite = parsed.get_backend_name() == "sqlite"
        options: dict[str, Any] = {}
        if sqlite:
            options["connect_args"] = {"timeout": busy_timeout_s, "check_same_thread": False}
            if not parsed.database or parsed.database == ":memory:":
                # Each connection would be a database of its own: one is shared, and callers take turns.
                from sqlalchemy.pool import QueuePool

                options |= {"poolclass": QueuePool, "pool_size": 1, "max_overflow": 0}
        with refusals(self.name):
            if sqlite and parsed.database and parsed.database != ":memory:":
                Path(parsed.database).parent.mkdir(parents=True, exist_ok=True)
            try:
                self.engine: Engine = create_engine(parsed, **options)
            except ImportError as error:
                raise RecordError(
                    f"Feedback collector failed: the driver of {self.name} is not installed ({error.name})",
                    hint="Install the driver, or leave FEEDBACK_DATABASE_URL unset to use SQLite.",
                ) from error
            if sqlite:
                event.listen(self.engine, "connect", functools.partial(_prepare_sqlite, busy_timeout_s))
                event.listen(self.engine, "begin", _begin_sqlite)
            self._writer = self.engine.execution_options(writes=True)
            self._migrate()

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Yield a session that sees one state of the database."""
        with refusals(self.name), Session(self.engine) as session, session.begin():
            yield session

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """Yield a session whose changes are committed together at the end, or not at all."""
        with refusals(self.name), Session(self._writer) as session, session.begin():
            yield session

    def close(self) -> None:
        """Close the connections."""
        self.engine.dispose()

    def _migrate(self) -> None:
        with self.engine.connect() as connection:
            if _version(connection) == HEAD:
                return
        # Writers queue up at the transaction, so of two processes that start at once the second finds the work done.
        with self._writer.begin() as connection:
            version = _version(connection)
            if version != HEAD:
                _upgrade(connection, version, self.name)


def _version(connection: Connection) -> str | None:
    if not connection.dialect.has_table(connection, "alembic_version"):
        return None
    version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    return str(version) if version is not None else None


def _upgrade(connection: Connection, version: str | None, name: str) -> None:
    from alembic import command
    from alembic.config import Config
    from alembic.util.exc import CommandError

    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations").replace("%", "%%"))
    config.attributes["connection"] = connection
    try:
        command.upgrade(config, "head")
    except CommandError as error:
        raise RecordError(
            f"Feedback collector failed: {name} has the unknown version {version}",
            hint="It was written by a newer animathic_lab: update this one, or set FEEDBACK_DATABASE_URL to another file.",
        ) from error


def _prepare_sqlite(busy_timeout_s: float, connection: Any, _record: object) -> None:
    # sqlite3's own transactions begin late and would let a reader be refused when it starts to write; see _begin_sqlite.
    connection.isolation_level = None
    cursor = connection.cursor()
    _use_wal(cursor, time.monotonic() + busy_timeout_s)
    # With WAL this survives a killed process; only a power cut may lose the last commits, never the file.
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()


def _use_wal(cursor: Any, deadline: float) -> None:
    # The switch needs the file for itself, and SQLite does not wait for it: processes that start at once would fail.
    while True:
        try:
            cursor.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error) or time.monotonic() > deadline:
                raise
            time.sleep(0.02)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
