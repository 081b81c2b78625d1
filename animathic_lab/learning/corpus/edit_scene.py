"""The scene that somebody wants to change, while it changes."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import copy
import random
from collections.abc import Callable, Mapping
from typing import Any, Final

from animathic_lab.learning.corpus.naming import called
from animathic_lab.learning.corpus.slots import Slots

__all__ = ["CLOSED", "MEASURES", "PLAIN", "SHOWING", "SIZELESS", "WRITTEN", "Edit", "Scene"]

#: Changes a copy of the scene and says so, or finds nothing to change.
Edit = Callable[["Scene"], str | None]
SHOWING: Final = frozenset({"create", "write", "fade_in", "grow", "draw_border", "spin_in", "add"})
WRITTEN: Final = frozenset({"text", "title", "paragraph"})
CLOSED: Final = frozenset({"circle", "square", "rectangle", "triangle", "star", "polygon", "ellipse", "rounded_rectangle",
    "sector"})
PLAIN: Final = CLOSED | {"dot", "annulus", "arc"}
#: Kinds that no size in words says anything about.
SIZELESS: Final = frozenset({"brace", "surround", "underline", "plot", "area", "riemann", "tangent", "secant", "label",
    "group", "trace",
    "angle", "right_angle", "polyline", "union", "intersection", "difference", "exclusion", "vertical_line", "horizontal_line",
    "implicit", "parametric"})
MEASURES: Final = ("radius", "width", "height", "length", "font_size", "inner_radius")


class Scene:
    """The scene while it changes."""

    def __init__(self, rng: random.Random, spec: Mapping[str, Any]) -> None:
        self.rng, self.spec, self.slots = rng, copy.deepcopy(dict(spec)), Slots(rng)
        self.objects: list[dict[str, Any]] = self.spec["objects"]
        self.steps: list[dict[str, Any]] = self.spec["steps"]

    def one(self, *kinds: str, without: frozenset[str] = frozenset()) -> dict[str, Any] | None:
        """Draw an object that can be told from the others in words."""
        found = [item for item in self.objects if (not kinds or item["type"] in kinds) and item["type"] not in without
                 and called(item, self.objects)]
        return self.rng.choice(found) if found else None

    def name(self, item: Mapping[str, Any]) -> str:
        """Return what an object is called: ``it`` where there is no other."""
        if len(self.objects) == 1 and self.rng.random() < 0.55:
            return "them" if (item.get("count") or 1) > 1 else "it"
        return str(self.rng.choice(called(item, self.objects)))

    def say(self, slot: str, form: str = "") -> str:
        """Return how a drawn value is said."""
        return self.slots.say(slot, form)

    def written(self, slot: str) -> Any:
        """Return how the spec writes a drawn value."""
        return self.slots.written(slot)

    def motions(self) -> list[dict[str, Any]]:
        """Return the steps that are more than a plain appearance."""
        return [step for step in self.steps if step["action"] not in ("create", "write", "add")]

    def return_to(self, spec: dict[str, Any]) -> None:
        """Take the scene as it was before a change that did not come off."""
        self.spec, self.objects, self.steps = spec, spec["objects"], spec["steps"]

    def fresh_id(self) -> str:
        """Return an id for one more object."""
        taken = {item["id"] for item in self.objects}
        return next(name for name in ("added", "added2", "added3") if name not in taken)

    def without(self, name: str) -> None:
        """Take an object out, with the steps that are only about it."""
        self.objects[:] = [item for item in self.objects if item["id"] != name]
        kept = []
        for step in self.steps:
            if name in step.get("targets", ()):
                step["targets"] = [target for target in step["targets"] if target != name]
                if not step["targets"]:
                    continue
            kept.append(step)
        if kept and kept[0].get("start") == "with":
            kept[0].pop("start")
        self.steps[:] = kept

    def is_free(self, name: str) -> bool:
        """Whether nothing else refers to an object, so that it can go without leaving a hole."""
        words = ("anchor", "of", "from_id", "to_id", "axes", "into", "path", "about")
        holders = [*self.objects, *self.steps]
        return not any(str(holder.get(word, "")).partition(".")[0] == name for holder in holders for word in words) and not any(
            name in (item.get("children") or ()) for item in self.objects) and not any(
            target.partition(".")[0] == name and "." in target for step in self.steps for target in step.get("targets", ()))
