"""The book of kinds: for each kind of object what it is, what it needs, and how its code is made. One entry a kind.

The rules, the compiler and the generated reference read the same entries, so they cannot disagree.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["BOOK", "Check", "Entry", "Maker", "Parts", "entry"]

#: Makes the Python expression of an object, not yet placed.
Maker = Callable[[SceneObject, SceneSpec], str]
#: Says what does not hold, or None. "edges: ..." says it of one field.
Check = Callable[[SceneObject, SceneSpec], str | None]
#: Returns for each part how many parts it has itself, None where nobody knows; None while a table has yet to say it.
Parts = Callable[[SceneObject], list[int | None] | None]


def _never(item: SceneObject) -> bool:
    return False


def _fine(item: SceneObject, spec: SceneSpec) -> str | None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One kind of object.

    Attributes
    ----------
    family : str
        Chapter of the reference.
    says : str
        What it is, in a sentence.
    make : Maker
        See `Maker`. May raise CompileError.
    needs : tuple of str
        Fields without which it cannot be made.
    reads : tuple of str
        Further fields that mean something to it, beyond those that every object has.
    late : callable
        Whether it can only be made once others stand in their places, because it is measured from them.
    check : Check
        What the kind asks of its fields beyond ``needs``. See `Check`.
    parts : Parts, optional
        Where the spec tells which parts it has. See `Parts`.
    follows : bool
        Whether what it makes follows trackers and time by itself, so that it need not be made anew in every frame.
    space : bool
        Whether it needs a scene with depth.
    example : Mapping
        Fields of an example, without ``id`` and ``type``; ``others`` holds objects that the example needs.
    """

    kind: Kind
    family: str
    says: str
    make: Maker
    needs: tuple[str, ...] = ()
    reads: tuple[str, ...] = ()
    late: Callable[[SceneObject], bool] = _never
    check: Check = _fine
    parts: Parts | None = None
    follows: bool = False
    space: bool = False
    example: Mapping[str, Any] = field(default_factory=dict)


#: Every kind; filled by the modules of this package when it is imported.
BOOK: Final[dict[Kind, Entry]] = {}


def entry(kind: Kind, family: str, says: str, **more: Any) -> Callable[[Maker], Maker]:
    """Register a maker; see `Entry` for the further arguments."""

    def register(make: Maker) -> Maker:
        if kind in BOOK:
            raise ValueError(f"{kind} is in the book already")
        BOOK[kind] = Entry(kind=kind, family=family, says=says, make=make, **more)
        return make

    return register


def example_scene(shown: Entry) -> dict[str, Any]:
    """Return the whole scene of a kind's example, as JSON data: the object, called ``the_KIND``, and what it needs."""
    fields = dict(shown.example)
    others = fields.pop("others", [])
    item = {"id": f"the_{shown.kind}", "type": str(shown.kind), **fields}
    objects = [*others, item]
    visible = [one["id"] for one in objects if one["type"] != "tracker"]
    return {"objects": objects, "steps": [{"action": "add", "targets": visible}] if visible else []}
