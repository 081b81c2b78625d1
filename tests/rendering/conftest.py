from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from animathic_lab.rendering import Renderer


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def renderer(home: Path) -> Iterator[Renderer]:
    """One warm renderer for all tests that do not harm it."""
    made = Renderer(home, workers=2, time_limit_s=60)
    made.warm()
    yield made
    made.close()


@pytest.fixture
def scene():
    """Wrap lines of ``construct`` into scene source."""

    def write(*lines: str) -> str:
        body = "\n".join(f"        {line}" for line in lines)
        return f"from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n{body}\n"

    return write
