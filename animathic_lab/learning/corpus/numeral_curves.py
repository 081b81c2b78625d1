"""Slots of curves: functions, ranges, polar and parametric ones, sums below them."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
import re
from collections.abc import Callable, Mapping
from typing import Final

from animathic_lab.learning.corpus.content import NAMED_FUNCTIONS, WORD_POOL
from animathic_lab.learning.corpus.numeral_words import Drawn, joined, range_words, rounded

__all__ = ["CURVE_NUMERALS"]


def _vsum(rng: random.Random) -> Drawn:
    while True:
        a, b, c, d = rng.randrange(-3, 4), rng.randrange(-2, 3), rng.randrange(-2, 3), rng.randrange(-2, 3)
        if (a or b) and (c or d) and (a + c or b + d) and abs(a + c) <= 5 and abs(b + d) <= 3:
            style = rng.choice(("({}, {})", "({},{})", "[{}, {}]"))
            return [[a, b]], style.format(a, b), {"a": style.format(a, b), "b": style.format(c, d), "tip": [[a, b], [a + c,
                b + d]],
                "sum": [[a + c, b + d]]}


def _fit(rng: random.Random) -> Drawn:
    """Draw points near a line, and the line."""
    a, b = rng.choice((1, 2, 3, 0.5, 1.5, 0.8, 1.2)), rng.choice((1, 2, 3, 4, 0.5, 1.5))
    xs = sorted(rng.sample(range(1, 9), rng.choice((3, 4, 5, 6))))
    points = [[x, rounded(round(a * x + b + rng.choice((-0.5, 0.5, 0, -1, -0.2)) * (0.5 if x == xs[-1] else 1), 1))]
        for x in xs]
    points[-1][1] = rounded(round(min(points[-1][1], a * xs[-1] + b), 1))
    said = f"{'' if a == 1 else f'{a:g}'}x + {b:g}"
    shown = [f"({x:g}, {y:g})" for x, y in points]
    return points, rng.choice((", ".join(shown), joined(shown),
        " ".join(shown))), {"f": f"{'' if a == 1 else f'{a:g}*'}x+{b:g}",
        "l": rng.choice((f"y = {said}", f"y={said}", f"y = {said}"))}


def _func(rng: random.Random) -> Drawn:
    said = rng.choice(tuple(NAMED_FUNCTIONS))
    bare = re.sub(r"^(the|a) ", "", said)
    return NAMED_FUNCTIONS[said], said, {"bare": bare, "the": bare if bare in ("sine", "x squared", "x cubed")
        else f"the {bare}"}


def _xr(rng: random.Random) -> Drawn:
    low, high = rng.choice(((-3, 3), (0, 10), (-4, 4), (0, 5), (-10, 10), (-1, 5), (0, 8), (-6, 6), (-2, 4), (0, 6), (-5, 5),
        (-2, 8), (0, 12),
        (-rng.randrange(1, 10), rng.randrange(1, 12)), (0, rng.randrange(3, 20))))
    return [low, high], range_words(rng, low, high), {"n": low, "x": high}


def _yr(rng: random.Random) -> Drawn:
    low, high = rng.choice(((-2, 2), (0, 10), (-4, 4), (0, 5), (-10, 10), (-1, 5), (0, 8), (-6, 6), (-1, 3), (0, 6), (-3, 3),
        (-5, 5), (0, 20),
        (-rng.randrange(1, 10), rng.randrange(1, 12)), (0, rng.randrange(3, 20))))
    return [low, high], range_words(rng, low, high), {}


def _nl(rng: random.Random) -> Drawn:
    low, high = rng.choice(((-5, 5), (0, 10), (-10, 10), (0, 5), (1, 10), (-3, 3), (0, 20), (-2, 6), (-8, 8), (0, 15), (-4, 0),
        (2, 9),
        (-rng.randrange(1, 12), rng.randrange(1, 12)), (0, rng.randrange(3, 20)), (0, 1), (5, 15)))
    return [low, high], range_words(rng, low, high), {}


def _stepped(rng: random.Random) -> Drawn:
    step = rng.choice((2, 5, 10, 0.5, 0.25, 1, 20, 3))
    n = rng.randrange(4, 12)
    low = rng.choice((0, 0, -step * (n // 2)))
    return [rounded(low), rounded(low + n * step),
        rounded(step)], f"{range_words(rng, low, low + n * step)} " + rng.choice((f"in steps of {step:g}",
        f"with step {step:g}", f"with a tick every {step:g}", f"by {step:g}s" if step > 1 else f"with steps of {step:g}",
        f"step size {step:g}",
        f"counting by {step:g}")), {}


def _polar(rng: random.Random) -> Drawn:
    a, k = rng.randrange(2, 5), rng.randrange(2, 8)
    f, th = rng.choice(("sin", "cos")), rng.choice(("theta", "theta", "θ"))
    sign = rng.choice("+-")
    said, written = rng.choice(((f"1 {sign} {f}({th})", f"1{sign}{f}(theta)"), (f"{a} {sign} {f}({th})",
        f"{a}{sign}{f}(theta)"),
        (f"{a}{f}({k}{th})", f"{a}*{f}({k}*theta)"), (f"{f}({k}{th})", f"{f}({k}*theta)"), (f"{f}({k}*{th})",
        f"{f}({k}*theta)"),
        (f"{th}/{a}", f"theta/{a}"), (f"0.{a}*{th}", f"0.{a}*theta"), (f"{a}", f"{a}"), (f"1 + {a}{f}({th})",
        f"1+{a}*{f}(theta)"),
        (f"{a}(1 {sign} {f}({th}))", f"{a}*(1{sign}{f}(theta))"), (f"{a} {f} {th}", f"{a}*{f}(theta)"), (f"{f} {k}{th}",
        f"{f}({k}*theta)")))
    return written, rng.choice((f"r = {said}", f"r = {said}", f"r={said}", f"r({th}) = {said}")), {"bare": said}


def _named_polar(rng: random.Random) -> Drawn:
    rows: tuple[Drawn, ...] = (("1+cos(theta)", "cardioid", {}), ("cos(3*theta)", "three-petal rose", {}), ("sin(2*theta)",
        "four-petal rose", {}),
        ("cos(5*theta)", "rose with five petals", {}), ("theta/2", "Archimedean spiral", {}), ("1+2*cos(theta)", "limaçon", {}),
        ("cos(3*theta)", "rose curve with 3 petals", {}), ("cos(2*theta)", "rose with 4 petals", {}), ("1+cos(theta)",
        "heart-like cardioid", {}))
    return rng.choice(rows)


def _par(rng: random.Random) -> Drawn:
    a, b, k, m = rng.randrange(2, 4), rng.randrange(1, 4), rng.randrange(2, 6), rng.randrange(2, 6)
    x, y, sx, sy = rng.choice(((f"{a}*cos(t)", f"{a}*sin(t)", f"{a}cos(t)", f"{a}sin(t)"), (f"{a}*cos(t)", f"{b}*sin(t)",
        f"{a} cos(t)", f"{b} sin(t)"),
        (f"sin({k}*t)", f"sin({m}*t)", f"sin({k}t)", f"sin({m}t)"), (f"{a}*sin({k}*t)", f"{b}*cos({m}*t)", f"{a}*sin({k}*t)",
        f"{b}*cos({m}*t)"),
        ("cos(t)", "sin(t)", "cos t", "sin t"), ("cos(t)^3", "sin(t)^3", "cos(t)^3", "sin(t)^3"), ("t-sin(t)", "1-cos(t)",
        "t - sin(t)", "1 - cos(t)"),
        ("t", "sin(t)", "t", "sin(t)"), (f"{a}*cos(t)", f"sin({k}*t)", f"{a}*cos(t)", f"sin({k}*t)"), (f"cos({k}*t)", "sin(t)",
        f"cos({k}t)", "sin(t)"),
        ("0.3*t*cos(t)", "0.3*t*sin(t)", "0.3t cos(t)", "0.3t sin(t)"), ("t*cos(t)/4", "t*sin(t)/4", "t*cos(t)/4",
        "t*sin(t)/4"),
        ("cos(t)+cos(2*t)", "sin(t)-sin(2*t)", "cos(t) + cos(2t)", "sin(t) - sin(2t)"), ("t", "t^2/4", "t", "t^2/4")))
    said = rng.choice((f"x = {sx}, y = {sy}", f"x = {sx} and y = {sy}", f"x={sx}, y={sy}", f"x(t) = {sx}, y(t) = {sy}",
        f"({sx}, {sy})",
        f"(x, y) = ({sx}, {sy})", f"x(t) = {sx} and y(t) = {sy}"))
    return x, said, {"y": y}


def _tr(rng: random.Random) -> Drawn:
    roll = rng.random()
    if roll < 0.5:
        said, high = rng.choice((("2pi", 6.2832), ("2π", 6.2832), ("2*pi", 6.2832), ("pi", 3.1416), ("4pi", 12.5664), ("π",
            3.1416), ("6pi", 18.8496)))
        return [0, high], rng.choice((f"from 0 to {said}", f"between 0 and {said}", f"in [0, {said}]")), {}
    low, high = rng.choice(((0, 1), (-2, 2), (0, 5), (-3, 3), (0, 10), (-1, 1), (0, 6), (0, 3), (0, rng.randrange(2, 15))))
    return [low, high], rng.choice((f"from {low} to {high}", f"between {low} and {high}", f"in [{low}, {high}]")), {}


def _named_par(rng: random.Random) -> Drawn:
    rows: tuple[Drawn, ...] = (
        ("0.15*t*cos(t)", "spiral", {"y": "0.15*t*sin(t)", "t": [0, 18.8496]}), ("sin(2*t)", "figure eight", {"y": "sin(t)",
        "t": [0, 6.2832]}),
        ("2*cos(t)^3", "astroid", {"y": "2*sin(t)^3", "t": [0, 6.2832]}), ("t-sin(t)", "cycloid", {"y": "1-cos(t)", "t": [0,
        12.5664]}),
        ("3*sin(3*t)", "Lissajous curve", {"y": "3*sin(2*t)", "t": [0, 6.2832]}), ("3*sin(3*t)", "Lissajous figure",
        {"y": "3*sin(2*t)", "t": [0, 6.2832]}),
        ("0.15*t*cos(t)", "spiral curve", {"y": "0.15*t*sin(t)", "t": [0, 18.8496]}), ("3*sin(2*t)", "figure-eight curve",
        {"y": "2*sin(t)", "t": [0, 6.2832]}))
    row = rng.choice(rows)
    if row[1] == "figure eight":
        row = ("3*sin(2*t)", "figure eight", {"y": "2*sin(t)", "t": [0, 6.2832]})
    return row


def _eq(rng: random.Random) -> Drawn:
    n, a, b = rng.choice((1, 2, 3, 4, 5, 6, 8, 9)), rng.randrange(2, 5), rng.choice((1, 4, 9))
    said = rng.choice((f"x^2 + y^2 = {n}", f"x^2+y^2={n}", f"x² + y² = {n}", f"x^2/{a * a} + y^2/{b} = 1",
        f"x^2 - y^2 = {min(n, 6)}", f"xy = {min(n, 6)}", f"y^2 = x^3 - {a}x",
        f"x^2 + {a}y^2 = {n}", f"{a}x^2 + y^2 = {n}", f"x + y = {min(n, 4)}", f"{a}x - y = {min(n, 6)}",
        f"x^2 = y^2 + {min(n, 6)}", "y^2 = x", f"y^2 = {a}x", f"(x - 1)^2 + y^2 = {b}",
        f"x^2 + (y + 1)^2 = {b}", "x^2 + y^2 = x + y", "x^3 + y^3 = 3xy", f"|x| + |y| = {min(n, 4)}",
        f"y^2 = x^3 + {min(n, 5)}", "(x^2 + y^2 - 1)^3 = x^2 y^3",
        f"x^2 + xy + y^2 = {n}"))
    written = re.sub(r"²", "^2", said).replace(" ", "")
    written = re.sub(r"(\d)([xy(])", r"\1*\2", written)
    written = re.sub(r"x(y)", r"x*\1", written)
    written = written.replace("x^2y^3", "x^2*y^3").replace("|x|", "abs(x)").replace("|y|", "abs(y)")
    return written, said, {}


def _onfn(rng: random.Random) -> Drawn:
    """Draw a curve with an x, so that its y can be told by heart."""
    x = rng.choice((1, 2, 3, -1, -2, 0))
    b = rng.randrange(1, 6)
    rows: tuple[tuple[str, str, float], ...] = (("x^2", "x^2", x * x), ("x^2", "x²", x * x), (f"x+{b}", f"x + {b}", x + b),
        ("2*x", "2x", 2 * x),
        (f"x^2+{b}", f"x^2 + {b}", x * x + b), (f"x-{b}", f"x - {b}", x - b), ("-x", "-x", -x), ("3*x", "3x", 3 * x), ("x^3",
        "x^3", x ** 3),
        (f"{b}-x", f"{b} - x", b - x), ("2*x+1", "2x + 1", 2 * x + 1), ("abs(x)", "|x|", abs(x)), (f"x^2-{b}", f"x^2 - {b}",
        x * x - b))
    written, said, y = rng.choice([row for row in rows if abs(row[2]) <= 20])
    return written, rng.choice((f"y = {said}", said, f"f(x) = {said}")), {"x": x, "y": y, "at": f"x = {x}", "pt": f"({x}, {y})"}


def _jump(rng: random.Random) -> Drawn:
    start, step = rng.randrange(0, 7), rng.randrange(1, 5)
    end = start + step if start < step or rng.random() < 0.7 else start - step
    return [[start, 0], [end, 0]], f"from {start} to {end}", {}


def _rects(rng: random.Random) -> Drawn:
    """Draw bounds with a number of rectangles whose width is a plain number."""
    low, width = rng.choice((0, 0, 0, 1, -1, -2)), rng.choice((0.5, 0.25, 1, 0.2, 0.1))
    count = rng.choice((4, 5, 6, 8, 10, 12, 20)) if width < 0.5 else rng.choice((4, 6, 8))
    high = rounded(low + count * width)
    words = {4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten"}
    return width, words[count] if count in words and rng.random() < 0.25 else str(count), {"b": [low, high],
        "r": range_words(rng, low, high)}


def _dx(rng: random.Random) -> Drawn:
    n = rng.choice((0.5, 0.25, 0.1, 0.2, 1, 0.4, 0.3, 0.75, 0.8))
    return n, f"{n:g}", {}


def _axis(rng: random.Random) -> Drawn:
    """Draw what the two axes are called."""
    x, y = rng.choice((("x", "y"), ("x", "f(x)"), ("time", "speed"), ("t", "v"), ("epoch", "loss"), ("year", "sales"), ("month",
        "revenue"), ("day", "visitors"),
        ("city", "population"), ("age", "height"), ("name", "score"), ("product", "units sold"), ("t", "s"), ("price",
        "demand"), ("dose", "response"),
        ("time (s)", "distance (m)"), ("Quarter", "Profit"), ("hour", "temperature"), ("temperature", "pressure"), ("steps",
        "accuracy"), ("x", "sin(x)"),
        ("Week", "Orders"), ("weight", "cost"), ("n", "runtime"), ("Country", "GDP"), ("fruit", "count"), ("frequency",
        "amplitude"), (rng.choice(WORD_POOL),
        rng.choice(WORD_POOL) + "s")))
    quote = rng.choice(("{}", "{}", '"{}"', "'{}'"))
    xs, ys = quote.format(x), quote.format(y)
    return x, xs, {"y": y, "ys": ys}


CURVE_NUMERALS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    "fit": _fit, "vsum": _vsum, "func": _func, "xr": _xr, "yr": _yr, "nl": _nl, "stepped": _stepped, "polar": _polar,
    "namedpolar": _named_polar, "par": _par, "tr": _tr, "namedpar": _named_par, "eq": _eq, "onfn": _onfn, "jump": _jump,
    "rects": _rects, "dx": _dx, "axis": _axis,
}
