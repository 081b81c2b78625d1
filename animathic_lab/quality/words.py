"""Words of prompts that are judged: verbs by what they ask for, places, directions, numbers, and words around them."""

from __future__ import annotations

import functools
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from animathic_lab.vocabulary import COLORS, hex_of

__all__ = [
    "ADJECTIVES",
    "AMBIGUOUS_NOUNS",
    "CLAUSE_WORDS",
    "DETERMINERS",
    "DIRECTIONS",
    "FOLLOWERS",
    "FRAME_WORDS",
    "NUMBERS",
    "PARTICIPLES",
    "PARTS",
    "PREPOSITIONS",
    "PRONOUNS",
    "SCENE_WORDS",
    "TEXT_NOUNS",
    "VERBS",
    "color_at",
    "is_adverb",
    "words",
]


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def _forms(lemma: str, *stems: str, extra: str = "") -> dict[str, str]:
    forms: set[str] = set(extra.split())
    for stem in stems:
        root = stem[:-1] if stem.endswith("e") else stem
        forms |= {stem, stem + "s", root + "ing", root + "ed"}
        if stem.endswith(("sh", "ss")):
            forms.add(stem + "es")
    return dict.fromkeys(forms, lemma)


#: Every form of a verb to what it asks for. Some need their surroundings to be understood (turn, change, make, get, go, scale).
VERBS: Final[Mapping[str, str]] = MappingProxyType(
    _forms("rotate", "rotate", "revolve", extra="spin spins spinning spun")
    | _forms("move", "move", "shift", "slide", "glide", "travel", "drift", extra="slid")
    | _forms("fade", "fade")
    | _forms("vanish", "vanish", "disappear")
    | _forms("grow", "grow", "enlarge", "expand", extra="grew grown")
    | _forms("shrink", "shrink", extra="shrank shrunk")
    | _forms("transform", "transform", "morph")
    | _forms("recolor", "recolor", "recolour")
    | _forms("indicate", "blink", "flash", "pulse", "highlight", "emphasise", "emphasize", "indicate", "wiggle")
    | _forms("write", "write", extra="wrote written")
    | _forms("rise", "rise", extra="rose risen")
    | _forms("fall", "fall", extra="fell fallen drop drops dropping")
    | _forms("turn", "turn")
    | _forms("change", "change")
    | _forms("become", "become", extra="became")
    | _forms("scale", "scale", "resize")
    | _forms("double", "double")
    | _forms("get", "get", extra="getting got")
    | _forms("make", "make", extra="made")
    | _forms("paint", "paint", "color", "colour")
    | _forms("go", "go", extra="goes went gone")
)

#: Adjectives that are actions: "a spinning square".
PARTICIPLES: Final[Mapping[str, str]] = MappingProxyType(
    {"rotating": "rotate", "spinning": "rotate", "blinking": "indicate", "flashing": "indicate", "pulsing": "indicate"}
)

NUMBERS: Final[Mapping[str, int]] = MappingProxyType(
    {
        "two": 2,
        "three": 3,
        "four": 4,
        "five": 5,
        "six": 6,
        "seven": 7,
        "eight": 8,
        "nine": 9,
        "ten": 10,
        "eleven": 11,
        "twelve": 12,
    }
    | {str(value): value for value in range(2, 51)}
)

DIRECTIONS: Final[Mapping[str, str]] = MappingProxyType(
    {"left": "left", "right": "right", "up": "up", "down": "down", "upward": "up", "upwards": "up"}
    | {"downward": "down", "downwards": "down", "leftward": "left", "leftwards": "left", "rightward": "right"}
    | {"rightwards": "right", "top": "up", "bottom": "down"}
)

DETERMINERS: Final = words("a an the another one some this that each every both all its")
PRONOUNS: Final = words("it they them both everything")
PREPOSITIONS: Final = words(
    """
    above below beside under underneath beneath of inside around near over behind on along to with in at between
    within without across from onto outside against by through past for
    """
)
#: Words after which a new clause begins.
CLAUSE_WORDS: Final = words("then and while before after but finally next afterwards meanwhile until so when once")

#: What a thing has, which is no further thing: "half its size", "at the same time".
PARTS: Final = words(
    "size same time times center centre middle color colour end start beginning way sides top bottom left right"
)

ADJECTIVES: Final = words(
    """
    small little tiny big large huge medium medium-sized giant tall wide long short thick thin bold simple
    filled solid hollow empty outlined regular equilateral isosceles right-angled unit golden bright pale dark
    light smaller larger bigger equal identical different separate single horizontal vertical diagonal plain new
    second third other curved straight five-pointed six-pointed colored coloured nice pretty cute beautiful
    animated static rotating spinning blinking flashing pulsing moving growing shrinking stationary glowing
    """
)

#: What may follow a noun without changing what it means; anything unknown ("square root", "dot product") may change it.
FOLLOWERS: Final = (
    PREPOSITIONS
    | CLAUSE_WORDS
    | PRONOUNS
    | words(
        """
    that which who thats that's is are was 's shape shapes side up down left right upward upwards downward
    downwards out first only just both all please pls again slowly quickly into appear appears appearing
    bouncing bounces bounce pointing inscribed circumscribed placed positioned located centered arranged stacked
    lined where whose there should will can must being also colored coloured drawn drawing labelled labeled
    saying reading says reads twice half be has have starts starting begins beginning moves touching overlapping
    using connected connecting named called clockwise counterclockwise
    """
    )
)

#: Words that order a scene; a long text without any describes a subject and no scene.
SCENE_WORDS: Final = words(
    """
    show shows showing draw draws drawing create creates creating animate animates animating display displays
    displaying generate make put place plot add write visualize visualise illustrate demonstrate render use
    produce appear appears scene video animation screen
    """
)

#: Words by which prompts mean the frame itself.
FRAME_WORDS: Final = words("screen frame scene canvas page video view image picture display background")

TEXT_NOUNS: Final = words(
    "text word title caption label heading sentence letter message phrase words texts titles labels letters"
)
#: Nouns that are as often something else; they count only with an article, a number or a colour.
AMBIGUOUS_NOUNS: Final = TEXT_NOUNS | words(
    """
    point points line lines plot plots graph graphs function functions curve curves vector vectors segment
    segments box boxes ring rings identity identities ball balls disc discs disk disks
    """
)
_NOT_COLORS: Final = words("tan linen snow peru chocolate wheat tomato")


def is_adverb(word: str) -> bool:
    """Tell whether a word only says how something is done."""
    return (word.endswith("ly") and len(word) > 4) or word in {"just", "only", "then", "also", "all", "first", "again"}


@functools.lru_cache(maxsize=4096)
def _color(said: str) -> str | None:
    name = said.replace(" ", "")
    return said if (name in COLORS or said in COLORS) and said not in _NOT_COLORS else None


def color_at(found: list[str], index: int) -> tuple[str, int] | None:
    """Read a colour's name at a place.

    Parameters
    ----------
    found : list of str
        In lower case.
    index : int
        Where it should begin.

    Returns
    -------
    tuple of str and int, or None
        The name as it was said, and the index after it.
    """
    for length in (2, 1):
        said = " ".join(found[index : index + length])
        if len(found) >= index + length and _color(said) and hex_of(said):
            return said, index + length
    return None
