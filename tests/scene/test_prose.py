"""Words in all their kinds: readable code, nothing of a spec in it but as text, and what is really drawn."""

from __future__ import annotations

from typing import Any

import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.kinds.markup import safe_markup


def thing(kind: str, **fields: Any) -> dict[str, Any]:
    return {"id": "thing", "type": kind, **fields}


def code_of(**fields: Any) -> str:
    """The line that makes the thing."""
    code = compile_scene(validate({"objects": [thing(**fields)]}).spec).code
    return next(line.strip() for line in code.splitlines() if line.strip().startswith("thing ="))


@pytest.mark.parametrize(
    ("kind", "drawn_kind", "text", "parts"),
    [
        ("markup", "MarkupText", None, 15),
        ("paragraph", "TextLines", None, 71),
        ("title", "Heading", "A title", 7),
        ("bullets", "Bullets", "First\nSecond\nThird", 19),
        ("code", "Listing", "def square(x):\n    return x * x", None),
        ("number", "Number", "42", 3),
    ],
)
def test_each_kind_of_words_is_drawn(draw, seen, kind, drawn_kind, text, parts):
    drawn = seen(draw(thing(kind, **BOOK[kind].example)), "thing")
    assert drawn.kind == drawn_kind
    assert text is None or drawn.text == text
    assert parts is None or drawn.parts == parts
    assert -7.1 <= drawn.box.left < drawn.box.right <= 7.1


def test_bold_and_italic_words_are_said_as_manim_says_them():
    assert code_of(kind="text", text="Hi", bold=True, italic=True) == (
        "thing = Text('Hi', font_size=48, color=WHITE, weight=BOLD, slant=ITALIC)"
    )


def test_several_colours_of_words_run_into_each_other(draw, seen):
    assert code_of(kind="text", text="Hi", colors=["red", "blue"]).endswith(".set_color_by_gradient(RED, BLUE)")
    assert draw(thing("text", text="Hi", colors=["red"]))
    assert seen(draw(thing("math", text="x + y", colors=["red", "blue"])), "thing").parts == 3


def test_a_formula_in_parts_lies_as_the_formula_in_one_piece(draw, seen):
    pieces = ["e^{i\\pi}", "+", "1", "=", "\\frac{0}{x}"]
    parts = seen(draw(thing("math", parts=pieces)), "thing")
    whole = seen(draw(thing("math", text=" ".join(pieces))), "thing")
    assert (parts.kind, parts.text, parts.parts) == ("FormulaParts", whole.text, whole.parts)
    assert parts.box == whole.box


def test_the_parts_of_a_formula_have_their_glyphs():
    from animathic_lab.scene.mobjects.formulae import FormulaParts

    def counts(*parts: str) -> list[int]:
        return [len(piece) for piece in FormulaParts(*parts)]

    assert counts("a", "^2", "+", "\\frac{a}{b}") == [1, 1, 1, 3]
    assert counts("\\sum", "_{i=0}^n", "x_i") == [1, 4, 2]
    # What cannot be read by itself belongs to the piece that closes it.
    assert counts("\\left(", "\\frac{1}{2} \\right)", "x") == [0, 5, 1]


def test_parts_have_colours_of_their_own_and_can_be_acted_on(draw, seen):
    source = code_of(kind="math", parts=["a", "+", "b"], colors=["red", "white"])
    assert source == "thing = fit_to_frame(FormulaParts('a', '+', 'b', font_size=56, color=WHITE, colors=[RED, WHITE]))"
    steps = [
        {"action": "write", "targets": ["thing"]},
        {"action": "recolor", "targets": ["thing.0"], "color": "blue"},
        {"action": "recolor", "targets": ["thing.1"], "color": "blue"},
    ]
    assert seen(draw(thing("math", parts=["a", "+", "b"]), steps=steps), "thing").color == "#58C4DD"
    bullets = thing("bullets", parts=["One", "Two"], colors=["red"])
    assert seen(draw(bullets, steps=[{"action": "indicate", "targets": ["thing.1"]}]), "thing").color


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("<b>a < b</b> & c", "<b>a &lt; b</b> &amp; c"),
        ("&lt;i&gt; <i>x</i>", "&lt;i&gt; <i>x</i>"),
        ("<span foreground='Red' size=\"large\">x</span>", '<span foreground="#FF0000" size="large">x</span>'),
        ("<script>x</script>", "&lt;script&gt;x&lt;/script&gt;"),
        ("<gradient from='RED' to='BLUE'>x</gradient>", "&lt;gradient from='RED' to='BLUE'&gt;x&lt;/gradient&gt;"),
    ],
)
def test_markup_keeps_its_tags_and_nothing_else(text, safe):
    assert safe_markup(text).replace("#FC6255", "#FF0000") == safe


