"""How people say what happens: for each action, what a thing does (``it rotate~``) and what is done to it (``rotate~ {o}``).

``~`` follows the verb that is inflected: rotate, rotates, rotating. A form stands for exactly the fields given with it.
"""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
import re
from dataclasses import dataclass
from typing import Any, Final

from animathic_lab.learning.corpus.words import BASIC_COLORS, DIRECTIONS, MORE_COLORS, TARGETS, TWO_WORD_COLORS

__all__ = ["ACTIONS", "Said", "any_color", "inflect", "number_words", "say_action", "seconds_words", "several_colors", "theirs"]


@dataclass(frozen=True, slots=True)
class Said:
    """One action in words: fields of its step, what the thing does, what is done to it ("" when there is no such form)."""

    fields: dict[str, Any]
    does: str
    done: str


_IRREGULAR: Final = {"spin": "spinning", "shrink": "shrinking", "get": "getting", "zip": "zipping", "flip": "flipping",
    "put": "putting", "set": "setting", "pop": "popping", "swap": "swapping", "drop": "dropping"}
_FIRST: Final = {
    "fade_in": (("fade~ in", "fade~ {o} in"), ("fade~ in", "fade~ in {o}"), ("fade~ into view", "fade~ {o} into view"),
        ("appear~ with a fade", "make~ {o} fade in")),
    "grow": (("grow~ from the center", "grow~ {o} from its center"), ("grow~ in", "grow~ {o}"), ("grow~", "grow~ {o}"),
        ("grow~ from nothing", "grow~ {o} from nothing"), ("appear~ by growing", "")),
    "create": (("get~ drawn", "draw~ {o}"), ("appear~", "create~ {o}"), ("show~ up", "show~ {o}"), ("appear~", "add~ {o}"),
        ("come~ in", "bring~ in {o}")),
}
_GONE: Final = {
    "fade_out": ("fade~ out|fade~ {o} out", "fade~ out|fade~ out {o}", "fade~ away|fade~ {o} away", "disappear~|remove~ {o}",
        "vanish~|make~ {o} disappear",
                 "fade~ out|fade~ out {o}", "disappear~|hide~ {o}", "fade~ to nothing|let~ {o} fade out",
                     "vanish~|make~ {o} vanish"),
    "uncreate": ("get~ erased|erase~ {o}", "get~ undrawn|undraw~ {o}", "un-draw~ itself|uncreate~ {o}"),
    "shrink": ("shrink~ away|shrink~ {o} away", "shrink~ to nothing|shrink~ {o} to nothing",
        "shrink~ until it is gone|shrink~ {o} until it disappears", "shrink~ to a point and disappear|shrink~ {o} to nothing"),
}
_SIMPLE: Final = {
    "indicate": ("pulse~|highlight~ {o}", "get~ highlighted|highlight~ {o}", "get~ emphasized|emphasize~ {o}",
        "pulse~ once|indicate~ {o}", "light~ up|draw~ attention to {o}", "pulse~|pulse~ {o}",
        "get~ highlighted|emphasise~ {o}"),
    "flash": ("flash~|flash~ {o}", "blink~|make~ {o} flash", "flash~ once|make~ {o} blink"),
    "wiggle": ("wiggle~|wiggle~ {o}", "shake~|shake~ {o}", "wobble~|make~ {o} wiggle", "jiggle~|make~ {o} shake"),
    "circumscribe": ("get~ circumscribed|circumscribe~ {o}", "get~ circled|circle~ {o} to mark it",
        "get~ outlined|circumscribe~ {o}"),
}
_TURN: Final = ("rotate~", "rotate~", "turn~", "spin~", "rotate~")
_MOVE: Final = ("move~", "move~", "slide~", "shift~", "move~", "glide~", "travel~")
_PUSH: Final = ("move~", "move~", "slide~", "shift~", "push~", "move~")
_FACTORS: Final = {
    2: ("double~ in size|double~ the size of {o}", "grow~ to twice its size|scale~ {o} to twice its size",
        "become~ twice as big|make~ {o} twice as big",
        "scale~ up by a factor of 2|scale~ {o} by 2", "scale~ by 2|scale~ {o} by a factor of 2",
            "double~ its size|double~ {o} in size", "get~ two times bigger|scale~ {o} up 2x",
        "grow~ to double its size|enlarge~ {o} to double size", "become~ 2x bigger|make~ {o} 2 times larger"),
    3: ("triple~ in size|triple~ the size of {o}", "become~ three times as big|make~ {o} three times bigger",
        "scale~ by 3|scale~ {o} by a factor of 3", "scale~ up 3x|scale~ {o} up 3 times"),
    4: ("become~ four times larger|scale~ {o} by 4", "scale~ up 4x|make~ {o} 4 times as large"),
    1.5: ("scale~ by 1.5|scale~ {o} by 1.5", "scale~ up by 1.5|scale~ {o} by a factor of 1.5",
        "grow~ by 50%|enlarge~ {o} by 50%", "get~ bigger|make~ {o} bigger", "become~ larger|enlarge~ {o}",
          "get~ larger|make~ {o} larger", "scale~ up|scale~ {o} up", "become~ bigger|scale~ up {o}",
              "increase~ in size|increase~ the size of {o}", "grow~ bigger|make~ {o} grow bigger", "expand~|expand~ {o}"),
    0.5: ("shrink~ to half its size|shrink~ {o} to half its size", "become~ half as big|make~ {o} half as big",
        "scale~ by 0.5|scale~ {o} by 0.5", "get~ smaller|make~ {o} smaller", "shrink~|shrink~ {o}",
          "scale~ down|scale~ {o} down", "become~ smaller|scale~ down {o}", "scale~ down to half|scale~ {o} down by half",
              "shrink~ by half|halve~ the size of {o}", "shrink~ a bit|reduce~ {o} in size", "shrink~ down|shrink~ {o}"),
    0.25: ("shrink~ to a quarter of its size|scale~ {o} by 0.25", "scale~ by 0.25|scale~ {o} down to a quarter"),
    0.3: ("scale~ by 0.3|scale~ {o} by 0.3", "scale~ down to 0.3|scale~ {o} to 30%"),
}
_NUMBERS: Final = {1: "one", 2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight", 10: "ten"}

#: Action -> weight when an event is drawn for a thing that stands on the canvas.
ACTIONS: Final = {
    "move": 22, "rotate": 20, "scale": 14, "recolor": 13, "transform": 16, "fade_out": 15, "uncreate": 2, "shrink": 3,
        "indicate": 6,
    "flash": 2, "wiggle": 3, "circumscribe": 1, "wait": 8,
}


def inflect(form: str, mood: str) -> str:
    """Inflect the verb before ``~``.

    Parameters
    ----------
    form : str
        Such as ``fade~ out``.
    mood : str
        ``base`` (fade), ``s`` (fades) or ``ing`` (fading).
    """
    head, mark, tail = form.partition("~")
    if not mark:
        return form
    before, _, verb = head.rpartition(" ")
    if mood == "s":
        verb = "goes" if verb == "go" else verb + ("es" if verb.endswith(("sh", "ch", "ss", "x", "zz")) else "s")
    elif mood == "ing":
        verb = _IRREGULAR.get(verb) or (verb[:-1] if verb.endswith("e") and not verb.endswith("ee") else verb) + "ing"
    return f"{before} {verb}{tail}".strip()


def theirs(form: str) -> str:
    """Say of several what is said of one: "double in size" stays, "double its size" does not."""
    return re.sub(r"\bits\b", "their", form)


def number_words(rng: random.Random, value: float) -> str:
    """Write a number as a digit or as a word."""
    return _NUMBERS[int(value)] if value in _NUMBERS and rng.random() < 0.4 else f"{value:g}"


def seconds_words(rng: random.Random, value: float) -> str:
    """Write a time: ``2 seconds``, ``half a second``, ``1.5s``."""
    if value == 0.5 and rng.random() < 0.7:
        return "half a second"
    if value == 1 and rng.random() < 0.4:
        return "a second"
    unit = rng.choice(("second", "second", "second", "sec", "s"))
    if unit == "s":
        return f"{value:g}s" if rng.random() < 0.7 else f"{value:g} s"
    return f"{number_words(rng, value)} {unit}{'' if value == 1 or (unit == 'sec' and rng.random() < 0.5) else 's'}"


def any_color(rng: random.Random) -> tuple[str, str]:
    """Draw a colour: as it is said, as it is written."""
    roll = rng.random()
    if roll < 0.72:
        word = rng.choice(BASIC_COLORS)
        return word, word
    if roll < 0.92:
        word = rng.choice(MORE_COLORS)
        return word, word
    if roll < 0.985:
        return rng.choice(tuple(TWO_WORD_COLORS.items()))
    word = f"#{rng.randrange(16**6):06X}"
    return word, word


def several_colors(rng: random.Random, count: int) -> list[tuple[str, str]]:
    """Draw so many colours that differ: each as it is said, as it is written."""
    found: list[tuple[str, str]] = []
    while len(found) < count:
        color = any_color(rng)
        if color[1] not in [written for _, written in found]:
            found.append(color)
    return found


def _split(pair: str) -> tuple[str, str]:
    does, _, done = pair.partition("|")
    return does, done


def _rotate(rng: random.Random) -> Said:
    verb = rng.choice(_TURN)
    roll = rng.random()
    if roll < 0.35:
        tail = rng.choice(("", "", "", "", " around", " in place", " around its center") if verb != "turn~" else (" around",
            " around itself"))
        return Said({}, verb + tail, f"{verb} {{o}}{tail if tail != ' around itself' else ' around'}")
    if roll < 0.78:
        usual = (90, 90, 45, 45, 180, 180, 360, 30, 60, 120, 270, 15, 135, 720, 75, 20)
        angle = rng.choice(usual) if rng.random() < 0.7 else rng.choice((rng.randrange(5, 360), 5 * rng.randrange(1, 72)))
        amount = rng.choice((f"{angle} degrees", f"{angle} degrees", f"{angle}°", f"by {angle} degrees", f"by {angle} degrees",
            f"by {angle}°", f"through {angle} degrees", f"{angle} deg"))
        sense = rng.random()
        if sense < 0.22:
            way = rng.choice((" clockwise", " clockwise", " in clockwise direction"))
            return Said({"angle": -angle}, f"{verb} {amount}{way}", f"{verb} {{o}} {amount}{way}")
        way = rng.choice((" counterclockwise", " anticlockwise", " counter-clockwise")) if sense < 0.34 else ""
        return Said({"angle": angle}, f"{verb} {amount}{way}", f"{verb} {{o}} {amount}{way}")
    if roll < 0.84:
        way = rng.choice(("clockwise", "clockwise"))
        return Said({"angle": -90}, f"{verb} {way}", f"{verb} {{o}} {way}")
    words, angle = rng.choice(
        (("a full turn", 360), ("once", 360), ("all the way around", 360), ("one full rotation", 360), ("half a turn", 180),
            ("a quarter turn", 90), ("twice", 720), ("upside down", 180), ("two full turns", 720), ("a complete turn", 360),
            ("by a quarter turn", 90), ("a full 360", 360), ("by pi/2", 90), ("by pi radians", 180))
    )
    return Said({"angle": angle}, f"{verb} {words}", f"{verb} {{o}} {words}")


def _move(rng: random.Random) -> Said:
    roll = rng.random()
    if roll < 0.6:
        direction = rng.choice(("left", "right", "up", "down") * 5 + ("up_left", "up_right", "down_left", "down_right"))
        where = rng.choice(DIRECTIONS[direction])
        fields: dict[str, Any] = {"direction": direction}
        if rng.random() < 0.3:
            distance = rng.choice((1, 2, 2, 3, 3, 4, 5, 6, 0.5, 1.5, 2.5))
            fields["distance"] = distance
            unit = "unit" if distance == 1 else "units"
            amount = number_words(rng, distance)
            where = rng.choice((f"{amount} {unit} {where}", f"{where} by {amount} {unit}", f"{amount} {unit} {where}",
                f"{where} {amount} {unit}", f"{where} by {amount}"))
        special = {"up": ("rise~", "float~ up", "go~ up"), "down": ("fall~", "drop~", "sink~", "go~ down"), "left": ("go~ left",
            ), "right": ("go~ right", "drift~ right")}
        if len(fields) == 1 and rng.random() < 0.12 and direction in special:
            return Said(fields, rng.choice(special[direction]), f"{rng.choice(_PUSH)} {{o}} {where}")
        return Said(fields, f"{rng.choice(_MOVE)} {where}", f"{rng.choice(_PUSH)} {{o}} {where}")
    if roll < 0.65:
        x, y = rng.choice((-4, -3, -2, -1, 0, 1, 2, 3, 4)), rng.choice((-2, -1, 0, 1, 2))
        where = rng.choice((f"to ({x}, {y})", f"to ({x},{y})", f"to the point ({x}, {y})", f"to coordinates ({x}, {y})",
            f"to x={x}, y={y}"))
        return Said({"x": x, "y": y}, f"move~ {where}", f"move~ {{o}} {where}")
    place = rng.choice(tuple(TARGETS))
    where = rng.choice(TARGETS[place])
    return Said({"position": place}, f"{rng.choice((*_MOVE, 'go~'))} {where}",
        f"{rng.choice((*_PUSH, 'send~', 'bring~'))} {{o}} {where}")


def _recolor(rng: random.Random) -> Said:
    said, written = any_color(rng)
    does = rng.choice((f"turn~ {said}", f"turn~ {said}", f"become~ {said}", f"change~ color to {said}",
        f"change~ its color to {said}", f"change~ to {said}", f"change~ colour to {said}", f"turn~ to {said}", f"go~ {said}"))
    done = rng.choice((f"turn~ {{o}} {said}", f"make~ {{o}} {said}", f"change~ the color of {{o}} to {said}",
        f"color~ {{o}} {said}", f"paint~ {{o}} {said}", f"change~ {{o}} to {said}", f"recolor~ {{o}} to {said}",
        f"change~ the colour of {{o}} to {said}"))
    return Said({"color": written}, does, done)


def say_action(rng: random.Random, action: str, *, first: bool = False) -> Said:
    """Draw the parameters of an action and words for it.

    Parameters
    ----------
    rng : random.Random
        Source of chance.
    action : str
        Any but ``transform`` and ``wait``, which need more than one thing or none.
    first : bool
        The thing is not on the canvas yet.
    """
    if first:
        return Said({}, *rng.choice(_FIRST[action]))
    if action == "rotate":
        return _rotate(rng)
    if action == "move":
        return _move(rng)
    if action == "recolor":
        return _recolor(rng)
    if action == "scale":
        if rng.random() < 0.25:
            # Numbers of any size, so that the model learns to copy them.
            factor = rng.choice((0.1, 0.2, 0.4, 0.6, 0.7, 0.75, 0.8, 1.2, 1.25, 1.3, 1.4, 1.6, 1.8, 2.5, 3, 3, 3.5, 4, 5, 6,
                10))
            does = rng.choice((f"scale~ by {factor:g}", f"scale~ by a factor of {factor:g}",
                f"scale~ {'up' if factor > 1 else 'down'} by {factor:g}"))
            done = rng.choice((f"scale~ {{o}} by {factor:g}", f"scale~ {{o}} by a factor of {factor:g}",
                f"resize~ {{o}} by {factor:g}", f"scale~ {{o}} {factor:g}x"))
            return Said({"factor": factor}, does, done)
        factor = rng.choice((2, 2, 2, 1.5, 1.5, 1.5, 0.5, 0.5, 0.5, 3, 3, 4, 0.25, 0.3))
        return Said({"factor": factor}, *_split(rng.choice(_FACTORS[factor])))
    return Said({}, *_split(rng.choice(_GONE.get(action) or _SIMPLE[action])))
