"""What the comparisons with Manim's gallery and the coverage study measure with."""

from __future__ import annotations

import asyncio

import pytest

from animathic_lab.rendering import Renderer


@pytest.fixture(scope="module")
def measure(tmp_path_factory):
    """A function from code to what it draws, over one warm renderer."""
    loop = asyncio.new_event_loop()
    renderer = Renderer(tmp_path_factory.mktemp("home"))
    yield lambda code: loop.run_until_complete(renderer.measure(code))
    loop.run_until_complete(renderer.aclose())
    loop.close()
