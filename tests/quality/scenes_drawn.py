"""Builders of drawings, as the render worker would have made them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from animathic_lab.domain import Animated, Box, Drawing, Drawn, Play

BLUE, RED, GREEN, WHITE, YELLOW, GOLD = "#58C4DD", "#FC6255", "#83C167", "#FFFFFF", "#F7D96F", "#F0AC5F"


def box(x: float = 0.0, y: float = 0.0, width: float = 2.0, height: float = 2.0) -> Box:
    return Box(left=x - width / 2, right=x + width / 2, bottom=y - height / 2, top=y + height / 2)


def thing(name: str, kind: str, color: str = BLUE, where: Box | None = None, text: str = "") -> Drawn:
    return Drawn(id=name, kind=kind, color=color, box=where or box(), text=text)


def play(
    *animations: tuple[str, str] | tuple[str, str, Mapping[str, Any]], after: tuple[Drawn, ...], start: float = 0.0
) -> Play:
    return Play(
        start=start,
        run_time=1.0,
        animations=tuple(
            Animated(name=item[0], target=item[1], detail=item[2] if len(item) > 2 else {}) for item in animations
        ),
        after=after,
    )


def drawing(*plays: Play) -> Drawing:
    return Drawing(plays=plays)


def spec(**types: str | dict[str, Any]) -> dict[str, Any]:
    return {
        "objects": [
            {"id": name, **(fields if isinstance(fields, dict) else {"type": fields})} for name, fields in types.items()
        ]
    }
