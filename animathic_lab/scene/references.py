"""References of a spec: ids, parts of things, and what must be there before something else can be made."""

from __future__ import annotations

from collections.abc import Iterator

from animathic_lab.scene.kinds.book import BOOK
from animathic_lab.scene.live import is_redrawn, moves
from animathic_lab.scene.spec import SceneObject, SceneSpec, Step
from animathic_lab.scene.words import ACTIONS_THAT_SHOW, Action, Kind

__all__ = [
    "base_of",
    "code_of",
    "end_of",
    "is_late",
    "late_ids",
    "live_ids",
    "members_of",
    "needs_of",
    "references",
    "shown_by_steps",
]


def base_of(ref: str) -> str:
    """Return the id in a reference.

    Examples
    --------
    >>> base_of("formula.0"), base_of("ball")
    ('formula', 'ball')
    """
    return ref.split(".", 1)[0]


def code_of(ref: str) -> str:
    """Return the Python expression that a reference stands for.

    Examples
    --------
    >>> code_of("table.1.2"), code_of("ball")
    ('table[1][2]', 'ball')
    """
    name, *indices = ref.split(".")
    return name + "".join(f"[{int(index)}]" for index in indices)


def references(item: SceneObject) -> Iterator[tuple[str, str]]:
    """Yield the field and the reference of everything that an object refers to."""
    for field in ("from_id", "to_id", "anchor", "axes", "of"):
        if (ref := getattr(item, field)) is not None:
            yield field, ref
    for index, child in enumerate(item.children or ()):
        yield f"children[{index}]", child


def members_of(item: SceneObject) -> list[str]:
    """Return the ids that are shown and hidden with this object: a group's children, but not what a union is computed from."""
    return list(item.children or ()) if item.type is Kind.GROUP else []


def needs_of(item: SceneObject) -> list[str]:
    """Return the ids that must exist before this object can be made and placed."""
    return [base_of(ref) for _, ref in references(item)]


def is_late(item: SceneObject) -> bool:
    """Whether an object, by itself, can only be made or placed once others stand in their places."""
    on_axes = item.axes is not None and (item.x is not None or item.y is not None or bool(item.bind))
    return BOOK[item.type].late(item) or on_axes


def late_ids(spec: SceneSpec) -> frozenset[str]:
    """Return the ids of all objects that are late, by themselves or because they stand by a late one."""
    late = {item.id for item in spec.objects if is_late(item) or is_redrawn(item, spec)}
    while True:
        more = {
            item.id
            for item in spec.objects
            if item.id not in late and ((item.anchor and base_of(item.anchor) in late) or set(item.children or ()) & late)
        }
        if not more:
            return frozenset(late)
        late |= more


def live_ids(spec: SceneSpec) -> frozenset[str]:
    """Return the ids of objects that change by themselves, and of those that are measured from such or stand by them."""
    late = late_ids(spec)
    live = {item.id for item in spec.objects if moves(item, spec) or item.type is Kind.TRACE}
    while True:
        more = {item.id for item in spec.objects if item.id not in live and _watched(item, late) & live}
        if not more:
            return frozenset(live)
        live |= more


def _watched(item: SceneObject, late: frozenset[str]) -> set[str]:
    beside = {base_of(item.anchor)} if item.anchor and item.relation is not None else set()
    return beside | (set(needs_of(item)) if item.id in late else set())


def shown_by_steps(spec: SceneSpec) -> set[str]:
    """Return the ids that some step brings onto the canvas, be it as a target or as what a transform ends in."""
    shown = {name for step in spec.steps if step.action in ACTIONS_THAT_SHOW for name in step.targets}
    return shown | {end for step in spec.steps if (end := end_of(step)) is not None}


def end_of(step: Step) -> str | None:
    """Return the id of what a step ends in, for a part the whole; None for a step that is no transform, whatever it says."""
    return base_of(step.into) if step.into is not None and step.action in (Action.TRANSFORM, Action.MATCH) else None
