"""Images and drawings: from the assets folder and from nowhere else."""

from __future__ import annotations

import io
import os
from typing import Any

import pytest
from PIL import Image

from animathic_lab.errors import RenderError, SpecError
from animathic_lab.rendering import Renderer
from animathic_lab.rendering.assets import Assets
from animathic_lab.rendering.frames import last_frame_png
from animathic_lab.scene import compile_scene, validate


def picture(file: str, kind: str = "image", **fields: Any) -> dict[str, Any]:
    return {"id": "thing", "type": kind, "file": file, **fields}


def test_an_image_is_drawn_in_its_proportions(draw, seen, assets):
    drawn = seen(draw(picture("photo.png", width=6)), "thing")
    assert (drawn.kind, drawn.parts) == ("Picture", 1)
    assert [drawn.box.width, drawn.box.height] == pytest.approx([6, 3])


def test_a_drawing_has_its_own_colours_or_the_one_that_is_asked_for(draw, seen, assets):
    drawn = seen(draw(picture("logo.svg", "svg")), "thing")
    assert (drawn.kind, drawn.parts, drawn.color) == ("Sketch", 1, "#3355FF")
    assert drawn.box.height == pytest.approx(3)
    assert seen(draw(picture("logo.svg", "svg", color="red")), "thing").color == "#FC6255"
    assert (assets / "logo_.svg").read_text() == "mine"


@pytest.mark.parametrize(
    "action", ["create", "write", "fade_in", "grow", "fade_out", "indicate", "recolor", "rotate", "scale", "move", "shrink"]
)
def test_an_image_takes_every_action(draw, assets, action):
    said = {"recolor": {"color": "blue"}, "move": {"direction": "left"}}.get(action, {})
    assert draw(picture("photo.png"), steps=[{"action": action, "targets": ["thing"], **said}])


@pytest.mark.parametrize("action", ["transform", "match"])
def test_an_image_becomes_a_shape_and_a_shape_an_image(draw, seen, assets, action):
    ball = {"id": "ball", "type": "circle"}
    there = {"action": action, "targets": ["thing"], "into": "ball"}
    assert seen(draw(picture("photo.png"), ball, steps=[{"action": "fade_in", "targets": ["thing"]}, there]), "ball")
    back = {"action": action, "targets": ["ball"], "into": "thing"}
    assert seen(draw(picture("photo.png"), ball, steps=[{"action": "create", "targets": ["ball"]}, back]), "thing")


def test_an_image_can_be_in_a_group_with_shapes(draw, seen, assets):
    ball, group = {"id": "ball", "type": "circle"}, {"id": "all", "type": "group", "children": ["thing", "ball"]}
    drawing = draw(picture("photo.png"), ball, {**group, "arrange": "row"}, steps=[{"action": "create", "targets": ["all"]}])
    assert seen(drawing, "thing").box.right < seen(drawing, "ball").box.left


def test_a_missing_file_is_an_error_that_names_it(draw, assets):
    with pytest.raises(RenderError, match=r"no file 'nothing\.png' in the assets folder"):
        draw(picture("nothing.png"))


@pytest.mark.parametrize(
    "file", ["../x.png", "/etc/passwd.png", "a/b.png", "a\\b.png", ".x.png", "x\n.png", "", "x.py", "x.svg"]
)
def test_names_that_lead_elsewhere_are_refused(file):
    with pytest.raises(SpecError) as caught:
        validate({"objects": [picture(file)]})
    assert caught.value.path == "objects[0].file"


def test_an_image_is_no_drawing_and_a_drawing_needs_a_file():
    for fields in ({"file": "x.png"}, {}):
        with pytest.raises(SpecError) as caught:
            validate({"objects": [{"id": "thing", "type": "svg", **fields}]})
        assert caught.value.path == "objects[0].file"


def test_the_helper_stays_in_the_folder_whatever_it_is_given(tmp_path, monkeypatch):
    from animathic_lab.scene.mobjects.pictures import asset_path

    monkeypatch.chdir(tmp_path)
    (tmp_path / "assets").mkdir()
    (tmp_path / "secret.png").write_text("x")
    (tmp_path / "assets" / "leads_out.png").symlink_to(tmp_path / "secret.png")
    (tmp_path / "assets" / "photo.PNG").write_text("x")
    assert asset_path("photo.PNG").name == "photo.PNG"
    for name in ("../secret.png", "leads_out.png", "x/../photo.png", "photo.svg", "."):
        with pytest.raises(ValueError, match="assets"):
            asset_path(name)


def test_a_job_gets_the_files_that_its_scene_names_and_no_links(tmp_path):
    folder, job = tmp_path / "assets", tmp_path / "job"
    folder.mkdir()
    job.mkdir()
    for name in ("a.png", "b.png"):
        (folder / name).write_text("x")
    (folder / "c.png").symlink_to("/etc/passwd")
    source = compile_scene(validate({"objects": [picture("a.png"), {**picture("c.png"), "id": "other"}]}).spec).code
    Assets(folder).copy_into(job, source)
    assert os.listdir(job / "assets") == ["a.png"]
    assert Assets(tmp_path / "nothing").mark(source) == ""
    before = Assets(folder).mark(source)
    (folder / "a.png").write_text("changed")
    assert Assets(folder).mark(source) != before


async def test_an_image_is_really_in_the_picture(home, assets, tmp_path):
    data = {"objects": [picture("photo.png", width=6)], "steps": [{"action": "rotate", "targets": ["thing"], "angle": 90}]}
    renderer = Renderer(home)
    try:
        render = await renderer.render(compile_scene(validate(data).spec).code, out=tmp_path / "out.mp4", preview=False)
    finally:
        await renderer.aclose()
    frame = Image.open(io.BytesIO(last_frame_png(render.path))).convert("RGB")
    width, height = frame.size
    red, black = frame.getpixel((width // 2, height // 2 - height // 4)), frame.getpixel((width // 2 + width // 6, height // 2))
    assert red[0] > 200 > 60 > red[1]
    assert max(black) < 40
