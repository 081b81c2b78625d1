"""Named tables: what a model is told, what it is not, and how the values come into a scene."""

from __future__ import annotations

import json
import math

import pandas as pd
import pytest

from animathic_lab.errors import SpecError
from animathic_lab.scene import SceneSpec, compile_scene
from animathic_lab.scene.data import MOST, Table, bind_tables, describe, table_of
from animathic_lab.scene.pivots import in_order

SALES = table_of(
    "sales",
    pd.DataFrame(
        {
            "month": ["Jan", "Feb", "Mar", "Feb"],
            "revenue": [3.0, 5.5, None, 2],
            "secret": ["alice@example.org", "bob", "carol", "dan"],
            "day": pd.to_datetime(["2026-01-01", "2026-02-01", "2026-03-01", "2026-02-02"]),
        }
    ),
)
TABLES = {"sales": SALES}


def spec_of(**fields: object) -> SceneSpec:
    return SceneSpec.model_validate({"objects": [{"id": "chart", "data": "sales", **fields}]})


def bound(**fields: object):
    return bind_tables(spec_of(**fields), TABLES).object("chart")


def test_a_model_is_told_names_types_and_ranges_and_no_value_of_a_text():
    told = describe(SALES)
    assert told["columns"]["revenue"] == {"type": "number", "min": 2, "max": 5.5}
    assert told["columns"]["month"] == {"type": "text", "different": 3}
    assert "alice" not in json.dumps(told)
    assert told["rows"] == 4


def test_bars_are_the_sums_by_label_in_the_order_of_the_table():
    chart = bound(type="bar_chart", x_column="month", y_column="revenue")
    assert chart.labels == ["Jan", "Feb", "Mar"]
    assert chart.values == [3, 7.5, 0]
    assert chart.data == "sales"


def test_points_without_a_value_are_left_out():
    assert bound(type="scatter", x_column="revenue", y_column="revenue").vertices == [[3, 3], [5.5, 5.5], [2, 2]]
    assert bound(type="line_chart", y_column="revenue").vertices == [[0, 3], [1, 5.5], [3, 2]]


def test_a_table_shows_the_columns_that_it_names():
    table = bound(type="table", x_column="month", y_column="revenue")
    assert table.headers == ["month", "revenue"]
    assert table.rows == [["Jan", "3.0"], ["Feb", "5.5"], ["Mar", ""], ["Feb", "2.0"]]


def test_thousands_of_values_become_the_bars_of_their_histogram():
    many = {"numbers": table_of("numbers", {"x": [math.sin(i) for i in range(5000)]})}
    spec = SceneSpec.model_validate({"objects": [{"id": "h", "type": "histogram", "data": "numbers", "x_column": "x"}]})
    chart = bind_tables(spec, many).object("h")
    assert sum(chart.values or ()) == 5000
    assert len(chart.values or ()) == len(chart.labels or ())


def test_long_lines_are_thinned_and_keep_their_ends():
    many = {"walk": table_of("walk", {"y": list(range(1000))})}
    spec = SceneSpec.model_validate({"objects": [{"id": "l", "type": "line_chart", "data": "walk", "y_column": "y"}]})
    points = bind_tables(spec, many).object("l").vertices or []
    assert len(points) == MOST
    assert (points[0], points[-1]) == ([0, 0], [999, 999])


@pytest.mark.parametrize(
    ("fields", "path", "valid"),
    [
        ({"type": "bar_chart", "data": "nothing"}, "objects[0].data", "sales"),
        ({"type": "bar_chart", "x_column": "nobody", "y_column": "revenue"}, "objects[0].x_column", "month"),
        ({"type": "bar_chart", "x_column": "month", "y_column": "secret"}, "objects[0].y_column", "revenue"),
        ({"type": "circle"}, "objects[0].data", "chart"),
    ],
)
def test_what_cannot_be_bound_names_the_path_and_what_would_do(fields, path, valid):
    with pytest.raises(SpecError) as refusal:
        bound(**fields)
    assert refusal.value.path == path
    assert valid in refusal.value.valid


