"""Slots that are consistent with an expression: points, bounds and lines of a curve."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import math
import random
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from animathic_lab.learning.corpus.numeral_words import Drawn, Follow, Get, over, range_words, rounded

__all__ = ["POINT_FOLLOWING"]


def _function_of(get: Get, drawn: Mapping[str, Any]) -> str:
    return str((drawn["func"] if "func" in drawn else get("fx")).written)


def _domain(drawn: Mapping[str, Any]) -> tuple[float, float]:
    span = next((drawn[name].written for name in ("xr", "span") if name in drawn), [-5, 5])
    return span[0], span[1]


def _seen(expression: str, low: float, high: float) -> tuple[float, float]:
    """Return about which values axes show that nobody gave a range."""
    values = over(expression, low, high)
    values = values[np.isfinite(values)]
    if not values.size:
        return -3.0, 3.0
    bottom, top = (float(value) for value in np.quantile(values, [0.02, 0.98]))
    return min(bottom, 0.0), max(top, 0.0)


def _good(expression: str, x: float, seen: tuple[float, float]) -> bool:
    values = over(expression, x - 0.05, x + 0.05)
    return bool(np.isfinite(values).all() and seen[0] <= values.min() and values.max() <= seen[1]
        and abs(values[-1] - values[0]) < 2)


def _yspan(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    expression = _function_of(get, drawn)
    low, high = _seen(expression, *_domain(drawn))
    if max(abs(low), abs(high)) > 500:
        # Nobody asks for all of what grows so fast.
        values = over(expression, *_domain(drawn))
        for bottom, top in ((0, 10), (-10, 10), (0, 100), (-100, 100), (-1000, 1000), (-(10**6), 10**6)):
            if np.mean((values >= bottom) & (values <= top)) > 0.15:
                return [bottom, top], range_words(rng, bottom, top), {}
    size = max(abs(low), abs(high), 0.5)
    unit = next(unit for unit in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**4, 10**5) if unit * 10 >= min(size, 10**6))
    bottom, top = math.floor(low / unit) * unit, math.ceil(high / unit) * unit
    bottom, top = rng.choice(((bottom, max(top, bottom + unit)), (bottom - unit, top + unit), (-max(-bottom, top), max(-bottom,
        top)),
        (bottom - unit, top + 2 * unit)))
    if bottom >= top:
        bottom, top = -unit, unit
    return [bottom, top], range_words(rng, bottom, top), {}


def _at(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    expression, (low, high) = _function_of(get, drawn), _domain(drawn)
    seen = _seen(expression, low, high)
    usual = [x for x in (0, 1, 2, 3, -1, -2, 0.5, 1.5, 2.5, -3, -0.5, 4, 5, 6) if low <= x <= high and _good(expression, x,
        seen)]
    if not usual:
        grid = [round(low + (high - low) * step / 20, 1) for step in range(1, 20)]
        usual = [rounded(x) for x in grid if _good(expression, x, seen)] or [rounded(round(low + (high - low) * 0.7, 1))]
    x = rng.choice(usual)
    return x, f"{x:g}", {"x": rng.choice((f"x = {x:g}", f"x = {x:g}", f"x={x:g}", f"x equals {x:g}", f"x of {x:g}"))}


def _sec(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw two places of a curve: the first, and how far apart they are."""
    expression, (low, high) = _function_of(get, drawn), _domain(drawn)
    seen = _seen(expression, low, high)
    usual = [x for x in (-4, -3, -2, -1, 0, 1, 2, 3, 4, 0.5, 1.5, 2.5) if low <= x <= high and np.isfinite(over(expression, x,
        x + 1e-9)).all()
        and seen[0] * 1.2 - 1 <= float(over(expression, x, x + 1e-9)[0]) <= seen[1] * 1.2 + 1]
    a, b = sorted(rng.sample(usual, 2)) if len(usual) > 1 else (low + 1, high)
    return rounded(a), rng.choice((f"x = {a:g} and x = {b:g}", f"x={a:g} and x={b:g}",
        f"{a:g} and {b:g}")), {"dx": rounded(b - a)}


