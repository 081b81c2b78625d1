"""The evaluation of the local model: every row is asked and judged, every miss is told, and nothing ends the run halfway."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from animathic_lab.errors import ArmRefused, ArmTimeout, ArmUnavailable, SettingsError
from animathic_lab.generation.fake import FakeWriter
from animathic_lab.learning import local_evaluation
from animathic_lab.learning.drawn import Verdict
from animathic_lab.learning.local_evaluation import evaluate, main, read_rows
from animathic_lab.learning.local_report import Judged, as_markdown, calibration_error, wilson
from animathic_lab.rendering import Renderer

CIRCLE = {"objects": [{"id": "c", "type": "circle", "color": "red"}], "steps": []}
ROWS = [
    {"id": "s1", "prompt": "a red circle", "expect": {"objects": [{"type": "circle", "color": "red"}]}},
    {"id": "s2", "prompt": "a blue square | `b`", "expect": {"objects": [{"type": "square", "color": "blue"}]}},
    {"id": "s3", "prompt": "a red\ncircle twice", "expect": {"objects": [{"type": "circle", "color": "red", "count": 2}]}},
]


class WarmWriter(FakeWriter):
    """A FakeWriter that can be loaded ahead, as the embedded one."""

    loads: Exception | None = None

    async def warm(self) -> None:
        assert self.requests == [], "loading comes first, so that the times are those of a warm model"
        self.warmed = True
        if self.loads:
            raise self.loads


@pytest.fixture(scope="module")
def renderer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Renderer]:
    made = Renderer(tmp_path_factory.mktemp("home"))
    yield made
    made.close()


async def test_every_row_is_asked_once_and_judged_in_order(renderer: Renderer) -> None:
    writer = WarmWriter({row["prompt"]: CIRCLE for row in ROWS}, confidence=0.8)
    judged = await evaluate(ROWS, writer, renderer)
    assert writer.warmed
    assert [request.prompt for request in writer.requests] == [row["prompt"] for row in ROWS]
    assert [(item.id, item.right) for item in judged] == [("s1", True), ("s2", False), ("s3", False)]
    assert [verdict.fact for verdict in judged[2].verdicts if not verdict.right] == ["count of circle"]
    assert {item.confidence for item in judged} == {0.8}
    assert json.loads(judged[0].raw) == CIRCLE
    assert all(item.seconds >= 0 for item in judged)


async def test_rows_without_an_id_are_counted(renderer: Renderer) -> None:
    rows = [{"prompt": "a red circle", "expect": {}}, {"id": "x", "prompt": "a red circle", "expect": {}}]
    assert [item.id for item in await evaluate(rows, WarmWriter(lambda request: CIRCLE), renderer)] == ["0", "x"]


@pytest.mark.parametrize("error", [ArmRefused("was cut off"), ArmTimeout("took too long"), ArmUnavailable("is gone")])
async def test_an_error_of_the_writer_is_a_miss_and_does_not_end_the_run(error: Exception, renderer: Renderer) -> None:
    judged = await evaluate(ROWS, WarmWriter(lambda request: CIRCLE, fail=[error]), renderer)
    assert [item.right for item in judged] == [False, False, False]
    assert judged[0].verdicts == (Verdict("answer", "a spec", str(error), False),)
    assert (judged[0].raw, judged[0].tokens, judged[0].confidence) == ("", 0, None)
    assert judged[1].raw != ""
    assert f"found `{error}`" in as_markdown(judged)


async def test_a_spec_that_does_not_hold_is_a_miss(renderer: Renderer) -> None:
    (item,) = await evaluate(ROWS[:1], WarmWriter(lambda request: {"objects": []}), renderer)
    assert [(verdict.fact, verdict.right) for verdict in item.verdicts] == [("valid", False)]


async def test_a_mistake_of_the_program_is_no_miss_of_the_model(renderer: Renderer) -> None:
    with pytest.raises(ZeroDivisionError):
        await evaluate(ROWS, WarmWriter(fail=[ZeroDivisionError()]), renderer)


async def test_every_miss_is_listed_with_what_was_asked_and_found(renderer: Renderer) -> None:
    specs = {row["prompt"]: CIRCLE for row in ROWS}
    text = as_markdown(await evaluate(ROWS, WarmWriter(specs, confidence=0.8), renderer))
    # s1 has three facts: kind, count and colour. s2 loses its only one and has an extra; s3 loses its count, one of three.
    assert text.startswith("**1 of 3 prompts right in every fact** (33.3%, 95 % interval 6.1% to 79.2%); 5 of 8 facts.")
    assert "valid without salvage, and drawn: 3 of 3" in text
    assert "AUC 0.500, ECE 0.467" in text
    table, misses = text.split("Misses:")
    assert [line.split(" | ")[-3:-1] for line in table.splitlines() if line.startswith("| s")] == [
        ["yes", "0.80"],
        ["**no**", "0.80"],
        ["**no**", "0.80"],
    ]
    assert "| s2 | a blue square \\| `b` |" in table, "a bar in a prompt must not end its cell"
    assert "| s3 | a red circle twice |" in table
    assert "**s1**" not in misses
    assert [line for line in misses.splitlines() if line.strip() and "written" not in line] == [
        "- **s2** a blue square \\| `b`",
        "  - object: asked for `square`, found `nothing`",
        "  - extra: asked for `nothing else`, found `#FC6255 circle`",
        "- **s3** a red circle twice",
        "  - count of circle: asked for `2`, found `1`",
    ]
    assert misses.count("  - written: `{") == 2


def test_what_the_model_wrote_cannot_break_out_of_its_place() -> None:
    lost = Verdict("text", "a`b", "c\n\n# d", False)
    text = as_markdown([Judged(id="s1", prompt="p", raw="`\n# x", verdicts=(lost,), seconds=0.5, tokens=7)])
    assert "\n#" not in text
    assert "asked for `a'b`, found `c # d`" in text
    assert "written: `' # x`" in text
    assert "| s1 | p | **no** |  | 0.50 |" in text


def test_times_and_tokens_are_summed_up() -> None:
    right = Verdict("object", "dot", "dot", True)
    judged = [
        Judged(id=str(n), prompt="p", raw="r", verdicts=(right,), seconds=seconds, tokens=10 * n, confidence=0.5)
        for n, seconds in enumerate((0.1, 0.3, 0.2, 9.0))
    ]
    assert "p50 0.25, p95 9.00; 15 tokens a spec." in as_markdown(judged)


def write(path: Path, *lines: Any) -> Path:
    text = "\n".join(line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text(text + "\n", encoding="utf-8")
    return path


def test_rows_are_read_as_they_are(tmp_path: Path) -> None:
    odd = {"prompt": "a\u2028circle\x85 圆", "expect": {}}
    assert read_rows(write(tmp_path / "rows.jsonl", *ROWS, "", odd)) == [*ROWS, odd]


def test_the_rows_of_the_evaluation_can_be_read() -> None:
    rows = read_rows(Path(__file__).parents[1] / "model" / "simple40.jsonl")
    assert [row["id"] for row in rows] == [f"s{number:02}" for number in range(1, 41)]


@pytest.mark.parametrize(
    ("name", "counts"), [("heldout", (120, 60)), ("followups", (40, 20)), ("outside", (40, 20)), ("robust", (40, 40))]
)
def test_the_rows_of_the_wide_language_can_be_read_by_halves(name: str, counts: tuple[int, int]) -> None:
    path = Path(__file__).parents[1] / "model" / f"{name}.jsonl"
    assert (len(read_rows(path)), len(read_rows(path, "dev"))) == counts


async def test_a_wish_for_another_scene_is_asked_with_that_scene_and_may_be_answered_by_a_patch(renderer: Renderer) -> None:
    row = {"id": "e", "prompt": "blue", "before": CIRCLE, "expect": {"objects": [{"type": "circle", "color": "blue"}]}}
    whole = {"objects": [{"id": "c", "type": "circle", "color": "blue"}], "steps": []}
    for answer in (whole, {"objects": [{"id": "c", "color": "blue"}]}):
        writer = WarmWriter({"blue": answer})
        (item,) = await evaluate([row], writer, renderer)
        assert item.right
        assert item.kind == "follow-up"
        assert writer.requests[-1].parent == CIRCLE


async def test_a_row_with_a_table_is_asked_with_its_columns_and_drawn_with_its_values(renderer: Renderer) -> None:
    chart = {"id": "c", "type": "bar_chart", "data": "pets", "x_column": "kind", "y_column": "n"}
    row = {
        "prompt": "bars",
        "data": {"name": "pets", "columns": {"kind": "text", "n": "number"}, "rows": [["cat", 3], ["dog", 5]]},
        "expect": {"objects": [{"type": "bar_chart", "params": {"values": [3, 5]}}]},
    }
    writer = WarmWriter(lambda request: {"objects": [chart], "steps": []})
    (item,) = await evaluate([row], writer, renderer)
    assert item.right
    assert [table["name"] for table in writer.requests[-1].tables] == ["pets"]
    assert "cat" not in str(writer.requests[-1].tables)


async def test_what_is_outside_counts_by_its_confidence_only(renderer: Renderer) -> None:
    row = {"id": "o", "half": "dev", "prompt": "a proof", "why": "proof"}
    writer = WarmWriter({"a proof": CIRCLE, ROWS[0]["prompt"]: CIRCLE}, confidence=0.3)
    judged = await evaluate([row, ROWS[0]], writer, renderer)
    assert [item.right for item in judged] == [False, True]
    text = as_markdown(judged)
    assert text.startswith("**1 of 1 prompts right")
    assert "outside of its reach it is 0.30 on average" in text
    assert "- **o**" not in text


async def test_attacks_want_a_valid_spec_or_a_refusal_in_time(renderer: Renderer) -> None:
    rows = [{"id": "r1", "prompt": " ", "note": "empty"}, {"id": "r2", "prompt": "very", "repeat": 3, "note": "long"}]
    refused, answered = await evaluate(rows, WarmWriter(lambda request: CIRCLE), renderer)
    assert refused.right
    assert refused.refused
    assert answered.right
    assert answered.prompt == "very very very"
    (broken,) = await evaluate(rows[1:], WarmWriter(lambda request: {"objects": []}), renderer)
    assert not broken.right
    (slow,) = await evaluate(rows[1:], WarmWriter(lambda request: CIRCLE, fail=[ArmTimeout("too long")]), renderer)
    assert not slow.right


def test_the_words_of_held_out_rows_are_shown_only_when_asked_for() -> None:
    lost = Verdict("color of circle", "mauve", "teal", False)
    item = Judged(id="h1", prompt="secret words", verdicts=(lost,), raw="secret raw", category="color", held_out=True)
    hidden, shown = as_markdown([item]), as_markdown([item], words=True)
    assert "secret" not in hidden
    assert "mauve" not in hidden
    assert "- **h1** (color)" in hidden
    assert "secret words" in shown
    assert "mauve" in shown


def test_categories_are_counted_with_the_facts_that_they_lose() -> None:
    lost, right = Verdict("color of circle", "red", "blue", False), Verdict("object", "dot", "dot", True)
    judged = [
        Judged(id="a", prompt="p", verdicts=(lost,), category="color"),
        Judged(id="b", prompt="p", verdicts=(right,), category="count"),
    ]
    text = as_markdown(judged)
    assert "| category | right | of | color |" in text
    assert "| color | 0 | 1 | 1 |" in text
    assert "| count | 1 | 1 |  |" in text


def test_intervals_and_calibration_are_the_known_ones() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert [round(end, 4) for end in wilson(50, 100)] == [0.4038, 0.5962]
    assert calibration_error([0.5, 0.5], [True, False]) == 0
    assert calibration_error([1.0, 1.0], [True, False]) == 0.5


BAD_LINES = {
    "no json": "a circle",
    "no object": "[1]",
    "no prompt": '{"expect": {}}',
    "no expectation": '{"prompt": "a"}',
    "a prompt that is no text": '{"prompt": 7, "expect": {}}',
    "an expectation that is no object": '{"prompt": "a", "expect": "a circle"}',
}


@pytest.mark.parametrize("line", BAD_LINES.values(), ids=BAD_LINES.keys())
def test_a_line_that_is_no_row_is_refused_with_a_hint(tmp_path: Path, line: str) -> None:
    with pytest.raises(SettingsError, match=r"rows\.jsonl") as caught:
        read_rows(write(tmp_path / "rows.jsonl", ROWS[0], line))
    assert "prompt and expect" in caught.value.hint


@pytest.mark.parametrize("content", [None, b"", b"\n \n", b"\xff\xfe{}"], ids=["missing", "empty", "blank", "no text"])
def test_a_file_without_rows_is_refused_with_a_hint(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "rows.jsonl"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(SettingsError, match=r"rows\.jsonl") as caught:
        read_rows(path)
    assert "prompt and expect" in caught.value.hint


def test_the_command_prints_markdown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    made: list[tuple[Any, ...]] = []

    def embedded(*arguments: Any) -> WarmWriter:
        made.append(arguments)
        return WarmWriter(lambda request: CIRCLE)

    monkeypatch.setattr(local_evaluation, "EmbeddedWriter", embedded)
    path = write(tmp_path / "rows.jsonl", *ROWS)
    assert main([str(path), "--adapter", str(tmp_path / "a.gguf"), "--threads", "2"]) == 0
    assert made == [(tmp_path / "a.gguf", 2)]
    told = capsys.readouterr()
    assert told.out.startswith("**1 of 3 prompts")
    assert told.err.splitlines()[-1] == "2 prompts done"


def test_the_command_says_what_is_wrong_in_two_lines(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path / "none.jsonl")]) == 1
    missing = capsys.readouterr()

    gone = WarmWriter()
    gone.loads = ArmUnavailable("the weights are missing", hint="Run make install.")
    monkeypatch.setattr(local_evaluation, "EmbeddedWriter", lambda *arguments: gone)
    assert main([str(write(tmp_path / "rows.jsonl", *ROWS))]) == 1
    unloaded = capsys.readouterr()

    assert "none.jsonl" in missing.err
    assert unloaded.err == "the weights are missing\nRun make install.\n"
    assert missing.out == unloaded.out == ""
    assert len(missing.err.splitlines()) == 2
