"""Rendering against the ``manim`` command, and import times: both sides in one run, on one machine.

Run from the project's root: ``python -m benchmarks.render [--quick]``.
"""

from __future__ import annotations

import argparse
import asyncio
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from animathic_lab.domain import Quality  # noqa: E402  # the root must be importable first when run by path
from animathic_lab.rendering import Renderer  # noqa: E402

SCENES = {
    "create and rotate": """
        circle = Circle(color=RED, fill_opacity=0.8)
        square = Square(color=BLUE).next_to(circle, RIGHT)
        self.play(Create(circle), FadeIn(square))
        self.play(Rotate(square, angle=PI / 2), circle.animate.shift(LEFT))
        self.wait()
""",
    "transform": """
        square = Square(color=GREEN, fill_opacity=0.5)
        self.play(Create(square))
        self.play(Transform(square, Circle(color=PINK, fill_opacity=0.5)))
        self.play(Transform(square, Star(color=YELLOW, fill_opacity=0.5)))
        self.play(FadeOut(square))
""",
    "text": """
        title = Text("Pythagoras of Samos").to_edge(UP)
        line = Text("The square on the hypotenuse", font_size=36)
        self.play(Write(title))
        self.play(FadeIn(line, shift=UP))
        self.play(title.animate.set_color(YELLOW), Indicate(line))
        self.wait()
""",
    "axes and plot": """
        axes = Axes(x_range=[-4, 4], y_range=[-2, 2])
        graph = axes.plot(lambda x: np.sin(x), color=BLUE)
        self.play(Create(axes))
        self.play(Create(graph), run_time=2)
        self.wait()
""",
    "twelve dots": """
        dots = VGroup(*[Dot(color=TEAL, radius=0.2) for _ in range(12)]).arrange_in_grid(3, 4, buff=1)
        self.play(LaggedStart(*[FadeIn(dot) for dot in dots], lag_ratio=0.2))
        self.play(dots.animate.scale(0.5).set_color(ORANGE))
        self.play(Rotate(dots, angle=PI))
        self.wait()
""",
}


def source_of(body: str) -> str:
    """Return a whole scene file."""
    return f"from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):{body}"


def stock(source: str, flag: str, folder: Path) -> float:
    """Return the seconds that the ``manim`` command takes for a scene it has not seen."""
    script = folder / "scene.py"
    script.write_text(source)
    command = [
        sys.executable,
        "-m",
        "manim",
        "render",
        flag,
        "--media_dir",
        str(folder / "media"),
        str(script),
        "GeneratedScene",
    ]
    begun = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True, cwd=folder)
    return time.perf_counter() - begun


async def compare(quality: Quality, flag: str) -> tuple[float, float]:
    """Print a table for one quality; return the geometric means of stock's time over ours, and of our seconds."""
    print(f"\n{quality.value} ({'x'.join(map(str, quality.size[:2]))} at {quality.size[2]} a second), seconds")
    print(f"{'scene':20} {'manim':>7} {'ours':>7} {'ratio':>6}")
    ratios, seconds = [], []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        renderer = Renderer(folder / "home")
        await renderer.measure(source_of("\n        pass\n"))  # warm, as it is from a session's second scene on
        for number, (title, body) in enumerate(SCENES.items()):
            place = folder / str(number)
            place.mkdir()
            theirs = stock(source_of(body), flag, place)
            ours = (await renderer.render(source_of(body), out=place / "ours.mp4", quality=quality)).seconds
            ratios.append(theirs / ours)
            seconds.append(ours)
            print(f"{title:20} {theirs:7.2f} {ours:7.2f} {theirs / ours:5.1f}x")
        await renderer.aclose()
    ratio, mean = statistics.geometric_mean(ratios), statistics.geometric_mean(seconds)
    print(f"{'geometric mean':20} {ratio * mean:7.2f} {mean:7.2f} {ratio:5.1f}x")
    return ratio, mean


def import_seconds(module: str) -> float:
    """Return the median of three imports in fresh interpreters, less an empty interpreter's time."""

    def run(code: str) -> float:
        begun = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)})
        return time.perf_counter() - begun

    return statistics.median(run(f"import {module}") for _ in range(3)) - statistics.median(run("") for _ in range(3))


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="480p15 only")
    quick = parser.parse_args().quick
    qualities = [(Quality.LOW, "-ql")] if quick else [(Quality.LOW, "-ql"), (Quality.HIGH, "-qh")]
    for quality, flag in qualities:
        asyncio.run(compare(quality, flag))
    ours, theirs = import_seconds("animathic_lab"), import_seconds("manim")
    print(f"\nimport animathic_lab {ours:.2f} s, import manim {theirs:.2f} s")


if __name__ == "__main__":
    main()
