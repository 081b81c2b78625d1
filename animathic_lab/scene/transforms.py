"""Transforms: one object becomes another, and what stands for which from then on."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.motions import call_of
from animathic_lab.scene.placement import position_call
from animathic_lab.scene.references import base_of, code_of, late_ids
from animathic_lab.scene.spec import Step
from animathic_lab.scene.stage import Stage
from animathic_lab.scene.words import Kind

__all__ = ["match", "transform"]

#: Manim's lines cannot take a shape of several parts, nor parts the shape of a line, and pixels take no shape at all.
_STIFF: Final = frozenset({Kind.LINE, Kind.DASHED_LINE, Kind.ARROW, Kind.DOUBLE_ARROW, Kind.IMAGE})


def _place_end(stage: Stage, ref: str, into: str) -> None:
    """Let an end that has no place of its own stand where its source is."""
    end = stage.item(into)
    free = position_call(end) is None and end.relation is None and end.id not in late_ids(stage.spec)
    if into == end.id and end.id not in stage.visible and free:
        stage.lines.append(f"{end.id}.move_to({code_of(ref)})")


def match(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    """Return the transform of equal shapes into equal shapes."""
    into, source = step.into or "", stage.current(ref)
    stage.make(into)
    _place_end(stage, source, into)
    stage.hide(source)
    stage.show(base_of(into))
    stage.became[source] = into
    stage.became.pop(into, None)
    pixels = Kind.IMAGE in (stage.item(source).type, stage.item(into).type)
    return call_of("FadeTransform" if pixels else "TransformMatchingShapes", code_of(source), [code_of(into), *options])


def transform(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    """Return the transform of one target into the step's end."""
    into, name = step.into or "", stage.current(ref)
    end = stage.item(into)
    stage.make(into)
    if into != end.id or name != base_of(name):
        # A part of something takes the shape of another thing, or of a part of one, and stays where it belongs.
        stage.became[into] = name
        return call_of("Transform", code_of(name), [f"{code_of(into)}.copy()", *options])
    if stage.current(name) == stage.current(end.id) or (end.id in stage.visible and name != stage.current(step.targets[0])):
        # The others of several targets have nothing left to become: they go where the first one became it.
        stage.hide(name)
        return call_of("FadeOut", name, [f"target_position={stage.code(end.id)}", *options])
    _place_end(stage, name, into)
    grouped = {child for item in stage.spec.objects for child in item.children or []}
    # What cannot take a shape, or give one, dissolves into the other.
    stiff = {stage.spec.object(name).type, end.type} & _STIFF
    if end.id in stage.visible or name in grouped or end.id in grouped or end.type is Kind.GROUP:
        # Replacing takes the old mobject out of the scene and puts the end in, which fails for parts of groups and for what is
        # there already. Transforming keeps the old one, in the end's shape.
        if stiff:
            stage.hide(name)
            if end.id in stage.visible:
                return call_of("FadeOut", name, [f"target_position={end.id}", *options])
            stage.show(end.id)
            return f"{call_of('FadeOut', name, options)}, {call_of('FadeIn', end.id, options)}"
        if end.id not in stage.visible:
            stage.became[end.id] = name
        return call_of("Transform", name, [f"{end.id}.copy()", *options])
    stage.hide(name)
    stage.show(end.id)
    stage.became[name] = end.id
    # The end may be what an earlier transform began with: then it is itself again.
    stage.became.pop(end.id, None)
    return call_of("FadeTransform" if stiff else "ReplacementTransform", name, [end.id, *options])
