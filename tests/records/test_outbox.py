"""The outbox hands each thing to one drain at a time, in order, and never forgets one."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta

import pytest
from generations import make_generation

from animathic_lab.domain import Rating
from animathic_lab.records import FeedbackCollector, Outbox
from animathic_lab.settings import Settings


@pytest.fixture
def collector():
    collector = FeedbackCollector(Settings())
    yield collector
    collector.close()


def test_a_generations_items_come_one_at_a_time_and_in_order(collector: FeedbackCollector) -> None:
    one, other = make_generation(id="one"), make_generation(id="other")
    collector.save(one)
    rating = collector.rate(Rating(generation_id="one", stars=5))
    collector.save(other)
    first, second = collector.outbox.pending()
    assert [(first.generation_id, first.kind), (second.generation_id, second.kind)] == [("one", "trace"), ("other", "trace")]
    assert list(collector.outbox.pending()) == [], "what is handed out belongs to one drain"
    collector.outbox.done(first)
    (third,) = collector.outbox.pending()
    assert (third.kind, third.payload_id) == ("rating", rating.id)
    assert collector.outbox.backlog() == 2


def test_a_failure_waits_longer_each_time_up_to_five_minutes(collector: FeedbackCollector) -> None:
    collector.save(make_generation())
    outbox = collector.outbox
    waits = []
    for _ in range(10):
        outbox.hurry()
        (item,) = outbox.pending()
        before = datetime.now(UTC)
        outbox.failed(item, "the store is gone")
        assert list(outbox.pending()) == []
        # The first whole second at which it is due again.
        due = next(
            s for s in range(400) if (found := outbox.pending(now=before + timedelta(seconds=s))) and [outbox.release(found)]
        )
        waits.append(due)
    assert [wait - 1 for wait in waits[:4]] == [2, 4, 8, 16]
    assert waits[-1] == 301
    assert outbox.last_error() == "the store is gone"
    outbox.hurry()
    (item,) = outbox.pending()
    assert item.attempts == 10


def test_a_lease_that_has_run_out_is_handed_out_again(collector: FeedbackCollector) -> None:
    collector.save(make_generation())
    impatient = Outbox(collector._database, lease_s=0.0)
    (first,) = impatient.pending()
    (again,) = impatient.pending()
    assert first.id == again.id


def test_a_number_is_never_used_twice(collector: FeedbackCollector) -> None:
    collector.save(make_generation())
    (first,) = collector.outbox.pending()
    collector.outbox.done(first)
    collector.save(make_generation())
    (second,) = collector.outbox.pending()
    assert second.id > first.id, "a late done() of the first must not touch the second"


def test_saving_again_while_it_is_being_written_asks_for_another_writing(collector: FeedbackCollector) -> None:
    generation = make_generation()
    collector.save(generation)
    collector.save(generation)
    assert collector.outbox.backlog() == 1
    (item,) = collector.outbox.pending()
    collector.save(generation)
    collector.outbox.done(item)
    assert collector.outbox.backlog() == 1


def test_drains_at_once_never_get_the_same_item(collector: FeedbackCollector) -> None:
    for _ in range(40):
        collector.save(make_generation())
    taken: list[int] = []
    other = FeedbackCollector(Settings())

    def work(outbox: Outbox) -> None:
        while batch := outbox.pending(3):
            for item in batch:
                taken.append(item.id)
                outbox.done(item)

    threads = [threading.Thread(target=work, args=(one.outbox,)) for one in (collector, other, collector, other)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(taken) == sorted(set(taken))
    assert len(taken) == 40
    assert collector.outbox.backlog() == 0
    other.close()
