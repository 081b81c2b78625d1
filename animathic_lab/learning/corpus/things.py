"""Things and how they are called: ``a big red circle``, ``circle (red)``, later ``it`` or ``the circle``."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from dataclasses import dataclass, field
from typing import Any

from animathic_lab.learning.corpus.actions import any_color
from animathic_lab.learning.corpus.words import COUNTS, PLACES, POLYGONS, SHAPES, SIZES

__all__ = ["Thing", "a", "shape"]


@dataclass(slots=True)
class Thing:
    """One object of a scene and what it takes to speak of it.

    Attributes
    ----------
    fields : dict
        Of its SceneObject; ``id`` included.
    noun : str
        By which it is called later: circle, text, graph.
    color_word : str
        As it was said, or empty.
    introduced : str
        Its first mention, with its article.
    many : bool
        Whether verbs take the plural.
    """

    fields: dict[str, Any]
    noun: str
    introduced: str
    bare: str = ""
    color_word: str = ""
    many: bool = False
    late: list[str] = field(default_factory=list)

    @property
    def id(self) -> str:
        """Id of its object."""
        return str(self.fields["id"])


def a(phrase: str) -> str:
    """Put the indefinite article before a phrase."""
    first = phrase.split()[0].lower() if phrase.split() else ""
    vowel = first[:1] in "aeio" or first.startswith(("un", "8", "11-", "up"))
    return f"{'an' if vowel and not first.startswith(('one', 'eu')) else 'a'} {phrase}"


def _measures(rng: random.Random, kind: str) -> tuple[dict[str, Any], str]:
    """Draw a size in numbers for a kind, with the words that say it, or nothing."""
    value = rng.choice((0.5, 1, 1.5, 2, 3, 2.5))
    if kind == "circle":
        if rng.random() < 0.75:
            return {"radius": value}, rng.choice((f"with radius {value:g}", f"of radius {value:g}",
                f"with a radius of {value:g}", f"(radius {value:g})", f"with radius={value:g}"))
        return {"radius": value}, rng.choice((f"with a diameter of {2 * value:g}", f"of diameter {2 * value:g}"))
    if kind == "square":
        return {"width": value}, rng.choice((f"with side length {value:g}", f"of side length {value:g}",
            f"with sides of length {value:g}", f"with side {value:g}", f"of side {value:g}"))
    if kind in ("rectangle", "ellipse"):
        wide, high = rng.sample((1, 2, 3, 4, 5, 6, 1.5), 2)
        words = (f"with width {wide:g} and height {high:g}", f"of width {wide:g} and height {high:g}",
            f"{wide:g} units wide and {high:g} units tall", f"({wide:g} by {high:g})", f"{wide:g}x{high:g}",
            f"that is {wide:g} wide and {high:g} high")
        return {"width": wide, "height": high}, rng.choice(words)
    if kind in ("line", "arrow", "dashed_line"):
        return {"length": value * 2}, rng.choice((f"of length {value * 2:g}", f"with length {value * 2:g}",
            f"{value * 2:g} units long"))
    return {}, ""


def _looks(rng: random.Random, fields: dict[str, Any], rich: float) -> tuple[list[str], list[str], str]:
    """Draw a look: words before the noun, words after it, the colour's word."""
    before: list[str] = []
    after: list[str] = []
    said = ""
    kind = fields["type"]
    if rng.random() < 0.22 * rich and kind not in ("arc",):
        size = rng.choice(("small", "large", "tiny", "huge", "large", "small", "huge", "tiny", "medium"))
        fields["size"] = size
        word = rng.choice(SIZES[size])
        if rng.random() < 0.85:
            before.append(word)
        else:
            after.append(f"that is {word}")
    elif rng.random() < 0.1 * rich:
        measured, phrase = _measures(rng, kind)
        if phrase:
            fields.update(measured)
            after.append(phrase)
    if rng.random() < 0.07 * rich and kind in ("circle", "square", "triangle", "rectangle", "star", "polygon", "ellipse"):
        word, opacity = rng.choice((("filled", 1), ("solid", 1), ("hollow", 0), ("unfilled", 0), ("semi-transparent", 0.5),
            ("half-transparent", 0.5), ("outlined", 0), ("transparent", 0)))
        fields["fill_opacity"] = opacity
        before.append(word)
    if rng.random() < 0.08 * rich and kind in ("line", "arrow", "dashed_line", "double_arrow"):
        word, width = rng.choice((("thick", 8), ("thin", 2)))
        fields["stroke_width"] = width
        before.append(word)
    if rng.random() < 0.62 * rich:
        said, fields["color"] = any_color(rng)
        if rng.random() < 0.84:
            before.append(said)
        else:
            after.insert(0, rng.choice((f"in {said}", f"colored {said}", f"coloured in {said}", f"that is {said}",
                f"of color {said}", f"({said})", f"with {said} color", f"in {said} color",
                f"filled with {said}")) if "fill_opacity" not in fields else f"in {said}")
            if after[0].startswith("filled"):
                fields["fill_opacity"] = 1
    if rng.random() < 0.2:
        rng.shuffle(before)
    return before, after, said


