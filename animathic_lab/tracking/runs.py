"""Training runs in MLflow, beside the traces of the same experiment."""

from __future__ import annotations

import importlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from animathic_lab.settings import Settings, load_settings
from animathic_lab.tracking.store import Store, refusals

__all__ = ["log_training_run"]


def log_training_run(
    name: str,
    params: Mapping[str, Any],
    metrics: Mapping[str, float],
    artifacts: Sequence[Path] = (),
    *,
    settings: Settings | None = None,
) -> str:
    """Put a finished training on the record.

    Parameters
    ----------
    name : str
        Of the run, for example ``local-model``.
    params : Mapping
        What it was started with.
    metrics : Mapping of str to float
        What came of it.
    artifacts : sequence of Path
        Files and folders to keep with it.
    settings : Settings, optional
        Defaults to the environment's.

    Returns
    -------
    str
        MLflow's id of the run.

    Raises
    ------
    TrackingError
        MLflow refused, or an artifact cannot be read.
    """
    store = Store(settings or load_settings())
    experiment, uri = store.experiment(), store.settings.mlflow_tracking_uri
    with refusals(store.redactor):
        client = importlib.import_module("mlflow.tracking").MlflowClient(tracking_uri=uri)
        run_id = str(client.create_run(experiment, run_name=name, tags={"kind": "training"}).info.run_id)
        try:
            for key, value in params.items():
                client.log_param(run_id, key, store.redactor.text(str(value)))
            for key, number in metrics.items():
                client.log_metric(run_id, key, float(number))
            for path in artifacts:
                (client.log_artifacts if Path(path).is_dir() else client.log_artifact)(run_id, str(path))
        except BaseException:
            client.set_terminated(run_id, "FAILED")
            raise
        client.set_terminated(run_id, "FINISHED")
    return run_id
