"""Manim's own gallery scenes as code that runs without LaTeX: the original class behind a preamble."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

__all__ = ["SCENES", "names", "source"]

SCENES = Path(__file__).parents[3] / "shared" / "data" / "gallery" / "scenes.py"

#: MathTex and Tex keep their place in Manim, whose helpers hold them as defaults; only how they come to their glyphs differs.
#: A capital of LaTeX's font is 0.34 units high at Manim's default font size, which is what 0.69 and 0.7 are for.
_PREAMBLE = """
from manim import *
from manim.mobject.text import tex_mobject
from animathic_lab.scene.mobjects.formulae import FormulaParts


def _words(text, size):
    lines = [line.strip().replace("\\\\LaTeX", "LaTeX") for line in text.split("\\\\\\\\")]
    return VGroup(*Text("\\n".join(lines), font_size=0.7 * size).submobjects)


def _mixed(text):
    pieces = text.split("$")
    return " ".join(piece if index % 2 else "\\\\text{" + piece + "}" for index, piece in enumerate(pieces) if piece)


def _init(self, *strings, font_size=48, color=WHITE, tex_environment="align*", **style):
    VMobject.__init__(self, color=color)
    VMobject.init_colors(self)
    strings = [str(string) for string in strings]
    if isinstance(self, Tex) and "$" not in "".join(strings):
        self.add(_words(" ".join(strings), font_size))
    else:
        strings = [_mixed(string) for string in strings] if isinstance(self, Tex) else strings
        self.add(*FormulaParts(*strings, font_size=0.69 * font_size))
    self.tex_string, self.tex_strings, self.initial_height = " ".join(strings), strings, self.height * 48 / font_size
    self.set_fill(style.get("fill_color", color), 1).set_stroke(width=0)


def _tex(self, *strings, **style):
    style.pop("arg_separator", None)
    _init(self, *strings, **style)


tex_mobject.SingleStringMathTex.__init__ = _init
tex_mobject.MathTex.__init__ = _init
tex_mobject.Tex.__init__ = _tex
tex_mobject.SingleStringMathTex.font_size = property(
    lambda self: 48 * self.height / self.initial_height,
    lambda self, value: self.scale(value / self.font_size) if self.height else None,
)
"""


@cache
def _classes() -> dict[str, str]:
    text = SCENES.read_text(encoding="utf-8")
    found = {}
    for node in ast.parse(text).body:
        if isinstance(node, ast.ClassDef):
            node.name, name = "GeneratedScene", node.name
            found[name] = ast.unparse(node)
    return found


def names() -> list[str]:
    """Return the names of all scenes of the gallery."""
    return list(_classes())


def source(name: str) -> str:
    """Return a scene as code with a class `GeneratedScene`.

    Parameters
    ----------
    name : str
        The original class's name.
    """
    # Only what is held by a variable is recorded, and this scene holds its frame by an attribute of the image.
    code = _classes()[name].replace("image.background_rectangle", "frame")
    return f"{_PREAMBLE}\n\n{code}\n"
