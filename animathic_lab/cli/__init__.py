"""The command line: ``animathic COMMAND``. Results on stdout, logs and errors on stderr, exit code 0 only on success."""

from __future__ import annotations

from animathic_lab.cli.app import main

__all__ = ["main"]
