"""SceneSpec to readable Manim Community code: a pure function from data to text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from animathic_lab.errors import CompileError
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.placement import construction_order, is_late, placement_lines
from animathic_lab.scene.rules import shown_by_steps
from animathic_lab.scene.shapes import constructor
from animathic_lab.scene.spec import Kind, SceneSpec
from animathic_lab.scene.steps import play_lines

__all__ = ["Compiled", "compile_scene"]

_HELPERS: Final = (
    "Formula",
    "Graph",
    "Together",
    "arrange_ring",
    "fit_to_frame",
    "label_axes",
    "place_around",
    "place_inside",
    "stack_rows",
)


@dataclass(frozen=True, slots=True)
class Compiled:
    """Generated code, and in words what the compiler assumed."""

    code: str
    warnings: tuple[str, ...] = ()


def compile_scene(spec: SceneSpec) -> Compiled:
    """Compile a valid spec.

    Parameters
    ----------
    spec : SceneSpec
        As `validate` returned it.

    Returns
    -------
    Compiled
        Python source with the one class ``GeneratedScene``. Object ids are its variables.

    Raises
    ------
    CompileError
        The spec is valid, yet cannot be drawn, for example a plot without a finite value.
    """
    first, warnings = _shown_first(spec)
    body: list[str] = []
    if spec.background:
        body.append(f"self.camera.background_color = {color_code(spec.background)}")
    body += [f"{item.id} = {constructor(item, spec)}" for item in construction_order(spec) if not is_late(item)]
    body += placement_lines(spec)
    plays = play_lines(spec, first)
    code = "\n".join(["        " + line for line in [*body, "", *plays]]).replace("        \n", "\n")
    used = [name for name in _HELPERS if re.search(rf"\b{name}\(", code)]
    imports = "from manim import *\n" + (f"\nfrom animathic_lab.scene.mobjects import {', '.join(used)}\n" if used else "")
    source = f"{imports}\n\nclass GeneratedScene(Scene):\n    def construct(self):\n{code}\n"
    try:
        compile(source, "scene.py", "exec")
    except SyntaxError as error:  # a guard: the property tests look for a spec that gets here
        raise CompileError(f"the generated code is not Python: {error.msg}") from error
    return Compiled(source, warnings)


def _shown_first(spec: SceneSpec) -> tuple[list[str], tuple[str, ...]]:
    """Return the ids that no step shows, and a warning for each: they are created at the start."""
    shown = shown_by_steps(spec)
    for item in spec.objects:
        if item.type is Kind.GROUP and item.id in shown:
            shown |= _members(item.id, spec)
    parts = {child for item in spec.objects for child in item.children or [] if item.id not in shown}
    hidden = [item.id for item in spec.objects if item.id not in shown and item.id not in parts]
    # A group none of whose members is shown by itself stands for them; otherwise they stand for themselves.
    first = [name for name in hidden if not (_members(name, spec) & shown)]
    return first, tuple(f"no step shows {name}, so it is created at the start" for name in first)


def _members(name: str, spec: SceneSpec) -> set[str]:
    children = set(spec.object(name).children or [])
    return children.union(*(_members(child, spec) for child in children)) if children else children
