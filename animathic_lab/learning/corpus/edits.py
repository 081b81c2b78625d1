"""Changes of a scene, said the way people ask for them once they have seen it: ``make it blue and slower``.

A change takes the scene as it is, answers with the scene as it should be, and says only what differs.
"""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import copy
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from animathic_lab.learning.corpus.edit_looks import LOOKS
from animathic_lab.learning.corpus.edit_scene import Edit, Scene
from animathic_lab.learning.corpus.edit_steps import STEPS
from animathic_lab.learning.corpus.edit_things import THINGS
from animathic_lab.learning.corpus.slots import Slots
from animathic_lab.learning.corpus.voices import CLOSERS

__all__ = ["Change", "edited"]


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody asks for, and the scene that comes of it."""

    words: str
    spec: dict[str, Any]
    name: str


#: How often each comes.
_WEIGHTS: Final[Mapping[str, int]] = {
    "recolor": 16, "all_colors": 4, "resize": 10, "measure": 5, "faster": 9, "replace": 10, "recount": 8, "rearrange": 4,
    "retext": 7, "reformula": 4, "range": 3, "place": 8, "add": 11, "title": 4, "remove": 8, "no_step": 7, "more": 11,
    "angle": 4, "direction": 4, "duration": 4, "together": 3, "background": 5, "chart": 3, "fill": 4,
}
#: All of them, by name.
_EDITS: Final[Mapping[str, Edit]] = {**LOOKS, **THINGS, **STEPS}
_LEADS: Final = ("", "", "", "", "", "", "actually, ", "now ", "hmm, ", "ok, ", "please ", "nice, but ", "good. now ",
    "can you ", "no, ", "wait, ", "almost, but ")


def _holds(before: Mapping[str, Any], one: Mapping[str, Any], both: Mapping[str, Any]) -> bool:
    """Whether all that a first change made of a scene is still so after a second one."""
    if one.get("background") not in (before.get("background"), both.get("background")):
        return False
    was, now = ({item["id"]: item for item in spec["objects"]} for spec in (before, both))
    changed = [(item["id"], field, value) for item in one["objects"] for field, value in item.items()
               if was.get(item["id"], {}).get(field) != value]
    return all(now.get(name, {}).get(field) == value for name, field, value in changed) and all(
        step in both["steps"] for step in one["steps"] if step not in before["steps"])


def edited(rng: random.Random, before: Mapping[str, Any]) -> Change | None:
    """Draw one change of a scene, or two at once.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    before : Mapping
        JSON data of the scene as it is; it stays so.

    Returns
    -------
    Change or None
        None where the drawn change does not apply to this scene.
    """
    scene, said = Scene(rng, before), list[tuple[str, str]]()
    wanted = 2 if rng.random() < 0.2 else 1
    for _ in range(12):
        name = rng.choices(list(_WEIGHTS), weights=list(_WEIGHTS.values()))[0]
        kept = copy.deepcopy(scene.spec)
        scene.slots = Slots(rng)
        words = _EDITS[name](scene)
        if words is None or name in dict(said) or not _holds(before, kept, scene.spec):
            scene.return_to(kept)
            continue
        said.append((name, words))
        if len(said) == wanted:
            break
    if not said or dict(before) == scene.spec:
        return None
    words = rng.choice((" and ", ", and ", ". ", ", ")).join(words.rstrip("?").removesuffix(" please") if len(said) > 1
        else words for _, words in said)
    lead = rng.choice(_LEADS)
    if lead == "can you " and not words.startswith(("make", "put", "add", "change", "remove", "use", "draw", "show", "set")):
        lead = ""
    lead = "" if lead == "please " and "please" in words else lead
    return Change(f"{lead}{words}{rng.choice(CLOSERS) if rng.random() < 0.1 else ''}", scene.spec, "+".join(dict(said)))
