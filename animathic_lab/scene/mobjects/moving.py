"""Several motions of one thing at once, and things that follow expressions."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import Animation, ManimColor, Mobject, NumberLine, VMobject, interpolate_color

__all__ = ["Together", "follow"]


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
