"""Scenes about one thing: what it is, and what happens to it, told in every order that people use."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Callable
from typing import Final

from animathic_lab.learning.corpus import sayings
from animathic_lab.learning.corpus.actions import any_color, inflect
from animathic_lab.learning.corpus.story import Clause, Story
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import AFTER, ANIMATE, FINALLY, LISTS, OPENERS, STATE, WORD_OPENERS
from animathic_lab.learning.corpus.words import PLACES, SIZES

__all__ = ["SOLO", "any_thing", "chain", "go_on", "opened"]


def opened(rng: random.Random, thing: Thing) -> str:
    """Ask for a thing, with words that suit it."""
    wordy = thing.fields["type"] in ("text", "math")
    phrase = rng.choice(WORD_OPENERS if wordy else OPENERS).format(n=thing.introduced)
    return phrase if not thing.many else phrase.replace("There is ", "There are ").replace(" is drawn",
        " are drawn").replace(" appears", " appear")


def _some(story: Story, *, low: int = 1, high: int = 4) -> int:
    return story.rng.choices(range(low, high + 1), weights=(40, 32, 16, 7, 4)[: high - low + 1])[0]


def _joint(rng: random.Random, index: int, count: int) -> str:
    if index == count - 1 and count > 1 and rng.random() < 0.25:
        return rng.choice(FINALLY)
    return rng.choice(AFTER)


def chain(story: Story, thing: Thing, count: int, mood: str, *, first: str | None = None) -> str:
    """Tell what happens to a thing, one thing after another.

    Parameters
    ----------
    story : Story
        That it happens in.
    thing : Thing
        Which has been introduced.
    count : int
        Number of actions at most; fewer when the thing goes away.
    mood : str
        ``order``, ``tell`` or ``doing``.
    first : str, optional
        Words for the thing in the first clause, for example its first mention.
    """
    rng, parts = story.rng, []
    current: Thing | None = thing
    for index in range(count):
        joint = _joint(rng, index, count) if index else ""
        if index and rng.random() < 0.1:
            clause = story.wait()
            parts.append(joint + (story.doing(clause) if mood == "doing" else story.order(
                clause) if mood == "order" else story.tell(clause)))
            continue
        assert current is not None
        clause = story.happen(current)
        parts.append(joint + _said(story, clause, mood, joint, first if index == 0 else None))
        current = story.heir(current)
        if current is None:
            break
    return "".join(parts)


def _said(story: Story, clause: Clause, mood: str, joint: str, first: str | None) -> str:
    if mood == "order":
        return story.order(clause, target=first)
    if mood == "doing":
        return story.doing(clause)
    repeat = not joint or "." in joint or ":" in joint or story.rng.random() < 0.45
    return story.tell(clause, subject=first, repeat=repeat)


def any_thing(story: Story, **options: float) -> Thing:
    """Draw a shape, words or a formula."""
    rng, roll = story.rng, story.rng.random()
    if roll < 0.80:
        return story.shape(**options)
    if roll < 0.93:
        return story.add(sayings.words(rng, 0))
    return story.add(sayings.formula(rng, 0))


def alone(story: Story) -> str:
    """One thing and no motion at all."""
    thing = any_thing(story, place=0.25)
    return opened(story.rng, thing)


def placed_late(story: Story) -> str:
    """A thing whose look or place is said in a sentence of its own."""
    rng = story.rng
    thing = story.shape(rich=0.15, place=0.0)
    late = []
    it, be = ("them", "They are") if thing.many else ("it", "It is")
    if "color" not in thing.fields:
        thing.color_word, thing.fields["color"] = any_color(rng)
        late.append(thing.color_word)
    if "size" not in thing.fields and not {"radius", "width", "length"} & set(thing.fields) and rng.random() < 0.5:
        size = rng.choice(("large", "huge", "small", "tiny"))
        thing.fields["size"] = size
        late.append(rng.choice(SIZES[size]))
    rng.shuffle(late)
    look = " and ".join(late)
    text = opened(rng, thing)
    if look:
        text += rng.choice((
            f". Make {it} {look}", f", make {it} {look}", f" and make {it} {look}", f". {be} {look}",
                f". {'They' if thing.many else 'It'} should be {look}", f", {look}",
                f", which is {look}" if not thing.many else f", all {look}",
            f" ({look})", f". I want {it} {look}", f", {look} please",
                f". The {thing.noun} is {look}" if not thing.many else f". All {look}", f" and make {it} {look}",
                f". Make {it} {look}", f" - {look}", f". {thing.noun.capitalize()} should be {look}",
        ))
        text = text.replace("?,", ",")
    if rng.random() < 0.3:
        place = rng.choice(tuple(PLACES))
        thing.fields["position"] = place
        where = rng.choice(PLACES[place])
        text += rng.choice((f". Put {it} {where}", f", {where}", f". Place {it} {where}", f" and put {it} {where}"))
    count = rng.choice((0, 0, 1, 1, 2))
    if count:
        text += rng.choice((". Then ", ", then ", ". After that ", ". Now ", " and then ")) + chain(story, thing, count,
            "order")
    return text


def asked_then(story: Story) -> str:
    """A thing is asked for, then orders or statements follow."""
    rng, thing = story.rng, any_thing(story)
    text = opened(rng, thing)
    mood = rng.choice(("order", "order", "tell"))
    if mood == "order":
        joint = rng.choice((". ", " and ", " and ", ", then ", " then ", " and then ", ". Then ", ", ", ". Next, ",
            ". After that, ", " and after that "))
    else:
        joint = rng.choice((". ", ". Then ", ". ", ". After that, ", ", then ", ". Next "))
    return text + joint + chain(story, thing, _some(story), mood)


def that_does(story: Story) -> str:
    """``Create a circle that moves left``."""
    rng, thing = story.rng, any_thing(story)
    clause = story.happen(thing)
    verb = inflect(clause.does, "base" if thing.many else "s")
    text = opened(rng, thing) + rng.choice((" that ", " that ", " which ", ", which ", " that first ")) + verb
    return go_on(story, thing, text, "tell")


def go_on(story: Story, thing: Thing, text: str, mood: str) -> str:
    """Add what happens next to a sentence about a thing, or leave it at that."""
    rng, current = story.rng, story.heir(thing)
    if current is None or rng.random() < 0.5:
        return text
    story.focus = current
    joint = rng.choice((" and then ", ", then ", " then ", " and ", ". Then ", ". After that, ",
        ", followed by " if mood == "doing" else " and finally "))
    repeat = "." in joint
    rest = chain(story, current, _some(story, high=2), mood, first=None if repeat or mood != "tell" else "")
    return text + joint + rest


def states(story: Story) -> str:
    """``A red circle moves right and then fades out``."""
    rng, thing = story.rng, any_thing(story)
    return rng.choice(STATE) + chain(story, thing, _some(story), "tell", first=thing.introduced)


def participle(story: Story) -> str:
    """``blue circle, rotating``; ``Animate a square moving to the left``."""
    rng, thing = story.rng, any_thing(story)
    clause = story.happen(thing)
    name = thing.bare if rng.random() < 0.25 else thing.introduced
    text = rng.choice(ANIMATE).format(n=name) + rng.choice((" ", " ", " ", ", ")) + story.doing(clause)
    return go_on(story, thing, text, "doing")


def direct(story: Story) -> str:
    """``Rotate a blue square by 90 degrees, then fade it out``."""
    rng, thing = story.rng, any_thing(story)
    prefix = rng.choice(("", "", "", "", "Please ", "Can you ", "Could you ", "I want to ", "Let's ", "can u "))
    return prefix + chain(story, thing, _some(story, high=3), "order", first=thing.introduced)


def appears(story: Story) -> str:
    """``Fade in a star``; ``A star grows from the center and then ...``."""
    rng, thing = story.rng, any_thing(story)
    action = rng.choice(("fade_in", "fade_in", "grow"))
    clause = story.happen(thing, action=action, known=False)
    if rng.random() < 0.5 and clause.done:
        text = story.order(clause, target=thing.introduced)
    else:
        text = rng.choice(STATE) + story.tell(clause, subject=thing.introduced)
    if rng.random() < 0.2:
        clause = story.happen(thing, action="fade_out")
        return text + rng.choice((" and ", " and then ", ", then ", ". Then ",
            ", and finally ")) + (story.order(clause) if rng.random() < 0.5 else story.tell(clause))
    count = rng.choice((0, 1, 1, 2))
    return text + ("" if not count else rng.choice((", then ", " and then ", ". Then ", ". After that ",
        " and ")) + chain(story, thing, count, rng.choice(("order", "tell"))))


def listed(story: Story) -> str:
    """A numbered list, or bare words between arrows."""
    rng, thing = story.rng, any_thing(story)
    marks, lines = rng.choice(LISTS), [opened(rng, thing) if rng.random() < 0.6 else thing.bare]
    current: Thing | None = thing
    for _ in range(rng.choice((1, 2, 2, 3, 3, 4))):
        if current is None:
            break
        clause = story.wait() if len(lines) > 1 and rng.random() < 0.12 else story.happen(current)
        lines.append(story.order(clause))
        current = story.heir(current)
    if rng.random() < 0.4:
        return rng.choice((", ", " -> ", "; ", " > ", " | ")).join(lines)
    return rng.choice(("\n", " ", "\n", ", ")).join(mark + line for mark, line in zip(marks, lines, strict=False))


SOLO: Final[tuple[tuple[Callable[[Story], str], int], ...]] = (
    (alone, 12), (placed_late, 9), (asked_then, 20), (that_does, 8), (states, 11), (participle, 9), (direct, 9), (appears, 7),
        (listed, 6),
)
