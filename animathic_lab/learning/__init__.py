"""Learning from feedback: reports, the local model's training. Heavy parts are imported by their own modules only."""

from __future__ import annotations

from animathic_lab.learning.pipeline import EnhancedTrainingPipeline

__all__ = ["EnhancedTrainingPipeline"]
