"""SceneSpec to readable Manim Community code: a pure function from data to text."""

from __future__ import annotations

import re
from dataclasses import dataclass

from animathic_lab.errors import CompileError
from animathic_lab.scene.contrast import shown_colors
from animathic_lab.scene.depth import facing_lines, has_depth, view_lines
from animathic_lab.scene.glyphs import font_warnings
from animathic_lab.scene.helpers import HELPERS
from animathic_lab.scene.introduce import introduction_lines
from animathic_lab.scene.kinds import constructor
from animathic_lab.scene.live import uses_time
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.parts import part_lines
from animathic_lab.scene.placement import construction_order, placement_lines
from animathic_lab.scene.references import late_ids, live_ids, members_of, shown_by_steps
from animathic_lab.scene.spec import SceneSpec
from animathic_lab.scene.steps import play_lines
from animathic_lab.scene.words import CAMERA, Action, Kind

__all__ = ["Compiled", "compile_scene"]


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
    spec, faint = shown_colors(spec)
    first, warnings = _shown_first(spec)
    body: list[str] = []
    if spec.background:
        body.append(f"self.camera.background_color = {color_code(spec.background)}")
    body += view_lines(spec)
    if uses_time(spec):
        body += [
            "clock = ValueTracker(0)",
            "clock.add_updater(lambda mobject, dt: mobject.increment_value(dt))",
            "self.add(clock)",
        ]
    late, live = late_ids(spec), live_ids(spec)
    early = [item for item in construction_order(spec) if item.id not in late]
    # Trackers first: whatever follows them asks them as soon as it is made.
    early.sort(key=lambda item: item.type is not Kind.TRACKER)
    for item in early:
        body += [f"{item.id} = {constructor(item, spec)}", *part_lines(item, spec)]
    body += placement_lines(spec)
    body += [line for item in early if item.id not in live for line in facing_lines(item, spec)]
    # What follows something is bound once all stand in their places.
    body += [line for item in early if item.id in live for line in introduction_lines(item, spec)]
    plays = play_lines(_without_aim(spec), first)
    code = "\n".join(["        " + line for line in [*body, "", *plays]]).replace("        \n", "\n")
    imports = _imports(code)
    source = f"{imports}\n\nclass GeneratedScene({scene_class(spec)}):\n    def construct(self):\n{code}\n"
    try:
        compile(source, "scene.py", "exec")
    except SyntaxError as error:  # a guard: the property tests look for a spec that gets here
        raise CompileError(f"the generated code is not Python: {error.msg}") from error
    return Compiled(source, warnings + faint + font_warnings(spec))


def _without_aim(spec: SceneSpec) -> SceneSpec:
    """Return the spec without the targets of steps that have none: "orbit the camera" means the only camera that can orbit."""
    aimless = (Action.ORBIT, Action.SPIN)
    steps = [step.model_copy(update={"targets": []}) if step.action in aimless else step for step in spec.steps]
    return spec.model_copy(update={"steps": steps})


def _imports(code: str) -> str:
    used: dict[str, list[str]] = {}
    for name, module in HELPERS.items():
        if re.search(rf"\b{name}\(", code):
            used.setdefault(module, []).append(name)
    room = "animathic_lab.scene.mobjects"
    lines = [f"from {room}.{module} import {', '.join(sorted(names))}\n" for module, names in used.items()]
    return "from manim import *\n" + ("\n" + "".join(sorted(lines)) if lines else "")


def scene_class(spec: SceneSpec) -> str:
    """Return the class of Manim's that the scene needs: with depth, with a second camera, with one that moves, or plain."""
    if has_depth(spec):
        return "ThreeDScene"
    if any(item.type is Kind.INSET for item in spec.objects):
        return "ZoomedScene"  # whose camera moves as well
    return "MovingCameraScene" if any(CAMERA in step.targets for step in spec.steps) else "Scene"


def _shown_first(spec: SceneSpec) -> tuple[list[str], tuple[str, ...]]:
    """Return the ids that no step shows, and a warning for each: they are created at the start."""
    shown = shown_by_steps(spec)
    for item in spec.objects:
        if item.id in shown:
            shown |= _members(item.id, spec)
    parts = {child for item in spec.objects for child in members_of(item) if item.id not in shown}
    # What a union is computed from need not be seen itself.
    outlines = {child for item in spec.objects if item.id in shown for child in item.children or [] if child not in shown}
    unseen = {item.id for item in spec.objects if item.type in (Kind.TRACKER, Kind.LIGHT)}
    hidden = [item.id for item in spec.objects if item.id not in shown | parts | outlines | unseen]
    # A group none of whose members is shown by itself stands for them; otherwise they stand for themselves.
    first = [name for name in hidden if not (_members(name, spec) & shown)]
    return first, tuple(f"no step shows {name}, so it is created at the start" for name in first)


def _members(name: str, spec: SceneSpec) -> set[str]:
    children = set(members_of(spec.object(name)))
    return children.union(*(_members(child, spec) for child in children)) if children else children
