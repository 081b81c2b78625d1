"""Tables and matrices whose cells are parts, set without LaTeX."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from manim import BOLD, DOWN, LEFT, Line, VGroup, VMobject

from animathic_lab.scene.mobjects.basic import Formula
from animathic_lab.scene.mobjects.latex import prepare
from animathic_lab.scene.mobjects.prose import set_line

__all__ = ["Grid", "MathGrid"]

_LINES: Final = "#888888"


def _set_entry(tex: str, *, font_size: float, color: Any) -> VMobject:
    """Set an entry of a matrix with its baseline at y = 0; words where it is no LaTeX."""
    if not tex.strip():
        return VMobject()
    try:
        entry = Formula(_measured(tex), font_size=font_size, color=color)
    except Exception:  # ziamath and latex2mathml have many errors, and all mean the same
        return set_line(tex, font_size=0.8 * font_size, color=color)[0]
    measure = entry[0]
    entry.shift(-measure.get_corner(DOWN + LEFT))
    entry.remove(measure)
    return entry


def _measured(tex: str) -> str:
    # The x in front tells where the baseline is, and goes again; the braces keep a minus a sign.
    return f"x {{{tex}}}"


def _centre(item: VMobject, x: float) -> VMobject:
    """Move a cell to the middle of its column. Manim cannot tell where an empty one is."""
    return item.shift((x - item.get_x(), 0.0, 0.0)) if item.width else item


class Grid(VGroup):
    """A table: ``table[1][2]`` is the third cell of the second row. Headers and labels come after the last row.

    Parameters
    ----------
    rows : list of list of str
        All equally long.
    headers : list of str, optional
        Above the columns.
    labels : list of str, optional
        In front of the rows.
    corner : str
        Above the labels.
    font_size : float
        As of Manim's own texts.
    **style
        Of `Text`, such as ``color``.
    """

    def __init__(
        self,
        rows: list[list[str]],
        *,
        headers: list[str] | None = None,
        labels: list[str] | None = None,
        corner: str = "",
        font_size: float = 32,
        **style: Any,
    ) -> None:
        super().__init__()
        height = set_line("", font_size=font_size)[1]

        def cell(words: str, **more: Any) -> VMobject:
            return set_line(words, font_size=font_size, **{**style, **more})[0]

        body = [[cell(words) for words in row] for row in rows]
        top = [cell(words, weight=BOLD) for words in headers or []]
        side = [cell(words, weight=BOLD) for words in labels or []]
        full = [[*side[index : index + 1], *row] for index, row in enumerate(body)]
        if top:
            above = [cell(corner, weight=BOLD)] if side else []
            top = [*top, *above]
            full.insert(0, [*above, *top[: len(top) - len(above)]])
        apart, pitch = 2.4 * height, 3.6 * height
        widths = [max(float(row[column].width) for row in full) for column in range(len(full[0]))]
        begins = np.concatenate([[0.0], np.cumsum(np.asarray(widths) + apart)])
        for number, row in enumerate(full):
            for column, item in enumerate(row):
                _centre(item, begins[column] + widths[column] / 2).shift((0.0, -number * pitch, 0.0))
        self.add(*(VGroup(*row) for row in body))
        for extra in (top, side):
            if extra:
                self.add(VGroup(*extra))
        self.add(self._lines(begins, len(full), apart, pitch, height))
        self.center()

    def _lines(self, begins: Any, rows: int, apart: float, pitch: float, height: float) -> VGroup:
        left, right = begins[0] - apart / 2, begins[-1] - apart / 2
        top, bottom = 0.5 * (height + pitch), 0.5 * (height + pitch) - rows * pitch
        across: list[Any] = [[(left, top - row * pitch, 0), (right, top - row * pitch, 0)] for row in range(1, rows)]
        down: list[Any] = [[(x - apart / 2, top, 0), (x - apart / 2, bottom, 0)] for x in begins[1:-1]]
        return VGroup(*(Line(*ends, color=_LINES, stroke_width=2) for ends in across + down))


class MathGrid(VGroup):
    """A matrix in brackets: ``matrix[1][2]`` is the third entry of the second row. The brackets come after the last row.

    Parameters
    ----------
    rows : list of list of str
        LaTeX of the entries; all rows equally long. What cannot be read as LaTeX is shown as words.
    font_size : float
        As of Manim's own texts.
    color : optional
        Of entries and brackets.
    """

    def __init__(self, rows: list[list[str]], *, font_size: float = 48, color: Any = "#FFFFFF", **style: Any) -> None:
        super().__init__()
        prepare(["x", *(_measured(tex) for row in rows for tex in row if tex.strip())])
        height = Formula("x", font_size=font_size).height
        cells = [[_set_entry(tex, font_size=font_size, color=color) for tex in row] for row in rows]
        widths = [max(float(row[column].width) for row in cells) for column in range(len(cells[0]))]
        begins = np.concatenate([[0.0], np.cumsum(np.asarray(widths) + 1.7 * height)])
        baseline = 0.0
        for number, row in enumerate(cells):
            # Rows are as far apart as what they hold needs: one with a fraction in it is higher than one of digits.
            filled = VGroup(*(item for item in row if item.width), Line((0, 0, 0), (0, height, 0)))
            if number:
                baseline -= float(filled.get_top()[1]) + 1.3 * height
            lowest = float(filled.get_bottom()[1])
            for column, item in enumerate(row):
                _centre(item, begins[column] + widths[column] / 2).shift((0.0, baseline, 0.0))
            baseline += min(lowest, 0.0)
        self.add(*(VGroup(*row) for row in cells))
        inside = VGroup(*(item for row in cells for item in row if item.width))
        top, bottom = inside.get_top()[1] + 0.4 * height, inside.get_bottom()[1] - 0.4 * height
        left, right = inside.get_left()[0] - 0.6 * height, inside.get_right()[0] + 0.6 * height
        lip = 0.45 * height
        brackets = VGroup()
        for x, inwards in ((left, lip), (right, -lip)):
            corners = [(x + inwards, top, 0), (x, top, 0), (x, bottom, 0), (x + inwards, bottom, 0)]
            brackets.add(VMobject(color=color, stroke_width=3).set_points_as_corners(np.asarray(corners, dtype=float)))
        self.add(brackets)
        self.center()
