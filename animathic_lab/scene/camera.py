"""Steps of the camera: closer, elsewhere, after something, around a scene with depth, and back."""

from __future__ import annotations

import math
from typing import Final

from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.motions import motion_call
from animathic_lab.scene.spec import Step
from animathic_lab.scene.stage import Stage
from animathic_lab.scene.words import Action

__all__ = ["camera_animation", "camera_lines", "is_of_camera"]

_FRAME: Final = "self.camera.frame"
_OWN_LINES: Final = frozenset({Action.FOLLOW, Action.ORBIT, Action.SPIN})


def is_of_camera(step: Step) -> bool:
    """Whether a step writes lines of its own for the camera, instead of taking part in a play."""
    return step.action in _OWN_LINES


def camera_lines(stage: Stage, step: Step) -> list[str]:
    """Return the lines of a step that is no animation: follow, orbit, spin."""
    if step.action is Action.FOLLOW:
        stage.make(step.anchor or "")
        target = stage.code(step.anchor or "")
        return [f"{_FRAME}.clear_updaters()", f"{_FRAME}.add_updater(lambda mobject: mobject.move_to({target}))"]
    if step.action is Action.ORBIT:
        given = {"phi": step.phi, "theta": step.theta}
        angles = [f"{name}={number(value)} * DEGREES" for name, value in given.items() if value is not None]
        return [f"self.move_camera({', '.join([*angles, f'run_time={number(step.run_time or 2.0)}'])})"]
    seconds = step.run_time or 3.0
    rate = math.radians(step.angle if step.angle is not None else 60.0) / seconds
    return [
        f"self.begin_ambient_camera_rotation(rate={number(rate)})",
        f"self.wait({number(seconds)})",
        "self.stop_ambient_camera_rotation()",
    ]


def camera_animation(stage: Stage, step: Step, run_time: float | None) -> str:
    """Return the animation of the camera's frame for move, scale and restore."""
    options = f"(run_time={number(run_time)})" if run_time is not None else ""
    if step.action is Action.RESTORE:
        stage.lines.append(f"{_FRAME}.clear_updaters()")
        return f"Restore({_FRAME}{f', run_time={number(run_time)}' if run_time is not None else ''})"
    if step.action is Action.SCALE:
        # Twice as close is a frame half as wide.
        zoom = f"scale({number(1 / (step.factor or 2.0))})"
        if step.anchor is not None:
            stage.make(step.anchor)
            zoom += f".move_to({stage.code(step.anchor)})"
        return f"{_FRAME}.animate{options}.{zoom}"
    if step.anchor is not None and step.relation is None:
        stage.make(step.anchor)
        return f"{_FRAME}.animate{options}.move_to({stage.code(step.anchor)})"
    return f"{_FRAME}.animate{options}.{motion_call(stage, step)}"
