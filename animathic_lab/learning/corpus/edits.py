"""Changes of a scene, said the way people ask for them once they have seen it: ``make it blue and slower``.

A change takes the scene as it is, answers with the scene as it should be, and says only what differs.
"""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import copy
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from animathic_lab.learning.corpus.naming import called, others_called
from animathic_lab.learning.corpus.slots import Slots, article
from animathic_lab.learning.corpus.voices import CLOSERS

__all__ = ["Change", "edited"]


@dataclass(frozen=True, slots=True)
class Change:
    """What somebody asks for, and the scene that comes of it."""

    words: str
    spec: dict[str, Any]
    name: str


#: Changes a copy of the scene and says so, or finds nothing to change.
Edit = Callable[["_Scene"], str | None]

_SHOWING: Final = frozenset({"create", "write", "fade_in", "grow", "draw_border", "spin_in", "add"})
_WRITTEN: Final = frozenset({"text", "title", "paragraph"})
_CLOSED: Final = frozenset({"circle", "square", "rectangle", "triangle", "star", "polygon", "ellipse", "rounded_rectangle",
    "sector"})
_PLAIN: Final = _CLOSED | {"dot", "annulus", "arc"}
#: Kinds that no size in words says anything about.
_SIZELESS: Final = frozenset({"brace", "surround", "underline", "plot", "area", "riemann", "tangent", "secant", "label",
    "group", "trace",
    "angle", "right_angle", "polyline", "union", "intersection", "difference", "exclusion", "vertical_line", "horizontal_line",
    "implicit", "parametric"})
_MEASURES: Final = ("radius", "width", "height", "length", "font_size", "inner_radius")


class _Scene:
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
        return self.slots.say(slot, form)

    def written(self, slot: str) -> Any:
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


def _recolor(scene: _Scene) -> str | None:
    item = scene.one(without=frozenset({"group", "table", "code", "bar_chart", "pie_chart", "histogram", "axes",
        "number_plane"}))
    if item is None or item.get("colors"):
        return None
    color, old = scene.say("color"), item.get("color")
    if scene.written("color") == old:
        return None
    it = scene.name(item)
    item["color"] = scene.written("color")
    more = [f"{color} instead of {old}", f"not {old}, {color}",
        f"{it} should be {color}, not {old}"] if old and "#" not in old else []
    return scene.rng.choice((f"make {it} {color}", f"make {it} {color}", f"change {it} to {color}", f"i want {it} in {color}",
        f"{color} please"
        if len(scene.objects) == 1 else f"{it} in {color}", f"change the color of {it} to {color}", f"color {it} {color}",
        f"could {it} be {color}?" if it != "them" else f"could they be {color}?", f"use {color} for {it}",
        f"paint {it} {color}",
        f"{it} should be {color}" if it not in ("it", "them") else f"it should be {color}" if it == "it"
        else f"they should be {color}",
        f"set the colour of {it} to {color}", f"turn {it} {color} from the start", f"can you make {it} {color}", *more))


def _all_colors(scene: _Scene) -> str | None:
    items = [item for item in scene.objects if item["type"] in _PLAIN]
    if len(items) < 2 or len(items) != len(scene.objects):
        return None
    for item in items:
        item["color"] = scene.written("color")
        item.pop("colors", None)
    color = scene.say("color")
    return scene.rng.choice((f"make everything {color}", f"make them all {color}", f"all of them {color}", f"all in {color}",
        f"everything in {color} please", f"change all colors to {color}", *([f"both {color}", f"make both {color}"]
        if len(items) == 2 else [])))


