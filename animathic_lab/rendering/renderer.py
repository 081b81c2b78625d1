"""The front door of the room: `Renderer`."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
import time
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from typing import Any
from weakref import WeakKeyDictionary

from animathic_lab.domain import Drawing, Quality, Render
from animathic_lab.errors import RenderError
from animathic_lab.rendering.assets import Assets
from animathic_lab.rendering.cache import FinishedRender, RenderCache
from animathic_lab.rendering.formulae import FormulaWay, uses_latex
from animathic_lab.rendering.job import JobEnd, follow
from animathic_lab.rendering.outcome import deliver, judge, read_drawing, read_result
from animathic_lab.rendering.warm import WarmProcess

__all__ = ["PRELOAD", "Renderer"]

#: Modules that generated scenes import beside Manim, by name only: the warm process loads them where they exist.
PRELOAD = ("ziamath", "animathic_lab.scene.mobjects")
_MAX_LENGTHS = 256
_STALE_S = 24 * 3600


class Renderer:
    """Renders scene source in children of a process that has imported Manim already.

    Parameters
    ----------
    home : Path
        ANIMATHIC_HOME; everything temporary and cached lies under ``home/cache/render``. A scene finds files of ``home/assets``
        that its source names as ``assets/NAME``.
    workers : int
        Renders at the same time; further ones wait.
    time_limit_s : float
        Seconds of wall clock for one render.
    memory_limit_mb : int
        Megabytes that one scene may use on top of the warm process.
    preload : sequence of str
        Modules for the warm process to import beside Manim.
    formulae : FormulaWay
        Whether LaTeX sets the formulae: ``auto`` where it is installed, ``latex``, or ``builtin``.

    Examples
    --------
    >>> renderer = Renderer(Path("home"))  # doctest: +SKIP
    >>> render = await renderer.render(source, out=Path("circle.mp4"))  # doctest: +SKIP
    """

    def __init__(
        self,
        home: Path,
        *,
        workers: int = 1,
        time_limit_s: float = 120,
        memory_limit_mb: int = 2048,
        preload: Sequence[str] = PRELOAD,
        formulae: FormulaWay = "builtin",
    ) -> None:
        root = Path(os.path.abspath(home)) / "cache" / "render"
        self._assets = Assets(Path(os.path.abspath(home)) / "assets")
        self._formulae, self._formulae_folder = formulae, root.parent / "formulae"
        self._jobs = root / "jobs"
        self._cache = RenderCache(root / "done")
        self._warm = WarmProcess(root / "warm", preload)
        self._workers = workers
        self._time_limit_s = time_limit_s
        self._memory = memory_limit_mb * 1024 * 1024
        # asyncio's semaphores belong to one loop each; a notebook and its background thread have one each.
        self._slots: WeakKeyDictionary[asyncio.AbstractEventLoop, asyncio.Semaphore] = WeakKeyDictionary()
        #: Seconds of the scenes measured last, so that their renders can tell how far they are.
        self._lengths: dict[str, float] = {}
        self._swept = False
        self._closed = False

    def warm(self) -> None:
        """Start the warm process ahead of the first job, without waiting for it.

        Raises
        ------
        RenderError
            It cannot be started, or the renderer is closed.
        """
        self._check_open()
        self._warm.start()

    async def render(
        self,
        source: str,
        *,
        out: Path,
        quality: Quality = Quality.LOW,
        preview: bool = True,
        time_limit_s: float | None = None,
        on_progress: Callable[[float], None] | None = None,
        cache: bool = False,
    ) -> Render:
        """Render scene source to an H.264 mp4 that browsers play.

        Parameters
        ----------
        source : str
            Python source with a class ``GeneratedScene``.
        out : Path
            Where the video goes; complete or not there. The preview lies beside it as ``.webp``.
        quality : Quality
            Size and frame rate.
        preview : bool
            Whether to make the small animated WebP.
        time_limit_s : float, optional
            Instead of the renderer's own limit.
        on_progress : callable, optional
            Called with fractions from 0 to 1, never falling.
        cache : bool
            Whether an earlier render of the same source and quality may be used, and this one kept.

        Returns
        -------
        Render
            With the `Drawing` of what was drawn.

        Raises
        ------
        RenderError
            The scene failed (the message names its line, ``details`` has the traceback), ran out of memory, or ended its
            process.
        RenderTimeout
            It took too long.
        asyncio.CancelledError
            The task was cancelled; process and temporary files are gone.
        """
        self._check_open()
        begun = time.perf_counter()
        quality = Quality(quality)
        report = on_progress or (lambda fraction: None)
        report(0.0)
        made = await self._make(source, quality, preview=preview, limit=time_limit_s, report=report, out=out, cache=cache)
        report(1.0)
        return _as_render(made, quality, time.perf_counter() - begun)

    async def _make(
        self,
        source: str,
        quality: Quality,
        *,
        preview: bool,
        limit: float | None,
        report: Callable[[float], None],
        out: Path,
        cache: bool,
    ) -> FinishedRender:
        """Take a render from the cache or make it; return what was delivered."""
        latex = "latex" if uses_latex(self._formulae) else ""
        key = self._cache.key(source + self._assets.mark(source) + latex, quality, preview=preview)
        found = self._cache.find(key) if cache else None
        if found is not None:
            return deliver(found, out)
        async with self._slot(), self._workplace(source) as folder:
            length = self._lengths.get(source, 0.0)
            data = await self._run(folder, quality, preview=preview, limit=limit, on_progress=report, length=length)
            fresh = read_result(folder, data)
            # What a warning is about may be gone the next time, such as a LaTeX that was too slow.
            if cache and not fresh.warnings:
                self._cache.keep(key, fresh)
            return deliver(fresh, out)

    async def measure(self, source: str) -> Drawing:
        """Run a scene without drawing a pixel, and return what it would draw.

        Parameters
        ----------
        source : str
            As of `render`.

        Raises
        ------
        RenderError, RenderTimeout
            As of `render`.
        """
        self._check_open()
        # No slot: it takes a fraction of a second, and should not wait behind minutes of rendering.
        async with self._workplace(source) as folder:
            data = await self._run(folder, Quality.LOW, mode="measure")
        drawing = read_drawing(data)
        while len(self._lengths) >= _MAX_LENGTHS:
            self._lengths.pop(next(iter(self._lengths)), None)
        if drawing.plays:
            self._lengths[source] = drawing.plays[-1].start + drawing.plays[-1].run_time
        return drawing

    async def aclose(self) -> None:
        """End the warm process and every job in it. Calling it twice is fine."""
        try:
            await asyncio.to_thread(self.close)
        except RuntimeError:
            # The interpreter is ending and lends no more threads; nobody else waits for this loop then.
            self.close()

    def close(self) -> None:
        """End the warm process and every job in it. Calling it twice is fine."""
        self._closed = True
        self._warm.stop()

    async def _run(
        self,
        folder: Path,
        quality: Quality,
        *,
        mode: str = "render",
        preview: bool = False,
        limit: float | None = None,
        on_progress: Callable[[float], None] | None = None,
        length: float = 0.0,
    ) -> dict[str, Any]:
        """Run one job and return its result, tried again once when the warm process died before the job began."""
        limit = self._time_limit_s if limit is None else limit
        width, height, fps = quality.size
        job = {
            "directory": str(folder),
            "mode": mode,
            "width": width,
            "height": height,
            "fps": fps,
            "preview": preview,
            "expected_frames": round(length * fps),
            "formulae": str(self._formulae_folder) if uses_latex(self._formulae) else "",
            "memory": self._memory,
            "cpu_seconds": int(limit * (os.cpu_count() or 1)) + 5,
        }
        try:
            status = await follow(self._warm, job, limit=limit, on_progress=on_progress)
        except JobEnd as end:
            if end.began:
                raise
            status = await follow(self._warm, job, limit=limit, on_progress=on_progress)
        return judge(folder, status)

    def _check_open(self) -> None:
        if self._closed:
            raise RenderError("this renderer is closed", hint="Make a new Renderer.")

    @asynccontextmanager
    async def _slot(self) -> AsyncIterator[None]:
        slots = self._slots.setdefault(asyncio.get_running_loop(), asyncio.Semaphore(self._workers))
        async with slots:
            yield

    def _sweep(self) -> None:
        """Remove, once, what callers that were killed have left behind; never what may be another process's running job."""
        if not self._swept:
            self._swept = True
            for folder in self._jobs.iterdir():
                with suppress(OSError):
                    if time.time() - folder.stat().st_mtime > _STALE_S:
                        shutil.rmtree(folder, ignore_errors=True)

    @asynccontextmanager
    async def _workplace(self, source: str) -> AsyncIterator[Path]:
        """Make a job's directory with its ``scene.py``; it is gone afterwards."""
        try:
            self._jobs.mkdir(parents=True, exist_ok=True)
            self._sweep()
            folder = Path(tempfile.mkdtemp(dir=self._jobs))
            (folder / "scene.py").write_text(source, encoding="utf-8")
            self._assets.copy_into(folder, source)
        except (OSError, ValueError) as error:
            raise RenderError(
                f"the render cache cannot be written ({error})", hint="Set ANIMATHIC_HOME to a directory that you may write."
            ) from error
        try:
            yield folder
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _as_render(made: FinishedRender, quality: Quality, seconds: float) -> Render:
    width, height, fps = quality.size
    return Render(
        path=made.video,
        quality=quality,
        duration=made.frames / fps,
        frames=made.frames,
        width=width,
        height=height,
        seconds=seconds,
        preview=made.preview,
        drawing=made.drawing,
        cached=made.cached,
        warnings=made.warnings,
    )
