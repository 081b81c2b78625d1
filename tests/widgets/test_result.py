"""What a cell shows of a generation."""

from __future__ import annotations

import base64

from generations import make_generation, make_render

from animathic_lab.domain import Fact, Prompt
from animathic_lab.widgets.result import generation_html


def test_the_video_and_the_facts_are_shown(tmp_path):
    video = tmp_path / "a.mp4"
    video.write_bytes(b"pictures")
    facts = (Fact(kind="object", asked="a circle", drawn=True), Fact(kind="color", asked="red", drawn=False))
    shown = generation_html(make_generation(render=make_render(video), facts=facts))
    assert base64.b64encode(b"pictures").decode() in shown
    assert "✓ a circle" in shown
    assert "✗ red" in shown


def test_a_failure_is_shown_with_its_hint():
    shown = generation_html(make_generation(render=None, error="it broke", hint="Mend it."))
    assert "<video" not in shown
    assert "it broke" in shown
    assert "Mend it." in shown


def test_a_video_that_is_gone_is_told(tmp_path):
    assert "cannot be read" in generation_html(make_generation(render=make_render(tmp_path / "gone.mp4")))


def test_no_words_of_people_or_models_become_markup(tmp_path):
    evil = "<img src=x onerror='alert(1)'>"
    generation = make_generation(
        render=None,
        prompt=Prompt(text=evil),
        model=evil,
        error=evil,
        hint=evil,
        warnings=(evil,),
        facts=(Fact(kind=evil, asked=evil, drawn=True),),
    )
    shown = generation_html(generation)
    assert "<img" not in shown
    assert shown.count("&lt;img") >= 5
