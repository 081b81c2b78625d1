"""Marks that Manim cannot make without LaTeX, or not between any two lines."""

from __future__ import annotations

from typing import Any

import numpy as np
from manim import DOWN, RIGHT, TAU, Arc, Brace, Ellipse, Mobject, VMobject, rotate_vector
from manim.utils.space_ops import angle_of_vector

__all__ = ["AngleMark", "LabelledBrace", "SurroundingEllipse"]


class LabelledBrace(Brace):
    """A brace beside something, with words or a formula at its tip.

    Parameters
    ----------
    mobject : Mobject
        What it marks.
    direction : array_like of 3 floats
        On which side.
    label : VMobject
        Becomes a part of the brace.
    **style
        Such as ``color`` and ``buff``.
    """

    def __init__(self, mobject: Mobject, direction: Any = DOWN, *, label: VMobject, **style: Any) -> None:
        super().__init__(mobject, direction, **style)
        away = np.asarray(direction, dtype=float) / np.linalg.norm(direction)
        label.set_color(self.get_fill_color())
        # By the label's box, so that it stands as near on a slanted side as below.
        reach = abs(away[0]) * label.width / 2 + abs(away[1]) * label.height / 2
        label.move_to(self.get_tip() + away * (reach + 0.2))
        self.label = label
        self.text = str(getattr(label, "original_text", "") or getattr(label, "tex", ""))
        self.add(label)


class AngleMark(VMobject):
    """The angle between two lines where they meet, or would meet.

    Parameters
    ----------
    first, second : Line
        Each counts from where they meet towards its farther end; where they cross, towards its end.
    radius : float
        In Manim units; smaller at short lines.
    square : bool
        Draw the corner of a right angle instead of an arc.
    directed : bool
        Counter-clockwise from the first to the second, 0 to 360 degrees, instead of the smaller angle between them.
    label : VMobject, optional
        Becomes a part of the mark.
    **style
        Such as ``color``.

    Notes
    -----
    Parallel lines have no angle, unless one goes on where the other ends: then nothing is drawn.
    """

    def __init__(
        self,
        first: Any,
        second: Any,
        *,
        radius: float = 0.6,
        square: bool = False,
        directed: bool = False,
        label: VMobject | None = None,
        **style: Any,
    ) -> None:
        super().__init__(**style)
        self.text = "" if label is None else str(getattr(label, "original_text", "") or getattr(label, "tex", ""))
        corner = _meeting(first, second)
        if corner is None:
            return
        (one, reach), (other, reach_too) = _leg(first, corner), _leg(second, corner)
        radius = min(radius, 0.6 * reach, 0.6 * reach_too)
        start = angle_of_vector(one)
        turn = (angle_of_vector(other) - start) % TAU
        if not directed and turn > TAU / 2:
            turn -= TAU
        if square:
            self.set_points_as_corners([corner + radius * one, corner + radius * (one + other), corner + radius * other])
        else:
            self.set_points(Arc(radius=radius, start_angle=start, angle=turn, arc_center=corner).points)
        if label is not None:
            middle = rotate_vector(RIGHT, start + turn / 2)
            away = radius + 0.15 + abs(middle[0]) * label.width / 2 + abs(middle[1]) * label.height / 2
            self.add(label.set_color(self.get_stroke_color() or "#FFFFFF").move_to(corner + away * middle))


def _meeting(first: Any, second: Any) -> Any:
    """Return where two lines meet, were they long enough; None for parallel ones."""
    start, along = first.get_start(), first.get_end() - first.get_start()
    other, across = second.get_start(), second.get_end() - second.get_start()
    area = along[0] * across[1] - along[1] * across[0]
    if abs(area) < 1e-6 * max(float(np.linalg.norm(along) * np.linalg.norm(across)), 1e-9):
        return _between(first, second)
    away = other - start
    return start + along * (away[0] * across[1] - away[1] * across[0]) / area


def _between(first: Any, second: Any) -> Any:
    """Return where two parallel lines that go on from each other meet, which is a straight angle; None for all others."""
    ends = [(one, other) for one in first.get_start_and_end() for other in second.get_start_and_end()]
    one, other = min(ends, key=lambda pair: float(np.linalg.norm(pair[0] - pair[1])))
    corner = (one + other) / 2
    there, back = (line.get_center() - corner for line in (first, second))
    far = float(np.linalg.norm(there) * np.linalg.norm(back))
    # Lines between dots end at their edges, so that there may be a gap.
    near = np.linalg.norm(one - other) <= 0.25 * min(first.get_length(), second.get_length())
    return corner if near and float(np.dot(there, back)) < -0.999999 * far else None


def _leg(line: Any, corner: Any) -> tuple[Any, float]:
    """Return the direction of a line away from the corner, and how far it goes."""
    begin, end = line.get_start() - corner, line.get_end() - corner
    # In the middle of a line, and where it begins, its end gives the direction; where it ends, its beginning.
    leg = begin if np.linalg.norm(begin) > 4 * np.linalg.norm(end) else end
    reach = float(np.linalg.norm(leg))
    return leg / max(reach, 1e-9), reach


class SurroundingEllipse(Ellipse):
    """An ellipse around something.

    Parameters
    ----------
    mobject : Mobject
        What it goes around.
    gap : float
        Air, in Manim units.
    **style
        Such as ``color``.
    """

    def __init__(self, mobject: Mobject, *, gap: float = 0.15, **style: Any) -> None:
        wide, high = mobject.width + 2 * gap, mobject.height + 2 * gap
        # Through the corners of the box: both axes longer by the root of two. A square gets a circle.
        super().__init__(width=wide * 2**0.5, height=high * 2**0.5, **style)
        self.move_to(mobject)
