"""The local model's corpus as a whole: drawn the same again, servable, and nothing of the evaluation is in it.

What the words of its pairs say is tried beside: `test_corpus_made`, `test_corpus_forms`, `test_corpus_edits`.
"""

from __future__ import annotations

import json
import os
import random
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

import jsonschema
import pytest
from corpus_facts import drawn, is_form, key

from animathic_lab import scene
from animathic_lab.domain import Quality
from animathic_lab.generation.embedded import clean
from animathic_lab.generation.shortkeys import VALUES, decode, encode, wire_schema
from animathic_lab.learning import corpus
from animathic_lab.learning.corpus import Pair
from animathic_lab.rendering import Renderer
from animathic_lab.scene.data import Table, bind_tables
from animathic_lab.vocabulary import NOUNS

MODEL = Path(__file__).parents[1] / "model"
SETS = ("union", "intersection", "difference", "exclusion")


@pytest.fixture(scope="module")
def pairs() -> tuple[Pair, ...]:
    return drawn()


# The corpus as a thing that is drawn.


def test_equal_seeds_give_equal_pairs_and_another_seed_gives_others() -> None:
    one, again, other = (list(corpus.generate(300, seed=seed)) for seed in (3, 3, 4))
    assert one == again
    assert corpus.fingerprint(one) == corpus.fingerprint(again) != corpus.fingerprint(other)
    assert len({key(pair.prompt) for pair in one} & {key(pair.prompt) for pair in other}) < 30


def test_a_larger_corpus_begins_with_the_smaller_one(pairs: tuple[Pair, ...]) -> None:
    assert tuple(corpus.generate(100, seed=7)) == pairs[:100]


def test_another_process_draws_the_same_corpus(pairs: tuple[Pair, ...]) -> None:
    """A resumed training knows its corpus by the fingerprint; the order of a set must not come into it."""
    code = "from animathic_lab.learning import corpus; print(corpus.fingerprint(list(corpus.generate(1000, seed=7))))"
    for salt in ("1", "2"):
        done = subprocess.run(
            [sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ, "PYTHONHASHSEED": salt}
        )
        assert done.stdout.strip() == corpus.fingerprint(list(pairs[:1000]))


def test_the_fingerprint_tells_a_changed_word_fact_parent_and_table(pairs: tuple[Pair, ...]) -> None:
    first, *rest = pairs[:5]
    whole = corpus.fingerprint([first, *rest])
    others = [
        Pair(first.prompt + "!", first.spec, first.form, first.parent, first.tables),
        Pair(first.prompt, {**first.spec, "background": "gray"}, first.form, first.parent, first.tables),
        Pair(first.prompt, first.spec, first.form, {"objects": [{"id": "a", "type": "dot"}]}, first.tables),
        Pair(first.prompt, first.spec, first.form, first.parent, ({"name": "sales", "columns": {}},)),
    ]
    prints = {corpus.fingerprint([other, *rest]) for other in others}
    assert len(prints | {whole}) == 5


def test_no_two_prompts_are_alike_and_all_are_short(pairs: tuple[Pair, ...]) -> None:
    assert len({key(pair.prompt) for pair in pairs}) == len(pairs) == 30_000
    assert max(len(pair.prompt) for pair in pairs) <= 400
    assert min(len(pair.prompt.strip()) for pair in pairs) >= 1


def test_each_sort_of_pair_has_its_share(pairs: tuple[Pair, ...]) -> None:
    edits, forms, tables = (
        sum(pair.parent is not None for pair in pairs) / len(pairs),
        sum(is_form(pair) for pair in pairs) / len(pairs),
        sum(bool(pair.tables) for pair in pairs) / len(pairs),
    )
    assert 0.1 < edits < 0.2
    assert 0.5 < forms < 0.7
    assert 0.005 < tables < 0.1


def test_every_kind_that_has_a_noun_and_every_action_is_taught(pairs: tuple[Pair, ...]) -> None:
    kinds = Counter(item["type"] for pair in pairs for item in pair.spec["objects"])
    actions = Counter(step["action"] for pair in pairs for step in pair.spec["steps"])
    assert {kind for kind in NOUNS if kinds[kind] < 50} == set()
    assert {action for action in VALUES["action"] if actions[action] < 25} == set()


# Nothing of the evaluation is in it. These tests count only: a prompt of the evaluation is not to be seen, nor printed.


