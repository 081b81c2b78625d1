"""Projector: writes generations, ratings and deletions to MLflow, as often as it is asked and with the same result."""

from __future__ import annotations

import importlib
import logging
from typing import Any
from urllib.parse import quote

from animathic_lab.domain import Generation, Rating
from animathic_lab.settings import Settings, load_settings
from animathic_lab.tracking.assessments import assessments_of_rating
from animathic_lab.tracking.ids import attachment_id_of, trace_id_of
from animathic_lab.tracking.store import Store, refusals, without_password
from animathic_lab.tracking.trace import FINGERPRINT, fingerprint, spans_of, trace_info

__all__ = ["Projector", "trace_url"]

log = logging.getLogger(__name__)

_DEFAULT_UI = "http://127.0.0.1:5000"


class Projector:
    """Brings records to MLflow. MLflow itself is imported at the first call.

    Parameters
    ----------
    settings : Settings, optional
        Defaults to the environment's.
    """

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings or load_settings()
        self._store = Store(self.settings)

    def ensure_experiment(self) -> str:
        """Return the id of the experiment, which is made at first use.

        Raises
        ------
        TrackingError
            MLflow refused.
        """
        return self._store.experiment()

    def project(self, generation: Generation) -> str:
        """Write a generation as a trace with a span for each stage and attempt.

        Parameters
        ----------
        generation : Generation
            Its ratings are not written here; see `rate`.

        Returns
        -------
        str
            The trace's id. A trace that shows this state already is left alone; one of an earlier state is brought up to date.

        Raises
        ------
        TrackingError
            MLflow refused; calling again is fine.
        """
        backend, experiment = self._store.backend, self._store.experiment()
        trace_id, redactor = trace_id_of(generation.id), self._store.redactor
        picture = _preview(generation)
        print_ = fingerprint(generation, picture)
        with refusals(redactor):
            known = self._find(trace_id)
            if known is not None and known.tags.get(FINGERPRINT) == print_:
                return trace_id
            reference = _reference(generation, picture)
            info = backend.start_trace(trace_info(generation, redactor, experiment))
            backend.log_spans(experiment, spans_of(generation, redactor, preview=reference))
            if picture is not None:
                _artifacts(info).upload_attachment(attachment_id_of(generation.id), picture)
            # Last: a trace without this tag was cut off in the middle and is written again.
            backend.set_trace_tag(trace_id, FINGERPRINT, print_)
        return trace_id

    def rate(self, generation: Generation, rating: Rating) -> None:
        """Write a rating as assessments of the generation's trace, once.

        Parameters
        ----------
        generation : Generation
            What was rated; its trace is written first where it is missing.
        rating : Rating
            ``user_rating`` with the comment as its rationale, and ``visual_quality`` and ``matched_intent`` where given.

        Raises
        ------
        TrackingError
            MLflow refused; calling again is fine.
        """
        backend, redactor = self._store.backend, self._store.redactor
        trace_id = trace_id_of(generation.id)
        with refusals(redactor):
            known = self._find(trace_id)
        if known is None:
            self.project(generation)
        with refusals(redactor):
            written = {
                (item.name, (item.metadata or {}).get("rating_id")) for item in (known.assessments if known is not None else ())
            }
            for assessment in assessments_of_rating(rating, redactor):
                if (assessment.name, rating.id) not in written:
                    backend.create_assessment(assessment)

    def delete(self, generation_id: str) -> None:
        """Remove a generation's trace with its attachment; one that is not there is fine.

        Raises
        ------
        TrackingError
            MLflow refused; calling again is fine.
        """
        backend, experiment = self._store.backend, self._store.experiment()
        trace_id = trace_id_of(generation_id)
        with refusals(self._store.redactor):
            known = self._find(trace_id)
            if known is None:
                return
            # Files first: without the trace nobody would know where they are.
            _artifacts(known).delete_artifacts()
            backend.delete_traces(experiment, trace_ids=[trace_id])

    def trace(self, generation_id: str) -> Any:
        """Return MLflow's own `Trace` of a generation, or None when it has none.

        Raises
        ------
        TrackingError
            MLflow refused.
        """
        backend, trace_id = self._store.backend, trace_id_of(generation_id)
        with refusals(self._store.redactor):
            return None if self._find(trace_id) is None else backend.get_trace(trace_id)

    def _find(self, trace_id: str) -> Any:
        exceptions = importlib.import_module("mlflow.exceptions")
        try:
            return self._store.backend.get_trace_info(trace_id)
        except exceptions.MlflowException as error:
            if error.error_code == "RESOURCE_DOES_NOT_EXIST":
                return None
            raise


def _preview(generation: Generation) -> bytes | None:
    path = generation.render.preview if generation.render else None
    if path is None:
        return None
    try:
        return path.read_bytes()
    except OSError as error:
        # Deleted since: the trace is worth writing without its picture.
        log.info("the preview of %s cannot be attached: %s", generation.id, error)
        return None


def _reference(generation: Generation, picture: bytes | None) -> str:
    if picture is None:
        return ""
    # The form that MLflow's UI replaces by the picture; see mlflow.tracing.attachments.
    kind = quote("image/gif" if picture.startswith(b"GIF8") else "image/webp", safe="")
    trace_id, size = trace_id_of(generation.id), len(picture)
    return f"mlflow-attachment://{attachment_id_of(generation.id)}?content_type={kind}&trace_id={trace_id}&size={size}"


def _artifacts(info: Any) -> Any:
    locations = importlib.import_module("mlflow.tracing.utils.artifact_utils")
    registry = importlib.import_module("mlflow.store.artifact.artifact_repository_registry")
    return registry.get_artifact_repository(locations.get_artifact_uri_for_trace(info))


def trace_url(settings: Settings, trace_id: str, *, experiment: str = "", base: str = "") -> str:
    """Return the address under which MLflow's UI shows a trace.

    Parameters
    ----------
    settings : Settings
        A tracking server of theirs is used; for a local store it is where `run_ui` listens by default.
    trace_id : str
        See `trace_id_of`.
    experiment : str
        Its id where it is known; otherwise that of a new store's first own experiment.
    base : str
        Address of the UI, if it is another one.

    Examples
    --------
    >>> trace_url(Settings(), "tr-0123")
    'http://127.0.0.1:5000/#/experiments/1/traces?selectedEvaluationId=tr-0123&traceId=tr-0123'
    """
    uri = settings.mlflow_tracking_uri
    address = base or (without_password(uri) if uri.startswith(("http://", "https://")) else _DEFAULT_UI)
    shown = quote(trace_id)
    return f"{address.rstrip('/')}/#/experiments/{experiment or '1'}/traces?selectedEvaluationId={shown}&traceId={shown}"
