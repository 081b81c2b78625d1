"""Slots of the numbers of charts."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import math
import random
from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any, Final

from animathic_lab.learning.corpus.actions import several_colors
from animathic_lab.learning.corpus.numeral_words import (
    ORDINALS,
    Drawn,
    Follow,
    Get,
    joined,
    listed,
    rounded,
    some_names,
    some_values,
)

__all__ = ["CHART_FOLLOWING", "CHART_NUMERALS"]


def _paired(rng: random.Random, labels: Sequence[str], said: Sequence[str], *, share: bool = False) -> str:
    """Say labels with their values in one of many ways."""
    one = [f"{label} {value}" for label, value in zip(labels, said, strict=True)]
    colon = [f"{label}: {value}" for label, value in zip(labels, said, strict=True)]
    before = [f"{value} {label}" for label, value in zip(labels, said, strict=True)]
    ways = [", ".join(one), joined(one), ", ".join(colon), ", ".join(colon), "; ".join(colon), joined(colon),
        ", ".join(f"{label}={value}" for label, value in zip(labels, said, strict=True)),
        ", ".join(f"{label} = {value}" for label, value in zip(labels, said, strict=True)),
        ", ".join(f"{label} ({value})" for label, value in zip(labels, said, strict=True)),
        joined([f"{label} ({value})" for label, value in zip(labels, said, strict=True)]),
        joined([f"{value} for {label}" for label, value in zip(labels, said, strict=True)]),
        ", ".join(f"{label} - {value}" for label, value in zip(labels, said, strict=True)),
        joined([f"{label} with {value}" for label, value in zip(labels, said, strict=True)]),
        joined([f"{label} at {value}" for label, value in zip(labels, said, strict=True)]),
        f"{labels[0]} has {said[0]}, " + joined([f"{label} {value}" for label, value in zip(labels[1:], said[1:],
        strict=True)]),
        f"{labels[0]} is {said[0]}, " + joined([f"{label} is {value}" for label, value in zip(labels[1:], said[1:],
        strict=True)]),
        "\\n".join(colon), "\\n".join(one), "; ".join(f"{label},{value}" for label, value in zip(labels, said, strict=True)),
        "{" + ", ".join(f"'{label}': {value}" for label, value in zip(labels, said, strict=True)) + "}",
        ", ".join(f"{label}->{value}" for label, value in zip(labels, said, strict=True)), " ".join(f"{label}:{value}"
        for label, value in
        zip(labels, said, strict=True)) if not any(" " in label for label in labels) else "; ".join(one),
        ", ".join(f"('{label}', {value})" for label, value in zip(labels, said, strict=True))]
    if (labels[0].islower() and labels[0].isalpha() and len(labels[0]) > 2) or share:
        ways += [joined(before), ", ".join(before), joined(before), ", ".join(before)]
    return rng.choice(ways)


def _pairs(*, ordered: bool = False, share: bool = False) -> Callable[[random.Random], Drawn]:
    def draw(rng: random.Random) -> Drawn:
        count = rng.choice((2, 3, 3, 3, 4, 4, 4, 5, 5, 6))
        labels = some_names(rng, count, ordered=ordered)
        if share:
            values = _shares(rng, count)
            mark = rng.choice(("%", "%", "%", " percent", " %"))
            said = [f"{value:g}{mark}" for value in values]
        else:
            values = some_values(rng, count)
            said = [f"{value:g}" for value in values]
        values_said = listed(rng, said)
        return values, _paired(rng, labels, said, share=share), {"labels": labels, "l": listed(rng, labels), "v": values_said,
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
        points = [[rounded(round(rng.uniform(0, 9), 1)), rounded(round(rng.uniform(0, 9), 1))] for _ in range(count)]
    points = [point for index, point in enumerate(points) if point not in points[:index]]
    if rng.random() < 0.6:
        points.sort()
    if len({x for x, _ in points}) < 2:
        points = [[1, 2], [2, rng.randrange(3, 9)], [rng.randrange(3, 9), rng.randrange(1, 9)]]
    style = rng.choice(("({0:g}, {1:g})", "({0:g},{1:g})", "({0:g}, {1:g})", "({0:g}|{1:g})", "[{0:g}, {1:g}]"))
    said = [style.format(*point) for point in points]
    xs, ys = ([f"{value:g}" for value in axis] for axis in zip(*points, strict=True))
    return points, rng.choice((", ".join(said), joined(said), " ".join(said), "; ".join(said), f"[{', '.join(said)}]",
        f"{', '.join(said[:-1])}, and {said[-1]}")), {"x": listed(rng, xs), "y": listed(rng, ys)}


def _sample(rng: random.Random) -> Drawn:
    low = rng.choice((0, 1, 1, 10, 50, 150))
    width = rng.choice((4, 6, 8, 12, 30))
    values: list[float] = [low + round(rng.triangular(0, width)) for _ in range(rng.randrange(6, 17))]
    if rng.random() < 0.12:
        values = [rounded(round(value + rng.choice((0, 0.5)), 1)) for value in values]
    if len(set(values)) < 3:
        values = [1, 2, 2, 3, 3, 3, 4, 4, rng.randrange(5, 9)]
    if rng.random() < 0.3:
        values.sort()
    said = [f"{value:g}" for value in values]
    return values, rng.choice((", ".join(said), joined(said), " ".join(said), f"[{', '.join(said)}]", ",".join(said))), {}


def _bins(rng: random.Random) -> Drawn:
    n = rng.randrange(3, 16)
    words = {3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 10: "ten", 12: "twelve"}
    return n, words[n] if n in words and rng.random() < 0.3 else str(n), {}


def _hues(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw colours, mostly as many as there are bars or slices."""
    several = next((drawn[name].written for name in ("pairs", "shares", "series", "numbers") if name in drawn), [0] * 3)
    count = min(len(several), 6) if rng.random() < 0.7 else rng.choice((2, 2, 3, 4))
    colors = several_colors(rng, count)
    said, written = [said for said, _ in colors], [written for _, written in colors]
    return written, rng.choice((joined(said), joined(said), ", ".join(said))), {}


CHART_NUMERALS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    "pairs": _pairs(), "series": _pairs(ordered=True), "shares": _pairs(share=True), "xy": _xy, "sample": _sample,
    "bins": _bins,
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
        usual = ("the " + ORDINALS[index] + " {}", "{} number " + str(index + 1), "the " + ORDINALS[index] + " {}",
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


CHART_FOLLOWING: Final[Mapping[str, Follow]] = {
    "hues": _hues, "part": _part, "everypart": _every_part, "ceiling": _ceiling,
}
