"""Kinds of object: one entry each in the `book`, and the Python expression that makes one."""

from __future__ import annotations

import importlib
import pkgutil

import numpy as np

from animathic_lab.scene.kinds.book import BOOK, Entry
from animathic_lab.scene.kinds.style import DIRECTIONS, number
from animathic_lab.scene.spec import SceneObject, SceneSpec

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
    if item.rotation:
        source += f".rotate({number(item.rotation)} * DEGREES)"
    if item.count is not None and item.count > 1:
        gap = 0.5 if item.gap is None else item.gap
        layout = {
            "row": f".arrange(RIGHT, buff={number(gap)})",
            "column": f".arrange(DOWN, buff={number(gap)})",
            "grid": f".arrange_in_grid(cols={int(np.ceil(np.sqrt(item.count)))}, buff={number(gap)})",
            "circle": "",
        }[(item.arrange or "row")]
        copies = f"*({source} for _ in range({item.count}))"
        source = f"arrange_ring({copies})" if item.arrange == "circle" else f"fit_to_frame(VGroup({copies}){layout})"
    return source
