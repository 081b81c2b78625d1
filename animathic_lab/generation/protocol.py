"""What a writer of specs is: the one Protocol that every arm implements."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Protocol

from animathic_lab.domain import Draft

__all__ = ["Availability", "Repair", "WriteRequest", "Writer"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Availability:
    """Whether an arm can be called now, and why not in words for a person."""

    ready: bool
    why: str = ""
    hint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """A former answer that did not hold, handed back to its writer with the exact error."""

    raw: str
    error: str


@dataclass(frozen=True, slots=True, kw_only=True)
class WriteRequest:
    """What a writer is asked for.

    Attributes
    ----------
    prompt : str
        The person's words.
    schema : Mapping
        JSON Schema of a SceneSpec. Handed in, so that no writer knows the scene language by import.
    repair : Repair or None
        Set on a second try.
    parent : Mapping or None
        Spec that the prompt refines.
    tables : tuple of Mapping
        Named tables at hand: names, types and ranges of their columns, and no values.
    """

    prompt: str
    schema: Mapping[str, Any] = field(default_factory=dict)
    repair: Repair | None = None
    parent: Mapping[str, Any] | None = None
    tables: tuple[Mapping[str, Any], ...] = ()


class Writer(Protocol):
    """An arm: it turns a prompt into an unvalidated spec."""

    @property
    def name(self) -> str:
        """Name of the arm, as people type it after --model."""

    @property
    def remote(self) -> bool:
        """Whether the prompt leaves this machine."""

    def availability(self) -> Availability:
        """Tell, without a network call and in well under 50 ms, whether `write` has a chance."""

    async def write(self, request: WriteRequest, *, timeout: float) -> Draft:
        """Write one spec.

        Parameters
        ----------
        request : WriteRequest
            The prompt and its surroundings.
        timeout : float
            Seconds until the caller loses interest.

        Raises
        ------
        ArmUnavailable, ArmTimeout, ArmRefused
            The arm could not be called, was too slow, or sent something that is no spec.
        """

    async def aclose(self) -> None:
        """Release what the writer holds. Calling it twice is fine."""
