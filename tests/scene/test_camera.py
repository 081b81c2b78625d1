"""How a scene is looked at: magnified views of a part of it, the camera of a scene with depth, and its light."""

from __future__ import annotations

import asyncio
import io

import numpy as np
import pytest
from PIL import Image

from animathic_lab.errors import SpecError
from animathic_lab.rendering import Renderer
from animathic_lab.rendering.frames import last_frame_png
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.words import ACTIONS_THAT_HIDE, ACTIONS_THAT_SHOW

BALL = {"id": "ball", "type": "dot", "color": "#FF0000", "x": -3, "y": 0}
LENS = {"id": "lens", "type": "inset", "of": "ball", "value": 5, "color": "#00FF00", "x": 3, "y": 0}
SHOW = {"action": "add", "targets": ["ball"]}
GLOBE = {"id": "globe", "type": "sphere", "color": "blue", "radius": 1, "x": 0, "y": 0, "z": 0}
THERE = {"action": "add", "targets": ["globe"]}
#: Units of the frame, and pixels of the smallest quality.
WIDE, HIGH = 128 / 9, 8.0


def code_of(*objects, steps=(), **fields):
    return compile_scene(validate({"objects": list(objects), "steps": list(steps), **fields}, salvage=False).spec).code


@pytest.fixture(scope="module")
def film(tmp_path_factory):
    """A function from objects, steps and seconds to the pixels of a rendered video at these moments."""
    loop = asyncio.new_event_loop()
    renderer = Renderer(tmp_path_factory.mktemp("home"))
    out = tmp_path_factory.mktemp("film") / "scene.mp4"

    def run(*objects, steps, at):
        loop.run_until_complete(renderer.render(code_of(*objects, steps=steps), out=out))
        pictures = [Image.open(io.BytesIO(last_frame_png(out, time=time))) for time in at]
        return [np.asarray(picture.convert("RGB")).astype(int) for picture in pictures]

    yield run
    loop.run_until_complete(renderer.aclose())
    loop.close()


def red(picture):
    """Where a picture is red: per pixel."""
    return (picture[..., 0] > 150) & (picture[..., 1] < 90) & (picture[..., 2] < 90)


def blue_width(picture):
    """How many columns of a picture show something bluish."""
    return int(((picture[..., 2] > 90) & (picture[..., 2] > picture[..., 0] + 30)).any(axis=0).sum())


def half(picture, side):
    """The left or the right half of a picture."""
    middle = picture.shape[1] // 2
    return picture[:, :middle] if side == "left" else picture[:, middle:]


def test_an_inset_shows_what_it_looks_at_enlarged_and_goes_on_when_that_moves(film):
    steps = [SHOW, {"action": "create", "targets": ["lens"]}, {"action": "move", "targets": ["ball"], "direction": "up"}]
    before, shown, moved = film(BALL, LENS, steps=steps, at=(0.0, 1.1, 1.95))
    assert red(half(before, "right")).sum() == 0
    for picture in (shown, moved):
        small, large = red(half(picture, "left")).sum(), red(half(picture, "right")).sum()
        assert large == pytest.approx(25 * small, rel=0.35)
    # What it shows is in its middle, wherever the ball is.
    rows = np.nonzero(red(half(moved, "right")).any(axis=1))[0]
    assert rows.mean() == pytest.approx(moved.shape[0] / 2, abs=4)


def test_an_inset_pops_out_of_its_frame_and_goes_back(draw):
    code = code_of(BALL, LENS, steps=[SHOW, {"action": "grow", "targets": ["lens"]}, {"action": "shrink", "targets": ["lens"]}])
    assert "class GeneratedScene(ZoomedScene)" in code
    assert "lens = Inset(self, ball, magnify=5, color='#00FF00')" in code
    steps = [SHOW, {"action": "fade_in", "targets": ["lens"]}, {"action": "fade_out", "targets": ["lens"]}]
    plays = draw(BALL, LENS, steps=steps).plays
    out = {drawn.id: drawn for drawn in plays[1].after}
    assert set(out) == {"ball", "lens", "lens[0]", "lens[1]"}
    assert out["lens"].box.center == pytest.approx((3, 0), abs=0.01)
    assert [out["lens"].box.width, out["lens[0]"].box.width] == pytest.approx([3, 0.6], abs=0.02)
    assert out["lens[0]"].box.center == pytest.approx((-3, 0), abs=0.01)
    assert {out[name].color for name in ("lens", "lens[0]", "lens[1]")} == {"#00FF00"}
    assert {drawn.id for drawn in plays[2].after} == {"ball"}


