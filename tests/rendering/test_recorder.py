"""What a drawing says of a scene."""

from __future__ import annotations

from pathlib import Path

import pytest

from animathic_lab.domain import Drawing, Play
from animathic_lab.rendering import Renderer


def played(play: Play) -> list[tuple[str, str]]:
    return [(item.name, item.target) for item in play.animations]


def after(drawing: Drawing, index: int = -1) -> dict[str, tuple[str, str]]:
    return {item.id: (item.kind, item.color) for item in drawing.plays[index].after}


async def test_create_measures_the_shape(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene("ring = Circle(radius=2, color=BLUE).shift(RIGHT)", "self.play(Create(ring), run_time=2)", "self.wait()")
    )
    first, second = drawing.plays
    assert played(first) == [("Create", "ring")]
    assert first.animations[0].detail == {"run_time": 2}
    assert (first.start, first.run_time, second.start, second.run_time) == (0, 2, 2, 1)
    assert played(second) == [("Wait", "")]
    (ring,) = first.after
    assert (ring.id, ring.kind, ring.color, ring.parts, ring.opacity) == ("ring", "Circle", "#58C4DD", 1, 1)
    box = ring.box
    assert (box.left, box.right, box.bottom, box.top) == pytest.approx((-1, 3, -2, 2))


async def test_rotate_in_degrees_and_fill_before_stroke(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene(
            "s = Square(color=WHITE).set_fill(GREEN, opacity=0.8)",
            "thin = Square(color=WHITE).set_fill(GREEN, opacity=0.1)",
            "self.play(Rotate(s, angle=90 * DEGREES), FadeIn(thin))",
        )
    )
    turn = drawing.plays[0].animations[0]
    assert (turn.name, turn.target, turn.detail["angle"]) == ("Rotate", "s", 90)
    assert after(drawing) == {"s": ("Square", "#83C167"), "thin": ("Square", "#FFFFFF")}


async def test_animate_methods_are_dotted(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene(
            "d = Dot()",
            "goal = Square().shift(3 * LEFT)",
            "self.play(d.animate(run_time=2).shift(2 * UP).scale(3).set_color(RED))",
            "self.play(d.animate.move_to(goal))",
        )
    )
    first, second = (play.animations[0] for play in drawing.plays)
    assert (first.name, first.target) == ("shift.scale.set_color", "d")
    assert first.detail["shift"] == [0, 2]
    assert (first.detail["factor"], first.detail["color"], first.detail["run_time"]) == (3, "#FC6255", 2)
    assert (second.name, second.detail["to"]) == ("move_to", "goal")
    assert drawing.plays[1].after[0].box.center == pytest.approx((-3, 0))
    assert "goal" not in after(drawing), "it was never shown"


async def test_transforms(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene(
            "a = Square(color=RED)",
            "b = Circle(color=BLUE)",
            "c = Text('new')",
            "self.add(a)",
            "self.play(Transform(a, b))",
            "self.play(Indicate(a))",
            "self.play(ReplacementTransform(a, c))",
        )
    )
    assert played(drawing.plays[0]) == [("add", "a")]
    assert drawing.plays[1].animations[0].detail["into"] == "b"
    assert after(drawing, 1) == {"a": ("Circle", "#58C4DD")}, "the variable stays, the looks change"
    assert after(drawing, 2) == {"a": ("Circle", "#58C4DD")}
    assert drawing.plays[3].animations[0].detail["into"] == "c"
    assert after(drawing, 3) == {"c": ("Text", "#FFFFFF")}


async def test_groups_are_flattened_with_their_starts(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene(
            "a, b, c = Dot(), Dot(), Dot()",
            "group = VGroup(a, b, c).arrange(RIGHT, buff=1)",
            "self.play(LaggedStart(FadeIn(a), AnimationGroup(FadeIn(b), FadeIn(c)), lag_ratio=0.5))",
            "self.play(Succession(Indicate(a), b.animate.shift(UP)))",
            "self.play(FadeOut(group))",
        )
    )
    first, second, third = drawing.plays
    assert played(first) == [("FadeIn", "a"), ("FadeIn", "b"), ("FadeIn", "c")]
    assert "into" not in first.animations[0].detail
    assert [item.detail.get("start", 0) for item in first.animations] == pytest.approx([0, 0.5, 0.5])
    assert [item.id for item in first.after] == ["a", "b", "c", "group"]
    assert next(item for item in first.after if item.id == "group").parts == 3
    assert played(second) == [("Indicate", "a"), ("shift", "b")]
    assert played(third) == [("FadeOut", "group")]
    assert third.after == ()


