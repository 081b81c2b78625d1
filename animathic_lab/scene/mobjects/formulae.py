"""Formulae in pieces that can be addressed, coloured and moved one by one."""

from __future__ import annotations

from typing import Any

from manim import VGroup

from animathic_lab.scene.mobjects.basic import Formula
from animathic_lab.scene.mobjects.latex import balanced, prepare

__all__ = ["FormulaParts"]


class FormulaParts(VGroup):
    """A formula in pieces, set as a whole, so that it looks as if it were in one piece.

    Parameters
    ----------
    *parts : str
        LaTeX that makes sense when joined. A piece that opens what a later one closes has no glyphs of its own: they all belong
        to the piece that closes it.
    font_size : float
        As of Manim's own texts.
    color : optional
        Of all pieces.
    colors : list, optional
        One for each piece, from the first on.

    Raises
    ------
    ValueError
        The joined LaTeX cannot be read.
    """

    def __init__(
        self, *parts: str, font_size: float = 56, color: Any = "#FFFFFF", colors: list[Any] | None = None, **kwargs: Any
    ) -> None:
        beginnings = [" ".join(parts[:number]) for number in range(1, len(parts) + 1)]
        prepare([tex for tex in beginnings if balanced(tex)])
        whole = Formula(beginnings[-1], font_size=font_size, color=color, **kwargs)
        glyphs = list(whole.submobjects)
        pieces, begin = [], 0
        for number in range(1, len(parts) + 1):
            end = len(glyphs)
            if number < len(parts):
                end = max(begin, min(_glyphs_of(beginnings[number - 1], whole.latex), end))
            pieces.append(VGroup(*glyphs[begin:end]))
            begin = end
        super().__init__(*pieces)
        self.tex = whole.tex
        for piece, own in zip(pieces, colors or [], strict=False):
            piece.set_color(own)


def _glyphs_of(tex: str, latex: bool) -> int:
    """Return how many glyphs the beginning of a formula has; none if it cannot be read without what follows."""
    if not tex.strip() or (latex and not balanced(tex)):
        return 0
    try:
        # In the way in which the whole was set: the two need not have equally many glyphs.
        return len(Formula(tex, latex=latex).submobjects)
    except Exception:  # ziamath and latex2mathml have many errors for a half formula, and all mean the same
        return 0
