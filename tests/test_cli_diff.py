"""`animathic spec diff`: in this process, through the same front door as on the command line."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from generations import make_generation

from animathic_lab.cli.app import main
from animathic_lab.records import FeedbackCollector
from animathic_lab.settings import load_settings

RED = {"objects": [{"id": "ball", "type": "circle", "color": "red"}], "steps": [{"action": "create", "targets": ["ball"]}]}
BLUE = {**RED, "objects": [{"id": "ball", "type": "circle", "color": "blue"}]}


@pytest.fixture
def call(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    """Call the command; returns exit code, stdout and stderr."""
    monkeypatch.chdir(tmp_path)
    for name, data in (("red.json", RED), ("blue.json", BLUE)):
        (tmp_path / name).write_text(json.dumps(data))

    def run(*arguments: str, stdin: str = "") -> tuple[int, str, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        with pytest.raises(SystemExit) as ended:
            main(["spec", *arguments])
        said = capsys.readouterr()
        return int(ended.value.code or 0), said.out, said.err

    return run


def test_two_files(call) -> None:
    assert call("diff", "red.json", "blue.json") == (0, "ball: color red -> blue\n", "")


def test_equal_scenes(call) -> None:
    assert call("diff", "red.json", "red.json")[:2] == (0, "no difference\n")


def test_as_json(call) -> None:
    code, out, _ = call("diff", "red.json", "blue.json", "--json")
    assert (code, json.loads(out)) == (0, {"differences": ["ball: color red -> blue"]})


def test_one_from_stdin(call) -> None:
    assert call("diff", "-", "red.json", stdin=json.dumps(BLUE))[1] == "ball: color blue -> red\n"


def test_generations_by_the_beginning_of_their_ids(call) -> None:
    settings = load_settings()
    settings.ensure_home()
    records = FeedbackCollector(settings)
    made = make_generation(spec=RED)
    records.save(made)
    records.close()
    assert call("diff", made.id[:8], "blue.json")[1] == "ball: color red -> blue\n"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("diff", "red.json"), "diff needs two scenes"),
        (("diff", "red.json", "blue.json", "red.json"), "diff needs two scenes"),
        (("diff", "-", "-"), "diff needs two scenes"),
        (("diff", "red.json", "nowhere.json"), "nowhere.json is neither a file nor a generation"),
        (("diff", "red.json", "newer.json"), "newer.json: written by a newer animathic_lab: spec_version 9"),
        (("diff", "red.json", "broken.json"), "broken.json: the document is not JSON"),
        (("a", "red", "circle"), "the prompt is more than one word"),
        ((), "give either a prompt or --file"),
    ],
)
def test_what_cannot_be_compared_is_said(call, tmp_path: Path, arguments: tuple[str, ...], message: str) -> None:
    (tmp_path / "newer.json").write_text(json.dumps({**RED, "spec_version": 9}))
    (tmp_path / "broken.json").write_text("{")
    code, out, err = call(*arguments)
    assert code == 1
    assert out == ""
    assert message in err
    assert "hint: " in err
