"""Scenes about one thing: what it is, and what happens to it, told in every order that people use."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Final

from animathic_lab.learning.corpus import things
from animathic_lab.learning.corpus.actions import any_color, inflect, say_action, seconds_words
from animathic_lab.learning.corpus.story import Clause, Story
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import AFTER, ANIMATE, FINALLY, LISTS, OPENERS, STATE, WORD_OPENERS
from animathic_lab.learning.corpus.words import PLACES, SIZES

__all__ = ["SOLO", "chain", "opened"]


def opened(rng: random.Random, thing: Thing) -> str:
    """Ask for a thing, with words that suit it."""
    wordy = thing.fields["type"] in ("text", "math")
    phrase = rng.choice(WORD_OPENERS if wordy else OPENERS).format(n=thing.introduced)
    return phrase if not thing.many else phrase.replace("There is ", "There are ").replace(" is drawn", " are drawn").replace(" appears", " appear")


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
            parts.append(joint + (story.doing(clause) if mood == "doing" else story.order(clause) if mood == "order" else story.tell(clause)))
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


def _any_thing(story: Story, **options: float) -> Thing:
    rng, roll = story.rng, story.rng.random()
    if roll < 0.80:
        return story.shape(**options)
    if roll < 0.93:
        return story.add(things.words(rng, 0))
    return story.add(things.formula(rng, 0))


def alone(story: Story) -> str:
    """One thing and no motion at all."""
    thing = _any_thing(story, place=0.25)
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
            f". Make {it} {look}", f", make {it} {look}", f" and make {it} {look}", f". {be} {look}", f". {'They' if thing.many else 'It'} should be {look}", f", {look}", f", which is {look}" if not thing.many else f", all {look}",
            f" ({look})", f". I want {it} {look}", f", {look} please", f". The {thing.noun} is {look}" if not thing.many else f". All {look}", f" and make {it} {look}", f". Make {it} {look}", f" - {look}", f". {thing.noun.capitalize()} should be {look}",
        ))  # fmt: skip
        text = text.replace("?,", ",")
    if rng.random() < 0.3:
        place = rng.choice(tuple(PLACES))
        thing.fields["position"] = place
        where = rng.choice(PLACES[place])
        text += rng.choice((f". Put {it} {where}", f", {where}", f". Place {it} {where}", f" and put {it} {where}"))
    count = rng.choice((0, 0, 1, 1, 2))
    if count:
        text += rng.choice((". Then ", ", then ", ". After that ", ". Now ", " and then ")) + chain(story, thing, count, "order")
    return text


def asked_then(story: Story) -> str:
    """A thing is asked for, then orders or statements follow."""
    rng, thing = story.rng, _any_thing(story)
    text = opened(rng, thing)
    mood = rng.choice(("order", "order", "tell"))
    if mood == "order":
        joint = rng.choice((". ", " and ", " and ", ", then ", " then ", " and then ", ". Then ", ", ", ". Next, ", ". After that, ", " and after that "))
    else:
        joint = rng.choice((". ", ". Then ", ". ", ". After that, ", ", then ", ". Next "))
    return text + joint + chain(story, thing, _some(story), mood)


def that_does(story: Story) -> str:
    """``Create a circle that moves left``."""
    rng, thing = story.rng, _any_thing(story)
    clause = story.happen(thing)
    verb = inflect(clause.does, "base" if thing.many else "s")
    text = opened(rng, thing) + rng.choice((" that ", " that ", " which ", ", which ", " that first ")) + verb
    return _go_on(story, thing, text, "tell")


def _go_on(story: Story, thing: Thing, text: str, mood: str) -> str:
    rng, current = story.rng, story.heir(thing)
    if current is None or rng.random() < 0.5:
        return text
    story.focus = current
    joint = rng.choice((" and then ", ", then ", " then ", " and ", ". Then ", ". After that, ", ", followed by " if mood == "doing" else " and finally "))
    repeat = "." in joint
    rest = chain(story, current, _some(story, high=2), mood, first=None if repeat or mood != "tell" else "")
    return text + joint + rest


def states(story: Story) -> str:
    """``A red circle moves right and then fades out``."""
    rng, thing = story.rng, _any_thing(story)
    return rng.choice(STATE) + chain(story, thing, _some(story), "tell", first=thing.introduced)


def participle(story: Story) -> str:
    """``blue circle, rotating``; ``Animate a square moving to the left``."""
    rng, thing = story.rng, _any_thing(story)
    clause = story.happen(thing)
    name = thing.bare if rng.random() < 0.25 else thing.introduced
    text = rng.choice(ANIMATE).format(n=name) + rng.choice((" ", " ", " ", ", ")) + story.doing(clause)
    return _go_on(story, thing, text, "doing")


def direct(story: Story) -> str:
    """``Rotate a blue square by 90 degrees, then fade it out``."""
    rng, thing = story.rng, _any_thing(story)
    prefix = rng.choice(("", "", "", "", "Please ", "Can you ", "Could you ", "I want to ", "Let's ", "can u "))
    return prefix + chain(story, thing, _some(story, high=3), "order", first=thing.introduced)


def appears(story: Story) -> str:
    """``Fade in a star``; ``A star grows from the center and then ...``."""
    rng, thing = story.rng, _any_thing(story)
    action = rng.choice(("fade_in", "fade_in", "grow"))
    clause = story.happen(thing, action=action, known=False)
    if rng.random() < 0.5 and clause.done:
        text = story.order(clause, target=thing.introduced)
    else:
        text = rng.choice(STATE) + story.tell(clause, subject=thing.introduced)
    if rng.random() < 0.2:
        clause = story.happen(thing, action="fade_out")
        return text + rng.choice((" and ", " and then ", ", then ", ". Then ", ", and finally ")) + (story.order(clause) if rng.random() < 0.5 else story.tell(clause))
    count = rng.choice((0, 1, 1, 2))
    return text + ("" if not count else rng.choice((", then ", " and then ", ". Then ", ". After that ", " and ")) + chain(story, thing, count, rng.choice(("order", "tell"))))


def listed(story: Story) -> str:
    """A numbered list, or bare words between arrows."""
    rng, thing = story.rng, _any_thing(story)
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


def becomes(story: Story) -> str:
    """Transforms, the favourite of all: ``circle -> square``, ``turn a circle into a square and back``."""
    rng = story.rng
    current = _any_thing(story, place=0.05)
    if current.many:
        return asked_then_with(story, current)
    names = [current]
    for _ in range(rng.choice((1, 1, 1, 2))):
        story.happen(current, action="transform")
        current = story.things[-1]
        names.append(current)
    for step in story.steps:
        step.pop("run_time", None)
    said = [thing.bare if rng.random() < 0.15 else thing.introduced for thing in names]
    text = rng.choice(_BECOMES[len(names) - 2])(*said)
    return _go_on(story, current, text, "order" if rng.random() < 0.6 else "tell") if rng.random() < 0.4 else text


def asked_then_with(story: Story, thing: Thing) -> str:
    """Go on with a thing that is already there."""
    return opened(story.rng, thing) + ". " + chain(story, thing, 1, "order")


_BECOMES: Final[tuple[tuple[Callable[..., str], ...], tuple[Callable[..., str], ...]]] = (
    (
        lambda x, y: f"{x} -> {y}", lambda x, y: f"Transform {x} into {y}", lambda x, y: f"Turn {x} into {y}", lambda x, y: f"Morph {x} into {y}", lambda x, y: f"{x} turns into {y}", lambda x, y: f"{x} to {y} animation",
        lambda x, y: f"Show {x} transforming into {y}", lambda x, y: f"Show {x} becoming {y}", lambda x, y: f"Animate {x} turning into {y}", lambda x, y: f"Transformation of {x} into {y}", lambda x, y: f"Can you transform {x} to {y}",
        lambda x, y: f"Create {x} and transform it into {y}", lambda x, y: f"Draw {x} and then morph it into {y}", lambda x, y: f"Make {x} become {y}", lambda x, y: f"{x} => {y}", lambda x, y: f"I want {x} to change into {y}",
        lambda x, y: f"Show {x} first, then change it to {y}", lambda x, y: f"{x} that becomes {y}", lambda x, y: f"morph: {x} into {y}", lambda x, y: f"From {x} to {y}", lambda x, y: f"{x} transforms to {y}", lambda x, y: f"{x} changing into {y}",
        lambda x, y: f"Start with {x} and end with {y}", lambda x, y: f"How does {x} turn into {y}", lambda x, y: f"Replace {x} with {y}", lambda x, y: f"{x} morphing into {y}", lambda x, y: f"Show me how {x} becomes {y}", lambda x, y: f"Draw {x}, then transform it to {y}",
    ),
    (
        lambda x, y, z: f"{x} -> {y} -> {z}", lambda x, y, z: f"Transform {x} into {y} and then into {z}", lambda x, y, z: f"Turn {x} into {y}, then into {z}", lambda x, y, z: f"{x} becomes {y}, then {z}",
        lambda x, y, z: f"{x} turns into {y}, which turns into {z}", lambda x, y, z: f"{x} morphs into {y} and finally into {z}", lambda x, y, z: f"Show {x} transforming into {y} and after that into {z}", lambda x, y, z: f"first {x}, it becomes {y}, then it becomes {z}",
        lambda x, y, z: f"Create {x}, transform it into {y}, then transform that into {z}", lambda x, y, z: f"Draw {x}. Morph it to {y}. Morph it to {z}", lambda x, y, z: f"{x} to {y} to {z}", lambda x, y, z: f"Start with {x}. It changes into {y}. Then it changes into {z}",
    ),
)  # fmt: skip


def while_it(story: Story) -> str:
    """Two motions of one thing at once: ``while it rotates, the square moves right``."""
    rng, thing = story.rng, story.shape()
    first, second = rng.sample(("move", "rotate", "scale", "recolor"), 2)
    one = story.happen(thing, action=first)
    story.steps[-1].pop("run_time", None)
    two = story.happen(thing, action=second, together=True)
    story.steps[-1].pop("run_time", None)
    one, two = (Clause(thing, _plain(story, 2), _plain(story, 2, True)), Clause(thing, _plain(story, 1), _plain(story, 1, True)))
    s1, s2 = (inflect(c.does, "base" if thing.many else "s") for c in (one, two))
    g1, g2 = inflect(one.does, "ing"), inflect(two.does, "ing")
    b1, b2 = inflect(one.does, "base"), inflect(two.does, "base")
    n, it, them, be = thing.introduced, "they" if thing.many else "it", "them" if thing.many else "it", "are" if thing.many else "is"
    text = rng.choice((
        f"{n} {s1} while {g2}", f"{n} {s1} and {s2} at the same time", f"Draw {n}. While {it} {s1}, {it} {s2}", f"Show {n} {g1} while {g2}", f"{n} {g1} and {g2} at the same time", f"Make {n} {b1} and {b2} simultaneously",
        f"Create {n} that {s1} and simultaneously {s2}", f"Animate {n} {g1} and at the same time {g2}", f"{n} {s1} as {it} {s2}", f"While {g1}, {n} {s2}", f"Make {n}. {it.capitalize()} {s1} while {it} {s2}", f"{n} which {s1} while {it} {be} {g2}",
        f"Draw {n}, then make {them} {b1} and {b2} together", f"I want {n} to {b1} and {b2} at once", f"{n}: {g1} and {g2} simultaneously", f"Create {n} and make {them} {b1} while {g2}", f"{n}, {g1} while {g2}", f"Show {n} that {s1} and {s2} at the same time",
    ))  # fmt: skip
    return _go_on(story, thing, text, "order") if rng.random() < 0.25 else text


def _plain(story: Story, back: int, done: bool = False) -> str:
    """Say the step that many places back again, without its time, so that words and fields agree."""
    step = story.steps[-back]
    wanted = {key: value for key, value in step.items() if key not in ("action", "targets", "start")}
    if not done:
        said = say_action(story.rng, step["action"])
        while said.fields.keys() != wanted.keys():
            said = say_action(story.rng, step["action"])
        for key in wanted:
            step[key] = said.fields[key]
        return said.does.replace("its ", "their ") if story.things[0].many else said.does
    return ""


def changes_color(story: Story) -> str:
    """``a circle that changes from red to blue``; the first colour is the thing's own."""
    rng, thing = story.rng, story.shape(rich=0.0, place=0.0)
    (one, first), (two, second) = any_color(rng), any_color(rng)
    thing.fields["color"], thing.color_word = first, one
    story.step("recolor", [thing], color=second)
    n, s, them = thing.introduced, "" if thing.many else "s", "them" if thing.many else "it"
    text = rng.choice((
        f"{n} that change{s} from {one} to {two}", f"{n} changing color from {one} to {two}", f"{n} change{s} color from {one} to {two}", f"{n} go{'' if thing.many else 'es'} from {one} to {two}", f"Show {n} changing from {one} to {two}",
        f"Draw {n} in {one} and change {them} to {two}", f"Animate {n} changing its color from {one} to {two}", f"Change the color of {n} from {one} to {two}", f"{n}: {one}, then {two}", f"Create {n} that starts {one} and becomes {two}",
        f"{n} turn{s} from {one} to {two}", f"Make {n} {one}, then {two}", f"Fill {n} with {one}, then turn {them} {two}",
    ))  # fmt: skip
    if text.startswith("Fill"):
        thing.fields["fill_opacity"] = 1
    return _go_on(story, thing, text, "order") if rng.random() < 0.3 else text


