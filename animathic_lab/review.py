"""Review: the lab's side of MLflow. Records go there in the background, and its UI opens on a trace when somebody asks."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

from animathic_lab.settings import Settings

if TYPE_CHECKING:
    from animathic_lab.records import FeedbackCollector
    from animathic_lab.tracking import BackgroundDrain, DrainReport, UiServer

__all__ = ["Review"]


class Review:
    """Brings records to MLflow and shows them there.

    Parameters
    ----------
    settings : Settings
        Whose store it is.
    records : FeedbackCollector
        Where the outbox is, and whatever it names.
    background : bool
        Whether `notify` does anything; `sync` works either way.
    """

    def __init__(self, settings: Settings, records: FeedbackCollector, *, background: bool = True) -> None:
        self._settings, self._records, self._background = settings, records, background
        self._drain: BackgroundDrain | None = None
        self._ui: UiServer | None = None
        self._lock = threading.Lock()

    def notify(self) -> None:
        """Tell that a record was added or changed; returns at once."""
        if not self._background:
            return
        from animathic_lab.tracking import BackgroundDrain, Projector

        with self._lock:
            if self._drain is None:
                records = self._records
                self._drain = BackgroundDrain(
                    records.outbox, records.get, Projector(self._settings), on_trace=records.set_trace
                )
            self._drain.notify()

    def sync(self) -> DrainReport:
        """Bring what MLflow has not seen yet to MLflow, now; returns how many were done, failed and are left."""
        from animathic_lab.tracking import Projector, drain

        return drain(self._records.outbox, self._records.get, Projector(self._settings), on_trace=self._records.set_trace)

    def trace_url(self, generation_id: str) -> str:
        """Return where a generation's trace is shown; starts MLflow's UI on loopback the first time, which takes seconds.

        Raises
        ------
        TrackingError
            The store cannot be opened, or the UI does not start.
        """
        from animathic_lab.tracking import UiServer, trace_id_of

        with self._lock:
            self._ui = self._ui or UiServer(self._settings)
            return self._ui.trace_url(trace_id_of(generation_id))

    def close(self, flush_s: float) -> None:
        """End the background work and the UI; what is left after so many seconds waits in the outbox."""
        self._background = False
        if self._drain is not None:
            self._drain.stop(flush_s)
        if self._ui is not None:
            self._ui.stop()
