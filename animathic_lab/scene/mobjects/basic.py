"""What the generated code uses beside Manim itself: formulae without LaTeX, plots and placing helpers.

A generated scene imports from here, so it runs with the plain ``manim`` command too, as long as this package is installed.
"""

from __future__ import annotations

import hashlib
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np
from manim import (
    DOWN,
    RIGHT,
    TAU,
    UP,
    Axes,
    SVGMobject,
    VGroup,
    VMobject,
    rotate_vector,
)
from manim.mobject.text.text_mobject import Text

from animathic_lab.scene.mobjects.latex import POINT, typeset

__all__ = [
    "FRAME_HEIGHT",
    "FRAME_WIDTH",
    "Formula",
    "Graph",
    "arrange_ring",
    "fit_to_frame",
    "label_axes",
    "place_around",
    "place_inside",
    "stack_rows",
]

#: Room for content inside Manim's frame of 14.2 by 8, with a margin.
FRAME_WIDTH: Final = 13.0
FRAME_HEIGHT: Final = 7.2


class Formula(SVGMobject):
    """A formula, set by LaTeX in a render that asks for it (see `latex`), otherwise by ziamath, which needs no installation.

    Parameters
    ----------
    tex : str
        LaTeX mathematics, without dollar signs.
    font_size : float
        As of Manim's own texts.
    latex : bool, optional
        Whether LaTeX sets it or ziamath; by default LaTeX where the render asks for it, and ziamath where that fails.

    Raises
    ------
    ValueError
        The LaTeX cannot be read.
    """

    def __init__(
        self, tex: str, *, font_size: float = 48, color: Any = "#FFFFFF", latex: bool | None = None, **kwargs: Any
    ) -> None:
        self.tex = tex
        found = None if latex is False else typeset(tex, warn=latex is None)
        self.latex = found is not None
        # ziamath draws 96 px a quad; Manim's Text of font size 48 has a quad of about half a unit.
        svg, unit = (_set_by_ziamath(tex), 0.0075) if found is None else (found, POINT)
        # Named by its content, because SVGMobject keeps a cache by path and is asked for the same formula again and again.
        name = hashlib.sha256(svg.encode()).hexdigest()[:16]
        with tempfile.TemporaryDirectory(prefix="formula-") as folder:
            path = Path(folder) / f"{name}.svg"
            path.write_text(svg, encoding="utf-8")
            super().__init__(str(path), height=None, use_svg_cache=False, **kwargs)
        self.scale(font_size / 48 * unit)
        self.set_fill(color, opacity=1).set_stroke(width=0)


def _set_by_ziamath(tex: str) -> str:
    from ziamath.config import config
    from ziamath.zmath import Latex

    # With svg2 on, glyphs are shared by <symbol> and <use>, which SVGMobject garbles.
    config.svg2 = False
    return str(Latex(tex, size=96).svg())


class Graph(VGroup):
    """A curve that nobody gave axes: it brings thin ones of its own, which move with it.

    Parameters
    ----------
    function : callable
        From x to y.
    x_range, y_range : list of float
        ``[min, max, step]`` of the axes.
    pieces : list of [float, float], optional
        Stretches of x on which the function has values; all of ``x_range`` by default.
    size : float
        1 is 8 by 4.8 Manim units.
    **style
        Of the curve, such as ``color``.
    """

    def __init__(
        self,
        function: Any,
        *,
        x_range: list[float],
        y_range: list[float],
        pieces: list[list[float]] | None = None,
        size: float = 1.0,
        **style: Any,
    ) -> None:
        axes = Axes(x_range=x_range, y_range=y_range, x_length=8 * size, y_length=4.8 * size, axis_config={"color": "#888888"})
        super().__init__(axes, VGroup(*(axes.plot(function, x_range=piece, **style) for piece in pieces or [x_range[:2]])))

    @property
    def axes(self) -> VMobject:
        """Its own axes, which stand and move with it."""
        return self.submobjects[0]

    @property
    def face(self) -> VMobject:
        """The part by which people name its colour."""
        return self.submobjects[1] if len(self.submobjects) > 1 else self

    def set_color(self, color: Any, family: bool = True) -> Graph:  # type: ignore[override]  # as VMobject's own, without alpha
        """Colour the curve; the axes keep theirs."""
        self.face.set_color(color, family=family)
        return self


def fit_to_frame(mobject: VMobject, width: float = FRAME_WIDTH, height: float = FRAME_HEIGHT) -> VMobject:
    """Shrink a mobject until it fits into a box; one that fits already is left alone.

    Parameters
    ----------
    mobject : VMobject
        Changed in place and returned.
    width, height : float
        Of the box, in Manim units.
    """
    factor = min(width / max(mobject.width, 1e-6), height / max(mobject.height, 1e-6))
    return mobject.scale(factor) if factor < 1 else mobject


def place_inside(mobject: VMobject, container: VMobject) -> VMobject:
    """Centre a mobject in another one, shrunk so that it fits."""
    return fit_to_frame(mobject, 0.65 * container.width, 0.65 * container.height).move_to(container)


def place_around(mobject: VMobject, content: VMobject) -> VMobject:
    """Centre a mobject on another one, grown so that it goes around."""
    # 1.45 is a little more than the square root of two: a circle goes around a square's corners.
    factor = max(1.45 * content.width / max(mobject.width, 1e-6), 1.45 * content.height / max(mobject.height, 1e-6))
    if factor > 1:
        mobject.scale(factor)
    return mobject.move_to(content)


def stack_rows(rows: list[list[VMobject]], *, gap: float = 0.8) -> VGroup:
    """Arrange mobjects in rows below each other, centred, shrunk to the frame.

    Parameters
    ----------
    rows : list of list of VMobject
        From top to bottom, from left to right.
    gap : float
        Between neighbours, in Manim units.
    """
    rows_placed = VGroup(*(VGroup(*row).arrange(RIGHT, buff=gap) for row in rows)).arrange(DOWN, buff=gap)
    fit_to_frame(rows_placed)
    return rows_placed


def arrange_ring(*mobjects: VMobject, gap: float = 0.4) -> VGroup:
    """Arrange mobjects on a circle, clockwise from the top, far enough apart not to touch.

    Parameters
    ----------
    *mobjects : VMobject
        Moved in place.
    gap : float
        Least distance between neighbours, in Manim units.
    """
    widest = max(float(np.hypot(mobject.width, mobject.height)) for mobject in mobjects)
    radius = max((widest + gap) * len(mobjects) / TAU, 1.5)
    for index, mobject in enumerate(mobjects):
        mobject.move_to(radius * rotate_vector(UP, -index * TAU / len(mobjects)))
    around = VGroup(*mobjects)
    fit_to_frame(around)
    return around


def label_axes(axes: Axes, x: str = "", y: str = "") -> Axes:
    """Add plain-text labels to axes, without LaTeX."""
    if x:
        axes.add(Text(x, font_size=28).next_to(axes.x_axis.get_end(), UP))
    if y:
        axes.add(Text(y, font_size=28).next_to(axes.y_axis.get_end(), RIGHT))
    return axes
