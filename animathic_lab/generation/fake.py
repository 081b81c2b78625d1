"""FakeWriter: an arm that answers what a test tells it to. Public, like httpx's MockTransport."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from animathic_lab.domain import Draft
from animathic_lab.errors import ArmRefused, ArmTimeout
from animathic_lab.generation.protocol import Availability, WriteRequest

__all__ = ["MINIMAL_SPEC", "FakeWriter"]

#: The smallest scene worth rendering: one circle that is drawn.
MINIMAL_SPEC: Final[Mapping[str, Any]] = MappingProxyType(
    {
        "spec_version": 1,
        "objects": [{"id": "circle_1", "type": "circle", "color": "blue"}],
        "steps": [{"action": "create", "targets": ["circle_1"], "run_time": 0.5}],
    }
)


class FakeWriter:
    """A writer that answers from a script.

    Parameters
    ----------
    specs : Mapping of str to Mapping, or callable, optional
        Specs by prompt, or a function of the request. Without them every prompt gets `MINIMAL_SPEC`.
    name : str
        Name of the arm.
    delay : float
        Seconds before each answer.
    fail : Sequence of Exception or None
        What to raise at the first call, the second, ...; None lets that call answer. Calls past the end answer.
    confidence : float, optional
        Put on every draft.
    remote : bool
        Whether the arm claims that prompts leave this machine.
    unavailable : str
        Why the arm cannot be called; empty means that it can.

    Attributes
    ----------
    requests : list of WriteRequest
        Every request seen, also those that failed.

    Examples
    --------
    >>> writer = FakeWriter()
    >>> draft = asyncio.run(writer.write(WriteRequest(prompt="a circle"), timeout=1))
    >>> draft.spec["objects"][0]["type"], [request.prompt for request in writer.requests]
    ('circle', ['a circle'])
    """

    def __init__(
        self,
        specs: Mapping[str, Mapping[str, Any]] | Callable[[WriteRequest], Mapping[str, Any]] | None = None,
        *,
        name: str = "fake",
        delay: float = 0.0,
        fail: Sequence[Exception | None] = (),
        confidence: float | None = None,
        remote: bool = False,
        unavailable: str = "",
    ) -> None:
        self.name = name
        self.remote = remote
        self.requests: list[WriteRequest] = []
        self.closed = False
        self._specs = specs
        self._delay = delay
        self._fail = tuple(fail)
        self._confidence = confidence
        self._unavailable = unavailable

    def availability(self) -> Availability:
        """Tell what the test said."""
        return Availability(ready=not self._unavailable, why=self._unavailable)

    async def write(self, request: WriteRequest, *, timeout: float) -> Draft:
        """Answer the next line of the script.

        Raises
        ------
        ArmTimeout
            The delay is longer than the timeout.
        ArmRefused
            The script has no spec for this prompt.
        Exception
            Whatever ``fail`` holds for this call.
        """
        number = len(self.requests)
        self.requests.append(request)
        await asyncio.sleep(min(self._delay, timeout))
        if self._delay > timeout:
            raise ArmTimeout(f"{self.name} did not answer within {timeout:g} s")
        failure = self._fail[number] if number < len(self._fail) else None
        if failure is not None:
            raise failure
        spec = self._answer(request)
        return Draft(spec=spec, raw=json.dumps(spec), confidence=self._confidence, prompt_version="fake-1")

    def _answer(self, request: WriteRequest) -> dict[str, Any]:
        if self._specs is None:
            return dict(MINIMAL_SPEC)
        if callable(self._specs):
            return dict(self._specs(request))
        if request.prompt not in self._specs:
            raise ArmRefused(
                f"{self.name} has no spec scripted for {request.prompt!r}", hint="Add the prompt to FakeWriter's specs."
            )
        return dict(self._specs[request.prompt])

    async def aclose(self) -> None:
        """Remember that it was closed."""
        self.closed = True
