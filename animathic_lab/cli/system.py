"""Commands about the system itself: doctor, notebook, mlflow."""

from __future__ import annotations

import os
import socket
import sys
from pathlib import Path
from typing import Annotated
from urllib.parse import quote

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
    if not path.exists():
        raise SettingsError(f"there is no {path}", hint="Run this in the project's folder, or name a notebook.")
    require_free(port)
    home = load_settings().ensure_home()
    here, file = Path.cwd(), path.resolve()
    root = here if file.is_relative_to(here) else file.parent
    arguments = [
        sys.executable,
        "-m",
        "jupyter",
        "lab",
        f"--ServerApp.root_dir={root}",
        f"--LabApp.default_url=/lab/tree/{quote(file.relative_to(root).as_posix())}",
        "--ServerApp.ip=127.0.0.1",
        f"--ServerApp.port={port}",
        "--ServerApp.port_retries=0",
        # Nothing asks the internet for news or updates.
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
    ]
    if not browser:
        arguments.append("--no-browser")
    if hasattr(os, "geteuid") and os.geteuid() == 0:
        # As in most containers. JupyterLab asks for this word, and listens on loopback only.
        arguments.append("--allow-root")
    # From here on the process is JupyterLab: signals and the exit code are its own. The kernels run in the notebook's folder,
    # so they are told where the home is.
    os.execve(sys.executable, arguments, {**os.environ, "ANIMATHIC_HOME": str(home)})


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
