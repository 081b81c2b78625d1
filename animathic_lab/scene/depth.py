"""Scenes with depth: where the camera looks from, and what keeps facing it while the rest lies in space."""

from __future__ import annotations

from typing import Final

from animathic_lab.scene.kinds.book import BOOK
from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.references import base_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Action, Kind

__all__ = [
    "facing_lines",
    "has_depth",
    "is_in_space",
    "is_of_space",
    "rooted",
    "rows_in_space",
    "upright",
    "view_angles",
    "view_lines",
]

#: Chapters whose objects are read and not walked around: in a scene with depth they face the camera.
_FLAT: Final = frozenset({"words", "tables", "charts", "pictures"})
#: Kinds that the rest of a scene with depth stands in, so that nothing moves them.
_GROUND: Final = frozenset({Kind.AXES_3D, Kind.SURFACE})
#: Actions that give an object other parts than it had.
_CHANGES: Final = frozenset({Action.TRANSFORM, Action.MATCH})


def has_depth(spec: SceneSpec) -> bool:
    """Whether the scene needs a camera that can look at it from the side."""
    return is_in_space(spec) or any(step.action in (Action.ORBIT, Action.SPIN) for step in spec.steps)


def is_in_space(spec: SceneSpec) -> bool:
    """Whether the scene has things with depth, or says where its camera looks from."""
    return spec.phi is not None or spec.theta is not None or any(is_of_space(item) for item in spec.objects)


def is_of_space(item: SceneObject) -> bool:
    """Whether an object has depth by itself."""
    return BOOK[item.type].space or (item.type is Kind.PARAMETRIC and item.expression_z is not None)


def rooted(spec: SceneSpec) -> bool:
    """Whether there are axes or a surface that give the other solids their place."""
    return any(item.type in _GROUND for item in spec.objects)


def view_lines(spec: SceneSpec) -> list[str]:
    """Return the line that says where the camera looks from; none for a flat scene, which is seen from above."""
    if not is_in_space(spec):
        return []
    phi, theta = view_angles(spec)
    return [f"self.set_camera_orientation(phi={number(phi)} * DEGREES, theta={number(theta)} * DEGREES)"]


def view_angles(spec: SceneSpec) -> tuple[float, float]:
    """Return phi and theta, in degrees, from where the camera of a scene with depth looks at the start."""
    # A light is in space, but nothing of it has to be seen from the side.
    solids = [item for item in spec.objects if is_of_space(item) and item.type is not Kind.LIGHT]
    if solids:
        # Solids in a row are seen from its front, or they would hide each other; axes from their corner.
        several = sum(item.count or 1 for item in solids) > 1 and not rooted(spec)
        phi, theta = 70.0, -75.0 if several else -45.0
    else:
        phi, theta = 0.0, -90.0
    return phi if spec.phi is None else spec.phi, theta if spec.theta is None else spec.theta


def rows_in_space(cluster: list[SceneObject], spec: SceneSpec) -> list[str]:
    """Return the lines that place what nothing else places: words at the top of the frame, solids side by side.

    Parameters
    ----------
    cluster : list of SceneObject
        Seen at the same time. Axes and surfaces among them stay where they are, for they are what the others stand in.
    spec : SceneSpec
        The spec they belong to.
    """
    lines, words = [], [item.id for item in cluster if _is_flat(item, spec)]
    if len(words) == 1:
        lines.append(f"{words[0]}.to_edge(UP)")
    elif words:
        lines.append(f"stack_rows([{', '.join(f'[{name}]' for name in words)}], gap=0.4).to_edge(UP)")
    solids = [item.id for item in cluster if item.id not in words and item.type not in _GROUND]
    return lines + ([f"stack_rows([[{', '.join(solids)}]])"] if len(solids) > 1 else [])


def upright(item: SceneObject, spec: SceneSpec) -> bool:
    """Whether above and below its anchor are along z, because the anchor has depth."""
    return item.anchor is not None and is_of_space(spec.object(base_of(item.anchor)))


def facing_lines(item: SceneObject, spec: SceneSpec, *, live: bool = False) -> list[str]:
    """Return the line that lets words face the camera in a scene with depth; none for what lies in space.

    Parameters
    ----------
    item : SceneObject
        Made and placed already.
    spec : SceneSpec
        The spec it belongs to.
    live : bool
        Whether its parts change from frame to frame, so that the camera must be told again and again.
    """
    if not has_depth(spec):
        return []
    if item.type is Kind.AXES_3D and (item.x_label or item.y_label or item.numbers) and (item.count or 1) == 1:
        return [f"self.camera.add_fixed_orientation_mobjects(*{item.id}.captions)"]
    if not _is_flat(item, spec):
        return []
    at_a_place = item.z is not None or item.axes is not None or _stands_by_space(item, spec)
    # Of the camera and not of the scene, whose method would show them before their time.
    call = f"self.camera.add_fixed_{'orientation' if at_a_place else 'in_frame'}_mobjects({item.id})"
    changing = live or any(step.action in _CHANGES and item.id in (step.into, *step.targets) for step in spec.steps)
    return [f"self.add_updater(lambda dt: {call})" if changing else call]


def _is_flat(item: SceneObject, spec: SceneSpec) -> bool:
    if BOOK[item.type].family in _FLAT or item.type is Kind.LABEL:
        return True
    # What marks words lies where they do.
    return BOOK[item.type].family == "marks" and item.of is not None and _is_flat(spec.object(base_of(item.of)), spec)


def _stands_by_space(item: SceneObject, spec: SceneSpec) -> bool:
    ref = item.anchor or item.of
    if ref is None:
        return False
    other = spec.object(base_of(ref))
    return is_of_space(other) or other.z is not None or (_is_flat(other, spec) and _stands_by_space(other, spec))
