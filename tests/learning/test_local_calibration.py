"""Calibration: from how sure the model was to a chance of being right."""

from __future__ import annotations

import json
import math
import random

import pytest

from animathic_lab.errors import ArmRefused, SettingsError
from animathic_lab.generation import FakeWriter
from animathic_lab.generation.confidence import FEATURES, Evidence
from animathic_lab.generation.weights import Adapter, read_adapter
from animathic_lab.learning import corpus
from animathic_lab.learning.local_calibration import fit, gather


def answers(count: int) -> tuple[list[Evidence], list[bool]]:
    """Answers whose chance of being right is known: the logistic of 2 + 3 * mean."""
    rng = random.Random(5)
    sure = [Evidence(mean=-rng.expovariate(1), least=-rng.expovariate(0.3)) for _ in range(count)]
    return sure, [rng.random() < 1 / (1 + math.exp(-(2 + 3 * item.mean))) for item in sure]


def test_a_known_calibration_is_found_again():
    found = fit(*answers(4000))
    assert found["bias"] == pytest.approx(2, abs=0.25)
    assert found["mean"] == pytest.approx(3, abs=0.3)
    assert found["least"] == pytest.approx(0, abs=0.1)
    assert found["ece"] < 0.04
    assert found["auc"] > 0.75
    assert Evidence(mean=-0.1, least=-0.2).confidence(found) == pytest.approx(1 / (1 + math.exp(-1.7)), abs=0.05)


def test_answers_of_one_kind_only_are_refused_with_a_hint():
    sure, _ = answers(40)
    with pytest.raises(SettingsError, match="too few") as refusal:
        fit(sure, [True] * 40)
    assert refusal.value.hint


class Sure(FakeWriter):
    """A writer that knows the corpus but for the prompts that it is told to get wrong or to refuse."""

    async def write_with_evidence(self, request, *, timeout):
        return await self.write(request, timeout=timeout), Evidence(mean=-0.1, least=-0.5)


async def test_an_answer_is_right_when_it_is_the_one_of_the_corpus_and_refusals_are_left_out():
    pairs = list(corpus.generate(6, seed=11))
    specs = {pair.prompt: pair.spec for pair in pairs} | {pairs[1].prompt: pairs[0].spec}
    writer = Sure(specs, fail=[None, None, ArmRefused("cut off")])
    sure, right = await gather(writer, pairs)
    assert right == [True, False, True, True, True]
    assert len(sure) == 5


def test_the_committed_adapter_is_calibrated_on_pairs_held_out():
    manifest = read_adapter().manifest
    assert read_adapter().calibration == {name: manifest["calibration"].get(name, 0.0) for name in ("bias", *FEATURES)}
    assert manifest["calibration"]["answers"] >= 200


@pytest.mark.parametrize("manifest", [{}, {"calibration": None}, {"calibration": {"bias": 1}}, {"calibration": {"bias": "x"}}])
def test_without_a_whole_calibration_there_is_none(manifest, tmp_path):
    assert Adapter(tmp_path, "0" * 64, json.loads(json.dumps(manifest))).calibration is None
