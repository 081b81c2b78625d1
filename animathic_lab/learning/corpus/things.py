"""Things and how they are called: ``a big red circle``, ``circle (red)``, ``the text "Hello"``, later ``it`` or ``the circle``."""

from __future__ import annotations

import random
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.learning.corpus.actions import any_color
from animathic_lab.learning.corpus.content import FORMULAE, FUNCTIONS, NAMED_FORMULAE, NAMED_FUNCTIONS, TEXTS, WORD_POOL
from animathic_lab.learning.corpus.words import COUNTS, PLACES, POLYGONS, SHAPES, SIZES

__all__ = ["Thing", "a", "any_text", "formula", "plot", "shape", "words"]


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
            return {"radius": value}, rng.choice((f"with radius {value:g}", f"of radius {value:g}", f"with a radius of {value:g}", f"(radius {value:g})", f"with radius={value:g}"))
        return {"radius": value}, rng.choice((f"with a diameter of {2 * value:g}", f"of diameter {2 * value:g}"))
    if kind == "square":
        return {"width": value}, rng.choice((f"with side length {value:g}", f"of side length {value:g}", f"with sides of length {value:g}", f"with side {value:g}", f"of side {value:g}"))
    if kind in ("rectangle", "ellipse"):
        wide, high = rng.sample((1, 2, 3, 4, 5, 6, 1.5), 2)
        words = (f"with width {wide:g} and height {high:g}", f"of width {wide:g} and height {high:g}", f"{wide:g} units wide and {high:g} units tall", f"({wide:g} by {high:g})", f"{wide:g}x{high:g}", f"that is {wide:g} wide and {high:g} high")
        return {"width": wide, "height": high}, rng.choice(words)
    if kind in ("line", "arrow", "dashed_line"):
        return {"length": value * 2}, rng.choice((f"of length {value * 2:g}", f"with length {value * 2:g}", f"{value * 2:g} units long"))
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
        word, opacity = rng.choice((("filled", 1), ("solid", 1), ("hollow", 0), ("unfilled", 0), ("semi-transparent", 0.5), ("half-transparent", 0.5), ("outlined", 0), ("transparent", 0)))
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
            after.insert(0, rng.choice((f"in {said}", f"colored {said}", f"coloured in {said}", f"that is {said}", f"of color {said}", f"({said})", f"with {said} color", f"in {said} color", f"filled with {said}")) if "fill_opacity" not in fields else f"in {said}")
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
            words_ = rng.choice((f"at ({x}, {y})", f"at ({x},{y})", f"at position ({x}, {y})", f"at the point ({x}, {y})", f"at x={x}, y={y}"))
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
        return rng.choice((f"{phrase} in a row", f"a row of {amount} {group}", f"{phrase} side by side", f"{phrase} arranged in a row", f"{phrase} in a horizontal line", f"{phrase} lined up in a row", f"{phrase} next to each other"))
    if roll < 0.82:
        fields["arrange"] = "column"
        return rng.choice((f"{phrase} in a column", f"a column of {amount} {group}", f"{phrase} stacked vertically", f"{phrase} on top of each other", f"{phrase} in a vertical column"))
    if roll < 0.92 and n >= 3:
        fields["arrange"] = "circle"
        return rng.choice((f"{phrase} in a circle", f"{phrase} arranged in a circle", f"a circle of {amount} {group}", f"a ring of {amount} {group}", f"{phrase} forming a ring"))
    side = rng.choice((2, 3, 4, 5))
    if rng.random() < 0.4:
        fields["count"], fields["arrange"] = n, "grid"
        return rng.choice((f"{phrase} in a grid", f"a grid of {amount} {group}", f"{phrase} arranged in a grid"))
    fields["count"], fields["arrange"] = side * side, "grid"
    return rng.choice((f"a {side}x{side} grid of {group}", f"a {side} by {side} grid of {group}", f"{group} in a {side}x{side} grid"))


