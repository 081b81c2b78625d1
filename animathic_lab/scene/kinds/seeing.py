"""How a scene is looked at: a magnified view of a part of it, and the light of a scene with depth."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.references import base_of, code_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import CAMERA, Action, Kind

_UNSEEN: Final = frozenset({Kind.TRACKER, Kind.TRACE, Kind.LIGHT})
_MAGNIFIES: Final = (0.2, 50.0)
_SMALLEST: Final = 0.02
#: Sides of Manim's frame.
_WIDE, _HIGH = 14.0, 8.0
#: How large all its scale steps together may make a display, and how much closer the camera may come to it.
_LARGEST: Final = 40.0
_USUAL: Final = 3.0


def _always(item: SceneObject) -> bool:
    return True


def _region(item: SceneObject) -> tuple[float, float] | None:
    """Return the sides of the part that an inset looks at, where it says them."""
    both = 2 * item.radius if item.radius is not None else None
    wide, high = item.width or both or item.height, item.height or both or item.width
    return None if wide is None or high is None else (wide, high)


def _inset_check(item: SceneObject, spec: SceneSpec) -> str | None:
    of = next((other for other in spec.objects if other.id == base_of(item.of or "")), None)
    if of is not None and of.type in _UNSEEN:
        return f"of: there is nothing of {of.id!r} to see that could be magnified; an inset is of something that is drawn"
    region, least, most = _region(item), *_MAGNIFIES
    if item.value is not None and not least <= item.value <= most:
        return f"value: an inset magnifies {number(least)} to {number(most)} times, and not {number(item.value)} times"
    if region is not None and min(region) < _SMALLEST:
        field = "radius" if item.width is None and item.height is None else "height" if item.height == min(region) else "width"
        return f"{field}: what an inset looks at is at least {_SMALLEST} wide and high"
    if region is not None and max(region) > 8 * min(region):
        return "width: what an inset looks at is at most 8 times as wide as it is high, or as high as it is wide"
    if region is not None and (region[0] * (item.value or 0) > _WIDE or region[1] * (item.value or 0) > _HIGH):
        size = " by ".join(f"{number(side * (item.value or 0))}" for side in region)
        return f"value: the display would be {size}, and the frame is {number(_WIDE)} by {number(_HIGH)}; use less"
    side = max(region) * item.value if region and item.value else _USUAL * scale_of(item)
    grown = closest = closer = 1.0
    for step in spec.steps:
        if step.action in (Action.SCALE, Action.GROW) and item.id in step.targets:
            grown *= max(1.0, step.factor or 1.5) ** (step.times or 1)
        elif step.action is Action.SCALE and CAMERA in step.targets:
            closer *= step.factor or 2.0
        elif step.action is Action.RESTORE:
            closer = 1.0
        closest = max(closest, closer)
    if side * grown * closest > _LARGEST * (1 if closest == 1 else 2):
        return (
            f"value: with all steps that scale it or bring the camera closer it would be {number(side * grown * closest)} wide"
        )
    return None


@entry(
    Kind.INSET,
    "seeing",
    "A magnified view of what is around something, which pops out of a frame there; inset.0 is that frame, inset.1 the border "
    "of the view. value says how many times larger, width and height or radius how much is seen; colors: frame and border.",
    needs=("of",),
    reads=("value", "width", "height", "radius", "size", "colors"),
    late=_always,
    follows=True,
    check=_inset_check,
    parts=lambda item: [0, 0],
    example={
        "of": "ball",
        "value": 5,
        "color": "yellow",
        "others": [
            {"id": "box", "type": "square", "color": "blue", "x": -2, "y": 0},
            {"id": "ball", "type": "dot", "color": "red", "x": -1, "y": 0},
        ],
    },
)
def _inset(item: SceneObject, spec: SceneSpec) -> str:
    colors = item.colors or [item.color or readable("yellow", spec.background or "black")]
    options = ["self", code_of(item.of or "")]
    if item.value is not None:
        options.append(f"magnify={number(item.value)}")
    if (region := _region(item)) is not None:
        options += [f"width={number(region[0])}", f"height={number(region[1])}"]
    if item.size is not None:
        options.append(f"size={number(scale_of(item))}")
    options.append(f"color={color_code(colors[0])}")
    if len(colors) > 1:
        options.append(f"border={color_code(colors[1])}")
    if item.stroke_width is not None:
        options.append(f"stroke_width={number(item.stroke_width)}")
    return f"Inset({', '.join(options)})"


@entry(
    Kind.LIGHT,
    "space",
    "The light of a scene with depth; nobody sees it, but solids and surfaces are brighter where they face it.",
    reads=("x", "y", "z"),
    parts=lambda item: [],
    space=True,
    example={"x": 6, "y": -4, "z": 3, "others": [{"id": "ball", "type": "sphere", "radius": 1.5, "color": "blue"}]},
)
def _light(item: SceneObject, spec: SceneSpec) -> str:
    return "Light(self)"
