"""Noun phrases: which words of a prompt name a thing to be drawn."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from animathic_lab.quality.tokens import QUOTE, Token
from animathic_lab.quality.words import (
    ADJECTIVES,
    AMBIGUOUS_NOUNS,
    CLAUSE_WORDS,
    DETERMINERS,
    DIRECTIONS,
    FOLLOWERS,
    FRAME_WORDS,
    NUMBERS,
    PARTICIPLES,
    PREPOSITIONS,
    TEXT_NOUNS,
    VERBS,
    color_at,
    is_adverb,
    words,
)
from animathic_lab.vocabulary import KIND_OF, NOUNS, plural_of

__all__ = ["Phrase", "known", "phrase_at", "place_at"]

_MARKS = frozenset(".,;:!?\n()°")
#: Singular of every plural.
_SINGULAR = {plural_of(noun): noun for nouns in NOUNS.values() for noun in nouns} | {"axes": "axes"}
#: Nouns that are too often something else to be sure.
_UNSURE = frozenset({"axis", "function", "functions", "identity", "identities", "phrase", "box", "boxes"})
#: What may come before a noun that has neither article nor number.
_OPENERS = (
    _MARKS
    | CLAUSE_WORDS
    | PREPOSITIONS
    | words(
        """
    show draw create display make add animate write put place render drawing showing creating animating fade
    rotate move spin transform morph highlight grow shrink turn into please or from see have want need rotating
    drawing generate produce fading moving spinning transforming morphing changing
    """
    )
)
_SHAPED_BY = frozenset({"circle", "line", "triangle", "square", "arc", "ring", "curve", "star", "rectangle", "polygon"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase.

    Attributes
    ----------
    end : int
        Index after its last token.
    kind, noun : str
        Kind of object, and the noun in the singular.
    colors : tuple of str
        In the order of the words; more than one for "a red and blue ..." or "red, green and blue ...".
    count : int or None
        1 for a singular, None for a plural without number.
    definite : bool
        "the square": perhaps one that was named before.
    everything : bool
        "both squares", "all dots".
    fresh : bool
        "another square", "a second one": never one that was named before.
    participle : str
        Action inside of the phrase: "a spinning square".
    """

    end: int
    kind: str
    noun: str
    colors: tuple[str, ...]
    count: int | None
    definite: bool
    everything: bool
    fresh: bool
    participle: str


def known(word: str) -> bool:
    """Tell whether a word is a function word, a verb or a noun that this package understands."""
    return (
        word in _MARKS
        or word in FOLLOWERS
        or word in DETERMINERS
        or word in ADJECTIVES
        or word in VERBS
        or word in KIND_OF
        or word in NUMBERS
        or word in DIRECTIONS
        or word in FRAME_WORDS
        or word in CLAUSE_WORDS
        or word == QUOTE
        or is_adverb(word)
    )


def phrase_at(found: Sequence[Token], start: int, *, result: bool = False) -> Phrase | None:
    """Read a noun phrase that begins at a token and surely means a thing to be drawn.

    Parameters
    ----------
    found : sequence of Token
        The prompt.
    start : int
        Index of the first token of the phrase.
    result : bool
        Whether it stands where the result of a transformation is named, after "into".

    Returns
    -------
    Phrase or None
        None when none begins there or its meaning is unsure.
    """
    words = [token.word for token in found[start : start + 16]]
    earlier = [found[start - 1].word] if start else [""]
    if earlier[0] in DETERMINERS | ADJECTIVES | NUMBERS.keys() or color_at(earlier, 0):
        return None  # the whole phrase has been refused already; its tail must not pass alone
    index, article, definite, everything, fresh = 0, False, False, False, False
    while index < len(words) and words[index] in DETERMINERS and index < 3:
        article = True
        definite |= words[index] in {"the", "this", "that", "its"}
        everything |= words[index] in {"both", "all"}
        fresh |= words[index] in {"a", "an", "another"}
        index += 1
    if words[:1] == ["its"]:
        return None  # "its center line" is a part of something
    count: int | None = None
    if words[index : index + 2] in (["pair", "of"], ["couple", "of"]):
        count, index = 2, index + 2
    elif index < len(words) and words[index] in NUMBERS:
        count, index = NUMBERS[words[index]], index + 1
    colors, participle, index, described = _adjectives(words, index)
    sizes = [size for size in (3, 2, 1) if index + size <= len(words)]
    length = next((size for size in sizes if " ".join(words[index : index + size]) in KIND_OF), 0)
    said = " ".join(words[index : index + length])
    if not length or said in _UNSURE:
        return None
    follower = words[index + length] if index + length < len(words) else ""
    # "the word Welcome": a capital that the sentence does not ask for.
    named = bool(follower) and found[start + index + length].raw[:1].isupper()
    before = [token.word for token in found[max(0, start - 3) : start]]
    bare = not (article or count or colors or described)
    if not _fits(
        said,
        follower,
        before,
        bare=bare,
        sure=definite or result,
        colored=color_at(words, index + length) is not None,
        kind=KIND_OF[said],
        named=named,
    ):
        return None
    plural = said in _SINGULAR and said != "axes"
    if not plural and count is not None and count > 1:
        return None  # "two line ..." is no phrase of ours
    return Phrase(
        end=start + index + length,
        kind=KIND_OF[said],
        noun=_SINGULAR.get(said, said),
        colors=tuple(colors),
        count=count if plural else 1,
        definite=definite or (bare and not plural),
        everything=everything,
        fresh=fresh and not definite,
        participle=participle,
    )