def _resize(scene: _Scene) -> str | None:
    item = scene.one(without=_SIZELESS)
    if item is None or any(item.get(field) for field in _MEASURES):
        return None
    size, words = scene.rng.choice((
        ("large", ("bigger", "larger", "big", "large", "a bit bigger", "bigger than that")),
        ("small", ("smaller", "small", "a bit smaller", "little", "less big")),
        ("huge", ("much bigger", "huge", "really big", "enormous", "a lot bigger")), ("tiny", ("tiny", "much smaller",
        "very small")),
    ))
    if item.get("size") == size:
        return None
    old = item.get("size")
    item["size"] = size
    it, word = scene.name(item), scene.rng.choice(words)
    be = "they" if it == "them" else "it" if it == "it" else it
    more = [f"not so {'big' if old in ('large', 'huge') else 'small'}, please, {word}"] if old else []
    return scene.rng.choice((f"make {it} {word}", f"make {it} {word}", f"{it} should be {word}" if it not in ("it", "them") else
        f"{be} should be {word}", f"can {be} be {word}?", f"{word}" if len(scene.objects) == 1 else f"{it} {word}",
        f"i'd like {it} {word}",
        f"{word} please" if len(scene.objects) == 1 else f"{it} {word} please", f"show {it} {word}", *more))


def _measure(scene: _Scene) -> str | None:
    item = scene.one("circle", "dot", "square", "line", "arrow", "text", "star")
    if item is None:
        return None
    field, word = {"circle": ("radius", "radius"), "dot": ("radius", "radius"), "square": ("width", "side length"),
        "line": ("length", "length"), "arrow": ("length", "length"), "text": ("font_size", "font size"),
        "star": ("radius", "radius")}[item["type"]]
    value = scene.rng.choice((24, 36, 60, 72, 96, 48)) if field == "font_size" else scene.written("num")
    if item.get(field) == value or item.get("from_id"):
        return None
    for other in ("size", *_MEASURES):
        item.pop(other, None)
    item[field] = value
    it = scene.name(item)
    its = "its" if it == "it" else "their" if it == "them" else f"the {word} of {it}"
    whose = f"{its} {word}" if it in ("it", "them") else its
    return scene.rng.choice((f"set {whose} to {value:g}", f"make {whose} {value:g}", f"{whose} should be {value:g}",
        f"change {whose} to {value:g}",
        f"{word} {value:g}" if len(scene.objects) == 1 else f"{it} with {word} {value:g}",
        f"give {it} {article(word)} of {value:g}"))


def _faster(scene: _Scene) -> str | None:
    steps = [step for step in scene.motions() if step["action"] != "wait"]
    if not steps:
        return None
    slower = scene.rng.random() < 0.55
    for step in steps:
        step["run_time"] = round((step.get("run_time") or 1.0) * (2.0 if slower else 0.5), 3)
    if slower:
        return scene.rng.choice(("slower", "make it slower", "slower please", "a bit slower", "that is too fast",
            "slow it down", "do it slower",
            "can it go slower?", "everything slower", "play it more slowly", "half the speed", "too quick, slow down",
            "make the animation slower",
            "more slowly", "it should take longer"))
    return scene.rng.choice(("faster", "make it faster", "faster please", "a bit faster", "that is too slow", "speed it up",
        "do it faster",
        "can it go faster?", "everything faster", "twice as fast", "quicker", "too slow, speed up", "make the animation faster",
        "more quickly"))


def _replace(scene: _Scene) -> str | None:
    item = scene.one(*sorted(_PLAIN))
    if item is None:
        return None
    fields = scene.slots.fields("closed")
    if all(item.get(key) == value for key, value in fields.items()):
        return None
    it = scene.rng.choice(called(item, scene.objects)) if len(scene.objects) > 1 or scene.rng.random() < 0.6 else "it"
    new = scene.say("closed")
    if any(item.get(field) for field in _MEASURES):
        return None
    for field in ("sides", "points", "angle", "direction", "corner_radius", "inner_radius"):
        item.pop(field, None)
    item |= fields
    a, the = article(new), it if it != "it" else "that"
    if (item.get("count") or 1) > 1:
        new = scene.say("closed", "s")
        return scene.rng.choice((f"{new} instead of {the}", f"use {new} instead", f"make them {new}", f"{new} please"))
    return scene.rng.choice((f"{a} instead of {the}", f"use {a} instead of {the}", f"swap {the} for {a}",
        f"replace {the} with {a}",
        f"make {it} {a}", f"i'd rather have {a} than {the}", f"change {it} to {a}", f"{a} instead" if len(scene.objects) == 1
        else f"{a} in place of {the}", f"it should be {a}, not {the}" if it != "it" else f"it should be {a}",
        f"take {a} instead of {the}", f"can {it} be {a}?"))


