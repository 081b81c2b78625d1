"""A drawn value of a slot, and ways to draw one."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.learning.corpus.actions import number_words
from animathic_lab.learning.corpus.words import SHAPES

__all__ = ["CLOSED", "Draw", "Value", "article", "measure", "of_rows", "of_shape", "of_table", "of_verbs", "rounded", "valued"]


@dataclass(frozen=True, slots=True)
class Value:
    """One drawn value: as the spec writes it, as people say it, and in further forms such as the plural."""

    written: Any
    said: str
    forms: Mapping[str, Any] = field(default_factory=dict)
    fields: Mapping[str, Any] = field(default_factory=dict)


#: Draws a value.
Draw = Callable[[random.Random], Value]


def article(word: str) -> str:
    """Put "a" or "an" before a word.

    Examples
    --------
    >>> article("orange"), article("one-sided"), article("8-pointed"), article("hexagon")
    ('an orange', 'a one-sided', 'an 8-pointed', 'a hexagon')
    """
    first = re.sub(r"^[\"'(\u201c]+", "", word).lower()
    vowel = first[:1] in "aeio" or (first.startswith(("un", "8", "11-", "18", "up", "ugly")) and not first.startswith("uni"))
    return f"{'an' if vowel and not first.startswith(('one', 'eu', 'once')) else 'a'} {word}"


CLOSED: Final = ("circle", "square", "rectangle", "triangle", "star", "polygon", "ellipse")


def of_shape(keep: Callable[[Mapping[str, Any]], bool]) -> Draw:
    """Draw a shape that is kept, with its noun and its plural."""
    rows = [row for row in SHAPES if keep(row[2]) and " with " not in row[0] and " pointing " not in row[0]]
    weights = [row[3] for row in rows]

    def draw(rng: random.Random) -> Value:
        noun, plural, fields, _ = rng.choices(rows, weights=weights)[0]
        return Value(fields["type"], noun, {"s": plural}, fields)

    return draw


def of_table(table: Mapping[str, tuple[str, ...]], *names: str) -> Draw:
    """Draw a name of a table and one of its words; only of the names given, if any are."""

    def draw(rng: random.Random) -> Value:
        key = rng.choice(names or tuple(table))
        return Value(key, rng.choice(table[key]))

    return draw


def rounded(value: float) -> float:
    """Write whole numbers without a point."""
    return int(value) if value == int(value) else round(value, 3)


def measure(low: float, high: float, *, half: bool = False) -> Draw:
    """Draw a length of any kind of number; ``u`` is it with its unit, ``half`` writes half of what is said."""

    def draw(rng: random.Random) -> Value:
        roll = rng.random()
        n = rng.uniform(low, high)
        n = round(n) if roll < 0.5 else round(2 * n) / 2 if roll < 0.68 else round(n, 1 if roll < 0.9 or half else 2)
        n = min(max(n, low), high)
        said = number_words(rng, n) if n == int(n) and rng.random() < 0.4 else f"{n:g}"
        unit = "cm" if rng.random() < 0.04 else "unit" if n == 1 else "units"
        return Value(rounded(n / 2 if half else n), said, {"u": f"{said} {unit}", "d": f"{n:g}"})

    return draw


def of_rows(rows: Sequence[tuple[Any, ...]], *names: str) -> Draw:
    """Draw one of rows that hold what is written, what is said, and two further forms."""

    def draw(rng: random.Random) -> Value:
        written, said, *others = rng.choice(rows)
        return Value(written, said, dict(zip(names, others, strict=True)))

    return draw


def of_verbs(*rows: tuple[Any, str]) -> Draw:
    """Values that are said as verbs: base, third person (``.s``), ``.ing``, and what one does to a thing (``.do``)."""

    def draw(rng: random.Random) -> Value:
        written, said = rng.choice(rows)
        base, third, ing, do = said.split("/")
        return Value(written, base, {"s": third, "ing": ing, "do": do})

    return draw


def valued(draw: Callable[[random.Random], tuple[Any, str, Mapping[str, Any]]]) -> Draw:
    """Make what draws what is written, what is said and further forms draw a value."""
    return lambda rng: Value(*draw(rng))
