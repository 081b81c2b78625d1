"""How an object that depends on others comes into the code: its construction, its place, and what it follows."""

from __future__ import annotations

from animathic_lab.scene.kinds import constructor
from animathic_lab.scene.live import bindings_of, live_ids
from animathic_lab.scene.placement import position_call, relation_call, relation_line
from animathic_lab.scene.references import code_of, late_ids
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["introduction_lines"]


def introduction_lines(item: SceneObject, spec: SceneSpec) -> list[str]:
    """Return the lines that make and place a late object, and let a live one follow.

    Parameters
    ----------
    item : SceneObject
        Late, live, or both. One that is early has been made and placed already.
    spec : SceneSpec
        The spec it belongs to.
    """
    late, live = item.id in late_ids(spec), item.id in live_ids(spec)
    source = constructor(item, spec)
    if live and not item.bind:
        # Measured from something that moves, or drawn from an expression that does: made anew in every frame.
        if item.type is Kind.TRACE:
            return [f"{item.id} = {source}"]
        call = position_call(item)
        if item.anchor is not None:
            call = call or relation_call(item, code_of(item.anchor), gap=item.gap)
        return [f"{item.id} = always_redraw(lambda: {source}{'.' + call if call else ''})"]
    lines = []
    if late:
        lines.append(f"{item.id} = {source}")
        if (call := position_call(item)) is not None:
            lines.append(f"{item.id}.{call}")
        elif item.relation is not None:
            lines.append(relation_line(item))
    if item.bind:
        lines.append(_follow(item, spec))
    return lines


def _follow(item: SceneObject, spec: SceneSpec) -> str:
    bound = [f"{field}=lambda: {expression.code}" for field, expression in bindings_of(item, spec).items()]
    if item.axes is not None and {"x", "y"} & bindings_of(item, spec).keys():
        bound.append(f"on={item.axes}")
    return f"follow({', '.join([item.id, *bound])})"
