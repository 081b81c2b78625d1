"""The MLflow UI on the lab's store, on loopback only."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from typing import NoReturn

from animathic_lab.errors import SettingsError, TrackingError
from animathic_lab.settings import Settings
from animathic_lab.tracking.projector import trace_url
from animathic_lab.tracking.store import Store, artifact_root, quiet_mlflow, without_password

__all__ = ["UiServer", "run_ui", "ui_command"]

_HOST = "127.0.0.1"
_START_S = 120.0


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


class UiServer:
    """The MLflow UI as a child process of a notebook's kernel, on a free port of the loopback interface.

    Parameters
    ----------
    settings : Settings
        Whose store is shown. A tracking server of theirs is used as it is; nothing is started then.
    """

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._process: subprocess.Popen[bytes] | None = None
        self._base = ""

    def trace_url(self, trace_id: str) -> str:
        """Return where a trace is shown, with the UI running there.

        Raises
        ------
        TrackingError
            The store cannot be opened, or the UI does not answer within two minutes.
        """
        if self._settings.mlflow_tracking_uri.startswith(("http://", "https://")):
            return trace_url(self._settings, trace_id)
        if self._process is None or self._process.poll() is not None:
            self._start()
        return trace_url(self._settings, trace_id, experiment=Store(self._settings).experiment(), base=self._base)

    def _start(self) -> None:
        with socket.socket() as probe:
            probe.bind((_HOST, 0))
            port = int(probe.getsockname()[1])
        arguments, environment = ui_command(self._settings, port)
        keeper = [sys.executable, "-m", "animathic_lab.tracking.keeper", *arguments]
        quiet = subprocess.DEVNULL
        # A session of its own: the notebook's stop button must not end it, and its workers must end with it.
        self._process = subprocess.Popen(
            keeper, env=environment, stdin=subprocess.PIPE, stdout=quiet, stderr=quiet, start_new_session=True
        )
        self._base = f"http://{_HOST}:{port}"
        deadline = time.monotonic() + _START_S
        # No proxy: the address is this machine's own.
        opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        while time.monotonic() < deadline and self._process.poll() is None:
            try:
                with opener.open(f"{self._base}/health", timeout=2):
                    return
            except OSError:
                time.sleep(0.2)
        self.stop()
        raise TrackingError("the MLflow UI did not start", hint="Run `animathic mlflow` in a terminal: it says why.")

    def stop(self) -> None:
        """End the UI with its workers."""
        process, self._process = self._process, None
        if process is not None and process.stdin is not None:
            process.stdin.close()
            process.wait(10)
