"""Evaluate the local model on prompts with known facts: ``python -m animathic_lab.learning.local_evaluation FILE...``.

Each answer is compiled and measured, and the facts are looked for in what it draws, see `animathic_lab.learning.drawn`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

from animathic_lab import routing, scene
from animathic_lab.domain import Draft
from animathic_lab.errors import AnimathicError, ArmTimeout, SettingsError, SpecError
from animathic_lab.generation.embedded import EmbeddedWriter
from animathic_lab.generation.protocol import WriteRequest
from animathic_lab.learning.drawn import Verdict, judge, measure_spec, tables_of
from animathic_lab.learning.local_report import Judged, as_markdown
from animathic_lab.rendering import Renderer

__all__ = ["evaluate", "main", "read_rows"]

#: Seconds after which an answer is none.
LIMIT_S: Final = 60.0
_PATCHES: Final = frozenset({"remove", "remove_steps", "add_steps"})


def read_rows(path: Path, half: str | None = None) -> list[Mapping[str, Any]]:
    """Read rows of ``id``, ``prompt`` and ``expect``, or of a prompt alone with ``why`` or ``note``, one JSON object a line.

    Parameters
    ----------
    path : Path
        In a format of ``tests/model/README.md``.
    half : str, optional
        ``dev`` or ``test``: leave out the rows of the other half. Rows of no half are kept.

    Raises
    ------
    SettingsError
        The file cannot be read, has no rows, or a line is no such row.
    """
    hint = "Give a file of JSON lines with id, prompt and expect."
    try:
        # Not splitlines(): it would also split at separators that stand inside people's words.
        rows = [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
    except (OSError, ValueError) as error:
        raise SettingsError(f"{path} cannot be read: {error}", hint=hint) from None
    if not rows:
        raise SettingsError(f"{path} has no rows", hint=hint)
    if not all(map(_is_row, rows)):
        raise SettingsError(f"{path} has a line without prompt or expect", hint=hint)
    return [row for row in rows if half is None or row.get("half", half) == half]


def _is_row(row: object) -> bool:
    if not isinstance(row, dict) or not isinstance(row.get("prompt"), str):
        return False
    return isinstance(row.get("expect"), dict) if "expect" in row else isinstance(row.get("why", row.get("note")), str)


def _kind(row: Mapping[str, Any]) -> str:
    if "expect" not in row:
        return "outside" if "why" in row else "robust"
    return "follow-up" if "before" in row else "scene"


async def evaluate(
    rows: Sequence[Mapping[str, Any]],
    writer: EmbeddedWriter,
    renderer: Renderer,
    on_progress: Callable[[int], None] | None = None,
) -> list[Judged]:
    """Let the writer answer every prompt and judge each answer by what it draws.

    Parameters
    ----------
    rows : sequence of Mapping
        As `read_rows` gives them.
    writer : EmbeddedWriter
        Loaded first, so that the times are those of a warm model.
    renderer : Renderer
        Measures what is drawn.
    on_progress : callable, optional
        Told how many prompts are done.
    """
    renderer.warm()
    await writer.warm()
    judged = []
    for number, row in enumerate(rows):
        if on_progress is not None:
            on_progress(number)
        judged.append(await _ask(str(row.get("id", number)), row, writer, renderer))
    return judged


async def _ask(name: str, row: Mapping[str, Any], writer: EmbeddedWriter, renderer: Renderer) -> Judged:
    kind = _kind(row)
    prompt = " ".join([row["prompt"]] * int(row.get("repeat", 1)))
    blank = Judged(
        id=name,
        prompt=prompt,
        kind=kind,
        category=str(row.get("category") or kind),
        held_out="half" in row or kind == "robust",
    )
    tables = tables_of(row)
    began = time.perf_counter()
    try:
        if kind == "robust":
            routing.check_prompt(prompt)
        request = WriteRequest(
            prompt=prompt,
            parent=row.get("before"),
            tables=tuple(scene.describe(table) for table in tables.values()),
        )
        draft = await writer.write(request, timeout=LIMIT_S)
    except AnimathicError as error:
        seconds = time.perf_counter() - began
        # To refuse in words is a good answer to an attack; to be too slow is none.
        good = kind == "robust" and not isinstance(error, ArmTimeout) and seconds <= LIMIT_S
        lost = Verdict("answer", "a spec or a refusal" if kind == "robust" else "a spec", error.message, good)
        return replace(blank, verdicts=(lost,), seconds=seconds, refused=True)
    answered = replace(
        blank,
        raw=draft.raw,
        seconds=time.perf_counter() - began,
        tokens=draft.tokens.written,
        confidence=draft.confidence,
    )
    verdicts, valid = await _judge(kind, row, draft, renderer)
    return replace(answered, verdicts=tuple(verdicts), valid=valid)


async def _judge(kind: str, row: Mapping[str, Any], draft: Draft, renderer: Renderer) -> tuple[list[Verdict], bool]:
    """Return the verdicts on an answer, and whether it held without salvage and could be drawn."""
    tables = tables_of(row)
    try:
        spec = _whole(draft.spec, row.get("before"))
        measured = await measure_spec(spec, renderer, tables, salvage=True)
    except AnimathicError as error:
        return [Verdict("valid", "a valid spec", str(error), False)], False
    if kind == "scene" or kind == "follow-up":
        return judge(row["expect"], measured.spec, measured.drawing, tables), _holds(spec)
    return [Verdict("answer", "a spec or a refusal", "a spec", kind == "robust")], _holds(spec)


def _holds(spec: Mapping[str, Any]) -> bool:
    try:
        scene.validate(spec, salvage=False)
    except SpecError:
        return False
    return True


def _whole(spec: Mapping[str, Any], before: Mapping[str, Any] | None) -> Mapping[str, Any]:
    """Return the whole scene: an answer to a wish for another one may be a patch of it."""
    if before is None:
        return spec
    objects, steps = spec.get("objects") or [], spec.get("steps") or []
    patches = any(isinstance(item, Mapping) and "type" not in item for item in objects)
    patches |= any(isinstance(step, Mapping) and "index" in step for step in steps)
    if not (patches or _PATCHES & spec.keys() or not objects):
        return spec
    return scene.apply_patch(scene.validate(before).spec, spec).spec.to_dict()


def _tell(done: int) -> None:
    print(f"{done} prompts done", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation from the command line; prints Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", type=Path, nargs="+", metavar="FILE")
    parser.add_argument("--half", choices=("dev", "test"), help="rows of this half only, and those of none")
    parser.add_argument("--words", action="store_true", help="show prompts and facts of held-out rows too")
    parser.add_argument("--adapter", type=Path, default=None)
    parser.add_argument("--threads", type=int, default=None)
    options = parser.parse_args(arguments)
    try:
        rows = [row for path in options.files for row in read_rows(path, options.half)]
        judged = asyncio.run(_run(rows, EmbeddedWriter(options.adapter, options.threads)))
    except AnimathicError as error:
        print(f"{error}\n{error.hint}", file=sys.stderr)
        return 1
    print(as_markdown(judged, words=options.words))
    return 0


async def _run(rows: Sequence[Mapping[str, Any]], writer: EmbeddedWriter) -> list[Judged]:
    with tempfile.TemporaryDirectory(prefix="evaluation-") as home:
        renderer = Renderer(Path(home))
        try:
            return await evaluate(rows, writer, renderer, _tell)
        finally:
            renderer.close()


if __name__ == "__main__":
    sys.exit(main())
