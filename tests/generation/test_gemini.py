"""The real SDK against real HTTP on the loopback. Nothing here leaves the machine."""

from __future__ import annotations

import asyncio
import json
import logging
import subprocess
import sys
import time
import traceback

import pytest

from animathic_lab.domain import Tokens
from animathic_lab.errors import ArmRefused, ArmTimeout, ArmUnavailable, GenerationError
from animathic_lab.generation import PROMPT_VERSION, Repair, WriteRequest
from animathic_lab.generation.fake import MINIMAL_SPEC
from animathic_lab.generation.gemini import MAX_OUTPUT_TOKENS, GeminiWriter, price
from animathic_lab.generation.standins.gemini import FAULTS, serve_gemini
from animathic_lab.scene.spec import Kind, SceneSpec, json_schema
from animathic_lab.settings import Settings

KEY = "AIzaSyVerySecretKeyThatMustNotLeak"
REQUEST = WriteRequest(prompt="a red circle rolls to the right", schema=json_schema())
TYPE_STRING, TYPE_INTEGER, TYPE_ARRAY, TYPE_OBJECT = 1, 3, 5, 6


def settings_for(url: str | None, **more: object) -> Settings:
    values: dict[str, object] = {"google_ai_api_key": KEY, "gemini_api_endpoint": url, "privacy": "off", **more}
    return Settings(_env_file=None, **values)


@pytest.fixture(scope="module", autouse=True)
def _sdk_is_imported():
    # Its 1.2 s would otherwise be part of the first test's short timeout.
    import google.generativeai  # noqa: F401


