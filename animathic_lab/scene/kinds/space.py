"""Axes with depth, and surfaces on them or on their own."""

from __future__ import annotations

from typing import Final

import numpy as np

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.planes import bounds
from animathic_lab.scene.kinds.solids import skin
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.live import read, start_values
from animathic_lab.scene.palette import color_code, readable
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

_SAMPLES: Final = 25
#: Up to so many surfaces -> faces along each side. One of 16 by 16 takes about a second for a second of 480p in Cairo.
_FACES: Final = ((1, 16), (2, 12), (4, 10))
_TURN: Final = (0.0, 2 * float(np.pi))

_Range = tuple[float, float, float]
_Pair = tuple[float, float]


def _steps(values: list[float] | None, default: _Range) -> _Range:
    if values is None:
        return default
    span = values[1] - values[0]
    return values[0], values[1], values[2] if len(values) == 3 else _step(span)


def _step(span: float) -> float:
    power = 10.0 ** np.floor(np.log10(span / 8))
    return float(next(factor * power for factor in (1, 2, 5, 10) if factor * power >= span / 8 * 0.999))


def _ground_of(item: SceneObject, spec: SceneSpec) -> SceneObject | None:
    """Return the axes of a surface: those it names, or the only ones in the scene."""
    if item.axes is not None:
        return spec.object(item.axes)
    found = [other for other in spec.objects if other.type is Kind.AXES_3D]
    return found[0] if len(found) == 1 and found[0].anchor is None and (found[0].count or 1) == 1 else None


def _is_parametric(item: SceneObject) -> bool:
    return item.expression_y is not None or item.expression_z is not None


def _domain(item: SceneObject, spec: SceneSpec) -> tuple[_Pair, _Pair]:
    """Return the ranges of a surface's two variables."""
    if _is_parametric(item):
        first, second = item.x_range or list(_TURN), item.y_range or list(_TURN)
    else:
        ground = _ground_of(item, spec)
        first = item.x_range or (ground and ground.x_range) or [-3.0, 3.0]
        second = item.y_range or (ground and ground.y_range) or [-3.0, 3.0]
    return (first[0], first[1]), (second[0], second[1])


def _heights(item: SceneObject, spec: SceneSpec) -> np.ndarray[tuple[int, ...], np.dtype[np.float64]]:
    """Return the finite z of a surface at some of its points, as trackers stand at the start."""
    (a, b), (c, d) = _domain(item, spec)
    u, v = np.meshgrid(np.linspace(a, b, _SAMPLES), np.linspace(c, d, _SAMPLES))
    text = (item.expression_z if _is_parametric(item) else item.expression) or "0"
    z = np.asarray(read(text, spec, "x", "y", "u", "v")(x=u, y=v, u=u, v=v, **start_values(spec)))
    return z[np.isfinite(z)]


def _surfaces_on(item: SceneObject, spec: SceneSpec) -> list[SceneObject]:
    return [other for other in spec.objects if other.type is Kind.SURFACE and _ground_of(other, spec) is item]


def _upwards(item: SceneObject, spec: SceneSpec) -> _Range:
    """Return a range of z that shows the surfaces on these axes."""
    surfaces = _surfaces_on(item, spec)
    found = np.concatenate([[0.0], *(_heights(surface, spec) for surface in surfaces)])
    low, high = (float(value) for value in np.quantile(found, [0.01, 0.99]))
    if found.max() - found.min() < 1.5 * (high - low):
        low, high = float(found.min()), float(found.max())  # no pole that would flatten the rest
    if not surfaces or -2 <= low <= high <= 2:
        return -2.0, 2.0, 1.0  # lower than they are wide, so that a title has room above them
    step = _step(high - low)
    return float(np.floor(low / step) * step), float(np.ceil(high / step) * step), step


def _sideways(item: SceneObject, spec: SceneSpec, axis: int, usual: _Range) -> _Range:
    """Return a range of x or y that shows the surfaces on these axes; the usual one where they fit into it."""
    found = [_domain(surface, spec)[axis] for surface in _surfaces_on(item, spec) if not _is_parametric(surface)]
    low, high = min((pair[0] for pair in found), default=usual[0]), max((pair[1] for pair in found), default=usual[1])
    return usual if usual[0] <= low and high <= usual[1] else (low, high, _step(high - low))


def _length(values: _Range, least: float, most: float, usual: float) -> float:
    """Return how long an axis is drawn."""
    # One unit of the axes is one of Manim's where that fits, so that solids and axes agree about sizes.
    span, centred = values[1] - values[0], abs(values[0] + values[1]) < 1e-9
    return span if centred and least <= span <= most else usual


