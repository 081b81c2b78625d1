"""The command line as people call it: a process of its own, its exit code, stdout and stderr."""

from __future__ import annotations

import json
import os
import socket
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="module")
def animathic(home):
    """Call the command; returns the finished process."""

    def call(*arguments: str, stdin: str | None = None, **environment: str) -> subprocess.CompletedProcess[str]:
        clean = {key: value for key, value in os.environ.items() if key in ("PATH", "HOME", "LANG", "VIRTUAL_ENV")}
        return subprocess.run(
            [sys.executable, "-m", "animathic_lab.cli", *arguments],
            input=stdin,
            capture_output=True,
            text=True,
            timeout=300,
            cwd=home,
            env={**clean, "ANIMATHIC_HOME": str(home), "FORMULAE": "builtin", **environment},
            check=False,
        )

    return call


def fails_well(done: subprocess.CompletedProcess[str]) -> None:
    assert done.returncode != 0
    assert done.stderr.startswith("error: ") or "\nerror: " in done.stderr
    assert "hint: " in done.stderr
    assert "Traceback" not in done.stderr + done.stdout
    assert "unexpected" not in done.stderr


@pytest.fixture(scope="module")
def generated(animathic):
    """One generation, made by the real local model, that several tests look at."""
    done = animathic("generate", "a red circle", "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_generate_makes_a_video_and_prints_json(generated):
    assert Path(generated["video_path"]).stat().st_size > 1000
    assert generated["render_success"] is True
    assert generated["model"] == "local-trained"
    for key in ("id", "prompt", "fallback_used", "spec", "code", "error", "timings", "trace_id", "route"):
        assert key in generated
    assert [item["type"] for item in generated["spec"]["objects"]] == ["circle"]


def test_the_guides_sqlite_line_works_in_the_home(home, generated):
    rows = (
        sqlite3.connect(home / "feedback_data.db")
        .execute("SELECT * FROM generation_records ORDER BY timestamp DESC LIMIT 10;")
        .fetchall()
    )
    assert generated["id"] in {row[0] for row in rows}


def test_rate_show_list_report(animathic, generated):
    short = generated["id"][:8]
    rated = animathic(
        "rate", short, "--rating", "4", "--comment", "round", "--visual-quality", "5", "--matched-intent", "--json"
    )
    assert rated.returncode == 0, rated.stderr
    shown = json.loads(animathic("show", short, "--json").stdout)
    assert [(item["stars"], item["comment"]) for item in shown["ratings"]] == [(4, "round")]
    assert "class GeneratedScene" in animathic("show", short).stdout
    assert short in animathic("list").stdout
    report = json.loads(animathic("report", "--days", "30", "--json").stdout)
    assert report["overall_metrics"]["success_rate"] == 100.0
    assert report["overall_metrics"]["user_satisfaction"] == 4.0


def test_the_trace_is_in_mlflow_with_the_rating(home, animathic, generated):
    animathic("rate", generated["id"], "--rating", "5", "--json")
    synced = animathic("sync", "--json")
    assert synced.returncode == 0, synced.stderr
    assert json.loads(synced.stdout)["left"] == 0
    code = (
        "import mlflow, sys; mlflow.set_tracking_uri(sys.argv[1]); trace = mlflow.get_trace(sys.argv[2]);"
        "print([s.name for s in trace.data.spans], [a.value for a in trace.info.assessments if a.name == 'user_rating'])"
    )
    found = subprocess.run(
        [sys.executable, "-c", code, f"sqlite:///{home}/mlflow.db", generated["trace_id"]],
        capture_output=True,
        text=True,
        check=False,
    )
    assert found.returncode == 0, found.stderr
    assert "render" in found.stdout
    assert "5" in found.stdout.split("]")[1]


def test_route_spec_schema_compile_render(animathic, home, generated):
    decision = json.loads(animathic("route", "a red circle", "--json").stdout)
    assert decision["model"] == "local-trained"
    assert decision["reasons"]
    rows = '{"id": "a", "prompt": "a blue square"}\n{"id": "b", "prompt": "a proof of the Pythagorean theorem in 3D"}\n'
    assert [json.loads(line)["id"] for line in animathic("route", "--file", "-", stdin=rows).stdout.splitlines()] == ["a", "b"]
    lines = [
        json.loads(line)
        for line in animathic("spec", "--file", "-", "--model", "local-trained", stdin=rows).stdout.splitlines()
    ]
    assert set(lines[0]) == {"id", "spec", "error", "confidence", "seconds"}
    assert json.loads(animathic("schema").stdout)["title"] == "SceneSpec"
    compiled = animathic("compile", "-", stdin=json.dumps(generated["spec"]))
    assert compiled.stdout == generated["code"]
    (home / "edited.py").write_text(compiled.stdout.replace("RED", "GREEN"))
    rendered = animathic("render", "edited.py", "-o", "edited.mp4")
    assert rendered.returncode == 0, rendered.stderr
    assert (home / "edited.mp4").stat().st_size > 1000


@pytest.mark.parametrize(
    "arguments",
    [
        ("generate", ""),
        ("generate", "x" * 120_000),
        ("generate", "a circle", "--model", "gpt-9"),
        ("generate", "a circle", "--quality", "ultra"),
        ("generate", "a circle", "--model", "gemini-2.5-flash"),
        ("rate", "ffffffff", "--rating", "5"),
        ("show", "ffffffff"),
        ("compile", "missing.json"),
        ("compile", "-"),
        ("render", "missing.py", "-o", "x.mp4"),
        ("render", "-", "-o", "x.avi"),
        ("spec",),
        ("nonsense",),
        ("report", "--days", "0"),
    ],
)
def test_bad_input_is_one_clear_line_with_a_hint(animathic, arguments):
    fails_well(animathic(*arguments, stdin="{"))


def test_a_rating_out_of_range_is_refused(animathic, generated):
    fails_well(animathic("rate", generated["id"], "--rating", "6"))


def test_an_edited_scene_with_an_error_names_its_line(animathic, home):
    (home / "bad.py").write_text(
        "from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n        self.add(undefined)\n"
    )
    done = animathic("render", "bad.py", "-o", "bad.mp4")
    fails_well(done)
    assert "line 6" in done.stderr
    assert not (home / "bad.mp4").exists()


def test_an_unwritable_home(animathic, tmp_path):
    (tmp_path / "file").write_text("in the way")
    fails_well(animathic("list", ANIMATHIC_HOME=str(tmp_path / "file" / "home")))


def test_a_setting_that_cannot_be_used_is_named(animathic):
    done = animathic("list", GEMINI_CONFIDENCE_THRESHOLD="often")
    fails_well(done)
    assert "GEMINI_CONFIDENCE_THRESHOLD" in done.stderr


@pytest.mark.parametrize("command", ["notebook", "mlflow"])
def test_a_port_in_use(animathic, command):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        fails_well(animathic(command, "--port", str(other.getsockname()[1])))


def test_the_doctor_passes_and_skips_gemini_without_a_key(animathic):
    done = animathic("doctor")
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.splitlines()[-1].endswith("0 failed, 1 skipped")
    assert "Gemini" in done.stdout


def test_log_level_debug_logs_to_stderr_without_the_key(animathic):
    done = animathic("route", "a red circle", LOG_LEVEL="DEBUG", GOOGLE_AI_API_KEY="a-very-secret-key")
    assert done.returncode == 0
    assert "Hybrid orchestrator initialized - Gemini: True, Local: True" in done.stderr
    assert "a-very-secret-key" not in done.stderr + done.stdout


def test_a_dotenv_file_is_read(animathic, home):
    (home / ".env").write_text("LOG_LEVEL=INFO\n")
    try:
        assert "Local LLM service initialized" in animathic("list").stderr
    finally:
        (home / ".env").unlink()