def _adjectives(words: list[str], index: int) -> tuple[list[str], str, int, bool]:
    """Read colours and other adjectives; return them, an action among them, the index after, and whether there were any."""
    colors: list[str] = []
    participle, first = "", index
    while index < len(words):
        color = color_at(words, index)
        if color and color[0] not in colors:
            colors.append(color[0])
            index = color[1]
        elif words[index] in ADJECTIVES:
            participle = PARTICIPLES.get(words[index], participle)
            index += 1
        elif words[index] in {",", "and"} and colors and _color_follows(words, index + 1):
            index += 1
        else:
            break
    return colors, participle, index, index > first


def _color_follows(words: list[str], index: int) -> bool:
    index += words[index : index + 1] == ["and"]
    return color_at(words, index) is not None


def _fits(
    said: str, follower: str, before: list[str], *, bare: bool, sure: bool, colored: bool, kind: str, named: bool
) -> bool:
    """Tell whether the words around a noun leave no doubt that it is meant as a thing."""
    last = before[-1] if before else ""
    if "without" in before[-2:] or last in {"no", "not", "like", "as", "half", "full"}:
        return False
    if follower and not (
        follower in FOLLOWERS
        or follower in _MARKS
        or follower in VERBS
        or follower == QUOTE
        or follower.isdigit()
        or is_adverb(follower)
        or (kind in {"text", "math", "plot"} and (len(follower) == 1 or "=" in follower or "(" in follower))
        or colored
        or (kind == "text" and named)
    ):
        return False
    # "arranged in a circle", "along a line", "form a square": how things stand or go, not one more thing.
    shaping = last in {"along", "form", "forming", "forms", "into"} or (last == "in" and said in _SHAPED_BY)
    if shaping and not sure:
        return False
    if said in {"point", "points"} and (bare or last == "to" or follower in {"of", "in", "at", "out"}):
        return False
    if bare:
        # "circle the word", "label it", "line up": verbs that look like nouns.
        if follower in {"the", "a", "an", "it", "them", "each", "up"} or (last and last not in _OPENERS):
            return False
        return said not in AMBIGUOUS_NOUNS or (said in TEXT_NOUNS | {"line", "lines"} and follower not in {"of", "out"})
    return True


def place_at(found: Sequence[Token], index: int) -> tuple[str, int] | None:
    """Read a named place of the frame: "at the top", "in the bottom left corner", "in the middle of the screen".

    Returns
    -------
    tuple of str and int, or None
        The place (``top``, ``bottom right``, ``center``, ...) and the index after it. None also for places relative to a thing
        ("to the left of the star").
    """
    words = [token.word for token in found[index : index + 9]]
    at = 0
    while at < len(words) and at < 2 and words[at] in {"at", "in", "on", "along", "to", "the", "near", "into", "towards"}:
        at += 1
    if words[at : at + 1] == ["the"]:
        at += 1
    if words[at : at + 1] == ["upper"] or words[at : at + 1] == ["lower"]:
        words[at] = "top" if words[at] == "upper" else "bottom"
    parts = []
    for part in " ".join(words[at : at + 2]).replace("-", " ").split():
        if part in {"top", "bottom", "left", "right"} and part not in parts:
            parts.append(part)
        elif not parts and part in {"center", "centre", "middle"}:
            parts.append("center")
            break
        else:
            break
    if not at or not parts:
        return None
    at += 1 if "-" in words[at] else len(parts)
    if words[at : at + 1] and words[at] in {"corner", "side", "edge", "half"}:
        at += 1
    if words[at : at + 1] == ["of"]:
        inner = 2 if words[at + 1 : at + 2] == ["the"] else 1
        if words[at + inner : at + inner + 1] and words[at + inner] in FRAME_WORDS:
            return " ".join(parts), index + at + inner + 1
        return None
    return " ".join(parts), index + at
