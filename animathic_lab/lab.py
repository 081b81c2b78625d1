"""Lab: the one front door of a notebook. Synchronous calls over one background event loop, and `agenerate` beside them."""

from __future__ import annotations

import asyncio
import atexit
import concurrent.futures
import logging
import threading
from collections.abc import Coroutine, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from animathic_lab import scene
from animathic_lab.display import open_display
from animathic_lab.domain import ArmState, Draft, Event, Generation, Listener, Prompt, Quality, Rating, Render, Route, new_id
from animathic_lab.orchestrator import HybridOrchestrator
from animathic_lab.review import Review
from animathic_lab.settings import Settings, load_settings

if TYPE_CHECKING:
    import pandas as pd

    from animathic_lab.generation import Writer
    from animathic_lab.tracking import DrainReport
    from animathic_lab.widgets.studio import Studio

__all__ = ["Lab"]

log = logging.getLogger(__name__)

T = TypeVar("T")


class Lab:
    """Everything a person does in a notebook: generate, look, rate, review.

    Parameters
    ----------
    settings : Settings, optional
        Defaults to the environment's and ``.env``'s.
    writers : Mapping of str to Writer, optional
        The arms by name; defaults to those of the settings. Tests and studies pass their own.
    user : str, optional
        Whose prompts and ratings these are.
    tracking : bool
        Whether generations and ratings are projected to MLflow in the background.

    Examples
    --------
    >>> lab = Lab()  # doctest: +SKIP
    >>> g = lab.generate("a red circle turns into a blue square")  # doctest: +SKIP
    >>> lab.rate(g, 5)  # doctest: +SKIP
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        writers: Mapping[str, Writer] | None = None,
        user: str | None = None,
        tracking: bool = True,
    ) -> None:
        self.settings = settings or load_settings()
        self.user, self.session = user, new_id()
        self.orchestrator = HybridOrchestrator(self.settings, writers=writers)
        self._review = Review(self.settings, self.orchestrator.records, background=tracking)
        self._closed = False
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="animathic-lab", daemon=True)
        self._thread.start()
        atexit.register(self.close)

    # Running coroutines from anywhere: a notebook already runs a loop of its own, so ours lives in a thread.

    def submit(self, work: Coroutine[Any, Any, T]) -> concurrent.futures.Future[T]:
        """Start a coroutine on the lab's own loop; the future can be waited for and cancelled from any thread."""
        return asyncio.run_coroutine_threadsafe(work, self._loop)

    def _wait(self, work: Coroutine[Any, Any, T]) -> T:
        future = self.submit(work)
        try:
            return future.result()
        except KeyboardInterrupt:
            # The notebook's stop button: the render's process must not outlive the wish for it.
            future.cancel()
            raise

    # Generating

    def generate(
        self,
        prompt: str,
        *,
        model: str = "auto",
        quality: Quality | str = Quality.LOW,
        data: Any = None,
        show: bool = True,
        on_event: Listener | None = None,
    ) -> Generation:
        """Make a video from a prompt.

        Parameters
        ----------
        prompt : str
            What should be seen, in words.
        model : str
            ``auto``, or an arm's name.
        quality : Quality or str
            ``low`` (480p15), ``medium`` (720p30) or ``high`` (1080p60).
        data : DataFrame, or dict of str to DataFrame, optional
            What the prompt speaks of; one without a name is called ``data``. A model learns the columns' names, types
            and ranges, and no value: those are filled in on this machine.
        show : bool
            Whether the video is shown in the notebook. Outside of one nothing is shown.
        on_event : callable, optional
            Called with each `Event`; in a notebook a progress line is shown anyway.

        Returns
        -------
        Generation
            With ``error`` and ``hint`` when no video came of it.

        Raises
        ------
        PromptError
            The prompt is empty or too long, or the model is unknown.
        ArmUnavailable
            No arm can be called.
        """
        display = open_display() if show else None

        def listener(event: Event) -> None:
            if on_event is not None:
                on_event(event)
            if display is not None:
                display.progress(event)

        generation = self._wait(self.agenerate(prompt, model=model, quality=quality, data=data, on_event=listener))
        if display is not None:
            display.result(generation)
        return generation

    async def agenerate(
        self,
        prompt: str,
        *,
        model: str = "auto",
        quality: Quality | str = Quality.LOW,
        data: Any = None,
        on_event: Listener | None = None,
        generation_id: str | None = None,
    ) -> Generation:
        """Make a video from a prompt without blocking; see `generate`. May be awaited from any event loop."""
        asked = Prompt(text=prompt, user_id=self.user, session_id=self.session)
        frames = {} if data is None else data if isinstance(data, dict) else {"data": data}
        tables = {name: scene.table_of(name, frame) for name, frame in frames.items()}
        work = self.orchestrator.generate(
            asked, model=model, quality=quality, on_event=on_event, generation_id=generation_id, tables=tables
        )
        try:
            if asyncio.get_running_loop() is self._loop:
                return await work
            return await asyncio.wrap_future(self.submit(work))
        finally:
            self._review.notify()

    def draft(self, prompt: str, *, model: str = "auto") -> tuple[Draft, scene.Validated]:
        """Let a model write a spec, without rendering it and without a record.

        Raises
        ------
        PromptError, GenerationError, SpecError
            The prompt is unusable, no arm answered, or what it answered does not hold.
        """
        return self._wait(self.orchestrator.draft(Prompt(text=prompt, user_id=self.user), model=model))

    def route(self, prompt: str, *, model: str = "auto") -> Route:
        """Tell which arm a prompt would go to, and why, without generating."""
        return self.orchestrator.route(Prompt(text=prompt), model=model)

    def arms(self) -> tuple[ArmState, ...]:
        """Return what is known of each arm now: whether it can be called, whether it is remote, how it has done so far."""
        return self.orchestrator.arm_states()

    def render(
        self,
        spec: scene.SceneSpec | Mapping[str, Any] | str,
        *,
        quality: Quality | str = Quality.LOW,
        cache: bool = True,
        out: Path | None = None,
    ) -> Render:
        """Render a spec without a model.

        Parameters
        ----------
        spec : SceneSpec, Mapping or str
            A spec, its JSON data, or its JSON text.
        quality : Quality or str
            ``low``, ``medium`` or ``high``.
        cache : bool
            Whether an earlier render of the same scene is good enough.
        out : Path, optional
            Where the mp4 goes; under the home directory by default.

        Raises
        ------
        SpecError, RenderError
            The spec does not hold, or Manim failed on it.
        """
        valid = spec if isinstance(spec, scene.SceneSpec) else scene.validate(spec, stored=True).spec
        return self.render_code(scene.compile_scene(valid).code, quality=quality, cache=cache, out=out)

    def render_code(
        self, code: str, *, quality: Quality | str = Quality.LOW, cache: bool = True, out: Path | None = None
    ) -> Render:
        """Render Manim code that has a class ``GeneratedScene``, for example edited by a person."""
        target = out or self.settings.videos / f"render-{new_id()}.mp4"
        return self._wait(self.orchestrator.renderer.render(code, out=target, quality=Quality(quality), cache=cache))

    # Feedback and review

    def rate(
        self,
        generation: Generation | str,
        stars: int,
        *,
        comment: str = "",
        visual_quality: int | None = None,
        matched_intent: bool | None = None,
    ) -> Rating:
        """Rate a generation; a later rating stands beside the earlier ones.

        Parameters
        ----------
        generation : Generation or str
            The generation, its id, or the id's beginning.
        stars : int
            1 (useless) to 5 (just what I meant).
        comment : str
            In the person's words.
        visual_quality : int, optional
            1 to 5, apart from whether it is what was asked for.
        matched_intent : bool, optional
            Whether it shows what was asked for.

        Raises
        ------
        NotFound
            There is no such generation.
        RecordError
            The stars are not 1 to 5, or the database refused.
        """
        found = generation if isinstance(generation, Generation) else self.orchestrator.records.get(generation)
        rating = Rating(
            generation_id=found.id,
            stars=stars,
            comment=comment,
            visual_quality=visual_quality,
            matched_intent=matched_intent,
            user_id=self.user,
        )
        try:
            return self.orchestrator.records.rate(rating)
        finally:
            self._review.notify()

    def show(self, generation: Generation | str) -> Generation:
        """Return a generation as the database has it, by id or by the id's beginning."""
        return self.orchestrator.records.get(generation.id if isinstance(generation, Generation) else generation)

    def records(self) -> pd.DataFrame:
        """Return every generation as a row, newest first, with its last rating."""
        return self.orchestrator.records.to_frame()

    def summary(self) -> dict[str, Any]:
        """Return success rate, time and satisfaction by arm."""
        return self.orchestrator.records.performance_summary()

    def delete(self, generation: Generation | str) -> None:
        """Remove a generation: its record, ratings, files and trace."""
        found = self.show(generation)
        for path in self.orchestrator.records.delete(found.id):
            Path(path).unlink(missing_ok=True)
        self._review.notify()

    def studio(self) -> Studio:
        """Return the studio: a prompt box, progress, the video and the stars, as a widget."""
        from animathic_lab.widgets.studio import Studio

        return Studio(self)

    # MLflow

    def sync(self) -> DrainReport:
        """Bring what MLflow has not seen yet to MLflow, now; returns how many were done, failed and are left."""
        return self._review.sync()

    def trace_url(self, generation: Generation | str) -> str:
        """Return where MLflow shows a generation; starts its UI on loopback the first time, which takes seconds.

        Raises
        ------
        TrackingError
            The store cannot be opened, or the UI does not start.
        """
        return self._review.trace_url(generation.id if isinstance(generation, Generation) else generation)

    def close(self, *, flush_s: float = 30.0) -> None:
        """Stop the background work; what MLflow has not taken yet waits in the outbox.

        Parameters
        ----------
        flush_s : float
            Seconds to wait for the outbox to be empty.
        """
        if self._closed:
            return
        self._closed = True
        atexit.unregister(self.close)
        self._review.close(flush_s)
        self.submit(self.orchestrator.aclose()).result(timeout=10)
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)

    def __enter__(self) -> Lab:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()