@pytest.mark.parametrize(
    ("fields", "path", "says"),
    [
        ({"kind": "markup", "text": "<b>x"}, "text", "never closed"),
        ({"kind": "markup", "text": "<b><i>x</b></i>"}, "text", "not opened last"),
        ({"kind": "markup", "text": "<b></b>"}, "text", "only tags"),
        ({"kind": "markup", "text": "<span font='/etc/passwd'>x</span>"}, "text", "valid are foreground"),
        ({"kind": "paragraph"}, "text", "needs words"),
        ({"kind": "title", "text": " "}, "text", "needs words"),
        ({"kind": "bullets", "parts": [" "]}, "parts", "need lines"),
        ({"kind": "bullets", "parts": ["x" * 400] * 4}, "parts", "too much"),
        ({"kind": "code"}, "text", "needs words"),
        ({"kind": "code", "text": "x", "language": "../x"}, "language", "match"),
        ({"kind": "math"}, "text", "needs words"),
        ({"kind": "math", "parts": ["$", " "]}, "text", "needs words"),
        ({"kind": "number", "decimals": 7}, "decimals", "less than"),
        ({"kind": "number", "value": 1e300}, "value", "less than"),
    ],
)
def test_what_cannot_be_set_is_refused_and_says_where(fields, path, says):
    with pytest.raises(SpecError, match=says) as caught:
        code_of(**fields)
    assert caught.value.path == f"objects[0].{path}"


@pytest.mark.parametrize("kind", ["text", "markup", "paragraph", "title", "code", "math"])
def test_hostile_words_stay_words(constants, hostile, kind):
    found = "".join("".join(constants(thing(kind, text=hostile))).split())
    assert "".join(hostile.split()).strip("$") in found or kind == "markup"


@pytest.mark.parametrize("fields", [{"parts": ["a", "TEXT"]}, {"parts": ["TEXT"], "text": "x"}])
@pytest.mark.parametrize("kind", ["bullets", "math"])
def test_hostile_parts_stay_words(constants, hostile, kind, fields):
    item = thing(kind, **{**fields, "parts": [part.replace("TEXT", hostile) for part in fields["parts"]]})
    assert constants(item)


def test_hostile_units_stay_words(constants, hostile):
    assert hostile[:12].strip() in constants(thing("number", unit=hostile[:12]))


@pytest.mark.parametrize("text", ["漢字 مرحبا 🙂", "e\u0301 fi ffl", "\u200b", "x\n\n\ny", "\t"])
def test_words_that_are_hard_to_set_do_not_fail(draw, text):
    kinds = ["text", "markup", "paragraph", "title", "code"]
    things = [{"id": f"t{i}", "type": kind, "text": f"x{text}"} for i, kind in enumerate(kinds)]
    assert draw(*things, {"id": "b", "type": "bullets", "parts": ["x", text]})


def test_long_words_are_wrapped_and_fit(draw, seen):
    long = "many words that go on and on " * 13
    drawing = draw(
        {"id": "p", "type": "paragraph", "text": long},
        {"id": "b", "type": "bullets", "parts": [long] * 3},
        steps=[
            {"action": "write", "targets": ["p"]},
            {"action": "fade_out", "targets": ["p"]},
            {"action": "write", "targets": ["b"]},
        ],
    )
    for play, name in ((0, "p"), (-1, "b")):
        box = next(item.box for item in drawing.plays[play].after if item.id == name)
        assert box.width <= 13.01
        assert box.height <= 7.21


def test_code_in_a_language_that_nobody_knows_is_plain():
    assert "language='text'" in code_of(kind="code", text="x", language="klingon")
    assert "language='rust'" in code_of(kind="code", text="x", language="rust")


def test_a_number_shows_its_decimals_and_unit(draw, seen):
    number = seen(draw(thing("number", value=-1234.5, decimals=2, unit="km")), "thing")
    assert number.text == "-1234.50"
    assert number.parts == len("-1,234.50km")
    assert "decimals=1" in code_of(kind="number", value=2.5)
    assert "decimals=2" in code_of(kind="number", value=3.14159)


def test_a_number_counts_and_follows(draw, seen):
    counted = draw(thing("number", unit="%", color="red"), steps=[{"action": "set", "targets": ["thing"], "value": 12345}])
    drawn = seen(counted, "thing")
    assert (drawn.text, drawn.parts, drawn.color) == ("12345", len("12,345%"), "#FC6255")
    follows = thing("number", bind=["value = 2 * time"], decimals=1)
    assert float(seen(draw(follows, steps=[{"action": "wait", "run_time": 2}]), "thing").text) > 3
