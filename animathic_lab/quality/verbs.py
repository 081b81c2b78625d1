"""Verbs of a prompt: what is to happen, to what, and which way."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from animathic_lab.quality.asked import AskedObject
from animathic_lab.quality.phrases import place_at
from animathic_lab.quality.saying import bare_words_at
from animathic_lab.quality.tokens import QUOTE
from animathic_lab.quality.words import CLAUSE_WORDS, DETERMINERS, DIRECTIONS, PRONOUNS, VERBS, color_at, is_adverb

if TYPE_CHECKING:
    from animathic_lab.quality.reading import Reader

__all__ = ["read_verb"]

_BREAKS: Final = CLAUSE_WORDS | frozenset(".,;!?\n")
_SIMPLE: Final = frozenset({"indicate", "vanish", "grow", "shrink"})
_BIGGER: Final = frozenset({"bigger", "larger", "big", "large"})


def read_verb(reader: Reader, index: int) -> int:
    """Read the verb at a token and what belongs to it; return the index from where reading goes on.

    Anything that is not sure is left out: an action on something unknown, or a verb with another meaning ("turn on").
    """
    lemma = VERBS[reader.words[index]]
    if reader.word(index - 1) in {"a", "an", "the", "its", "in", "of", "this"} and not reader.words[index].endswith("ing"):
        return index + 1  # "a turn", "the move"
    at = _skip_adverbs(reader, index + 1)
    if lemma == "fade":
        return _fade(reader, index, at)
    if lemma in {"get", "become", "go", "rise", "fall", "double"}:
        return _intransitive(reader, lemma, index, at)
    if lemma == "write":
        return _write(reader, at)
    targets, after = _target(reader, index, at)
    if targets is None:
        return index + 1
    after = _skip_adverbs(reader, after)
    if lemma == "rotate":
        reader.act("rotate", targets, angle=_degrees(reader, after))
    elif lemma == "move":
        return _move(reader, targets, after)
    elif lemma in _SIMPLE or lemma in {"grow", "shrink"}:
        reader.act(lemma, targets)
    elif lemma == "scale":
        _scale(reader, targets, after)
    elif lemma in {"make", "paint", "recolor"}:
        return _make(reader, lemma, targets, after)
    else:
        return _turn(reader, lemma, targets, after)
    return after


def _skip_adverbs(reader: Reader, at: int) -> int:
    while is_adverb(reader.word(at)) and reader.word(at) not in {"then", "all"}:
        at += 1
    return at


def _target(reader: Reader, index: int, at: int) -> tuple[list[int] | None, int]:
    """Return the verb's object or, without one, its subject (None: unknown, empty: not sure), and the index after it."""
    if reader.word(at) in PRONOUNS:
        return reader.pronoun(reader.word(at)), at + 1
    # "change its colour", "change the colour of the square"
    if reader.word(at) in {"its", "their"} and reader.word(at + 1) in {"color", "colour", "colors", "colours"}:
        return reader.pronoun("it" if reader.word(at) == "its" else "them"), at + 1
    if reader.word(at) == "the" and reader.word(at + 1) in {"color", "colour"} and reader.word(at + 2) == "of":
        return _target(reader, index, at + 3)
    phrase = reader.phrase(at)
    if phrase is not None:
        after = reader.take(at, phrase, prepositional=False)
        if reader.word(after) == "'s" and reader.word(after + 1) in {"color", "colour"}:
            after += 1
        return reader.recent or None, after
    if reader.word(at) == QUOTE:
        after = reader.take_quote(at)
        return reader.recent or None, after
    nothing = reader.word(at) in DETERMINERS and not _is_way(reader, at)
    return (None, at) if nothing else (reader.subject(index), at)


def _is_way(reader: Reader, at: int) -> bool:
    return reader.word(at) in {"a", "all", "both"} and reader.word(at + 1) in {
        "full",
        "half",
        "quarter",
        "bit",
        "little",
        "the",
    }


def _rest(reader: Reader, at: int) -> list[str]:
    """Return the words up to the end of the clause."""
    end = at
    while end < len(reader.words) and reader.words[end] not in _BREAKS and end < at + 12:
        end += 1
    return reader.words[at:end]


