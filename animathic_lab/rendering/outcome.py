"""What came of a job: its result read, judged and delivered."""

from __future__ import annotations

import dataclasses
import json
import os
from pathlib import Path
from typing import Any

from animathic_lab.domain import Drawing
from animathic_lab.errors import RenderError, RenderTimeout
from animathic_lab.rendering.cache import FinishedRender, place
from animathic_lab.rendering.drawing import drawing_from_json

__all__ = ["deliver", "judge", "read_drawing", "read_result"]

_MAX_RESULT = 64 * 1024 * 1024
_SIGXCPU = -24
_MEMORY_HINT = "The scene may need more memory than it gets: use fewer or simpler objects, or allow the renderer more."


def judge(folder: Path, status: int) -> dict[str, Any]:
    """Return a job's result.

    Parameters
    ----------
    folder : Path
        The job's directory.
    status : int
        Exit status of its process; negative for a signal.

    Raises
    ------
    RenderError, RenderTimeout
        What the job failed with.
    """
    try:
        if (folder / "result.json").stat().st_size > _MAX_RESULT:
            raise RenderError("the scene draws more than can be recorded", hint="Use fewer objects or plays.")
        data = json.loads((folder / "result.json").read_bytes())
    except (OSError, ValueError):
        data = None
    if status == _SIGXCPU:
        raise RenderTimeout("the scene used up its processor time")
    if status != 0 or not isinstance(data, dict):
        how = f"by signal {-status}" if status < 0 else f"with exit status {status}"
        raise RenderError(
            f"the render process ended {how} before the scene was finished",
            hint=_MEMORY_HINT if status < 0 else "Scene code must not end its process.",
        )
    if "error" in data:
        error = data["error"]
        raise RenderError(str(error.get("message")), hint=error.get("hint"), details=str(error.get("details", "")))
    return data


def read_drawing(data: dict[str, Any]) -> Drawing:
    """Return the drawing of a job's result.

    Raises
    ------
    RenderError
        It is not what a worker writes.
    """
    try:
        return drawing_from_json(data["drawing"])
    except (KeyError, TypeError, ValueError) as error:
        raise RenderError("the render process sent an unreadable result", details=repr(error)) from error


def read_result(folder: Path, data: dict[str, Any]) -> FinishedRender:
    """Return the files that a job has left in its directory.

    Raises
    ------
    RenderError
        There is no video, or the result is not what a worker writes.
    """
    video, preview = folder / "video.mp4", folder / "preview.webp"
    frames = data.get("frames")
    if not isinstance(frames, int) or video.is_symlink() or not video.is_file():
        raise RenderError("the render process left no video", hint="Scene code must not touch the files in its directory.")
    has_preview = preview.is_file() and not preview.is_symlink()
    notes = data.get("warnings")
    return FinishedRender(
        video=video,
        preview=preview if has_preview else None,
        frames=frames,
        drawing=read_drawing(data),
        warnings=tuple(map(str, notes)) if isinstance(notes, list) else (),
    )


def deliver(made: FinishedRender, out: Path) -> FinishedRender:
    """Put the files where the caller wants them; the video last, because it means that all is well.

    Raises
    ------
    RenderError
        The place cannot be written.
    """
    out = Path(os.path.abspath(out))
    preview = out.with_suffix(".webp") if made.preview else None
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        if made.preview is not None and preview is not None:
            place(made.preview, preview)
        place(made.video, out)
    except OSError as error:
        raise RenderError(
            f"{out} cannot be written ({error.strerror or error})", hint="Choose another place for the video."
        ) from error
    return dataclasses.replace(made, video=out, preview=preview)
