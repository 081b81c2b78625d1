"""Pairs that are put together from drawn parts: what is said is held, and what is held is said."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
from corpus_facts import colors_held, colors_said, drawn, is_clear, is_form, numbers_said, parts, words_of

from animathic_lab.learning.corpus import Pair
from animathic_lab.learning.corpus.arranged import ARRANGED
from animathic_lab.learning.corpus.changes import CHANGES
from animathic_lab.learning.corpus.figures import FIGURES
from animathic_lab.learning.corpus.pairs import PAIRS
from animathic_lab.learning.corpus.several import SEVERAL
from animathic_lab.learning.corpus.solo import SOLO
from animathic_lab.vocabulary import NOUNS, plural_of


@pytest.fixture(scope="module")
def made() -> list[Pair]:
    return [pair for pair in drawn() if pair.parent is None and not is_form(pair) and is_clear(pair)]


def test_every_form_of_every_part_of_the_mix_is_drawn(made: list[Pair]) -> None:
    forms = [tell.__name__ for part in (SOLO, CHANGES, SEVERAL, PAIRS, ARRANGED, FIGURES) for tell, _ in part]
    told = Counter(pair.form for pair in made[:3000])
    assert len(set(forms)) == len(forms) == 37
    assert told.keys() == set(forms)
    assert min(told.values()) >= 5


def nothing_introduced(pair: Pair) -> bool:
    return bool(re.match(r"(please |can (you|u) |could you |i want to |let's )?change its color", pair.prompt.lower()))


def bare_letter(pair: Pair) -> bool:
    letters = [item["text"] for item in pair.spec["objects"] if item["type"] == "text" and len(item["text"]) == 1]
    return any(re.search(rf"(?i:the (letter|number)) {re.escape(letter)}(?!\w)", pair.prompt) for letter in letters)


def lost_question_mark(pair: Pair) -> bool:
    texts = [item["text"] for item in pair.spec["objects"] if item["type"] == "text" and item["text"] not in pair.prompt]
    return any(text.endswith("?") and text[:-1].lower() in pair.prompt.lower() for text in texts)


def unsaid_font_size(pair: Pair) -> bool:
    sizes = [item["font_size"] for item in pair.spec["objects"] if "font_size" in item]
    return any(f"font size {size:g}" not in pair.prompt.lower() for size in sizes)


FAULTS: dict[str, Callable[[Pair], bool]] = {
    "an order about “its” colour that names no thing (solo.direct)": nothing_introduced,
    "“the letter X” without its colour (sayings.words)": lambda pair: (
        bare_letter(pair) and colors_said(pair) != colors_held(pair)
    ),
    "a question mark of the words to be written is taken away (voice.spoken)": lost_question_mark,
    "a font size that is not said (sayings.words, figures.titled)": unsaid_font_size,
    "“units” becomes “untheir” (its -> their)": lambda pair: "untheir" in pair.prompt,
    "“the a word” (arranged.pointing)": lambda pair: (
        bool(re.search(r"\bthe (a|an|the) ", words_of(pair))) and pair.form == "pointing"
    ),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_faults_that_the_wordings_once_had_do_not_come_back(made: list[Pair], fault: str) -> None:
    assert [pair.prompt for pair in made if FAULTS[fault](pair)] == []


def test_a_colour_is_in_the_spec_exactly_when_it_is_said(made: list[Pair]) -> None:
    assert [pair.prompt for pair in made if colors_said(pair) != colors_held(pair)] == []


def test_words_to_be_written_stand_in_the_prompt_letter_by_letter(made: list[Pair]) -> None:
    for pair in made:
        assert all(item["text"] in pair.prompt for item in pair.spec["objects"] if item["type"] == "text"), pair


def test_every_shape_is_called_by_one_of_its_nouns(made: list[Pair]) -> None:
    more = {
        "circle": ["round shape"],
        "polygon": ["gon"],
        "arc": ["semicircle"],
        "annulus": ["annuli"],
        "number_plane": ["grid"],
    }
    nouns = {kind: [form for noun in nouns for form in (noun, plural_of(noun))] for kind, nouns in NOUNS.items()}
    for pair in made:
        text = words_of(pair)
        for item in pair.spec["objects"]:
            if item["type"] not in ("text", "math", "plot"):
                assert any(word in text for word in nouns[item["type"]] + more.get(item["type"], [])), pair


#: Field -> value -> what the words of a prompt with that value match.
WORDED: dict[str, dict[Any, str]] = {
    "position": {
        "center": "cent(er|re)|middle|origin", "left": "left", "right": "right", "top": "top|upper", "bottom": "bottom|lower",
        "top_left": "(top|upper)[- ]left", "top_right": "(top|upper)[- ]right", "bottom_left": "(bottom|lower)[- ]left",
        "bottom_right": "(bottom|lower)[- ]right",
    },
    "relation": {
        "left_of": "left", "right_of": "right|next to|beside|side by side|in a (row|line)|each other",
        "above": "above|on top|over", "below": "below|under|beneath|column|stacked|top to bottom",
        "inside": r"\bin\b|inside|within|into|contain|surround", "around": "around|surround|enclos",
    },
    "size": {
        "tiny": "tiny|very small|minu?", "small": "small|little", "medium": "medium", "large": "big|large",
        "huge": "huge|giant|enormous|very (large|big)|massive|gigantic",
    },
    "direction": {
        "left": "left", "right": "right|horizontal", "up": r"\bup|vertical|top|rise|rising|float",
        "down": "down|bottom|fall|drop|sink", "up_left": "up.*left", "up_right": "up.*right|diagonal",
        "down_left": "down.*left", "down_right": "down.*right",
    },
    "arrange": {
        "row": r"\brow|side by side|line|next to each", "column": "column|stacked|top of each", "circle": "circle|ring",
        "grid": "grid",
    },
    "fill_opacity": {0: "hollow|unfilled|outlined|transparent", 0.5: "transparent", 1: "fill|solid"},
    "stroke_width": {8: "thick", 2: "thin"},
    "action": {
        "fade_in": "fad", "grow": "grow", "fade_out": "fad|disappear|vanish|remov|hid(e|ing)", "shrink": "shrink",
        "uncreate": "eras|un-?draw|uncreat", "rotate": "rotat|turn|spin",
        "move": r"mov|slid|shift|glid|travel|push|ris|float|go(es|ing)?\b|fall|drop|sink|drift|send|bring|put|enter|com|fl[yi]",
        "scale": "siz|scal|big|small|larg|grow|shrink|expand|doubl|tripl|hal|reduc|increas", "flash": "flash|blink",
        "wiggle": "wiggl|shak|wobbl|jiggl", "indicate": "puls|highlight|emphasi|indicat|light|attention",
        "circumscribe": "circ|outlin", "wait": "wait|paus|hold|stay|keep|after|later",
    },
}  # fmt: skip


@pytest.mark.parametrize("field", WORDED)
def test_what_the_spec_holds_is_said_in_words(made: list[Pair], field: str) -> None:
    seen = Counter[Any]()
    for pair in made:
        text = words_of(pair)
        for item in parts(pair):
            value = item.get(field)
            if value in WORDED[field]:
                seen[value] += 1
                # "slides in from the left" ends in the middle.
                comes_in = pair.form == "crosses" and (field, value) == ("position", "center")
                assert re.search(WORDED[field][value], text) or comes_in, (item, pair.prompt)
    assert seen.keys() == WORDED[field].keys()


NUMBERS = (
    "count",
    "sides",
    "points",
    "radius",
    "width",
    "height",
    "length",
    "x",
    "y",
    "angle",
    "factor",
    "distance",
    "run_time",
)


@pytest.mark.parametrize("field", NUMBERS)
def test_every_number_of_the_spec_is_said(made: list[Pair], field: str) -> None:
    seen = 0
    for pair in made:
        held = [item[field] for item in parts(pair) if item.get(field) is not None]
        seen += len(held)
        if held:
            said = numbers_said(pair)
            assert all(number in said or abs(number) in said for number in held), (held, pair)
    assert seen > 50


def test_every_angle_said_in_degrees_is_in_the_spec(made: list[Pair]) -> None:
    """The other way round, for the number that people care about most, with its sense of rotation."""
    seen = 0
    for pair in made:
        angles = [step["angle"] for step in pair.spec["steps"] if step.get("angle") is not None]
        for digits, rest in re.findall(r"(\d+) ?(?:degrees|degress|degres|deg\b|°)(?=(.{0,22}))", words_of(pair)):
            seen += 1
            assert abs(int(digits)) in map(abs, angles), pair
            if re.match(r" (in )?clockwise", rest):
                assert -int(digits) in angles, pair
    assert seen > 300
