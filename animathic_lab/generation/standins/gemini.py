"""A stand-in for Gemini's ``generateContent`` over real HTTP, for the real SDK.

Try it by hand::

    python -m animathic_lab.generation.standins.gemini --port 8123
    GOOGLE_AI_API_KEY=any GEMINI_API_ENDPOINT=http://127.0.0.1:8123 animathic generate "a circle" --model gemini-2.5-flash
"""

from __future__ import annotations

import argparse
import contextlib
import json
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, Final, Literal

from animathic_lab.generation.fake import MINIMAL_SPEC

__all__ = ["FAULTS", "Fault", "GeminiStandIn", "Received", "serve_gemini"]

Fault = Literal[
    "bad_key", "forbidden", "not_found", "quota", "internal", "unavailable", "schema_too_complex", "bad_request",
    "hang", "drip", "drop", "html", "blocked", "unsafe_answer", "no_candidates", "truncated", "half_json", "prose",
    "empty", "list",
]  # fmt: skip

#: Faults that are an HTTP status with Google's error body: status, Google's word for it, message.
FAULTS: Final[Mapping[str, tuple[int, str, str]]] = {
    "bad_key": (400, "INVALID_ARGUMENT", "API key not valid. Please pass a valid API key."),
    "forbidden": (403, "PERMISSION_DENIED", "The caller does not have permission"),
    "not_found": (404, "NOT_FOUND", "models/x is not found for API version v1beta"),
    "quota": (429, "RESOURCE_EXHAUSTED", "You exceeded your current quota, please check your plan and billing details."),
    "internal": (500, "INTERNAL", "An internal error has occurred."),
    "unavailable": (503, "UNAVAILABLE", "The model is overloaded. Please try again later."),
    "schema_too_complex": (
        400,
        "INVALID_ARGUMENT",
        "The specified schema produces a constraint that has too many states for serving.",
    ),
    "bad_request": (400, "INVALID_ARGUMENT", "Request contains an invalid argument."),
}


@dataclass(frozen=True, slots=True)
class Received:
    """One request as it came over the wire."""

    path: str
    headers: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(slots=True)
class GeminiStandIn:
    """A running stand-in.

    Attributes
    ----------
    url : str
        For GEMINI_API_ENDPOINT, scheme included.
    answer : callable
        Request body -> spec, or text that is sent as it is. May be replaced at any time.
    fault : str or None
        What goes wrong with every call until it is set to None; see `Fault`.
    echo_key : bool
        Whether error messages repeat the key that was sent, as some proxies do.
    received : list of Received
        Every request so far.
    """

    url: str
    answer: Callable[[Mapping[str, Any]], Mapping[str, Any] | str]
    fault: Fault | None = None
    echo_key: bool = False
    received: list[Received] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)


