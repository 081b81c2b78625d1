"""Slots of charts, tables, matrices, networks and curves: numbers with their labels, and what is consistent with an expression.

Each draw returns what is written in the spec, what is said, and further forms of it; `slots` makes them values.
"""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Callable, Mapping
from typing import Final

from animathic_lab.learning.corpus.numeral_charts import CHART_FOLLOWING, CHART_NUMERALS
from animathic_lab.learning.corpus.numeral_curves import CURVE_NUMERALS
from animathic_lab.learning.corpus.numeral_follow import POINT_FOLLOWING
from animathic_lab.learning.corpus.numeral_tables import TABLE_FOLLOWING, TABLE_NUMERALS
from animathic_lab.learning.corpus.numeral_words import FUNCTION_NUMERALS, Drawn, Follow

__all__ = ["FOLLOWING", "NUMERALS"]

NUMERALS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    **CHART_NUMERALS, **TABLE_NUMERALS, **FUNCTION_NUMERALS, **CURVE_NUMERALS,
}
#: Slots that are drawn to fit another one: a part of a chart, an x of a curve, a range that holds its values.
FOLLOWING: Final[Mapping[str, Follow]] = {
    **POINT_FOLLOWING, **CHART_FOLLOWING, **TABLE_FOLLOWING,
}
