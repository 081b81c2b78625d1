"""Slots of matrices, tables and networks, and of their parts."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
# ruff: noqa: RUF001 - people type Greek letters and other signs.
import random
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

from animathic_lab.learning.corpus.content import WORD_POOL
from animathic_lab.learning.corpus.numeral_words import NAMES, ORDERED, ORDINALS, Drawn, Follow, Get, joined, listed

__all__ = ["TABLE_FOLLOWING", "TABLE_NUMERALS"]


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
    spoken = [f"rows {joined(spaced)}" if rows > 1 else f"row {spaced[0]}", f"rows ({') and ('.join(commas)})" if rows > 1
        else f"row {commas[0]}",
        ", ".join(f"{ORDINALS[index]} row {row}" for index, row in enumerate(spaced)),
        "; ".join(f"row {index + 1}: {row}" for index, row in enumerate(commas))]
    flat = [cell for row in cells for cell in row]
    return cells, rng.choice(ways), {"rows": rng.choice(spoken), "dim": rng.choice((f"{rows}x{columns}", f"{rows} by {columns}",
        f"{rows}×{columns}")), "flat": rng.choice((", ".join(flat), joined(flat), " ".join(flat)))}


def _column(rng: random.Random) -> Drawn:
    style = rng.choice((0, 0, 1, 3))
    cells = [_entry(rng, style) for _ in range(rng.choice((2, 2, 3, 3, 4)))]
    return [[cell] for cell in cells], rng.choice((f"({', '.join(cells)})", f"[{', '.join(cells)}]", joined(cells),
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
_CELLS: Final = {"names": NAMES[1], "countries": NAMES[2], "cities": NAMES[3], "fruit": ("Apple", "Pear", "Plum", "Banana",
    "Cherry", "Kiwi",
    "Lemon", "Mango"), "animals": ("Cat", "Dog", "Owl", "Fox", "Bear", "Frog"), "teams": ("Lions", "Bears", "Eagles", "Sharks",
    "Wolves"),
    "colors": ("red", "blue", "green", "yellow", "pink"), "models": NAMES[20], "days": ORDERED[2], "months": ORDERED[0]}


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
    said = rng.choice((", ".join(f"({row})" for row in comma), "; ".join(comma), joined(spaced), " / ".join(comma),
        ", ".join(spaced),
        "; ".join(f"row {index + 1}: {row}" for index, row in enumerate(comma)),
        f"[{', '.join(f'[{row}]' for row in comma)}]", "; ".join(" - ".join(row) for row in cells)))
    marked = "\\n".join(f"| {' | '.join(row)} |" for row in (heads, *cells))
    comma_lines = "\\n".join(",".join(row) for row in (heads, *cells))
    lines = "; ".join(", ".join(row) for row in (heads, *cells))
    return cells, said, {"heads": heads, "h": rng.choice((joined(heads), ", ".join(heads), " | ".join(heads), joined(heads),
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
        ", ".join(f"{ORDINALS[index]} row {row}" for index, row in enumerate(spaced))))
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
    return rng.sample(rng.choice((NAMES[1], NAMES[3], ("home", "school", "shop", "park", "work", "gym"), ("start", "check",
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
        together = rng.choice((", ".join(said), joined(said), "; ".join(said),
            ", ".join(said))) if " and " not in said[0] else ", ".join(said)
        if not directed and not weighted and rng.random() < 0.15:
            together = ", ".join(f"({edge[0]}, {edge[1]})" for edge in edges)
        if weighted:
            edges = [[*edge, weight] for edge, weight in zip(edges, weights, strict=True)]
        order = list(dict.fromkeys(end for edge in edges for end in edge[:2]))
        verb = "points to" if directed else rng.choice(("is connected to", "connects to", "is linked with", "is joined to"))
        return edges, together, {"labels": order, "l": listed(rng, order).replace(" / ", ", "), "count": str(len(order)),
            "s": joined([f"{edge[0]} {verb} {edge[1]}" for edge in edges])}

    return draw


def _netlay(rng: random.Random) -> Drawn:
    written, said = rng.choice((("circular", "circular"), ("circular", "circle"), ("spring", "spring"), ("spring",
        "force-directed"), ("grid", "grid"),
        ("tree", "tree"), ("layers", "layered")))
    return written, said, {"a": said}


def _edge_words(edge: Sequence[str], style: str, weight: str) -> str:
    return f"{edge[0]}{style}{edge[1]}" + (f" ({weight})" if weight and style in (" to ", " and ") else f" {weight}" if weight
        else "")


TABLE_NUMERALS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    "mat": _mat, "colvec": _column, "special": _special, "tab": _tab, "cells": _cells, "net": _net(),
    "dnet": _net(directed=True), "wnet": _net(weighted=True), "treenet": _net(directed=True, tree=True),
    "plaintree": _net(tree=True), "netlay": _netlay,
}


def _grid_of(drawn: Mapping[str, Any]) -> list[list[str]]:
    return next(drawn[name].written for name in ("mat", "tab", "cells", "special", "colvec") if name in drawn)


def _cell(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    rows = _grid_of(drawn)
    i, j = rng.randrange(len(rows)), rng.randrange(len(rows[0]))
    flat = [cell for row in rows for cell in row]
    noun = "entry" if "mat" in drawn or "special" in drawn else "cell"
    ways = [f"the {noun} in row {i + 1}, column {j + 1}", f"the {ORDINALS[j]} {noun} of the {ORDINALS[i]} row",
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
        ways = [f"the {ORDINALS[i]} row", f"row {i + 1}", f"the {ORDINALS[i]} row"] + ["the last row",
            "the bottom row"] * (i == len(rows) - 1) + ["the top row"] * (
            i == 0 and "tab" not in drawn)
        return [f"a.{i}"], rng.choice(ways), {}
    ways = [f"the {ORDINALS[j]} column", f"column {j + 1}",
        f"the {ORDINALS[j]} column"] + ["the last column"] * (j == len(rows[0]) - 1)
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


TABLE_FOLLOWING: Final[Mapping[str, Follow]] = {
    "cell": _cell, "lineof": _line_of, "header": _header, "node": _node, "anedge": _an_edge,
}
