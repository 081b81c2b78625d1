"""Forms: hand-written wordings with slots beside the scene that they tell, read from the text files of ``forms/``.

A file holds forms, one after another, with a blank line between them::

    # a comment
    = circle color=$color radius=$num
    = text text=$text relation=below anchor=a
    > rotate a angle=$angle
    <draw> @ $color circle [of|with] radius $num with $text below it, [then|and] turn it $angle
    @ $color circle[, centred{a.position=center}|]. under it $text. it turns $angle

``=`` lines are the objects, called ``a``, ``b``, ``c`` in their order; ``>`` lines the steps (``>?`` only where the wording
uses a slot of it); all other lines are wordings, of which one is drawn. In a wording ``$slot`` stands for a drawn value
(``$shape.s`` in the plural), ``@`` for the article before what follows, ``[x|y]`` for a choice, ``<name>`` for a choice from
`MACROS`, and ``{a.position=center}`` or ``{1.run_time=$seconds}`` adds a fact to an object or to a step without a word. A field
whose slot the wording does not use is left out: what the words leave open stays at its default.
"""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any, Final

from animathic_lab.learning.corpus.macros import MACROS
from animathic_lab.learning.corpus.slot_values import article
from animathic_lab.learning.corpus.slots import Slots

__all__ = ["Form", "Told", "read_forms", "tell"]

_SLOT: Final = re.compile(r"\$([a-z]+[0-9]?)(?:\.([a-z]+))?")
_TAG: Final = re.compile(r"\{([a-z0-9]+|scene)\.([a-z_]+)=([^{}]*)\}")
_CHOICE: Final = re.compile(r"\[([^\[\]]*)\]")
_MACRO: Final = re.compile(r"<([a-z_]+)>")


@dataclass(slots=True)
class Form:
    """One scene with open slots, and the wordings that tell it.

    Attributes
    ----------
    name : str
        File and line, for messages.
    objects, steps : list of str
        Lines of the file, without their marks.
    wordings : list of str
        One is drawn each time.
    weight : float
        How often it is drawn, beside 1 of an ordinary one; a form of many wordings counts for more by itself.
    """

    name: str
    objects: list[str] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)
    wordings: list[str] = field(default_factory=list)
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Told:
    """What came of a form: words, the spec that holds exactly what they say, and the tables that they speak of."""

    prompt: str
    spec: dict[str, Any]
    tables: tuple[Mapping[str, Any], ...] = ()


@cache
def read_forms(area: str = "") -> tuple[Form, ...]:
    """Read the forms of one file of ``forms/``, or of all.

    Raises
    ------
    ValueError
        A form has no object or no wording.
    """
    found: list[Form] = []
    for path in sorted(resources.files(__package__).joinpath("forms").iterdir(), key=lambda entry: entry.name):
        if path.name.endswith(".forms") and (not area or path.name == f"{area}.forms"):
            found += _parse(path.read_text(encoding="utf-8"), path.name)
    return tuple(found)


def _parse(text: str, source: str) -> Iterator[Form]:
    form: Form | None = None
    for number, raw in enumerate([*text.split("\n"), ""], 1):
        line = raw.strip()
        if not line:
            if form is not None:
                if not form.objects or not form.wordings:
                    raise ValueError(f"{form.name}: a form needs an object and a wording")
                yield form
            form = None
        elif not line.startswith("#"):
            form = form or Form(f"{source}:{number}")
            if line.startswith("= "):
                form.objects.append(line[2:].strip())
            elif line.startswith((">", ">?")) and not line.startswith(("> >", ">>")):
                form.steps.append(line[1:].strip())
            elif line.startswith("~weight "):
                form.weight = float(line.split()[1])
            else:
                form.wordings.append(line)


