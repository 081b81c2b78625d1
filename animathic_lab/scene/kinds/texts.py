"""Texts and formulae."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of, style_of
from animathic_lab.scene.measures import wrapped
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["color_list", "gradient", "words_style"]

#: A line that is wider than this is broken; one a little wider than the frame is shrunk instead, because that reads better.
_WRAP_AT: Final = 15.6


def words_style(item: SceneObject, spec: SceneSpec) -> str:
    """Return the keyword arguments of colour, weight and slant."""
    style = style_of(item, spec, default="white")
    return style + (", weight=BOLD" if item.bold else "") + (", slant=ITALIC" if item.italic else "")


def color_list(item: SceneObject) -> str:
    """Return the colours of an object's parts as a list of constants."""
    return f"[{', '.join(color_code(color) for color in item.colors or [])}]"


def gradient(item: SceneObject) -> str:
    """Return the method call that colours from one end to the other; nothing without colours."""
    if not item.colors:
        return ""
    # Manim's gradient wants two colours at least.
    colors = item.colors if len(item.colors) > 1 else item.colors * 2
    return f".set_color_by_gradient({', '.join(color_code(color) for color in colors)})"


@entry(
    Kind.TEXT,
    "words",
    "Words.",
    needs=("text",),
    reads=("font_size", "size", "bold", "italic", "colors"),
    example={"text": "Hello"},
)
def _text(item: SceneObject, spec: SceneSpec) -> str:
    words = item.text or ""
    size = item.font_size or 48 * scale_of(item)
    lines = [piece for line in words.split("\n") for piece in wrapped(line.strip(), size, _WRAP_AT)]
    # Tabs have no width in Pango's layout of a single line; repr is the only way that words reach the code.
    source = f"Text({chr(10).join(lines).expandtabs(4)!r}, font_size={number(size)}, {words_style(item, spec)})"
    long = max(len(line) for line in lines) * size > 24 * 48 or len(lines) > 4
    return (f"fit_to_frame({source})" if long else source) + gradient(item)


def _tex(text: str) -> str:
    return text.strip().strip("$").strip()


def _check_math(item: SceneObject, spec: SceneSpec) -> str | None:
    return None if any(_tex(part) for part in item.parts or [item.text or ""]) else "text: a math needs words"


def _parts_of_math(item: SceneObject) -> list[int | None]:
    # Without pieces of its own a formula's parts are its glyphs, of which it has fewer than its LaTeX has characters.
    return [None] * (len(item.parts) if item.parts else len(item.text or ""))


@entry(
    Kind.MATH,
    "words",
    "A formula in LaTeX, which needs no LaTeX installation; in parts, each can be addressed by itself, such as formula.0.",
    check=_check_math,
    parts=_parts_of_math,
    reads=("text", "parts", "font_size", "size", "colors"),
    example={"text": "e^{i\\pi} + 1 = 0"},
)
def _math(item: SceneObject, spec: SceneSpec) -> str:
    size, style = number(item.font_size or 56 * scale_of(item)), style_of(item, spec, default="white")
    if item.parts:
        pieces = ", ".join(repr(_tex(part)) for part in item.parts)
        colors = f", colors={color_list(item)}" if item.colors else ""
        return f"fit_to_frame(FormulaParts({pieces}, font_size={size}, {style}{colors}))"
    return f"fit_to_frame(Formula({_tex(item.text or '')!r}, font_size={size}, {style})){gradient(item)}"
