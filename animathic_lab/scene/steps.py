"""Steps to code: which animation an action is, and which of them share one ``play``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from animathic_lab.scene.introduce import introduction_lines
from animathic_lab.scene.kinds.style import DIRECTIONS, number
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.placement import position_call, relation_call
from animathic_lab.scene.references import late_ids, needs_of
from animathic_lab.scene.spec import SceneSpec, Step
from animathic_lab.scene.words import ACTIONS_THAT_HIDE, ACTIONS_THAT_SHOW, CAMERA, Action, Kind, Rate, Start

__all__ = ["play_lines"]

_RATES: Final[Mapping[Rate, str]] = {
    Rate.SMOOTH: "smooth",
    Rate.LINEAR: "linear",
    Rate.EASE_IN: "rush_into",
    Rate.EASE_OUT: "rush_from",
    Rate.THERE_AND_BACK: "there_and_back",
}
_MOTIONS: Final = frozenset({Action.MOVE, Action.ROTATE, Action.SCALE, Action.RECOLOR})
_SIMPLE: Final[Mapping[Action, str]] = {
    Action.FADE_OUT: "FadeOut",
    Action.UNCREATE: "Uncreate",
    Action.SHRINK: "ShrinkToCenter",
    Action.INDICATE: "Indicate",
    Action.FLASH: "Flash",
    Action.WIGGLE: "Wiggle",
    Action.CIRCUMSCRIBE: "Circumscribe",
}
_LINES: Final = frozenset({Kind.LINE, Kind.DASHED_LINE, Kind.ARROW, Kind.DOUBLE_ARROW})
_WORDS: Final = frozenset({Kind.TEXT, Kind.MATH})
_DEFAULT_MOVE: Final = 3.0


@dataclass(slots=True)
class _Stage:
    """What is on the canvas while the steps are written down, one after another."""

    spec: SceneSpec
    visible: set[str] = field(default_factory=set)
    #: Where a transform has turned one object into another: the id by which it is known -> the variable that stands there.
    became: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    #: Late objects whose lines have been written.
    made: set[str] = field(default_factory=set)

    def current(self, name: str) -> str:
        """Return the variable that now stands for an object."""
        seen = {name}
        while (after := self.became.get(name)) is not None and after not in seen:
            seen.add(name := after)
        return name

    def show(self, name: str) -> None:
        """Note that an object, and with it its members, is on the canvas."""
        self.visible.add(name)
        for child in self.spec.object(name).children or []:
            self.show(child)

    def hide(self, name: str) -> None:
        """Note that an object is gone."""
        self.visible.discard(name)
        for child in self.spec.object(name).children or []:
            self.hide(child)


def play_lines(spec: SceneSpec, shown_first: list[str]) -> list[str]:
    """Return the lines of ``construct`` that animate the scene.

    Parameters
    ----------
    spec : SceneSpec
        A valid spec.
    shown_first : list of str
        Ids that are created before the first step, because no step shows them.
    """
    stage = _Stage(spec)
    if shown_first:
        calls = [_appear(stage, name) for name in shown_first]
        stage.lines.append(f"self.play({', '.join(calls)})")
    for beat in _beats(spec.steps):
        if beat[0].beat:
            stage.lines.append("# " + " ".join(beat[0].beat.split()))
        _play(stage, beat)
    if not spec.steps or spec.steps[-1].action is not Action.WAIT:
        stage.lines.append("self.wait()")
    return stage.lines


def _beats(steps: list[Step]) -> list[list[Step]]:
    """Return the steps in sets that start together."""
    beats: list[list[Step]] = []
    for step in steps:
        if step.start is Start.WITH and beats:
            beats[-1].append(step)
        else:
            beats.append([step])
    return beats


def _play(stage: _Stage, steps: list[Step]) -> None:
    acting = [step for step in steps if step.action is not Action.WAIT]
    if not acting:
        stage.lines.append(f"self.wait({number(max(step.run_time or 1.0 for step in steps))})")
        return
    motions = _merged_motions(acting)
    calls: list[str] = []
    later: list[Step] = []
    busy: set[str] = set()
    common = {step.run_time for step in acting}
    shared = common.pop() if len(common) == 1 else None
    for step in acting:
        names = [name for name in dict.fromkeys(stage.current(name) for name in step.targets)]
        merged = [name for name in names if len(motions.get(name, ())) > 1 and step.action in _MOTIONS]
        if any(name in busy for name in names if name not in merged):
            later.append(step.model_copy(update={"start": Start.AFTER if not later else Start.WITH}))
            continue
        own = None if shared is not None else step.run_time
        fresh = [name for name in names if name not in merged]
        made = [_animation(stage, step, name, own) for name in fresh]
        for name in merged:
            if name not in busy:
                longest = max((other.run_time for other in motions[name] if other.run_time), default=None)
                made.append(_together(stage, motions[name], name, None if shared is not None else longest))
        busy.update(names)
        if step.lag and len(made) > 1:
            ratio = step.lag / (step.run_time or 1.0)
            calls.append(f"LaggedStart({', '.join(made)}, lag_ratio={number(ratio)})")
        else:
            calls += made
    if calls:
        timing = f", run_time={number(shared)}" if shared is not None and not any(step.lag for step in acting) else ""
        stage.lines.append(f"self.play({', '.join(calls)}{timing})")
    for beat in _beats(later):
        _play(stage, beat)


def _merged_motions(steps: list[Step]) -> dict[str, list[Step]]:
    motions: dict[str, list[Step]] = {}
    for step in steps:
        if step.action in _MOTIONS:
            for name in step.targets:
                motions.setdefault(name, []).append(step)
    return motions


def _animation(stage: _Stage, step: Step, name: str, run_time: float | None) -> str:
    """Return the animation of one target, and note what it does to the canvas."""
    options = [f"run_time={number(run_time)}"] if run_time is not None else []
    if step.rate is not None:
        options.append(f"rate_func={_RATES[step.rate]}")
    action = step.action
    if action is Action.GROW and name in stage.visible:
        # Said of something already there, "grows" means that it gets larger.
        return _dot_animate(name, options, f"scale({number(step.factor or 1.5)})")
    if action in ACTIONS_THAT_SHOW:
        return _appear(stage, name, action, step, options)
    if name not in stage.visible:
        # A step that acts on something unseen means it to be there.
        _place_late(stage, name)
        stage.lines.append(f"self.add({name})")
        stage.show(name)
    if action in ACTIONS_THAT_HIDE:
        stage.hide(name)
        if action is Action.FADE_OUT and step.direction is not None:
            options.insert(0, f"shift={DIRECTIONS[step.direction]}")
        return _call(_SIMPLE[action], name, options)
    if action is Action.TRANSFORM:
        return _transform(stage, step, name, options)
    if action is Action.ROTATE:
        return _call("Rotate", name, [f"angle={_angle(step)}", *options])
    if action in _MOTIONS:
        return _dot_animate(name, options, _motion_call(stage, step))
    if step.color is not None:
        options.insert(0, f"color={color_code(step.color)}")
    return _call(_SIMPLE[action], name, options)


def _call(name: str, target: str, options: list[str]) -> str:
    return f"{name}({', '.join([target, *options])})"


def _dot_animate(name: str, options: list[str], call: str) -> str:
    return f"{name}.animate({', '.join(options)}).{call}" if options else f"{name}.animate.{call}"


def _angle(step: Step) -> str:
    return f"{number(360 if step.angle is None else step.angle)} * DEGREES"


def _motion_call(stage: _Stage, step: Step) -> str:
    if step.action is Action.SCALE:
        return f"scale({number(step.factor or 1.5)})"
    if step.action is Action.RECOLOR:
        return f"set_color({color_code(step.color or 'white')})"
    place = position_call(step)
    if place is not None:
        return place
    if step.anchor is not None:
        anchor = stage.current(step.anchor)
        return relation_call(step, anchor) or f"move_to({anchor})"
    direction = DIRECTIONS[step.direction] if step.direction is not None else "ORIGIN"
    distance = number(step.distance or _DEFAULT_MOVE)
    return f"shift({direction})" if distance == "1" else f"shift({distance} * {direction})"


def _together(stage: _Stage, steps: list[Step], name: str, run_time: float | None) -> str:
    """Return one animation for several motions of the same object at the same time."""
    parts: list[str] = []
    for step in steps:
        if step.action is Action.ROTATE:
            parts.append(f"angle={_angle(step)}")
        elif step.action is Action.SCALE:
            parts.append(f"factor={number(step.factor or 1.5)}")
        elif step.action is Action.RECOLOR:
            parts.append(f"color={color_code(step.color or 'white')}")
        elif step.direction is not None and position_call(step) is None and step.anchor is None:
            parts.append(f"shift={number(step.distance or _DEFAULT_MOVE)} * {DIRECTIONS[step.direction]}")
        else:
            parts.append(f"shift={name}.copy().{_motion_call(stage, step)}.get_center() - {name}.get_center()")
    if run_time is not None:
        parts.append(f"run_time={number(run_time)}")
    if name not in stage.visible:
        _place_late(stage, name)
        stage.lines.append(f"self.add({name})")
        stage.show(name)
    # Two steps may say the same thing twice; a keyword may stand only once.
    unique = {part.split("=", 1)[0]: part for part in parts}
    return f"Together({', '.join([name, *unique.values()])})"


def _appear(
    stage: _Stage, name: str, action: Action = Action.CREATE, step: Step | None = None, options: list[str] | None = None
) -> str:
    """Return the animation that brings an object onto the canvas."""
    item, options = stage.spec.object(name), options or []
    _place_late(stage, name)
    stage.show(name)
    if action is Action.WRITE or (action is Action.CREATE and item.type in _WORDS):
        return _call("Write", name, options)
    if action is Action.FADE_IN:
        shift = [f"shift={DIRECTIONS[step.direction]}"] if step is not None and step.direction is not None else []
        return _call("FadeIn", name, shift + options)
    if action is Action.GROW:
        arrow = item.type is Kind.ARROW and (item.count or 1) == 1
        return _call("GrowArrow" if arrow else "GrowFromCenter", name, options)
    return _call("Create", name, options)


def _place_late(stage: _Stage, name: str) -> None:
    """Write the lines that make an object that depends on others, at the moment when it is first needed."""
    if name in stage.made or name == CAMERA:
        return
    stage.made.add(name)
    item = stage.spec.object(name)
    for need in needs_of(item):
        _place_late(stage, need)
    if name in late_ids(stage.spec):
        stage.lines += introduction_lines(item, stage.spec)


def _transform(stage: _Stage, step: Step, name: str, options: list[str]) -> str:
    end = stage.spec.object(step.into or "")
    _place_late(stage, end.id)
    if stage.current(name) == stage.current(end.id) or (end.id in stage.visible and name != stage.current(step.targets[0])):
        # The others of several targets have nothing left to become: they go where the first one became it.
        stage.hide(name)
        return _call("FadeOut", name, [f"target_position={stage.current(end.id)}", *options])
    if (
        end.id not in stage.visible
        and position_call(end) is None
        and end.relation is None
        and end.id not in late_ids(stage.spec)
    ):
        stage.lines.append(f"{end.id}.move_to({name})")
    grouped = {child for item in stage.spec.objects for child in item.children or []}
    # Manim's lines cannot take a shape of several parts, nor parts the shape of a line: those dissolve into each other.
    linear = {stage.spec.object(name).type, end.type} & _LINES
    if end.id in stage.visible or name in grouped or end.id in grouped or end.type is Kind.GROUP:
        # Replacing takes the old mobject out of the scene and puts the end in, which fails for parts of groups and for what is
        # there already. Transforming keeps the old one, in the end's shape.
        if linear:
            stage.hide(name)
            if end.id in stage.visible:
                return _call("FadeOut", name, [f"target_position={end.id}", *options])
            stage.show(end.id)
            return f"{_call('FadeOut', name, options)}, {_call('FadeIn', end.id, options)}"
        if end.id not in stage.visible:
            stage.became[end.id] = name
        return _call("Transform", name, [f"{end.id}.copy()", *options])
    stage.hide(name)
    stage.show(end.id)
    stage.became[name] = end.id
    # The end may be what an earlier transform began with: then it is itself again.
    stage.became.pop(end.id, None)
    return _call("FadeTransform" if linear else "ReplacementTransform", name, [end.id, *options])
