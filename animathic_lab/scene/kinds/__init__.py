"""Kinds of object: one entry each in the `book`, and the Python expression that makes one."""

from __future__ import annotations

import importlib
import pkgutil

import numpy as np

from animathic_lab.scene.kinds.book import BOOK, Entry
from animathic_lab.scene.kinds.style import DIRECTIONS, number
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["BOOK", "DIRECTIONS", "Entry", "constructor", "number"]

# Importing the chapters is what fills the book.
for _chapter in pkgutil.iter_modules(__path__):
    importlib.import_module(f"{__name__}.{_chapter.name}")


def constructor(item: SceneObject, spec: SceneSpec) -> str:
    """Return a Python expression that makes the object, not yet placed.

    Parameters
    ----------
    item : SceneObject
        Of any kind. Plots refer to their axes by id, connectors to what they connect.
    spec : SceneSpec
        The spec it belongs to.

    Raises
    ------
    CompileError
        The object cannot be made, for example a plot without a single finite value in its range.
    """
    source = BOOK[item.type].make(item, spec)
    if item.type is Kind.TRACKER:
        return source  # nobody sees it
    if item.rotation:
        source += f".rotate({number(item.rotation)} * DEGREES)"
    if item.count is not None and item.count > 1:
        source = _copies(item, source)
    return _looks(item, source)


def _copies(item: SceneObject, source: str) -> str:
    """Return as many of one thing as its count says, laid out."""
    count, gap = item.count or 1, 0.5 if item.gap is None else item.gap
    layout = {
        "row": f".arrange(RIGHT, buff={number(gap)})",
        "column": f".arrange(DOWN, buff={number(gap)})",
        "grid": f".arrange_in_grid(cols={min(item.columns or int(np.ceil(np.sqrt(count))), count)}, buff={number(gap)})",
        "circle": "",
    }[(item.arrange or "row")]
    copies = f"*({source} for _ in range({count}))"
    return f"arrange_ring({copies})" if item.arrange == "circle" else f"fit_to_frame(VGroup({copies}){layout})"


def _looks(item: SceneObject, source: str) -> str:
    """Return the source with what every kind of object may say of its looks."""
    if item.type is Kind.TRACKER:
        return source  # nobody sees it
    if item.colors and "colors" not in BOOK[item.type].reads:
        colors = ", ".join(color_code(color) for color in item.colors)
        source = f"tint({source}, {colors})" if len(item.colors) > 1 else f"{source}.set_color({colors})"
    if item.opacity is not None and item.opacity < 1:
        # Setting the opacity would fill what is only an outline; fading keeps what is hollow hollow.
        source += f".fade({number(1 - item.opacity)})"
    if item.layer:
        source += f".set_z_index({item.layer})"
    return source
