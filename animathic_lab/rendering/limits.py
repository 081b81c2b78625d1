"""What a render job may use, set by the forked child on itself before any scene code runs."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
import sys

__all__ = ["die_with_parent", "lift_memory_limit", "limit_resources"]

#: Largest file that a job may write, in bytes: far above any video here, far below a full disk.
MAX_FILE = 512 * 1024 * 1024
#: Between the soft and the hard memory limit: what reporting an exhausted memory needs.
SPARE = 128 * 1024 * 1024
_PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int) -> None:
    """Ask the kernel to kill this process when its parent ends (Linux; elsewhere nothing happens).

    The signal fires when the *thread* that forked ends. The zygote forks from its only thread, so the two are the same.

    Parameters
    ----------
    parent : int
        Process id of the parent; if it is gone already, this process ends at once.
    """
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL, 0, 0, 0)
        if os.getppid() != parent:
            os._exit(1)


def limit_resources(*, memory: int, cpu_seconds: int) -> None:
    """Limit memory, processor time and file size of this process.

    Parameters
    ----------
    memory : int
        Bytes of address space on top of what the process has already.
    cpu_seconds : int
        Processor seconds of all threads together; a second line behind the caller's wall clock.
    """
    if sys.platform == "linux":
        with open("/proc/self/statm", encoding="ascii") as file:
            own = int(file.read().split()[0]) * resource.getpagesize()
        # macOS does not honour RLIMIT_AS, and its libraries reserve far more than they use.
        resource.setrlimit(resource.RLIMIT_AS, (own + memory, own + memory + SPARE))
    resource.setrlimit(resource.RLIMIT_CPU, (cpu_seconds, cpu_seconds + 1))
    resource.setrlimit(resource.RLIMIT_FSIZE, (MAX_FILE, MAX_FILE))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def lift_memory_limit() -> None:
    """Open the spare memory, so that a job that ran out of memory can still say so."""
    if sys.platform == "linux":
        hard = resource.getrlimit(resource.RLIMIT_AS)[1]
        resource.setrlimit(resource.RLIMIT_AS, (hard, hard))
