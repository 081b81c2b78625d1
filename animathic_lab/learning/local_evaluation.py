"""Evaluate the local model on prompts with known facts: ``python -m animathic_lab.learning.local_evaluation FILE``."""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from animathic_lab.errors import AnimathicError, SettingsError
from animathic_lab.generation.embedded import EmbeddedWriter
from animathic_lab.generation.protocol import WriteRequest
from animathic_lab.learning.facts import Verdict, score

__all__ = ["Judged", "as_markdown", "evaluate", "read_rows"]


@dataclass(frozen=True, slots=True)
class Judged:
    """One prompt, what the model wrote, and the verdicts. Times are wall-clock seconds."""

    id: str
    prompt: str
    raw: str
    verdicts: tuple[Verdict, ...]
    seconds: float
    tokens: int
    confidence: float | None

    @property
    def right(self) -> bool:
        """Whether every fact is right."""
        return all(verdict.right for verdict in self.verdicts)


def read_rows(path: Path) -> list[Mapping[str, Any]]:
    """Read rows of ``id``, ``prompt`` and ``expect``, one JSON object a line.

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
    return rows


def _is_row(row: object) -> bool:
    return isinstance(row, dict) and isinstance(row.get("prompt"), str) and isinstance(row.get("expect"), dict)


async def evaluate(
    rows: Sequence[Mapping[str, Any]], writer: EmbeddedWriter, on_progress: Callable[[int], None] | None = None
) -> list[Judged]:
    """Let the writer answer every prompt and judge each answer.

    Parameters
    ----------
    rows : sequence of Mapping
        As `read_rows` gives them.
    writer : EmbeddedWriter
        Loaded first, so that the times are those of a warm model.
    on_progress : callable, optional
        Told how many prompts are done.
    """
    await writer.warm()
    judged = []
    for number, row in enumerate(rows):
        if on_progress is not None:
            on_progress(number)
        began = time.perf_counter()
        try:
            draft = await writer.write(WriteRequest(prompt=row["prompt"]), timeout=60)
        except AnimathicError as error:
            lost = Verdict("answer", "a spec", error.message, False)
            judged.append(Judged(str(row.get("id", number)), row["prompt"], "", (lost,), time.perf_counter() - began, 0, None))
            continue
        seconds = time.perf_counter() - began
        verdicts = tuple(score(row["expect"], draft.spec))
        judged.append(
            Judged(
                str(row.get("id", number)), row["prompt"], draft.raw, verdicts, seconds, draft.tokens.written, draft.confidence
            )
        )
    return judged


def as_markdown(judged: Sequence[Judged]) -> str:
    """Return a summary, the whole list and every miss, as Markdown."""
    right = sum(item.right for item in judged)
    seconds = sorted(item.seconds for item in judged)
    p95 = seconds[min(len(seconds) - 1, int(0.95 * len(seconds)))]
    tokens = statistics.mean(item.tokens for item in judged)
    facts = [verdict for item in judged for verdict in item.verdicts]
    lines = [
        f"**{right} of {len(judged)} prompts right in every fact**; {sum(fact.right for fact in facts)} of {len(facts)} facts. "
        f"Seconds a spec: p50 {statistics.median(seconds):.2f}, p95 {p95:.2f}; {tokens:.0f} tokens a spec.",
        "", "| id | prompt | right | confidence | seconds |", "|---|---|---|---|---|",
    ]  # fmt: skip
    for item in judged:
        confidence = "" if item.confidence is None else f"{item.confidence:.2f}"
        lines.append(
            f"| {item.id} | {_cell(item.prompt)} | {'yes' if item.right else '**no**'} | {confidence} | {item.seconds:.2f} |"
        )
    lines += ["", "Misses:", ""]
    for item in judged:
        if not item.right:
            lines.append(f"- **{item.id}** {_cell(item.prompt)}")
            lines += [
                f"  - {fact.fact}: asked for `{_code(fact.asked)}`, found `{_code(fact.found)}`"
                for fact in item.verdicts
                if not fact.right
            ]
            lines.append(f"  - written: `{_code(item.raw)}`")
    return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return " ".join(text.split()).replace("|", "\\|")


def _code(text: str) -> str:
    return " ".join(text.split()).replace("`", "'")


def _tell(done: int) -> None:
    print(f"{done} prompts done", file=sys.stderr, flush=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the evaluation from the command line; prints Markdown."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", type=Path)
    parser.add_argument("--adapter", type=Path, default=None)
    parser.add_argument("--threads", type=int, default=None)
    options = parser.parse_args(arguments)
    try:
        judged = asyncio.run(evaluate(read_rows(options.file), EmbeddedWriter(options.adapter, options.threads), _tell))
    except AnimathicError as error:
        print(f"{error}\n{error.hint}", file=sys.stderr)
        return 1
    print(as_markdown(judged))
    return 0


if __name__ == "__main__":
    sys.exit(main())
