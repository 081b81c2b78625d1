"""How sure the local model's answer is: what the model thought of its tokens, and what of the prompt the answer holds.

A logistic model over these features, fitted when an adapter is made, turns them into a chance (Platt, 1999). The words that the
corpus knows travel with the adapter: a prompt with many others lies outside of what the model has learnt, however sure it is.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Final

from animathic_lab.vocabulary import COLORS, hex_of

__all__ = ["FEATURES", "WORD", "Evidence", "left_out", "strange_words", "weigh"]

#: Names of the features, in the order of a calibration's weights.
FEATURES: Final = ("mean", "least", "strange", "unsaid", "length")
#: Strange words that are named to the person.
_NAMED: Final = 5
_QUOTED: Final = re.compile(r"[\"“]([^\"”]+)[\"”]|(?<!\w)'([^']+)'(?!\w)")
#: A word; the words of a corpus are cut the same way.
WORD: Final = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_NUMBER: Final = re.compile(r"(?<![\w.#])\d+(?:\.\d+)?(?![\w.]*\w)")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an answer, or against it.

    Attributes
    ----------
    mean, least : float
        Mean and least log-probability of the answer's tokens, in nats.
    strange : float
        Share of the prompt's words, outside of quotes, that the corpus does not know, 0..1.
    unsaid : float
        How many colours, quoted texts and numbers of the prompt the answer does not hold.
    length : float
        Logarithm of the number of words.
    """

    mean: float
    least: float
    strange: float = 0.0
    unsaid: float = 0.0
    length: float = 0.0

    def confidence(self, calibration: Mapping[str, float]) -> float:
        """Return the chance that the answer is right, 0..1, by a logistic model with a ``bias`` and a weight a feature."""
        own = asdict(self)
        score = calibration["bias"] + sum(calibration.get(name, 0.0) * own[name] for name in FEATURES)
        return 1 / (1 + math.exp(-max(min(score, 30.0), -30.0)))


def strange_words(prompt: str, known: frozenset[str]) -> list[str]:
    """Return the words of a prompt, in their order, that a corpus does not know; what is quoted may be anything.

    Examples
    --------
    >>> strange_words('A red circle that prevaricates over "gnomes"', frozenset("a red circle that over".split()))
    ['prevaricates']
    """
    return [word for word in _words(prompt) if word not in known]


def left_out(prompt: str, known: frozenset[str]) -> tuple[str, ...]:
    """Return a sentence about the words of a prompt that a model has never met, or nothing.

    Examples
    --------
    >>> left_out("a circle that photosynthesizes", frozenset("a circle that".split()))
    ('the local model does not know the word “photosynthesizes”: what it asks for may be missing',)
    """
    strange = list(dict.fromkeys(word for word in strange_words(prompt, known) if len(word) > 2)) if known else []
    if not strange:
        return ()
    named = ", ".join(f"“{word[:30]}”" for word in strange[:_NAMED]) + (", ..." if len(strange) > _NAMED else "")
    word, they = ("word", "it asks") if len(strange) == 1 else ("words", "they ask")
    return (f"the local model does not know the {word} {named}: what {they} for may be missing",)


def weigh(prompt: str, spec: Mapping[str, Any], logprobs: Sequence[float], known: frozenset[str]) -> Evidence:
    """Gather what speaks for an answer.

    Parameters
    ----------
    prompt : str
        The person's words.
    spec : Mapping
        JSON data that the model answered.
    logprobs : sequence of float
        Of the answer's tokens, in nats.
    known : frozenset of str
        Words of the corpus, in lower case; an empty one leaves ``strange`` at zero.
    """
    words = _words(prompt)
    strange = len(strange_words(prompt, known)) / max(len(words), 1) if known else 0.0
    return Evidence(
        mean=sum(logprobs) / max(len(logprobs), 1),
        least=min(logprobs, default=0.0),
        # A prompt without any word that it knows says nothing to the model.
        strange=1.0 if known and not words else strange,
        unsaid=float(_unsaid(prompt, spec)),
        length=math.log1p(len(words)),
    )


def _words(prompt: str) -> list[str]:
    return [word.lower() for word in WORD.findall(_QUOTED.sub(" ", prompt)) if len(word) > 1]


def _unsaid(prompt: str, spec: Mapping[str, Any]) -> int:
    """Count what a prompt says in so many words and an answer does not hold."""
    written = json.dumps(spec, ensure_ascii=False)
    quoted = [one or other for one, other in _QUOTED.findall(prompt)]
    plain = _QUOTED.sub(" ", prompt)
    missing = sum(" ".join(text.split()).rstrip(".,") not in written.replace('\\"', '"') for text in quoted)
    shades = {hex_of(word) for word in re.findall(r'"([a-z_]+|#[0-9A-F]{6})"', written)}
    named = {word.lower() for word in WORD.findall(plain)} & COLORS.keys()
    missing += sum(hex_of(word) not in shades for word in named)
    numbers = {float(found) for found in re.findall(r"-?\d+(?:\.\d+)?", written)}
    return missing + sum(float(found) not in numbers | {-number for number in numbers} for found in _NUMBER.findall(plain))
