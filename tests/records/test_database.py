"""Opening, migrating, refusing, and surviving a kill."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from generations import make_generation
from sqlalchemy import create_engine, event

from animathic_lab.errors import RecordError
from animathic_lab.records import FeedbackCollector
from animathic_lab.records.database import described
from animathic_lab.records.migrations import HEAD
from animathic_lab.settings import Settings

HERE = Path(__file__).parent


def settings_for(path: Path | str) -> Settings:
    return Settings(feedback_database_url=f"sqlite:///{path}")


def refusal_of(path: Path | str, **options: float) -> RecordError:
    with pytest.raises(RecordError) as refusal:
        FeedbackCollector(settings_for(path), **options)
    assert str(refusal.value).startswith("Feedback collector failed: ")
    return refusal.value


def test_the_known_head_is_the_newest_migration() -> None:
    from alembic.script import ScriptDirectory

    from animathic_lab.records import migrations

    assert ScriptDirectory(Path(migrations.__file__).parent).get_heads() == [HEAD]


def test_the_migrations_make_what_the_models_say(tmp_path: Path) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.migration import MigrationContext

    from animathic_lab.records.schema import Base

    FeedbackCollector(settings_for(tmp_path / "f.db")).close()
    with create_engine(f"sqlite:///{tmp_path / 'f.db'}").connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), Base.metadata) == []


def test_a_current_database_is_opened_without_alembic(tmp_path: Path) -> None:
    FeedbackCollector(settings_for(tmp_path / "f.db")).close()
    code = f"""
        import sys
        from animathic_lab.records import FeedbackCollector
        from animathic_lab.settings import Settings
        FeedbackCollector(Settings(feedback_database_url="sqlite:///{tmp_path / "f.db"}"))
        sys.exit("alembic" in sys.modules or "pandas" in sys.modules)
    """
    assert subprocess.run([sys.executable, "-c", textwrap.dedent(code)], check=False).returncode == 0


def test_processes_that_start_at_once_make_one_database(tmp_path: Path) -> None:
    code = f"""
        from animathic_lab.records import FeedbackCollector
        from animathic_lab.settings import Settings
        FeedbackCollector(Settings(feedback_database_url="sqlite:///{tmp_path / "f.db"}"))
    """
    running = [subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)]) for _ in range(3)]
    assert [process.wait() for process in running] == [0, 0, 0]


def test_a_database_of_a_newer_version_is_left_alone(tmp_path: Path) -> None:
    FeedbackCollector(settings_for(tmp_path / "f.db")).close()
    with sqlite3.connect(tmp_path / "f.db") as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    assert "newer" in refusal_of(tmp_path / "f.db").hint


def test_a_table_of_another_program_is_left_alone(tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "f.db") as connection:
        connection.execute("CREATE TABLE generation_records (id INTEGER)")
    assert "another program" in refusal_of(tmp_path / "f.db").hint
    with sqlite3.connect(tmp_path / "f.db") as connection:
        tables = {row[0] for row in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    assert tables <= {"generation_records", "alembic_version"}


def test_a_place_that_cannot_be_written_is_said_with_the_guides_remedy(tmp_path: Path) -> None:
    (tmp_path / "folder.db").mkdir()
    (tmp_path / "file").write_text("")
    for path in (tmp_path / "folder.db", tmp_path / "file" / "feedback_data.db"):
        hint = refusal_of(path).hint
        assert "Check database permissions" in hint
        assert f"{path.name} is writable" in hint


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everything")
def test_a_read_only_file_is_refused(tmp_path: Path) -> None:
    FeedbackCollector(settings_for(tmp_path / "f.db")).close()
    (tmp_path / "f.db").chmod(0o444)
    collector = FeedbackCollector(settings_for(tmp_path / "f.db"))
    with pytest.raises(RecordError) as refusal:
        collector.save(make_generation())
    assert "Check database permissions" in refusal.value.hint


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "f.db").write_text("dear diary, " * 1000)
    assert "Move f.db away" in refusal_of(tmp_path / "f.db").hint


def test_a_locked_database_is_refused_after_a_while_and_works_after(tmp_path: Path) -> None:
    collector = FeedbackCollector(settings_for(tmp_path / "f.db"), busy_timeout_s=0.1)
    other = sqlite3.connect(tmp_path / "f.db", isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(RecordError, match="locked") as refusal:
        collector.save(make_generation())
    assert "busy" in refusal.value.hint
    assert len(collector.list()) == 0, "reading goes on while another writes"
    other.execute("ROLLBACK")
    collector.save(make_generation())
    assert len(collector.list()) == 1


def test_a_full_disk_loses_nothing_that_was_saved(tmp_path: Path) -> None:
    collector = FeedbackCollector(settings_for(tmp_path / "f.db"))
    kept = make_generation()
    collector.save(kept)
    collector.close()
    # SQLite's own limit raises the very error of a full disk.
    event.listen(collector._database.engine, "connect", lambda connection, _: connection.execute("PRAGMA max_page_count=40"))

    def fill() -> None:
        for _ in range(200):
            collector.save(make_generation(code="x" * 5000))

    with pytest.raises(RecordError, match="full") as refusal:
        fill()
    assert "disk space" in refusal.value.hint
    assert collector.get(kept.id).code == kept.code


def test_a_refusal_never_tells_the_prompt(tmp_path: Path) -> None:
    collector = FeedbackCollector(settings_for(tmp_path / "f.db"))
    with sqlite3.connect(tmp_path / "f.db") as connection:
        connection.execute("DROP TABLE mlflow_outbox")
    generation = make_generation()
    with pytest.raises(RecordError) as refusal:
        collector.save(generation)
    assert generation.prompt.text not in str(refusal.value)
    assert len(collector.list()) == 0, "record and outbox are one transaction"


def test_a_password_is_not_in_the_name() -> None:
    assert described("postgresql://me:hunter2@db.example/lab") == "postgresql://me:***@db.example/lab"


def test_a_killed_process_loses_no_committed_row(tmp_path: Path) -> None:
    code = f"""
        import sys
        sys.path.insert(0, {str(HERE)!r})
        from generations import make_generation
        from animathic_lab.records import FeedbackCollector
        from animathic_lab.settings import Settings
        collector = FeedbackCollector(Settings(feedback_database_url="sqlite:///{tmp_path / "f.db"}"))
        while True:
            generation = make_generation()
            collector.save(generation)
            print(generation.id, flush=True)
    """
    process = subprocess.Popen([sys.executable, "-c", textwrap.dedent(code)], stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    told = [process.stdout.readline().strip() for _ in range(50)]
    process.send_signal(signal.SIGKILL)
    told += process.stdout.read().split()
    process.wait()
    collector = FeedbackCollector(settings_for(tmp_path / "f.db"))
    kept = collector.to_frame()
    assert len(told) >= 50
    assert {name for name in told if len(name) == 32} <= set(kept["id"])
    assert collector.outbox.backlog() == len(kept)
    assert sqlite3.connect(tmp_path / "f.db").execute("PRAGMA integrity_check").fetchone() == ("ok",)
