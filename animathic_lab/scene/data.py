"""Named tables: what a model is told of them, and how their values come into a scene when it is compiled.

Only names, types and ranges of columns go to a model. The values stay on the machine: a chart names a table and its columns
(``data``, ``x_column``, ``y_column``, ``by_column``), and `bind_tables` fills the numbers in after the model has answered.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from animathic_lab.errors import SpecError
from animathic_lab.scene.pivots import few_enough, pivoted, spread
from animathic_lab.scene.rules import validate
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Action, Kind

__all__ = ["Table", "bind_tables", "describe", "table_of"]

#: Bars, slices or points that a chart may have; more cannot be read on a screen.
MOST: Final = 60
_ROWS: Final = 20
_Cell = TypeVar("_Cell", float, str)
_BINS: Final = 12


@dataclass(frozen=True, slots=True)
class Table:
    """A table by columns, all equally long."""

    name: str
    columns: Mapping[str, Sequence[Any]]

    def __len__(self) -> int:
        return len(next(iter(self.columns.values()), ()))


def table_of(name: str, frame: Any) -> Table:
    """Read a table from a DataFrame, or from a mapping of columns.

    Parameters
    ----------
    name : str
        By which a scene refers to it.
    frame : DataFrame or Mapping
        Copied; missing values become None.

    Raises
    ------
    SpecError
        It has no columns, or they are not equally long.
    """
    columns = {str(column): [_plain(value) for value in list(frame[column])] for column in list(frame)}
    if not columns or len({len(values) for values in columns.values()}) != 1:
        raise SpecError(f"{name!r} is no table", valid="a DataFrame, or columns of equal length")
    return Table(name, columns)


def _plain(value: Any) -> Any:
    if value is None or isinstance(value, str | bool | int):
        return value
    if hasattr(value, "item") and not hasattr(value, "isoformat"):
        value = value.item()
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    return value if isinstance(value, str | bool | int) else str(value)


def describe(table: Table) -> dict[str, Any]:
    """Return what a model may know: columns with their type, range and number of different values. No value of a text column.

    Examples
    --------
    >>> describe(Table("sales", {"month": ["Jan", "Feb"], "revenue": [3.0, 5.0]}))["columns"]["revenue"]
    {'type': 'number', 'min': 3.0, 'max': 5.0}
    """
    columns: dict[str, Any] = {}
    for name, values in table.columns.items():
        known = [value for value in values if value is not None]
        if known and all(isinstance(value, int | float) and not isinstance(value, bool) for value in known):
            columns[name] = {"type": "number", "min": min(known), "max": max(known)}
        else:
            columns[name] = {"type": "text", "different": len(set(map(str, known)))}
    return {"name": table.name, "rows": len(table), "columns": columns}


def bind_tables(spec: SceneSpec, tables: Mapping[str, Table]) -> SceneSpec:
    """Fill the values of every object that names a table.

    Parameters
    ----------
    spec : SceneSpec
        As a model wrote it.
    tables : Mapping
        By name.

    Returns
    -------
    SceneSpec
        Valid, with the numbers in it, and still naming its tables.

    Raises
    ------
    SpecError
        A table or a column does not exist, is of the wrong type, or has more values than a picture can show.
    """
    data = spec.to_dict()
    raced = {target for step in spec.steps if step.action is Action.RACE for target in step.targets}
    for index, item in enumerate(spec.objects):
        if item.data is not None:
            if item.id in raced and item.type is Kind.BAR_CHART:
                # A bar chart by years that shall race is a race, however it was called.
                item = item.model_copy(update={"type": Kind.BAR_RACE})
                data["objects"][index]["type"] = Kind.BAR_RACE.value
            data["objects"][index] |= _filled(item, tables, f"objects[{index}]")
    return validate(data, salvage=False).spec


def _filled(item: SceneObject, tables: Mapping[str, Table], path: str) -> dict[str, Any]:
    table = tables.get(item.data or "")
    if table is None:
        raise SpecError(f"there is no table {item.data!r}", path=f"{path}.data", valid=", ".join(tables))
    if item.type in (Kind.BAR_CHART, Kind.PIE_CHART):
        labels = [str(value) for value in _column(table, item.x_column, f"{path}.x_column")]
        values = _numbers(table, item.y_column, f"{path}.y_column")
        sums: dict[str, float] = {}
        for label, value in zip(labels, values, strict=True):
            sums[label] = sums.get(label, 0.0) + (value or 0.0)
        _bounded(len(sums), path)
        return {"labels": [label[:60] for label in sums], "values": list(sums.values())}
    if item.type is Kind.BAR_RACE:
        return _raced(item, table, path)
    if item.type in (Kind.LINE_CHART, Kind.SCATTER) and (item.by_column is not None or _has_words(item, table)):
        return _colored(item, table, path)
    if item.type in (Kind.LINE_CHART, Kind.SCATTER):
        y = _numbers(table, item.y_column, f"{path}.y_column")
        x = list(range(len(y))) if item.x_column is None else _numbers(table, item.x_column, f"{path}.x_column")
        points = [[a, b] for a, b in zip(x, y, strict=True) if a is not None and b is not None]
        if item.type is Kind.LINE_CHART:
            points.sort(key=lambda point: point[0])
        return {"vertices": _thinned(points)}
    if item.type is Kind.HISTOGRAM:
        return _binned(
            [value for value in _numbers(table, item.x_column or item.y_column, f"{path}.x_column") if value is not None]
        )
    if item.type is Kind.TABLE:
        names = [name for name in (item.x_column, item.y_column, item.by_column) if name is not None] or list(table.columns)
        columns = [_column(table, name, f"{path}.x_column") for name in names[:12]]
        rows = [["" if value is None else str(value)[:80] for value in row] for row in zip(*columns, strict=True)]
        return {"headers": [name[:80] for name in names[:12]], "rows": rows[:_ROWS]}
    raise SpecError(f"{item.type} takes no table", path=f"{path}.data", valid="a chart or a table")


def _raced(item: SceneObject, table: Table, path: str) -> dict[str, Any]:
    """Return the frames of a race: a row for each value of by_column."""
    index = _column(table, item.by_column, f"{path}.by_column")
    names = _column(table, item.x_column, f"{path}.x_column")
    frames, bars, rows = pivoted(index, names, _numbers(table, item.y_column, f"{path}.y_column"))
    if not frames:
        raise SpecError(
            f"{table.name!r} has no row with all three", path=f"{path}.y_column", valid="columns that have values together"
        )
    _bounded(len(bars), path)
    if len(frames) > MOST:
        raise SpecError(
            f"{len(frames)} frames are too many for a race",
            path=f"{path}.by_column",
            valid=f"a column with {MOST} values at most",
        )
    return {"headers": bars, "rows": rows}


def _has_words(item: SceneObject, table: Table) -> bool:
    """Whether a line goes over words, such as months, so that its x are labels."""
    values = table.columns.get(item.x_column or "", ())
    return item.type is Kind.LINE_CHART and any(isinstance(value, str | bool) for value in values)


def _colored(item: SceneObject, table: Table, path: str) -> dict[str, Any]:
    """Return the points of several lines, or of several colours, a column for each value of by_column."""
    y = _numbers(table, item.y_column, f"{path}.y_column")
    if _has_words(item, table) or item.x_column is None:
        x = list(range(len(y))) if item.x_column is None else _column(table, item.x_column, f"{path}.x_column")
    else:
        x = _numbers(table, item.x_column, f"{path}.x_column")
    if item.by_column is None:
        rows = _thinned(pivoted(x, ["y"] * len(y), y)[2])
        return {"labels": [row[0][:60] for row in rows], "values": [float(row[1]) for row in rows]}
    by = _column(table, item.by_column, f"{path}.by_column")
    if item.type is Kind.SCATTER:
        names, rows = spread(x, by, y)
    else:
        _, names, rows = pivoted(x, by, y)
    few_enough(names, f"{path}.by_column")
    if not rows:
        raise SpecError(
            f"{table.name!r} has no row with all three", path=f"{path}.y_column", valid="columns that have values together"
        )
    return {"headers": names, "rows": _thinned(rows)}


def _column(table: Table, name: str | None, path: str) -> Sequence[Any]:
    if name is None or name not in table.columns:
        raise SpecError(f"{table.name!r} has no column {name!r}", path=path, valid=", ".join(table.columns))
    return table.columns[name]


def _numbers(table: Table, name: str | None, path: str) -> list[float | None]:
    values = _column(table, name, path)
    if not all(value is None or (isinstance(value, int | float) and not isinstance(value, bool)) for value in values):
        numeric = [column for column, facts in describe(table)["columns"].items() if facts["type"] == "number"]
        raise SpecError(f"the column {name!r} is not of numbers", path=path, valid=", ".join(numeric))
    return [None if value is None else float(value) for value in values]


def _bounded(count: int, path: str) -> None:
    if count > MOST:
        raise SpecError(
            f"{count} bars are more than can be read", path=f"{path}.x_column", valid=f"a column with {MOST} values at most"
        )


def _thinned(points: list[list[_Cell]]) -> list[list[_Cell]]:
    """Return at most as many points as a picture can show, evenly taken, the first and the last among them."""
    if len(points) <= MOST:
        return points
    return [points[round(index * (len(points) - 1) / (MOST - 1))] for index in range(MOST)]


def _binned(values: list[float]) -> dict[str, Any]:
    if not values:
        return {"values": []}
    if len(values) <= MOST:
        return {"values": values}
    low, high = min(values), max(values)
    width = (high - low) / _BINS or 1.0
    counts = [0.0] * _BINS
    for value in values:
        counts[min(int((value - low) / width), _BINS - 1)] += 1
    labels = [f"{low + index * width:.3g}" for index in range(_BINS)]
    # Thousands of values become their counts here: a histogram is a bar chart of them.
    return {"type": "bar_chart", "labels": labels, "values": counts}
