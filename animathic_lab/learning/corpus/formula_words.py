"""Formulae that are put together: in LaTeX, in the notation that people type, and in words.

Every piece is built in three voices at once, so that what is said and what is written mean the same. What is said in words has
one writing: ``\\frac{a}{b}``, ``\\sqrt{x}``, ``x^2``, ``\\int_{0}^{1} x^2 \\, dx``, ``\\times`` for "times". LaTeX is copied
as it is.
"""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Callable, Mapping
from typing import Any, Final

from animathic_lab.learning.corpus.formula_maker import Maker

__all__ = ["FORMULA_SLOTS", "OF_FORMULAE"]

#: A value for the spec, what is said, further forms.
Drawn = tuple[Any, str, Mapping[str, Any]]
Get = Callable[[str], Any]
#: What `forms.py` and `voice.py` would change in words, and what a formula cannot be short of.
_UNSAID: Final = ("\\n", "  ", " !", " ,", " ;", "@", "\\geq", "\\leq x<")


def _made(voice: str) -> Callable[[random.Random], Drawn]:
    """Draw any formula in one voice: its words, the notation that people type, or LaTeX."""

    def draw(rng: random.Random) -> Drawn:
        while True:
            piece = Maker(rng, " " if voice == "words" or rng.random() < 0.7 else "").any()
            said = {"words": piece.words, "plain": piece.plain, "tex": piece.tex}[voice]
            if len(said) > 1 and len(said) < 90 and len(piece.tex) > 1 and not any(mark in said for mark in _UNSAID):
                break
        if voice == "words":
            return piece.tex, said, {"lab": f"${piece.tex}$"}
        return piece.tex, rng.choice((said, said, said, said, f"${said}$" if voice == "tex" else f'"{said}"')), {"q": said,
            "lab": f"${piece.tex}$"}

    return draw


def _fml(rng: random.Random) -> Drawn:
    """Draw a formula in any of the voices."""
    return rng.choices((_SPOKEN, _NOTED, _LATEX), weights=(4, 4, 3))[0](rng)


_SPOKEN: Final = _made("words")
_NOTED: Final = _made("plain")
_LATEX: Final = _made("tex")


def _signed(n: int, gap: str) -> str:
    return f"{gap}{'+' if n > 0 else '-'}{gap}{abs(n)}"


def _solving(rng: random.Random) -> list[str]:
    """Draw an equation and three or four steps of its solution, the last of them the result."""
    gap, v = rng.choice((" ", " ", "")), rng.choice("xxxxynatkz")
    eq, a, b, r = f"{gap}={gap}", rng.randrange(2, 13), rng.choice((*range(-12, 0), *range(1, 20))), rng.randrange(1, 16)
    kind = rng.randrange(8)
    if kind < 3:
        back = f"{a}{v}{eq}{a * r + b}{_signed(-b, gap)}"
        first = [f"{a}{v}{_signed(b, gap)}{eq}{a * r + b}"]
        return [*first, *rng.choice(([back], [])), f"{a}{v}{eq}{a * r}", f"{v}{eq}{r}"]
    if kind == 3:
        c = rng.randrange(1, 9)
        return [f"{a + c}{v}{_signed(b, gap)}{eq}{c}{v}{_signed(a * r + b, gap) if a * r + b else ''}".rstrip(),
            f"{a}{v}{_signed(b, gap)}{eq}{a * r + b}", f"{a}{v}{eq}{a * r}", f"{v}{eq}{r}"]
    if kind == 4:
        return [f"{a}({v}{_signed(b, gap)}){eq}{a * (r + b)}", f"{v}{_signed(b, gap)}{eq}{r + b}", f"{v}{eq}{r}"]
    if kind == 5:
        return [f"{v}^2{_signed(-r * r, gap)}{eq}0", f"({v}{gap}-{gap}{r})({v}{gap}+{gap}{r}){eq}0", f"{v}{eq}{r}"]
    if kind == 6:
        q = rng.randrange(1, 10)
        return [f"({v}{gap}+{gap}{q})^2", f"({v}{gap}+{gap}{q})({v}{gap}+{gap}{q})",
            f"{v}^2{gap}+{gap}{2 * q}{v}{gap}+{gap}{q * q}"]
    p, q, s = rng.randrange(2, 20), rng.randrange(2, 20), rng.randrange(2, 10)
    return [f"{p}{gap}+{gap}{q}({s})", f"{p}{gap}+{gap}{q * s}", f"{p + q * s}"]


