"""Choices of what a step does, for the forms of actions and sequences. Data only."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
from collections.abc import Mapping
from typing import Final

__all__ = ["ACTION_MACROS"]

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


#: Choices by name.
ACTION_MACROS: Final[Mapping[str, tuple[str, ...]]] = _deeds()
