"""A drawing by objects instead of by plays: what stood where, when, and what each object turned into."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from animathic_lab.domain import Animated, Drawing, Drawn

__all__ = ["Appearance", "Tracks", "kind_of"]

_KINDS: Final[Mapping[str, str]] = {
    **{"Circle": "circle", "Ellipse": "ellipse", "Square": "square", "Rectangle": "rectangle", "RoundedRectangle": "rectangle"},
    **{"Triangle": "triangle", "Star": "star", "RegularPolygon": "polygon", "Polygon": "polygon", "Arc": "arc"},
    **{"Annulus": "annulus", "Dot": "dot", "Line": "line", "DashedLine": "dashed_line", "Arrow": "arrow", "Vector": "arrow"},
    **{"DoubleArrow": "double_arrow", "Text": "text", "MarkupText": "text", "Paragraph": "text", "Tex": "text"},
    **{"MathTex": "math", "SingleStringMathTex": "math", "Formula": "math", "Axes": "axes", "NumberLine": "number_line"},
    **{"NumberPlane": "number_plane", "ParametricFunction": "plot", "FunctionGraph": "plot", "ImplicitFunction": "plot"},
}


def kind_of(drawn: Drawn, spec: Mapping[str, Any]) -> str:
    """Return the kind of object that something drawn is.

    Parameters
    ----------
    drawn : Drawn
        Manim's class decides where it is telling; an SVG or a group is what the spec calls it.
    spec : Mapping
        The scene spec, for the type under the same id.
    """
    if drawn.kind in _KINDS:
        return _KINDS[drawn.kind]
    return next((str(item.get("type", "")) for item in spec.get("objects", ()) if item.get("id") == drawn.id), "")


@dataclass(frozen=True, slots=True)
class Appearance:
    """Something that was seen as one kind of object: a named object, or what one was transformed into.

    Attributes
    ----------
    id, kind : str
        Its id, and the kind of object that it passed for.
    count : int
        How many equal ones stand under this id.
    sides : int
        Of a polygon, where the spec says.
    first : Drawn
        As it stood when first seen.
    """

    id: str
    kind: str
    count: int
    sides: int
    first: Drawn


class Tracks:
    """Everything that a drawing tells about its objects.

    Parameters
    ----------
    drawing : Drawing
        Of the render worker.
    spec : Mapping
        The scene spec as plain data; may be empty for code that a person wrote.
    """

    def __init__(self, drawing: Drawing, spec: Mapping[str, Any]) -> None:
        self.spec = spec
        self.items: Mapping[str, Mapping[str, Any]] = {str(item.get("id")): item for item in spec.get("objects", ())}
        self.plays = drawing.plays
        self.after = [{drawn.id: drawn for drawn in play.after} for play in self.plays]
        self.appearances = list(self._appearances())
        self._parents: dict[str, set[str]] = {}
        for name, item in self.items.items():
            for child in item.get("children") or ():
                self._parents.setdefault(str(child), set()).add(name)

    def _appearances(self) -> Iterator[Appearance]:
        seen: set[tuple[str, str]] = set()
        for stage in self.after:
            for name, drawn in stage.items():
                kind = kind_of(drawn, self.spec)
                if kind in ("", "group") or (name, kind) in seen:
                    continue
                seen.add((name, kind))
                item = self.items.get(name, {})
                own = item.get("type") == kind
                yield Appearance(
                    name, kind, int(item.get("count") or 1) if own else 1, int(item.get("sides") or 5) if own else 0, drawn
                )

    def lineage(self, name: str) -> set[str]:
        """Return an object's id and the ids of what it was transformed into."""
        family, fresh = {name}, {name}
        while fresh:
            fresh = {
                str(item.detail["into"])
                for play in self.plays
                for item in play.animations
                if item.target in fresh and item.detail.get("into")
            } - family
            family |= fresh
        return family

    def animations(self, name: str) -> Iterator[tuple[int, Animated]]:
        """Yield the animations of an object, of what it becomes, and of the groups it is in, each with its play's number."""
        family = self.lineage(name)
        family |= {parent for member in family for parent in self._parents.get(member, ())}
        # "dots[2]" is animated with the list's own name too.
        family |= {member.split("[")[0] for member in family}
        for number, play in enumerate(self.plays):
            for item in play.animations:
                if item.target in family:
                    yield number, item

    def changes(self, name: str) -> Iterator[tuple[int, Drawn, Drawn]]:
        """Yield what an object looked like before and after each play that it was there all through."""
        family = self.lineage(name)
        for number in range(1, len(self.plays)):
            for member in family:
                before, after = self.after[number - 1].get(member), self.after[number].get(member)
                if before is not None and after is not None and before != after:
                    yield number, before, after

    def states(self, name: str) -> Sequence[Drawn]:
        """Return an object as it stood after each play, and what it became."""
        family = self.lineage(name)
        return [drawn for stage in self.after for member, drawn in stage.items() if member in family]

    def hidden(self, name: str) -> bool:
        """Tell whether an object was there and then was not, nor anything that it became."""
        family = self.lineage(name)
        there = [bool(family & stage.keys()) for stage in self.after]
        return True in there and not there[-1]
