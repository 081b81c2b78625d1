"""The conductor, with the public fake arms, the real renderer and the real database."""

from __future__ import annotations

import asyncio
import logging

import pytest

from animathic_lab.domain import GEMINI, LOCAL, Quality, Rating, Stage
from animathic_lab.errors import ArmRefused, ArmTimeout, ArmUnavailable, PromptError
from animathic_lab.generation import FakeWriter
from animathic_lab.orchestrator import MAX_REPAIRS, HybridOrchestrator
from animathic_lab.rendering import Renderer
from animathic_lab.settings import Settings

CIRCLE = {
    "objects": [{"id": "ball", "type": "circle", "color": "red"}],
    "steps": [{"action": "create", "targets": ["ball"], "run_time": 0.3}],
}
SQUARE = {
    "objects": [{"id": "box", "type": "square", "color": "blue"}],
    "steps": [{"action": "create", "targets": ["box"], "run_time": 0.3}],
}
BROKEN = {"objects": [{"id": "ball", "type": "dragon"}]}


@pytest.fixture(scope="session")
async def renderer(tmp_path_factory):
    shared = Renderer(tmp_path_factory.mktemp("renderer"))
    yield shared
    shared.close()


@pytest.fixture
async def conductor(renderer):
    """A function that makes orchestrators over fake arms and the shared warm renderer."""
    made = []

    def make(local=None, gemini=None, **settings):
        writers = {
            LOCAL: local or FakeWriter(lambda _: CIRCLE, name=LOCAL),
            GEMINI: gemini or FakeWriter(lambda _: SQUARE, name=GEMINI, remote=True),
        }
        made.append(HybridOrchestrator(Settings(**settings), writers=writers, renderer=renderer))
        return made[-1]

    yield make
    for one in made:
        one.records.close()


async def test_from_a_prompt_to_a_rated_record(conductor):
    lab, events = conductor(), []
    done = await lab.generate("a red circle", on_event=events.append)
    assert done.video_path is not None
    assert done.video_path.stat().st_size > 1000
    assert (done.model, done.fallback_used, done.error) == (LOCAL, False, "")
    assert [(fact.asked, fact.drawn) for fact in done.facts if fact.kind == "object"] == [("circle", True)]
    assert list(dict.fromkeys(event.stage for event in events)) == list(Stage)
    await lab.rate(Rating(generation_id=done.id, stars=4, comment="round"))
    kept = lab.records.get(done.id)
    assert kept.code == done.code
    assert kept.spec == done.spec
    assert [rating.stars for rating in kept.ratings] == [4]
    summary = await lab.get_performance_summary()
    assert summary["models"][LOCAL]["success_rate"] == 100.0


async def test_a_broken_spec_goes_back_to_its_model_with_the_exact_error(conductor):
    answers = iter([BROKEN, CIRCLE])
    local = FakeWriter(lambda _: next(answers), name=LOCAL)
    done = await conductor(local).generate("a red circle")
    assert done.render_success
    assert [attempt.ok for attempt in done.attempts] == [False, True]
    assert "objects[0].type" in local.requests[1].repair.error


async def test_what_stays_broken_falls_back_and_every_attempt_is_on_the_record(conductor):
    lab = conductor(FakeWriter(lambda _: BROKEN, name=LOCAL))
    done = await lab.generate("a red circle")
    assert done.fallback_used
    assert done.model == GEMINI
    kept = lab.records.get(done.id)
    assert [attempt.arm for attempt in kept.attempts] == [LOCAL] * (1 + MAX_REPAIRS) + [GEMINI]


async def test_a_scene_that_manim_fails_on_goes_back_too(conductor):
    formula = {"objects": [{"id": "f", "type": "math", "text": "\\frac{1}{"}]}
    answers = iter([formula, CIRCLE])
    local = FakeWriter(lambda _: next(answers), name=LOCAL)
    done = await conductor(local).generate("a formula")
    assert done.render_success
    assert done.attempts[0].error_kind == "RenderError"
    assert "scene.py line" in local.requests[1].repair.error


