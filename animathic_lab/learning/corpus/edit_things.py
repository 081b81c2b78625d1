"""Changes of which things there are, how many, and where."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Mapping
from typing import Any, Final

from animathic_lab.learning.corpus.edit_scene import PLAIN, Edit, Scene
from animathic_lab.learning.corpus.naming import called, others_called
from animathic_lab.learning.corpus.slot_values import article

__all__ = ["THINGS"]


def _recount(scene: Scene) -> str | None:
    items = [item for item in scene.objects if (item.get("count") or 1) > 1] or (
        [item for item in scene.objects if item["type"] in PLAIN] if len(scene.objects) == 1 else [])
    if len(items) != 1 or any("." in target for step in scene.steps for target in step.get("targets", ())):
        return None
    item = items[0]
    count, said, old = scene.written("count"), scene.say("count"), item.get("count") or 1
    if count == old:
        return None
    item["count"] = count
    plural = others_called(item)
    more = [f"{said} instead of {old}", f"{said}, not {old}"] if old > 1 else [f"{said} of them", f"actually, {said} of them"]
    return scene.rng.choice((f"make it {said}", f"{said} {plural} please", f"i want {said} {plural}", f"use {said} {plural}",
        f"{said} of them please",
        f"can i have {said} {plural}?", f"there should be {said}", f"make that {said} {plural}", f"show {said} {plural}",
        *more))


def _rearrange(scene: Scene) -> str | None:
    items = [item for item in scene.objects if (item.get("count") or 1) > 2]
    if len(items) != 1:
        return None
    way = scene.rng.choice(("row", "column", "circle", "grid"))
    if items[0].get("arrange") == way:
        return None
    items[0]["arrange"] = way
    words = {"row": ("in a row", "side by side", "in a line"), "column": ("in a column", "stacked", "below each other"),
             "circle": ("in a circle", "in a ring"), "grid": ("in a grid",)}[way]
    word, plural = scene.rng.choice(words), others_called(items[0])
    return scene.rng.choice((f"put them {word}", f"arrange them {word}", f"{word} please", f"{word} instead",
        f"the {plural} {word}",
        f"lay them out {word}", f"i want the {plural} {word}", f"can they be {word}?"))


def _place(scene: Scene) -> str | None:
    item = scene.one(without=frozenset({"brace", "surround", "underline", "plot", "area", "label", "title", "cross", "angle",
        "right_angle"}))
    if item is None or item.get("axes") or item.get("from_id") or item.get("position") == scene.written("place"):
        return None
    if any(child.get("children") and item["id"] in child["children"] for child in scene.objects):
        return None
    for field in ("x", "y", "relation", "anchor", "gap"):
        item.pop(field, None)
    item["position"] = scene.written("place")
    it, where = scene.name(item), scene.say("place")
    be = "they" if it == "them" else it
    return scene.rng.choice((f"put {it} {where}", f"place {it} {where}", f"{it} {where} please", f"i want {it} {where}",
        f"{be} should be {where}",
        f"can {be} be {where}?", f"put {it} {where} instead", f"have {it} {where}", f"{where} instead"
        if len(scene.objects) == 1 else
        f"{it} should start {where}"))


def _add(scene: Scene) -> str | None:
    if len(scene.objects) > 4:
        return None
    rng, anchor = scene.rng, scene.one(*sorted(PLAIN))
    new: dict[str, Any] = {"id": scene.fresh_id(), **scene.slots.fields("shape")}
    words = scene.say("shape")
    if rng.random() < 0.75:
        new["color"] = scene.written("color")
        words = f"{scene.say('color')} {words}"
    if rng.random() < 0.2:
        new["size"], words = scene.written("size"), f"{scene.say('size')} {words}"
    a, where = article(words), ""
    roll = rng.random()
    if anchor is not None and roll < 0.5:
        relation = rng.choice(("left_of", "right_of", "above", "below"))
        new |= {"relation": relation, "anchor": anchor["id"]}
        it = scene.name(anchor)
        word = rng.choice({"left_of": ("to the left of", "left of"), "right_of": ("to the right of", "next to", "beside",
            "right of"),
                           "above": ("above", "over", "on top of"), "below": ("below", "under", "underneath")}[relation])
        where = f" {word} {it}"
    elif roll < 0.7:
        new["position"], where = scene.written("place"), f" {scene.say('place')}"
    scene.objects.append(new)
    shown = {target for step in scene.steps for target in step.get("targets", ())}
    index = max((number for number, step in enumerate(scene.steps) if step["action"] in ("create", "write")), default=-1)
    # It appears with the others, before anything happens, as it would have if it had been there from the start.
    if shown:
        scene.steps.insert(index + 1, {"action": "create", "targets": [new["id"]]})
    return rng.choice((f"add {a}{where}", f"also {a}{where}", f"put {a}{where}" if where else f"add {a} too",
        f"with {a}{where}", f"i also want {a}{where}",
        f"there should be {a}{where} as well", f"draw {a}{where} too", f"and {a}{where}", f"can you add {a}{where}?",
        f"show {a}{where} as well",
        f"{a}{where} is missing", f"please add {a}{where}"))


def _title(scene: Scene) -> str | None:
    if any(item["type"] in ("title", "text") for item in scene.objects):
        return None
    name = scene.fresh_id()
    scene.objects.append({"id": name, "type": "text", "text": scene.written("text"), "position": "top"})
    index = max((number for number, step in enumerate(scene.steps) if step["action"] in ("create", "write")), default=-1)
    scene.steps.insert(index + 1, {"action": "write", "targets": [name]})
    said = scene.say("text", "q")
    return scene.rng.choice((f"write {said} at the top", f"add the text {said} at the top",
        f"put {said} at the top of the screen", f"at the top it should say {said}",
        f"with {said} at the top", f"add {said} at the top"))


def _remove(scene: Scene) -> str | None:
    if len(scene.objects) < 2:
        return None
    item = scene.one()
    if item is None or not scene.is_free(item["id"]) or item.get("children"):
        return None
    # What has become something else cannot go without it, and one thing alone cannot change places.
    if any(item["id"] in step.get("targets", ()) and (step.get("into") or step["action"] == "swap") for step in scene.steps):
        return None
    it = scene.rng.choice(called(item, scene.objects))
    scene.without(item["id"])
    return scene.rng.choice((f"remove {it}", f"without {it}", f"delete {it}", f"leave {it} out", f"drop {it}",
        f"no {it.removeprefix('the ')}", f"take {it} out",
        f"i don't want {it}", f"get rid of {it}", f"{it} can go", f"lose {it}", f"please remove {it}", f"skip {it}"))


#: Changes of which things there are, and where.
THINGS: Final[Mapping[str, Edit]] = {
    "recount": _recount, "rearrange": _rearrange, "place": _place, "add": _add, "title": _title, "remove": _remove,
}
