"""What is installed, and what the package promises to whoever installs it."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
from pathlib import Path

import yaml

import animathic_lab

ROOT = Path(__file__).resolve().parents[1]
PYPROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def _name(requirement: str) -> str:
    return re.split(r"[\s<>=!;\[]", requirement, maxsplit=1)[0].lower()


def test_environment_yml_mirrors_pyproject():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    python = next(item for item in environment["dependencies"] if str(item).startswith("python "))
    assert python.removeprefix("python ") == PYPROJECT["project"]["requires-python"]
    pip = next(item["pip"] for item in environment["dependencies"] if isinstance(item, dict))
    assert sorted(item for item in pip if item != "-e .") == sorted(PYPROJECT["project"]["dependencies"])


def test_the_lock_has_every_direct_dependency_with_hashes_and_no_address():
    lock = (ROOT / "requirements.lock").read_text()
    locked = set(re.findall(r"^([a-z0-9._-]+)==", lock, flags=re.MULTILINE))
    wanted = PYPROJECT["project"]["dependencies"] + PYPROJECT["project"]["optional-dependencies"]["dev"]
    assert {_name(item) for item in wanted} <= locked
    # Its line stays, under a condition that holds nowhere: compiling it would take ten minutes, and nothing here uses it.
    assert re.search(r"^llama-cpp-python==\S+ ; sys_platform == 'never'", lock, flags=re.MULTILINE)
    assert not re.search(r"https?://|^--", lock, flags=re.MULTILINE)
    assert lock.count("--hash=sha256:") >= len(locked)


def test_importing_the_package_imports_nothing_heavy():
    heavy = ("manim", "mlflow", "sklearn", "google.generativeai", "pandas", "numpy", "sqlalchemy", "pydantic", "dask")
    code = f"import sys, animathic_lab; print([name for name in {heavy!r} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_every_exported_name_resolves_and_is_sorted():
    assert list(animathic_lab.__all__) == sorted(animathic_lab.__all__)
    for name in animathic_lab.__all__:
        assert getattr(animathic_lab, name).__name__ == name


def test_the_error_tree_in_the_docstring_is_the_real_one():
    from animathic_lab import errors

    drawn = errors.__doc__ or ""
    for name in errors.__all__:
        assert re.search(rf"\b{name}\b", drawn), f"{name} is missing in the tree"
        assert issubclass(getattr(errors, name), errors.AnimathicError)
        assert getattr(errors, name)("x").hint


def test_nothing_committed_names_a_machine_or_a_registry():
    tracked = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    words = re.compile(r"/work/main|/root/|/opt/pypi|files\.pythonhosted|b-seed")
    for name in tracked:
        path = ROOT / name
        if (
            path.suffix in {".py", ".md", ".toml", ".lock", ".yml", ".ipynb", ".json", ".jsonl", ".js", ".css", ""}
            and path.name != "test_packaging.py"
        ):
            found = words.search(path.read_text(encoding="utf-8"))
            assert not found, f"{name} names {found.group() if found else ''}"


def test_every_relative_link_of_the_documents_leads_somewhere():
    for page in [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").glob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target:
                assert (page.parent / target).exists(), f"{page.name} links to {target}"
