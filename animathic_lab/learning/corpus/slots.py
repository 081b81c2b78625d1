"""Slots: values that forms leave open, each with how people say it and how the spec writes it."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.learning.corpus import sayings
from animathic_lab.learning.corpus.actions import any_color, number_words, seconds_words
from animathic_lab.learning.corpus.content import FORMULAE, FUNCTIONS, NAMED_FORMULAE, WORD_POOL
from animathic_lab.learning.corpus.tables import any_table
from animathic_lab.learning.corpus.words import COUNTS, DIRECTIONS, PLACES, RELATIONS, SHAPES, SIZES, TARGETS

__all__ = ["SLOTS", "Slots", "article"]


@dataclass(frozen=True, slots=True)
class Value:
    """One drawn value: as the spec writes it, as people say it, and in further forms such as the plural."""

    written: Any
    said: str
    forms: Mapping[str, str] = field(default_factory=dict)
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
    vowel = first[:1] in "aeio" or first.startswith(("un", "8", "11-", "18", "up", "ugly")) and not first.startswith("uni")
    return f"{'an' if vowel and not first.startswith(('one', 'eu', 'once')) else 'a'} {word}"


def _color(rng: random.Random) -> Value:
    said, written = any_color(rng)
    return Value(written, said)


_CLOSED: Final = ("circle", "square", "rectangle", "triangle", "star", "polygon", "ellipse")


def _of_shape(keep: Callable[[Mapping[str, Any]], bool]) -> Draw:
    rows = [row for row in SHAPES if keep(row[2]) and " with " not in row[0] and " pointing " not in row[0]]
    weights = [row[3] for row in rows]

    def draw(rng: random.Random) -> Value:
        noun, plural, fields, _ = rng.choices(rows, weights=weights)[0]
        return Value(fields["type"], noun, {"s": plural}, fields)

    return draw


def _count(rng: random.Random, most: int = 9) -> Value:
    n = rng.choice((2, 3, 3, 3, 4, 4, 5, 5, 6, 7, 8, 9)) if most == 9 else rng.randrange(10, most + 1)
    words = {**COUNTS, 11: "eleven", 15: "fifteen", 20: "twenty"}
    return Value(n, words[n] if n in words and rng.random() < 0.6 else str(n))


def _angle(rng: random.Random) -> Value:
    if rng.random() < 0.2:
        return Value(*reversed(rng.choice((("a quarter turn", 90), ("half a turn", 180), ("a full turn", 360), ("a half turn", 180),
            ("two full turns", 720), ("all the way around", 360), ("a full circle", 360), ("pi/2 radians", 90), ("pi radians", 180),
            ("a full rotation", 360), ("a quarter of a turn", 90)))))
    usual = (90, 90, 45, 45, 180, 180, 360, 30, 60, 120, 270, 15, 135, 75, 20)
    n = rng.choice(usual) if rng.random() < 0.7 else rng.randrange(5, 360)
    return Value(n, rng.choice((f"{n} degrees", f"{n} degrees", f"{n}°", f"by {n} degrees", f"by {n}°", f"{n} deg",
        f"through {n} degrees")))


def _deg(rng: random.Random) -> Value:
    n = rng.choice((90, 45, 180, 30, 60, 120, 270, 15, 135, rng.randrange(5, 360)))
    return Value(n, rng.choice((f"{n} degrees", f"{n}°", f"{n} deg", f"{n}-degree")) if rng.random() < 0.9 else f"{n} degree")


def _seconds(rng: random.Random) -> Value:
    n = rng.choice((1, 2, 2, 3, 3, 4, 5, 0.5, 1.5, 2.5, 6, 8, 10))
    return Value(n, seconds_words(rng, n))


def _factor(rng: random.Random) -> Value:
    n = rng.choice((2, 2, 3, 1.5, 0.5, 0.25, 4, 1.2, 0.75, 2.5, 5, 0.3, 0.8, 1.8))
    return Value(n, f"{n:g}")


def _dist(rng: random.Random) -> Value:
    n = rng.choice((1, 2, 2, 3, 3, 4, 5, 0.5, 1.5, 2.5))
    said = number_words(rng, n)
    return Value(n, f"{said} unit{'' if n == 1 else 's'}" if rng.random() < 0.85 else f"{n:g}")


def _num(rng: random.Random) -> Value:
    n = rng.choice((1, 2, 3, 0.5, 1.5, 2.5, 4, 0.8, 1.2, 0.75, 3.5))
    return Value(n, f"{n:g}")


def _len(rng: random.Random) -> Value:
    n = rng.choice((1, 2, 3, 4, 5, 6, 1.5, 2.5, 8, 0.5))
    return Value(n, f"{n:g}")


def _int(rng: random.Random) -> Value:
    n = rng.choice((rng.randrange(0, 10), rng.randrange(10, 100), rng.randrange(100, 1000)))
    return Value(n, str(n))


def _small(rng: random.Random) -> Value:
    n = rng.randrange(1, 10)
    return Value(n, str(n))


def _of_table(table: Mapping[str, tuple[str, ...]], *names: str) -> Draw:
    def draw(rng: random.Random) -> Value:
        key = rng.choice(names or tuple(table))
        return Value(key, rng.choice(table[key]))

    return draw


def _text(rng: random.Random) -> Value:
    raw = sayings.any_text(rng)
    quote = rng.choice(('"{}"', '"{}"', "'{}'", "\u201c{}\u201d")) if "'" not in raw else '"{}"'
    said = quote.format(raw) if rng.random() < 0.8 or len(raw) < 3 else raw
    return Value(raw, said, {"raw": raw, "q": quote.format(raw)})


def _word(rng: random.Random) -> Value:
    raw = rng.choice(WORD_POOL)
    raw = rng.choice((raw, raw.title(), raw.title()))
    return Value(raw, raw, {"q": f'"{raw}"'})


def _letter(rng: random.Random) -> Value:
    raw = rng.choice("ABCDEFGHKLMNPQRSTXYZabcdfhknpqrvwxyz")
    return Value(raw, raw, {"q": f'"{raw}"'})


def _tex(rng: random.Random) -> Value:
    if rng.random() < 0.5:
        tex, said = rng.choice(FORMULAE)
    else:
        tex = said = sayings.any_formula(rng)
    shown = rng.choice((said, said, said, f"${said}$", f'"{said}"'))
    return Value(tex, shown, {"raw": said})


def _law(rng: random.Random) -> Value:
    said = rng.choice(tuple(NAMED_FORMULAE))
    return Value(NAMED_FORMULAE[said], said)


def _fn(rng: random.Random) -> Value:
    said, written = sayings.any_function(rng) if rng.random() < 0.4 else rng.choice(FUNCTIONS)
    return Value(written, said)


def _percent(rng: random.Random) -> Value:
    n = rng.choice((10, 20, 25, 30, 40, 50, 50, 60, 70, 75, 80, 90))
    return Value(n / 100, rng.choice((f"{n}%", f"{n} percent", f"{n} %", f"{n / 100:g}")))


def _coord(rng: random.Random) -> Value:
    n = rng.choice((-4, -3, -2, -1, 0, 1, 2, 3, 4, -2.5, 1.5, 0.5))
    return Value(n, f"{n:g}")


def _span(rng: random.Random) -> Value:
    low, high = rng.choice(((-3, 3), (0, 10), (-5, 5), (-2, 2), (0, 5), (-10, 10), (-1, 1), (0, 4), (-4, 4), (1, 5), (0, 100), (0, 8),
        (-6, 6), (2, 8), (0, 1), (-1, 5), (0, 20)))
    return Value([low, high], rng.choice((f"from {low} to {high}", f"from {low} to {high}", f"between {low} and {high}",
        f"{low} to {high}", f"[{low}, {high}]", f"{low}..{high}")))


def _numbers(rng: random.Random) -> Value:
    top = rng.choice((10, 10, 20, 50, 100, 1000))
    values = [rng.randrange(1, top) for _ in range(rng.choice((3, 3, 4, 4, 5, 6)))]
    if rng.random() < 0.1:
        values = [value / 10 for value in values]
    listed = [f"{value:g}" for value in values]
    return Value(values, rng.choice((", ".join(listed), ", ".join(listed[:-1]) + " and " + listed[-1], " ".join(listed),
        f"[{', '.join(listed)}]", ",".join(listed))))


SLOTS: Final[Mapping[str, Draw]] = {
    "color": _color, "shape": _of_shape(lambda fields: True), "closed": _of_shape(lambda fields: fields["type"] in _CLOSED),
    "stroke": _of_shape(lambda fields: fields["type"] in ("line", "arrow", "dashed_line", "double_arrow")),
    "count": _count, "many": lambda rng: _count(rng, 20), "angle": _angle, "deg": _deg, "seconds": _seconds, "factor": _factor,
    "dist": _dist, "num": _num, "len": _len, "int": _int, "small": _small, "dir": _of_table(DIRECTIONS),
    "way": _of_table(DIRECTIONS, "left", "right", "up", "down"), "place": _of_table(PLACES), "to": _of_table(TARGETS),
    "rel": _of_table(RELATIONS, "left_of", "right_of", "above", "below"), "size": _of_table(SIZES, "tiny", "small", "large", "huge"),
    "text": _text, "word": _word, "letter": _letter, "tex": _tex, "law": _law, "fn": _fn, "percent": _percent, "coord": _coord,
    "span": _span, "numbers": _numbers,
}  # fmt: skip


class Slots:
    """The values of one telling: each slot is drawn once, and two of a kind (``$color``, ``$color2``) differ."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._drawn: dict[str, Value] = {}
        self._table: Any = None

    def _get(self, name: str) -> Value:
        if name not in self._drawn:
            base = name.rstrip("0123456789")
            if base in ("table", "textcol", "numcol"):
                self._drawn[name] = self._of_table(name)
                return self._drawn[name]
            if base not in SLOTS:
                raise ValueError(f"${name} is no slot")
            taken = [value.written if not value.fields else value.fields for key, value in self._drawn.items()
                     if key.rstrip("0123456789") == base]
            value = SLOTS[base](self._rng)
            for _ in range(30):
                if (value.written if not value.fields else value.fields) not in taken:
                    break
                value = SLOTS[base](self._rng)
            self._drawn[name] = value
        return self._drawn[name]

    def _of_table(self, name: str) -> Value:
        if self._table is None:
            self._table = any_table(self._rng)
        base = name.rstrip("0123456789")
        if base == "table":
            return Value(self._table.name, self._table.name)
        kind = "text" if base == "textcol" else "number"
        names = [column for column, type_ in self._table.columns.items() if type_ == kind]
        column = names[(int(name[len(base):] or 1) - 1) % len(names)]
        return Value(column, self._rng.choice((column, column, column.replace("_", " "))))

    def say(self, name: str, form: str) -> str:
        """Return a slot's words; ``form`` is one of its further forms, or empty."""
        value = self._get(name)
        return value.forms[form] if form else value.said

    def written(self, name: str, form: str = "") -> Any:
        """Return a slot's value for the spec."""
        value = self._get(name)
        return value.forms[form] if form else value.written

    def fields(self, name: str) -> dict[str, Any]:
        """Return the fields of a slot that stands for an object's kind."""
        return dict(self._get(name).fields)

    def tables(self, spec: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
        """Return the description of the table that the words speak of, where there is one."""
        return (self._table.described(),) if self._table is not None else ()
