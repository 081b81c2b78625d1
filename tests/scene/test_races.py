"""Bar chart races: who stands where and when, what the picture shows, and what cannot be a race."""

from __future__ import annotations

import time

import manim
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from manim import tempconfig

from animathic_lab.errors import SpecError
from animathic_lab.scene import SceneSpec, compile_scene, validate
from animathic_lab.scene.data import bind_tables, table_of
from animathic_lab.scene.mobjects.lettering import Counter
from animathic_lab.scene.mobjects.races import BarRace, Race
from animathic_lab.scene.mobjects.standings import Standings

RACE = {
    "id": "r",
    "type": "bar_race",
    "headers": ["Ada", "Basic", "C"],
    "rows": [["1990", "8", "5", "4"], ["2000", "6", "9", "7"], ["2010", "3", "7", "12"]],
}
STEPS = [{"action": "create", "targets": ["r"]}, {"action": "race", "targets": ["r"]}]


@pytest.fixture(autouse=True, scope="module")
def _outlines(tmp_path_factory):
    """Let the words that are set in this process lie in a folder of its own: two workers must not write the same file."""
    with tempconfig({"media_dir": str(tmp_path_factory.mktemp("media"))}):
        yield


def code_of(race, *steps):
    return compile_scene(validate({"objects": [race], "steps": list(steps)}, salvage=False).spec).code


def built(**fields):
    """A race that was made by its own generated code."""
    source = code_of({**RACE, **fields})
    call = source.split("r = ", 1)[1].split("\n", 1)[0]
    return eval(call, {**vars(manim), "BarRace": BarRace})  # the compiler's own code


def seen_bars(race):
    """The numbers of the bars that are seen, from top to bottom."""
    there = [(bar.get_center()[1], number) for number, bar in enumerate(race.bars) if len(bar.points)]
    return [number for _, number in sorted(there, reverse=True)]


def test_the_code_says_the_frames_and_plays_them():
    code = code_of(RACE, *STEPS)
    assert "BarRace(['Ada', 'Basic', 'C'], [('1990', [8, 5, 4]), ('2000', [6, 9, 7]), ('2010', [3, 7, 12])]" in code
    assert "self.play(GrowChart(r))" in code
    assert "self.play(Race(r, run_time=2))" in code
    assert "self.play(Race(r), run_time=8)" in code_of(RACE, {"action": "race", "targets": ["r"], "run_time": 8})


def test_the_first_column_may_have_a_header_and_cells_may_be_numbers():
    other = {**RACE, "headers": ["year", *RACE["headers"]], "rows": [[float(cell) for cell in row] for row in RACE["rows"]]}
    assert code_of(other) == code_of(RACE)


def test_the_longest_bar_is_on_top_at_every_frame():
    race = built()
    for frame, order in enumerate([[0, 1, 2], [1, 2, 0], [2, 1, 0]]):
        # Half a frame later the bars have slid to where their values put them.
        values = race.standings.at(frame)[0]
        assert list(np.argsort(-values)) == order
    race.stand_at(0.0)
    assert seen_bars(race) == [0, 1, 2]
    race.stand_at(race.standings.last)
    assert seen_bars(race) == [2, 1, 0]


def test_bars_slide_when_they_overtake_and_never_jump():
    race = built()
    heights = []
    for moment in np.linspace(0, race.standings.last, 200):
        race.stand_at(moment)
        heights.append([bar.get_center()[1] for bar in race.bars])
    steps = np.abs(np.diff(np.array(heights), axis=0))
    assert 0 < steps.max() < 0.12 * race.height


def test_the_longest_bar_always_fills_the_axis_and_the_others_keep_their_shares():
    race = built()
    race.stand_at(0.0)
    first = [bar.width for bar in race.bars]
    assert first[1] / first[0] == pytest.approx(5 / 8)
    race.stand_at(race.standings.last)
    last = [bar.width for bar in race.bars]
    assert last[2] == pytest.approx(first[0])
    assert last[0] / last[2] == pytest.approx(3 / 12)


def test_a_given_range_does_not_rescale():
    race = built(x_range=[0, 16])
    race.stand_at(0.0)
    widths = [race[0].width]
    race.stand_at(race.standings.last)
    widths.append(race[0].width)
    assert widths[1] / widths[0] == pytest.approx(3 / 8)


def test_colours_stay_with_the_names():
    race = built(colors=["red", "green", "blue"])
    before = [bar.get_fill_color().to_hex() for bar in race.bars]
    race.stand_at(race.standings.last)
    assert [bar.get_fill_color().to_hex() for bar in race.bars] == before
    assert len(set(before)) == 3


def test_what_is_missing_has_no_bar_and_comes_in_later():
    race = built(rows=[["a", "1", "", "3"], ["b", "1", "5", "nan"]])
    race.stand_at(0.0)
    assert seen_bars(race) == [2, 0]
    race.stand_at(race.standings.last)
    assert seen_bars(race) == [1, 0]


def test_equal_values_keep_the_order_of_the_names():
    assert Standings([[2, 2, 2]], shown=12).order(0) == [0, 1, 2]
    assert Standings([[1, 2, 2], [2, 2, 2]], shown=12).order(1) == [0, 1, 2]


