"""What changes by itself: trackers, and the traces that moving things leave."""

from __future__ import annotations

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.references import base_of, code_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind


def _always(item: SceneObject) -> bool:
    return True


@entry(
    Kind.TRACKER,
    "trackers",
    "A number that nobody sees; expressions use it by its id, and the action set lets it go to another value.",
    reads=("value",),
    parts=lambda item: [],
    example={"value": 2, "others": [{"id": "ball", "type": "dot", "bind": ["x = the_tracker"]}]},
)
def _tracker(item: SceneObject, spec: SceneSpec) -> str:
    return f"ValueTracker({number(item.value or 0)})"


def _somebody(item: SceneObject, spec: SceneSpec) -> str | None:
    of = next((other for other in spec.objects if other.id == base_of(item.of or "")), None)
    if of is not None and of.type in (Kind.TRACKER, Kind.TRACE):
        return f"of: {of.id!r} is nothing that leaves a trace"
    return None


@entry(
    Kind.TRACE,
    "trackers",
    "The path that the centre of something leaves behind while it moves.",
    needs=("of",),
    late=_always,
    follows=True,
    check=_somebody,
    example={"of": "ball", "others": [{"id": "ball", "type": "dot", "bind": ["x = 2*cos(time)", "y = 2*sin(time)"]}]},
)
def _trace(item: SceneObject, spec: SceneSpec) -> str:
    of = spec.object(base_of(item.of or ""))
    color = item.color or of.color or readable("yellow", spec.background or "black")
    width = number(4 if item.stroke_width is None else item.stroke_width)
    return f"Trace({code_of(item.of or '')}.get_center, stroke_color={color_code(color)}, stroke_width={width})"
