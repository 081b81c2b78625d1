"""The studio's state machine over a bench that does what the test says, on a loop in a thread as the lab has one."""

from __future__ import annotations

import asyncio
import threading
import time
from collections.abc import Callable

import pytest
from generations import make_generation, make_render

from animathic_lab.domain import GEMINI, LOCAL, ArmState, Event, Rating, Route, Stage
from animathic_lab.errors import ArmUnavailable, RecordError
from animathic_lab.widgets.presenter import StudioPresenter, StudioState, leaves
from animathic_lab.widgets.studio import view_of

ARMS = (ArmState(name=LOCAL, available=True), ArmState(name=GEMINI, available=False, why="no key", remote=True))


class Bench:
    """A lab by hand: `gate` holds a generation back, `answer` is what comes of it."""

    def __init__(self) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.gate, self.answer, self.stopped = asyncio.Event(), make_generation(), False
        self.rated: list[tuple[str, int, str]] = []
        self.slow_routes: dict[str, float] = {}
        self.started = 0

    def submit(self, work):
        return asyncio.run_coroutine_threadsafe(work, self.loop)

    def arms(self):
        return ARMS

    def route(self, prompt, *, model="auto"):
        time.sleep(self.slow_routes.get(prompt, 0))
        if model == GEMINI:
            raise ArmUnavailable("gemini cannot be called: no key", hint="Set a key.")
        return Route(arm=LOCAL, reasons=(f"it says {prompt}",))

    async def agenerate(self, prompt, *, model, quality, on_event, generation_id):
        self.started += 1
        on_event(Event(generation_id=generation_id, stage=Stage.RENDER, message="rendering", fraction=0.5))
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.stopped = True
            raise
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer

    def rate(self, generation, stars, *, comment=""):
        if not 1 <= stars <= 5:
            raise RecordError("stars are 1 to 5", hint="Choose one.")
        self.rated.append((generation, stars, comment))
        return Rating(generation_id=generation, stars=stars, comment=comment)

    def trace_url(self, generation):
        return f"http://127.0.0.1/{generation}"

    def open_gate(self) -> None:
        self.loop.call_soon_threadsafe(self.gate.set)


class Studio:
    """A presenter, and every state that it has shown."""

    def __init__(self) -> None:
        self.bench, self.states = Bench(), []
        self.presenter = StudioPresenter(self.bench, self.states.append)

    def wait(self, reached: Callable[[StudioState], bool]) -> StudioState:
        """Wait until a state is shown."""
        deadline = time.monotonic() + 10
        while not reached(self.presenter.state):
            assert time.monotonic() < deadline, self.presenter.state
            time.sleep(0.005)
        return self.presenter.state


@pytest.fixture
def studio():
    made = Studio()
    yield made
    made.bench.loop.call_soon_threadsafe(made.bench.loop.stop)


def test_it_opens_with_the_arms(studio):
    assert studio.states[0].arms == ARMS
    assert not studio.states[0].working


def test_from_generate_to_a_saved_rating(studio, tmp_path):
    video = tmp_path / "a.mp4"
    video.write_bytes(b"mp4")
    studio.bench.answer = make_generation(render=make_render(video))
    studio.presenter.generate("a circle", "auto", "low")
    shown = studio.wait(lambda state: state.event is not None)
    assert (shown.working, shown.event.stage, shown.event.fraction) == (True, Stage.RENDER, 0.5)
    studio.bench.open_gate()
    done = studio.wait(lambda state: not state.working)
    assert (done.result, done.error) == (studio.bench.answer, "")
    assert studio.presenter.video(done.result.id) == b"mp4"

    studio.presenter.rate(4, "nice")
    saved = studio.wait(lambda state: state.rating is not None)
    assert saved.rating.stars == 4
    assert studio.bench.rated == [(done.result.id, 4, "nice")]


def test_a_second_press_while_it_works_starts_nothing(studio):
    studio.presenter.generate("a circle", "auto", "low")
    studio.wait(lambda state: state.event is not None)
    studio.presenter.generate("a circle", "auto", "low")
    studio.bench.open_gate()
    studio.wait(lambda state: not state.working)
    assert studio.bench.started == 1


def test_cancel_reaches_the_generation_and_loses_nothing(studio):
    studio.presenter.generate("a circle", "auto", "low")
    studio.presenter.cancel()
    assert any(state.stopping for state in studio.states)
    shown = studio.wait(lambda state: not state.working)
    assert "Nothing is lost" in shown.notice
    assert not shown.stopping
    assert studio.bench.stopped
    studio.bench.open_gate()
    studio.presenter.generate("a circle", "auto", "low")
    assert studio.wait(lambda state: state.result is not None).notice == ""


