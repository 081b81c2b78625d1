"""What a single animation does, against the fields of an action asked for."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from animathic_lab.domain import Box
from animathic_lab.learning.drawn.measures import in_direction, kinds_of
from animathic_lab.learning.drawn.objects import Cast, same_text
from animathic_lab.learning.drawn.relations import by_boxes, in_place
from animathic_lab.learning.drawn.seen import Act, Seen, Thing, refers, union_box
from animathic_lab.learning.drawn.values import listed, same_color, same_number

__all__ = ["is_done", "moves_as_one", "swapped"]


def is_done(row: Mapping[str, Any], act: Act, cast: Cast, seen: Seen) -> bool:
    """Tell whether an act is in every field what a row asks for; when and by whom is judged elsewhere."""
    if act.thing is None:
        return True
    check = {
        "move": _moves,
        "rotate": _rotates,
        "scale": _scales,
        "recolor": _recolors,
        "opacity": _fades,
        "set": _sets,
        "transform": _transforms,
        "flip": _flips,
        "along": _follows,
        "apply_matrix": _maps,
    }.get(act.action)
    return check is None or row["action"] == "swap" or check(row, act, act.thing, cast, seen)


def boxes_of(act: Act, thing: Thing, seen: Seen) -> tuple[Box, Box]:
    """Return the box of a thing before and after an act."""
    before, after = seen.at(thing, act.play - 1), seen.at(thing, act.play)
    return (before or thing.first).box, (after or before or thing.first).box


def _moves(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    before, after = boxes_of(act, thing, seen)
    shift = act.detail.get("shift")
    way = (
        (float(shift[0]), float(shift[1]))
        if shift
        else (after.center[0] - before.center[0], after.center[1] - before.center[1])
    )
    if row.get("direction") is not None and not in_direction(way, str(row["direction"])):
        return False
    if row.get("distance") is not None and not same_number(row["distance"], math.hypot(*way), share=0.05):
        return False
    if row.get("position") is not None and not in_place(after, str(row["position"])):
        return False
    if row.get("point") is not None and math.dist(after.center, row["point"]) > 0.1 * 2**0.5 + 1e-6:
        return False
    if row.get("relation") is not None:
        anchors = [drawn.box for other in cast.get(str(row.get("anchor")), ()) if (drawn := seen.at(other, act.play))]
        return bool(anchors) and by_boxes(after, str(row["relation"]), union_box(anchors))
    return True


def _rotates(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    angle = float(act.detail.get("angle") or 0.0)
    if row.get("angle") is not None and not same_number(row["angle"], abs(angle)):
        return False
    if row.get("turn") is not None and (angle < 0) != (row["turn"] == "clockwise"):
        return False
    if row.get("about") is not None:
        about = act.step.about if act.step is not None else None
        return about is not None and refers(seen, about, cast.get(str(row["about"]), ()))
    return True


def _scales(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    before, after = boxes_of(act, thing, seen)
    measured = max(after.width, after.height) / max(before.width, before.height, 1e-6)
    factor = act.detail.get("factor", measured)
    return row.get("factor") is None or same_number(row["factor"], factor)


def _recolors(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    after = seen.at(thing, act.play)
    color = after.color if after is not None else act.detail.get("color")
    return row.get("color") is None or same_color(row["color"], color)


def _fades(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    after = seen.at(thing, act.play)
    return row.get("value") is None or (after is not None and abs(after.opacity - row["value"]) <= 0.05 + 1e-6)


def _sets(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    after = seen.at(thing, act.play)
    return row.get("value") is None or (after is not None and same_number(row["value"], after.text, share=1e-6))


def _flips(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    axis = (act.step.axis if act.step is not None else None) or "y"
    return row.get("axis") is None or row["axis"] == axis


def _follows(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    path = act.step.path if act.step is not None else None
    return row.get("path") is None or (path is not None and refers(seen, path, cast.get(str(row["path"]), ())))


def _maps(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    matrix = (act.step.matrix if act.step is not None else None) or []
    asked = row.get("matrix")
    return asked is None or [[float(value) for value in line[:2]] for line in matrix[:2]] == [
        [float(value) for value in line[:2]] for line in asked[:2]
    ]


def _transforms(row: Mapping[str, Any], act: Act, thing: Thing, cast: Cast, seen: Seen) -> bool:
    end = act.into
    if end is None:
        return False
    if row.get("into") is not None and not kinds_of(end) & set(listed(row["into"])):
        return False
    after = seen.at(thing, act.play)
    if row.get("into_color") is not None and not same_color(row["into_color"], after.color if after else end.color):
        return False
    if row.get("into_sides") is not None and row["into_sides"] != (end.sides or 5):
        return False
    if row.get("into_text") is not None:
        words = "".join(end.parts) if end.parts else end.text or (after.text if after else "")
        return same_text(row["into_text"], end, words)
    return True


def moves_as_one(acts: Sequence[Act], seen: Seen) -> bool:
    """Tell whether several things move as a rigid whole."""
    if len({act.animation for act in acts}) == 1:
        return True
    before, after = [], []
    for act in acts:
        if act.thing is not None:
            one, other = boxes_of(act, act.thing, seen)
            before.append(complex(*one.center))
            after.append(complex(*other.center))
    if any(act.start != acts[0].start for act in acts) or not before:
        return False
    angle = float(acts[0].detail.get("angle") or 0.0) if acts[0].action == "rotate" else 0.0
    if angle and abs(angle) % 360 < 1e-6:
        return False  # each about itself, or all about one point: only one animation of a whole tells
    turn = complex(math.cos(math.radians(angle)), math.sin(math.radians(angle)))
    ways = [b - after[0] - turn * (a - before[0]) for a, b in zip(before, after, strict=True)]
    return all(abs(way) <= 0.05 for way in ways)


def swapped(row: Mapping[str, Any], acts: Sequence[Act], cast: Cast, seen: Seen) -> bool:
    """Tell whether two things, or two sets of things, stand where the other was."""
    first, second = ([thing for name in listed(side) for thing in cast.get(str(name), ())] for side in row["targets"])
    begin, end = min(act.play for act in acts) - 1, max(act.play for act in acts)

    def place(things: Sequence[Thing], play: int) -> tuple[float, float] | None:
        boxes = [drawn.box for thing in things if (drawn := seen.at(thing, play)) is not None]
        return union_box(boxes).center if boxes else None

    was, now = (place(first, begin), place(second, begin)), (place(second, end), place(first, end))
    return all(a is not None and b is not None and math.dist(a, b) <= 0.3 for a, b in zip(was, now, strict=True))