def _solved(count: int) -> Callable[[random.Random], Drawn]:
    """Draw the steps of a solution; the first is the value, the others are its forms ``b``, ``c``, ``d``."""

    def draw(rng: random.Random) -> Drawn:
        lines = _solving(rng)
        while len(lines) < count:
            lines = _solving(rng)
        lines = [*lines[: count - 1], lines[-1]]
        forms = dict(zip("bcd", lines[1:], strict=False))
        return lines[0], lines[0], {**forms, "all": rng.choice((" -> ", " → ", ", ", ", then ", " => ")).join(lines),
            "lines": "\\n" + "\\n".join(lines),
            "list": " ".join(f"{number}) {line}" for number, line in enumerate(lines, 1)), "semi": "; ".join(lines)}

    return draw


_SAID: Final = {"+": "plus", "-": "minus", "=": "equals"}
_WHOLE: Final = ((("a^2", "+", "b^2", "=", "c^2"), ("a squared", "plus", "b squared", "equals", "c squared")), (("E", "=", "m",
    "c^2"), ("E", "equals", "m", "c squared")),
    (("F", "=", "m", "a"), ("F", "equals", "m", "a")), (("y", "=", "m", "x", "+", "b"), ("y", "equals", "m", "x", "plus",
    "b")), (("A", "=", "\\pi", "r^2"), ("A", "equals", "pi", "r squared")),
    (("P", "V", "=", "n", "R", "T"), ("P", "V", "equals", "n", "R", "T")), (("x^2", "+", "y^2", "=", "r^2"), ("x squared",
    "plus", "y squared", "equals", "r squared")))


def _pieces(rng: random.Random) -> Drawn:
    """Draw a formula in pieces that all differ, in LaTeX or in words; ``heard`` is how each piece is said."""
    while True:
        make = Maker(rng, " ")
        terms = [make.term(small=True) for _ in range(rng.choice((2, 2, 3)))]
        terms += [make.rng.choice((make.term(small=True), make.number(90)))]
        signs = [*(rng.choice("++-") for _ in terms[2:]), "="]
        listed, heard = [terms[0].tex], [terms[0].words]
        for sign, term in zip(signs, terms[1:], strict=True):
            listed += [sign, term.tex]
            heard += [_SAID[sign], term.words]
        if rng.random() < 0.2:
            listed, heard = listed[:-2], heard[:-2]
        if rng.random() < 0.15:
            listed, heard = (list(row) for row in rng.choice(_WHOLE))
        heavy = [part for part in listed if part not in _SAID]
        if len(set(heavy)) == len(heavy) and len(heavy) > 1 and not any("\\n" in part for part in listed):
            break
    words = rng.random() < 0.3
    heard = heard if words else listed
    said = " ".join(heard)
    shown = said if words else rng.choice((said, said, f'"{said}"', f"${said}$"))
    return listed, shown, {"heard": tuple(heard), "list": ", ".join(heard), "bars": " | ".join(heard), "q": rng.choice((" / ",
        ", ")).join(f'"{part}"' for part in heard)}


def _moved(rng: random.Random) -> Drawn:
    """Draw an equation in pieces and, as ``b``, the same pieces in another order."""
    v, w, u = rng.sample("abcxyzpqrst", 3)
    n = str(rng.randrange(2, 100))
    first, second = rng.choice(((f"{v} + {w} = {u}", f"{v} = {u} - {w}"), (f"{v} - {w} = {u}", f"{v} = {u} + {w}"),
        (f"{v} + {n} = {w}", f"{v} = {w} - {n}"), (f"{n} + {v} = {w}", f"{v} + {n} = {w}"),
        (f"{v}^2 + {w} = {n}", f"{v}^2 = {n} - {w}"), (f"{v} = {w} + {u}", f"{w} + {u} = {v}"), (f"{u}^2 - {v}^2 = {w}",
        f"{u}^2 = {w} + {v}^2"), (f"{v} + {w}", f"{w} + {v}")))
    return first.split(), first, {"parts": second.split(), "b": second}


