"""Commands that learn: train local."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from animathic_lab.cli.common import AsJson, print_json, start_logging
from animathic_lab.errors import SettingsError, TrackingError
from animathic_lab.settings import load_settings

__all__ = ["register"]

train = typer.Typer(help="Train what decides and what writes.", no_args_is_help=True)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.add_typer(train, name="train")


@train.command()
def local(
    minutes: Annotated[float, typer.Option(help="Time for the training itself.", min=0.1, max=24 * 60)] = 45.0,
    out: Annotated[Path | None, typer.Option(help="For checkpoints and the adapter; under the home by default.")] = None,
    threads: Annotated[int | None, typer.Option(help="Processor threads; all by default.", min=1)] = None,
    seed: Annotated[int, typer.Option(help="Of the corpus and the training.")] = 7,
    as_json: AsJson = False,
) -> None:
    """Make the local model's adapter again (extra: train); resumes where a stopped run ended."""
    start_logging()
    from animathic_lab.learning.local_calibration import ANSWERS, calibrate
    from animathic_lab.learning.local_training import Progress, run_train_local

    def tell(progress: Progress) -> None:
        dev = "" if progress.dev_accuracy is None else f"  held out {progress.dev_accuracy:.3f}"
        _say(f"{progress.fraction:4.0%}  loss {progress.loss:.3f}{dev}  {progress.tokens_per_second:.0f} tokens/s")

    folder = out or load_settings().ensure_home() / "training" / "local"
    made = run_train_local(minutes, folder, seed=seed, threads=threads, on_progress=tell)
    try:
        calibrate(made, seed=seed, on_progress=lambda done: _say(f"calibrating  {done} of {ANSWERS} answers"))
    except SettingsError as error:
        # The adapter is there; only its confidence is not. A very short training comes to this.
        sys.stderr.write(f"\nnote: not calibrated: {error}. {error.hint}\n")
    if sys.stderr.isatty():
        sys.stderr.write("\n")
    run = _record(made)
    if as_json:
        print_json({"adapter": str(made), "run_id": run})
    else:
        sys.stdout.write(f"{made}\n")


def _say(line: str) -> None:
    sys.stderr.write(f"\r\033[2K{line}" if sys.stderr.isatty() else f"{line}\n")
    sys.stderr.flush()


def _record(adapter: Path) -> str | None:
    """Put the training into MLflow. MLflow not being there costs the record and not the adapter."""
    from animathic_lab.tracking import log_training_run

    manifest = json.loads(adapter.with_name("manifest.json").read_text(encoding="utf-8"))
    training, calibration = manifest.pop("training"), manifest.pop("calibration", {})
    # The corpus's words are longer than a parameter may be; they are in the manifest, which goes along as a file.
    manifest.pop("words", None)
    metrics = {key: value for key, value in training.items() if isinstance(value, float)}
    metrics |= {f"calibration_{key}": value for key, value in calibration.items()}
    params = {**{key: value for key, value in training.items() if key not in metrics}, **manifest}
    try:
        return log_training_run("local-model", params, metrics, [adapter, adapter.with_name("manifest.json")])
    except TrackingError as error:
        sys.stderr.write(f"note: the training is not in MLflow: {error}. {error.hint}\n")
        return None
