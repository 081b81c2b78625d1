"""The studio without a widget: a state machine over the lab, told what the person does, telling what to show."""

from __future__ import annotations

import asyncio
import concurrent.futures
import logging
import threading
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, replace
from typing import Any, Protocol, TypeVar

from animathic_lab.domain import ArmState, Event, Generation, Listener, Quality, Rating, Route, new_id
from animathic_lab.errors import AnimathicError, RecordError

__all__ = ["EXAMPLES", "Bench", "StudioPresenter", "StudioState", "leaves"]

log = logging.getLogger(__name__)

T = TypeVar("T")

#: Ordinary prompts like anybody's; nothing in the product knows them.
EXAMPLES = (
    "a red circle turns into a blue square",
    "write Hello world, then three green dots appear below it in a row",
    "plot sin(x) in yellow on axes",
)


class Bench(Protocol):
    """What the studio asks of the lab."""

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Run a coroutine away from the notebook's thread."""

    def arms(self) -> tuple[ArmState, ...]:
        """Tell which arms there are and how they stand."""

    def route(self, prompt: str, *, model: str = "auto") -> Route:
        """Decide which arm a prompt would go to."""

    async def agenerate(
        self, prompt: str, *, model: str, quality: Quality | str, on_event: Listener, generation_id: str
    ) -> Generation:
        """Make a video."""

    def rate(self, generation: str, stars: int, *, comment: str = "") -> Rating:
        """Put a verdict on the record."""

    def trace_url(self, generation: str) -> str:
        """Say where MLflow shows a generation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudioState:
    """What the studio shows.

    Attributes
    ----------
    working : bool
        A generation is on its way; ``event`` is its last word.
    stopping : bool
        The person has asked for its end.
    prompt : str
        The prompt of ``event`` and of ``result``.
    route, leaves : Route or None, str
        The decision for what stands in the prompt box now, and what it would mean for privacy.
    notice : str
        Something that is no failure.
    error, hint : str
        What went wrong, and what to do about it.
    rating : Rating or None
        The last one that was saved for ``result``.
    """

    arms: tuple[ArmState, ...] = ()
    working: bool = False
    stopping: bool = False
    prompt: str = ""
    event: Event | None = None
    route: Route | None = None
    leaves: str = ""
    result: Generation | None = None
    rating: Rating | None = None
    notice: str = ""
    error: str = ""
    hint: str = ""


def leaves(route: Route, arms: tuple[ArmState, ...]) -> str:
    """Say in a sentence what of the prompt would leave this machine."""
    remote = {arm.name for arm in arms if arm.remote}
    if route.arm in remote:
        return f"Your prompt leaves this machine: it goes to {route.arm}."
    later = [name for name in route.fallbacks if name in remote]
    if later:
        return f"Nothing leaves this machine, unless {route.arm} fails: then your prompt goes to {later[0]}."
    return "Nothing leaves this machine."


class StudioPresenter:
    """Takes what the person does and keeps a `StudioState`; no method blocks or raises.

    Parameters
    ----------
    bench : Bench
        The lab.
    show : callable
        Called with every new state, from whichever thread made it, one call after another.
    """

    def __init__(self, bench: Bench, show: Callable[[StudioState], None]) -> None:
        self._bench, self._show = bench, show
        self._lock = threading.RLock()
        self._state = StudioState()
        self._looks = 0
        self._task: asyncio.Task[None] | None = None
        self._try(self._set_arms)

    @property
    def state(self) -> StudioState:
        """What is shown now."""
        return self._state

    def look(self, prompt: str, model: str) -> None:
        """Show which arm would take a prompt that is being written, and why."""
        with self._lock:
            self._looks += 1
            number = self._looks

        def decide() -> None:
            route: Route | None = None
            words = ""
            if prompt.strip():
                try:
                    route = self._bench.route(prompt, model=model)
                    words = leaves(route, self._state.arms)
                except AnimathicError as error:
                    words = f"{error}. {error.hint}"
            with self._lock:
                # Somebody who types on makes the earlier questions moot, in whatever order they are answered.
                if number == self._looks:
                    self._update(route=route, leaves=words)

        self._aside(decide)

    def generate(self, prompt: str, model: str, quality: str) -> None:
        """Start a generation; while one is on its way nothing happens."""
        with self._lock:
            if self._state.working:
                return
            self._update(
                working=True, stopping=False, prompt=prompt, event=None, result=None, rating=None, notice="", error="", hint=""
            )
        self._bench.submit(self._generate(new_id(), prompt, model, quality))

    async def _generate(self, generation_id: str, prompt: str, model: str, quality: str) -> None:
        self._task = asyncio.current_task()
        try:
            result = await self._bench.agenerate(
                prompt, model=model, quality=quality, on_event=self._hear, generation_id=generation_id
            )
        except asyncio.CancelledError:
            self._update(working=False, stopping=False, notice="Stopped. Nothing is lost: generate it again when you like.")
            raise
        except Exception as error:
            self._update(working=False, stopping=False)
            self.complain(error)
        else:
            self._update(working=False, stopping=False, result=result, error=result.error, hint=result.hint)
            self._try(self._set_arms)

    def _hear(self, event: Event) -> None:
        with self._lock:
            if self._state.working and not self._state.stopping:
                self._update(event=event)

    def cancel(self) -> None:
        """Stop the generation that is on its way."""
        with self._lock:
            if not self._state.working:
                return
            self._update(stopping=True)
        self._bench.submit(self._stop())

    async def _stop(self) -> None:
        # On the loop of the generation and after its first step, so that there is a task, and it hears of it.
        if self._task is not None:
            self._task.cancel()

    def rate(self, stars: int, comment: str) -> None:
        """Save a verdict on the generation that is shown."""
        result = self._state.result
        if result is None:
            self.complain(RecordError("there is nothing to rate yet", hint="Generate a video first."))
            return

        def save() -> None:
            rating = self._bench.rate(result.id, stars, comment=comment)
            with self._lock:
                if self._state.result is result:
                    self._update(rating=rating, error="", hint="")

        self._aside(save)

    def video(self, generation_id: str) -> bytes | None:
        """Return the mp4 of the generation that is shown; None for any other one."""
        result = self._state.result
        if result is None or result.id != generation_id or result.video_path is None:
            return None
        try:
            return result.video_path.read_bytes()
        except OSError as error:
            self.complain(
                RecordError(f"the video cannot be read: {error.strerror}", hint="Generate it again; its record is safe.")
            )
            return None

    def trace(self, opened: Callable[[str], None]) -> None:
        """Find where MLflow shows the generation, and hand the address over; empty when there is none."""
        result = self._state.result

        def find() -> None:
            url = ""
            try:
                url = self._bench.trace_url(result.id) if result else ""
            finally:
                opened(url)

        self._aside(find)

    def _set_arms(self) -> None:
        self._update(arms=self._bench.arms())

    def _aside(self, work: Callable[[], None]) -> None:
        self._bench.submit(asyncio.to_thread(self._try, work))

    def _try(self, work: Callable[[], None]) -> None:
        """Do something, and show its failure: an exception in a notebook's callback is seen by nobody."""
        try:
            work()
        except Exception as error:
            self.complain(error)

    def complain(self, error: Exception) -> None:
        """Show a failure, also one that happened on the way to this presenter."""
        if isinstance(error, AnimathicError):
            self._update(error=str(error), hint=error.hint)
        else:
            log.exception("the studio failed", exc_info=error)
            self._update(error=f"unexpected {type(error).__name__}: {error}", hint=AnimathicError.default_hint)

    def _update(self, **changes: Any) -> None:
        with self._lock:
            self._state = replace(self._state, **changes)
            self._show(self._state)
