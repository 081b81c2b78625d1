"""Whether LaTeX sets the formulae of a render: the caller's decision. `animathic_lab.scene.mobjects.latex` carries it out."""

from __future__ import annotations

import shutil
from typing import Final, Literal

__all__ = ["FOLDER_VARIABLE", "FormulaWay", "uses_latex"]

#: What a person can choose: LaTeX where it is installed, LaTeX, or the built-in way, which needs nothing.
FormulaWay = Literal["auto", "latex", "builtin"]
#: How the mobjects learn of it: the folder of finished ones. Stages do not import each other; a test compares the names.
FOLDER_VARIABLE: Final = "ANIMATHIC_FORMULAE"
_PROGRAMS: Final = ("latex", "dvisvgm")


def uses_latex(way: FormulaWay) -> bool:
    """Return whether LaTeX sets the formulae; asked for by name, also where it is missing, so that a warning says so.

    Parameters
    ----------
    way : FormulaWay
        The setting.
    """
    return way == "latex" or (way == "auto" and all(map(shutil.which, _PROGRAMS)))
