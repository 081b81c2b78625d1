"""One job from the caller's side: send it, follow its events, and leave no process behind."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import UnionType
from typing import Any

from animathic_lab.errors import RenderError, RenderTimeout
from animathic_lab.rendering.warm import WarmProcess

__all__ = ["JobEnd", "follow"]

#: Seconds until a job must have begun; importing Manim on a slow disk is part of it.
START_LIMIT_S = 90.0
_MAX_LINE = 65536
_FIELDS: Mapping[str, tuple[tuple[str, type | UnionType], ...]] = {
    "started": (("pid", int),),
    "progress": (("fraction", int | float),),
    "refused": (("message", str), ("hint", str), ("details", str)),
    "exit": (("status", int),),
}


class JobEnd(RenderError):
    """The process ended without a word. Private to this room: `began` decides whether the job is tried again."""

    def __init__(self, message: str, *, began: bool, hint: str | None = None, details: str = "") -> None:
        super().__init__(message, hint=hint, details=details)
        self.began = began


async def follow(
    warm: WarmProcess, job: Mapping[str, Any], *, limit: float, on_progress: Callable[[float], None] | None
) -> int:
    """Run one job in a child of the warm process.

    Whatever ends this call, its child is dead when it returns: also on a cancelled task.

    Parameters
    ----------
    warm : WarmProcess
        Started where needed.
    job : Mapping
        See `worker.run_job`.
    limit : float
        Seconds from the moment when the child begins.
    on_progress : callable, optional
        Called with fractions, 0..1.

    Returns
    -------
    int
        The child's exit status; negative for a signal.

    Raises
    ------
    RenderTimeout
        The limit passed.
    JobEnd
        The warm process died.
    RenderError
        It could not import Manim, or the child sends garbage.
    """
    job_run = _JobRun(warm, warm.submit(job), on_progress or (lambda fraction: None))
    try:
        async with asyncio.timeout(START_LIMIT_S) as timer:
            await job_run.begin()
            timer.reschedule(asyncio.get_running_loop().time() + limit)
            return await job_run.end()
    except TimeoutError:
        if not job_run.pid:
            raise RenderError("the warm render process does not begin", details=warm.last_words()) from None
        raise RenderTimeout(f"the scene took longer than {limit:g} seconds to render") from None
    finally:
        _end(job_run.channel, job_run.pid, warm)


class _JobRun:
    """A job's events, read one after another."""

    def __init__(self, warm: WarmProcess, channel: socket.socket, on_progress: Callable[[float], None]) -> None:
        self.channel = channel
        self.pid = 0
        self._warm = warm
        self._on_progress = on_progress
        self._fraction = 0.0
        self._buffer = b""
        self._events: list[dict[str, Any]] = []

    async def begin(self) -> None:
        """Wait until the child has begun."""
        while not self.pid:
            event = await self._next()
            if event["event"] == "started":
                self.pid = int(event["pid"])
            elif event["event"] == "refused":
                raise RenderError(event["message"], hint=event["hint"], details=event["details"])

    async def end(self) -> int:
        """Pass progress on until the child has ended; return its exit status."""
        while True:
            event = await self._next()
            if event["event"] == "exit":
                return int(event["status"])
            # Scene code could send numbers of its own: never back, and never done before the job is.
            if event["event"] == "progress" and self._fraction < event["fraction"] < 1:
                self._fraction = float(event["fraction"])
                self._on_progress(self._fraction)

    async def _next(self) -> dict[str, Any]:
        while not self._events:
            try:
                data = await asyncio.get_running_loop().sock_recv(self.channel, _MAX_LINE)
            except ConnectionError:
                data = b""
            if not data:
                details = self._warm.last_words()
                raise JobEnd("the warm render process ended", began=self.pid > 0, hint="Try again.", details=details)
            *lines, self._buffer = (self._buffer + data).split(b"\n")
            if len(self._buffer) > _MAX_LINE:
                raise RenderError("the render process sends garbage", hint="Look at what the scene's code writes to.")
            self._events += filter(None, map(_event, lines))
        return self._events.pop(0)


def _event(line: bytes) -> dict[str, Any] | None:
    """Return a line's event, or None for what is none: scene code can write to this socket if it tries."""
    try:
        event = json.loads(line)
    except ValueError:
        return None
    wanted = _FIELDS.get(str(event.get("event"))) if isinstance(event, dict) else None
    if wanted is None or not all(isinstance(event.get(name), kind) for name, kind in wanted):
        return None
    return dict(event)


def _end(channel: socket.socket, pid: int, warm: WarmProcess) -> None:
    """Stop the job's child and wait until it is gone, at most two seconds; without `await`, so that nothing cuts it short."""
    with channel:
        with suppress(OSError):
            channel.shutdown(socket.SHUT_WR)
        # A job that has not begun may be queued behind the import of Manim; it will not begin when nobody listens.
        deadline = time.monotonic() + (2 if pid else 0.05)
        with suppress(OSError):
            while (left := deadline - time.monotonic()) > 0:
                channel.settimeout(left)
                if not channel.recv(_MAX_LINE):
                    break
        if pid and sys.platform != "linux" and warm.pid is None:
            # Without a zygote nobody else ends the child; Linux does so by itself.
            with suppress(ProcessLookupError, PermissionError):
                os.kill(pid, signal.SIGKILL)
