"""Which helper of ours generated code may use, and in which module of `mobjects` it is. Read by the compiler and the rules."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

__all__ = ["HELPERS"]

_CHAPTERS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "basic": """
            Formula Graph arrange_ring fit_to_frame label_axes place_around place_inside stack_rows
        """,
        "formulae": "FormulaParts",
        "moving": "Together follow",
        "parts": "expect_parts",
        "networks": "Network",
        "pictures": "Picture Sketch",
        "prose": "Bullets Heading Listing Number TextLines",
        "tables": "Grid MathGrid",
        "charts": "Bars Histogram",
        "growing": "GrowChart",
        "pies": "Pie",
        "points": "LineChart PointsOn Scatter",
        "races": "BarRace Race",
        "curves": "Curve ImplicitCurve LiveCurve LiveGraph Trace path_of polar_point",
        "fields": "ArrowField StreamField",
        "on_curves": "Area HorizontalOn RiemannBars SecantOn TangentOn VerticalOn on_curve pin",
        "planes": "Ruler ink_axes number_complex number_polar",
        "marks": "AngleMark LabelledBrace SurroundingEllipse",
        "shapes": "BentArrow Polyline edge_to_edge lay_overlapping tint",
        "space": "Pointer Rod Sheet label_space",
        "insets": "Inset PopBack PopOut",
        "views": "Light Look look_after",
    }
)

#: Helper -> module of `animathic_lab.scene.mobjects`.
HELPERS: Final[Mapping[str, str]] = MappingProxyType(
    {name: chapter for chapter, names in _CHAPTERS.items() for name in names.split()}
)
