"""A real JupyterLab on the loopback interface, and a notebook in it as a person sees it in Chromium."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import signal
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import nbformat
from playwright.async_api import Browser, Locator, Page, Playwright

from animathic_lab.settings import Settings

BROWSERS = ("chromium", "chromium-browser", "google-chrome")
#: Milliseconds until something that a person would see at once counts as not happening. Generous: machines are shared.
PATIENCE = 30_000
TOKEN = "a-token-of-the-browser-test"


async def launch_chromium(playwright: Playwright) -> Browser:
    """Start the machine's own Chromium without a window: it plays H.264, which Playwright's build does not.

    Raises
    ------
    FileNotFoundError
        There is none on the PATH; the message says how to install it.
    """
    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    if executable is None:
        raise FileNotFoundError("no Chromium on the PATH; install it: apt-get install chromium")
    # Chromium's sandbox refuses to run as root, as it is in most containers.
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    arguments = [*sandbox, "--no-proxy-server", "--disable-dev-shm-usage"]
    return await playwright.chromium.launch(executable_path=executable, args=arguments)


class LabServer:
    """``jupyter lab`` of this environment with a home, a root and a configuration of its own below one directory."""

    def __init__(self, folder: Path) -> None:
        self.root, self.home, self.log = folder / "root", folder / "home", folder / "server.log"
        self._folder = folder
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""

    def start(self) -> None:
        """Start the server and wait until it answers."""
        for name in ("root", "config", "settings", "workspaces", "runtime", "data", "ipython", "cwd"):
            (self._folder / name).mkdir(parents=True, exist_ok=True)
        self._write_configuration()
        with self.log.open("wb") as log:
            # A group of its own, so that the kernels end with the server whatever happens.
            self._process = subprocess.Popen(
                [sys.executable, "-m", "jupyter", "lab"],
                env=self._environment(),
                cwd=self.root,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self.url = self._wait_until_it_answers()

    def stop(self) -> None:
        """End the server, and its kernels with it."""
        if self._process is None:
            return
        # SIGTERM lets the server shut its kernels down; they live in groups of their own.
        self._process.terminate()
        try:
            self._process.wait(20)
        except subprocess.TimeoutExpired:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(10)

    def kernel_count(self) -> int:
        """Return how many kernels run."""
        return len(self._get("api/kernels"))

    def add(self, notebook: Path | list[str], name: str) -> Path:
        """Put a notebook into the server's root: a copy of a file, or one made of the sources of its code cells."""
        target = self.root / name
        if isinstance(notebook, Path):
            shutil.copyfile(notebook, target)
        else:
            cells = [nbformat.v4.new_code_cell(source) for source in notebook]
            kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
            nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": kernel}), target)
        return target

    def _write_configuration(self) -> None:
        config = {
            "ServerApp": {
                "ip": "127.0.0.1",
                "port": 0,  # the system's choice; the server's runtime file tells which
                "open_browser": False,
                "root_dir": str(self.root),
                "allow_root": True,
                "allow_remote_access": False,
                "terminals_enabled": False,
            },
            "IdentityProvider": {"token": TOKEN},
            "LabApp": {
                "extension_manager": "readonly",
                "news_url": None,
                "check_for_updates_class": "jupyterlab.NeverCheckForUpdate",
                # The tests read cells, focus and kernel state from the application itself.
                "expose_app_in_browser": True,
                "user_settings_dir": str(self._folder / "settings"),
                "workspaces_dir": str(self._folder / "workspaces"),
            },
        }
        (self._folder / "config" / "jupyter_lab_config.json").write_text(json.dumps(config))
        preferences: dict[str, dict[str, Any]] = {
            "@jupyterlab/apputils-extension/notification": {"fetchNews": "false", "checkForUpdates": False},
            # Only the tests' own saves count.
            "@jupyterlab/docmanager-extension/plugin": {"autosave": False},
            # The hardest case for what must not land in the file: the person has asked to keep the state of widgets.
            "@jupyter-widgets/jupyterlab-manager/plugin": {"saveState": True},
        }
        for name, values in preferences.items():
            file = self._folder / "settings" / f"{name}.jupyterlab-settings"
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(json.dumps(values))

    def _environment(self) -> dict[str, str]:
        ours = {name.upper() for name in Settings.model_fields}
        kept = {name: value for name, value in os.environ.items() if name not in ours and not name.startswith("JUPYTER")}
        places = {f"JUPYTER_{part.upper()}_DIR": str(self._folder / part) for part in ("config", "data", "runtime")}
        more = {
            "ANIMATHIC_HOME": str(self.home),
            "IPYTHONDIR": str(self._folder / "ipython"),
            # Hugging Face, MLflow and the like phone home unless told otherwise.
            "DO_NOT_TRACK": "1",
            "PYTHONUNBUFFERED": "1",
        }
        return {**kept, **places, **more}

    def _wait_until_it_answers(self) -> str:
        assert self._process is not None
        deadline = time.monotonic() + 90
        while time.monotonic() < deadline and self._process.poll() is None:
            for file in (self._folder / "runtime").glob("jpserver-*.json"):
                try:
                    self.url = json.loads(file.read_text())["url"]
                    self._get("api/status")
                except (ValueError, OSError):
                    continue
                return self.url
            time.sleep(0.1)
        raise RuntimeError(f"jupyter lab did not start; its log:\n{self.log.read_text(errors='replace')[-3000:]}")

    def _get(self, path: str) -> Any:
        request = urllib.request.Request(self.url + path, headers={"Authorization": f"token {TOKEN}"})
        with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(request, timeout=10) as answer:
            return json.load(answer)


