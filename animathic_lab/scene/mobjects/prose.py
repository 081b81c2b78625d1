"""Words in several lines, headings, bulleted lists, code and numbers. All set by Pango; none of them needs LaTeX."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from manim import DOWN, LEFT, RIGHT, Code, DecimalNumber, Line, VGroup, VMobject
from manim.mobject.text.text_mobject import Text

__all__ = ["Bullets", "Heading", "Listing", "Number", "TextLines", "set_line"]

#: From one baseline to the next, in heights of a small x.
_PITCH: Final = 2.6
_BULLET: Final = "•  "


def set_line(words: str, *, font_size: float, **style: Any) -> tuple[VMobject, float]:
    """Set one line of text so that lines can be put together: its baseline is at y = 0, and it begins at x = 0.

    Parameters
    ----------
    words : str
        May be empty.
    font_size : float
        As of Manim's own texts.
    **style
        Of `Text`, such as ``color`` and ``weight``.

    Returns
    -------
    tuple of VMobject and float
        The line, and the height of a small x in it.
    """
    # Manim centres a text by its glyphs, which says nothing of where the baseline was. A small x in front of it does.
    line = Text("x " + words, font_size=font_size, **style)
    measure = line[0]
    # The words begin after the x and a space, which is half as wide as the x in most fonts.
    line.shift(-measure.get_corner(DOWN + LEFT) - 1.6 * measure.width * RIGHT)
    line.remove(measure)
    line.original_text = words
    # A text without any glyph has points of a shape that Manim itself cannot measure.
    return line if len(line) else VMobject(), float(measure.height)


class TextLines(VGroup):
    """Lines of text with their baselines at equal distances; each is a part of its own.

    Parameters
    ----------
    *lines : str
        From top to bottom; an empty one leaves its room.
    font_size : float
        As of Manim's own texts.
    **style
        Of `Text`, such as ``color`` and ``weight``.
    """

    def __init__(self, *lines: str, font_size: float = 32, **style: Any) -> None:
        super().__init__()
        self.original_text = "\n".join(lines)
        for index, words in enumerate(lines):
            line, height = set_line(words, font_size=font_size, **style)
            self.add(line.shift(index * _PITCH * height * DOWN))
        self.center()


class Heading(VGroup):
    """A title with a line below it.

    Parameters
    ----------
    words : str
        One line.
    font_size : float
        As of Manim's own texts.
    color : optional
        Of words and line.
    **style
        Of `Text`, such as ``weight``.
    """

    def __init__(self, words: str, *, font_size: float = 48, color: Any = "#FFFFFF", **style: Any) -> None:
        self.original_text = words
        line, height = set_line(words, font_size=font_size, color=color, **style)
        rule = Line(LEFT, RIGHT, color=color, stroke_width=2).set_width(line.width + 3 * height).next_to(line, DOWN, buff=0)
        super().__init__(line, rule.set_y(-height))
        self.center()


class Bullets(VGroup):
    """A bulleted list; each of its parts is a bullet with its words.

    Parameters
    ----------
    *items : list of str
        The lines of each bullet: more than one where its words are wrapped.
    font_size : float
        As of Manim's own texts.
    colors : list, optional
        One for each bullet, from the first on.
    **style
        Of `Text`, such as ``color`` and ``weight``.
    """

    def __init__(self, *items: list[str], font_size: float = 36, colors: list[Any] | None = None, **style: Any) -> None:
        super().__init__()
        self.original_text = "\n".join(" ".join(lines) for lines in items)
        depth = 0.0
        for lines in items:
            bullet = VGroup()
            for index, words in enumerate(lines):
                line, height = set_line((_BULLET if index == 0 else "") + words, font_size=font_size, **style)
                if index and len(bullet[0]) > 1 and len(line):
                    # Continued lines begin below the first one's words, not below its bullet.
                    line.align_to(VGroup(*bullet[0][1:]), LEFT)
                bullet.add(line.shift(depth * DOWN))
                depth += _PITCH * height
            depth += 0.5 * _PITCH * height
            self.add(bullet)
        for own, color in zip(self, colors or [], strict=False):
            own.set_color(color)
        self.center()


def _is_one_glyph(character: str) -> bool:
    # Without a font that has it, a character is drawn as a box with its number, in several pieces.
    return len(Text(character, font="Monospace").submobjects) == 1


class Listing(Code):
    """Code with highlighting and line numbers; its parts are its lines.

    Parameters
    ----------
    source : str
        The code.
    language : str
        A name that pygments knows.
    font_size : float
        As of Manim's own texts.
    """

    def __init__(self, source: str, *, language: str = "text", font_size: float = 24) -> None:
        options: dict[str, Any] = {"language": language, "background": "window", "formatter_style": "monokai"}
        options["paragraph_config"] = {"font_size": font_size}
        options["background_config"] = {"stroke_width": 0, "buff": 0.35}
        # Manim counts glyphs to colour a word: a character that is drawn as none or as several would shift all that follow.
        odd = {character for character in source if character > "~" and not _is_one_glyph(character)}
        super().__init__(code_string="".join("□" if character in odd else character for character in source), **options)
        self.original_text = source

    def __getitem__(self, value: Any) -> Any:
        """Return a line."""
        return self.code_lines[value]


class Number(DecimalNumber):
    """A decimal number that can change, set by Pango, with digits of equal width so that nothing jitters while it counts.

    Parameters
    ----------
    value : float
        At the start.
    decimals : int
        Places after the point.
    unit : str
        Words behind it, such as ``%`` or ``km``.
    font_size : float
        As of Manim's own texts.
    **style
        Of `Text`, such as ``color``.
    """

    def __init__(self, value: float = 0, *, decimals: int = 0, unit: str = "", font_size: float = 56, **style: Any) -> None:
        looks: dict[str, Any] = {"font_size": font_size, **{key: style.pop(key) for key in ("weight", "slant") if key in style}}
        characters = Text("0123456789+-.,", **looks)
        base = characters[0].get_bottom()[1]
        self._glyphs = {
            character: glyph.shift((-glyph.get_left()[0], -base, 0.0))
            for character, glyph in zip("0123456789+-.,", characters, strict=True)
        }
        self._cell = max(self._glyphs[digit].width for digit in "0123456789")
        #: How many characters it has had at most.
        self._most = 0
        self._unit = unit
        self._unit_line: VMobject = set_line(unit, **looks)[0] if unit else VGroup()
        super().__init__(value, num_decimal_places=decimals, font_size=font_size, **style)

    def __getitem__(self, value: Any) -> Any:
        """Return a character; for one that has gone while the number got shorter, the last."""
        gone = isinstance(value, int) and len(self.submobjects) <= value < self._most
        return super().__getitem__(-1 if gone else value)

    def _set_submobjects_from_number(self, number: float) -> None:
        """Put the glyphs of a number together; called by Manim for every new value."""
        self.number = number
        self.submobjects = []
        gap, right = 0.14 * self._cell, 0.0
        for character in self._get_num_string(number):
            glyph = self._glyphs[character].copy()
            width = self._cell if character.isdigit() else glyph.width
            self.add(glyph.shift((right + (width - glyph.width) / 2, 0.0, 0.0)))
            right += width + gap
        if len(self._unit_line):
            unit = self._unit_line.copy()
            space = 0.0 if self._unit[0] in "%°'" else 0.4 * self._cell
            unit.shift((right + space - unit.get_left()[0], 0.0, 0.0))
            self.add(*unit.submobjects)
        self._most = max(self._most, len(self.submobjects))
        self.move_to(np.zeros(3))
        self.initial_height = self.height
