"""Real scenes to real videos."""

from __future__ import annotations

import asyncio
import io
from pathlib import Path

import av
import numpy as np
import pytest
from PIL import Image

from animathic_lab.domain import Quality
from animathic_lab.errors import RenderError
from animathic_lab.rendering import Renderer, last_frame_png

RED_CIRCLE = ("circle_1 = Circle(radius=1.5, color=RED, fill_opacity=1)", "self.play(Create(circle_1))", "self.wait(0.4)")


def picture(path: Path, time: float | None = None) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(last_frame_png(path, time=time))).convert("RGB")).astype(int)


def near(pixel: np.ndarray, color: str) -> bool:
    return bool(np.abs(pixel - [int(color[i : i + 2], 16) for i in (1, 3, 5)]).max() < 12)


async def test_a_red_circle_is_in_the_video_and_in_the_drawing(renderer: Renderer, scene, tmp_path: Path) -> None:
    fractions: list[float] = []
    render = await renderer.render(scene(*RED_CIRCLE), out=tmp_path / "new" / "circle.mp4", on_progress=fractions.append)

    assert render.path == tmp_path / "new" / "circle.mp4"
    assert (render.width, render.height, render.frames) == (854, 480, 21)
    assert render.duration == pytest.approx(1.4)
    assert not render.cached
    last = picture(render.path)
    assert last.shape == (480, 854, 3)
    assert near(last[240, 427], "#FC6255")
    assert near(last[240, 427 + 80], "#FC6255"), "1.3 units right of the centre is still inside"
    assert near(last[240, 427 + 110], "#000000")
    assert not near(picture(render.path, time=0)[240, 427 + 80], "#FC6255"), "at the start nothing is drawn yet"
    assert render.drawing.first_seen()["circle_1"].color == "#FC6255"
    assert fractions == sorted(fractions)
    assert (fractions[0], fractions[-1]) == (0.0, 1.0)
    assert any(0.2 < fraction < 0.8 for fraction in fractions)


@pytest.mark.parametrize("quality", list(Quality))
async def test_every_quality_is_h264_that_browsers_play(renderer: Renderer, scene, tmp_path: Path, quality: Quality) -> None:
    render = await renderer.render(scene("self.play(FadeIn(Square()), run_time=0.2)"), out=tmp_path / "v.mp4", quality=quality)

    with av.open(str(render.path)) as container:
        stream = container.streams.video[0]
        frames = sum(1 for _ in container.decode(stream))
        assert (stream.width, stream.height, round(float(stream.average_rate))) == quality.size
        assert (stream.codec_context.name, stream.codec_context.pix_fmt) == ("h264", "yuv420p")
    assert frames == render.frames
    data = render.path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat"), "the index comes first, so that playing starts before all is loaded"


async def test_the_preview_is_small_and_moves(renderer: Renderer, scene, tmp_path: Path) -> None:
    source = scene("s = Square(color=BLUE, fill_opacity=1)", "self.play(s.animate.shift(3 * RIGHT), run_time=6)")
    render = await renderer.render(source, out=tmp_path / "v.mp4")

    assert render.preview == tmp_path / "v.webp"
    assert render.preview.stat().st_size <= 300_000
    with Image.open(render.preview) as image:
        assert image.width <= 320
        assert 12 <= image.n_frames <= 24
        seconds = 0
        for index in range(image.n_frames):
            image.seek(index)
            image.load()
            seconds += image.info["duration"] / 1000
    assert seconds == pytest.approx(6, rel=0.1)


async def test_no_preview_when_none_is_wanted(renderer: Renderer, scene, tmp_path: Path) -> None:
    render = await renderer.render(scene(*RED_CIRCLE), out=tmp_path / "v.mp4", preview=False)
    assert render.preview is None
    assert [path.name for path in tmp_path.iterdir()] == ["v.mp4"]