def shape(rng: random.Random, number: int, *, rich: float = 1.0, count: bool = True, place: float = 0.12) -> Thing:
    """Draw a shape.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    number : int
        Of the thing in its scene; its id is made from it.
    rich : float
        How readily attributes are given, 0 .. 1.
    count : bool
        Whether it may stand for several equal ones.
    place : float
        Chance of a place.
    """
    noun, plural, said, _ = rng.choices(SHAPES, weights=[row[3] for row in SHAPES])[0]
    fields: dict[str, Any] = {"id": f"o{number}", **said}
    if said["type"] == "polygon" and rng.random() < 0.12:
        sides = rng.choice((5, 6, 7, 8, 9, 10, 12))
        fields["sides"], noun = sides, rng.choice(POLYGONS).format(n=sides)
        count, plural = False, "polygons"
    before, after, color = _looks(rng, fields, rich)
    many = count and rng.random() < 0.13
    head = plural if many else noun
    phrase = " ".join([*before, head, *after])
    later = head.split(" with ")[0].split(" that ")[0].split(" pointing ")[0]
    if "-gon" in later or "sided" in later or "polygon" in later:
        later = "polygon"
    thing = Thing(fields, later, a(phrase), phrase, color, many)
    if many:
        thing.introduced = thing.bare = _several(rng, fields, before, plural, after)
    if rng.random() < place:
        if rng.random() < 0.15:
            fields["x"], fields["y"] = x, y = rng.choice((-4, -3, -2, -1, 0, 1, 2, 3, 4)), rng.choice((-2, -1, 0, 1, 2))
            words_ = rng.choice((f"at ({x}, {y})", f"at ({x},{y})", f"at position ({x}, {y})", f"at the point ({x}, {y})",
                f"at x={x}, y={y}"))
        else:
            fields["position"] = where = rng.choice(tuple(PLACES))
            words_ = rng.choice(PLACES[where])
        thing.introduced += f" {words_}"
        thing.bare += f" {words_}"
    return thing


def _several(rng: random.Random, fields: dict[str, Any], before: list[str], plural: str, after: list[str]) -> str:
    n = rng.choice((2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9, 10, 12))
    fields["count"] = n
    amount = COUNTS[n] if rng.random() < 0.6 else str(n)
    phrase = " ".join([amount, *before, plural, *after])
    roll = rng.random()
    if roll < 0.5:
        return phrase
    group = " ".join([*before, plural, *after])
    if roll < 0.7:
        fields["arrange"] = "row"
        return rng.choice((f"{phrase} in a row", f"a row of {amount} {group}", f"{phrase} side by side",
            f"{phrase} arranged in a row", f"{phrase} in a horizontal line", f"{phrase} lined up in a row",
            f"{phrase} next to each other"))
    if roll < 0.82:
        fields["arrange"] = "column"
        return rng.choice((f"{phrase} in a column", f"a column of {amount} {group}", f"{phrase} stacked vertically",
            f"{phrase} on top of each other", f"{phrase} in a vertical column"))
    if roll < 0.92 and n >= 3:
        fields["arrange"] = "circle"
        return rng.choice((f"{phrase} in a circle", f"{phrase} arranged in a circle", f"a circle of {amount} {group}",
            f"a ring of {amount} {group}", f"{phrase} forming a ring"))
    side = rng.choice((2, 3, 4, 5))
    if rng.random() < 0.4:
        fields["count"], fields["arrange"] = n, "grid"
        return rng.choice((f"{phrase} in a grid", f"a grid of {amount} {group}", f"{phrase} arranged in a grid"))
    fields["count"], fields["arrange"], fields["columns"] = side * side, "grid", side
    return rng.choice((f"a {side}x{side} grid of {group}", f"a {side} by {side} grid of {group}",
        f"{group} in a {side}x{side} grid"))
