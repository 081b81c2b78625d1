"""Valid specs at random, for property tests: examples of the book, changed, put together, and moved by every action.

Nothing here names a kind. What an object is made of comes from the book, what a field may hold from the models, and whether a
change is allowed from the rules: one that they refuse is left out, so that nearly every document that is drawn is valid.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import Any, Final

from field_values import FIELDS, anything, is_expression, is_ref, is_words, near, schema_of
from hypothesis import strategies as st

from animathic_lab.errors import SpecError
from animathic_lab.scene import validate
from animathic_lab.scene.actions import ACTIONS
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.kinds.book import example_scene
from animathic_lab.scene.live import BOUND_FIELDS
from animathic_lab.scene.spec import SceneObject, Step
from animathic_lab.scene.words import CAMERA, Action, Kind

__all__ = ["COUNTS", "EVERYBODYS", "is_valid", "renamed", "specs", "step"]

#: How many changes and steps the rules took and refused, for those who want to know.
COUNTS: Final[Counter[str]] = Counter()
#: Fields that name something outside of the document.
_OUTSIDE: Final = ("data", "file")
_CLAIMED: Final = {field for entry in BOOK.values() for field in (*entry.needs, *entry.reads)}
#: Fields that mean something to every kind: nobody claims them.
EVERYBODYS: Final = [field for field in FIELDS[SceneObject] if field not in _CLAIMED]
#: Ids that generated code could take for something else, if it used such names itself.
_NAMES: Final = """
    x y t u v p m a b dt mobject frame piece point part_1 index value scene camera_1 smooth_1 time_1 theta r e pi tau sin cos
    len abs min max zip float str print list sum map circle axes plot line text math copy add play wait interpolate normalize
    angle color run_time shift scale move_to buff about_point rate_func get_center rotate_vector rgb_to_color manim linear_1
