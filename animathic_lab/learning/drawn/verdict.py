"""One judged fact."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["Verdict"]


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fact: what was asked for, what was drawn, and whether that is right."""

    fact: str
    asked: str
    found: str
    right: bool
