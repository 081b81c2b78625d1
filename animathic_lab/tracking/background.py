"""BackgroundDrain: a thread that brings records to MLflow while the person works on."""

from __future__ import annotations

import logging
import threading
import time
from typing import Any

from animathic_lab.errors import AnimathicError
from animathic_lab.tracking.drain import Load, OnTrace, Outbox, Sink, drain

__all__ = ["BackgroundDrain"]

log = logging.getLogger(__name__)


class BackgroundDrain:
    """Drains an outbox whenever it is told that something was added, and again after a while when something failed.

    Parameters
    ----------
    outbox, load, projector, on_trace
        See `drain`.
    retry_s : float
        Seconds until what failed is looked at again.
    """

    def __init__(
        self, outbox: Outbox[Any], load: Load, projector: Sink, *, on_trace: OnTrace | None = None, retry_s: float = 10.0
    ) -> None:
        self._outbox, self._load, self._projector, self._on_trace = outbox, load, projector, on_trace
        self._retry = retry_s
        self._wake, self._stopping, self._halt = threading.Event(), threading.Event(), threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def notify(self) -> None:
        """Tell that something was added. Returns at once; the thread is started by the first call."""
        self._wake.set()
        with self._lock:
            if self._thread is None and not self._stopping.is_set():
                # A daemon: MLflow being slow must not keep a finished program alive. The outbox keeps what is left.
                self._thread = threading.Thread(target=self._run, name="animathic-tracking", daemon=True)
                self._thread.start()

    def stop(self, flush_s: float = 30.0) -> bool:
        """End the thread after it has brought over what it can.

        Parameters
        ----------
        flush_s : float
            Seconds that it gets for it. What is left waits in the outbox.

        Returns
        -------
        bool
            Whether it came to an end within that time.
        """
        with self._lock:
            self._stopping.set()
            thread = self._thread
        if thread is None:
            return True
        self._wake.set()
        thread.join(flush_s)
        self._halt.set()
        return not thread.is_alive()

    def _run(self) -> None:
        left = 0
        while not self._halt.is_set():
            self._wake.wait(self._retry if left else None)
            self._wake.clear()
            # Read before draining: what is added up to a stop belongs to the last round.
            last = self._stopping.is_set()
            left = self._drain()
            if last:
                return

    def _drain(self) -> int:
        begun = time.monotonic()
        try:
            report = drain(
                self._outbox, self._load, self._projector, on_trace=self._on_trace, due_only=True, stop=self._halt.is_set
            )
        except AnimathicError as error:
            # The database is busy or gone: whoever works with it is told; this thread tries again.
            log.warning("the outbox cannot be read: %s", error)
            return 1
        if report.done:
            log.debug("%d brought to MLflow in %.1f s, %d left", report.done, time.monotonic() - begun, report.left)
        return report.left