@pytest.fixture
def standin(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve_gemini() as running:
        yield running


@pytest.fixture
async def writer(standin):
    writer = GeminiWriter(settings_for(standin.url))
    yield writer
    await writer.aclose()


async def failure_of(writer: GeminiWriter, timeout: float = 20) -> GenerationError:
    with pytest.raises(GenerationError) as caught:
        await writer.write(REQUEST, timeout=timeout)
    assert caught.value.hint
    return caught.value


async def test_a_good_answer_becomes_a_draft(writer, standin):
    spec = {"objects": [{"id": "ball", "type": "circle", "color": "red"}], "steps": [{"action": "create", "targets": ["ball"]}]}
    standin.answer = lambda _body: spec
    draft = await writer.write(REQUEST, timeout=20)
    assert draft.spec == spec
    assert json.loads(draft.raw) == spec
    assert draft.prompt_version == PROMPT_VERSION
    assert draft.confidence == pytest.approx(0.951, abs=0.001)


async def test_the_models_thoughts_are_counted_and_billed_as_output(writer, standin):
    draft = await writer.write(REQUEST, timeout=20)
    assert draft.tokens.written == len(draft.raw) // 4 + 100
    assert draft.tokens.read > 500
    assert draft.cost_usd == pytest.approx(draft.tokens.read * 0.30e-6 + draft.tokens.written * 2.50e-6)


def test_price_of_an_unknown_model_is_not_invented():
    assert price("gemini-2.5-flash", Tokens(read=1_000_000, written=1_000_000)) == pytest.approx(2.80)
    assert price("someone-else", Tokens(read=1_000_000, written=1_000_000)) == 0.0


async def test_the_request_asks_for_json_by_the_schema(writer, standin):
    await writer.write(REQUEST, timeout=20)
    (received,) = standin.received
    assert received.path.startswith("/v1beta/models/gemini-2.5-flash:generateContent")
    assert KEY not in received.path
    assert {name.lower(): value for name, value in received.headers.items()}["x-goog-api-key"] == KEY
    config = received.body["generationConfig"]
    assert config["responseMimeType"] == "application/json"
    assert config["maxOutputTokens"] == MAX_OUTPUT_TOKENS
    schema = config["responseSchema"]
    assert schema["type"] == TYPE_OBJECT  # the SDK sends enums as integers
    assert schema["required"] == ["objects"]
    objects = schema["properties"]["objects"]
    assert objects["type"] == TYPE_ARRAY
    assert objects["items"]["required"] == ["id", "type"]
    fields = objects["items"]["properties"]
    assert fields["type"]["enum"] == [kind.value for kind in Kind]
    assert fields["sides"] == {"type": TYPE_INTEGER}
    assert fields["id"]["type"] == TYPE_STRING


async def test_the_request_carries_the_prompt_last_and_the_language_as_instructions(writer, standin):
    await writer.write(REQUEST, timeout=20)
    body = standin.received[0].body
    assert body["contents"][-1] == {"parts": [{"text": REQUEST.prompt}], "role": "user"}
    instructions = body["systemInstruction"]["parts"][0]["text"]
    assert REQUEST.prompt not in instructions
    assert "double_arrow" in instructions


async def test_a_repair_carries_the_answer_and_the_exact_error(writer, standin):
    repair = Repair(raw='{"objects": []}', error="objects: list should have at least 1 item")
    await writer.write(WriteRequest(prompt="a circle", schema=json_schema(), repair=repair), timeout=20)
    *_, prompt, answer, complaint = standin.received[0].body["contents"]
    assert prompt["parts"][0]["text"] == "a circle"
    assert answer == {"parts": [{"text": repair.raw}], "role": "model"}
    assert repair.error in complaint["parts"][0]["text"]


@pytest.mark.parametrize(
    ("fault", "kind", "words", "hint"),
    [
        ("bad_key", ArmUnavailable, "API key was not accepted (400 ", "GOOGLE_AI_API_KEY"),
        ("forbidden", ArmUnavailable, "no permission for this (403 ", "permissions"),
        ("not_found", ArmUnavailable, "no such model at the endpoint (404 ", "GEMINI_API_ENDPOINT"),
        ("quota", ArmUnavailable, "quota is used up, or requests come too fast (429 ", "quotas"),
        ("internal", ArmUnavailable, "Google's service failed (500 ", "local-trained"),
        ("unavailable", ArmUnavailable, "Google's service is overloaded (503 ", "Try again in a minute"),
        ("drop", ArmUnavailable, "no connection (ConnectionError)", "network"),
        ("bad_request", ArmRefused, "refused the request (400 Request contains", "other arm"),
        ("blocked", ArmRefused, "blocked the prompt (prohibited content)", "other words"),
        ("unsafe_answer", ArmRefused, "stopped before the scene was whole (safety)", "other words"),
        ("no_candidates", ArmRefused, "sent no answer", "other arm"),
        ("empty", ArmRefused, "sent an empty answer", "other arm"),
        ("prose", ArmRefused, "not JSON (at character 0 of 38)", "other arm"),
        ("half_json", ArmRefused, "not JSON (at character", "other arm"),
        ("list", ArmRefused, "JSON that is not an object", "other arm"),
        ("truncated", ArmRefused, "cut off before the scene was whole", "shorter"),
        ("html", ArmRefused, "no answer of the Gemini API", "GEMINI_API_ENDPOINT"),
    ],
)
async def test_each_fault_is_told_in_words_after_one_call(writer, standin, fault, kind, words, hint):
    standin.fault = fault
    error = await failure_of(writer)
    assert type(error) is kind
    assert words in str(error)
    assert hint in error.hint
    assert len(standin.received) == 1, "the SDK must not retry behind our back"


@pytest.mark.parametrize("fault", ["truncated", "prose", "half_json", "list"])
async def test_a_useless_answer_is_kept_and_its_cost_too(writer, standin, fault):
    standin.fault = fault
    error = await failure_of(writer)
    assert isinstance(error, ArmRefused)
    assert error.raw
    assert error.tokens[1] > 100
    assert error.cost_usd > 0


@pytest.mark.parametrize("fault", ["hang", "drip"])
async def test_silence_ends_at_the_timeout(writer, standin, fault):
    standin.fault = fault
    started = time.monotonic()
    error = await failure_of(writer, timeout=0.7)
    assert isinstance(error, ArmTimeout)
    # Not a measurement: the fault itself would last ten minutes.
    assert time.monotonic() - started < 60


async def test_cancelling_returns_while_the_call_still_hangs(writer, standin):
    standin.fault = "hang"
    task = asyncio.create_task(writer.write(REQUEST, timeout=300))
    while not standin.received:
        await asyncio.sleep(0.02)
    task.cancel()
    async with asyncio.timeout(60):
        with pytest.raises(asyncio.CancelledError):
            await task


def test_a_hanging_call_does_not_keep_the_interpreter_from_ending(standin):
    standin.fault = "hang"
    code = f"""
import asyncio, sys
from animathic_lab.generation import GeminiWriter, WriteRequest
from animathic_lab.settings import Settings

async def main():
    settings = Settings(_env_file=None, google_ai_api_key="k", privacy="off", gemini_api_endpoint={standin.url!r})
    task = asyncio.create_task(GeminiWriter(settings).write(WriteRequest(prompt="x"), timeout=500))
    await asyncio.to_thread(sys.stdin.readline)
    task.cancel()

asyncio.run(main())
print("ended")
"""
    pipe = subprocess.PIPE
    with subprocess.Popen([sys.executable, "-c", code], stdin=pipe, stdout=pipe, stderr=pipe, text=True) as process:
        try:
            while not standin.received:
                assert process.poll() is None
                time.sleep(0.05)
            out, err = process.communicate("stop\n", timeout=60)
        finally:
            process.kill()
    assert (process.returncode, out) == (0, "ended\n")
    assert err == "", "the SDK's farewell is not the person's business"


async def test_nobody_listening_is_told_as_no_connection(monkeypatch):
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with serve_gemini() as gone:
        url = gone.url
    error = await failure_of(GeminiWriter(settings_for(url)))
    assert isinstance(error, ArmUnavailable)
    assert "no connection" in str(error)


async def test_a_schema_that_google_finds_too_large_is_left_out_once_and_for_all(writer, standin):
    standin.fault = "schema_too_complex"
    assert (await writer.write(REQUEST, timeout=20)).spec == MINIMAL_SPEC
    assert (await writer.write(REQUEST, timeout=20)).spec == MINIMAL_SPEC
    constrained = ["responseSchema" in received.body["generationConfig"] for received in standin.received]
    assert constrained == [True, False, False]
    assert standin.received[1].body["generationConfig"]["responseMimeType"] == "application/json"


async def test_two_writers_with_different_keys_live_side_by_side(standin):
    import google.generativeai.client as sdk

    before = dict(sdk._client_manager.client_config)
    one, other = (GeminiWriter(settings_for(standin.url, google_ai_api_key=key)) for key in ("key-one", "key-other"))
    await one.write(REQUEST, timeout=20)
    await other.write(REQUEST, timeout=20)
    await one.write(REQUEST, timeout=20)
    keys = [
        {name.lower(): value for name, value in received.headers.items()}["x-goog-api-key"] for received in standin.received
    ]
    assert keys == ["key-one", "key-other", "key-one"]
    assert sdk._client_manager.client_config == before, "the process-wide configuration is nobody's to change"
    assert sdk._client_manager.clients == {}
    await one.aclose()
    await one.aclose()
    await other.aclose()


async def test_calls_at_the_same_time_get_their_own_answers(writer, standin):
    standin.answer = lambda body: {"objects": [{"id": body["contents"][-1]["parts"][0]["text"], "type": "dot"}]}
    names = [f"dot_{number}" for number in range(8)]
    drafts = await asyncio.gather(*(writer.write(WriteRequest(prompt=name), timeout=20) for name in names))
    assert [draft.spec["objects"][0]["id"] for draft in drafts] == names


@pytest.mark.parametrize("fault", [*FAULTS, "drop", "html", "prose", "truncated", "blocked", "hang", None])
async def test_the_key_is_nowhere_to_be_read(writer, standin, caplog, capfd, fault):
    caplog.set_level(logging.DEBUG)
    standin.fault, standin.echo_key = fault, True
    shown = [repr(writer), str(writer), str(vars(writer))]
    try:
        await writer.write(REQUEST, timeout=0.7 if fault == "hang" else 20)
    except GenerationError as error:
        shown += [str(error), error.hint, repr(error), str(vars(error)), "".join(traceback.format_exception(error))]
        links = [error.__cause__, error.__context__]
        shown += [repr(link) for link in links] + [str(vars(link)) for link in links if link is not None]
    shown += [caplog.text, *(str(vars(record)) for record in caplog.records), *capfd.readouterr()]
    assert not [text for text in shown if KEY in text]


@pytest.mark.parametrize("key", ["with\nnewline-key", "schlüssel-☃"])
async def test_a_key_that_cannot_be_a_header_is_told_without_showing_it(standin, key):
    error = await failure_of(GeminiWriter(settings_for(standin.url, google_ai_api_key=key)))
    assert isinstance(error, ArmUnavailable)
    assert key not in "".join(traceback.format_exception(error))
    assert standin.received == []


async def test_without_a_key_the_arm_says_what_to_check(standin, caplog):
    caplog.set_level(logging.INFO)
    writer = GeminiWriter(settings_for(standin.url, google_ai_api_key=None))
    ready = writer.availability()
    assert (ready.ready, ready.why) == (False, "Gemini service unavailable: no API key")
    error = await failure_of(writer)
    assert isinstance(error, ArmUnavailable)
    assert str(error) == ready.why
    for remedy in ("GOOGLE_AI_API_KEY", "permissions", "quotas"):
        assert remedy in error.hint
    assert standin.received == []
    assert "initialized" not in caplog.text


async def test_local_only_privacy_sends_nothing(standin):
    writer = GeminiWriter(settings_for(standin.url, privacy="local-only"))
    assert not writer.availability().ready
    error = await failure_of(writer)
    assert isinstance(error, ArmUnavailable)
    assert "PRIVACY=local-only" in str(error)
    assert standin.received == []


def test_a_key_is_greeted_with_the_guides_line(caplog):
    caplog.set_level(logging.INFO)
    writer = GeminiWriter(settings_for(None))
    assert writer.availability().ready
    assert [record.getMessage() for record in caplog.records] == ["Enhanced Gemini service initialized with gemini-2.5-flash"]


@pytest.mark.parametrize(
    ("url", "warned"),
    [("http://10.1.2.3:80", True), ("http://127.0.0.1:1", False), ("https://gemini.example", False), (None, False)],
)
def test_an_unencrypted_way_to_another_machine_is_warned_of(caplog, url, warned):
    GeminiWriter(settings_for(url))
    assert ("unencrypted" in caplog.text) is warned


@pytest.mark.parametrize("prompt", ["\ud800 half a pair", "emoji 🎬", "x" * 50_000, "nul \x00 inside", "{}"])
async def test_any_prompt_travels(writer, standin, prompt):
    draft = await writer.write(WriteRequest(prompt=prompt), timeout=20)
    assert SceneSpec.model_validate(draft.spec)
    assert standin.received[0].body["contents"][-1]["parts"][0]["text"] == prompt.encode("utf-8", "replace").decode()
