"""Choices of what several things do: two, three, counted ones, those in and by each other. Data only."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Mapping
from typing import Final

__all__ = ["SEVERAL_MACROS"]

#: Choices by name.
SEVERAL_MACROS: Final[Mapping[str, tuple[str, ...]]] = {
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
}
