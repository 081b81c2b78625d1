"""Texts and formulae."""

from __future__ import annotations

import textwrap
from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of, style_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

_WRAP_AT: Final = 44


@entry(
    Kind.TEXT,
    "words",
    "Words.",
    needs=("text",),
    reads=("font_size", "size"),
    example={"text": "Hello"},
)
def _text(item: SceneObject, spec: SceneSpec) -> str:
    words = item.text or ""
    lines = [wrapped for line in words.split("\n") for wrapped in (textwrap.wrap(line, _WRAP_AT) or [""])]
    size = item.font_size or 48 * scale_of(item)
    # Tabs have no width in Pango's layout of a single line; repr is the only way that words reach the code.
    source = f"Text({chr(10).join(lines).expandtabs(4)!r}, font_size={number(size)}, {style_of(item, spec, default='white')})"
    long = max(len(line) for line in lines) * size > 24 * 48 or len(lines) > 4
    return f"fit_to_frame({source})" if long else source


@entry(
    Kind.MATH,
    "words",
    "A formula in LaTeX, which needs no LaTeX installation.",
    needs=("text",),
    reads=("font_size", "size"),
    example={"text": "e^{i\\pi} + 1 = 0"},
)
def _math(item: SceneObject, spec: SceneSpec) -> str:
    size = item.font_size or 56 * scale_of(item)
    tex = (item.text or "").strip().strip("$").strip()
    return f"fit_to_frame(Formula({tex!r}, font_size={number(size)}, {style_of(item, spec, default='white')}))"
