"""One job, in a child of the zygote: load the scene's source, draw it, write down what came of it.

The job's directory holds ``scene.py`` when it starts, and ``result.json`` with ``video.mp4`` and ``preview.webp`` when it ends.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import traceback
import warnings
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

import svgelements  # type: ignore[import-untyped]  # Manim's own dependency, which ships no types
from manim import Scene, config
from manim import logger as manim_logger
from manim.scene import scene as manim_scene

from animathic_lab.domain import SceneWarning
from animathic_lab.rendering.animations import remember_subjects
from animathic_lab.rendering.drawing import drawing_to_json
from animathic_lab.rendering.formulae import FOLDER_VARIABLE
from animathic_lab.rendering.limits import lift_memory_limit
from animathic_lab.rendering.movie import DrawingRenderer, MeasuringRenderer, MovieWriter
from animathic_lab.rendering.recorder import Recorder

__all__ = ["SCENE_CLASS", "run_job"]

SCENE_CLASS = "GeneratedScene"
_LATEX_HINT = "Tex and MathTex need a LaTeX installation; math objects of a scene spec do without one."
#: Warnings of one scene that are passed on.
_MAX_NOTES = 20
_MEMORY_HINT = "Use fewer or simpler objects, or allow the renderer more memory."


class _NoSceneError(Exception):
    """The source defines no class `SCENE_CLASS`."""


def run_job(job: dict[str, Any], report: Callable[[float], None]) -> None:
    """Run a job and leave ``result.json`` in the current directory.

    Parameters
    ----------
    job : dict
        ``mode`` (render or measure), ``width`` and ``height`` in pixels, ``fps``, ``preview``, ``expected_frames``;
        ``formulae``, the folder of finished ones when LaTeX sets them.
    report : callable
        Called with the fraction done, 0..1, never falling.
    """
    # Off would let cycles of a long scene pile up; rare is as fast, because the zygote's objects are frozen.
    gc.set_threshold(100_000, 20, 100)
    notes: list[str] = []
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("always", SceneWarning)
            warnings.showwarning = lambda message, *_more, **_: notes.append(str(message))
            result = _draw(job, report)
        result["warnings"] = notes[:_MAX_NOTES]
    except BaseException as error:  # scene code may raise anything, SystemExit included; all of it is the job's result
        if isinstance(error, MemoryError):
            lift_memory_limit()
        result = {"error": _explain(error)}
    partial = Path("result.json.part")
    partial.write_text(json.dumps(result), encoding="utf-8")
    os.replace(partial, "result.json")


def _draw(job: dict[str, Any], report: Callable[[float], None]) -> dict[str, Any]:
    if job.get("formulae"):
        os.environ[FOLDER_VARIABLE] = job["formulae"]
    remember_subjects()
    _share_svg_paths()
    _configure(job)
    module = _load_scene(Path("scene.py"))
    _configure(job)  # again: the scene may have set pixels or frame rate, which are the caller's to choose
    scene_class = getattr(module, SCENE_CLASS, None)
    if not (isinstance(scene_class, type) and issubclass(scene_class, Scene)):
        raise _NoSceneError
    measuring = job["mode"] == "measure"
    if measuring:
        # Scene builds its own renderer with the camera that its kind needs, so the class is exchanged, not the object.
        vars(manim_scene)["CairoRenderer"] = MeasuringRenderer
    else:
        MovieWriter.target = Path("video.mp4")
        MovieWriter.size = (job["width"], job["height"], job["fps"])
        MovieWriter.preview = Path("preview.webp") if job["preview"] else None
        MovieWriter.progress = _Progress(report, job.get("expected_frames") or _guess_frames(job["fps"]))
        vars(manim_scene)["CairoRenderer"] = DrawingRenderer
    recorded = type(SCENE_CLASS, (Recorder, scene_class), {"scene_globals": vars(module), "measuring": measuring})
    scene: Any = recorded()
    scene.render()
    result: dict[str, Any] = {"drawing": drawing_to_json(scene.drawing())}
    if not measuring:
        result["frames"] = scene.renderer.file_writer.frames
    return result


def _configure(job: dict[str, Any]) -> None:
    """Point Manim at the job's directory, and switch off what the job does not need."""
    config.pixel_width, config.pixel_height, config.frame_rate = job["width"], job["height"], job["fps"]
    config.media_dir = str(Path.cwd() / "media")
    config.disable_caching = True
    config.progress_bar = "none"
    manim_logger.setLevel("ERROR")


def _share_svg_paths() -> None:
    """Let copies of a mobject share the SVG path that it was read from.

    Manim deep-copies it, curve by curve, with every letter of a text and at every animation, and never changes it: two
    thirds of a text scene's time at 480p.
    """
    svgelements.Path.__deepcopy__ = lambda self, memo: self


def _load_scene(path: Path) -> ModuleType:
    """Execute the scene's source as the module ``scene``."""
    source = path.read_text(encoding="utf-8")
    module = ModuleType("scene")
    module.__file__ = str(path)
    sys.modules["scene"] = module
    exec(compile(source, str(path), "exec"), vars(module))  # the worker's whole purpose; see `limits` for its cage
    return module


def _guess_frames(fps: int) -> int:
    """Return a rough number of frames from the number of plays and waits in the source."""
    source = Path("scene.py").read_text(encoding="utf-8")
    return max(1, source.count("self.play(") + source.count("self.wait(")) * fps


class _Progress:
    """Frames written so far to a fraction that never falls, passed on at most a hundred times."""

    def __init__(self, report: Callable[[float], None], expected: int) -> None:
        self._report, self._expected = report, max(1, expected)
        self._said = 0.0

    def __call__(self, frames: int) -> None:
        # The last twentieth belongs to what follows the last frame: the encoder's end and the preview.
        fraction = min(0.95, 0.95 * frames / self._expected)
        if fraction >= self._said + 0.01:
            self._said = fraction
            self._report(round(fraction, 3))


def _explain(error: BaseException) -> dict[str, str]:
    """Return message, hint and details of whatever the scene raised."""
    details = "".join(traceback.format_exception(error))[-20_000:]
    if isinstance(error, _NoSceneError):
        hint = f"The file must define `class {SCENE_CLASS}(Scene)` with a method `construct`."
        return {"message": f"scene.py defines no scene class {SCENE_CLASS}", "hint": hint, "details": ""}
    last = traceback.format_exception_only(error)[-1].strip().splitlines()[-1]
    if len(last) > 400:
        last = last[:397] + "..."
    line = _scene_line(error)
    where = f"scene.py line {line}" if line else "scene.py"
    if isinstance(error, MemoryError):
        return {"message": f"{where}: the scene needs more memory than it may use", "hint": _MEMORY_HINT, "details": details}
    explained = {"message": f"{where}: {last}", "details": details}
    if isinstance(error, FileNotFoundError) and error.filename in ("latex", "xelatex", "pdflatex", "dvisvgm"):
        explained["hint"] = _LATEX_HINT
    return explained


def _scene_line(error: BaseException) -> int | None:
    """Return the innermost line of the scene's own source that the error passed through."""
    if isinstance(error, SyntaxError) and error.filename == "scene.py":
        return error.lineno
    lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == "scene.py"]
    return lines[-1] if lines else None
