"""Numbers with their labels, ranges and functions in words, as all numerals say them."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final

import numpy as np

from animathic_lab.learning.corpus.content import FUNCTIONS, WORD_POOL
from animathic_lab.scene.expressions import parse

__all__ = ["FUNCTION_NUMERALS", "NAMES", "ORDERED", "ORDINALS", "Drawn", "Follow", "Get", "joined", "listed", "over",
    "range_words",
    "rounded", "some_names", "some_values"]

#: What is written, what is said, further forms.
Drawn = tuple[Any, str, Mapping[str, Any]]
#: Gives the value of another slot.
Get = Callable[[str], Any]
#: Draws a value that depends on others.
Follow = Callable[[random.Random, Get, Mapping[str, Any]], Drawn]
ORDINALS: Final = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
ORDERED: Final[tuple[tuple[str, ...], ...]] = (("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov",
    "Dec"),
    ("January", "February", "March", "April", "May", "June", "July", "August"), ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat",
    "Sun"),
    ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"), ("Q1", "Q2", "Q3", "Q4"),
    ("week 1", "week 2", "week 3", "week 4", "week 5"), ("day 1", "day 2", "day 3", "day 4", "day 5", "day 6"),
    ("spring", "summer", "autumn", "winter"), ("morning", "noon", "evening", "night"))
NAMES: Final[tuple[tuple[str, ...], ...]] = (("apples", "pears", "plums", "bananas", "cherries", "grapes", "oranges", "kiwis",
    "lemons", "mangos", "peaches"),
    ("Anna", "Tom", "Lee", "Maria", "Ali", "Yuki", "Ben", "Chloe", "Omar", "Ines", "Jan", "Priya", "Sam", "Noor", "Eva"),
    ("France", "Spain", "Italy", "Japan", "Kenya", "Brazil", "India", "Chile", "Norway", "Peru", "China", "Egypt", "Canada",
    "USA"),
    ("Berlin", "Paris", "Rome", "Tokyo", "Cairo", "Lima", "Oslo", "Delhi", "Boston", "Lagos", "Seoul", "Madrid", "London"),
    ("cats", "dogs", "birds", "fish", "horses", "rabbits", "hamsters", "turtles", "mice", "frogs", "sheep", "cows"),
    ("rent", "food", "travel", "savings", "fun", "insurance", "clothes", "transport", "utilities", "gifts", "sports", "books"),
    ("math", "physics", "art", "music", "history", "biology", "sport", "chemistry", "English", "geography"),
    ("A", "B", "C", "D", "E", "F", "G"), ("a", "b", "c", "d", "e", "f"), ("X", "Y", "Z", "W"), ("red", "green", "blue",
    "yellow"),
    ("train", "bus", "car", "bike", "walk", "tram", "plane", "boat"), ("Python", "Java", "C++", "Rust", "Go", "R", "Julia",
    "JavaScript"),
    ("yes", "no", "maybe", "no answer"), ("coffee", "tea", "juice", "water", "milk", "cola", "beer", "wine"),
    ("oil", "gas", "coal", "solar", "wind", "nuclear", "hydro"), ("model A", "model B", "model C", "baseline"), ("Team 1",
    "Team 2", "Team 3"),
    ("precision", "recall", "F1", "accuracy", "AUC"), ("train", "validation", "test"), ("SVM", "CNN", "LSTM", "kNN", "MLP",
    "BERT", "GPT"),
    ("North", "South", "East", "West"), ("protein", "fat", "carbs", "fiber", "sugar"), ("soccer", "tennis", "chess", "golf",
    "rugby"),
    ("kids", "teens", "adults", "seniors"), ("small", "medium", "large"), ("phones", "tablets", "laptops", "desktops",
    "watches", "TVs"),
    ("wood", "iron", "gold", "copper", "silver", "glass", "stone"), ("Netflix", "YouTube", "Disney", "Prime"), ("low", "mid",
    "high"))


def some_names(rng: random.Random, count: int, *, ordered: bool = False) -> list[str]:
    """Draw names of one kind, all different; ``ordered`` ones follow each other, as months do."""
    roll = rng.random()
    if ordered or roll < 0.14:
        if rng.random() < 0.25:
            first = rng.randrange(1950, 2030)
            return [str(first + step) for step in range(count)]
        pool = rng.choice([pool for pool in ORDERED if len(pool) >= count] or [ORDERED[0]])
        start = rng.choice((0, 0, rng.randrange(len(pool) - count + 1)))
        return list(pool[start:start + count])
    if roll < 0.28:
        words = rng.sample([word for word in WORD_POOL if len(word) > 3], count)
        return [word.title() for word in words] if rng.random() < 0.4 else words
    if roll < 0.34:
        head = rng.choice(("group", "item", "class", "option", "sample", "task", "S", "P", "x", "site"))
        return [f"{head}{'' if len(head) == 1 else ' '}{step + 1}" for step in range(count)]
    pool = rng.choice([pool for pool in NAMES if len(pool) >= count] or [NAMES[0]])
    return list(pool[:count]) if pool[0] in ("A", "a") and rng.random() < 0.7 else rng.sample(pool, count)


def rounded(value: float) -> float:
    """Write whole numbers without a point."""
    return int(value) if value == int(value) else round(float(value), 4)


def some_values(rng: random.Random, count: int) -> list[float]:
    """Draw values as charts have them."""
    roll = rng.random()
    if roll < 0.4:
        return [rng.randrange(1, 13) for _ in range(count)]
    if roll < 0.65:
        return [rng.randrange(5, 100) for _ in range(count)]
    if roll < 0.75:
        return [10 * rng.randrange(1, 100) for _ in range(count)]
    if roll < 0.83:
        return [rng.randrange(100, 3000) for _ in range(count)]
    if roll < 0.95:
        return [rounded(round(rng.uniform(0.1, 12), 1)) for _ in range(count)]
    return [rounded(round(rng.uniform(0.05, 1), 2)) for _ in range(count)]


def joined(words: Sequence[str]) -> str:
    """Join words by commas and a last "and"."""
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else "".join(words)


def listed(rng: random.Random, words: Sequence[str]) -> str:
    """Say words as a list, in one of many ways."""
    if len(words) < 3:
        return rng.choice((" and ".join(words), ", ".join(words), " and ".join(words)))
    return rng.choice((", ".join(words), ", ".join(words), joined(words), joined(words), f"[{', '.join(words)}]",
        ",".join(words),
        " ".join(words) if not any(" " in word for word in words) else joined(words),
        f"{', '.join(words[:-1])}, and {words[-1]}",
        "; ".join(words), f"({', '.join(words)})", " / ".join(words)))


# Expressions.
def over(expression: str, low: float, high: float) -> np.ndarray[Any, Any]:
    """Return the values of an expression of x over a range."""
    with np.errstate(all="ignore"):
        return np.asarray(parse(expression)(x=np.linspace(low, high, 401)), dtype=float)


def _typed(rng: random.Random) -> tuple[str, str, str]:
    """Draw a function of x: as it is said, as it is written, and in LaTeX."""
    a, b, c = rng.randrange(2, 10), rng.randrange(1, 10), rng.randrange(1, 6)
    d = rng.choice((0.5, 0.2, 0.1, 0.25, 1.5, 2.5, 0.3))
    f = rng.choice(("sin", "cos"))
    square = rng.choice(("x^2", "x^2", "x^2", "x²", "x**2"))
    sign = rng.choice("+-")
    rows = (
        (f"{square} {sign} {b}", f"x^2{sign}{b}", f"x^2 {sign} {b}"), (f"{a}{square}", f"{a}*x^2", f"{a}x^2"),
        (f"{d}{square}", f"{d}*x^2", f"{d}x^2"), (f"-{square} + {a}", f"-x^2+{a}", f"-x^2 + {a}"),
        (f"{square} {sign} {a}x", f"x^2{sign}{a}*x", f"x^2 {sign} {a}x"), (f"{square} - {a}x + {b}", f"x^2-{a}*x+{b}",
        f"x^2 - {a}x + {b}"),
        (f"{a}x {sign} {b}", f"{a}*x{sign}{b}", f"{a}x {sign} {b}"), (f"{d}x {sign} {b}", f"{d}*x{sign}{b}",
        f"{d}x {sign} {b}"),
        (f"-{a}x + {b}", f"-{a}*x+{b}", f"-{a}x + {b}"), (f"{a}*x{sign}{b}", f"{a}*x{sign}{b}", f"{a}x {sign} {b}"),
        (f"(x {sign} {b})^2", f"(x{sign}{b})^2", f"(x {sign} {b})^2"), (f"(x{sign}{c})^2 - {b}", f"(x{sign}{c})^2-{b}",
        f"(x{sign}{c})^2 - {b}"),
        (f"x^3 - {a}x", f"x^3-{a}*x", f"x^3 - {a}x"), (f"x^3 + {b}", f"x^3+{b}", f"x^3 + {b}"), (f"x^3/{a}", f"x^3/{a}",
        f"x^3/{a}"),
        (f"x^{rng.randrange(3, 6)}",) * 3, (f"{f}({a}x)", f"{f}({a}*x)", f"\\{f}({a}x)"), (f"{a}{f}(x)", f"{a}*{f}(x)",
        f"{a}\\{f}(x)"),
        (f"{a} {f}({c}x)", f"{a}*{f}({c}*x)", f"{a}\\{f}({c}x)"), (f"{f}(x) + {b}", f"{f}(x)+{b}", f"\\{f}(x) + {b}"),
        (f"{f} x", f"{f}(x)", f"\\{f}(x)"), (f"{f}(x)",) * 2 + (f"\\{f}(x)",), (f"{f}(x/{a})", f"{f}(x/{a})", f"\\{f}(x/{a})"),
        (f"x*{f}(x)", f"x*{f}(x)", f"x\\{f}(x)"), (f"{f}(x^2)", f"{f}(x^2)", f"\\{f}(x^2)"), (f"{f}(pi*x)", f"{f}(pi*x)",
        f"\\{f}(\\pi x)"),
        (f"x + {f}(x)", f"x+{f}(x)", f"x + \\{f}(x)"), (f"e^(-{c}x)", f"exp(-{c}*x)", f"e^{{-{c}x}}"), ("e^x", "exp(x)", "e^x"),
        ("exp(x)", "exp(x)", "e^x"), (f"{a}e^(-x)", f"{a}*exp(-x)", f"{a}e^{{-x}}"), ("e^(-x^2)", "exp(-x^2)", "e^{-x^2}"),
        (f"2^x - {b}", f"2^x-{b}", f"2^x - {b}"), (f"ln(x + {b})", f"ln(x+{b})", f"\\ln(x + {b})"), ("ln x", "ln(x)",
        "\\ln(x)"),
        (f"sqrt(x + {b})", f"sqrt(x+{b})", f"\\sqrt{{x + {b}}}"), (f"{a}sqrt(x)", f"{a}*sqrt(x)", f"{a}\\sqrt{{x}}"), ("√x",
        "sqrt(x)", "\\sqrt{x}"),
        (f"|x - {b}|", f"abs(x-{b})", f"|x - {b}|"), (f"abs(x) - {c}", f"abs(x)-{c}", f"|x| - {c}"), (f"1/(x - {c})",
        f"1/(x-{c})",
        f"\\frac{{1}}{{x - {c}}}"), (f"{a}/x", f"{a}/x", f"\\frac{{{a}}}{{x}}"), (f"{b}/(1 + x^2)", f"{b}/(1+x^2)",
        f"\\frac{{{b}}}{{1 + x^2}}"),
        (f"(x - {b})(x + {c})", f"(x-{b})*(x+{c})", f"(x - {b})(x + {c})"), (f"{d}x^3", f"{d}*x^3", f"{d}x^3"),
        (f"{square}/{a}", f"x^2/{a}", f"x^2/{a}"), (f"{a} - {square}", f"{a}-x^2", f"{a} - x^2"), (f"{a} - x", f"{a}-x",
        f"{a} - x"),
        ("x squared", "x^2", "x^2"), ("x cubed", "x^3", "x^3"), (f"x squared plus {b}", f"x^2+{b}", f"x^2 + {b}"),
        (f"x squared minus {b}",
        f"x^2-{b}", f"x^2 - {b}"), (f"{a} x plus {b}", f"{a}*x+{b}", f"{a}x + {b}"), (f"{f}e of x" if f == "sin"
        else "cosine of x", f"{f}(x)",
        f"\\{f}(x)"), ("the square root of x", "sqrt(x)", "\\sqrt{x}"), ("one over x", "1/x", "\\frac{1}{x}"), ("e to the x",
        "exp(x)", "e^x"),
        (f"{a} times x", f"{a}*x", f"{a}x"), ("half of x", "x/2", "x/2"),
    )
    return rng.choice(rows)


def _latex(expression: str) -> str:
    """Write an expression of the lists in LaTeX."""
    tex = re.sub(r"1/\(1\+exp\((-?[\w^]+)\)\)", r"\\frac{1}{1 + e^{\1}}", expression)
    for name, shape in (("exp", r"e^{\1}"), ("sqrt", r"\\sqrt{\1}"), ("abs", r"|\1|")):
        tex = re.sub(rf"\b{name}\(([^()]*)\)", shape, tex)
    return re.sub(r"(?<![\\\w])(sin|cos|tan|ln|log|tanh|max)\b", r"\\\1", tex).replace("*", "")


def _fx(rng: random.Random) -> Drawn:
    if rng.random() < 0.2:
        said, written = rng.choice(FUNCTIONS)
        tex = _latex(written)
    else:
        said, written, tex = _typed(rng)
    in_words = bool(re.search(r"[a-z]{4}|of x", said)) and "sqrt" not in said
    shown = said if in_words else rng.choice((f"y = {said}", f"f(x) = {said}", f"y={said}", said, f"f(x)={said}", f"y = {said}",
        f"g(x) = {said}"))
    return written, said, {"y": shown, "tex": f"${tex}$"}


def _easy(rng: random.Random) -> Drawn:
    """Draw a function that has a value everywhere."""
    while True:
        value = _fx(rng)
        if np.isfinite(over(value[0], -5, 10)).all() and "exp" not in value[0] and "2^x" not in value[0]:
            return value


def range_words(rng: random.Random, low: float, high: float) -> str:
    """Say a range."""
    a, b = f"{low:g}", f"{high:g}"
    return rng.choice((f"from {a} to {b}", f"from {a} to {b}", f"between {a} and {b}", f"[{a}, {b}]", f"{a} to {b}",
        f"from {a} up to {b}", f"{a}..{b}"))


FUNCTION_NUMERALS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    "fx": _fx, "easy": _easy,
}
