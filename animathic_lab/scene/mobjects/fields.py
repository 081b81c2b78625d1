"""Vector fields: arrows on a grid, and lines along the flow. Where a field is not finite nothing is drawn."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import numpy as np
from manim import Axes, ManimColor, VGroup, VMobject, color_gradient

from animathic_lab.scene.mobjects.curves import Points, lines, on_plane

__all__ = ["ArrowField", "StreamField"]

Field = Callable[[Any, Any], tuple[Any, Any]]
_SHADES: Final = 32
_STEPS: Final = 120
_SEEDS: Final = 160


def _flow(function: Field, x: Points, y: Points) -> Points:
    """Return the vectors at coordinates, as rows of two."""
    with np.errstate(all="ignore"):
        parts = [np.broadcast_to(np.asarray(part, dtype=float), np.shape(x)) for part in function(x, y)]
    return np.stack(parts, axis=-1)


def _shades(colors: list[Any]) -> list[ManimColor]:
    return color_gradient(colors, _SHADES) if len(colors) > 1 else [ManimColor(colors[0])] * _SHADES


def _grid(span: list[float]) -> Points:
    found: Points = np.arange(span[0], span[1] + 1e-6 * span[2], span[2])
    return found


class ArrowField(VGroup):
    """Arrows on a grid; longer and of a later colour where the field is stronger.

    Parameters
    ----------
    axes : Axes or None
        Whose coordinates are meant; the frame's by default.
    function : callable
        From two arrays to the two parts of the vectors.
    x_range, y_range : list of float
        ``[min, max, step]`` of the grid.
    colors : list
        From weak to strong.
    live : bool
        Whether it is made anew in every frame, which must be quick.
    """

    def __init__(
        self,
        axes: Axes | None,
        function: Field,
        x_range: list[float],
        y_range: list[float],
        *,
        colors: list[Any],
        live: bool = False,
    ) -> None:
        super().__init__()
        x, y = (part.ravel() for part in np.meshgrid(_grid(x_range), _grid(y_range)))
        vectors = _flow(function, x, y)
        tails = on_plane(axes, x, y)
        held = np.isfinite(vectors).all(axis=1)
        # In the frame's units, so that arrows keep their direction on axes of unequal scales.
        ways = on_plane(axes, x + np.where(held, vectors[:, 0], 0), y + np.where(held, vectors[:, 1], 0)) - tails
        long = np.linalg.norm(ways, axis=1)
        held &= np.isfinite(long) & (long > 1e-9)
        if not held.any():
            return
        corner = on_plane(axes, x[0] + np.array([0, x_range[2], 0]), y[0] + np.array([0, 0, y_range[2]]))
        cell = float(np.linalg.norm(corner[1:] - corner[0], axis=1).min())
        top, shades = float(np.quantile(long[held], 0.95)), _shades(colors)
        shapes: list[Points] = []
        tones: list[int] = []
        for tail, way, length in zip(tails[held], ways[held], long[held], strict=True):
            share = min(length / top, 1.0)
            shown = 0.9 * cell * (0.25 + 0.75 * share)
            shapes.append(_arrow(tail - shown / 2 * way / length, way / length, shown))
            tones.append(int(share * (_SHADES - 1)))
        for points, tone in _gathered(shapes, tones, live=live):
            self.add(VMobject(fill_color=shades[tone], fill_opacity=1, stroke_width=0).set_points(points))


def _gathered(shapes: list[Points], tones: list[int], *, live: bool) -> list[tuple[Points, int]]:
    """Return shapes with their shades; of a field that is made anew in every frame, all of one of a few shades in one."""
    if not live:
        return list(zip(shapes, tones, strict=True))
    few = [tone // 4 * 4 + 2 for tone in tones]
    of_tone = {tone: [shape for shape, own in zip(shapes, few, strict=True) if own == tone] for tone in range(2, _SHADES, 4)}
    nothing = np.zeros((4, 3))
    return [(np.concatenate(found) if found else nothing, tone) for tone, found in of_tone.items()]


def _arrow(tail: Points, way: Points, length: float) -> Points:
    """Return the outline of an arrow."""
    side = np.array([-way[1], way[0], 0.0])
    head, thin, wide = 0.38 * length, 0.035 * length + 0.008, 0.16 * length
    neck, tip = tail + (length - head) * way, tail + length * way
    corners = [tail + thin * side, neck + thin * side, neck + wide * side, tip]
    corners += [neck - wide * side, neck - thin * side, tail - thin * side]
    return lines(np.array(corners), np.roll(corners, -1, axis=0))


class StreamField(VGroup):
    """Lines along which a field flows, of a later colour where it is faster.

    Parameters
    ----------
    axes : Axes or None
        Whose coordinates are meant; the frame's by default.
    function : callable
        From two arrays to the two parts of the vectors.
    x_range, y_range : list of float
        Where lines begin and end.
    colors : list
        From slow to fast.
    live : bool
        Whether it is made anew in every frame, which must be quick.
    """

    def __init__(
        self,
        axes: Axes | None,
        function: Field,
        x_range: list[float],
        y_range: list[float],
        *,
        colors: list[Any],
        live: bool = False,
    ) -> None:
        super().__init__()
        random = np.random.default_rng(0)
        low, high = np.array([x_range[0], y_range[0]]), np.array([x_range[1], y_range[1]])
        # One beginning in each cell of a grid, somewhere in it: even, but not in rows.
        seeds = _SEEDS // 2 if live else _SEEDS
        across = int(np.ceil(np.sqrt(seeds * 1.6)))
        down = seeds // across
        cells = np.stack(np.meshgrid(np.arange(across), np.arange(down)), axis=-1).reshape(-1, 2)
        start = low + (cells + random.random(cells.shape)) / [across, down] * (high - low)
        speed = np.linalg.norm(_flow(function, start[:, 0], start[:, 1]) / (high - low), axis=1)
        fine = np.isfinite(speed) & (speed > 1e-9)
        if not fine.any():
            return
        path, held = self._followed(function, start, low, high, 0.35 / _STEPS / float(np.quantile(speed[fine], 0.6)))
        shades, top = _shades(colors), float(np.quantile(speed[fine], 0.95))
        shapes: list[Points] = []
        tones: list[int] = []
        places, detail = on_plane(axes, path[..., 0], path[..., 1]), 20 if live else 60
        for index in np.flatnonzero(fine):
            count = int(held[:, index].sum())
            if count < 4:
                continue
            points = places[:count, index][:: max(1, count // detail)]
            shapes.append(lines(points[:-1], points[1:]))
            tones.append(int(min(speed[index] / top, 1.0) * (_SHADES - 1)))
        for points, tone in _gathered(shapes, tones, live=live):
            self.add(VMobject(stroke_color=shades[tone], stroke_width=1.6).set_points(points))

    @staticmethod
    def _followed(function: Field, start: Points, low: Points, high: Points, dt: float) -> tuple[Points, Any]:
        """Return the places of all lines at each step, and whether each is still inside."""
        here, inside = start, np.ones(len(start), dtype=bool)
        path, held = [here], [inside]

        def stride(x: Points) -> Points:
            step = dt * _flow(function, x[:, 0], x[:, 1])
            with np.errstate(all="ignore"):
                long = np.linalg.norm(step / (high - low), axis=1)
                # Near a pole a line would jump about; it walks along at a bounded pace.
                bounded: Points = step * np.minimum(1.0, 0.01 / np.maximum(long, 1e-12))[:, None]
            return bounded

        for _ in range(_STEPS):
            step = stride(here + np.nan_to_num(stride(here)) / 2)
            inside = inside & np.isfinite(step).all(axis=1)
            here = np.where(inside[:, None], here + step, here)
            inside = inside & (here >= low).all(axis=1) & (here <= high).all(axis=1)
            path.append(here)
            held.append(inside)
        return np.array(path), np.array(held)
