"""Gemini, through google-generativeai over REST: JSON mode, one timeout, and every failure in our own words.

Three things about the SDK shape this file. `genai.configure` is global to the process, so each writer builds its own client.
Over REST there is no async, so a call runs in a thread, which is a daemon: a hung call neither holds up a cancellation nor
keeps the interpreter from ending. And its exceptions carry the HTTP request, whose headers have the key, so none of them is
ever the cause or the context of an error of ours.
"""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import json
import logging
import math
import sys
import threading
import time
import warnings
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final, TypeVar
from urllib.parse import urlsplit

from animathic_lab.domain import GEMINI, Draft, Tokens
from animathic_lab.errors import AnimathicError, ArmRefused, ArmTimeout, ArmUnavailable
from animathic_lab.generation.gemini_errors import HINT_OTHER_WORDS, HINT_SETUP, SchemaRefused, translate
from animathic_lab.generation.prompts import PROMPT_VERSION, Conversation, build
from animathic_lab.generation.protocol import Availability, WriteRequest
from animathic_lab.generation.schema import gemini_schema

if TYPE_CHECKING:
    from animathic_lab.settings import Settings

__all__ = ["MAX_OUTPUT_TOKENS", "PRICES", "PRICES_AS_OF", "GeminiWriter", "price"]

log = logging.getLogger(__name__)

#: US dollars per million tokens read and written (the model's thoughts are billed as written).
PRICES: Final[Mapping[str, tuple[float, float]]] = MappingProxyType({GEMINI: (0.30, 2.50)})
PRICES_AS_OF: Final = "2026-11"

#: Room for the largest scene and the thoughts before it; bounds what a model that runs away can cost (8 cents).
MAX_OUTPUT_TOKENS: Final = 32_768

_IMPORTING: Final = threading.Lock()
_T = TypeVar("_T")


class GeminiWriter:
    """The Gemini arm.

    Parameters
    ----------
    settings : Settings
        Key, endpoint and privacy.
    model : str
        Google's name of the model, and the arm's.

    Examples
    --------
    >>> from animathic_lab.settings import Settings
    >>> GeminiWriter(Settings(google_ai_api_key=None, _env_file=None)).availability().ready
    False
    """

    def __init__(self, settings: Settings, *, model: str = GEMINI) -> None:
        self.name = model
        self.remote = True
        self._local_only = settings.privacy == "local-only"
        self._key = settings.google_ai_api_key
        self._endpoint = (settings.gemini_api_endpoint or "").strip().rstrip("/")
        self._client: Any = None
        self._lock = threading.Lock()
        # Google refuses schemas that its decoder finds too large, and says so only when asked. Once is enough to know.
        self._schema_refused = False
        if self._key is not None:
            log.info("Enhanced Gemini service initialized with %s", model)
        if _is_exposed(self._endpoint):
            log.warning("GEMINI_API_ENDPOINT is plain http to another machine: prompts and the key travel unencrypted")

    def __repr__(self) -> str:
        return f"GeminiWriter(model={self.name!r})"

    def availability(self) -> Availability:
        """Tell whether there is a key and whether prompts may leave this machine. No call is made."""
        if self._local_only:
            return Availability(
                ready=False,
                why="Gemini is switched off: PRIVACY=local-only keeps every prompt on this machine",
                hint="Use --model local-trained, or set PRIVACY=off.",
            )
        if self._key is None:
            return Availability(ready=False, why="Gemini service unavailable: no API key", hint=HINT_SETUP)
        return Availability(ready=True)

    async def write(self, request: WriteRequest, *, timeout: float) -> Draft:
        """Write one spec; see `Writer.write`.

        Raises
        ------
        ArmUnavailable
            No key, a refused key, a used-up quota, no network, or a failure on Google's side.
        ArmTimeout
            There was no whole answer within the timeout.
        ArmRefused
            A blocked prompt, or an answer that is no JSON object.
        """
        ready = self.availability()
        if not ready.ready:
            raise ArmUnavailable(ready.why, hint=ready.hint)
        conversation, deadline = build(request), time.monotonic() + timeout
        try:
            # The SDK's timeout is for each read of the socket; this one is for the whole.
            async with asyncio.timeout(timeout):
                return await _in_daemon(lambda: self._ask(conversation, request.schema, deadline))
        except TimeoutError:
            raise ArmTimeout(f"{self.name} did not answer within {timeout:g} s") from None

    async def aclose(self) -> None:
        """Close the connections; a later call opens new ones."""
        with self._lock:
            client, self._client = self._client, None
        if client is not None:
            client.transport.close()

    def _ask(self, conversation: Conversation, schema: Mapping[str, Any], deadline: float) -> Draft:
        while True:
            constrained = bool(schema) and not self._schema_refused
            try:
                return self._call(conversation, schema if constrained else {}, deadline)
            except SchemaRefused:
                # The instructions explain the schema too, and the validator checks it, so JSON mode alone will do.
                log.info("%s does not take the schema as a constraint; it goes on in plain JSON mode", self.name)
                self._schema_refused = True

    def _call(self, conversation: Conversation, schema: Mapping[str, Any], deadline: float) -> Draft:
        left = deadline - time.monotonic()
        if left <= 0:
            raise ArmTimeout(f"{self.name} did not answer in time")
        key = self._key.get_secret_value().strip() if self._key else ""
        problem: AnimathicError | SchemaRefused
        try:
            model = self._model(conversation.system, schema, key)
            response = model.generate_content(
                [{"role": turn.role, "parts": [turn.text]} for turn in conversation.turns],
                # By default a 503 is tried again for ten minutes, past every deadline; the orchestrator has a better next step.
                request_options={"timeout": left, "retry": None},
            )
        except Exception as error:
            problem = translate(error, model=self.name, key=key, constrained=bool(schema))
        else:
            return self._draft(response)
        # Raised here, outside of the handler, so that the SDK's exception does not become its context.
        raise problem

    def _model(self, system: str, schema: Mapping[str, Any], key: str) -> Any:
        genai, service = _sdk()
        config: dict[str, Any] = {
            "response_mime_type": "application/json",
            "temperature": 0.2,
            "candidate_count": 1,
            "max_output_tokens": MAX_OUTPUT_TOKENS,
        }
        if schema:
            config["response_schema"] = gemini_schema(schema)
        model = genai.GenerativeModel(self.name, system_instruction=system, generation_config=config)
        with self._lock:
            if self._client is None:
                options = {"api_key": key} | ({"api_endpoint": self._endpoint} if self._endpoint else {})
                self._client = service(transport="rest", client_options=options)
            # GenerativeModel takes no client; it looks at this attribute first and asks the global configuration only when it
            # is None. Setting it is what lets two writers with different keys live side by side.
            model._client = self._client
        return model

    def _draft(self, response: Any) -> Draft:
        usage = response.usage_metadata
        # The total has the model's thoughts, for which this SDK has no field of its own.
        read = int(usage.prompt_token_count)
        tokens = Tokens(read=read, written=max(int(usage.candidates_token_count), int(usage.total_token_count) - read, 0))
        cost = price(self.name, tokens)

        def refused(message: str, *, raw: str = "", hint: str | None = None) -> ArmRefused:
            return ArmRefused(f"{self.name} {message}", raw=raw, tokens=(tokens.read, tokens.written), cost_usd=cost, hint=hint)

        blocked = response.prompt_feedback.block_reason
        if blocked:
            raise refused(f"blocked the prompt ({_word(blocked)})", hint=HINT_OTHER_WORDS)
        if not response.candidates:
            raise refused("sent no answer")
        candidate = response.candidates[0]
        raw = "".join(part.text for part in candidate.content.parts)
        reason = _word(candidate.finish_reason)
        if reason == "max tokens":
            raise refused("was cut off before the scene was whole", raw=raw, hint="Ask for a shorter scene.")
        if reason not in ("stop", "finish reason unspecified"):
            raise refused(f"stopped before the scene was whole ({reason})", raw=raw, hint=HINT_OTHER_WORDS)
        if not raw.strip():
            raise refused("sent an empty answer")
        try:
            spec = json.loads(raw)
        except (ValueError, RecursionError) as error:
            where = f" (at character {error.pos} of {len(raw)})" if isinstance(error, json.JSONDecodeError) else ""
            raise refused(f"sent something that is not JSON{where}", raw=raw) from None
        if not isinstance(spec, dict):
            raise refused("sent JSON that is not an object", raw=raw)
        return Draft(
            spec=spec,
            raw=raw,
            confidence=math.exp(candidate.avg_logprobs) if candidate.avg_logprobs < 0 else None,
            tokens=tokens,
            cost_usd=cost,
            prompt_version=PROMPT_VERSION,
        )


