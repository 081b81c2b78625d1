"""Formulae that are put together: in LaTeX, in the notation that people type, and in words.

Every piece is built in three voices at once, so that what is said and what is written mean the same. What is said in words has
one writing: ``\\frac{a}{b}``, ``\\sqrt{x}``, ``x^2``, ``\\int_{0}^{1} x^2 \\, dx``, ``\\times`` for "times". LaTeX is copied
as it is.
"""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
# ruff: noqa: RUF001 - people type Greek letters and other signs.
import random
from collections.abc import Callable, Mapping
from typing import Any, Final, NamedTuple

__all__ = ["FORMULA_SLOTS", "OF_FORMULAE"]

#: A value for the spec, what is said, further forms.
Drawn = tuple[Any, str, Mapping[str, Any]]
Get = Callable[[str], Any]


class Piece(NamedTuple):
    """A piece of a formula: its LaTeX, the notation that people type, its words."""

    tex: str
    plain: str
    words: str


_NUMBERS: Final = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_ORDINALS: Final = {4: "fourth", 5: "fifth", 6: "sixth", 7: "seventh", 8: "eighth", 10: "tenth"}
#: No letter of these is a word of its own, and none needs a capital.
_LETTERS: Final = "xxxyyzabcnktmpqruvw"
_GREEK: Final = {"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "theta": "θ", "lambda": "λ", "mu": "μ",
    "pi": "π", "rho": "ρ", "sigma": "σ", "tau": "τ", "phi": "φ", "omega": "ω"}
_PARTS: Final = {(1, 2): "one half", (1, 3): "one third", (2, 3): "two thirds", (1, 4): "one quarter", (3, 4): "three quarters",
    (1, 5): "one fifth", (2, 5): "two fifths", (3, 5): "three fifths", (5, 6): "five sixths", (3, 8): "three eighths", (1,
    10): "one tenth",
    (7, 8): "seven eighths", (4, 5): "four fifths"}
_HIGH: Final = {"2": "²", "3": "³"}
_FUNCTIONS: Final = {"sin": ("sine of", "sin of", "the sine of"), "cos": ("cosine of", "cos of", "the cosine of"),
    "tan": ("tangent of", "tan of"),
    "ln": ("the natural log of", "ln of", "natural logarithm of"), "log": ("log of", "the logarithm of"), "exp": ("exp of",)}


