"""Changes of what things look like and what they show: colour, size, kind, words, formula, range."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Mapping
from typing import Final

from animathic_lab.learning.corpus.edit_scene import CLOSED, MEASURES, PLAIN, SIZELESS, WRITTEN, Edit, Scene
from animathic_lab.learning.corpus.naming import called
from animathic_lab.learning.corpus.slot_values import article

__all__ = ["LOOKS"]


def _recolor(scene: Scene) -> str | None:
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


def _all_colors(scene: Scene) -> str | None:
    items = [item for item in scene.objects if item["type"] in PLAIN]
    if len(items) < 2 or len(items) != len(scene.objects):
        return None
    for item in items:
        item["color"] = scene.written("color")
        item.pop("colors", None)
    color = scene.say("color")
    return scene.rng.choice((f"make everything {color}", f"make them all {color}", f"all of them {color}", f"all in {color}",
        f"everything in {color} please", f"change all colors to {color}", *([f"both {color}", f"make both {color}"]
        if len(items) == 2 else [])))


def _resize(scene: Scene) -> str | None:
    item = scene.one(without=SIZELESS)
    if item is None or any(item.get(field) for field in MEASURES):
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


def _measure(scene: Scene) -> str | None:
    item = scene.one("circle", "dot", "square", "line", "arrow", "text", "star")
    if item is None:
        return None
    field, word = {"circle": ("radius", "radius"), "dot": ("radius", "radius"), "square": ("width", "side length"),
        "line": ("length", "length"), "arrow": ("length", "length"), "text": ("font_size", "font size"),
        "star": ("radius", "radius")}[item["type"]]
    value = scene.rng.choice((24, 36, 60, 72, 96, 48)) if field == "font_size" else scene.written("num")
    if item.get(field) == value or item.get("from_id"):
        return None
    for other in ("size", *MEASURES):
        item.pop(other, None)
    item[field] = value
    it = scene.name(item)
    its = "its" if it == "it" else "their" if it == "them" else f"the {word} of {it}"
    whose = f"{its} {word}" if it in ("it", "them") else its
    return scene.rng.choice((f"set {whose} to {value:g}", f"make {whose} {value:g}", f"{whose} should be {value:g}",
        f"change {whose} to {value:g}",
        f"{word} {value:g}" if len(scene.objects) == 1 else f"{it} with {word} {value:g}",
        f"give {it} {article(word)} of {value:g}"))


def _replace(scene: Scene) -> str | None:
    item = scene.one(*sorted(PLAIN))
    if item is None:
        return None
    fields = scene.slots.fields("closed")
    if all(item.get(key) == value for key, value in fields.items()):
        return None
    it = scene.rng.choice(called(item, scene.objects)) if len(scene.objects) > 1 or scene.rng.random() < 0.6 else "it"
    new = scene.say("closed")
    if any(item.get(field) for field in MEASURES):
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


def _retext(scene: Scene) -> str | None:
    item = scene.one(*sorted(WRITTEN))
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


def _reformula(scene: Scene) -> str | None:
    item = scene.one("plot")
    if item is None or item["expression"] == scene.written("fn"):
        return None
    old, new = item["expression"], scene.say("fn")
    item["expression"] = scene.written("fn")
    return scene.rng.choice((f"plot {new} instead", f"use y = {new}", f"{new} instead of {old}",
        f"change the function to {new}",
        f"make it {new}" if len(scene.objects) < 3 else f"make the curve {new}", f"replace {old} by {new}",
        f"show {new} instead of {old}"))


def _range(scene: Scene) -> str | None:
    item = scene.one("plot", "axes", "number_line")
    if item is None or (item["type"] == "plot" and item.get("axes")) or item.get("x_range") == scene.written("span"):
        return None
    item["x_range"] = scene.written("span")
    said = scene.say("span")
    return scene.rng.choice((f"x {said}", f"show it {said}", f"make the range {said}", f"{said} please",
        f"change the x range to {said}",
        f"let x go {said}" if said[0] in "fb" else f"x range {said}"))


def _background(scene: Scene) -> str | None:
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


def _chart(scene: Scene) -> str | None:
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


def _fill(scene: Scene) -> str | None:
    item = scene.one(*sorted(CLOSED))
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


#: Changes of what things look like and show.
LOOKS: Final[Mapping[str, Edit]] = {
    "recolor": _recolor, "all_colors": _all_colors, "resize": _resize, "measure": _measure, "replace": _replace,
    "retext": _retext, "reformula": _reformula, "range": _range, "background": _background, "chart": _chart, "fill": _fill,
}
