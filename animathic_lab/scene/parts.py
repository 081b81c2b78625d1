"""Parts of things: whether a reference such as table.1.2 names one that is there, now or once it is drawn."""

from __future__ import annotations

from typing import Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.kinds.book import BOOK
from animathic_lab.scene.references import base_of, references
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Action, Kind

__all__ = ["missing_part", "part_lines"]

#: Kinds beside the shapes that are one outline.
_WHOLE: Final = frozenset({Kind.LINE, Kind.ARROW, Kind.DOUBLE_ARROW, Kind.VECTOR, Kind.UNDERLINE, Kind.TRACE, Kind.DOT_3D})


def missing_part(ref: str, item: SceneObject, path: str) -> SpecError | None:
    """Return what is wrong with a reference to a part, where the kind says how many it has; otherwise None.

    Parameters
    ----------
    ref : str
        An id, alone or with one or two indices.
    item : SceneObject
        The object with this id.
    path : str
        Where in the spec the reference is.
    """
    indices = _indices(ref)
    if not indices:
        return None
    parts = _parts_of(item)
    if parts is None:
        return None
    if indices[0] >= len(parts):
        return _error(ref, item.id, len(parts), path)
    inner = parts[indices[0]]
    if len(indices) > 1 and inner is not None and indices[1] >= inner:
        return _error(ref, f"{item.id}.{indices[0]}", inner, path)
    return None


def part_lines(item: SceneObject, spec: SceneSpec) -> list[str]:
    """Return the line that lets a render look for parts of an object which the spec cannot count; none without such.

    Parameters
    ----------
    item : SceneObject
        Made already by the lines before.
    spec : SceneSpec
        Whose objects and steps may speak of its parts.
    """
    refs = [ref for other in spec.objects for _, ref in references(other)]
    for step in spec.steps:
        # A pause and the camera's own steps have no targets, whatever somebody has written there.
        targets = [] if step.action in (Action.WAIT, Action.ORBIT, Action.SPIN) else step.targets
        refs += [*targets, *(ref for ref in (step.into, step.anchor, step.path, step.about) if ref is not None)]
    places = {_indices(ref) for ref in refs if base_of(ref) == item.id and "." in ref}
    unsure = sorted(place for place in places if not _is_certain(place, item))
    return [f"expect_parts({', '.join([item.id, repr(item.id), *(repr(place) for place in unsure)])})"] if unsure else []


def _indices(ref: str) -> tuple[int, ...]:
    return tuple(int(index) for index in ref.split(".")[1:])


def _is_certain(place: tuple[int, ...], item: SceneObject) -> bool:
    """Whether a part that the rules have let pass is there, whatever the render makes of the object."""
    if (item.count or 1) > 1:
        return len(place) == 1 or _is_certain(place[1:], item.model_copy(update={"count": None}))
    own = BOOK[item.type].parts
    parts = own(item) if own is not None else None
    # A formula without pieces has at most as many glyphs as its LaTeX has characters.
    if parts is None or (item.type is Kind.MATH and not item.parts):
        return False
    return len(place) == 1 or (place[0] < len(parts) and parts[place[0]] is not None)


def _parts_of(item: SceneObject) -> list[int | None] | None:
    if item.count is not None and item.count > 1:
        each = None if item.type in _WHOLE else _parts_of(item.model_copy(update={"count": None}))
        return [None if each is None else len(each)] * item.count
    entry = BOOK.get(item.type)
    if entry is not None and (entry.family == "shapes" or item.type in _WHOLE):
        return [None]  # a shape is made of itself
    return entry.parts(item) if entry is not None and entry.parts is not None else None


def _error(ref: str, whole: str, count: int, path: str) -> SpecError:
    there = f"{whole}.0 to {whole}.{count - 1}" if count > 1 else f"{whole}.0" if count else f"{whole} as a whole"
    return SpecError(f"there is no part {ref}", path=path, valid=there)
