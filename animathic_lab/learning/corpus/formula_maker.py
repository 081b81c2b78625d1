"""Pieces of formulae, built in three voices at once: LaTeX, the notation that people type, and words."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
# ruff: noqa: RUF001 - people type Greek letters and other signs.
import random
from collections.abc import Callable
from typing import Final, NamedTuple

__all__ = ["Maker"]


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


class Maker:
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
