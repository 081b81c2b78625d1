"""What an arm's past says about its next call."""

from __future__ import annotations

import math
from typing import Final

from animathic_lab.domain import ArmState

__all__ = ["LARGEST_SHIFT", "MIN_CALLS", "shift"]

#: Below this many calls the past says nothing.
MIN_CALLS: Final = 10
#: The estimated chance of success moves by at most this much.
LARGEST_SHIFT: Final = 0.2

# What is expected of an arm before it has been seen, and the weight of that belief in calls.
_PRIOR_SUCCESS: Final = 0.85
_PRIOR_STARS: Final = 3.5
_PRIOR_SECONDS: Final = 6.0
_PRIOR_CALLS: Final = 30


def shift(arm: ArmState) -> float:
    """Return by how much an arm's performance so far moves its estimated chance of success.

    Parameters
    ----------
    arm : ArmState
        Success rate in 0..1, rating in 1..5 stars, median seconds a call; each may be missing.

    Returns
    -------
    float
        Within ``LARGEST_SHIFT`` of 0; exactly 0 below `MIN_CALLS` calls. Shrunk towards 0 by the prior's weight in calls, so
        that a short streak of luck moves little.
    """
    if arm.calls < MIN_CALLS:
        return 0.0
    moved = 0.0
    if arm.success_rate is not None:
        moved += 0.5 * (arm.success_rate - _PRIOR_SUCCESS)
    if arm.rating is not None:
        moved += 0.05 * (arm.rating - _PRIOR_STARS)
    if arm.seconds_p50 is not None:
        # Per doubling of the time: people forgive a slow answer sooner than a wrong one.
        moved -= 0.03 * min(2.0, max(-1.0, math.log2(max(arm.seconds_p50, 1e-3) / _PRIOR_SECONDS)))
    moved *= arm.calls / (arm.calls + _PRIOR_CALLS)
    return round(min(LARGEST_SHIFT, max(-LARGEST_SHIFT, moved)), 4)
