"""Pies: shares of a whole."""

from __future__ import annotations

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.colorings import PALETTE, ink_of
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.kinds.wide import each_value, listed, same_count
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__: list[str] = []


def _shares(item: SceneObject, spec: SceneSpec) -> str | None:
    values = item.values or []
    if any(value < 0 for value in values) or not any(values):
        return "values: a pie has shares, none below 0 and at least one above"
    if item.inner_radius is not None and item.inner_radius >= (item.radius or 2.2 * scale_of(item)):
        return "inner_radius: must be smaller than the radius"
    return same_count(item, spec)


@entry(
    Kind.PIE_CHART,
    "charts",
    "Shares of a whole as sectors of a circle; with an inner_radius a ring; numbers writes percentages. "
    "pie.0 is the first slice.",
    needs=("values",),
    reads=("labels", "colors", "numbers", "radius", "inner_radius", "size"),
    check=_shares,
    parts=each_value,
    example={"values": [50, 30, 20], "labels": ["A", "B", "C"]},
)
def _pie(item: SceneObject, spec: SceneSpec) -> str:
    values = item.values or []
    labels = f"labels={item.labels!r}, " if item.labels else ""
    hole = f", hole={number(item.inner_radius)}" if item.inner_radius else ""
    shown = ", numbers=True" if item.numbers else ""
    radius = number(item.radius or 2.2 * scale_of(item))
    colors = item.colors or list(PALETTE)
    painted = ", ".join(color_code(colors[index % len(colors)]) for index in range(len(values)))
    return f"Pie({listed(values)}, {labels}colors=[{painted}], radius={radius}{hole}{shown}{ink_of(spec)})"
