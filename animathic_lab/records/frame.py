"""The records as a table for pandas."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from animathic_lab.records.schema import GenerationRow, RatingRow

if TYPE_CHECKING:
    import pandas as pd

__all__ = ["to_frame"]

#: The drawing of every step: megabytes, and of no use in a table.
_LEFT_OUT: Final = frozenset({"render_json"})


def to_frame(session: Session) -> pd.DataFrame:
    """Return one row a generation, newest first.

    Returns
    -------
    pandas.DataFrame
        The columns of ``generation_records``, then of the last rating: ``rating`` (1..5), ``rating_comment``,
        ``visual_quality``, ``matched_intent``, ``rated_at``, and ``ratings``, the number of ratings. Empty, with the same
        columns, when there is nothing yet.
    """
    import pandas as pd

    last = (
        select(RatingRow.generation_id, func.max(RatingRow.seq).label("seq"), func.count().label("ratings"))
        .group_by(RatingRow.generation_id)
        .subquery()
    )
    columns = [column for column in GenerationRow.__table__.columns if column.name not in _LEFT_OUT]
    query = (
        select(
            *columns,
            RatingRow.stars.label("rating"),
            RatingRow.comment.label("rating_comment"),
            RatingRow.visual_quality,
            RatingRow.matched_intent,
            RatingRow.timestamp.label("rated_at"),
            func.coalesce(last.c.ratings, 0).label("ratings"),
        )
        .join(last, last.c.generation_id == GenerationRow.id, isouter=True)
        .join(RatingRow, RatingRow.seq == last.c.seq, isouter=True)
        .order_by(GenerationRow.timestamp.desc(), GenerationRow.id)
    )
    result = session.execute(query)
    frame = pd.DataFrame.from_records(result.all(), columns=list(result.keys()))
    for name in ("timestamp", "rated_at"):
        frame[name] = pd.to_datetime(frame[name], utc=True)
    whole = {name: "Int64" for name in ("rating", "visual_quality")}
    return frame.astype({**whole, "matched_intent": "boolean", "ratings": "int64"})
