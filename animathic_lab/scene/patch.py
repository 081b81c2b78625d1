"""Edits of a scene as data: what to change, add and remove. What a refinement answers with, and what an editor saves.

Objects are merged by id, steps by their index in the scene as it is, in the manner of RFC 7396: a field that is null goes back
to its default. The result is validated as a whole, so a patch can do nothing that a spec could not say.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.rules import MAX_BYTES, Validated, validate
from animathic_lab.scene.spec import SceneSpec

__all__ = ["apply_patch", "patch_between"]

_FIELDS: Final = frozenset({"background", "phi", "theta", "objects", "remove", "steps", "remove_steps", "add_steps"})
_TOP: Final = ("background", "phi", "theta")


def apply_patch(spec: SceneSpec, patch: str | Mapping[str, Any]) -> Validated:
    """Apply a patch to a spec.

    Parameters
    ----------
    spec : SceneSpec
        The scene as it is; it stays so.
    patch : str or Mapping
        JSON with any of these. ``background``, ``phi``, ``theta``. ``objects``: partial objects, merged by ``id``;
        an unknown id adds one. ``remove``: ids. ``steps``: partial steps with their ``index``. ``remove_steps``:
        indices. ``add_steps``: steps, each with the index ``before`` which it goes, or at the end without one.
        Indices are those of the scene before the patch.

    Returns
    -------
    Validated
        The scene after it, and warnings. Steps that lose their last target by a removal go with it.

    Raises
    ------
    SpecError
        The patch is none, refers to nothing, or what comes of it is no valid spec.
    """
    data = _read(patch)
    scene = spec.to_dict()
    removed = set(_list(data, "remove"))
    objects = _merged_objects(scene["objects"], data, removed)
    steps = _merged_steps(scene["steps"], data)
    top = {field: data.get(field, scene.get(field)) for field in _TOP}
    result = {"spec_version": scene["spec_version"], **top, "objects": objects, "steps": _without(steps, removed)}
    return validate({key: value for key, value in result.items() if value is not None})


def _read(patch: str | Mapping[str, Any]) -> Mapping[str, Any]:
    data: Any = patch
    if isinstance(patch, str):
        if len(patch) > MAX_BYTES:
            raise SpecError("the patch is too long", valid=f"at most {MAX_BYTES} characters")
        try:
            data = json.loads(patch)
        except (ValueError, RecursionError) as error:
            raise SpecError(f"the patch is not JSON: {error}", valid="one JSON object") from None
    if not isinstance(data, Mapping):
        raise SpecError("the patch is not an object", valid='{"objects": [{"id": "ball", "color": "blue"}]}')
    unknown = [str(key)[:40] for key in data if key not in _FIELDS]
    if unknown:
        raise SpecError("there is no such field", path=unknown[0], valid=", ".join(sorted(_FIELDS)))
    return data


def _list(data: Mapping[str, Any], field: str) -> list[Any]:
    value = data.get(field) or []
    if not isinstance(value, list):
        raise SpecError("is not a list", path=field, valid="a list")
    return value


def _merge(old: Mapping[str, Any], new: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in {**old, **new}.items() if value is not None}


def _merged_objects(old: list[dict[str, Any]], data: Mapping[str, Any], removed: set[Any]) -> list[dict[str, Any]]:
    known = {item["id"]: item for item in old}
    for index, name in enumerate(_list(data, "remove")):
        if name not in known:
            raise SpecError(f"no object is called {str(name)[:40]!r}", path=f"remove[{index}]", valid=", ".join(known))
    changed = dict(known)
    for index, item in enumerate(_list(data, "objects")):
        if not isinstance(item, Mapping) or not isinstance(item.get("id"), str):
            raise SpecError("an object needs its id", path=f"objects[{index}].id", valid=", ".join(known))
        changed[item["id"]] = _merge(known.get(item["id"], {}), item)
    kept = [item for name, item in changed.items() if name not in removed]
    # Members go from their groups as well; anything else that still needs a removed object is an error that names the place.
    return [
        {**item, "children": [child for child in item["children"] if child not in removed]} if item.get("children") else item
        for item in kept
    ]


def _index(value: object, count: int, path: str) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value < count:
        raise SpecError(f"there is no step {str(value)[:40]}", path=path, valid=f"0 to {count - 1}")
    return value


def _merged_steps(old: list[dict[str, Any]], data: Mapping[str, Any]) -> list[dict[str, Any]]:
    steps: list[dict[str, Any] | None] = list(old)
    for index, item in enumerate(_list(data, "steps")):
        if not isinstance(item, Mapping):
            raise SpecError("is not a step", path=f"steps[{index}]", valid="a step with its index")
        at = _index(item.get("index"), len(old), f"steps[{index}].index")
        steps[at] = _merge(old[at], {key: value for key, value in item.items() if key != "index"})
    for index, value in enumerate(_list(data, "remove_steps")):
        steps[_index(value, len(old), f"remove_steps[{index}]")] = None
    added: dict[int, list[dict[str, Any]]] = {}
    for index, item in enumerate(_list(data, "add_steps")):
        if not isinstance(item, Mapping):
            raise SpecError("is not a step", path=f"add_steps[{index}]", valid="a step")
        before = item.get("before")
        at = len(old) if before is None else _index(before, len(old), f"add_steps[{index}].before")
        added.setdefault(at, []).append({key: value for key, value in item.items() if key != "before"})
    merged: list[dict[str, Any]] = []
    for at, step in enumerate([*steps, None]):
        merged += added.get(at, [])
        if step is not None:
            merged.append(step)
    return merged


def _without(steps: list[dict[str, Any]], removed: set[Any]) -> list[dict[str, Any]]:
    kept = []
    for step in steps:
        targets = step.get("targets")
        if removed and isinstance(targets, list) and targets:
            left = [name for name in targets if str(name).split(".", 1)[0] not in removed]
            if not left:
                continue
            step = {**step, "targets": left}
        kept.append(step)
    return kept


def patch_between(old: SceneSpec, new: SceneSpec) -> dict[str, Any]:
    """Return a patch that turns one spec into another.

    Objects that both have are merged field by field; when the steps differ, those from the first difference on are replaced.
    A new order of the same objects is no difference.
    """
    one, other = old.to_dict(), new.to_dict()
    before, after = ({item["id"]: item for item in data["objects"]} for data in (one, other))
    patch: dict[str, Any] = {field: other.get(field) for field in _TOP if one.get(field) != other.get(field)}
    objects = []
    for name, item in after.items():
        was = before.get(name, {})
        changes = {key: item.get(key) for key in {**was, **item} if was.get(key) != item.get(key)}
        if changes:
            objects.append({"id": name, **changes})
    gone = [name for name in before if name not in after]
    same = 0
    while same < min(len(one["steps"]), len(other["steps"])) and one["steps"][same] == other["steps"][same]:
        same += 1
    parts = {
        "objects": objects,
        "remove": gone,
        "remove_steps": list(range(same, len(one["steps"]))),
        "add_steps": other["steps"][same:],
    }
    return {**patch, **{key: value for key, value in parts.items() if value}}
