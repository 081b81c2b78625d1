"""Vector fields and their stream lines, on axes or over the whole frame."""

from __future__ import annotations

import numpy as np

from animathic_lab.errors import CompileError
from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.planes import on_a_plane, ranges
from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.live import read, seen_values
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.references import live_ids
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind, Place


def _always(item: SceneObject) -> bool:
    # A field without axes fills the frame, in its coordinates: it is not arranged beside other things.
    return True


@entry(
    Kind.VECTOR_FIELD,
    "fields",
    "Arrows over the plane: at (x, y) the vector (expression, expression_y).",
    needs=("expression", "expression_y"),
    reads=("axes", "x_range", "y_range", "colors"),
    late=_always,
    check=on_a_plane,
    example={"expression": "-y", "expression_y": "x"},
)
@entry(
    Kind.STREAM_LINES,
    "fields",
    "Lines along which (expression, expression_y) flows.",
    needs=("expression", "expression_y"),
    reads=("axes", "x_range", "y_range", "colors"),
    late=_always,
    check=on_a_plane,
    example={"expression": "1", "expression_y": "cos(x)"},
)
def _field(item: SceneObject, spec: SceneSpec) -> str:
    # A heading keeps its place above a field that fills the frame.
    headed = any(other.type is Kind.TITLE or other.position is Place.TOP for other in spec.objects)
    x, y = [-6.0, 6.0, 1.0], [-3.0, 2.0 if headed else 3.0, 1.0]
    if item.axes:
        x, y = (list(span) for span in ranges(spec.object(item.axes), spec))
    x, y = (_spaced(_within(given, span, item)) for given, span in ((item.x_range, x), (item.y_range, y)))
    across, up = (read(text or "0", spec, "x", "y") for text in (item.expression, item.expression_y))
    one, other = np.meshgrid(np.linspace(x[0], x[1], 21), np.linspace(y[0], y[1], 21))
    found = [part(**{**moment, "x": one, "y": other}) for moment in seen_values(spec) for part in (across, up)]
    if not any(
        (np.isfinite(values) & np.isfinite(others)).any() for values, others in zip(found[::2], found[1::2], strict=True)
    ):
        raise CompileError(
            f"({item.expression}, {item.expression_y}) has no vector to draw", path=item.id, valid="ranges where it is finite"
        )
    colors = item.colors or ([item.color] if item.color else ["blue", "green", "yellow", "red"])
    live = ", live=True" if item.id in live_ids(spec) else ""
    name = "ArrowField" if item.type is Kind.VECTOR_FIELD else "StreamField"
    function = f"lambda x, y: ({across.code}, {up.code})"
    spans = ", ".join(f"[{', '.join(number(value) for value in span)}]" for span in (x, y))
    painted = ", ".join(color_code(color) for color in colors)
    return f"{name}({item.axes or 'None'}, {function}, {spans}, colors=[{painted}]{live})"


def _within(given: list[float] | None, span: list[float], item: SceneObject) -> list[float]:
    """Return the part of a given range that the axes, or the frame, show."""
    if given is None:
        return span
    # What stands a little outside the frame's default is still seen.
    low, high = (span[0], span[1]) if item.axes else (2 * span[0], 2 * span[1])
    low, high = max(given[0], low), min(given[1], high)
    if low >= high:
        raise CompileError(f"nothing of {given} is seen", path=item.id, valid=f"a range within {span[:2]}")
    return [low, high, *given[2:]]


def _spaced(span: list[float]) -> list[float]:
    """Return a range with a step that gives about a dozen arrows, 24 at most."""
    low, high = span[0], span[1]
    step = span[2] if len(span) == 3 else (high - low) / 12
    return [low, high, max(step, (high - low) / 24)]
