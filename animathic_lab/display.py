"""A generation in a notebook cell: a progress line that the video replaces."""

from __future__ import annotations

import html
from typing import Any

from animathic_lab.domain import Event, Generation

__all__ = ["NotebookDisplay", "open_display"]


def open_display() -> NotebookDisplay | None:
    """Return a display below the running cell, or None outside of a notebook."""
    try:
        from IPython.core.getipython import get_ipython
    except ImportError:
        return None
    shell: Any = get_ipython()
    return NotebookDisplay() if shell is not None and "IPKernelApp" in shell.config else None


class NotebookDisplay:
    """One output of a cell, updated in place."""

    def __init__(self) -> None:
        from IPython import display

        # IPython's display functions carry no annotations.
        self._display: Any = display
        self._handle = self._display.display(self._display.HTML("<em>starting</em>"), display_id=True)

    def progress(self, event: Event) -> None:
        """Show the stage that runs now."""
        share = "" if event.fraction is None else f" {event.fraction:.0%}"
        self._update(f"<em>{html.escape(event.stage)}: {html.escape(event.message)}{share}</em>")

    def result(self, generation: Generation) -> None:
        """Show the video, or what went wrong and what to do."""
        from animathic_lab.widgets.result import generation_html

        self._update(generation_html(generation))

    def _update(self, markup: str) -> None:
        self._handle.update(self._display.HTML(markup))
