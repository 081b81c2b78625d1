"""What an animation does, in the words of a `Drawing`."""

from __future__ import annotations

import functools
import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import numpy as np
from manim import Animation, Circumscribe, FadeTransform, Flash, FocusOn, ManimColor, Mobject, Rotate, Rotating, Transform
from manim.animation.composition import AnimationGroup
from manim.animation.transform import _MethodAnimation
from manim.animation.transform_matching_parts import TransformMatchingAbstractBase

from animathic_lab.domain import Animated

__all__ = ["describe", "flatten", "remember_subjects"]


def remember_subjects() -> None:
    """Make the animations that work on stand-ins remember which mobjects they were given.

    ``Flash(dot)`` keeps only a point, ``Circumscribe(word)`` only a frame, ``FadeTransform(a, b)`` a group of copies.
    """
    for kind in (Circumscribe, FadeTransform, Flash, FocusOn, TransformMatchingAbstractBase):
        kind.__init__ = _remembering(kind.__init__)  # type: ignore[method-assign]


def _remembering(build: Any) -> Any:
    @functools.wraps(build)
    def init(self: Any, *args: Any, **kwargs: Any) -> None:
        given = [item for item in (*args, *kwargs.values()) if isinstance(item, Mobject)]
        if given:
            self.subjects = tuple(given[:2])
        build(self, *args, **kwargs)

    return init


def flatten(animation: Animation, offset: float = 0.0) -> Iterator[tuple[Animation, float]]:
    """Yield the animations inside groups and successions, each with its start in seconds after the play's."""
    if not isinstance(animation, AnimationGroup) or hasattr(animation, "subjects"):
        yield animation, offset
        return
    timings = animation.anims_with_timings
    longest = float(timings["end"].max()) if len(timings) else 0.0
    # A run_time given to the group stretches what its members say of themselves.
    stretch = animation.run_time / longest if longest else 1.0
    for inner, begin in zip(animation.animations, timings["start"], strict=True):
        yield from flatten(inner, offset + float(begin) * stretch)


def describe(animation: Animation, names: Mapping[int, str], owners: Mapping[int, str], offset: float = 0.0) -> list[Animated]:
    """Describe one animation that is no group.

    Parameters
    ----------
    animation : Animation
        As it was played.
    names : Mapping
        Names of the scene's variables by the identity of the mobject.
    owners : Mapping
        The same for members of named groups: the name of the group.
    offset : float
        Seconds after the start of its play.

    Returns
    -------
    list of Animated
        One for each target, with details where they apply: ``run_time`` and ``start`` in seconds, ``angle`` in degrees,
        ``factor``, ``shift`` as [x, y], ``to`` as [x, y] or a name, ``color`` as #RRGGBB, ``into`` as a name.
    """
    detail: dict[str, Any] = {"run_time": round(float(animation.run_time), 3)}
    if offset:
        detail["start"] = round(offset, 3)
    name = type(animation).__name__
    parts = getattr(animation, "parts", None)
    subjects: Sequence[Mobject] = getattr(animation, "subjects", ())
    if isinstance(animation, _MethodAnimation):
        name = ".".join(item.method.__name__ for item in animation.methods) or "animate"
        for item in animation.methods:
            detail |= _method_detail(item.method.__name__, list(item.args), item.kwargs, names)
    elif isinstance(parts, tuple) and parts and all(isinstance(part, str) for part in parts):
        # The compiler's several motions at once; named and detailed as the chained methods would be.
        name = ".".join(parts)
        detail |= _together_detail(animation, parts)
    elif isinstance(animation, Rotate | Rotating):
        detail["angle"] = round(math.degrees(animation.angle), 3)
    elif isinstance(animation, Transform) or len(subjects) == 2:
        end = subjects[1] if len(subjects) == 2 else getattr(animation, "target_mobject", None)
        # FadeIn and its like are transforms of a mobject into itself.
        if id(end) in names and end is not animation.mobject:
            detail["into"] = names[id(end)]
    mobject = subjects[0] if subjects else animation.mobject
    return [Animated(name=name, target=target, detail=detail) for target in _targets(mobject, names, owners)]


def _targets(mobject: Any, names: Mapping[int, str], owners: Mapping[int, str]) -> list[str]:
    """Return a mobject's name; those of its members when it is a group made on the way; or the named group it belongs to."""
    if id(mobject) in names:
        return [names[id(mobject)]]
    members = [names[id(member)] for member in getattr(mobject, "submobjects", []) if id(member) in names]
    return members or [owners.get(id(mobject), "")]


def _method_detail(method: str, args: Sequence[Any], kwargs: Mapping[str, Any], names: Mapping[int, str]) -> dict[str, Any]:
    if method == "shift" and args:
        return {"shift": _xy(sum(np.asarray(arg, dtype=float) for arg in args))}
    first = args[0] if args else next(iter(kwargs.values()), None)
    if method == "rotate" and isinstance(first, int | float):
        return {"angle": round(math.degrees(first), 3)}
    if method == "scale" and isinstance(first, int | float):
        return {"factor": round(float(first), 4)}
    if method in ("set_color", "set_fill", "set_stroke"):
        return _color(first)
    if method in ("move_to", "next_to", "align_to"):
        if isinstance(first, Mobject):
            return {"to": names.get(id(first), "")}
        return {"to": _xy(first)} if isinstance(first, np.ndarray | list | tuple) else {}
    return {}


def _together_detail(animation: Any, parts: Sequence[str]) -> dict[str, Any]:
    detail: dict[str, Any] = {}
    if "shift" in parts:
        detail["shift"] = _xy(animation.shift)
    if "rotate" in parts:
        detail["angle"] = round(math.degrees(animation.angle), 3)
    if "scale" in parts:
        detail["factor"] = round(float(animation.factor), 4)
    if "set_color" in parts:
        detail |= _color(animation.color)
    return detail


def _color(value: Any) -> dict[str, Any]:
    try:
        return {"color": ManimColor(value).to_hex().upper()}
    except (TypeError, ValueError):
        return {}  # a gradient, or no colour at all: not worth a detail


def _xy(vector: Any) -> list[float]:
    return [round(float(value), 4) for value in np.asarray(vector, dtype=float).ravel()[:2]]
