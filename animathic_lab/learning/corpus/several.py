"""Scenes about several things: lists, relations, several colours, who does what, together or in turn."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any, Final

from animathic_lab.learning.corpus import things
from animathic_lab.learning.corpus.actions import any_color, inflect, say_action
from animathic_lab.learning.corpus.solo import opened
from animathic_lab.learning.corpus.story import Clause, Story
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import AFTER, ANIMATE, BOTH, EVERYTHING, OPENERS, STATE, TOGETHER
from animathic_lab.learning.corpus.words import COUNTS, PLACES, RELATIONS, SHAPES

__all__ = ["SEVERAL"]


def _ask(rng: random.Random, phrase: str, *, many: bool = True) -> str:
    text = rng.choice(OPENERS).format(n=phrase)
    return text.replace("There is ", "There are " if many and not phrase.startswith(("a ", "an ")) else "There is ").replace(" appears", " appear" if many else " appears").replace(" shows up", " show up").replace(" is drawn", " are drawn")


def _distinct(story: Story, count: int, *, rich: float = 0.9, many: bool = True, place: float = 0.06) -> list[Thing]:
    """Draw things that can be told apart in words."""
    found: list[Thing] = []
    for _ in range(count):
        for _ in range(20):
            thing = things.shape(story.rng, len(story.things), rich=rich, count=many, place=place)
            same = [other for other in found if other.noun.rstrip("s") == thing.noun.rstrip("s")]
            if not same or (thing.color_word and all(other.color_word and other.color_word != thing.color_word for other in same)):
                break
        if story.rng.random() < 0.08 and not thing.many and not found:
            thing = things.words(story.rng, len(story.things), place=0.0)
        found.append(story.add(thing))
    return found


def _and(rng: random.Random, names: list[str]) -> str:
    if len(names) == 1:
        return names[0]
    roll = rng.random()
    if roll < 0.07:
        return " + ".join(names)
    if roll < 0.14:
        return ", ".join(names)
    last = rng.choice((" and ", " and ", " and ", ", and ", " & ", " and also ", " along with ")) if len(names) == 2 else rng.choice((" and ", ", and "))
    return ", ".join(names[:-1]) + last + names[-1]


def _list(story: Story, found: list[Thing]) -> str:
    return _and(story.rng, [thing.bare if story.rng.random() < 0.1 and not thing.many else thing.introduced for thing in found])


def _then(story: Story, count: int, *, mood: str = "") -> str:
    """Tell what happens next, to any of the things or to all of them."""
    rng, text = story.rng, ""
    mood = mood or rng.choice(("order", "tell"))
    for index in range(count):
        here = story.here()
        if not here:
            break
        joint = rng.choice((". ", ". Then ", ", then ", ". After that, ", " and then ", ". Next, ", ". ")) if not index else rng.choice(AFTER)
        if index and rng.random() < 0.08:
            clause = story.wait()
            text += joint + story.order(clause)
        elif len(here) > 1 and rng.random() < 0.24:
            text += joint + _all(story, here, mood)
        elif len(here) > 1 and rng.random() < 0.25:
            text += joint + _meanwhile(story, rng.sample(here, 2))
        elif len(here) > 1 and rng.random() < 0.12:
            text += joint + _go_to(story, *rng.sample(here, 2), mood)
        else:
            clause = story.happen(rng.choice(here))
            text += joint + (story.order(clause) if mood == "order" else story.tell(clause))
    return text


def _go_to(story: Story, thing: Thing, anchor: Thing, mood: str) -> str:
    """``move the circle above the square``."""
    rng = story.rng
    relation = rng.choice(("left_of", "right_of", "above", "below", "inside"))
    if relation == "inside" and anchor.fields["type"] in ("line", "arrow", "dot", "text", "arc", "dashed_line", "double_arrow"):
        relation = "above"
    words = "into" if relation == "inside" and rng.random() < 0.5 else rng.choice(RELATIONS[relation])
    other = anchor.noun if all(item.noun != anchor.noun for item in story.here() if item is not anchor) else f"{anchor.color_word} {anchor.noun}".strip()
    clause = Clause(thing, f"move~ {words} the {other}", f"{rng.choice(('move~', 'move~', 'put~', 'bring~', 'slide~'))} {{o}} {words} the {other}")
    story.step("move", [thing], relation=relation, anchor=anchor.id)
    return story.order(clause) if mood == "order" else story.tell(clause)


def _all(story: Story, here: list[Thing], mood: str) -> str:
    """``both rotate``; ``fade everything out``."""
    rng = story.rng
    names = BOTH if len(here) == 2 else EVERYTHING
    action = rng.choice(("fade_out", "fade_out", "fade_out", "rotate", "move", "scale", "recolor", "indicate"))
    said = say_action(rng, action)
    story.step(action, here, **said.fields)
    if action == "fade_out":
        story.gone |= {thing.id for thing in here}
    does = said.does.replace("its ", "their ")
    if mood == "order" and said.done and "its" not in said.done:
        return inflect(said.done, "base").replace("{o}", rng.choice(names))
    whole = rng.choice(("they both", "both", "both shapes", "they", "both of them") if len(here) == 2 else ("they all", "all of them", "all", "they", "all shapes"))
    text = f"{whole} {inflect(does, 'base')}"
    return text + (" " + rng.choice(TOGETHER) if rng.random() < 0.3 else "")


def _meanwhile(story: Story, pair: list[Thing]) -> str:
    """``the circle moves left while the square rotates``."""
    rng, (one, two) = story.rng, pair
    story.focus = None
    first = story.happen(one, action=rng.choice(("move", "rotate", "scale", "recolor", "fade_out", "move", "rotate")))
    a = story.refer(one, subject=True)
    s1, g1 = inflect(first.does, "base" if one.many else "s"), inflect(first.does, "ing")
    second = story.happen(two, together=True, action=rng.choice(("move", "rotate", "scale", "recolor", "fade_out", "move", "rotate")))
    b = story.refer(two, subject=True)
    if b in ("it", "they"):
        b = f"the {two.noun}"
    s2, g2 = inflect(second.does, "base" if two.many else "s"), inflect(second.does, "ing")
    be = "are" if two.many else "is"
    return rng.choice((
        f"{a} {s1} while {b} {s2}", f"{a} {s1} and at the same time {b} {s2}", f"while {a} {s1}, {b} {s2}", f"{a} {s1} as {b} {s2}", f"simultaneously {a} {s1} and {b} {s2}", f"at the same time {a} {s1} and {b} {s2}",
        f"{a} {s1} and {b} {s2} at the same time", f"{a} {s1} and {b} {s2} simultaneously", f"{a} {s1}, meanwhile {b} {s2}", f"{a} {s1} while {b} {be} {g2}", f"as {a} {s1}, {b} {s2}", f"{a} {s1} and {b} {s2} together",
        f"{a} {g1} while {b} {g2}",
    ))  # fmt: skip


def together(story: Story) -> str:
    """A list of things, perhaps with something happening."""
    rng = story.rng
    found = _distinct(story, rng.choice((2, 2, 2, 2, 3, 3, 4)))
    text = _ask(rng, _list(story, found))
    roll = rng.random()
    if roll < 0.1:
        story.step("create", found)
        text += " " + rng.choice(TOGETHER)
    elif roll < 0.17:
        text += rng.choice((" one after another", " one by one", " one after the other", ", one at a time", " in sequence"))
    return text + _then(story, rng.choice((0, 0, 1, 1, 2, 2, 3)))


def coloured(story: Story) -> str:
    """Several of one kind in different colours, or colours given respectively."""
    rng = story.rng
    colors: list[tuple[str, str]] = []
    count = rng.choice((2, 2, 2, 3, 3))
    while len(colors) < count:
        color = any_color(rng)
        if color[1] not in [written for _, written in colors]:
            colors.append(color)
    said = [color[0] for color in colors]
    rows = [row for row in SHAPES if " " not in row[0]]
    if rng.random() < 0.5:
        noun, plural, fields, _ = rng.choices(rows, weights=[row[3] for row in rows])[0]
        for word, written in colors:
            story.add(Thing({"id": f"o{len(story.things)}", **fields, "color": written}, noun, "", color_word=word))
        amount = COUNTS[count]
        ones = ", ".join(f"one {word}" for word in said[:-1]) + f" and one {said[-1]}"
        phrase = rng.choice((f"{_and(rng, said)} {plural}", f"{amount} {plural}, {ones}", f"{amount} {plural}: {ones}", f"{amount} {plural} ({', '.join(said)})", f"{amount} {plural}, {_and(rng, said)}", f"{things.a(said[0])} {noun} and {things.a(said[1])} one" if count == 2 else f"{amount} {plural} in {_and(rng, said)}", f"{amount} {plural} colored {_and(rng, said)}", f"{ones} {noun}"))
    else:
        chosen: list[Any] = []
        while len(chosen) < count:
            row = rng.choices(rows, weights=[row[3] for row in rows])[0]
            if row[0] not in [other[0] for other in chosen]:
                chosen.append(row)
        for (word, written), row in zip(colors, chosen, strict=True):
            story.add(Thing({"id": f"o{len(story.things)}", **row[2], "color": written}, row[0], "", color_word=word))
        nouns = [things.a(row[0]) for row in chosen]
        plain = _and(rng, nouns)
        each = ", ".join(f"the {row[0]} {word}" for row, word in zip(chosen[:-1], said[:-1], strict=True)) + f" and the {chosen[-1][0]} {said[-1]}"
        phrase = rng.choice((f"{plain}, {_and(rng, said)} respectively", f"{plain} in {_and(rng, said)} respectively", f"{plain}. Make {each}", f"{plain}, {each}", f"{plain}. {each.capitalize()}", f"{plain}, {_and(rng, said)}", f"{plain} and make {each}", f"{plain}. Color {each}"))
    return _ask(rng, phrase) + _then(story, rng.choice((0, 1, 1, 2)))


def related(story: Story) -> str:
    """``a circle above a square``; ``a square with a star inside it``."""
    rng = story.rng
    relation = rng.choice(("left_of", "right_of", "above", "above", "below", "below", "inside", "inside", "around"))
    one, two = _distinct(story, 2, rich=0.8, many=False, place=0.0)
    while relation in ("inside", "around") and (two if relation == "inside" else one).fields["type"] not in ("circle", "square", "rectangle", "triangle", "star", "polygon", "ellipse", "annulus"):
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
        text = _ask(rng, rng.choice((f"{b} with {a} inside", f"{b} with {a} inside it", f"{b} containing {a}", f"{b} that contains {a}", f"{b} and inside it {a}", f"{b} with {a} in it", f"{b} surrounding {a}", f"{b}. Inside it put {a}", f"{b}. Put {a} inside it")), many=False)
        return text + _then(story, rng.choice((0, 0, 1, 1, 2)))
    if relation != "inside" and relation != "around" and roll < 0.4:
        two.fields.update(relation=relation, anchor="o0")
        it = rng.choice((f"the {one.noun}", "it", "it"))
        text = _ask(rng, rng.choice((f"{a}, and {b} {word} {it}", f"{a} with {b} {word} it", f"{a}. Put {b} {word} {it}", f"{a} and put {b} {word} {it}", f"{a}. {_cap(word)} {it}, {b}", f"{a} and {word} {it} {b}", f"{a}, then draw {b} {word} {it}", f"{a} and then add {b} {word} {it}", f"{a}. Place {b} {word} {it}", f"{a} and {b} {word} {it}", f"{a}. {_cap(b)} is {word} {it}", f"{a} with {b} {word}" if word in ("above", "below", "underneath", "on top") else f"{a} with {b} {word} it")), many=False)
        return text + _then(story, rng.choice((0, 0, 1, 1, 2)))
    if roll > 0.94:
        two.fields.update(relation="right_of", anchor="o0")
        return _ask(rng, rng.choice((f"{a} and {b} side by side", f"{a} and {b} next to each other"))) + _then(story, rng.choice((0, 0, 1)))
    one.fields.update(relation=relation, anchor="o1")
    if roll > 0.85:
        that = f"the {one.noun}"
        text = _ask(rng, rng.choice((f"{a} and {b}. {_cap(that)} is {word} the {two.noun}", f"{a} and {b}, with {that} {word} the {two.noun}", f"{a} and {b}, {that} {word} the {two.noun}", f"{a} and {b}. Put {that} {word} the {two.noun}", f"{a} and {b} such that {that} is {word} the {two.noun}")))
    else:
        text = _ask(rng, rng.choice((f"{a} {word} {b}", f"{a} {word} {b}", f"{a} {word} {b}", f"{a} that is {word} {b}", f"{a} placed {word} {b}", f"{a} sitting {word} {b}" if rng.random() < 0.3 else f"{a} {word} {b}", f"{a} positioned {word} {b}", f"{a}, {word} {b}")), many=False)
    return text + _then(story, rng.choice((0, 0, 1, 1, 2)))


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def placed(story: Story) -> str:
    """Two things at two places."""
    rng = story.rng
    found = _distinct(story, rng.choice((2, 2, 2, 3)), rich=0.8, many=False, place=0.0)
    places = rng.choice((("left", "right", "center"), ("right", "left", "center"), ("top", "bottom", "center"), ("top_left", "bottom_right", "center"), ("top_left", "top_right", "bottom"), ("bottom_left", "top_right", "center")))
    names = []
    for thing, place in zip(found, places, strict=False):
        thing.fields["position"] = place
        names.append(f"{thing.introduced} {rng.choice(PLACES[place])}")
    return _ask(rng, _and(rng, names)) + _then(story, rng.choice((0, 0, 1, 1, 2)))


def in_turn(story: Story) -> str:
    """``a circle appears, then a square fades in below it, ...``."""
    rng = story.rng
    first = _distinct(story, 1, rich=0.9)[0]
    text = opened(rng, first)
    for _ in range(rng.choice((1, 1, 2, 2, 3))):
        if rng.random() < 0.45 and story.here():
            clause = story.happen(rng.choice(story.here()))
            text += rng.choice(AFTER) + (story.order(clause) if rng.random() < 0.6 else story.tell(clause))
            continue
        new = story.add(things.shape(rng, len(story.things), rich=0.8, place=0.05))
        clause = story.happen(new, action=rng.choice(("create", "create", "create", "fade_in", "grow")), known=False)
        if story.steps[-1]["action"] == "grow" and clause.does.startswith("grow~") and clause.does == "grow~":
            clause = Clause(new, "grow~ in", "grow~ {o}")
        if clause.done and rng.random() < 0.6:
            text += rng.choice(AFTER) + story.order(clause, target=new.introduced)
        else:
            text += rng.choice(AFTER) + story.tell(clause, subject=new.introduced)
    return text


def each_does(story: Story) -> str:
    """``A red circle moves left while a blue square rotates``."""
    rng = story.rng
    one, two = _distinct(story, 2, rich=0.8, many=False)
    first = story.happen(one, action=rng.choice(("move", "rotate", "scale", "recolor")))
    s1, g1 = inflect(first.does, "s"), inflect(first.does, "ing")
    mate = rng.random() < 0.72
    second = story.happen(two, together=mate, action=rng.choice(("move", "rotate", "scale", "recolor")))
    s2, g2 = inflect(second.does, "s"), inflect(second.does, "ing")
    a, b = one.introduced, two.introduced
    if mate:
        text = rng.choice((f"{rng.choice(STATE)}{a} {s1} while {b} {s2}", f"{a} {g1} while {b} {g2}", f"{rng.choice(ANIMATE).format(n=a)} {g1} and {b} {g2} at the same time", f"{rng.choice(STATE)}{a} {s1} and {b} {s2} simultaneously", f"while {a} {s1}, {b} {s2}", f"{_ask(rng, _and(rng, [a, b]))}. The {one.noun} {s1} while the {two.noun} {s2}", f"{a} {s1} as {b} {s2}", f"{a} {s1} and at the same time {b} {s2}", f"{_ask(rng, _and(rng, [a, b]))}. At the same time, the {one.noun} {s1} and the {two.noun} {s2}"))
    else:
        text = rng.choice((f"{rng.choice(STATE)}{a} {s1}, then {b} {s2}", f"{_ask(rng, _and(rng, [a, b]))}. First the {one.noun} {s1}, then the {two.noun} {s2}", f"{_ask(rng, _and(rng, [a, b]))}. The {one.noun} {s1}. After that the {two.noun} {s2}", f"{rng.choice(STATE)}{a} {s1}. Then {b} {s2}"))
    return text + _then(story, rng.choice((0, 0, 0, 1)), mood="tell")


def both_appear(story: Story) -> str:
    """``Fade in a circle and a square together``."""
    rng = story.rng
    found = _distinct(story, rng.choice((2, 2, 3)), many=False)
    action = rng.choice(("fade_in", "fade_in", "grow", "create"))
    said = say_action(rng, action, first=True)
    together_ = rng.random() < 0.6
    story.step(action, found)
    extra = " " + rng.choice(TOGETHER) if together_ else ""
    names = _list(story, found)
    text = inflect(said.done, "base").replace("{o}", names) if said.done and rng.random() < 0.6 else f"{names} {inflect(said.does, 'base')}"
    return text + extra + _then(story, rng.choice((0, 1, 1)))


SEVERAL: Final[tuple[tuple[Callable[[Story], str], int], ...]] = (
    (together, 20), (coloured, 16), (related, 22), (placed, 6), (in_turn, 13), (each_does, 12), (both_appear, 5),
)  # fmt: skip
