"""Reads a prompt once, from left to right: things, their colours, numbers and places, words to write, and actions."""

from __future__ import annotations

from typing import Final

from animathic_lab.quality.asked import Asked, AskedAction, AskedObject
from animathic_lab.quality.naming import colored
from animathic_lab.quality.phrases import Phrase, known, phrase_at, place_at
from animathic_lab.quality.saying import curve_end
from animathic_lab.quality.tokens import QUOTE, Token, tokens
from animathic_lab.quality.verbs import read_verb
from animathic_lab.quality.words import (
    CLAUSE_WORDS,
    DETERMINERS,
    PARTS,
    PREPOSITIONS,
    SCENE_WORDS,
    TEXT_NOUNS,
    VERBS,
    color_at,
    is_adverb,
    words,
)

__all__ = ["Reader", "read"]

#: Tokens in a prompt that may be a mere list of things: "three circles and a square".
_SHORT: Final = 16
_ENDS: Final = frozenset(".;!?\n")
#: Words that may stand right before words to be written.
_SAYING: Final = TEXT_NOUNS | words(
    """
    write writes written writing says saying say reads reading read labelled labeled titled called named show
    shows display displays showing from to into and , : that text formula equation
    """
)
_LINKS: Final = words("that which who to starts begins is are was were gets being")
#: "The first is red": one of several, which no phrase of ours names.
_ORDINALS: Final = frozenset({"first", "second", "third", "other", "last"})
_WAITS: Final = frozenset({"wait", "for", "half", "after", "in", "hold", "pause"})
_ARRANGEMENTS: Final = words("row column line grid circle stack ring")
_COPULA: Final = frozenset({"is", "are", "'s", "be", "was", "were"})