@pytest.mark.parametrize("show", sorted(ACTIONS_THAT_SHOW))
@pytest.mark.parametrize("hide", sorted(ACTIONS_THAT_HIDE))
def test_every_action_that_shows_or_hides_does_so_with_an_inset(show, hide):
    code = code_of(BALL, LENS, steps=[SHOW, {"action": show, "targets": ["lens"]}, {"action": hide, "targets": ["lens"]}])
    assert ("self.add(lens[0], lens)" if show == "add" else "PopOut(lens)") in code
    assert ("self.remove(lens[0], lens)" if hide == "remove" else "PopBack(lens)") in code


def test_a_frame_that_was_shown_by_itself_stays_until_it_is_taken_away(draw):
    steps = [
        SHOW,
        {"action": "create", "targets": ["lens.0"]},
        {"action": "create", "targets": ["lens"]},
        {"action": "fade_out", "targets": ["lens"]},
        {"action": "fade_out", "targets": ["lens.0"]},
    ]
    ids = [{drawn.id for drawn in play.after} for play in draw(BALL, LENS, steps=steps).plays]
    assert ids[1:5] == [{"ball", "lens[0]"}, {"ball", "lens", "lens[0]", "lens[1]"}, {"ball", "lens[0]"}, {"ball"}]


def test_moving_and_scaling_an_inset_moves_the_display_and_its_frame_goes_with_what_it_looks_at(draw, seen):
    steps = [
        SHOW,
        {"action": "add", "targets": ["lens"]},
        {"action": "move", "targets": ["lens"], "direction": "up", "distance": 1},
        {"action": "scale", "targets": ["lens"], "factor": 0.5, "start": "with"},
        {"action": "move", "targets": ["ball"], "direction": "down", "distance": 2},
    ]
    drawing = draw(BALL, LENS, steps=steps)
    assert seen(drawing, "lens").box.center == pytest.approx((3, 1), abs=0.01)
    assert seen(drawing, "lens").box.width == pytest.approx(1.5, abs=0.01)
    assert seen(drawing, "lens[0]").box.center == pytest.approx((-3, -2), abs=0.01)


def test_the_region_of_an_inset_is_what_the_spec_says_or_what_fits(draw, seen):
    wide = {**LENS, "value": 3, "width": 2, "height": 1}
    drawn = draw(BALL, wide, steps=[SHOW, {"action": "add", "targets": ["lens"]}])
    assert [seen(drawn, "lens").box.width, seen(drawn, "lens").box.height] == pytest.approx([6, 3], abs=0.01)
    assert [seen(drawn, "lens[0]").box.width, seen(drawn, "lens[0]").box.height] == pytest.approx([2, 1], abs=0.01)
    alone = {"id": "lens", "type": "inset", "of": "box"}
    drawn = draw({"id": "box", "type": "square", "width": 1}, alone)
    assert seen(drawn, "lens[0]").box.width == pytest.approx(1.5, abs=0.01)
    assert seen(drawn, "lens").box.right > 6  # in the corner, where nothing else says a place
    assert "width=0.8, height=0.8" in code_of(BALL, {**LENS, "radius": 0.4})


def test_an_inset_draws_while_the_camera_moves_and_follows(film):
    steps = [
        SHOW,
        {"action": "add", "targets": ["lens"]},
        {"action": "scale", "targets": ["camera"], "factor": 2, "anchor": "lens"},
        {"action": "follow", "targets": ["camera"], "anchor": "ball"},
        {"action": "move", "targets": ["ball"], "direction": "right", "distance": 6},
    ]
    first, close, last = film(BALL, LENS, steps=steps, at=(0.0, 0.93, 1.93))
    assert red(close).sum() > 3 * red(half(first, "right")).sum()
    # The camera has followed the ball to where the display is.
    assert red(last).sum() == pytest.approx(red(close).sum(), rel=0.1)
    code = code_of(BALL, LENS, steps=steps)
    assert "self.add(self.camera.frame)" in code


