"""The rendering room: scene source in, video and a record of what was drawn out.

Manim is imported once, in a process of its own (`zygote`), which forks for each job. Nothing here imports Manim into the
caller's process.
"""

from __future__ import annotations

from animathic_lab.rendering.formulae import uses_latex
from animathic_lab.rendering.frames import last_frame_png
from animathic_lab.rendering.renderer import Renderer

__all__ = ["Renderer", "last_frame_png", "uses_latex"]
