"""Specs with one fact changed, to find out whether a scorer notices."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from animathic_lab.vocabulary import hex_of

Spec = dict[str, Any]

_OTHER_KIND = {
    **{"circle": "square", "square": "circle", "triangle": "square", "star": "circle", "ellipse": "rectangle"},
    **{"rectangle": "ellipse", "polygon": "star", "dot": "star", "line": "dashed_line", "dashed_line": "line"},
    **{"arrow": "double_arrow", "double_arrow": "line", "annulus": "circle", "sector": "arc", "arc": "circle"},
    **{"rounded_rectangle": "ellipse", "bar_chart": "pie_chart", "pie_chart": "bar_chart", "line_chart": "bar_chart"},
    **{"number_plane": "axes", "cross": "surround", "underline": "surround", "curved_arrow": "line", "surround": "underline"},
}
_OTHER_ACTION = {
    **{"create": "fade_in", "write": "fade_in", "fade_in": "grow", "grow": "fade_in", "draw_border": "create"},
    **{"spin_in": "fade_in", "fade_out": "shrink", "uncreate": "fade_out", "shrink": "fade_out", "indicate": "wiggle"},
    **{"wiggle": "indicate", "flash": "wiggle", "circumscribe": "wiggle", "focus": "wiggle", "flip": "wiggle"},
}
_OTHER_RELATION = {
    **{"left_of": "right_of", "right_of": "left_of", "above": "below", "below": "above", "inside": "above", "around": "below"},
}
_OTHER_PLACE = {
    **{"left": "right", "right": "left", "top": "bottom", "bottom": "top", "center": "top_left", "top_left": "bottom_right"},
}
_TURNED = {"left": "up", "right": "down", "up": "left", "down": "right", "up_right": "down", "down_right": "up"}
_WORDS = ("text", "parts", "labels", "headers", "x_label", "y_label", "language", "expression", "expression_y")


_SHOWING = ("create", "write", "fade_in", "grow", "draw_border", "spin_in")


def _first(value: Any) -> Any:
    return value[0] if isinstance(value, list) else value


def _leaves(value: Any) -> Iterator[Any]:
    if isinstance(value, Mapping):
        for one in value.values():
            yield from _leaves(one)
    elif isinstance(value, list):
        yield value
        for one in value:
            yield from _leaves(one)
    else:
        yield value


class Facts:
    """What the facts of a row speak of, to change nothing that they leave open."""

    def __init__(self, expect: Mapping[str, Any]) -> None:
        self.expect = expect
        self.leaves = [leaf for leaf in _leaves(expect)]
        self.colors = {hex_of(leaf.lower()) for leaf in self.leaves if isinstance(leaf, str)} - {None}
        self.numbers = {abs(float(x)) for x in self.leaves if isinstance(x, int | float) and not isinstance(x, bool)}
        self.words = {json.dumps(leaf) for leaf in self.leaves}
        self.actions = [str(row["action"]) for row in expect.get("actions") or ()]

    def asks(self, step: Spec, spec: Spec) -> bool:
        """Whether an action speaks of a step: by its name, and of one that shows by the kind of what it shows."""
        if step["action"] not in _SHOWING:
            return step["action"] in self.actions
        names = {row.get("name") or _first(row["type"]): row["type"] for row in self.expect["objects"]}
        kinds = {item["id"]: item["type"] for item in spec["objects"]}
        shown = {kinds[name.split(".")[0]] for name in step["targets"]}
        for row in self.expect.get("actions") or ():
            if _first(row["action"]) in (*_SHOWING, "show"):
                asked = [names[name] for name in row.get("targets") or [row["target"]]]
                if any(kind == one or kind in one for kind in shown for one in asked):
                    return True
        return "group" in shown

    def color(self, color: object) -> bool:
        return hex_of(str(color).lower()) in self.colors

    def number(self, number: object) -> bool:
        return isinstance(number, int | float) and not isinstance(number, bool) and abs(float(number)) in self.numbers

    def word(self, word: object) -> bool:
        return json.dumps(word) in self.words


def mutations(spec: Spec, expect: Mapping[str, Any]) -> Iterator[tuple[str, Spec]]:
    """Yield specs that differ from one in a single fact, each with what was changed."""
    facts = Facts(expect)
    for index, item in enumerate(spec["objects"]):
        for name, change in _of_object(item, facts, expect):
            yield f"{name} of {item['id']}", _changed(spec, lambda s, i=index, c=change: c(s["objects"][i]))
    for index, step in enumerate(spec["steps"]):
        for name, change in _of_step(step, facts, spec):
            yield f"{name} of step {index}", _changed(spec, lambda s, i=index, c=change: c(s["steps"][i]))
    yield from _of_steps(spec, facts)
    if spec.get("background"):
        yield "background", _changed(spec, lambda s: s.update(background="maroon"))
    corner = {"id": "more", "type": "annulus", "radius": 0.3, "x": 6, "y": 3.2}
    yield "an extra object", _changed(spec, lambda s: s["objects"].append(corner))
    twin = copy.deepcopy(spec["objects"][0])
    plain = twin["type"] in _OTHER_KIND and "of" not in twin and "from_id" not in twin and not twin["type"].endswith("plane")
    if plain:
        twin = {key: value for key, value in twin.items() if key not in ("relation", "anchor", "position", "x", "y")}
        yield "an extra twin", _changed(spec, lambda s: s["objects"].append({**twin, "id": "twin", "x": 6, "y": 3.2}))
    shown = [step for step in spec["steps"] if step["action"] in ("create", "write", "fade_in", "grow")]
    name = (shown[-1]["targets"] if shown else [spec["objects"][0]["id"]])[-1]
    end = [step for step in spec["steps"] if step["action"] in ("fade_out", "shrink", "uncreate")]
    # Before the end, where nothing is hidden: what is no longer there could do nothing.
    for action, more in (("wiggle", {}), ("move", {"direction": "up", "distance": 0.3}), ("fade_out", {})):
        if not end:
            step = {"action": action, "targets": [name], **more}
            yield f"an extra {action}", _changed(spec, lambda s, x=step: s["steps"].append(x))
    if len(spec["steps"]) > 1:
        yield "an extra wait", _changed(spec, lambda s: s["steps"].insert(1, {"action": "wait", "run_time": 2}))


def _changed(spec: Spec, change: Callable[[Spec], object]) -> Spec:
    fresh = copy.deepcopy(spec)
    change(fresh)
    return fresh


def _set(key: str, value: Any) -> Callable[[Spec], object]:
    return lambda thing: thing.update({key: value})


def _drop(*keys: str) -> Callable[[Spec], object]:
    return lambda thing: [thing.pop(key, None) for key in keys]


def _of_object(item: Spec, facts: Facts, expect: Mapping[str, Any]) -> Iterator[tuple[str, Callable[[Spec], object]]]:
    kinds = {one for row in expect["objects"] for one in (row["type"] if isinstance(row["type"], list) else [row["type"]])}
    if item.get("color") and facts.color(item["color"]):
        yield "colour", _set("color", "chartreuse")
        yield "no colour", _drop("color")
    for number, color in enumerate(item.get("colors") or ()):
        if facts.color(color):
            yield f"colour {number}", lambda thing, n=number: thing["colors"].__setitem__(n, "chartreuse")
    if item.get("count") and facts.number(item["count"]):
        yield "one more", _set("count", item["count"] + 1)
        yield "one less", _set("count", item["count"] - 1)
    if item["type"] in _OTHER_KIND and item["type"] in kinds:
        yield "kind", _set("type", _OTHER_KIND[item["type"]])
    if item.get("relation") and any(row["relation"] == item["relation"] for row in expect.get("relations") or ()):
        yield "relation", _set("relation", _OTHER_RELATION[item["relation"]])
    if item.get("position") and facts.word(item["position"]):
        yield "position", _set("position", _OTHER_PLACE[item["position"]])
    if item.get("direction") and facts.word(item["direction"]):
        yield "direction", _set("direction", _TURNED[item["direction"]])
    if item.get("size") and facts.word(item["size"]):
        yield "size", _drop("size")
    if item.get("arrange") and facts.word(item["arrange"]):
        yield "arrangement", _set("arrange", "column" if item["arrange"] != "column" else "row")
    for key, value in item.items():
        if key in ("count", "sides", "points") and key != "count" and facts.number(value):
            yield key, _set(key, value + 1)
        elif key not in ("count", "sides", "points") and facts.number(value):
            yield key, _set(key, value * 1.6 + 0.2)
        elif isinstance(value, bool) and facts.word(value) and key in ("numbers", "closed", "italic", "bold"):
            yield key, _set(key, not value)
        elif key in ("values", "x_range", "t_range", "y_range") and facts.word(value):
            yield key, _set(key, [*value[:-1], value[-1] + 1])
        elif key == "vertices":
            yield key, _set(key, [*value[:-1], [value[-1][0] + 0.7, value[-1][1] + 0.4]])
        elif key == "edges":
            yield key, _set(key, value[:-1])
        elif key == "rows":
            yield key, _set(key, [*value[:-1], [*value[-1][:-1], "9"]])
        elif key in ("x_column", "y_column"):
            yield key, _drop(key)
        elif key in _WORDS:
            yield key, _set(key, _other_words(item["type"], key, value))
    if item.get("fill_opacity") is not None and any("filled" in row for row in expect["objects"]):
        yield "filled", _set("fill_opacity", 0.2 if item["fill_opacity"] else 0.9)


def _other_words(kind: str, key: str, value: Any) -> Any:
    if isinstance(value, list):
        return [*value[:-1], value[-1] + "+1" if kind == "math" else "x" + value[-1][1:]]
    if key in ("expression", "expression_y"):
        return f"{value} + 0.3" if kind == "implicit" else f"1.2*({value.split('=')[-1]})"
    return f"{value}+1" if kind == "math" else "java" if key == "language" else f"{value} x"


def _of_step(step: Spec, facts: Facts, spec: Spec) -> Iterator[tuple[str, Callable[[Spec], object]]]:
    for key in ("angle", "factor", "distance", "value", "run_time", "times"):
        if facts.number(step.get(key)):
            yield (
                key,
                _set(
                    key,
                    step[key] + 1 if key == "times" else step[key] * 1.6 + (3 if key == "value" and step[key] == 0 else 0.2),
                ),
            )
    if step["action"] == "rotate" and any("turn" in str(row) for row in facts.expect["actions"]):
        yield "sense", _set("angle", -step["angle"])
    if step.get("color") and facts.color(step["color"]):
        yield "colour", _set("color", "chartreuse")
    if step.get("direction") and facts.word(step["direction"]):
        yield "direction", _set("direction", _TURNED[step["direction"]])
    if step.get("position") and facts.word(step["position"]):
        yield "position", _set("position", _OTHER_PLACE[step["position"]])
    if step.get("axis") and facts.word(step["axis"]):
        yield "axis", _set("axis", "x" if step["axis"] == "y" else "y")
    if step.get("matrix"):
        yield "matrix", _set("matrix", [[1, 2], [0, 1]])
    if step["action"] in _OTHER_ACTION and step["action"] in facts.actions and facts.asks(step, spec):
        yield "action", _set("action", _OTHER_ACTION[step["action"]])
    if len(step.get("targets") or ()) > 1 and step["action"] in facts.actions:
        yield "one target less", lambda thing: thing["targets"].pop()
    if step.get("lag"):
        yield "lag", _drop("lag")


def _of_steps(spec: Spec, facts: Facts) -> Iterator[tuple[str, Spec]]:
    steps = spec["steps"]
    for index, step in enumerate(steps):
        # What no step shows is created at the start, so that leaving such a step out changes nothing.
        if step["action"] not in ("create", "write", *(() if step["action"] in facts.actions else _SHOWING)):
            yield f"without step {index}", _changed(spec, lambda s, i=index: s["steps"].pop(i))
        follows = index > 0 and facts.asks(step, spec) and facts.asks(steps[index - 1], spec)
        if follows and "with_previous" not in str(facts.expect.get("actions")):
            yield f"step {index} with the one before", _changed(spec, lambda s, i=index: s["steps"][i].update(start="with"))

            def swap(s: Spec, i: int = index) -> None:
                s["steps"][i - 1], s["steps"][i] = s["steps"][i], s["steps"][i - 1]

            if steps[index - 1] != step:
                yield f"steps {index - 1} and {index} swapped", _changed(spec, swap)
        if step.get("start") == "with":
            yield f"step {index} after the one before", _changed(spec, lambda s, i=index: s["steps"][i].pop("start"))
