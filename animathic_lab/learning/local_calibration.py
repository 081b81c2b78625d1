"""Calibration of the local model's confidence: ``python -m animathic_lab.learning.local_calibration [--adapter FILE]``.

How sure a model is of its tokens parts right answers from wrong ones, but it is no chance of being right. A logistic model over
pairs that the training held out, and over prompts that lie outside of the model's language, makes it one (Platt, "Probabilistic
outputs for support vector machines", 1999).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any, Final

from animathic_lab.errors import AnimathicError, SettingsError
from animathic_lab.generation.confidence import FEATURES, Evidence
from animathic_lab.generation.embedded import EmbeddedWriter
from animathic_lab.generation.protocol import WriteRequest
from animathic_lab.generation.weights import committed_adapter
from animathic_lab.learning import corpus

__all__ = ["calibrate", "fit", "gather"]

#: As many as `local_training` holds out; with an equal seed they are the same ones.
PAIRS: Final = 240
#: With half as many prompts from outside.
ANSWERS: Final = PAIRS + PAIRS // 2


async def gather(
    writer: EmbeddedWriter, pairs: Iterable[corpus.Pair | corpus.Outside], on_progress: Callable[[int], None] | None = None
) -> tuple[list[Evidence], list[bool]]:
    """Let the model answer prompts and note how sure it was, and whether the answer is the one in the corpus.

    Returns
    -------
    tuple of list of Evidence and list of bool
        One of each for every pair that came to an answer.
    """
    sure, right = [], []
    for number, pair in enumerate(pairs, start=1):
        try:
            request = WriteRequest(prompt=pair.prompt, parent=pair.parent, tables=pair.tables)
            draft, evidence = await writer.write_with_evidence(request, timeout=60)
        except AnimathicError:
            continue
        sure.append(evidence)
        right.append(pair.spec is not None and draft.spec == pair.spec)
        if on_progress is not None:
            on_progress(number)
    return sure, right


def fit(sure: Sequence[Evidence], right: Sequence[bool]) -> dict[str, Any]:
    """Fit the logistic model.

    Parameters
    ----------
    sure : sequence of Evidence
        One for each answer.
    right : sequence of bool
        Whether that answer was right.

    Returns
    -------
    dict
        ``bias`` and a weight for each of `FEATURES`; by five-fold cross-validation ``auc``, ``brier``, and ``ece`` over
        ten bins.

    Raises
    ------
    SettingsError
        There are too few answers of one kind to fit anything.
    """
    import numpy as np
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import brier_score_loss, roc_auc_score
    from sklearn.model_selection import StratifiedKFold, cross_val_predict

    if min(sum(right), len(right) - sum(right)) < 5:
        raise SettingsError(
            f"{sum(right)} right and {len(right) - sum(right)} wrong answers are too few to calibrate by",
            hint="Use more pairs; a model that is always right or always wrong has no confidence to calibrate.",
        )
    evidence = np.array([[getattr(item, name) for name in FEATURES] for item in sure])
    labels = np.array(right, dtype=int)
    # On one scale, so that the penalty weighs all features alike; the weights are given back on their own scales.
    scale = evidence.std(axis=0) + 1e-9
    evidence = evidence / scale
    model = LogisticRegression(C=10.0, max_iter=2000)
    folds = StratifiedKFold(5, shuffle=True, random_state=0)
    chance = cross_val_predict(model, evidence, labels, cv=folds, method="predict_proba")[:, 1]
    bins = np.minimum((10 * chance).astype(int), 9)
    gaps = [abs(chance[bins == b].mean() - labels[bins == b].mean()) * (bins == b).mean() for b in np.unique(bins)]
    model.fit(evidence, labels)
    return {
        "bias": float(model.intercept_[0]),
        **{name: float(weight) for name, weight in zip(FEATURES, model.coef_[0] / scale, strict=True)},
        "answers": len(right), "right": int(labels.sum()), "auc": float(roc_auc_score(labels, chance)),
        "brier": float(brier_score_loss(labels, chance)), "ece": float(sum(gaps)),
    }  # fmt: skip


def calibrate(
    adapter: Path, *, seed: int = 7, pairs: int = PAIRS, on_progress: Callable[[int], None] | None = None
) -> dict[str, Any]:
    """Calibrate an adapter and write that into its manifest.

    Parameters
    ----------
    adapter : Path
        GGUF file with ``manifest.json`` beside it.
    seed : int
        That of the training, so that its held-out pairs are used.
    pairs : int
        How many prompts of the corpus the model answers, and half as many that lie outside of it.
    on_progress : callable, optional
        Told how many are done.

    Returns
    -------
    dict
        See `fit`.

    Raises
    ------
    SettingsError, ArmUnavailable
        The model cannot be calibrated, or cannot be loaded.
    """

    async def run() -> tuple[list[Evidence], list[bool]]:
        writer = EmbeddedWriter(adapter)
        try:
            await writer.warm()
            asked: list[corpus.Pair | corpus.Outside] = [
                *corpus.generate(pairs, seed=seed),
                *corpus.outside(pairs // 2, seed=seed),
            ]
            return await gather(writer, asked, on_progress)
        finally:
            await writer.aclose()

    found = fit(*asyncio.run(run()))
    path = adapter.with_name("manifest.json")
    manifest = json.loads(path.read_text(encoding="utf-8")) | {"calibration": found}
    partial = path.with_suffix(f".{os.getpid()}.partial")
    partial.write_text(json.dumps(manifest, indent=1) + "\n", encoding="utf-8")
    os.replace(partial, path)
    return found


def main(arguments: Sequence[str] | None = None) -> int:
    """Calibrate from the command line; prints what was fitted."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--adapter", type=Path, default=committed_adapter())
    parser.add_argument("--seed", type=int, default=7)
    options = parser.parse_args(arguments)
    try:
        found = calibrate(
            options.adapter, seed=options.seed, on_progress=lambda done: print(f"\r{done}", end="", file=sys.stderr)
        )
    except AnimathicError as error:
        print(f"{error}\n{error.hint}", file=sys.stderr)
        return 1
    print(json.dumps(found, indent=1))
    return 0


if __name__ == "__main__":
    sys.exit(main())
