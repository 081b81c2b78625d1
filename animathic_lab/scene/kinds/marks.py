"""Marks of other things: braces, angles, frames, underlines and crosses. All are measured from what they mark."""

from __future__ import annotations

import re
from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import DIRECTIONS, number, scale_of, style_of
from animathic_lab.scene.references import base_of, code_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Direction, Kind

__all__ = ["caption"]

#: What tells a formula from words: dollars, a LaTeX command, a power, an index of a letter, or a letter alone.
_FORMULA: Final = re.compile(
    r"^\s*\$.*\$\s*$|\\[A-Za-z]|\^|(?<![A-Za-z0-9_])[A-Za-z]_\{?[A-Za-z0-9]|^\s*[A-Za-z]\s*$", re.DOTALL
)
_LINES: Final = frozenset({Kind.LINE, Kind.DASHED_LINE, Kind.ARROW, Kind.DOUBLE_ARROW, Kind.VECTOR, Kind.UNDERLINE})
#: Kinds that cannot be marked, because there is nothing of them to see.
_UNSEEN: Final = frozenset({Kind.TRACKER, Kind.TRACE, Kind.LIGHT})


def caption(item: SceneObject, *, size: float = 36) -> str:
    """Return the code of a mark's words, a formula where they look like one; empty without words."""
    words = " ".join((item.text or "").split())
    if not words:
        return ""
    size = item.font_size or size
    tex = words.strip("$").strip()
    if _FORMULA.search(words) and _is_latex(tex):
        return f"Formula({tex!r}, font_size={number(size)})"
    return f"Text({words!r}, font_size={number(size * 0.8)})"


def _is_latex(text: str) -> bool:
    """Whether words can be read as LaTeX; that they are meant so is only a guess, and they must be shown either way."""
    from ziamath.zmath import Latex

    try:
        return bool(text) and bool(Latex(text).svg())
    except Exception:  # its errors have no common ancestor
        return False


def _always(item: SceneObject) -> bool:
    return True


def _seen(item: SceneObject, spec: SceneSpec) -> str | None:
    marked = spec.object(base_of(item.of)) if item.of else None
    if marked is not None and marked.type in _UNSEEN:
        return f"of: there is nothing of {marked.id!r} to see that could be marked"
    return None


def _mark_and_words(item: SceneObject) -> list[int | None]:
    return [None, None] if (item.text or "").strip() else [1]


@entry(
    Kind.BRACE,
    "marks",
    "A brace beside something, with words or a formula at its tip; angle turns it to a side that no direction names.",
    needs=("of",),
    reads=("of", "direction", "angle", "text", "font_size", "gap"),
    parts=_mark_and_words,
    late=_always,
    check=_seen,
    example={"of": "bar", "text": "length", "others": [{"id": "bar", "type": "line"}]},
)
def _brace(item: SceneObject, spec: SceneSpec) -> str:
    words, style = caption(item), style_of(item, spec, default="white")
    side = DIRECTIONS[item.direction or Direction.DOWN]
    if item.angle is not None:
        side = f"rotate_vector(RIGHT, {number(item.angle)} * DEGREES)"
    options = [code_of(item.of or ""), side]
    options += [f"label={words}"] * bool(words)
    options.append(f"buff={number(0.2 if item.gap is None else item.gap)}")
    return f"{'LabelledBrace' if words else 'Brace'}({', '.join(options)}, {style})"


def _two_lines(item: SceneObject, spec: SceneSpec) -> str | None:
    for field, ref in (("from_id", item.from_id), ("to_id", item.to_id)):
        line = spec.object(base_of(ref or ""))
        if ref == line.id and (line.type not in _LINES or (line.count or 1) > 1):
            return f"{field}: an angle lies between two lines, and {line.id!r} is none"
    return "to_id: an angle needs two different lines" if item.from_id == item.to_id else None