async def test_text_is_drawn(renderer: Renderer, scene, tmp_path: Path) -> None:
    render = await renderer.render(scene('t = Text("Hello world", font_size=96)', "self.add(t)"), out=tmp_path / "v.mp4")
    last = picture(render.path)
    assert 0.01 < (last.min(axis=2) > 200).mean() < 0.5, "white letters, and black between them"
    drawn = render.drawing.first_seen()["t"]
    assert (drawn.kind, drawn.text, drawn.parts) == ("Text", "Hello world", 10)


async def test_a_scene_without_animation_is_shown_for_a_second(renderer: Renderer, scene, tmp_path: Path) -> None:
    render = await renderer.render(scene("self.add(Dot())"), out=tmp_path / "v.mp4")
    assert render.duration >= 1


async def test_an_empty_scene_is_a_black_video(renderer: Renderer, scene, tmp_path: Path) -> None:
    render = await renderer.render(scene("pass"), out=tmp_path / "v.mp4")
    assert render.duration >= 1
    assert picture(render.path).max() < 12


async def test_a_scene_with_a_camera_of_its_own(renderer: Renderer, scene, tmp_path: Path) -> None:
    source = scene(*RED_CIRCLE, "self.play(self.camera.frame.animate.scale(0.1))").replace("(Scene)", "(MovingCameraScene)")
    render = await renderer.render(source, out=tmp_path / "v.mp4")
    last = picture(render.path)
    assert near(last[5, 5], "#FC6255"), "the camera has moved into the circle"
    assert near(last[475, 850], "#FC6255")


async def test_output_of_a_scene_reaches_nobody(renderer: Renderer, scene, tmp_path: Path, capfd) -> None:
    lines = ('print("garbage" * 1000)', "import sys, os", 'sys.stderr.write("garbage")', 'os.write(1, b"garbage")')
    await renderer.render(scene(*lines, *RED_CIRCLE), out=tmp_path / "v.mp4")
    assert capfd.readouterr() == ("", "")


async def test_the_cache_answers_the_second_time(renderer: Renderer, scene, tmp_path: Path) -> None:
    source = scene("kept = Star(color=YELLOW)", "self.play(FadeIn(kept), run_time=0.5)")
    first = await renderer.render(source, out=tmp_path / "one.mp4", cache=True)
    second = await renderer.render(source, out=tmp_path / "two.mp4", cache=True)
    again = await renderer.render(source, out=tmp_path / "two.mp4", cache=True)
    other = await renderer.render(source, out=tmp_path / "three.mp4", cache=True, quality=Quality.MEDIUM)
    fresh = await renderer.render(source, out=tmp_path / "four.mp4")

    assert [render.cached for render in (first, second, again, other, fresh)] == [False, True, True, False, False]
    assert second.path.read_bytes() == first.path.read_bytes()
    assert (second.drawing, second.frames, second.preview) == (first.drawing, first.frames, tmp_path / "two.webp")
    assert sorted(path.suffix for path in tmp_path.iterdir()) == [".mp4", ".mp4", ".mp4", ".mp4", *4 * [".webp"]]


async def test_renders_wait_for_each_other_and_all_end(renderer: Renderer, scene, tmp_path: Path) -> None:
    jobs = [renderer.render(scene(*RED_CIRCLE), out=tmp_path / f"{number}.mp4") for number in range(4)]
    renders = await asyncio.gather(*jobs)
    assert {render.frames for render in renders} == {21}


async def test_a_place_that_cannot_be_written(renderer: Renderer, scene, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(RenderError, match="cannot be written") as caught:
        await renderer.render(scene(*RED_CIRCLE), out=tmp_path / "file" / "v.mp4")
    assert caught.value.hint


async def test_a_closed_renderer_says_so(scene, tmp_path: Path) -> None:
    renderer = Renderer(tmp_path / "home")
    await renderer.aclose()
    await renderer.aclose()
    with pytest.raises(RenderError, match="closed"):
        await renderer.measure(scene("pass"))


def test_a_file_that_is_no_video(tmp_path: Path) -> None:
    (tmp_path / "v.mp4").write_text("no video")
    with pytest.raises(RenderError, match="cannot be read"):
        last_frame_png(tmp_path / "v.mp4")
    with pytest.raises(RenderError, match="cannot be read"):
        last_frame_png(tmp_path / "missing.mp4")
