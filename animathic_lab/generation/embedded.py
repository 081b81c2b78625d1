"""The local arm: SmolLM2-135M with our adapter, in this process, on the processor. No prompt leaves the machine."""

from __future__ import annotations

import asyncio
import importlib
import importlib.util
import json
import logging
import os
import threading
import time
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Final

from animathic_lab.domain import LOCAL, Draft, Tokens
from animathic_lab.errors import AnimathicError, ArmRefused, ArmTimeout, ArmUnavailable
from animathic_lab.generation import weights
from animathic_lab.generation.confidence import Evidence, left_out, weigh
from animathic_lab.generation.local_prompt import SPECIAL, clean, local_prompt
from animathic_lab.generation.protocol import Availability, WriteRequest
from animathic_lab.generation.shortkeys import decode, wire_schema

__all__ = ["MAX_PROMPT_BYTES", "EmbeddedWriter", "Evidence", "clean"]

log = logging.getLogger(__name__)

#: A token is at least one byte, so that a prompt of this size and an answer of `MAX_TOKENS` always fit into the context.
MAX_PROMPT_BYTES: Final = 1500
MAX_TOKENS: Final = 400
_CONTEXT: Final = 2048
#: More threads than this slow a model of this size down: each token is too little work to share.
_MAX_THREADS: Final = 4
#: Seconds a token, over so many tokens, from which several threads are taken to be in each other's way. They wait for each
#: other at every layer, so that one that the system puts aside stops all: on a busy machine one is up to twenty times as fast.
_CROWDED_S: Final = 0.08
_CROWDED_TOKENS: Final = 6
#: Seconds after which all threads are tried again: most crowds are a program that has just been started.
_CROWD_LASTS_S: Final = 60.0


@dataclass(slots=True)
class _Answer:
    """What came back so far, token by token, and whether anybody still wants it."""

    stop: threading.Event = field(default_factory=threading.Event)
    text: list[str] = field(default_factory=list)
    logprobs: list[float] = field(default_factory=list)
    finish: str = ""
    read: int = 0
    began: float = 0.0
    #: Whether to give up as soon as it is clear that the threads are in each other's way.
    impatient: bool = False
    crowded: bool = False

    @property
    def pace(self) -> float:
        """Seconds a token since the first one; 0 as long as there are too few to tell."""
        return (time.monotonic() - self.began) / (len(self.text) - 1) if len(self.text) > _CROWDED_TOKENS else 0.0

    def take(self, chunk: Mapping[str, Any]) -> bool:
        """Take a chunk of the stream; true ends it."""
        for choice in chunk.get("choices") or ():
            self.text.append(choice.get("text") or "")
            self.finish = choice.get("finish_reason") or self.finish
            for token in (choice.get("logprobs") or {}).get("content") or ():
                # Under a grammar the end token's own probability means nothing (about -20); it writes no bytes.
                if token.get("token") and not SPECIAL.fullmatch(token["token"]):
                    self.logprobs.append(float(token["logprob"]))
        self.read = int((chunk.get("usage") or {}).get("prompt_tokens", self.read))
        self.began = self.began or time.monotonic()
        self.crowded = self.impatient and self.pace > _CROWDED_S
        return self.stop.is_set() or self.crowded


