"""MLflow's store of the settings: opened at first use, refusing in words, and told no secret."""

from __future__ import annotations

import importlib
import logging
import os
import re
import sqlite3
import threading
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlsplit, urlunsplit

from animathic_lab.errors import TrackingError
from animathic_lab.settings import Settings
from animathic_lab.tracking.prepare import install, sqlite_path

__all__ = ["EXPERIMENT", "Redactor", "Store", "artifact_root", "quiet_mlflow", "refusals", "without_password"]

log = logging.getLogger(__name__)

#: Name of the experiment that holds everything of ours.
EXPERIMENT: Final = "animathic"

#: Set before MLflow is imported, unless the person has set them otherwise.
_ENVIRONMENT: Final = {
    "MLFLOW_DISABLE_TELEMETRY": "true",
    "DO_NOT_TRACK": "true",
    "MLFLOW_ENABLE_ARTIFACTS_PROGRESS_BAR": "false",
    # Standard output belongs to the results of our own commands.
    "MLFLOW_SUPPRESS_PRINTING_URL_TO_STDOUT": "true",
    # The outbox tries again by itself; by default a server that is gone would hold a drain for many minutes.
    "MLFLOW_HTTP_REQUEST_TIMEOUT": "15",
    "MLFLOW_HTTP_REQUEST_MAX_RETRIES": "1",
    "GIT_PYTHON_REFRESH": "quiet",
}

_SCHEMA_HINT: Final = "The store is of another MLflow version: back it up, then run `mlflow db upgrade` with its URI."


def quiet_mlflow() -> None:
    """Set the environment that MLflow reads at import: no telemetry, no progress bars, no long retries."""
    for name, value in _ENVIRONMENT.items():
        os.environ.setdefault(name, value)


def without_password(uri: str) -> str:
    """Return an URI without user and password.

    Examples
    --------
    >>> without_password("https://me:secret@mlflow.example:5000/base")
    'https://mlflow.example:5000/base'
    """
    parts = urlsplit(uri)
    return urlunsplit(parts._replace(netloc=parts.netloc.rpartition("@")[2])) if parts.netloc else uri


def artifact_root(settings: Settings) -> str:
    """Return the URI under which attachments and artifacts lie when the store is a database of ours."""
    return (settings.animathic_home / "mlartifacts").as_uri()


class Redactor:
    """Takes secrets out of whatever is about to leave for MLflow.

    Parameters
    ----------
    settings : Settings
        Whose key and passwords are secret.
    """

    _KEY_IN_URL = re.compile(r"([?&](?:key|api_key|access_token)=)[^&\s'\"]+", re.IGNORECASE)
    _GOOGLE_KEY = re.compile(r"\bAIza[0-9A-Za-z_-]{30,}")

    def __init__(self, settings: Settings) -> None:
        key = settings.google_ai_api_key.get_secret_value() if settings.google_ai_api_key else ""
        passwords = (urlsplit(uri).password for uri in (settings.feedback_database_url, settings.mlflow_tracking_uri))
        self._secrets = tuple(secret for secret in (key, *passwords) if secret)

    def text(self, text: str) -> str:
        """Return text with ``***`` in place of each secret."""
        for secret in self._secrets:
            text = text.replace(secret, "***")
        return self._GOOGLE_KEY.sub("***", self._KEY_IN_URL.sub(r"\1***", text))

    def data(self, value: Any) -> Any:
        """Return JSON data with ``***`` in place of each secret."""
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, Mapping):
            return {str(key): self.data(item) for key, item in value.items()}
        if isinstance(value, list | tuple):
            return [self.data(item) for item in value]
        return value


@contextmanager
def refusals(redactor: Redactor) -> Iterator[None]:
    """Turn what MLflow, a database, a server or the file system refuses into a `TrackingError`.

    Raises
    ------
    TrackingError
        Instead of any of their errors; its message has no secret in it.
    """
    try:
        yield
    except TrackingError:
        raise
    except Exception as error:
        # MLflow wraps whatever a backend raises; which errors those are depends on plugins that are not known here.
        said = redactor.text(str(error)).strip().splitlines() or [type(error).__name__]
        hint = _SCHEMA_HINT if "out-of-date database schema" in said[0] else None
        raise TrackingError(f"MLflow cannot be written: {said[0][:300]}", hint=hint) from error


class Store:
    """MLflow's tracking store of the settings and our experiment in it.

    Parameters
    ----------
    settings : Settings
        ``mlflow_tracking_uri`` says where; a SQLite file that does not exist yet is made from the prepared one.
    """

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self.redactor = Redactor(settings)
        self._backend: Any = None
        self._experiment: str | None = None
        self._lock = threading.Lock()

    @property
    def backend(self) -> Any:
        """MLflow's own store object, opened at first use.

        Raises
        ------
        TrackingError
            It cannot be opened.
        """
        with self._lock, refusals(self.redactor):
            if self._backend is None:
                self._backend = self._open()
            return self._backend

    def experiment(self) -> str:
        """Return the id of our experiment, which is made at first use and restored if a person deleted it.

        Raises
        ------
        TrackingError
            MLflow refused.
        """
        backend = self.backend
        with self._lock, refusals(self.redactor):
            if self._experiment is None:
                self._experiment = self._find_experiment(backend)
            return self._experiment

    def _open(self) -> Any:
        quiet_mlflow()
        uri = self.settings.mlflow_tracking_uri
        path = sqlite_path(uri)
        if path is not None:
            install(path)
            _check_sqlite(path)
        tracking = importlib.import_module("mlflow.tracking._tracking_service.utils")
        # Handed over, because MLflow's own default would be ./mlruns wherever the person happens to be.
        is_database = "://" in uri and not uri.startswith(("http", "file", "databricks"))
        return tracking._get_store(uri, artifact_root(self.settings) if is_database else None)

    def _find_experiment(self, backend: Any) -> str:
        found = backend.get_experiment_by_name(EXPERIMENT)
        if found is None:
            is_ours = sqlite_path(self.settings.mlflow_tracking_uri) is not None
            exceptions = importlib.import_module("mlflow.exceptions")
            try:
                location = f"{artifact_root(self.settings)}/{EXPERIMENT}" if is_ours else None
                return str(backend.create_experiment(EXPERIMENT, artifact_location=location, tags=[]))
            except exceptions.MlflowException:
                # Another process was quicker; if it was something else, the second look fails in its own words.
                found = backend.get_experiment_by_name(EXPERIMENT)
                if found is None:
                    raise
        if found.lifecycle_stage == "deleted":
            backend.restore_experiment(found.experiment_id)
        return str(found.experiment_id)


def _check_sqlite(path: Path) -> None:
    """Fail at once where MLflow would try ten times over two minutes."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        with closing(sqlite3.connect(path, timeout=20)) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.Error as error:
        raise TrackingError(
            f"MLflow's store {path.name} cannot be opened: {error}",
            hint=f"Make sure that {path.name} is a writable SQLite file, or move it away; then run `animathic sync`.",
        ) from error
