"""Choices of what words and formulae do once they are there. Data only."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Mapping
from typing import Final

__all__ = ["WORD_MACROS"]

#: Choices by name.
WORD_MACROS: Final[Mapping[str, tuple[str, ...]]] = {
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
