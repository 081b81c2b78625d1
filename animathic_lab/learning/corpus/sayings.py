"""Words, formulae and plotted functions as things of a scene, and how they are called."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from typing import Any

from animathic_lab.learning.corpus.actions import any_color
from animathic_lab.learning.corpus.content import FORMULAE, FUNCTIONS, NAMED_FORMULAE, NAMED_FUNCTIONS, TEXTS, WORD_POOL
from animathic_lab.learning.corpus.things import Thing, a
from animathic_lab.learning.corpus.words import PLACES, SIZES

__all__ = ["any_formula", "any_function", "any_text", "formula", "plot", "words"]


def any_text(rng: random.Random) -> str:
    """Draw words to write: from the list, or put together at random."""
    if rng.random() < 0.6:
        return rng.choice(TEXTS)
    text = " ".join(rng.choice(WORD_POOL) for _ in range(rng.choice((1, 1, 2, 2, 3, 3, 4, 5))))
    style = rng.random()
    text = text.title() if style < 0.4 else text[0].upper() + text[1:] if style < 0.75 else text.upper(
        ) if style < 0.8 else text
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
    noun = rng.choice(("text", "text", "text", "title", "word" if " " not in text else "words", "phrase", "message", "caption",
        "label", "sentence", "heading"))
    forms = [f"the {adjective}{noun} {inside}", f"the {adjective}{noun} {inside}", f"{a(adjective + noun)} saying {inside}",
        f"{a(adjective + noun)} that says {inside}", f"{a(adjective + noun)} with the words {inside}",
        f"{adjective}{noun} {inside}", f"{a(adjective + noun)} reading {inside}", f"{a(adjective + noun)} {inside}"]
    if len(text) == 1:
        noun = "number" if text.isdigit() else "letter"
        forms = [f"the {adjective}{noun} {inside}", f"{a(adjective + noun)} {inside}", f"the {adjective}{noun} {text}"]
    elif text.isdigit() and rng.random() < 0.7:
        noun, forms = "number", [f"the {adjective}number {text}"]
    introduced = rng.choice(forms)
    if rng.random() < 0.04:
        fields.pop("size", None)
        size_ = rng.choice((24, 36, 60, 72, 96))
        fields["font_size"], adjective = size_, adjective if color else "x"
        introduced = f"the {color} {noun} {inside}".replace("  ", " ") + rng.choice((f" in font size {size_}",
            f" with font size {size_}"))
    if not adjective and rng.random() < 0.4:
        introduced = inside
    elif color and "font_size" not in fields and rng.random() < 0.35:
        introduced = rng.choice((f"{inside} in {color}", f"{inside} in {color} letters", f"the {noun} {inside} in {color}",
            f"{inside} in {color} text"))
    if rng.random() < place:
        where = rng.choice(("top", "top", "bottom", "center", "top_left", "left", "right"))
        fields["position"] = where
        introduced += " " + rng.choice(PLACES[where])
    return Thing(fields, noun if noun not in ("words",) else "text", introduced, introduced, color)


def _term(rng: random.Random, v: str, w: str) -> str:
    p, q = rng.randrange(2, 20), rng.randrange(1, 10)
    return rng.choice((f"{p}{v}", f"{v}^{rng.choice('23456n')}", f"{p}", f"({v}+{q})", f"({v} - {q})", f"{v}{w}", v,
        f"{p}{v}^2", f"({v}+{q})({v}-{q + 1})",
        rf"\frac{{{v}}}{{{p}}}", rf"\sqrt{{{v}}}", f"{v}_{q}", f"({v}+{w})^2", rf"\frac{{{p}}}{{{q + 1}}}"))


def _equation(rng: random.Random) -> str:
    """Put an expression or an equation together."""
    v, w = rng.sample("xyzabnktuv", 2)
    gap = rng.choice((" ", " ", ""))
    side = f"{gap}{rng.choice('++-')}{gap}".join(_term(rng, v, w) for _ in range(rng.choice((1, 2, 2, 3))))
    if rng.random() < 0.7:
        side += f"{gap}{rng.choice('=====<>')}{gap}{rng.choice((_term(rng, w, v), str(rng.randrange(100)), '0'))}"
    return side if len(side) > 2 else f"{side} = {rng.randrange(100)}"


def _notation(rng: random.Random) -> str:
    """Draw a formula in a notation of its own: probabilities, derivatives, integrals, sums, limits."""
    v, f = rng.choice("xtnk"), rng.choice("fgh")
    p, q = rng.randrange(1, 10), rng.randrange(2, 10)
    return rng.choice(("P(A|B)", "P(A) = 0.5", f"{f}({v})", f"{f}({v}) = {p}{v} + {q}", f"{f}'({v}) = {p}{v}",
        rf"\int_{{{p}}}^{{{p + q}}} {f}({v}) d{v}", rf"\int {v}^{q} d{v}",
        rf"\sum_{{{v}=1}}^{{{q}}} {v}^2", rf"\lim_{{{v} \to 0}} {f}({v})", rf"\frac{{d{f}}}{{d{v}}}",
            f"{f}({v}+{p}) - {f}({v})", rf"\sin({v}) + \cos({v})", f"log({v})", f"{v}! = {p}", "A = lw", "d = rt", "w = mg",
        r"\pi \approx 3.14", rf"\theta = {10 * q}^\circ", f"({p}, {q})", f"{p}:{q}", f"{10 * p}%", f"e^{{-{v}}}", f"{p}/{q}"))


def any_formula(rng: random.Random) -> str:
    """Put a formula together, in LaTeX."""
    return str(rng.choice((_equation, _equation, _notation))(rng))


def any_function(rng: random.Random) -> tuple[str, str]:
    """Put a function of x together: as it is said, and as an expression."""
    p, q = rng.randrange(2, 9), rng.randrange(1, 9)
    return rng.choice(((f"{p}x + {q}", f"{p}*x+{q}"), (f"{p}x^2", f"{p}*x^2"), (f"sin({p}x)",
                f"sin({p}*x)"), (f"x^2 - {q}", f"x^2-{q}"), (f"{p}*cos(x)", f"{p}*cos(x)"), (f"x^{p}", f"x^{p}"),
                (f"(x - {q})^2", f"(x-{q})^2"), (f"{p}sin(x) + {q}", f"{p}*sin(x)+{q}"), (f"-{p}x + {q}", f"-{p}*x+{q}"),
                (f"x/{p}", f"x/{p}"), (f"x^3 - {p}x", f"x^3-{p}*x")))


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
            tex = said = any_formula(rng)
        else:
            tex, said = rng.choice(FORMULAE)
        fields["text"] = tex
        shown = rng.choice((said, said, said, f"${said}$", f'"{said}"'))
        introduced = rng.choice((f"the {noun} {shown}", f"the {noun} {shown}", shown, f"{a(noun)} {shown}",
            f"the math formula {shown}", f"the {noun} {shown}"))
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
            said, fields["expression"] = any_function(rng)
        bare = rng.choice((said, f"y = {said}", f"y={said}", f"f(x) = {said}", f"f(x)={said}", f"the function {said}",
            f"the function f(x) = {said}", f"the curve y = {said}", f"y = {said}"))
    if rng.random() < 0.25:
        color, fields["color"] = any_color(rng)
    if rng.random() < 0.2:
        low, high = rng.choice(((-3, 3), (0, 10), (-5, 5), (-2, 2), (0, 5), (-10, 10), (-1, 1), (0, 4), (-4, 4), (1, 5)))
        fields["x_range"] = [low, high]
        bare += rng.choice((f" from {low} to {high}", f" from x = {low} to {high}", f" for x from {low} to {high}",
            f" on the interval [{low}, {high}]", f" between {low} and {high}", f" from x={low} to x={high}"))
    if color and rng.random() < 0.7:
        bare += f" in {color}"
        said_color = True
    else:
        said_color = False
    lead = f"{color} " if color and not said_color else ""
    introduced = rng.choice((f"the {lead}graph of {bare}", f"a {lead}graph of {bare}", f"the {lead}plot of {bare}",
        f"a {lead}plot of {bare}", f"the {lead}curve of {bare}"))
    if color and not said_color:
        return Thing(fields, noun, introduced, introduced, color), "noun"
    if rng.random() < 0.5:
        return Thing(fields, noun, bare, bare, color), "verb"
    return Thing(fields, noun, introduced, introduced, color), "noun"
