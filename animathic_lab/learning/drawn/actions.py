"""``expect.actions`` against what was done, in its order and with nothing else in between."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.learning.drawn.details import is_done, moves_as_one, swapped
from animathic_lab.learning.drawn.objects import Cast, is_ground
from animathic_lab.learning.drawn.seen import Act, Seen, Thing
from animathic_lab.learning.drawn.values import listed
from animathic_lab.learning.drawn.verdict import Verdict
from animathic_lab.scene.words import ACTIONS_THAT_HIDE, ACTIONS_THAT_SHOW, CAMERA, Kind

__all__ = ["judge_actions"]

#: A chart that grows is what both creating it and letting it grow look like.
_SHOW: Final = frozenset(map(str, ACTIONS_THAT_SHOW)) | {"grow_chart"}
_HIDE: Final = frozenset(map(str, ACTIONS_THAT_HIDE))
_WORDS: Final = frozenset({Kind.TEXT, Kind.MATH, Kind.MARKUP, Kind.PARAGRAPH, Kind.TITLE, Kind.BULLETS})
_SAME: Final = 0.05
_LAG: Final = 0.1 - 1e-3


@dataclass(slots=True)
class _Clock:
    """When the action before began: its first and its last animation."""

    first: float = -1.0
    last: float = -1.0
    used: set[int] = field(default_factory=set)


def judge_actions(expected: Sequence[Mapping[str, Any]], cast: Cast, seen: Seen) -> Iterator[Verdict]:
    """Yield a verdict for each action asked for, and one for each that nobody asked for.

    Parameters
    ----------
    expected : sequence of Mapping
        ``expect.actions``.
    cast : Mapping
        The instances by the names of their rows.
    seen : Seen
        The drawing.
    """
    clock = _Clock()
    for row in expected:
        asked = " ".join(f"{key} {value}" for key, value in row.items() if key not in ("with_previous",))
        acts, problem = _find(row, cast, seen, clock)
        if problem:
            # What was meant is known all the same, so that it counts as one mistake and not as two.
            acts = acts or _loosely(row, cast, seen, clock)
        clock.used.update(id(act) for act in acts)
        if acts:
            first, last = min(act.start for act in acts), max(act.start for act in acts)
            joined = row.get("with_previous") and abs(first - clock.first) <= _SAME
            clock.first, clock.last = first, max(last, clock.last) if joined else last
        yield Verdict("action", asked, problem or "done", not problem)
    for step in seen.spec.steps:
        if CAMERA in step.targets:
            yield Verdict("extra action", "nothing else", f"{step.action} of the camera", False)
    for act in _extras(expected, cast, seen, clock):
        whom = "" if act.thing is None else f" {act.thing.item.type}"
        yield Verdict("extra action", "nothing else", f"{act.action}{whom} at {act.start:g} s", False)


def _names(row: Mapping[str, Any]) -> list[str]:
    if row.get("target") is not None:
        return [str(row["target"])]
    return [str(name) for one in row.get("targets") or () for name in listed(one)]


def _actions(row: Mapping[str, Any]) -> set[str]:
    actions: set[str] = set()
    for action in listed(row["action"]):
        actions |= {"show": _SHOW, "hide": _HIDE, "match": {"transform"}, "swap": {"swap", "move"}}.get(action, {action})
    return actions


def _fits(act: Act, actions: set[str]) -> bool:
    if act.action == "grow_chart":
        return bool(actions & {"create", "grow", "grow_chart"})
    words = act.thing is not None and act.thing.item.type in _WORDS
    return act.action in actions or (words and act.action == "write" and "create" in actions)


def _loosely(row: Mapping[str, Any], cast: Cast, seen: Seen, clock: _Clock) -> list[Act]:
    """Return the first acts that could have been meant."""
    actions = _actions(row)
    things = {id(thing): thing for name in _names(row) for thing in cast.get(name, ())}
    found: dict[int, Act] = {}
    for act in seen.acts:
        key = 0 if act.thing is None else id(act.thing)
        meant = act.thing is None or key in things
        if meant and id(act) not in clock.used and _fits(act, actions) and act.start > clock.last - _SAME:
            found.setdefault(key, act)
    return list(found.values())


def _find(row: Mapping[str, Any], cast: Cast, seen: Seen, clock: _Clock) -> tuple[list[Act], str]:
    """Return the acts that are what a row asks for, and what is wrong with them; nothing is, where that is empty."""
    actions = _actions(row)
    if actions == {"wait"}:
        return _find_wait(row, seen, clock)
    names = _names(row)
    groups = [list(cast.get(name, ())) for name in names]
    if not names or not all(groups):
        return [], "nobody to do it"
    things = [thing for group in groups for thing in group]
    done = [
        act
        for act in seen.acts
        if act.thing in things and id(act) not in clock.used and _fits(act, actions) and is_done(row, act, cast, seen)
    ]
    timed = [act for act in done if _in_time(row, act.start, clock)]
    if not timed:
        return [], "done, but at another time" if done else "not done"
    chosen = _choose(row, things, timed)
    if not chosen:
        return [], "not done by all of them, or not as often"
    return chosen, _together(row, groups, chosen, cast, seen)


def _find_wait(row: Mapping[str, Any], seen: Seen, clock: _Clock) -> tuple[list[Act], str]:
    waits = [act for act in seen.acts if act.thing is None and id(act) not in clock.used and act.start > clock.last + _SAME]
    for act in waits:
        long = act.end - act.start
        low, high = row.get("seconds_range") or (None, None)
        if row.get("seconds") is not None:
            low, high = row["seconds"] - 0.1, row["seconds"] + 0.1
        if (low is None or long >= low - 1e-6) and (high is None or long <= high + 1e-6):
            return [act], ""
    return waits[:1], f"{waits[0].end - waits[0].start:g} s" if waits else "no wait"


def _in_time(row: Mapping[str, Any], start: float, clock: _Clock) -> bool:
    joined = row.get("with_previous")
    if clock.last < 0:
        return True
    if joined == "either":
        return start >= clock.first - _SAME
    if joined:
        return abs(start - clock.first) <= _SAME or (row.get("lag") is True and start > clock.first - _SAME)
    return start > clock.last + _SAME


def _choose(row: Mapping[str, Any], things: Sequence[Thing], acts: Sequence[Act]) -> list[Act]:
    """Return the earliest acts with one for each thing, or with as many as the row wants."""
    times = int(row.get("times") or 1)
    starts = sorted({round(act.start, 3) for act in acts})
    for start in starts:
        chosen: list[Act] = []
        for thing in things:
            own = sorted((act for act in acts if act.thing is thing and act.start >= start - 1e-3), key=lambda act: act.start)
            if row.get("lag") is False and own and own[0].start > start + _SAME:
                own = []
            chosen += own[:times] if len(own) >= times else []
        if len(chosen) == times * int(row.get("count") or len(things)):
            return chosen
    return []


def _together(row: Mapping[str, Any], groups: Sequence[Sequence[Thing]], acts: Sequence[Act], cast: Cast, seen: Seen) -> str:
    """Return what is wrong with several acts as a whole."""
    starts = sorted(act.start for act in acts)
    if row.get("lag") is True:
        if any(b - a < _LAG for a, b in itertools.pairwise(starts)):
            return "not in turn"
        whose = [next(act.start for act in acts if act.thing is group[0]) for group in groups]
        if whose != sorted(whose):
            return "in another order"
    if row.get("lag") is False and starts[-1] - starts[0] > _SAME:
        return "not at the same moment"
    order = row.get("order")
    if order:
        axis = 0 if order == "left_to_right" else 1
        places = [act.thing.first.box.center[axis] for act in sorted(acts, key=lambda act: act.start) if act.thing]
        if places != sorted(places, reverse=axis == 1):
            return "in another order"
    if row.get("as_one") and not moves_as_one(acts, seen):
        return "each by itself"
    if row["action"] == "swap" and not swapped(row, acts, cast, seen):
        return "not where the other was"
    long = max(act.end for act in acts) - starts[0]
    return _lasting(row, long)


def _lasting(row: Mapping[str, Any], long: float) -> str:
    low, high = row.get("seconds_range") or (None, None)
    if row.get("seconds") is not None:
        low, high = row["seconds"] - 0.1, row["seconds"] + 0.1
    if row.get("speed") is not None:
        low, high = (1.5, high) if row["speed"] == "slow" else (low, 0.75)
    if row.get("times") and row["times"] > 1:
        return ""
    fits = (low is None or long >= low - 1e-6) and (high is None or long <= high + 1e-6)
    return "" if fits else f"takes {long:g} s"


def _extras(expected: Sequence[Mapping[str, Any]], cast: Cast, seen: Seen, clock: _Clock) -> Iterator[Act]:
    """Yield the first act of each animation that nobody asked for."""
    known = {id(thing) for group in cast.values() for thing in group}
    hides = any(_actions(row) & _HIDE for row in expected)
    listed_shows = {
        id(thing) for row in expected if _actions(row) & _SHOW for name in _names(row) for thing in cast.get(name, ())
    }
    shown: set[int] = set()
    told: set[tuple[int, float]] = set()
    for act in seen.acts:
        if act.thing is None:
            last = act.play == len(seen.plays) - 1 and act.end - act.start <= 1.0 + _SAME
            free = last
        else:
            # Whatever shows a thing for the first time is free, where nobody said how it appears.
            free = act.action in _SHOW and id(act.thing) not in shown | listed_shows
            # What shows again what is there already is not seen: it is the same picture.
            free = free or (act.action == "add" and seen.at(act.thing, act.play - 1) is not None)
            shown |= {id(act.thing)} if act.action in _SHOW else set()
            # Axes that nobody mentions come and go with what stands on them; other strangers are extras themselves.
            ground = is_ground(act.thing, seen)
            free = free or (
                id(act.thing) not in known and (not ground or act.action in _SHOW or (hides and act.action in _HIDE))
            )
        if not free and id(act) not in clock.used and (act.play, act.start) not in told:
            told.add((act.play, act.start))
            yield act