class Reader:
    """The state of one reading.

    Attributes
    ----------
    found : sequence of Token
        The prompt.
    asked : Asked
        What has been understood so far.
    topic : list of int
        Objects that the clause is about; empty when that is something unknown.
    recent : list of int
        Objects named last, also in a prepositional phrase.
    recent_end : int
        Index after the words that named them, with what was said of them there.
    noun_end : int
        The same without what was said of them.
    aside : bool
        Whether they were named in a prepositional phrase.
    """

    def __init__(self, text: str) -> None:
        self.found = tokens(text)
        self.words = [token.word for token in self.found]
        self.asked = Asked()
        self.topic: list[int] = []
        self.recent: list[int] = []
        self.recent_end = -1
        self.noun_end = -1
        self.aside = False

    def read(self) -> Asked:
        """Read everything."""
        index = 0
        while index < len(self.words):
            index = max(index + 1, self._step(index))
        scene = len(self.words) <= _SHORT or self.asked.actions or not SCENE_WORDS.isdisjoint(self.words)
        scene = scene or any(item.color or item.place or item.text for item in self.asked.objects)
        # "In a triangle, the sum of ..." names things without asking for them.
        return self.asked if scene else Asked()

    def _step(self, index: int) -> int:
        word = self.words[index]
        phrase = self.phrase(index)
        if phrase is not None:
            return self.take(index, phrase)
        if word == QUOTE:
            return self.take_quote(index)
        if self.recent_end == index and self.recent:
            after = self._after_noun(index)
            if after > index:
                self.recent_end = after
                return after
        if word in VERBS:
            return read_verb(self, index)
        if word in {"plot", "graph", "plotting", "graphing"} and (end := curve_end(self.found, index + 1)) > index + 1:
            self._set_recent(self._new([AskedObject(kind="plot", noun="curve")]), end)
            self.topic = list(self.recent)
            return end
        if word in DETERMINERS and self._is_unknown(index + 1):
            # Something that we do not understand has come up; what follows may be about that.
            self._lose_track(index)
        return index + 1

    def _is_unknown(self, index: int) -> bool:
        word = self.word(index)
        if word == "second" and self.word(index - 2) in _WAITS:
            return False
        return bool(word) and word not in PARTS and (word in _ORDINALS or not known(word))

    def word(self, index: int) -> str:
        """Return a word, or an empty one outside of the prompt."""
        return self.words[index] if 0 <= index < len(self.words) else ""

    def phrase(self, index: int, *, result: bool = False) -> Phrase | None:
        """Read a noun phrase; see `phrase_at`."""
        return phrase_at(self.found, index, result=result) if index < len(self.found) else None

    # Things

    def take(self, index: int, phrase: Phrase, *, prepositional: bool | None = None) -> int:
        """Note the things of a noun phrase and return the index after it."""
        before = self.word(index - 1)
        if prepositional is None:
            prepositional = before in PREPOSITIONS
        named = self._resolve(index, phrase)
        end = phrase.end + (self.word(phrase.end) in {"shape", "shapes"})
        self.aside = prepositional
        joined = before in {"and", ","} and bool(self.recent) and self._only_joins(self.recent_end, index)
        joined = joined and not phrase.definite  # "... and the star spins" begins anew
        if joined:
            # "a circle on the left and a square on the right": each with words of its own, so they are not one group.
            self.recent = [*self.recent, *named] if self.noun_end == self.recent_end else list(named)
            if not prepositional and self.topic:
                self.topic = [*self.topic, *(name for name in named if name not in self.topic)]
        else:
            self.recent = list(named)
            if not prepositional or not self.topic:
                self.topic = list(named)
        self.recent_end = self.noun_end = end
        if phrase.participle:
            self.act("rotate" if phrase.participle == "rotate" else "indicate", named)
        return self._words_of_text(end, named)

    def _only_joins(self, start: int, end: int) -> bool:
        return 0 <= start <= end and all(word in {"and", ","} for word in self.words[start:end])

    def _resolve(self, index: int, phrase: Phrase) -> list[int]:
        """Return the objects that a phrase means: some named before, or new ones."""
        same = [
            at
            for at, item in enumerate(self.asked.objects)
            if item.kind == phrase.kind
            and (item.noun == phrase.noun or phrase.kind in {"text", "math", "plot"})
            and (not phrase.colors or item.color in phrase.colors)
        ]
        if same and not phrase.fresh and (phrase.definite or phrase.everything):
            if phrase.everything or phrase.count != 1:
                return same
            return same[-1:]
        base = AskedObject(kind=phrase.kind, noun=phrase.noun, count=phrase.count)
        return self._new(colored(self.found, index, phrase, base))

    def _new(self, items: list[AskedObject]) -> list[int]:
        first = len(self.asked.objects)
        self.asked.objects += items
        return list(range(first, len(self.asked.objects)))

    def _lose_track(self, index: int) -> None:
        self.recent = []
        if self.word(index - 1) not in PREPOSITIONS:
            self.topic = []

    # Words to be written

    def _words_of_text(self, index: int, named: list[int]) -> int:
        """Read what a text says when that follows: "the word 'Hi'", "the letter A"."""
        if len(named) != 1 or self.asked.objects[named[0]].kind not in {"text", "math"} or self.asked.objects[named[0]].text:
            return index
        at = index + (self.word(index) in {"saying", "reading", "says", "reads", ":", "that"})
        at += self.word(at) in {"says", "reads"}
        if self.word(at) == QUOTE:
            self.asked.change(
                named[0], text=self.found[at].raw, noun="text" if self.asked.objects[named[0]].kind == "text" else "formula"
            )
            index = at + 1
        elif (
            self.words[index - 1] in {"letter", "word"}
            and at < len(self.found)
            and self._is_shown_word(self.found[at], index - 1)
        ):
            self.asked.change(named[0], text=self.found[at].raw, noun="text")
            index = at + 1
        self.recent_end = self.noun_end = index
        return index

    def _is_shown_word(self, token: Token, noun: int) -> bool:
        if self.found[noun].raw.isupper():
            return False  # everything is in capitals, so capitals say nothing
        return token.raw.isupper() if self.words[noun] == "letter" else token.raw[:1].isupper() and token.raw.isalpha()

    def take_quote(self, index: int) -> int:
        """Note a quotation as words to be written where the words before it say so."""
        token, before = self.found[index], self.word(index - 1)
        texts = any(item.kind in {"text", "math"} for item in self.asked.objects)
        joins = before in {"from", "to", "into", "and", ","}
        if not token.raw or (before not in _SAYING and index > 0) or (joins and not texts and before != "from"):
            self._lose_track(index)
            return index + 1
        return self.take_words(index, token.raw, index + 1, kind="math" if token.formula else "text")

    def take_words(self, index: int, said: str, end: int, *, kind: str = "text") -> int:
        """Note words to be written, which reach from one index to before the other; return the latter."""
        before = self.word(index - 1)
        named = self._new([AskedObject(kind=kind, noun="formula" if kind == "math" else "text", text=said)])
        if before not in {"from", "to", "into", ","}:
            self.topic = [*self.topic, *named] if before == "and" else list(named)
        self._set_recent(named, end)
        return end

    def _set_recent(self, named: list[int], end: int) -> None:
        self.recent, self.recent_end, self.noun_end, self.aside = list(named), end, end, False

    # What follows a noun

    def _after_noun(self, index: int) -> int:
        """Read a colour, a place or an arrangement said after its noun; return the index after it, else ``index``."""
        if self.word(index) == "in" and self.word(index + 1) == "a" and self.word(index + 2) in _ARRANGEMENTS:
            return index + 3
        place = place_at(self.found, index)
        if place and len(self.recent) == 1 and self._is_start(index):
            if not self.asked.objects[self.recent[0]].place:
                self.asked.change(self.recent[0], place=place[0])
            return place[1]
        at = index + (self.word(index) == ",")
        both = self.word(at) in {"both", "all"}
        at += self.word(at) in {"both", "all", "that", "which", "thats", "that's"}
        start = at
        at += self.word(at) in _COPULA
        at += self.word(at) in {"colored", "coloured", "in", "of", "both", "all"}
        color = color_at(self.words, at)
        linked = at > start or both or self.word(start - 1) in {"thats", "that's"}
        if color is None or not linked or self.phrase(at) is not None:
            return index
        end = color[1] + (self.word(color[1]) in {"color", "colour"})
        if self.word(color[1]) == "and" and color_at(self.words, color[1] + 1):
            return index  # two colours for one thing: not sure which
        whom = range(len(self.asked.objects)) if both and len(self.asked.objects) == 2 else self.recent
        for at in whom:
            if not self.asked.objects[at].color:
                self.asked.change(at, color=color[0])
        return end

    def _is_start(self, index: int) -> bool:
        """Tell whether a place is where something stands, and not where it goes to."""
        back = index - 1
        while back >= 0 and self.words[back] not in _ENDS | CLAUSE_WORDS | {",", "and"}:
            if VERBS.get(self.words[back]) in {"move", "go", "rise", "fall", "get", "turn", "transform", "change"}:
                return False
            back -= 1
        return True

    # Actions

    def act(self, name: str, targets: list[int] | tuple[int, ...], **details: object) -> None:
        """Note an action."""
        self.asked.actions.append(AskedAction(name=name, targets=tuple(targets), **details))  # type: ignore[arg-type]  # fields of AskedAction

    def subject(self, index: int) -> list[int] | None:
        """Return what the verb at a token is about by what stands before it.

        Returns
        -------
        list of int or None
            Empty when it is one of several, and not sure which; None when it is something unknown.
        """
        back = index - 1
        while back >= 0 and (is_adverb(self.words[back]) or self.words[back] in _LINKS):
            if self.words[back] == "then":
                break
            back -= 1
        plural = self.words[index] == VERBS.get(self.words[index]) or self.words[index].endswith("ing")
        if self.recent and back + 1 == self.recent_end:
            if self.aside and self.word(index - 1) not in {"that", "which", "who"} and self.topic != self.recent:
                # "a point on a curve moves" is about the point; "a line with a dot moving" could be about either.
                return self.topic if len(self.topic) == 1 and not self.words[index].endswith("ing") else []
            return self.recent if len(self.recent) == 1 or plural else []
        if back >= 0 and self.words[back] in {"it", "they", "them", "both", "everything"}:
            return self.pronoun(self.words[back])
        if back < 0 or self.words[back] in CLAUSE_WORDS or self.words[back] in {",", "and", ".", ";", "!", "?", "\n"}:
            if not self.topic:
                return None
            return self.topic if len(self.topic) == 1 else []
        return None

    def pronoun(self, word: str) -> list[int] | None:
        """Return what a pronoun means, as `subject` does."""
        if word == "it":
            return (self.topic if len(self.topic) == 1 else []) if self.topic else None
        several = len(self.topic) > 1 or any(self.asked.objects[item].count != 1 for item in self.topic)
        if word in {"everything", "both"} or not several:
            whole = list(range(len(self.asked.objects)))
            return whole if word != "both" or len(whole) == 2 else (self.topic or None)
        return self.topic


def read(text: str) -> Asked:
    """Return everything that a prompt surely asks for."""
    return Reader(text).read()