def _degrees(reader: Reader, at: int) -> float | None:
    words = _rest(reader, at)
    for place, word in enumerate(words[:-1]):
        following = words[place + 1]
        if following in {"degree", "degrees", "deg", "°"} and word.replace(".", "", 1).isdigit():
            return float(word)
    return None


def _fade(reader: Reader, index: int, at: int) -> int:
    ways = {"in": "fade_in", "out": "fade_out", "away": "fade_out"}
    way = ways.get(reader.word(at))
    if way and not (reader.word(at) == "in" and reader.word(at + 1) in {"the", "a"} and reader.phrase(at + 1) is None):
        targets, after = _target(reader, index, _skip_adverbs(reader, at + 1))
    else:
        targets, after = _target(reader, index, at)
        way = ways.get(reader.word(after))
        after += 1
    if way is None or targets is None:
        return max(index + 1, after - 1)
    reader.act(way, targets)
    return after


def _intransitive(reader: Reader, lemma: str, index: int, at: int) -> int:
    targets = reader.subject(index)
    if targets is None:
        return index + 1
    word, rest = reader.word(at), _rest(reader, at)
    if lemma == "become" and word not in _BIGGER | {"smaller"}:
        return _turn(reader, lemma, targets, at)
    if lemma == "double":
        if "size" in rest:
            reader.act("grow", targets)
    elif lemma in {"rise", "fall"}:
        if not rest or rest[0] in {
            "to",
            "up",
            "down",
            "from",
            "slowly",
            "towards",
            "off",
            "out",
            "upward",
            "downward",
            "upwards",
        }:
            reader.act("move", targets, direction="up" if lemma == "rise" else "down")
    elif lemma == "go":
        way = DIRECTIONS.get(word) or (DIRECTIONS.get(rest[2]) if rest[:2] == ["to", "the"] and len(rest) > 2 else None)
        if way and "of" not in rest[:4]:
            reader.act("move", targets, direction=way)
    elif word in {"bigger", "larger"} or ("as" in rest and _BIGGER & set(rest)):
        reader.act("grow", targets)
    elif word == "smaller":
        reader.act("shrink", targets)
    return at


def _write(reader: Reader, at: int) -> int:
    phrase = reader.phrase(at)
    if phrase is not None and phrase.kind in {"text", "math"}:
        after = reader.take(at, phrase)
    elif reader.word(at) == QUOTE:
        after = reader.take_quote(at)
    elif (bare := bare_words_at(reader.found, at)) is not None:
        after = reader.take_words(at, *bare)
    else:
        return at
    # An order to write words down; that it is done stroke by stroke is not sure without the words themselves.
    written = [item for item in reader.recent if reader.asked.objects[item].text or reader.asked.objects[item].kind == "math"]
    if written:
        reader.act("write", written)
    return after


def _move(reader: Reader, targets: list[int], at: int) -> int:
    words = _rest(reader, at)
    if words[:1] == ["from"] and "to" in words:
        at += words.index("to")
        words = words[words.index("to") :]
    direction = place = ""
    found = place_at(reader.found, at)
    if words and words[0] in DIRECTIONS and words[1:2] != ["of"]:
        direction = DIRECTIONS[words[0]]
        corner = words[1:2] and words[1] in DIRECTIONS
        if corner:
            direction = ""
        at += 1
    elif found is not None:
        if found[0] in {"left", "right"} and words[0] in {"to", "towards"} and "corner" not in words and "edge" not in words:
            direction = found[0]
        else:
            place = found[0]
        at = found[1]
    reader.act("move", targets, direction=direction, place=place)
    return at


def _scale(reader: Reader, targets: list[int], at: int) -> None:
    words = _rest(reader, at)
    factor = next((float(word) for word in words if word.replace(".", "", 1).isdigit()), 0.0)
    if "down" in words or "half" in words or 0 < factor < 1:
        reader.act("shrink", targets)
    elif "up" in words or 1 < factor <= 10:
        reader.act("grow", targets)


