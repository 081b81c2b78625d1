"""Facts: what a prompt asks for, one by one, and which of them were drawn."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from animathic_lab.domain import Drawing, Fact
from animathic_lab.quality.asked import Asked, AskedObject
from animathic_lab.quality.happened import happened
from animathic_lab.quality.matching import assign, in_place, is_kind, looks, same_text
from animathic_lab.quality.reading import read
from animathic_lab.quality.tracks import Appearance, Tracks

__all__ = ["facts_asked", "facts_drawn"]


def facts_asked(text: str) -> tuple[Fact, ...]:
    """List what a prompt surely asks for, without any model.

    Parameters
    ----------
    text : str
        The person's words. What is doubtful is left out: a fact that nobody asked for does more harm than a missing one.

    Returns
    -------
    tuple of Fact
        With ``drawn`` None.

    Examples
    --------
    >>> [fact.asked for fact in facts_asked("a red circle turns into a star, then spin it")]
    ['circle', 'red circle', 'star', 'transform the circle into a star', 'rotate the star']
    """
    return _facts(read(text), None, [])


def facts_drawn(text: str, drawing: Drawing, spec: Mapping[str, Any]) -> tuple[Fact, ...]:
    """Judge each fact of `facts_asked` against what was really drawn.

    Parameters
    ----------
    text : str
        The person's words.
    drawing : Drawing
        Of the render worker.
    spec : Mapping
        The scene spec as plain data: it tells what kind of object an SVG or a group of copies is.

    Returns
    -------
    tuple of Fact
        The same facts in the same order, with ``drawn`` True or False.
    """
    asked = read(text)
    tracks = Tracks(drawing, spec)
    return _facts(asked, tracks, assign(asked.objects, tracks))


def _facts(asked: Asked, tracks: Tracks | None, given: list[list[Appearance]]) -> tuple[Fact, ...]:
    found: dict[tuple[str, str], bool | None] = {}

    def note(kind: str, words: str, drawn: bool | None) -> None:
        # Two things of the same name are one line, true only if both are.
        known = found.get((kind, words), True)
        found[kind, words] = None if drawn is None else bool(known and drawn)

    for index, item in enumerate(asked.objects):
        for kind, words in _said(item):
            note(kind, words, None if tracks is None else _holds(kind, item, given[index], asked, tracks))
    for action in asked.actions:
        note("action", asked.in_words(action), None if tracks is None else happened(action, asked.objects, given, tracks))
    return tuple(Fact(kind=kind, asked=words, drawn=drawn) for (kind, words), drawn in found.items())


def _said(item: AskedObject) -> Iterator[tuple[str, str]]:
    """Yield kind and words of each fact about one object, from the general to the particular."""
    yield ("text" if item.text else "object"), item.name
    if item.count is not None and item.count > 1:
        yield "count", f"{item.count} {item.name}"
    if item.color:
        yield "color", f"{item.color} {item.name}"
    if item.place:
        yield "place", f"{item.name} at the {item.place}"


def _holds(kind: str, item: AskedObject, own: list[Appearance], asked: Asked, tracks: Tracks) -> bool:
    if not own:
        return False
    if kind == "text":
        return any(same_text(item.text, seen.first.text) for seen in own)
    if kind == "color":
        return all(_has_color(item, seen, tracks) for seen in own)
    if kind == "place":
        return all(in_place(item.place, seen.first.box) for seen in own)
    return kind == "object" or _counted(item, own, asked, tracks)


def _has_color(item: AskedObject, seen: Appearance, tracks: Tracks) -> bool:
    states = tracks.states(seen.id) if item.any_time else [seen.first]
    return any(looks(item.color, state.color) for state in states)


def _counted(item: AskedObject, own: list[Appearance], asked: Asked, tracks: Tracks) -> bool:
    """Tell whether there are as many as asked for: not fewer, and no more than all the words together ask for."""
    if sum(seen.count for seen in own) < (item.count or 1):
        return False
    alike = [other.count for other in asked.objects if other.kind == item.kind and other.noun == item.noun]
    if None in alike:
        return True
    return sum(seen.count for seen in tracks.appearances if is_kind(item, seen)) <= sum(count or 0 for count in alike)
