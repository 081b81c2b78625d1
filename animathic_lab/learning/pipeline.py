"""EnhancedTrainingPipeline: what the records say about how to get better."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from animathic_lab.settings import Settings, load_settings

if TYPE_CHECKING:
    from animathic_lab.records import FeedbackCollector

__all__ = ["EnhancedTrainingPipeline"]


class EnhancedTrainingPipeline:
    """From feedback to improvement.

    Parameters
    ----------
    settings : Settings, optional
        Defaults to the environment's.
    records : FeedbackCollector, optional
        Defaults to the database of the settings.
    """

    def __init__(self, settings: Settings | None = None, *, records: FeedbackCollector | None = None) -> None:
        self.settings = settings or load_settings()
        if records is None:
            from animathic_lab.records import FeedbackCollector

            self.settings.ensure_home()
            records = FeedbackCollector(self.settings)
        self.records = records

    async def generate_improvement_report(self, days: int = 30) -> dict[str, Any]:
        """Report on the last days.

        Parameters
        ----------
        days : int
            How far back; at least 1.

        Returns
        -------
        dict
            ``overall_metrics`` with ``success_rate`` (0..100) and ``user_satisfaction`` (0..5), floats also when nothing has
            happened yet; error patterns, kinds asked for, improvement areas and training priorities.

        Raises
        ------
        RecordError
            The database cannot be read.
        """
        return await asyncio.to_thread(self.records.improvement_report, days)
