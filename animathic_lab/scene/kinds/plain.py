"""Plain shapes."""

from __future__ import annotations

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import closed_style, number, scale_of, style_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind


@entry(
    Kind.CIRCLE,
    "shapes",
    "A circle.",
    reads=("radius", "width", "size"),
    example={"color": "red"},
)
def _circle(item: SceneObject, spec: SceneSpec) -> str:
    return f"Circle(radius={number(item.radius or (item.width or 2.0) / 2 * scale_of(item))}, {closed_style(item, spec)})"


@entry(
    Kind.ELLIPSE,
    "shapes",
    "An ellipse.",
    reads=("width", "height", "size"),
)
def _ellipse(item: SceneObject, spec: SceneSpec) -> str:
    width, height = item.width or 3.0 * scale_of(item), item.height or 1.6 * scale_of(item)
    return f"Ellipse(width={number(width)}, height={number(height)}, {closed_style(item, spec)})"


@entry(
    Kind.SQUARE,
    "shapes",
    "A square.",
    reads=("width", "size"),
    example={"color": "green"},
)
def _square(item: SceneObject, spec: SceneSpec) -> str:
    side = number(item.width or item.length or item.height or 2.0 * scale_of(item))
    return f"Square(side_length={side}, {closed_style(item, spec)})"


@entry(
    Kind.RECTANGLE,
    "shapes",
    "A rectangle.",
    reads=("width", "height", "size"),
)
def _rectangle(item: SceneObject, spec: SceneSpec) -> str:
    width, height = item.width or 3.2 * scale_of(item), item.height or 1.8 * scale_of(item)
    return f"Rectangle(width={number(width)}, height={number(height)}, {closed_style(item, spec)})"


@entry(
    Kind.TRIANGLE,
    "shapes",
    "An equilateral triangle.",
    reads=("radius", "width", "size"),
)
def _triangle(item: SceneObject, spec: SceneSpec) -> str:
    source = f"Triangle({closed_style(item, spec)})"
    factor = (item.radius or 1.2 * scale_of(item)) if item.width is None else item.width / 1.732
    return f"{source}.scale({number(factor)})"


@entry(
    Kind.STAR,
    "shapes",
    "A star.",
    reads=("points", "radius", "size"),
    example={"points": 5, "color": "gold"},
)
def _star(item: SceneObject, spec: SceneSpec) -> str:
    return f"Star(n={item.points or 5}, outer_radius={number(item.radius or 1.3 * scale_of(item))}, {closed_style(item, spec)})"


@entry(
    Kind.POLYGON,
    "shapes",
    "A regular polygon; see polyline for any other one.",
    reads=("sides", "radius", "size"),
    example={"sides": 6},
)
def _polygon(item: SceneObject, spec: SceneSpec) -> str:
    return (
        f"RegularPolygon(n={item.sides or 5}, {closed_style(item, spec)}).scale({number(item.radius or 1.2 * scale_of(item))})"
    )


@entry(
    Kind.ARC,
    "shapes",
    "A part of a circle.",
    reads=("angle", "radius", "size"),
    example={"angle": 120},
)
def _arc(item: SceneObject, spec: SceneSpec) -> str:
    style = style_of(item, spec, default="white")
    return f"Arc(radius={number(item.radius or 1.5 * scale_of(item))}, angle={number(item.angle or 90)} * DEGREES, {style})"


@entry(
    Kind.ANNULUS,
    "shapes",
    "A ring.",
    reads=("radius", "inner_radius", "size"),
)
def _annulus(item: SceneObject, spec: SceneSpec) -> str:
    outer = item.radius or 1.2 * scale_of(item)
    style = style_of(item, spec, default="blue", fill=0.8)
    return f"Annulus(inner_radius={number(item.inner_radius or 0.6 * outer)}, outer_radius={number(outer)}, {style})"


@entry(
    Kind.DOT,
    "shapes",
    "A dot.",
    reads=("radius", "size"),
    example={"color": "yellow"},
)
def _dot(item: SceneObject, spec: SceneSpec) -> str:
    return f"Dot(radius={number(item.radius or 0.12 * scale_of(item))}, {style_of(item, spec, default='white')})"