@entry(
    Kind.AXES_3D,
    "space",
    "Axes in space: x, y and, upwards, z; t_range is the range of z.",
    reads=("x_range", "y_range", "t_range", "x_label", "y_label", "numbers", "size"),
    space=True,
    example={"x_label": "x", "y_label": "y"},
)
def _axes_3d(item: SceneObject, spec: SceneSpec) -> str:
    bare = not _surfaces_on(item, spec)
    wide = (-5.0, 5.0, 1.0) if bare else (-4.0, 4.0, 1.0)
    x, y = _steps(item.x_range, _sideways(item, spec, 0, wide)), _steps(item.y_range, _sideways(item, spec, 1, wide))
    z = _steps(item.t_range, wide) if item.t_range else _upwards(item, spec)
    size = scale_of(item)
    # Thin lines may reach beyond the frame's sides, a surface over all of them may not.
    most = 10.0 if bare else 8.0
    lengths = [_length(x, 4, most, 5.5) * size, _length(y, 4, most, 5.5) * size, _length(z, 2, 4, 4) * size]
    color = color_code(item.color or readable("gray_b", spec.background or "black"))
    source = (
        f"ThreeDAxes(x_range={bounds(x)}, y_range={bounds(y)}, z_range={bounds(z)}, "
        f"x_length={number(lengths[0])}, y_length={number(lengths[1])}, z_length={number(lengths[2])}, "
        # Pieces are what Cairo sorts by depth: a third of Manim's are enough, and as much faster.
        f"num_axis_pieces=8, axis_config={{'color': {color}}})"
    )
    if any(abs(low + high) > 1e-9 for low, high, _ in (x, y, z)):
        # Manim hangs them up by their origin, which may be in a corner.
        source += ".move_to(ORIGIN)"
    if not (item.x_label or item.y_label or item.numbers):
        return source
    labels = f"x={item.x_label or ''!r}, y={item.y_label or ''!r}"
    return f"label_space({source}, {labels}{', numbers=True' if item.numbers else ''})"


def _surface_check(item: SceneObject, spec: SceneSpec) -> str | None:
    if item.axes is not None and spec.object(item.axes).type is not Kind.AXES_3D:
        return f"axes: a surface needs axes_3d, and {item.axes!r} is {spec.object(item.axes).type}"
    if not _is_parametric(item):
        if _variables(item.expression, spec) & {"u", "v"}:
            return "expression_y: a surface of u and v needs expression_y and expression_z; its height alone is of x and y"
        return None
    for field in ("expression_y", "expression_z"):
        if getattr(item, field) is None:
            return f"{field}: a parametric surface needs expression, expression_y and expression_z"
    for field in ("expression", "expression_z"):
        if _variables(getattr(item, field), spec) & {"x", "y"}:
            return f"{field}: a parametric surface is of u and v, and not of x and y"
    return None


def _variables(text: str | None, spec: SceneSpec) -> frozenset[str]:
    try:
        return read(text or "0", spec, "x", "y", "u", "v").variables
    except SpecError:
        return frozenset()  # said with its path by the rules of expressions


def _always(item: SceneObject) -> bool:
    return True


@entry(
    Kind.SURFACE,
    "space",
    "A surface: its height as an expression of x and y; or x, y and z as expressions of u (in x_range) and v (in y_range).",
    needs=("expression",),
    reads=("expression_y", "expression_z", "x_range", "y_range", "axes", "colors", "size"),
    late=_always,
    space=True,
    check=_surface_check,
    example={"expression": "sin(x) * cos(y)", "colors": ["blue_d", "blue_e"]},
)
def _surface(item: SceneObject, spec: SceneSpec) -> str:
    ground, (u, v) = _ground_of(item, spec), _domain(item, spec)
    if _heights(item, spec).size == 0:
        raise CompileError(
            f"{item.expression!r} has no value to draw there", path=item.id, valid="ranges where the surface is finite"
        )
    texts = [item.expression or "0", item.expression_y or "", item.expression_z or ""]
    if _is_parametric(item):
        function = f"lambda u, v: ({', '.join(read(text, spec, 'u', 'v').code for text in texts)})"
    else:
        function = f"lambda x, y: (x, y, {read(texts[0], spec, 'x', 'y').code})"
    several = sum(other.type is Kind.SURFACE for other in spec.objects)
    faces = next((faces for many, faces in _FACES if several <= many), 8)
    where = f", on={ground.id}" if ground else f", size={number(scale_of(item))}" if item.size else ""
    ranges = f"({number(u[0])}, {number(u[1])}), ({number(v[0])}, {number(v[1])})"
    # Squares show how a surface bends, where one colour shows only what the light makes of it.
    style = skin(item if item.color or item.colors else item.model_copy(update={"colors": ["blue_d", "blue_e"]}), spec)
    return f"Sheet({function}, {ranges}, faces={faces}{where}, {style})"
