"""animathic_lab: a prompt becomes a scene spec, Manim code, a video, a rating, and a better model.

>>> from animathic_lab import Lab  # doctest: +SKIP
>>> lab = Lab()  # doctest: +SKIP
>>> lab.generate("a red circle turns into a blue square")  # doctest: +SKIP
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from animathic_lab.domain import Generation as Generation
    from animathic_lab.lab import Lab as Lab
    from animathic_lab.learning import EnhancedTrainingPipeline as EnhancedTrainingPipeline
    from animathic_lab.orchestrator import HybridOrchestrator as HybridOrchestrator
    from animathic_lab.records import FeedbackCollector as FeedbackCollector
    from animathic_lab.scene import SceneSpec as SceneSpec
    from animathic_lab.settings import Settings as Settings

__version__ = "0.1.0"

# Resolved at first use, so that `import animathic_lab` costs a few milliseconds and not Manim's seconds.
_HOMES = {
    "AnimathicError": "errors",
    "ArmRefused": "errors",
    "ArmTimeout": "errors",
    "ArmUnavailable": "errors",
    "CompileError": "errors",
    "EnhancedTrainingPipeline": "learning",
    "FeedbackCollector": "records",
    "Generation": "domain",
    "GenerationError": "errors",
    "HybridOrchestrator": "orchestrator",
    "Lab": "lab",
    "NotFound": "errors",
    "PromptError": "errors",
    "RecordError": "errors",
    "RenderCancelled": "errors",
    "RenderError": "errors",
    "RenderTimeout": "errors",
    "SceneSpec": "scene",
    "Settings": "settings",
    "SettingsError": "errors",
    "SpecError": "errors",
    "TrackingError": "errors",
}

__all__ = sorted(_HOMES)


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    value = getattr(importlib.import_module(f"animathic_lab.{_HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
