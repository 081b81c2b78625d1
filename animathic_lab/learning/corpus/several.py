"""Scenes about several things: lists, relations, several colours, who does what, together or in turn."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Callable
from typing import Final

from animathic_lab.learning.corpus import sayings, things
from animathic_lab.learning.corpus.actions import inflect, say_action, theirs
from animathic_lab.learning.corpus.solo import opened
from animathic_lab.learning.corpus.story import Clause, Story
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import AFTER, BOTH, EVERYTHING, OPENERS, TOGETHER
from animathic_lab.learning.corpus.words import PLACES, RELATIONS

__all__ = ["SEVERAL"]


def ask(rng: random.Random, phrase: str, *, many: bool = True) -> str:
    """Ask for several things, with words that suit them."""
    text = rng.choice(OPENERS).format(n=phrase)
    return text.replace("There is ", "There are " if many and not phrase.startswith(("a ",
        "an ")) else "There is ").replace(" appears", " appear" if many else " appears").replace(" shows up",
        " show up").replace(" is drawn", " are drawn")


def distinct(story: Story, count: int, *, rich: float = 0.9, many: bool = True, place: float = 0.06) -> list[Thing]:
    """Draw things that can be told apart in words."""
    found: list[Thing] = []
    for _ in range(count):
        for _ in range(20):
            thing = things.shape(story.rng, len(story.things), rich=rich, count=many, place=place)
            same = [other for other in found if other.noun.rstrip("s") == thing.noun.rstrip("s")]
            if not same or (thing.color_word and all(
                other.color_word and other.color_word != thing.color_word for other in same)):
                break
        if story.rng.random() < 0.08 and not thing.many and not found:
            thing = sayings.words(story.rng, len(story.things), place=0.0)
        found.append(story.add(thing))
    return found


def joined(rng: random.Random, names: list[str]) -> str:
    """Join names to a list, as people do."""
    if len(names) == 1:
        return names[0]
    roll = rng.random()
    if roll < 0.07:
        return " + ".join(names)
    if roll < 0.14:
        return ", ".join(names)
    last = rng.choice((" and ", " and ", " and ", ", and ", " & ", " and also ",
        " along with ")) if len(names) == 2 else rng.choice((" and ", ", and "))
    return ", ".join(names[:-1]) + last + names[-1]


def named(story: Story, found: list[Thing]) -> str:
    """Return the first mentions of things as a list."""
    return joined(story.rng, [thing.bare if story.rng.random(
        ) < 0.1 and not thing.many else thing.introduced for thing in found])


def then(story: Story, count: int, *, mood: str = "") -> str:
    """Tell what happens next, to any of the things or to all of them."""
    rng, text = story.rng, ""
    mood = mood or rng.choice(("order", "tell"))
    for index in range(count):
        here = story.here()
        if not here:
            break
        joint = rng.choice((". ", ". Then ", ", then ", ". After that, ", " and then ", ". Next, ",
            ". ")) if not index else rng.choice(AFTER)
        if index and rng.random() < 0.08:
            clause = story.wait()
            text += joint + story.order(clause)
        elif len(here) > 1 and rng.random() < 0.24:
            text += joint + _all(story, here, mood)
        elif len(here) > 1 and rng.random() < 0.25:
            text += joint + _meanwhile(story, rng.sample(here, 2))
        elif len(here) > 1 and rng.random() < 0.12:
            text += joint + _go_to(story, rng.sample(here, 2), mood)
        else:
            clause = story.happen(rng.choice(here))
            text += joint + (story.order(clause) if mood == "order" else story.tell(clause))
    return text


def _go_to(story: Story, pair: list[Thing], mood: str) -> str:
    """``move the circle above the square``."""
    rng, (thing, anchor) = story.rng, pair
    relation = rng.choice(("left_of", "right_of", "above", "below", "inside"))
    if relation == "inside" and anchor.fields["type"] in ("line", "arrow", "dot", "text", "arc", "dashed_line", "double_arrow"):
        relation = "above"
    words = "into" if relation == "inside" and rng.random() < 0.5 else rng.choice(RELATIONS[relation])
    other = anchor.noun if all(item.noun != anchor.noun for item in story.here(
        ) if item is not anchor) else f"{anchor.color_word} {anchor.noun}".strip()
    clause = Clause(thing, f"move~ {words} the {other}",
        f"{rng.choice(('move~', 'move~', 'put~', 'bring~', 'slide~'))} {{o}} {words} the {other}")
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
    does = theirs(said.does)
    if mood == "order" and said.done and "its" not in said.done:
        return inflect(said.done, "base").replace("{o}", rng.choice(names))
    whole = rng.choice(("they both", "both", "both shapes", "they", "both of them") if len(here) == 2 else ("they all",
        "all of them", "all", "they", "all shapes"))
    text = f"{whole} {inflect(does, 'base')}"
    return text + (" " + rng.choice(TOGETHER) if rng.random() < 0.3 else "")


def _meanwhile(story: Story, pair: list[Thing]) -> str:
    """``the circle moves left while the square rotates``."""
    rng, (one, two) = story.rng, pair
    story.focus = None
    first = story.happen(one, action=rng.choice(("move", "rotate", "scale", "recolor", "fade_out", "move", "rotate")))
    a = story.refer(one, subject=True)
    s1, g1 = inflect(first.does, "base" if one.many else "s"), inflect(first.does, "ing")
    second = story.happen(two, together=True, action=rng.choice(("move", "rotate", "scale", "recolor", "fade_out", "move",
        "rotate")))
    b = story.refer(two, subject=True)
    if b in ("it", "they"):
        b = f"the {two.noun}"
    s2, g2 = inflect(second.does, "base" if two.many else "s"), inflect(second.does, "ing")
    be = "are" if two.many else "is"
    return rng.choice((
        f"{a} {s1} while {b} {s2}", f"{a} {s1} and at the same time {b} {s2}", f"while {a} {s1}, {b} {s2}",
            f"{a} {s1} as {b} {s2}", f"simultaneously {a} {s1} and {b} {s2}", f"at the same time {a} {s1} and {b} {s2}",
        f"{a} {s1} and {b} {s2} at the same time", f"{a} {s1} and {b} {s2} simultaneously", f"{a} {s1}, meanwhile {b} {s2}",
            f"{a} {s1} while {b} {be} {g2}", f"as {a} {s1}, {b} {s2}", f"{a} {s1} and {b} {s2} together",
        f"{a} {g1} while {b} {g2}",
    ))


def together(story: Story) -> str:
    """A list of things, perhaps with something happening."""
    rng = story.rng
    found = distinct(story, rng.choice((2, 2, 2, 2, 3, 3, 4)))
    text = ask(rng, named(story, found))
    roll = rng.random()
    if roll < 0.1:
        story.step("create", found)
        text += " " + rng.choice(TOGETHER)
    elif roll < 0.17:
        text += rng.choice((" one after another", " one by one", " one after the other", ", one at a time", " in sequence"))
    return text + then(story, rng.choice((0, 0, 1, 1, 2, 2, 3)))


def placed(story: Story) -> str:
    """Two things at two places."""
    rng = story.rng
    found = distinct(story, rng.choice((2, 2, 2, 3)), rich=0.8, many=False, place=0.0)
    places = rng.choice((("left", "right", "center"), ("right", "left", "center"), ("top", "bottom", "center"), ("top_left",
        "bottom_right", "center"), ("top_left", "top_right", "bottom"), ("bottom_left", "top_right", "center")))
    names = []
    for thing, place in zip(found, places, strict=False):
        thing.fields["position"] = place
        names.append(f"{thing.introduced} {rng.choice(PLACES[place])}")
    return ask(rng,  joined(rng, names)) + then(story, rng.choice((0, 0, 1, 1, 2)))


def in_turn(story: Story) -> str:
    """``a circle appears, then a square fades in below it, ...``."""
    rng = story.rng
    first = distinct(story, 1, rich=0.9)[0]
    text = opened(rng, first)
    for _ in range(rng.choice((1, 1, 2, 2, 3))):
        if rng.random() < 0.45 and story.here():
            clause = story.happen(rng.choice(story.here()))
            text += rng.choice(AFTER) + (story.order(clause) if rng.random() < 0.6 else story.tell(clause))
            continue
        if rng.random() < 0.16:
            new = story.add(sayings.words(rng, len(story.things), quoted=True) if rng.random() < 0.7 else sayings.formula(rng,
                len(story.things)))
            story.step("write", [new])
            text += rng.choice(AFTER) + rng.choice(("write {n}", "show {n}", "{n} appears", "add {n}", "{n} is written",
                "display {n}")).format(n=new.introduced)
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


def both_appear(story: Story) -> str:
    """``Fade in a circle and a square together``."""
    rng = story.rng
    found = distinct(story, rng.choice((2, 2, 3)), many=False)
    action = rng.choice(("fade_in", "fade_in", "grow", "create"))
    said = say_action(rng, action, first=True)
    together_ = rng.random() < 0.6
    story.step(action, found)
    extra = " " + rng.choice(TOGETHER) if together_ else ""
    names = named(story, found)
    text = inflect(said.done, "base").replace("{o}", names) if said.done and rng.random(
        ) < 0.6 else f"{names} {inflect(said.does, 'base')}"
    return text + extra + then(story, rng.choice((0, 1, 1)))


SEVERAL: Final[tuple[tuple[Callable[[Story], str], int], ...]] = (
    (together, 20), (placed, 6), (in_turn, 13), (both_appear, 5),
)
