"""People's own pictures, copied to where a scene looks for them: only those that its source names, and only plain files."""

from __future__ import annotations

import hashlib
import os
import shutil
import stat
from dataclasses import dataclass
from pathlib import Path
from typing import Final

__all__ = ["Assets"]

#: Largest file that is copied for a scene, in bytes.
_MAX_FILE: Final = 50 * 1024 * 1024
_MAX_FILES: Final = 200


@dataclass(frozen=True, slots=True)
class Assets:
    """The assets folder.

    Attributes
    ----------
    folder : Path
        May be missing.
    """

    folder: Path

    def named_in(self, source: str) -> list[Path]:
        """Return the files of the folder whose names occur in scene source as whole strings.

        Parameters
        ----------
        source : str
            Python source.
        """
        try:
            found = [path for path in self.folder.iterdir() if repr(path.name) in source or f'"{path.name}"' in source]
        except OSError:
            return []
        # A link could lead anywhere; what it leads to is nobody's asset.
        return sorted(path for path in found if _is_plain(path))[:_MAX_FILES]

    def mark(self, source: str) -> str:
        """Return what tells one state of the named files from another; empty when there are none."""
        try:
            stats = [(path.name, os.lstat(path)) for path in self.named_in(source)]
        except OSError:  # gone in between: the render will say so
            return ""
        states = [(name, state.st_size, state.st_mtime_ns) for name, state in stats]
        return hashlib.sha256(repr(states).encode()).hexdigest() if states else ""

    def copy_into(self, workplace: Path, source: str) -> None:
        """Copy the named files into ``assets`` of a job's directory.

        Parameters
        ----------
        workplace : Path
            The job's directory.
        source : str
            Of its scene.
        """
        named = self.named_in(source)
        if named:
            (workplace / self.folder.name).mkdir()
        for path in named:
            # Copied and not linked: a scene may write over what lies in its own directory.
            shutil.copyfile(path, workplace / self.folder.name / path.name, follow_symlinks=False)


def _is_plain(path: Path) -> bool:
    try:
        state = os.lstat(path)
    except OSError:
        return False
    return stat.S_ISREG(state.st_mode) and state.st_size <= _MAX_FILE
