"""Migrations of the feedback database, applied by `animathic_lab.records.database`. They are append-only."""

from __future__ import annotations

__all__ = ["HEAD"]

#: Revision of the newest migration. Known here, so that an up-to-date database is opened without importing alembic.
HEAD = "0001"