@entry(
    Kind.ANGLE,
    "marks",
    "The angle between two lines, the smaller one; directed, counter-clockwise from the first to the second.",
    needs=("from_id", "to_id"),
    reads=("from_id", "to_id", "radius", "directed", "text", "font_size"),
    parts=_mark_and_words,
    late=_always,
    check=_two_lines,
    example={
        "from_id": "a",
        "to_id": "b",
        "text": "\\theta",
        "others": [
            {"id": "a", "type": "line", "vertices": [[0, 0], [3, 0]]},
            {"id": "b", "type": "line", "vertices": [[0, 0], [2, 2]]},
        ],
    },
)
@entry(
    Kind.RIGHT_ANGLE,
    "marks",
    "The little square that says that two lines are perpendicular.",
    needs=("from_id", "to_id"),
    reads=("from_id", "to_id", "length", "radius"),
    parts=_mark_and_words,
    late=_always,
    check=_two_lines,
    example={
        "from_id": "a",
        "to_id": "b",
        "others": [
            {"id": "a", "type": "line", "vertices": [[0, 0], [3, 0]]},
            {"id": "b", "type": "line", "vertices": [[0, 0], [0, 2]]},
        ],
    },
)
def _angle(item: SceneObject, spec: SceneSpec) -> str:
    right = item.type is Kind.RIGHT_ANGLE
    options = [code_of(item.from_id or ""), code_of(item.to_id or "")]
    radius = item.radius or (item.length if right else None) or (0.3 if right else 0.6) * scale_of(item)
    options.append(f"radius={number(radius)}")
    words = caption(item, size=32)
    options += ["square=True"] * right + ["directed=True"] * bool(item.directed) + [f"label={words}"] * bool(words)
    return f"AngleMark({', '.join(options)}, {style_of(item, spec, default='yellow')})"


@entry(
    Kind.SURROUND,
    "marks",
    "A frame around something; arranged in a circle, an ellipse.",
    needs=("of",),
    reads=("of", "gap", "corner_radius", "arrange"),
    parts=lambda item: [1],
    late=_always,
    check=_seen,
    example={"of": "word", "others": [{"id": "word", "type": "text", "text": "Important"}]},
)
def _surround(item: SceneObject, spec: SceneSpec) -> str:
    style, gap = style_of(item, spec, default="yellow"), number(0.15 if item.gap is None else item.gap)
    if item.arrange == "circle":
        return f"SurroundingEllipse({code_of(item.of or '')}, gap={gap}, {style})"
    rounded = f", corner_radius={number(item.corner_radius)}" if item.corner_radius else ""
    return f"SurroundingRectangle({code_of(item.of or '')}, buff={gap}{rounded}, {style})"


@entry(
    Kind.UNDERLINE,
    "marks",
    "A line under something.",
    needs=("of",),
    reads=("of", "gap"),
    late=_always,
    check=_seen,
    example={"of": "word", "others": [{"id": "word", "type": "text", "text": "Important"}]},
)
def _underline(item: SceneObject, spec: SceneSpec) -> str:
    gap = number(0.1 if item.gap is None else item.gap)
    return f"Underline({code_of(item.of or '')}, buff={gap}, {style_of(item, spec, default='yellow')})"


def _marks_something(item: SceneObject) -> bool:
    return item.of is not None


@entry(
    Kind.CROSS,
    "marks",
    "A cross over something, or by itself.",
    reads=("of", "width", "size"),
    parts=lambda item: [1, 1],
    late=_marks_something,
    check=_seen,
    example={"of": "box", "others": [{"id": "box", "type": "square"}]},
)
def _cross(item: SceneObject, spec: SceneSpec) -> str:
    # A cross is all outline, so its one colour is that of its outline.
    changes = {"color": item.stroke_color or item.color, "stroke_color": None, "fill_opacity": None}
    plain = item.model_copy(update={**changes, "stroke_width": item.stroke_width or 6.0})
    style = f"stroke_{style_of(plain, spec, default='red')}"
    if item.of is not None:
        return f"Cross({code_of(item.of)}, {style})"
    return f"Cross(scale_factor={number((item.width or 1.6 * scale_of(item)) / 2)}, {style})"
