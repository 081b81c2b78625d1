"""Frozen value types that the stages hand to each other. No I/O, no third-party imports."""

from __future__ import annotations

import enum
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

__all__ = [
    "GEMINI",
    "LOCAL",
    "Animated",
    "ArmState",
    "Attempt",
    "Box",
    "Draft",
    "Drawing",
    "Drawn",
    "Event",
    "Fact",
    "Generation",
    "Play",
    "Prompt",
    "Quality",
    "Rating",
    "Render",
    "Route",
    "SceneWarning",
    "Score",
    "Stage",
    "Tokens",
    "new_id",
]

#: The two arms that always exist; settings and plugins may add more.
GEMINI = "gemini-2.5-flash"
LOCAL = "local-trained"

_EMPTY: Mapping[str, Any] = MappingProxyType({})


def new_id() -> str:
    """Return a fresh generation id: 32 hexadecimal digits."""
    return uuid.uuid4().hex


class SceneWarning(UserWarning):
    """Something is drawn in another way than was asked for; the video says nothing of it, so the person is told."""


class Stage(enum.StrEnum):
    """The stages of one generation, in their order."""

    ROUTE = "route"
    GENERATE = "generate"
    VALIDATE = "validate"
    COMPILE = "compile"
    RENDER = "render"
    SCORE = "score"
    RECORD = "record"


