"""Valid specs at random, for property tests."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from animathic_lab.scene.words import Action, Direction, Kind, Place, Rate, Relation, Size

#: Kinds and actions that this strategy knows how to fill in; `test_kinds` draws the examples of all others.
KINDS = list(Kind)[: list(Kind).index(Kind.GROUP) + 1]
ACTIONS = list(Action)[: list(Action).index(Action.WAIT) + 1]
RELATIONS = [relation.value for relation in Relation][:6]
COLORS = ["red", "light_blue", "gold", "#12AB9F", "white", "tomato", "gray_b"]
_numbers = {"x": st.floats(-6, 6), "y": st.floats(-3, 3)}
_text = st.text(alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40).filter(
    lambda t: bool(t.strip())
)


def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@st.composite
def _object(draw: st.DrawFn, name: str, earlier: list[str]) -> dict[str, Any]:
    kind = draw(st.sampled_from([k for k in KINDS if k is not Kind.GROUP or earlier]))
    item: dict[str, Any] = {"id": name, "type": kind.value}
    item["color"] = draw(_maybe(st.sampled_from(COLORS)))
    item["size"] = draw(_maybe(st.sampled_from([s.value for s in Size])))
    if kind is Kind.TEXT:
        item["text"] = draw(_text)
    if kind is Kind.MATH:
        item["text"] = draw(
            st.sampled_from(["x^2", r"\frac{1}{2}", r"a^2 + b^2 = c^2", r"\int_0^1 x\,dx", "e^{i\\pi} + 1 = 0"])
        )
    if kind is Kind.PLOT:
        item["expression"] = draw(st.sampled_from(["sin(x)", "x^2", "1/x", "exp(-x^2)", "2", "tan(x)", "sqrt(x)"]))
    if kind is Kind.POLYGON:
        item["sides"] = draw(_maybe(st.integers(3, 12)))
    if kind is Kind.GROUP:
        item["children"] = draw(st.lists(st.sampled_from(earlier), min_size=1, max_size=3, unique=True))
        item["arrange"] = draw(_maybe(st.sampled_from(["row", "column", "grid", "circle"])))
    if kind in (Kind.CIRCLE, Kind.DOT, Kind.STAR, Kind.SQUARE):
        item["count"] = draw(_maybe(st.integers(1, 9)))
        item["arrange"] = draw(_maybe(st.sampled_from(["row", "column", "grid", "circle"])))
    if kind in (Kind.ARROW, Kind.LINE) and len(earlier) >= 2 and draw(st.booleans()):
        item["from_id"], item["to_id"] = earlier[0], earlier[1]
    elif kind in (Kind.ARROW, Kind.LINE, Kind.DASHED_LINE):
        item["direction"] = draw(_maybe(st.sampled_from([d.value for d in Direction])))
    place = draw(st.sampled_from(["none", "position", "numbers", "relation"]))
    if place == "position":
        item["position"] = draw(st.sampled_from([p.value for p in Place]))
    elif place == "numbers":
        item.update({key: round(draw(numbers), 2) for key, numbers in _numbers.items()})
    elif place == "relation" and earlier and kind is not Kind.GROUP:
        item["relation"], item["anchor"] = (
            draw(st.sampled_from(RELATIONS)),
            draw(st.sampled_from(earlier)),
        )
    item["rotation"] = draw(_maybe(st.integers(-180, 180)))
    return {key: value for key, value in item.items() if value is not None}


@st.composite
def _step(draw: st.DrawFn, names: list[str]) -> dict[str, Any]:
    action = draw(st.sampled_from(ACTIONS))
    step: dict[str, Any] = {"action": action.value, "start": draw(st.sampled_from(["after", "with"]))}
    if action is not Action.WAIT:
        step["targets"] = draw(st.lists(st.sampled_from(names), min_size=1, max_size=3, unique=True))
    step["run_time"] = draw(_maybe(st.sampled_from([0.5, 1.0, 2.0])))
    step["rate"] = draw(_maybe(st.sampled_from([r.value for r in Rate])))
    step["lag"] = draw(_maybe(st.sampled_from([0.2, 0.5])))
    if action is Action.MOVE:
        step["direction"] = draw(st.sampled_from([d.value for d in Direction]))
    if action is Action.TRANSFORM:
        others = [name for name in names if name not in step["targets"]]
        if not others:
            return {"action": "wait"}
        step["into"] = draw(st.sampled_from(others))
    if action is Action.RECOLOR:
        step["color"] = draw(st.sampled_from(COLORS))
    return {key: value for key, value in step.items() if value is not None}


@st.composite
def specs(draw: st.DrawFn, *, most_objects: int = 5, most_steps: int = 6) -> dict[str, Any]:
    """Draw a valid spec as JSON data."""
    objects: list[dict[str, Any]] = []
    for index in range(draw(st.integers(1, most_objects))):
        earlier = [item["id"] for item in objects if item["type"] not in ("group", "plot", "arrow", "line")]
        objects.append(draw(_object(f"thing_{index}", earlier)))
    names = [item["id"] for item in objects]
    steps = draw(st.lists(_step(names), max_size=most_steps))
    return {"objects": objects, "steps": steps}
