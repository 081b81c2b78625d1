"""Whether an action that was asked for really happened in the drawing."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from animathic_lab.domain import Animated
from animathic_lab.quality.asked import AskedAction, AskedObject
from animathic_lab.quality.matching import in_place, is_kind, looks
from animathic_lab.quality.tracks import Appearance, Tracks
from animathic_lab.quality.words import words

__all__ = ["happened"]

_INDICATES: Final = words(
    """
    Indicate Flash Wiggle Circumscribe FocusOn ApplyWave ShowPassingFlash Blink
    ShowPassingFlashWithThinningStrokeWidth
    """
)
_WRITES: Final = words(
    """
    Write AddTextLetterByLetter AddTextWordByWord TypeWithCursor DrawBorderThenFill Create GrowChart
    """
)
_GROWS: Final = words("GrowFromCenter GrowFromEdge GrowFromPoint GrowArrow GrowChart SpinInFromNothing")
_MOVES: Final = words(
    """
    shift move_to next_to align_to to_edge to_corner MoveAlongPath set_x set_y center
    """
)
_TRANSFORMS: Final = words(
    """
    Transform ReplacementTransform TransformFromCopy ClockwiseTransform CounterclockwiseTransform FadeTransform
    FadeTransformPieces TransformMatchingShapes TransformMatchingTex CyclicReplace Swap become
    """
)
_LEAST_MOVE: Final = 0.15


def happened(action: AskedAction, wanted: Sequence[AskedObject], given: Sequence[Sequence[Appearance]], tracks: Tracks) -> bool:
    """Judge one action.

    Parameters
    ----------
    action : AskedAction
        What was asked for. Without targets, any object will do.
    wanted, given : sequences
        The asked objects, and the drawn ones that `assign` gave them.
    tracks : Tracks
        What was drawn.
    """
    judge = _JUDGES[action.name]
    ends = [wanted[action.into]] if action.into is not None else []
    if not action.targets:
        return any(judge(action, name, tracks, ends) for name in {seen.id for seen in tracks.appearances})
    names = [{seen.id for seen in given[target]} for target in action.targets]
    return all(names) and all(judge(action, name, tracks, ends) for group in names for name in group)


def _parts(item: Animated) -> set[str]:
    return set(item.name.split("."))


def _named(tracks: Tracks, name: str, names: frozenset[str]) -> bool:
    return any(names & _parts(item) for _, item in tracks.animations(name))


def _rotate(action: AskedAction, name: str, tracks: Tracks, _: Sequence[AskedObject]) -> bool:
    turns = [
        item for _, item in tracks.animations(name) if {"Rotate", "Rotating", "rotate", "SpinInFromNothing"} & _parts(item)
    ]
    if action.angle is None:
        return bool(turns)
    angles = [abs(float(item.detail["angle"])) for item in turns if "angle" in item.detail]
    # One turn in two halves is the turn that was asked for.
    return any(abs(angle - action.angle) <= 1 for angle in [*angles, sum(angles)])


def _move(action: AskedAction, name: str, tracks: Tracks, _: Sequence[AskedObject]) -> bool:
    moving = {number for number, item in tracks.animations(name) if _MOVES & _parts(item)}
    for number, before, after in tracks.changes(name):
        dx = after.box.center[0] - before.box.center[0]
        dy = after.box.center[1] - before.box.center[1]
        if max(abs(dx), abs(dy)) < _LEAST_MOVE:
            continue
        if action.place and in_place(action.place, after.box):
            return True
        way = {"left": (-dx, dy), "right": (dx, dy), "up": (dy, dx), "down": (-dy, dx)}.get(action.direction)
        if way is not None and way[0] >= _LEAST_MOVE and way[0] >= abs(way[1]):
            return True
        if way is None and not action.place and number in moving:
            return True
    # A path that ends where it began moves too.
    return not action.place and not action.direction and any("MoveAlongPath" in _parts(i) for _, i in tracks.animations(name))


def _grow(_action: AskedAction, name: str, tracks: Tracks, _: Sequence[AskedObject]) -> bool:
    return _named(tracks, name, _GROWS) or _scaled(name, tracks, more=True)


def _shrink(_action: AskedAction, name: str, tracks: Tracks, _: Sequence[AskedObject]) -> bool:
    return _named(tracks, name, frozenset({"ShrinkToCenter"})) or _scaled(name, tracks, more=False)


def _scaled(name: str, tracks: Tracks, *, more: bool) -> bool:
    scaling = {number for number, item in tracks.animations(name) if any("scale" in part.lower() for part in _parts(item))}
    for number, before, after in tracks.changes(name):
        one, other = max(before.box.width, before.box.height), max(after.box.width, after.box.height)
        if number in scaling and (other > 1.02 * one if more else other < 0.98 * one):
            return True
    return False


def _recolor(action: AskedAction, name: str, tracks: Tracks, _: Sequence[AskedObject]) -> bool:
    before = None
    for state in tracks.states(name):
        changed = before is not None and state.color != before
        if changed and (not action.color or looks(action.color, state.color)):
            return True
        before = state.color
    return False


def _transform(_action: AskedAction, name: str, tracks: Tracks, ends: Sequence[AskedObject]) -> bool:
    family = tracks.lineage(name)
    for number, item in tracks.animations(name):
        if not _TRANSFORMS & _parts(item):
            continue
        if not ends:
            return True
        into = str(item.detail.get("into") or item.target)
        there = {into, item.target} & tracks.after[number].keys()
        seen = [entry for entry in tracks.appearances if entry.id in there & (family | {into})]
        if any(is_kind(ends[0], entry) and tracks.after[number][entry.id].kind == entry.first.kind for entry in seen):
            return True
    return False


def _vanish(_action: AskedAction, name: str, tracks: Tracks, _: Sequence[AskedObject]) -> bool:
    return tracks.hidden(name)


def _by_name(names: frozenset[str]) -> Callable[[AskedAction, str, Tracks, Sequence[AskedObject]], bool]:
    return lambda _action, name, tracks, _ends: _named(tracks, name, names)


_JUDGES: Final[Mapping[str, Callable[[AskedAction, str, Tracks, Sequence[AskedObject]], bool]]] = {
    "rotate": _rotate,
    "move": _move,
    "grow": _grow,
    "shrink": _shrink,
    "recolor": _recolor,
    "transform": _transform,
    "vanish": _vanish,
    "fade_in": _by_name(frozenset({"FadeIn"})),
    "fade_out": _by_name(frozenset({"FadeOut"})),
    "indicate": _by_name(_INDICATES),
    "write": _by_name(_WRITES),
}