def _bounds(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    expression, (low, high) = _function_of(get, drawn), _domain(drawn)
    values = over(expression, low, high)
    grid = np.linspace(low, high, 401)
    for _ in range(60):
        a, b = sorted(rng.sample([x for x in (-4, -3, -2, -1, 0, 0, 1, 1, 2, 3, 4, 5, 0.5, 1.5, 2.5, 6, 8) if low <= x <= high]
            or [low, high], 2))
        inside = values[(grid >= a) & (grid <= b)]
        if a < b and inside.size and np.isfinite(inside).all() and np.abs(inside).max() < 1e4:
            break
    else:
        ok = grid[np.isfinite(values)]
        a, b = (float(ok[len(ok) // 4]), float(ok[3 * len(ok) // 4])) if ok.size > 8 else (low, high)
        a, b = math.ceil(a), max(math.floor(b), math.ceil(a) + 1)
    return [rounded(a), rounded(b)], rng.choice((f"from {a:g} to {b:g}", f"from {a:g} to {b:g}", f"between {a:g} and {b:g}",
        f"from x = {a:g} to x = {b:g}",
        f"between x = {a:g} and x = {b:g}", f"over [{a:g}, {b:g}]", f"on [{a:g}, {b:g}]", f"for x from {a:g} to {b:g}",
        f"from x={a:g} to x={b:g}")), {}


def _within(rng: random.Random, low: float, high: float) -> float:
    inner = [x for x in range(math.ceil(low), math.floor(high) + 1)]
    x = rng.choice(inner) if inner and rng.random() < 0.8 else round(rng.uniform(low, high), 1)
    return rounded(x)


def _point(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    x_low, x_high = _domain(drawn)
    y_low, y_high = drawn["yr"].written if "yr" in drawn else drawn["yspan"].written if "yspan" in drawn else (-3, 3)
    x = y = 0.0
    while not x and not y:
        x, y = _within(rng, max(x_low, -20), min(x_high, 20)), _within(rng, max(y_low, -20), min(y_high, 20))
    return x, rng.choice((f"({x:g}, {y:g})", f"({x:g},{y:g})", f"({x:g}, {y:g})", f"({x:g}|{y:g})",
        f"x = {x:g}, y = {y:g}")), {"y": y, "v": [[x, y]],
        "p": [x, y], "b": rng.choice((f"({x:g}, {y:g})", f"({x:g}, {y:g})", f"[{x:g}, {y:g}]", f"({x:g},{y:g})",
        f"<{x:g}, {y:g}>", f"[{x:g} {y:g}]")),
        "c": f"{x:g} {'-' if y < 0 else '+'} {abs(y):g}i"}


def _vertical(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    x = _within(rng, *_domain(drawn))
    return x, f"{x:g}", {}


def _horizontal(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    y = _within(rng, *(drawn["yr"].written if "yr" in drawn else (-3, 3)))
    return y, f"{y:g}", {}


def _between(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw bounds between which both of two curves have values."""
    low, high = _domain(drawn)
    grid = np.linspace(low, high, 401)
    both = np.abs(over(str(get("fx").written), low, high)) + np.abs(over(str(get("fx2").written), low, high))
    places = [x for x in (-4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 8) if low <= x <= high]
    for _ in range(80):
        a, b = sorted(rng.sample(places, 2)) if len(places) > 1 else (low, high)
        inside = both[(grid >= a) & (grid <= b)]
        if inside.size and np.isfinite(inside).all():
            break
    return [a, b], rng.choice((f"from {a:g} to {b:g}", f"between {a:g} and {b:g}", f"from x = {a:g} to x = {b:g}",
        f"on [{a:g}, {b:g}]")), {}


def _tick(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    low, high = (drawn["nl"].written if "nl" in drawn else drawn["stepped"].written if "stepped" in drawn else (-5, 5))[:2]
    x = _within(rng, max(low, -20), min(high, 20))
    return x, f"{x:g}", {}


def _hop(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    low, high = drawn["nl"].written if "nl" in drawn else (-5, 5)
    if high - low < 2:
        low, high = low, high
    a = rng.randrange(math.ceil(low), math.floor(high) + 1)
    b = rng.choice([x for x in range(math.ceil(low), math.floor(high) + 1) if x != a] or [a + 1])
    return [[a, 0], [b, 0]], rng.choice((f"from {a} to {b}", f"{a} -> {b}", f"that starts at {a} and ends at {b}",
        f"between {a} and {b}")), {}


POINT_FOLLOWING: Final[Mapping[str, Follow]] = {
    "vx": _vertical, "hy": _horizontal, "areab": _between, "sec": _sec, "yspan": _yspan, "at": _at, "bounds": _bounds,
    "pt": _point, "tick": _tick, "hop": _hop,
}
