"""FeedbackCollector: the feedback database, which is the source of truth for every generation and every verdict."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from animathic_lab.domain import Generation, Rating
from animathic_lab.errors import RecordError
from animathic_lab.records import improvement, queries
from animathic_lab.records.analytics import ArmStats, rating_verdict
from animathic_lab.records.database import Database
from animathic_lab.records.frame import to_frame
from animathic_lab.records.mapping import from_row, rating_from_row, rating_row
from animathic_lab.records.outbox import Outbox, enqueue
from animathic_lab.records.repository import WITH_PARTS, find, put
from animathic_lab.records.schema import GenerationRow, OutboxRow, RatingRow
from animathic_lab.settings import Settings, load_settings

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["FeedbackCollector"]

log = logging.getLogger(__name__)


class FeedbackCollector:
    """The records: saved in one short transaction each, from any thread and any number of processes.

    Parameters
    ----------
    settings : Settings, optional
        Defaults to the environment's; ``feedback_database_url`` says where the database lies. A new one is made by itself.
    busy_timeout_s : float
        Seconds to wait while another process writes (SQLite).

    Raises
    ------
    RecordError
        The database cannot be opened; the hint says what to do.

    Examples
    --------
    >>> collector = FeedbackCollector()  # doctest: +SKIP
    >>> collector.performance_summary()["overall"]["total_generations"]  # doctest: +SKIP
    0
    """

    def __init__(self, settings: Settings | None = None, *, busy_timeout_s: float = 10.0) -> None:
        self.settings = settings or load_settings()
        self._database = Database(self.settings.feedback_database_url, busy_timeout_s=busy_timeout_s)
        self._outbox = Outbox(self._database)
        log.info("Feedback collector initialized with database: %s", self._database.name)

    @property
    def outbox(self) -> Outbox:
        """What MLflow has not seen yet."""
        return self._outbox

    # Writing

    def start(self, generation: Generation) -> None:
        """Put a generation on the record that is still under way; MLflow hears of it at `save`.

        Raises
        ------
        RecordError
            The database refused.
        """
        with self._database.writing() as session:
            put(session, generation)

    def save(self, generation: Generation) -> None:
        """Put a finished generation on the record, with its attempts and its place in the outbox, or nothing of it.

        Parameters
        ----------
        generation : Generation
            Saving the same id again updates record and attempts. Ratings are kept: only `rate` adds some.

        Raises
        ------
        RecordError
            The database refused; nothing was written.
        """
        with self._database.writing() as session:
            put(session, generation)
            waiting = select(OutboxRow.id).where(
                OutboxRow.generation_id == generation.id, OutboxRow.kind == "trace", OutboxRow.claimed_until.is_(None)
            )
            # One that nobody has begun with will find the newest state anyway.
            if session.scalar(waiting.limit(1)) is None:
                enqueue(session, "trace", generation.id)

    def rate(self, rating: Rating) -> Rating:
        """Put a person's verdict on the record. Earlier ones stay; the last one counts.

        Parameters
        ----------
        rating : Rating
            Stars and visual quality are 1 to 5. The generation's id may be shortened.

        Returns
        -------
        Rating
            As recorded: with the full id and the time. The same rating id twice is one rating.

        Raises
        ------
        NotFound
            There is no such generation.
        RecordError
            A number is not 1 to 5, or the database refused.
        """
        for name, value in (("rating", rating.stars), ("visual quality", rating.visual_quality)):
            if value is not None and (isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= 5):
                raise RecordError(
                    f"a {name} of {value} is not possible", hint="Give whole stars: 1 (useless) to 5 (just what I meant)."
                )
        with self._database.writing() as session:
            known = session.scalar(select(RatingRow).where(RatingRow.id == rating.id))
            if known is not None:
                return rating_from_row(known)
            found = find(session, rating.generation_id)
            row = rating_row(rating)
            row.generation_id = found.id
            session.add(row)
            found.suitable_for_training, found.training_notes = rating_verdict(rating, render_success=found.render_success)
            enqueue(session, "rating", found.id, rating.id)
            session.flush()
            return rating_from_row(row)

    def set_trace(self, generation_id: str, trace_id: str) -> None:
        """Note under which id MLflow has a generation; one that was deleted meanwhile is left alone."""
        with self._database.writing() as session:
            session.execute(update(GenerationRow).where(GenerationRow.id == generation_id).values(trace_id=trace_id))

    def delete(self, generation_id: str) -> Sequence[Path]:
        """Remove a generation with its attempts and ratings, and ask for the deletion of its trace.

        Returns
        -------
        list of Path
            Files that no record needs any more; the caller deletes them.

        Raises
        ------
        NotFound
            There is no such generation.
        RecordError
            The database refused; nothing was removed.
        """
        with self._database.writing() as session:
            row = find(session, generation_id)
            found = from_row(row)
            shared = select(func.count()).select_from(GenerationRow).where(GenerationRow.video_path == row.video_path)
            # A cached generation shows the video of another one.
            files = (
                [] if found.render is None or (session.scalar(shared) or 0) > 1 else [found.render.path, found.render.preview]
            )
            session.delete(row)
            enqueue(session, "delete", found.id)
        return [path for path in files if path is not None]

    # Reading

    def get(self, generation_id: str) -> Generation:
        """Return a generation with its attempts and ratings.

        Parameters
        ----------
        generation_id : str
            The id, or a beginning that no other id has.

        Raises
        ------
        NotFound
            No generation has this id, or several begin with it.
        RecordError
            The database refused.
        """
        with self._database.reading() as session:
            return from_row(find(session, generation_id))

    def list(
        self,
        limit: int = 20,
        offset: int = 0,
        *,
        model: str | None = None,
        user_id: str | None = None,
        since: datetime | None = None,
        rendered: bool | None = None,
        text: str = "",
    ) -> Sequence[Generation]:
        """Return generations, newest first.

        Parameters
        ----------
        limit, offset : int
            How many, and how many to skip.
        model, user_id : str, optional
            Only those of this arm, of this person.
        since : datetime, optional
            Only those from this moment on.
        rendered : bool, optional
            Only those with (True) or without (False) a video.
        text : str
            Only those whose prompt contains these words.

        Raises
        ------
        RecordError
            The database refused.
        """
        query = select(GenerationRow).options(*WITH_PARTS).order_by(GenerationRow.timestamp.desc(), GenerationRow.id)
        if model is not None:
            query = query.where(GenerationRow.model == model)
        if user_id is not None:
            query = query.where(GenerationRow.user_id == user_id)
        if since is not None:
            query = query.where(GenerationRow.timestamp >= since)
        if rendered is not None:
            query = query.where(GenerationRow.render_success.is_(rendered))
        if text:
            query = query.where(GenerationRow.prompt.icontains(text, autoescape=True))
        with self._database.reading() as session:
            return [from_row(row) for row in session.scalars(query.limit(limit).offset(offset))]

    def to_frame(self) -> pd.DataFrame:
        """Return one row a generation, newest first, with the last rating's columns beside the record's own."""
        with self._database.reading() as session:
            return to_frame(session)

    # Numbers

    def arm_stats(self, window: int = 200) -> dict[str, ArmStats]:
        """Return how each arm that was ever tried did in its last ``window`` generations; cached ones are not counted."""
        with self._database.reading() as session:
            return queries.arm_stats(session, window)

    def performance_summary(self) -> dict[str, Any]:
        """Return success rates (0..100), counts, mean seconds and satisfaction (0..5) of all time.

        Returns
        -------
        dict
            ``models`` by arm (both standing arms always), ``overall``, ``period``. Numbers are 0.0 where nothing happened. A
            generation counts for every arm that was tried in it, so the arms' counts may exceed the overall one.
        """
        with self._database.reading() as session:
            return queries.performance_summary(session)

    def improvement_report(self, days: int = 30) -> dict[str, Any]:
        """Return the report on the last days; see `animathic_lab.records.improvement.report`.

        Raises
        ------
        RecordError
            There are no such days, or the database refused.
        """
        if days < 1:
            raise RecordError(f"a report over {days} days is not possible", hint="Give at least one day, for example 30.")
        since = datetime.now(UTC) - timedelta(days=min(days, 36_500))
        with self._database.reading() as session:
            return improvement.report(queries.report_rows(session, since), days)

    def close(self) -> None:
        """Close the connections. Calling it twice is fine."""
        self._database.close()
