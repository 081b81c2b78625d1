"""Which prompts the coverage study is about: 80 that describe a scene, drawn by a fixed seed.

    python tests/gallery/coverage/select_rows.py ../shared/data/prompts/dev.jsonl

prints them as JSON lines. The rule is plain on purpose: a prompt describes a scene if it begins with a verb of showing, drawing
or moving and has at least six words. What only names a topic ("Dot products and duality", "Burnside's Lemma: ...") does not.
"""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Iterable
from pathlib import Path

SEED = 20261124
COUNT = 80
MIN_WORDS = 6
VERBS = frozenset(
    [
        "animate",
        "arrange",
        "build",
        "change",
        "construct",
        "create",
        "demonstrate",
        "display",
        "draw",
        "fade",
        "generate",
        "illustrate",
        "make",
        "morph",
        "move",
        "plot",
        "render",
        "rotate",
        "show",
        "simulate",
        "start",
        "trace",
        "transform",
        "transition",
        "use",
        "visualize",
        "write",
        "zoom",
    ]
)


def describes_a_scene(prompt: str) -> bool:
    """Whether a prompt says what is to be seen, rather than what a lesson is to be about."""
    words = prompt.split()
    return len(words) >= MIN_WORDS and words[0].strip(".,:").lower() in VERBS


def draw(lines: Iterable[str]) -> list[dict[str, object]]:
    """Return the rows of the study, in the order of the file; the id of a row is its line, counted from one."""
    rows = [(number, json.loads(line)) for number, line in enumerate(lines, 1) if line.strip()]
    scenes = [(number, row) for number, row in rows if describes_a_scene(row["prompt"])]
    chosen = sorted(random.Random(SEED).sample(scenes, COUNT), key=lambda row: row[0])
    kept = ("prompt", "source_repo", "source_path", "license")
    return [{"id": number, **{field: row[field] for field in kept}} for number, row in chosen]


if __name__ == "__main__":
    for row in draw(Path(sys.argv[1]).read_text(encoding="utf-8").splitlines()):
        print(json.dumps(row, ensure_ascii=False))
