"""Routing: which arm a prompt goes to, and why."""

from __future__ import annotations

from animathic_lab.routing.limits import MAX_PROMPT, check_prompt
from animathic_lab.routing.policy import POLICY_VERSION, choose
from animathic_lab.routing.rules import FEATURE_VERSION, complexity, features

__all__ = ["FEATURE_VERSION", "MAX_PROMPT", "POLICY_VERSION", "check_prompt", "choose", "complexity", "features"]
