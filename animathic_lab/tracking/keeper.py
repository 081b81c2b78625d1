"""Runs a command while somebody holds our standard input open: ``python -m animathic_lab.tracking.keeper COMMAND ...``.

A kernel that is killed runs no clean-up, but its end of a pipe closes whatever happens. So no server outlives its notebook.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

__all__ = ["main"]


def main(command: list[str]) -> None:
    """Run the command; end the whole process group when standard input closes, and with the command when it ends first."""
    child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
    threading.Thread(target=lambda: os._exit(child.wait() & 0xFF), daemon=True).start()
    sys.stdin.buffer.read()
    os.killpg(0, signal.SIGTERM)


if __name__ == "__main__":
    main(sys.argv[1:])
