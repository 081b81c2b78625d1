"""From the outbox to MLflow: once, in order, and nothing is lost when MLflow is away."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import pytest
from generations import make_generation

from animathic_lab.domain import Generation, Rating
from animathic_lab.errors import TrackingError
from animathic_lab.records import FeedbackCollector
from animathic_lab.settings import Settings
from animathic_lab.tracking import BackgroundDrain, Projector, drain, trace_id_of


@pytest.fixture
def collector() -> Iterator[FeedbackCollector]:
    collector = FeedbackCollector(Settings())
    yield collector
    collector.close()


class Sink:
    """Stands where MLflow would, notes what it gets, and fails when told to."""

    def __init__(self) -> None:
        self.seen: list[tuple[str, str]] = []
        self.down = False
        self.got = threading.Event()

    def _take(self, kind: str, name: str) -> None:
        if self.down:
            raise TrackingError("MLflow is away")
        self.seen.append((kind, name))
        self.got.set()

    def project(self, generation: Generation) -> str:
        self._take("trace", generation.id)
        return trace_id_of(generation.id)

    def rate(self, generation: Generation, rating: Rating) -> None:
        self._take("rating", rating.id)

    def delete(self, generation_id: str) -> None:
        self._take("delete", generation_id)


def traces(projector: Projector) -> list[str]:
    found, _ = projector._store.backend.search_traces(locations=[projector.ensure_experiment()])
    return sorted(info.trace_id for info in found)


def test_generations_and_ratings_arrive_once(collector: FeedbackCollector) -> None:
    projector = Projector(Settings())
    generations = [make_generation(scores=()) for _ in range(3)]
    for generation in generations:
        collector.save(generation)
    collector.rate(Rating(generation_id=generations[0].id, stars=5, comment="yes"))
    progress: list[int] = []
    report = drain(collector.outbox, collector.get, projector, on_trace=collector.set_trace, on_progress=progress.append)
    assert (report.done, report.failed, report.left) == (4, 0, 0)
    assert progress == [1, 2, 3, 4]
    for generation in generations:
        collector.save(generation)
    assert drain(collector.outbox, collector.get, projector).done == 3
    assert traces(projector) == sorted(trace_id_of(generation.id) for generation in generations)
    assert collector.get(generations[0].id).trace_id == trace_id_of(generations[0].id)
    assessments = projector.trace(generations[0].id).info.assessments
    assert [(item.name, item.feedback.value, item.rationale) for item in assessments] == [("user_rating", 5, "yes")]


def test_a_deleted_generation_leaves_no_trace(collector: FeedbackCollector) -> None:
    projector = Projector(Settings())
    seen, unseen = make_generation(), make_generation()
    collector.save(seen)
    drain(collector.outbox, collector.get, projector)
    collector.save(unseen)
    collector.rate(Rating(generation_id=unseen.id, stars=1))
    collector.delete(seen.id)
    collector.delete(unseen.id)
    report = drain(collector.outbox, collector.get, projector)
    assert (report.failed, report.left) == (0, 0)
    assert traces(projector) == []


def test_what_mlflow_cannot_take_waits_with_its_reason_and_arrives_later(collector: FeedbackCollector) -> None:
    settings = Settings()
    broken = settings.animathic_home / "mlflow.db"
    broken.write_bytes(b"not a database " * 100)
    for _ in range(5):
        collector.save(make_generation())
    report = drain(collector.outbox, collector.get, Projector(settings))
    assert (report.done, report.left) == (0, 5)
    assert 1 <= report.failed < 5, "it gives up early when nothing works"
    assert "cannot be opened" in report.error
    assert "cannot be opened" in collector.outbox.last_error()
    broken.unlink()
    report = drain(collector.outbox, collector.get, Projector(settings))
    assert (report.done, report.failed, report.left) == (5, 0, 0)


def test_one_bad_item_does_not_hold_the_others(collector: FeedbackCollector) -> None:
    bad, good = make_generation(), make_generation()
    collector.save(bad)
    collector.save(good)
    sink = Sink()

    def load(name: str) -> Generation:
        if name == bad.id:
            raise ValueError("unreadable")
        return collector.get(name)

    report = drain(collector.outbox, load, sink)
    assert (report.done, report.failed, report.left) == (1, 1, 1)
    assert sink.seen == [("trace", good.id)]
    assert report.error == "ValueError: unreadable"


def test_a_limit_and_a_stop_are_kept(collector: FeedbackCollector) -> None:
    for _ in range(5):
        collector.save(make_generation())
    sink = Sink()
    assert drain(collector.outbox, collector.get, sink, limit=2).left == 3
    assert drain(collector.outbox, collector.get, sink, stop=lambda: len(sink.seen) >= 3).left == 2
    assert drain(collector.outbox, collector.get, sink).left == 0, "what was handed out and not tried is free again"
    assert len(sink.seen) == len(set(sink.seen)) == 5


def test_the_thread_brings_what_it_is_told_of(collector: FeedbackCollector) -> None:
    sink = Sink()
    background = BackgroundDrain(collector.outbox, collector.get, sink, on_trace=collector.set_trace)
    generation = make_generation()
    collector.save(generation)
    background.notify()
    assert sink.got.wait(10)
    collector.rate(Rating(generation_id=generation.id, stars=3, id="r1"))
    background.notify()
    assert background.stop(10)
    assert sink.seen == [("trace", generation.id), ("rating", "r1")]
    assert collector.get(generation.id).trace_id == trace_id_of(generation.id)
    assert collector.outbox.backlog() == 0


def test_the_thread_tries_again_by_itself(collector: FeedbackCollector) -> None:
    sink = Sink()
    sink.down = True
    background = BackgroundDrain(collector.outbox, collector.get, sink, retry_s=0.05)
    collector.save(make_generation())
    background.notify()
    limit = time.monotonic() + 10
    while not collector.outbox.last_error() and time.monotonic() < limit:
        time.sleep(0.01)
    assert collector.outbox.last_error() == "MLflow is away"
    sink.down = False
    assert sink.got.wait(20)
    assert background.stop(10)
    assert collector.outbox.backlog() == 0


def test_stopping_never_waits_longer_than_asked_and_loses_nothing(collector: FeedbackCollector) -> None:
    entered, release = threading.Event(), threading.Event()

    class Slow(Sink):
        def project(self, generation: Generation) -> str:
            entered.set()
            release.wait(30)
            return super().project(generation)

    background = BackgroundDrain(collector.outbox, collector.get, Slow())
    for _ in range(2):
        collector.save(make_generation())
    background.notify()
    assert entered.wait(10)
    assert not background.stop(0.1)
    release.set()
    background._thread.join(10)
    assert collector.outbox.backlog() == 1
    assert drain(collector.outbox, collector.get, Sink()).done == 1


def test_a_thread_that_was_never_needed_is_never_started(collector: FeedbackCollector) -> None:
    background = BackgroundDrain(collector.outbox, collector.get, Sink())
    assert background.stop(0)
    background.notify()
    assert background._thread is None


def test_a_database_that_is_gone_does_not_end_the_thread(
    collector: FeedbackCollector, caplog: pytest.LogCaptureFixture
) -> None:
    sink = Sink()
    background = BackgroundDrain(collector.outbox, collector.get, sink, retry_s=0.05)
    database = Settings().animathic_home / "feedback_data.db"
    collector.save(make_generation())
    collector.close()
    hidden = database.rename(database.with_name("hidden.db"))
    database.mkdir()
    background.notify()
    limit = time.monotonic() + 10
    while "the outbox cannot be read" not in caplog.text and time.monotonic() < limit:
        time.sleep(0.01)
    database.rmdir()
    hidden.rename(database)
    assert sink.got.wait(10)
    assert background.stop(10)
