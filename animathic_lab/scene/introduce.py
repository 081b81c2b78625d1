"""How an object that depends on others comes into the code: its construction, its place, and what it follows."""

from __future__ import annotations

from animathic_lab.scene.depth import facing_lines, upright
from animathic_lab.scene.kinds import BOOK, constructor
from animathic_lab.scene.live import bindings_of, is_bound, is_redrawn
from animathic_lab.scene.parts import part_lines
from animathic_lab.scene.placement import position_call, relation_call, relation_line
from animathic_lab.scene.references import base_of, code_of, late_ids, live_ids, references
from animathic_lab.scene.spec import SceneObject, SceneSpec

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
    if live and late and not is_bound(item, spec) and not BOOK[item.type].follows and _is_measured(item, spec):
        call = position_call(item)
        if item.anchor is not None:
            call = call or relation_call(item, code_of(item.anchor), gap=item.gap, upright=upright(item, spec))
        redrawn = f"{item.id} = always_redraw(lambda: {constructor(item, spec)}{'.' + call if call else ''})"
        return [redrawn, *part_lines(item, spec), *facing_lines(item, spec, live=True)]
    lines = []
    if late:
        lines += [f"{item.id} = {constructor(item, spec)}", *part_lines(item, spec)]
        if (call := position_call(item)) is not None:
            lines.append(f"{item.id}.{call}")
        elif item.relation is not None:
            lines.append(relation_line(item, spec))
    if is_bound(item, spec):
        lines.append(_follow(item, spec))
    elif item.anchor is not None and base_of(item.anchor) in live_ids(spec) and position_call(item) is None:
        # Whoever stands beside something that moves goes with it.
        anchor = code_of(item.anchor)
        call = relation_call(item, anchor, gap=item.gap, upright=upright(item, spec)) or f"move_to({anchor})"
        lines.append(f"{item.id}.add_updater(lambda mobject: mobject.{call})")
    return lines + facing_lines(item, spec, live=live)


def _is_measured(item: SceneObject, spec: SceneSpec) -> bool:
    """Whether it is drawn from an expression that moves, or measured from something that does: made anew in every frame."""
    live = live_ids(spec)
    return is_redrawn(item, spec) or any(base_of(ref) in live for field, ref in references(item) if field != "anchor")


def _follow(item: SceneObject, spec: SceneSpec) -> str:
    bound = [f"{field}=lambda: {expression.code}" for field, expression in bindings_of(item, spec).items()]
    if item.axes is not None and {"x", "y", "width", "height"} & bindings_of(item, spec).keys():
        bound.append(f"on={item.axes}")
    return f"follow({', '.join([item.id, *bound])})"
