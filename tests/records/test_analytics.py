"""Numbers over hand-made records, computed by hand."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from generations import SPEC, failed, make_attempt, make_generation

from animathic_lab.domain import GEMINI, LOCAL, Fact, Prompt, Rating, Route
from animathic_lab.errors import RecordError
from animathic_lab.records import FeedbackCollector
from animathic_lab.records.analytics import Row, arm_numbers, error_patterns, normalise, overall_numbers, training_verdict
from animathic_lab.records.improvement import report
from animathic_lab.records.queries import report_rows
from animathic_lab.settings import Settings

NOW = datetime.now(UTC)


@pytest.fixture
def collector():
    collector = FeedbackCollector(Settings())
    yield collector
    collector.close()


def routed(arm: str, complexity: float) -> Route:
    return Route(arm=arm, complexity=complexity)


@pytest.fixture
def filled(collector: FeedbackCollector) -> FeedbackCollector:
    """Seven generations: see the comments for what each is about."""
    hour = timedelta(hours=1)

    def save(number: int, stars: tuple[int, ...] = (), **changes: object) -> None:
        make = failed if changes.pop("fails", False) else make_generation
        collector.save(make(id=f"g{number}", timestamp=NOW - number * hour, **changes))
        for given in stars:
            collector.rate(Rating(generation_id=f"g{number}", stars=given))

    # Local went well twice: 2 s and 4 s; the later of two ratings counts.
    save(1, (1, 5), attempts=(make_attempt(LOCAL, seconds=2.0),), timings={"total": 2.5}, route=routed(LOCAL, 0.1))
    save(2, (3,), attempts=(make_attempt(LOCAL, seconds=4.0),), timings={"total": 4.5}, route=routed(LOCAL, 0.1))
    # Local failed twice (1 s each), Gemini made it good in 3 s.
    no = {"ok": False, "error_kind": "SpecError", "hint": ""}
    save(
        3,
        (4,),
        model=GEMINI,
        primary_model=LOCAL,
        route=routed(LOCAL, 0.5),
        timings={"total": 5.5},
        attempts=(
            make_attempt(LOCAL, 1, seconds=1.0, error="steps[3]: no object 'sun'", **no),
            make_attempt(LOCAL, 2, seconds=1.0, error="steps[1]: no object 'moon'", **no),
            make_attempt(GEMINI, 3, seconds=3.0),
        ),
    )
    # Gemini failed for good.
    save(
        4,
        fails=True,
        model=GEMINI,
        error="timeout after 30 s",
        error_kind="ArmTimeout",
        timings={"total": 30.0},
        route=routed(GEMINI, 0.9),
    )
    # Cached: no call.
    save(5, cached=True, attempts=(), timings={"total": 0.5}, route=routed(LOCAL, 0.1))
    # Stopped by the person: no fault of the arm.
    save(6, fails=True, error="stopped", error_kind="RenderCancelled", timings={"total": 1.0}, route=routed(LOCAL, 0.1))
    # Long ago.
    collector.save(
        make_generation(
            id="g7", timestamp=NOW - timedelta(days=100), attempts=(make_attempt(LOCAL, seconds=6.0),), timings={"total": 6.0}
        )
    )
    return collector


def test_arm_stats_count_calls_only(filled: FeedbackCollector) -> None:
    stats = filled.arm_stats()
    assert set(stats) == {LOCAL, GEMINI}
    local = stats[LOCAL]
    # g1, g2, g3 (failed, 1 + 1 s), g7: 3 of 4; seconds 2, 4, 2, 6.
    assert (local.calls, local.success_rate, local.seconds_p50, local.rating) == (4, 0.75, 3.0, 4.0)
    gemini = stats[GEMINI]
    assert (gemini.calls, gemini.success_rate, gemini.seconds_p50, gemini.rating) == (
        2,
        0.5,
        pytest.approx((3.0 + 1.25) / 2),
        4.0,
    )
    assert filled.arm_stats(window=1)[LOCAL].calls == 1
    assert filled.arm_stats(window=1)[LOCAL].seconds_p50 == 2.0


def test_the_performance_summary_is_what_a_hand_computes(filled: FeedbackCollector) -> None:
    summary = filled.performance_summary()
    assert summary["models"][LOCAL] == {
        "success_rate": 75.0,
        "total_generations": 4,
        "average_time": 3.5,
        "user_satisfaction": 4.0,
    }
    assert summary["models"][GEMINI] == {
        "success_rate": 50.0,
        "total_generations": 2,
        "average_time": pytest.approx(2.125),
        "user_satisfaction": 4.0,
    }
    overall = summary["overall"]
    assert overall["total_generations"] == 7
    assert overall["success_rate"] == pytest.approx(100 * 5 / 7)
    assert overall["average_time"] == pytest.approx((2.5 + 4.5 + 5.5 + 30 + 0.5 + 1 + 6) / 7)
    assert overall["user_satisfaction"] == 4.0
    assert overall["fallback_rate"] == pytest.approx(100 / 7)


def test_sql_and_plain_rows_agree(filled: FeedbackCollector) -> None:
    with filled._database.reading() as session:
        rows = report_rows(session)
    summary = filled.performance_summary()
    assert arm_numbers(rows) == {arm: pytest.approx(numbers) for arm, numbers in summary["models"].items()}
    assert overall_numbers(rows) == pytest.approx(summary["overall"])


def test_the_improvement_report_covers_its_days(filled: FeedbackCollector) -> None:
    data = filled.improvement_report(30)
    assert data["period_days"] == 30
    assert data["overall_metrics"]["total_generations"] == 6
    assert data["overall_metrics"]["fallback_rate"] == pytest.approx(100 / 6)
    assert data["models"][LOCAL]["total_generations"] == 3
    assert data["complexity_distribution"] == {
        "simple": {"count": 4, "success_rate": 75.0},
        "moderate": {"count": 1, "success_rate": 100.0},
        "complex": {"count": 1, "success_rate": 0.0},
    }
    assert data["popular_kinds"] == {"circle": 4, "square": 4}
    first = data["error_patterns"][0]
    assert (first["error_kind"], first["pattern"], first["count"]) == ("SpecError", "steps[N]: no object *", 2)
    assert first["arms"] == {LOCAL: 2}
    assert first["example"] == "steps[3]: no object 'sun'"
    assert first["generation_id"] == "g3"
    assert "SpecError, 2 times: steps[N]: no object *" in data["training_priorities"]


def test_an_empty_database_gives_floats(collector: FeedbackCollector) -> None:
    summary = collector.performance_summary()
    assert set(summary["models"]) == {GEMINI, LOCAL}
    for numbers in (*summary["models"].values(), summary["overall"]):
        for key in ("success_rate", "average_time", "user_satisfaction"):
            assert numbers[key] == 0.0
            assert isinstance(numbers[key], float)
    data = collector.improvement_report()
    assert (
        f"{data['overall_metrics']['success_rate']:.1f}% {data['overall_metrics']['user_satisfaction']:.1f}/5" == "0.0% 0.0/5"
    )
    assert isinstance(data["overall_metrics"]["fallback_rate"], float)
    assert data["improvement_areas"] == []
    assert data["error_patterns"] == []
    assert collector.arm_stats() == {}


def test_a_report_over_no_days_is_refused(collector: FeedbackCollector) -> None:
    with pytest.raises(RecordError):
        collector.improvement_report(0)
    assert collector.improvement_report(10**9)["period_days"] == 10**9


def test_what_falls_short_is_said_in_words() -> None:
    bad = {"model": GEMINI, "primary_model": LOCAL, "render_success": False, "total_time": 90.0}
    rows = [
        Row(
            id=str(number),
            **bad,
            stars=1 if number else None,
            matched_intent=False if number else None,
            kinds=("text",),
            missing=("color",),
            asked=2,
        )
        for number in range(5)
    ]
    said = " ".join(report(rows, 7)["improvement_areas"])
    for words in (
        "1.0 of 5 stars over 4 rated",
        "100% of the generations needed another arm",
        "90 s on average",
        "4 videos were not",
    ):
        assert words in said
    priorities = report(rows, 7)["training_priorities"]
    assert priorities[0].startswith("Facts of kind color: 5 of 10")
    assert "Scenes with text: 4 rated 1 or 2 stars." in priorities


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("line 12 of /home/ada/x.py: 'a'", "line 7 of /srv/y.py: 'b c'"),
        ("job 3f2a9c1b7d failed in 1.5 s", "job 00aa11bb22 failed in 20 s"),
        ("too   many\nwords", "too many words"),
    ],
)
def test_messages_that_differ_in_details_are_one_pattern(one: str, other: str) -> None:
    assert normalise(one) == normalise(other)


def test_an_error_outside_any_attempt_is_a_pattern_too() -> None:
    row = Row(id="a", model=LOCAL, primary_model=LOCAL, render_success=False, error_kind="ArmTimeout", error="was not tried")
    assert [(found["error_kind"], found["count"]) for found in error_patterns([row, row])] == [("ArmTimeout", 2)]


def test_what_a_person_says_decides_what_is_for_training() -> None:
    assert training_verdict(make_generation())[0]
    assert not training_verdict(failed())[0]
    missing = make_generation(facts=(Fact(kind="object", asked="a star", drawn=False),))
    assert training_verdict(missing) == (False, "not drawn: a star")
    assert not training_verdict(make_generation(facts=()))[0]
    rated = {"generation_id": "x"}
    assert training_verdict(make_generation(facts=missing.facts, ratings=(Rating(stars=5, **rated),)))[0]
    assert not training_verdict(make_generation(ratings=(Rating(stars=5, matched_intent=False, **rated),)))[0]
    assert not training_verdict(make_generation(ratings=(Rating(stars=3, **rated),)))[0]


def test_a_spec_that_is_odd_does_not_break_the_report(collector: FeedbackCollector) -> None:
    collector.save(make_generation(spec={**SPEC, "objects": [{"id": "x"}]}, prompt=Prompt(text="odd")))
    assert collector.improvement_report()["popular_kinds"] == {}
