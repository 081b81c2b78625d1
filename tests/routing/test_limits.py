"""Prompts that no model can work on."""

from __future__ import annotations

import pytest

from animathic_lab.errors import PromptError
from animathic_lab.routing import MAX_PROMPT, check_prompt


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "empty"),
        ("  \n\t ", "empty"),
        ("x" * (MAX_PROMPT + 1), "20,001 characters"),
        ("a circle " * 25_000, "225,000 characters"),
        ("?!...", "no words"),
        ("a circle \udcff", "Unicode"),
    ],
)
def test_unusable_prompts_are_refused_with_a_hint(text: str, says: str) -> None:
    with pytest.raises(PromptError, match=says) as caught:
        check_prompt(text)
    assert caught.value.hint
    assert len(str(caught.value)) < 200, "the prompt itself is not repeated"


@pytest.mark.parametrize("text", ["a", "x" * MAX_PROMPT, "ein roter Kreis", "красный круг", "一个圆", "7"])
def test_usable_prompts_pass(text: str) -> None:
    check_prompt(text)
