"""The MLflow UI on the lab's store, on loopback only."""

from __future__ import annotations

import os
import socket
import sys
from typing import NoReturn

from animathic_lab.errors import SettingsError
from animathic_lab.settings import Settings
from animathic_lab.tracking.store import Store, artifact_root, quiet_mlflow, without_password

__all__ = ["run_ui", "ui_command"]

_HOST = "127.0.0.1"


def ui_command(settings: Settings, port: int = 5000) -> tuple[list[str], dict[str, str]]:
    """Return the command line of the MLflow server on the lab's store, and its environment.

    Raises
    ------
    SettingsError
        The store is a server already, or the port is in use.
    TrackingError
        The store cannot be opened.
    """
    uri = settings.mlflow_tracking_uri
    if uri.startswith(("http://", "https://")):
        raise SettingsError(
            f"MLFLOW_TRACKING_URI is a server already: {without_password(uri)}",
            hint=f"Open {without_password(uri)} in a browser.",
        )
    _require_free(port)
    # Made or checked here, so that a store which cannot be opened is said in one line and not in a server's traceback.
    Store(settings).experiment()
    quiet_mlflow()
    environment = {
        **os.environ,
        # By environment, because command lines can be read by every user of the machine.
        "MLFLOW_BACKEND_STORE_URI": uri,
        "MLFLOW_DEFAULT_ARTIFACT_ROOT": artifact_root(settings),
        # The job runners would take another 2 GB.
        "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false",
    }
    # The server has no use for the person's key.
    environment.pop("GOOGLE_AI_API_KEY", None)
    return [sys.executable, "-m", "mlflow", "server", "--host", _HOST, "--port", str(port), "--workers", "1"], environment


def run_ui(settings: Settings, port: int = 5000) -> NoReturn:
    """Become the MLflow server: signals and the exit code are its own.

    Parameters
    ----------
    settings : Settings
        Whose store is shown.
    port : int
        On the loopback interface.

    Raises
    ------
    SettingsError, TrackingError
        See `ui_command`.
    """
    arguments, environment = ui_command(settings, port)
    sys.stderr.write(f"MLflow listens on http://{_HOST}:{port} (Ctrl-C ends it)\n")
    sys.stderr.flush()
    os.execve(arguments[0], arguments, environment)


def _require_free(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((_HOST, port))
        except OSError as error:
            raise SettingsError(
                f"port {port} cannot be used: {error.strerror}",
                hint=f"MLflow may run there already: open http://{_HOST}:{port}, or choose another one with --port.",
            ) from None
