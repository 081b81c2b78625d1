"""Parts of things: whether a reference such as table.1.2 names one that is there."""

from __future__ import annotations

from typing import Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.kinds.book import BOOK
from animathic_lab.scene.spec import SceneObject
from animathic_lab.scene.words import Kind

__all__ = ["missing_part"]

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
    indices = [int(index) for index in ref.split(".")[1:]]
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


def _parts_of(item: SceneObject) -> list[int | None] | None:
    if item.count is not None and item.count > 1:
        return [None] * item.count
    entry = BOOK.get(item.type)
    if entry is not None and (entry.family == "shapes" or item.type in _WHOLE):
        return [None]  # a shape is made of itself
    return entry.parts(item) if entry is not None and entry.parts is not None else None


def _error(ref: str, whole: str, count: int, path: str) -> SpecError:
    there = f"{whole}.0 to {whole}.{count - 1}" if count > 1 else f"{whole}.0" if count else f"{whole} as a whole"
    return SpecError(f"there is no part {ref}", path=path, valid=there)