def _sdk() -> tuple[Any, Any]:
    """Import the SDK at its first use (1.2 s); return its module and the class of its low-level client."""
    with _IMPORTING:
        if "google.generativeai" not in sys.modules:
            with warnings.catch_warnings():
                # It announces its end of life. The user chose it all the same.
                warnings.simplefilter("ignore", FutureWarning)
                importlib.import_module("google.generativeai")
        import google.generativeai as genai
        from google.ai.generativelanguage import GenerativeServiceClient
    return genai, GenerativeServiceClient


def price(model: str, tokens: Tokens) -> float:
    """Return what a call cost in US dollars by `PRICES`; 0 for a model that the table does not know."""
    read, written = PRICES.get(model, (0.0, 0.0))
    return (tokens.read * read + tokens.written * written) / 1e6


def _word(value: Any) -> str:
    """Return an enum value of the API in words, also one that this SDK does not know yet."""
    return str(getattr(value, "name", value)).replace("_", " ").lower()


def _is_exposed(endpoint: str) -> bool:
    parts = urlsplit(endpoint)
    return parts.scheme == "http" and parts.hostname not in ("127.0.0.1", "localhost", "::1")


async def _in_daemon(work: Callable[[], _T]) -> _T:
    """Run blocking work in a daemon thread; unlike the loop's executor, nobody waits for it when it is given up."""
    loop = asyncio.get_running_loop()
    future: asyncio.Future[_T] = loop.create_future()

    def deliver(set_outcome: Callable[[Any], None], outcome: object) -> None:
        def settle() -> None:
            if not future.done():
                set_outcome(outcome)

        with contextlib.suppress(RuntimeError):  # the loop is closed: whoever asked has gone
            loop.call_soon_threadsafe(settle)

    def run() -> None:
        try:
            result = work()
        except Exception as error:
            deliver(future.set_exception, error)
        else:
            deliver(future.set_result, result)

    threading.Thread(target=run, name="gemini-call", daemon=True).start()
    return await future