def any_text(rng: random.Random) -> str:
    """Draw words to write: from the list, or put together at random."""
    if rng.random() < 0.6:
        return rng.choice(TEXTS)
    text = " ".join(rng.choice(WORD_POOL) for _ in range(rng.choice((1, 1, 2, 2, 3, 3, 4, 5))))
    style = rng.random()
    text = text.title() if style < 0.4 else text[0].upper() + text[1:] if style < 0.75 else text.upper() if style < 0.8 else text
    return text + rng.choice(("", "", "", "", "!", "?", ".", f" {rng.randrange(100)}"))


def words(rng: random.Random, number: int, *, quoted: bool | None = None, place: float = 0.1) -> Thing:
    """Draw a text."""
    fields: dict[str, Any] = {"id": f"o{number}", "type": "text", "text": any_text(rng)}
    text = fields["text"]
    quote = rng.choice(('"{}"', '"{}"', '"{}"', "'{}'", "\u201c{}\u201d")) if "'" not in text else '"{}"'
    inside = quote.format(text) if quoted or (quoted is None and (rng.random() < 0.7 or len(text) < 3)) else text
    color = ""
    adjective = ""
    if rng.random() < 0.3:
        color, fields["color"] = any_color(rng)
        adjective = color + " "
    elif rng.random() < 0.12:
        size = rng.choice(("large", "small", "huge"))
        fields["size"] = size
        adjective = rng.choice(SIZES[size]) + " "
    noun = rng.choice(("text", "text", "text", "title", "word" if " " not in text else "words", "phrase", "message", "caption", "label", "sentence", "heading"))
    forms = [f"the {adjective}{noun} {inside}", f"the {adjective}{noun} {inside}", f"{a(adjective + noun)} saying {inside}", f"{a(adjective + noun)} that says {inside}", f"{a(adjective + noun)} with the words {inside}", f"{adjective}{noun} {inside}", f"{a(adjective + noun)} reading {inside}", f"{a(adjective + noun)} {inside}"]
    if len(text) == 1:
        noun = "number" if text.isdigit() else "letter"
        forms = [f"the {adjective}{noun} {inside}", f"{a(adjective + noun)} {inside}", f"the {noun} {text}"]
    elif text.isdigit() and rng.random() < 0.7:
        noun, forms = "number", [f"the {adjective}number {text}"]
    introduced = rng.choice(forms)
    if rng.random() < 0.04:
        fields.pop("size", None)
        size_ = rng.choice((24, 36, 60, 72, 96))
        fields["font_size"], adjective = size_, adjective if color else "x"
        introduced = f"the {color} {noun} {inside}".replace("  ", " ") + rng.choice((f" in font size {size_}", f" with font size {size_}"))
    if not adjective and rng.random() < 0.4:
        introduced = inside
    elif color and rng.random() < 0.35:
        introduced = rng.choice((f"{inside} in {color}", f"{inside} in {color} letters", f"the {noun} {inside} in {color}", f"{inside} in {color} text"))
    if rng.random() < place:
        where = rng.choice(("top", "top", "bottom", "center", "top_left", "left", "right"))
        fields["position"] = where
        introduced += " " + rng.choice(PLACES[where])
    return Thing(fields, noun if noun not in ("words",) else "text", introduced, introduced, color)