""".split()  # noqa: SIM905  # a list of them would be a page long


def is_valid(document: dict[str, Any]) -> bool:
    """Whether the rules take a document as it is."""
    try:
        validate(document, salvage=False)
    except SpecError:
        return False
    return True


def renamed(value: Any, names: dict[str, str], field: str = "", *, trackers: dict[str, str] | None = None) -> Any:
    """Return an object or a step, or a part of one, with other ids: in references, and in expressions those of trackers."""
    if isinstance(value, dict):
        return {key: renamed(item, names, key, trackers=trackers) for key, item in value.items()}
    if isinstance(value, list):
        return [renamed(item, names, field, trackers=trackers) for item in value]
    if not isinstance(value, str):
        return value
    if is_expression(field) or field == "bind":
        known = names if trackers is None else trackers
        bound, sign, text = value.partition("=") if field == "bind" else ("", "", value)
        return bound + sign + re.sub(r"\b[a-z][a-z0-9_]*\b(?!\()", lambda match: known.get(match[0], match[0]), text)
    if field == "id" or any(field in FIELDS[model] and is_ref(model, field) for model in FIELDS):
        base, dot, rest = value.partition(".")
        return names.get(base, base) + dot + rest
    return value


@st.composite
def _reference(draw: st.DrawFn, names: list[str]) -> str:
    return draw(st.sampled_from(names)) + draw(st.sampled_from(["", "", "", "", "", "", "", "", "", ".0", ".1", ".0.0"]))


@st.composite
def _expression(draw: st.DrawFn, base: str, names: list[str]) -> str:
    other = draw(st.sampled_from(["1", "0.5", "time", *names]))
    ways = ["{} + {}", "{1} + 2 * {0}", "{} * {}"] if "=" in base else ["sqrt({})", "1 / ({0})", "({0}) * ({1})", "{1}"]
    return draw(st.sampled_from(["{}", *ways])).format(base, other)


@st.composite
def _value(draw: st.DrawFn, item: dict[str, Any], field: str, names: list[str], model: type) -> Any:
    """Draw another value of a field: like the one it has, or any that its type admits."""
    schema, old = schema_of(model, field), item.get(field)
    if is_ref(model, field):
        if schema["type"] == "array":
            return draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
        return draw(_reference(names))
    if is_expression(field):
        return draw(_expression(old or next((text for key, text in item.items() if is_expression(key)), "1"), names))
    if is_words(model, field) and isinstance(old, list):
        return old  # of them `_other_words` thinks
    if field == "bind" and draw(st.booleans()):
        return [f"{draw(st.sampled_from(BOUND_FIELDS))} = {draw(st.sampled_from(names))} / 2"]
    if old is not None:
        return draw(near(old, schema, field))
    return draw(anything(schema, field, most=draw(st.sampled_from([2, 8, 1e6]))))


def _words_of(value: Any) -> set[str]:
    return set().union(*map(_words_of, value)) if isinstance(value, list) else {value} if isinstance(value, str) else set()


@st.composite
def _other_words(draw: st.DrawFn, item: dict[str, Any]) -> dict[str, Any]:
    """Draw other words for some of those that an object says. Equal ones stay equal: edges of a network name its labels."""
    fields = [field for field in item if field in FIELDS[SceneObject] and is_words(SceneObject, field)]
    words = sorted(set().union(*(_words_of(item[field]) for field in fields)))
    texts = anything({"type": "string", "maxLength": 12}, "text")
    new = {word: draw(texts) for word in words if draw(st.booleans())}

    def said(value: Any) -> Any:
        if isinstance(value, list):
            return [said(one) for one in value]
        return new.get(value, value) if isinstance(value, str) else value

    return {**item, **{field: said(item[field]) for field in fields}}


@st.composite
def _changed(draw: st.DrawFn, objects: list[dict[str, Any]], index: int) -> list[dict[str, Any]]:
    """Draw changes of one object in a scene; what the rules refuse is left out."""
    names = [item["id"] for item in objects]
    entry = BOOK[Kind(objects[index]["type"])]
    pool = [*entry.needs, *entry.reads, *EVERYBODYS] if draw(st.integers(0, 3)) else [*FIELDS[SceneObject]]
    pool = [field for field in dict.fromkeys(pool) if field not in ("id", "type", *_OUTSIDE)]
    for field in [*draw(st.lists(st.sampled_from(pool), max_size=4, unique=True)), None]:
        item = objects[index]
        new = draw(_other_words(item)) if field is None else {**item, field: draw(_value(item, field, names, SceneObject))}
        if field == "relation" and "anchor" not in item:
            new["anchor"] = draw(_reference(names))
        if new == item:
            continue
        changed = [*objects[:index], new, *objects[index + 1 :]]
        taken = is_valid({"objects": changed})
        COUNTS[f"change {'taken' if taken else 'refused'}"] += 1
        objects = changed if taken else objects
    return objects


@st.composite
def step(draw: st.DrawFn, names: list[str], action: Action) -> dict[str, Any]:
    """Draw a step of an action: what it needs, and some of what steps may say."""
    targets = st.lists(_reference(names), min_size=1, max_size=3, unique=True)
    if action in (Action.MOVE, Action.SCALE, Action.FOLLOW, Action.RESTORE):
        targets |= st.just([CAMERA]) | targets.map(lambda others: [CAMERA, *others])
    new: dict[str, Any] = {"action": str(action), "targets": draw(targets)}
    more = [field for field in FIELDS[Step] if field not in ("action", "targets", *ACTIONS[action].needs)]
    for field in [*ACTIONS[action].needs, *draw(st.lists(st.sampled_from(more), max_size=5, unique=True))]:
        if is_expression(field):
            new[field] = draw(st.sampled_from(["x + y / 4", "sin(x)", "1 / x", "x * time", "x^2 - y^2"]))
        else:
            new[field] = draw(_value(new, field, names, Step))
    if new.get("relation") and "anchor" not in new:
        new["anchor"] = draw(st.sampled_from(names))
    if new.get("run_time", 0) > 5:
        new["run_time"] = 1.5  # so that a scene stays short
    return new


@st.composite
def specs(
    draw: st.DrawFn, *, most_examples: int = 3, most_steps: int = 6, kind: Kind | None = None, action: Action | None = None
) -> dict[str, Any]:
    """Draw a spec as JSON data; nearly all of them are valid.

    Parameters
    ----------
    draw : callable
        Of hypothesis.
    most_examples, most_steps : int
        How many examples of the book, with what they need, and how many steps there are at most.
    kind, action : Kind and Action, optional
        Of the first example and of the first step.
    """
    objects: list[dict[str, Any]] = []
    free = draw(st.permutations(_NAMES)) if draw(st.booleans()) else []
    for number in range(draw(st.integers(1, most_examples))):
        shown = kind if kind is not None and number == 0 else draw(st.sampled_from(list(BOOK)))
        example = example_scene(BOOK[shown])["objects"]
        names = {item["id"]: free.pop() if free else f"thing_{len(objects) + at}" for at, item in enumerate(example)}
        more = [*objects, *(renamed(item, names) for item in example)]
        taken = is_valid({"objects": more})
        COUNTS[f"scene {'taken' if taken else 'refused'}"] += 1
        if taken:
            first, objects = len(objects), more
            for index in range(first, len(objects)):
                objects = draw(_changed(objects, index))
    if not objects:
        objects = [{"id": "thing", "type": "circle"}]
    ids = [item["id"] for item in objects]
    steps: list[dict[str, Any]] = []
    for does in [*([action] if action else []), *draw(st.lists(st.sampled_from(list(ACTIONS)), max_size=most_steps))]:
        new = draw(step(ids, does))
        taken = is_valid({"objects": objects, "steps": [new]})
        COUNTS[f"step {'taken' if taken else 'refused'}"] += 1
        steps += [new] * taken
    return {"objects": objects, "steps": steps}
