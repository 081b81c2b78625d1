"""Ids in MLflow, derived from the generation's: writing the same generation again finds what is there."""

from __future__ import annotations

import hashlib
import uuid

__all__ = ["attachment_id_of", "otel_span", "otel_trace", "trace_id_of"]


def trace_id_of(generation_id: str) -> str:
    """Return the id of a generation's trace in MLflow.

    Examples
    --------
    >>> trace_id_of("0123456789abcdef0123456789abcdef")
    'tr-0123456789abcdef0123456789abcdef'
    """
    return f"tr-{otel_trace(generation_id):032x}"


def otel_trace(generation_id: str) -> int:
    """Return OpenTelemetry's number for a generation's trace."""
    if len(generation_id) == 32 and set(generation_id) <= set("0123456789abcdef") and set(generation_id) != {"0"}:
        return int(generation_id, 16)
    return int(hashlib.sha256(generation_id.encode()).hexdigest()[:32], 16)


def otel_span(generation_id: str, name: str) -> int:
    """Return OpenTelemetry's number for a span of a generation."""
    # Zero is no valid id for OpenTelemetry.
    return int(hashlib.sha256(f"{generation_id}/{name}".encode()).hexdigest()[:16], 16) or 1


def attachment_id_of(generation_id: str) -> str:
    """Return the id of the preview of a generation."""
    return str(uuid.uuid5(uuid.NAMESPACE_OID, f"animathic/{generation_id}/preview"))
