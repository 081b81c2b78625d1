"""What is on the canvas while the steps are written down, one after another."""

from __future__ import annotations

from dataclasses import dataclass, field

from animathic_lab.scene.introduce import introduction_lines
from animathic_lab.scene.references import base_of, code_of, late_ids, members_of, needs_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import CAMERA, Kind

__all__ = ["Stage"]


@dataclass(slots=True)
class Stage:
    """The canvas, and the lines of code so far.

    Attributes
    ----------
    visible : set of str
        Ids on the canvas.
    became : dict
        Where a transform has turned one object into another: the id by which it is known -> the variable that stands there.
    made : set of str
        Late objects whose lines have been written.
    following : bool
        Whether the camera follows something.
    """

    spec: SceneSpec
    visible: set[str] = field(default_factory=set)
    became: dict[str, str] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    made: set[str] = field(default_factory=set)
    following: bool = False

    def current(self, ref: str) -> str:
        """Return the variable that now stands for an object; a part stays what it is."""
        seen = {ref}
        while (after := self.became.get(ref)) is not None and after not in seen:
            seen.add(ref := after)
        return ref

    def code(self, ref: str) -> str:
        """Return the Python expression that now stands for a reference."""
        return code_of(self.current(ref))

    def whole(self, ref: str) -> str:
        """Return the code of all that must be added or removed for an object: of an inset also the frame that it looks into."""
        code = self.code(ref)
        return f"{code}[0], {code}" if ref == base_of(ref) and self.item(ref).type is Kind.INSET else code

    def item(self, ref: str) -> SceneObject:
        """Return the object of a reference, for a part the whole."""
        return self.spec.object(base_of(ref))

    def is_visible(self, ref: str) -> bool:
        """Whether it is on the canvas, by itself or with the whole that it is a part of."""
        return ref in self.visible or base_of(ref) in self.visible

    def show(self, ref: str) -> None:
        """Note that an object, and with it its members, is on the canvas."""
        self.visible.add(ref)
        if ref == base_of(ref):
            for child in members_of(self.spec.object(ref)):
                self.show(child)

    def hide(self, ref: str) -> None:
        """Note that an object is gone."""
        self.visible.discard(ref)
        if ref == base_of(ref):
            for child in members_of(self.spec.object(ref)):
                self.hide(child)

    def make(self, ref: str) -> None:
        """Write the lines that make an object that depends on others, at the moment when it is first needed."""
        name = base_of(ref)
        if name in self.made or name == CAMERA:
            return
        self.made.add(name)
        item = self.spec.object(name)
        for need in needs_of(item):
            self.make(need)
        if name in late_ids(self.spec):
            self.lines += introduction_lines(item, self.spec)

    def require(self, ref: str) -> None:
        """Put an object on the canvas that a step takes for granted."""
        self.make(ref)
        if not self.is_visible(ref):
            self.lines.append(f"self.add({self.whole(base_of(ref))})")
            self.show(base_of(ref))
