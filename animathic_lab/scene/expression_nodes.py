"""What expressions are made of: code and value side by side, so that they cannot disagree."""

from __future__ import annotations

import math
import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    Values = npt.NDArray[np.float64]

__all__ = ["Expression", "Node", "as_float", "binary", "bracket", "call", "compared", "folded", "numeric", "truth"]


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
class Node:
    """A part of an expression: its code, its value over variables, and which variables those are."""

    code: str
    evaluate: Callable[[Mapping[str, Any]], Any]
    variables: frozenset[str] = frozenset()
    #: Whether it is true or false rather than a number.
    logical: bool = False

    def value(self) -> float:
        """Return the value of a node without variables."""
        return float(Expression(self.code, self.variables, self.evaluate)())


def bracket(node: Node, level: int, least: int) -> Node:
    """Return a node in brackets where its precedence is below the least that may stand bare."""
    return node if level >= least else replace(node, code=f"({node.code})")


def numeric(node: Node, level: int) -> tuple[Node, int]:
    """Return a node as a number: what is true counts as 1."""
    if not node.logical:
        return node, level
    evaluate, code = node.evaluate, node.code if level >= 5 else f"({node.code})"
    return Node(f"1.0 * {code}", lambda values: 1.0 * evaluate(values), node.variables), 2


def truth(node: Node) -> Node:
    """Return a node as a condition: what is not 0 is true."""
    return node if node.logical else compared(node, "!=", Node("0", lambda _: 0.0))


def compared(left: Node, mark: str, right: Node) -> Node:
    """Return the comparison of two numbers."""
    compare, one, other = _COMPARE[mark], left.evaluate, right.evaluate
    return Node(
        f"{left.code} {mark} {right.code}",
        lambda values: compare(_float(one(values)), _float(other(values))),
        left.variables | right.variables,
        logical=True,
    )


def _float(value: Any) -> Any:
    """Return a value of numpy's, which compares and divides without exceptions."""
    import numpy as np

    return np.float64(1) * value


_COMPARE: Final[Mapping[str, Callable[[Any, Any], Any]]] = MappingProxyType(
    {"<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge, "==": operator.eq, "!=": operator.ne}
)


def folded(value: float) -> tuple[Node, int]:
    """Return a constant and its precedence; infinities and NaN by numpy's names."""
    magnitude = "np.nan" if math.isnan(value) else "np.inf" if math.isinf(value) else repr(abs(value))
    negative = not math.isnan(value) and math.copysign(1, value) < 0
    return Node(f"-{magnitude}" if negative else magnitude, lambda _: value), 3 if negative else 5


def as_float(node: Node) -> Node:
    """Return a constant worked out; what has variables, and what has a name, stays."""
    return node if node.variables or node.code in ("np.pi", "np.e") else folded(node.value())[0]


def call(name: str, arguments: list[Node], *, logical: bool = False) -> Node:
    """Return the call of one of numpy's functions, whose name is ours."""

    def evaluate(values: Mapping[str, Any]) -> Any:
        import numpy as np

        return getattr(np, name)(*(argument.evaluate(values) for argument in arguments))

    code = f"np.{name}({', '.join(argument.code for argument in arguments)})"
    return Node(code, evaluate, frozenset().union(*(argument.variables for argument in arguments)), logical)


def binary(left: Node, mark: str, right: Node, code: str) -> Node:
    """Return an operation on two numbers, whose code is made by the parser, which knows the brackets."""

    def evaluate(values: Mapping[str, Any]) -> Any:
        one, other = _float(left.evaluate(values)), _float(right.evaluate(values))
        if mark == "+":
            return one + other
        if mark == "-":
            return one - other
        if mark == "*":
            return one * other
        return one / other if mark == "/" else one**other

    return Node(code, evaluate, left.variables | right.variables)
