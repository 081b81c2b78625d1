"""The prepared MLflow store is what the installed MLflow would make itself."""

from __future__ import annotations

import importlib.metadata
import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from animathic_lab.tracking import prepare


def schema_of(path: Path) -> set[tuple[str, str, str]]:
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT type, name, coalesce(sql, '') FROM sqlite_master")
        return {(kind, name, in_order(sql)) for kind, name, sql in rows}


def in_order(sql: str) -> str:
    """MLflow writes CHECK constraints, and their values, in the order of sets: it is another one in every process."""
    sql = re.sub(r"IN \(([^)]*)\)", lambda found: f"IN ({', '.join(sorted(found[1].split(', ')))})", sql)
    return "\n".join(sorted(line.strip(" \t,") for line in sql.splitlines()))


def rows_of(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}


def installed(path: Path) -> Path:
    assert prepare.install(path)
    return path


def test_one_is_shipped_for_the_installed_mlflow_and_it_is_small() -> None:
    file = prepare.prepared_file()
    assert file.exists(), "run python -m animathic_lab.tracking.prepare"
    assert file.stat().st_size < 200_000


def test_its_revision_is_the_one_that_mlflow_wants(tmp_path: Path) -> None:
    from mlflow.store.db.utils import _get_latest_schema_revision

    assert rows_of(installed(tmp_path / "mlflow.db"))["alembic_version"] == [(_get_latest_schema_revision(),)]


def test_it_is_what_the_migrations_make_and_tells_nothing_of_its_maker(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shipped = installed(tmp_path / "shipped.db")
    prepare.build(tmp_path / "again.xz")
    monkeypatch.setattr(prepare, "prepared_file", lambda: tmp_path / "again.xz")
    made = installed(tmp_path / "made.db")
    assert schema_of(shipped) == schema_of(made)
    assert rows_of(shipped) == rows_of(made)
    assert {name for name, rows in rows_of(shipped).items() if rows} == {"alembic_version", "workspaces"}


def test_a_store_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mlflow.db").write_bytes(b"mine")
    assert not prepare.install(tmp_path / "mlflow.db")
    assert (tmp_path / "mlflow.db").read_bytes() == b"mine"
    assert [file.name for file in tmp_path.iterdir()] == ["mlflow.db"]


def test_another_version_of_mlflow_makes_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(importlib.metadata, "version", lambda _: "3.99.0")
    assert not prepare.install(tmp_path / "mlflow.db")
    assert not (tmp_path / "mlflow.db").exists()


def test_readers_and_writers_do_not_wait_for_each_other(tmp_path: Path) -> None:
    with closing(sqlite3.connect(installed(tmp_path / "mlflow.db"))) as connection:
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
