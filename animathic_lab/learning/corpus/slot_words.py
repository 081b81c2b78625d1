"""Slots of colours, counts, times, numbers, words and formulae."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Mapping
from typing import Final

from animathic_lab.learning.corpus import sayings
from animathic_lab.learning.corpus.actions import any_color, number_words, seconds_words
from animathic_lab.learning.corpus.content import FORMULAE, FUNCTIONS, NAMED_FORMULAE, WORD_POOL
from animathic_lab.learning.corpus.slot_values import CLOSED, Draw, Value, measure, of_rows, of_shape, of_table, rounded
from animathic_lab.learning.corpus.words import COUNTS, DIRECTIONS, PLACES, RELATIONS, SIZES, TARGETS

__all__ = ["WORD_SLOTS"]


def _color(rng: random.Random) -> Value:
    said, written = any_color(rng)
    return Value(written, said)


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


def _doubled(rng: random.Random) -> Value:
    n = rng.choice((0.5, 1, 1.5, 2, 2.5, 3, 0.8, 1.2, 0.7, 1.8))
    return Value(rounded(2 * n), f"{n:g}")


def _pace(rng: random.Random) -> Value:
    return Value(*rng.choice((("linear", "at a constant speed"), ("linear", "at constant speed"), ("linear",
    "with constant speed"),
        ("ease_in", "speeding up"), ("ease_out", "slowing down"), ("there_and_back", "there and back"))))


def _counting(rng: random.Random) -> Value:
    """Draw a number to begin with and one to end with; ``to`` is the end as it is written, ``end`` as it is said."""
    start = rng.choice((0, 0, 0, 1, 1, 10, 100, 5, rng.randrange(0, 50), rng.randrange(50, 1000)))
    end = rng.choice((10, 100, 5, 20, 50, 1000, 0, rng.randrange(2, 100), rng.randrange(100, 5000)))
    end = end if end != start else start + 7
    return Value(start, str(start), {"to": end, "end": str(end)})


def _decimal(rng: random.Random) -> Value:
    start, end = round(rng.uniform(0, 10), 1), round(rng.uniform(10, 100), rng.choice((1, 1, 2)))
    places = max(len(f"{value:g}".partition(".")[2]) for value in (start, end))
    return Value(rounded(start), f"{start:g}", {"to": rounded(end), "end": f"{end:g}", "places": places})


#: How several things do the same one after another: the seconds between their starts.
_LAGS: Final = ((1, "one after another"), (1, "one by one"), (1, "one after the other"), (1, "in turn"), (1, "each in turn"),
    (0.2, "staggered"), (0.2, "in quick succession"), (0.2, "like a wave"), (0.2, "with a little delay between them"),
    (1, "one at a time"))
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


#: Slots of this module.
WORD_SLOTS: Final[Mapping[str, Draw]] = {
    "pause": _seconds, "counting": _counting, "lagged": of_rows(_LAGS), "decimal": _decimal, "semi": _doubled, "thick": _thick,
    "hex": _hex, "seethru": _seethru, "times": _times, "speed": _speed, "pace": _pace, "color": _color,
    "shape": of_shape(lambda fields: True), "closed": of_shape(lambda fields: fields["type"] in CLOSED),
    "stroke": of_shape(lambda fields: fields["type"] in ("line", "arrow", "dashed_line", "double_arrow")), "count": _count,
    "many": lambda rng: _count(rng, 20), "angle": _angle, "deg": _deg, "seconds": _seconds, "factor": _factor, "dist": _dist,
    "num": _num, "len": _len, "int": _int, "small": _small, "dir": of_table(DIRECTIONS),
    "way": of_table(DIRECTIONS, "left", "right", "up", "down"), "place": of_table(PLACES), "to": of_table(TARGETS),
    "rel": of_table(RELATIONS, "left_of", "right_of", "above", "below"),
    "size": of_table(SIZES, "tiny", "small", "large", "huge"), "text": _text, "word": _word, "letter": _letter, "tex": _tex,
    "law": _law, "fn": _fn, "percent": _percent, "coord": _coord, "span": _span, "numbers": _numbers, "grid": _grid,
    "lots": _lots, "link": of_table(_LINKS), "setting": of_table(_SETTINGS),
    # What is around something by a relation: a circle, an ellipse or a rectangle there is a frame, of `surround`.
    "odd": of_shape(lambda fields: fields["type"] in ("square", "triangle", "star", "polygon")), "big": measure(1.6, 3.4),
    "ex": measure(0.3, 1), "ey": measure(0.3, 0.9), "my": measure(0.3, 0.9), "mouth": measure(0.6, 1.4),
}
