"""What holds for the camera, for insets and for lights, and for the steps that aim at them: rules of the scene as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.depth import has_depth
from animathic_lab.scene.references import base_of, references
from animathic_lab.scene.spec import SceneObject, SceneSpec, Step
from animathic_lab.scene.words import CAMERA, Action, Kind

__all__ = ["sight_problems", "sight_step_problem"]

_OF_LIGHT: Final = (Action.ADD, Action.MOVE, Action.ALONG)
#: Actions that change the shape of things, which a picture of the scene and a light have not.
_OF_SHAPES: Final = frozenset(
    {Action.TRANSFORM, Action.MATCH, Action.SET, Action.SWAP, Action.APPLY_FUNCTION, Action.HOMOTOPY, Action.RACE, Action.FLIP}
)


def sight_problems(item: SceneObject, spec: SceneSpec, path: str) -> Iterator[SpecError]:
    """Yield what is wrong with an inset or a light, or with an object that refers to one.

    Parameters
    ----------
    item : SceneObject
        Of any kind.
    spec : SceneSpec
        The spec it belongs to.
    path : str
        Where in the spec it is.
    """
    kinds = {other.id: other.type for other in spec.objects}
    for field, ref in references(item):
        kind = kinds.get(base_of(ref))
        if kind is Kind.LIGHT and field != "anchor":
            yield SpecError(
                f"there is nothing of the light {ref!r} to see", path=f"{path}.{field}", valid="a thing that is drawn"
            )
        elif kind is Kind.INSET and field.startswith("children"):
            yield SpecError(f"the inset {ref!r} belongs to no group", path=f"{path}.{field}", valid="things of the scene")
    if item.type not in (Kind.INSET, Kind.LIGHT):
        return
    if (item.count or 1) > 1 or sum(other.type is item.type for other in spec.objects) > 1:
        yield SpecError(
            f"a scene has one {item.type} at most", path=f"{path}.{'count' if (item.count or 1) > 1 else 'type'}", valid="one"
        )
    if item.type is Kind.INSET and has_depth(spec):
        yield SpecError(
            "a scene with depth has no insets",
            path=f"{path}.type",
            valid="a flat scene; with depth, scale and move of the camera with an anchor come closer",
        )


def sight_step_problem(step: Step, spec: SceneSpec, names: Mapping[str, SceneObject], path: str) -> SpecError | None:
    """Return what is wrong with a step that aims at the camera, an inset or a light.

    Parameters
    ----------
    step : Step
        All its references are to objects of the spec, or to the camera.
    spec : SceneSpec
        The spec it belongs to.
    names : Mapping
        Its objects by id.
    path : str
        Where in the spec the step is.
    """
    if CAMERA in step.targets and step.relation is not None and has_depth(spec):
        return SpecError(
            "the camera of a scene with depth looks at things, not beside them",
            path=f"{path}.relation",
            valid="an anchor without a relation",
        )
    kinds = {ref: names[base_of(ref)].type for ref in step.targets if ref != CAMERA}
    if Kind.LIGHT in kinds.values() and step.action not in _OF_LIGHT:
        return SpecError("a light is there from the start, and only moves", path=f"{path}.action", valid=", ".join(_OF_LIGHT))
    if Kind.INSET in kinds.values() and step.action in _OF_SHAPES:
        return SpecError(f"an inset cannot {step.action}", path=f"{path}.action", valid="move, scale, rotate or recolor")
    for field in ("into", "path"):
        ref = getattr(step, field)
        if ref is not None and names[base_of(ref)].type in (Kind.INSET, Kind.LIGHT):
            return SpecError(f"{ref!r} has no shape of its own", path=f"{path}.{field}", valid="a thing that is drawn")
    return None
