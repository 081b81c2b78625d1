"""Choices that many wordings share. Data only; a macro may hold choices and other macros."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from typing import Final

from animathic_lab.learning.corpus.macro_actions import ACTION_MACROS
from animathic_lab.learning.corpus.macro_charts import CHART_MACROS
from animathic_lab.learning.corpus.macro_several import SEVERAL_MACROS
from animathic_lab.learning.corpus.macro_words import WORD_MACROS

__all__ = ["MACROS"]

#: Name -> its alternatives.
MACROS: Final[dict[str, tuple[str, ...]]] = {
    # Asks for a thing; its mention with an article follows.
    "draw": (
        "draw", "draw", "create", "show", "make", "add", "display", "show me", "draw me", "please draw", "give me", "i want",
        "i need", "i'd like", "can you draw", "could you show", "put", "generate", "let's see", "sketch", "render",
        "start with",
        "", "", "", "",
    ),
    # Asks for words or a formula.
    "write": (
        "write", "write", "show", "display", "put", "type", "please write", "write out", "can you write", "show the words",
        "add", "print", "", "",
    ),
    # Asks for a plotted curve or a chart.
    "plot": ("plot", "plot", "graph", "draw", "show", "sketch", "make", "display", "please plot", "can you plot", "visualize",
    ""),
    # Goes before something that moves by itself: "animate a circle that ...".
    "animate": ("animate", "show", "make", "create", "an animation of", "i want to see", "show me", "can you animate", "", ""),
    # Between one happening and the next.
    "then": (
        ", then", " then", " and then", ". then", ". after that", ", after that", " and", ". next", ", and afterwards",
        ". afterwards", ";", ". now", " ->", ", followed by:", ". when that is done,", ". later", ". once it is there,",
    ),
    # What happens to the one thing of a scene afterwards. Their forms have the steps that `shapes.forms` has under its first
    # form:
    # slots end in 7 (first happening), 8 (second), 9 (last).
    "do": (
        "[rotate|turn|spin] it $angle7", "[rotate|turn] it $turn7", "rotate it $turn7 over $seconds1",
        "[turn|make|paint|colour] it $color7",
        "change its [color|colour] to $color7", "recolor it $color7", "[move|slide|shift|push] it $way7",
        "[move|slide|shift] it $dist7 $way7", "[move|shift] it $way7 by $dist7", "[move|bring|send] it $to7",
        "scale it by $factor7",
        "scale it by a factor of $factor7", "$accent7.do", "$accent7.do", "$accent7.do $times7", "$stunt7.do", "$stunt7.do",
        "$resize7.do", "$resize7.do", "$speed1 [rotate|turn] it $angle7", "[move|slide] it $speed3 $way7",
        "$resize7.do in $seconds4",
        "make it [move|go|slide] $way7", "have it [rotate|turn] $angle7", "make it turn $color7 over $seconds2",
        "set its opacity to $percent7", "[move|put|bring] it to ($px7, $py7)",
    ),
    "does": (
        "[rotates|turns|spins] $angle7", "[rotates|turns] $turn7", "rotates $turn7 in $seconds1",
        "[turns|becomes|goes] $color7",
        "changes [color|colour] to $color7", "changes to $color7", "[moves|slides|glides|goes] $way7",
        "[moves|slides] $dist7 $way7",
        "[moves|shifts] $way7 by $dist7", "[moves|slides|flies] $to7", "scales by $factor7", "$accent7", "$accent7",
        "$accent7 $times7",
        "$stunt7", "$stunt7", "$resize7", "$resize7", "$speed1 [rotates|turns] $angle7", "[moves|slides] $speed3 $way7",
        "$resize7 over $seconds4", "fades to $percent7", "moves to ($px7, $py7)",
    ),
    "do_next": (
        "[rotate|turn|spin] it $angle8", "[rotate|turn] it $turn8", "[turn|make|paint] it $color8",
        "change its [color|colour] to $color8",
        "[move|slide|shift] it $way8", "[move|shift] it $dist8 $way8", "[move|bring|send] it $to8", "scale it by $factor8",
        "$accent8.do", "$accent8.do", "$stunt8.do", "$resize8.do",
    ),
    "does_next": (
        "[rotates|turns|spins] $angle8", "[rotates|turns] $turn8", "[turns|becomes|goes] $color8",
        "changes [color|colour] to $color8",
        "[moves|slides|glides] $way8", "[moves|slides] $dist8 $way8", "[moves|slides] $to8", "scales by $factor8", "$accent8",
        "$accent8",
        "$stunt8", "$resize8",
    ),
    "after": (
        *("",) * 14, "<then> <do>", "<then> <do>", "<then> it <does>", ". it <does>", ". it should <do_bare>", ", <do>",
        ". <do>",
        "<then> it $exit9", "<then> $exit9.do", "<finally> it $exit9", ". $exit9.do in the end",
        "<then> wait $seconds5 and $exit9.do",
        "<then> <do>, <do_next>", "<then> it <does> and <does_next>", "<then> <do>, then <do_next><finally> $exit9.do",
        ". it <does>, then it <does_next><finally> it $exit9", "<then> <do><finally> $exit9.do",
        "<then> it <does> and then $exit9",
        ". first <do>, then <do_next>", ". after $seconds5 it <does_next>", ". wait $seconds5, then <do_next>, then $exit9.do",
        ". [steps:|afterwards:] 1) <do> 2) <do_next>[ 3) $exit9.do|]", "<then> <do> and $exit9.do over $seconds9",
    ),
    "after_next": (*("",) * 5, "<then> <do_next>", "<then> it <does_next>", "<finally> it $exit9", "<then> $exit9.do",
    " and <do_next>"),
    # How all things of a scene go in the end: `$exit9` with all of them as targets.
    "outall": (
        *("",) * 5, "<finally> everything $exit9", "<then> all of it $exit9", ". then they all $exit9.they",
        "<finally> all $exit9.they",
        "<then> the whole thing $exit9",
    ),
    "do_bare": (
        "[rotate|turn|spin] $angle7", "[turn|become] $color7", "[move|slide|go] $way7", "[move|slide] $dist7 $way7",
        "[move|go] $to7",
        "$accent7.they", "$stunt7.they",
    ),
    "finally": (". finally", ", finally", " and finally", ". at the end", ". lastly", ", in the end", ". last of all"),
    "together": ("at the same time", "simultaneously", "together", "all at once", "in parallel", "at once"),
    "inturn": ("one after another", "one by one", "one after the other", "in turn", "in sequence", "each in turn"),
    **ACTION_MACROS, **CHART_MACROS, **SEVERAL_MACROS, **WORD_MACROS,
}
