"""The notebooks: each runs from top to bottom on the real parts, and is committed clean, short and in public names."""

from __future__ import annotations

import ast
import os
import sqlite3
import sys
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

import animathic_lab

FOLDER = Path(__file__).parents[2] / "notebooks"
FIRST = FOLDER / "01_prompt_render_rate.ipynb"
NOTEBOOKS = sorted(FOLDER.glob("*.ipynb"))
#: What a notebook may import beside the package: the standard library, and the tables that the package returns.
LIBRARIES = sys.stdlib_module_names | {"pandas"}

# One worker runs them all, so that what has run is shared.
pytestmark = pytest.mark.xdist_group("notebooks")
each_notebook = pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)


def code_cells(path):
    return [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]


def test_there_are_notebooks():
    assert FIRST in NOTEBOOKS


@pytest.fixture(scope="module")
def runs():
    """What has run already, by path: starting the model and the renderer once for each notebook is enough."""
    return {}


@pytest.fixture
def run(runs, tmp_path_factory, monkeypatch):
    """A function that runs a notebook in a kernel of this environment; returns it with its outputs, and its home."""
    # A kernel of the same name that the person has elsewhere would be another Python.
    monkeypatch.setenv("JUPYTER_PREFER_ENV_PATH", "1")

    async def run_(path):
        if path not in runs:
            folder = tmp_path_factory.mktemp(path.stem)
            own = {name: str(folder / name.lower()) for name in ("JUPYTER_CONFIG_DIR", "JUPYTER_DATA_DIR", "IPYTHONDIR")}
            environment = {**os.environ, **own, "ANIMATHIC_HOME": str(folder / "home")}
            notebook = nbformat.read(path, as_version=4)
            client = NotebookClient(notebook, timeout=180, kernel_name="python3", resources={"metadata": {"path": str(folder)}})
            runs[path] = await client.async_execute(env=environment), folder / "home"
        return runs[path]

    return run_


@each_notebook
async def test_it_runs_from_top_to_bottom(path, run):
    done, home = await run(path)
    outputs = [output for cell in done.cells if cell.cell_type == "code" for output in cell.outputs]
    assert not [output for output in outputs if output.output_type == "error"]
    assert outputs
    assert {file.name for file in home.parent.iterdir()} <= {"home", "ipythondir"}, "all that is written lies under the home"


async def test_the_first_notebook_makes_a_rated_video(run):
    done, home = await run(FIRST)
    cells = {cell.id: cell for cell in done.cells}
    assert "class GeneratedScene" in cells["rate"].outputs[-1].text
    assert "a red circle turns into a blue square" in cells["records"].outputs[-1].data["text/html"]
    with sqlite3.connect(home / "feedback_data.db") as database:
        ((prompt, video, stars, comment),) = database.execute(
            "SELECT prompt, video_path, stars, comment FROM generation_records"
            " JOIN ratings ON ratings.generation_id = generation_records.id"
        ).fetchall()
    assert (prompt, stars, comment) == ("a red circle turns into a blue square", 5, "just so")
    assert Path(video).read_bytes()[4:8] == b"ftyp"


@each_notebook
def test_it_is_committed_clean(path):
    notebook = nbformat.read(path, as_version=4)
    nbformat.validate(notebook)
    assert set(notebook.metadata) <= {"kernelspec", "language_info"}, "the state of widgets and the like is not committed"
    assert notebook.metadata.kernelspec.name == "python3"
    assert set(notebook.metadata.get("language_info", {})) <= {"name"}, "a Python version would differ between machines"
    for cell in notebook.cells:
        assert not cell.metadata, cell.source
        if cell.cell_type == "code":
            assert cell.outputs == []
            assert cell.execution_count is None


@each_notebook
def test_it_is_short(path):
    notebook = nbformat.read(path, as_version=4)
    assert len(notebook.cells) <= 14
    assert notebook.cells[0].cell_type == "markdown"
    assert notebook.cells[0].source.startswith("# ")
    assert all(len(cell.source.splitlines()) <= 12 for cell in notebook.cells)


@each_notebook
def test_it_uses_public_names_only(path):
    for cell in code_cells(path):
        for node in ast.walk(ast.parse(cell.source)):
            if isinstance(node, ast.ImportFrom) and node.module == "animathic_lab":
                assert {alias.name for alias in node.names} <= set(animathic_lab.__all__)
            elif isinstance(node, ast.ImportFrom):
                assert (node.module or "").split(".")[0] in LIBRARIES, ast.unparse(node)
            elif isinstance(node, ast.Import):
                modules = {alias.name for alias in node.names}
                assert {module.split(".")[0] for module in modules} <= LIBRARIES | {"animathic_lab"}, ast.unparse(node)
                assert not {module for module in modules if module.startswith("animathic_lab.")}, ast.unparse(node)
            elif isinstance(node, ast.Attribute):
                assert not node.attr.startswith("_"), ast.unparse(node)
