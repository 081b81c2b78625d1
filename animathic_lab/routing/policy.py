"""The choice of an arm under the rules, with its reasons in words."""

from __future__ import annotations

from collections.abc import Sequence
from types import MappingProxyType
from typing import Final

from animathic_lab.domain import GEMINI, LOCAL, ArmState, Prompt, Route
from animathic_lab.errors import ArmUnavailable, PromptError
from animathic_lab.routing.limits import check_prompt
from animathic_lab.routing.performance import shift
from animathic_lab.routing.rules import FEATURE_VERSION, complexity, features

__all__ = ["AUTO", "POLICY_VERSION", "choose"]

AUTO: Final = "auto"
POLICY_VERSION: Final = "rules-1"


def choose(
    prompt: Prompt,
    arms: Sequence[ArmState],
    *,
    threshold: float,
    fallback: bool,
    model: str = AUTO,
    privacy_local_only: bool = False,
) -> Route:
    """Decide which arm a prompt goes to.

    Parameters
    ----------
    prompt : Prompt
        What the person asks for.
    arms : Sequence of ArmState
        Every arm there is, with what is known of it; any number, in the order of preference after the two built-in ones.
    threshold : float
        The local arm is taken when its estimated chance of success is at least this; 0..1.
    fallback : bool
        Whether the other available arms follow one that fails.
    model : str
        ``auto``, or an arm's name to force it.
    privacy_local_only : bool
        Whether prompts must stay on this machine, which passes over every remote arm.

    Returns
    -------
    Route
        The last reason is the decision itself. The policy is deterministic: the chosen arm has propensity 1.

    Raises
    ------
    PromptError
        The prompt is unusable, or no arm is called ``model``.
    ArmUnavailable
        The forced arm, or every arm, cannot be called.
    """
    check_prompt(prompt.text)
    names = [arm.name for arm in arms]
    if model != AUTO and model not in names:
        valid = ", ".join([AUTO, *names])
        raise PromptError(f"there is no model called {model[:80]!r}", hint=f"Choose one of: {valid}.")
    counted = features(prompt.text)
    hardness = complexity(counted)
    obstacles = {arm.name: why for arm in arms if (why := _obstacle(arm, privacy_local_only))}
    reasons = [f"The prompt's complexity is {hardness:.2f} on a scale from 0 (one shape) to 1 (a film)."]
    if model != AUTO:
        picked, followers = _forced(model, arms, obstacles, reasons)
    else:
        picked, followers = _by_rules(arms, obstacles, reasons, hardness, threshold)
    eligible = tuple(name for name in names if name not in obstacles)
    return Route(
        arm=picked,
        fallbacks=tuple(followers) if fallback else (),
        reasons=tuple(reasons),
        complexity=hardness,
        propensities=MappingProxyType({name: float(name == picked) for name in eligible}),
        eligible=eligible,
        features=counted,
        policy_version=POLICY_VERSION,
        feature_version=FEATURE_VERSION,
        forced=model != AUTO,
    )


def _obstacle(arm: ArmState, privacy_local_only: bool) -> str:
    """Say why an arm cannot be called; empty when it can."""
    if privacy_local_only and arm.remote:
        return "PRIVACY=local-only keeps prompts on this machine"
    return "" if arm.available else (arm.why.rstrip(". ") or "it is not available")


def _forced(model: str, arms: Sequence[ArmState], obstacles: dict[str, str], reasons: list[str]) -> tuple[str, list[str]]:
    if model in obstacles:
        others = [arm.name for arm in arms if arm.name not in obstacles]
        hint = f"Use --model auto, or one that is ready: {', '.join(others)}." if others else None
        raise ArmUnavailable(f"{model} cannot be called: {obstacles[model]}", hint=hint)
    remote = {arm.name: arm.remote for arm in arms}
    # Who names a local arm may do so to keep the prompt here; a fallback must not send it away behind their back.
    followers = [
        name for name in _ordered(arms) if name not in obstacles and name != model and (remote[model] or not remote[name])
    ]
    reasons.append(f"You asked for {model} by name.")
    return model, followers


def _by_rules(
    arms: Sequence[ArmState], obstacles: dict[str, str], reasons: list[str], hardness: float, threshold: float
) -> tuple[str, list[str]]:
    local = next((arm for arm in arms if arm.name == LOCAL), None)
    chance = 1 - hardness
    order = _ordered(arms)
    if local is not None:
        moved = shift(local)
        chance = min(1.0, max(0.0, chance + moved))
        if moved:
            way = "raise" if moved > 0 else "lower"
            reasons.append(f"Its {local.calls} calls so far {way} the local model's chance by {abs(moved):.2f}.")
        if chance >= threshold:
            order = [LOCAL, *(name for name in order if name != LOCAL)]
    open_arms = [name for name in order if name not in obstacles]
    if not open_arms:
        raise _nothing_left(order, obstacles)
    picked = open_arms[0]
    passed_over = order[: order.index(picked)]
    reasons += [f"{name} was passed over: {obstacles[name]}." for name in passed_over]
    # Compared before rounding, so the words must not round 0.698 up to the threshold that it missed.
    said = f"Estimated chance that the local model gets this right: {_floor(chance)}, "
    side = "at least" if chance >= threshold else "below"
    verdict = f"{said}{side} the threshold {threshold:.2f}"
    if local is None:
        reasons.append(f"{picked} takes it, the first arm that can be called.")
    elif passed_over:
        reasons.append(f"{verdict}; {picked} takes it as the next arm that can be called.")
    else:
        reasons.append(f"{verdict}.")
    return picked, open_arms[1:]


def _ordered(arms: Sequence[ArmState]) -> list[str]:
    """Return the arms' names: Gemini, the local one, then all others as they stand."""
    names = [arm.name for arm in arms]
    return [name for name in (GEMINI, LOCAL) if name in names] + [name for name in names if name not in (GEMINI, LOCAL)]


def _floor(chance: float) -> str:
    return f"{int(chance * 100 + 1e-9) / 100:.2f}"


def _nothing_left(order: Sequence[str], obstacles: dict[str, str]) -> ArmUnavailable:
    if not order:
        return ArmUnavailable("there is no model to call")
    listed = "; ".join(f"{name}: {obstacles[name]}" for name in order)
    return ArmUnavailable(
        f"no model can be called ({listed})",
        hint="Run `animathic doctor`; GOOGLE_AI_API_KEY makes Gemini ready, and the local model needs no key.",
    )