def _make(reader: Reader, lemma: str, targets: list[int], at: int) -> int:
    color = color_at(reader.words, at)
    if color is not None and reader.phrase(at) is None:
        if lemma == "recolor":
            reader.act("recolor", targets, color=color[0])
        else:
            for item in targets:
                if not reader.asked.objects[item].color:
                    reader.asked.change(item, color=color[0], any_time=True)
                elif reader.asked.objects[item].color != color[0]:
                    reader.act("recolor", [item], color=color[0])
        reader.recent_end = color[1]
        return color[1]
    if lemma == "make" and reader.word(at) in {"bigger", "larger"}:
        reader.act("grow", targets)
    elif lemma == "make" and reader.word(at) == "smaller":
        reader.act("shrink", targets)
    return at


def _turn(reader: Reader, lemma: str, targets: list[int], at: int) -> int:
    """Read what follows "turn", "change", "transform" or "become": a colour, another thing, or an angle."""
    words = _rest(reader, at)
    named_color = words[:1] and words[0] in {"color", "colour", "colors", "colours"}
    at += bool(named_color)
    words = words[1:] if named_color else words
    if words[:1] == ["from"]:
        return _from_to(reader, lemma, targets, at, words)
    at += words[:1] in (["to"], ["into"])
    color = color_at(reader.words, at)
    phrase = reader.phrase(at, result=True)
    if color is not None and phrase is None:
        if lemma != "transform" and not (reader.word(color[1]) in {"and", "or"} and color_at(reader.words, color[1] + 1)):
            reader.act("recolor", targets, color=color[0])
        return color[1]
    if phrase is not None and ((at and reader.word(at - 1) in {"into", "to"}) or lemma == "become"):
        return _into(reader, targets, at)
    if reader.word(at) == QUOTE and reader.word(at - 1) in {"into", "to"}:
        return _into(reader, targets, at)
    if named_color and lemma == "change":
        reader.act("recolor", targets)
    elif lemma == "turn" and (degrees := _degrees(reader, at)) is not None:
        reader.act("rotate", targets, angle=degrees)
    return at


def _from_to(reader: Reader, lemma: str, targets: list[int], at: int, words: list[str]) -> int:
    """Read "from red to blue" or "from 'Hello' to 'World'" or "from a triangle to a square"."""
    if "to" not in words and "into" not in words:
        return at
    color, phrase = color_at(reader.words, at + 1), reader.phrase(at + 1)
    if color is not None and phrase is None:
        end = color_at(reader.words, color[1] + 1) if reader.word(color[1]) == "to" else None
        if end is not None and lemma != "transform" and reader.word(end[1]) != "to":
            reader.act("recolor", targets, color=end[0])
            return end[1]
        return at
    if reader.word(at + 1) == QUOTE:
        held = [item for item in targets if reader.asked.objects[item].kind == "text" and not reader.asked.objects[item].text]
        if held:
            reader.asked.change(held[0], text=reader.found[at + 1].raw, noun="text")
            after = at + 2
        else:
            after = reader.take_quote(at + 1)
            held = list(reader.recent)
        return _into(reader, held, after + 1) if reader.word(after) in {"to", "into"} else after
    if phrase is not None:
        after = reader.take(at + 1, phrase)
        return _into(reader, list(reader.recent), after + 1) if reader.word(after) in {"to", "into"} else after
    return at


def _into(reader: Reader, targets: list[int], at: int) -> int:
    """Read what a transform ends in, and what that becomes in turn: "to a square, to a star"."""
    first = len(reader.asked.objects)
    phrase = reader.phrase(at, result=True)
    if phrase is not None:
        reader.take(at, phrase, prepositional=False)
        after = phrase.end
        ends = reader.recent[-1:]
    elif reader.word(at) == QUOTE:
        reader.asked.objects.append(AskedObject(kind="text", noun="text", text=reader.found[at].raw))
        ends, after = [first], at + 1
    else:
        return at
    if len(targets) <= 1 and ends and ends[0] not in targets:
        reader.act("transform", targets, into=ends[0])
    reader.topic, reader.recent, reader.recent_end = list(ends), list(ends), after
    if reader.word(after) == "to" and reader.phrase(after + 1, result=True) is not None:
        return _into(reader, list(ends), after + 1)
    return after
