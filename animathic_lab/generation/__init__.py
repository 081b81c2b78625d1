"""Writers of specs: every arm is one small file behind `protocol.Writer`, built by `registry.build_writers`."""

from __future__ import annotations

from animathic_lab.generation.fake import MINIMAL_SPEC, FakeWriter
from animathic_lab.generation.gemini import GeminiWriter
from animathic_lab.generation.prompts import PROMPT_VERSION
from animathic_lab.generation.protocol import Availability, Repair, Writer, WriteRequest
from animathic_lab.generation.registry import GROUP, Factory, build_writers, register, unregister
from animathic_lab.generation.schema import gemini_schema

__all__ = [
    "GROUP",
    "MINIMAL_SPEC",
    "PROMPT_VERSION",
    "Availability",
    "Factory",
    "FakeWriter",
    "GeminiWriter",
    "Repair",
    "WriteRequest",
    "Writer",
    "build_writers",
    "gemini_schema",
    "register",
    "unregister",
]
