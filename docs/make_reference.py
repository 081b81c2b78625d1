"""Write the reference in ``scene-language.md`` from the entries of the language, with a picture each: ``make reference``."""

from __future__ import annotations

import asyncio
import json
import sys
import tempfile
from pathlib import Path

import av
from PIL import Image, ImageOps

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from animathic_lab.rendering import Renderer  # noqa: E402  # the root must be importable first when run by path
from animathic_lab.scene import compile_scene, validate  # noqa: E402
from animathic_lab.scene.actions import ACTIONS  # noqa: E402
from animathic_lab.scene.kinds import BOOK, Entry  # noqa: E402
from animathic_lab.scene.kinds.book import example_scene  # noqa: E402

PAGE = ROOT / "docs" / "scene-language.md"
PICTURES = ROOT / "docs" / "images" / "kinds"
MARK = "<!-- generated below this line -->\n"
WIDTH = 240


def sample_assets(folder: Path) -> None:
    """Make the files that the examples of images and drawings name."""
    folder.mkdir(parents=True)
    glow = Image.radial_gradient("L").resize((320, 200))
    Image.merge("RGB", (glow, Image.new("L", glow.size, 90), ImageOps.invert(glow))).save(folder / "photo.png")
    shapes = '<rect width="90" height="90" rx="20" fill="#3355ff"/><circle cx="45" cy="45" r="28" fill="gold"/>'
    (folder / "logo.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 90">{shapes}</svg>')


async def picture(renderer: Renderer, entry: Entry, folder: Path) -> None:
    """Render the example and keep its last frame."""
    code = compile_scene(validate(example_scene(entry), salvage=False).spec).code
    video = folder / f"{entry.kind}.mp4"
    await renderer.render(code, out=video)
    with av.open(str(video)) as container:
        *_, last = container.decode(video=0)
    image = last.to_image()
    image.thumbnail((WIDTH, WIDTH))
    image.quantize(32).save(PICTURES / f"{entry.kind}.png", optimize=True)


def reference() -> str:
    """Return the generated part of the page."""
    lines = ["", "### Kinds of object", ""]
    for family in dict.fromkeys(entry.family for entry in BOOK.values()):
        lines += [f"#### {family.capitalize()}", "", "| | kind | needs | reads | example |", "|---|---|---|---|---|"]
        for entry in (one for one in BOOK.values() if one.family == family):
            shown = f"![{entry.kind}](images/kinds/{entry.kind}.png)" if (PICTURES / f"{entry.kind}.png").exists() else ""
            example = json.dumps({key: value for key, value in entry.example.items() if key != "others"}, ensure_ascii=False)
            cells = [
                shown,
                f"`{entry.kind}` {entry.says}",
                ", ".join(entry.needs),
                ", ".join(field for field in entry.reads if field not in entry.needs),
            ]
            lines.append(f"| {' | '.join(cells)} | `{example}` |".replace("|  |", "| |"))
        lines.append("")
    lines += ["### Actions", "", "| action | | needs |", "|---|---|---|"]
    lines += [f"| `{action}` | {entry.says} | {', '.join(entry.needs)} |" for action, entry in ACTIONS.items()]
    return "\n".join(lines) + "\n"


async def main() -> None:
    """Render what has no picture yet, or all with ``--all``, and write the page."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        renderer = Renderer(Path(name) / "home")
        sample_assets(Path(name) / "home" / "assets")
        for entry in BOOK.values():
            if entry.kind != "tracker" and ("--all" in sys.argv or not (PICTURES / f"{entry.kind}.png").exists()):
                await picture(renderer, entry, Path(name))
                print(entry.kind, flush=True)
        await renderer.aclose()
    page = PAGE.read_text(encoding="utf-8")
    PAGE.write_text(page.split(MARK)[0] + MARK + reference(), encoding="utf-8")


if __name__ == "__main__":
    asyncio.run(main())
