"""Slots of charts, tables, matrices, networks and curves: numbers with their labels, and what is consistent with an expression.

Each draw returns what is written in the spec, what is said, and further forms of it; `slots` makes them values.
"""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
# ruff: noqa: RUF001 - people type Greek letters and other signs.
import math
import random
import re
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

import numpy as np

from animathic_lab.learning.corpus.actions import any_color
from animathic_lab.learning.corpus.content import FUNCTIONS, NAMED_FUNCTIONS, WORD_POOL
from animathic_lab.scene.expressions import parse

__all__ = ["FOLLOWING", "NUMERALS"]

#: What is written, what is said, further forms.
Drawn = tuple[Any, str, Mapping[str, Any]]
#: Gives the value of another slot.
Get = Callable[[str], Any]

_ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_ORDERED: Final[tuple[tuple[str, ...], ...]] = (("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
    "Dec"),
    ("January", "February", "March", "April", "May", "June", "July", "August"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat",
    "Sun"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), ("Q1", "Q2", "Q3", "Q4"),
    ("week 1", "week 2", "week 3", "week 4", "week 5"), ("day 1", "day 2", "day 3", "day 4", "day 5", "day 6"),
    ("spring", "summer", "autumn", "winter"), ("morning", "noon", "evening", "night"))
_NAMES: Final[tuple[tuple[str, ...], ...]] = (("apples", "pears", "plums", "bananas", "cherries", "grapes", "oranges", "kiwis",
    "lemons", "mangos", "peaches"),
    ("Anna", "Tom", "Lee", "Maria", "Ali", "Yuki", "Ben", "Chloe", "Omar", "Ines", "Jan", "Priya", "Sam", "Noor", "Eva"),
    ("France", "Spain", "Italy", "Japan", "Kenya", "Brazil", "India", "Chile", "Norway", "Peru", "China", "Egypt", "Canada",
    "USA"),
    ("Berlin", "Paris", "Rome", "Tokyo", "Cairo", "Lima", "Oslo", "Delhi", "Boston", "Lagos", "Seoul", "Madrid", "London"),
    ("cats", "dogs", "birds", "fish", "horses", "rabbits", "hamsters", "turtles", "mice", "frogs", "sheep", "cows"),
    ("rent", "food", "travel", "savings", "fun", "insurance", "clothes", "transport", "utilities", "gifts", "sports", "books"),
    ("math", "physics", "art", "music", "history", "biology", "sport", "chemistry", "English", "geography"),
    ("A", "B", "C", "D", "E", "F", "G"), ("a", "b", "c", "d", "e", "f"), ("X", "Y", "Z", "W"), ("red", "green", "blue",
    "yellow"),
    ("train", "bus", "car", "bike", "walk", "tram", "plane", "boat"), ("Python", "Java", "C++", "Rust", "Go", "R", "Julia",
    "JavaScript"),
    ("yes", "no", "maybe", "no answer"), ("coffee", "tea", "juice", "water", "milk", "cola", "beer", "wine"),
    ("oil", "gas", "coal", "solar", "wind", "nuclear", "hydro"), ("model A", "model B", "model C", "baseline"), ("Team 1",
    "Team 2", "Team 3"),
    ("precision", "recall", "F1", "accuracy", "AUC"), ("train", "validation", "test"), ("SVM", "CNN", "LSTM", "kNN", "MLP",
    "BERT", "GPT"),
    ("North", "South", "East", "West"), ("protein", "fat", "carbs", "fiber", "sugar"), ("soccer", "tennis", "chess", "golf",
    "rugby"),
    ("kids", "teens", "adults", "seniors"), ("small", "medium", "large"), ("phones", "tablets", "laptops", "desktops",
    "watches", "TVs"),
    ("wood", "iron", "gold", "copper", "silver", "glass", "stone"), ("Netflix", "YouTube", "Disney", "Prime"), ("low", "mid",
    "high"))


def _names(rng: random.Random, count: int, *, ordered: bool = False) -> list[str]:
    roll = rng.random()
    if ordered or roll < 0.14:
        if rng.random() < 0.25:
            first = rng.randrange(1950, 2030)
            return [str(first + step) for step in range(count)]
        pool = rng.choice([pool for pool in _ORDERED if len(pool) >= count] or [_ORDERED[0]])
        start = rng.choice((0, 0, rng.randrange(len(pool) - count + 1)))
        return list(pool[start:start + count])
    if roll < 0.28:
        words = rng.sample([word for word in WORD_POOL if len(word) > 3], count)
        return [word.title() for word in words] if rng.random() < 0.4 else words
    if roll < 0.34:
        head = rng.choice(("group", "item", "class", "option", "sample", "task", "S", "P", "x", "site"))
        return [f"{head}{'' if len(head) == 1 else ' '}{step + 1}" for step in range(count)]
    pool = rng.choice([pool for pool in _NAMES if len(pool) >= count] or [_NAMES[0]])
    return list(pool[:count]) if pool[0] in ("A", "a") and rng.random() < 0.7 else rng.sample(pool, count)


def _plain(value: float) -> float:
    return int(value) if value == int(value) else round(float(value), 4)


def _values(rng: random.Random, count: int) -> list[float]:
    roll = rng.random()
    if roll < 0.4:
        return [rng.randrange(1, 13) for _ in range(count)]
    if roll < 0.65:
        return [rng.randrange(5, 100) for _ in range(count)]
    if roll < 0.75:
        return [10 * rng.randrange(1, 100) for _ in range(count)]
    if roll < 0.83:
        return [rng.randrange(100, 3000) for _ in range(count)]
    if roll < 0.95:
        return [_plain(round(rng.uniform(0.1, 12), 1)) for _ in range(count)]
    return [_plain(round(rng.uniform(0.05, 1), 2)) for _ in range(count)]


