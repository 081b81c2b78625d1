"""Putting generations into the tables and finding them again, within a session of the caller's."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session, selectinload

from animathic_lab.domain import Generation
from animathic_lab.errors import NotFound
from animathic_lab.records.mapping import attempt_rows, generation_columns
from animathic_lab.records.schema import AttemptRow, GenerationRow

__all__ = ["WITH_PARTS", "find", "put"]

#: Options of a query that brings attempts and ratings along.
WITH_PARTS = (selectinload(GenerationRow.attempts), selectinload(GenerationRow.ratings))


def put(session: Session, generation: Generation) -> None:
    """Insert a generation, or update the one of the same id; attempts are replaced, ratings and trace kept."""
    columns = generation_columns(generation)
    row = session.get(GenerationRow, generation.id)
    if row is None:
        session.add(GenerationRow(**columns, trace_id=generation.trace_id or None))
        session.flush()
    else:
        if row.ratings and not generation.ratings:
            # The person's verdict came first; what was measured does not overrule it.
            del columns["suitable_for_training"], columns["training_notes"]
        for name, value in columns.items():
            setattr(row, name, value)
        session.execute(delete(AttemptRow).where(AttemptRow.generation_id == generation.id))
    session.add_all(attempt_rows(generation))


def find(session: Session, given: str) -> GenerationRow:
    """Return the row of an id or of its unique beginning, with attempts and ratings.

    Raises
    ------
    NotFound
        No id begins so, or several do.
    """
    wanted = given.strip()
    row = session.get(GenerationRow, wanted, options=WITH_PARTS) if wanted else None
    if row is not None:
        return row
    query = select(GenerationRow.id).where(GenerationRow.id.startswith(wanted, autoescape=True)).order_by(GenerationRow.id)
    ids = session.scalars(query.limit(6)).all() if wanted else []
    if not ids:
        raise NotFound(f"no generation has the id {wanted[:64]!r}")
    if len(ids) > 1:
        several = ", ".join(found[: len(wanted) + 4] for found in ids[:5]) + (", ..." if len(ids) > 5 else "")
        raise NotFound(f"several generations have an id that begins with {wanted!r}: {several}", hint="Give more of the id.")
    return session.get_one(GenerationRow, ids[0], options=WITH_PARTS)
