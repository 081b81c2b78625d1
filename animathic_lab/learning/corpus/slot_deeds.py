"""Slots of what things do: come, go, stand out, turn, change their size."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Mapping
from typing import Final

from animathic_lab.learning.corpus.slot_values import Draw, Value, of_rows, of_verbs

__all__ = ["DEED_SLOTS"]

#: Ways to come, to go and to stand out: what a thing does, what is done to it, what several do.
_ENTER: Final = (("fade_in", "fades in", "fade it in", "fade in"), ("grow", "grows from nothing", "grow it from nothing",
"grow"),
    ("grow", "pops up", "let it pop up", "pop up"), ("spin_in", "spins in", "spin it in", "spin in"),
    ("fade_in", "fades into view", "let it fade in", "fade into view"))
_EXIT: Final = (("fade_out", "fades out", "fade it out", "fade out"), ("fade_out", "disappears", "make it disappear",
"disappear"),
    ("fade_out", "vanishes", "let it vanish", "vanish"), ("fade_out", "goes away", "remove it", "go away"),
    ("fade_out", "is removed", "remove it", "are removed"), ("fade_out", "fades away", "fade it away", "fade away"),
    ("shrink", "shrinks away", "shrink it away", "shrink away"), ("shrink", "shrinks to nothing", "shrink it to nothing",
        "shrink to nothing"), ("uncreate", "is erased", "erase it", "are erased"), ("uncreate", "gets undrawn", "undraw it",
        "get undrawn"), ("fade_out", "fades out", "have it fade out", "fade out"))
_ACCENT: Final = (("indicate", "pulses", "pulse it", "pulse"), ("indicate", "is highlighted", "highlight it",
"get highlighted"),
    ("indicate", "gets emphasized", "emphasize it", "get emphasized"), ("indicate", "gets highlighted", "emphasise it",
        "get highlighted"), ("flash", "flashes", "flash it", "flash"), ("flash", "blinks", "make it blink", "blink"),
    ("wiggle", "wiggles", "wiggle it", "wiggle"), ("wiggle", "shakes", "shake it", "shake"),
    ("wiggle", "jiggles", "make it jiggle", "jiggle"))
_STUNTS: Final = (("rotate", "spins", "spin it", "spin"), ("rotate", "rotates", "rotate it", "rotate"),
    ("rotate", "turns around", "turn it around", "turn around"), ("flip", "flips over", "flip it over", "flip over"),
    ("flip", "flips", "flip it", "flip"), ("circumscribe", "is circled for a moment", "circle it", "get circled"),
    ("focus", "gets a spotlight", "focus on it", "get a spotlight"), ("rotate", "spins around", "let it spin", "spin around"))
_RESIZE: Final = ((1.5, "gets bigger", "make it bigger", "get bigger"), (1.5, "becomes larger", "make it larger",
        "become larger"), (1.5, "grows", "let it grow", "grow"), (0.5, "gets smaller", "make it smaller", "get smaller"),
    (0.5, "shrinks", "shrink it", "shrink"), (2, "doubles in size", "double its size", "double in size"),
    (2, "becomes twice as big", "make it twice as big", "become twice as big"), (3, "triples in size", "triple its size",
        "triple in size"), (0.5, "shrinks to half its size", "shrink it to half its size", "shrink to half their size"),
    (0.5, "becomes half as big", "scale it down to half", "become half as big"))
#: How far something turns, in words; ways to become see-through; ways to turn over around the horizontal.
_SPINS: Final = ((360, "once"), (720, "twice"), (1080, "three times"), (360, "all the way around"), (720, "two full turns"),
    (1080, "three full turns"), (-90, "clockwise"), (90, "counterclockwise"), (90, "anticlockwise"), (180, "half a turn"),
    (270, "three quarters of a turn"), (-360, "once clockwise"), (-180, "half a turn clockwise"), (540, "one and a half turns"),
    (1440, "four times"), (90, "a quarter turn"), (-90, "a quarter turn clockwise"), (360, "one full turn"),
    (-720, "twice clockwise"),
    (-90, "in clockwise direction"), (360, "a complete turn"), (1800, "five times"), (450, "one and a quarter turns"))
_VEILS: Final = ((0.3, "becomes transparent", "make it transparent", "become transparent"), (0.3, "gets see-through",
        "make it see-through", "get see-through"), (0.5, "becomes half-transparent", "make it half transparent",
        "become half transparent"), (0.5, "becomes semi-transparent", "make it semi-transparent", "get semi-transparent"),
    (0.3, "turns transparent", "turn it transparent", "turn transparent"))
_OVERS: Final = (("x", "flips upside down", "flip it upside down", "flip upside down"), ("x", "is flipped top to bottom",
        "flip it top to bottom", "flip top to bottom"), ("x", "turns upside down", "turn it upside down", "turn upside down"),
    ("x", "is flipped vertically", "flip it vertically", "flip vertically"))
#: Where something comes from as it fades in, written as the way that it moves then; and where it goes as it fades out.
_FROMS: Final = (("right", "from the left", "coming from the left", "moving right"),
    ("left", "from the right", "coming from the right", "moving left"), ("down", "from above", "from the top", "moving down"),
    ("up", "from below", "from the bottom", "moving up"),
    ("right", "from the left side", "from left", "going right"), ("left", "from the right side", "from right", "going left"),
    ("down", "from the top", "from up above", "drifting downwards"), ("up", "from underneath", "from the bottom up",
        "drifting upwards"))
_OFFS: Final = (("left", "to the left", "towards the left", "moving left"), ("right", "to the right", "towards the right",
        "moving right"), ("up", "upwards", "towards the top", "moving up"),
    ("down", "downwards", "towards the bottom", "moving down"))
_ROUTES: Final = ((("left", "right"), "from left to right", "from the left to the right", "left to right"),
    (("right", "left"), "from right to left", "from the right side to the left side", "right to left"),
    (("top", "bottom"), "from top to bottom", "from the top to the bottom", "top to bottom"),
    (("bottom", "top"), "from bottom to top", "from the bottom up to the top", "bottom to top"),
    (("top_left", "bottom_right"), "from the top left corner to the bottom right corner", "from top left to bottom right",
        "top left to bottom right"), (("bottom_left", "top_right"), "from the lower left corner to the upper right corner",
        "from bottom left to top right", "bottom left to top right"), (("left", "center"), "from the left to the center",
        "from the left side to the middle", "left to middle"), (("center", "top"), "from the center to the top",
        "from the middle up to the top", "center to top"), (("top", "center"), "from the top to the middle",
        "from the top down to the center", "top to middle"),
    (("right", "top_left"), "from the right side to the upper left corner", "from the right to the top left",
    "right to top left"),
    (("bottom_right", "left"), "from the bottom right to the left side",
        "from the lower right corner to the left edge", "bottom right to left"))


def _route(rng: random.Random) -> Value:
    (start, end), *said = rng.choice(_ROUTES)
    return Value(start, said[0], {"to": end, "b": said[1], "c": said[2]})


#: What a thing can do without more being said.
_ACTS: Final = (
    ("rotate", "spin/spins/spinning/spin"), ("rotate", "rotate/rotates/rotating/rotate"), ("rotate", "turn/turns/turning/turn"),
    ("rotate", "spin around/spins around/spinning around/spin"), ("indicate", "pulse/pulses/pulsing/highlight"),
    ("indicate", "light up/lights up/lighting up/emphasize"), ("flash", "flash/flashes/flashing/flash"),
    ("flash", "blink/blinks/blinking/flash"), ("wiggle", "wiggle/wiggles/wiggling/wiggle"),
    ("wiggle", "shake/shakes/shaking/shake"), ("wiggle", "jiggle/jiggles/jiggling/jiggle"),
    ("flip", "flip/flips/flipping/flip"), ("flip", "flip over/flips over/flipping over/flip"),
)
#: How a part of a thing stands out.
_MARKING: Final = (
    ("indicate", "get highlighted/gets highlighted/getting highlighted/highlight"), ("indicate",
    "pulse/pulses/pulsing/highlight"),
    ("indicate", "light up/lights up/lighting up/emphasize"), ("indicate",
    "be emphasised/is emphasised/being emphasised/emphasise"),
    ("indicate", "stand out/is highlighted/standing out/draw attention to"), ("flash", "flash/flashes/flashing/flash"),
    ("flash", "blink/blinks/blinking/blink"), ("wiggle", "wiggle/wiggles/wiggling/wiggle"), ("wiggle",
    "shake/shakes/shaking/shake"),
    ("circumscribe", "get circled/gets circled/getting circled/circle"), ("circumscribe",
    "get a box for a moment/is boxed for a moment/"
    "getting boxed/put a box for a moment around"), ("focus", "get a spotlight/gets a spotlight/getting a spotlight/focus on"),
)
#: How a thing goes away.
_GOES: Final = (
    ("fade_out", "fade out/fades out/fading out/fade out"), ("fade_out", "disappear/disappears/disappearing/remove"),
    ("fade_out", "vanish/vanishes/vanishing/hide"), ("fade_out", "go away/goes away/going away/take away"),
    ("fade_out", "fade away/fades away/fading away/delete"), ("shrink", "shrink away/shrinks away/shrinking away/shrink away"),
    ("shrink", "shrink to nothing/shrinks to nothing/shrinking to nothing/shrink away"),
    ("uncreate", "get erased/gets erased/getting erased/erase"),
)
#: How a thing comes in, other than plainly.
_SHOWS: Final = (
    ("fade_in", "fade in/fades in/fading in/fade in"), ("fade_in", "fade into view/fades into view/fading into view/fade in"),
    ("grow", "grow from nothing/grows from nothing/growing from nothing/grow"), ("grow", "pop up/pops up/popping up/pop up"),
    ("spin_in", "spin in/spins in/spinning in/spin in"),
)
#: How a thing that is there changes its size: the factor.
_GROWS: Final = (
    (1.5, "get bigger/gets bigger/getting bigger/enlarge"), (1.5, "grow larger/grows larger/growing larger/scale up"),
    (1.5, "become bigger/becomes bigger/becoming bigger/enlarge"), (0.5, "shrink/shrinks/shrinking/shrink"),
    (0.5, "get smaller/gets smaller/getting smaller/scale down"), (0.5, "become half as big/becomes half as big/halving in size"
    "/halve the size of"), (2, "double in size/doubles in size/doubling in size/double the size of"), (3,
    "triple in size/triples in"
    " size/tripling in size/triple the size of"), (2,
    "become twice as big/becomes twice as big/growing to twice the size/double"),
)
#: Slots of this module.
DEED_SLOTS: Final[Mapping[str, Draw]] = {
    "spins": of_rows(_SPINS), "veil": of_rows(_VEILS, "do", "they"), "over": of_rows(_OVERS, "do", "they"),
    "fromside": of_rows(_FROMS, "b", "c"), "offside": of_rows(_OFFS, "b", "c"), "route": _route,
    "enter": of_rows(_ENTER, "do", "they"), "exit": of_rows(_EXIT, "do", "they"), "accent": of_rows(_ACCENT, "do", "they"),
    "stunt": of_rows(_STUNTS, "do", "they"), "resize": of_rows(_RESIZE, "do", "they"), "act": of_verbs(*_ACTS),
    "goes": of_verbs(*_GOES), "mark": of_verbs(*_MARKING), "shows": of_verbs(*_SHOWS), "grows": of_verbs(*_GROWS),
}
