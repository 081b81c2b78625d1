"""The colours of charts: those of the spec, or ours, and the ink of axes and words."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec

__all__ = ["PALETTE", "ink_of", "painted"]

#: Colours of parts that nobody gave a colour.
PALETTE: Final = (
    "blue", "green", "yellow", "red", "purple", "teal", "orange", "pink", "gold", "light_brown", "maroon", "gray"
)  # fmt: skip


def ink_of(spec: SceneSpec) -> str:
    """Return the keyword argument of the ink; nothing where it is white."""
    ink = readable("white", spec.background or "black")
    return "" if ink == "white" else f", ink={color_code(ink)}"


def painted(item: SceneObject, count: int, default: str | None = None) -> str:
    """Return the keyword argument of so many colours: those of the spec in turn, one of its own, or ours.

    Parameters
    ----------
    count : int
        Of what is coloured.
    default : str, optional
        The one colour of all where the spec has none; without it each has its own.
    """
    colors = item.colors or [item.color or default or ""]
    if not colors[0]:
        colors = list(PALETTE)
    shown = [colors[index % len(colors)] for index in range(min(count, 12) if len(colors) > 1 else 1)]
    return f"colors=[{', '.join(color_code(color) for color in shown)}]"
