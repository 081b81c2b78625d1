"""The words of expressions: functions, constants and marks, as people write them, and a text cut into them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from animathic_lab.errors import SpecError

__all__ = ["COMPARISONS", "CONSTANTS", "FUNCTIONS", "PREFIX", "tokens_of"]

#: Function name -> numpy's name and number of arguments.
FUNCTIONS: Final[Mapping[str, tuple[str, int]]] = {
    "sin": ("sin", 1),
    "cos": ("cos", 1),
    "tan": ("tan", 1),
    "asin": ("arcsin", 1),
    "acos": ("arccos", 1),
    "atan": ("arctan", 1),
    "arcsin": ("arcsin", 1),
    "arccos": ("arccos", 1),
    "arctan": ("arctan", 1),
    "sinh": ("sinh", 1),
    "cosh": ("cosh", 1),
    "tanh": ("tanh", 1),
    "exp": ("exp", 1),
    "log": ("log", 1),
    "ln": ("log", 1),
    "log2": ("log2", 1),
    "log10": ("log10", 1),
    "sqrt": ("sqrt", 1),
    "cbrt": ("cbrt", 1),
    "abs": ("abs", 1),
    "floor": ("floor", 1),
    "ceil": ("ceil", 1),
    "round": ("round", 1),
    "sign": ("sign", 1),
    "min": ("minimum", 2),
    "max": ("maximum", 2),
    "mod": ("mod", 2),
    "pow": ("power", 2),
    "atan2": ("arctan2", 2),
    "hypot": ("hypot", 2),
    "step": ("heaviside", 2),
    "if": ("where", 3),
    "clip": ("clip", 3),
}
CONSTANTS: Final[Mapping[str, str]] = {"pi": "np.pi", "π": "np.pi", "e": "np.e", "tau": "(2 * np.pi)"}
_TOKEN = re.compile(
    r"\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-zπ][A-Za-z0-9_]*)|(\*\*|[<>=!]=|[-+*/^(),|<>=]))"
)
#: What stands in front of an expression and says nothing: ``y =``, ``f(x) =``.
PREFIX = re.compile(r"^\s*([fghrxyz])\s*(?:\(\s*(?:[a-z]|theta|θ)\s*\))?\s*=(?!=)", re.IGNORECASE)
COMPARISONS: Final = ("<", "<=", ">", ">=", "==", "!=")
_JUNCTIONS: Final = ("and", "or", "not")
#: What people type or paste -> what the grammar knows.
_SPELLINGS: Final[Mapping[str, str]] = MappingProxyType(
    # The middle dot, the multiplication sign, the minus sign and the relations of typeset mathematics.
    {"\u00b7": "*", "\u00d7": "*", "\u2212": "-", "\u2264": "<=", "\u2265": ">=", "\u2260": "!=", "\u03b8": "theta"}
)


def tokens_of(text: str, valid: str) -> list[tuple[str, str]]:
    """Return the tokens of an expression, each with what it is: a number, a name or a mark.

    Parameters
    ----------
    text : str
        As somebody typed or pasted it.
    valid : str
        What an error says would be valid.

    Raises
    ------
    SpecError
        Something in it is no token.

    Examples
    --------
    >>> tokens_of("2x", "")
    [('number', '2'), ('name', 'x')]
    """
    tokens, position = [], 0
    for typeset, plain in _SPELLINGS.items():
        text = text.replace(typeset, plain)
    text = text.rstrip()
    while position < len(text):
        match = _TOKEN.match(text, position)
        if match is None:
            raise SpecError(f"cannot read {text[position : position + 12]!r} in the expression", valid=valid)
        kind = ("number", "name", "mark")[(match.lastindex or 1) - 1]
        value = match.group(match.lastindex or 0)
        if value.lower() in _JUNCTIONS:
            kind, value = "mark", value.lower()
        tokens.append((kind, value))
        position = match.end()
    return tokens
