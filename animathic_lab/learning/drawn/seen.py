"""A drawing by the things that a person sees in it: single instances, what became of them, and what was done to them."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.domain import Animated, Box, Drawing, Drawn
from animathic_lab.learning.drawn.measuring import MEMBER
from animathic_lab.scene.references import base_of
from animathic_lab.scene.spec import SceneObject, SceneSpec, Step
from animathic_lab.scene.words import Kind

__all__ = ["Act", "Seen", "Thing", "members", "refers", "union_box"]

#: Manim's animations by the action that they show.
_ACTIONS: Final[Mapping[str, str]] = {
    **{"Create": "create", "Write": "write", "FadeIn": "fade_in", "GrowFromCenter": "grow", "GrowArrow": "grow"},
    **{"DrawBorderThenFill": "draw_border", "SpinInFromNothing": "spin_in", "add": "add", "FadeOut": "fade_out"},
    **{"Uncreate": "uncreate", "Unwrite": "unwrite", "ShrinkToCenter": "shrink", "remove": "remove", "Rotate": "rotate"},
    **{"Transform": "transform", "ReplacementTransform": "transform", "FadeTransform": "transform", "Swap": "swap"},
    **{"TransformMatchingShapes": "transform", "Indicate": "indicate", "Flash": "flash", "Wiggle": "wiggle"},
    **{"Circumscribe": "circumscribe", "FocusOn": "focus", "MoveAlongPath": "along", "ChangeDecimalToValue": "set"},
    **{"ApplyMatrix": "apply_matrix", "ApplyPointwiseFunction": "apply_function", "Homotopy": "homotopy", "Wait": "wait"},
    **{"GrowChart": "grow_chart", "PopOut": "create", "PopBack": "fade_out", "Race": "race"},
}
#: The methods that ``.animate`` calls.
_METHODS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("shift", "move_to", "next_to", "align_to", "to_edge", "to_corner"), "move"),
    **{"rotate": "rotate", "scale": "scale", "set_color": "recolor", "set_opacity": "opacity", "flip": "flip"},
    "set_value": "set",
}
_UNSEEN: Final = frozenset({Kind.GROUP, Kind.TRACKER, Kind.LIGHT})
_ALIKE: Final[Mapping[str, str]] = {"match": "transform"}


@dataclass(eq=False, slots=True)
class Thing:
    """One instance that was on the canvas.

    Attributes
    ----------
    key : str
        Its name in the drawing when first seen.
    item : SceneObject
        What it was compiled from.
    first : Drawn
        As it stood when first seen.
    began : int
        The number of the play after which it was first seen.
    names : list of str
        Names in the drawing that have stood for it, the latest last.
    """

    key: str
    item: SceneObject
    first: Drawn
    began: int
    number: int = 0
    names: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Act:
    """What one animation did to one instance; ``thing`` is None for a wait."""

    action: str
    thing: Thing | None
    start: float
    end: float
    play: int
    animation: int
    detail: Mapping[str, Any]
    step: Step | None
    into: SceneObject | None = None


def union_box(boxes: list[Box]) -> Box:
    """Return the box around boxes."""
    return Box(
        left=min(box.left for box in boxes),
        bottom=min(box.bottom for box in boxes),
        right=max(box.right for box in boxes),
        top=max(box.top for box in boxes),
    )


class Seen:
    """Everything that a drawing tells about its instances.

    Parameters
    ----------
    spec : SceneSpec
        As it was compiled.
    drawing : Drawing
        As `measure_spec` gives it.
    """

    def __init__(self, spec: SceneSpec, drawing: Drawing) -> None:
        self.spec = spec
        self.plays = drawing.plays
        self.items = {item.id: item for item in spec.objects}
        self.after = [{drawn.id: drawn for drawn in play.after} for play in self.plays]
        self.things: list[Thing] = []
        self.acts: list[Act] = []
        self._of: dict[str, list[Thing]] = {}
        self._used: set[tuple[int, str]] = set()
        self._animations = itertools.count()
        for number in range(len(self.plays)):
            self._read_play(number)

    def at(self, thing: Thing, play: int) -> Drawn | None:
        """Return an instance as it stood after a play; None when it was not there."""
        if not 0 <= play < len(self.after):
            return None
        stage = self.after[play]
        return next((stage[name] for name in reversed(thing.names) if name in stage), None)

    def of_id(self, name: str) -> list[Thing]:
        """Return the instances that an id of the spec stands for, members of groups included."""
        if name in self._of:
            return self._of[name]
        item = self.items.get(name)
        children = (item.children or ()) if item is not None and item.type is Kind.GROUP else ()
        return [thing for child in children for thing in self.of_id(child)]

    # Reading

    def _read_play(self, number: int) -> None:
        play = self.plays[number]
        acts: list[tuple[Animated, str]] = []
        for animated in play.animations:
            action = _ACTIONS.get(animated.name)
            names = [action] if action else [_METHODS[part] for part in animated.name.split(".") if part in _METHODS]
            acts += [(animated, name) for name in names]
        # Destinations first, so that what a transform ends in is no thing of its own.
        for animated, action in acts:
            into = str(animated.detail.get("into") or "")
            if action == "transform" and into and into not in self._of:
                self._become(animated.target, into)
        self._meet(number)
        for animated, action in acts:
            self._note(number, animated, action)

    def _become(self, source: str, into: str) -> None:
        things = self._targets(source)
        if not things:
            return
        self._of[into] = things
        count = (self.items[into].count or 1) if into in self.items else 1
        for index in range(count if count > 1 else 0):
            self._of[MEMBER.format(into, index)] = [things[min(index, len(things) - 1)]]
        for thing in things:
            thing.names.append(into)

    def _meet(self, number: int) -> None:
        """Take in the instances that were not seen before."""
        stage = self.after[number]
        for item in self.spec.objects:
            if item.type in _UNSEEN or (item.id in self._of and not any(t.item is item for t in self._of[item.id])):
                continue
            count = item.count or 1
            keys = [MEMBER.format(item.id, index) for index in range(count)] if count > 1 else [item.id]
            if count > 1 and item.id in stage and not any(key in stage for key in keys):
                keys = [item.id] * count  # a drawing without names for the members
            for index, key in enumerate(keys):
                known = self._of.setdefault(item.id, []) if key in stage else self._of.get(item.id, [])
                if key in stage and not any(thing.number == index for thing in known):
                    thing = Thing(key, item, stage[key], number, index, [key])
                    self.things.append(thing)
                    known.append(thing)
                    if key != item.id:
                        self._of.setdefault(key, []).append(thing)

    def _targets(self, target: str) -> list[Thing]:
        return self.of_id(target) or self.of_id(target.split("_N[")[0])

    def _note(self, number: int, animated: Animated, action: str) -> None:
        play, animation = self.plays[number], next(self._animations)
        start = play.start + float(animated.detail.get("start", 0.0))
        end = start + float(animated.detail.get("run_time", play.run_time))
        if action == "wait":
            self.acts.append(Act("wait", None, play.start, play.start + play.run_time, number, animation, {}, None))
            return
        things = self._targets(animated.target)
        step = self._step(action, things, animated.target)
        into = None
        if action == "transform":
            name = str(animated.detail.get("into") or (step.into if step is not None else "") or "")
            into = self.items.get(base_of(name))
        for thing in things:
            self.acts.append(Act(action, thing, start, end, number, animation, animated.detail, step, into))

    def _step(self, action: str, things: list[Thing], target: str) -> Step | None:
        """Return the step that an animation came from: for what a drawing does not tell, such as the path of a motion."""
        last: Step | None = None
        for index, step in enumerate(self.spec.steps):
            name = _ALIKE.get(step.action, step.action)
            if (name == "grow" and action == "scale") or (name in ("create", "grow") and action == "grow_chart"):
                name = action
            if name != action:
                continue
            hit = [thing for ref in step.targets for thing in self._targets(_member(ref))]
            if not any(thing in things for thing in hit):
                continue
            last = step
            if (index, target) not in self._used:
                self._used.add((index, target))
                return step
        return last


def _member(ref: str) -> str:
    name, *indices = ref.split(".")
    return MEMBER.format(name, int(indices[0])) if indices else name


def members(seen: Seen, play: int, name: str) -> Iterator[tuple[int, Drawn]]:
    """Yield the pieces of a formula as they stand after a play, with their numbers."""
    for index in range(len(seen.items[name].parts or ())):
        drawn = seen.after[play].get(MEMBER.format(name, index))
        if drawn is not None:
            yield index, drawn


def refers(seen: Seen, ref: str, things: Sequence[Thing]) -> bool:
    """Tell whether a reference of the spec stands for some of these things, and for no others."""
    hit = seen.of_id(_member(ref)) or seen.of_id(base_of(ref))
    return bool(hit) and all(thing in things for thing in hit)
