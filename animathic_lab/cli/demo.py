"""The demo: the main job on a few prompts, and a table of what came of it."""

from __future__ import annotations

import sys
import time
from typing import Annotated

import typer

from animathic_lab.cli.common import fail, open_lab
from animathic_lab.cli.progress import progress_line
from animathic_lab.domain import Generation

__all__ = ["EXAMPLES", "register"]

#: Ordinary prompts like anybody's; nothing in the product knows them.
EXAMPLES = (
    "a red circle turns into a blue square",
    "write Hello world, then three green dots appear below it in a row",
    "plot sin(x) in yellow on axes",
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(demo)


def demo(
    prompts: Annotated[str, typer.Argument(help="Prompts, separated by semicolons.")] = "",
    quality: Annotated[str, typer.Option(help="low, medium or high.")] = "low",
) -> None:
    """Run the main job on three simple prompts, or on your own."""
    wanted = [prompt.strip() for prompt in prompts.split(";") if prompt.strip()] or list(EXAMPLES)
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

    table = Table("prompt", "arm, and why", "asked and drawn", "s", show_lines=True)
    for item in done:
        why = item.route.reasons[-1] if item.route.reasons else ""
        facts = (
            "\n".join(f"{'✓' if fact.drawn else '✗'} {fact.asked}" for fact in item.facts) or "(no fact that can be checked)"
        )
        table.add_row(item.prompt.text, f"{item.model}\n{why}", facts, f"{item.timings.get('total', 0):.1f}")
    Console(width=None if sys.stdout.isatty() else 120).print(table, markup=False)
    # Paths stand outside of the table, where they can be clicked and copied whole.
    for item in done:
        sys.stdout.write(f"{item.video_path}\n" if item.video_path else f"no video: {item.error}. {item.hint}\n")
