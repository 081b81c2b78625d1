"""Commands that learn: train local."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from animathic_lab.cli.common import AsJson, print_json, start_logging

__all__ = ["register"]

train = typer.Typer(help="Train what decides and what writes.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(train, name="train")


@train.command()
def local(
    minutes: Annotated[float, typer.Option(help="Time for the training itself.", min=0.1, max=24 * 60)] = 45.0,
    out: Annotated[Path, typer.Option(help="Directory for checkpoints and the adapter.")] = Path(".animathic/training/local"),
    threads: Annotated[int | None, typer.Option(help="Processor threads; all by default.", min=1)] = None,
    seed: Annotated[int, typer.Option(help="Of the corpus and the training.")] = 0,
    as_json: AsJson = False,
) -> None:
    """Make the local model's adapter again (extra: train); resumes where a stopped run ended."""
    start_logging()
    from animathic_lab.learning.local_training import train_local

    def tell(message: str) -> None:
        sys.stderr.write(message + "\n")

    trained = train_local(out, budget_minutes=minutes, seed=seed, threads=threads, on_progress=tell)
    if as_json:
        print_json({"adapter": str(trained.adapter), **trained.manifest})
    else:
        sys.stdout.write(f"{trained.adapter}\n")
