"""The studio in real JupyterLab, driven as a person drives it."""

from __future__ import annotations

import asyncio
import base64
import json
import sqlite3
import time
from pathlib import Path

import pytest
import pytest_asyncio
from lab_server import PATIENCE, NotebookPage
from playwright.async_api import expect

FIRST = Path(__file__).parents[2] / "notebooks" / "01_prompt_render_rate.ipynb"

#: One arm that answers at once, one that takes its time, and one that never gives a spec.
FAKE_ARMS = """
from animathic_lab import ArmRefused, Lab
from animathic_lab.domain import GEMINI, LOCAL
from animathic_lab.generation import FakeWriter

arms = [
    FakeWriter(name=LOCAL),
    FakeWriter(name=GEMINI, delay=300, remote=True),
    FakeWriter(name="stubborn", fail=[ArmRefused("it said no", hint="Ask it nicely.")] * 9),
]
lab = Lab(writers={arm.name: arm for arm in arms}, tracking=False)
"""
ALONE = "lab.orchestrator.local_fallback_enabled = False"

pytestmark = pytest.mark.xdist_group("browser")
in_browser = pytest.mark.asyncio(loop_scope="session")


@pytest_asyncio.fixture(scope="module", loop_scope="session")
async def fake_studio(open_notebook) -> NotebookPage:
    """A notebook with the studio over fake arms, shared by the tests that need no model."""
    notebook = await open_notebook([FAKE_ARMS, "lab.studio()", ALONE, "1 + 1"], "studio.ipynb")
    await notebook.run_cell("FakeWriter")
    await notebook.run_cell("lab.studio()")
    await expect(notebook.part("studio-generate")).to_be_enabled()
    return notebook


async def choose(notebook: NotebookPage, prompt: str, model: str = "auto") -> None:
    """Write a prompt over what is there, and choose an arm."""
    await notebook.part("studio-prompt").fill(prompt)
    await notebook.part("studio-model").select_option(model)


async def plays(notebook: NotebookPage) -> None:
    """Check that the video is there and that its time goes on."""
    video = notebook.part("studio-video")
    # The local model writes it, on a machine whose cores other tests may use.
    await expect(video).to_be_visible(timeout=5 * PATIENCE)
    handle = await video.element_handle()
    await notebook.page.wait_for_function("(video) => video.readyState >= 2", arg=handle)
    await video.evaluate("(video) => video.paused && video.play()")
    before = await video.evaluate("(video) => video.currentTime")
    await notebook.page.wait_for_function(
        "([video, before]) => video.currentTime > 0 && video.currentTime !== before", arg=[handle, before]
    )
    assert await video.evaluate("(video) => [video.videoWidth, video.videoHeight]") == [854, 480]


def rows(database: Path, query: str) -> list[tuple]:
    """Read the feedback database beside the kernel that writes it."""
    with sqlite3.connect(f"file:{database}?mode=ro", uri=True, timeout=10) as connection:
        return connection.execute(query).fetchall()


async def assessments(home: Path, trace_id: str) -> dict[str, tuple[object, str | None]]:
    """Return MLflow's value and rationale by name, as soon as the person's rating is among them."""
    from mlflow import MlflowClient
    from mlflow.exceptions import MlflowException

    # The rating travels through the outbox in the background of the kernel, also on a machine that is busy.
    client, deadline, found = None, time.monotonic() + 90, {}
    while time.monotonic() < deadline and "user_rating" not in found:
        await asyncio.sleep(0.5)
        if not (home / "mlflow.db").exists() or rows(home / "feedback_data.db", "SELECT 1 FROM mlflow_outbox"):
            continue
        client = client or MlflowClient(tracking_uri=f"sqlite:///{home / 'mlflow.db'}")
        try:
            trace = client.get_trace(trace_id)
        except MlflowException:
            continue
        found = {one.name: (one.value, one.rationale) for one in trace.info.assessments}
    return found


@in_browser
async def test_from_a_prompt_to_a_rating_in_the_database_and_in_mlflow(open_notebook, lab_server):
    notebook = await open_notebook(FIRST, FIRST.name)
    await notebook.run_cell("lab = Lab()")
    await notebook.run_cell("lab.studio()")
    await choose(notebook, "a green circle fades in")
    await notebook.part("studio-generate").click()
    await plays(notebook)

    await notebook.part("studio-star-4").click()
    await notebook.part("studio-comment").fill("green enough")
    await notebook.part("studio-send").click()
    await expect(notebook.part("studio-saved")).to_be_visible()

    database = lab_server.home / "feedback_data.db"
    query = "SELECT g.id, prompt, video_path, stars, comment FROM generation_records g JOIN ratings r ON r.generation_id = g.id"
    ((generation_id, prompt, video, stars, comment),) = rows(database, query)
    assert (prompt, stars, comment) == ("a green circle fades in", 4, "green enough")

    saved = await notebook.save()
    assert not video_parts_in(saved, Path(video).read_bytes())
    assert len(saved) < 200_000

    found = await assessments(lab_server.home, f"tr-{generation_id}")
    assert found["user_rating"] == (4, "green enough")


