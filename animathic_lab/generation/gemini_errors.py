"""What went wrong at Gemini, in words for a person. The SDK's exceptions end here; the key does too."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from animathic_lab.errors import ArmRefused, ArmTimeout, ArmUnavailable, GenerationError

__all__ = ["HINT_OTHER_WORDS", "HINT_SETUP", "SchemaRefused", "translate"]

HINT_SETUP: Final = (
    "Check that GOOGLE_AI_API_KEY is set correctly, that the key has the permissions for the Gemini API, "
    "and the quotas of Google AI."
)
HINT_QUOTA: Final = "Check the quotas of Google AI, wait a minute, or use --model local-trained."
HINT_WAIT: Final = "Try again in a minute, or use --model local-trained."
HINT_OTHER_WORDS: Final = "Say it in other words, or use --model local-trained."
HINT_NETWORK: Final = (
    "Check the network, a proxy and GEMINI_API_ENDPOINT (it needs its scheme, https://...), or use --model local-trained."
)

_WORDS: Final[Mapping[int, str]] = MappingProxyType(
    {
        401: "the API key was not accepted",
        403: "the API key has no permission for this",
        404: "there is no such model at the endpoint",
        429: "the quota is used up, or requests come too fast",
        500: "Google's service failed",
        502: "Google's service failed",
        503: "Google's service is overloaded",
    }
)
_MAX_DETAIL: Final = 300


class SchemaRefused(Exception):
    """The service does not take the schema as a constraint. Never leaves the writer, which then asks without one."""


def translate(error: Exception, *, model: str, key: str, constrained: bool) -> GenerationError | SchemaRefused:
    """Turn an exception of the SDK, its transport or its parser into an error of ours.

    Parameters
    ----------
    error : Exception
        What the SDK raised.
    model : str
        The arm's name.
    key : str
        The API key, which is cut out of every word that is passed on.
    constrained : bool
        Whether the request had a schema, so that its refusal can be told from other bad requests.

    Returns
    -------
    GenerationError or SchemaRefused
        To be raised outside of the handler, so that ``error`` does not become its context.
    """
    # Imported by now, because the SDK has raised; at module level they would cost every start half a second.
    import google.protobuf.json_format
    import requests.exceptions
    from google.api_core.exceptions import GoogleAPICallError
    from google.auth.exceptions import GoogleAuthError

    if isinstance(error, requests.exceptions.Timeout):
        return ArmTimeout(f"{model} did not answer in time")
    if isinstance(error, GoogleAPICallError):
        return _from_status(int(error.code or 0), _detail(str(error.message), key), model=model, constrained=constrained)
    if isinstance(error, requests.exceptions.RequestException | GoogleAuthError | OSError):
        # Their words hold addresses and sometimes headers; their kind is enough.
        return ArmUnavailable(f"Gemini service unavailable: no connection ({type(error).__name__})", hint=HINT_NETWORK)
    if isinstance(error, google.protobuf.json_format.Error | UnicodeDecodeError):
        return ArmRefused(f"{model} sent something that is no answer of the Gemini API", hint=HINT_NETWORK)
    return ArmUnavailable(
        f"Gemini service unavailable: its SDK failed ({type(error).__name__})", hint="Run `animathic doctor`."
    )


def _from_status(status: int, detail: str, *, model: str, constrained: bool) -> GenerationError | SchemaRefused:
    if status in (408, 504):
        return ArmTimeout(f"{model} did not answer in time ({status} {detail})")
    if status == 400 and constrained and re.search(r"schema|too many states", detail, re.IGNORECASE):
        return SchemaRefused()
    # A wrong key is a "bad request" to the Gemini API, not a 401.
    words = _WORDS[401] if status == 400 and "api key" in detail.lower() else _WORDS.get(status)
    if words is None and 400 <= status < 500:
        return ArmRefused(f"{model} refused the request ({status} {detail})")
    hint = {401: HINT_SETUP, 403: HINT_SETUP, 400: HINT_SETUP, 404: HINT_NETWORK, 429: HINT_QUOTA}.get(status, HINT_WAIT)
    return ArmUnavailable(f"Gemini service unavailable: {words or 'it failed'} ({status} {detail})", hint=hint)


def _detail(message: str, key: str) -> str:
    """Return the service's own words on one line, without the address that the SDK puts before them and without the key."""
    text = re.sub(r"^[A-Z]+ \S+: ", "", message)
    text = text.replace(key, "***") if key else text
    text = " ".join(text.split())
    return text if len(text) <= _MAX_DETAIL else text[:_MAX_DETAIL] + "..."
