"""Slots of single shapes and of marks: corners, ends, angles, sides, fills and outlines."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
# ruff: noqa: RUF001 - people type Greek letters and other signs.
import math
import random
from collections.abc import Mapping
from typing import Final

from animathic_lab.learning.corpus.slot_values import Draw, Value, measure, of_rows, rounded

__all__ = ["FIGURE_SLOTS"]

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
    return Value(rounded(n), f"{n:g}")


def _py(rng: random.Random) -> Value:
    n = rng.choice((rng.randrange(-3, 4), rng.randrange(-3, 4), rng.randrange(-6, 7) / 2, rng.randrange(-30, 31) / 10))
    return Value(rounded(n), f"{n:g}")


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


def _apart(rng: random.Random, count: int) -> list[list[float]]:
    """Draw points that differ."""
    points = [_at(rng)]
    while len(points) < count:
        point = _at(rng)
        if point not in points:
            points.append(point)
    return points


def _three(rng: random.Random) -> Value:
    points = _apart(rng, 3)
    a, b, c = _pair_words(rng, points)
    return Value(points, rng.choice((f"{a}, {b} and {c}", f"{a}, {b}, {c}", f"{a} {b} {c}", f"{a}, {b}, and {c}")))


def _four(rng: random.Random) -> Value:
    points = _apart(rng, 4)
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


#: Angles between two lines from the origin along x and to there, for lines whose ends nobody gives.
_OPENINGS: Final[Mapping[int, list[list[float]]]] = {30: [[0, 0], [2.6, 1.5]], 45: [[0, 0], [2.12, 2.12]], 60: [[0, 0], [1.5,
2.6]],
    120: [[0, 0], [-1.5, 2.6]], 135: [[0, 0], [-2.12, 2.12]], 150: [[0, 0], [-2.6, 1.5]]}


def _opening(rng: random.Random) -> Value:
    n = rng.choice(tuple(_OPENINGS))
    return Value(_OPENINGS[n], rng.choice((f"{n} degrees", f"{n}°", f"{n} deg")), {"adj": f"{n}-degree"})


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


#: Slots of this module.
FIGURE_SLOTS: Final[Mapping[str, Draw]] = {
    "rad": measure(0.3, 3.4), "diam": measure(0.5, 6, half=True), "wide": measure(1, 12), "tall": measure(0.5, 6),
    "side": measure(0.5, 6), "long": measure(0.5, 12), "corner": measure(0.1, 0.9), "inner": measure(0.2, 1),
    "outer": measure(1.1, 3.3), "gap": measure(0.1, 1.5), "px": _px, "py": _py, "fill": of_rows(_FILLS, "after", "be"),
    "edge": of_rows(_EDGES, "after", "be"), "pointing": of_rows(_POINTING, "does", "way"),
    "lie": of_rows(_LIES, "ly", "does"), "beside": of_rows(_SIDES, "b", "c", "d"), "segment": _segment, "vec": _vec,
    "corners": _corners, "three": _three, "four": _four, "legs": _legs, "turn": _turned, "arc": _arc, "gon": _gon,
    "nsides": _sides(5, 24), "npoints": _sides(3, 24), "opening": _opening, "figure": _figure, "linear": _linear,
    "greek": _greek, "acute": _acute, "points": _points, "mathlabel": _mathlabel, "flat": _ray(0, flat=True), "ray": _ray(0),
    "upright": _ray(0, steep=True),
}
