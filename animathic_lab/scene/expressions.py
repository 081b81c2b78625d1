"""Expressions of models and people, parsed by a small grammar of our own into numpy code. Nothing is ever evaluated as Python.

Grammar (the usual precedence; ``^`` and ``**`` are powers, right-associative; ``2x`` and ``2 sin(x)`` multiply)::

    condition  := both ("or" both)*          a condition counts as 1 or 0 where a number is meant
    both       := negation ("and" negation)*
    negation   := "not" negation | expression (("<" | "<=" | ">" | ">=" | "==" | "!=") expression)*
    expression := term (("+" | "-") term)*
    term       := factor (("*" | "/") factor | factor-that-starts-with-a-name-or-bracket)*
    factor     := ("+" | "-") factor | power
    power      := atom ("^" factor)?
    atom       := number | name | function "(" condition ("," condition)* ")" | "(" condition ")" | "|" expression "|"

``if(condition, value, otherwise)`` takes further pairs: ``if(x < 0, 1, x < 2, x, 4)``.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.expression_nodes import (
    Expression,
    Node,
    as_float,
    binary,
    bracket,
    call,
    compared,
    folded,
    numeric,
    truth,
)
from animathic_lab.scene.expression_words import COMPARISONS, CONSTANTS, FUNCTIONS, PREFIX, tokens_of

__all__ = ["Expression", "parse"]

MAX_LENGTH: Final = 200
MAX_DEPTH: Final = 24


def parse(
    text: str,
    *,
    variables: frozenset[str] = frozenset({"x"}),
    spelled: Mapping[str, str] = MappingProxyType({}),
    equation: bool = False,
) -> Expression:
    """Parse an expression.

    Parameters
    ----------
    text : str
        Such as ``sin(x) / x^2``; a leading ``y =`` or ``f(x) =`` is left out, unless ``y`` is a variable.
    variables : frozenset of str
        Names that may occur.
    spelled : Mapping
        Code of the variables whose code is not their name. It is ours, never a model's.
    equation : bool
        Whether ``left = right`` is read, as ``left - right``.

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
    prefix = PREFIX.match(text)
    if prefix and not equation and prefix[1].lower() not in variables:
        text = text[prefix.end() :]
    return _Parser(text, variables, spelled).run(equation=equation)


