"""Steps of the camera: closer, elsewhere, after something, around a scene with depth, and back."""

from __future__ import annotations

import math
from collections.abc import Mapping
from typing import Final

from animathic_lab.scene.depth import has_depth, view_angles
from animathic_lab.scene.kinds.style import DIRECTIONS, number, point
from animathic_lab.scene.motions import DEFAULT_MOVE, dot_animate, motion_call
from animathic_lab.scene.spec import SceneSpec, Step
from animathic_lab.scene.stage import Stage
from animathic_lab.scene.words import CAMERA, Action, Place

__all__ = ["camera_animation", "camera_parts", "follow_lines", "is_of_camera", "turning_lines"]

_FRAME: Final = "self.camera.frame"
_TURNS: Final = (Action.ORBIT, Action.SPIN)
_SECONDS: Final[Mapping[Action, float]] = {Action.ORBIT: 2.0, Action.SPIN: 3.0}
_ROUND: Final = 60.0
#: Where a camera looks that is told a place by its name: the middle of that half or quarter of the frame.
_PLACES: Final[Mapping[Place, tuple[float, float]]] = {
    Place.CENTER: (0, 0),
    Place.LEFT: (-3.5, 0),
    Place.RIGHT: (3.5, 0),
    Place.TOP: (0, 2),
    Place.BOTTOM: (0, -2),
    Place.TOP_LEFT: (-3.5, 2),
    Place.TOP_RIGHT: (3.5, 2),
    Place.BOTTOM_LEFT: (-3.5, -2),
    Place.BOTTOM_RIGHT: (3.5, -2),
}


def is_of_camera(step: Step) -> bool:
    """Whether a step moves the camera."""
    return CAMERA in step.targets or step.action in _TURNS


def camera_parts(step: Step, spec: SceneSpec) -> set[str]:
    """Return what of the camera a step moves: two steps that move the same take turns."""
    if not has_depth(spec) or step.action is Action.RESTORE:
        return {"phi", "theta", "zoom", "middle"}
    if step.action is Action.SPIN:
        return {"theta"}
    if step.action is Action.ORBIT:
        return {name for name in ("phi", "theta") if getattr(step, name) is not None}
    if step.action is Action.SCALE:
        return {"zoom", "middle"} if step.anchor is not None else {"zoom"}
    return {"middle"}


def follow_lines(stage: Stage, step: Step) -> list[str]:
    """Return the lines that let the camera follow a step's anchor."""
    stage.make(step.anchor or "")
    stage.following = True
    target = stage.code(step.anchor or "")
    if has_depth(stage.spec):
        return [f"look_after(self, {target})"]
    # Manim asks only what is on the canvas to follow.
    lines = [f"{_FRAME}.clear_updaters()", f"{_FRAME}.add_updater(lambda mobject: mobject.move_to({target}))"]
    return [*lines, f"self.add({_FRAME})"]


def turning_lines(step: Step) -> list[str]:
    """Return the lines of an orbit or a spin that has a beat of its own."""
    seconds = number(step.run_time or _SECONDS[step.action])
    if step.action is Action.ORBIT:
        return [f"self.move_camera({', '.join([*_angles(step), f'run_time={seconds}'])})"]
    rate = math.radians(_round(step)) / (step.run_time or _SECONDS[step.action])
    return [
        f"self.begin_ambient_camera_rotation(rate={number(rate)})",
        f"self.wait({seconds})",
        "self.stop_ambient_camera_rotation()",
    ]


def _angles(step: Step) -> list[str]:
    given = {"phi": step.phi, "theta": step.theta}
    return [f"{name}={number(value)} * DEGREES" for name, value in given.items() if value is not None]


def _round(step: Step) -> float:
    return step.angle if step.angle is not None else _ROUND


def camera_animation(stage: Stage, step: Step, options: list[str], *, common: bool) -> str:
    """Return the animation of the camera for a step that takes part in a play.

    Parameters
    ----------
    stage : Stage
        As it is when the step begins; lines that must come before the play are added to it.
    step : Step
        Of the camera, or an orbit or a spin.
    options : list of str
        Its run_time, where it has one of its own, and its rate_func.
    common : bool
        Whether the play says how long all of its animations take.
    """
    away = step.action is Action.MOVE or (step.action is Action.SCALE and step.anchor is not None)
    if step.anchor is not None:
        stage.make(step.anchor)
    if has_depth(stage.spec):
        if step.action in _TURNS and step.run_time is None and not common:
            options = [f"run_time={number(_SECONDS[step.action])}", *options]
        return f"Look({', '.join(['self.camera', *_look(stage, step), *options])})"
    if step.action is Action.RESTORE or (away and stage.following):
        stage.lines.append(f"{_FRAME}.clear_updaters()")
        stage.following = False
    if step.action is Action.RESTORE:
        return f"Restore({', '.join([_FRAME, *options])})"
    if step.action is Action.SCALE:
        # Twice as close is a frame half as wide.
        zoom = f"scale({number(1 / (step.factor or 2.0))})"
        if step.anchor is not None:
            zoom += f".move_to({stage.code(step.anchor)})"
        return dot_animate(_FRAME, options, zoom)
    if step.x is None and step.y is None and step.z is None and step.position is not None:
        return dot_animate(_FRAME, options, f"move_to({point(*_PLACES[step.position])})")
    if step.anchor is not None and step.relation is None:
        return dot_animate(_FRAME, options, f"move_to({stage.code(step.anchor)})")
    return dot_animate(_FRAME, options, motion_call(stage, step))


def _look(stage: Stage, step: Step) -> list[str]:
    """Return the arguments that say where the camera of a scene with depth goes."""
    if step.action is Action.ORBIT:
        return _angles(step)
    if step.action is Action.SPIN:
        return [f"turn={number(_round(step))} * DEGREES", *([] if step.rate is not None else ["rate_func=linear"])]
    if step.action is Action.RESTORE:
        phi, theta = view_angles(stage.spec)
        return [f"phi={number(phi)} * DEGREES", f"theta={number(theta)} * DEGREES", "at=ORIGIN", "home=True"]
    at = [f"at={stage.code(step.anchor)}"] if step.anchor is not None else []
    if step.action is Action.SCALE:
        return [f"closer={number(step.factor or 2.0)}", *at]
    if step.x is not None or step.y is not None or step.z is not None:
        return [f"at={point(step.x or 0, step.y or 0, step.z or 0)}"]
    if step.position is not None:
        return [f"at={point(*_PLACES[step.position])}"]
    if at:
        return at
    return [f"by={number(step.distance or DEFAULT_MOVE)} * {DIRECTIONS[step.direction]}" if step.direction else "by=ORIGIN"]
