"""The demo: the main job on a few prompts, and a table of what came of it."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import typer

from animathic_lab.cli.common import fail, open_lab
from animathic_lab.cli.progress import progress_line
from animathic_lab.domain import Generation
from animathic_lab.errors import PromptError
from animathic_lab.widgets.presenter import EXAMPLES

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(demo)


def demo(
    prompts: Annotated[str, typer.Argument(help="Prompts, separated by semicolons.")] = "",
    quality: Annotated[str, typer.Option(help="low, medium or high.")] = "low",
) -> None:
    """Run the main job on three simple prompts, or on your own."""
    wanted = [prompt.strip() for prompt in prompts.split(";") if prompt.strip()] if prompts else list(EXAMPLES)
    if not wanted:
        raise PromptError("there is no prompt between the semicolons")
    begun = time.monotonic()
    done: list[Generation] = []
    with open_lab() as lab:
        for number, prompt in enumerate(wanted, start=1):
            sys.stderr.write(f"[{number}/{len(wanted)}] {prompt}\n")
            with progress_line("  ", always=True) as listen:
                done.append(lab.generate(prompt, quality=quality, show=False, on_event=listen))
    _table(done)
    made = sum(item.render_success for item in done)
    sys.stdout.write(f"\n{made} of {len(done)} videos in {time.monotonic() - begun:.1f} s. Next:\n")
    if made:
        first = next(item for item in done if item.render_success)
        sys.stdout.write(f"  .venv/bin/animathic rate {first.id[:8]} --rating 5   say how good it is\n")
    sys.stdout.write("  make notebook                            the studio in JupyterLab\n")
    sys.stdout.write("  .venv/bin/animathic mlflow               every generation as a trace\n")
    sys.stdout.write("  .venv/bin/animathic list                 everything so far\n")
    if made < len(done):
        raise fail()


def _table(done: list[Generation]) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table("prompt", "arm, and why", "asked and drawn", "s", "video", show_lines=True)
    for item in done:
        why = item.route.reasons[-1] if item.route.reasons else ""
        facts = "\n".join(f"{'✓' if fact.drawn else '✗'} {fact.asked}" for fact in item.facts)
        seconds = f"{item.timings.get('total', 0):.1f}"
        video = item.id[:8] if item.video_path else "none"
        words = (item.prompt.text, f"{item.model}\n{why}", facts or "(no fact that can be checked)", seconds, video)
        # As text, not as markup: a prompt may hold square brackets.
        table.add_row(*map(Text, words))
    Console(width=None if sys.stdout.isatty() else 120).print(table)
    # The whole paths stand outside of the table, where they can be clicked and copied.
    for item in done:
        sys.stdout.write(f"{item.video_path}\n" if item.video_path else f"no video: {item.error}. {item.hint}\n")