def video_parts_in(saved: bytes, video: bytes) -> list[bytes]:
    """Return the pieces of a video, as they are or in base64, that a file holds."""
    assert video[4:8] == b"ftyp"
    middle = len(video) // 2
    pieces = [video[:24], *(video[start : start + 48] for start in range(middle, middle + 3))]
    return [piece for piece in (b"ftyp", *pieces, *map(base64.b64encode, pieces)) if piece in saved]


def test_a_video_in_a_file_would_be_found():
    video = b"\0\0\0\x20ftypisom" + bytes(i * 7 % 251 for i in range(3000))
    assert video_parts_in(b"{" + base64.b64encode(video) + b"}", video)
    assert not video_parts_in(b"{}", video)


@in_browser
async def test_no_key_press_reaches_the_notebook(fake_studio):
    page, before = fake_studio.page, await fake_studio.cells()
    for name in ("studio-generate", "studio-example-0"):
        await fake_studio.part(name).focus()
        assert await fake_studio.mode() == "command", "only then would a letter mean anything to the notebook"
        for key in ("a", "b", "x", "d", "d", "c", "v", "m", "y", "r", "Shift+M"):
            await page.keyboard.press(key)
        assert await fake_studio.cells() == before, name

    await fake_studio.part("studio-prompt").fill("")
    await fake_studio.part("studio-prompt").press_sequentially("a boxy maze, dd")
    assert await fake_studio.part("studio-prompt").input_value() == "a boxy maze, dd"
    assert await fake_studio.cells() == before

    # The same key outside of the studio does reach the notebook: what is above could have failed.
    await page.locator(".jp-Notebook .jp-InputPrompt").last.click()
    await page.keyboard.press("b")
    assert len(await fake_studio.cells()) == len(before) + 1


@in_browser
async def test_an_empty_prompt_is_answered_with_a_hint(fake_studio):
    await choose(fake_studio, "")
    await fake_studio.part("studio-generate").click()
    await expect(fake_studio.part("studio-error")).to_contain_text("Describe the scene in a sentence or two")
    await expect(fake_studio.part("studio-generate")).to_be_enabled()


@in_browser
async def test_a_model_that_failed_is_named_beside_the_video_of_the_next_one(fake_studio):
    await choose(fake_studio, "a red circle", "stubborn")
    await fake_studio.part("studio-generate").click()
    await plays(fake_studio)
    await expect(fake_studio.part("studio-warnings")).to_contain_text("stubborn failed: it said no")
    await expect(fake_studio.part("studio-error")).not_to_be_visible()


@in_browser
async def test_what_a_model_refused_is_shown_with_its_hint(fake_studio):
    await fake_studio.run_cell(ALONE)
    await choose(fake_studio, "a red circle", "stubborn")
    await fake_studio.part("studio-generate").click()
    await expect(fake_studio.part("studio-error")).to_contain_text("it said no")
    await expect(fake_studio.part("studio-error")).to_contain_text("Ask it nicely.")
    await expect(fake_studio.part("studio-video")).not_to_be_visible()


@in_browser
async def test_cancel_brings_the_studio_back(fake_studio):
    await choose(fake_studio, "a red circle", "gemini-2.5-flash")
    await fake_studio.part("studio-generate").click()
    await expect(fake_studio.part("studio-stage")).to_be_visible()
    await fake_studio.part("studio-cancel").click()
    await expect(fake_studio.part("studio-generate")).to_be_enabled()
    await expect(fake_studio.part("studio-cancel")).not_to_be_visible()


@in_browser
async def test_spec_code_and_video_can_be_taken_away(fake_studio, tmp_path):
    page = fake_studio.page
    await fake_studio.part("studio-example-0").click()
    assert await fake_studio.part("studio-prompt").input_value()
    await choose(fake_studio, "a blue circle", "local-trained")
    await fake_studio.part("studio-generate").click()
    await plays(fake_studio)

    await fake_studio.part("studio-tab-spec").click()
    await expect(fake_studio.part("studio-spec")).to_contain_text("circle_1")
    await fake_studio.part("studio-copy-spec").click()
    assert json.loads(await copied(page))["objects"][0]["id"] == "circle_1"

    await fake_studio.part("studio-tab-code").click()
    await expect(fake_studio.part("studio-code")).to_contain_text("class GeneratedScene")
    await fake_studio.part("studio-copy-code").click()
    assert (await copied(page)).startswith("from manim import")

    async with page.expect_download() as download:
        await fake_studio.part("studio-download").click()
    await (await download.value).save_as(tmp_path / "scene.mp4")
    assert (tmp_path / "scene.mp4").read_bytes()[4:8] == b"ftyp"


async def copied(page) -> str:
    """Return what the copy button has just put on the clipboard, which is then emptied."""
    await page.wait_for_function("async () => (await navigator.clipboard.readText()) !== ''")
    text = await page.evaluate("navigator.clipboard.readText()")
    await page.evaluate("navigator.clipboard.writeText('')")
    return text
