"""Alembic's environment: runs the migrations on the connection that it is given."""

from __future__ import annotations

from alembic import context

from animathic_lab.records.schema import Base

# The caller owns connection and transaction, so that the check of the version and the migration are one step.
connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=Base.metadata, render_as_batch=True, compare_type=True)
context.run_migrations()
