"""Make ``images/gallery.png``: the last frames of Manim's gallery scenes beside those of the specs that say the same.

The originals lie beside the project, in ``../shared``; where LaTeX is not installed their formulae are set by ziamath, as in
``tests/gallery``. Run it from anywhere: ``python docs/make_gallery.py``.
"""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path

import av
from PIL import Image, ImageDraw

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "gallery")]

import originals  # noqa: E402  # the paths must be there first

from animathic_lab.rendering import Renderer  # noqa: E402
from animathic_lab.scene import compile_scene, validate  # noqa: E402

SPECS = ROOT / "tests" / "gallery" / "specs"
SHEET = ROOT / "docs" / "images" / "gallery.png"
WIDTH, HEIGHT, COLUMNS, LINE, GAP = 200, 112, 5, 13, 6


async def last_frame(renderer: Renderer, code: str, folder: Path) -> Image.Image:
    """Render a scene and return its last frame, small."""
    video = folder / "scene.mp4"
    await renderer.render(code, out=video, preview=False)
    with av.open(str(video)) as container:
        *_, last = container.decode(video=0)
    return last.to_image().resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)


async def main() -> None:
    """Render all pairs, or those named on the command line for a look at them, and write the sheet."""
    names = sys.argv[1:] or sorted(path.stem for path in SPECS.glob("*.json"))
    rows = -(-len(names) // COLUMNS)
    cell = (2 * WIDTH + 1 + GAP, HEIGHT + LINE + GAP)
    sheet = Image.new("RGB", (COLUMNS * cell[0], rows * cell[1]), "white")
    pen = ImageDraw.Draw(sheet)
    with tempfile.TemporaryDirectory() as folder:
        renderer = Renderer(Path(folder) / "home")
        for number, name in enumerate(names):
            left, top = number % COLUMNS * cell[0], number // COLUMNS * cell[1]
            pen.text((left + 2, top), name, fill="black", font_size=10)
            spec = validate(json.loads((SPECS / f"{name}.json").read_text()), salvage=False).spec
            for side, code in enumerate((originals.source(name), compile_scene(spec).code)):
                sheet.paste(await last_frame(renderer, code, Path(folder)), (left + side * (WIDTH + 1), top + LINE))
            print(name, flush=True)
        await renderer.aclose()
    sheet.quantize(96).save(SHEET if len(sys.argv) == 1 else "gallery.png", optimize=True)


if __name__ == "__main__":
    asyncio.run(main())