def test_what_is_larger_than_the_region_is_magnified_as_well(film):
    drawn = {
        "id": "board",
        "type": "rectangle",
        "width": 14,
        "height": 7,
        "color": "#FF0000",
        "fill_opacity": 1,
        "x": 0,
        "y": 0,
    }
    lens = {"id": "lens", "type": "inset", "of": "board", "value": 50, "x": 3, "y": 0}
    (picture,) = film(drawn, lens, steps=[{"action": "add", "targets": ["board", "lens"]}], at=(0.5,))
    assert red(half(picture, "right")).mean() > 0.7


@pytest.mark.parametrize(
    ("fields", "path"),
    [
        ({"of": None}, "of"),
        ({"of": "lens"}, "of"),
        ({"of": "nobody"}, "of"),
        ({"of": "number"}, "of"),
        ({"of": "trail"}, "of"),
        ({"of": "ball.99999"}, "of"),
        ({"value": 1e6}, "value"),
        ({"value": 0}, "value"),
        ({"value": -3}, "value"),
        ({"width": 20, "height": 20, "value": 20}, "value"),
        ({"width": 1e-9}, "width"),
        ({"radius": 1e-6}, "radius"),
        ({"width": 20, "height": 0.1, "value": None}, "width"),
        ({"count": 4}, "count"),
        ({"relation": "left_of"}, "anchor"),
        ({"stroke_width": 1e9}, "stroke_width"),
    ],
)
def test_insets_that_cannot_be_are_refused_where_they_are_wrong(fields, path):
    others = [BALL, {"id": "number", "type": "tracker"}, {"id": "trail", "type": "trace", "of": "ball"}]
    with pytest.raises(SpecError) as refused:
        code_of({**LENS, **fields}, *others)
    assert refused.value.path == f"objects[0].{path}"
    assert refused.value.message


@pytest.mark.parametrize(
    "more",
    [
        [{**LENS, "id": "second"}],
        [GLOBE],
        [{"id": "both", "type": "group", "children": ["ball", "lens"]}],
        [{"id": "lamp", "type": "light"}],
    ],
)
def test_a_scene_has_one_inset_and_is_flat_then(more):
    with pytest.raises(SpecError) as refused:
        code_of(BALL, LENS, *more)
    assert refused.value.valid


@pytest.mark.parametrize(
    "step",
    [
        {"action": "transform", "targets": ["lens"], "into": "ball"},
        {"action": "transform", "targets": ["ball"], "into": "lens"},
        {"action": "along", "targets": ["ball"], "path": "lens"},
        {"action": "swap", "targets": ["ball", "lens"]},
        {"action": "set", "targets": ["lens"], "value": 3},
        {"action": "fade_out", "targets": ["lens.7"]},
        {"action": "orbit", "theta": 30},
    ],
)
def test_steps_that_an_inset_cannot_take_are_refused(step):
    with pytest.raises(SpecError):
        code_of(BALL, LENS, steps=[SHOW, step])


def test_an_inset_that_its_steps_would_make_larger_than_memory_is_refused():
    grow = {"action": "scale", "targets": ["lens"], "factor": 20}
    with pytest.raises(SpecError, match="would be"):
        code_of(BALL, LENS, steps=[SHOW, grow, grow])
    closer = {"action": "scale", "targets": ["camera"], "factor": 20}
    with pytest.raises(SpecError, match="would be"):
        code_of(BALL, LENS, steps=[SHOW, closer, closer])


@pytest.mark.parametrize("action", ["indicate", "wiggle", "flash", "circumscribe", "focus", "rotate", "recolor", "opacity"])
def test_other_actions_run_with_an_inset(draw, action):
    fields = {"color": "red", "value": 0.5}
    steps = [SHOW, {"action": "add", "targets": ["lens"]}, {"action": action, "targets": ["lens"], "run_time": 0.2, **fields}]
    assert draw(BALL, LENS, steps=steps).plays


