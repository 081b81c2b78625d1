"""The warm process: imports Manim once, then forks for every job. Run as ``python -m animathic_lab.rendering.zygote FD``.

It stays single-threaded, as a process that forks must. Over the socket FD it receives one JSON line per job, each with the
job's own socket attached. The job's child reports over that socket, and so does the zygote when the child has ended. The
caller stops a job by shutting its end down for writing. When FD reaches its end the caller is gone: every job is killed.
"""

from __future__ import annotations

import gc
import importlib
import json
import os
import selectors
import signal
import socket
import sys
import traceback
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

from animathic_lab.rendering.limits import die_with_parent, limit_resources

__all__ = ["main"]

_MAX_LINE = 65536
SYSTEM_LIBRARIES = "cairo and pango are missing; on Debian or Ubuntu: apt-get install libcairo2-dev libpango1.0-dev pkg-config"


@dataclass
class _Job:
    """A running child and the zygote's copy of its socket."""

    pid: int
    channel: socket.socket


def main(descriptor: int, preload: list[str]) -> None:
    """Serve jobs until the caller hangs up.

    Parameters
    ----------
    descriptor : int
        The inherited end of a stream socket pair.
    preload : list of str
        Modules that scenes often import; one that is missing is no failure.
    """
    problem = _warm_up(preload)
    gc.collect()
    # What exists now is shared with every child: a collection there would copy all of its pages for nothing.
    gc.freeze()
    Zygote(socket.socket(fileno=descriptor), problem).serve()


def _warm_up(preload: list[str]) -> dict[str, str] | None:
    """Import what jobs need; return what went wrong in the shape of a job's error, or None."""
    try:
        import av  # noqa: F401
        import manim

        # The first text loads fonts, the first picture PIL's plugins: done here, once for all children.
        manim.Text("Ag")
        from PIL import Image

        Image.init()
        import animathic_lab.rendering.worker  # noqa: F401
    except (ImportError, OSError) as error:
        return explain_import(error, traceback.format_exc())
    for name in preload:
        with suppress(ImportError):
            importlib.import_module(name)
    return None


def explain_import(error: BaseException, details: str) -> dict[str, str]:
    """Return the error that jobs answer with when Manim cannot be imported."""
    text = str(error)
    missing = any(word in text.lower() for word in ("libcairo", "libpango", "libglib", "pkg-config"))
    hint = f"System libraries: {SYSTEM_LIBRARIES}." if missing else "Install the requirements anew with `make demo`."
    return {"message": f"Manim cannot be imported: {text}", "hint": hint, "details": details}


