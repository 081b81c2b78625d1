"""Hand-written forms: each wording can be told, all that it says reaches the scene, and the scene can be drawn."""

from __future__ import annotations

import json
import random
import re
from functools import cache

import jsonschema
import pytest
from corpus_facts import colors_held, colors_said, drawn, is_clear, is_form, numbers_said, parts

from animathic_lab import scene
from animathic_lab.errors import AnimathicError
from animathic_lab.generation.shortkeys import canonical, decode, encode, wire_schema
from animathic_lab.learning.corpus import Pair
from animathic_lab.learning.corpus.forms import Form, Told, read_forms, tell
from animathic_lab.learning.corpus.macros import MACROS

AREAS = ("actions", "charts", "curves", "formulae", "marks", "relations", "sequences", "several", "shapes", "words")
#: What the compiler says of scenes that are as they were asked for.
HARMLESS = re.compile("no step shows|can hardly be seen")
SLOT = re.compile(r"\$([a-z]+[0-9]?)")
TAG = re.compile(r"\{(?:[a-z0-9]+|scene)\.[a-z_]+=([^{}]*)\}")
MACRO = re.compile(r"<([a-z_]+)>")


def told(area: str, times: int) -> list[tuple[str, Told]]:
    """Tell every wording so often; each with the line that it comes from."""
    rng = random.Random(1)
    return [
        (f"{form.name}: {wording}", tell(rng, form, wording))
        for form in read_forms(area)
        for wording in form.wordings
        for _ in range(times)
    ]


def fault(told: Told, grammar: jsonschema.Draft202012Validator) -> str:
    """What is wrong with what a form tells, or nothing."""
    try:
        checked = scene.validate(told.spec, salvage=False)
        # The values of a table come later, and without them there is nothing to draw.
        warnings = checked.warnings if told.tables else (*checked.warnings, *scene.compile_scene(checked.spec).warnings)
        data = canonical(told.spec)
    except (AnimathicError, ValueError) as error:
        return str(error)
    if decode(encode(data)) != data or len(data["objects"]) != len(told.spec["objects"]):
        return "does not survive the wire"
    if not grammar.is_valid(json.loads(encode(data))):
        return "cannot be written under the grammar"
    if not told.prompt or TAG.search(told.prompt) or set(MACRO.findall(told.prompt)) & MACROS.keys():
        return f"is no prompt: {told.prompt}"
    return next((warning for warning in warnings if not HARMLESS.search(warning)), "")


def faults(area: str, times: int) -> dict[str, str]:
    grammar = jsonschema.Draft202012Validator(wire_schema())
    return {source: wrong for source, said in told(area, times) if (wrong := fault(said, grammar))}


def test_the_areas_are_those_that_there_are() -> None:
    assert {form.name.partition(".")[0] for form in read_forms()} == set(AREAS)
    assert sum(len(form.wordings) for form in read_forms()) > 5000


@pytest.mark.parametrize("area", AREAS)
def test_what_every_wording_tells_is_valid_compiles_whole_and_survives_the_wire(area: str) -> None:
    assert faults(area, 1) == {}


@pytest.mark.slow
@pytest.mark.parametrize("area", AREAS)
def test_whatever_every_wording_tells_is_valid_compiles_whole_and_survives_the_wire(area: str) -> None:
    assert faults(area, 20) == {}


# All that is said reaches the scene.


@cache
def slots_in(text: str) -> frozenset[str]:
    """Slots that a wording may come to use, whatever is drawn of its choices and macros."""
    inner = (slots_in(option) for macro in MACRO.findall(text) for option in MACROS[macro])
    return frozenset(SLOT.findall(text)).union(*inner)


@cache
def tagged_in(text: str) -> frozenset[str]:
    """Slots that tags of a wording put into the scene."""
    inner = (tagged_in(option) for macro in MACRO.findall(text) for option in MACROS[macro])
    return frozenset(slot for value in TAG.findall(text) for slot in SLOT.findall(value)).union(*inner)


def lost(form: Form) -> list[str]:
    """Wordings of a form that may say what its scene has no place for."""
    places = {slot for line in (*form.objects, *form.steps) for slot in SLOT.findall(line)}
    return [f"{form.name}: {wording}" for wording in form.wordings if slots_in(wording) - tagged_in(wording) - places]


def test_every_slot_that_a_wording_may_use_has_a_place_in_the_scene() -> None:
    assert [line for form in read_forms() for line in lost(form)] == []


def test_a_slot_without_a_place_would_be_found() -> None:
    form = Form(
        "x",
        ["circle color=$color"],
        ["? rotate a angle=$angle"],
        ["a $color circle", "a $size circle", "a circle <then> it $act7.s"],
    )
    assert lost(form) == ["x: a $size circle", "x: a circle <then> it $act7.s"]


def test_every_macro_that_is_named_exists() -> None:
    texts = [wording for form in read_forms() for wording in form.wordings]
    texts += [text for options in MACROS.values() for text in options]
    assert {macro for text in texts for macro in MACRO.findall(text)} - MACROS.keys() == set()


def test_tags_name_steps_that_are_there_and_mean_them() -> None:
    """`{2.start=with}` counts the steps that are told: the first of a scene goes with none before it."""
    for area in AREAS:
        for source, said in told(area, 2):
            steps = said.spec["steps"]
            assert not steps or steps[0].get("start") != "with", (source, said.prompt)


@pytest.fixture(scope="module")
def forms() -> list[Pair]:
    return [pair for pair in drawn() if is_form(pair) and is_clear(pair)]


#: Fields whose words may be names of colours, as gold and plum are.
NAMES = ("labels", "rows", "headers", "parts", "edges", "text")


def test_a_colour_is_in_the_spec_exactly_when_it_is_said(forms: list[Pair]) -> None:
    plain = [pair for pair in forms if not any(item.get(name) for item in pair.spec["objects"] for name in NAMES)]
    assert len(plain) > len(forms) / 2
    assert [(pair.form, pair.prompt) for pair in plain if colors_said(pair) != colors_held(pair)] == []


def test_words_to_be_written_stand_in_the_prompt_letter_by_letter(forms: list[Pair]) -> None:
    for pair in forms:
        for item in pair.spec["objects"]:
            if item["type"] in ("text", "title"):
                assert re.sub(r"\s+", " ", item["text"]) in re.sub(r"\s+", " ", pair.prompt), pair


@pytest.mark.parametrize("field", ["font_size", "distance", "length"])
def test_numbers_of_the_spec_are_said(forms: list[Pair], field: str) -> None:
    seen, wrong = 0, []
    for pair in forms:
        held = {abs(item[field]) for item in parts(pair) if item.get(field) is not None}
        seen += len(held)
        if held - {abs(number) for number in numbers_said(pair)}:
            wrong.append((pair.form, pair.prompt, held))
    assert seen > 50
    assert wrong == []