def _and(words: Sequence[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def _list(rng: random.Random, words: Sequence[str]) -> str:
    if len(words) < 3:
        return rng.choice((" and ".join(words), ", ".join(words), " and ".join(words)))
    return rng.choice((", ".join(words), ", ".join(words), _and(words), _and(words), f"[{', '.join(words)}]", ",".join(words),
        " ".join(words) if not any(" " in word for word in words) else _and(words), f"{', '.join(words[:-1])}, and {words[-1]}",
        "; ".join(words), f"({', '.join(words)})", " / ".join(words)))


def _paired(rng: random.Random, labels: Sequence[str], said: Sequence[str], *, share: bool = False) -> str:
    """Say labels with their values in one of many ways."""
    one = [f"{label} {value}" for label, value in zip(labels, said, strict=True)]
    colon = [f"{label}: {value}" for label, value in zip(labels, said, strict=True)]
    before = [f"{value} {label}" for label, value in zip(labels, said, strict=True)]
    ways = [", ".join(one), _and(one), ", ".join(colon), ", ".join(colon), "; ".join(colon), _and(colon),
        ", ".join(f"{label}={value}" for label, value in zip(labels, said, strict=True)),
        ", ".join(f"{label} = {value}" for label, value in zip(labels, said, strict=True)),
        ", ".join(f"{label} ({value})" for label, value in zip(labels, said, strict=True)),
        _and([f"{label} ({value})" for label, value in zip(labels, said, strict=True)]),
        _and([f"{value} for {label}" for label, value in zip(labels, said, strict=True)]),
        ", ".join(f"{label} - {value}" for label, value in zip(labels, said, strict=True)),
        _and([f"{label} with {value}" for label, value in zip(labels, said, strict=True)]),
        _and([f"{label} at {value}" for label, value in zip(labels, said, strict=True)]),
        f"{labels[0]} has {said[0]}, " + _and([f"{label} {value}" for label, value in zip(labels[1:], said[1:], strict=True)]),
        f"{labels[0]} is {said[0]}, " + _and([f"{label} is {value}" for label, value in zip(labels[1:], said[1:],
        strict=True)]),
        "\\n".join(colon), "\\n".join(one), "; ".join(f"{label},{value}" for label, value in zip(labels, said, strict=True)),
        "{" + ", ".join(f"'{label}': {value}" for label, value in zip(labels, said, strict=True)) + "}",
        ", ".join(f"{label}->{value}" for label, value in zip(labels, said, strict=True)), " ".join(f"{label}:{value}"
        for label, value in
        zip(labels, said, strict=True)) if not any(" " in label for label in labels) else "; ".join(one),
        ", ".join(f"('{label}', {value})" for label, value in zip(labels, said, strict=True))]
    if (labels[0].islower() and labels[0].isalpha() and len(labels[0]) > 2) or share:
        ways += [_and(before), ", ".join(before), _and(before), ", ".join(before)]
    return rng.choice(ways)


def _pairs(*, ordered: bool = False, share: bool = False) -> Callable[[random.Random], Drawn]:
    def draw(rng: random.Random) -> Drawn:
        count = rng.choice((2, 3, 3, 3, 4, 4, 4, 5, 5, 6))
        labels = _names(rng, count, ordered=ordered)
        if share:
            values = _shares(rng, count)
            mark = rng.choice(("%", "%", "%", " percent", " %"))
            said = [f"{value:g}{mark}" for value in values]
        else:
            values = _values(rng, count)
            said = [f"{value:g}" for value in values]
        values_said = _list(rng, said)
        return values, _paired(rng, labels, said, share=share), {"labels": labels, "l": _list(rng, labels), "v": values_said,
            "first": labels[0], "count": len(labels)}

    return draw


def _shares(rng: random.Random, count: int) -> list[float]:
    while True:
        cuts = sorted(rng.sample(range(1, 20), count - 1)) if rng.random() < 0.8 else sorted(rng.sample(range(2, 99),
            count - 1))
        scale = 5 if cuts[-1] < 20 and rng.random() < 0.85 else 1
        edges = [0, *(cut * scale for cut in cuts), 100]
        parts = [b - a for a, b in pairwise(edges)]
        if min(parts) > 0:
            rng.shuffle(parts)
            return [float(part) if part != int(part) else part for part in parts]


def _xy(rng: random.Random) -> Drawn:
    count = rng.choice((3, 4, 4, 5, 5, 6, 7))
    roll = rng.random()
    points: list[list[float]]
    if roll < 0.5:
        points = [[rng.randrange(0, 11), rng.randrange(0, 13)] for _ in range(count)]
    elif roll < 0.7:
        points = [[step + 1, rng.randrange(1, 30)] for step in range(count)]
    elif roll < 0.85:
        points = [[rng.randrange(-5, 6), rng.randrange(-5, 6)] for _ in range(count)]
    else:
        points = [[_plain(round(rng.uniform(0, 9), 1)), _plain(round(rng.uniform(0, 9), 1))] for _ in range(count)]
    points = [point for index, point in enumerate(points) if point not in points[:index]]
    if rng.random() < 0.6:
        points.sort()
    if len({x for x, _ in points}) < 2:
        points = [[1, 2], [2, rng.randrange(3, 9)], [rng.randrange(3, 9), rng.randrange(1, 9)]]
    style = rng.choice(("({0:g}, {1:g})", "({0:g},{1:g})", "({0:g}, {1:g})", "({0:g}|{1:g})", "[{0:g}, {1:g}]"))
    said = [style.format(*point) for point in points]
    xs, ys = ([f"{value:g}" for value in axis] for axis in zip(*points, strict=True))
    return points, rng.choice((", ".join(said), _and(said), " ".join(said), "; ".join(said), f"[{', '.join(said)}]",
        f"{', '.join(said[:-1])}, and {said[-1]}")), {"x": _list(rng, xs), "y": _list(rng, ys)}


def _sample(rng: random.Random) -> Drawn:
    low = rng.choice((0, 1, 1, 10, 50, 150))
    width = rng.choice((4, 6, 8, 12, 30))
    values: list[float] = [low + round(rng.triangular(0, width)) for _ in range(rng.randrange(6, 17))]
    if rng.random() < 0.12:
        values = [_plain(round(value + rng.choice((0, 0.5)), 1)) for value in values]
    if len(set(values)) < 3:
        values = [1, 2, 2, 3, 3, 3, 4, 4, rng.randrange(5, 9)]
    if rng.random() < 0.3:
        values.sort()
    said = [f"{value:g}" for value in values]
    return values, rng.choice((", ".join(said), _and(said), " ".join(said), f"[{', '.join(said)}]", ",".join(said))), {}


def _bins(rng: random.Random) -> Drawn:
    n = rng.randrange(3, 16)
    words = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 10: "ten", 12: "twelve"}
    return n, words[n] if n in words and rng.random() < 0.3 else str(n), {}


def _hues(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw colours, mostly as many as there are bars or slices."""
    several = next((drawn[name].written for name in ("pairs", "shares", "series", "numbers") if name in drawn), [0] * 3)
    count = min(len(several), 6) if rng.random() < 0.7 else rng.choice((2, 2, 3, 4))
    said: list[str] = []
    written: list[str] = []
    while len(said) < count:
        words, color = any_color(rng)
        if color not in written:
            said.append(words)
            written.append(color)
    return written, rng.choice((_and(said), _and(said), ", ".join(said))), {}


def _entry(rng: random.Random, style: int) -> str:
    if style == 1:
        return rng.choice("abcdefgxyz")
    if style == 2:
        return f"{round(rng.uniform(-3, 9), 1) + 0:g}"
    return str(rng.choice((rng.randrange(0, 10), rng.randrange(-9, 10), rng.randrange(0, 100) if style == 3
        else rng.randrange(0, 5))))


def _mat(rng: random.Random) -> Drawn:
    rows, columns = rng.choice(((2, 2), (2, 2), (2, 2), (2, 3), (3, 2), (3, 3), (3, 3), (1, 3), (4, 4), (3, 4), (2, 4)))
    style = rng.choice((0, 0, 0, 0, 1, 2, 3))
    cells = [[_entry(rng, style) for _ in range(columns)] for _ in range(rows)]
    spaced, commas = [" ".join(row) for row in cells], [", ".join(row) for row in cells]
    ways = [f"[{', '.join(f'[{row}]' for row in commas)}]", f"[{', '.join(f'[{row}]' for row in commas)}]", "; ".join(spaced),
        f"[{'; '.join(spaced)}]", f"({', '.join(f'({row})' for row in commas)})", " / ".join(spaced), "; ".join(commas),
        f"[{','.join('[' + ','.join(row) + ']' for row in cells)}]", "\\n".join(spaced)]
    spoken = [f"rows {_and(spaced)}" if rows > 1 else f"row {spaced[0]}", f"rows ({') and ('.join(commas)})" if rows > 1
        else f"row {commas[0]}",
        ", ".join(f"{_ORDINALS[index]} row {row}" for index, row in enumerate(spaced)),
        "; ".join(f"row {index + 1}: {row}" for index, row in enumerate(commas))]
    flat = [cell for row in cells for cell in row]
    return cells, rng.choice(ways), {"rows": rng.choice(spoken), "dim": rng.choice((f"{rows}x{columns}", f"{rows} by {columns}",
        f"{rows}×{columns}")), "flat": rng.choice((", ".join(flat), _and(flat), " ".join(flat)))}


def _column(rng: random.Random) -> Drawn:
    style = rng.choice((0, 0, 1, 3))
    cells = [_entry(rng, style) for _ in range(rng.choice((2, 2, 3, 3, 4)))]
    return [[cell] for cell in cells], rng.choice((f"({', '.join(cells)})", f"[{', '.join(cells)}]", _and(cells),
        ", ".join(cells),
        " ".join(cells), f"({','.join(cells)})")), {"row": [cells]}


def _special(rng: random.Random) -> Drawn:
    n = rng.choice((2, 2, 3, 3, 4))
    size = rng.choice((f"{n}x{n}", f"{n} by {n}", f"{n}×{n}", f"{n}-by-{n}"))
    eye = [["1" if i == j else "0" for j in range(n)] for i in range(n)]
    zero, ones = [["0"] * n for _ in range(n)], [["1"] * n for _ in range(n)]
    return rng.choice(((eye, f"{size} identity matrix", {}), (eye, f"identity matrix of size {n}", {}), (eye,
        f"{size} unit matrix", {}),
        (zero, f"{size} zero matrix", {}), (ones, f"{size} matrix of ones", {}), (zero, f"{size} matrix full of zeros", {}),
        (ones, f"{size} matrix with only ones", {})))


_COLUMNS: Final = (("Name", "names"), ("Age", "ages"), ("City", "cities"), ("Country", "countries"), ("Score", "n"), ("Price",
    "n"),
    ("Points", "n"), ("Population", "n"), ("Grade", "n"), ("Year", "years"), ("Fruit", "fruit"), ("Day", "days"), ("Animal",
    "animals"),
    ("Team", "teams"), ("Wins", "n"), ("Losses", "n"), ("Color", "colors"), ("Capital", "cities"), ("Count", "n"), ("x", "d"),
    ("y", "d"),
    ("Model", "models"), ("Accuracy", "d"), ("Loss", "d"), ("Weight", "n"), ("Height", "n"), ("Product", "fruit"), ("Month",
    "months"))
_CELLS: Final = {"names": _NAMES[1], "countries": _NAMES[2], "cities": _NAMES[3], "fruit": ("Apple", "Pear", "Plum", "Banana",
    "Cherry", "Kiwi",
    "Lemon", "Mango"), "animals": ("Cat", "Dog", "Owl", "Fox", "Bear", "Frog"), "teams": ("Lions", "Bears", "Eagles", "Sharks",
    "Wolves"),
    "colors": ("red", "blue", "green", "yellow", "pink"), "models": _NAMES[20], "days": _ORDERED[2], "months": _ORDERED[0]}


def _cells_of(rng: random.Random, kind: str, count: int) -> list[str]:
    if kind in _CELLS:
        return rng.sample(_CELLS[kind], count)
    if kind == "d":
        return [f"{rng.uniform(0, 5):.1f}" for _ in range(count)]
    spans = {"ages": (5, 90), "years": (1950, 2030)}
    low, high = spans.get(kind, rng.choice(((1, 20), (10, 100), (100, 2000))))
    return [str(rng.randrange(low, high)) for _ in range(count)]


def _tab(rng: random.Random) -> Drawn:
    rows, columns = rng.choice((2, 2, 3, 3, 4)), rng.choice((2, 2, 2, 3))
    picked = rng.sample(_COLUMNS, columns)
    cells = [list(row) for row in zip(*(_cells_of(rng, kind, rows) for _, kind in picked), strict=True)]
    lower = rng.random() < 0.3
    heads = [head.lower() if lower else head for head, _ in picked]
    comma, spaced = [", ".join(row) for row in cells], [" ".join(row) for row in cells]
    said = rng.choice((", ".join(f"({row})" for row in comma), "; ".join(comma), _and(spaced), " / ".join(comma),
        ", ".join(spaced),
        "; ".join(f"row {index + 1}: {row}" for index, row in enumerate(comma)),
        f"[{', '.join(f'[{row}]' for row in comma)}]", "; ".join(" - ".join(row) for row in cells)))
    marked = "\\n".join(f"| {' | '.join(row)} |" for row in (heads, *cells))
    comma_lines = "\\n".join(",".join(row) for row in (heads, *cells))
    lines = "; ".join(", ".join(row) for row in (heads, *cells))
    return cells, said, {"heads": heads, "h": rng.choice((_and(heads), ", ".join(heads), " | ".join(heads), _and(heads),
        " and ".join(heads))),
        "all": rng.choice((marked, comma_lines, marked, lines)), "count": len(heads)}


def _cells(rng: random.Random) -> Drawn:
    rows, columns = rng.choice(((2, 2), (2, 3), (3, 3), (3, 2), (1, 4), (4, 2), (2, 4)))
    kind = rng.choice(("n", "d", "words", "letters"))
    pool = rng.sample([word for word in WORD_POOL if len(word) > 3], rows * columns)
    flat = pool if kind == "words" else list("abcdefghijkl"[:rows * columns]) if kind == "letters" else _cells_of(rng, kind,
        rows * columns)
    cells = [flat[row * columns:(row + 1) * columns] for row in range(rows)]
    comma, spaced = [", ".join(row) for row in cells], [" ".join(row) for row in cells]
    said = rng.choice(("; ".join(comma), ", ".join(f"({row})" for row in comma), " / ".join(spaced),
        f"[{', '.join(f'[{row}]' for row in comma)}]",
        "; ".join(f"row {index + 1}: {row}" for index, row in enumerate(spaced)), "; ".join(spaced), "\\n".join(comma),
        ", ".join(f"{_ORDINALS[index]} row {row}" for index, row in enumerate(spaced))))
    return cells, said, {"dim": rng.choice((f"{rows}x{columns}", f"{rows} by {columns}"))}


def _nodes(rng: random.Random) -> list[str]:
    count = rng.choice((3, 4, 4, 5, 5, 6))
    roll = rng.random()
    if roll < 0.45:
        return list("ABCDEF"[:count]) if rng.random() < 0.7 else rng.sample("ABCDEFGHKLMNPQRSTUVWXYZ", count)
    if roll < 0.6:
        return [str(index + 1) for index in range(count)]
    if roll < 0.68:
        return list("abcdef"[:count])
    return rng.sample(rng.choice((_NAMES[1], _NAMES[3], ("home", "school", "shop", "park", "work", "gym"), ("start", "check",
        "work", "end",
        "error", "retry"), ("server", "client", "cache", "database", "queue", "proxy"), ("s", "u", "v", "w", "x", "t"))),
        min(count, 6))


def _net(*, directed: bool = False, weighted: bool = False, tree: bool = False) -> Callable[[random.Random], Drawn]:
    def draw(rng: random.Random) -> Drawn:
        names = _nodes(rng)
        edges: list[list[str]] = []
        for index in range(1, len(names)):
            edges.append([names[rng.randrange(index) if tree else index - 1 if rng.random() < 0.6 else rng.randrange(index)],
                names[index]])
        if not tree:
            for _ in range(rng.choice((0, 1, 1, 2))):
                a, b = rng.sample(names, 2)
                if [a, b] not in [edge[:2] for edge in edges] and [b, a] not in [edge[:2] for edge in edges]:
                    edges.append([a, b])
        weights = [str(rng.randrange(1, 20)) for _ in edges]
        said = [_edge_words(edge, style, weights[index] if weighted else "") for style in [rng.choice(
            ("->", " -> ", "→", " to ") if directed else ("-", "-", " - ", "--", " to ", "–", " and "))] for index,
            edge in enumerate(edges)]
        together = rng.choice((", ".join(said), _and(said), "; ".join(said),
            ", ".join(said))) if " and " not in said[0] else ", ".join(said)
        if not directed and not weighted and rng.random() < 0.15:
            together = ", ".join(f"({edge[0]}, {edge[1]})" for edge in edges)
        if weighted:
            edges = [[*edge, weight] for edge, weight in zip(edges, weights, strict=True)]
        order = list(dict.fromkeys(end for edge in edges for end in edge[:2]))
        verb = "points to" if directed else rng.choice(("is connected to", "connects to", "is linked with", "is joined to"))
        return edges, together, {"labels": order, "l": _list(rng, order).replace(" / ", ", "), "count": str(len(order)),
            "s": _and([f"{edge[0]} {verb} {edge[1]}" for edge in edges])}

    return draw


def _netlay(rng: random.Random) -> Drawn:
    written, said = rng.choice((("circular", "circular"), ("circular", "circle"), ("spring", "spring"), ("spring",
        "force-directed"), ("grid", "grid"),
        ("tree", "tree"), ("layers", "layered")))
    return written, said, {"a": said}


def _edge_words(edge: Sequence[str], style: str, weight: str) -> str:
    return f"{edge[0]}{style}{edge[1]}" + (f" ({weight})" if weight and style in (" to ", " and ") else f" {weight}" if weight
        else "")


# Expressions.
def _over(expression: str, low: float, high: float) -> np.ndarray[Any, Any]:
    with np.errstate(all="ignore"):
        return np.asarray(parse(expression)(x=np.linspace(low, high, 401)), dtype=float)


def _typed(rng: random.Random) -> tuple[str, str, str]:
    """Draw a function of x: as it is said, as it is written, and in LaTeX."""
    a, b, c = rng.randrange(2, 10), rng.randrange(1, 10), rng.randrange(1, 6)
    d = rng.choice((0.5, 0.2, 0.1, 0.25, 1.5, 2.5, 0.3))
    f = rng.choice(("sin", "cos"))
    square = rng.choice(("x^2", "x^2", "x^2", "x²", "x**2"))
    sign = rng.choice("+-")
    rows = (
        (f"{square} {sign} {b}", f"x^2{sign}{b}", f"x^2 {sign} {b}"), (f"{a}{square}", f"{a}*x^2", f"{a}x^2"),
        (f"{d}{square}", f"{d}*x^2", f"{d}x^2"), (f"-{square} + {a}", f"-x^2+{a}", f"-x^2 + {a}"),
        (f"{square} {sign} {a}x", f"x^2{sign}{a}*x", f"x^2 {sign} {a}x"), (f"{square} - {a}x + {b}", f"x^2-{a}*x+{b}",
        f"x^2 - {a}x + {b}"),
        (f"{a}x {sign} {b}", f"{a}*x{sign}{b}", f"{a}x {sign} {b}"), (f"{d}x {sign} {b}", f"{d}*x{sign}{b}",
        f"{d}x {sign} {b}"),
        (f"-{a}x + {b}", f"-{a}*x+{b}", f"-{a}x + {b}"), (f"{a}*x{sign}{b}", f"{a}*x{sign}{b}", f"{a}x {sign} {b}"),
        (f"(x {sign} {b})^2", f"(x{sign}{b})^2", f"(x {sign} {b})^2"), (f"(x{sign}{c})^2 - {b}", f"(x{sign}{c})^2-{b}",
        f"(x{sign}{c})^2 - {b}"),
        (f"x^3 - {a}x", f"x^3-{a}*x", f"x^3 - {a}x"), (f"x^3 + {b}", f"x^3+{b}", f"x^3 + {b}"), (f"x^3/{a}", f"x^3/{a}",
        f"x^3/{a}"),
        (f"x^{rng.randrange(3, 6)}",) * 3, (f"{f}({a}x)", f"{f}({a}*x)", f"\\{f}({a}x)"), (f"{a}{f}(x)", f"{a}*{f}(x)",
        f"{a}\\{f}(x)"),
        (f"{a} {f}({c}x)", f"{a}*{f}({c}*x)", f"{a}\\{f}({c}x)"), (f"{f}(x) + {b}", f"{f}(x)+{b}", f"\\{f}(x) + {b}"),
        (f"{f} x", f"{f}(x)", f"\\{f}(x)"), (f"{f}(x)",) * 2 + (f"\\{f}(x)",), (f"{f}(x/{a})", f"{f}(x/{a})", f"\\{f}(x/{a})"),
        (f"x*{f}(x)", f"x*{f}(x)", f"x\\{f}(x)"), (f"{f}(x^2)", f"{f}(x^2)", f"\\{f}(x^2)"), (f"{f}(pi*x)", f"{f}(pi*x)",
        f"\\{f}(\\pi x)"),
        (f"x + {f}(x)", f"x+{f}(x)", f"x + \\{f}(x)"), (f"e^(-{c}x)", f"exp(-{c}*x)", f"e^{{-{c}x}}"), ("e^x", "exp(x)", "e^x"),
        ("exp(x)", "exp(x)", "e^x"), (f"{a}e^(-x)", f"{a}*exp(-x)", f"{a}e^{{-x}}"), ("e^(-x^2)", "exp(-x^2)", "e^{-x^2}"),
        (f"2^x - {b}", f"2^x-{b}", f"2^x - {b}"), (f"ln(x + {b})", f"ln(x+{b})", f"\\ln(x + {b})"), ("ln x", "ln(x)",
        "\\ln(x)"),
        (f"sqrt(x + {b})", f"sqrt(x+{b})", f"\\sqrt{{x + {b}}}"), (f"{a}sqrt(x)", f"{a}*sqrt(x)", f"{a}\\sqrt{{x}}"), ("√x",
        "sqrt(x)", "\\sqrt{x}"),
        (f"|x - {b}|", f"abs(x-{b})", f"|x - {b}|"), (f"abs(x) - {c}", f"abs(x)-{c}", f"|x| - {c}"), (f"1/(x - {c})",
        f"1/(x-{c})",
        f"\\frac{{1}}{{x - {c}}}"), (f"{a}/x", f"{a}/x", f"\\frac{{{a}}}{{x}}"), (f"{b}/(1 + x^2)", f"{b}/(1+x^2)",
        f"\\frac{{{b}}}{{1 + x^2}}"),
        (f"(x - {b})(x + {c})", f"(x-{b})*(x+{c})", f"(x - {b})(x + {c})"), (f"{d}x^3", f"{d}*x^3", f"{d}x^3"),
        (f"{square}/{a}", f"x^2/{a}", f"x^2/{a}"), (f"{a} - {square}", f"{a}-x^2", f"{a} - x^2"), (f"{a} - x", f"{a}-x",
        f"{a} - x"),
        ("x squared", "x^2", "x^2"), ("x cubed", "x^3", "x^3"), (f"x squared plus {b}", f"x^2+{b}", f"x^2 + {b}"),
        (f"x squared minus {b}",
        f"x^2-{b}", f"x^2 - {b}"), (f"{a} x plus {b}", f"{a}*x+{b}", f"{a}x + {b}"), (f"{f}e of x" if f == "sin"
        else "cosine of x", f"{f}(x)",
        f"\\{f}(x)"), ("the square root of x", "sqrt(x)", "\\sqrt{x}"), ("one over x", "1/x", "\\frac{1}{x}"), ("e to the x",
        "exp(x)", "e^x"),
        (f"{a} times x", f"{a}*x", f"{a}x"), ("half of x", "x/2", "x/2"),
    )
    return rng.choice(rows)


def _latex(expression: str) -> str:
    """Write an expression of the lists in LaTeX."""
    tex = re.sub(r"1/\(1\+exp\((-?[\w^]+)\)\)", r"\\frac{1}{1 + e^{\1}}", expression)
    for name, shape in (("exp", r"e^{\1}"), ("sqrt", r"\\sqrt{\1}"), ("abs", r"|\1|")):
        tex = re.sub(rf"\b{name}\(([^()]*)\)", shape, tex)
    return re.sub(r"(?<![\\\w])(sin|cos|tan|ln|log|tanh|max)\b", r"\\\1", tex).replace("*", "")


def _fx(rng: random.Random) -> Drawn:
    if rng.random() < 0.2:
        said, written = rng.choice(FUNCTIONS)
        tex = _latex(written)
    else:
        said, written, tex = _typed(rng)
    in_words = bool(re.search(r"[a-z]{4}|of x", said)) and "sqrt" not in said
    shown = said if in_words else rng.choice((f"y = {said}", f"f(x) = {said}", f"y={said}", said, f"f(x)={said}", f"y = {said}",
        f"g(x) = {said}"))
    return written, said, {"y": shown, "tex": f"${tex}$"}


def _easy(rng: random.Random) -> Drawn:
    """Draw a function that has a value everywhere."""
    while True:
        value = _fx(rng)
        if np.isfinite(_over(value[0], -5, 10)).all() and "exp" not in value[0] and "2^x" not in value[0]:
            return value


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
    points = [[x, _plain(round(a * x + b + rng.choice((-0.5, 0.5, 0, -1, -0.2)) * (0.5 if x == xs[-1] else 1), 1))] for x in xs]
    points[-1][1] = _plain(round(min(points[-1][1], a * xs[-1] + b), 1))
    said = f"{'' if a == 1 else f'{a:g}'}x + {b:g}"
    shown = [f"({x:g}, {y:g})" for x, y in points]
    return points, rng.choice((", ".join(shown), _and(shown), " ".join(shown))), {"f": f"{'' if a == 1 else f'{a:g}*'}x+{b:g}",
        "l": rng.choice((f"y = {said}", f"y={said}", f"y = {said}"))}


def _func(rng: random.Random) -> Drawn:
    said = rng.choice(tuple(NAMED_FUNCTIONS))
    bare = re.sub(r"^(the|a) ", "", said)
    return NAMED_FUNCTIONS[said], said, {"bare": bare, "the": bare if bare in ("sine", "x squared", "x cubed")
        else f"the {bare}"}


def _range_words(rng: random.Random, low: float, high: float) -> str:
    a, b = f"{low:g}", f"{high:g}"
    return rng.choice((f"from {a} to {b}", f"from {a} to {b}", f"between {a} and {b}", f"[{a}, {b}]", f"{a} to {b}",
        f"from {a} up to {b}", f"{a}..{b}"))


def _xr(rng: random.Random) -> Drawn:
    low, high = rng.choice(((-3, 3), (0, 10), (-4, 4), (0, 5), (-10, 10), (-1, 5), (0, 8), (-6, 6), (-2, 4), (0, 6), (-5, 5),
        (-2, 8), (0, 12),
        (-rng.randrange(1, 10), rng.randrange(1, 12)), (0, rng.randrange(3, 20))))
    return [low, high], _range_words(rng, low, high), {"n": low, "x": high}


def _yr(rng: random.Random) -> Drawn:
    low, high = rng.choice(((-2, 2), (0, 10), (-4, 4), (0, 5), (-10, 10), (-1, 5), (0, 8), (-6, 6), (-1, 3), (0, 6), (-3, 3),
        (-5, 5), (0, 20),
        (-rng.randrange(1, 10), rng.randrange(1, 12)), (0, rng.randrange(3, 20))))
    return [low, high], _range_words(rng, low, high), {}


def _nl(rng: random.Random) -> Drawn:
    low, high = rng.choice(((-5, 5), (0, 10), (-10, 10), (0, 5), (1, 10), (-3, 3), (0, 20), (-2, 6), (-8, 8), (0, 15), (-4, 0),
        (2, 9),
        (-rng.randrange(1, 12), rng.randrange(1, 12)), (0, rng.randrange(3, 20)), (0, 1), (5, 15)))
    return [low, high], _range_words(rng, low, high), {}


def _stepped(rng: random.Random) -> Drawn:
    step = rng.choice((2, 5, 10, 0.5, 0.25, 1, 20, 3))
    n = rng.randrange(4, 12)
    low = rng.choice((0, 0, -step * (n // 2)))
    return [_plain(low), _plain(low + n * step),
        _plain(step)], f"{_range_words(rng, low, low + n * step)} " + rng.choice((f"in steps of {step:g}",
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
    high = _plain(low + count * width)
    words = {4: "four", 5: "five", 6: "six", 8: "eight", 10: "ten"}
    return width, words[count] if count in words and rng.random() < 0.25 else str(count), {"b": [low, high],
        "r": _range_words(rng, low, high)}


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


NUMERALS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    "pairs": _pairs(), "series": _pairs(ordered=True), "shares": _pairs(share=True), "xy": _xy, "sample": _sample,
    "bins": _bins,
    "mat": _mat, "colvec": _column, "special": _special, "tab": _tab,
    "cells": _cells, "net": _net(), "dnet": _net(directed=True), "wnet": _net(weighted=True), "treenet": _net(directed=True,
    tree=True), "plaintree": _net(tree=True), "netlay": _netlay,
    "fx": _fx, "easy": _easy, "fit": _fit, "vsum": _vsum, "func": _func, "xr": _xr, "yr": _yr, "nl": _nl, "stepped": _stepped,
    "polar": _polar, "namedpolar": _named_polar, "par": _par,
    "tr": _tr, "namedpar": _named_par, "eq": _eq, "onfn": _onfn, "jump": _jump, "rects": _rects, "dx": _dx, "axis": _axis,
}


# What depends on another slot.
def _part(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw one of the bars, slices or points of what was drawn before."""
    value = next(drawn[name] for name in ("pairs", "shares", "series", "numbers", "xy") if name in drawn)
    count, labels = len(value.written), value.forms.get("labels")
    words: dict[str, tuple[str, ...]]
    usual: tuple[str, ...]
    index = rng.randrange(count)
    roll, numbers = rng.random(), [point[-1] if isinstance(point, list) else point for point in value.written]
    if roll < 0.2 and numbers.count(max(numbers)) == 1:
        index = numbers.index(max(numbers))
        words = {"bar": ("the tallest {}", "the highest {}", "the longest {}", "the biggest {}"), "slice": ("the biggest {}",
            "the largest {}"),
            "point": ("the highest {}", "the topmost {}")}
    elif roll < 0.28 and numbers.count(min(numbers)) == 1:
        index = numbers.index(min(numbers))
        words = {"bar": ("the shortest {}", "the lowest {}", "the smallest {}"), "slice": ("the smallest {}",),
            "point": ("the lowest {}",)}
    elif roll < 0.65 and labels:
        name = labels[index]
        usual = ("the {} for " + name, "the {} of " + name, "the " + name + " {}", name, name + "'s {}",
            "the {} labelled " + name)
        words = dict.fromkeys(("bar", "slice", "point"), usual)
    else:
        usual = ("the " + _ORDINALS[index] + " {}", "{} number " + str(index + 1), "the " + _ORDINALS[index] + " {}",
            "{} " + str(index + 1))
        if index == count - 1:
            usual = ("the last {}", "the {} on the right", *usual)
        if index == count // 2 and count % 2:
            usual = ("the middle {}", *usual)
        words = dict.fromkeys(("bar", "slice", "point"), usual)
        words["slice"] = words["point"] = tuple(way for way in usual if "on the right" not in way)
    said = {noun: rng.choice(ways).format(noun) for noun, ways in words.items()}
    return [f"a.{index}"], said["bar"], {"slice": said["slice"], "point": said["point"]}


def _every_part(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    count = len(next(drawn[name].written for name in ("pairs", "shares", "series", "numbers", "xy") if name in drawn))
    word = rng.choice(("each", "every"))
    return [f"a.{index}" for index in range(count)], f"{word} bar", {"slice": f"{word} slice", "point": f"{word} point"}


def _ceiling(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    top = max(get("numbers").written)
    unit = 10 ** math.floor(math.log10(max(top, 1)))
    high = math.ceil(top / unit + rng.choice((0, 0.5, 1))) * unit
    return [0, high], rng.choice((f"from 0 to {high}", f"between 0 and {high}", f"0 to {high}", f"[0, {high}]")), {}


def _grid_of(drawn: Mapping[str, Any]) -> list[list[str]]:
    return next(drawn[name].written for name in ("mat", "tab", "cells", "special", "colvec") if name in drawn)


def _cell(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    rows = _grid_of(drawn)
    i, j = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
    flat = [cell for row in rows for cell in row]
    noun = "entry" if "mat" in drawn or "special" in drawn else "cell"
    ways = [f"the {noun} in row {i + 1}, column {j + 1}", f"the {_ORDINALS[j]} {noun} of the {_ORDINALS[i]} row",
        f"the {noun} at row {i + 1} column {j + 1}",
        f"{noun} ({i + 1}, {j + 1})"]
    corner = {(0, 0): "top left", (0, len(rows[0]) - 1): "top right", (len(rows) - 1, 0): "bottom left", (len(rows) - 1,
        len(rows[0]) - 1): "bottom right"}
    if (i, j) in corner and len(rows) > 1 and len(rows[0]) > 1:
        ways += [f"the {corner[i, j]} {noun}"] * 3
    if flat.count(rows[i][j]) == 1:
        ways += [f"the {noun} {rows[i][j]}", f"the {noun} with {rows[i][j]}"] + [f"the {rows[i][j]}"] * (len(rows[i][j]) < 4)
    return [f"a.{i}.{j}"], rng.choice(ways), {}


def _line_of(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    rows = _grid_of(drawn)
    i, j = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
    if rng.random() < 0.6 or len(rows[0]) < 2:
        ways = [f"the {_ORDINALS[i]} row", f"row {i + 1}", f"the {_ORDINALS[i]} row"] + ["the last row",
            "the bottom row"] * (i == len(rows) - 1) + ["the top row"] * (
            i == 0 and "tab" not in drawn)
        return [f"a.{i}"], rng.choice(ways), {}
    ways = [f"the {_ORDINALS[j]} column", f"column {j + 1}",
        f"the {_ORDINALS[j]} column"] + ["the last column"] * (j == len(rows[0]) - 1)
    if "tab" in drawn:
        ways += [f"the {drawn['tab'].forms['heads'][j]} column", f"the column {drawn['tab'].forms['heads'][j]}"]
    return [f"a.{row}.{j}" for row in range(len(rows))], rng.choice(ways), {}


def _header(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    return [f"a.{len(drawn['tab'].written)}"], rng.choice(("the header", "the header row", "the headers", "the column names",
        "the heading row")), {}


def _network(drawn: Mapping[str, Any]) -> tuple[list[str], list[list[str]]]:
    value = next(drawn[name] for name in ("net", "dnet", "wnet", "treenet", "plaintree") if name in drawn)
    return value.forms["labels"], value.written


def _node(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    nodes, _ = _network(drawn)
    index = rng.randrange(len(nodes))
    return [f"a.{index}"], rng.choice((f"node {nodes[index]}", f"the node {nodes[index]}", nodes[index],
        f"vertex {nodes[index]}")), {}


def _an_edge(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    nodes, edges = _network(drawn)
    index = rng.randrange(len(edges))
    a, b = edges[index][:2]
    return [f"a.{len(nodes) + index}"], rng.choice((f"the edge {a}-{b}", f"the edge between {a} and {b}",
        f"the edge from {a} to {b}", f"edge {a}-{b}",
        f"the connection between {a} and {b}")), {}


def _function_of(get: Get, drawn: Mapping[str, Any]) -> str:
    return str((drawn["func"] if "func" in drawn else get("fx")).written)


def _domain(drawn: Mapping[str, Any]) -> tuple[float, float]:
    span = next((drawn[name].written for name in ("xr", "span") if name in drawn), [-5, 5])
    return span[0], span[1]


def _seen(expression: str, low: float, high: float) -> tuple[float, float]:
    """Return about which values axes show that nobody gave a range."""
    values = _over(expression, low, high)
    values = values[np.isfinite(values)]
    if not values.size:
        return -3.0, 3.0
    bottom, top = (float(value) for value in np.quantile(values, [0.02, 0.98]))
    return min(bottom, 0.0), max(top, 0.0)


def _good(expression: str, x: float, seen: tuple[float, float]) -> bool:
    values = _over(expression, x - 0.05, x + 0.05)
    return bool(np.isfinite(values).all() and seen[0] <= values.min() and values.max() <= seen[1]
        and abs(values[-1] - values[0]) < 2)


def _yspan(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    expression = _function_of(get, drawn)
    low, high = _seen(expression, *_domain(drawn))
    if max(abs(low), abs(high)) > 500:
        # Nobody asks for all of what grows so fast.
        values = _over(expression, *_domain(drawn))
        for bottom, top in ((0, 10), (-10, 10), (0, 100), (-100, 100), (-1000, 1000), (-(10**6), 10**6)):
            if np.mean((values >= bottom) & (values <= top)) > 0.15:
                return [bottom, top], _range_words(rng, bottom, top), {}
    size = max(abs(low), abs(high), 0.5)
    unit = next(unit for unit in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 10**4, 10**5) if unit * 10 >= min(size, 10**6))
    bottom, top = math.floor(low / unit) * unit, math.ceil(high / unit) * unit
    bottom, top = rng.choice(((bottom, max(top, bottom + unit)), (bottom - unit, top + unit), (-max(-bottom, top), max(-bottom,
        top)),
        (bottom - unit, top + 2 * unit)))
    if bottom >= top:
        bottom, top = -unit, unit
    return [bottom, top], _range_words(rng, bottom, top), {}


def _at(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    expression, (low, high) = _function_of(get, drawn), _domain(drawn)
    seen = _seen(expression, low, high)
    usual = [x for x in (0, 1, 2, 3, -1, -2, 0.5, 1.5, 2.5, -3, -0.5, 4, 5, 6) if low <= x <= high and _good(expression, x,
        seen)]
    if not usual:
        grid = [round(low + (high - low) * step / 20, 1) for step in range(1, 20)]
        usual = [_plain(x) for x in grid if _good(expression, x, seen)] or [_plain(round(low + (high - low) * 0.7, 1))]
    x = rng.choice(usual)
    return x, f"{x:g}", {"x": rng.choice((f"x = {x:g}", f"x = {x:g}", f"x={x:g}", f"x equals {x:g}", f"x of {x:g}"))}


def _sec(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw two places of a curve: the first, and how far apart they are."""
    expression, (low, high) = _function_of(get, drawn), _domain(drawn)
    seen = _seen(expression, low, high)
    usual = [x for x in (-4, -3, -2, -1, 0, 1, 2, 3, 4, 0.5, 1.5, 2.5) if low <= x <= high and np.isfinite(_over(expression, x,
        x + 1e-9)).all()
        and seen[0] * 1.2 - 1 <= float(_over(expression, x, x + 1e-9)[0]) <= seen[1] * 1.2 + 1]
    a, b = sorted(rng.sample(usual, 2)) if len(usual) > 1 else (low + 1, high)
    return _plain(a), rng.choice((f"x = {a:g} and x = {b:g}", f"x={a:g} and x={b:g}",
        f"{a:g} and {b:g}")), {"dx": _plain(b - a)}


def _bounds(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    expression, (low, high) = _function_of(get, drawn), _domain(drawn)
    values = _over(expression, low, high)
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
    return [_plain(a), _plain(b)], rng.choice((f"from {a:g} to {b:g}", f"from {a:g} to {b:g}", f"between {a:g} and {b:g}",
        f"from x = {a:g} to x = {b:g}",
        f"between x = {a:g} and x = {b:g}", f"over [{a:g}, {b:g}]", f"on [{a:g}, {b:g}]", f"for x from {a:g} to {b:g}",
        f"from x={a:g} to x={b:g}")), {}


def _within(rng: random.Random, low: float, high: float) -> float:
    inner = [x for x in range(math.ceil(low), math.floor(high) + 1)]
    x = rng.choice(inner) if inner and rng.random() < 0.8 else round(rng.uniform(low, high), 1)
    return _plain(x)


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
    both = np.abs(_over(str(get("fx").written), low, high)) + np.abs(_over(str(get("fx2").written), low, high))
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


#: Slots that are drawn to fit another one: a part of a chart, an x of a curve, a range that holds its values.
FOLLOWING: Final[Mapping[str, Callable[[random.Random, Get, Mapping[str, Any]], Drawn]]] = {
    "vx": _vertical, "hy": _horizontal, "areab": _between, "hues": _hues, "part": _part, "everypart": _every_part,
    "ceiling": _ceiling, "sec": _sec, "cell": _cell, "lineof": _line_of, "header": _header, "node": _node, "anedge": _an_edge,
    "yspan": _yspan, "at": _at,
    "bounds": _bounds, "pt": _point, "tick": _tick, "hop": _hop,
}