class Zygote:
    """The serving loop.

    Parameters
    ----------
    control : socket.socket
        Where jobs come from.
    problem : dict or None
        Set when Manim could not be imported: what every job is answered with.
    """

    def __init__(self, control: socket.socket, problem: dict[str, str] | None) -> None:
        self._control = control
        self._problem = problem
        self._jobs: dict[int, _Job] = {}
        self._selector = selectors.DefaultSelector()
        self._buffer = b""
        self._descriptors: list[int] = []
        self._wake_read, self._wake_write = socket.socketpair()

    def serve(self) -> None:
        """Serve until the control socket ends, then kill what still runs."""
        self._wake_read.setblocking(False)
        self._wake_write.setblocking(False)
        signal.set_wakeup_fd(self._wake_write.fileno())
        # A handler must exist for the wake-up to be written; it has nothing to do.
        signal.signal(signal.SIGCHLD, lambda *_: None)
        self._selector.register(self._control, selectors.EVENT_READ, "control")
        self._selector.register(self._wake_read, selectors.EVENT_READ, "wake")
        while True:
            for key, _ in self._selector.select():
                if key.data == "control":
                    if not self._receive():
                        self._kill_all()
                        return
                elif key.data == "wake":
                    with suppress(BlockingIOError):
                        self._wake_read.recv(4096)
                elif key.data in self._jobs:
                    self._hung_up(self._jobs[key.data])
            self._reap()

    def _receive(self) -> bool:
        """Read jobs; return False at the end of the control socket."""
        data, descriptors, _, _ = socket.recv_fds(self._control, _MAX_LINE, 16)
        # Every job line carries exactly one descriptor and both come in order, so two queues match however reads are cut.
        self._descriptors += descriptors
        if not data:
            return False
        self._buffer += data
        *lines, self._buffer = self._buffer.split(b"\n")
        for line in lines:
            self._start(json.loads(line), socket.socket(fileno=self._descriptors.pop(0)))
        return True

    def _start(self, job: dict[str, Any], channel: socket.socket) -> None:
        if self._problem is not None:
            _send(channel, {"event": "refused", **self._problem})
            channel.close()
            return
        if _peer_has_left(channel):
            channel.close()
            return
        parent = os.getpid()
        pid = os.fork()
        if pid == 0:
            self._become_child(job, channel, parent)
        self._jobs[pid] = _Job(pid, channel)
        self._selector.register(channel, selectors.EVENT_READ, pid)

    def _become_child(self, job: dict[str, Any], channel: socket.socket, parent: int) -> None:
        """Turn this forked process into a job's; never returns."""
        status = 70
        try:
            signal.set_wakeup_fd(-1)
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            os.setsid()
            die_with_parent(parent)
            self._selector.close()
            for other in (self._control, self._wake_read, self._wake_write, *(item.channel for item in self._jobs.values())):
                other.close()
            null = os.open(os.devnull, os.O_RDWR)
            for number in (0, 1, 2):
                os.dup2(null, number)
            os.close(null)
            os.chdir(job["directory"])
            os.environ["HOME"] = os.environ["TMPDIR"] = job["directory"]
            _send(channel, {"event": "started", "pid": os.getpid()})
            limit_resources(memory=job["memory"], cpu_seconds=job["cpu_seconds"])

            from animathic_lab.rendering.worker import run_job

            run_job(job, lambda fraction: _send(channel, {"event": "progress", "fraction": fraction}))
            status = 0
        finally:
            # Not sys.exit: tearing the interpreter down costs 0.2 s, and the scene's own exit hooks are none of ours.
            os._exit(status)

    def _hung_up(self, job: _Job) -> None:
        """Kill a job whose caller has stopped listening. A job's socket carries nothing else towards us."""
        self._selector.unregister(job.channel)
        _kill(job.pid)

    def _reap(self) -> None:
        for pid in list(self._jobs):
            if hasattr(os, "waitid"):
                # Looked at before it is reaped: until then its number, and so its group, cannot be anybody else's.
                if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is None:
                    continue
                _kill(pid)
            done, status = os.waitpid(pid, os.WNOHANG)
            if done:
                job = self._jobs.pop(pid)
                with suppress(KeyError):
                    self._selector.unregister(job.channel)
                _send(job.channel, {"event": "exit", "status": os.waitstatus_to_exitcode(status)})
                job.channel.close()

    def _kill_all(self) -> None:
        for pid in self._jobs:
            _kill(pid)
            os.waitpid(pid, 0)


def _kill(pid: int) -> None:
    """Kill a child that has not been reaped, and what it started."""
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(pid, signal.SIGKILL)
    # By number as well: a child this young may not have made its group yet.
    os.kill(pid, signal.SIGKILL)


def _peer_has_left(channel: socket.socket) -> bool:
    """Tell whether the caller gave the job up while it was queued."""
    try:
        return channel.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
    except BlockingIOError:
        return False
    except OSError:
        return True


def _send(channel: socket.socket, event: dict[str, Any]) -> None:
    # A leading newline ends whatever half a line a dying child left behind. Nobody waits for a caller that does not read.
    with suppress(OSError):
        channel.send(b"\n" + json.dumps(event).encode() + b"\n", socket.MSG_DONTWAIT)


if __name__ == "__main__":
    main(int(sys.argv[1]), sys.argv[2:])
