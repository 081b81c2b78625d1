"""Commands about the system itself: doctor, notebook, mlflow."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Annotated

import typer

from animathic_lab.cli.common import AsJson, fail, print_json, start_logging
from animathic_lab.errors import SettingsError
from animathic_lab.settings import load_settings

__all__ = ["register"]

_SIGNS = {"passed": "ok  ", "failed": "FAIL", "skipped": "skip"}


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (doctor, notebook, mlflow):
        app.command()(command)


def doctor(as_json: AsJson = False) -> None:
    """Check the installation, one line per component."""
    start_logging()
    from animathic_lab.doctor import examine

    findings = []
    for finding in examine():
        findings.append(finding)
        if not as_json:
            sys.stdout.write(f"{_SIGNS[finding.outcome]}  {finding.component}: {finding.message}\n")
            if finding.hint:
                sys.stdout.write(f"      {finding.hint}\n")
            sys.stdout.flush()
    counts = {outcome: sum(finding.outcome == outcome for finding in findings) for outcome in _SIGNS}
    if as_json:
        rows = [{"component": f.component, "outcome": f.outcome, "message": f.message, "hint": f.hint} for f in findings]
        print_json({"components": rows, **counts})
    else:
        sys.stdout.write(f"{counts['passed']} passed, {counts['failed']} failed, {counts['skipped']} skipped\n")
    if counts["failed"]:
        raise fail()


def notebook(
    path: Annotated[Path, typer.Argument(help="The notebook to open.")] = Path("notebooks/01_prompt_render_rate.ipynb"),
    port: Annotated[int, typer.Option(help="On loopback.", min=1, max=65535)] = 8888,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Whether to open one.")] = True,
) -> None:
    """Open JupyterLab on the first notebook."""
    require_free(port)
    arguments = [
        sys.executable,
        "-m",
        "jupyter",
        "lab",
        str(path),
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
    ]
    # From here on the process is JupyterLab: signals and the exit code are its own.
    os.execv(sys.executable, arguments if browser else [*arguments, "--no-browser"])


def mlflow(port: Annotated[int, typer.Option(help="On loopback.", min=1, max=65535)] = 5000) -> None:
    """Open the MLflow UI on the lab's store."""
    start_logging()
    require_free(port)
    from animathic_lab.tracking import run_ui

    settings = load_settings()
    settings.ensure_home()
    run_ui(settings, port)


def require_free(port: int) -> None:
    """Raise unless a server may listen on this port of the loopback interface.

    Raises
    ------
    SettingsError
        Something else listens there.
    """
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError as error:
            raise SettingsError(
                f"port {port} cannot be used: {error.strerror}", hint=f"Choose another one: --port {port + 1}"
            ) from None
