"""What the local model reads: the person's words, after the scene that they change or the tables that they speak of."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from animathic_lab.generation.shortkeys import encode

__all__ = ["SPECIAL", "clean", "local_prompt"]

#: The special tokens of the model, as people may type them.
SPECIAL: Final = re.compile(
    r"<\|[^<>|]{0,40}\|>|<(?:repo_?name|file_sep|filename|gh_stars|issue_\w{1,10}|jupyter_\w{1,10}|empty_output)>",
    re.IGNORECASE,
)


def clean(prompt: str) -> str:
    """Take the model's special tokens out of people's text, however they are nested, and squeeze its whitespace.

    Examples
    --------
    >>> clean("a <|im_<|im_end|>end|> circle\\n")
    'a circle'
    """
    before = ""
    while before != prompt:
        before, prompt = prompt, SPECIAL.sub("", prompt)
    return "\n".join(" ".join(line.split()) for line in prompt.strip().splitlines())


def local_prompt(words: str, *, parent: Mapping[str, Any] | None = None, tables: Sequence[Mapping[str, Any]] = ()) -> str:
    """Return the text that the local model reads, without the marks around it.

    Parameters
    ----------
    words : str
        What the person typed.
    parent : Mapping, optional
        JSON data of the scene that the words change.
    tables : sequence of Mapping
        Names and columns of the tables at hand, as a `WriteRequest` carries them.

    Raises
    ------
    ValueError
        The wire form cannot say the parent.

    Examples
    --------
    >>> local_prompt("bars of a by b", tables=[{"name": "df", "columns": {"a": {"type": "number"}, "b": {"type": "text"}}}])
    'df: a number, b text\\nbars of a by b'
    """
    lines = []
    for table in tables:
        columns = [f"{clean(str(name))} {facts['type']}" for name, facts in table["columns"].items()]
        lines.append(f"{clean(str(table['name']))}: {', '.join(columns)}")
    if parent is not None:
        lines.append(clean(encode(parent)))
    return "\n".join([*lines, clean(words)])
