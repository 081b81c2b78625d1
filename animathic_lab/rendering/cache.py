"""Finished renders by what they were made from."""

from __future__ import annotations

import hashlib
import importlib.metadata
import json
import os
import shutil
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from animathic_lab.domain import Drawing, Quality, new_id
from animathic_lab.rendering.drawing import drawing_from_json, drawing_to_json

__all__ = ["FinishedRender", "RenderCache", "place"]

#: Changes whenever this room draws, encodes or records differently.
_VERSION = 1
_MAX_ENTRIES = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class FinishedRender:
    """Files and facts of a finished render, whether they come from the cache, and the scene's warnings."""

    video: Path
    preview: Path | None
    frames: int
    drawing: Drawing
    cached: bool = False
    warnings: tuple[str, ...] = ()


class RenderCache:
    """A directory of finished renders.

    Parameters
    ----------
    folder : Path
        Created when the first render is kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def key(self, source: str, quality: Quality, *, preview: bool) -> str:
        """Return the name of a render: source, quality and the versions that decide how it looks."""
        manim = importlib.metadata.version("manim")
        parts = [_VERSION, manim, quality.value, preview, source]
        return hashlib.sha256(json.dumps(parts).encode()).hexdigest()[:40]

    def find(self, key: str) -> FinishedRender | None:
        """Return a kept render, or None; a damaged one counts as none."""
        folder = self._folder / key
        video, preview = folder / "video.mp4", folder / "preview.webp"
        try:
            facts = json.loads((folder / "facts.json").read_text(encoding="utf-8"))
            drawing, frames = drawing_from_json(facts["drawing"]), int(facts["frames"])
            os.utime(folder)
        except (OSError, ValueError, KeyError, TypeError):
            return None
        if not video.is_file():
            return None
        return FinishedRender(
            video=video, preview=preview if preview.is_file() else None, frames=frames, drawing=drawing, cached=True
        )

    def keep(self, key: str, render: FinishedRender) -> None:
        """Keep a render. A cache that cannot be written is no failure of the render."""
        partial = self._folder / f".{key}-{new_id()}"
        facts: dict[str, Any] = {"frames": render.frames, "drawing": drawing_to_json(render.drawing)}
        with suppress(OSError):
            partial.mkdir(parents=True)
            place(render.video, partial / "video.mp4")
            if render.preview is not None:
                place(render.preview, partial / "preview.webp")
            (partial / "facts.json").write_text(json.dumps(facts), encoding="utf-8")
            partial.rename(self._folder / key)
        # Still there when somebody else was quicker, or the disk is full.
        shutil.rmtree(partial, ignore_errors=True)
        self._prune()

    def _prune(self) -> None:
        with suppress(OSError):
            folders = [path for path in self._folder.iterdir() if not path.name.startswith(".")]
            for path in sorted(folders, key=lambda path: path.stat().st_mtime)[:-_MAX_ENTRIES]:
                shutil.rmtree(path, ignore_errors=True)


def place(source: Path, target: Path) -> None:
    """Put a copy of a file in place, atomically: at no moment is there half a file under the target's name.

    Parameters
    ----------
    source : Path
        Stays where it is. Where the file system allows it, the two share their bytes, so neither may be changed in place.
    target : Path
        Replaced when it exists.

    Raises
    ------
    OSError
        The target cannot be written.
    """
    partial = target.parent / f".{target.name}.{new_id()}.part"
    try:
        try:
            os.link(source, partial)
        except OSError:
            shutil.copyfile(source, partial)
        os.replace(partial, target)
    finally:
        # Also when both names were links to one file: replace does nothing then, and leaves the partial name.
        partial.unlink(missing_ok=True)
