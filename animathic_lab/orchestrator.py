"""HybridOrchestrator: the only conductor. It leads one prompt through the stages, and no stage knows another."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from animathic_lab import generation as generation_stage
from animathic_lab import quality as quality_stage
from animathic_lab import routing, scene
from animathic_lab.domain import (
    GEMINI,
    LOCAL,
    ArmState,
    Draft,
    Generation,
    Listener,
    Prompt,
    Quality,
    Rating,
    Render,
    Route,
    Score,
    Stage,
    new_id,
)
from animathic_lab.errors import ArmTimeout, GenerationError, RenderError, SpecError
from animathic_lab.run import Run
from animathic_lab.settings import Settings, load_settings

if TYPE_CHECKING:
    from animathic_lab.generation import Writer
    from animathic_lab.records import FeedbackCollector
    from animathic_lab.rendering import Renderer

__all__ = ["MAX_REPAIRS", "HybridOrchestrator"]

log = logging.getLogger(__name__)

#: How often a model gets its own answer back with the exact error before the next arm is tried.
MAX_REPAIRS = 2
#: Below this chance of being right, which the writer itself gives, the person is told so.
UNSURE = 0.3


class HybridOrchestrator:
    """Leads prompts to videos, and keeps the record of each.

    Parameters
    ----------
    settings : Settings, optional
        Defaults to the environment's.
    writers : Mapping of str to Writer, optional
        The arms by name. Defaults to those of the registry.
    renderer : Renderer, optional
        Defaults to a warm one under the home directory.
    records : FeedbackCollector, optional
        Defaults to the database of the settings.

    Attributes
    ----------
    gemini_confidence_threshold : float
        ``auto`` takes the local arm when its estimated chance of success is at least this; may be set at any time.
    local_fallback_enabled : bool
        Whether another arm follows one that failed; may be set at any time.

    Examples
    --------
    >>> summary = await HybridOrchestrator().get_performance_summary()  # doctest: +SKIP
    >>> summary["models"]["gemini-2.5-flash"]["success_rate"]  # doctest: +SKIP
    0.0
    """

    def __init__(
        self,
        settings: Settings | None = None,
        *,
        writers: Mapping[str, Writer] | None = None,
        renderer: Renderer | None = None,
        records: FeedbackCollector | None = None,
    ) -> None:
        self.settings = settings or load_settings()
        self.settings.ensure_home()
        self.gemini_confidence_threshold = self.settings.gemini_confidence_threshold
        self.local_fallback_enabled = self.settings.local_fallback_enabled
        self.writers = dict(generation_stage.build_writers(self.settings) if writers is None else writers)
        self._renderer = renderer
        self._records = records
        ready = {name: writer.availability().ready for name, writer in self.writers.items()}
        log.info("Hybrid orchestrator initialized - Gemini: %s, Local: %s", ready.get(GEMINI, False), ready.get(LOCAL, False))
        if records is None:
            self._records = self._open_records()

    def _open_records(self) -> FeedbackCollector:
        from animathic_lab.records import FeedbackCollector

        return FeedbackCollector(self.settings)

    @property
    def records(self) -> FeedbackCollector:
        """The feedback database."""
        if self._records is None:
            self._records = self._open_records()
        return self._records

    @property
    def renderer(self) -> Renderer:
        """The warm renderer, started at its first use."""
        if self._renderer is None:
            from animathic_lab.rendering import Renderer

            self._renderer = Renderer(self.settings.animathic_home, formulae=self.settings.formulae)
        return self._renderer

    # Routing

    def arm_states(self) -> tuple[ArmState, ...]:
        """Return what is known of each arm now: whether it can be called, and how it has done so far."""
        stats = self.records.arm_stats()
        states = []
        for name, writer in self.writers.items():
            ready, past = writer.availability(), stats.get(name)
            states.append(
                ArmState(
                    name=name,
                    available=ready.ready,
                    why=ready.why,
                    calls=past.calls if past else 0,
                    success_rate=past.success_rate if past else None,
                    seconds_p50=past.seconds_p50 if past else None,
                    rating=past.rating if past else None,
                    remote=writer.remote,
                )
            )
        return tuple(states)

    def route(self, prompt: Prompt | str, *, model: str = "auto") -> Route:
        """Decide which arm a prompt goes to, without calling it.

        Parameters
        ----------
        prompt : Prompt or str
            What the person asks for.
        model : str
            ``auto``, or an arm's name to force it.

        Raises
        ------
        PromptError
            The prompt is empty or too long, or no arm has this name.
        ArmUnavailable
            No arm can be called.
        """
        prompt = Prompt(text=prompt) if isinstance(prompt, str) else prompt
        routing.check_prompt(prompt.text)
        return routing.choose(
            prompt,
            self.arm_states(),
            threshold=self.gemini_confidence_threshold,
            fallback=self.local_fallback_enabled,
            model=model,
            privacy_local_only=self.settings.privacy == "local-only",
        )

    # Generating

    async def generate(
        self,
        prompt: Prompt | str,
        *,
        model: str = "auto",
        quality: Quality | str = Quality.LOW,
        on_event: Listener | None = None,
        generation_id: str | None = None,
        tables: Mapping[str, scene.Table] | None = None,
    ) -> Generation:
        """Lead one prompt to a video and put it on the record.

        Parameters
        ----------
        prompt : Prompt or str
            What the person asks for.
        model : str
            ``auto``, or an arm's name to force it.
        quality : Quality or str
            ``low``, ``medium`` or ``high``.
        on_event : callable, optional
            Called with an `Event` at each step, in the event loop's thread.
        generation_id : str, optional
            To be known before it is done; a fresh one by default.
        tables : Mapping of str to Table, optional
            Named tables that the scene may draw; a model is told of their columns, and never of their values.

        Returns
        -------
        Generation
            Also when no arm came to a video: then ``error`` and ``hint`` say why, and the record has every attempt.

        Raises
        ------
        PromptError, ArmUnavailable
            Nothing reached a model, so there is no record.
        asyncio.CancelledError
            The person stopped it. What had reached a model is on the record.
        """
        prompt = Prompt(text=prompt) if isinstance(prompt, str) else prompt
        started = time.monotonic()
        # The renderer imports Manim while the model writes.
        self.renderer.warm()
        route = await asyncio.to_thread(self.route, prompt, model=model)
        run = Run(
            id=generation_id or new_id(),
            prompt=prompt,
            route=route,
            quality=Quality(quality),
            deadline=started + self.settings.generation_deadline_s,
            listener=on_event,
            started=started,
            timestamp=datetime.now(UTC),
            timings={Stage.ROUTE: time.monotonic() - started},
            model=route.arm,
            tables=tables or {},
        )
        run.tell(Stage.ROUTE, f"{route.arm}: {route.reasons[-1] if route.reasons else ''}")
        try:
            await self._try_arms(run)
        except asyncio.CancelledError:
            run.error = RenderError("stopped by the person", hint="Nothing is lost: generate it again when you like.")
            await asyncio.shield(self._finish(run))
            raise
        return await self._finish(run)

    async def _try_arms(self, run: Run) -> None:
        for arm in (run.route.arm, *run.route.fallbacks):
            if run.left() <= 0:
                run.error = run.error or ArmTimeout(f"{arm} was not tried: the deadline had passed")
                return
            run.model = arm
            if await self._try_arm(run, arm):
                run.error = None
                return
            log.info("generation %s: %s came to nothing: %s", run.id, arm, run.error)

    async def _try_arm(self, run: Run, arm: str) -> bool:
        """Let one arm write, with repairs, until there is a video."""
        repair: generation_stage.Repair | None = None
        for _ in range(1 + MAX_REPAIRS):
            if run.left() <= 0:
                break
            begun = time.monotonic()
            draft: Draft | None = None
            try:
                draft = await self._write(run, arm, repair)
                await self._draw(run, draft)
            except (GenerationError, SpecError, RenderError) as error:
                run.error = error
                run.note(arm, begun, draft, error)
                if draft is None or not isinstance(error, SpecError | RenderError):
                    return False
                repair = generation_stage.Repair(raw=draft.raw, error=str(error))
            except asyncio.CancelledError:
                run.note(arm, begun, draft, RenderError("stopped by the person", hint=""))
                raise
            else:
                run.note(arm, begun, draft, None)
                return True
        return False

    async def _write(self, run: Run, arm: str, repair: generation_stage.Repair | None) -> Draft:
        message = f"{arm} writes the scene" if repair is None else f"{arm} mends the scene: {repair.error}"
        request = generation_stage.WriteRequest(
            prompt=run.prompt.text,
            schema=scene.json_schema(),
            repair=repair,
            tables=tuple(scene.describe(table) for table in run.tables.values()),
        )
        async with run.stage(Stage.GENERATE, message):
            left = run.left()
            try:
                return await asyncio.wait_for(self.writers[arm].write(request, timeout=left), timeout=left)
            except TimeoutError:
                raise ArmTimeout(f"{arm} did not answer within {left:.0f} s") from None

    async def _draw(self, run: Run, draft: Draft) -> None:
        run.warnings = list(draft.notes)
        if draft.confidence is not None and draft.confidence < UNSURE:
            run.warnings.append(f"{run.model} is not sure that this is what you asked for ({draft.confidence:.2f})")
        async with run.stage(Stage.VALIDATE, "checking the scene"):
            validated = scene.validate(draft.spec)
            run.spec = validated.spec.to_dict()
            run.warnings += validated.warnings
        async with run.stage(Stage.COMPILE, "writing the Manim code"):
            # The record keeps the scene as the model wrote it; the values are in the code.
            filled = scene.bind_tables(validated.spec, run.tables)
            compiled = scene.compile_scene(filled)
            run.code = compiled.code
            run.warnings += compiled.warnings
        async with run.stage(Stage.RENDER, "rendering"):
            run.render = await self._film(run, "rendering")
        run.warnings += run.render.warnings
        mended, notes = scene.mend(filled, run.render.drawing)
        if not notes:
            return
        # Boxes are known for sure only once it has been drawn: few scenes need this second pass.
        async with run.stage(Stage.RENDER, "making room"):
            run.code = scene.compile_scene(mended).code
            if not run.tables:
                run.spec = mended.to_dict()
            run.warnings += notes
            run.render = await self._film(run, "making room")

    async def _film(self, run: Run, message: str) -> Render:
        return await self.renderer.render(
            run.code,
            out=self.video_path(run.id),
            quality=run.quality,
            time_limit_s=max(run.left(), 1.0),
            on_progress=lambda share: run.tell(Stage.RENDER, message, share),
        )

    def video_path(self, generation_id: str) -> Path:
        """Return where the video of a generation lies."""
        return self.settings.videos / f"{generation_id}.mp4"

    async def _finish(self, run: Run) -> Generation:
        facts = quality_stage.facts_asked(run.prompt.text)
        scores: tuple[Score, ...] = ()
        if run.render is not None and run.spec is not None:
            async with run.stage(Stage.SCORE, "looking at what was drawn"):
                facts = quality_stage.facts_drawn(run.prompt.text, run.render.drawing, run.spec)
                if self.settings.quality_assessment_enabled:
                    scores = await asyncio.to_thread(quality_stage.assess, run.prompt.text, run.render, run.spec)
        run.tell(Stage.RECORD, "saving")
        generation = Generation(
            id=run.id,
            prompt=run.prompt,
            timestamp=run.timestamp,
            model=run.model,
            primary_model=run.route.arm,
            route=run.route,
            attempts=tuple(run.attempts),
            spec=run.spec,
            code=run.code,
            render=run.render,
            facts=facts,
            scores=scores,
            warnings=tuple(run.warnings),
            error=str(run.error) if run.error else "",
            error_kind=type(run.error).__name__ if run.error else "",
            hint=run.error.hint if run.error else "",
            timings={**{str(name): seconds for name, seconds in run.timings.items()}, "total": time.monotonic() - run.started},
        )
        await asyncio.to_thread(self.records.save, generation)
        return generation

    async def draft(self, prompt: Prompt, *, model: str = "auto") -> tuple[Draft, scene.Validated]:
        """Let the routed arm write one spec and validate it; nothing is rendered and nothing recorded.

        Raises
        ------
        PromptError, GenerationError, SpecError
            The prompt is unusable, the arm did not answer, or what it answered does not hold.
        """
        route = await asyncio.to_thread(self.route, prompt, model=model)
        request = generation_stage.WriteRequest(prompt=prompt.text, schema=scene.json_schema())
        draft = await self.writers[route.arm].write(request, timeout=self.settings.generation_deadline_s)
        return draft, scene.validate(draft.spec)

    # Feedback and review

    async def rate(self, rating: Rating) -> Rating:
        """Put a person's verdict on the record; see `FeedbackCollector.rate`."""
        return await asyncio.to_thread(self.records.rate, rating)

    async def get_performance_summary(self) -> dict[str, Any]:
        """Return success rates (0..100), times (s) and satisfaction (0..5) by arm, 0.0 where nothing has happened yet."""
        return await asyncio.to_thread(self.records.performance_summary)

    async def aclose(self) -> None:
        """Release the arms, the renderer and the database."""
        for writer in self.writers.values():
            await writer.aclose()
        if self._renderer is not None:
            await self._renderer.aclose()
        if self._records is not None:
            self._records.close()
