"""What the generated code uses beside Manim itself: formulae without LaTeX, placing helpers, and several motions at once.

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
    Animation,
    Axes,
    ManimColor,
    Mobject,
    NumberLine,
    SVGMobject,
    VGroup,
    VMobject,
    interpolate_color,
    rotate_vector,
)
from manim.mobject.text.text_mobject import Text

from animathic_lab.scene.mobjects.latex import POINT, typeset

__all__ = [
    "FRAME_HEIGHT",
    "FRAME_WIDTH",
    "Formula",
    "Graph",
    "Together",
    "arrange_ring",
    "fit_to_frame",
    "follow",
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


class Together(Animation):
    """Several motions of one mobject at once: it turns while it moves, grows while it changes colour.

    Two animations of the same mobject in one ``play`` overwrite each other, and ``.animate`` interpolates points, which
    squeezes whatever turns. This one applies every part from the start at each frame.

    Parameters
    ----------
    mobject : VMobject
        What is animated.
    shift : array_like of 3 floats, optional
        In Manim units.
    angle : float
        In radians, counter-clockwise.
    factor : float
        To which its size is scaled.
    color : optional
        The colour at the end.
    """

    def __init__(
        self, mobject: VMobject, *, shift: Any = None, angle: float = 0.0, factor: float = 1.0, color: Any = None, **kwargs: Any
    ) -> None:
        self.shift = np.zeros(3) if shift is None else np.asarray(shift, dtype=float)
        self.angle, self.factor = angle, factor
        self.color = None if color is None else ManimColor(color)
        named = {"shift": shift is not None, "rotate": angle != 0, "scale": factor != 1, "set_color": color is not None}
        #: What the recorder reports as this animation's parts.
        self.parts = tuple(name for name, given in named.items() if given)
        super().__init__(mobject, **kwargs)

    def interpolate_mobject(self, alpha: float) -> None:
        """Set the mobject to where it is at the share ``alpha`` of the time."""
        done = self.rate_func(alpha)
        self.mobject.become(self.starting_mobject)
        if self.factor != 1:
            self.mobject.scale(1 + (self.factor - 1) * done)
        if self.angle:
            self.mobject.rotate(self.angle * done)
        self.mobject.shift(done * self.shift)
        if self.color is not None:
            for part, start in zip(self.mobject.get_family(), self.starting_mobject.get_family(), strict=True):
                if isinstance(part, VMobject) and isinstance(start, VMobject) and len(part.points):
                    part.set_color(interpolate_color(start.get_color(), self.color, done), family=False)


def follow(
    mobject: Mobject,
    *,
    x: Any = None,
    y: Any = None,
    z: Any = None,
    angle: Any = None,
    scale: Any = None,
    width: Any = None,
    height: Any = None,
    opacity: Any = None,
    value: Any = None,
    on: Any = None,
) -> Mobject:
    """Let a mobject follow functions without arguments, looked at in every frame.

    Parameters
    ----------
    x, y, z : callable, optional
        Where its centre is, in Manim units or in the coordinates of ``on``.
    angle : callable, optional
        In degrees, from how it stands now.
    scale : callable, optional
        Times the size that it has now.
    width, height : callable, optional
        In Manim units, or in the coordinates of ``on``.
    opacity : callable, optional
        0..1.
    value : callable, optional
        The number that a `DecimalNumber` shows.
    on : Axes, optional
        Axes whose coordinates are meant.

    Notes
    -----
    A value that is not finite leaves the mobject as it was: a pole of an expression is no failure of a scene.
    """
    if x is not None and y is None and isinstance(on, NumberLine):
        # What nobody puts above or below a number line is on it.
        mobject.move_to(on.n2p(on.p2n(mobject.get_center())))
    start = mobject.copy()

    def update(target: Any) -> None:
        if angle is not None or scale is not None:
            centre = target.get_center()
            target.become(start.copy())
            if scale is not None and np.isfinite(factor := float(scale())):
                target.scale(max(abs(factor), 1e-3))
            if angle is not None and np.isfinite(turned := float(angle())):
                target.rotate(np.deg2rad(turned))
            target.move_to(centre)
        if value is not None and np.isfinite(shown := float(value())):
            target.set_value(shown)
        for axis, length in enumerate((width, height)):
            if length is not None and np.isfinite(long := float(length())):
                unit = 1.0 if on is None else (on.x_axis, on.y_axis)[axis].unit_size
                target.rescale_to_fit(max(abs(long) * unit, 1e-3), axis, stretch=True)
        if x is not None or y is not None or z is not None:
            held = target.get_center() if on is None else (*on.p2c(target.get_center()), 0.0)[:3]
            there = [float(held[axis]) if source is None else float(source()) for axis, source in enumerate((x, y, z))]
            if np.all(np.isfinite(there)):
                target.move_to(there if on is None else on.c2p(*there))
        if opacity is not None and np.isfinite(share := float(opacity())):
            target.set_opacity(min(max(share, 0.0), 1.0))

    update(mobject)
    mobject.add_updater(update)
    return mobject


def label_axes(axes: Axes, x: str = "", y: str = "") -> Axes:
    """Add plain-text labels to axes, without LaTeX."""
    if x:
        axes.add(Text(x, font_size=28).next_to(axes.x_axis.get_end(), UP))
    if y:
        axes.add(Text(y, font_size=28).next_to(axes.y_axis.get_end(), RIGHT))
    return axes
