"""Every arm behind one registry; a broken one costs no other."""

from __future__ import annotations

import logging
import subprocess
import sys
import uuid

import pytest

from animathic_lab.domain import GEMINI, LOCAL
from animathic_lab.errors import ArmUnavailable
from animathic_lab.generation import GROUP, FakeWriter, GeminiWriter, WriteRequest, build_writers, register, unregister
from animathic_lab.settings import Settings

KEY = "AIzaSyVerySecretKeyThatMustNotLeak"


@pytest.fixture
def settings():
    return Settings(_env_file=None, google_ai_api_key=KEY, privacy="off")


@pytest.fixture
def registered():
    names: list[str] = []

    def add(name, factory):
        names.append(name)
        register(name, factory)

    yield add
    for name in names:
        unregister(name)


@pytest.fixture
def plugin(monkeypatch, tmp_path):
    """A package of somebody else, really on the path, with an entry point."""

    def install(name: str, code: str) -> None:
        module = f"plugin_{uuid.uuid4().hex}"  # of its own for each test: Python imports a name only once
        (tmp_path / f"{module}.py").write_text(code)
        info = tmp_path / f"{module}-1.0.dist-info"
        info.mkdir()
        (info / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {module}\nVersion: 1.0\n")
        (info / "entry_points.txt").write_text(f"[{GROUP}]\n{name} = {module}:make\n")
        monkeypatch.syspath_prepend(str(tmp_path))

    return install


def test_both_arms_always_exist(settings):
    writers = build_writers(settings)
    assert {GEMINI, LOCAL} <= writers.keys()
    assert all(writer.name == name for name, writer in writers.items())
    assert isinstance(writers[GEMINI], GeminiWriter)
    assert (writers[GEMINI].remote, writers[LOCAL].remote) == (True, False)


def test_building_imports_neither_google_nor_the_models_runtime():
    code = (
        "import sys\n"
        "from animathic_lab.generation import build_writers\n"
        "from animathic_lab.settings import Settings\n"
        "writers = build_writers(Settings(_env_file=None, google_ai_api_key='k'))\n"
        "[writer.availability() for writer in writers.values()]\n"
        "heavy = {'google.generativeai', 'google.ai.generativelanguage', 'grpc', 'xllamacpp', 'manim', 'animathic_lab.scene'}\n"
        "print(sorted(heavy & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=120)
    assert done.stdout == "[]\n"


def test_the_start_up_lines_of_the_guide(settings, caplog):
    caplog.set_level(logging.INFO)
    build_writers(settings)
    lines = [record.getMessage() for record in caplog.records]
    assert "Enhanced Gemini service initialized with gemini-2.5-flash" in lines
    assert "Local LLM service initialized" in lines


def test_an_arm_can_be_registered_replaced_and_taken_back(settings, registered):
    registered("mine", lambda _settings: FakeWriter(name="mine"))
    registered(LOCAL, lambda _settings: FakeWriter(name=LOCAL))
    writers = build_writers(settings)
    assert isinstance(writers["mine"], FakeWriter)
    assert isinstance(writers[LOCAL], FakeWriter)
    unregister(LOCAL)
    assert not isinstance(build_writers(settings)[LOCAL], FakeWriter)


@pytest.mark.parametrize("name", ["", " ", "auto"])
def test_names_that_cannot_be_an_arm(name):
    with pytest.raises(ValueError, match="cannot be the name of an arm"):
        register(name, lambda _settings: FakeWriter())


def test_a_plugin_adds_an_arm(settings, plugin):
    plugin(
        "parrot", "from animathic_lab.generation import FakeWriter\ndef make(settings):\n    return FakeWriter(name='parrot')\n"
    )
    writer = build_writers(settings)["parrot"]
    assert (writer.name, writer.availability().ready) == ("parrot", True)


@pytest.mark.parametrize(
    ("code", "kind"),
    [
        ("import a_package_that_nobody_has\n", "ModuleNotFoundError"),
        ("def make(settings):\n    raise ValueError(settings.google_ai_api_key.get_secret_value())\n", "ValueError"),
        ("def make(settings\n", "SyntaxError"),
        ("make = None\n", "TypeError"),
    ],
)
async def test_a_broken_plugin_is_an_arm_that_says_so_and_nothing_else_breaks(settings, plugin, caplog, code, kind):
    caplog.set_level(logging.DEBUG)
    plugin("broken", code)
    writers = build_writers(settings)
    ready = writers["broken"].availability()
    assert not ready.ready
    assert kind in ready.why
    assert ready.hint
    with pytest.raises(ArmUnavailable, match="broken unavailable"):
        await writers["broken"].write(WriteRequest(prompt="x"), timeout=1)
    await writers["broken"].aclose()
    assert writers[GEMINI].availability().ready
    assert KEY not in caplog.text + ready.why


def test_a_plugin_cannot_take_over_a_built_in_arm(settings, plugin, caplog):
    plugin(GEMINI, "from animathic_lab.generation import FakeWriter\ndef make(settings):\n    return FakeWriter()\n")
    assert isinstance(build_writers(settings)[GEMINI], GeminiWriter)
    assert "is taken" in caplog.text
