"""The feedback database keeps what it is given, in one piece, and says no in words."""

from __future__ import annotations

import logging
import sqlite3
import threading
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from generations import failed, make_attempt, make_generation, make_render, same

from animathic_lab.domain import GEMINI, LOCAL, Prompt, Rating
from animathic_lab.errors import NotFound, RecordError
from animathic_lab.records import FeedbackCollector
from animathic_lab.settings import Settings


@pytest.fixture
def collector():
    collector = FeedbackCollector(Settings())
    yield collector
    collector.close()


def database_file() -> Path:
    return Settings().animathic_home / "feedback_data.db"


def test_a_generation_comes_back_as_it_was_saved(collector: FeedbackCollector) -> None:
    generation = make_generation(
        model=GEMINI,
        primary_model=LOCAL,
        attempts=(make_attempt(LOCAL, 1, ok=False, error="no", error_kind="SpecError", hint="h"), make_attempt(GEMINI, 2)),
    )
    collector.save(generation)
    found = collector.get(generation.id)
    assert same(found, generation)
    assert found.render is not None
    assert found.render.drawing == generation.render.drawing


def test_a_failed_generation_comes_back_as_it_was_saved(collector: FeedbackCollector) -> None:
    generation = failed(model=GEMINI)
    collector.save(generation)
    assert same(collector.get(generation.id), generation)


def test_the_guides_query_shows_the_newest_first_in_utc(collector: FeedbackCollector) -> None:
    east = timezone(timedelta(hours=5))
    old = make_generation(timestamp=datetime(2026, 11, 1, 3, 0, tzinfo=east))
    new = make_generation(timestamp=datetime(2026, 11, 1, 0, 0, tzinfo=UTC), model=GEMINI, primary_model=LOCAL)
    collector.save(new)
    collector.save(old)
    with sqlite3.connect(database_file()) as connection:
        connection.row_factory = sqlite3.Row
        rows = connection.execute("SELECT * FROM generation_records ORDER BY timestamp DESC LIMIT 10;").fetchall()
    assert [row["id"] for row in rows] == [new.id, old.id]
    assert rows[1]["timestamp"].startswith("2026-10-31 22:00:00")
    first = dict(rows[0])
    assert first["prompt"] == new.prompt.text
    assert first["fallback_used"] == 1
    assert first["fallback_model"] == GEMINI
    assert (first["generation_time"], first["compilation_time"], first["render_time"], first["total_time"]) == (
        0.5,
        0.02,
        0.7,
        1.3,
    )
    assert (first["tokens_in"], first["tokens_out"], first["cost_usd"]) == (40, 60, 0.25)
    assert first["video_path"] == "/videos/a.mp4"
    assert collector.get(old.id).timestamp == old.timestamp


def test_every_column_of_the_design_exists(collector: FeedbackCollector) -> None:
    named = """
    id timestamp user_id prompt primary_model fallback_used fallback_model generated_json compiled_manim render_success
    generation_time compilation_time render_time total_time video_path error_message suitable_for_training
    training_notes parent_id trace_id session_id experiment_key variant propensities eligible_arms policy_version
    feature_version prompt_version cached features_json tokens_in tokens_out cost_usd
    """
    with sqlite3.connect(database_file()) as connection:
        columns = {row[1] for row in connection.execute("PRAGMA table_info(generation_records)")}
        assert connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert set(named.split()) <= columns


def test_saving_again_updates_and_keeps_ratings(collector: FeedbackCollector) -> None:
    generation = make_generation()
    collector.start(failed(id=generation.id))
    assert collector.outbox.backlog() == 0
    collector.save(generation)
    collector.rate(Rating(generation_id=generation.id, stars=2))
    collector.set_trace(generation.id, "tr-1")
    collector.save(generation)
    found = collector.get(generation.id)
    assert found.render_success
    assert len(found.attempts) == 1
    assert [rating.stars for rating in found.ratings] == [2]
    assert found.trace_id == "tr-1"
    assert not collector.to_frame().loc[0, "suitable_for_training"]
    assert len(collector.list()) == 1


def test_ratings_are_added_never_replaced(collector: FeedbackCollector) -> None:
    generation = make_generation()
    collector.save(generation)
    first = collector.rate(Rating(generation_id=generation.id[:10], stars=1, comment="no\0pe", matched_intent=False))
    second = Rating(
        generation_id=generation.id, stars=5, comment="much better", visual_quality=4, matched_intent=True, user_id="bob"
    )
    collector.rate(second)
    collector.rate(second)
    found = collector.get(generation.id).ratings
    assert [rating.stars for rating in found] == [1, 5]
    assert first.generation_id == generation.id
    assert first.timestamp is not None
    assert found[0].comment == "no\ufffdpe"
    assert found[1].user_id == "bob"
    frame = collector.to_frame()
    assert frame.loc[0, "rating"] == 5
    assert frame.loc[0, "ratings"] == 2
    assert frame.loc[0, "suitable_for_training"]


