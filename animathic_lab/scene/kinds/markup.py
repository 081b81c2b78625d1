"""Texts with markup of their own: the small part of Pango's that is allowed, rebuilt tag by tag."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape, unescape
from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.kinds.texts import words_style
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind
from animathic_lab.vocabulary import hex_of

__all__ = ["safe_markup"]

_TAGS: Final = frozenset({"b", "i", "u", "s", "big", "small", "sub", "sup", "tt", "span"})
#: Attribute of a span -> what it may hold. Colours are looked up in our own vocabulary.
_WORDS: Final[Mapping[str, str]] = {
    "size": r"(xx?-)?(small|large)|medium|smaller|larger|\d{1,3}(\.\d)?(pt|%)",
    "weight": r"ultralight|light|normal|bold|ultrabold|heavy|[1-9]00",
    "style": "normal|oblique|italic",
    "underline": "none|single|double",
    "strikethrough": "true|false",
    "font_family": "sans|serif|monospace",
}
_COLORS: Final[Mapping[str, str]] = {"foreground": "foreground", "fgcolor": "foreground", "color": "foreground"}
_PIECE: Final = re.compile(r"<(?P<close>/?)(?P<tag>[a-z]+)(?P<more>(?:\s+[a-z_]+\s*=\s*(?:\"[^\"<>]*\"|'[^'<>]*'))*)\s*>")
_ATTRIBUTE: Final = re.compile(r"([a-z_]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


def safe_markup(text: str) -> str:
    """Return markup that Pango is sure to read: known tags rebuilt, everything else as the words that it is.

    Parameters
    ----------
    text : str
        With tags such as ``<b>`` and ``<span foreground="red">``.

    Raises
    ------
    ValueError
        A tag is closed that was not opened last, or is never closed; a span asks for what it may not.

    Examples
    --------
    >>> safe_markup("<b>a < b</b>")
    '<b>a &lt; b</b>'
    """
    out: list[str] = []
    still_open: list[str] = []
    begin = 0
    for piece in _PIECE.finditer(text):
        if piece["tag"] not in _TAGS:
            continue
        out.append(_plain(text[begin : piece.start()]))
        begin = piece.end()
        if not piece["close"]:
            still_open.append(piece["tag"])
            out.append(f"<{piece['tag']}{_attributes(piece['tag'], piece['more'])}>")
        elif still_open and still_open[-1] == piece["tag"]:
            out.append(f"</{still_open.pop()}>")
        else:
            raise ValueError(f"</{piece['tag']}> closes what was not opened last")
    if still_open:
        raise ValueError(f"<{still_open[-1]}> is never closed")
    return "".join([*out, _plain(text[begin:])])


def _plain(text: str) -> str:
    # Entities such as &amp; may be meant as such or not be there at all: either way one of each character comes out.
    return escape(unescape(text), quote=False)


def _attributes(tag: str, more: str) -> str:
    found: dict[str, str] = {}
    for name, double, single in _ATTRIBUTE.findall(more):
        value = (double or single).strip().lower()
        if tag != "span":
            raise ValueError(f"<{tag}> takes no {name}; a span does")
        if name in _COLORS and (color := hex_of(value)) is not None:
            found[_COLORS[name]] = color
        elif name in _WORDS and re.fullmatch(_WORDS[name], value):
            found[name] = value
        else:
            raise ValueError(f"a span has no {name}={value[:20]!r}; valid are foreground with a colour, {', '.join(_WORDS)}")
    return "".join(f' {name}="{value}"' for name, value in found.items())


def _check(item: SceneObject, spec: SceneSpec) -> str | None:
    try:
        words = safe_markup(item.text or "")
    except ValueError as error:
        return f"text: {error}"
    return None if re.sub(r"<[^>]*>", "", words).strip() else "text: there are only tags"


@entry(
    Kind.MARKUP,
    "words",
    "Words with the tags b, i, u, s, sub, sup, big, small and tt, and span with foreground, size, weight, style or underline.",
    needs=("text",),
    reads=("font_size", "size", "bold", "italic"),
    check=_check,
    example={"text": 'All in <b>bold</b> and <span foreground="red">red</span>'},
)
def _markup(item: SceneObject, spec: SceneSpec) -> str:
    size = item.font_size or 48 * scale_of(item)
    style = words_style(item, spec)
    return f"fit_to_frame(MarkupText({safe_markup(item.text or '').expandtabs(4)!r}, font_size={number(size)}, {style}))"