def test_cancel_without_a_generation_does_nothing(studio):
    before = list(studio.states)
    studio.presenter.cancel()
    assert studio.states == before


@pytest.mark.parametrize(
    ("failure", "error", "hint"),
    [
        (ArmUnavailable("no arm", hint="Get one."), "no arm", "Get one."),
        (ZeroDivisionError("oh"), "unexpected ZeroDivisionError: oh", "doctor"),
    ],
)
def test_a_failure_is_shown_and_the_studio_is_ready_again(studio, failure, error, hint):
    studio.bench.answer = failure
    studio.presenter.generate("a circle", "auto", "low")
    studio.bench.open_gate()
    shown = studio.wait(lambda state: bool(state.error))
    assert shown.error == error
    assert hint in shown.hint
    assert not shown.working


def test_a_generation_without_a_video_says_why(studio):
    studio.bench.answer = make_generation(render=None, error="Manim failed", hint="Say it otherwise.")
    studio.presenter.generate("a circle", "auto", "low")
    studio.bench.open_gate()
    shown = studio.wait(lambda state: state.result is not None)
    assert (shown.error, shown.hint) == ("Manim failed", "Say it otherwise.")
    assert studio.presenter.video(shown.result.id) is None


def test_what_is_typed_last_is_what_is_shown(studio):
    studio.bench.slow_routes["a cir"] = 0.3
    studio.presenter.look("a cir", "auto")
    studio.presenter.look("a circle", "auto")
    studio.wait(lambda state: state.route is not None)
    time.sleep(0.5)
    assert studio.presenter.state.route.reasons == ("it says a circle",)


def test_an_arm_that_cannot_be_called_is_said_before_anything_is_generated(studio):
    studio.presenter.look("a circle", GEMINI)
    shown = studio.wait(lambda state: bool(state.leaves))
    assert shown.route is None
    assert shown.leaves == "gemini cannot be called: no key. Set a key."
    assert shown.error == ""
    studio.presenter.look("  ", "auto")
    studio.wait(lambda state: state.leaves == "")


def test_a_rating_that_is_refused_or_has_no_video_is_told(studio):
    studio.presenter.rate(5, "")
    assert "nothing to rate" in studio.presenter.state.error
    studio.presenter.generate("a circle", "auto", "low")
    studio.bench.open_gate()
    studio.wait(lambda state: state.result is not None)
    studio.presenter.rate(0, "")
    assert studio.wait(lambda state: bool(state.error)).hint == "Choose one."
    assert studio.bench.rated == []


def test_a_video_that_is_gone_is_told(studio, tmp_path):
    studio.bench.answer = make_generation(render=make_render(tmp_path / "gone.mp4"))
    studio.presenter.generate("a circle", "auto", "low")
    studio.bench.open_gate()
    shown = studio.wait(lambda state: state.result is not None)
    assert studio.presenter.video(shown.result.id) is None
    assert "cannot be read" in studio.presenter.state.error
    assert studio.presenter.video("another") is None


def test_a_trace_that_cannot_be_opened_still_answers(studio, monkeypatch):
    opened = []
    studio.presenter.generate("a circle", "auto", "low")
    studio.bench.open_gate()
    shown = studio.wait(lambda state: state.result is not None)
    studio.presenter.trace(opened.append)
    deadline = time.monotonic() + 10
    while not opened and time.monotonic() < deadline:
        time.sleep(0.005)
    monkeypatch.setattr(studio.bench, "trace_url", lambda _: 1 / 0)
    studio.presenter.trace(opened.append)
    studio.wait(lambda state: "ZeroDivisionError" in state.error)
    while len(opened) < 2 and time.monotonic() < deadline:
        time.sleep(0.005)
    assert opened == [f"http://127.0.0.1/{shown.result.id}", ""]


@pytest.mark.parametrize(
    ("arm", "fallbacks", "words"),
    [
        (LOCAL, (), "Nothing leaves this machine."),
        (LOCAL, (GEMINI,), f"Nothing leaves this machine, unless {LOCAL} fails: then your prompt goes to {GEMINI}."),
        (GEMINI, (LOCAL,), f"Your prompt leaves this machine: it goes to {GEMINI}."),
    ],
)
def test_what_leaves_the_machine_is_said_in_a_sentence(arm, fallbacks, words):
    assert leaves(Route(arm=arm, fallbacks=fallbacks), ARMS) == words


def test_the_browser_gets_no_video_and_no_path():
    render = make_render()
    view = view_of(StudioState(result=make_generation(render=render), arms=ARMS))
    assert str(render.path) not in str(view)
    assert view["result"]["video"] is True
    assert view["arms"][1] == {"name": GEMINI, "available": False, "why": "no key", "remote": True}
