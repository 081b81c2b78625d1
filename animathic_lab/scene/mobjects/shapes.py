"""Shapes that Manim lacks, colours over several parts, and arrows that bend around what they connect."""

from __future__ import annotations

from itertools import pairwise
from typing import Any, Final

import numpy as np
from manim import DEGREES, LEFT, ORIGIN, RIGHT, UP, ArcBetweenPoints, CurvedArrow, Mobject, VGroup, VMobject

__all__ = ["BentArrow", "Polyline", "edge_to_edge", "lay_overlapping", "tint"]

_SAMPLES: Final = 200


class Polyline(VMobject):
    """Straight lines from point to point.

    Parameters
    ----------
    *points : array_like of 3 floats
        Two or more.
    **style
        Such as ``color``.
    """

    def __init__(self, *points: Any, **style: Any) -> None:
        super().__init__(**style)
        self.set_points_as_corners([np.asarray(point, dtype=float) for point in points])


def edge_to_edge(start: Mobject, end: Mobject) -> tuple[Any, Any]:
    """Return where the straight way between the centres of two things leaves the one and reaches the other.

    Manim takes the outermost corner in that direction, from which a line between two boxes above each other is askew.
    Things that overlap, or of which one is nearer to the viewer, are left to it.
    """
    first, last = start.get_center(), end.get_center()
    way = last - first
    far = float(np.linalg.norm(way))
    if far < 1e-6 or abs(way[2]) > 1e-6:
        return start, end
    leaves, reaches = _reach(start, way / far), _reach(end, -way / far)
    if leaves + reaches >= far:
        return start, end
    return first + leaves * way / far, last - reaches * way / far


def _reach(mobject: Mobject, direction: Any) -> float:
    """Return how far it is from the centre to the outline; of what has several parts, to the box around them."""
    if isinstance(mobject, VMobject) and len(mobject.points) > 0 and not mobject.submobjects:
        curves, shares = mobject.points.reshape(-1, 4, 3), np.linspace(0, 1, 9)[:, None, None]
        weights = ((1 - shares) ** 3, 3 * shares * (1 - shares) ** 2, 3 * shares**2 * (1 - shares), shares**3)
        along = sum(weight * curves[:, place] for place, weight in enumerate(weights)) - mobject.get_center()
        # In these coordinates the ray is the positive first axis.
        u = along[..., 0] * direction[0] + along[..., 1] * direction[1]
        v = along[..., 1] * direction[0] - along[..., 0] * direction[1]
        crosses = (v[:-1] <= 0) != (v[1:] <= 0)
        if crosses.any():
            here, there = u[:-1][crosses], u[1:][crosses]
            share = v[:-1][crosses] / (v[:-1][crosses] - v[1:][crosses])
            return max(float((here + share * (there - here)).max()), 0.0)
    sides = (mobject.width / 2, mobject.height / 2)
    return float(min(side / abs(part) for side, part in zip(sides, direction[:2], strict=True) if abs(part) > 1e-9))


class BentArrow(CurvedArrow):
    """An arrow along an arc, from the edge of one thing to the edge of another, or between two points.

    Parameters
    ----------
    start, end : Mobject or array_like of 3 floats
        The same thing twice gives a loop above it.
    angle : float
        Of the arc, in radians; positive ones bend to the right of the way, negative ones to the left.
    gap : float
        Between the arrow and what it connects, in Manim units.
    **style
        Such as ``color``.
    """

    def __init__(self, start: Any, end: Any, *, angle: float = -75 * DEGREES, gap: float = 0.12, **style: Any) -> None:
        if start is end and isinstance(start, Mobject):
            side = max(min(start.width / 4, 0.6), 0.15) * RIGHT
            one, other, angle = start.get_top() + side + gap * UP, start.get_top() - side + gap * UP, 250 * DEGREES
        else:
            one, other, angle = _between(start, end, angle, gap)
        if np.linalg.norm(other - one) < 1e-3:
            # Things that stand on each other have no way between them.
            one, other = one + 0.05 * LEFT, other + 0.05 * RIGHT
        super().__init__(one, other, angle=angle, tip_length=min(0.3, 0.4 * float(np.linalg.norm(other - one))), **style)


def _between(start: Any, end: Any, angle: float, gap: float) -> tuple[Any, Any, float]:
    """Return where an arc between two centres leaves the one thing and reaches the other, and how far it turns between."""
    first, last = _centre(start), _centre(end)
    if np.linalg.norm(last - first) < 1e-3:
        return first, last, angle
    path = ArcBetweenPoints(first, last, angle=angle)
    shares = np.linspace(0, 1, _SAMPLES)
    points = np.array([path.point_from_proportion(share) for share in shares])
    free = np.flatnonzero(~_inside(points, start, gap) & ~_inside(points, end, gap))
    if len(free) < 2:
        return first, last, angle
    low, high = free[0], free[-1]
    return points[low], points[high], angle * float(shares[high] - shares[low])


def _centre(place: Any) -> Any:
    return place.get_center() if isinstance(place, Mobject) else np.asarray(place, dtype=float)


def _inside(points: Any, place: Any, gap: float) -> Any:
    """Whether each point lies in the box of a thing, or for something round in its ellipse, with air around it."""
    if not isinstance(place, Mobject):
        return np.zeros(len(points), dtype=bool)
    half = np.array([place.width / 2 + gap, place.height / 2 + gap])
    away = np.abs(points[:, :2] - place.get_center()[:2]) / half
    round_one = type(place).__name__ in ("Circle", "Dot", "Ellipse", "Annulus")
    return np.hypot(away[:, 0], away[:, 1]) <= 1 if round_one else np.all(away <= 1, axis=1)


def lay_overlapping(*mobjects: VMobject) -> VGroup:
    """Lay shapes in a row in which each covers a part of the one before, around the origin.

    Parameters
    ----------
    *mobjects : VMobject
        Moved in place.
    """
    row = VGroup(*mobjects)
    for before, after in pairwise(mobjects):
        after.next_to(before, RIGHT, buff=-0.4 * min(before.width, after.width))
    return row.move_to(ORIGIN)


def tint(mobject: Any, *colors: Any) -> Any:
    """Colour something with several colours: one a part for parts that stand for themselves, else a gradient to the right.

    Parameters
    ----------
    mobject : VMobject
        Changed in place and returned.
    *colors
        Two or more. Where there are more parts, they begin again.
    """
    if type(mobject) is VGroup and len(mobject.submobjects) > 1:
        for index, part in enumerate(mobject.submobjects):
            part.set_color(colors[index % len(colors)])
    elif mobject.submobjects and not len(mobject.points):
        mobject.set_color_by_gradient(*colors)
    else:
        mobject.set_color(list(colors))
        mobject.set_sheen_direction(RIGHT)
    return mobject