@contextlib.contextmanager
def serve_gemini(
    answer: Callable[[Mapping[str, Any]], Mapping[str, Any] | str] | None = None, *, port: int = 0
) -> Iterator[GeminiStandIn]:
    """Serve ``POST /v1beta/models/MODEL:generateContent`` on 127.0.0.1 while the block runs.

    Parameters
    ----------
    answer : callable, optional
        What is answered to a request body. By default always the same spec: a blue circle.
    port : int
        0 takes a free one.

    Yields
    ------
    GeminiStandIn
        Its address, what it has received, and the switch for faults.

    Raises
    ------
    OSError
        The port is in use.
    """
    server = ThreadingHTTPServer(("127.0.0.1", port), _Handler)
    server.daemon_threads = True
    standin = GeminiStandIn(url=f"http://127.0.0.1:{server.server_port}", answer=answer or (lambda _body: dict(MINIMAL_SPEC)))
    server.standin = standin  # type: ignore[attr-defined]  # the way in which http.server lets handlers share something
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, name="gemini-standin", daemon=True)
    thread.start()
    try:
        yield standin
    finally:
        standin.closing.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    @property
    def standin(self) -> GeminiStandIn:
        return self.server.standin  # type: ignore[attr-defined, no-any-return]  # set by serve_gemini

    def do_POST(self) -> None:
        standin = self.standin
        body = json.loads(self.rfile.read(int(self.headers.get("Content-Length", 0))) or b"{}")
        standin.received.append(Received(self.path, dict(self.headers.items()), body))
        fault: str | None = standin.fault
        constrained = "responseSchema" in body.get("generationConfig", {})
        if not self.path.partition("?")[0].endswith(":generateContent"):
            fault = "not_found"
        elif fault == "schema_too_complex" and not constrained:
            fault = None
        if fault == "hang":
            standin.closing.wait(600)
            self.close_connection = True
        elif fault == "drop":
            self.close_connection = True
        elif fault == "drip":
            self._drip()
        elif fault == "html":
            self._send(200, b"<html>Sign in to the network</html>", "text/html")
        elif fault is not None and fault in FAULTS:
            self._send_error(*FAULTS[fault])
        else:
            self._send(200, json.dumps(_answer(standin, body, fault)).encode())

    def _send(self, status: int, content: bytes, kind: str = "application/json; charset=UTF-8") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def _send_error(self, code: int, status: str, message: str) -> None:
        if self.standin.echo_key:
            message += f" (key {self.headers.get('x-goog-api-key')})"
        self._send(code, json.dumps({"error": {"code": code, "message": message, "status": status}}).encode())

    def _drip(self) -> None:
        """Send a byte at a time, so that no single read is ever slow."""
        self.send_response(200)
        self.send_header("Content-Length", "100000")
        self.end_headers()
        with contextlib.suppress(OSError):  # the client has gone, which is what is waited for
            while not self.standin.closing.wait(0.05):
                self.wfile.write(b" ")
                self.wfile.flush()

    def log_message(self, format: str, *args: object) -> None:
        """Stay silent: the caller prints what matters, and a request line may be long."""


def _answer(standin: GeminiStandIn, body: Mapping[str, Any], fault: str | None) -> dict[str, Any]:
    read = len(json.dumps(body)) // 4
    usage = {"promptTokenCount": read, "candidatesTokenCount": 0, "totalTokenCount": read}
    if fault == "blocked":
        return {"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}, "usageMetadata": usage}
    if fault == "no_candidates":
        return {"usageMetadata": usage}
    if fault == "unsafe_answer":
        return {"candidates": [{"finishReason": "SAFETY", "index": 0}], "usageMetadata": usage}
    reply = standin.answer(body)
    text = reply if isinstance(reply, str) else json.dumps(reply)
    words = {"prose": "Sure! Here is a lovely circle for you.", "empty": "", "list": "[1, 2]"}
    text = words.get(fault or "", text[: len(text) // 2] if fault in ("truncated", "half_json") else text)
    # As the real service does, the total has the model's thoughts too, which it bills as output.
    written, thoughts = max(1, len(text) // 4), 100
    usage |= {"candidatesTokenCount": written, "thoughtsTokenCount": thoughts, "totalTokenCount": read + written + thoughts}
    content = {"role": "model", "parts": [{"text": text}] if text else []}
    reason = "MAX_TOKENS" if fault == "truncated" else "STOP"
    candidate = {"content": content, "finishReason": reason, "avgLogprobs": -0.05, "index": 0}
    return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "stand-in"}


def main() -> None:
    """Serve until Ctrl-C."""
    parser = argparse.ArgumentParser(
        description="A stand-in for Gemini on this machine. It answers every prompt with the same circle."
    )
    parser.add_argument("--port", type=int, default=8123)
    port: int = parser.parse_args().port
    try:
        with serve_gemini(port=port) as standin, contextlib.suppress(KeyboardInterrupt):
            print(f"GOOGLE_AI_API_KEY=any GEMINI_API_ENDPOINT={standin.url}   (Ctrl-C ends it)", flush=True)
            threading.Event().wait()
    except OSError as error:
        raise SystemExit(f"port {port} cannot be used ({error.strerror}); choose another with --port") from None


if __name__ == "__main__":
    main()