class EmbeddedWriter:
    """Writes specs with the embedded model; a `Writer`.

    The model is loaded at the first call, in a thread of its own, which also runs one request after another.

    Parameters
    ----------
    adapter : Path, optional
        GGUF adapter with its manifest beside it; the committed one when None.
    threads : int, optional
        Of the processor; all that this process may use, four at most, when None.
    """

    def __init__(self, adapter: Path | None = None, threads: int | None = None) -> None:
        self._adapter = adapter
        self._threads = threads or min(
            len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1, _MAX_THREADS
        )
        #: All of them, and until when one thread is used instead of them; never again where one has turned out to be slower.
        self._several, self._alone_until, self._settled = self._threads, 0.0, self._threads == 1
        self._grammar = "%llguidance {}\nstart: %json " + json.dumps(wire_schema())
        self._server: Any = None
        self._loaded: weights.Adapter | None = None
        self._known: frozenset[str] = frozenset()
        self._pool: ThreadPoolExecutor | None = None
        self._lock = threading.Lock()

    @property
    def name(self) -> str:
        """``local-trained``."""
        return LOCAL

    @property
    def remote(self) -> bool:
        """False: the prompt stays on this machine."""
        return False

    def availability(self) -> Availability:
        """Tell whether the runtime, the weights and the adapter are there; nothing is loaded."""
        try:
            if importlib.util.find_spec("xllamacpp") is None:
                raise ArmUnavailable(
                    "the runtime xllamacpp is not installed", hint="Run `make setup`, or: pip install xllamacpp"
                )
            weights.base_weights()
            weights.read_adapter(self._adapter)
        except AnimathicError as error:
            return Availability(ready=False, why=error.message, hint=error.hint)
        return Availability(ready=True)

    async def warm(self) -> None:
        """Load the model ahead and answer one prompt, so that the first real one is quick.

        Raises
        ------
        ArmUnavailable
            The model cannot be loaded.
        """
        await self.write(WriteRequest(prompt="a circle"), timeout=60)

    async def write(self, request: WriteRequest, *, timeout: float) -> Draft:
        """Write one spec; see `Writer.write`."""
        draft, evidence = await self.write_with_evidence(request, timeout=timeout)
        calibration = self._loaded.calibration if self._loaded else None
        return replace(draft, confidence=evidence.confidence(calibration) if calibration else None)

    async def write_with_evidence(self, request: WriteRequest, *, timeout: float) -> tuple[Draft, Evidence]:
        """Write one spec, and tell how sure the model was: what a calibration is made from.

        A repair asks again with a little chance in the choice of tokens, because the most likely answer has failed already.
        Cancelling returns at once; the abandoned call ends with its next token.
        """
        prompt = self._prompt(request)
        answer = _Answer()
        loop = asyncio.get_running_loop()
        future = loop.run_in_executor(self._executor(), self._complete, prompt, request.repair is not None, answer)
        try:
            await asyncio.wait_for(future, timeout)
        except TimeoutError:
            raise ArmTimeout(f"the local model did not answer within {timeout:.1f} s") from None
        finally:
            answer.stop.set()
        draft = self._draft(answer)
        known = self._known
        draft = replace(draft, notes=left_out(request.prompt, known))
        return draft, weigh(request.prompt, draft.spec, answer.logprobs, known)

    async def aclose(self) -> None:
        """Let go of the model and its memory; the next `write` would load it again."""
        with self._lock:
            pool, self._pool, self._server = self._pool, None, None
        if pool is not None:
            pool.shutdown(wait=False, cancel_futures=True)

    def _prompt(self, request: WriteRequest) -> str:
        if not clean(request.prompt):
            raise ArmRefused("nothing of the prompt is left without special tokens", hint="Describe the scene in plain words.")
        # Most prompts bring nothing along, and need not open the manifest for it.
        brings = request.parent is not None or bool(request.tables)
        reads = weights.read_adapter(self._adapter).reads if brings else frozenset()
        if request.parent is not None and "parent" not in reads:
            raise ArmRefused(
                "this adapter of the local model has not learnt to change a scene",
                hint="Use --model gemini-2.5-flash, or describe the whole scene in one prompt.",
            )
        try:
            tables = request.tables if "tables" in reads else ()
            prompt = local_prompt(request.prompt, parent=request.parent, tables=tables)
        except ValueError as error:
            raise ArmRefused(
                f"the local model cannot change this scene: {error}",
                hint="Use --model gemini-2.5-flash, or describe the whole scene in one prompt.",
            ) from None
        if len(prompt.encode()) > MAX_PROMPT_BYTES:
            raise ArmRefused(
                f"the prompt is too long for the local model, which reads {MAX_PROMPT_BYTES} bytes",
                hint="Shorten the prompt, or use --model gemini-2.5-flash.",
            )
        return f"<|im_start|>{prompt}<|im_end|>"

    def _executor(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._pool is None:
                self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="local-model")
            return self._pool

    def _load(self) -> Any:
        """Load base and adapter. Runs in the model's own thread only, so that it needs no lock of its own."""
        if self._server is not None:
            return self._server
        try:
            runtime = importlib.import_module("xllamacpp")
        except ImportError:
            raise ArmUnavailable(
                "the runtime xllamacpp is not installed", hint="Run `make setup`, or: pip install xllamacpp"
            ) from None
        adapter = weights.read_adapter(self._adapter)
        params = runtime.CommonParams()
        params.model.path = str(weights.base_weights())
        params.lora_adapters = [runtime.CommonAdapterLoraInfo(str(adapter.path), 1.0)]
        params.n_ctx, params.n_parallel, params.n_predict = _CONTEXT, 1, MAX_TOKENS
        params.cpuparams.n_threads = params.cpuparams_batch.n_threads = self._threads
        params.warmup, params.verbosity, params.ctx_shift = False, 0, False
        try:
            self._server = runtime.Server(params)
        except RuntimeError as error:
            raise ArmUnavailable(
                f"the local model cannot be loaded: {error}", hint="Run `animathic doctor`; the memory may be short."
            ) from None
        self._loaded, self._known = adapter, adapter.words
        return self._server

    def _complete(self, prompt: str, again: bool, answer: _Answer) -> None:
        if answer.stop.is_set():
            return
        query = {
            "prompt": prompt, "n_predict": MAX_TOKENS, "cache_prompt": True, "logprobs": 1, "grammar": self._grammar,
            "stream": True, "temperature": 0.6 if again else 0.0, "top_k": 40 if again else 1, "seed": -1 if again else 0,
        }  # fmt: skip
        if self._threads != self._several and time.monotonic() > self._alone_until:
            self._threads, self._server = self._several, None
        answer.impatient = self._threads > 1 and not self._settled
        failure = self._load().handle_completions(query, answer.take)
        if answer.crowded:
            failure = self._answer_alone(query, answer)
        if isinstance(failure, Mapping) and "error" in failure:
            detail = failure["error"]
            words = detail.get("message", detail) if isinstance(detail, Mapping) else detail
            raise ArmRefused(f"the local model refused the prompt: {words}")

    def _answer_alone(self, query: Mapping[str, Any], answer: _Answer) -> Any:
        """Answer anew with one thread; stay with it for a while when that is quicker, and else go back for good."""
        pace = answer.pace
        self._threads, self._server, self._alone_until = 1, None, time.monotonic() + _CROWD_LASTS_S
        answer.text, answer.logprobs, answer.finish, answer.began = [], [], "", 0.0
        answer.impatient = answer.crowded = False
        failure = self._load().handle_completions(query, answer.take)
        if answer.pace > pace:
            # Not busy, but slow: there all threads together are still the best that there is.
            self._threads, self._server, self._settled = self._several, None, True
        log.info("the local model answers with %d of %d threads", self._threads, self._several)
        return failure

    def _draft(self, answer: _Answer) -> Draft:
        raw = "".join(answer.text)
        if answer.finish == "length":
            raise ArmRefused(f"the local model's answer was cut off after {MAX_TOKENS} tokens", raw=raw)
        try:
            spec = decode(raw)
        except ValueError as error:
            raise ArmRefused(f"the local model's answer is no spec ({error})", raw=raw) from None
        tokens = Tokens(read=answer.read, written=len(answer.logprobs))
        return Draft(spec=spec, raw=raw, tokens=tokens, prompt_version=self._loaded.version if self._loaded else "")
