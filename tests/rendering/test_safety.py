"""Scenes that fail, hang, eat memory or mean harm, and callers that leave."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from animathic_lab.errors import RenderError, RenderTimeout
from animathic_lab.rendering import Renderer
from animathic_lab.rendering import warm as warm_module

LOOP = ("import time", "self.play(Create(Circle()))", "while True: time.sleep(0.01)")
FINE = ("self.play(FadeIn(Dot()), run_time=0.2)",)


def nothing_left(renderer: Renderer, home: Path) -> bool:
    """Tell whether no job process and no job file is left."""
    pid = renderer._warm.pid
    children = [] if pid is None else psutil.Process(pid).children(recursive=True)
    return not children and not list((home / "cache" / "render" / "jobs").iterdir())


async def test_an_error_names_the_line(renderer: Renderer, home: Path, scene, tmp_path: Path) -> None:
    source = scene("self.play(Create(Circle()))", "raise ValueError('no such thing')")
    with pytest.raises(RenderError) as caught:
        await renderer.render(source, out=tmp_path / "v.mp4")
    assert str(caught.value) == "scene.py line 7: ValueError: no such thing"
    assert "Traceback" in caught.value.details
    assert "Traceback" not in str(caught.value)
    assert caught.value.hint
    assert list(tmp_path.iterdir()) == []
    assert nothing_left(renderer, home)


async def test_an_error_inside_manim_names_the_scenes_line(renderer: Renderer, scene) -> None:
    with pytest.raises(RenderError, match=r"^scene\.py line 6: TypeError: "):
        await renderer.measure(scene("self.play(Circle().shift)"))


async def test_missing_latex_is_explained(home: Path, scene, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whether this machine has LaTeX or not, this renderer's processes do not find it.
    monkeypatch.setenv("PATH", str(tmp_path))
    renderer = Renderer(home, workers=1, time_limit_s=60)
    try:
        with pytest.raises(RenderError, match="latex") as caught:
            await renderer.measure(scene("self.add(MathTex('x'))"))
    finally:
        renderer.close()
    assert "LaTeX installation" in caught.value.hint


@pytest.mark.parametrize(
    ("source", "message"),
    [
        ("from manim import *\nx = (", r"^scene\.py line 2: SyntaxError: "),
        ("import nowhere_to_be_found", r"^scene\.py line 1: ModuleNotFoundError: "),
        ("x = 1", "defines no scene class GeneratedScene"),
        ("GeneratedScene = 5", "defines no scene class GeneratedScene"),
        ("import sys\nsys.exit(3)", r"^scene\.py line 2: SystemExit: 3"),
    ],
)
async def test_source_that_is_no_scene(renderer: Renderer, source: str, message: str) -> None:
    with pytest.raises(RenderError, match=message):
        await renderer.measure(source)


@pytest.mark.parametrize(
    "loop", ["while True: pass", "try:\n            while True: pass\n        finally:\n            self.wait(9)"]
)
async def test_an_endless_scene_is_stopped(renderer: Renderer, home: Path, scene, tmp_path: Path, loop: str) -> None:
    with pytest.raises(RenderTimeout, match=r"longer than 0\.5 seconds") as caught:
        await renderer.render(scene(loop), out=tmp_path / "v.mp4", time_limit_s=0.5)
    assert caught.value.hint
    assert nothing_left(renderer, home)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not honour RLIMIT_AS")
async def test_a_memory_hog_is_told_so(renderer: Renderer, home: Path, scene) -> None:
    with pytest.raises(RenderError, match="memory") as caught:
        await renderer.measure(scene("hog = []", "while True: hog.append(bytearray(50_000_000))"))
    assert "fewer or simpler" in caught.value.hint
    assert nothing_left(renderer, home)


async def test_cancelling_leaves_nothing(renderer: Renderer, home: Path, scene, tmp_path: Path) -> None:
    begun = asyncio.Event()
    task = asyncio.create_task(
        renderer.render(scene(*LOOP), out=tmp_path / "v.mp4", on_progress=lambda fraction: fraction > 0 and begun.set())
    )
    await asyncio.wait_for(begun.wait(), 60)
    assert not nothing_left(renderer, home)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert nothing_left(renderer, home)
    assert list(tmp_path.iterdir()) == []


async def test_cancelling_a_job_that_waits_for_the_import(scene, tmp_path: Path) -> None:
    renderer = Renderer(tmp_path / "home")
    task = asyncio.create_task(renderer.measure(scene(*LOOP)))
    await asyncio.sleep(0.05)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    await renderer.measure(scene(*FINE))
    assert nothing_left(renderer, tmp_path / "home"), "the first job never began, or is dead"
    await renderer.aclose()


async def test_processes_that_a_scene_starts_end_with_it(renderer: Renderer, scene, tmp_path: Path) -> None:
    note = tmp_path / "pid"
    lines = ("import subprocess", "p = subprocess.Popen(['sleep', '600'])", f"open({str(note)!r}, 'w').write(str(p.pid))")
    await renderer.measure(scene(*lines))
    # Killed when the job ended; where nobody reaps orphans it stays as a zombie, which does nothing any more.
    with contextlib.suppress(psutil.NoSuchProcess):
        left = psutil.Process(int(note.read_text()))
        deadline = time.monotonic() + 10
        while left.is_running() and left.status() != psutil.STATUS_ZOMBIE:
            assert time.monotonic() < deadline, "the scene's own child outlives it"
            await asyncio.sleep(0.02)


async def test_after_the_warm_process_is_killed_the_next_job_works(scene, tmp_path: Path) -> None:
    renderer = Renderer(tmp_path / "home")
    await renderer.measure(scene(*FINE))
    first = renderer._warm.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    drawing = await renderer.measure(scene(*FINE))
    assert len(drawing.plays) == 1
    assert renderer._warm.pid not in (None, first)
    await renderer.aclose()
    assert renderer._warm.pid is None


async def test_a_job_whose_warm_process_is_killed_ends(scene, tmp_path: Path) -> None:
    renderer = Renderer(tmp_path / "home")
    begun = asyncio.Event()
    task = asyncio.create_task(
        renderer.render(scene(*LOOP), out=tmp_path / "v.mp4", on_progress=lambda fraction: fraction > 0 and begun.set())
    )
    await asyncio.wait_for(begun.wait(), 60)
    zygote = psutil.Process(renderer._warm.pid)
    (child,) = zygote.children()
    zygote.kill()
    with pytest.raises(RenderError, match="warm render process ended"):
        await task
    if sys.platform == "linux":
        psutil.wait_procs([child], timeout=5)
        assert not child.is_running()
    assert not (tmp_path / "v.mp4").exists()
    await renderer.aclose()


async def test_closing_ends_running_jobs(scene, tmp_path: Path) -> None:
    renderer = Renderer(tmp_path / "home")
    begun = asyncio.Event()
    task = asyncio.create_task(
        renderer.render(scene(*LOOP), out=tmp_path / "v.mp4", on_progress=lambda fraction: fraction > 0 and begun.set())
    )
    await asyncio.wait_for(begun.wait(), 60)
    (child,) = psutil.Process(renderer._warm.pid).children()
    await renderer.aclose()
    assert not child.is_running()
    with pytest.raises(RenderError):
        await task


def test_when_the_caller_is_killed_everything_ends(scene, tmp_path: Path) -> None:
    program = f"""
