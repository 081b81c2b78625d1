"""Bar chart races: bars that overtake each other from frame to frame."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.colorings import PALETTE, ink_of
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.kinds.wide import wide_of, wide_problem
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__: list[str] = []

_MOST_SHOWN: Final = 12


def _check(item: SceneObject, spec: SceneSpec) -> str | None:
    return wide_problem(item, of="what the frame is called")


def _bars_of(item: SceneObject) -> list[int | None] | None:
    return [0] * len(wide_of(item).names) if item.rows else None


@entry(
    Kind.BAR_RACE,
    "charts",
    "A bar chart race: headers are the names of the bars, each row is a frame: what it is called, then a value for each name, "
    "empty for no bar. Of a table: x_column the names, y_column the values, by_column the frames. It shows the first frame; "
    "the action race plays the others. race.0 is the bar of the first name.",
    needs=("headers", "rows"),
    reads=("colors", "x_range", "x_label", "unit", "decimals", "width", "height", "size"),
    check=_check,
    parts=_bars_of,
    example={
        "headers": ["Ada", "Basic", "C"],
        "rows": [["1990", "8", "5", "4"], ["2000", "6", "9", "7"], ["2010", "3", "7", "12"]],
    },
)
def _race(item: SceneObject, spec: SceneSpec) -> str:
    wide, scale = wide_of(item), scale_of(item)
    frames = ", ".join(
        f"({index!r}, [{', '.join('None' if value is None else f'{value:.10g}' for value in row)}])"
        for index, row in zip(wide.index, wide.values, strict=True)
    )
    colors = item.colors or ([item.color] if item.color else list(PALETTE))
    painted = ", ".join(color_code(color) for color in colors[: len(wide.names)])
    more = f", x_range=[{item.x_range[0]:.10g}, {item.x_range[1]:.10g}]" if item.x_range else ""
    more += f", x={item.x_label!r}" if item.x_label else ""
    more += f", unit={item.unit!r}" if item.unit else ""
    more += f", decimals={item.decimals}" if item.decimals is not None else ""
    size = f"width={number(item.width or min(11 * scale, 13))}, height={number(item.height or min(5.6 * scale, 7))}"
    shown = f"shown={min(_MOST_SHOWN, len(wide.names))}"
    return f"BarRace({list(wide.names)!r}, [{frames}], colors=[{painted}], {shown}, {size}{more}{ink_of(spec)})"
