"""The set-up check: one finding per component, each made by trying the real thing."""

from __future__ import annotations

import importlib.metadata
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from animathic_lab.domain import GEMINI, LOCAL
from animathic_lab.errors import AnimathicError, SettingsError
from animathic_lab.settings import Settings, load_settings

__all__ = ["Finding", "examine"]

Outcome = Literal["passed", "failed", "skipped"]
_MIN_DISK_GB: Final = 1.0
_MIN_MEMORY_GB: Final = 1.0


@dataclass(frozen=True, slots=True)
class Finding:
    """What was found of one component."""

    component: str
    outcome: Outcome
    message: str
    hint: str = ""


def examine() -> Iterator[Finding]:
    """Check every component, the quick ones first.

    Yields
    ------
    Finding
        ``skipped`` means that a component is not set up and need not be, such as Gemini without a key.
    """
    yield _guard("Python and system libraries", _python)
    try:
        settings = load_settings()
        settings.ensure_home()
    except SettingsError as error:
        yield Finding("settings", "failed", str(error), error.hint)
        return
    yield Finding("settings", "passed", f"home is {settings.animathic_home}, privacy {settings.privacy}")
    for component, check in _CHECKS.items():
        yield _guard(component, lambda check=check: check(settings))  # type: ignore[misc]  # bound now, not at the end of the loop


def _guard(component: str, check: Callable[[], tuple[Outcome, str, str]]) -> Finding:
    """Run one check; whatever it raises is a finding, because the doctor must always finish its round."""
    try:
        outcome, message, hint = check()
    except AnimathicError as error:
        return Finding(component, "failed", str(error), error.hint)
    except Exception as error:
        return Finding(
            component, "failed", f"{type(error).__name__}: {error}", "Run `make setup` again; LOG_LEVEL=DEBUG says more."
        )
    return Finding(component, outcome, message, hint)