def _asked() -> Iterator[str]:
    for path in sorted(MODEL.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                yield key(json.loads(line)["prompt"])


def _runs(prompts: Iterable[str], length: int) -> set[int]:
    """Hashes of all runs of so many words."""
    found = set[int]()
    for prompt in prompts:
        words = prompt.split()
        found |= {hash(tuple(words[at : at + length])) for at in range(len(words) - length + 1)}
    return found


def test_no_prompt_of_the_evaluation_is_in_the_corpus(pairs: tuple[Pair, ...]) -> None:
    asked = set(_asked())
    same = len(asked & {key(pair.prompt) for pair in pairs})
    assert len(asked) > 200
    assert same == 0


def test_no_long_run_of_words_of_the_evaluation_is_in_the_corpus(pairs: tuple[Pair, ...]) -> None:
    """Eight words in a row meet by chance in a few prompts (“moves to the right and then it turns”), twelve in none."""
    asked, mine = list(_asked()), [key(pair.prompt) for pair in pairs]
    long, short = _runs(mine, 12), _runs(mine, 8)
    long_shared = sum(bool(_runs([prompt], 12) & long) for prompt in asked)
    short_shared = sum(bool(_runs([prompt], 8) & short) for prompt in asked)
    assert long_shared == 0
    assert short_shared <= len(asked) // 33


# What is learned can be served.


def test_every_spec_is_valid_and_compiles(pairs: tuple[Pair, ...]) -> None:
    for pair in pairs[:2000]:
        checked = scene.validate(pair.spec, salvage=False)
        assert checked.warnings == (), pair
        if not pair.tables:
            compile(scene.compile_scene(checked.spec).code, "scene.py", "exec")


def test_every_spec_and_every_parent_survives_the_wire_unchanged(pairs: tuple[Pair, ...]) -> None:
    for pair in pairs[::3]:
        assert decode(encode(pair.spec)) == pair.spec, pair.prompt
        if pair.parent is not None:
            assert decode(encode(pair.parent)) == pair.parent, pair.prompt


def test_every_spec_can_be_written_under_the_grammar_that_is_served(pairs: tuple[Pair, ...]) -> None:
    grammar = jsonschema.Draft202012Validator(wire_schema())
    orders = {part: list(wire_schema()["properties"][part]["items"]["properties"]) for part in ("o", "s")}
    for pair in pairs[:2000]:
        wire = json.loads(encode(pair.spec))
        assert grammar.is_valid(wire), pair
        for part, order in orders.items():
            for item in wire.get(part, ()):
                assert list(item) == sorted(item, key=order.index), pair


def test_prompts_reach_the_served_model_as_they_were_learned(pairs: tuple[Pair, ...]) -> None:
    assert [pair.prompt for pair in pairs if clean(pair.prompt) != pair.prompt] == []


# What is learned can be drawn.


def _filled(pair: Pair, rng: random.Random) -> dict[str, Table]:
    """Tables as the prompt speaks of them, with five rows of values."""
    return {
        table["name"]: Table(
            table["name"],
            {
                name: [f"{name} {row}" for row in range(5)]
                if column["type"] == "text"
                else [float(rng.randrange(1, 100)) for _ in range(5)]
                for name, column in table["columns"].items()
            },
        )
        for table in pair.tables
    }


async def _render(count: int, seed: int, folder: Path) -> list[str]:
    """Render pairs in the real worker; answers what went wrong, with the prompts."""
    rng, faults = random.Random(seed), list[str]()
    renderer = Renderer(folder)
    try:
        for number, pair in enumerate(corpus.generate(count, seed=seed)):
            checked = scene.validate(pair.spec, salvage=False).spec
            checked = bind_tables(checked, _filled(pair, rng)) if pair.tables else checked
            code = scene.compile_scene(checked).code
            try:
                video = await renderer.render(
                    code, out=folder / f"{number}.mp4", quality=Quality.LOW, preview=False, time_limit_s=120
                )
            except Exception as error:
                faults.append(f"{error}: {pair.prompt!r} {pair.spec}")
                continue
            # Of a union and its like only what comes of it is shown, unless a step shows its parts.
            parts = {name for item in checked.objects if item.type.value in SETS for name in item.children or ()}
            missing = {item.id for item in checked.objects} - set(video.drawing.first_seen()) - parts
            if missing or video.frames <= 5:
                faults.append(f"{missing} not seen, {video.frames} frames: {pair.prompt!r} {pair.spec}")
    finally:
        await renderer.aclose()
    return faults


async def test_some_pairs_really_render(tmp_path: Path) -> None:
    assert await _render(12, 1, tmp_path) == []


@pytest.mark.slow
@pytest.mark.timeout(7200)
async def test_five_hundred_pairs_really_render(tmp_path: Path) -> None:
    assert await _render(500, 2, tmp_path) == []