@pytest.mark.parametrize(
    ("step", "argument"),
    [
        ({"action": "scale", "factor": 2}, "closer=2"),
        ({"action": "scale", "factor": 0.5, "anchor": "globe"}, "closer=0.5, at=globe"),
        ({"action": "move", "direction": "left", "distance": 2}, "by=2 * LEFT"),
        ({"action": "move", "x": 1, "y": 2}, "at=[1, 2, 0]"),
        ({"action": "move", "x": 1, "y": 2, "z": 3}, "at=[1, 2, 3]"),
        ({"action": "move", "position": "left"}, "at=[-3.5, 0, 0]"),
        ({"action": "move", "anchor": "globe"}, "at=globe"),
        ({"action": "restore"}, "phi=70 * DEGREES, theta=-45 * DEGREES, at=ORIGIN, home=True"),
    ],
)
def test_the_camera_of_a_scene_with_depth_comes_closer_and_goes_elsewhere(draw, step, argument):
    step = {**step, "targets": ["camera"]}
    assert f"self.play(Look(self.camera, {argument}))" in code_of(GLOBE, steps=[THERE, step])
    assert draw(GLOBE, steps=[THERE, {**step, "run_time": 0.2}]).plays


def test_closer_is_larger_elsewhere_is_aside_and_restored_is_as_before(film):
    camera = {"targets": ["camera"], "run_time": 0.4}
    steps = [
        THERE,
        {"action": "wait", "run_time": 0.4},
        {"action": "scale", "factor": 2, **camera},
        {"action": "wait", "run_time": 0.4},
        {"action": "move", "direction": "right", "distance": 1.5, **camera},
        {"action": "wait", "run_time": 0.4},
        {"action": "restore", **camera},
        {"action": "wait", "run_time": 0.4},
    ]
    first, closer, aside, back = film(GLOBE, steps=steps, at=(0.1, 1.0, 1.8, 2.6))
    assert blue_width(closer) == pytest.approx(2 * blue_width(first), rel=0.15)
    assert blue_width(half(aside, "left")) > blue_width(half(aside, "right")) * 2
    assert np.abs(back - first).mean() < 2


def test_the_camera_and_things_move_in_one_play_and_what_would_clash_takes_turns(film):
    together = {"start": "with"}
    steps = [
        THERE,
        {"action": "scale", "targets": ["camera"], "factor": 2},
        {"action": "orbit", "theta": 30, "run_time": 2, **together},
        {"action": "move", "targets": ["globe"], "direction": "left", "distance": 1, **together},
    ]
    code = code_of(GLOBE, steps=steps)
    looks = "Look(self.camera, closer=2), Look(self.camera, theta=30 * DEGREES, run_time=2)"
    assert f"self.play({looks}, globe.animate.shift(LEFT))" in code
    spin = {"action": "spin", "angle": 90, "run_time": 1, **together}
    twice = code_of(GLOBE, steps=[*steps, spin])
    assert "self.play(Look(self.camera, turn=90 * DEGREES, rate_func=linear)" in twice or (
        "self.begin_ambient_camera_rotation(" in twice.split(looks)[1]
    )
    # Alone, both are Manim's own.
    alone = code_of(GLOBE, steps=[THERE, {"action": "orbit", "theta": 30}, {"action": "spin", "angle": 90}])
    assert "self.move_camera(theta=30 * DEGREES, run_time=2)" in alone
    assert "self.begin_ambient_camera_rotation(" in alone
    first, last = film(GLOBE, steps=steps, at=(0.0, 2.5))
    assert blue_width(last) > 1.6 * blue_width(first)


def test_the_camera_of_a_scene_with_depth_follows_what_moves(film):
    follow = {"action": "follow", "targets": ["camera"], "anchor": "globe"}
    away = {"action": "move", "targets": ["globe"], "direction": "left", "distance": 3}
    closer = {"action": "scale", "targets": ["camera"], "factor": 1.5, "start": "with"}
    assert "look_after(self, globe)" in code_of(GLOBE, steps=[THERE, follow, away])
    (followed,) = film(GLOBE, steps=[THERE, follow, away, closer], at=(1.3,))
    (left,) = film(GLOBE, steps=[THERE, away, closer], at=(1.3,))
    for picture, ratio in ((followed, (0.8, 1.25)), (left, (2, 1e9))):
        one, other = blue_width(half(picture, "left")), blue_width(half(picture, "right"))
        assert ratio[0] < one / max(other, 1) < ratio[1]


