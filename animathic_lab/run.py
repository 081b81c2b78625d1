"""Run: the state of one generation on its way through the stages, with its clock and its listener. The orchestrator's own."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from animathic_lab.domain import Attempt, Draft, Event, Listener, Prompt, Quality, Render, Route, Stage, Tokens
from animathic_lab.errors import AnimathicError, ArmRefused

__all__ = ["Run"]

log = logging.getLogger(__name__)


@dataclass(slots=True)
class Run:
    """What is known of one generation while it is on its way."""

    id: str
    prompt: Prompt
    route: Route
    quality: Quality
    deadline: float
    listener: Listener | None
    started: float
    timestamp: datetime
    timings: dict[str, float] = field(default_factory=dict)
    attempts: list[Attempt] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    model: str = ""
    spec: Mapping[str, Any] | None = None
    code: str = ""
    render: Render | None = None
    tables: Mapping[str, Any] = field(default_factory=dict)
    error: AnimathicError | None = None

    def tell(self, stage: Stage, message: str, fraction: float | None = None) -> None:
        """Tell the listener; its failure is its own and never ends a generation."""
        if self.listener is not None:
            try:
                self.listener(Event(generation_id=self.id, stage=stage, message=message, fraction=fraction, arm=self.model))
            except Exception:
                log.exception("a progress listener failed")

    def left(self) -> float:
        """Return the seconds until the deadline; never negative."""
        return max(self.deadline - time.monotonic(), 0.0)

    @asynccontextmanager
    async def stage(self, stage: Stage, message: str) -> AsyncIterator[None]:
        """Time a stage; several tries add up."""
        self.tell(stage, message)
        begun = time.monotonic()
        try:
            yield
        finally:
            self.timings[stage] = self.timings.get(stage, 0.0) + time.monotonic() - begun

    def note(self, arm: str, begun: float, draft: Draft | None, error: AnimathicError | None) -> None:
        """Add an attempt to the record: what an arm answered since ``begun``, and what was wrong with it."""
        refused = error if isinstance(error, ArmRefused) else None
        # A refused answer was paid for as well, and its words are what tells why.
        read, written = refused.tokens if refused else (0, 0)
        self.attempts.append(
            Attempt(
                arm=arm,
                number=len(self.attempts) + 1,
                ok=error is None,
                seconds=time.monotonic() - begun,
                error=str(error) if error else "",
                error_kind=type(error).__name__ if error else "",
                hint=error.hint if error else "",
                raw=draft.raw if draft else refused.raw if refused else "",
                confidence=draft.confidence if draft else None,
                tokens=draft.tokens if draft else Tokens(read=read, written=written),
                cost_usd=draft.cost_usd if draft else refused.cost_usd if refused else 0.0,
                prompt_version=draft.prompt_version if draft else "",
            )
        )
