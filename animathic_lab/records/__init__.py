"""Records: the feedback database. It is the source of truth; MLflow is a projection of it, fed through the outbox."""

from __future__ import annotations

from animathic_lab.records.analytics import ArmStats
from animathic_lab.records.collector import FeedbackCollector
from animathic_lab.records.outbox import Outbox, OutboxItem

__all__ = ["ArmStats", "FeedbackCollector", "Outbox", "OutboxItem"]
