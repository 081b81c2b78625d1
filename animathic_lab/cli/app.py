"""The application: commands by name, and the one boundary at which errors become words and an exit code."""

from __future__ import annotations

import logging
import os
import sys

import typer
from typer.exceptions import TyperException

from animathic_lab.cli import demo, models, review, scenes, system
from animathic_lab.errors import AnimathicError

__all__ = ["app", "main"]

log = logging.getLogger(__name__)

app = typer.Typer(
    name="animathic",
    help="A prompt becomes a scene spec, Manim code, a video, a rating, and a better model.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
for room in (scenes, review, models, system, demo):
    room.register(app)


def main(arguments: list[str] | None = None) -> None:
    """Run the command line and exit.

    Parameters
    ----------
    arguments : list of str, optional
        Defaults to those of the process.
    """
    try:
        # Leaving standalone mode off keeps typer from printing its own wording and swallowing exit codes.
        code = app(args=arguments, standalone_mode=False)
    except AnimathicError as error:
        code = _say(str(error), error.hint)
    except typer.Exit as stop:
        code = stop.exit_code
    except TyperException as error:
        # Without a command the help has been printed, and there are no words.
        code = _say(error.format_message(), "See `animathic --help`.", code=error.exit_code) if error.format_message() else 0
    except (KeyboardInterrupt, typer.Abort):
        code = _say("stopped", "Nothing that was finished is lost; see `animathic list`.", code=130)
    except BrokenPipeError:
        # The reader of a pipe went away (`animathic list | head`): that is its right. Nothing may be written after it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except Exception as error:
        log.debug("unexpected failure", exc_info=True)
        code = _say(
            f"unexpected {type(error).__name__}: {error}",
            "LOG_LEVEL=DEBUG shows where; `animathic doctor` checks the installation.",
        )
    sys.exit(code if isinstance(code, int) else 0)


def _say(message: str, hint: str, *, code: int = 1) -> int:
    sys.stderr.write(f"error: {message}\n")
    if hint:
        sys.stderr.write(f"hint: {hint}\n")
    return code