async def test_of_a_group_only_what_is_shown_counts(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene("a, b = Dot(), Dot().shift(5 * RIGHT)", "both = VGroup(a, b)", "self.play(FadeIn(a))", "self.remove(a)")
    )
    both = next(item for item in drawing.plays[0].after if item.id == "both")
    assert (both.parts, both.box.right < 1) == (1, True)
    assert played(drawing.plays[1]) == [("remove", "a")]
    assert drawing.plays[1].after == ()


async def test_stand_ins_name_what_they_point_at(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene(
            "a, b = Square(), Circle()",
            "row = VGroup(Dot(), Dot())",
            "self.play(Flash(a), Circumscribe(b))",
            "self.play(FadeTransform(a, b))",
            "self.play(FadeOut(a, b))",
            "self.play(LaggedStartMap(FadeIn, row))",
        )
    )
    plays = drawing.plays
    assert played(plays[0]) == [("Flash", "a"), ("Circumscribe", "b")]
    assert (played(plays[1]), plays[1].animations[0].detail["into"]) == ([("FadeTransform", "a")], "b")
    assert played(plays[2]) == [("FadeOut", "a"), ("FadeOut", "b")]
    assert played(plays[3]) == [("FadeIn", "row"), ("FadeIn", "row")]


async def test_names_from_attributes_lists_and_helpers(renderer: Renderer) -> None:
    source = """
from manim import *

class GeneratedScene(Scene):
    def construct(self):
        self.sun = Circle(color=YELLOW)
        dots = [Dot(), Dot()]
        self.show()
        self.play(*[FadeIn(dot_now) for dot_now in dots])

    def show(self):
        moon = Circle(color=GRAY)
        self.play(FadeIn(self.sun), FadeIn(moon))
"""
    drawing = await renderer.measure(source)
    assert sorted(played(drawing.plays[0])) == [("FadeIn", "moon"), ("FadeIn", "sun")]
    assert set(after(drawing)) == {"sun", "moon", "dots[0]", "dots[1]"}


async def test_trackers_are_not_seen(renderer: Renderer, scene) -> None:
    drawing = await renderer.measure(
        scene(
            "t = ValueTracker(0)",
            "d = always_redraw(lambda: Dot().shift(t.get_value() * RIGHT))",
            "self.add(d)",
            "self.play(t.animate.set_value(4))",
        )
    )
    assert played(drawing.plays[1]) == [("set_value", "t")]
    assert set(after(drawing)) == {"d"}
    assert drawing.plays[1].after[0].box.center == pytest.approx((4, 0), abs=0.01)


async def test_measuring_equals_rendering(renderer: Renderer, scene, tmp_path: Path) -> None:
    source = scene(
        'title = Text("All of it").to_edge(UP)',
        "a, b = Square(color=RED), Circle(color=BLUE).shift(RIGHT)",
        "line = Line(LEFT, UP)",
        "d = Dot().add_updater(lambda mobject, dt: mobject.shift(dt * RIGHT))",
        "self.play(Write(title), Create(a), run_time=1.3)",
        "self.add(d)",
        "self.wait(1.5)",
        "self.play(Transform(a, b), line.animate.rotate(PI / 2), rate_func=there_and_back)",
        "self.wait(0.7)",
        "self.play(LaggedStart(FadeOut(a), Wiggle(line), lag_ratio=0.3), run_time=2)",
    )
    render = await renderer.render(source, out=tmp_path / "v.mp4")
    assert await renderer.measure(source) == render.drawing
    last = render.drawing.plays[-1]
    assert last.start + last.run_time == pytest.approx(render.duration, abs=0.1)
    assert next(item for item in last.after if item.id == "line").angle == pytest.approx(45, abs=0.1)
