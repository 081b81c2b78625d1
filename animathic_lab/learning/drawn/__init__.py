"""Judging a scene by what it draws: the facts of an evaluation row against a measured drawing."""

from __future__ import annotations

from animathic_lab.learning.drawn.facts import judge
from animathic_lab.learning.drawn.measuring import Measured, measure_spec, tables_of
from animathic_lab.learning.drawn.verdict import Verdict

__all__ = ["Measured", "Verdict", "judge", "measure_spec", "tables_of"]
