"""Counts of a prompt's words, and how hard they say the prompt is."""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from animathic_lab.routing.lexicon import ACTION_WORDS, LEADING_WORDS, MORPHS, PLAIN_WORDS, SCENE_WORDS, TOPIC_OF, TOPICS
from animathic_lab.vocabulary import COLORS, KIND_OF

__all__ = ["FEATURE_VERSION", "complexity", "features"]

#: Changes whenever `features` would answer differently, so that records of different versions are never mixed up.
FEATURE_VERSION: Final = "words-1"

_WORD = re.compile(r"\d+(?:\.\d+)?(?:-?[a-z]+)?|[^\W\d_]+(?:['’.-][^\W\d_]+)*\d*")  # noqa: RUF001  # people type both apostrophes
_QUOTED = re.compile(r"\"[^\"\n]{1,400}\"|“[^”\n]{1,400}”|(?<!\w)'[^'\n]{1,400}'(?!\w)|\$[^$\n]{1,400}\$|`[^`\n]{1,400}`")
_SENTENCE = re.compile(r"[.!?;](?:\s|$)|\n+")
_NEXT = frozenset(
    {"then", "after", "afterwards", "next", "finally", "lastly", "before", "followed", "while", "meanwhile", "once", "until"}
)
_CONJUNCTION = re.compile(r",|\band\b|\bthen\b|\bwhile\b")
_LATEX = re.compile(r"\\[a-zA-Z]+|[=^]|[∑∫√∂∇≤≥≠±]")
_CLAUSE_END = re.compile(r"[,:;.!?](?:\s|$)|\n")

#: What one unit of a feature adds. Only positive weights on counts, so that asking for more never looks simpler.
_WEIGHTS: Final[Mapping[str, float]] = MappingProxyType(
    {
        "more_steps": 0.06,
        "more_kinds": 0.08,
        "more_things": 0.04,
        "unknown_words": 0.1,
        "three_d": 0.75,
        "derivation": 0.35,
        "proof": 0.25,
        "explain": 0.35,
        "story": 0.4,
        "data": 0.45,
        "camera": 0.5,
        "process": 0.3,
        "many": 0.12,
        "formula_steps": 0.25,
        "formula_change": 0.5,
        "latex": 0.02,
        "no_object": 0.45,
        "bare_topic": 0.6,
        "more_words": 0.012,
        "non_latin": 1.5,
    }
)
_CAPS: Final[Mapping[str, float]] = MappingProxyType({"unknown_words": 12, "latex": 10, "many": 4})
_BASE: Final = 0.05
_FREE_WORDS: Final = 20


def features(text: str) -> Mapping[str, float]:
    """Count what a prompt asks for. Pure and quick: one pass over its words.

    Parameters
    ----------
    text : str
        The person's words, of any length and script.

    Returns
    -------
    Mapping of str to float
        Counts and 0/1 flags by name, the same names for every text.

    Examples
    --------
    >>> counted = features("a red circle turns into a blue square, then fades out")
    >>> counted["kinds"], counted["actions"], counted["colors"], counted["three_d"]
    (2.0, 2.0, 2.0, 0.0)
    """
    # Words that are only to be written on the screen say nothing of what has to be done.
    plain, quotes = _QUOTED.subn(" ", text)
    lower = plain.lower()
    words: list[str] = _WORD.findall(lower)
    phrases = words + [" ".join(pair) for pair in itertools.pairwise(words)]
    phrases += [" ".join(triple) for triple in zip(words, words[1:], words[2:], strict=False)]
    topics = dict.fromkeys(TOPICS, 0.0)
    for phrase in phrases:
        if phrase in TOPIC_OF:
            topics[TOPIC_OF[phrase]] += 1
    nouns = [KIND_OF[phrase] for phrase in phrases if phrase in KIND_OF]
    actions = sum(word in ACTION_WORDS for word in words)
    letters = [character for character in text if character.isalpha()]
    foreign = sum(character > "\u024f" and not _is_latin_or_symbol(character) for character in letters)
    unknown = sum(_is_unknown(word) for word in words)
    quoted_only = bool(quotes) and not unknown
    no_object = float(not nouns and not quoted_only)
    return MappingProxyType(
        {
            "characters": float(len(text)),
            "words": float(len(words)),
            "sentences": float(len(_SENTENCE.split(lower.strip()))),
            "sequence_words": float(sum(word in _NEXT for word in words)),
            "clauses": float(1 + len(_CONJUNCTION.findall(lower))),
            "actions": float(actions),
            "kinds": float(len(set(nouns))),
            "nouns": float(len(nouns)),
            "colors": float(sum(word in COLORS for word in words)),
            "numbers": float(sum(word[0].isdigit() for word in words)),
            "quotes": float(quotes),
            "latex": float(len(_LATEX.findall(text))),
            "unknown_words": float(unknown),
            "no_object": no_object,
            "bare_topic": float(_is_bare_topic(lower)),
            "formula_change": float("math" in nouns and any(word in MORPHS for word in words)),
            "formula_steps": float("math" in nouns) * max(0.0, len(_LATEX.findall(text)) / 3 - 1),
            "non_latin": foreign / len(letters) if letters else 0.0,
            **topics,
        }
    )


def _is_unknown(word: str) -> bool:
    return word not in PLAIN_WORDS and word not in TOPIC_OF and len(word) > 1 and not word[0].isdigit()


def _is_bare_topic(lower: str) -> bool:
    """Tell whether the first clause only names something, such as "Fourier Transform" or "Space-filling curves"."""
    words: list[str] = _WORD.findall(_CLAUSE_END.split(lower.strip(), maxsplit=1)[0])
    if not words or words[0] in LEADING_WORDS or words[0][0].isdigit():
        return False
    # Without an order or a colour it describes no scene; with known words alone ("blue circle") it does.
    named = any(_is_unknown(word) or word in TOPIC_OF for word in words)
    return named and not any(word in SCENE_WORDS or word in COLORS for word in words)


def _is_latin_or_symbol(character: str) -> bool:
    # Greek letters in an English sentence are mathematics, as are letter-like symbols such as the double-struck R.
    return unicodedata.name(character, "").startswith(("LATIN", "GREEK", "DOUBLE-STRUCK", "MATHEMATICAL"))


def complexity(features: Mapping[str, float]) -> float:
    """Say how hard a prompt is, from its features.

    Parameters
    ----------
    features : Mapping of str to float
        As `features` returns them. Missing ones count as 0.

    Returns
    -------
    float
        0 (a circle) to 1 (a film). Never falls when a count rises.
    """
    steps = features.get("actions", 0) + features.get("sequence_words", 0) / 2
    units = {
        **features,
        "more_steps": max(0.0, steps - 2),
        "more_kinds": max(0.0, features.get("kinds", 0) - 2),
        "more_things": max(0.0, features.get("nouns", 0) - 3),
        "more_words": max(0.0, features.get("words", 0) - _FREE_WORDS),
    }
    burden = _BASE + sum(weight * min(units.get(name, 0.0), _CAPS.get(name, math.inf)) for name, weight in _WEIGHTS.items())
    return round(1 - math.exp(-burden), 4)
