"""Choices that many wordings share. Data only; a macro may hold choices and other macros."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import re
from typing import Final

__all__ = ["MACROS"]

#: What a step of `actions.forms` and `sequences.forms` does, its number for #: as what "it" does, as what "they" do, as what is
#: done to "it", and as what is done to a named thing, which stands for %.
_DOES: Final = (
    "[rotates|turns|spins] $angle#", "[rotates|turns|spins] $turn#", "[rotates|spins|turns] $spins#",
    "[turns|becomes|goes] $color#", "changes [color|colour|its color] to $color#", "[turns|becomes|goes] $color#",
    "[moves|slides|glides|goes|travels|drifts] $way#", "[moves|shifts|slides] $dist# $way#",
    "[moves|shifts|slides] $way# by $dist#", "[moves|goes|slides|flies|runs] $to#", "[moves|goes|travels] to ($px#, $py#)",
    "[scales|is scaled] by [a factor of |]$factor#", "$grows#.s", "$grows#.s", "$act#.s", "$act#.s", "$accent# $times#",
    "fades to $percent#", "$veil#", "$over#", "goes down to $percent# opacity",
    "[rotates|turns] $angle# over $seconds#{#.run_time=$seconds#}", "$speed# [moves|slides|goes] $way#{#.run_time=$speed#}",
    "[moves|slides] $to# in $seconds#{#.run_time=$seconds#}", "$speed# [turns|becomes] $color#{#.run_time=$speed#}",
    "[moves|slides] $way# $pace#{#.rate=$pace#}", "[turns|fades to] $color# [over|in|within] $seconds#{#.run_time=$seconds#}",
    "$grows#.s in $seconds#{#.run_time=$seconds#}", "[spins|rotates] $spins# [in|for] $seconds#{#.run_time=$seconds#}",
)
_GO: Final = (
    "[rotate|turn|spin] $angle#", "[rotate|turn] $turn#", "[rotate|spin] $spins#", "[turn|become|go] $color#",
    "change [color|colour] to $color#", "[move|slide|glide|go|travel] $way#", "[move|shift] $dist# $way#",
    "[move|go|fly] $to#", "scale by $factor#", "$grows#", "$grows#", "$act#", "$act#", "$accent#.they $times#",
    "fade to $percent#", "$veil#.they", "$over#.they", "[move|slide] $way# over $seconds#{#.run_time=$seconds#}",
    "$speed# [turn|become] $color#{#.run_time=$speed#}", "$speed# [rotate|spin] $angle#{#.run_time=$speed#}",
    "go to ($px#, $py#)",
)
_IT: Final = (
    "[rotate|turn|spin] it $angle#", "[rotate|turn] it $turn#", "[rotate|spin|turn] it $spins#",
    "[turn|make|paint|colour|color] it $color#", "change its [color|colour] to $color#", "recolor it to $color#",
    "[move|slide|shift|push] it $way#", "[move|shift|slide] it $dist# $way#", "[move|shift] it $way# by $dist#",
    "[move|bring|send] it $to#", "[move|put|bring] it to ($px#, $py#)", "scale it by $factor#",
    "scale it by a factor of $factor#", "$resize#.do", "$resize#.do", "$accent#.do", "$accent#.do $times#", "$stunt#.do",
    "$veil#.do", "$over#.do", "[set its opacity to|fade it to] $percent#",
    "[move|slide] it $way# over $seconds#{#.run_time=$seconds#}", "$speed# [turn|rotate] it $angle#{#.run_time=$speed#}",
    "[rotate|turn] it $turn# in $seconds#{#.run_time=$seconds#}", "[move|slide] it $to# $pace#{#.rate=$pace#}",
    "$speed# [make|turn] it $color#{#.run_time=$speed#}", "$resize#.do within $seconds#{#.run_time=$seconds#}",
)
_ON: Final = (
    "[rotate|turn|spin] % $angle#", "[rotate|turn] % $turn#", "[rotate|spin] % $spins#",
    "[turn|make|paint|colour|color] % $color#", "change the [color|colour] of % to $color#", "recolor % to $color#",
    "[move|slide|shift|push] % $way#", "[move|shift] % $dist# $way#", "[move|shift|slide] % $way# by $dist#",
    "[move|bring|send] % $to#", "[move|put] % at ($px#, $py#)", "scale % by [a factor of |]$factor#", "$grows#.do %",
    "$grows#.do %", "$act#.do %", "$act#.do %", "set the opacity of % to $percent#", "let % $act#", "make % $grows#",
    "[move|slide] % $way# over $seconds#{#.run_time=$seconds#}", "$speed# [turn|rotate] % $angle#{#.run_time=$speed#}",
    "let % $speed# [move|slide] $way#{#.run_time=$speed#}", "[rotate|turn] % $angle# in $seconds#{#.run_time=$seconds#}",
)
_ING: Final = (
    "[rotating|turning|spinning] $angle#", "[rotating|turning] $turn#", "[turning|becoming] $color#",
    "changing its colour to $color#", "[moving|sliding|gliding|going] $way#", "[moving|shifting] $dist# $way#",
    "[moving|going|flying] $to#", "scaling by $factor#", "$grows#.ing", "$act#.ing", "$act#.ing", "fading to $percent#",
)


def _deeds() -> dict[str, tuple[str, ...]]:
    """Name the deeds of steps 1 to 6 by the letters a to f: ``<does_b>`` is what a thing does in step 2."""
    things = {"one": "the $shape", "two": "the $shape2", "three": "the $shape3", "red": "the $color one"}
    things |= {"blue": "the $color8 one", "closed": "the $closed", "other": "the $closed2"}
    rows = {"does": _DOES, "go": _GO, "it": _IT, "ing": _ING, "both": tuple(row.replace("%", "both") for row in _ON)}
    rows |= {f"on_{name}": tuple(row.replace("%", thing) for row in _ON) for name, thing in things.items()}
    # What can be done together: one of these ways to move, and one of these ways to look.
    ways, looks = ("$angle", "$turn", "$spins", "$way", "$to", "$px"), ("$color", "$grows", "$factor", "$perc")
    for kind, slots in (("move", ways), ("look", looks)):
        for name in ("does", "go", "it", "ing"):
            rows[f"{name}_{kind}"] = tuple(row for row in rows[name] if any(slot in row for slot in slots))
    return {
        f"{name}_{letter}": tuple(row.replace("#", digit) for row in lines)
        for name, lines in rows.items()
        for letter, digit in zip("abcdef", "123456", strict=True)
    }


#: What happens to a chart and its parts, % being what one of them is called; the steps are those of `charts.forms`.
_CHARTED: Final = (
    *("",) * 11, "<then> $mark7.do %7", "<then> $mark7.do %7", "<then> %7 $mark7.s", ". %7 should $mark7", ", $mark7.do %7",
    "<then> [make|paint|colour|turn|color] %5 $color5", "<then> %5 turns $color5", "<then> change %5 to $color5",
    "<then> $grows4.do %4",
    ". %4 $grows4.s", "<then> the [whole |]chart $mark6.s", "<then> [move|shift|slide] [the chart|it] $way3[ by $dist3|]",
    "<then> [move|bring|send] [the chart|it] $to2", "<then> the chart $grows3.s", "<then> $grows3.do the chart",
    "<finally> $goes9.do the [whole |]chart",
    "<then> the chart $goes9.s", ". wait $seconds5, then the chart $goes9.s", "<then> $goes2.do %2",
    "<then> [make|paint] %5 $color5<finally> the chart"
    " $goes9.s", "<then> $mark7.do %7 and [turn|make] %5 $color5", ". first $mark7.do %7, then the chart $goes9.s",
    "<then> $mark7.do %7 $times7",
    ". 1) $mark7.do %7 2) $mark8.do %8[ 3) $goes9.do the chart|]", "<then> $mark1.do %1, then %9",
    "<then> %1 $mark1.s, then %9", ". after $seconds5 $goes9.do the chart",
    "<then> $mark7.do %7<then> %8 $mark8.s", ". [now|next] show that %7 matters: $mark7.do it",
)
#: The same of tables and matrices, and of networks.
_CELLED: Final = (
    *("",) * 9, "<then> $mark7.do $cell7", "<then> $cell7 $mark7.s", "<then> $mark6.do $lineof6", "<then> $lineof6 $mark6.s",
    "<then> [make|paint|colour|turn]"
    " $cell5 $color5", ". $cell5 turns $color5", "<then> [make|paint|turn|color] $lineof4 $color4",
    ". $lineof4 should be $color4", "<then> the % $mark3.s",
    "<then> [move|shift|slide] [the %|it] $way3[ by $dist3|]", "<finally> the % $goes9.s", "<then> $goes9.do the %",
    "<then> $mark7.do $cell7 and"
    " [turn|make] $cell5 $color5", ", $mark6.do $lineof6", ". wait $seconds5 and $goes9.do the %", "<then> the % $grows3.s",
    ". first $mark6.do $lineof6, then"
    " $mark7.do $cell7[ and finally $goes9.do the %|]", "<then> $mark7.do $cell7 $times7", "<then> [move|bring] the % $to2",
    ". $cell7 $mark7.s, then the %"
    " $goes9.s", ". 1) $mark6.do $lineof6 2) [make|paint] $cell5 $color5",
)
_LINKED: Final = (
    *("",) * 9, "<then> $mark7.do $node7", "<then> $node7 $mark7.s", "<then> [make|paint|colour|turn] $node5 $color5",
    ". $node5 turns $color5", "<then> $mark6.do"
    " $anedge6", "<then> $anedge6 $mark6.s", "<then> [make|turn|paint] $anedge4 $color4", "<finally> $goes9.do the [whole |]%",
    "<then> the % $goes9.s", "<then> [move|"
    "shift] the % $way3[ by $dist3|]", "<then> $mark1.do $node1, then $node9",
    ". $node5 becomes $color5 and $anedge4 becomes $color4", ", then walk: $mark1.do"
    " $node1, then $node9", "<then> $grows4.do $node2", ". wait $seconds5, then $goes9.do the %", "<then> the % $mark3.s",
)

#: What happens to something that belongs to a curve.
_BELONGING: Final = (
    *("",) * 9, "<then> % $mark6.s", "<then> $mark6.do %", "<then> [make|turn|paint] % $color7", "<finally> $goes9.do %",
    "<then> % $goes9.s",
    ". % turns $color7", ". wait $seconds5, then % $goes9.s", "<then> $mark6.do % $times6",
)


def _charts() -> dict[str, tuple[str, ...]]:
    rows = {"bars_go": ("$part", ""), "slices_go": ("$part", ".slice"), "points_go": ("$part", ".point")}
    made = {name: tuple(re.sub(r"%(\d)", rf"{slot}\1{form}", row) for row in _CHARTED) for name, (slot, form) in rows.items()}
    made |= {f"{name}_go": tuple(row.replace("%", name) for row in _CELLED) for name in ("table", "matrix", "vector")}
    for name, thing in {"rects": "the rectangles", "axes": "the axes", "line": "the number line", "plane": "the plane"}.items():
        rows_of = [row.replace("$mark6.s", "$mark6").replace("$goes9.s", "$goes9").replace("turns", "turn")
            for row in _BELONGING]
        made[f"{name}_go"] = tuple(row.replace("%", thing) for row in (rows_of if thing.endswith("s") else _BELONGING))
    for name in ("tangent", "area", "dot", "point", "line", "secant", "vector", "arrow", "label"):
        made[f"that_{name}"] = tuple(row.replace("%", f"the {name}") for row in _BELONGING)
    return made | {f"{name}_go": tuple(row.replace("%", name) for row in _LINKED) for name in ("network", "graph")}


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
    # What happens to several things afterwards; their forms have the optional steps of `several.forms` (its first form for two
    # things, its first of three, its first row), and none before them.
    "two_go": (
        *("",) * 12, "<then> $act7.do the $shape", "<then> the $shape2 $act8.s",
        ". [then|now|next] the $shape $act7.s and the $shape2"
        " $act8.s", ". [then |]the $shape $act7.s while the $shape2 $act8.s{2.start=with}",
        "<then> $act7.do the $shape and [then |]"
        "$act8.do the $shape2", ". while the $shape moves $way7, the $shape2 goes $way8{2.start=with}", "<then> both $act9",
        "<then> $act9.do [both|both of them|them both]", "<then> they both turn $color9",
        "<then> [make|paint|turn] both [of them |]$color9",
        "<then> [move|slide|shift|push] the $shape $dist7 $way7", "<then> the $shape2 [moves|slides|goes] $way8[ by $dist8|]",
        "<then> [rotate|turn] the $shape $angle7[ and the $shape2 $angle8|]",
        ". the $shape $grows7.s[, the $shape2 $grows8.s|]",
        "<then> $grows8.do the $shape2<finally> $goes9.do both", ". the first one $act7.s, the [second|other] one $act8.s",
        "<then> $goes7.do the $shape", "<then> the $shape2 $goes8.s",
        "<then> the $shape $goes7.s[ and only the $shape2 [stays|is left]|]",
        ". the $shape [turns|becomes] $color7, then the $shape2 [turns|becomes] $color8",
        ". wait $seconds7, then $goes9.do [both|"
        "everything|all|them]", "<then> [move|bring|send] the $shape $to7[ and the $shape2 $to8|]",
        ". 1) $act7.do the $shape 2) $act8.do"
        " the $shape2[ 3) $goes9.do both|]", ". make the $shape $act7[ and the $shape2 $act8|]", ". the $shape should $act7",
        ". let them $act9 <together>", ", both $act9.ing", ". they $act9 [in turn|one after the other]{1.lag=1}",
        ". slowly $act7.do the $shape{1.run_time=3}", "<then> $act8.do the $shape2 over $seconds6{1.run_time=$seconds6}",
        ". $shape: $act7.s; $shape2: $act8.s", "<then> the $shape $act7.s and $goes7.s. the $shape2 stays",
        ". the former $act7.s, the"
        " latter $act8.s", "<then> [they|both|both of them] move $way9<finally> [they|both] $goes9",
        ". the $shape goes $way7, turns"
        " $color7 and $goes7.s",
        "<then> recolor the $shape to $color7 and the $shape2 to $color8 at the same time{2.start=with}",
    ),
    # The same, with things told apart by $color and $color2.
    "two_hue": (
        *("",) * 9, "<then> the $color one $act7.s", "<then> $act8.do the $color2 one",
        ". the $color one $act7.s, the $color2 one $act8.s",
        ". the $color one $act7.s while the [$color2|other] one $act8.s{2.start=with}",
        "<then> [move|slide|push] the $color one $way7"
        "[ and the $color2 one $way8|]", "<then> the $color2 one turns $color8", "<then> the $color one $goes7.s",
        "<then> $goes8.do the"
        " $color2 one", "<then> they both $act9", "<then> $act9.do [both|both of them]<finally> $goes9.do both",
        ". the $color one"
        " $grows7.s[ and the $color2 one $grows8.s|]", "<then> rotate the $color2 one $angle8",
        ". $color one: $act7, $color2 one: $act8",
        ". [send|move|bring] the $color2 one $to8[ and $goes7.do the $color one|]", "<then> both [become|turn] $color9",
        ". $color goes $way7, $color2 goes $way8, at the same time{2.start=with}",
        "<then> they $act9 one after the other{1.lag=1}",
    ),
    "three_go": (
        *("",) * 10, "<then> $act7.do the $shape", "<then> the $shape2 $act8.s", "<then> the $shape3 $act6.s",
        ". the $shape $act7.s, the"
        " $shape2 $act8.s and the $shape3 $act6.s",
        ". first $act7.do the $shape, then $act8.do the $shape2, then $act6.do the $shape3",
        ". 1) $act7.do the $shape 2) $act8.do the $shape2 3) $act6.do the $shape3",
        "<then> [they all|all three|all of them|all] $act9[ <together>|]",
        "<then> $act9.do [all of them|all three|everything]",
        "<then> [they all|all three] $act9, <inturn>{1.lag=1}", "<then> $act9.do them <inturn>{1.lag=1}",
        "<then> [they all|all] turn $color9",
        "<then> make [all three|everything|all of them] $color9", ". the first one[ moves| goes] $way7 and the last one $way6",
        "<then> [move|shift] [them all|all of them|everything] $way9", ". the $shape3 $grows6.s[ and the $shape $grows7.s|]",
        "<then> $goes8.do the $shape2", "<then> $goes4.do the $shape and the $shape3", "<then> [everything|it all] $goes9.s",
        "<then> $goes9.do [everything|all of them|all three]", ". the middle one $act8.s",
        ". the last one $act6.s<finally> [all|they all] $goes9",
        ". the $shape turns $color7, the $shape2 $color8, the $shape3 $color6", "<then> [they all|all of them] $grows9",
        "<then> $act9.do all three like a wave{1.lag=0.2}", ". wait $seconds7 and $goes9.do all of them",
        ". while the $shape $act7.s, the $shape3 $act6.s{2.start=with}", ". the first two $goes5[ and the $shape3 is left|]",
    ),
    # What happens to a counted thing, such as a row of dots.
    "all_go": (
        *("",) * 10, "<then> they [all |]$act9", "<then> [all of them|they] $act9 <inturn>{1.lag=1}", "<then> $act9.do them",
        "<then> $act9.do [each of them|them] <inturn>{1.lag=1}", "<then> they [all |]turn $color9[ <inturn>{1.lag=1}|]",
        "<then> [paint|colour|make] [all of them|them all|them] $color9",
        "<then> [move|shift|slide] [them all|all of them|them] $way9"
        "[ by $dist9|]", "<then> they [all |]$grows9", "<then> rotate [them|the whole thing|all of it] $angle9",
        "<then> they [all |]$goes9[ <inturn>{1.lag=1}|]", "<then> $goes9.do [all of them|them all|them]",
        ". each one $act9.s[, one by one"
        "{1.lag=1}|]", ". they $act9 [like a wave|in quick succession|staggered]{1.lag=0.2}",
        ". everything moves $way9, then $goes9.s",
        ". wait $seconds7, then $goes9.do them [all|all]", "<then> they all $act9, turn $color9 and $goes9",
        ". make them $act9",
        "<then> they [go|move|slide] $way9<finally> they $goes9",
    ),
    "hue_go": (
        *("",) * 10, "<then> the $color one $act7.s", ". the $color2 one $act8.s, the $color3 one $act6.s",
        "<then> the $color3 one"
        " $goes6.s", "<then> all [of them |three |]$act9", "<then> $act9.do them <inturn>{1.lag=1}",
        ". $goes8.do the $color2 one",
        ". the first one $act7.s, the last one $act6.s", "<then> they all turn $color9", "<then> [they all|all three] $goes9",
        ". the $color one moves $way7 and the $color3 one $way6", "<then> move [all of them|them all] $way9",
        ". the $color2 one turns $color8",
        ". the $color and the $color3 one $goes4", "<then> the $color one and the $color2 one $goes5",
    ),
    "kinds_go": (
        *("",) * 8, "<then> the $shape.s $act7[ and the $shape2.s $act8|]", "<then> $goes7.do the $shape.s",
        "<then> the $shape2.s $goes8",
        "<then> the $shape.s turn $color7", "<then> move the $shape2.s $way8", "<then> everything $goes9.s",
        "<then> they all $act9",
        ". the $shape.s $act7 while the $shape2.s $act8{2.start=with}", ". the $shape.s $act7 <inturn>{1.lag=1}",
        "<then> $act7.do all [the |]$shape.s, then $act8.do all [the |]$shape2.s", "<then> only the $shape.s $goes7",
    ),
    "all_next": (
        *("",) * 8, "<then> they [all |]$act9", "<then> they [all |]turn $color9", "<then> [all of them|they] $goes9",
        "<then> $goes9.do them[ <inturn>{2.lag=1}|]", "<then> they $act9 <inturn>{2.lag=1}", "<finally> all $goes9",
        "<then> move them $way9", "<then> they [all |]$grows9",
    ),
    "group_go": (
        *("",) * 5, "<then> move the group $way7[ by $dist7|]", "<then> the group $act7.s",
        "<then> rotate the [group|whole group] $angle7",
        "<then> [move|send|bring] the group $to7", "<then> the [whole |]group $grows7.s", "<then> $act9.do the group",
        "<then> $goes9.do the group", ". the group $act9.s and then $goes9.s",
        "<then> [rotate|turn] [it|them together] $angle7",
        "<then> the group turns $color7", ". [shift|slide] the [whole group|group] $way7, then $goes9.do it",
    ),
    "come_go": (
        *("",) * 7, "<then> the $shape $act7.s", "<then> $act8.do the $shape2", "<then> both $act9", "<finally> both $goes9",
        "<then> $goes7.do the $shape", ". the $shape $act7.s, then the $shape2 $act8.s",
        "<finally> $goes9.do [both|everything]",
    ),
    "words_go": (
        *("",) * 6, "<then> $act7.do the $closed", "<then> the text $act8.s", "<then> the $closed $goes7.s",
        "<finally> both $goes9",
        "<then> $goes8.do the text", ". $act9.do both<finally> $goes9.do both",
    ),
    "end_two": (*("",) * 5, "<then> both $goes9", "<then> the $shape $goes7.s", "<finally> they $goes9",
    "<then> $goes8.do the $shape2",
        "<finally> $goes9.do both"),
    "swaps": ("swap places", "trade places", "change places", "that swap places", "swap their places", "exchange places"),
    # The same, with things that stand in, by or between each other, of `relations.forms`.
    "closed_go": (
        *("",) * 7, "<then> $act7.do the $closed", "<then> the $closed2 $act8.s",
        ". the $closed $act7.s and the $closed2 $act8.s",
        ". the $closed $act7.s while the $closed2 $act8.s{2.start=with}", "<then> the $closed turns $color7",
        "<then> both $act9",
        "<then> $goes8.do the $closed2", "<then> the $closed $goes7.s", "<finally> both $goes9", "<then> $goes9.do everything",
        "<then> the $closed2 [turns|becomes] $color8", "<then> they $act9<finally> they $goes9",
    ),
    "in_go": (
        "<closed_go>", "<closed_go>", "<closed_go>", "<then> the inner one $act8.s", "<then> the outer one $goes7.s",
        ". the outer one $act7.s,"
        " the inner one $act8.s", "<then> [rotate|turn] the $closed2 $angle8", "<then> the inner shape $grows8.s",
        "<then> $goes8.do the"
        " inner $closed2", ". the [inside one|inner one] turns $color8[ and $goes8.s|]", "<then> the inner one $grows8.s",
    ),
    "nest_go": (
        *("",) * 5, "<then> the [innermost one|$closed3] $act6.s", "<then> all three $act9",
        "<then> $act9.do them <inturn>{1.lag=1}",
        "<finally> everything $goes9.s", "<then> the outermost one $act7.s", "<then> the inner one $goes6.s",
        ". they all $act9, then $goes9",
    ),
    "corner_go": (
        *("",) * 5, "<then> they all $act9", "<then> all four move $to9", "<then> they all turn $color9",
        "<finally> all $goes9",
        "<then> $act9.do them <inturn>{1.lag=1}", "<then> all of them $goes9 <together>", "<then> they go $to9",
    ),
    "cap_go": (
        *("",) * 7, "<then> $act7.do the $closed", "<then> the $closed $act7.s", "<then> the text $act8.s",
        "<then> the text turns $color8",
        "<then> the text $goes8.s", "<finally> both $goes9", "<then> $goes9.do everything",
        ". the $closed $act7.s, then the words $goes8",
        "<then> $goes7.do the $closed", "<then> $goes8.do the words",
    ),
    "lab_go": (
        *("",) * 6, "<then> the $closed $act7.s", "<then> the word turns $color8", "<then> rotate both $angle9",
        "<then> both move $way9",
        "<then> $goes8.do the word", "<finally> both $goes9", ". $act8.do the word",
        "<then> move the $closed with its word $way9",
    ),
    "arrow_go": (
        *("",) * 8, "<then> the $shape $act7.s", "<then> $act8.do the $shape2", "<then> the arrow turns $color9",
        "<then> the arrow $act9.s",
        "<then> the arrow $goes9.s", "<then> $goes9.do the arrow", ". first the $shape $act7.s, then the $shape2 $act8.s",
        "<finally> the arrow $goes9.s",
    ),
    "move_go": (
        *("",) * 7, "<then> the $shape $act7.s", "<then> $act8.do the $shape2", "<finally> both $goes9",
        "<then> the $shape $goes7.s",
        ". [there|when it is there,] it $act7.s",
    ),
    # What a thing that is put together from parts does as a whole: the group `d` of `relations.forms`.
    "whole_go": (
        "<then> the whole thing $act7.s", "<then> rotate the whole [thing|figure] $angle7",
        "<then> [move|shift|slide] [the whole thing|it as"
        " a whole] $way7[ by $dist7|]", "<then> the whole thing $grows7.s", "<then> $act7.do it as a whole",
        "<then> it all moves $to7 as one",
        ". the whole figure $act7.s, then it $goes9.s", ". the whole thing moves $way7<finally> it $goes9.s",
        "<then> $grows7.do the whole thing",
        "<then> the whole thing turns $color7", ". let the whole thing [rotate|turn] $angle7",
        "<then> $act7.do the whole [figure|thing]",
        ". group [it|the parts]<then> [move|shift] the group $way7", ". make them one group and rotate the group $angle7",
        ". group"
        " them, then the group $act7.s[<finally> the group $goes9.s|]",
    ),
    "finally": (". finally", ", finally", " and finally", ". at the end", ". lastly", ", in the end", ". last of all"),
    "together": ("at the same time", "simultaneously", "together", "all at once", "in parallel", "at once"),
    "inturn": ("one after another", "one by one", "one after the other", "in turn", "in sequence", "each in turn"),
    **_deeds(),
    **_charts(),
    # What happens to the one curve, to the first or second of two, to something that belongs to a curve; for the forms of
    # `curves.forms`.
    "curve_go": (
        *("",) * 12, "<then> [make|turn|paint] the [curve|graph] $color7", ". the [curve|graph|line] turns $color7",
        "<then> $mark6.do the [curve|graph]",
        "<then> the [curve|graph] $mark6.s", "<finally> the [curve|graph] $goes9.s", "<then> $goes9.do the [curve|graph]",
        "<then> change its [color|colour] to $color7",
        ". wait $seconds5, then $goes9.do the curve", "<then> $mark6.do it and $goes9.do the curve",
        ". it becomes $color7, then it $goes9.s", "<then> recolor it to $color7",
    ),
    "hist_go": (
        *("",) * 9, "<then> the chart $mark6.s", "<then> $mark6.do the chart",
        "<then> [make|paint|turn] [it|the chart] $color7", "<then> [move|shift|slide] [the chart|it] $way3"
        "[ by $dist3|]", "<finally> the chart $goes9.s", "<then> $goes9.do the curve",
        ". wait $seconds5 and $goes9.do the chart", ". it turns $color7<finally> it $goes9.s",
    ),
    "dots_go": (
        *("",) * 6, "<then> $mark6.do the [points|dots]", "<then> the [points|dots] turn $color7",
        "<finally> the [points|dots] $goes9", "<then> $goes9.do the points",
    ),
    "duo_go": (
        *("",) * 9, "<then> $mark6.do the first one", "<then> $mark5.do the [second|other] one",
        "<then> the first one turns $color7", ". the second one turns $color8",
        "<finally> both $goes9", "<then> $goes8.do the first one", "<then> the second one $goes7.s",
        "<then> $mark6.do the first, then $mark5.do the second",
    ),
    "curves_go": (
        *("",) * 9, "<then> $mark6.do the first [one|curve]", "<then> $mark5.do the [second|other] [one|curve]",
        "<then> [make|turn] the first one $color7", ". the second"
        " [one|curve] turns $color8", "<finally> both $goes9", "<then> $goes8.do the [first|first one]",
        "<then> the second one $goes7.s", "<then> $goes9.do both[ curves|]",
        "<then> $mark6.do the first, then $mark5.do the second",
    ),
    # What words or a formula of `words.forms` and `formulae.forms` do once they are there, in the order of the steps there.
    "it_go": (
        *("",) * 14, "<then> $mark6.do it", "<then> it $mark6.s", ". it turns $color7", "<then> [turn|make|paint] it $color7",
            "<then> [move|shift|slide] it $way7[ by $dist7|]",
        ". it [moves|slides|goes] $to7", "<then> [bring|move|send] it $to7", "<then> it $grows7.s", "<then> make it $grows7",
        "<then> rotate it $angle7", "<finally> it $goes9.s", "<then> $goes9.do it",
        ". wait $seconds5, then it $goes9.s", ". after $seconds5 it $goes9.s", "<then> $gone9.do it", "<finally> it $gone9.s",
        "<then> $mark6.do it and [turn|make] it $color7", ". it $mark6.s, turns $color7"
        " and $goes9.s", ". it becomes $color7, moves $way7 and $goes9.s",
        ". 1) make it $color7 2) move it $to7 3) $goes9.do it", "<then> $mark6.do it. wait $seconds5. $goes9.do it",
        ". it should turn $color7 and then $goes9", ". [now|next] let it move $way7<finally> $goes9.do it",
        ", it turns $color7, it moves $to7, it $grows7.s and it $goes9.s",
    ),
    "both_go": (
        *("",) * 13, "<then> $mark6.do the first one", "<then> the first one $mark6.s", "<then> the second one turns $color8",
            ". make the first one $color7[ and the second one $color8|]", "<then> $mark5.do both",
        "<finally> both $goes9", "<then> $goes9.do [both|everything]", "<then> $goes7.do the first one",
        "<then> the second one $goes8.s", ". wait $seconds5, then $goes9.do both", ". the first one turns $color7 and"
        " the second $color8", "<then> the first one turns $color7<finally> both $goes9", "<then> both turn $color4",
        "<then> [move|shift] both $way3", ". they move $way3 and turn $color4",
        ". 1) $mark6.do the first one 2) $goes7.do it",
    ),
    "both_end": (*("",) * 6, "<then> both $goes9", "<finally> everything $goes9.s", "<then> $mark6.do the words",
    ". the words turn $color7", ". wait $seconds5, then $goes9.do both"),
    "title_go": (
        *("",) * 8, "<then> the $shape $act7.s", "<then> $act7.do the $shape", "<then> the $shape turns $color8",
            "<then> rotate the $shape $angle7", "<then> $mark6.do the [title|text|words]", "<finally> both $goes9",
        "<then> the $shape $goes8.s", ". the $shape $act7.s, turns $color8 and $goes8.s",
        "<then> $mark6.do the title and $act7.do the $shape", "<then> $goes9.do everything",
    ),
    "cap_on": (
        *("",) * 9, "<then> $act7.do the $closed", "<then> the [text|words|lettering] $mark6.s",
            "<then> the $closed turns $color7", "<then> the text turns $color8",
            "<then> move [both|them both|the two of them] $way7",
        "<then> the text $goes8.s", "<finally> both $goes9", "<then> $goes9.do everything",
        ". the $closed turns $color7 and the text $color8", "<then> $mark6.do the text<finally> everything $goes9.s",
    ),
    "list_go": (
        *("",) * 9, "<then> $mark6.do $bullet6", "<then> $bullet6 $mark6.s",
            "<then> [make|paint|turn|colour] $bullet4 $color4", ". $bullet4 turns $color4",
            "<then> $mark6.do $bullet6, then $mark7.do $bullet7",
        "<finally> the list $goes9.s", ". wait $seconds5, then $goes9.do the [whole |]list",
        "<then> the [whole |]list turns $color7", "<then> $mark6.do $bullet6 and $goes9.do the list",
    ),
    "head_go": (*("",) * 6, "<then> $mark6.do $bullet6", "<then> $bullet4 turns $color4", "<finally> everything $goes9.s",
    "<then> $mark6.do $bullet6<finally> $goes9.do everything", ". make $bullet4 $color4"),
    "code_go": (
        *("",) * 7, "<then> it $mark6.s", "<then> $mark6.do the code", "<then> [move|bring] it $to7",
            "<finally> the code $goes9.s", ". wait $seconds5 and $goes9.do the code", "<then> $goes9.do it",
    ),
    "word_shape": (
        *("",) * 7, "<then> the $shape $act7.s", "<then> $act7.do the $shape", "<then> $mark6.do the [text|words]",
            "<then> the text turns $color7", "<then> the $shape turns $color8", "<then> $goes8.do the text",
        "<finally> both $goes9", ". the text turns $color7, the $shape $color8",
        "<then> the $shape $act7.s and the text $mark6.s",
    ),
    "word_there": (*("",) * 6, "<then> the $shape $act7.s", "<then> $mark6.do the text", "<then> the words turn $color7",
    "<then> $goes8.do the text", "<finally> both $goes9"),
    "lab_on": (*("",) * 6, "<then> move the $closed $way7[ by $dist7|]", "<then> the $closed moves $way7",
    "<then> rotate the $closed $angle7", "<finally> both $goes9", "<then> $goes9.do everything"),
    "eqs_go": (
        *("",) * 12, "<then> $mark6.do the first [one|equation|formula]", "<then> the first one $mark6.s",
            "<then> the second [one|formula] turns $color8", ". make the first one $color7[ and the second one $color8|]",
        "<finally> both $goes9", "<then> $goes9.do [both|both formulas|everything]", "<then> $goes7.do the first one",
        "<then> the second one $goes8.s", ". wait $seconds5, then $goes9.do both", "<then> both [formulas |]turn $color4",
        "<then> [move|shift] both $way3", ". 1) $mark6.do the first one 2) $goes7.do it",
    ),
    "res_go": (
        *("",) * 7, "<then> $mark6.do the [last one|last line|result]",
            "<then> the [last line|result|last equation] turns $color7", "<finally> everything $goes9.s",
            "<then> the last [one|line] $mark6.s and turns $color7",
        ". make the result $color7", "<then> $mark6.do the result<finally> $goes9.do everything",
    ),
    "boxed_go": (*("",) * 6, "<then> both $goes9", "<finally> everything $goes9.s", "<then> $mark6.do the formula",
    ". the formula turns $color7", ". wait $seconds5, then $goes9.do both"),
    "part_go": (
        *("",) * 2, "<then> $mark6.do $piece6", "<then> $piece4 turns $color4",
            "<then> $mark6.do $piece6 and make $piece4 $color4", ". $piece4 becomes $color4[, $piece3 $color3|]",
            "<then> $piece6 $mark6.s<finally> the formula $goes9.s",
    ),
    "fmlcap_go": (
        *("",) * 7, "<then> $mark6.do the formula", "<then> the formula turns $color7", "<then> the [text|words] $goes8.s",
            "<finally> both $goes9", "<then> $goes9.do everything", "<then> the formula $mark6.s and turns $color7",
    ),
    "below_go": (*("",) * 6, "<then> $mark6.do the formula", "<then> the formula turns $color7",
    "<finally> everything $goes9.s", "<then> $mark6.do the formula<finally> both $goes9"),
    "fmlshape_go": (
        *("",) * 7, "<then> the $closed $act7.s", "<then> $act7.do the $closed", "<then> $mark6.do the formula",
            "<then> the formula turns $color7", "<then> the $closed $goes8.s", "<finally> both $goes9",
        ". the $closed $act7.s and the formula turns $color7",
    ),
}