class _Parser:
    """Recursive descent over the tokens; builds code and value side by side so that they cannot disagree."""

    def __init__(self, text: str, variables: frozenset[str], spelled: Mapping[str, str]) -> None:
        self.text, self.allowed, self.spelled = text, variables, spelled
        self.tokens = tokens_of(text, self._valid())
        self.at = 0
        self.depth = 0

    def run(self, *, equation: bool = False) -> Expression:
        node, _ = numeric(*self._condition())
        if equation and self._peek() == "=":
            self.at += 1
            right = bracket(*numeric(*self._sum()), 2)
            node = binary(node, "-", right, f"{node.code} - {right.code}")
        if self.at < len(self.tokens):
            raise self._error(f"unexpected {self.tokens[self.at][1]!r}")
        return Expression(node.code, node.variables, node.evaluate)

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

    # Each rule returns its node and the precedence of its outermost operator: 0 comparison, 1 sum, 2 product, 3 sign, 4 power,
    # 5 atom.

    def _condition(self) -> tuple[Node, int]:
        node, level = self._both()
        while self._peek() == "or":
            self.at += 1
            node, level = call("logical_or", [truth(node), truth(self._both()[0])], logical=True), 5
        return node, level

    def _both(self) -> tuple[Node, int]:
        node, level = self._negation()
        while self._peek() == "and":
            self.at += 1
            node, level = call("logical_and", [truth(node), truth(self._negation()[0])], logical=True), 5
        return node, level

    def _negation(self) -> tuple[Node, int]:
        if self._peek() == "not":
            self.at += 1
            return call("logical_not", [truth(self._negation()[0])], logical=True), 5
        node, level = self._sum()
        found: Node | None = None
        while (mark := self._peek()) in COMPARISONS:
            self.at += 1
            right, right_level = self._sum()
            one = compared(bracket(*numeric(node, level), 1), mark, bracket(*numeric(right, right_level), 1))
            # 0 < x < 1 means both
            found = one if found is None else call("logical_and", [found, one], logical=True)
            node, level = right, right_level
        if found is None:
            return node, level
        return found, 5 if found.code.startswith("np.logical_and(") else 0

    def _sum(self) -> tuple[Node, int]:
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error("too deeply nested")
        node, level = self._product()
        while (mark := self._peek()) in ("+", "-"):
            self.at += 1
            left, right = bracket(*numeric(node, level), 1), bracket(*numeric(*self._product()), 2)
            node, level = binary(left, mark, right, f"{left.code} {mark} {right.code}"), 1
        self.depth -= 1
        return node, level

    def _product(self) -> tuple[Node, int]:
        node, level = self._sign()
        while (mark := self._peek()) in ("*", "/", "(", "name", "number"):
            if mark in ("*", "/"):
                self.at += 1
            elif mark == "number":
                raise self._error("two numbers side by side")
            else:
                mark = "*"  # 2x, 2 sin(x), (x+1)(x-1)
            left, right = bracket(*numeric(node, level), 2), bracket(*numeric(*self._sign()), 3)
            node, level = binary(left, mark, right, f"{left.code} {mark} {right.code}"), 2
            if mark == "/" and not right.variables and not left.variables:
                # Folded where Python would raise: dividing by nothing.
                node, level = (node, level) if right.value() else folded(node.value())
        return node, level

    def _sign(self) -> tuple[Node, int]:
        mark = self._peek()
        if mark not in ("+", "-"):
            return self._power()
        self.at += 1
        self.depth += 1
        if self.depth > MAX_DEPTH:
            raise self._error("too deeply nested")
        node, level = numeric(*self._sign())
        self.depth -= 1
        if mark == "+":
            return node, level
        inner = bracket(node, level, 3)
        evaluate = inner.evaluate
        return Node(f"-{inner.code}", lambda values: -evaluate(values), inner.variables), 3

    def _power(self) -> tuple[Node, int]:
        base, level = self._atom()
        if self._peek() not in ("^", "**"):
            return base, level
        self.at += 1
        exponent, exponent_level = self._sign()
        base, exponent = bracket(*numeric(base, level), 5), bracket(*numeric(exponent, exponent_level), 4)
        node = binary(base, "^", exponent, f"{base.code}**{exponent.code}")
        if node.variables:
            return node, 4
        # Folded, because Python's whole numbers have no limit: 9^9^9 would be worked out for hours.
        value = node.value()
        if not math.isfinite(value) or abs(value) > 1e12:
            raise self._error("a power is too large")
        return Node(repr(value), lambda _: value), 5 if value >= 0 else 3

    def _atom(self) -> tuple[Node, int]:
        kind = self._peek()
        if kind == "number":
            value = float(self.tokens[self.at][1])
            self.at += 1
            if not math.isfinite(value) or abs(value) > 1e12:
                raise self._error("a number is too large")
            code = repr(int(value)) if value == int(value) else repr(value)
            return Node(code, lambda _: value), 5
        if kind == "name":
            return self._name()
        if kind == "(":
            self.at += 1
            node, level = self._condition()
            self._take(")")
            return node, level
        if kind == "|":
            self.at += 1
            node, _ = numeric(*self._sum())
            self._take("|")
            return self._called("abs", [node])
        raise self._error("a value is missing" if kind == "end" else f"unexpected {self.tokens[self.at][1]!r}")

    def _bare_argument(self) -> Node:
        """Read the argument of ``sin 2x``: as people write it, up to the last variable that stands right beside."""
        node, level = numeric(*self._power())
        while self._peek() == "name" and self.tokens[self.at][1].lower() in self.allowed:
            right, right_level = self._power()
            left, right = bracket(node, level, 2), bracket(right, right_level, 3)
            node, level = binary(left, "*", right, f"{left.code} * {right.code}"), 2
        return node

    def _name(self) -> tuple[Node, int]:
        name = self.tokens[self.at][1]
        self.at += 1
        lower = name if name in self.allowed else name.lower()
        if lower in self.allowed:
            return Node(self.spelled.get(lower, lower), lambda values: values[lower], frozenset({lower})), 5
        if lower in FUNCTIONS:
            numpy_name, arity = FUNCTIONS[lower]
            if self._peek() != "(":
                return self._called(numpy_name, [self._bare_argument()])
            self._take("(")
            arguments = [self._condition()]
            while self._peek() == ",":
                self.at += 1
                arguments.append(self._condition())
            self._take(")")
            if lower == "if" and len(arguments) >= 3 and len(arguments) % 2:
                return self._choice(arguments)
            if len(arguments) != arity:
                raise self._error(f"{lower} takes {arity} value{'s' * (arity > 1)}, not {len(arguments)},")
            return self._called(numpy_name, [numeric(*argument)[0] for argument in arguments])
        if lower in CONSTANTS:
            value = {"pi": math.pi, "π": math.pi, "e": math.e, "tau": math.tau}[lower]
            return Node(CONSTANTS[lower], lambda _: value), 5
        raise self._error(f"unknown name {name!r}")

    def _choice(self, arguments: list[tuple[Node, int]]) -> tuple[Node, int]:
        node = numeric(*arguments[-1])[0]
        for condition, value in zip(arguments[-3::-2], arguments[-2::-2], strict=True):
            # Whole numbers become floats: numpy's own have no negative powers.
            branches = [as_float(numeric(*value)[0]), as_float(node)]
            node = call("where", [truth(condition[0]), *branches])
        return node, 5

    def _called(self, name: str, arguments: list[Node]) -> tuple[Node, int]:
        node = call(name, arguments)
        if node.variables or (len(arguments) == 1 and abs(arguments[0].value()) < 1e9):
            return node, 5
        # Folded, because numpy refuses some of Python's whole numbers: mod(5, 0), pow(2, -1), sqrt of a huge one.
        return folded(node.value())
