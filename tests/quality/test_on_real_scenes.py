"""Facts judged on what Manim really drew: spec, compiler, renderer and scorer together."""

from __future__ import annotations

from pathlib import Path

import pytest

from animathic_lab import scene
from animathic_lab.domain import Quality
from animathic_lab.quality import assess, facts_drawn
from animathic_lab.rendering import Renderer

CIRCLE = {"id": "c", "type": "circle", "color": "red", "position": "left"}
SQUARE = {"id": "s", "type": "square", "color": "blue"}
DOTS = {"id": "d", "type": "dot", "color": "green", "count": 3}
TEXT = {"id": "t", "type": "text", "text": "Hello", "color": "gold", "position": "top"}
TURNED = [
    {"action": "create", "targets": ["c"]},
    {"action": "transform", "targets": ["c"], "into": "s"},
    {"action": "rotate", "targets": ["s"], "angle": 90},
    {"action": "fade_out", "targets": ["s"]},
]
RISEN = [
    {"action": "move", "targets": ["d"], "direction": "up"},
    {"action": "recolor", "targets": ["d"], "color": "yellow"},
    {"action": "write", "targets": ["t"]},
]
CASES = [
    (
        "a red circle at the left turns into a blue square, then rotate it 90 degrees and fade it out",
        [CIRCLE, SQUARE],
        TURNED,
        8,
    ),
    ("three green dots move up and turn yellow. Write 'Hello' at the top in gold", [DOTS, TEXT], RISEN, 9),
]


@pytest.mark.parametrize(("text", "objects", "steps", "count"), CASES)
async def test_all_facts_of_a_real_scene(tmp_path: Path, text: str, objects: list, steps: list, count: int) -> None:
    checked = scene.validate({"objects": objects, "steps": steps}).spec
    renderer = Renderer(tmp_path)
    try:
        video = await renderer.render(
            scene.compile_scene(checked).code, out=tmp_path / "video.mp4", quality=Quality.LOW, time_limit_s=60
        )
    finally:
        await renderer.aclose()
    facts = facts_drawn(text, video.drawing, checked.to_dict())
    assert [fact.asked for fact in facts if not fact.drawn] == []
    assert len(facts) == count
    assert {score.name: score.value for score in assess(text, video, checked.to_dict())} == dict.fromkeys(
        ("facts", "in_frame", "overlap", "not_blank", "motion", "contrast"), 1.0
    )
