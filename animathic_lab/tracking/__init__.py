"""Tracking: MLflow as the review projection of the records. Nothing of MLflow is imported before its first use."""

from __future__ import annotations

from animathic_lab.tracking.background import BackgroundDrain
from animathic_lab.tracking.drain import DrainReport, drain
from animathic_lab.tracking.ids import trace_id_of
from animathic_lab.tracking.projector import Projector, trace_url
from animathic_lab.tracking.runs import log_training_run
from animathic_lab.tracking.ui import UiServer, run_ui, ui_command

__all__ = [
    "BackgroundDrain",
    "DrainReport",
    "Projector",
    "UiServer",
    "drain",
    "log_training_run",
    "run_ui",
    "trace_id_of",
    "trace_url",
    "ui_command",
]