import asyncio
from pathlib import Path
from animathic_lab.rendering import Renderer

async def main():
    renderer = Renderer(Path({str(tmp_path / "home")!r}))
    tell = lambda fraction: fraction and print(renderer._warm.pid, flush=True)
    await renderer.render({scene(*LOOP)!r}, out=Path({str(tmp_path / "v.mp4")!r}), on_progress=tell)

asyncio.run(main())
"""
    root = Path(__file__).parents[2]
    with subprocess.Popen([sys.executable, "-c", program], stdout=subprocess.PIPE, text=True, cwd=root) as caller:
        assert caller.stdout is not None
        zygote = psutil.Process(int(caller.stdout.readline()))
        everything = [zygote, *zygote.children()]
        caller.kill()
    assert len(everything) == 2
    _, alive = psutil.wait_procs(everything, timeout=10)
    assert alive == []


async def test_what_killed_callers_left_is_swept(scene, tmp_path: Path) -> None:
    jobs = tmp_path / "home" / "cache" / "render" / "jobs"
    for name in ("old", "new"):
        (jobs / name).mkdir(parents=True)
    os.utime(jobs / "old", (0, 0))
    renderer = Renderer(tmp_path / "home")
    await renderer.measure(scene(*FINE))
    await renderer.aclose()
    assert [path.name for path in jobs.iterdir()] == ["new"]


async def test_no_secret_is_in_the_childs_environment(scene, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("GOOGLE_AI_API_KEY", "sk-very-secret")
    monkeypatch.setenv("ANIMATHIC_HOME", str(tmp_path))
    renderer = Renderer(tmp_path / "home")
    lines = ("import os", "seen = Text(' '.join(sorted(os.environ)))", "self.add(seen)")
    seen = (await renderer.measure(scene(*lines))).first_seen()["seen"].text
    raw = "open('/proc/self/environ').read() + open(f'/proc/{os.getppid()}/environ').read()"
    await renderer.measure(scene("import os", f"assert 'very-secret' not in {raw}" if sys.platform == "linux" else "pass"))
    await renderer.aclose()
    assert {"PATH", "HOME"} <= set(seen.split())
    assert not [name for name in seen.split() if "KEY" in name or "ANIMATHIC" in name]


@pytest.mark.parametrize("status", [0, 3])
async def test_a_scene_that_ends_its_process(renderer: Renderer, scene, tmp_path: Path, status: int) -> None:
    with pytest.raises(RenderError, match=f"ended with exit status {status}"):
        await renderer.render(scene(*FINE, "import os", f"os._exit({status})"), out=tmp_path / "v.mp4")
    assert list(tmp_path.iterdir()) == []


async def test_a_scene_that_kills_itself(renderer: Renderer, scene) -> None:
    with pytest.raises(RenderError, match="ended by signal 9"):
        await renderer.measure(scene("import os", "os.kill(os.getpid(), 9)"))


@pytest.mark.parametrize(
    "garbage",
    [
        "b'x' * 300_000",
        r"b'\n{\n[]\n' + b'{\"event\": \"exit\", \"status\": 0}\n'",
        r"b'\n{\"event\": \"started\", \"pid\": 1}\n'",
    ],
)
async def test_a_scene_that_writes_to_the_jobs_socket(renderer: Renderer, home: Path, scene, garbage: str) -> None:
    lines = (
        "import os, stat, time",
        "sockets = [n for n in range(3, 64) if os.path.exists(f'/dev/fd/{n}') and stat.S_ISSOCK(os.fstat(n).st_mode)]",
        f"[os.write(number, {garbage}) for number in sockets]",
        "time.sleep(0.3)",
        "os._exit(4)",
    )
    with pytest.raises(RenderError):
        await renderer.measure(scene(*lines))
    assert nothing_left(renderer, home)


async def test_a_missing_system_library_is_named(scene, tmp_path: Path, monkeypatch) -> None:
    broken = tmp_path / "broken"
    broken.mkdir()
    message = "libpango-1.0.so.0: cannot open shared object file: No such file or directory"
    (broken / "manimpango.py").write_text(f"raise ImportError({message!r})\n")
    environment = warm_module.WarmProcess._environment
    monkeypatch.setattr(
        warm_module.WarmProcess,
        "_environment",
        lambda self: {**environment(self), "PYTHONPATH": f"{broken}{os.pathsep}{environment(self)['PYTHONPATH']}"},
    )
    renderer = Renderer(tmp_path / "home")
    with pytest.raises(RenderError, match="libpango") as caught:
        await renderer.measure(scene(*FINE))
    assert "apt-get install libcairo2-dev libpango1.0-dev pkg-config" in caught.value.hint
    await renderer.aclose()


async def test_a_home_that_cannot_be_written(scene, tmp_path: Path) -> None:
    (tmp_path / "home").touch()
    renderer = Renderer(tmp_path / "home")
    with pytest.raises(RenderError, match="cannot be written") as caught:
        await renderer.measure(scene(*FINE))
    assert "ANIMATHIC_HOME" in caught.value.hint
    await renderer.aclose()
