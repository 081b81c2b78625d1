"""Tables and matrices."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of, style_of
from animathic_lab.scene.kinds.texts import words_style
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

_MOST_CHARACTERS: Final = 1500
_MOST_ROWS: Final = 20
_MOST_COLUMNS: Final = 12


def _check_rows(item: SceneObject, spec: SceneSpec) -> str | None:
    rows = item.rows or []
    if len(rows) > _MOST_ROWS or max((len(row) for row in rows), default=0) > _MOST_COLUMNS:
        return f"rows: a {item.type} has at most {_MOST_ROWS} rows of {_MOST_COLUMNS} cells"
    if not rows or not rows[0]:
        return f"rows: a {item.type} needs rows, such as [['1', '2'], ['3', '4']]"
    for index, row in enumerate(rows):
        if len(row) != len(rows[0]):
            return f"rows: row {index} has {len(row)} cells, row 0 has {len(rows[0])}"
    if not any(cell.strip() for row in rows for cell in row):
        return "rows: all cells are empty"
    if sum(len(cell) for row in rows for cell in row) > _MOST_CHARACTERS:
        return f"rows: that is too much to read; at most {_MOST_CHARACTERS} characters in all"
    return None


def _cells(item: SceneObject) -> list[int | None]:
    return [len(row) for row in item.rows or []]


def _check_table(item: SceneObject, spec: SceneSpec) -> str | None:
    if (message := _check_rows(item, spec)) is not None:
        return message
    rows = item.rows or []
    if item.labels and len(item.labels) != len(rows):
        return f"labels: there are {len(item.labels)} labels for {len(rows)} rows"
    columns = {len(rows[0]), len(rows[0]) + bool(item.labels)}
    if item.headers and len(item.headers) not in columns:
        return f"headers: there are {len(item.headers)} headers for {len(rows[0])} columns"
    return None


@entry(
    Kind.TABLE,
    "tables",
    "A table; table.1.2 is the third cell of the second row. Headers and labels are no rows; they are counted after the last.",
    check=_check_table,
    parts=lambda item: [*_cells(item), *[None] * (1 + bool(item.headers) + bool(item.labels))],
    needs=("rows",),
    reads=("headers", "labels", "font_size", "size", "bold", "italic"),
    example={"headers": ["Planet", "Moons"], "rows": [["Earth", "1"], ["Mars", "2"]]},
)
def _table(item: SceneObject, spec: SceneSpec) -> str:
    rows, headers = item.rows or [], item.headers or []
    # With labels in front of the rows, one header more stands above them.
    corner, headers = (headers[0], headers[1:]) if len(headers) > len(rows[0]) else ("", headers)
    more = f", headers={headers!r}" if headers else ""
    more += f", labels={item.labels!r}" if item.labels else ""
    more += f", corner={corner!r}" if corner else ""
    size = number(item.font_size or 32 * scale_of(item))
    return f"fit_to_frame(Grid({rows!r}{more}, font_size={size}, {words_style(item, spec)}))"


@entry(
    Kind.MATRIX,
    "tables",
    "A matrix in brackets; matrix.0.1 is the second entry of the first row. Its entries are LaTeX.",
    check=_check_rows,
    parts=lambda item: [*_cells(item), 2],
    needs=("rows",),
    reads=("font_size", "size"),
    example={"rows": [["1", "x"], ["0", "-1"]]},
)
def _matrix(item: SceneObject, spec: SceneSpec) -> str:
    size, rows = (
        number(item.font_size or 56 * scale_of(item)),
        [[cell.strip().strip("$") for cell in row] for row in item.rows or []],
    )
    return f"fit_to_frame(MathGrid({rows!r}, font_size={size}, {style_of(item, spec, default='white')}))"