def _python() -> tuple[Outcome, str, str]:
    version = platform.python_version()
    if not (3, 11) <= sys.version_info[:2] <= (3, 12):
        return "failed", f"Python {version} is not supported", "Use Python 3.11 or 3.12."
    # In a process of its own: a missing shared library may end the process instead of raising.
    probe = subprocess.run(
        [sys.executable, "-c", "import cairo, manimpango; print(cairo.cairo_version_string(), manimpango.pango_version())"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    if probe.returncode != 0:
        reason = (probe.stderr.strip().splitlines() or ["no reason given"])[-1]
        return (
            "failed",
            f"cairo or pango cannot be loaded: {reason}",
            "apt-get install libcairo2-dev libpango1.0-dev pkg-config, then make setup",
        )
    cairo, pango = probe.stdout.split()[:2]
    return "passed", f"Python {version}, cairo {cairo}, pango {pango}", ""


def _local(settings: Settings) -> tuple[Outcome, str, str]:
    import asyncio

    from animathic_lab.generation import WriteRequest, build_writers
    from animathic_lab.scene import json_schema, validate

    writer = build_writers(settings)[LOCAL]
    ready = writer.availability()
    if not ready.ready:
        return "failed", f"Local LLM service unavailable: {ready.why}", ready.hint

    async def ask() -> str:
        try:
            draft = await writer.write(WriteRequest(prompt="a red circle", schema=json_schema()), timeout=60)
        finally:
            await writer.aclose()
        kinds = ", ".join(item.type for item in validate(draft.spec).spec.objects)
        return f"wrote a scene for 'a red circle' with: {kinds}"

    return "passed", asyncio.run(ask()), ""


def _gemini(settings: Settings) -> tuple[Outcome, str, str]:
    from animathic_lab.generation import build_writers

    if settings.privacy == "local-only":
        return "skipped", "PRIVACY=local-only: no prompt leaves this machine", ""
    if settings.google_ai_api_key is None:
        return "skipped", "no GOOGLE_AI_API_KEY; everything else works without it", ""
    ready = build_writers(settings)[GEMINI].availability()
    if not ready.ready:
        return "failed", ready.why, ready.hint
    # A call would cost money and tell nothing that the first generation does not.
    return "passed", "a key is set (no call was made)", ""


def _database(settings: Settings) -> tuple[Outcome, str, str]:
    from sqlalchemy.engine import make_url

    from animathic_lab.records import FeedbackCollector

    collector = FeedbackCollector(settings)
    try:
        summary = collector.performance_summary()
        backlog = collector.outbox.backlog()
    finally:
        collector.close()
    url = make_url(settings.feedback_database_url)
    size = ""
    if url.get_backend_name() == "sqlite" and url.database:
        size = f", {Path(url.database).stat().st_size / 1e6:.1f} MB"
    count = sum(int(model["total_generations"]) for model in summary["models"].values())
    waiting = f", {backlog} waiting for MLflow" if backlog else ""
    return (
        "passed",
        f"{Path(url.database or '').name or url.get_backend_name()} is writable{size}, {count} generations{waiting}",
        "",
    )


def _mlflow(settings: Settings) -> tuple[Outcome, str, str]:
    from animathic_lab.tracking import Projector

    experiment = Projector(settings).ensure_experiment()
    return "passed", f"MLflow {importlib.metadata.version('mlflow')} store answers (experiment {experiment})", ""


def _renderer(settings: Settings) -> tuple[Outcome, str, str]:
    import asyncio

    from animathic_lab.rendering import Renderer

    body = "self.add(Circle()); self.wait(0.5)"
    code = f"from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n        {body}\n"

    async def draw(folder: str) -> str:
        renderer = Renderer(settings.animathic_home)
        try:
            done = await renderer.render(code, out=Path(folder) / "probe.mp4", preview=False)
        finally:
            await renderer.aclose()
        return f"Manim {importlib.metadata.version('manim')} drew {done.frames} frames in {done.seconds:.1f} s"

    with tempfile.TemporaryDirectory(prefix="doctor-") as folder:
        return "passed", asyncio.run(draw(folder)), ""


def _formulae(settings: Settings) -> tuple[Outcome, str, str]:
    import asyncio

    from animathic_lab.rendering import Renderer, uses_latex

    if not uses_latex(settings.formulae):
        why = "FORMULAE=builtin" if settings.formulae == "builtin" else "latex or dvisvgm is not installed, and need not be"
        return "passed", f"set without LaTeX ({why})", ""
    body = "self.add(Formula('x^2')); self.wait(0.1)"
    imports = "from manim import *\n\nfrom animathic_lab.scene.mobjects.basic import Formula\n"
    code = f"{imports}\n\nclass GeneratedScene(Scene):\n    def construct(self):\n        {body}\n"

    async def draw(folder: str) -> tuple[str, ...]:
        renderer = Renderer(settings.animathic_home, formulae=settings.formulae)
        try:
            return (await renderer.render(code, out=Path(folder) / "probe.mp4", preview=False)).warnings
        finally:
            await renderer.aclose()

    with tempfile.TemporaryDirectory(prefix="doctor-") as folder:
        problems = asyncio.run(draw(folder))
    if problems:
        hint = "apt-get install texlive-latex-base dvisvgm, or set FORMULAE=builtin"
        return "failed", problems[0], hint
    return "passed", "set by LaTeX, without shell escape", ""


def _machine(settings: Settings) -> tuple[Outcome, str, str]:
    import psutil

    disk = shutil.disk_usage(settings.animathic_home).free / 1e9
    memory = psutil.virtual_memory().available / 1e9
    message = f"{disk:.0f} GB of disk and {memory:.1f} GB of memory are free"
    if disk < _MIN_DISK_GB:
        return "failed", message, "Free some disk, or point ANIMATHIC_HOME to a larger one."
    if memory < _MIN_MEMORY_GB:
        return "failed", message, "Close something: the model and a render need about 1 GB together."
    return "passed", message, ""


_CHECKS: Final[dict[str, Callable[[Settings], tuple[Outcome, str, str]]]] = {
    "local model": _local,
    "Gemini": _gemini,
    "feedback database": _database,
    "MLflow store": _mlflow,
    "renderer": _renderer,
    "formulae": _formulae,
    "disk and memory": _machine,
}
