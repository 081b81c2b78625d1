"""EnhancedTrainingPipeline as the deployment guide uses it, before anything has happened and after."""

from __future__ import annotations

import ast
import asyncio
import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import pytest
from generations import failed, make_generation

from animathic_lab.domain import GEMINI, LOCAL, Rating
from animathic_lab.errors import RecordError
from animathic_lab.learning import EnhancedTrainingPipeline
from animathic_lab.records import FeedbackCollector
from animathic_lab.settings import Settings

# The guide's "Feedback Analytics", word for word but for where the name is imported from.
SNIPPET = """
from animathic_lab import EnhancedTrainingPipeline

pipeline = EnhancedTrainingPipeline()
report = await pipeline.generate_improvement_report(days=30)

print(f"Overall Success Rate: {report['overall_metrics']['success_rate']:.1f}%")
print(f"User Satisfaction: {report['overall_metrics']['user_satisfaction']:.1f}/5")
"""


async def run_snippet() -> None:
    code = compile(SNIPPET, "guide", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT)
    names: dict[str, object] = {}
    await eval(code, names)
    names["pipeline"].records.close()  # type: ignore[attr-defined]


@pytest.fixture
def records() -> Iterator[FeedbackCollector]:
    """Four generations, all but one with a video, one older than the guide's thirty days; stars are given, and one changed."""
    made = FeedbackCollector(Settings())
    now = datetime.now(UTC)
    made.save(make_generation(id="good", timestamp=now - timedelta(hours=1)))
    made.save(make_generation(id="fair", timestamp=now - timedelta(days=29), model=GEMINI))
    made.save(failed(id="lost", timestamp=now - timedelta(hours=2)))
    made.save(make_generation(id="old", timestamp=now - timedelta(days=31)))
    for name, stars in (("good", 5), ("fair", 2), ("fair", 4), ("old", 1)):
        made.rate(Rating(generation_id=name, stars=stars))
    yield made
    made.close()


async def test_the_guides_snippet_on_an_empty_database(capsys: pytest.CaptureFixture[str]) -> None:
    await run_snippet()
    assert capsys.readouterr().out == "Overall Success Rate: 0.0%\nUser Satisfaction: 0.0/5\n"


@pytest.mark.usefixtures("records")
async def test_the_guides_snippet_after_some_generations_and_ratings(capsys: pytest.CaptureFixture[str]) -> None:
    await run_snippet()
    assert capsys.readouterr().out == "Overall Success Rate: 66.7%\nUser Satisfaction: 4.5/5\n"


async def test_the_numbers_are_floats_also_when_nothing_has_happened() -> None:
    pipeline = EnhancedTrainingPipeline()
    metrics = (await pipeline.generate_improvement_report())["overall_metrics"]
    pipeline.records.close()
    assert [type(metrics[name]) for name in ("success_rate", "user_satisfaction")] == [float, float]


async def test_the_days_are_counted(records: FeedbackCollector) -> None:
    pipeline = EnhancedTrainingPipeline(records=records)
    rates = [
        (await pipeline.generate_improvement_report(days=days))["overall_metrics"]["success_rate"]
        for days in (1, 30, 32, 10**9)
    ]
    assert rates == pytest.approx([50.0, 200 / 3, 75.0, 75.0])


async def test_the_report_is_plain_data_and_says_what_to_train(records: FeedbackCollector) -> None:
    for number in range(2):
        records.save(failed(id=f"no{number}", error="steps[3]: no object 'sun'", error_kind="SpecError", model=LOCAL))
    report = await EnhancedTrainingPipeline(records=records).generate_improvement_report()
    assert json.loads(json.dumps(report)) == report
    assert any("SpecError, 2 times" in priority for priority in report["training_priorities"])


async def test_a_report_over_no_days_is_refused_with_a_hint(records: FeedbackCollector) -> None:
    with pytest.raises(RecordError) as caught:
        await EnhancedTrainingPipeline(records=records).generate_improvement_report(days=0)
    assert caught.value.hint


async def test_reports_at_the_same_time_agree(records: FeedbackCollector) -> None:
    pipeline = EnhancedTrainingPipeline(records=records)
    reports = await asyncio.gather(*(pipeline.generate_improvement_report(days=30) for _ in range(4)))
    assert [report["overall_metrics"] for report in reports] == [reports[0]["overall_metrics"]] * 4
