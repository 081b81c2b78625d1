"""What a prompt must be before anything looks at it."""

from __future__ import annotations

from typing import Final

from animathic_lab.errors import PromptError

__all__ = ["MAX_PROMPT", "check_prompt"]

#: Characters; some five pages, far beyond what one scene can hold.
MAX_PROMPT: Final = 20_000


def check_prompt(text: str) -> None:
    """Refuse a prompt that no model can work on.

    Parameters
    ----------
    text : str
        As the person typed it.

    Raises
    ------
    PromptError
        It is empty, longer than `MAX_PROMPT` characters, without a single letter or digit, or not Unicode text.
    """
    if not text.strip():
        raise PromptError("the prompt is empty")
    if len(text) > MAX_PROMPT:
        raise PromptError(
            f"the prompt has {len(text):,} characters, and at most {MAX_PROMPT:,} are read",
            hint="Describe one scene in a few sentences; long material can be split into several scenes.",
        )
    if not any(character.isalnum() for character in text):
        raise PromptError("the prompt has no words")
    # Lone surrogates come from bytes on a command line that are no UTF-8; neither a database nor a model can take them.
    if any("\ud800" <= character <= "\udfff" for character in text):
        raise PromptError("the prompt is not valid Unicode text", hint="Type it again, or save the file as UTF-8.")