def _recount(scene: _Scene) -> str | None:
    items = [item for item in scene.objects if (item.get("count") or 1) > 1] or (
        [item for item in scene.objects if item["type"] in _PLAIN] if len(scene.objects) == 1 else [])
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


def _rearrange(scene: _Scene) -> str | None:
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


def _retext(scene: _Scene) -> str | None:
    item = scene.one(*sorted(_WRITTEN))
    if item is None or item["text"] == scene.written("text"):
        return None
    old, new = item["text"], scene.say("text", "q")
    item["text"] = scene.written("text")
    it = scene.rng.choice(called(item, scene.objects))
    quoted = f'"{old}"'
    return scene.rng.choice((f"change the text to {new}", f"it should say {new}", f"write {new} instead of {quoted}",
        f"{new} instead of {quoted}",
        f"replace {quoted} with {new}", f"{it} should say {new}", f"make {it} say {new}", f"let it read {new}",
        f"change {quoted} to {new}"))


def _reformula(scene: _Scene) -> str | None:
    item = scene.one("plot")
    if item is None or item["expression"] == scene.written("fn"):
        return None
    old, new = item["expression"], scene.say("fn")
    item["expression"] = scene.written("fn")
    return scene.rng.choice((f"plot {new} instead", f"use y = {new}", f"{new} instead of {old}",
        f"change the function to {new}",
        f"make it {new}" if len(scene.objects) < 3 else f"make the curve {new}", f"replace {old} by {new}",
        f"show {new} instead of {old}"))


def _range(scene: _Scene) -> str | None:
    item = scene.one("plot", "axes", "number_line")
    if item is None or (item["type"] == "plot" and item.get("axes")) or item.get("x_range") == scene.written("span"):
        return None
    item["x_range"] = scene.written("span")
    said = scene.say("span")
    return scene.rng.choice((f"x {said}", f"show it {said}", f"make the range {said}", f"{said} please",
        f"change the x range to {said}",
        f"let x go {said}" if said[0] in "fb" else f"x range {said}"))


def _place(scene: _Scene) -> str | None:
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


def _add(scene: _Scene) -> str | None:
    if len(scene.objects) > 4:
        return None
    rng, anchor = scene.rng, scene.one(*sorted(_PLAIN))
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


def _title(scene: _Scene) -> str | None:
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


def _remove(scene: _Scene) -> str | None:
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


_ING: Final = {"rotate": "rotation", "move": "movement", "scale": "scaling", "recolor": "colour change", "fade_out": "fade out",
    "indicate": "highlight", "flash": "flash", "wiggle": "wiggle", "wait": "pause"}
_VERB: Final = {"rotate": "rotate", "move": "move", "scale": "change its size", "recolor": "change its colour",
    "fade_out": "fade out",
    "indicate": "pulse", "flash": "flash", "wiggle": "shake", "wait": "wait"}


def _no_step(scene: _Scene) -> str | None:
    steps = [step for step in scene.motions() if step["action"] in _ING]
    alone = [step for step in steps if sum(other["action"] == step["action"] for other in steps) == 1]
    if not alone:
        return None
    step = scene.rng.choice(alone)
    at = scene.steps.index(step)
    if at + 1 < len(scene.steps) and scene.steps[at + 1].get("start") == "with" and step.get("start") != "with":
        scene.steps[at + 1].pop("start")
    del scene.steps[at]
    thing, verb = _ING[step["action"]], _VERB[step["action"]]
    return scene.rng.choice((f"no {thing}", f"without the {thing}", f"don't {verb}", f"remove the {thing}",
        f"leave out the {thing}", f"skip the {thing}",
        f"it should not {verb}", f"drop the {thing}"))


