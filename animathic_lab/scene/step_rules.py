"""What must hold for steps: targets that are there, what each action needs, and what it can be done to."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.actions import ACTIONS
from animathic_lab.scene.live import read
from animathic_lab.scene.parts import missing_part
from animathic_lab.scene.references import base_of
from animathic_lab.scene.sights import sight_step_problem
from animathic_lab.scene.spec import SceneObject, SceneSpec, Step
from animathic_lab.scene.words import CAMERA, Action, Kind

__all__ = ["step_problems"]

_NEEDS: Final[Mapping[Action, str]] = {
    Action.TRANSFORM: "a transform needs another object to end in",
    Action.RECOLOR: "recolor needs a color",
}
_CAMERA_ACTIONS: Final = frozenset({Action.MOVE, Action.SCALE, Action.FOLLOW, Action.RESTORE})
#: Those that nothing but the camera can do.
_CAMERA_ONLY: Final = frozenset({Action.FOLLOW, Action.RESTORE})
_WITHOUT_TARGETS: Final = frozenset({Action.WAIT, Action.ORBIT, Action.SPIN})
#: What has no outline to go along.
_NO_PATH: Final = frozenset({Kind.IMAGE, Kind.TRACKER, Kind.LIGHT, Kind.INSET})


def step_problems(spec: SceneSpec) -> Iterator[tuple[int, SpecError]]:
    """Yield the index of each step that does not hold, and the first thing that is wrong with it.

    Parameters
    ----------
    spec : SceneSpec
        Its objects have been checked.
    """
    names = {item.id: item for item in spec.objects}
    for index, step in enumerate(spec.steps):
        problem = _step_problem(step, spec, names, f"steps[{index}]")
        if problem is not None:
            yield index, problem


def _step_problem(step: Step, spec: SceneSpec, names: Mapping[str, SceneObject], path: str) -> SpecError | None:
    known = ", ".join(names)
    if step.action is Action.ORBIT and step.phi is None and step.theta is None:
        return SpecError("orbit needs to know where to", path=f"{path}.theta", valid="phi or theta; spin goes round")
    if step.action in _WITHOUT_TARGETS:
        return None
    if not step.targets:
        return SpecError(f"{step.action} needs a target", path=f"{path}.targets", valid=known)
    if step.action in _CAMERA_ONLY and set(step.targets) != {CAMERA}:
        return SpecError(f"only the camera can {step.action}", path=f"{path}.targets", valid=f'["{CAMERA}"]')
    for number, ref in enumerate(step.targets):
        if base_of(ref) not in names and not (ref == CAMERA and step.action in _CAMERA_ACTIONS):
            return SpecError(f"no object is called {base_of(ref)!r}", path=f"{path}.targets[{number}]", valid=known)
        if ref != CAMERA and (problem := missing_part(ref, names[base_of(ref)], f"{path}.targets[{number}]")) is not None:
            return problem
    for field in ("into", "anchor", "path", "about"):
        ref = getattr(step, field)
        if ref is not None and base_of(ref) not in names:
            return SpecError(f"no object is called {base_of(ref)!r}", path=f"{path}.{field}", valid=known)
        if ref is not None and (problem := missing_part(ref, names[base_of(ref)], f"{path}.{field}")) is not None:
            return problem
    if (problem := sight_step_problem(step, spec, names, path)) is not None:
        return problem
    for field in ACTIONS[step.action].needs:
        if getattr(step, field) is None:
            valid = {"color": "a colour name or #RRGGBB", "into": known, "path": known, "anchor": known}.get(field, "a number")
            return SpecError(_NEEDS.get(step.action, f"{step.action} needs {field}"), path=f"{path}.{field}", valid=valid)
    if step.action is Action.ALONG and names[base_of(step.path or "")].type in _NO_PATH:
        return SpecError(f"nothing can go along {step.path}", path=f"{path}.path", valid="the id of a line, a curve or a shape")
    if step.matrix is not None and any(len(row) != len(step.matrix) for row in step.matrix):
        return SpecError("the matrix is not square", path=f"{path}.matrix", valid="[[a, b], [c, d]], or three rows of three")
    # A part may become another part of the same thing, but not the whole that it belongs to, nor the whole a part of itself.
    if step.into is not None and any(step.into in (ref, base_of(ref)) or ref == base_of(step.into) for ref in step.targets):
        return SpecError("a transform needs another object to end in", path=f"{path}.into", valid=known)
    for field in ("expression_x", "expression_y"):
        if (text := getattr(step, field)) is not None:
            try:
                read(text, spec, "x", "y", *(("t",) if step.action is Action.HOMOTOPY else ()))
            except SpecError as error:
                return SpecError(error.message, path=f"{path}.{field}", valid=error.valid)
    kinds = {names[base_of(ref)].type for ref in step.targets if ref != CAMERA}
    if step.action is Action.SET and kinds - {Kind.TRACKER, Kind.NUMBER}:
        return SpecError(
            "only trackers and numbers can be set", path=f"{path}.targets", valid="the id of a tracker or a number"
        )
    if step.action is Action.RACE and not all(ref in names and _races(names[ref]) for ref in step.targets):
        return SpecError("only a bar race can race", path=f"{path}.targets", valid="the id of a bar_race")
    if step.action is Action.HOMOTOPY and step.expression_x is None and step.expression_y is None:
        return SpecError("homotopy needs an expression", path=f"{path}.expression_x", valid="such as x + t*sin(y)")
    if step.action is not Action.SET and Kind.TRACKER in kinds:
        return SpecError("a tracker can only be set", path=f"{path}.action", valid="set")
    if step.action is Action.SWAP and len(step.targets) != 2:
        return SpecError("swap needs two targets", path=f"{path}.targets", valid=known)
    if step.action is Action.MOVE and not _has_destination(step):
        return SpecError(
            "move needs to know where to",
            path=path,
            valid="direction, position, x and y, or an anchor, with a relation or without",
        )
    if step.relation is not None and step.anchor is None:
        return SpecError("a relation needs an anchor", path=f"{path}.anchor", valid=known)
    return None


def _races(item: SceneObject) -> bool:
    # A bar chart of a table by years becomes a race when its values come.
    by_column = item.type is Kind.BAR_CHART and item.data is not None and item.by_column is not None
    return (item.type is Kind.BAR_RACE or by_column) and (item.count or 1) == 1


def _has_destination(step: Step) -> bool:
    # An anchor alone is a place: things, and the camera, move to its centre.
    return any(value is not None for value in (step.direction, step.position, step.x, step.y, step.z, step.anchor))
