"""The difference of two scenes in words, for people: what a refinement changed."""

from __future__ import annotations

import difflib
from typing import Any

from animathic_lab.scene.spec import SceneSpec

__all__ = ["difference"]


def difference(old: SceneSpec, new: SceneSpec) -> list[str]:
    """Say in short sentences what differs; an empty list means that the scenes are equal but for the order of objects.

    Examples
    --------
    >>> one = SceneSpec.model_validate({"objects": [{"id": "ball", "type": "circle", "color": "red"}]})
    >>> two = SceneSpec.model_validate({"objects": [{"id": "ball", "type": "circle", "color": "blue"}]})
    >>> difference(one, two)
    ['ball: color red -> blue']
    """
    one, other = old.to_dict(), new.to_dict()
    lines = [
        f"{field}: {_said(one.get(field))} -> {_said(other.get(field))}"
        for field in ("background", "phi", "theta")
        if one.get(field) != other.get(field)
    ]
    before, after = ({item["id"]: item for item in data["objects"]} for data in (one, other))
    lines += [f"without {_thing(item)}" for name, item in before.items() if name not in after]
    lines += [f"new: {_thing(item)}" for name, item in after.items() if name not in before]
    for name, item in after.items():
        was = before.get(name)
        if was is not None:
            lines += [
                f"{name}: {field.replace('_', ' ')} {_said(was.get(field))} -> {_said(item.get(field))}"
                for field in dict.fromkeys([*was, *item])
                if was.get(field) != item.get(field)
            ]
    return lines + _steps(one["steps"], other["steps"])


def _thing(item: dict[str, Any]) -> str:
    words = [item.get("color"), item["type"].replace("_", " ")]
    text = f" {item['text'][:40]!r}" if item.get("text") else ""
    return (
        f"{item['id']}, {'an' if str(next(filter(None, words)))[0] in 'aeiou' else 'a'} {' '.join(filter(None, words))}{text}"
    )


def _said(value: object) -> str:
    if value is None:
        return "unset"
    return f"{value:g}" if isinstance(value, float) else str(value)[:60]


def _step(step: dict[str, Any]) -> str:
    more = [
        f"{key.replace('_', ' ')} {_said(value)}"
        for key, value in step.items()
        if key not in ("action", "targets", "beat") and (key, value) != ("start", "after")
    ]
    who = " and ".join(step.get("targets") or ())
    return " ".join(filter(None, [step["action"].replace("_", " "), who, f"({', '.join(more)})" if more else ""]))


def _steps(old: list[dict[str, Any]], new: list[dict[str, Any]]) -> list[str]:
    one, other = [_step(step) for step in old], [_step(step) for step in new]
    lines = []
    for tag, a, b, c, d in difflib.SequenceMatcher(a=one, b=other, autojunk=False).get_opcodes():
        if tag in ("delete", "replace"):
            lines += [f"no longer step {index + 1}: {one[index]}" for index in range(a, b)]
        if tag in ("insert", "replace"):
            lines += [f"now step {index + 1}: {other[index]}" for index in range(c, d)]
    return lines
