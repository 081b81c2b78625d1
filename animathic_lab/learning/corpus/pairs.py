"""Scenes of things told apart by colour, placed by each other, or each doing something of its own."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Callable
from typing import Any, Final

from animathic_lab.learning.corpus import things
from animathic_lab.learning.corpus.actions import inflect, several_colors
from animathic_lab.learning.corpus.several import ask, distinct, joined, then
from animathic_lab.learning.corpus.story import Story
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import ANIMATE, STATE
from animathic_lab.learning.corpus.words import COUNTS, RELATIONS, SHAPES

__all__ = ["PAIRS"]


def coloured(story: Story) -> str:
    """Several of one kind in different colours, or colours given respectively."""
    rng = story.rng
    count = rng.choice((2, 2, 2, 3, 3))
    colors = several_colors(rng, count)
    said = [color[0] for color in colors]
    rows = [row for row in SHAPES if " " not in row[0]]
    if rng.random() < 0.5:
        noun, plural, fields, _ = rng.choices(rows, weights=[row[3] for row in rows])[0]
        for word, written in colors:
            story.add(Thing({"id": f"o{len(story.things)}", **fields, "color": written}, noun, "", color_word=word))
        amount = COUNTS[count]
        ones = ", ".join(f"one {word}" for word in said[:-1]) + f" and one {said[-1]}"
        phrase = rng.choice((f"{joined(rng, said)} {plural}", f"{amount} {plural}, {ones}", f"{amount} {plural}: {ones}",
            f"{amount} {plural} ({', '.join(said)})", f"{amount} {plural}, {joined(rng, said)}",
            f"{things.a(said[0])} {noun} and {things.a(said[1])} one"
            if count == 2 else f"{amount} {plural} in {joined(rng, said)}",
            f"{amount} {plural} colored {joined(rng, said)}", f"{ones} {noun}"))
    else:
        chosen: list[Any] = []
        while len(chosen) < count:
            row = rng.choices(rows, weights=[row[3] for row in rows])[0]
            if row[0] not in [other[0] for other in chosen]:
                chosen.append(row)
        for (word, written), row in zip(colors, chosen, strict=True):
            story.add(Thing({"id": f"o{len(story.things)}", **row[2], "color": written}, row[0], "", color_word=word))
        nouns = [things.a(row[0]) for row in chosen]
        plain = joined(rng, nouns)
        each = ", ".join(f"the {row[0]} {word}" for row, word in zip(chosen[:-1], said[:-1],
            strict=True)) + f" and the {chosen[-1][0]} {said[-1]}"
        phrase = rng.choice((f"{plain}, {joined(rng, said)} respectively", f"{plain} in {joined(rng, said)} respectively",
            f"{plain}. Make {each}", f"{plain}, {each}", f"{plain}. {each.capitalize()}", f"{plain}, {joined(rng, said)}",
            f"{plain} and make {each}", f"{plain}. Color {each}"))
    return ask(rng, phrase) + then(story, rng.choice((0, 1, 1, 2)))


def related(story: Story) -> str:
    """``a circle above a square``; ``a square with a star inside it``."""
    rng = story.rng
    relation = rng.choice(("left_of", "right_of", "above", "above", "below", "below", "inside", "inside", "around"))
    one, two = distinct(story, 2, rich=0.8, many=False, place=0.0)
    while relation in ("inside", "around") and (two if relation == "inside" else one).fields["type"] not in ("circle", "square",
        "rectangle", "triangle", "star", "polygon", "ellipse", "annulus"):
        relation = rng.choice(("left_of", "right_of", "above", "below"))
    word = rng.choice(RELATIONS[relation])
    a, b = one.introduced, two.introduced
    roll = rng.random()
    if relation == "inside" and roll < 0.4:
        # The outer one is named first.
        one.fields, two.fields = two.fields, one.fields
        story.things[:] = [one, two]
        one.fields["id"], two.fields["id"] = "o0", "o1"
        one.noun, two.noun, one.color_word, two.color_word = two.noun, one.noun, two.color_word, one.color_word
        two.fields.update(relation=relation, anchor="o0")
        text = ask(rng, rng.choice((f"{b} with {a} inside", f"{b} with {a} inside it", f"{b} containing {a}",
            f"{b} that contains {a}", f"{b} and inside it {a}", f"{b} with {a} in it", f"{b} surrounding {a}",
            f"{b}. Inside it put {a}", f"{b}. Put {a} inside it")), many=False)
        return text + then(story, rng.choice((0, 0, 1, 1, 2)))
    if relation != "inside" and relation != "around" and roll < 0.4:
        two.fields.update(relation=relation, anchor="o0")
        it = rng.choice((f"the {one.noun}", "it", "it"))
        text = ask(rng, rng.choice((f"{a}, and {b} {word} {it}", f"{a} with {b} {word} it", f"{a}. Put {b} {word} {it}",
            f"{a} and put {b} {word} {it}", f"{a}. {_cap(word)} {it}, {b}", f"{a} and {word} {it} {b}",
            f"{a}, then draw {b} {word} {it}", f"{a} and then add {b} {word} {it}", f"{a}. Place {b} {word} {it}",
            f"{a} and {b} {word} {it}", f"{a}. {_cap(b)} is {word} {it}", f"{a} with {b} {word}" if word in ("above", "below",
            "underneath", "on top") else f"{a} with {b} {word} it")), many=False)
        return text + then(story, rng.choice((0, 0, 1, 1, 2)))
    if roll > 0.94:
        two.fields.update(relation="right_of", anchor="o0")
        return ask(rng, rng.choice((f"{a} and {b} side by side", f"{a} and {b} next to each other"))) + then(story,
            rng.choice((0, 0, 1)))
    one.fields.update(relation=relation, anchor="o1")
    if roll > 0.85:
        that = f"the {one.noun}"
        text = ask(rng, rng.choice((f"{a} and {b}. {_cap(that)} is {word} the {two.noun}",
            f"{a} and {b}, with {that} {word} the {two.noun}", f"{a} and {b}, {that} {word} the {two.noun}",
            f"{a} and {b}. Put {that} {word} the {two.noun}", f"{a} and {b} such that {that} is {word} the {two.noun}")))
    else:
        text = ask(rng, rng.choice((f"{a} {word} {b}", f"{a} {word} {b}", f"{a} {word} {b}", f"{a} that is {word} {b}",
            f"{a} placed {word} {b}", f"{a} sitting {word} {b}" if rng.random() < 0.3 else f"{a} {word} {b}",
            f"{a} positioned {word} {b}", f"{a}, {word} {b}")), many=False)
    return text + then(story, rng.choice((0, 0, 1, 1, 2)))


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def each_does(story: Story) -> str:
    """``A red circle moves left while a blue square rotates``."""
    rng = story.rng
    one, two = distinct(story, 2, rich=0.8, many=False)
    first = story.happen(one, action=rng.choice(("move", "rotate", "scale", "recolor")))
    s1, g1 = inflect(first.does, "s"), inflect(first.does, "ing")
    mate = rng.random() < 0.72
    second = story.happen(two, together=mate, action=rng.choice(("move", "rotate", "scale", "recolor")))
    s2, g2 = inflect(second.does, "s"), inflect(second.does, "ing")
    a, b = one.introduced, two.introduced
    if mate:
        text = rng.choice((f"{rng.choice(STATE)}{a} {s1} while {b} {s2}", f"{a} {g1} while {b} {g2}",
            f"{rng.choice(ANIMATE).format(n=a)} {g1} and {b} {g2} at the same time",
            f"{rng.choice(STATE)}{a} {s1} and {b} {s2} simultaneously", f"while {a} {s1}, {b} {s2}",
            f"{ask(rng, joined(rng, [a, b]))}. The {one.noun} {s1} while the {two.noun} {s2}", f"{a} {s1} as {b} {s2}",
            f"{a} {s1} and at the same time {b} {s2}",
            f"{ask(rng, joined(rng, [a, b]))}. At the same time, the {one.noun} {s1} and the {two.noun} {s2}"))
    else:
        text = rng.choice((f"{rng.choice(STATE)}{a} {s1}, then {b} {s2}",
            f"{ask(rng, joined(rng, [a, b]))}. First the {one.noun} {s1}, then the {two.noun} {s2}",
            f"{ask(rng, joined(rng, [a, b]))}. The {one.noun} {s1}. After that the {two.noun} {s2}",
            f"{rng.choice(STATE)}{a} {s1}. Then {b} {s2}"))
    return text + then(story, rng.choice((0, 0, 0, 1)), mood="tell")


PAIRS: Final[tuple[tuple[Callable[[Story], str], int], ...]] = ((coloured, 16), (related, 22), (each_does, 12))
