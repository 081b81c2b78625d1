"""Draining the outbox: what the records hold for MLflow is brought there, and what fails stays for the next time."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Protocol, TypeVar

from animathic_lab.domain import Generation, Rating
from animathic_lab.errors import AnimathicError, NotFound

__all__ = ["DrainReport", "Item", "Load", "OnTrace", "Outbox", "Sink", "drain"]

log = logging.getLogger(__name__)

#: Failures in a row after which a drain gives up: MLflow is down, and each further try would only take time.
_PATIENCE = 3
_BATCH = 20


class Item(Protocol):
    """One thing to bring to MLflow, as the outbox hands it out."""

    @property
    def generation_id(self) -> str:
        """Which generation it is about."""

    @property
    def kind(self) -> str:
        """``trace``, ``rating`` or ``delete``."""

    @property
    def payload_id(self) -> str:
        """Id of the rating, for a rating."""


I = TypeVar("I", bound=Item)  # noqa: E741


class Outbox(Protocol[I]):
    """Where items wait. Handed-out ones belong to this drain until they are done, failed or released."""

    def pending(self, limit: int = ..., now: datetime | None = ...) -> Sequence[I]:
        """Claim what is due at ``now``, at most one item of each generation and in the order of their making."""

    def done(self, item: I) -> None:
        """Forget an item."""

    def failed(self, item: I, error: str) -> None:
        """Put an item back for later."""

    def release(self, items: Iterable[I]) -> None:
        """Put items back untried."""

    def hurry(self) -> None:
        """Make everything due."""

    def backlog(self) -> int:
        """Return how many items wait."""


class Sink(Protocol):
    """Where items are brought; `Projector` is the real one."""

    def project(self, generation: Generation) -> str:
        """Write a generation and return its trace's id."""

    def rate(self, generation: Generation, rating: Rating) -> None:
        """Write a rating."""

    def delete(self, generation_id: str) -> None:
        """Remove a generation."""


Load = Callable[[str], Generation]
OnTrace = Callable[[str, str], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrainReport:
    """What became of a drain: items brought to MLflow, items that failed, and how many still wait (the failed ones too)."""

    done: int = 0
    failed: int = 0
    left: int = 0
    error: str = ""


def drain(
    outbox: Outbox[I],
    load: Load,
    projector: Sink,
    *,
    limit: int | None = None,
    on_trace: OnTrace | None = None,
    on_progress: Callable[[int], None] | None = None,
    due_only: bool = False,
    stop: Callable[[], bool] = lambda: False,
) -> DrainReport:
    """Bring what waits to MLflow. MLflow's failures are counted and kept with their items, never raised.

    Parameters
    ----------
    outbox : Outbox
        What waits.
    load : callable
        Returns the generation of an id; raises `NotFound` for one that was deleted, which needs nothing any more.
    projector : Sink
        Writes to MLflow.
    limit : int, optional
        How many items at most.
    on_trace : callable, optional
        Called with a generation's id and its trace's.
    on_progress : callable, optional
        Called with the number of items done so far.
    due_only : bool
        Leave alone what waits after a failure; by default everything is tried now, once.
    stop : callable
        Asked before each item; when it says True, the rest is put back.

    Raises
    ------
    RecordError
        The outbox itself refused.
    """
    if not due_only:
        outbox.hurry()
    now = datetime.now(UTC)
    done = failed = in_a_row = 0
    error = ""
    while (limit is None or done + failed < limit) and in_a_row < _PATIENCE and not stop():
        batch = outbox.pending(_BATCH if limit is None else min(_BATCH, limit - done - failed), now)
        if not batch:
            break
        for position, item in enumerate(batch):
            if in_a_row >= _PATIENCE or stop():
                outbox.release(batch[position:])
                break
            error_now = _bring(item, load, projector, on_trace)
            if error_now is None:
                outbox.done(item)
                done, in_a_row = done + 1, 0
                if on_progress is not None:
                    on_progress(done)
            else:
                outbox.failed(item, error_now)
                failed, in_a_row, error = failed + 1, in_a_row + 1, error_now
    return DrainReport(done=done, failed=failed, left=outbox.backlog(), error=error)


def _bring(item: Item, load: Load, sink: Sink, on_trace: OnTrace | None) -> str | None:
    """Return what went wrong with one item, or None."""
    try:
        if item.kind == "delete":
            sink.delete(item.generation_id)
            return None
        generation = load(item.generation_id)
        if item.kind == "trace":
            trace_id = sink.project(generation)
            if on_trace is not None:
                on_trace(generation.id, trace_id)
        else:
            for rating in generation.ratings:
                if rating.id == item.payload_id:
                    sink.rate(generation, rating)
    except NotFound:
        log.debug("generation %s was deleted before MLflow saw it", item.generation_id)
    except AnimathicError as error:
        log.warning("%s of generation %s waits: %s", item.kind, item.generation_id, error)
        return str(error)
    except Exception as error:
        # Whatever it was, the item stays, and the person's work goes on.
        log.exception("%s of generation %s cannot be brought to MLflow", item.kind, item.generation_id)
        return f"{type(error).__name__}: {error}"
    return None
