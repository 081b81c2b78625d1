"""Whether the fonts of this machine can show the words of a scene. Manim silently draws a box for what they cannot."""

from __future__ import annotations

import functools
import tempfile
import threading
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["font_warnings", "is_shown"]

#: Up to here every font has its characters.
_LATIN: Final = "\u024f"
#: Characters looked up for each script of a scene, and in all: each costs some milliseconds when it is first seen.
_SAMPLES: Final = 2
_MOST: Final = 8
#: Formulae have a font of their own.
_FORMULAE: Final = frozenset({Kind.MATH, Kind.MATRIX})
_lock = threading.Lock()


def font_warnings(spec: SceneSpec) -> tuple[str, ...]:
    """Return a warning for each object with words that no installed font can show.

    Parameters
    ----------
    spec : SceneSpec
        A valid spec. Of every script that it has only a few characters are looked up: fonts have scripts as a whole.
    """
    looked_up: dict[str, set[str]] = {}
    warnings = []
    for item in spec.objects:
        missing = []
        for character in dict.fromkeys("".join(_words(item))):
            if character <= _LATIN or unicodedata.category(character)[0] in "CMZ":
                continue
            seen = looked_up.setdefault(_script(character), set())
            if character not in seen and (len(seen) >= _SAMPLES or sum(map(len, looked_up.values())) >= _MOST):
                continue
            seen.add(character)
            if not is_shown(character):
                missing.append(character)
        if missing:
            warnings.append(f"no installed font shows {' '.join(missing)} of {item.id}; install one that does, such as Noto")
    return tuple(warnings)


def _words(item: SceneObject) -> Iterator[str]:
    if item.type not in _FORMULAE:
        yield from (text for text in (item.text, item.unit, item.x_label, item.y_label) if text)
        for texts in (item.parts, item.headers, item.labels, *(item.rows or ()), *(item.edges or ())):
            yield from texts or ()


def _script(character: str) -> str:
    """Return what fonts have as a whole: the script by its name, or all symbols, such as emoji."""
    category = unicodedata.category(character)
    return category if category[0] == "S" else unicodedata.name(character, category).split()[0]


@functools.lru_cache(maxsize=4096)
def is_shown(character: str) -> bool:
    """Return whether some installed font has a character; True where that cannot be found out.

    Parameters
    ----------
    character : str
        One, not a combining one.
    """
    try:
        # Manim's own way to Pango, 60 ms to import, which most scenes never need.
        from manimpango import MarkupUtils  # type: ignore[import-untyped]  # it ships no types

        with _lock, tempfile.TemporaryDirectory(prefix="glyph-") as folder:
            path = Path(folder) / "glyph.svg"
            MarkupUtils.text2svg(character, "", "NORMAL", "NORMAL", 10, 20, False, str(path), 0, 0, 60, 40)
            drawn = path.read_text(encoding="utf-8")
    except Exception:  # no Pango, no room, another version: a warning less is no failure
        return True
    # A character without a font is drawn as a box and the digits of its number; one of a font of pictures not at all by Manim.
    return drawn.count("<use") == 1
