"""A live progress line on stderr; plain lines where stderr is no terminal are left out."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from animathic_lab.domain import Event, Listener

__all__ = ["progress_line"]

_CLEAR = "\r\033[2K"


@contextmanager
def progress_line(prefix: str = "", *, always: bool = False) -> Iterator[Listener]:
    """Yield a listener that keeps one line of stderr up to date.

    Parameters
    ----------
    prefix : str
        Before each message.
    always : bool
        Print each stage once as a line of its own where stderr is no terminal (a log, CI).
    """
    terminal = sys.stderr.isatty()
    last = ""

    def listen(event: Event) -> None:
        nonlocal last
        share = "" if event.fraction is None else f" {event.fraction:4.0%}"
        text = f"{prefix}{event.stage.value:>8}  {event.message}"
        if terminal:
            sys.stderr.write(f"{_CLEAR}{(text + share)[:110]}")
            sys.stderr.flush()
        elif always and text != last:
            sys.stderr.write(text + "\n")
        last = text

    try:
        yield listen
    finally:
        if terminal:
            sys.stderr.write(_CLEAR)
            sys.stderr.flush()
