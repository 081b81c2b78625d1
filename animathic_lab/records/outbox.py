"""The outbox: what MLflow has not seen yet, written in the same transaction as the record itself.

Items of one generation are handed out one at a time and in their order, so that a rating never comes before its trace and a
deletion never overtakes a trace that another process is just writing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final, Literal, cast

from sqlalchemy import CursorResult, delete, exists, func, or_, select, update
from sqlalchemy.orm import Session, aliased

from animathic_lab.records.codec import clean
from animathic_lab.records.database import Database
from animathic_lab.records.schema import OutboxRow

__all__ = ["Kind", "Outbox", "OutboxItem", "enqueue"]

Kind = Literal["trace", "rating", "delete"]

_MAX_BACKOFF_S: Final = 300.0
_MAX_ERROR: Final = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxItem:
    """One thing to bring to MLflow.

    Attributes
    ----------
    payload_id : str
        Id of the rating for kind ``rating``; otherwise the generation's.
    attempts : int
        How often it has failed so far.
    """

    id: int
    generation_id: str
    kind: Kind
    payload_id: str
    created: datetime
    attempts: int = 0
    last_error: str = ""


def enqueue(session: Session, kind: Kind, generation_id: str, payload_id: str = "") -> None:
    """Add an item within a transaction that writes the record itself."""
    now = datetime.now(UTC)
    row = OutboxRow(
        generation_id=generation_id, kind=kind, payload_id=payload_id or generation_id, created=now, attempts=0, next_try=now
    )
    session.add(row)


class Outbox:
    """The queue's reading end. Several processes may drain it at once.

    Parameters
    ----------
    database : Database
        Where the queue lies.
    lease_s : float
        Seconds for which a handed-out item is nobody else's; one that was neither done nor failed by then is handed out again.
    """

    def __init__(self, database: Database, *, lease_s: float = 120.0) -> None:
        self._database = database
        self._lease = timedelta(seconds=lease_s)

    def pending(self, limit: int = 50, now: datetime | None = None) -> list[OutboxItem]:
        """Claim the oldest items that are due, at most one of each generation.

        Parameters
        ----------
        limit : int
            How many at most.
        now : datetime, optional
            What counts as due; a moment in the past leaves out what has failed since.

        Raises
        ------
        RecordError
            The database refused.
        """
        clock = datetime.now(UTC)
        earlier = aliased(OutboxRow)
        free = or_(OutboxRow.claimed_until.is_(None), OutboxRow.claimed_until < clock)
        first = ~exists().where(earlier.generation_id == OutboxRow.generation_id, earlier.id < OutboxRow.id)
        query = select(OutboxRow).where(free, first, OutboxRow.next_try <= (now or clock)).order_by(OutboxRow.id).limit(limit)
        claimed = []
        with self._database.reading() as session:
            # Most calls find nothing, and need not queue up behind a writer to learn it.
            if not session.scalars(query.limit(1)).first():
                return []
        with self._database.writing() as session:
            for row in session.scalars(query).all():
                item = _item(row)
                # The condition again: where writers do not queue up (PostgreSQL), another one may have been quicker.
                statement = update(OutboxRow).where(OutboxRow.id == row.id, free).values(claimed_until=clock + self._lease)
                result = cast(CursorResult[Any], session.execute(statement, execution_options={"synchronize_session": False}))
                if result.rowcount == 1:
                    claimed.append(item)
        return claimed

    def hurry(self) -> None:
        """Make everything due that waits after a failure: a person asked for it now."""
        now = datetime.now(UTC)
        with self._database.writing() as session:
            session.execute(update(OutboxRow).where(OutboxRow.next_try > now).values(next_try=now))

    def done(self, item: OutboxItem) -> None:
        """Forget an item that MLflow has."""
        with self._database.writing() as session:
            session.execute(delete(OutboxRow).where(OutboxRow.id == item.id))

    def failed(self, item: OutboxItem, error: str) -> None:
        """Put an item back with what went wrong; each failure doubles the wait, up to five minutes."""
        wait = min(2.0 ** min(item.attempts + 1, 16), _MAX_BACKOFF_S)
        values = {
            "attempts": item.attempts + 1,
            "last_error": clean(error)[:_MAX_ERROR],
            "next_try": datetime.now(UTC) + timedelta(seconds=wait),
            "claimed_until": None,
        }
        with self._database.writing() as session:
            session.execute(update(OutboxRow).where(OutboxRow.id == item.id).values(**values))

    def release(self, items: Iterable[OutboxItem]) -> None:
        """Give back claimed items untried, so that the next drain need not wait for the lease."""
        ids = [item.id for item in items]
        if ids:
            with self._database.writing() as session:
                session.execute(update(OutboxRow).where(OutboxRow.id.in_(ids)).values(claimed_until=None))

    def backlog(self) -> int:
        """Return how many items wait."""
        with self._database.reading() as session:
            return session.scalar(select(func.count()).select_from(OutboxRow)) or 0

    def last_error(self) -> str:
        """Return why the item that failed last did so; empty when nothing waits after a failure."""
        failed = (
            select(OutboxRow.last_error).where(OutboxRow.attempts > 0).order_by(OutboxRow.next_try.desc(), OutboxRow.id.desc())
        )
        with self._database.reading() as session:
            return session.scalar(failed.limit(1)) or ""


def _item(row: OutboxRow) -> OutboxItem:
    return OutboxItem(
        id=row.id,
        generation_id=row.generation_id,
        kind=cast(Kind, row.kind),
        payload_id=row.payload_id,
        created=row.created,
        attempts=row.attempts,
        last_error=row.last_error or "",
    )
