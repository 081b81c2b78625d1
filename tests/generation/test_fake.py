"""FakeWriter does what its script says."""

from __future__ import annotations

import pytest

from animathic_lab.errors import ArmRefused, ArmTimeout, ArmUnavailable
from animathic_lab.generation import FakeWriter, Writer, WriteRequest
from animathic_lab.scene.rules import validate


def spec_of(kind: str) -> dict[str, object]:
    return {"objects": [{"id": "thing", "type": kind}], "steps": []}


async def write(writer: Writer, prompt: str = "a circle", timeout: float = 5):
    return await writer.write(WriteRequest(prompt=prompt), timeout=timeout)


async def test_without_a_script_every_prompt_gets_the_same_valid_scene():
    writer = FakeWriter()
    draft = await write(writer)
    assert validate(draft.raw).warnings == ()
    assert validate(draft.spec).spec == validate((await write(writer, "else")).spec).spec
    assert [request.prompt for request in writer.requests] == ["a circle", "else"]
    assert writer.availability().ready


async def test_specs_by_prompt():
    writer = FakeWriter({"a dot": spec_of("dot"), "a star": spec_of("star")}, confidence=0.4)
    draft = await write(writer, "a star")
    assert (draft.spec["objects"][0]["type"], draft.confidence) == ("star", 0.4)
    with pytest.raises(ArmRefused, match="no spec scripted for 'a moon'"):
        await write(writer, "a moon")


async def test_specs_by_function_see_the_whole_request():
    writer = FakeWriter(lambda request: spec_of("dot" if request.repair is None else "star"))
    assert (await write(writer)).spec["objects"][0]["type"] == "dot"


async def test_failures_come_in_their_order():
    writer = FakeWriter(fail=[ArmUnavailable("first"), None, ArmRefused("third")])
    with pytest.raises(ArmUnavailable, match="first"):
        await write(writer)
    await write(writer)
    with pytest.raises(ArmRefused, match="third"):
        await write(writer)
    await write(writer)
    assert len(writer.requests) == 4


async def test_a_delay_past_the_timeout_is_a_timeout():
    with pytest.raises(ArmTimeout, match="fake did not answer"):
        await write(FakeWriter(delay=60), timeout=0.01)
    await write(FakeWriter(delay=0.01))


async def test_it_can_claim_to_be_remote_unavailable_and_closed():
    writer = FakeWriter(name="far", remote=True, unavailable="no server")
    assert (writer.name, writer.remote, writer.availability().why) == ("far", True, "no server")
    await writer.aclose()
    assert writer.closed
