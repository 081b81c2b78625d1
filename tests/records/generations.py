"""Hand-made generations for the tests of records and tracking, with every field set to something that can be told apart."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from animathic_lab.domain import (
    LOCAL,
    Animated,
    Attempt,
    Box,
    Drawing,
    Drawn,
    Fact,
    Generation,
    Play,
    Prompt,
    Quality,
    Render,
    Route,
    Score,
    Tokens,
    new_id,
)

SPEC = {
    "spec_version": 1,
    "objects": [{"id": "c", "type": "circle", "color": "red"}, {"id": "s", "type": "square"}],
    "steps": [{"action": "create", "targets": ["c"], "start": "after"}],
}
CODE = "from manim import *\n\n\nclass GeneratedScene(Scene):\n    def construct(self):\n        self.play(Create(Circle()))\n"


def make_render(path: Path = Path("/videos/a.mp4"), **changes: Any) -> Render:
    """Return a render with a drawing of one play."""
    drawn = Drawn(id="c", kind="Circle", color="#FC6255", box=Box(left=-1, bottom=-1, right=1, top=1), opacity=0.5, parts=2)
    play = Play(start=0.5, run_time=1.0, animations=(Animated(name="Create", target="c", detail={"lag": 0.1}),), after=(drawn,))
    values = {
        "path": path,
        "quality": Quality.LOW,
        "duration": 1.5,
        "frames": 23,
        "width": 854,
        "height": 480,
        "seconds": 0.7,
        "preview": path.with_suffix(".webp"),
        "drawing": Drawing(plays=(play,)),
    }
    return Render(**{**values, **changes})


def make_attempt(arm: str = LOCAL, number: int = 1, **changes: Any) -> Attempt:
    """Return an attempt that went well."""
    values = {
        "arm": arm,
        "number": number,
        "ok": True,
        "seconds": 1.25,
        "raw": '{"o":["c"]}',
        "confidence": 0.9,
        "tokens": Tokens(read=40, written=60),
        "cost_usd": 0.25,
        "prompt_version": "p1",
    }
    return Attempt(**{**values, **changes})


def make_generation(**changes: Any) -> Generation:
    """Return a generation that came to a video; keyword arguments replace fields."""
    arm = changes.get("model", LOCAL)
    values: dict[str, Any] = {
        "id": new_id(),
        "prompt": Prompt(text="a red circle 圆 and a square", user_id="ada", session_id="s1", parent_id="p0"),
        "timestamp": datetime.now(UTC),
        "model": arm,
        "primary_model": arm,
        "route": Route(
            arm=arm,
            fallbacks=("other",),
            reasons=("It is simple.",),
            complexity=0.2,
            propensities={arm: 0.75, "other": 0.25},
            eligible=(arm, "other"),
            features={"words": 8.0},
            policy_version="rules-1",
            feature_version="f1",
        ),
        "attempts": (make_attempt(arm),),
        "spec": SPEC,
        "code": CODE,
        "render": make_render(),
        "facts": (Fact(kind="object", asked="a red circle", drawn=True), Fact(kind="object", asked="a square", drawn=True)),
        "scores": (
            Score(name="facts", value=1.0, reason="2 of 2 facts drawn"),
            Score(name="frame", value=0.5, reason="half empty"),
        ),
        "warnings": ("s is never shown",),
        "timings": {
            "route": 0.001,
            "generate": 0.5,
            "validate": 0.01,
            "compile": 0.02,
            "render": 0.7,
            "score": 0.03,
            "total": 1.3,
        },
    }
    return Generation(**{**values, **changes})


def failed(**changes: Any) -> Generation:
    """Return a generation that came to nothing."""
    arm = changes.get("model", LOCAL)
    error = changes.pop("error", "the model answered prose")
    kind = changes.pop("error_kind", "ArmRefused")
    attempt = make_attempt(arm, ok=False, error=error, error_kind=kind, hint="say it simpler")
    values = {
        "spec": None,
        "code": "",
        "render": None,
        "facts": (Fact(kind="object", asked="a red circle"),),
        "scores": (),
        "attempts": (attempt,),
        "error": error,
        "error_kind": kind,
        "hint": "say it simpler",
    }
    return make_generation(**{**values, **changes})


def same(one: Generation, other: Generation) -> bool:
    """Whether two generations are equal, mappings by content."""
    return dataclasses.asdict(dataclasses.replace(one, route=_open(one.route))) == dataclasses.asdict(
        dataclasses.replace(other, route=_open(other.route))
    )


def _open(route: Route) -> Route:
    # asdict cannot copy read-only mappings.
    return dataclasses.replace(route, propensities=dict(route.propensities), features=dict(route.features))
