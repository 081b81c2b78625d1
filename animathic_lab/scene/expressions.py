"""Expressions of models and people, parsed by a small grammar of our own into numpy code. Nothing is ever evaluated as Python.

Grammar (the usual precedence; ``^`` and ``**`` are powers, right-associative; ``2x`` and ``2 sin(x)`` multiply)::

    expression := term (("+" | "-") term)*
    term       := factor (("*" | "/") factor | factor-that-starts-with-a-name-or-bracket)*
    factor     := ("+" | "-") factor | power
    power      := atom ("^" factor)?
    atom       := number | name | function "(" expression ("," expression)* ")" | "(" expression ")" | "|" expression "|"
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

from animathic_lab.errors import SpecError

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

__all__ = ["Expression", "parse"]

MAX_LENGTH: Final = 200
MAX_DEPTH: Final = 24

#: Function name -> numpy's name and number of arguments.
_FUNCTIONS: Final[Mapping[str, tuple[str, int]]] = {
    "sin": ("sin", 1),
    "cos": ("cos", 1),
    "tan": ("tan", 1),
    "asin": ("arcsin", 1),
    "acos": ("arccos", 1),
    "atan": ("arctan", 1),
    "arcsin": ("arcsin", 1),
    "arccos": ("arccos", 1),
    "arctan": ("arctan", 1),
    "sinh": ("sinh", 1),
    "cosh": ("cosh", 1),
    "tanh": ("tanh", 1),
    "exp": ("exp", 1),
    "log": ("log", 1),
    "ln": ("log", 1),
    "log2": ("log2", 1),
    "log10": ("log10", 1),
    "sqrt": ("sqrt", 1),
    "cbrt": ("cbrt", 1),
    "abs": ("abs", 1),
    "floor": ("floor", 1),
    "ceil": ("ceil", 1),
    "round": ("round", 1),
    "sign": ("sign", 1),
    "min": ("minimum", 2),
    "max": ("maximum", 2),
    "mod": ("mod", 2),
    "pow": ("power", 2),
    "atan2": ("arctan2", 2),
    "hypot": ("hypot", 2),
    "step": ("heaviside", 2),
    "if": ("where", 3),
    "less": ("less", 2),
    "greater": ("greater", 2),
    "clip": ("clip", 3),
}
_CONSTANTS: Final[Mapping[str, str]] = {"pi": "np.pi", "π": "np.pi", "e": "np.e", "tau": "(2 * np.pi)"}
_TOKEN = re.compile(r"\s*(?:(\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+(?:[eE][+-]?\d+)?)|([A-Za-zπ][A-Za-z0-9_]*)|(\*\*|[-+*/^(),|]))")
_PREFIX = re.compile(r"^\s*(?:y|z|f|g|h)\s*(?:\(\s*[a-z]\s*\))?\s*=", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Expression:
    """A parsed expression.

    Attributes
    ----------
    code : str
        Equivalent Python over ``np`` and the variables. Made from the tree, so no character of the input survives in it
        but digits and known names.
    variables : frozenset of str
        The variables that occur.
    """

    code: str
    variables: frozenset[str]
    _evaluate: Callable[[Mapping[str, Any]], Any]

    def __call__(self, **values: Values | float) -> Values:
        """Evaluate over arrays.

        Parameters
        ----------
        **values : ndarray or float
            One per variable; they broadcast.

        Returns
        -------
        ndarray of float64
            NaN or infinity where the expression has no finite value; never an exception for a domain error.
        """
        import numpy as np

        with np.errstate(all="ignore"):
            result = np.asarray(self._evaluate(values), dtype=np.float64)
        shape = np.broadcast_shapes(*(np.shape(value) for value in values.values()))
        return np.broadcast_to(result, np.broadcast_shapes(result.shape, shape))


@dataclass(frozen=True, slots=True)
class _Node:
    code: str
    evaluate: Callable[[Mapping[str, Any]], Any]
    variables: frozenset[str] = frozenset()


def parse(
    text: str, *, variables: frozenset[str] = frozenset({"x"}), spelled: Mapping[str, str] = MappingProxyType({})
) -> Expression:
    """Parse an expression.

    Parameters
    ----------
    text : str
        Such as ``sin(x) / x^2``; a leading ``y =`` or ``f(x) =`` is left out.
    variables : frozenset of str
        Names that may occur.
    spelled : Mapping
        Code of the variables whose code is not their name. It is ours, never a model's.

    Returns
    -------
    Expression
        Its code and its value.

    Raises
    ------
    SpecError
        With the place and what would be valid.

    Examples
    --------
    >>> parse("y = 2x^2 - 1").code
    '2 * x**2 - 1'
    """
    if len(text) > MAX_LENGTH:
        raise SpecError(f"an expression of {len(text)} characters is too long", valid=f"at most {MAX_LENGTH}")
    return _Parser(_PREFIX.sub("", text), variables, spelled).run()


class _Parser:
    """Recursive descent over the tokens; builds code and value side by side so that they cannot disagree."""

    def __init__(self, text: str, variables: frozenset[str], spelled: Mapping[str, str]) -> None:
        self.text, self.allowed, self.spelled = text, variables, spelled
        self.tokens = self._tokenize(text)
        self.at = 0
        self.depth = 0

    def run(self) -> Expression:
        node, _ = self._sum()
        if self.at < len(self.tokens):
            raise self._error(f"unexpected {self.tokens[self.at][1]!r}")
        return Expression(node.code, node.variables, node.evaluate)

    def _tokenize(self, text: str) -> list[tuple[str, str]]:
        tokens, position = [], 0
        # The middle dot, the multiplication sign and the minus sign of typeset mathematics.
        text = text.replace("\u00b7", "*").replace("\u00d7", "*").replace("\u2212", "-").rstrip()
        while position < len(text):
            match = _TOKEN.match(text, position)
            if match is None:
                raise SpecError(f"cannot read {text[position : position + 12]!r} in the expression", valid=self._valid())
            kind = ("number", "name", "mark")[(match.lastindex or 1) - 1]
            tokens.append((kind, match.group(match.lastindex or 0)))
            position = match.end()
        return tokens

    def _valid(self) -> str:
        names = ", ".join(sorted(self.allowed))
        return f"numbers, {names}, + - * / ^ ( ) and functions such as sin, cos, exp, log, sqrt, abs"

    def _error(self, message: str) -> SpecError:
        return SpecError(f"{message} in the expression {self.text.strip()!r}", valid=self._valid())

    def _peek(self) -> str:
        kind, value = self.tokens[self.at] if self.at < len(self.tokens) else ("end", "")
        return value if kind == "mark" else kind

    def _take(self, mark: str) -> None:
        if self._peek() != mark:
            raise self._error(f"expected {mark!r}")
        self.at += 1

    # Each rule returns its node and the precedence of its outermost operator: 1 sum, 2 product, 3 sign, 4 power, 5 atom.

    def _sum(self) -> tuple[_Node, int]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error("too deeply nested")
        node, level = self._product()
        while (mark := self._peek()) in ("+", "-"):
            self.at += 1
            right, right_level = self._product()
            right = _bracket(right, right_level, 2)
            node, level = _binary(node, mark, right, f"{node.code} {mark} {right.code}"), 1
        self.depth -= 1
        return node, level

    def _product(self) -> tuple[_Node, int]:
        node, level = self._sign()
        while (mark := self._peek()) in ("*", "/", "(", "name", "number"):
            if mark in ("*", "/"):
                self.at += 1
            elif mark == "number":
                raise self._error("two numbers side by side")
            else:
                mark = "*"  # 2x, 2 sin(x), (x+1)(x-1)
            right, right_level = self._sign()
            left, right = _bracket(node, level, 2), _bracket(right, right_level, 3)
            node, level = _binary(left, mark, right, f"{left.code} {mark} {right.code}"), 2
        return node, level

    def _sign(self) -> tuple[_Node, int]:
        mark = self._peek()
        if mark not in ("+", "-"):
            return self._power()
        self.at += 1
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error("too deeply nested")
        node, level = self._sign()
        self.depth -= 1
        if mark == "+":
            return node, level
        inner = _bracket(node, level, 3)
        evaluate = inner.evaluate
        return _Node(f"-{inner.code}", lambda values: -evaluate(values), inner.variables), 3

    def _power(self) -> tuple[_Node, int]:
        base, level = self._atom()
        if self._peek() not in ("^", "**"):
            return base, level
        self.at += 1
        exponent, exponent_level = self._sign()
        base, exponent = _bracket(base, level, 5), _bracket(exponent, exponent_level, 4)
        node = _binary(base, "^", exponent, f"{base.code}**{exponent.code}")
        if node.variables:
            return node, 4
        # Folded, because Python's whole numbers have no limit: 9^9^9 would be worked out for hours.
        value = float(Expression(node.code, node.variables, node.evaluate)())
        if not math.isfinite(value) or abs(value) > 1e12:
            raise self._error("a power is too large")
        return _Node(repr(value), lambda _: value), 5 if value >= 0 else 3

    def _atom(self) -> tuple[_Node, int]:
        kind = self._peek()
        if kind == "number":
            value = float(self.tokens[self.at][1])
            self.at += 1
            if not math.isfinite(value) or abs(value) > 1e12:
                raise self._error("a number is too large")
            code = repr(int(value)) if value == int(value) else repr(value)
            return _Node(code, lambda _: value), 5
        if kind == "name":
            return self._name()
        if kind == "(":
            self.at += 1
            node, level = self._sum()
            self._take(")")
            return node, level
        if kind == "|":
            self.at += 1
            node, _ = self._sum()
            self._take("|")
            return _call("abs", [node]), 5
        raise self._error("a value is missing" if kind == "end" else f"unexpected {self.tokens[self.at][1]!r}")

    def _bare_argument(self) -> _Node:
        """Read the argument of ``sin 2x``: as people write it, up to the last variable that stands right beside."""
        node, level = self._power()
        while self._peek() == "name" and self.tokens[self.at][1].lower() in self.allowed:
            right, right_level = self._power()
            left, right = _bracket(node, level, 2), _bracket(right, right_level, 3)
            node, level = _binary(left, "*", right, f"{left.code} * {right.code}"), 2
        return node

    def _name(self) -> tuple[_Node, int]:
        name = self.tokens[self.at][1]
        self.at += 1
        lower = name if name in self.allowed else name.lower()
        if lower in self.allowed:
            return _Node(self.spelled.get(lower, lower), lambda values: values[lower], frozenset({lower})), 5
        if lower in _FUNCTIONS:
            numpy_name, arity = _FUNCTIONS[lower]
            if self._peek() != "(":
                return _call(numpy_name, [self._bare_argument()]), 5
            self._take("(")
            arguments = [self._sum()[0]]
            while self._peek() == ",":
                self.at += 1
                arguments.append(self._sum()[0])
            self._take(")")
            if len(arguments) != arity:
                raise self._error(f"{lower} takes {arity} value{'s' * (arity > 1)}, not {len(arguments)},")
            return _call(numpy_name, arguments), 5
        if lower in _CONSTANTS:
            value = {"pi": math.pi, "π": math.pi, "e": math.e, "tau": math.tau}[lower]
            return _Node(_CONSTANTS[lower], lambda _: value), 5
        raise self._error(f"unknown name {name!r}")


def _bracket(node: _Node, level: int, least: int) -> _Node:
    return node if level >= least else _Node(f"({node.code})", node.evaluate, node.variables)


def _call(name: str, arguments: list[_Node]) -> _Node:
    def evaluate(values: Mapping[str, Any]) -> Any:
        import numpy as np

        return getattr(np, name)(*(argument.evaluate(values) for argument in arguments))

    code = f"np.{name}({', '.join(argument.code for argument in arguments)})"
    return _Node(code, evaluate, frozenset().union(*(argument.variables for argument in arguments)))


def _binary(left: _Node, mark: str, right: _Node, code: str) -> _Node:
    def evaluate(values: Mapping[str, Any]) -> Any:
        import numpy as np

        one, other = np.float64(1) * left.evaluate(values), np.float64(1) * right.evaluate(values)
        if mark == "+":
            return one + other
        if mark == "-":
            return one - other
        if mark == "*":
            return one * other
        return one / other if mark == "/" else one**other

    return _Node(code, evaluate, left.variables | right.variables)
