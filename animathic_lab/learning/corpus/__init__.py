"""The corpus that the local model learns from: scenes drawn at random, said the way people say them.

Facts come first: a scene is drawn, and words are found for each of its facts, so that the spec beside a prompt holds exactly
what the prompt says. What the words leave open stays at its default.
"""

from __future__ import annotations

import hashlib
import json
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any, Final

from animathic_lab.generation.confidence import WORD
from animathic_lab.generation.shortkeys import canonical
from animathic_lab.learning.corpus.arranged import ARRANGED
from animathic_lab.learning.corpus.changes import CHANGES
from animathic_lab.learning.corpus.edits import edited
from animathic_lab.learning.corpus.figures import FIGURES
from animathic_lab.learning.corpus.forms import Form, read_forms, tell
from animathic_lab.learning.corpus.pairs import PAIRS
from animathic_lab.learning.corpus.several import SEVERAL
from animathic_lab.learning.corpus.solo import SOLO
from animathic_lab.learning.corpus.story import Story
from animathic_lab.learning.corpus.voice import spoken

__all__ = ["Outside", "Pair", "fingerprint", "generate", "outside", "words"]


#: Scenes that are put together from drawn parts, and how often each sort comes.
_MIX: Final = ((SOLO, 33), (CHANGES, 11), (SEVERAL, 13), (PAIRS, 14), (ARRANGED, 11), (FIGURES, 20))
#: Shares of pairs that tell a form, and of pairs that change a scene; the rest are put together.
_TOLD, _EDITED = 0.62, 0.14


@dataclass(frozen=True, slots=True)
class Pair:
    """A prompt and the spec that holds exactly what it says.

    Attributes
    ----------
    prompt : str
        What a person might type.
    spec : dict
        JSON data of the scene.
    form : str
        Of which the pair was made.
    parent : Mapping or None
        The scene that the prompt changes, where it changes one.
    tables : tuple of Mapping
        Tables that are at hand, as a request describes them.
    """

    prompt: str
    spec: dict[str, Any]
    form: str
    parent: Mapping[str, Any] | None = None
    tables: tuple[Mapping[str, Any], ...] = ()


def generate(count: int, *, seed: int) -> Iterator[Pair]:
    """Draw pairs, no two with the same prompt.

    Parameters
    ----------
    count : int
        How many.
    seed : int
        Equal seeds give equal pairs.
    """
    rng, seen = random.Random(seed), set[str]()
    while len(seen) < count:
        pair = _draw(rng)
        key = re.sub(r"\W+", " ", pair.prompt.lower()).strip()
        if key not in seen and len(pair.prompt) <= 400:
            seen.add(key)
            yield pair


@dataclass(frozen=True, slots=True)
class Outside:
    """A prompt that asks for what the local model cannot draw: whatever it answers is not what was asked for."""

    prompt: str
    spec: None = None
    parent: None = None
    tables: tuple[Mapping[str, Any], ...] = ()


def outside(count: int, *, seed: int) -> list[Outside]:
    """Draw prompts that lie outside of the local model's language, at most as many as there are."""
    text = resources.files(__package__).joinpath("outside.txt").read_text(encoding="utf-8")
    prompts = [line.strip() for line in text.split("\n") if line.strip() and not line.startswith("#")]
    return [Outside(prompt) for prompt in random.Random(seed).sample(prompts, min(count, len(prompts)))]


def words(pairs: Iterable[Pair], least: int = 2) -> list[str]:
    """Return the words that prompts are made of, in lower case and in order: those that at least so many prompts hold."""
    found = Counter(word for pair in pairs for word in set(WORD.findall(pair.prompt.lower())))
    return sorted(word for word, count in found.items() if count >= least)


def _draw(rng: random.Random) -> Pair:
    roll = rng.random()
    if roll < _EDITED:
        before = _scene(rng)
        change = edited(rng, before)
        if change is not None:
            text, background = spoken(rng, change.words, change.spec)
            spec = change.spec | ({"background": background} if background else {})
            return Pair(text, canonical(spec), change.name, parent=before)
    return _told(rng) if roll < _EDITED + _TOLD else _made(rng)


def _told(rng: random.Random) -> Pair:
    forms, weights = _forms()
    form = rng.choices(forms, weights=weights)[0]
    told = tell(rng, form)
    text, background = spoken(rng, told.prompt, told.spec)
    spec = told.spec | ({"background": background} if background else {})
    return Pair(text, canonical(spec), form.name, tables=told.tables)


@cache
def _forms() -> tuple[tuple[Form, ...], tuple[float, ...]]:
    """Return all forms and how often each comes: one of more wordings more often, though not as often as they are many."""
    forms = read_forms()
    return forms, tuple(form.weight * math.sqrt(len(form.wordings)) for form in forms)


def _made(rng: random.Random) -> Pair:
    forms = rng.choices([part for part, _ in _MIX], weights=[weight for _, weight in _MIX])[0]
    form = rng.choices([tell_ for tell_, _ in forms], weights=[weight for _, weight in forms])[0]
    story = Story(rng)
    text = form(story)
    text, story.background = spoken(rng, text, story.spec())
    return Pair(text, canonical(story.spec()), form.__name__)


def _scene(rng: random.Random) -> dict[str, Any]:
    """Draw a scene that somebody may want to change: small, and without a table."""
    while True:
        pair = _told(rng) if rng.random() < 0.6 else _made(rng)
        if not pair.tables and len(pair.spec["objects"]) <= 4:
            return pair.spec


def fingerprint(pairs: list[Pair]) -> str:
    """Return the SHA-256 of the pairs, as hexadecimal digits."""
    parts = ([pair.prompt, pair.spec, pair.parent, pair.tables] for pair in pairs)
    lines = "\n".join(json.dumps(part, sort_keys=True) for part in parts)
    return hashlib.sha256(lines.encode()).hexdigest()
