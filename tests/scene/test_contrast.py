"""Colours that can be seen against the background, outlines, and the widths of words."""

from __future__ import annotations

import colorsys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.contrast import contrast, shown_colors, visible
from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.measures import width_of, wrapped

COLORS = st.integers(0, 0xFFFFFF).map(lambda value: f"#{value:06X}")


def _compiled(*objects: dict[str, object], **fields: object):
    return compile_scene(validate({"objects": list(objects), **fields}).spec)


@given(COLORS, COLORS)
def test_every_colour_can_be_seen_afterwards(color: str, background: str) -> None:
    shade = visible(color, background)
    assert contrast(shade, background) >= 2
    if contrast(color, background) >= 2:
        assert shade == color
    else:
        assert contrast(shade, background) >= 3


@given(COLORS, COLORS)
def test_the_hue_stays(color: str, background: str) -> None:
    one, other = (
        colorsys.rgb_to_hls(*(int(text[at : at + 2], 16) / 255 for at in (1, 3, 5)))
        for text in (color, visible(color, background))
    )
    # Near black and white eight bits have no room for a hue.
    if 0.1 < one[1] < 0.9 and 0.1 < other[1] < 0.9 and min(one[2], other[2]) > 0.3:
        assert min(abs(one[0] - other[0]), 1 - abs(one[0] - other[0])) < 0.03


@given(COLORS, COLORS)
def test_contrast_is_symmetric_and_bounded(one: str, other: str) -> None:
    assert contrast(one, other) == contrast(other, one)
    assert 1 <= contrast(one, other) <= 21.001


def test_words_that_cannot_be_seen_get_another_shade_with_a_warning() -> None:
    compiled = _compiled({"id": "word", "type": "text", "text": "dark", "color": "navy"})
    assert "#000080" not in compiled.code
    assert any("word can hardly be seen on black" in warning for warning in compiled.warnings)


def test_a_shape_keeps_its_colour_and_gets_an_outline() -> None:
    compiled = _compiled({"id": "hole", "type": "circle", "color": "black"})
    assert "color=BLACK" in compiled.code
    assert "stroke_color=" in compiled.code
    assert any("hole can hardly be seen on black, so it gets an outline" in warning for warning in compiled.warnings)


@pytest.mark.parametrize(
    ("item", "background"),
    [
        ({"type": "circle", "color": "red"}, "black"),
        ({"type": "circle", "color": "yellow"}, "white"),
        ({"type": "text", "text": "a", "color": "pure_blue"}, "black"),
        ({"type": "text", "text": "a", "color": "black"}, "white"),
        ({"type": "text", "text": "a"}, "black"),
        ({"type": "circle", "color": "black", "stroke_color": "white"}, "black"),
        ({"type": "rectangle", "color": "black", "width": 15, "height": 9}, "black"),
        ({"type": "circle", "color": "black", "opacity": 0}, "black"),
    ],
)
def test_what_can_be_seen_or_should_not_is_left_alone(item: dict[str, object], background: str) -> None:
    spec = validate({"background": background, "objects": [{"id": "it", **item}]}).spec
    assert shown_colors(spec) == (spec, ())


def test_words_on_something_are_left_alone() -> None:
    sun = {"id": "sun", "type": "circle", "color": "yellow"}
    for place in ({"relation": "inside", "anchor": "sun"}, {"relation": "on", "anchor": "sun"}):
        compiled = _compiled(sun, {"id": "word", "type": "text", "text": "a", "color": "black", **place})
        assert "color=BLACK" in compiled.code
    there = {"x": 1, "y": 1}
    compiled = _compiled({**sun, **there}, {"id": "word", "type": "text", "text": "a", "color": "black", **there})
    assert "color=BLACK" in compiled.code


def test_outline_and_inside_have_colours_of_their_own(draw, seen) -> None:
    for kind in ("circle", "square", "star", "polygon", "sector", "rounded_rectangle", "annulus", "triangle", "ellipse"):
        item = {"id": "it", "type": kind, "color": "red", "stroke_color": "yellow", "fill_opacity": 1}
        assert "stroke_color=YELLOW" in _compiled(item).code
        assert seen(draw(item), "it").color == "#FC6255", f"the inside of a {kind} keeps its own"


@pytest.mark.parametrize(
    ("value", "literal"),
    [
        (2.0, "2"),
        (1.23456, "1.2346"),
        (-0.5, "-0.5"),
        (0.05, "0.05"),
        (0.0, "0"),
        (-0.0, "0"),
        (1e-17, "0"),
        (0.000123456789, "0.000123457"),
        (-0.00025, "-0.00025"),
        (3e-6, "3e-06"),
        (123456.75, "123456.75"),
    ],
)
def test_numbers_as_literals(value: float, literal: str) -> None:
    assert number(value) == literal
    assert float(literal) == pytest.approx(value, rel=1e-4, abs=1e-9)


@given(st.floats(-1e6, 1e6))
def test_a_literal_is_the_number(value: float) -> None:
    assert float(number(value)) == pytest.approx(value, rel=1e-5, abs=6e-5 if abs(value) >= 0.01 else 1e-9)


@given(st.text(alphabet="abc WM漢 ", max_size=80), st.floats(8, 200), st.floats(1, 14))
def test_lines_fit_and_no_word_is_lost(text: str, size: float, width: float) -> None:
    lines = wrapped(text, size, width)
    assert all(width_of(line, size) <= width + 1e-9 or len(line.strip()) <= 1 for line in lines) or lines == [text]
    assert "".join("".join(lines).split()) == "".join(text.split())


def test_a_line_that_fits_stays_one() -> None:
    words = "a line of small words that is much longer than forty-four characters"
    small = {"id": "it", "type": "text", "text": words, "font_size": 24}
    assert repr(words) in _compiled(small).code
    assert "\\n" in _compiled({**small, "font_size": 60}).code


def test_widths_are_about_those_that_are_drawn(draw, seen) -> None:
    words = "The quick brown fox jumps"
    drawn = seen(draw({"id": "it", "type": "text", "text": words}), "it").box.width
    # Fonts differ from machine to machine; this is about whether a line fits, not about where a letter stands.
    assert width_of(words, 48) == pytest.approx(drawn, rel=0.35)
