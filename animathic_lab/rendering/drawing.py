"""A `Drawing` as JSON data and back: the way from the render worker to the caller."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from animathic_lab.domain import Animated, Box, Drawing, Drawn, Play

__all__ = ["drawing_from_json", "drawing_to_json"]


def drawing_to_json(drawing: Drawing) -> dict[str, Any]:
    """Return a drawing as plain JSON data."""
    return {
        "plays": [
            {
                "start": play.start,
                "run_time": play.run_time,
                "animations": [[item.name, item.target, dict(item.detail)] for item in play.animations],
                "after": [_drawn_to_json(item) for item in play.after],
            }
            for play in drawing.plays
        ]
    }


def _drawn_to_json(item: Drawn) -> dict[str, Any]:
    return {
        "id": item.id,
        "kind": item.kind,
        "color": item.color,
        "box": [item.box.left, item.box.bottom, item.box.right, item.box.top],
        "text": item.text,
        "opacity": item.opacity,
        "parts": item.parts,
        "angle": item.angle,
    }


def drawing_from_json(data: Mapping[str, Any]) -> Drawing:
    """Read a drawing back.

    Parameters
    ----------
    data : Mapping
        As `drawing_to_json` made it. It comes from a process that ran scene code, so every type is checked.

    Raises
    ------
    ValueError, TypeError, KeyError
        The data has another shape.
    """
    return Drawing(plays=tuple(_play(item) for item in data["plays"]))


def _play(data: Mapping[str, Any]) -> Play:
    return Play(
        start=float(data["start"]),
        run_time=float(data["run_time"]),
        animations=tuple(
            Animated(name=str(name), target=str(target), detail=dict(detail)) for name, target, detail in data["animations"]
        ),
        after=tuple(_drawn(item) for item in data["after"]),
    )


def _drawn(data: Mapping[str, Any]) -> Drawn:
    left, bottom, right, top = (float(value) for value in data["box"])
    return Drawn(
        id=str(data["id"]),
        kind=str(data["kind"]),
        color=str(data["color"]),
        box=Box(left=left, bottom=bottom, right=right, top=top),
        text=str(data["text"]),
        opacity=float(data["opacity"]),
        parts=int(data["parts"]),
        angle=float(data["angle"]),
    )
