"""Scenes of several things in rows and in turn: kinds side by side, words after words, arrows that bring their ends along."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import itertools
from collections.abc import Callable
from typing import Final

from animathic_lab.learning.corpus import sayings, things
from animathic_lab.learning.corpus.actions import any_color, inflect, say_action, theirs
from animathic_lab.learning.corpus.several import ask, distinct, joined, then
from animathic_lab.learning.corpus.solo import opened
from animathic_lab.learning.corpus.story import Story
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import AFTER, ANIMATE, OPENERS, TOGETHER, WORD_OPENERS
from animathic_lab.learning.corpus.words import PLACES, RELATIONS, SHAPES

__all__ = ["ARRANGED"]


def kinds_in_a_row(story: Story) -> str:
    """``a circle, a square and a triangle in a row``: each stands right of (or below) the one before."""
    rng = story.rng
    found = distinct(story, rng.choice((2, 3, 3, 3, 4)), rich=0.6, many=False, place=0.0)
    across = rng.random() < 0.7
    for before, thing in itertools.pairwise(found):
        thing.fields.update(relation="right_of" if across else "below", anchor=before.id)
    names = joined(rng, [thing.introduced for thing in found])
    if across:
        how = rng.choice((" in a row", " side by side", " next to each other", ", side by side", " in a line", ", all in a row",
            " beside each other", " lined up from left to right", ", from left to right"))
    else:
        how = rng.choice((" in a column", " stacked vertically", " below each other", ", from top to bottom",
            " one below the other", " stacked from top to bottom"))
    return ask(rng, names + how) + then(story, rng.choice((0, 0, 0, 1, 1, 2)))


def pointing(story: Story) -> str:
    """``draw an arrow from the red dot to the blue dot``: the ends are named only in passing."""
    rng = story.rng
    one, two = distinct(story, 2, rich=0.9, many=False, place=0.0)
    kind, noun = rng.choice((("line", "line"), ("arrow", "arrow"), ("arrow", "arrow"), ("arrow", "arrow"), ("dashed_line",
        "dashed line")))
    word, color = any_color(rng) if rng.random() < 0.2 else ("", "")
    named = things.a(f"{word} {noun}".strip())
    fields = {"id": "o2", "type": kind, "from_id": one.id, "to_id": two.id, **({"color": color} if color else {})}
    story.add(Thing(fields, noun, named, named, word))
    a, b = one.introduced, two.introduced
    if rng.random() < 0.4:
        a, b = (thing.bare if thing.bare.startswith(("the ", "a ", "an ", "\"", "'", "\u201c")) else f"the {thing.bare}"
            for thing in (one, two))
    phrase = rng.choice((f"{named} from {a} to {b}", f"{named} from {a} to {b}", f"{named} going from {a} to {b}",
        f"{named} between {a} and {b}", f"{named} that goes from {a} to {b}", f"{named} connecting {a} to {b}",
        f"{named} connecting {a} and {b}"))
    if rng.random() < 0.25:
        return rng.choice(("Connect {a} and {b} with {n}", "Connect {a} to {b} with {n}", "Join {a} and {b} by {n}",
            "Link {a} to {b} using {n}")).format(a=a, b=b, n=named)
    return rng.choice(OPENERS).format(n=phrase)


def words_after_words(story: Story) -> str:
    """``Write Hello, then World below it``; ``the words A and B``."""
    rng = story.rng
    one = story.add(sayings.words(rng, 0, quoted=rng.random() < 0.8, place=0.0) if rng.random() < 0.75 else sayings.formula(rng,
        0))
    two = story.add(sayings.words(rng, 1, quoted=rng.random() < 0.8, place=0.0) if rng.random() < 0.75 else sayings.formula(rng,
        1))
    roll = rng.random()
    a, b = one.introduced, two.introduced
    start = rng.choice(WORD_OPENERS).format(n=a)
    if roll < 0.45:
        relation = rng.choice(("below", "below", "below", "above", "right_of"))
        word = rng.choice(RELATIONS[relation])
        two.fields.update(relation=relation, anchor="o0")
        return start + rng.choice((f" and {b} {word} it", f", then {b} {word} it", f" and {word} it {b}",
            f". {word.capitalize()} it, write {b}", f" with {b} {word} it", f" and then write {b} {word} it",
            f". Then add {b} {word} it"))
    if roll < 0.7:
        story.step("fade_out", [one])
        story.step("write", [two])
        return start + rng.choice((f", fade it out, then write {b}", f". Fade it out and write {b}",
            f", remove it and show {b}", f", make it disappear, then show {b}", f". It fades out and then {b} is written",
            f", then it disappears and {b} appears"))
    if roll < 0.85:
        story.step("transform", [one], into="o1")
        return start + rng.choice((f" and transform it into {b}", f", then change it to {b}", f" and morph it into {b}",
            f" which turns into {b}", f". It becomes {b}", f", then turn it into {b}", f" -> {b}"))
    return start + rng.choice((f" and {b}", f", then {b}", f" and then {b}", f" and also {b}", f", followed by {b}"))


def next_to_that(story: Story) -> str:
    """``a title appears, then a line is drawn below it``: each newcomer stands by one that is there."""
    rng = story.rng
    first = distinct(story, 1, rich=0.7, many=False, place=0.15)[0]
    text = opened(rng, first)
    last = first
    for _ in range(rng.choice((1, 1, 1, 2))):
        new = things.shape(rng, len(story.things), rich=0.6, count=False, place=0.0)
        while new.noun == last.noun:
            new = things.shape(rng, len(story.things), rich=0.6, count=False, place=0.0)
        if rng.random() < 0.2:
            new = sayings.words(rng, len(story.things), quoted=True, place=0.0)
        story.add(new)
        relation = rng.choice(("left_of", "right_of", "above", "below", "below"))
        new.fields.update(relation=relation, anchor=last.id)
        action = rng.choice(("create", "create", "create", "fade_in", "write" if new.fields["type"] == "text" else "create"))
        if action == "create" and new.fields["type"] == "text":
            action = "write"
        said = say_action(rng, "create" if action == "write" else action, first=True)
        story.step(action, [new])
        anchor = rng.choice(("it", f"the {last.noun}"))
        where = f"{rng.choice(RELATIONS[relation])} {anchor}"
        form = inflect(said.done, "base").replace("{o}", new.introduced) if said.done and rng.random(
            ) < 0.55 else f"{new.introduced} {inflect(said.does, 's')}"
        text += rng.choice(AFTER) + f"{form} {where}"
        last = new
    return text


def all_doing(story: Story) -> str:
    """``a blue circle and a red square spinning``; ``a star and a dot that both fade out at the end``."""
    rng = story.rng
    found = distinct(story, rng.choice((2, 2, 2, 3)), rich=0.9, many=False, place=0.05)
    action = rng.choice(("rotate", "rotate", "move", "scale", "fade_out", "fade_out", "recolor"))
    said = say_action(rng, action)
    story.step(action, found, **said.fields)
    does = theirs(said.does)
    names = joined(rng, [thing.introduced for thing in found])
    both = "both" if len(found) == 2 else "all"
    together = rng.choice(("", "", " " + rng.choice(TOGETHER)))
    return rng.choice((
        f"{rng.choice(ANIMATE).format(n=names)} {inflect(does, 'ing')}{together}", f"{names} {inflect(does, 'base')}{together}",
            f"{rng.choice(ANIMATE).format(n=names)}, {both} {inflect(does, 'ing')}{together}",
        f"{ask(rng, names)} that {both} {inflect(does, 'base')}{together}",
            f"{ask(rng, names)}, {both} {inflect(does, 'ing')}{together} at the end",
            f"{ask(rng, names)}. They {both} {inflect(does, 'base')}{together}",
            f"make {names} {inflect(does, 'base')}{together}",
    ))


def one_by_the_other(story: Story) -> str:
    """``two squares, one orange and one purple, with the purple one on top of the other``."""
    rng = story.rng
    # Only things whose noun says all of them, because they are named anew here.
    nouns = [row for row in SHAPES if set(row[2]) <= {"type", "sides"} and " " not in row[0]]
    first_row, second_row = rng.choices(nouns, weights=[row[3] for row in nouns], k=2)
    while second_row[0] == first_row[0]:
        second_row = rng.choices(nouns, weights=[row[3] for row in nouns])[0]
    one = story.add(Thing({"id": "o0", **first_row[2]}, first_row[0], ""))
    two = story.add(Thing({"id": "o1", **second_row[2]}, second_row[0], ""))
    same = rng.random() < 0.6
    if same:
        two.fields = {**one.fields, "id": two.id}
        two.noun = one.noun
    (one.color_word, first), (two.color_word, second) = any_color(rng), any_color(rng)
    while second == first:
        two.color_word, second = any_color(rng)
    one.fields["color"], two.fields["color"] = first, second
    relation = rng.choice(("left_of", "right_of", "above", "below"))
    word = rng.choice(RELATIONS[relation])
    x, y = (one, two) if rng.random() < 0.5 else (two, one)
    x.fields.update(relation=relation, anchor=y.id)
    if same:
        names = rng.choice((f"two {one.noun}s, one {one.color_word} and one {two.color_word}",
            f"{things.a(one.color_word)} {one.noun} and {things.a(two.color_word)} {one.noun}",
            f"{things.a(one.color_word)} {one.noun} and {things.a(two.color_word)} one"))
        who, other = f"the {x.color_word} one", rng.choice(("the other", "the other one", f"the {y.color_word} one"))
    else:
        names = f"{things.a(one.color_word)} {one.noun} and {things.a(two.color_word)} {two.noun}"
        who, other = f"the {x.noun}", f"the {y.noun}"
    return ask(rng, names + rng.choice((f", with {who} {word} {other}", f", {who} {word} {other}",
        f". {who[0].upper()}{who[1:]} is {word} {other}", f", where {who} is {word} {other}", f". Put {who} {word} {other}",
        f" with {who} {word} {other}")))


def placed_words(story: Story) -> str:
    """A shape with words at a place of their own."""
    rng = story.rng
    thing = story.shape(count=False, place=0.3)
    text = story.add(sayings.words(rng, 1, quoted=rng.random() < 0.8, place=0.0))
    place = rng.choice(("top", "bottom", "top_left", "top_right", "bottom_left", "bottom_right", "left", "right"))
    text.fields["position"] = place
    where = rng.choice(PLACES[place])
    return opened(rng, thing) + rng.choice((f" and {text.introduced} {where}", f", with {text.introduced} {where}",
        f". {where[0].upper()}{where[1:]} write {text.introduced}", f" and write {text.introduced} {where}",
        f", then show {text.introduced} {where}"))


ARRANGED: Final[tuple[tuple[Callable[[Story], str], int], ...]] = (
    (kinds_in_a_row, 5), (pointing, 5), (words_after_words, 6), (next_to_that, 5), (all_doing, 5), (one_by_the_other, 4),
        (placed_words, 2),
)