def tell(rng: random.Random, form: Form, wording: str | None = None) -> Told:
    """Draw a wording and values for its slots, and make the spec.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    form : Form
        One of `read_forms`.
    wording : str, optional
        The one to use.

    Raises
    ------
    ValueError
        The form names a slot, a macro or an object that does not exist; its message names the form.
    """
    slots = Slots(rng)
    try:
        text = _chosen(rng, wording or rng.choice(form.wordings))
        tags = [(found[1], found[2], found[3]) for found in _TAG.finditer(text)]
        text = _TAG.sub("", text)
        used = {found.group(1) for found in _SLOT.finditer(text)} | {
            found.group(1) for _, _, value in tags for found in _SLOT.finditer(value)
        }
        objects = [_object(line, slots, used, index) for index, line in enumerate(form.objects)]
        lines = [line for line in form.steps if not line.startswith("?") or used & _slots_in(line)]
        steps = [_step(line.removeprefix("?"), slots, used) for line in lines]
        spec: dict[str, Any] = {"objects": objects, "steps": steps}
        _apply(tags, spec, slots)
        said = _SLOT.sub(lambda found: slots.say(found.group(1), found.group(2) or ""), text)
    except (KeyError, IndexError, ValueError) as error:
        raise ValueError(f"{form.name}: {error}") from error
    return Told(_tidy(said), spec, slots.tables(spec))


def _chosen(rng: random.Random, text: str) -> str:
    """Resolve macros and choices, the innermost first."""
    while True:
        found = _MACRO.search(text)
        if found is None:
            break
        if found.group(1) not in MACROS:
            raise ValueError(f"<{found.group(1)}> is no macro")
        text = text[: found.start()] + rng.choice(MACROS[found.group(1)]) + text[found.end() :]
    while (found := _CHOICE.search(text)) is not None:
        text = text[: found.start()] + rng.choice(found.group(1).split("|")) + text[found.end() :]
    return text


def _slots_in(text: str) -> set[str]:
    return {found.group(1) for found in _SLOT.finditer(text)}


def _fields(words: list[str], slots: Slots, used: set[str]) -> dict[str, Any]:
    fields: dict[str, Any] = {}
    for word in words:
        key, _, value = word.partition("=")
        if _slots_in(value) <= used:
            fields[key] = _value(value, slots)
    return fields


def _value(text: str, slots: Slots) -> Any:
    if (found := _SLOT.fullmatch(text)) is not None:
        value = slots.written(found.group(1), found.group(2) or "")
        return int(value) if found.group(2) == "m" else value
    if "$" in text and text.startswith("["):
        return [_value(part.strip(), slots) for part in text[1:-1].split(",")]
    text = _SLOT.sub(lambda found: str(slots.written(found.group(1), found.group(2) or "")), text)
    try:
        return json.loads(text)
    except ValueError:
        return text.replace("_", " ") if text.startswith("_") else text


def _object(line: str, slots: Slots, used: set[str], index: int) -> dict[str, Any]:
    kind, *rest = line.split()
    item: dict[str, Any] = {"id": chr(ord("a") + index)}
    item |= slots.fields(kind[1:]) if kind.startswith("$") else {"type": kind}
    return item | _fields(rest, slots, used)


def _step(line: str, slots: Slots, used: set[str]) -> dict[str, Any]:
    action, *rest = line.split()
    step: dict[str, Any] = {"action": slots.written(action[1:]) if action.startswith("$") else action}
    targets = [word for word in rest if "=" not in word]
    if targets:
        step["targets"] = targets
    return step | _fields([word for word in rest if "=" in word], slots, used)


def _apply(tags: list[tuple[str, str, str]], spec: dict[str, Any], slots: Slots) -> None:
    for who, key, value in tags:
        if who == "scene":
            spec[key] = _value(value, slots)
        elif who.isdigit():
            spec["steps"][int(who) - 1][key] = _value(value, slots)
        else:
            spec["objects"][ord(who) - ord("a")][key] = _value(value, slots)


def _tidy(text: str) -> str:
    text = re.sub(r"\s+", " ", text.replace("\\n", "\0")).replace("\0", "\n").strip()
    text = re.sub(r" +([,.;:!?)])", r"\1", re.sub(r"([(]) +", r"\1", text))
    return re.sub(r"@ ?(\S+)", lambda found: article(found.group(1)), text).replace("\n ", "\n").replace(" \n", "\n")
