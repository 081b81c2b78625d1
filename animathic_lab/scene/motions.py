"""Motions: moving, turning, scaling, recolouring, and several of them at once on one object."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.style import DIRECTIONS, number
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.placement import position_call, relation_call
from animathic_lab.scene.spec import Step
from animathic_lab.scene.stage import Stage
from animathic_lab.scene.words import Action

__all__ = ["DEFAULT_MOVE", "MOTIONS", "angle_of", "call_of", "dot_animate", "merged_motions", "motion_call", "together"]

MOTIONS: Final = frozenset({Action.MOVE, Action.ROTATE, Action.SCALE, Action.RECOLOR})
DEFAULT_MOVE: Final = 3.0


def call_of(name: str, target: str, options: list[str]) -> str:
    """Return the call of an animation on its target, with its options."""
    return f"{name}({', '.join([target, *options])})"


def dot_animate(code: str, options: list[str], call: str) -> str:
    """Return ``thing.animate.call``, with its options where there are any."""
    return f"{code}.animate({', '.join(options)}).{call}" if options else f"{code}.animate.{call}"


def angle_of(step: Step) -> str:
    """Return the code of a step's angle; a full turn by default."""
    return f"{number(360 if step.angle is None else step.angle)} * DEGREES"


def motion_call(stage: Stage, step: Step) -> str:
    """Return the method call of a motion that is no rotation."""
    if step.action is Action.SCALE:
        return f"scale({number(step.factor or 1.5)})"
    if step.action is Action.RECOLOR:
        return f"set_color({color_code(step.color or 'white')})"
    place = position_call(step)
    if place is not None:
        return place
    if step.anchor is not None:
        stage.make(step.anchor)
        anchor = stage.code(step.anchor)
        return relation_call(step, anchor) or f"move_to({anchor})"
    direction = DIRECTIONS[step.direction] if step.direction is not None else "ORIGIN"
    distance = number(step.distance or DEFAULT_MOVE)
    return f"shift({direction})" if distance == "1" else f"shift({distance} * {direction})"


def merged_motions(steps: list[Step]) -> dict[str, list[Step]]:
    """Return for each target the motions that it makes in these steps, which run together."""
    motions: dict[str, list[Step]] = {}
    for step in steps:
        # Turning about something else is a path of its own, which the merged motion has no word for.
        if step.action in MOTIONS and step.about is None and step.axis is None:
            for name in step.targets:
                motions.setdefault(name, []).append(step)
    return motions


def together(stage: Stage, steps: list[Step], ref: str, run_time: float | None) -> str:
    """Return one animation for several motions of the same object at the same time."""
    stage.require(ref)
    name = stage.code(ref)
    parts: list[str] = []
    for step in steps:
        if step.action is Action.ROTATE:
            parts.append(f"angle={angle_of(step)}")
        elif step.action is Action.SCALE:
            parts.append(f"factor={number(step.factor or 1.5)}")
        elif step.action is Action.RECOLOR:
            parts.append(f"color={color_code(step.color or 'white')}")
        elif step.direction is not None and position_call(step) is None and step.anchor is None:
            parts.append(f"shift={number(step.distance or DEFAULT_MOVE)} * {DIRECTIONS[step.direction]}")
        else:
            parts.append(f"shift={name}.copy().{motion_call(stage, step)}.get_center() - {name}.get_center()")
    if run_time is not None:
        parts.append(f"run_time={number(run_time)}")
    # Two steps may say the same thing twice; a keyword may stand only once.
    unique = {part.split("=", 1)[0]: part for part in parts}
    return f"Together({', '.join([name, *unique.values()])})"
