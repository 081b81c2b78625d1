"""Stored scenes of other versions. The language has one version so far, so the tables of migrations here are the tests' own."""

from __future__ import annotations

import copy
from pathlib import Path
from typing import Any

import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import validate
from animathic_lab.scene.migration import MIGRATIONS, migrate
from animathic_lab.scene.spec import SPEC_VERSION

BALL = {"objects": [{"id": "ball", "type": "circle"}], "steps": []}


def _rename(data: dict[str, Any]) -> dict[str, Any]:
    for item in data["objects"]:
        item["color"] = item.pop("colour", "white")
    return data


def _list(data: dict[str, Any]) -> dict[str, Any]:
    return {**data, "steps": list(data.get("steps") or [])}


TABLE = {1: _rename, 2: _list}


def test_each_version_has_its_way_to_the_next() -> None:
    assert set(MIGRATIONS) == set(range(1, SPEC_VERSION))


def test_an_old_scene_goes_through_all_versions_in_between() -> None:
    old = {"spec_version": 1, "objects": [{"id": "ball", "colour": "red"}], "steps": None}
    kept = copy.deepcopy(old)
    new = migrate(old, migrations=TABLE, current=3)
    assert new == {"spec_version": 3, "objects": [{"id": "ball", "color": "red"}], "steps": []}
    assert old == kept, "what was stored stays as it was"


def test_one_in_between_goes_only_the_rest_of_the_way() -> None:
    assert migrate({"spec_version": 2, "colour": 1}, migrations=TABLE, current=3) == {
        "spec_version": 3,
        "colour": 1,
        "steps": [],
    }


def test_a_current_one_is_left_alone() -> None:
    data = {"spec_version": 3, "objects": 5}
    assert migrate(data, migrations=TABLE, current=3) is data


def test_a_missing_version_means_the_first_for_what_was_stored() -> None:
    assert migrate({"objects": [{"colour": "red"}]}, migrations=TABLE, current=2)["objects"] == [{"color": "red"}]
    assert migrate({"objects": 1}, migrations=TABLE, current=2, missing=2) == {"objects": 1}


@pytest.mark.parametrize("stored", [True, False])
def test_a_newer_one_is_an_error_that_says_so(stored: bool) -> None:
    with pytest.raises(SpecError, match=r"written by a newer animathic_lab: spec_version 3, this one knows 1") as error:
        validate({**BALL, "spec_version": 3}, stored=stored)
    assert error.value.path == "spec_version"
    with pytest.raises(SpecError, match="spec_version 4, this one knows 3"):
        migrate({"spec_version": 4}, migrations=TABLE, current=3)


@pytest.mark.parametrize("version", ["two", "", "-1", 0, -1, 1.5, True, False, [1], {"a": 1}, "1.0"])
def test_what_is_no_version_is_an_error_that_says_so(version: object) -> None:
    with pytest.raises(SpecError, match="is no version"):
        validate({**BALL, "spec_version": version})


@pytest.mark.parametrize("version", [1, 1.0, "1", " 1 ", None])
def test_other_spellings_of_a_version_are_read(version: object) -> None:
    data = {**BALL, "spec_version": version}
    assert validate(data, stored=True).spec.spec_version == 1


def test_a_scene_that_is_none_of_its_version_is_an_error_with_words() -> None:
    for broken in ({"spec_version": 1}, {"spec_version": 1, "objects": 5}, {"spec_version": 1, "objects": ["x"]}):
        with pytest.raises(SpecError, match="cannot be brought from spec_version 1 to 2"):
            migrate(broken, migrations=TABLE, current=3)


def test_a_scene_of_the_gallery_is_what_it_was() -> None:
    path = Path(__file__).parents[1] / "gallery" / "specs" / "OpeningManim.json"
    text = path.read_text(encoding="utf-8")
    assert validate(text, stored=True) == validate(text)
