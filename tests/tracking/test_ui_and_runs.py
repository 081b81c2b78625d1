"""The MLflow server's command line, and training runs."""

from __future__ import annotations

import json
import socket
from pathlib import Path

import pytest

from animathic_lab.cli.models import _record
from animathic_lab.errors import SettingsError, TrackingError
from animathic_lab.settings import Settings
from animathic_lab.tracking import log_training_run, run_ui, ui_command


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_the_server_listens_on_loopback_with_the_store_in_its_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_AI_API_KEY", "hunter2")
    settings, port = Settings(), free_port()
    arguments, environment = ui_command(settings, port)
    assert arguments[3:] == ["server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    assert environment["MLFLOW_BACKEND_STORE_URI"] == settings.mlflow_tracking_uri
    assert environment["MLFLOW_SERVER_ENABLE_JOB_EXECUTION"] == "false"
    assert "hunter2" not in environment.values()
    assert (settings.animathic_home / "mlflow.db").exists()


def test_a_port_in_use_is_said_with_a_way_out() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(SettingsError, match="port") as refusal:
            run_ui(Settings(), taken.getsockname()[1])
    assert "--port" in refusal.value.hint


def test_a_tracking_server_needs_no_second_one() -> None:
    with pytest.raises(SettingsError) as refusal:
        run_ui(Settings(mlflow_tracking_uri="https://me:hunter2@mlflow.example"), free_port())
    assert "https://mlflow.example" in refusal.value.hint
    assert "hunter2" not in str(refusal.value)


def test_a_training_is_a_run_with_its_files(tmp_path: Path) -> None:
    from mlflow.tracking import MlflowClient

    (tmp_path / "card.md").write_text("what it is")
    settings = Settings(google_ai_api_key="hunter2")
    run_id = log_training_run(
        "local-model", {"rank": 16, "note": "hunter2"}, {"right": 0.75}, [tmp_path / "card.md"], settings=settings
    )
    client = MlflowClient(tracking_uri=settings.mlflow_tracking_uri)
    run = client.get_run(run_id)
    assert (run.info.run_name, run.info.status) == ("local-model", "FINISHED")
    assert run.data.params == {"rank": "16", "note": "***"}
    assert run.data.metrics == {"right": 0.75}
    assert [file.path for file in client.list_artifacts(run_id)] == ["card.md"]
    assert (settings.animathic_home / "mlartifacts") in Path(run.info.artifact_uri.removeprefix("file://")).parents


def test_the_training_of_the_local_model_is_recorded_though_its_words_are_longer_than_a_parameter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from mlflow.tracking import MlflowClient

    (tmp_path / "adapter.gguf").write_bytes(b"GGUF")
    manifest = {"rank": 24, "training": {"loss": 0.5, "seed": 7}, "calibration": {"auc": 0.9}, "words": "circle " * 3000}
    (tmp_path / "manifest.json").write_text(json.dumps(manifest))
    run_id = _record(tmp_path / "adapter.gguf")
    assert capsys.readouterr().err == ""
    assert run_id is not None
    client = MlflowClient(tracking_uri=Settings().mlflow_tracking_uri)
    data = client.get_run(run_id).data
    assert data.params == {"rank": "24", "seed": "7"}
    assert data.metrics == {"loss": 0.5, "calibration_auc": 0.9}
    assert [file.path for file in client.list_artifacts(run_id)] == ["adapter.gguf", "manifest.json"]


def test_a_missing_file_fails_the_run_in_words(tmp_path: Path) -> None:
    from mlflow.tracking import MlflowClient

    settings = Settings()
    with pytest.raises(TrackingError):
        log_training_run("local-model", {}, {}, [tmp_path / "missing"], settings=settings)
    client = MlflowClient(tracking_uri=settings.mlflow_tracking_uri)
    (run,) = client.search_runs([client.get_experiment_by_name("animathic").experiment_id])
    assert run.info.status == "FAILED"