@pytest.mark.parametrize("error", [ArmTimeout("too slow"), ArmRefused("blocked"), ArmUnavailable("gone")])
async def test_an_arm_that_fails_is_followed_by_the_other(conductor, error):
    done = await conductor(FakeWriter(name=LOCAL, fail=[error])).generate("a red circle")
    assert done.render_success
    assert done.fallback_used
    assert done.attempts[0].error_kind == type(error).__name__


async def test_without_fallback_it_ends_in_a_clear_error_on_the_record(conductor):
    lab = conductor(FakeWriter(name=LOCAL, fail=[ArmRefused("it said no")]), local_fallback_enabled=False)
    done = await lab.generate("a red circle")
    assert not done.render_success
    assert done.error == "it said no"
    assert done.hint
    assert lab.records.get(done.id).error == "it said no"


async def test_a_named_arm_is_the_only_one_called(conductor):
    lab = conductor(FakeWriter(name=LOCAL, fail=[ArmRefused("no")]))
    done = await lab.generate("a red circle", model=LOCAL)
    assert not done.render_success
    assert {attempt.arm for attempt in done.attempts} == {LOCAL}


async def test_a_hanging_arm_ends_at_the_deadline(conductor):
    slow = FakeWriter(name=LOCAL, delay=60)
    done = await conductor(slow, generation_deadline_s=0.5, local_fallback_enabled=False).generate("a red circle")
    assert done.error_kind == "ArmTimeout"
    assert done.timings["total"] < 30


@pytest.mark.parametrize(("prompt", "model"), [("", "auto"), ("  \n", "auto"), ("x" * 200_000, "auto"), ("a circle", "gpt-9")])
async def test_an_unusable_prompt_reaches_no_model_and_leaves_no_record(conductor, prompt, model):
    lab = conductor()
    with pytest.raises(PromptError) as caught:
        await lab.generate(prompt, model=model)
    assert caught.value.hint
    assert lab.records.list() == []


async def test_a_stopped_generation_is_on_the_record(conductor):
    lab = conductor(FakeWriter(name=LOCAL, delay=60))
    task = asyncio.create_task(lab.generate("a red circle"))
    await asyncio.sleep(0.5)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    (kept,) = lab.records.list()
    assert "stopped" in kept.error


async def test_a_listener_that_fails_ends_nothing(conductor, caplog):
    def broken(_):
        raise ValueError("the widget is gone")

    done = await conductor().generate("a red circle", on_event=broken)
    assert done.render_success
    assert "progress listener" in caplog.text


async def test_the_summary_has_floats_for_both_arms_on_an_empty_database(conductor):
    summary = await conductor().get_performance_summary()
    for arm in (GEMINI, LOCAL):
        assert summary["models"][arm]["success_rate"] == 0.0
        assert isinstance(summary["models"][arm]["success_rate"], float)


async def test_the_start_up_lines_of_the_guide(caplog, monkeypatch):
    monkeypatch.setenv("GOOGLE_AI_API_KEY", "not-a-real-key")
    with caplog.at_level(logging.INFO):
        lab = HybridOrchestrator(Settings())
    await lab.aclose()
    for line in (
        "Hybrid orchestrator initialized - Gemini: True, Local: True",
        "Enhanced Gemini service initialized with gemini-2.5-flash",
        "Local LLM service initialized",
        "Feedback collector initialized with database: feedback_data.db",
    ):
        assert line in caplog.text
    assert "not-a-real-key" not in caplog.text


async def test_thresholds_can_be_set_at_any_time(conductor):
    lab = conductor()
    assert lab.route("a red circle").arm == LOCAL
    lab.gemini_confidence_threshold = 1.0
    assert lab.route("a red circle").arm == GEMINI


async def test_higher_qualities_are_larger(conductor):
    done = await conductor().generate("a red circle", quality=Quality.MEDIUM)
    assert (done.render.width, done.render.height) == (1280, 720)
