"""Shared by all tests: a home of their own, and no setting of the person's."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest
from hypothesis import settings as hypothesis_settings

from animathic_lab.settings import Settings, load_settings

# Strategies and helpers that lie beside the tests are imported by name.
sys.path[:0] = [str(path) for path in Path(__file__).parent.iterdir() if path.is_dir()]

hypothesis_settings.register_profile("suite", deadline=None, derandomize=True)
hypothesis_settings.load_profile("suite")

_NAMES = {name.upper() for name in Settings.model_fields}


@pytest.fixture(autouse=True)
def _clean_settings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path):
    """Give each test a home of its own, and nothing of the environment's settings or keys."""
    for name in _NAMES & set(os.environ):
        monkeypatch.delenv(name)
    monkeypatch.setenv("ANIMATHIC_HOME", str(tmp_path / "home"))
    # Whether this machine has LaTeX decides no test; those about it say so.
    monkeypatch.setenv("FORMULAE", "builtin")
    load_settings.cache_clear()
    yield
    load_settings.cache_clear()
