"""What a prompt asks for, as data: objects and what is to happen to them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from animathic_lab.vocabulary import plural_of

__all__ = ["Asked", "AskedAction", "AskedObject"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedObject:
    """One thing, or several equal ones.

    Attributes
    ----------
    kind : str
        A key of `vocabulary.NOUNS`.
    noun : str
        The word that was used, singular.
    color : str
        As it was said; empty when no colour was.
    any_time : bool
        The colour was said as an afterthought ("make it gold"), so it may come at any time.
    count : int or None
        How many; None for an unknown plural.
    text : str
        Words to be written.
    place : str
        ``top``, ``bottom left``, ``center``, ...; where it first stands.
    """

    kind: str
    noun: str
    color: str = ""
    any_time: bool = False
    count: int | None = 1
    text: str = ""
    place: str = ""

    @property
    def name(self) -> str:
        """What it is called in a sentence, without colour."""
        if self.text:
            return f"{'formula' if self.kind == 'math' else 'text'} “{self.text}”"
        return self.noun if self.count == 1 else plural_of(self.noun)

    @property
    def full_name(self) -> str:
        """What it is called with number and colour."""
        number = f"{self.count} " if self.count is not None and self.count > 1 else ""
        color = f"{self.color} " if self.color else ""
        return f"{number}{color}{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedAction:
    """Something that is to happen.

    Attributes
    ----------
    name : str
        ``rotate``, ``move``, ``fade_in``, ``fade_out``, ``vanish``, ``grow``, ``shrink``, ``transform``, ``recolor``,
        ``indicate`` or ``write``.
    targets : tuple of int
        Indices of the objects; empty when it is not sure which, so any will do.
    into : int or None
        Index of the object that a transform ends in.
    direction, place : str
        Of a move, where the words give one.
    angle : float or None
        Degrees, without a sign.
    color : str
        That a recolouring ends in.
    """

    name: str
    targets: tuple[int, ...] = ()
    into: int | None = None
    direction: str = ""
    place: str = ""
    angle: float | None = None
    color: str = ""


@dataclass(slots=True)
class Asked:
    """Everything that a prompt surely asks for, in the order of its words."""

    objects: list[AskedObject] = field(default_factory=list)
    actions: list[AskedAction] = field(default_factory=list)

    def change(self, index: int, **changes: object) -> None:
        """Replace fields of one object."""
        self.objects[index] = replace(self.objects[index], **changes)  # type: ignore[arg-type]  # names are checked by replace

    def in_words(self, action: AskedAction) -> str:
        """Return an action as a short sentence, such as "rotate the square 90 degrees"."""
        who = " and ".join(f"the {self.objects[index].name}" for index in action.targets)
        said = {
            "fade_in": f"fade in {who}",
            "fade_out": f"fade out {who}",
            "vanish": f"make {who} disappear" if who else "make something disappear",
            "indicate": f"highlight {who}",
            "recolor": f"turn {who} {action.color}" if action.color else f"change the color of {who}",
        }.get(action.name, f"{action.name} {who}")
        if action.into is not None:
            end = self.objects[action.into]
            said += f" into {'a ' if end.count == 1 and not end.text else ''}{end.full_name}"
        if action.direction:
            said += f" {action.direction}"
        if action.place:
            said += f" to the {action.place}"
        if action.angle is not None:
            said += f" {action.angle:g} degrees"
        return " ".join(said.split())
