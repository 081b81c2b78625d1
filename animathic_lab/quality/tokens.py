"""A prompt as a list of words, with what it quotes kept whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

__all__ = ["QUOTE", "Token", "tokens"]

#: The word that stands for a quotation.
QUOTE = "<quote>"

_TOKEN = re.compile(
    r"""
    (?P<quote> "[^"\n]{1,400}" | “[^”\n]{1,400}” | (?<!\w)'[^'\n]{1,400}'(?!\w) | (?<!\w)‘[^’\n]{1,400}’(?!\w)
        | \$[^$\n]{1,400}\$ )
    | (?P<number> \d+(?:\.\d+)?(?=[°\s,.;!?)]|$|deg|x\b|%) )
    | (?P<word> [^\W_]+(?:[-^_=+*/()][^\W_]+)*(?:['’][^\W\d_]{2,})? | ['’]s\b )
    | (?P<mark> [.,;:!?\n°()] )
    """,  # noqa: RUF001  # people type both kinds of quotation mark
    re.VERBOSE,
)
#: Beyond this, nothing is read: a prompt for one scene is far shorter.
_MOST = 4_000


@dataclass(frozen=True, slots=True)
class Token:
    """One word, number or mark.

    Attributes
    ----------
    word : str
        In lower case; `QUOTE` for a quotation.
    raw : str
        As it was typed; of a quotation its inside.
    formula : bool
        Whether it was quoted by dollar signs.
    """

    word: str
    raw: str
    formula: bool = False


def tokens(text: str) -> Sequence[Token]:
    """Split a prompt into tokens.

    Parameters
    ----------
    text : str
        Any text; beyond 4,000 characters nothing is read.
    """
    found = []
    for match in _TOKEN.finditer(text[:_MOST]):
        raw = match.group()
        if match.lastgroup == "quote":
            found.append(Token(QUOTE, raw[1:-1].strip(), raw[0] == "$"))
        else:
            found.append(Token(raw.lower().replace("’", "'"), raw))  # noqa: RUF001
    return found