def test_a_flat_camera_told_to_go_left_goes_left(film):
    go = {"action": "move", "targets": ["camera"], "position": "left"}
    assert "self.camera.frame.animate.move_to([-3.5, 0, 0])" in code_of(BALL, steps=[SHOW, go])
    (picture,) = film(BALL, steps=[SHOW, go], at=(1.2,))
    columns = np.nonzero(red(picture).any(axis=0))[0]
    assert columns.mean() == pytest.approx((0.5 / WIDE + 0.5) * picture.shape[1], abs=3)


@pytest.mark.parametrize(
    "step",
    [
        {"action": "move", "targets": ["camera"], "relation": "left_of", "anchor": "globe"},
        {"action": "orbit"},
        {"action": "follow", "targets": ["camera"]},
        {"action": "follow", "targets": ["camera"], "anchor": "nobody"},
        {"action": "scale", "targets": ["camera"], "factor": 1e9},
        {"action": "move", "targets": ["camera"]},
        {"action": "create", "targets": ["lamp"]},
        {"action": "scale", "targets": ["lamp"], "factor": 2},
        {"action": "transform", "targets": ["globe"], "into": "lamp"},
        {"action": "along", "targets": ["globe"], "path": "lamp"},
    ],
)
def test_what_camera_and_light_cannot_do_is_refused(step):
    with pytest.raises(SpecError):
        code_of(GLOBE, {"id": "lamp", "type": "light"}, steps=[THERE, step])


def test_coming_closer_again_and_again_is_no_crash(draw):
    closer = {"action": "scale", "targets": ["camera"], "factor": 20, "run_time": 0.1}
    assert draw(GLOBE, steps=[THERE, *[closer] * 5]).plays


def test_a_light_that_moves_shades_anew_what_it_shines_on(film):
    lamp = {"id": "lamp", "type": "light", "x": 8, "y": -8, "z": 2}
    steps = [
        THERE,
        {"action": "wait", "run_time": 0.4},
        {"action": "move", "targets": ["lamp"], "x": -8, "y": 8, "z": 2, "run_time": 0.6},
        {"action": "wait", "run_time": 0.4},
    ]
    code = code_of(GLOBE, lamp, steps=steps)
    assert "lamp = Light(self)" in code
    assert "lamp.move_to([8, -8, 2])" in code
    assert "self.play(lamp.animate.move_to([-8, 8, 2]), run_time=0.6)" in code
    before, meanwhile, after = film(GLOBE, lamp, steps=steps, at=(0.1, 0.7, 1.2))
    # The camera looks from where the light is at first.
    assert before.mean() > 1.2 * after.mean()
    assert after.mean() < meanwhile.mean() < before.mean()


def test_a_light_has_depth_is_unseen_and_follows_trackers(draw):
    assert "class GeneratedScene(ThreeDScene)" in code_of({"id": "lamp", "type": "light"}, {"id": "c", "type": "circle"})
    lamp = {"id": "lamp", "type": "light", "bind": ["x = 5*cos(time)", "y = 5*sin(time)"]}
    code = code_of(GLOBE, lamp, steps=[THERE, {"action": "wait", "run_time": 0.4}])
    assert "follow(lamp, x=lambda:" in code
    drawing = draw(GLOBE, lamp, steps=[THERE, {"action": "add", "targets": ["lamp"]}, {"action": "wait", "run_time": 0.4}])
    assert {drawn.id for play in drawing.plays for drawn in play.after} == {"globe"}


@pytest.mark.parametrize(
    ("item", "path"),
    [
        ({"id": "lamp2", "type": "light"}, "type"),
        ({"id": "mark", "type": "surround", "of": "lamp"}, "of"),
        ({"id": "pair", "type": "group", "children": ["lamp"]}, "children[0]"),
        ({"id": "way", "type": "arrow_3d", "from_id": "globe", "to_id": "lamp"}, "to_id"),
    ],
)
def test_what_needs_something_to_see_cannot_have_a_light(item, path):
    with pytest.raises(SpecError) as refused:
        code_of(item, GLOBE, {"id": "lamp", "type": "light"})
    assert refused.value.path == f"objects[0].{path}"
