"""What the commands share: one lab per process, options, and output for people or for programs."""

from __future__ import annotations

import json
import logging
import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from animathic_lab.errors import PromptError
from animathic_lab.settings import load_settings, project_root

if TYPE_CHECKING:
    from animathic_lab.domain import Generation
    from animathic_lab.lab import Lab

__all__ = [
    "AsJson",
    "Model",
    "QualityName",
    "fail",
    "generation_data",
    "open_lab",
    "print_json",
    "read_rows",
    "read_text",
    "start_logging",
]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON.")]
Model = Annotated[str, typer.Option("--model", help="auto, or the name of an arm.")]
QualityName = Annotated[str, typer.Option("--quality", help="low (480p15), medium (720p30) or high (1080p60).")]


def start_logging() -> None:
    """Send logs to stderr at LOG_LEVEL. Without that setting only warnings are shown, so that results stay readable."""
    level = load_settings().log_level if "LOG_LEVEL" in os.environ or _in_dotenv("LOG_LEVEL") else "WARNING"
    logging.basicConfig(stream=sys.stderr, level=level, format="%(asctime)s %(levelname)s %(name)s: %(message)s")
    # Other people's libraries are of interest only when debugging, and httpx would log URLs.
    for name in ("httpx", "httpcore", "urllib3", "manim", "alembic", "mlflow", "git"):
        logging.getLogger(name).setLevel(level if level == "DEBUG" else "WARNING")


def _in_dotenv(name: str) -> bool:
    try:
        return any(
            line.strip().startswith(f"{name}=") for line in (project_root() / ".env").read_text(encoding="utf-8").splitlines()
        )
    except OSError:
        return False


@contextmanager
def open_lab(*, tracking: bool = True) -> Iterator[Lab]:
    """Open the lab for one command and close it after, outbox drained."""
    start_logging()
    from animathic_lab.lab import Lab

    lab = Lab(tracking=tracking)
    try:
        yield lab
    finally:
        lab.close()


def print_json(data: Any) -> None:
    """Print one JSON document on stdout."""
    sys.stdout.write(json.dumps(data, indent=2, ensure_ascii=False, default=str) + "\n")


def fail(code: int = 1) -> typer.Exit:
    """Return the exception that ends a command without success; its words were already said."""
    return typer.Exit(code)


def read_text(source: str) -> str:
    """Read a file, or stdin for ``-``.

    Raises
    ------
    PromptError
        It cannot be read, or is no UTF-8 text.
    """
    try:
        return sys.stdin.read() if source == "-" else Path(source).read_text(encoding="utf-8")
    except OSError as error:
        raise PromptError(f"{source} cannot be read: {error.strerror}", hint="Check the path; - reads from stdin.") from None
    except UnicodeDecodeError:
        raise PromptError(f"{source} is not UTF-8 text", hint="Save it as UTF-8.") from None


def read_rows(source: str) -> Iterator[Mapping[str, Any]]:
    """Yield the rows ``{"id", "prompt"}`` of a JSON-lines file; a row without an id gets its line number.

    Raises
    ------
    PromptError
        A line is not such a row; the message names it.
    """
    for number, line in enumerate(read_text(source).splitlines(), start=1):
        if not line.strip():
            continue
        try:
            row = json.loads(line)
        except ValueError:
            row = None
        if not isinstance(row, dict) or not isinstance(row.get("prompt"), str):
            raise PromptError(
                f"line {number} of {source} is not a row", hint='Each line must be {"id": "...", "prompt": "..."}.'
            )
        yield {"id": row.get("id", number), "prompt": row["prompt"]}


def generation_data(generation: Generation) -> dict[str, Any]:
    """Return a generation as the JSON object that commands print."""
    route = generation.route
    return {
        "id": generation.id,
        "prompt": generation.prompt.text,
        "timestamp": generation.timestamp.isoformat(),
        "model": generation.model,
        "fallback_used": generation.fallback_used,
        "spec": generation.spec,
        "code": generation.code,
        "video_path": str(generation.video_path) if generation.video_path else None,
        "render_success": generation.render_success,
        "error": generation.error or None,
        "hint": generation.hint or None,
        "warnings": list(generation.warnings),
        "timings": dict(generation.timings),
        "trace_id": generation.trace_id or None,
        "route": {
            "arm": route.arm,
            "fallbacks": list(route.fallbacks),
            "reasons": list(route.reasons),
            "complexity": route.complexity,
            "propensities": dict(route.propensities),
            "forced": route.forced,
            "policy_version": route.policy_version,
        },
        "attempts": [
            {"arm": a.arm, "ok": a.ok, "seconds": a.seconds, "error": a.error or None, "confidence": a.confidence}
            for a in generation.attempts
        ],
        "facts": [{"kind": f.kind, "asked": f.asked, "drawn": f.drawn} for f in generation.facts],
        "scores": [{"name": s.name, "value": s.value, "reason": s.reason} for s in generation.scores],
        "ratings": [{"stars": r.stars, "comment": r.comment, "timestamp": str(r.timestamp)} for r in generation.ratings],
    }
