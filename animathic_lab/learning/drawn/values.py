"""When two colours, words, formulae, functions or numbers are the same."""

from __future__ import annotations

import itertools
import math
import re
from collections.abc import Callable, Sequence
from html import unescape
from typing import Any, Final

import numpy as np

from animathic_lab.errors import SpecError
from animathic_lab.scene.expressions import parse
from animathic_lab.vocabulary import hex_of

__all__ = [
    "hexadecimal",
    "listed",
    "plain_words",
    "runs_of",
    "same_color",
    "same_equation",
    "same_function",
    "same_number",
    "same_tex",
    "same_words",
    "tex_of",
]

_POINTS: Final = np.array([-2.7, -1.3, -0.4, 0.6, 1.9, 3.1])
_TAG: Final = re.compile(r"<(/?)([a-z]+)((?:\s+[a-z_]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*>")
_SINGLE: Final = re.compile(r"\{(\\[A-Za-z]+|[^\\{}])\}")


def listed(value: Any) -> list[Any]:
    """Return a list as it is, and anything else as a list of one."""
    return list(value) if isinstance(value, list | tuple) else [value]


def hexadecimal(color: object) -> str:
    """Return a colour as #RRGGBB, or in lower case what is none."""
    word = str(color).strip()
    return hex_of(word.lower()) or word.lower()


def same_color(one: object, other: object) -> bool:
    """Tell whether two colours are one, by a digit of rounding."""
    if one is None or other is None:
        return False
    a, b = hexadecimal(one), hexadecimal(other)
    if not (a.startswith("#") and b.startswith("#")):
        return a == b
    return all(abs(int(a[i : i + 2], 16) - int(b[i : i + 2], 16)) <= 1 for i in (1, 3, 5))


def same_number(one: object, other: object, *, share: float = 0.01, least: float = 1e-6) -> bool:
    """Tell whether two numbers differ by at most a share of the first."""
    try:
        a, b = float(str(one)), float(str(other))
    except ValueError:
        return False
    return math.isfinite(b) and abs(a - b) <= max(share * abs(a), least)


def plain_words(text: object) -> str:
    """Return words without tags of markup, with white space collapsed."""
    return " ".join(unescape(_TAG.sub("", str(text or ""))).split())


def same_words(asked: object, found: object) -> bool:
    """Tell whether words are those asked for, or one of those."""
    return any(" ".join(str(one).split()) in (" ".join(str(found or "").split()), plain_words(found)) for one in listed(asked))


def runs_of(text: str) -> list[tuple[str, frozenset[str]]]:
    """Return the stretches of markup, each with the tags that it stands between."""
    runs: list[tuple[str, frozenset[str]]] = []
    stack: list[str] = []
    begin = 0
    for piece in _TAG.finditer(text):
        if begin < piece.start():
            runs.append((unescape(text[begin : piece.start()]), frozenset(stack)))
        begin = piece.end()
        if piece[1]:
            if stack:
                stack.pop()
        else:
            color = re.search(r"(?:foreground|fgcolor|color)\s*=\s*[\"']([^\"']*)", piece[3])
            stack.append(f"color={color[1]}" if color else piece[2])
    if begin < len(text):
        runs.append((unescape(text[begin:]), frozenset(stack)))
    return runs


def tex_of(text: object) -> str:
    """Return LaTeX without spaces, dollars, and braces around one token or around the whole."""
    tex = "".join(str(text or "").split()).strip("$")
    while True:
        plain = _SINGLE.sub(r"\1", tex)
        if plain.startswith("{") and plain.endswith("}") and _closes_last(plain):
            plain = plain[1:-1]
        if plain == tex:
            return tex
        tex = plain


def _closes_last(tex: str) -> bool:
    depth = 0
    for index, character in enumerate(tex):
        depth += (character == "{") - (character == "}")
        if depth == 0:
            return index == len(tex) - 1
    return False


def same_tex(asked: object, found: object) -> bool:
    """Tell whether a formula is the one asked for, or one of those."""
    return any(tex_of(one) == tex_of(found) for one in listed(asked))


def same_function(one: object, other: object, variable: str = "x") -> bool:
    """Tell whether two expressions of one variable have the same values."""
    both = []
    for text in (one, other):
        try:
            read = parse(_bare(text, variable), variables=frozenset({"x", "theta", "t"}))
            with np.errstate(all="ignore"):
                both.append(np.asarray(read(x=_POINTS, theta=_POINTS, t=_POINTS), dtype=float) + 0 * _POINTS)
        except (SpecError, TypeError, ValueError, KeyError):
            return False
    finite = np.isfinite(both[0]) & np.isfinite(both[1])
    close = np.abs(both[0] - both[1]) <= 1e-6 * np.maximum(np.abs(both[0]), 1.0)
    return bool(finite.sum() >= 3 and close[finite].all())


def _bare(text: object, variable: str) -> str:
    return re.sub(rf"^\s*(?:[yr]|[fr]\s*\(\s*{variable}\s*\))\s*=(?!=)", "", str(text or ""))


def same_equation(one: object, other: object) -> bool:
    """Tell whether two equations of x and y hold for the same points."""
    pairs = np.array(list(itertools.product(_POINTS, _POINTS)))
    both = []
    for text in (one, other):
        try:
            read = parse(str(text or ""), variables=frozenset({"x", "y"}), equation=True)
            with np.errstate(all="ignore"):
                both.append(np.asarray(read(x=pairs[:, 0], y=pairs[:, 1]), dtype=float) + 0 * pairs[:, 0])
        except (SpecError, TypeError, ValueError, KeyError):
            return False
    finite = np.isfinite(both[0]) & np.isfinite(both[1])
    a, b = both[0][finite], both[1][finite]
    if a.size < 3 or not b.any() or not a.any():
        return False
    factor = float(a @ b) / float(b @ b)
    return factor != 0 and bool(np.allclose(a, factor * b, rtol=1e-6, atol=1e-6))


def in_order(asked: Sequence[Any], found: Sequence[Any], same: Callable[[Any, Any], bool]) -> bool:
    """Tell whether two lists are the same, element by element."""
    return len(asked) == len(found) and all(same(one, other) for one, other in zip(asked, found, strict=True))
