"""What the words of the corpus say, found with lists of these tests and not with the corpus's own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import Any

from animathic_lab.learning import corpus
from animathic_lab.learning.corpus import Pair
from animathic_lab.vocabulary import COLORS, hex_of

SLIPS = {
    "yelow": "yellow", "yello": "yellow", "gren": "green", "grean": "green", "purpel": "purple", "purle": "purple",
    "orang": "orange", "oragne": "orange", "bleu": "blue", "letf": "left", "rigth": "right", "rihgt": "right",
    "cirle": "circle", "circel": "circle", "cricle": "circle", "sqaure": "square", "squre": "square", "traingle": "triangle",
    "triange": "triangle", "rectange": "rectangle", "rectangel": "rectangle", "hexgon": "hexagon", "arow": "arrow",
    "rotae": "rotate", "roate": "rotate", "tranform": "transform", "degress": "degrees", "degres": "degrees",
}  # fmt: skip
NUMBER_WORDS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "twelve": 12,
}  # fmt: skip
COLOR_WORDS = {name.replace("_", " "): color for name, color in COLORS.items()} | {"golden": COLORS["gold"]}
COLOR_WORDS |= {"navy blue": COLORS["navy"]}
for _tone in ("light", "dark", "deep", "hot", "sky", "royal", "forest"):
    # People put a space where CSS has none; Manim's "light_gray" and its like are other shades, and lose.
    COLOR_WORDS |= {f"{_tone} {name[len(_tone) :]}": color for name, color in COLORS.items() if re.match(f"{_tone}[^_]", name)}
COLOR = re.compile(rf"#[0-9a-f]{{6}}|\b(?:{'|'.join(sorted(COLOR_WORDS, key=len, reverse=True))})\b(?!\(|(?<= [a-e])\))")


@cache
def drawn() -> tuple[Pair, ...]:
    """As many pairs as show every sort of them often."""
    return tuple(corpus.generate(30_000, seed=7))


def is_form(pair: Pair) -> bool:
    return ".forms:" in pair.form


def key(prompt: str) -> str:
    """What `corpus.generate` compares prompts by."""
    return re.sub(r"\W+", " ", prompt.lower()).strip()


def _slips(word: str) -> Iterator[str]:
    """What a word becomes by a letter left out, doubled or swapped with the next."""
    for at in range(1, len(word) - 1):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


@cache
def _mended() -> dict[str, str]:
    """Typing errors of the words that prompts are made of, without those that may be of two words; a frequent word is none."""
    found = Counter(word for pair in drawn() for word in set(re.findall("[a-z]{4,}", pair.prompt.lower())))
    mended: dict[str, str] = {}
    for word, count in found.most_common():
        if count >= 6 and len(word) > 4 and word not in mended and word not in SLIPS:
            for slip in _slips(word):
                if found[slip] <= 12 and found[slip] * 6 <= count:
                    mended[slip] = word if mended.get(slip, word) == word else ""
    return mended | SLIPS


def is_clear(pair: Pair) -> bool:
    """Whether no word of a pair is a typing error that may be of two words, as "whie" is."""
    return all(_mended().get(word) != "" for word in re.findall("[a-z]+", pair.prompt.lower()))


def words_of(pair: Pair) -> str:
    """The prompt in lower case without the words to be written, its typing errors mended."""
    text = pair.prompt
    for words in sorted((item["text"] for item in pair.spec["objects"] if item.get("text")), key=len, reverse=True):
        text = re.sub(rf"(?<![\w#.]){re.escape(words)}(?!\w)", " ", text, count=1)
    return re.sub(r"(?<!#)\b[a-z]+", lambda word: _mended().get(word[0]) or word[0], text.lower())


def parts(pair: Pair) -> Iterator[dict[str, Any]]:
    yield from pair.spec["objects"]
    yield from pair.spec["steps"]


def colors_in(text: str) -> set[str | None]:
    return {hex_of(word) if word[0] == "#" else COLOR_WORDS[word] for word in COLOR.findall(text)}


def colors_said(pair: Pair) -> set[str | None]:
    return colors_in(words_of(pair))


def colors_held(pair: Pair) -> set[str | None]:
    held = [item["color"] for item in [*parts(pair), {"color": pair.spec.get("background")}] if item.get("color")]
    return {hex_of(color) for color in [*held, *(color for item in pair.spec["objects"] for color in item.get("colors") or ())]}


def numbers_said(pair: Pair) -> set[float]:
    # A spec holds half of a diameter.
    text = re.sub(r"diameter (?:of )?([\d.]*\d)", lambda found: f"{float(found[1]) / 2:g}", words_of(pair))
    said = numbers_in(text)
    said |= {side * side for side in range(2, 6) if re.search(rf"{side}( by |x){side} grid|{side}x{side}", text)}
    return said | {number for words, number in SPELT if re.search(words, text)}


def numbers_in(text: str) -> set[float]:
    said = {float(digits) for digits in re.findall(r"(?<![#\w.-])-?\d+(?:\.\d+)?|\d+(?:\.\d+)?", text)}
    return said | {float(NUMBER_WORDS[word]) for word in re.findall(r"[a-z]+", text) if word in NUMBER_WORDS}


#: Words for numbers, as far as a spec holds them as numbers.
SPELT = [
    (r"clockwise|quarter|pi/2", 90), (r"half a turn|upside down|pi radians|semicircle", 180),
    (r"turn|once|all the way around|full (rotation|360)", 360), (r"twice|two full turns", 720),
    (r"half a second|quickly|fast", 0.5), (r"a second", 1), (r"slowly", 3), (r"quarter", 0.25), (r"30%", 0.3),
    (r"half|halv|shr[iau]nk|smaller|scal\w+ down|scal\w+ .* down|reduc", 0.5), (r"twice|doubl", 2), (r"tripl", 3),
    (r"bigger|larger|50%|scal\w+ up|scal\w+ .* up|enlarg|increas|expand", 1.5),
    (r"pentagon", 5), (r"hexagon", 6), (r"heptagon", 7), (r"octagon", 8), (r"nonagon", 9), (r"decagon", 10),
]  # fmt: skip