def _more(scene: _Scene) -> str | None:
    gone = {target for step in scene.steps if step["action"] in ("fade_out", "uncreate", "shrink", "remove", "unwrite")
        for target in step.get("targets", ())}
    gone |= {target for step in scene.steps if step.get("into") for target in step["targets"]}
    items = [item for item in scene.objects if item["type"] in _PLAIN | _WRITTEN | {"math"} and item["id"] not in gone
        and called(item, scene.objects)
             and not any(item["id"] in (other.get("children") or ()) for other in scene.objects)]
    if not items:
        return None
    item = scene.rng.choice(items)
    it = scene.name(item)
    choices: tuple[tuple[dict[str, Any], tuple[str, ...]], ...] = (
        ({"action": "fade_out"}, (f"fade {it} out", f"let {it} fade out", f"make {it} disappear")),
        ({"action": "rotate", "angle": scene.written("angle")}, (f"rotate {it} {scene.say('angle')}",
        f"turn {it} {scene.say('angle')}")),
        ({"action": "move", "direction": scene.written("way")}, (f"move {it} {scene.say('way')}",
        f"slide {it} {scene.say('way')}")),
        ({"action": "recolor", "color": scene.written("color2")}, (f"turn {it} {scene.say('color2')}",)),
        ({"action": "scale", "factor": scene.written("factor")}, (f"scale {it} by {scene.say('factor')}",)),
        ({"action": "indicate"}, (f"highlight {it}", f"make {it} pulse")), ({"action": "wiggle"}, (f"shake {it}",
        f"make {it} wiggle")),
        ({"action": "wait", "run_time": scene.written("seconds")}, (f"wait {scene.say('seconds')}",
        f"pause for {scene.say('seconds')}")),
    )
    chosen, verb = scene.rng.choice(choices)
    step = dict(chosen)
    if step["action"] != "wait":
        step["targets"] = [item["id"]]
    scene.steps.append(step)
    word = scene.rng.choice(verb)
    return scene.rng.choice((f"then {word}", f"and then {word}", f"after that {word}", f"at the end {word}", f"finally {word}",
        f"{word} at the end",
        f"also {word} at the end", f"{word} afterwards", f"once that is done, {word}", f"and at the end, {word}"))


def _angle(scene: _Scene) -> str | None:
    steps = [step for step in scene.steps if step["action"] == "rotate"]
    if len(steps) != 1 or steps[0].get("angle") in (scene.written("deg"),) or (steps[0].get("angle") or 0) < 0:
        return None
    old = steps[0].get("angle")
    steps[0]["angle"] = new = scene.written("deg")
    said = scene.rng.choice((f"{new} degrees", f"{new}°"))
    return scene.rng.choice((f"only {said}", f"rotate {said} instead", f"rotate by {said}", f"make the rotation {said}",
        f"turn it {said}",
        *([f"{said} instead of {old:g}", f"{new}, not {old:g} degrees"] if old else [])))


def _direction(scene: _Scene) -> str | None:
    steps = [step for step in scene.steps if step["action"] == "move" and step.get("direction")]
    if len(steps) != 1 or steps[0]["direction"] == scene.written("way"):
        return None
    old = steps[0]["direction"].replace("_", " ")
    steps[0]["direction"] = scene.written("way")
    new, plain = scene.say("way"), scene.written("way")
    return scene.rng.choice((f"move {new} instead", f"{new} instead", f"{plain} instead of {old}", f"it should move {new}",
        f"not {old}, {plain}", f"let it go {new} instead"))


def _duration(scene: _Scene) -> str | None:
    steps = [step for step in scene.motions() if step["action"] in _VERB]
    if len(steps) != 1 or steps[0].get("run_time") == scene.written("seconds"):
        return None
    steps[0]["run_time"] = scene.written("seconds")
    said, thing = scene.say("seconds"), _ING[steps[0]["action"]]
    return scene.rng.choice((f"the {thing} should take {said}", f"{said} for the {thing}", f"make the {thing} last {said}",
        f"let the {thing} last {said}", f"the {thing} in {said}"))


