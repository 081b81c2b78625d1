"""The notebook's front door, over fake arms, with the real renderer, the real database and a real MLflow store."""

from __future__ import annotations

import asyncio
import os
import signal
import sqlite3
import subprocess
import sys
import time
import urllib.request

import pandas as pd
import pytest

from animathic_lab import FeedbackCollector, Lab, NotFound, PromptError, RecordError, Settings, SpecError
from animathic_lab.domain import LOCAL
from animathic_lab.generation import FakeWriter
from animathic_lab.tracking import UiServer, trace_id_of

CIRCLE = {"objects": [{"id": "c", "type": "circle", "color": "red"}], "steps": [{"action": "create", "targets": ["c"]}]}


@pytest.fixture(scope="module")
def lab(tmp_path_factory):
    """One lab for the tests that only use it."""
    settings = Settings(animathic_home=tmp_path_factory.mktemp("lab"))
    with Lab(settings, writers={LOCAL: FakeWriter(lambda _: CIRCLE, name=LOCAL)}, user="ada") as made:
        yield made


def test_generate_rate_look_back_and_delete(lab):
    events = []
    made = lab.generate("a red circle", on_event=events.append)
    assert made.video_path.exists()
    assert events[-1].stage == "record"
    lab.rate(made, 4, comment="round")
    frame = lab.records()
    assert frame.loc[frame["id"] == made.id, ["user_id", "rating"]].to_numpy().tolist() == [["ada", 4]]
    assert lab.show(made.id[:8]).ratings[0].comment == "round"
    assert lab.summary()["models"][LOCAL]["success_rate"] == 100.0
    lab.delete(made)
    assert not made.video_path.exists()
    with pytest.raises(NotFound):
        lab.show(made)


async def test_it_can_be_awaited_from_the_notebooks_own_loop(lab):
    first, second = await asyncio.gather(lab.agenerate("a red circle"), lab.agenerate("a red circle"))
    assert first.render_success
    assert second.render_success
    assert first.id != second.id


def test_a_spec_is_rendered_without_a_model_from_data_or_text(lab, tmp_path):
    done = lab.render(CIRCLE, out=tmp_path / "a.mp4")
    assert done.path == tmp_path / "a.mp4"
    assert lab.render('{"objects": [{"id": "c", "type": "circle"}]}').frames > 0
    with pytest.raises(SpecError):
        lab.render("not a spec")


def test_a_table_is_drawn_and_its_values_stay_on_this_machine(tmp_path):
    chart = {"id": "bars", "type": "bar_chart", "data": "data", "x_column": "month", "y_column": "revenue"}
    writer = FakeWriter(lambda _: {"objects": [chart]}, name=LOCAL)
    frame = pd.DataFrame({"month": ["January", "February"], "revenue": [1234.5, 777.25]})
    with Lab(Settings(animathic_home=tmp_path), writers={LOCAL: writer}, tracking=False) as lab:
        made = lab.generate("a bar chart of revenue by month", data=frame)
        assert made.error == ""
        assert made.spec["objects"][0].get("values") is None
        assert "777.25" in made.code
    (request,) = writer.requests
    told = str(request.tables)
    assert "revenue" in told
    assert "January" not in told


def test_a_column_that_is_not_there_is_told_to_the_model(tmp_path):
    chart = {"id": "bars", "type": "bar_chart", "data": "data", "x_column": "nobody", "y_column": "revenue"}
    writer = FakeWriter(lambda _: {"objects": [chart]}, name=LOCAL)
    with Lab(Settings(animathic_home=tmp_path), writers={LOCAL: writer}, tracking=False) as lab:
        made = lab.generate("bars", data=pd.DataFrame({"month": ["a"], "revenue": [1.0]}))
    assert "no column 'nobody'" in made.error
    assert "valid: month, revenue" in writer.requests[1].repair.error


def test_what_cannot_be_done_raises_with_a_hint(lab):
    for call in (lambda: lab.generate(" "), lambda: lab.generate("a circle", model="nobody"), lambda: lab.rate("f00d", 5)):
        with pytest.raises((PromptError, NotFound)) as refusal:
            call()
        assert refusal.value.hint
    made = lab.generate("a red circle")
    with pytest.raises(RecordError):
        lab.rate(made, 6)


def test_what_was_made_is_in_mlflow_once_the_lab_is_closed(tmp_path):
    from mlflow import MlflowClient

    settings = Settings(animathic_home=tmp_path)
    lab = Lab(settings, writers={LOCAL: FakeWriter(lambda _: CIRCLE, name=LOCAL)})
    made = lab.generate("a red circle")
    lab.rate(made, 5)
    lab.close()
    lab.close()  # twice is no failure: the interpreter's exit does it again
    trace = MlflowClient(tracking_uri=settings.mlflow_tracking_uri).get_trace(trace_id_of(made.id))
    assert {one.name: one.value for one in trace.info.assessments}["user_rating"] == 5
    records = FeedbackCollector(settings)
    assert records.get(made.id).trace_id == trace_id_of(made.id)
    records.close()


def test_the_trace_is_shown_by_a_server_that_ends_with_its_kernel(tmp_path):
    code = (
        "import sys; from animathic_lab.settings import Settings; from animathic_lab.tracking import UiServer\n"
        f"print(UiServer(Settings(animathic_home={str(tmp_path)!r})).trace_url('tr-1'), flush=True); sys.stdin.read()"
    )
    kernel = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        url = kernel.stdout.readline().strip()
        assert url.startswith("http://127.0.0.1:")
        assert "traceId=tr-1" in url
        assert answers(url)
    finally:
        os.kill(kernel.pid, signal.SIGKILL)
        kernel.wait(10)
    deadline = time.monotonic() + 20
    while answers(url) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not answers(url), "a killed kernel must leave no server behind"


def answers(url: str) -> bool:
    """Tell whether somebody listens there."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url.split("#")[0], timeout=5) as page:
            return page.status == 200
    except OSError:
        return False


def test_a_tracking_server_of_theirs_is_linked_and_nothing_is_started():
    server = UiServer(Settings(mlflow_tracking_uri="https://mlflow.example"))
    assert server.trace_url("tr-1").startswith("https://mlflow.example/#/experiments/")
    server.stop()


def test_a_script_that_never_closes_its_lab_ends_quietly(tmp_path):
    code = (
        "from pathlib import Path; from animathic_lab import Lab, Settings; from animathic_lab.generation import FakeWriter\n"
        f"settings, arm = Settings(animathic_home=Path({str(tmp_path)!r})), FakeWriter(name={LOCAL!r})\n"
        "Lab(settings, writers={arm.name: arm}).generate('a red circle')\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=120, check=True)
    assert done.stderr == ""
    assert FeedbackCollector(Settings(animathic_home=tmp_path)).get(made_last(tmp_path)).trace_id


def made_last(home) -> str:
    """Return the id of the last generation of a home."""
    with sqlite3.connect(home / "feedback_data.db") as database:
        return database.execute("SELECT id FROM generation_records ORDER BY timestamp DESC LIMIT 1").fetchone()[0]
