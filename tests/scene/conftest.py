"""What several test files of the scene language share."""

from __future__ import annotations

import ast
import asyncio
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from animathic_lab.domain import Drawing, Drawn
from animathic_lab.rendering import Renderer
from animathic_lab.scene import compile_scene, validate

_HOSTILE = [
    "'); import os; os.system('x') #",
    '"""',
    "{x} %s {0.__class__}",
    "\\",
    "\\'",
    "${HOME} `rm`",
    "\u2028import os",
    "🙂漢字",
]


@pytest.fixture(scope="session")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """ANIMATHIC_HOME of the renderer behind `draw`."""
    return tmp_path_factory.mktemp("home")


@pytest.fixture(scope="session")
def assets(home: Path) -> Path:
    """The assets folder of the renderer behind `draw`, with a picture and a drawing."""
    folder = home / "assets"
    folder.mkdir(exist_ok=True)
    Image.new("RGB", (40, 20), "red").save(folder / "photo.png")
    square = '<rect width="9" height="9" fill="#3355ff"/>'
    (folder / "logo.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10">{square}</svg>')
    (folder / "logo_.svg").write_text("mine")
    return folder


@pytest.fixture(scope="session")
def draw(home: Path):
    """A function from objects and steps to what they draw, over one warm renderer."""
    loop = asyncio.new_event_loop()
    renderer = Renderer(home)

    def run(*objects: dict[str, Any], steps: list[dict[str, Any]] | None = None, **fields: Any) -> Drawing:
        data = {"objects": list(objects), "steps": steps or [], **fields}
        return loop.run_until_complete(renderer.measure(compile_scene(validate(data).spec).code))

    yield run
    loop.run_until_complete(renderer.aclose())
    loop.close()


@pytest.fixture(params=_HOSTILE)
def hostile(request: pytest.FixtureRequest) -> str:
    """One text after the other that would do harm if it were anything but text."""
    return str(request.param)


@pytest.fixture
def seen():
    """A function from a drawing and an id to how that object stands at the end."""

    def find(drawing: Drawing, name: str) -> Drawn:
        return next(item for item in drawing.plays[-1].after if item.id == name)

    return find


@pytest.fixture
def constants():
    """A function from objects to all strings of their code, which has nothing else of a spec's words in it."""

    def find(*objects: dict[str, Any]) -> list[str]:
        tree = ast.parse(compile_scene(validate({"objects": list(objects)}).spec).code)
        names = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)} | {
            node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)
        }
        assert not names & {"os", "system", "__class__", "HOME", "rm"}
        return [node.value for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)]

    return find
