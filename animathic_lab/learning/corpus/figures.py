"""Scenes of words, formulae, functions, axes, number lines and connections."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Callable
from typing import Final

from animathic_lab.learning.corpus import sayings, things
from animathic_lab.learning.corpus.actions import any_color, seconds_words
from animathic_lab.learning.corpus.solo import chain, opened
from animathic_lab.learning.corpus.story import Story
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import AFTER, OPENERS
from animathic_lab.learning.corpus.words import RELATIONS

__all__ = ["FIGURES"]

_PLOT: Final = (
    "Plot {n}", "Plot {n}", "Graph {n}", "Draw {n}", "Show {n}", "Plot {n}", "Can you plot {n}", "Please graph {n}",
        "Visualize {n}", "Animate {n}", "Show me what {n} looks like", "plot of {n}", "Display {n}",
        "I want to see {n} plotted", "Sketch {n}", "Create a plot of {n}", "graph {n}",
)
_AXES: Final = (
    "{p} on coordinate axes", "{p} with axes", "{p} on a set of axes", "Draw axes and {q}", "Create coordinate axes. Then {q}",
        "Show the axes, then {q}", "Set up axes and {q}", "{p} on axes", "{p} with coordinate axes",
        "Draw the x and y axes, then {q}", "Create axes and {q}", "{p}, including axes",
    "First draw the axes, after that {q}", "Draw a coordinate system and {q}", "Make axes. {p}", "{p} with x and y axes",
        "Show a coordinate system with {m}", "Axes with {m}", "Draw an axes and {q}",
)
_PLANE: Final = ("{p} on a number plane", "Show a number plane and {q}", "{p} on a coordinate plane",
    "{p} on a coordinate grid", "Draw a coordinate plane, then {q}")
_LINES: Final = ("a number line", "a number line", "the number line", "a simple number line")
_RANGES: Final = (" from {a} to {b}", " from {a} to {b}", " going from {a} to {b}", " between {a} and {b}",
    " with range {a} to {b}", " that goes from {a} to {b}", " [{a}, {b}]", " ranging from {a} to {b}")


def _rest(story: Story, thing: Thing, text: str, chance: float = 0.35) -> str:
    rng = story.rng
    if rng.random() > chance:
        return text
    return text + rng.choice((", then ", ". Then ", " and then ", ". After that, ", " and ")) + chain(story, thing,
        rng.choice((1, 1, 2)), "order")


def written(story: Story) -> str:
    """Words to write, with or without quotes, verbs and nouns."""
    rng = story.rng
    thing = story.add(sayings.words(rng, 0))
    return _rest(story, thing, opened(rng, thing), 0.5)


def formula(story: Story) -> str:
    """A formula."""
    thing = story.add(sayings.formula(story.rng, 0))
    return _rest(story, thing, opened(story.rng, thing), 0.4)


def plotted(story: Story) -> str:
    """A function, with axes where the words ask for them."""
    rng = story.rng
    roll = rng.random()
    if roll < 0.5:
        thing, _ = sayings.plot(rng, 0)
        story.add(thing)
        return _rest(story, thing, rng.choice(_PLOT).format(n=thing.introduced), 0.25)
    axes = story.add(Thing({"id": "o0", "type": "axes" if roll < 0.87 else "number_plane"}, "axes" if roll < 0.87 else "plane",
        "axes"))
    thing, _ = sayings.plot(rng, 1)
    thing.fields["axes"] = "o0"
    story.add(thing)
    name = thing.introduced
    ask = rng.choice(("plot {n}", "graph {n}", "draw {n}", "plot {n}", "show {n}", "add {n}")).format(n=name)
    text = rng.choice(_AXES if roll < 0.87 else _PLANE).format(p=ask[0].upper() + ask[1:], q=ask, m=name)
    if rng.random() < 0.12:
        axes.fields["numbers"] = True
        text += rng.choice((". Show numbers on the axes", ", with numbers on the axes", ". Number the axes"))
    if rng.random() < 0.12:
        axes.fields["x_label"], axes.fields["y_label"] = pair = rng.choice((("x", "y"), ("time", "speed"), ("t", "v"), ("epoch",
            "loss"), ("x", "f(x)")))
        text += rng.choice((". Label the axes {0} and {1}", ", label the axes {0} and {1}",
            ", with labels {0} and {1}")).format(*pair)
    return _rest(story, thing, text, 0.2)


def two_plots(story: Story) -> str:
    """Two functions in one picture."""
    rng = story.rng
    with_axes = rng.random() < 0.5
    if with_axes:
        story.add(Thing({"id": "o0", "type": "axes"}, "axes", "axes"))
    found = []
    for _ in range(2):
        thing, _ = sayings.plot(rng, len(story.things))
        if with_axes:
            thing.fields["axes"] = "o0"
        found.append(story.add(thing))
    names = f"{found[0].introduced}{rng.choice((' and ', ' and ', ', ', ' and then '))}{found[1].introduced}"
    text = rng.choice(("plot {n}", "graph {n}", "draw {n}", "show {n}", "plot both {n}")).format(n=names)
    where = ("on the same axes", "on axes", "on the same coordinate axes", "on one set of axes")
    return f"{text} {rng.choice(where)}" if with_axes else text


def coordinates(story: Story) -> str:
    """Axes, a number plane or a number line on their own."""
    rng = story.rng
    roll = rng.random()
    if roll < 0.3:
        name = rng.choice(("coordinate axes", "axes", "a coordinate system", "x and y axes", "the axes", "a set of axes",
            "an x axis and a y axis", "the x-axis and y-axis"))
        thing = story.add(Thing({"id": "o0", "type": "axes"}, "axes", name, name, many="axes" in name))
    elif roll < 0.45:
        name = rng.choice(("a number plane", "a coordinate grid", "a coordinate plane", "the number plane",
            "a grid of coordinates"))
        thing = story.add(Thing({"id": "o0", "type": "number_plane"}, "plane", name, name))
    else:
        name = rng.choice(_LINES)
        thing = story.add(Thing({"id": "o0", "type": "number_line"}, "number line", name, name))
        if rng.random() < 0.2:
            thing.color_word, thing.fields["color"] = any_color(rng)
            thing.introduced = f"a {thing.color_word} number line"
    if thing.fields["type"] != "number_plane" and rng.random() < 0.7 and (roll >= 0.45 or rng.random() < 0.3):
        a, b = rng.choice(((0, 10), (-5, 5), (-10, 10), (0, 5), (-3, 3), (1, 10), (0, 100), (-2, 2), (0, 20), (-4, 4), (0, 1),
            (-1, 1), (2, 8)))
        thing.fields["x_range"] = [a, b]
        thing.introduced += rng.choice(_RANGES).format(a=a, b=b)
        if rng.random() < 0.1 and b - a >= 10:
            thing.fields["x_range"] = [a, b, 2]
            thing.introduced += rng.choice((" in steps of 2", " with step 2"))
    if rng.random() < 0.1:
        thing.fields["numbers"] = True
        thing.introduced += rng.choice((" with numbers", " with numbers shown", " with numbers on it"))
    return _rest(story, thing, rng.choice(OPENERS).format(n=thing.introduced), 0.2)


def connected(story: Story) -> str:
    """Two things and a line or an arrow between them."""
    rng = story.rng
    one, two = story.shape(count=False, place=0.0), story.shape(count=False, place=0.0)
    while two.noun == one.noun and not (one.color_word and two.color_word and one.color_word != two.color_word):
        story.things.pop()
        two = story.shape(count=False, place=0.0)
    kind, noun = rng.choice((("line", "line"), ("arrow", "arrow"), ("arrow", "arrow"), ("dashed_line", "dashed line"),
        ("double_arrow", "double arrow")))
    color_word, color = any_color(rng) if rng.random() < 0.25 else ("", "")
    fields = {"id": "o2", "type": kind, "from_id": "o0", "to_id": "o1", **({"color": color} if color else {})}
    named = things.a(f"{color_word} {noun}".strip())
    third = story.add(Thing(fields, noun, named, named, color_word))
    if rng.random() < 0.3:
        for thing, place in zip((one, two), ("left", "right"), strict=True):
            thing.fields["position"] = place
            thing.introduced += f" on the {place}"
    a, b = one.introduced, two.introduced
    x, y = (f"the {t.noun}" if one.noun != two.noun else f"the {t.color_word} {t.noun}" for t in (one, two))
    text = rng.choice(OPENERS).format(n=rng.choice((
        f"{a} and {b} connected by {named}", f"{a} and {b} with {named} between them", f"{a}, {b} and {named} from {x} to {y}",
            f"{a} and {b}. Draw {named} from {x} to {y}", f"{a} and {b} joined by {named}",
        f"{a} and {b}, then connect them with {named}", f"{a} and {b}, and {named} connecting them",
            f"{a} and {b} and link them with {named}", f"{a} and {b}. Then connect {x} to {y} with {named}",
            f"{a} with {named} to {b}",
        f"{a} with {named} pointing to {b}" if kind == "arrow" else f"{a} and {b} with {named} between them",
    )))
    return _rest(story, third, text, 0.2)


def titled(story: Story) -> str:
    """A thing with words above, below or in it, or a title at the top."""
    rng = story.rng
    thing = story.shape(count=False, place=0.0)
    text = sayings.words(rng, 1, quoted=rng.random() < 0.8 or None, place=0.0)
    story.add(text)
    noun = rng.choice(("label", "text", "caption", "word", "title"))
    raw = str(text.fields["text"])
    said = f'"{raw}"' if rng.random() < 0.75 else raw
    for key in ("size", "color", "font_size"):
        text.fields.pop(key, None)
    roll = rng.random()
    if roll < 0.35:
        text.fields["position"] = "top"
        return opened(rng, thing) + rng.choice((f" with the title {said} at the top",
            f" and a title {said} at the top of the screen", f", with {said} as the title at the top",
            f". At the top write {said}", f". Write {said} at the top"))
    relation = rng.choice(("above", "below", "below", "right_of", "left_of", "inside"))
    if relation == "inside" and thing.fields["type"] not in ("circle", "square", "rectangle", "triangle", "star", "polygon",
        "ellipse"):
        relation = "below"
    word = rng.choice(RELATIONS[relation])
    text.fields.update(relation=relation, anchor="o0")
    tail = rng.choice((f" with the {noun} {said} {word} it", f" and write {said} {word} it", f". Write {said} {word} it",
        f". Put the {noun} {said} {word} it", f" and the {noun} {said} {word} the {thing.noun}",
        f", then write {said} {word} it", f" with {said} {word} it", f" with {said} written {word} it"))
    return opened(rng, thing) + tail


def dated(story: Story) -> str:
    """A thing, then nothing for a time: ``show a circle for 3 seconds``, ``wait``, perhaps ``fade out``."""
    rng = story.rng
    thing = story.shape() if rng.random() < 0.7 else story.add(sayings.words(rng, 0))
    story.step("wait", [], run_time=(seconds := rng.choice((1, 2, 3, 4, 5, 0.5))))
    time = seconds_words(rng, seconds)
    text = opened(rng, thing)
    text += rng.choice((f", wait {time}", f" and wait {time}", f", wait for {time}", f". Wait {time}",
        f", then wait for {time}", f" then pause for {time}", f", hold for {time}", f". Hold it for {time}",
        f" and keep it on screen for {time}", f", pause {time}", f". Pause for {time}"))
    if rng.random() < 0.75:
        text += rng.choice(AFTER) + chain(story, thing, rng.choice((1, 1, 2)), "order")
    return text


def delayed(story: Story) -> str:
    """``after 2 seconds it fades out``: time passes first."""
    rng = story.rng
    thing = story.shape() if rng.random() < 0.7 else story.add(sayings.words(rng, 0))
    text = opened(rng, thing)
    for _ in range(rng.choice((0, 0, 1))):
        text += rng.choice((", ", ". Then ", " and ", ", then ")) + chain(story, thing, 1, "order")
        if thing.id in story.gone:
            return text
    story.step("wait", [], run_time=(seconds := rng.choice((1, 2, 2, 3, 4, 5, 0.5, 10))))
    time = seconds_words(rng, seconds)
    action = rng.choice(("fade_out", "fade_out", "rotate", "move", "recolor", "scale"))
    count = len(story.steps)
    clause = story.happen(thing, action=action)
    if "run_time" in story.steps[count]:
        del story.steps[count:]
        story.gone.discard(thing.id)
        while True:
            clause = story.happen(thing, action=action)
            if "run_time" not in story.steps[count]:
                break
            del story.steps[count:]
            story.gone.discard(thing.id)
    order, told = story.order(clause), story.tell(clause)
    return text + rng.choice((f", after {time} {order}", f". After {time}, {told}", f" and {order} after {time}",
        f". {order[0].upper()}{order[1:]} after {time}", f", then {order} after {time}", f". {time} later {told}",
        f", after {time} {told}", f" and after {time} {order}", f". It stays for {time}, then {told}",
        f". Wait {time} before you {order}"))


FIGURES: Final[tuple[tuple[Callable[[Story], str], int], ...]] = (
    (written, 22), (formula, 14), (plotted, 22), (two_plots, 4), (coordinates, 10), (connected, 9), (titled, 10), (dated, 8),
        (delayed, 8),
)