def _piece(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw one piece of ``$pieces``: by itself, as a term, or as what stands at an end."""
    listed = get("pieces").written
    index = rng.choice([at for at, part in enumerate(listed) if part not in ("+", "-") and (part != "=" or rng.random() < 0.3)])
    part = get("pieces").forms["heard"][index]
    if listed[index] == "=":
        return [f"a.{index}"], rng.choice(("the equals sign", "the = sign", "the equal sign", "the =")), {"ref": f"a.{index}"}
    said = [f"the {part}", f"the {part}", part, f"the term {part}", f"the part {part}", f'"{part}"']
    if index == len(listed) - 1 and listed.count("=") == 1 and listed[-2] == "=":
        said += ["the right side", "the right-hand side", "the last part"]
    if index == 0:
        said += ["the first term", "the first part"]
        said += ["the left side", "the left-hand side"] if len(listed) > 1 and listed[1] == "=" else []
    return [f"a.{index}"], rng.choice(said), {"ref": f"a.{index}"}


def _law(rng: random.Random) -> Drawn:
    """Draw what a formula is called, and its LaTeX."""
    written, said = rng.choice(_LAWS)
    return written, rng.choice(said), {}


#: LaTeX, and its names.
_LAWS: Final = (
    ("a^2 + b^2 = c^2", ("the pythagorean theorem", "pythagoras", "pythagoras' theorem", "the theorem of pythagoras")),
    (r"x = \frac{-b \pm \sqrt{b^2 - 4ac}}{2a}", ("the quadratic formula", "the abc formula",
    "the solution formula for quadratic equations")),
    (r"e^{i\pi} + 1 = 0", ("euler's identity", "euler identity", "the most beautiful equation, euler's identity")),
    ("E = mc^2", ("einstein's mass-energy equation", "einstein's famous formula", "the mass-energy equivalence",
    "the famous equation of einstein")),
    ("F = ma", ("newton's second law", "newton's 2nd law", "the second law of newton")), ("V = IR", ("ohm's law",
    "the law of ohm")),
    ("PV = nRT", ("the ideal gas law", "ideal gas equation")), (r"A = \pi r^2", ("the area of a circle",
    "the formula for a circle's area", "the circle area formula")),
    (r"C = 2\pi r", ("the circumference of a circle", "the formula for the circumference of a circle")),
    (r"V = \frac{4}{3} \pi r^3", ("the volume of a sphere", "the sphere volume formula")),
    (r"A = \frac{1}{2} bh", ("the area of a triangle", "the triangle area formula")), (r"E = \frac{1}{2} mv^2",
    ("the kinetic energy formula", "the formula for kinetic energy")),
    (r"P(A|B) = \frac{P(B|A) P(A)}{P(B)}", ("bayes' theorem", "bayes theorem", "bayes' rule", "the theorem of bayes")),
    ("y = mx + b", ("the slope-intercept form", "the equation of a straight line")),
    ("x^2 + y^2 = r^2", ("the equation of a circle", "the circle equation")), (r"c^2 = a^2 + b^2 - 2ab \cos C",
    ("the law of cosines", "the cosine rule")),
    (r"f'(x) = \lim_{h \to 0} \frac{f(x+h) - f(x)}{h}", ("the definition of the derivative",
    "the limit definition of the derivative")),
    (r"\sin^2 x + \cos^2 x = 1", ("the pythagorean identity", "the trigonometric pythagorean identity")),
    (r"F = G \frac{m_1 m_2}{r^2}", ("newton's law of gravitation", "the law of gravitation")),
    (r"d = \sqrt{(x_2 - x_1)^2 + (y_2 - y_1)^2}", ("the distance formula",)), (r"e^{ix} = \cos x + i \sin x",
    ("euler's formula", "the formula of euler")),
    (r"(a + b)^2 = a^2 + 2ab + b^2", ("the first binomial formula", "the binomial square")),
    (r"\sum_{k=1}^{n} k = \frac{n(n+1)}{2}", ("gauss's sum formula", "the sum of the first n numbers")),
    (r"\sigma(x) = \frac{1}{1 + e^{-x}}", ("the sigmoid formula", "the formula of the logistic function")), ("p = mv",
    ("the momentum formula", "the formula for momentum")),
    (r"\int_a^b f(x) \, dx = F(b) - F(a)", ("the fundamental theorem of calculus",)), ("V - E + F = 2",
    ("euler's polyhedron formula",)),
)
FORMULA_SLOTS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    "spoken": _SPOKEN, "noted": _NOTED, "latex": _LATEX, "fml": _fml, "lawof": _law, "solvetwo": _solved(2),
    "solve": _solved(3), "solvefour": _solved(4), "pieces": _pieces,
    "moved": _moved,
}
OF_FORMULAE: Final[Mapping[str, Callable[[random.Random, Get, Mapping[str, Any]], Drawn]]] = {"piece": _piece}