def test_at_most_twelve_bars_are_seen():
    race = built(headers=[f"n{i}" for i in range(40)], rows=[["x", *map(str, range(40))], ["y", *map(str, range(40, 0, -1))]])
    assert seen_bars(race) == list(range(39, 27, -1))
    race.stand_at(race.standings.last)
    assert seen_bars(race) == list(range(12))


def test_bars_below_zero_hang_to_the_left():
    race = built(rows=[["a", "5", "-3", "0"]])
    zero = race[0].get_left()[0]
    assert race[1].get_right()[0] == pytest.approx(zero)
    assert race[1].width / race[0].width == pytest.approx(3 / 5)
    assert race.names[1].get_right()[0] < race.values[1].get_left()[0]


def test_a_race_goes_on_where_it_was_moved_to_and_as_large():
    race = built()
    race.scale(0.5).rotate(0.3).shift((1, 1, 0))
    centre = race.frame.get_center()
    race.stand_at(race.standings.last)
    assert race.frame.get_center() == pytest.approx(centre)
    along = race[2].points[3] - race[2].points[0]
    assert np.arctan2(along[1], along[0]) == pytest.approx(0.3)
    whole = built()
    whole.stand_at(whole.standings.last)
    assert np.linalg.norm(along) == pytest.approx(0.5 * whole[2].width)


def test_numbers_count_with_as_many_decimals_as_tell_something():
    assert Counter([[1000.0, 20.0]], decimals=None, unit="", font_size=20)._decimals == 0
    assert Counter([[1.25, 2.5]], decimals=None, unit="", font_size=20)._decimals == 2
    assert Counter([[0.00123]], decimals=None, unit="", font_size=20)._decimals == 5
    plain, money = (Counter([[5.0]], decimals=0, unit=unit, font_size=20).outline(5).width for unit in ("", "$"))
    assert money > plain


def test_it_is_drawn_and_stands_at_its_last_frame(draw, seen):
    drawing = draw(RACE, steps=[*STEPS, {"action": "recolor", "targets": ["r.0"], "color": "red"}])
    assert [play.animations[0].name for play in drawing.plays[:2]] == ["GrowChart", "Race"]
    assert drawing.plays[1].run_time == pytest.approx(2)
    box = seen(drawing, "r").box
    assert max(-box.left, box.right) < 6.6
    assert max(-box.bottom, box.top) < 3.7


@pytest.mark.parametrize(
    "fields",
    [
        {"rows": [["only", "1", "2", "3"]]},
        {"rows": [["a", "0", "0", "0"], ["b", "0", "0", "0"]]},
        {"rows": [["a", "-1", "-2", "-3"], ["b", "-5", "", "-1"]]},
        {"rows": [["", "1e14", "2", "-1e-9"], ["b" * 80, "1", "2", "3"]]},
        {"headers": ["", 'it\'s "{x}"\n\\', "n" * 80], "x_label": "{}%s", "unit": "km/h"},
        {"headers": ["A"], "rows": [["1", "1"], ["2", "2"]], "width": 3, "height": 1},
        {"headers": [f"bar {i}" for i in range(60)], "rows": [[str(y), *map(str, range(60))] for y in range(3)]},
    ],
)
def test_what_is_odd_is_drawn_within_the_frame(draw, seen, fields):
    box = seen(draw({**RACE, **fields}, steps=STEPS), "r").box
    assert max(-box.left, box.right) < 6.7
    assert max(-box.bottom, box.top) < 3.8


@settings(max_examples=25, deadline=None)
@given(
    st.integers(1, 6).flatmap(
        lambda n: st.lists(st.lists(st.none() | st.floats(-1e9, 1e9), min_size=n, max_size=n), min_size=1, max_size=5)
    )
)
def test_any_values_have_finite_points_at_any_time(values):
    names = [f"n{i}" for i in range(len(values[0]))]
    race = BarRace(names, [(str(index), row) for index, row in enumerate(values)], colors=["#FF0000"])
    for share in (0, 0.3, 0.77, 1):
        race.stand_at(share * race.standings.last)
        points = np.concatenate([part.points for part in race.get_family() if len(part.points)])
        assert np.isfinite(points).all()
        assert np.abs(points).max() < 9


def test_six_frames_take_few_seconds():
    """No words are set while it runs: a video of 75 pictures needs a hundred times less than 6 s of geometry."""
    race = BarRace(
        [f"n{i}" for i in range(12)], [(str(y), [(i * y) % 17 for i in range(12)]) for y in range(6)], colors=["#FFF"]
    )
    play = Race(race)
    assert play.run_time == 5
    play.begin()
    start = time.perf_counter()
    for alpha in np.linspace(0, 1, 75):
        play.interpolate(alpha)
    assert time.perf_counter() - start < 2


