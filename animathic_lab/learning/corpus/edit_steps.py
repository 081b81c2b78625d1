"""Changes of what happens: faster, without, more, in another way."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Mapping
from typing import Any, Final

from animathic_lab.learning.corpus.edit_scene import PLAIN, SHOWING, WRITTEN, Edit, Scene
from animathic_lab.learning.corpus.naming import called

__all__ = ["STEPS"]


def _faster(scene: Scene) -> str | None:
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


_ING: Final = {"rotate": "rotation", "move": "movement", "scale": "scaling", "recolor": "colour change", "fade_out": "fade out",
    "indicate": "highlight", "flash": "flash", "wiggle": "wiggle", "wait": "pause"}
_VERB: Final = {"rotate": "rotate", "move": "move", "scale": "change its size", "recolor": "change its colour",
    "fade_out": "fade out",
    "indicate": "pulse", "flash": "flash", "wiggle": "shake", "wait": "wait"}


def _no_step(scene: Scene) -> str | None:
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


def _more(scene: Scene) -> str | None:
    gone = {target for step in scene.steps if step["action"] in ("fade_out", "uncreate", "shrink", "remove", "unwrite")
        for target in step.get("targets", ())}
    gone |= {target for step in scene.steps if step.get("into") for target in step["targets"]}
    items = [item for item in scene.objects if item["type"] in PLAIN | WRITTEN | {"math"} and item["id"] not in gone
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


def _angle(scene: Scene) -> str | None:
    steps = [step for step in scene.steps if step["action"] == "rotate"]
    if len(steps) != 1 or steps[0].get("angle") in (scene.written("deg"),) or (steps[0].get("angle") or 0) < 0:
        return None
    old = steps[0].get("angle")
    steps[0]["angle"] = new = scene.written("deg")
    said = scene.rng.choice((f"{new} degrees", f"{new}°"))
    return scene.rng.choice((f"only {said}", f"rotate {said} instead", f"rotate by {said}", f"make the rotation {said}",
        f"turn it {said}",
        *([f"{said} instead of {old:g}", f"{new}, not {old:g} degrees"] if old else [])))


def _direction(scene: Scene) -> str | None:
    steps = [step for step in scene.steps if step["action"] == "move" and step.get("direction")]
    if len(steps) != 1 or steps[0]["direction"] == scene.written("way"):
        return None
    old = steps[0]["direction"].replace("_", " ")
    steps[0]["direction"] = scene.written("way")
    new, plain = scene.say("way"), scene.written("way")
    return scene.rng.choice((f"move {new} instead", f"{new} instead", f"{plain} instead of {old}", f"it should move {new}",
        f"not {old}, {plain}", f"let it go {new} instead"))


def _duration(scene: Scene) -> str | None:
    steps = [step for step in scene.motions() if step["action"] in _VERB]
    if len(steps) != 1 or steps[0].get("run_time") == scene.written("seconds"):
        return None
    steps[0]["run_time"] = scene.written("seconds")
    said, thing = scene.say("seconds"), _ING[steps[0]["action"]]
    return scene.rng.choice((f"the {thing} should take {said}", f"{said} for the {thing}", f"make the {thing} last {said}",
        f"let the {thing} last {said}", f"the {thing} in {said}"))


def _together(scene: Scene) -> str | None:
    moves = [step for step in scene.motions() if step["action"] not in ("wait", "fade_out", "transform")]
    if len(moves) != 2 or moves[1].get("start") == "with" or scene.steps.index(moves[1]) != scene.steps.index(moves[0]) + 1:
        return None
    if set(moves[0].get("targets", ())) & set(moves[1].get("targets", ())) and moves[0]["action"] == moves[1]["action"]:
        return None
    if moves[0]["action"] in SHOWING or moves[1]["action"] in SHOWING:
        return None
    moves[1]["start"] = "with"
    return scene.rng.choice(("at the same time", "do both at the same time", "both at once please", "simultaneously",
        "do it all at once", "together instead of one after the other",
        "make both happen at the same time"))


#: Changes of what happens.
STEPS: Final[Mapping[str, Edit]] = {
    "faster": _faster, "no_step": _no_step, "more": _more, "angle": _angle, "direction": _direction, "duration": _duration,
    "together": _together,
}
