"""Run every benchmark beside this file, one after another: ``make bench``."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

failed = []
for path in sorted(Path(__file__).parent.glob("*.py")):
    if path.name.startswith("_"):
        continue
    print(f"== {path.stem}", flush=True)
    # A process for each, so that none is warmer than a person's.
    if subprocess.run([sys.executable, str(path), *sys.argv[1:]], check=False).returncode:
        failed.append(path.stem)
if failed:
    sys.exit(f"failed: {', '.join(failed)}")