class _Maker:
    """Puts formulae together; ``gap`` stands around signs."""

    def __init__(self, rng: random.Random, gap: str) -> None:
        self.rng, self.gap = rng, gap

    def number(self, most: int = 12) -> Piece:
        n = self.rng.choice((self.rng.randrange(2, 10), self.rng.randrange(1, most + 1)))
        return Piece(str(n), str(n), _NUMBERS[n] if n < 13 and self.rng.random() < 0.4 else str(n))

    def letter(self) -> Piece:
        v = self.rng.choice(_LETTERS)
        return Piece(v, v, v)

    def greek(self) -> Piece:
        name = self.rng.choice(tuple(_GREEK))
        return Piece(f"\\{name}", self.rng.choice((name, name, _GREEK[name])), name)

    def simple(self) -> Piece:
        return self.rng.choices((self.letter, self.number, self.greek), weights=(7, 4, 2))[0]()

    def subscript(self) -> Piece:
        v = self.letter().tex
        i = self.rng.choice(("0", "1", "2", "3", "i", "j", "n", "k", str(self.rng.randrange(4, 10))))
        return Piece(f"{v}_{i}", f"{v}_{i}", f"{v} {self.rng.choice(('sub', 'sub', 'index', 'subscript'))} {i}")

    def power(self) -> Piece:
        base = self.rng.choice((self.letter, self.letter, self.letter, self.greek, self.number))()
        n = self.rng.choice(("2", "2", "2", "3", "3", "4", "5", "6", "n", "x", str(self.rng.randrange(2, 30))))
        said = {"2": (f"{base.words} squared",), "3": (f"{base.words} cubed",)}.get(n, (f"{base.words} to the power of {n}",
            f"{base.words} to the {n}"))
        if n.isdigit() and int(n) in _ORDINALS:
            said = (*said, f"{base.words} to the {_ORDINALS[int(n)]}", f"{base.words} to the {n}th power")
        tight = base.plain if len(base.plain) == 1 or base.plain.isdigit() else base.tex
        plain = self.rng.choice((f"{base.plain}^{n}", f"{base.plain}^{n}", f"{base.plain}**{n}",
            tight + _HIGH[n] if n in _HIGH else f"{base.plain}^{n}"))
        return Piece(f"{base.tex}^{n if len(n) == 1 else '{' + n + '}'}", plain.replace("\\", ""), self.rng.choice(said))

    def exponential(self) -> Piece:
        v = self.letter().tex
        k = self.rng.choice(("", "-", "2", "3", "-2", "i", "-"))
        inner = f"{k}{v}"
        said = {"": v, "-": f"minus {v}", "i": f"i {v}"}.get(k, inner.replace("-", "minus "))
        return Piece(f"e^{inner}" if len(inner) == 1 else f"e^{{{inner}}}", f"e^{inner}" if len(inner) == 1 else f"e^({inner})",
            self.rng.choice((f"e to the {said}", f"e to the power of {said}", f"e to the power {said}")))

    def fraction(self) -> Piece:
        roll = self.rng.random()
        if roll < 0.25:
            (p, q), said = self.rng.choice(tuple(_PARTS.items()))
            return Piece(f"\\frac{{{p}}}{{{q}}}", f"{p}/{q}", said)
        if roll < 0.45:
            top, low = self.sum(2, small=True), self.simple()
            return Piece(f"\\frac{{{top.tex}}}{{{low.tex}}}", f"({top.plain})/{low.plain}",
                self.rng.choice((f"{top.words}, all over {low.words}", f"({top.words}) over {low.words}",
                    f"the fraction {top.words} over {low.words}")))
        if roll < 0.55:
            top, low = self.simple(), self.sum(2, small=True)
            return Piece(f"\\frac{{{top.tex}}}{{{low.tex}}}", f"{top.plain}/({low.plain})",
                self.rng.choice((f"{top.words} over ({low.words})", f"{top.words} divided by ({low.words})",
                    f"the fraction {top.words} over {low.words}")))
        top, low = self.rng.choice((self.simple, self.simple, self.power))(), self.simple()
        return Piece(f"\\frac{{{top.tex}}}{{{low.tex}}}", f"{top.plain}/{low.plain}",
            f"{top.words} {self.rng.choice(('over', 'over', 'divided by'))} {low.words}")

    def root(self) -> Piece:
        inner = self.rng.choice((self.simple, self.simple, self.simple, self.product))()
        if self.rng.random() < 0.15:
            return Piece(f"\\sqrt[3]{{{inner.tex}}}", f"cbrt({inner.plain})",
                self.rng.choice((f"the cube root of {inner.words}", f"cube root of {inner.words}")))
        if self.rng.random() < 0.25:
            inner = self.sum(2, small=True)
            return Piece(f"\\sqrt{{{inner.tex}}}", f"sqrt({inner.plain})", f"the square root of ({inner.words})")
        single = len(inner.plain) == 1 or inner.plain.isdigit()
        return Piece(f"\\sqrt{{{inner.tex}}}", self.rng.choice((f"sqrt({inner.plain})",
            f"√{inner.plain}" if single else f"√({inner.plain})")),
            self.rng.choice((f"the square root of {inner.words}", f"square root of {inner.words}", f"root {inner.words}",
                f"the root of {inner.words}",
                f"sqrt of {inner.words}")))

    def product(self) -> Piece:
        n, v = self.number(30), self.rng.choice((self.letter, self.letter, self.greek))()
        joined = f"{n.tex} {v.plain}" if len(v.plain) > 1 else f"{n.tex}{v.plain}"
        return Piece(n.tex + v.tex, joined, self.rng.choice((f"{n.words} {v.words}",
            f"{n.tex}{v.words}" if len(v.words) == 1 else f"{n.words} {v.words}")))

    def multiple(self) -> Piece:
        n, p = self.number(20), self.power()
        while p.tex[0].isdigit():
            p = self.power()
        return Piece(n.tex + p.tex, f"{n.tex} {p.plain}" if p.plain[:2].isalpha() else n.tex + p.plain,
            self.rng.choice((f"{n.words} {p.words}", f"{n.tex} {p.words}")))

    def times(self) -> Piece:
        a, b = self.simple(), self.simple()
        return Piece(f"{a.tex} \\times {b.tex}", self.rng.choice((f"{a.plain} * {b.plain}", f"{a.plain} × {b.plain}")),
            f"{a.words} times {b.words}")

    def applied(self) -> Piece:
        name = self.rng.choice(tuple(_FUNCTIONS))
        inner = self.rng.choice((self.letter, self.letter, self.product, self.greek))()
        return Piece(f"\\{name}({inner.tex})", f"{name}({inner.plain})", f"{self.rng.choice(_FUNCTIONS[name])} {inner.words}")

    def odd(self) -> Piece:
        v, w = self.letter().tex, self.letter().tex
        f = self.rng.choice("fghu")
        return Piece(*self.rng.choice((
            (f"{v}!", f"{v}!", f"{v} factorial"), (f"|{v}|", f"|{v}|", f"the absolute value of {v}"), (f"{f}({v})",
            f"{f}({v})", f"{f} of {v}"),
            (f"\\bar{{{v}}}", f"\\bar{{{v}}}", f"{v} bar"), (f"\\hat{{{v}}}", f"\\hat{{{v}}}", f"{v} hat"), (f"\\vec{{{v}}}",
            f"\\vec{{{v}}}", f"vector {v}"),
            (f"\\binom{{n}}{{{w}}}", f"\\binom{{n}}{{{w}}}", f"n choose {w}"), (f"{f}'({v})", f"{f}'({v})",
            f"{f} prime of {v}"),
            (f"\\frac{{d{v}}}{{d{w}}}", f"d{v}/d{w}", self.rng.choice((f"d{v} over d{w}", f"d{v}/d{w}", f"d{v} by d{w}"))),
            (f"\\Delta {v}", f"Δ{v}", f"delta {v}"), ("\\infty", "∞", "infinity"))))

    def term(self, *, small: bool = False) -> Piece:
        makers: tuple[Callable[[], Piece], ...] = (self.simple, self.power, self.product, self.multiple, self.subscript)
        weights: tuple[int, ...] = (6, 6, 6, 3, 3)
        if not small:
            makers, weights = (*makers, self.fraction, self.root, self.applied, self.exponential, self.times,
                self.odd), (*weights, 5, 4, 3, 2, 2, 3)
        return self.rng.choices(makers, weights=weights)[0]()

    def sum(self, terms: int = 0, *, small: bool = False) -> Piece:
        terms = terms or self.rng.choice((1, 2, 2, 2, 3, 3, 4))
        whole = self.term(small=small)
        for _ in range(terms - 1):
            sign, said = self.rng.choice((("+", "plus"), ("+", "plus"), ("+", "plus"), ("-", "minus"), ("-", "minus"), ("\\pm",
                "plus or minus")))
            if sign == "\\pm" and self.rng.random() < 0.7:
                sign, said = "+", "plus"
            term = self.term(small=small)
            gap = self.gap if sign != "\\pm" else " "
            whole = Piece(whole.tex + gap + sign + gap + term.tex, whole.plain + gap + {"\\pm": "±"}.get(sign,
                sign) + gap + term.plain, f"{whole.words} {said} {term.words}")
        return whole

    def relation(self) -> Piece:
        left, right = self.sum(), self.rng.choice((self.sum, self.simple, self.number, self.term))()
        tex, plain, *said = self.rng.choices((("=", "=", "equals", "is equal to", "is", "equals", "=", "equal"), ("<", "<",
            "is less than", "is smaller than"),
            (">", ">", "is greater than", "is bigger than"), ("\\leq", "<=", "is less than or equal to", "is at most"),
            ("\\geq", ">=", "is greater than or equal to", "is at least"), ("\\neq", "!=", "is not equal to", "does not equal"),
            ("\\approx", "≈", "is approximately", "is about")), weights=(30, 2, 2, 1, 1, 1, 1))[0]
        gap = " " if tex[0] == "\\" else self.gap
        return Piece(left.tex + gap + tex + gap + right.tex, left.plain + gap + plain + gap + right.plain,
            f"{left.words} {self.rng.choice(said)} {right.words}")

    def defined(self) -> Piece:
        f, v, body = self.rng.choice("fghpru"), self.rng.choice("xxxtnk"), self.sum()
        return Piece(f"{f}({v}){self.gap}={self.gap}{body.tex}", f"{f}({v}){self.gap}={self.gap}{body.plain}",
            f"{f} of {v} {self.rng.choice(('equals', 'equals', 'is', '=', 'is equal to'))} {body.words}")

    def named(self) -> Piece:
        v, body = self.rng.choice(_LETTERS), self.sum()
        return Piece(f"{v}{self.gap}={self.gap}{body.tex}", f"{v}{self.gap}={self.gap}{body.plain}",
            f"{v} {self.rng.choice(('equals', 'equals', 'is', '=', 'is equal to'))} {body.words}")

    def _bound(self) -> Piece:
        n = str(self.rng.randrange(0, 13))
        return self.rng.choice((Piece(n, n, n), Piece(n, n, n), Piece("a", "a", "a"), Piece("n", "n", "n"), Piece("\\infty",
            self.rng.choice(("infinity", "∞")), "infinity"),
            Piece("\\pi", "pi", "pi")))

    def _of(self, v: str) -> Piece:
        n = self.rng.randrange(2, 10)
        return Piece(*self.rng.choice(((v, v, v), (f"{v}^2", f"{v}^2", f"{v} squared"), (f"{v}^3", f"{v}^3", f"{v} cubed"),
            (f"{n}{v}", f"{n}{v}", f"{n}{v}"),
            (f"\\sin({v})", f"sin({v})", f"sine of {v}"), (f"\\cos({v})", f"cos({v})", f"cos of {v}"), (f"f({v})", f"f({v})",
            f"f of {v}"), (f"e^{v}", f"e^{v}", f"e to the {v}"),
            (f"\\frac{{1}}{{{v}}}", f"1/{v}", f"1 over {v}"), (f"{n}{v}^2", f"{n}{v}^2", f"{n} {v} squared"),
            (f"\\sqrt{{{v}}}", f"sqrt({v})", f"the square root of {v}"),
            (f"{v}^{n}", f"{v}^{n}", f"{v} to the power of {n}"), (f"g({v})", f"g({v})", f"g of {v}"))))

    def integral(self) -> Piece:
        v = self.rng.choice("xxxtyu")
        body, low, high, the = self._of(v), self._bound(), self._bound(), self.rng.choice(("the integral", "integral"))
        while low.tex in (high.tex, "\\infty", "n", "\\pi"):
            low = self._bound()
        if self.rng.random() < 0.35:
            return Piece(f"\\int {body.tex} \\, d{v}", self.rng.choice((f"∫ {body.plain} d{v}", f"int {body.plain} d{v}")),
                f"{the} of {body.words} d{v}")
        return Piece(f"\\int_{{{low.tex}}}^{{{high.tex}}} {body.tex} \\, d{v}",
            self.rng.choice((f"int_{low.plain}^{high.plain} {body.plain} d{v}",
            f"∫_{low.plain}^{high.plain} {body.plain} d{v}", f"∫ from {low.plain} to {high.plain} of {body.plain} d{v}")),
                self.rng.choice((
            f"{the} of {body.words} d{v} from {low.words} to {high.words}",
                f"{the} from {low.words} to {high.words} of {body.words} d{v}",
            f"{the} between {low.words} and {high.words} of {body.words} d{v}")))

    def series(self) -> Piece:
        v, low = self.rng.choice("kkinj"), str(self.rng.choice((0, 1, 1, 1, 2, 3, 5)))
        high = self.rng.choice((Piece("m" if v == "n" else "n", "m" if v == "n" else "n", "m" if v == "n" else "n"),
            Piece("\\infty", "infinity", "infinity"), Piece("m", "m", "m"),
            *[Piece(str(n), str(n), str(n)) for n in (self.rng.randrange(6, 30), 10, 100)]))
        body = self._of(v)
        while body.tex == "f(i)":
            body = self._of(v)
        name, said = self.rng.choice((("sum", "the sum"), ("sum", "sum"), ("sum", "the sum"), ("prod", "the product")))
        start = self.rng.choice((f"{v}={low}", f"{v}={low}", f"{v} = {low}", f"{v} equals {low}"))
        return Piece(f"\\{name}_{{{v}={low}}}^{{{high.tex}}} {body.tex}",
            self.rng.choice((f"{name}_({v}={low})^{high.plain} {body.plain}",
            f"{'Σ' if name == 'sum' else 'Π'}_{{{v}={low}}}^{{{high.plain}}} {body.plain}",
                f"{said} from {v}={low} to {high.plain} of {body.plain}")), self.rng.choice((
            f"{said} from {start} to {high.words} of {body.words}", f"{said} of {body.words} from {start} to {high.words}",
                f"{said} over {v} from {low} to {high.words} of {body.words}",
            f"{said} of {body.words} for {v} from {low} to {high.words}")))

    def limit(self) -> Piece:
        v, to, body = self.rng.choice("xxnht"), self._bound(), None
        body = self._of(v)
        return Piece(f"\\lim_{{{v} \\to {to.tex}}} {body.tex}", self.rng.choice((f"lim {v}->{to.plain} {body.plain}",
            f"lim_{{{v}->{to.plain}}} {body.plain}")), self.rng.choice((
            f"the limit of {body.words} as {v} goes to {to.words}", f"limit as {v} approaches {to.words} of {body.words}",
                f"the limit as {v} tends to {to.words} of {body.words}",
            f"the limit for {v} to {to.words} of {body.words}")))

    def derivative(self) -> Piece:
        v, f = self.rng.choice("xxxt"), self.rng.choice("fguyh")
        body = self._of(v)
        return Piece(*self.rng.choice((
            (f"\\frac{{d{f}}}{{d{v}}}", f"d{f}/d{v}", self.rng.choice((f"the derivative of {f} with respect to {v}",
            f"d{f} over d{v}", f"d{f} by d{v}"))),
            (f"\\frac{{\\partial {f}}}{{\\partial {v}}}", f"∂{f}/∂{v}",
            self.rng.choice((f"the partial derivative of {f} with respect to {v}", f"partial {f} over partial {v}"))),
            (f"\\frac{{d}}{{d{v}}} {body.tex}", f"d/d{v} {body.plain}", self.rng.choice((f"d/d{v} of {body.words}",
            f"d over d{v} of {body.words}"))),
            (f"\\frac{{d{f}}}{{d{v}}} = {body.tex}", f"d{f}/d{v} = {body.plain}", f"d{f}/d{v} equals {body.words}"),
            (f"{f}'({v}) = {body.tex}", f"{f}'({v}) = {body.plain}", f"{f} prime of {v} equals {body.words}"))))

    def any(self) -> Piece:
        makers = (self.relation, self.sum, self.defined, self.named, self.fraction, self.root, self.power, self.integral,
            self.series, self.limit, self.derivative, self.exponential,
            self.greek, self.odd, self.subscript, self.applied)
        return self.rng.choices(makers, weights=(26, 12, 10, 8, 5, 4, 4, 9, 8, 5, 6, 2, 2, 2, 1, 2))[0]()


#: What `forms.py` and `voice.py` would change in words, and what a formula cannot be short of.
_UNSAID: Final = ("\\n", "  ", " !", " ,", " ;", "@", "\\geq", "\\leq x<")


def _made(voice: str) -> Callable[[random.Random], Drawn]:
    """Draw any formula in one voice: its words, the notation that people type, or LaTeX."""

    def draw(rng: random.Random) -> Drawn:
        while True:
            piece = _Maker(rng, " " if voice == "words" or rng.random() < 0.7 else "").any()
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
        make = _Maker(rng, " ")
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