class NotebookPage:
    """One notebook in JupyterLab. `page` is Playwright's, for everything that this class has no word for."""

    def __init__(self, page: Page, server: LabServer, file: Path) -> None:
        self.page, self.server, self.file = page, server, file

    async def open(self) -> NotebookPage:
        """Open the notebook alone in a fresh workspace and wait for its kernel."""
        url = f"{self.server.url}lab/workspaces/{self.file.stem}/tree/{self.file.name}?token={TOKEN}&reset"
        await self.page.goto(url, wait_until="domcontentloaded")
        await self.page.wait_for_function(
            "() => window.jupyterapp?.shell.currentWidget?.content?.model?.cells?.length", timeout=2 * PATIENCE
        )
        await self._in_notebook("async (panel) => { await panel.context.ready; await panel.sessionContext.ready; }")
        # The file browser takes half of the width that the cells need.
        await self.page.evaluate("window.jupyterapp.shell.collapseLeft()")
        await self.idle()
        return self

    async def run_cell(self, containing: str) -> None:
        """Run the first code cell whose source has these words, and wait until the kernel is idle again."""
        index = await self._in_notebook(
            """(panel, words) => [...panel.content.model.cells].findIndex(
                (cell) => cell.type === "code" && cell.sharedModel.getSource().includes(words))""",
            containing,
        )
        if index < 0:
            raise AssertionError(f"no code cell of {self.file.name} has {containing!r}")
        await self._in_notebook("(panel, index) => { panel.content.activeCellIndex = index; }", index)
        await self.page.evaluate("window.jupyterapp.commands.execute('notebook:run-cell')")
        await self.idle()
        errors = await self._in_notebook(
            """(panel, index) => (panel.content.model.cells.get(index).outputs?.toJSON() ?? [])
                .filter((output) => output.output_type === "error").map((output) => output.traceback.join("\\n"))""",
            index,
        )
        if errors:
            raise AssertionError(f"cell {index} of {self.file.name} failed:\n{errors[0]}")

    async def idle(self) -> None:
        """Wait until the kernel has nothing to do."""
        await self.page.wait_for_function(
            "() => window.jupyterapp.shell.currentWidget.sessionContext.session?.kernel?.status === 'idle'",
            timeout=2 * PATIENCE,
        )

    async def cells(self) -> list[tuple[str, str]]:
        """Return type and source of every cell."""
        read = "(panel) => [...panel.content.model.cells].map((cell) => [cell.type, cell.sharedModel.getSource()])"
        return [(kind, source) for kind, source in await self._in_notebook(read)]

    async def mode(self) -> str:
        """Return ``command`` or ``edit``: what the next key press would mean to the notebook."""
        return await self._in_notebook("(panel) => panel.content.mode")

    async def save(self) -> bytes:
        """Save the notebook as Ctrl+S does, and return what is in the file then."""
        before = self.file.stat().st_mtime_ns
        await self._in_notebook("async (panel) => { await panel.context.save(); }")
        if self.file.stat().st_mtime_ns == before:
            raise AssertionError(f"{self.file.name} was not written")
        return self.file.read_bytes()

    def part(self, name: str) -> Locator:
        """Return the element whose ``data-testid`` is this."""
        return self.page.locator(f'[data-testid="{name}"]')

    async def screenshot(self, path: Path, *, of: str = "") -> Path:
        """Save a picture of the page, or of the element with this ``data-testid``."""
        path.parent.mkdir(parents=True, exist_ok=True)
        shot = self.part(of).first.screenshot if of else self.page.screenshot
        await shot(path=path, animations="disabled")
        return path

    async def close(self) -> None:
        """Shut the notebook's kernel down and close the page."""
        if not self.page.is_closed():
            await self._in_notebook("async (panel) => { await panel.sessionContext.shutdown(); }")
            await self.page.close()

    async def _in_notebook(self, function: str, argument: Any = None) -> Any:
        script = f"(argument) => ({function})(window.jupyterapp.shell.currentWidget, argument)"
        return await asyncio.wait_for(self.page.evaluate(script, argument), 2 * PATIENCE / 1000)