def crosses(story: Story) -> str:
    """``a dot moves from left to right``."""
    rng, thing = story.rng, story.shape(place=0.0)
    one, two = rng.choice((("left", "right"), ("right", "left"), ("top", "bottom"), ("bottom", "top"), ("left", "right")))
    thing.fields["position"] = one
    step = story.step("move", [thing], position=two)
    n, s = thing.introduced, "" if thing.many else "s"
    way = rng.choice((f"from {one} to {two}", f"from the {one} to the {two}", f"from the {one} side to the {two} side" if one in ("left", "right") else f"from {one} to {two}", f"from the {one} of the screen to the {two}"))
    verb = rng.choice(("move", "slide", "travel", "move", "glide"))
    gerund = inflect(f"{verb}~", "ing")
    text = rng.choice((f"{n} {verb}{s} {way}", f"{n} {gerund} {way}", f"Show {n} {gerund} {way}", f"Create {n} that {verb}{s} {way}", f"Move {n} {way}", f"Animate {n} {gerund} {way}", f"Make {n} {verb} {way}", f"Draw {n} and move it {way}"))
    if rng.random() < 0.2:
        step["run_time"] = rng.choice((2, 3, 5))
        text += f" in {seconds_words(rng, step['run_time'])}"
    return _go_on(story, thing, text, "order") if rng.random() < 0.2 else text