@pytest.mark.parametrize(
    ("fields", "path", "says"),
    [
        ({"rows": None}, "rows", "needs rows"),
        ({"headers": None}, "headers", "needs headers"),
        ({"rows": [["2000"]]}, "rows", "a number for each name"),
        ({"rows": [["2000", "1", "2", "3"], ["2001", "1"]]}, "rows", "row 1 has 2 cells"),
        ({"rows": [["2000", "1", "two", "3"]]}, "rows", "'two' in row 0"),
        ({"rows": [["2000", "1", "inf", "3"]]}, "rows", "'inf'"),
        ({"rows": [["2000", "1", "1e300", "3"]]}, "rows", "up to 1e"),
        ({"rows": [["2000", "", " ", "nan"]]}, "rows", "all cells are empty"),
        ({"headers": ["A", "B"]}, "headers", "2 names for 3 columns"),
        ({"rows": [["x", "1", "2", "3"]] * 61}, "rows", "at most 60"),
    ],
)
def test_what_cannot_be_a_race_is_refused_in_words(fields, path, says):
    race = {key: value for key, value in {**RACE, **fields}.items() if value is not None}
    with pytest.raises(SpecError) as refusal:
        validate({"objects": [race]})
    assert refusal.value.path == f"objects[0].{path}"
    assert says in refusal.value.message


@pytest.mark.parametrize(
    "item", [{"type": "bar_chart", "values": [1]}, {"type": "circle"}, {**RACE, "count": 2}, {"type": "bar_chart", "data": "d"}]
)
def test_only_a_race_can_race(item):
    with pytest.raises(SpecError, match="only a bar race can race") as refusal:
        validate({"objects": [{**item, "id": "r"}], "steps": [STEPS[1]]}, salvage=False)
    assert refusal.value.path == "steps[0].targets"


def test_a_bar_of_a_race_is_a_part():
    with pytest.raises(SpecError) as refusal:
        validate({"objects": [RACE], "steps": [{"action": "indicate", "targets": ["r.3"]}]}, salvage=False)
    assert refusal.value.valid == "r.0 to r.2"


def test_no_word_of_a_race_reaches_the_code_unescaped(constants, hostile):
    race = {
        **RACE,
        "headers": [hostile, "b", "c"],
        "rows": [[hostile, "1", "2", "3"]],
        "x_label": hostile,
        "unit": hostile[:12],
    }
    one_line = " ".join(hostile.split())
    assert [text for text in constants(race) if text in (one_line, hostile)].count(one_line) >= 2


SALES = {
    "sales": table_of(
        "sales",
        {
            "product": ["Tea", "Coffee", "Tea", "Coffee", "Milk", "Tea", None],
            "year": [2020, 2019, 2019, 2020, 2020, 2020, 2020],
            "revenue": [4.0, 3.0, 2.5, None, 7, 1, 9],
            "note": ["a"] * 7,
        },
    )
}


@pytest.mark.parametrize("kind", ["bar_race", "bar_chart"])
def test_a_table_races_over_its_index(draw, kind):
    item = {"id": "r", "type": kind, "data": "sales", "x_column": "product", "y_column": "revenue", "by_column": "year"}
    spec = validate({"objects": [item], "steps": STEPS}, salvage=False).spec
    bound = bind_tables(spec, SALES)
    race = bound.object("r")
    assert race.type == "bar_race"
    assert race.headers == ["Tea", "Coffee", "Milk"]
    assert race.rows == [["2019", "2.5", "3", ""], ["2020", "5", "", "7"]]
    assert "('2020', [5, None, 7])" in compile_scene(bound).code
    assert draw(*bound.to_dict()["objects"], steps=STEPS).plays[1].animations[0].name == "Race"


@pytest.mark.parametrize(
    ("fields", "path", "valid"),
    [
        ({"by_column": None}, "by_column", "year"),
        ({"by_column": "month"}, "by_column", "year"),
        ({"x_column": "nobody"}, "x_column", "product"),
        ({"y_column": "note"}, "y_column", "revenue"),
    ],
)
def test_a_race_of_a_wrong_column_names_the_path(fields, path, valid):
    item = {"id": "r", "type": "bar_race", "data": "sales", "x_column": "product", "y_column": "revenue", "by_column": "year"}
    spec = SceneSpec.model_validate({"objects": [{**item, **fields}]})
    with pytest.raises(SpecError) as refusal:
        bind_tables(spec, SALES)
    assert refusal.value.path == f"objects[0].{path}"
    assert valid in refusal.value.valid


@pytest.mark.parametrize(
    ("columns", "says"),
    [
        ({"product": [], "year": [], "revenue": []}, "no row"),
        ({"product": ["a"], "year": [1], "revenue": [None]}, "no row"),
        ({"product": ["a"] * 70, "year": list(range(70)), "revenue": [1.0] * 70}, "70 frames"),
        ({"product": list(range(70)), "year": [1] * 70, "revenue": [1.0] * 70}, "70 bars"),
    ],
)
def test_tables_that_are_too_small_or_too_large_are_refused(columns, says):
    item = {"id": "r", "type": "bar_race", "data": "t", "x_column": "product", "y_column": "revenue", "by_column": "year"}
    with pytest.raises(SpecError, match=says):
        bind_tables(SceneSpec.model_validate({"objects": [item]}), {"t": table_of("t", columns)})