@pytest.mark.parametrize("stars", [0, 6, -1, 2.5, True])
def test_stars_out_of_range_are_refused(collector: FeedbackCollector, stars: object) -> None:
    generation = make_generation()
    collector.save(generation)
    with pytest.raises(RecordError) as refusal:
        collector.rate(Rating(generation_id=generation.id, stars=stars))  # type: ignore[arg-type]
    assert "1 (useless) to 5" in refusal.value.hint
    assert collector.get(generation.id).ratings == ()


def test_ids_may_be_shortened_while_they_are_unique(collector: FeedbackCollector) -> None:
    one, other = make_generation(id="abc1" + "0" * 28), make_generation(id="abc2" + "0" * 28)
    collector.save(one)
    collector.save(other)
    assert collector.get("abc2").id == other.id
    with pytest.raises(NotFound, match="several generations"):
        collector.get("abc")
    for nothing in ("ffff", "", "%", "abc_"):
        with pytest.raises(NotFound):
            collector.get(nothing)
    with pytest.raises(NotFound):
        collector.rate(Rating(generation_id="ffff", stars=3))


def test_lists_are_filtered_and_paged(collector: FeedbackCollector) -> None:
    base = datetime(2026, 11, 1, tzinfo=UTC)
    for number in range(5):
        collector.save(
            make_generation(id=f"g{number}", timestamp=base + timedelta(hours=number), prompt=Prompt(text=f"scene {number}%"))
        )
    collector.save(failed(id="bad", timestamp=base, model=GEMINI))
    assert [item.id for item in collector.list(limit=2)] == ["g4", "g3"]
    assert [item.id for item in collector.list(limit=2, offset=2)] == ["g2", "g1"]
    assert [item.id for item in collector.list(rendered=False)] == ["bad"]
    assert [item.id for item in collector.list(model=GEMINI)] == ["bad"]
    assert [item.id for item in collector.list(since=base + timedelta(hours=3))] == ["g4", "g3"]
    assert [item.id for item in collector.list(text="SCENE 2%")] == ["g2"]


def test_deleting_leaves_nothing_but_the_request_for_the_trace(collector: FeedbackCollector) -> None:
    generation = make_generation(render=make_render(Path("/videos/own.mp4")))
    collector.save(generation)
    collector.rate(Rating(generation_id=generation.id, stars=3))
    assert collector.delete(generation.id[:8]) == [Path("/videos/own.mp4"), Path("/videos/own.webp")]
    with sqlite3.connect(database_file()) as connection:
        for table in ("generation_records", "attempts", "ratings"):
            assert connection.execute(f"SELECT count(*) FROM {table}").fetchone() == (0,)
        kinds = connection.execute("SELECT kind FROM mlflow_outbox ORDER BY id").fetchall()
    assert kinds[-1] == ("delete",)
    with pytest.raises(NotFound):
        collector.delete(generation.id)


def test_a_video_that_another_generation_shows_is_kept(collector: FeedbackCollector) -> None:
    first, cached = make_generation(), make_generation(cached=True)
    collector.save(first)
    collector.save(cached)
    assert collector.delete(first.id) == []
    assert collector.delete(cached.id) == [Path("/videos/a.mp4"), Path("/videos/a.webp")]


def test_text_that_no_database_takes_is_mended(collector: FeedbackCollector) -> None:
    generation = make_generation(prompt=Prompt(text="a\0b\ud800c"), error="\udcff")
    collector.save(generation)
    assert collector.get(generation.id).prompt.text == "a\ufffdb\ufffdc"


def test_numbers_that_json_does_not_know_do_not_break_a_record(collector: FeedbackCollector) -> None:
    import numpy as np

    generation = make_generation(timings={"total": float("nan"), "render": np.float64(2.5)})
    collector.save(generation)
    found = collector.get(generation.id)
    assert found.timings["render"] == 2.5


def test_threads_may_write_at_once(collector: FeedbackCollector) -> None:
    errors: list[BaseException] = []

    def work() -> None:
        try:
            for _ in range(10):
                generation = make_generation()
                collector.save(generation)
                collector.rate(Rating(generation_id=generation.id, stars=4))
                collector.arm_stats()
        except BaseException as error:
            errors.append(error)

    threads = [threading.Thread(target=work) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert len(collector.to_frame()) == 40
    assert collector.outbox.backlog() == 80


def test_the_start_is_logged_in_the_guides_words(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, logger="animathic_lab"):
        FeedbackCollector(Settings()).close()
    assert "Feedback collector initialized with database: feedback_data.db" in [
        record.getMessage() for record in caplog.records
    ]


def test_an_empty_database_has_an_empty_frame(collector: FeedbackCollector) -> None:
    frame = collector.to_frame()
    assert len(frame) == 0
    assert {"id", "prompt", "rating", "rating_comment", "rated_at", "ratings"} <= set(frame.columns)
    assert collector.list() == []


def test_a_database_in_memory_is_one_database(tmp_path: Path) -> None:
    collector = FeedbackCollector(Settings(feedback_database_url="sqlite://"))
    generation = make_generation()
    thread = threading.Thread(target=collector.save, args=(generation,))
    thread.start()
    thread.join()
    assert collector.get(generation.id).id == generation.id
    collector.close()
