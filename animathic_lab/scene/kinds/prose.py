"""Paragraphs, titles, bulleted lists, code and numbers."""

from __future__ import annotations

import textwrap
from functools import cache
from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.kinds.texts import color_list, gradient, words_style
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

#: Width of an average character, in Manim units, at font size 1.
_CHARACTER: Final = 0.27 / 48
_MOST_CHARACTERS: Final = 1500


def _wrapped(text: str, item: SceneObject, size: float, width: float) -> list[str]:
    at = max(4, int((item.width or width) / (_CHARACTER * size)))
    return [line.expandtabs(4) for part in text.split("\n") for line in textwrap.wrap(part, at) or [""]]


def _lines(item: SceneObject) -> list[str]:
    return _wrapped(item.text or "", item, item.font_size or 32 * scale_of(item), 10.5)


@entry(
    Kind.PARAGRAPH,
    "words",
    "Longer words, broken into lines that fit its width.",
    needs=("text",),
    reads=("width", "font_size", "size", "bold", "italic", "colors"),
    parts=lambda item: [None] * len(_lines(item)),
    example={"text": "Longer words are broken into lines, and each of these lines is a part of the paragraph."},
)
def _paragraph(item: SceneObject, spec: SceneSpec) -> str:
    size = item.font_size or 32 * scale_of(item)
    lines = ", ".join(repr(line) for line in _lines(item))
    return f"fit_to_frame(TextLines({lines}, font_size={number(size)}, {words_style(item, spec)})){gradient(item)}"


@entry(
    Kind.TITLE,
    "words",
    "A heading with a line below it, at the top.",
    needs=("text",),
    reads=("font_size", "size", "bold", "italic", "colors"),
    parts=lambda item: [None, 1],
    example={"text": "A title"},
)
def _title(item: SceneObject, spec: SceneSpec) -> str:
    size = number(item.font_size or 48 * scale_of(item))
    words = " ".join((item.text or "").split())
    source = f"fit_to_frame(Heading({words!r}, font_size={size}, {words_style(item, spec)}))"
    return f"{source}{gradient(item)}.to_edge(UP)"


def _items(item: SceneObject) -> list[str]:
    if item.parts:
        return item.parts
    return [line.strip().lstrip("-*•").strip() for line in (item.text or "").split("\n") if line.strip()]


def _check_bullets(item: SceneObject, spec: SceneSpec) -> str | None:
    if not any(line.strip() for line in _items(item)):
        return "parts: bullets need lines, one a part"
    if sum(len(line) for line in _items(item)) > _MOST_CHARACTERS:
        return f"parts: that is too much to read; at most {_MOST_CHARACTERS} characters in all"
    return None


@entry(
    Kind.BULLETS,
    "words",
    "A bulleted list; its lines are its parts.",
    check=_check_bullets,
    parts=lambda item: [None] * len(_items(item)),
    reads=("parts", "text", "width", "font_size", "size", "bold", "italic", "colors"),
    example={"parts": ["First", "Second", "Third"]},
)
def _bullets(item: SceneObject, spec: SceneSpec) -> str:
    size = item.font_size or 36 * scale_of(item)
    lines = ", ".join(repr(_wrapped(line, item, size, 10.5)) for line in _items(item))
    colors = f", colors={color_list(item)}" if item.colors else ""
    return f"fit_to_frame(Bullets({lines}, font_size={number(size)}, {words_style(item, spec)}{colors}))"


@cache
def _languages() -> frozenset[str]:
    """Return the names of languages that pygments itself knows; asked for one by name, it imports plugins to find it."""
    from pygments.lexers import get_all_lexers  # type: ignore[import-untyped]  # it ships no types

    return frozenset(alias for _, aliases, _, _ in get_all_lexers(plugins=False) for alias in aliases)


def _language(name: str | None) -> str:
    """Return a language that pygments knows; plain text for any other."""
    return name if name is not None and name in _languages() else "text"


@entry(
    Kind.CODE,
    "words",
    "Code with highlighting and line numbers; its lines are its parts.",
    needs=("text",),
    reads=("language", "font_size", "size"),
    parts=lambda item: [None] * (1 + (item.text or "").strip("\n").count("\n")),
    example={"text": "def square(x):\n    return x * x", "language": "python"},
)
def _code(item: SceneObject, spec: SceneSpec) -> str:
    size = number(item.font_size or 26 * scale_of(item))
    source = (item.text or "").strip("\n").expandtabs(4)
    return f"fit_to_frame(Listing({source!r}, language={_language(item.language)!r}, font_size={size}))"


@entry(
    Kind.NUMBER,
    "words",
    "A number that a step can set, or that follows an expression.",
    reads=("value", "decimals", "unit", "font_size", "size", "bold", "italic"),
    example={"value": 42, "unit": "%"},
)
def _number(item: SceneObject, spec: SceneSpec) -> str:
    value = item.value or 0.0
    # As many places as the number was given with, up to two.
    places = next((places for places in (0, 1) if round(value, places) == value), 2)
    decimals = places if item.decimals is None else item.decimals
    unit = f", unit={item.unit.strip()!r}" if item.unit and item.unit.strip() else ""
    size = number(item.font_size or 56 * scale_of(item))
    return f"Number({number(value)}, decimals={decimals}{unit}, font_size={size}, {words_style(item, spec)})"
