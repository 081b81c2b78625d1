"""Which arm a prompt goes to."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from animathic_lab.domain import GEMINI, LOCAL, ArmState, Prompt, Route
from animathic_lab.errors import ArmUnavailable, PromptError
from animathic_lab.routing import choose
from animathic_lab.routing.performance import LARGEST_SHIFT, MIN_CALLS, shift

SIMPLE = "a red circle moves to the left"
HARD = "Explain the Fourier transform in 3D with a camera flight"
LOCAL_ARM = ArmState(name=LOCAL, available=True)
GEMINI_ARM = ArmState(name=GEMINI, available=True, remote=True)
BOTH = (GEMINI_ARM, LOCAL_ARM)


def route(text: str = SIMPLE, arms=BOTH, *, threshold: float = 0.7, fallback: bool = True, **options) -> Route:
    return choose(Prompt(text=text), arms, threshold=threshold, fallback=fallback, **options)


def test_simple_prompts_stay_local_and_say_why() -> None:
    chosen = route()
    assert (chosen.arm, chosen.fallbacks, chosen.forced) == (LOCAL, (GEMINI,), False)
    assert chosen.reasons[-1] == "Estimated chance that the local model gets this right: 0.95, at least the threshold 0.70."
    assert (chosen.policy_version, chosen.feature_version) == ("rules-1", "words-1")
    assert chosen.features["kinds"] == 1


def test_hard_prompts_go_to_gemini() -> None:
    chosen = route(HARD)
    assert (chosen.arm, chosen.fallbacks) == (GEMINI, (LOCAL,))
    assert "below the threshold 0.70" in chosen.reasons[-1]


@pytest.mark.parametrize(("text", "threshold", "arm"), [(SIMPLE, 1.0, GEMINI), (HARD, 0.0, LOCAL)])
def test_the_threshold_decides(text: str, threshold: float, arm: str) -> None:
    assert route(text, threshold=threshold).arm == arm


def test_the_threshold_itself_is_enough() -> None:
    assert route(threshold=1 - route().complexity).arm == LOCAL
    missed = route(threshold=1 - route().complexity + 1e-6)
    assert missed.arm == GEMINI


def test_no_fallbacks_when_switched_off() -> None:
    assert route(fallback=False).fallbacks == ()


def test_an_unavailable_arm_is_passed_over_with_its_reason() -> None:
    no_key = replace(GEMINI_ARM, available=False, why="GOOGLE_AI_API_KEY is not set.")
    chosen = route(HARD, (no_key, LOCAL_ARM))
    assert (chosen.arm, chosen.fallbacks, chosen.eligible) == (LOCAL, (), (LOCAL,))
    assert "gemini-2.5-flash was passed over: GOOGLE_AI_API_KEY is not set." in chosen.reasons
    assert chosen.reasons[-1].endswith("below the threshold 0.70; local-trained takes it as the next arm that can be called.")


def test_no_arm_at_all_is_an_error_with_a_hint() -> None:
    with pytest.raises(ArmUnavailable, match=r"weights missing; .*no key") as caught:
        route(
            arms=(
                replace(GEMINI_ARM, available=False, why="no key"),
                replace(LOCAL_ARM, available=False, why="weights missing"),
            )
        )
    assert "doctor" in caught.value.hint
    with pytest.raises(ArmUnavailable):
        route(arms=())


def test_privacy_passes_over_remote_arms() -> None:
    chosen = route(HARD, privacy_local_only=True)
    assert (chosen.arm, chosen.fallbacks) == (LOCAL, ())
    assert any("PRIVACY=local-only" in reason for reason in chosen.reasons)
    with pytest.raises(ArmUnavailable, match="PRIVACY"):
        route(model=GEMINI, privacy_local_only=True)


def test_a_named_model_is_forced() -> None:
    chosen = route(model=GEMINI)
    assert (chosen.arm, chosen.forced, chosen.fallbacks) == (GEMINI, True, (LOCAL,))
    assert chosen.propensities == {GEMINI: 1.0, LOCAL: 0.0}


def test_a_forced_local_model_never_falls_back_to_a_remote_one() -> None:
    here = ArmState(name="other-local", available=True)
    assert route(model=LOCAL, arms=(*BOTH, here)).fallbacks == ("other-local",)


def test_an_unknown_model_names_the_valid_ones() -> None:
    with pytest.raises(PromptError, match="'gpt'") as caught:
        route(model="gpt")
    assert caught.value.hint == "Choose one of: auto, gemini-2.5-flash, local-trained."


def test_a_forced_model_that_is_not_ready_says_which_are() -> None:
    with pytest.raises(ArmUnavailable, match="no key") as caught:
        route(model=GEMINI, arms=(replace(GEMINI_ARM, available=False, why="no key"), LOCAL_ARM))
    assert LOCAL in caught.value.hint


@pytest.mark.parametrize("text", ["", "x" * 200_000])
def test_unusable_prompts_never_get_an_arm(text: str) -> None:
    with pytest.raises(PromptError):
        route(text)


def test_performance_so_far_moves_the_choice() -> None:
    threshold = 1 - route().complexity - 0.05
    assert route(threshold=threshold).arm == LOCAL
    failing = replace(LOCAL_ARM, calls=200, success_rate=0.3)
    chosen = route(arms=(GEMINI_ARM, failing), threshold=threshold)
    assert chosen.arm == GEMINI
    assert any("200 calls so far lower the local model's chance by 0.20" in reason for reason in chosen.reasons)


_RATES = st.none() | st.floats(0, 1)
_ARMS = st.builds(
    ArmState,
    name=st.just(LOCAL),
    available=st.just(True),
    calls=st.integers(0, 10_000),
    success_rate=_RATES,
    seconds_p50=st.none() | st.floats(0, 1e4),
    rating=st.none() | st.floats(1, 5),
)


@given(_ARMS)
def test_the_shift_is_bounded_and_silent_on_few_calls(arm: ArmState) -> None:
    assert abs(shift(arm)) <= LARGEST_SHIFT
    if arm.calls < MIN_CALLS:
        assert shift(arm) == 0


@given(_ARMS, st.floats(0, 1), st.floats(0, 1))
def test_more_success_never_lowers_the_shift(arm: ArmState, one: float, other: float) -> None:
    worse, better = sorted((one, other))
    assert shift(replace(arm, success_rate=worse)) <= shift(replace(arm, success_rate=better))


def test_more_evidence_moves_more() -> None:
    shifts = [shift(ArmState(name=LOCAL, available=True, calls=calls, success_rate=0.6)) for calls in (10, 40, 400)]
    assert shifts == sorted(shifts, reverse=True)
    assert shifts[0] > shifts[-1]


@given(
    st.lists(
        st.builds(ArmState, name=st.sampled_from([GEMINI, LOCAL, "a", "b", "c"]), available=st.booleans()),
        unique_by=lambda arm: arm.name,
    ),
    st.sampled_from([SIMPLE, HARD]),
    st.floats(0, 1),
)
def test_any_set_of_arms(arms: list[ArmState], text: str, threshold: float) -> None:
    ready = [arm.name for arm in arms if arm.available]
    if not ready:
        with pytest.raises(ArmUnavailable):
            route(text, arms, threshold=threshold)
        return
    chosen = route(text, arms, threshold=threshold)
    assert sorted((chosen.arm, *chosen.fallbacks)) == sorted(ready)
    assert sum(chosen.propensities.values()) == 1
    assert set(chosen.propensities) == set(chosen.eligible) == set(ready)
    assert chosen.propensities[chosen.arm] == 1
    assert all(reason[0].isalpha() and reason.endswith(".") for reason in chosen.reasons)
    if chosen.arm not in (GEMINI, LOCAL):
        assert not {GEMINI, LOCAL} & set(ready), "extra arms come after the two built-in ones"