def _together(scene: _Scene) -> str | None:
    moves = [step for step in scene.motions() if step["action"] not in ("wait", "fade_out", "transform")]
    if len(moves) != 2 or moves[1].get("start") == "with" or scene.steps.index(moves[1]) != scene.steps.index(moves[0]) + 1:
        return None
    if set(moves[0].get("targets", ())) & set(moves[1].get("targets", ())) and moves[0]["action"] == moves[1]["action"]:
        return None
    if moves[0]["action"] in _SHOWING or moves[1]["action"] in _SHOWING:
        return None
    moves[1]["start"] = "with"
    return scene.rng.choice(("at the same time", "do both at the same time", "both at once please", "simultaneously",
        "do it all at once", "together instead of one after the other",
        "make both happen at the same time"))


def _background(scene: _Scene) -> str | None:
    if scene.spec.get("background") == scene.written("color"):
        return None
    taken = {item.get("color") for item in scene.objects}
    if scene.written("color") in taken:
        return None
    scene.spec["background"] = scene.written("color")
    color = scene.say("color")
    return scene.rng.choice((f"on a {color} background", f"{color} background please", f"make the background {color}",
        f"use {article(color)} background",
        f"background {color}", f"change the background to {color}", f"i'd like a {color} background",
        f"the background should be {color}"))


def _chart(scene: _Scene) -> str | None:
    kinds = {"bar_chart": ("bar chart", "bars"), "pie_chart": ("pie chart", "pie"), "line_chart": ("line chart", "line graph")}
    item = scene.one(*kinds)
    if item is None or not item.get("values") or any(item.get(field) for field in ("colors", "inner_radius", "x_label",
        "y_label", "numbers")):
        return None
    if any("." in target for step in scene.steps for target in step.get("targets", ())) or min(item["values"]) <= 0:
        return None
    new = scene.rng.choice([kind for kind in kinds if kind != item["type"]])
    item["type"] = new
    word = scene.rng.choice(kinds[new])
    return scene.rng.choice((f"as a {word} instead", f"make it a {word}", f"show it as a {word}", f"a {word} please",
        f"use a {word} instead", f"i'd prefer a {word}"))


def _fill(scene: _Scene) -> str | None:
    item = scene.one(*sorted(_CLOSED))
    if item is None:
        return None
    word, value = scene.rng.choice((("filled", 1), ("solid", 1), ("hollow", 0), ("half transparent", 0.5), ("only an outline",
        0)))
    if item.get("fill_opacity") == value:
        return None
    item["fill_opacity"] = value
    it = scene.name(item)
    return scene.rng.choice((f"make {it} {word}", f"{it} should be {word}" if it not in ("it", "them")
        else f"make {it} {word} please", f"i want {it} {word}", f"draw {it} {word}"))


_EDITS: Final[tuple[tuple[Edit, int], ...]] = (
    (_recolor, 16), (_all_colors, 4), (_resize, 10), (_measure, 5), (_faster, 9), (_replace, 10), (_recount, 8), (_rearrange,
    4), (_retext, 7),
    (_reformula, 4), (_range, 3), (_place, 8), (_add, 11), (_title, 4), (_remove, 8), (_no_step, 7), (_more, 11), (_angle, 4),
    (_direction, 4),
    (_duration, 4), (_together, 3), (_background, 5), (_chart, 3), (_fill, 4),
)
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
    scene, said = _Scene(rng, before), list[tuple[str, str]]()
    edits = [edit for edit, _ in _EDITS]
    weights = [weight for _, weight in _EDITS]
    wanted = 2 if rng.random() < 0.2 else 1
    for _ in range(12):
        edit = rng.choices(edits, weights=weights)[0]
        kept = copy.deepcopy(scene.spec)
        scene.slots = Slots(rng)
        words = edit(scene)
        if words is None or edit.__name__ in [name for name, _ in said] or not _holds(before, kept, scene.spec):
            scene.return_to(kept)
            continue
        said.append((edit.__name__, words))
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
    return Change(f"{lead}{words}{rng.choice(CLOSERS) if rng.random() < 0.1 else ''}", scene.spec, "+".join(name.lstrip("_")
        for name, _ in said))