def formula(rng: random.Random, number: int) -> Thing:
    """Draw a formula, by its notation or by its name."""
    fields: dict[str, Any] = {"id": f"o{number}", "type": "math"}
    noun = rng.choice(("formula", "equation", "formula", "equation", "expression"))
    color = ""
    if rng.random() < 0.25:
        tex = rng.choice(tuple(NAMED_FORMULAE))
        fields["text"], said = NAMED_FORMULAE[tex], tex
        introduced = said
    else:
        if rng.random() < 0.45:
            p, q, r = (rng.randrange(2, 20) for _ in range(3))
            v, w = rng.sample("xyzabnkt", 2)
            tex = rng.choice((f"{p}{v} + {q} = {r}", f"{v}^{p} + {q}", f"{p} + {q} = {p + q}", f"{v} = {p}{w}", f"{v}^2 + {w}^2", f"{p}{v}^2 - {q}{v} + {r} = 0", f"{v}^{p} - {w}^{q}", f"{p} - {q} = {p - q}", f"({v}+{p})^2", f"{v} > {p}", rf"\frac{{{p}}}{{{q}}}", rf"\frac{{{v}}}{{{w}}}", rf"\sqrt{{{p}}}", f"{v}_{p % 10} = {q}"))
            said = tex
        else:
            tex, said = rng.choice(FORMULAE)
        fields["text"] = tex
        shown = rng.choice((said, said, said, f"${said}$", f'"{said}"'))
        introduced = rng.choice((f"the {noun} {shown}", f"the {noun} {shown}", shown, f"{a(noun)} {shown}", f"the math formula {shown}", f"the {noun} {shown}"))
    if rng.random() < 0.2:
        color, fields["color"] = any_color(rng)
        introduced += rng.choice((f" in {color}", f" in {color} color", f" colored {color}"))
    return Thing(fields, noun, introduced, introduced, color)


def plot(rng: random.Random, number: int) -> tuple[Thing, str]:
    """Draw a plotted function, without its axes; the second value is the kind of phrase: ``verb`` or ``noun``."""
    fields: dict[str, Any] = {"id": f"o{number}", "type": "plot"}
    color = ""
    noun = rng.choice(("graph", "plot", "curve", "function", "graph", "curve"))
    if rng.random() < 0.3:
        said = rng.choice(tuple(NAMED_FUNCTIONS))
        fields["expression"] = NAMED_FUNCTIONS[said]
        bare = said
    else:
        said, fields["expression"] = rng.choice(FUNCTIONS)
        if rng.random() < 0.2:
            p, q = rng.randrange(2, 9), rng.randrange(1, 9)
            said, fields["expression"] = rng.choice(((f"{p}x + {q}", f"{p}*x+{q}"), (f"{p}x^2", f"{p}*x^2"), (f"sin({p}x)", f"sin({p}*x)"), (f"x^2 - {q}", f"x^2-{q}"), (f"{p}*cos(x)", f"{p}*cos(x)"), (f"x^{p}", f"x^{p}"), (f"(x - {q})^2", f"(x-{q})^2"), (f"{p}sin(x) + {q}", f"{p}*sin(x)+{q}"), (f"-{p}x + {q}", f"-{p}*x+{q}"), (f"x/{p}", f"x/{p}"), (f"x^3 - {p}x", f"x^3-{p}*x")))
        bare = rng.choice((said, f"y = {said}", f"y={said}", f"f(x) = {said}", f"f(x)={said}", f"the function {said}", f"the function f(x) = {said}", f"the curve y = {said}", f"y = {said}"))
    if rng.random() < 0.25:
        color, fields["color"] = any_color(rng)
    if rng.random() < 0.2:
        low, high = rng.choice(((-3, 3), (0, 10), (-5, 5), (-2, 2), (0, 5), (-10, 10), (-1, 1), (0, 4), (-4, 4), (1, 5)))
        fields["x_range"] = [low, high]
        bare += rng.choice((f" from {low} to {high}", f" from x = {low} to {high}", f" for x from {low} to {high}", f" on the interval [{low}, {high}]", f" between {low} and {high}", f" from x={low} to x={high}"))
    if color and rng.random() < 0.7:
        bare += f" in {color}"
        said_color = True
    else:
        said_color = False
    lead = f"{color} " if color and not said_color else ""
    introduced = rng.choice((f"the {lead}graph of {bare}", f"a {lead}graph of {bare}", f"the {lead}plot of {bare}", f"a {lead}plot of {bare}", f"the {lead}curve of {bare}"))
    if color and not said_color:
        return Thing(fields, noun, introduced, introduced, color), "noun"
    if rng.random() < 0.5:
        return Thing(fields, noun, bare, bare, color), "verb"
    return Thing(fields, noun, introduced, introduced, color), "noun"
