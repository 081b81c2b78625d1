"""How a request sounds in the end: closers, courtesy, capitals, typing errors, what people add that is no fact of the scene."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
import re
from collections.abc import Mapping
from typing import Any, Final

from animathic_lab.learning.corpus.voices import CLOSERS, COURTESY, TAILS

__all__ = ["spoken"]

_BACKGROUNDS: Final = (" on a {c} background", " on {c} background", " with a {c} background", ". Use a {c} background",
    ". The background is {c}", ". Background {c}", " with {c} background")
_TYPOS: Final = {
    "circle": ("cirle", "circel", "cricle"), "square": ("sqaure", "squre"), "triangle": ("traingle", "triange"),
        "yellow": ("yelow", "yello"), "rectangle": ("rectange", "rectangel"), "rotate": ("rotae", "roate"),
        "transform": ("tranform",),
    "green": ("gren", "grean"), "purple": ("purpel", "purle"), "orange": ("orang", "oragne"), "draw": ("drwa", "darw"),
        "create": ("creat", "crate"), "then": ("than", "thn", "tehn"), "animate": ("animte",), "and": ("adn", "nd"),
        "with": ("wiht", "wth"),
    "moves": ("movs",), "hexagon": ("hexgon",), "write": ("wirte",), "arrow": ("arow",), "degrees": ("degress", "degres"),
        "seconds": ("secs", "secconds"), "blue": ("bleu",), "left": ("letf",), "right": ("rigth", "rihgt"), "please": ("pls",
        "plz"),
}


def spoken(rng: random.Random, text: str, spec: Mapping[str, Any]) -> tuple[str, str]:
    """Give a told scene its voice.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    text : str
        The scene in words.
    spec : Mapping
        Its spec; the words to write must stay as they are.

    Returns
    -------
    tuple of str
        The prompt, and the colour of the background where one was added, otherwise empty.
    """
    background = ""
    text = re.sub(r" +", " ", text).strip()
    if not any("?" in words for words in _fixed(spec)):
        text = re.sub(r"\? ?([.,])", r"\1", text)
    if rng.random() < 0.03 and not spec.get("background"):
        background = rng.choice(("white", "black", "gray", "navy", "darkblue"))
        text = _joined(text, rng.choice(_BACKGROUNDS).format(c="dark blue" if background == "darkblue" else background))
    if rng.random() < 0.08:
        text = _joined(text, rng.choice(TAILS))
    question = text.lower().startswith(("can ", "could ", "would ", "is it", "how "))
    if question and rng.random() < 0.7:
        text = _joined(text, "?")
    elif rng.random() < 0.07:
        text = _joined(text, rng.choice(COURTESY))
    else:
        text = _joined(text, rng.choice(CLOSERS))
    text = _capitals(rng, _mistyped(rng, text, spec), spec)
    return text, background


def _joined(text: str, more: str) -> str:
    """Add to what is said, without a second stop and without asking for it twice."""
    if text.endswith((".", "!", "?")) and more[:1] in (".", ",", "!", "?"):
        more = more[1:]
    return text if "please" in more.lower() and "please" in text.lower() else text + more


def _fixed(spec: Mapping[str, Any]) -> list[str]:
    """Return the words that must survive as they are."""
    return [str(item["text"]) for item in spec["objects"] if item.get("text")]


#: Fields whose words must come through as they are typed.
_WORDS: Final = ("labels", "rows", "headers", "edges", "parts", "x_label", "y_label", "unit", "data", "x_column", "y_column",
    "by_column", "language")


#: A sentence that begins with a variable keeps its letter as it is.
_VARIABLE: Final = re.compile(r"[b-hj-z]\b|[a-z](?=\s*[\^=+*/_(\u00b2\u00b3-])")


def _is_exact(spec: Mapping[str, Any]) -> bool:
    """Whether the scene holds names and cells that a changed letter would make others."""
    return any(item.get(name) for item in spec["objects"] for name in _WORDS)


#: Slips of "black", "three", "point", "pulse" and "while" that would say something else.
_MEANT_OTHERWISE: Final = frozenset({"back", "tree", "there", "pint", "pules", "whie"})


def _slip(rng: random.Random, word: str) -> str:
    """Mistype a word: a letter left out, doubled or swapped with the next."""
    at = rng.randrange(1, len(word) - 1)
    slip = rng.choice((word[:at] + word[at + 1:], word[:at] + word[at] + word[at:],
        word[:at] + word[at + 1] + word[at] + word[at + 2:]))
    return word if slip in _MEANT_OTHERWISE else slip


def _mistyped(rng: random.Random, text: str, spec: Mapping[str, Any]) -> str:
    if rng.random() > 0.1 or _fixed(spec) or _is_exact(spec):
        return text
    if rng.random() < 0.5:
        words = re.findall(r"(?<![\w#^\\])[a-z]{5,}(?![\w(])", text)
        for word in rng.sample(words, min(len(words), rng.choice((1, 1, 2)))):
            text = re.sub(rf"\b{word}\b", _slip(rng, word), text, count=1)
        return text
    known = [word for word in _TYPOS if re.search(rf"\b{word}\b", text)]
    for word in rng.sample(known, min(len(known), rng.choice((1, 1, 2)))):
        text = re.sub(rf"\b{word}\b", rng.choice(_TYPOS[word]), text, count=1)
    return text


def _capitals(rng: random.Random, text: str, spec: Mapping[str, Any]) -> str:
    fixed = [words for words in _fixed(spec) if words in text]
    start = any(text.startswith(words) for words in fixed)
    roll = rng.random()
    if roll < 0.28 and not _is_exact(spec):
        # Lower case, apart from the words that are to be written.
        pieces = re.split("(" + "|".join(re.escape(words) for words in sorted(fixed, key=len, reverse=True)) + ")",
            text) if fixed else [text]
        return "".join(piece if piece in fixed else piece.lower() for piece in pieces) if "#" not in text else text
    if start or text.startswith(("y ", "f(", "x")) or roll > 0.93:
        return text
    sentences = re.split(r"((?:^|[.!?]\s+|\n))", text)
    return "".join(part if part.startswith(tuple(fixed)) or _VARIABLE.match(part) else part[:1].upper() + part[1:]
        for part in sentences)
