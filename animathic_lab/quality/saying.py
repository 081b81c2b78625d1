"""What stands without quotation marks: words to be written ("write Hello world, then ..."), and curves ("plot sin(x)")."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from animathic_lab.quality.phrases import known
from animathic_lab.quality.tokens import Token
from animathic_lab.quality.words import CLAUSE_WORDS, PREPOSITIONS, VERBS, words
from animathic_lab.vocabulary import KIND_OF

__all__ = ["bare_words_at", "curve_end"]

_MOST: Final = 6
_MARKS: Final = frozenset(".,;:!?\n()")
_ENDS: Final = _MARKS | CLAUSE_WORDS | PREPOSITIONS | words("and that which using as under")
#: Things that have a name and are written otherwise: "write Fermat's theorem" asks for a formula.
_SUBJECTS: Final = words(
    """
    theorem theorems identity law laws rule rules lemma inequality constant series transform number expression
    definition proof proofs equation equations formula formulas formulae function functions matrix integral limit
    """
)


#: Words of a curve's formula that have no operator in them.
_IN_FORMULAE: Final = words("x y f sin cos tan exp log ln sqrt abs = + - * / ^")


def curve_end(found: Sequence[Token], index: int) -> int:
    """Return the index after a formula such as ``y = x^2`` that begins at a token; the token's own index when none does."""
    end, sure = index, False
    while end < len(found):
        word = found[end].word
        operators = not set(word).isdisjoint("(^*/+=")
        if not (operators or word in _IN_FORMULAE or word in "()" or (sure and word.isdigit())):
            break
        sure |= operators or word == "x"
        end += 1
    return end if sure else index


def bare_words_at(found: Sequence[Token], index: int) -> tuple[str, int] | None:
    """Read words to be written that surely are meant as they stand, because they begin with a capital.

    Parameters
    ----------
    found : sequence of Token
        The prompt.
    index : int
        Right after "write".

    Returns
    -------
    tuple of str and int, or None
        The words, and the index after them. None when they may name something that looks otherwise when written.
    """
    run: list[Token] = []
    while index + len(run) < len(found) and found[index + len(run)].word not in _ENDS:
        run.append(found[index + len(run)])
        if len(run) > _MOST:
            return None
    loud = all(token.raw.isupper() for token in found if token.raw.isalpha())
    if not run or loud or not run[0].raw[:1].isupper() or known(run[0].word):
        return None
    if any(token.word in _SUBJECTS or token.word in KIND_OF or token.word in VERBS or "'" in token.word for token in run):
        return None
    return " ".join(token.raw for token in run), index + len(run)