def test_too_many_bars_are_refused():
    many = {"sales": Table("sales", {"month": list(range(100)), "revenue": [1.0] * 100})}
    with pytest.raises(SpecError, match="more than can be read"):
        bind_tables(spec_of(type="bar_chart", x_column="month", y_column="revenue"), many)


@pytest.mark.parametrize("frame", [{}, {"a": [1], "b": [1, 2]}])
def test_what_is_no_table_is_refused(frame):
    with pytest.raises(SpecError):
        table_of("t", frame)


LONG = table_of(
    "sales",
    {
        "day": ["2026-01-02 00:00:00", "2026-01-01 00:00:00", "2026-01-02 00:00:00", "2026-01-01 00:00:00", None],
        "shop": ["East", "East", "West", None, "West"],
        "year": [2, 1.0, 1, 1, 1],
        "revenue": [4.0, 3.5, 7, 100, None],
    },
)


def lines_of(**fields: object):
    spec = spec_of(**fields)
    return bind_tables(spec, {"sales": LONG}).object("chart")


def test_a_line_for_each_value_of_by_column():
    chart = lines_of(type="line_chart", x_column="day", y_column="revenue", by_column="shop")
    assert chart.headers == ["East", "West"]
    assert chart.rows == [["2026-01-01", "3.5", ""], ["2026-01-02", "4", "7"]]
    by_year = lines_of(type="line_chart", x_column="year", y_column="revenue", by_column="shop")
    assert by_year.rows == [["1", "3.5", "7"], ["2", "4", ""]]


def test_a_colour_for_each_value_of_by_column():
    chart = lines_of(type="scatter", x_column="year", y_column="revenue", by_column="shop")
    assert chart.headers == ["East", "West"]
    assert chart.rows == [["2", "4", ""], ["1", "3.5", ""], ["1", "", "7"]]
    code = compile_scene(
        bind_tables(spec_of(type="scatter", x_column="year", y_column="revenue", by_column="shop"), {"sales": LONG})
    )
    assert "names=['East', 'West']" in code.code


def test_a_line_over_words_has_them_as_labels():
    chart = lines_of(type="line_chart", x_column="day", y_column="revenue")
    assert chart.labels == ["2026-01-01", "2026-01-02"]
    assert chart.values == [103.5, 11]


def test_too_many_colours_and_no_rows_are_refused():
    many = {"sales": table_of("sales", {"x": list(range(20)), "y": [1.0] * 20, "who": [f"p{i}" for i in range(20)]})}
    with pytest.raises(SpecError, match="cannot be told apart") as refusal:
        bind_tables(spec_of(type="scatter", x_column="x", y_column="y", by_column="who"), many)
    assert refusal.value.path == "objects[0].by_column"
    empty = {"sales": table_of("sales", {"x": [], "y": [], "who": []})}
    with pytest.raises(SpecError, match="no row"):
        bind_tables(spec_of(type="line_chart", x_column="x", y_column="y", by_column="who"), empty)


@pytest.mark.parametrize("kind", ["bar_chart", "pie_chart", "line_chart", "scatter", "histogram"])
def test_an_empty_table_is_refused_in_words(kind):
    empty = {"sales": table_of("sales", {"x": [], "y": []})}
    with pytest.raises(SpecError):
        bind_tables(spec_of(type=kind, x_column="x", y_column="y"), empty)


def test_values_come_in_their_order():
    assert in_order(["10", "9", "10"]) == ["9", "10"]
    assert in_order(["2026-02-01", "2025-12-31"]) == ["2025-12-31", "2026-02-01"]
    assert in_order(["2026-Q2", "2026-Q1"]) == ["2026-Q1", "2026-Q2"]
    assert in_order(["Feb", "Jan"]) == ["Feb", "Jan"]
