"""Slots: values that forms leave open, each with how people say it and how the spec writes it."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
# ruff: noqa: RUF001 - people type Greek letters and other signs.
import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.learning.corpus import sayings
from animathic_lab.learning.corpus.actions import any_color, number_words, seconds_words
from animathic_lab.learning.corpus.content import FORMULAE, FUNCTIONS, NAMED_FORMULAE, WORD_POOL
from animathic_lab.learning.corpus.formula_words import FORMULA_SLOTS, OF_FORMULAE
from animathic_lab.learning.corpus.lettering import LETTER_SLOTS, OF_LETTERS
from animathic_lab.learning.corpus.numerals import FOLLOWING as OF_NUMERALS
from animathic_lab.learning.corpus.numerals import NUMERALS
from animathic_lab.learning.corpus.tables import any_table
from animathic_lab.learning.corpus.words import COUNTS, DIRECTIONS, PLACES, RELATIONS, SHAPES, SIZES, TARGETS

__all__ = ["SLOTS", "Slots", "article"]


#: Slots that depend on another one.
FOLLOWING: Final = {**OF_NUMERALS, **OF_FORMULAE, **OF_LETTERS}


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
        said, written = rng.choice((("a quarter turn", 90), ("half a turn", 180), ("a full turn", 360), ("a half turn", 180),
            ("two full turns", 720), ("all the way around", 360), ("a full circle", 360), ("pi/2 radians", 90),
            ("pi radians", 180), ("a full rotation", 360), ("a quarter of a turn", 90)))
        return Value(written, said)
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
    low, high = rng.choice(((-3, 3), (0, 10), (-5, 5), (-2, 2), (0, 5), (-10, 10), (-1, 1), (0, 4), (-4, 4), (1, 5), (0, 100),
    (0, 8),
        (-6, 6), (2, 8), (0, 1), (-1, 5), (0, 20)))
    return Value([low, high], rng.choice((f"from {low} to {high}", f"from {low} to {high}", f"between {low} and {high}",
        f"{low} to {high}", f"[{low}, {high}]", f"{low}..{high}")))


def _numbers(rng: random.Random) -> Value:
    top = rng.choice((10, 10, 20, 50, 100, 1000))
    values: list[float] = [rng.randrange(1, top) for _ in range(rng.choice((3, 3, 4, 4, 5, 6)))]
    if rng.random() < 0.1:
        values = [value / 10 for value in values]
    listed = [f"{value:g}" for value in values]
    return Value(values, rng.choice((", ".join(listed), ", ".join(listed[:-1]) + " and " + listed[-1], " ".join(listed),
        f"[{', '.join(listed)}]", ",".join(listed))))


def _plain(value: float) -> float:
    """Write whole numbers without a point."""
    return int(value) if value == int(value) else round(value, 3)


def _measure(low: float, high: float, *, half: bool = False) -> Draw:
    """Draw a length of any kind of number; ``u`` is it with its unit, ``half`` writes half of what is said."""

    def draw(rng: random.Random) -> Value:
        roll = rng.random()
        n = rng.uniform(low, high)
        n = round(n) if roll < 0.5 else round(2 * n) / 2 if roll < 0.68 else round(n, 1 if roll < 0.9 or half else 2)
        n = min(max(n, low), high)
        said = number_words(rng, n) if n == int(n) and rng.random() < 0.4 else f"{n:g}"
        unit = "cm" if rng.random() < 0.04 else "unit" if n == 1 else "units"
        return Value(_plain(n / 2 if half else n), said, {"u": f"{said} {unit}", "d": f"{n:g}"})

    return draw


def _row(rows: Sequence[tuple[Any, ...]], *names: str) -> Draw:
    """Draw one of rows that hold what is written, what is said, and two further forms."""

    def draw(rng: random.Random) -> Value:
        written, said, *others = rng.choice(rows)
        return Value(written, said, dict(zip(names, others, strict=True)))

    return draw


#: Ways to come, to go and to stand out: what a thing does, what is done to it, what several do.
_ENTER: Final = (("fade_in", "fades in", "fade it in", "fade in"), ("grow", "grows from nothing", "grow it from nothing",
"grow"),
    ("grow", "pops up", "let it pop up", "pop up"), ("spin_in", "spins in", "spin it in", "spin in"),
    ("fade_in", "fades into view", "let it fade in", "fade into view"))
_EXIT: Final = (("fade_out", "fades out", "fade it out", "fade out"), ("fade_out", "disappears", "make it disappear",
"disappear"),
    ("fade_out", "vanishes", "let it vanish", "vanish"), ("fade_out", "goes away", "remove it", "go away"),
    ("fade_out", "is removed", "remove it", "are removed"), ("fade_out", "fades away", "fade it away", "fade away"),
    ("shrink", "shrinks away", "shrink it away", "shrink away"), ("shrink", "shrinks to nothing", "shrink it to nothing",
        "shrink to nothing"), ("uncreate", "is erased", "erase it", "are erased"), ("uncreate", "gets undrawn", "undraw it",
        "get undrawn"), ("fade_out", "fades out", "have it fade out", "fade out"))
_ACCENT: Final = (("indicate", "pulses", "pulse it", "pulse"), ("indicate", "is highlighted", "highlight it",
"get highlighted"),
    ("indicate", "gets emphasized", "emphasize it", "get emphasized"), ("indicate", "gets highlighted", "emphasise it",
        "get highlighted"), ("flash", "flashes", "flash it", "flash"), ("flash", "blinks", "make it blink", "blink"),
    ("wiggle", "wiggles", "wiggle it", "wiggle"), ("wiggle", "shakes", "shake it", "shake"),
    ("wiggle", "jiggles", "make it jiggle", "jiggle"))
_STUNTS: Final = (("rotate", "spins", "spin it", "spin"), ("rotate", "rotates", "rotate it", "rotate"),
    ("rotate", "turns around", "turn it around", "turn around"), ("flip", "flips over", "flip it over", "flip over"),
    ("flip", "flips", "flip it", "flip"), ("circumscribe", "is circled for a moment", "circle it", "get circled"),
    ("focus", "gets a spotlight", "focus on it", "get a spotlight"), ("rotate", "spins around", "let it spin", "spin around"))
_RESIZE: Final = ((1.5, "gets bigger", "make it bigger", "get bigger"), (1.5, "becomes larger", "make it larger",
        "become larger"), (1.5, "grows", "let it grow", "grow"), (0.5, "gets smaller", "make it smaller", "get smaller"),
    (0.5, "shrinks", "shrink it", "shrink"), (2, "doubles in size", "double its size", "double in size"),
    (2, "becomes twice as big", "make it twice as big", "become twice as big"), (3, "triples in size", "triple its size",
        "triple in size"), (0.5, "shrinks to half its size", "shrink it to half its size", "shrink to half their size"),
    (0.5, "becomes half as big", "scale it down to half", "become half as big"))
#: How the inside of a shape looks: before the noun, after it, and as what it should be.
_FILLS: Final = ((1, "filled", "filled in", "filled"), (1, "solid", "with a solid fill", "solid"),
    (1, "filled", "completely filled", "fully filled"), (0, "hollow", "with no fill", "hollow"),
    (0, "unfilled", "not filled", "unfilled"), (0, "outlined", "just the outline", "only an outline"),
    (0, "empty", "without fill", "hollow"), (0.5, "half-transparent", "half transparent", "half-transparent"),
    (0.5, "semi-transparent", "semi transparent", "semitransparent"))
_EDGES: Final = ((8, "thick", "with a thick outline", "thick"), (8, "thick", "with a thick border", "thick"),
    (2, "thin", "with a thin outline", "thin"), (2, "thin", "with thin lines", "thin"), (8, "thick", "with thick lines",
    "thick"),
    (2, "thin", "with a thin border", "thin"))
_POINTING: Final = (("up", "pointing up", "points up", "up"), ("up", "pointing upwards", "points upward", "upwards"),
    ("down", "pointing down", "points down", "down"), ("down", "pointing downward", "looks downwards", "downwards"),
    ("left", "pointing left", "points left", "left"), ("left", "pointing to the left", "points to the left", "to the left"),
    ("right", "pointing right", "points right", "right"), ("right", "pointing to the right", "shows to the right",
        "to the right"), ("up_right", "pointing up and to the right", "points to the upper right", "up and right"),
    ("down_left", "pointing to the lower left", "points down and left", "down left"),
    ("up_left", "pointing up left", "points to the upper left", "up and left"),
    ("down_right", "pointing diagonally down to the right", "points to the lower right", "down and right"))
_LIES: Final = (("right", "horizontal", "horizontally", "lies flat"), ("right", "horizontal", "horizontally", "is horizontal"),
    ("up", "vertical", "vertically", "stands upright"), ("up", "vertical", "vertically", "is vertical"),
    ("up_right", "diagonal", "diagonally", "is diagonal"))
_SIDES: Final = (("down", "under", "below", "beneath", "below"), ("down", "below", "underneath", "under", "at the bottom"),
    ("up", "above", "on top of", "over", "on top"), ("up", "above", "over", "above", "above"),
    ("left", "on the left of", "to the left of", "left of", "on the left"),
    ("right", "on the right of", "to the right of", "right of", "on the right"))


def _px(rng: random.Random) -> Value:
    n = rng.choice((rng.randrange(-5, 6), rng.randrange(-5, 6), rng.randrange(-10, 11) / 2, rng.randrange(-50, 51) / 10))
    return Value(_plain(n), f"{n:g}")


def _py(rng: random.Random) -> Value:
    n = rng.choice((rng.randrange(-3, 4), rng.randrange(-3, 4), rng.randrange(-6, 7) / 2, rng.randrange(-30, 31) / 10))
    return Value(_plain(n), f"{n:g}")


def _at(rng: random.Random) -> list[float]:
    return [_px(rng).written, _py(rng).written]


def _pair_words(rng: random.Random, points: list[list[float]]) -> list[str]:
    style = rng.choice(("({0:g}, {1:g})", "({0:g},{1:g})", "({0:g}, {1:g})", "[{0:g}, {1:g}]", "({0:g} {1:g})"))
    return [style.format(*pair) for pair in points]


def _segment(rng: random.Random) -> Value:
    start, end = _at(rng), _at(rng)
    while start == end:
        end = _at(rng)
    one, two = _pair_words(rng, [start, end])
    return Value([start, end], rng.choice((f"from {one} to {two}", f"from {one} to {two}", f"between {one} and {two}",
        f"starting at {one} and ending at {two}", f"from point {one} to point {two}")), {"arrow": f"{one} -> {two}",
        "one": one, "two": two})


def _vec(rng: random.Random) -> Value:
    end = _at(rng)
    while not any(end):
        end = _at(rng)
    x, y = (f"{value:g}" for value in end)
    return Value([end], rng.choice((f"({x}, {y})", f"({x},{y})", f"[{x}, {y}]", f"<{x}, {y}>", f"[{x} {y}]")), {"x": x, "y": y})


def _corners(rng: random.Random) -> Value:
    points: list[list[float]] = []
    for _ in range(rng.choice((3, 3, 4, 4, 4, 5, 6))):
        points.append(_at(rng))
        while points.count(points[-1]) > 1:
            points[-1] = _at(rng)
    said = _pair_words(rng, points)
    return Value(points, rng.choice((", ".join(said), ", ".join(said[:-1]) + " and " + said[-1], " ".join(said),
        " -> ".join(said), ", then ".join(said), "; ".join(said))))


def _three(rng: random.Random) -> Value:
    points = [_at(rng)]
    while len(points) < 3:
        point = _at(rng)
        if point not in points:
            points.append(point)
    a, b, c = _pair_words(rng, points)
    return Value(points, rng.choice((f"{a}, {b} and {c}", f"{a}, {b}, {c}", f"{a} {b} {c}", f"{a}, {b}, and {c}")))


def _four(rng: random.Random) -> Value:
    points = [_at(rng)]
    while len(points) < 4:
        point = _at(rng)
        if point not in points:
            points.append(point)
    middle = [sum(point[axis] for point in points) / 4 for axis in (0, 1)]
    points.sort(key=lambda point: math.atan2(point[1] - middle[1], point[0] - middle[0]))
    said = _pair_words(rng, points)
    return Value(points, rng.choice((", ".join(said[:3]) + " and " + said[3], ", ".join(said), " ".join(said))))


def _legs(rng: random.Random) -> Value:
    a, b = (rng.choice((1, 2, 3, 4, 5, 1.5, 2.5, 3.5)) for _ in range(2))
    return Value([[0, 0], [a, 0], [0, b]], rng.choice((f"{a:g} and {b:g}", f"{a:g} and {b:g}", f"{a:g} by {b:g}")))


def _turned(rng: random.Random) -> Value:
    n = rng.choice((30, 45, 60, 90, 20, 15, 10, rng.randrange(5, 180), 5 * rng.randrange(1, 36)))
    plain = rng.choice((f"{n} degrees", f"{n} degrees", f"{n}°", f"{n} deg"))
    roll = rng.random()
    if roll < 0.25:
        return Value(-n, f"{plain} clockwise", {"ly": f"{plain} clockwise"})
    way = rng.choice((" counterclockwise", " anticlockwise", " counter-clockwise")) if roll < 0.4 else ""
    return Value(n, plain + way, {"ly": plain + way})


def _arc(rng: random.Random) -> Value:
    n = rng.choice((30, 45, 60, 90, 120, 135, 150, 180, 210, 240, 270, 300, 72, rng.randrange(10, 350), 5 * rng.randrange(4,
    70)))
    return Value(n, rng.choice((f"{n} degrees", f"{n} degrees", f"{n}°", f"{n} deg")), {"adj": rng.choice((f"{n}-degree",
        f"{n} degree", f"{n}°"))})


_GONS: Final = ((5, "pentagon"), (6, "hexagon"), (7, "heptagon"), (8, "octagon"), (9, "nonagon"), (10, "decagon"),
    (11, "hendecagon"), (12, "dodecagon"), (5, "pentagon"), (6, "hexagon"), (8, "octagon"), (7, "septagon"))


def _gon(rng: random.Random) -> Value:
    n, said = rng.choice(_GONS)
    return Value(n, said, {"s": f"{said}s"})


def _sides(low: int, high: int) -> Draw:
    words = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven",
    12: "twelve"}

    def draw(rng: random.Random) -> Value:
        n = rng.choice((rng.randrange(low, 11), rng.randrange(low, high + 1)))
        return Value(n, words[n] if n in words and rng.random() < 0.4 else str(n), {"d": str(n)})

    return draw


def _hex(rng: random.Random) -> Value:
    word = f"#{rng.randrange(16**6):06X}"
    return Value(word, word if rng.random() < 0.7 else word.lower())


def _seethru(rng: random.Random) -> Value:
    n = rng.choice((10, 20, 25, 30, 40, 50, 60, 70, 75, 80, 90))
    return Value((100 - n) / 100, rng.choice((f"{n}%", f"{n} percent")))


def _thick(rng: random.Random) -> Value:
    n = rng.choice((1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 12, 15, 20, 1.5, 2.5, 0.5, rng.randrange(1, 25)))
    return Value(n, f"{n:g}")


def _times(rng: random.Random) -> Value:
    n = rng.choice((2, 2, 2, 3, 3, 4, 5))
    return Value(n, rng.choice(("twice", "two times") if n == 2 else (f"{n} times", f"{COUNTS.get(n, n)} times", f"{n}x")))


def _speed(rng: random.Random) -> Value:
    return Value(*rng.choice(((3, "slowly"), (3, "slowly"), (0.5, "quickly"), (0.5, "quickly"))))


#: Angles between two lines from the origin along x and to there, for lines whose ends nobody gives.
_OPENINGS: Final[Mapping[int, list[list[float]]]] = {30: [[0, 0], [2.6, 1.5]], 45: [[0, 0], [2.12, 2.12]], 60: [[0, 0], [1.5,
2.6]],
    120: [[0, 0], [-1.5, 2.6]], 135: [[0, 0], [-2.12, 2.12]], 150: [[0, 0], [-2.6, 1.5]]}


def _opening(rng: random.Random) -> Value:
    n = rng.choice(tuple(_OPENINGS))
    return Value(_OPENINGS[n], rng.choice((f"{n} degrees", f"{n}°", f"{n} deg")), {"adj": f"{n}-degree"})


def _doubled(rng: random.Random) -> Value:
    n = rng.choice((0.5, 1, 1.5, 2, 2.5, 3, 0.8, 1.2, 0.7, 1.8))
    return Value(_plain(2 * n), f"{n:g}")


#: Figures that have no kind of their own, by their corners.
_FIGURES: Final[tuple[tuple[list[list[float]], str], ...]] = (
    ([[-2, -1], [2, -1], [1, 1], [-1, 1]], "trapezoid"), ([[-2, -1], [2, -1], [1, 1], [-1, 1]], "trapezium"),
    ([[-2, -1], [1, -1], [2, 1], [-1, 1]], "parallelogram"), ([[-2, 0], [0, -1], [2, 0], [0, 1]], "rhombus"),
    ([[0, 1.5], [1, 0.5], [0, -2], [-1, 0.5]], "kite"), ([[0, 1.5], [1, 0.5], [0, -2], [-1, 0.5]], "kite shape"),
    ([[-1, -1], [1, -1], [0, 2]], "isosceles triangle"), ([[-1, -2], [1, -2], [1, -1], [0, -1], [0, 2], [-1, 2]], "L-shape"),
    ([[-1, -2], [1, -2], [1, -1], [0, -1], [0, 2], [-1, 2]], "letter L made of straight edges"),
    ([[-1, -1], [1, -1], [1, 1], [0, 2], [-1, 1]], "house shape"), ([[-1, -1], [1, -1], [-1, 1], [1, 1]], "hourglass shape"),
    ([[-2, -2], [2, -1], [1, 1], [-1, 2]], "irregular quadrilateral"), ([[-2, -2], [2, -1], [1, 1], [-1, 2]], "quadrilateral"),
    ([[-2, -1], [2, -1], [-1, 1]], "scalene triangle"), ([[-2, -1], [2, -1], [-3, 1]], "obtuse triangle"),
)


def _figure(rng: random.Random) -> Value:
    return Value(*rng.choice(_FIGURES))


def _linear(rng: random.Random) -> Value:
    kind, said = rng.choice((("line", "line"), ("line", "line"), ("line", "line segment"), ("line", "straight line"),
        ("line", "segment"), ("dashed_line", "dashed line"), ("dashed_line", "dotted line"), ("arrow", "arrow"), ("arrow",
        "arrow"),
        ("double_arrow", "double arrow"), ("double_arrow", "double-headed arrow")))
    return Value(kind, said, {"s": f"{said}s"}, {"type": kind})


_GREEK: Final = (("\\theta", "theta"), ("\\theta", "θ"), ("\\alpha", "alpha"), ("\\alpha", "α"), ("\\beta", "beta"),
    ("\\beta", "β"), ("\\gamma", "gamma"), ("\\gamma", "γ"), ("\\varphi", "φ"), ("\\delta", "delta"), ("x", "x"), ("y", "y"))


def _greek(rng: random.Random) -> Value:
    return Value(*rng.choice(_GREEK))


def _ray(low: int, *, flat: bool = False, steep: bool = False) -> Draw:
    """Draw a line from the origin, to be said by its end."""

    def draw(rng: random.Random) -> Value:
        x = 0 if steep else rng.choice((1, 2, 3, 4, 2.5, 3.5)) if flat else rng.choice((-3, -2, -1, 0, 1, 2, 3, 1.5, -1.5, 0.5))
        y = 0 if flat else rng.choice((1, 2, 3, 1.5, 2.5))
        return Value([[low, low], [x, y]], rng.choice((f"({x}, {y})", f"({x},{y})", f"({x}, {y})", f"[{x}, {y}]")))

    return draw


def _acute(rng: random.Random) -> Value:
    n = rng.choice((30, 45, 60, 90, 120, 135, rng.randrange(15, 165)))
    return Value(n, rng.choice((f"{n} degrees", f"{n}°", f"{n} deg")))


def _mathlabel(rng: random.Random) -> Value:
    said = rng.choice(("x^2", "a^2 + b^2", "r^2", "E = mc^2", "2x + 1", "\\pi r^2", "f(x)", "x_1", "x_2", "y = mx + b", "n!",
    "a_n",
        "\\sqrt{2}", "\\frac{1}{2}", "v_0", "2^n", f"{rng.randrange(2, 10)}x", f"x = {rng.randrange(10)}",
        f"a_{rng.randrange(10)}"))
    return Value(f"${said}$", rng.choice((said, f"${said}$")))


def _points(rng: random.Random) -> Value:
    n = rng.choice((24, 36, 48, 60, 72, 96, 20, 30, 40, rng.randrange(12, 120)))
    return Value(n, str(n))


def _pace(rng: random.Random) -> Value:
    return Value(*rng.choice((("linear", "at a constant speed"), ("linear", "at constant speed"), ("linear",
    "with constant speed"),
        ("ease_in", "speeding up"), ("ease_out", "slowing down"), ("there_and_back", "there and back"))))


#: How far something turns, in words; ways to become see-through; ways to turn over around the horizontal.
_SPINS: Final = ((360, "once"), (720, "twice"), (1080, "three times"), (360, "all the way around"), (720, "two full turns"),
    (1080, "three full turns"), (-90, "clockwise"), (90, "counterclockwise"), (90, "anticlockwise"), (180, "half a turn"),
    (270, "three quarters of a turn"), (-360, "once clockwise"), (-180, "half a turn clockwise"), (540, "one and a half turns"),
    (1440, "four times"), (90, "a quarter turn"), (-90, "a quarter turn clockwise"), (360, "one full turn"),
    (-720, "twice clockwise"),
    (-90, "in clockwise direction"), (360, "a complete turn"), (1800, "five times"), (450, "one and a quarter turns"))
_VEILS: Final = ((0.3, "becomes transparent", "make it transparent", "become transparent"), (0.3, "gets see-through",
        "make it see-through", "get see-through"), (0.5, "becomes half-transparent", "make it half transparent",
        "become half transparent"), (0.5, "becomes semi-transparent", "make it semi-transparent", "get semi-transparent"),
    (0.3, "turns transparent", "turn it transparent", "turn transparent"))
_OVERS: Final = (("x", "flips upside down", "flip it upside down", "flip upside down"), ("x", "is flipped top to bottom",
        "flip it top to bottom", "flip top to bottom"), ("x", "turns upside down", "turn it upside down", "turn upside down"),
    ("x", "is flipped vertically", "flip it vertically", "flip vertically"))
#: Where something comes from as it fades in, written as the way that it moves then; and where it goes as it fades out.
_FROMS: Final = (("right", "from the left", "coming from the left", "moving right"),
    ("left", "from the right", "coming from the right", "moving left"), ("down", "from above", "from the top", "moving down"),
    ("up", "from below", "from the bottom", "moving up"),
    ("right", "from the left side", "from left", "going right"), ("left", "from the right side", "from right", "going left"),
    ("down", "from the top", "from up above", "drifting downwards"), ("up", "from underneath", "from the bottom up",
        "drifting upwards"))
_OFFS: Final = (("left", "to the left", "towards the left", "moving left"), ("right", "to the right", "towards the right",
        "moving right"), ("up", "upwards", "towards the top", "moving up"),
    ("down", "downwards", "towards the bottom", "moving down"))
_ROUTES: Final = ((("left", "right"), "from left to right", "from the left to the right", "left to right"),
    (("right", "left"), "from right to left", "from the right side to the left side", "right to left"),
    (("top", "bottom"), "from top to bottom", "from the top to the bottom", "top to bottom"),
    (("bottom", "top"), "from bottom to top", "from the bottom up to the top", "bottom to top"),
    (("top_left", "bottom_right"), "from the top left corner to the bottom right corner", "from top left to bottom right",
        "top left to bottom right"), (("bottom_left", "top_right"), "from the lower left corner to the upper right corner",
        "from bottom left to top right", "bottom left to top right"), (("left", "center"), "from the left to the center",
        "from the left side to the middle", "left to middle"), (("center", "top"), "from the center to the top",
        "from the middle up to the top", "center to top"), (("top", "center"), "from the top to the middle",
        "from the top down to the center", "top to middle"),
    (("right", "top_left"), "from the right side to the upper left corner", "from the right to the top left",
    "right to top left"),
    (("bottom_right", "left"), "from the bottom right to the left side",
        "from the lower right corner to the left edge", "bottom right to left"))


def _route(rng: random.Random) -> Value:
    (start, end), *said = rng.choice(_ROUTES)
    return Value(start, said[0], {"to": end, "b": said[1], "c": said[2]})


def _counting(rng: random.Random) -> Value:
    """Draw a number to begin with and one to end with; ``to`` is the end as it is written, ``end`` as it is said."""
    start = rng.choice((0, 0, 0, 1, 1, 10, 100, 5, rng.randrange(0, 50), rng.randrange(50, 1000)))
    end = rng.choice((10, 100, 5, 20, 50, 1000, 0, rng.randrange(2, 100), rng.randrange(100, 5000)))
    end = end if end != start else start + 7
    return Value(start, str(start), {"to": end, "end": str(end)})


def _decimal(rng: random.Random) -> Value:
    start, end = round(rng.uniform(0, 10), 1), round(rng.uniform(10, 100), rng.choice((1, 1, 2)))
    places = max(len(f"{value:g}".partition(".")[2]) for value in (start, end))
    return Value(_plain(start), f"{start:g}", {"to": _plain(end), "end": f"{end:g}", "places": places})


#: How several things do the same one after another: the seconds between their starts.
_LAGS: Final = ((1, "one after another"), (1, "one by one"), (1, "one after the other"), (1, "in turn"), (1, "each in turn"),
    (0.2, "staggered"), (0.2, "in quick succession"), (0.2, "like a wave"), (0.2, "with a little delay between them"),
    (1, "one at a time"))


#: Slots of single shapes and of marks.
_SHAPE_SLOTS: Final[Mapping[str, Draw]] = {
    "pause": _seconds, "spins": _row(_SPINS), "veil": _row(_VEILS, "do", "they"), "over": _row(_OVERS, "do", "they"),
    "fromside": _row(_FROMS, "b", "c"), "offside": _row(_OFFS, "b", "c"), "route": _route,
    "counting": _counting, "lagged": _row(_LAGS), "decimal": _decimal,
    "rad": _measure(0.3, 3.4), "diam": _measure(0.5, 6, half=True), "wide": _measure(1, 12), "tall": _measure(0.5, 6),
    "side": _measure(0.5, 6), "long": _measure(0.5, 12), "corner": _measure(0.1, 0.9), "inner": _measure(0.2, 1),
    "outer": _measure(1.1, 3.3), "gap": _measure(0.1, 1.5), "semi": _doubled, "thick": _thick, "px": _px, "py": _py,
    "fill": _row(_FILLS, "after", "be"), "edge": _row(_EDGES, "after", "be"), "pointing": _row(_POINTING, "does", "way"),
    "lie": _row(_LIES, "ly", "does"), "beside": _row(_SIDES, "b", "c", "d"), "enter": _row(_ENTER, "do", "they"),
    "exit": _row(_EXIT, "do", "they"), "accent": _row(_ACCENT, "do", "they"), "stunt": _row(_STUNTS, "do", "they"),
    "resize": _row(_RESIZE, "do", "they"), "segment": _segment, "vec": _vec, "corners": _corners, "three": _three,
    "four": _four,
    "legs": _legs, "turn": _turned, "arc": _arc, "gon": _gon, "nsides": _sides(5, 24), "npoints": _sides(3, 24), "hex": _hex,
    "seethru": _seethru, "times": _times, "speed": _speed, "opening": _opening,
    "figure": _figure, "linear": _linear, "greek": _greek, "acute": _acute, "pace": _pace, "points": _points,
    "mathlabel": _mathlabel,
    "flat": _ray(0, flat=True), "ray": _ray(0), "upright": _ray(0, steep=True),
}  # fmt: skip


def _of_verbs(*rows: tuple[Any, str]) -> Draw:
    """Values that are said as verbs: base, third person (``.s``), ``.ing``, and what one does to a thing (``.do``)."""

    def draw(rng: random.Random) -> Value:
        written, said = rng.choice(rows)
        base, third, ing, do = said.split("/")
        return Value(written, base, {"s": third, "ing": ing, "do": do})

    return draw


#: What a thing can do without more being said.
_ACTS: Final = (
    ("rotate", "spin/spins/spinning/spin"), ("rotate", "rotate/rotates/rotating/rotate"), ("rotate", "turn/turns/turning/turn"),
    ("rotate", "spin around/spins around/spinning around/spin"), ("indicate", "pulse/pulses/pulsing/highlight"),
    ("indicate", "light up/lights up/lighting up/emphasize"), ("flash", "flash/flashes/flashing/flash"),
    ("flash", "blink/blinks/blinking/flash"), ("wiggle", "wiggle/wiggles/wiggling/wiggle"),
    ("wiggle", "shake/shakes/shaking/shake"), ("wiggle", "jiggle/jiggles/jiggling/jiggle"),
    ("flip", "flip/flips/flipping/flip"), ("flip", "flip over/flips over/flipping over/flip"),
)
#: How a part of a thing stands out.
_MARKING: Final = (
    ("indicate", "get highlighted/gets highlighted/getting highlighted/highlight"), ("indicate",
    "pulse/pulses/pulsing/highlight"),
    ("indicate", "light up/lights up/lighting up/emphasize"), ("indicate",
    "be emphasised/is emphasised/being emphasised/emphasise"),
    ("indicate", "stand out/is highlighted/standing out/draw attention to"), ("flash", "flash/flashes/flashing/flash"),
    ("flash", "blink/blinks/blinking/blink"), ("wiggle", "wiggle/wiggles/wiggling/wiggle"), ("wiggle",
    "shake/shakes/shaking/shake"),
    ("circumscribe", "get circled/gets circled/getting circled/circle"), ("circumscribe",
    "get a box for a moment/is boxed for a moment/"
    "getting boxed/put a box for a moment around"), ("focus", "get a spotlight/gets a spotlight/getting a spotlight/focus on"),
)
#: How a thing goes away.
_GOES: Final = (
    ("fade_out", "fade out/fades out/fading out/fade out"), ("fade_out", "disappear/disappears/disappearing/remove"),
    ("fade_out", "vanish/vanishes/vanishing/hide"), ("fade_out", "go away/goes away/going away/take away"),
    ("fade_out", "fade away/fades away/fading away/delete"), ("shrink", "shrink away/shrinks away/shrinking away/shrink away"),
    ("shrink", "shrink to nothing/shrinks to nothing/shrinking to nothing/shrink away"),
    ("uncreate", "get erased/gets erased/getting erased/erase"),
)
#: How a thing comes in, other than plainly.
_SHOWS: Final = (
    ("fade_in", "fade in/fades in/fading in/fade in"), ("fade_in", "fade into view/fades into view/fading into view/fade in"),
    ("grow", "grow from nothing/grows from nothing/growing from nothing/grow"), ("grow", "pop up/pops up/popping up/pop up"),
    ("spin_in", "spin in/spins in/spinning in/spin in"),
)
#: How a thing that is there changes its size: the factor.
_GROWS: Final = (
    (1.5, "get bigger/gets bigger/getting bigger/enlarge"), (1.5, "grow larger/grows larger/growing larger/scale up"),
    (1.5, "become bigger/becomes bigger/becoming bigger/enlarge"), (0.5, "shrink/shrinks/shrinking/shrink"),
    (0.5, "get smaller/gets smaller/getting smaller/scale down"), (0.5, "become half as big/becomes half as big/halving in size"
    "/halve the size of"), (2, "double in size/doubles in size/doubling in size/double the size of"), (3,
    "triple in size/triples in"
    " size/tripling in size/triple the size of"), (2,
    "become twice as big/becomes twice as big/growing to twice the size/double"),
)
_GRIDS: Final = ((2, 2), (2, 3), (3, 2), (3, 3), (3, 3), (3, 4), (4, 4), (4, 3), (2, 5), (5, 2), (2, 4), (4, 5), (5, 5), (5, 6),
    (6, 6), (6, 7), (7, 7), (3, 6), (6, 3), (5, 8), (4, 10))


#: What joins two things, and how several stand: as written, as said.
_LINKS: Final = {"line": ("line", "straight line"), "dashed_line": ("dashed line", "dotted line"), "double_arrow": (
    "double arrow", "double-headed arrow", "two-headed arrow"), "curved_arrow": ("curved arrow", "bent arrow")}
_SETTINGS: Final = {"row": ("row", "line"), "column": ("column", "stack"), "circle": ("ring", "circle"), "grid": ("grid",)}


def _grid(rng: random.Random) -> Value:
    rows, cols = rng.choice(_GRIDS)
    spelled = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 10: "ten"}
    a, b = (spelled[rows], spelled[cols]) if rng.random() < 0.3 else (str(rows), str(cols))
    short = f"{rows}x{cols}" if a == str(rows) else f"{a} by {b}"
    return Value(rows * cols, rng.choice((f"{a} by {b}", short, f"{a}-by-{b}")), {"rows": f"{a} rows of {b}",
        "each": f"{a} rows, {b} in each row", "count": str(rows * cols), "wide": f"{b} wide and {a} high",
        "cols": f"{a} rows and {b} columns", "m": str(cols)})


def _lots(rng: random.Random) -> Value:
    said = rng.choice(("a dozen", "a dozen", "a pair of", "a pair of", "a couple of", "half a dozen", "two dozen", "a trio of",
        "", "", "", "", ""))
    known = {"a dozen": 12, "a pair of": 2, "a couple of": 2, "half a dozen": 6, "two dozen": 24, "a trio of": 3}
    n = known.get(said) or rng.choice((2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20, 25))
    return Value(n, said or str(n))


def _from(draw: Callable[[random.Random], tuple[Any, str, Mapping[str, Any]]]) -> Draw:
    return lambda rng: Value(*draw(rng))


SLOTS: Final[Mapping[str, Draw]] = {
    **_SHAPE_SLOTS,
    "color": _color, "shape": _of_shape(lambda fields: True), "closed": _of_shape(lambda fields: fields["type"] in _CLOSED),
    "stroke": _of_shape(lambda fields: fields["type"] in ("line", "arrow", "dashed_line", "double_arrow")),
    "count": _count, "many": lambda rng: _count(rng, 20), "angle": _angle, "deg": _deg, "seconds": _seconds, "factor": _factor,
    "dist": _dist, "num": _num, "len": _len, "int": _int, "small": _small, "dir": _of_table(DIRECTIONS),
    "way": _of_table(DIRECTIONS, "left", "right", "up", "down"), "place": _of_table(PLACES), "to": _of_table(TARGETS),
    "rel": _of_table(RELATIONS, "left_of", "right_of", "above", "below"), "size": _of_table(SIZES, "tiny", "small", "large",
    "huge"),
    "text": _text, "word": _word, "letter": _letter, "tex": _tex, "law": _law, "fn": _fn, "percent": _percent, "coord": _coord,
    "span": _span, "numbers": _numbers, "act": _of_verbs(*_ACTS), "goes": _of_verbs(*_GOES), "mark": _of_verbs(*_MARKING),
    "shows": _of_verbs(*_SHOWS),
    "grows": _of_verbs(*_GROWS), "grid": _grid, "lots": _lots, "link": _of_table(_LINKS), "setting": _of_table(_SETTINGS),
    # What is around something by a relation: a circle, an ellipse or a rectangle there is a frame, of `surround`.
    "odd": _of_shape(lambda fields: fields["type"] in ("square", "triangle", "star", "polygon")),
    "big": _measure(1.6, 3.4), "ex": _measure(0.3, 1), "ey": _measure(0.3, 0.9), "my": _measure(0.3, 0.9),
    "mouth": _measure(0.6, 1.4), **{name: _from(draw) for name, draw in {**NUMERALS, **FORMULA_SLOTS, **LETTER_SLOTS}.items()},
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
            if base not in SLOTS and base not in FOLLOWING:
                raise ValueError(f"${name} is no slot")
            taken = [value.written if not value.fields else value.fields for key, value in self._drawn.items()
                     if key.rstrip("0123456789") == base]
            value = self._draw(base)
            for _ in range(30):
                if (value.written if not value.fields else value.fields) not in taken:
                    break
                value = self._draw(base)
            self._drawn[name] = value
        return self._drawn[name]

    def _draw(self, base: str) -> Value:
        if base in FOLLOWING:
            return Value(*FOLLOWING[base](self._rng, self._get, self._drawn))
        return SLOTS[base](self._rng)

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
        return str(value.forms[form]) if form else value.said

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
