"""The values of charts: lists of them, and tables with a column for each name and a row for each frame or x."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from animathic_lab.scene.spec import SceneObject, SceneSpec

__all__ = [
    "LARGEST",
    "Pairs",
    "Wide",
    "each_value",
    "listed",
    "number_in",
    "plain",
    "points_in",
    "same_count",
    "series_of",
    "wide_of",
    "wide_problem",
]

#: Of the values in a table.
LARGEST: Final = 1e15
Pairs = list[list[float]]


@dataclass(frozen=True, slots=True)
class Wide:
    """Values by row and column.

    Attributes
    ----------
    index : tuple of str
        First cell of each row.
    names : tuple of str
        Of the columns after it.
    values : tuple of tuples
        One a row; None where there is none.
    """

    index: tuple[str, ...]
    names: tuple[str, ...]
    values: tuple[tuple[float | None, ...], ...]

    def column(self, number: int) -> list[float | None]:
        """Return the values of one name."""
        return [row[number] for row in self.values]


def number_in(cell: str) -> float | None:
    """Return the number that somebody wrote into a cell; None for an empty one.

    Raises
    ------
    ValueError
        It holds something else.

    Examples
    --------
    >>> number_in("1,200.5"), number_in(" "), number_in("\u22123")
    (1200.5, None, -3.0)
    """
    text = cell.strip().replace("\u2212", "-").replace(",", "")
    if text in ("", "-", "\u2013") or text.lower() in ("nan", "none", "null"):
        return None
    value = float(text)
    if not math.isfinite(value) or abs(value) > LARGEST:
        raise ValueError(cell)
    return value


def wide_of(item: SceneObject) -> Wide:
    """Return the table in an object's headers and rows, which `wide_problem` has found nothing wrong with."""
    rows, headers = item.rows or [], item.headers or []
    # As in any table, the first column may have a header too.
    names = headers[1:] if rows and len(headers) == len(rows[0]) else headers
    values = tuple(tuple(number_in(cell) for cell in row[1:]) for row in rows)
    return Wide(tuple(" ".join(row[0].split()) for row in rows), tuple(" ".join(name.split()) for name in names), values)


def wide_problem(item: SceneObject, *, of: str) -> str | None:
    """Return what is wrong with the headers and rows of an object, or None.

    Parameters
    ----------
    item : SceneObject
        With rows.
    of : str
        What a row is, for the message.
    """
    rows, headers = item.rows or [], item.headers or []
    if not rows or len(rows[0]) < 2:
        return f"rows: each row is {of} and then a number for each name, such as ['2020', '3', '5']"
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            return f"rows: row {index} has {len(row)} cells, row 0 has {len(rows[0])}"
        for cell in row[1:]:
            try:
                number_in(cell)
            except ValueError:
                return f"rows: {cell[:40]!r} in row {index} is not a number up to {LARGEST:.0e}"
    if len(headers) not in (len(rows[0]) - 1, len(rows[0])):
        return f"headers: there are {len(headers)} names for {len(rows[0]) - 1} columns of numbers"
    if all(number_in(cell) is None for row in rows for cell in row[1:]):
        return "rows: all cells are empty"
    return None


def plain(value: float) -> str:
    """Return a literal with six digits: not rounded to decimals, because small values are as good as large ones."""
    return f"{value:.6g}" if abs(value) < 1e6 else f"{value:.0f}"


def listed(values: Sequence[float]) -> str:
    """Return the literal of a list."""
    return f"[{', '.join(plain(value) for value in values)}]"


def same_count(item: SceneObject, spec: SceneSpec) -> str | None:
    """Check that there are as many labels as values."""
    if item.labels and item.values and len(item.labels) != len(item.values):
        return f"labels: {len(item.labels)} labels for {len(item.values)} values"
    return None


def each_value(item: SceneObject) -> list[int | None] | None:
    """Return a part without parts for each value; None while a table has not filled them in."""
    return None if item.values is None else [0] * len(item.values)


def series_of(item: SceneObject) -> tuple[list[str], tuple[str, ...], list[Pairs]]:
    """Return the words on the x axis, none where x are numbers, the names, and the points of each."""
    wide = wide_of(item)
    try:
        x, labels = [float(number_in(at) or 0.0) for at in wide.index], []
    except ValueError:
        x, labels = [float(index + 1) for index in range(len(wide.index))], list(wide.index)
    columns = [wide.column(index) for index in range(len(wide.names))]
    return labels, wide.names, [[[a, b] for a, b in zip(x, own, strict=True) if b is not None] for own in columns]


def points_in(item: SceneObject) -> Pairs:
    """Return the points of all series; none while something is wrong with them."""
    return [] if wide_problem(item, of="an x") else [pair for own in series_of(item)[2] for pair in own]
