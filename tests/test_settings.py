"""Settings: from the environment, from .env, and where everything that is written lies."""

from __future__ import annotations

import pytest

from animathic_lab import Settings, SettingsError
from animathic_lab.settings import load_settings


@pytest.fixture
def project(tmp_path, monkeypatch):
    """A project's folder with a notebooks folder in it, and no setting in the environment."""
    monkeypatch.delenv("ANIMATHIC_HOME")
    (tmp_path / "project" / "notebooks").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "project")
    return tmp_path / "project"


def test_without_anything_set_all_lies_under_the_working_directory(project):
    settings = Settings()
    assert settings.animathic_home == project / ".animathic"
    assert settings.feedback_database_url == f"sqlite:///{project}/.animathic/feedback_data.db"
    assert settings.mlflow_tracking_uri == f"sqlite:///{project}/.animathic/mlflow.db"
    assert (settings.gemini_confidence_threshold, settings.gcp_region) == (0.7, "us-central1")
    assert settings.google_ai_api_key is None


def test_a_notebook_in_its_own_folder_shares_the_projects_home_and_dotenv(project, monkeypatch):
    Settings().ensure_home()
    (project / ".env").write_text("GEMINI_CONFIDENCE_THRESHOLD=0.55\nSOMEBODY_ELSES=1\n")
    monkeypatch.chdir(project / "notebooks")
    assert Settings().animathic_home == project / ".animathic"
    assert Settings().gemini_confidence_threshold == 0.55


def test_the_environment_counts_more_than_dotenv_and_arguments_count_most(project, monkeypatch):
    (project / ".env").write_text("LOG_LEVEL=debug\nGEMINI_CONFIDENCE_THRESHOLD=0.5\n")
    assert Settings().log_level == "DEBUG"
    monkeypatch.setenv("LOG_LEVEL", "error")
    assert Settings().log_level == "ERROR"
    assert Settings(log_level="INFO").log_level == "INFO"


def test_an_empty_key_is_no_key_and_a_key_is_never_shown(monkeypatch):
    monkeypatch.setenv("GOOGLE_AI_API_KEY", "  ")
    assert Settings().google_ai_api_key is None
    monkeypatch.setenv("GOOGLE_AI_API_KEY", "hunter2")
    assert "hunter2" not in repr(Settings())
    assert Settings().google_ai_api_key.get_secret_value() == "hunter2"


def test_relative_sqlite_lies_under_the_home_and_other_urls_stay(tmp_path):
    settings = Settings(animathic_home=tmp_path, feedback_database_url="sqlite:///deep/f.db")
    assert settings.feedback_database_url == f"sqlite:///{tmp_path}/deep/f.db"
    postgres = "postgresql+psycopg://me@127.0.0.1/lab"
    assert Settings(feedback_database_url=postgres).feedback_database_url == postgres


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("GEMINI_CONFIDENCE_THRESHOLD", "7.25"),
        ("GENERATION_DEADLINE_S", "-17"),
        ("LOCAL_FALLBACK_ENABLED", "perhaps"),
        ("PRIVACY", "secret-value"),
        ("FEEDBACK_DATABASE_URL", "no url"),
    ],
)
def test_a_value_that_cannot_be_used_is_named_without_being_shown(monkeypatch, name, value):
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as refusal:
        load_settings()
    assert name in str(refusal.value)
    assert value not in str(refusal.value)
    assert refusal.value.hint


def test_a_home_that_cannot_be_made_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written") as refusal:
        Settings(animathic_home=tmp_path / "file" / "home").ensure_home()
    assert "ANIMATHIC_HOME" in refusal.value.hint


def test_they_are_frozen():
    with pytest.raises(ValueError, match="frozen"):
        Settings().log_level = "DEBUG"
