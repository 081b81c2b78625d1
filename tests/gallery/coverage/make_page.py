"""Write ``docs/coverage.md`` from ``rows.jsonl``, with contact sheets of the last frames.

python tests/gallery/coverage/make_page.py [--no-frames]
"""

from __future__ import annotations

import asyncio
import json
import math
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
ROOT = HERE.parents[2]
PAGE = ROOT / "docs" / "coverage.md"
SHEETS = ROOT / "docs" / "images" / "coverage"
WIDTH, HEIGHT, COLUMNS, PER_SHEET = 160, 90, 8, 40


def load_rows() -> list[dict[str, object]]:
    """Return the rows of the study."""
    return [json.loads(line) for line in (HERE / "rows.jsonl").read_text(encoding="utf-8").splitlines()]


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """Return the 95% interval of a share.

    Examples
    --------
    >>> [round(end, 3) for end in wilson(9, 10)]
    [0.596, 0.982]
    """
    share, spread = hits / of, z * z / of
    middle = (share + spread / 2) / (1 + spread)
    half = z * math.sqrt(share * (1 - share) / of + spread / (4 * of)) / (1 + spread)
    return middle - half, middle + half


def share_line(rows: list[dict[str, object]]) -> str:
    """Return the sentence of the page that says how much was expressed."""
    hits = sum("miss" not in row for row in rows)
    low, high = wilson(hits, len(rows))
    share = f"{100 * hits / len(rows):.1f}% (Wilson 95% interval {100 * low:.1f}% to {100 * high:.1f}%)"
    return f"**{hits} of {len(rows)} prompts expressed: {share}.**"


def page(rows: list[dict[str, object]]) -> str:
    """Return the page."""
    misses = [row for row in rows if "miss" in row]
    table = [
        f"| {row['id']} | {row['prompt']} | {row['miss']} | [{row['spec']}](../tests/gallery/coverage/specs/{row['spec']}) |"
        for row in misses
    ]
    sheets = [
        f"![Last frames of rows {part[0]['id']} to {part[-1]['id']}](images/coverage/sheet-{number}.png)\n\n"
        f"Left to right, {COLUMNS} in a row: {', '.join(str(row['id']) for row in part)}."
        for number, part in enumerate((rows[start : start + PER_SHEET] for start in range(0, len(rows), PER_SHEET)), 1)
    ]
    head = (HERE / "page_head.md").read_text(encoding="utf-8")
    return (
        "\n\n".join(
            [
                head.strip().replace("SHARE", share_line(rows)),
                "## Misses\n\n| row | prompt | why | nearest spec |\n|---|---|---|---|\n" + "\n".join(table),
                "## Last frames",
                *sheets,
            ]
        )
        + "\n"
    )


async def frames(rows: list[dict[str, object]]) -> None:
    """Render every spec and put the last frames on contact sheets."""
    import av
    from PIL import Image

    sys.path.insert(0, str(ROOT))
    from animathic_lab.rendering import Renderer
    from animathic_lab.scene import compile_scene, validate

    SHEETS.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        renderer = Renderer(Path(name) / "home")
        for number, start in enumerate(range(0, len(rows), PER_SHEET), 1):
            part = rows[start : start + PER_SHEET]
            lines = math.ceil(len(part) / COLUMNS)
            sheet = Image.new("RGB", (COLUMNS * (WIDTH + 2), lines * (HEIGHT + 2)), "#555555")
            for place, row in enumerate(part):
                spec = validate(json.loads((HERE / "specs" / str(row["spec"])).read_text(encoding="utf-8"))).spec
                video = Path(name) / f"{row['id']}.mp4"
                await renderer.render(compile_scene(spec).code, out=video)
                with av.open(str(video)) as container:
                    *_, last = container.decode(video=0)
                image = last.to_image().resize((WIDTH, HEIGHT), Image.Resampling.LANCZOS)
                sheet.paste(image, (place % COLUMNS * (WIDTH + 2) + 1, place // COLUMNS * (HEIGHT + 2) + 1))
            sheet.quantize(256, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
                SHEETS / f"sheet-{number}.png", optimize=True
            )
        await renderer.aclose()


if __name__ == "__main__":
    study = load_rows()
    if "--no-frames" not in sys.argv:
        asyncio.run(frames(study))
    PAGE.write_text(page(study), encoding="utf-8")
