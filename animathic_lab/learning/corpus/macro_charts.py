"""Choices of what charts, tables, networks and curves do, and their parts. Data only."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import re
from collections.abc import Mapping
from typing import Final

__all__ = ["CHART_MACROS"]

#: What happens to a chart and its parts, % being what one of them is called; the steps are those of `charts.forms`.
_CHARTED: Final = (
    *("",) * 11, "<then> $mark7.do %7", "<then> $mark7.do %7", "<then> %7 $mark7.s", ". %7 should $mark7", ", $mark7.do %7",
    "<then> [make|paint|colour|turn|color] %5 $color5", "<then> %5 turns $color5", "<then> change %5 to $color5",
    "<then> $grows4.do %4",
    ". %4 $grows4.s", "<then> the [whole |]chart $mark6.s", "<then> [move|shift|slide] [the chart|it] $way3[ by $dist3|]",
    "<then> [move|bring|send] [the chart|it] $to2", "<then> the chart $grows3.s", "<then> $grows3.do the chart",
    "<finally> $goes9.do the [whole |]chart",
    "<then> the chart $goes9.s", ". wait $seconds5, then the chart $goes9.s", "<then> $goes2.do %2",
    "<then> [make|paint] %5 $color5<finally> the chart"
    " $goes9.s", "<then> $mark7.do %7 and [turn|make] %5 $color5", ". first $mark7.do %7, then the chart $goes9.s",
    "<then> $mark7.do %7 $times7",
    ". 1) $mark7.do %7 2) $mark8.do %8[ 3) $goes9.do the chart|]", "<then> $mark1.do %1, then %9",
    "<then> %1 $mark1.s, then %9", ". after $seconds5 $goes9.do the chart",
    "<then> $mark7.do %7<then> %8 $mark8.s", ". [now|next] show that %7 matters: $mark7.do it",
)
#: The same of tables and matrices, and of networks.
_CELLED: Final = (
    *("",) * 9, "<then> $mark7.do $cell7", "<then> $cell7 $mark7.s", "<then> $mark6.do $lineof6", "<then> $lineof6 $mark6.s",
    "<then> [make|paint|colour|turn]"
    " $cell5 $color5", ". $cell5 turns $color5", "<then> [make|paint|turn|color] $lineof4 $color4",
    ". $lineof4 should be $color4", "<then> the % $mark3.s",
    "<then> [move|shift|slide] [the %|it] $way3[ by $dist3|]", "<finally> the % $goes9.s", "<then> $goes9.do the %",
    "<then> $mark7.do $cell7 and"
    " [turn|make] $cell5 $color5", ", $mark6.do $lineof6", ". wait $seconds5 and $goes9.do the %", "<then> the % $grows3.s",
    ". first $mark6.do $lineof6, then"
    " $mark7.do $cell7[ and finally $goes9.do the %|]", "<then> $mark7.do $cell7 $times7", "<then> [move|bring] the % $to2",
    ". $cell7 $mark7.s, then the %"
    " $goes9.s", ". 1) $mark6.do $lineof6 2) [make|paint] $cell5 $color5",
)
_LINKED: Final = (
    *("",) * 9, "<then> $mark7.do $node7", "<then> $node7 $mark7.s", "<then> [make|paint|colour|turn] $node5 $color5",
    ". $node5 turns $color5", "<then> $mark6.do"
    " $anedge6", "<then> $anedge6 $mark6.s", "<then> [make|turn|paint] $anedge4 $color4", "<finally> $goes9.do the [whole |]%",
    "<then> the % $goes9.s", "<then> [move|"
    "shift] the % $way3[ by $dist3|]", "<then> $mark1.do $node1, then $node9",
    ". $node5 becomes $color5 and $anedge4 becomes $color4", ", then walk: $mark1.do"
    " $node1, then $node9", "<then> $grows4.do $node2", ". wait $seconds5, then $goes9.do the %", "<then> the % $mark3.s",
)

#: What happens to something that belongs to a curve.
_BELONGING: Final = (
    *("",) * 9, "<then> % $mark6.s", "<then> $mark6.do %", "<then> [make|turn|paint] % $color7", "<finally> $goes9.do %",
    "<then> % $goes9.s",
    ". % turns $color7", ". wait $seconds5, then % $goes9.s", "<then> $mark6.do % $times6",
)


def _charts() -> dict[str, tuple[str, ...]]:
    rows = {"bars_go": ("$part", ""), "slices_go": ("$part", ".slice"), "points_go": ("$part", ".point")}
    made = {name: tuple(re.sub(r"%(\d)", rf"{slot}\1{form}", row) for row in _CHARTED) for name, (slot, form) in rows.items()}
    made |= {f"{name}_go": tuple(row.replace("%", name) for row in _CELLED) for name in ("table", "matrix", "vector")}
    for name, thing in {"rects": "the rectangles", "axes": "the axes", "line": "the number line", "plane": "the plane"}.items():
        rows_of = [row.replace("$mark6.s", "$mark6").replace("$goes9.s", "$goes9").replace("turns", "turn")
            for row in _BELONGING]
        made[f"{name}_go"] = tuple(row.replace("%", thing) for row in (rows_of if thing.endswith("s") else _BELONGING))
    for name in ("tangent", "area", "dot", "point", "line", "secant", "vector", "arrow", "label"):
        made[f"that_{name}"] = tuple(row.replace("%", f"the {name}") for row in _BELONGING)
    return made | {f"{name}_go": tuple(row.replace("%", name) for row in _LINKED) for name in ("network", "graph")}


#: Choices by name.
CHART_MACROS: Final[Mapping[str, tuple[str, ...]]] = {
    **_charts(),
    # What happens to the one curve, to the first or second of two, to something that belongs to a curve; for the forms of
    # `curves.forms`.
    "curve_go": (
        *("",) * 12, "<then> [make|turn|paint] the [curve|graph] $color7", ". the [curve|graph|line] turns $color7",
        "<then> $mark6.do the [curve|graph]",
        "<then> the [curve|graph] $mark6.s", "<finally> the [curve|graph] $goes9.s", "<then> $goes9.do the [curve|graph]",
        "<then> change its [color|colour] to $color7",
        ". wait $seconds5, then $goes9.do the curve", "<then> $mark6.do it and $goes9.do the curve",
        ". it becomes $color7, then it $goes9.s", "<then> recolor it to $color7",
    ),
    "hist_go": (
        *("",) * 9, "<then> the chart $mark6.s", "<then> $mark6.do the chart",
        "<then> [make|paint|turn] [it|the chart] $color7", "<then> [move|shift|slide] [the chart|it] $way3"
        "[ by $dist3|]", "<finally> the chart $goes9.s", "<then> $goes9.do the curve",
        ". wait $seconds5 and $goes9.do the chart", ". it turns $color7<finally> it $goes9.s",
    ),
    "dots_go": (
        *("",) * 6, "<then> $mark6.do the [points|dots]", "<then> the [points|dots] turn $color7",
        "<finally> the [points|dots] $goes9", "<then> $goes9.do the points",
    ),
    "duo_go": (
        *("",) * 9, "<then> $mark6.do the first one", "<then> $mark5.do the [second|other] one",
        "<then> the first one turns $color7", ". the second one turns $color8",
        "<finally> both $goes9", "<then> $goes8.do the first one", "<then> the second one $goes7.s",
        "<then> $mark6.do the first, then $mark5.do the second",
    ),
    "curves_go": (
        *("",) * 9, "<then> $mark6.do the first [one|curve]", "<then> $mark5.do the [second|other] [one|curve]",
        "<then> [make|turn] the first one $color7", ". the second"
        " [one|curve] turns $color8", "<finally> both $goes9", "<then> $goes8.do the [first|first one]",
        "<then> the second one $goes7.s", "<then> $goes9.do both[ curves|]",
        "<then> $mark6.do the first, then $mark5.do the second",
    ),
}
