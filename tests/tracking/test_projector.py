"""Traces in a real MLflow store say what the record says, once."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from generations import CODE, SPEC, failed, make_attempt, make_generation, make_render
from PIL import Image

from animathic_lab.domain import GEMINI, LOCAL, Prompt, Rating
from animathic_lab.errors import TrackingError
from animathic_lab.settings import Settings
from animathic_lab.tracking import Projector, trace_id_of, trace_url
from animathic_lab.tracking.ids import attachment_id_of


@pytest.fixture
def projector() -> Projector:
    return Projector(Settings())


@pytest.fixture
def picture(tmp_path: Path) -> Path:
    frames = [Image.new("RGB", (32, 18), color) for color in ("red", "blue")]
    frames[0].save(tmp_path / "v.webp", save_all=True, append_images=frames[1:], duration=200)
    return tmp_path / "v.mp4"


def spans(trace: Any) -> dict[str, Any]:
    return {span.name: span for span in trace.data.spans}


def feedback(trace: Any) -> list[tuple[str, object, str]]:
    return [(item.name, item.feedback.value, item.source.source_type) for item in trace.info.assessments]


def attached(home: Path) -> list[Path]:
    return [path for path in (home / "mlartifacts").rglob("*") if path.is_file()]


def test_the_trace_says_what_the_record_says(projector: Projector, picture: Path) -> None:
    at = datetime(2026, 11, 3, 12, 0, 0, 250_000, tzinfo=UTC)
    generation = make_generation(timestamp=at, render=make_render(picture))
    trace_id = projector.project(generation)
    assert trace_id == trace_id_of(generation.id) == f"tr-{generation.id}"
    trace = projector.trace(generation.id)
    info, found = trace.info, spans(trace)

    assert info.request_time == round(at.timestamp() * 1000) - 1, "routing took a millisecond and came first"
    assert info.execution_duration == 1300
    assert info.state == "OK"
    assert info.request_preview == generation.prompt.text
    tags = info.tags
    assert (tags["generation_id"], tags["arm"], tags["quality"], tags["user"], tags["session"]) == (
        generation.id,
        LOCAL,
        "low",
        "ada",
        "s1",
    )
    assert info.trace_metadata["mlflow.trace.user"] == "ada"
    assert info.trace_metadata["mlflow.trace.session"] == "s1"
    assert info.token_usage == {"input_tokens": 40, "output_tokens": 60, "total_tokens": 100}

    assert list(found) == ["generation", "route", "generate", "attempt 1", "validate", "compile", "render", "score"]
    root = found["generation"]
    assert root.inputs == {"prompt": generation.prompt.text}
    assert (root.outputs["spec"], root.outputs["code"], root.outputs["video"]) == (SPEC, CODE, str(picture))
    for name in ("route", "generate", "validate", "compile", "render", "score"):
        seconds = (found[name].end_time_ns - found[name].start_time_ns) / 1e9
        assert seconds == pytest.approx(generation.timings[name])
        assert found[name].parent_id == root.span_id
    assert found["generate"].start_time_ns == round(at.timestamp() * 1000) * 1_000_000
    assert found["validate"].start_time_ns == found["generate"].end_time_ns
    attempt = found["attempt 1"]
    assert attempt.parent_id == found["generate"].span_id
    assert attempt.end_time_ns - attempt.start_time_ns == 1_250_000_000
    assert attempt.outputs == {"raw": generation.attempts[0].raw}
    assert attempt.attributes["mlflow.llm.cost"]["total_cost"] == 0.25
    assert attempt.attributes["confidence"] == 0.9
    assert found["compile"].outputs == {"code": CODE}
    assert found["score"].outputs["facts"][0] == {"kind": "object", "asked": "a red circle", "drawn": True}
    assert feedback(trace) == [("facts", 1.0, "CODE"), ("frame", 0.5, "CODE")]


def test_the_preview_is_attached_so_that_mlflow_shows_it(projector: Projector, picture: Path) -> None:
    from mlflow.tracing.attachments import Attachment

    generation = make_generation(render=make_render(picture))
    projector.project(generation)
    trace = projector.trace(generation.id)
    reference = Attachment.parse_ref(spans(trace)["render"].outputs["preview"])
    content = picture.with_suffix(".webp").read_bytes()
    assert reference == {
        "attachment_id": attachment_id_of(generation.id),
        "content_type": "image/webp",
        "trace_id": trace.info.trace_id,
        "size": len(content),
    }
    (file,) = attached(Settings().animathic_home)
    assert file.name == attachment_id_of(generation.id)
    assert file.read_bytes() == content


def test_a_preview_that_is_gone_does_not_hold_the_trace(projector: Projector) -> None:
    generation = make_generation()
    projector.project(generation)
    assert "preview" not in spans(projector.trace(generation.id))["generation"].outputs


def test_writing_again_changes_nothing_and_a_newer_state_replaces(projector: Projector, picture: Path) -> None:
    generation = make_generation(render=make_render(picture))
    for _ in range(3):
        projector.project(generation)
    trace = projector.trace(generation.id)
    assert len(trace.data.spans) == 8
    assert len(trace.info.assessments) == 2
    newer = make_generation(id=generation.id, timestamp=generation.timestamp, render=make_render(picture), code="# other")
    projector.project(newer)
    again = projector.trace(generation.id)
    assert spans(again)["compile"].outputs == {"code": "# other"}
    assert len(again.data.spans) == 8
    assert len(again.info.assessments) == 2
    assert len(attached(Settings().animathic_home)) == 1


def test_a_trace_that_was_cut_off_in_the_middle_is_completed(projector: Projector) -> None:
    from animathic_lab.tracking.trace import trace_info

    generation = make_generation()
    store = projector._store
    store.backend.start_trace(trace_info(generation, store.redactor, store.experiment()))
    projector.project(generation)
    assert len(projector.trace(generation.id).data.spans) == 8
    assert len(projector.trace(generation.id).info.assessments) == 2


def test_a_failure_is_shown_where_it_happened(projector: Projector) -> None:
    generation = make_generation(
        model=GEMINI,
        primary_model=LOCAL,
        render=None,
        scores=(),
        error="steps[0]: no such object",
        error_kind="SpecError",
        hint="say it simpler",
        timings={"route": 0.01, "generate": 2.0, "validate": 0.02, "total": 2.1},
        attempts=(
            make_attempt(LOCAL, 1, ok=False, error="prose", error_kind="ArmRefused", seconds=0.5),
            make_attempt(GEMINI, 2, ok=False, error="steps[0]: no such object", error_kind="SpecError", seconds=1.5),
        ),
    )
    projector.project(generation)
    trace = projector.trace(generation.id)
    found = spans(trace)
    assert trace.info.state == "ERROR"
    assert trace.info.tags["fallback_used"] == "true"
    assert trace.info.tags["error_kind"] == "SpecError"
    assert [name for name, span in found.items() if span.status.status_code == "ERROR"] == [
        "generation",
        "attempt 1",
        "attempt 2",
        "validate",
    ]
    assert found["attempt 1"].status.description == "prose"
    assert found["attempt 2"].start_time_ns == found["attempt 1"].end_time_ns
    assert found["generation"].outputs["hint"] == "say it simpler"


def test_a_rating_is_assessed_once_and_a_second_one_beside_it(projector: Projector) -> None:
    generation = make_generation(scores=())
    rating = Rating(generation_id=generation.id, stars=4, comment="nice", visual_quality=3, matched_intent=True, user_id="ada")
    projector.project(generation)
    for _ in range(2):
        projector.rate(generation, rating)
    trace = projector.trace(generation.id)
    expected = [("matched_intent", True, "HUMAN"), ("user_rating", 4, "HUMAN"), ("visual_quality", 3, "HUMAN")]
    assert sorted(feedback(trace)) == expected
    (stars,) = [item for item in trace.info.assessments if item.name == "user_rating"]
    assert stars.rationale == "nice"
    assert stars.source.source_id == "ada"
    projector.rate(generation, Rating(generation_id=generation.id, stars=1))
    assert sorted(value for name, value, _ in feedback(projector.trace(generation.id)) if name == "user_rating") == [1, 4]


def test_a_rating_brings_its_trace_along(projector: Projector) -> None:
    generation = make_generation()
    projector.rate(generation, Rating(generation_id=generation.id, stars=2))
    assert ("user_rating", 2, "HUMAN") in feedback(projector.trace(generation.id))


def test_deleting_removes_trace_and_picture(projector: Projector, picture: Path) -> None:
    generation = make_generation(render=make_render(picture))
    projector.project(generation)
    projector.delete(generation.id)
    projector.delete(generation.id)
    assert projector.trace(generation.id) is None
    assert attached(Settings().animathic_home) == []


def test_no_secret_reaches_mlflow() -> None:
    settings = Settings(google_ai_api_key="hunter2-key")
    projector = Projector(settings)
    elsewhere = "https://host/v1?key=AIzaSyA0123456789012345678901234567890123&x=1"
    generation = failed(error=f"403 at {elsewhere}", prompt=Prompt(text="draw hunter2-key"), warnings=("hunter2-key",))
    projector.project(generation)
    projector.rate(generation, Rating(generation_id=generation.id, stars=1, comment="hunter2-key"))
    with closing(sqlite3.connect(settings.animathic_home / "mlflow.db")) as connection:
        everything = "\n".join(connection.iterdump())
    assert "draw ***" in everything
    assert "hunter2" not in everything
    assert "AIza" not in everything


def test_everything_lies_under_the_home(
    projector: Projector, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, picture: Path
) -> None:
    (tmp_path / "cwd").mkdir()
    monkeypatch.chdir(tmp_path / "cwd")
    projector.project(make_generation(render=make_render(picture)))
    assert os.listdir(tmp_path / "cwd") == []


def test_an_experiment_that_was_deleted_is_restored(projector: Projector) -> None:
    experiment = projector.ensure_experiment()
    projector._store.backend.delete_experiment(experiment)
    assert Projector(Settings()).ensure_experiment() == experiment
    projector.project(make_generation())


@pytest.mark.parametrize("content", [b"no database at all, " * 500, None])
def test_a_store_that_cannot_be_opened_is_said_at_once(content: bytes | None) -> None:
    home = Settings().ensure_home()
    if content is None:
        (home / "mlflow.db").mkdir()
    else:
        (home / "mlflow.db").write_bytes(content)
    with pytest.raises(TrackingError) as refusal:
        Projector(Settings()).project(make_generation())
    assert "mlflow.db" in str(refusal.value)
    assert "animathic sync" in refusal.value.hint


def test_a_server_that_is_not_there_is_an_error_without_its_password() -> None:
    projector = Projector(Settings(mlflow_tracking_uri="http://me:hunter2@127.0.0.1:9"))
    with pytest.raises(TrackingError) as refusal:
        projector.project(make_generation())
    assert "hunter2" not in str(refusal.value)


def test_a_link_leads_to_the_ui_or_to_the_server() -> None:
    local = trace_url(Settings(), "tr-1")
    assert local == "http://127.0.0.1:5000/#/experiments/1/traces?selectedEvaluationId=tr-1&traceId=tr-1"
    server = Settings(mlflow_tracking_uri="https://me:hunter2@mlflow.example/base/")
    assert trace_url(server, "tr-1", experiment="7").startswith("https://mlflow.example/base/#/experiments/7/")


def test_ids_that_are_no_uuids_have_traces_too(projector: Projector) -> None:
    for name in ("my-generation", "0" * 32):
        generation = make_generation(id=name)
        assert projector.project(generation) == trace_id_of(name)
        assert projector.trace(name).info.tags["generation_id"] == name


def test_mlflow_is_not_imported_before_its_first_use_and_tells_nobody() -> None:
    code = """
import os, sys
from animathic_lab.settings import Settings
from animathic_lab.tracking import Projector, trace_url, trace_id_of
projector = Projector(Settings())
trace_url(Settings(), trace_id_of("a"))
assert not [name for name in ("mlflow", "opentelemetry") if name in sys.modules]
projector.ensure_experiment()
from mlflow.telemetry.utils import is_telemetry_disabled
assert is_telemetry_disabled()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
