"""A generation as HTML: the video, what came of it, and what went wrong. Every word of a person or a model is escaped."""

from __future__ import annotations

import base64
from html import escape

from animathic_lab.domain import Generation

__all__ = ["generation_html"]

_QUIET = "color: var(--jp-ui-font-color2, #666); font-size: 90%"


def generation_html(generation: Generation) -> str:
    """Return what a notebook shows of a finished generation; the video is part of it, so that it plays anywhere.

    Parameters
    ----------
    generation : Generation
        With a video, or with an error.

    Returns
    -------
    str
        HTML.
    """
    parts = [_video(generation), *(f"<div style='{_QUIET}'>note: {escape(note)}</div>" for note in generation.warnings)]
    if generation.error:
        parts.append(f"<div role='alert'><strong>{escape(generation.error)}</strong><br>{escape(generation.hint)}</div>")
    return "".join([*parts, _caption(generation)])


def _video(generation: Generation) -> str:
    if generation.video_path is None:
        return ""
    try:
        data = base64.b64encode(generation.video_path.read_bytes()).decode()
    except OSError as error:
        return f"<div role='alert'>the video cannot be read: {escape(error.strerror or str(error))}</div>"
    source = f"data:video/mp4;base64,{data}"
    return f"<video controls autoplay loop muted playsinline style='max-width: min(100%, 640px)' src='{source}'></video>"


def _caption(generation: Generation) -> str:
    facts = " · ".join(
        f"<span title='{escape(fact.kind, quote=True)}'>{'✓' if fact.drawn else '✗'} {escape(fact.asked)}</span>"
        for fact in generation.facts
    )
    seconds = generation.timings.get("total", 0.0)
    line = f"{escape(generation.model)} · {seconds:.1f} s · {generation.id[:8]}"
    return f"<div>{facts}</div><div style='{_QUIET}'>{line}</div>"
