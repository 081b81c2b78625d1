"""``python -m animathic_lab.cli``."""

from __future__ import annotations

from animathic_lab.cli.app import main

main()
