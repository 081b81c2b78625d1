"""Any valid spec of the whole language becomes code that names nothing strange, whatever things are called; a sample runs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from code_checks import strange_names, with_other_ids
from hypothesis import HealthCheck, Phase, assume, event, given, settings
from hypothesis import strategies as st
from strategies import COUNTS, is_valid, renamed, specs

from animathic_lab.domain import Drawing
from animathic_lab.errors import CompileError, RenderError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.words import Action, Kind

#: Ids at which a lambda or a formula looks inside itself first; renaming them would rename what they hide.
OWN_VARIABLES = {"x", "y", "z", "t", "u", "v", "r", "theta", "time"}
few = settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
many = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])


def code_of(data: dict[str, Any]) -> str | None:
    """The code of a document, or None where it cannot be drawn for a reason that says where and what would be."""
    assume(is_valid(data))
    try:
        return compile_scene(validate(data, salvage=False).spec).code
    except CompileError as error:
        event("a valid spec that cannot be drawn")
        assert error.path
        assert error.valid
        assert error.message
        return None


def compiles_and_names_nothing_strange(data: dict[str, Any]) -> None:
    code = code_of(data)
    if code is not None:
        assert strange_names(code, [item["id"] for item in data["objects"]]) == set()


@pytest.mark.parametrize("kind", list(Kind))
@few
@given(data=st.data())
def test_a_scene_with_any_kind_compiles_to_code_that_names_nothing_strange(kind, data):
    compiles_and_names_nothing_strange(data.draw(specs(kind=kind)))


@pytest.mark.parametrize("action", list(Action))
@few
@given(data=st.data())
def test_a_scene_with_any_action_compiles_to_code_that_names_nothing_strange(action, data):
    compiles_and_names_nothing_strange(data.draw(specs(action=action)))


@pytest.mark.slow
@settings(max_examples=3000, deadline=None, suppress_health_check=list(HealthCheck))
@given(specs())
def test_thousands_of_scenes_do(data):
    compiles_and_names_nothing_strange(data)


@many
@given(specs(most_steps=4))
def test_ids_are_only_names(data):
    """No id hides a name that the code uses itself, and nothing in the code hides an id."""
    names = {item["id"]: f"other_{at}" for at, item in enumerate(data["objects"]) if item["id"] not in OWN_VARIABLES}
    trackers = {item["id"]: names.get(item["id"], item["id"]) for item in data["objects"] if item["type"] == "tracker"}
    other = {
        "objects": [renamed(item, names, trackers=trackers) for item in data["objects"]],
        "steps": [renamed(step, names, trackers=trackers) for step in data["steps"]],
    }
    one, two = code_of(data), code_of(other)
    assert (one is None) == (two is None)
    if one is not None and two is not None:
        assert with_other_ids(one, names) == with_other_ids(two, {})


def test_nearly_all_that_is_drawn_is_valid():
    COUNTS.clear()
    valid: list[bool] = []

    @settings(max_examples=300, deadline=None, database=None, derandomize=True, phases=[Phase.generate])
    @given(specs())
    def look(data: dict[str, Any]) -> None:
        valid.append(is_valid(data))

    look()
    assert sum(valid) >= 0.9 * len(valid)
    # The documents are valid because what the rules refuse is left out; most of what is tried must be taken.
    for what in ("change", "step", "scene"):
        assert COUNTS[f"{what} taken"] > COUNTS[f"{what} refused"], COUNTS


def runs(draw: Callable[..., Drawing], data: dict[str, Any]) -> bool:
    """Whether a document runs, or speaks of a part that is not there and that only a render could miss."""
    try:
        return bool(draw(*data["objects"], steps=data["steps"]).plays)
    except RenderError as error:
        return "there is no part" in str(error)


@settings(max_examples=12, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck), phases=[Phase.generate])
@given(specs(most_examples=2, most_steps=4))
def test_a_sample_runs(draw, assets, data):
    if code_of(data) is not None:
        assert runs(draw, data)


@pytest.mark.slow
@settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
@given(specs())
def test_many_of_them_run(draw, assets, data):
    if code_of(data) is not None:
        assert runs(draw, data)