class Quality(enum.StrEnum):
    """Render qualities by name; see `size` for what each one means."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def size(self) -> tuple[int, int, int]:
        """Width and height in pixels, frames a second."""
        return {"low": (854, 480, 15), "medium": (1280, 720, 30), "high": (1920, 1080, 60)}[self.value]


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """What a person asked for."""

    text: str
    user_id: str | None = None
    session_id: str | None = None
    parent_id: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ArmState:
    """What is known of an arm at decision time. Rates are 0..1; None where nothing has happened yet."""

    name: str
    available: bool
    why: str = ""
    calls: int = 0
    success_rate: float | None = None
    seconds_p50: float | None = None
    rating: float | None = None
    remote: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """A routing decision and everything needed to evaluate it later.

    Attributes
    ----------
    arm : str
        The arm to call first.
    fallbacks : tuple of str
        Arms to try next, in order.
    reasons : tuple of str
        Why, in whole sentences for a person.
    complexity : float
        Of the prompt, 0 (a circle) to 1 (a film).
    propensities : Mapping
        Probability of each eligible arm under the policy; sums to 1.
    forced : bool
        The person named the arm, so the row says nothing about the policy.
    """

    arm: str
    fallbacks: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    complexity: float = 0.0
    propensities: Mapping[str, float] = field(default_factory=lambda: _EMPTY)
    eligible: tuple[str, ...] = ()
    features: Mapping[str, float] = field(default_factory=lambda: _EMPTY)
    policy_version: str = ""
    feature_version: str = ""
    forced: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """Tokens that one call consumed and produced."""

    read: int = 0
    written: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """What a writer answered: an unvalidated spec and how it came to be.

    Attributes
    ----------
    spec : Mapping
        JSON data as the model meant it. Data only: it is validated before anything else sees it.
    raw : str
        The model's own words, for the record and for training.
    confidence : float or None
        The writer's own estimate that the spec is right, 0..1.
    notes : tuple of str
        Plain sentences for the person: what of the prompt may be missing.
    """

    spec: Mapping[str, Any]
    raw: str
    confidence: float | None = None
    tokens: Tokens = Tokens()
    cost_usd: float = 0.0
    prompt_version: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One call of one arm, whatever came of it."""

    arm: str
    number: int
    ok: bool
    seconds: float
    error: str = ""
    error_kind: str = ""
    hint: str = ""
    raw: str = ""
    confidence: float | None = None
    tokens: Tokens = Tokens()
    cost_usd: float = 0.0
    prompt_version: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """An axis-aligned rectangle in Manim units; the frame is 14.2 wide and 8 high around (0, 0)."""

    left: float
    bottom: float
    right: float
    top: float

    @property
    def width(self) -> float:
        """Width in Manim units."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """Height in Manim units."""
        return self.top - self.bottom

    @property
    def center(self) -> tuple[float, float]:
        """Centre as (x, y)."""
        return (self.left + self.right) / 2, (self.bottom + self.top) / 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """One named object as it stood on the canvas after a step, measured in the render worker.

    Attributes
    ----------
    id : str
        The spec's object id, which is the variable's name in the generated code.
    kind : str
        Manim's class name, for example ``Circle``.
    color : str
        Upper-case #RRGGBB of what is seen: the fill if it is opaque enough, otherwise the stroke.
    text : str
        For texts and formulae, the words; otherwise empty.
    parts : int
        Number of leaf shapes that have points.
    angle : float
        Rotation since creation in degrees where Manim tells it (lines); otherwise 0.
    """

    id: str
    kind: str
    color: str
    box: Box
    text: str = ""
    opacity: float = 1.0
    parts: int = 1
    angle: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Animated:
    """One animation inside a play: Manim's class (or the ``.animate`` methods, dotted) on an object's id."""

    name: str
    target: str
    detail: Mapping[str, Any] = field(default_factory=lambda: _EMPTY)


@dataclass(frozen=True, slots=True, kw_only=True)
class Play:
    """One ``play``, ``wait`` or ``add`` of the scene and what stood on the canvas when it ended."""

    start: float
    run_time: float
    animations: tuple[Animated, ...]
    after: tuple[Drawn, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What a scene really drew, in the order of its plays. Made by the render worker, read by the scorers."""

    plays: tuple[Play, ...] = ()

    def first_seen(self) -> dict[str, Drawn]:
        """Return every object ever on the canvas, by id, as it stood when first seen."""
        seen: dict[str, Drawn] = {}
        for play in self.plays:
            for drawn in play.after:
                seen.setdefault(drawn.id, drawn)
        return seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Render:
    """A finished video.

    Attributes
    ----------
    path : Path
        The mp4 file.
    preview : Path or None
        A small animated WebP of the same scene, which MLflow shows inline.
    duration : float
        Seconds of video.
    seconds : float
        Wall-clock seconds that the render took.
    warnings : tuple of str
        What is drawn in another way than was asked for, such as a formula that LaTeX could not set.
    """

    path: Path
    quality: Quality
    duration: float
    frames: int
    width: int
    height: int
    seconds: float
    preview: Path | None = None
    drawing: Drawing = Drawing()
    cached: bool = False
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """One thing the prompt asks for, and whether it was drawn.

    Attributes
    ----------
    kind : str
        ``object``, ``color``, ``count``, ``action``, ``text`` or ``place``.
    asked : str
        In words, for example ``a red circle`` or ``rotate the square``.
    drawn : bool or None
        None while nothing has been drawn yet.
    """

    kind: str
    asked: str
    drawn: bool | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One quality probe's verdict: 0 (bad) .. 1 (good) and the reason in words."""

    name: str
    value: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rating:
    """A person's verdict on a generation. Append-only: a later one stands beside the earlier."""

    generation_id: str
    stars: int
    comment: str = ""
    visual_quality: int | None = None
    matched_intent: bool | None = None
    user_id: str | None = None
    timestamp: datetime | None = None
    id: str = field(default_factory=new_id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Generation:
    """Everything about one prompt's way to a video. Complete also when something failed.

    Attributes
    ----------
    model : str
        The arm whose spec was used; the last one tried when none succeeded.
    primary_model : str
        The arm that the router chose first.
    timings : Mapping
        Seconds by stage name, and ``total``.
    error, hint : str
        Empty on success; otherwise what happened and what to do.
    """

    id: str
    prompt: Prompt
    timestamp: datetime
    model: str
    primary_model: str
    route: Route
    attempts: tuple[Attempt, ...] = ()
    spec: Mapping[str, Any] | None = None
    code: str = ""
    render: Render | None = None
    facts: tuple[Fact, ...] = ()
    scores: tuple[Score, ...] = ()
    warnings: tuple[str, ...] = ()
    error: str = ""
    error_kind: str = ""
    hint: str = ""
    timings: Mapping[str, float] = field(default_factory=lambda: _EMPTY)
    ratings: tuple[Rating, ...] = ()
    trace_id: str = ""
    cached: bool = False

    @property
    def fallback_used(self) -> bool:
        """Whether another arm than the first choice wrote the spec."""
        return self.model != self.primary_model

    @property
    def takeovers(self) -> tuple[str, ...]:
        """Why another arm took over, in words; empty when none did."""
        failed = (attempt for attempt in self.attempts if self.fallback_used and not attempt.ok)
        return tuple(f"{attempt.arm} failed: {attempt.error}" for attempt in failed)

    @property
    def render_success(self) -> bool:
        """Whether there is a video."""
        return self.render is not None

    @property
    def video_path(self) -> Path | None:
        """Path of the mp4, or None when there is no video."""
        return self.render.path if self.render else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Progress of a generation, for whoever is watching.

    Attributes
    ----------
    fraction : float or None
        0..1 of this stage where it is known.
    """

    generation_id: str
    stage: Stage
    message: str
    fraction: float | None = None
    arm: str = ""


#: Called with every `Event`; must return quickly and must not raise.
Listener = Callable[[Event], None]
