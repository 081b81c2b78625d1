"""Scenes about one thing that becomes another, changes its colour, crosses the screen, or does two things at once."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Callable
from typing import Final

from animathic_lab.learning.corpus import things
from animathic_lab.learning.corpus.actions import any_color, inflect, say_action, seconds_words, theirs
from animathic_lab.learning.corpus.solo import any_thing, chain, go_on, opened
from animathic_lab.learning.corpus.story import Clause, Story
from animathic_lab.learning.corpus.things import Thing

__all__ = ["CHANGES"]


def becomes(story: Story) -> str:
    """Transforms, the favourite of all: ``circle -> square``, ``turn a circle into a square and back``."""
    rng = story.rng
    current = any_thing(story, place=0.05)
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
    return go_on(story, current, text, "order" if rng.random() < 0.6 else "tell") if rng.random() < 0.4 else text


def asked_then_with(story: Story, thing: Thing) -> str:
    """Go on with a thing that is already there."""
    return opened(story.rng, thing) + ". " + chain(story, thing, 1, "order")


_BECOMES: Final[tuple[tuple[Callable[..., str], ...], tuple[Callable[..., str], ...]]] = (
    (
        lambda x, y: f"{x} -> {y}", lambda x, y: f"Transform {x} into {y}", lambda x, y: f"Turn {x} into {y}", lambda x,
            y: f"Morph {x} into {y}", lambda x, y: f"{x} turns into {y}", lambda x, y: f"{x} to {y} animation",
        lambda x, y: f"Show {x} transforming into {y}", lambda x, y: f"Show {x} becoming {y}", lambda x,
            y: f"Animate {x} turning into {y}", lambda x, y: f"Transformation of {x} into {y}", lambda x,
            y: f"Can you transform {x} to {y}",
        lambda x, y: f"Create {x} and transform it into {y}", lambda x, y: f"Draw {x} and then morph it into {y}", lambda x,
            y: f"Make {x} become {y}", lambda x, y: f"{x} => {y}", lambda x, y: f"I want {x} to change into {y}",
        lambda x, y: f"Show {x} first, then change it to {y}", lambda x, y: f"{x} that becomes {y}", lambda x,
            y: f"morph: {x} into {y}", lambda x, y: f"From {x} to {y}", lambda x, y: f"{x} transforms to {y}", lambda x,
            y: f"{x} changing into {y}",
        lambda x, y: f"Start with {x} and end with {y}", lambda x, y: f"How does {x} turn into {y}", lambda x,
            y: f"Replace {x} with {y}", lambda x, y: f"{x} morphing into {y}", lambda x, y: f"Show me how {x} becomes {y}",
            lambda x, y: f"Draw {x}, then transform it to {y}",
    ),
    (
        lambda x, y, z: f"{x} -> {y} -> {z}", lambda x, y, z: f"Transform {x} into {y} and then into {z}", lambda x, y,
            z: f"Turn {x} into {y}, then into {z}", lambda x, y, z: f"{x} becomes {y}, then {z}",
        lambda x, y, z: f"{x} turns into {y}, which turns into {z}", lambda x, y,
            z: f"{x} morphs into {y} and finally into {z}", lambda x, y,
            z: f"Show {x} transforming into {y} and after that into {z}", lambda x, y,
            z: f"first {x}, it becomes {y}, then it becomes {z}",
        lambda x, y, z: f"Create {x}, transform it into {y}, then transform that into {z}", lambda x, y,
            z: f"Draw {x}. Morph it to {y}. Morph it to {z}", lambda x, y, z: f"{x} to {y} to {z}", lambda x, y,
            z: f"Start with {x}. It changes into {y}. Then it changes into {z}",
    ),
)


def while_it(story: Story) -> str:
    """Two motions of one thing at once: ``while it rotates, the square moves right``."""
    rng, thing = story.rng, story.shape()
    first, second = rng.sample(("move", "rotate", "scale", "recolor"), 2)
    one = story.happen(thing, action=first)
    story.steps[-1].pop("run_time", None)
    two = story.happen(thing, action=second, together=True)
    story.steps[-1].pop("run_time", None)
    one, two = (Clause(thing, _plain(story, 2), _plain(story, 2, True)), Clause(thing, _plain(story, 1), _plain(story, 1,
        True)))
    s1, s2 = (inflect(c.does, "base" if thing.many else "s") for c in (one, two))
    g1, g2 = inflect(one.does, "ing"), inflect(two.does, "ing")
    b1, b2 = inflect(one.does, "base"), inflect(two.does, "base")
    n, it, them, be = thing.introduced, *(("they", "them", "are") if thing.many else ("it", "it", "is"))
    text = rng.choice((
        f"{n} {s1} while {g2}", f"{n} {s1} and {s2} at the same time", f"Draw {n}. While {it} {s1}, {it} {s2}",
            f"Show {n} {g1} while {g2}", f"{n} {g1} and {g2} at the same time", f"Make {n} {b1} and {b2} simultaneously",
        f"Create {n} that {s1} and simultaneously {s2}", f"Animate {n} {g1} and at the same time {g2}",
            f"{n} {s1} as {it} {s2}", f"While {g1}, {n} {s2}", f"Make {n}. {it.capitalize()} {s1} while {it} {s2}",
            f"{n} which {s1} while {it} {be} {g2}",
        f"Draw {n}, then make {them} {b1} and {b2} together", f"I want {n} to {b1} and {b2} at once",
            f"{n}: {g1} and {g2} simultaneously", f"Create {n} and make {them} {b1} while {g2}", f"{n}, {g1} while {g2}",
            f"Show {n} that {s1} and {s2} at the same time",
    ))
    return go_on(story, thing, text, "order") if rng.random() < 0.25 else text


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
        return theirs(said.does) if story.things[0].many else said.does
    return ""


def changes_color(story: Story) -> str:
    """``a circle that changes from red to blue``; the first colour is the thing's own."""
    rng, thing = story.rng, story.shape(rich=0.0, place=0.0)
    (one, first), (two, second) = any_color(rng), any_color(rng)
    thing.fields["color"], thing.color_word = first, one
    story.step("recolor", [thing], color=second)
    n, s, them = thing.introduced, "" if thing.many else "s", "them" if thing.many else "it"
    text = rng.choice((
        f"{n} that change{s} from {one} to {two}", f"{n} changing color from {one} to {two}",
            f"{n} change{s} color from {one} to {two}", f"{n} go{'' if thing.many else 'es'} from {one} to {two}",
            f"Show {n} changing from {one} to {two}",
        f"Draw {n} in {one} and change {them} to {two}", f"Animate {n} changing its color from {one} to {two}",
            f"Change the color of {n} from {one} to {two}", f"{n}: {one}, then {two}",
            f"Create {n} that starts {one} and becomes {two}",
        f"{n} turn{s} from {one} to {two}", f"Make {n} {one}, then {two}", f"Fill {n} with {one}, then turn {them} {two}",
    ))
    if text.startswith("Fill"):
        thing.fields["fill_opacity"] = 1
    return go_on(story, thing, text, "order") if rng.random() < 0.3 else text