def and_back(story: Story) -> str:
    """``a circle turns into a square and back``."""
    rng, thing = story.rng, story.shape(count=False, place=0.0)
    story.happen(thing, action="transform")
    other = story.things[-1]
    story.steps[-1].pop("run_time", None)
    last = story.add(Thing({**thing.fields, "id": "o2"}, thing.noun, ""))
    story.step("transform", [other], into="o2")
    x, y, noun = thing.introduced, other.introduced, things.a(thing.noun)
    return rng.choice((
        f"{x} turns into {y} and back", f"{x} turns into {y} and then back into {noun}", f"Transform {x} into {y} and back again", f"{x} becomes {y} and then {noun} again", f"Morph {x} to {y} and back to {noun}", f"Turn {x} into {y}, then back to the {last.noun}",
        f"Show {x} transforming into {y} and back", f"{x} -> {y} -> {noun}" if "color" not in thing.fields and len(thing.fields) == 2 else f"Create {x}, turn it into {y} and then back",
    ))  # fmt: skip


SOLO: Final[tuple[tuple[Callable[[Story], str], int], ...]] = (
    (alone, 12), (placed_late, 9), (asked_then, 20), (that_does, 8), (states, 11), (participle, 9), (direct, 9), (appears, 7), (listed, 6), (becomes, 10), (while_it, 6), (changes_color, 4), (crosses, 3), (and_back, 2),
)  # fmt: skip
