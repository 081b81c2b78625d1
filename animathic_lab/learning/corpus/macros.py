"""Choices that many wordings share. Data only; a macro may hold choices and other macros."""

from __future__ import annotations

from typing import Final

__all__ = ["MACROS"]

#: Name -> its alternatives.
MACROS: Final[dict[str, tuple[str, ...]]] = {
    # Asks for a thing; its mention with an article follows.
    "draw": (
        "draw", "draw", "create", "show", "make", "add", "display", "show me", "draw me", "please draw", "give me", "i want",
        "i need", "i'd like", "can you draw", "could you show", "put", "generate", "let's see", "sketch", "render", "start with",
        "", "", "", "",
    ),
    # Asks for words or a formula.
    "write": (
        "write", "write", "show", "display", "put", "type", "please write", "write out", "can you write", "show the words",
        "add", "print", "", "",
    ),
    # Asks for a plotted curve or a chart.
    "plot": ("plot", "plot", "graph", "draw", "show", "sketch", "make", "display", "please plot", "can you plot", "visualize", ""),
    # Goes before something that moves by itself: "animate a circle that ...".
    "animate": ("animate", "show", "make", "create", "an animation of", "i want to see", "show me", "can you animate", "", ""),
    # Between one happening and the next.
    "then": (
        ", then", " then", " and then", ". then", ". after that", ", after that", " and", ". next", ", and afterwards",
        ". afterwards", ";", ". now", " ->", ", followed by:", ". when that is done,", ". later", ". once it is there,",
    ),
    "finally": (". finally", ", finally", " and finally", ". at the end", ". lastly", ", in the end", ". last of all"),
    "together": ("at the same time", "simultaneously", "together", "all at once", "in parallel", "at once"),
    "inturn": ("one after another", "one by one", "one after the other", "in turn", "in sequence", "each in turn"),
}
