"""The caller's side of the warm process: start it, hand it jobs, start it again when it has died."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import tempfile
import threading
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import IO, Any

from animathic_lab.errors import RenderError

__all__ = ["WarmProcess"]

#: All that the warm process inherits. Keys and tokens stay outside: scene code can read its environment.
_INHERITED = ("PATH", "LANG", "LC_ALL", "LD_LIBRARY_PATH", "DYLD_FALLBACK_LIBRARY_PATH", "FONTCONFIG_FILE", "FONTCONFIG_PATH")


class WarmProcess:
    """A zygote and the socket to it. Usable from any thread.

    Parameters
    ----------
    home : Path
        Directory that is the process's HOME and working directory.
    preload : sequence of str
        Modules that it imports beside Manim.
    """

    def __init__(self, home: Path, preload: Sequence[str] = ()) -> None:
        self._home = home
        self._preload = tuple(preload)
        self._lock = threading.Lock()
        self._process: subprocess.Popen[bytes] | None = None
        self._control: socket.socket | None = None
        self._errors: IO[bytes] | None = None

    @property
    def pid(self) -> int | None:
        """Process id, or None when it does not run."""
        process = self._process
        return process.pid if process is not None and process.poll() is None else None

    def start(self) -> None:
        """Start the process unless it runs; returns at once, while it still imports.

        Raises
        ------
        RenderError
            It cannot be started at all.
        """
        with self._lock:
            self._start()

    def submit(self, job: Mapping[str, Any]) -> socket.socket:
        """Hand a job over, starting the process where needed.

        Parameters
        ----------
        job : Mapping
            JSON data; see `worker.run_job`.

        Returns
        -------
        socket.socket
            Non-blocking, the job's events as JSON lines. Shutting it down for writing kills the job.

        Raises
        ------
        RenderError
            The process cannot be started.
        """
        line = json.dumps(job).encode() + b"\n"
        with self._lock:
            for _ in range(2):
                ours, theirs = socket.socketpair()
                with theirs:
                    try:
                        self._start()
                        assert self._control is not None
                        socket.send_fds(self._control, [line], [theirs.fileno()])
                    except (BrokenPipeError, ConnectionResetError):
                        # It died since the last job; the next turn starts another one.
                        ours.close()
                        self._stop()
                        continue
                    except BaseException:
                        ours.close()
                        raise
                ours.setblocking(False)
                return ours
        raise RenderError("the warm render process ends as soon as it starts", details=self.last_words())

    def last_words(self) -> str:
        """Return the end of what the process has written to stderr."""
        if self._errors is None:
            return ""
        with suppress(OSError, ValueError):
            size = os.fstat(self._errors.fileno()).st_size
            return os.pread(self._errors.fileno(), 4000, max(0, size - 4000)).decode(errors="replace")
        return ""

    def stop(self) -> None:
        """End the process and every job in it. Calling it twice is fine."""
        with self._lock:
            self._stop()

    def _start(self) -> None:
        if self._process is not None and self._process.poll() is None:
            return
        self._stop()
        self._home.mkdir(parents=True, exist_ok=True)
        ours, theirs = socket.socketpair()
        self._errors = tempfile.TemporaryFile()  # noqa: SIM115  # open as long as the process; `_stop` closes it
        # -P: the working directory stays off sys.path.
        command = [sys.executable, "-P", "-m", "animathic_lab.rendering.zygote", str(theirs.fileno()), *self._preload]
        try:
            with theirs:
                self._process = subprocess.Popen(
                    command,
                    stdin=subprocess.DEVNULL,
                    stdout=subprocess.DEVNULL,
                    stderr=self._errors,
                    cwd=self._home,
                    env=self._environment(),
                    pass_fds=(theirs.fileno(),),
                    # A session of its own: Ctrl-C in the terminal is for the caller, who then stops the jobs.
                    start_new_session=True,
                )
        except OSError as error:
            ours.close()
            raise RenderError(f"the warm render process cannot be started ({error.strerror or error})") from error
        self._control = ours

    def _environment(self) -> dict[str, str]:
        environment = {name: os.environ[name] for name in _INHERITED if name in os.environ}
        environment.setdefault("LANG", "C.UTF-8")
        environment["HOME"] = str(self._home)
        environment["PYTHONPATH"] = str(Path(__file__).parents[2])
        # A process that forks must have one thread, and frames are too small for BLAS to gain from more.
        environment |= {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1"}
        return environment

    def _stop(self) -> None:
        if self._control is not None:
            # The end of this socket tells the zygote to kill its jobs and to go.
            self._control.close()
            self._control = None
        if self._process is not None:
            try:
                self._process.wait(2)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None
        if self._errors is not None:
            self._errors.close()
            self._errors = None