def crosses(story: Story) -> str:
    """``a dot moves from left to right``."""
    rng, thing = story.rng, story.shape(place=0.0)
    one, two = rng.choice((("left", "right"), ("right", "left"), ("top", "bottom"), ("bottom", "top"), ("left", "right")))
    thing.fields["position"] = one
    step = story.step("move", [thing], position=two)
    n, s = thing.introduced, "" if thing.many else "s"
    way = rng.choice((f"from {one} to {two}", f"from the {one} to the {two}",
        f"from the {one} side to the {two} side" if one in ("left", "right") else f"from {one} to {two}",
        f"from the {one} of the screen to the {two}"))
    if rng.random() < 0.25:
        step["position"] = "center"
        verb = rng.choice(("slide", "enter", "come in", "move in", "fly in"))
        base, _, rest = verb.partition(" ")
        way = f"{rest or ('in' if verb == 'slide' else '')} from the {one}".strip()
        return rng.choice((f"{n} {base}{s} {way}", f"Show {n} {inflect(base + '~', 'ing')} {way}", f"Make {n} {base} {way}",
            f"{n} {inflect(base + '~', 'ing')} {way}"))
    verb = rng.choice(("move", "slide", "travel", "move", "glide"))
    gerund = inflect(f"{verb}~", "ing")
    text = rng.choice((f"{n} {verb}{s} {way}", f"{n} {gerund} {way}", f"Show {n} {gerund} {way}",
        f"Create {n} that {verb}{s} {way}", f"Move {n} {way}", f"Animate {n} {gerund} {way}", f"Make {n} {verb} {way}",
        f"Draw {n} and move it {way}"))
    if rng.random() < 0.2:
        step["run_time"] = rng.choice((2, 3, 5))
        text += f" in {seconds_words(rng, step['run_time'])}"
    return go_on(story, thing, text, "order") if rng.random() < 0.2 else text


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
        f"{x} turns into {y} and back", f"{x} turns into {y} and then back into {noun}",
            f"Transform {x} into {y} and back again", f"{x} becomes {y} and then {noun} again",
            f"Morph {x} to {y} and back to {noun}", f"Turn {x} into {y}, then back to the {last.noun}",
        f"Show {x} transforming into {y} and back", f"{x} -> {y} -> {noun}" if "color" not in thing.fields and len(
            thing.fields) == 2 else f"Create {x}, turn it into {y} and then back",
    ))


CHANGES: Final[tuple[tuple[Callable[[Story], str], int], ...]] = (
    (becomes, 10), (while_it, 6), (changes_color, 4), (crosses, 3), (and_back, 2),
)
