"""What moves by itself: trackers, expressions of them and of time, and the objects that follow them."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.expressions import Expression, parse
from animathic_lab.scene.kinds.book import BOOK
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Action, Kind

__all__ = [
    "BOUND_FIELDS",
    "MADE_WITH",
    "TIME",
    "bindings_of",
    "expressions_of",
    "is_bound",
    "is_redrawn",
    "moves",
    "own_variables",
    "read",
    "seen_values",
    "start_values",
    "uses_time",
]

#: The variable that counts the seconds since the scene began.
TIME: Final = "time"
#: What can follow an expression, and the keyword of the helper `follow` for it.
_FOLLOWED: Final = ("x", "y", "z", "angle", "scale", "width", "height", "opacity", "value")
#: What an object is made with, so that it is made anew when the expression changes.
MADE_WITH: Final = ("at", "dx")
BOUND_FIELDS: Final = (*_FOLLOWED, *MADE_WITH)
#: Kind -> field -> the variables that its expression is of, beside trackers and time.
_VARIABLES: Final[Mapping[Kind, Mapping[str, tuple[str, ...]]]] = {
    Kind.PLOT: {"expression": ("x",)},
    Kind.PARAMETRIC: {"expression": ("t",), "expression_y": ("t",), "expression_z": ("t",)},
    Kind.IMPLICIT: {"expression": ("x", "y")},
    Kind.VECTOR_FIELD: {"expression": ("x", "y"), "expression_y": ("x", "y")},
    Kind.STREAM_LINES: {"expression": ("x", "y"), "expression_y": ("x", "y")},
    Kind.SURFACE: {"expression": ("x", "y", "u", "v"), "expression_y": ("u", "v"), "expression_z": ("x", "y", "u", "v")},
}
_BINDING = re.compile(r"^\s*([a-z]+)\s*=(?!=)\s*(.+)$", re.DOTALL)


def start_values(spec: SceneSpec) -> dict[str, Any]:
    """Return every variable that expressions of this scene may use beside their own, with its value at the start."""
    return {item.id: float(item.value or 0.0) for item in spec.objects if item.type is Kind.TRACKER} | {TIME: 0.0}


def read(
    text: str, spec: SceneSpec, *own: str, spelled: Mapping[str, str] = MappingProxyType({}), equation: bool = False
) -> Expression:
    """Parse an expression of some variables of its own, of trackers and of time.

    Parameters
    ----------
    text : str
        The expression.
    spec : SceneSpec
        Whose trackers may occur.
    *own : str
        Variables such as ``x``; they hide trackers of the same name.
    spelled : Mapping
        Code of those whose code is not their name.
    equation : bool
        Whether ``left = right`` is read, as ``left - right``.

    Returns
    -------
    Expression
        Its code asks trackers for their value at the moment when it runs.

    Raises
    ------
    SpecError
        The expression cannot be read.
    """
    outer = [name for name in start_values(spec) if name not in own]
    code = {name: f"{'clock' if name == TIME else name}.get_value()" for name in outer}
    return _parsed(text, frozenset(own) | frozenset(outer), tuple({**code, **spelled}.items()), equation)


@functools.lru_cache(maxsize=512)
def _parsed(text: str, names: frozenset[str], spelled: tuple[tuple[str, str], ...], equation: bool) -> Expression:
    # The rules, the ranges of axes and the makers all read the same few expressions.
    return parse(text, variables=names, spelled=dict(spelled), equation=equation)


def bindings_of(item: SceneObject, spec: SceneSpec) -> Mapping[str, Expression]:
    """Return the fields of an object that follow expressions.

    Raises
    ------
    SpecError
        A binding is no ``field = expression``, or its expression cannot be read. Without a path.
    """
    found: dict[str, Expression] = {}
    for text in item.bind or ():
        match = _BINDING.match(text)
        if match is None or match[1] not in BOUND_FIELDS or match[1] in found:
            raise SpecError(
                f"{text[:60]!r} binds nothing", valid=f"one 'field = expression' each for {', '.join(BOUND_FIELDS)}"
            )
        if match[1] in MADE_WITH and match[1] not in BOOK[item.type].needs + BOOK[item.type].reads:
            raise SpecError(f"{item.type} has no {match[1]} that could be bound", valid=", ".join(_FOLLOWED))
        found[match[1]] = read(match[2], spec)
    if 0 < len(found.keys() & set(MADE_WITH)) < len(found):
        raise SpecError(
            "what is made anew in every frame cannot follow other bindings", valid=f"only {' and '.join(MADE_WITH)}"
        )
    return found


def own_variables(item: SceneObject, spec: SceneSpec) -> Mapping[str, tuple[str, ...]]:
    """Return the fields that hold expressions, each with the variables that are its own; they hide trackers of that name."""
    if item.type is Kind.PLOT and item.axes is not None:
        # Around a pole the curve is r of theta; elsewhere a tracker may have that name.
        on = next((other for other in spec.objects if other.id == item.axes), None)
        if on is not None and on.type is Kind.POLAR_PLANE:
            return {"expression": ("x", "theta")}
    return _VARIABLES.get(item.type, {})


def expressions_of(item: SceneObject, spec: SceneSpec) -> list[Expression]:
    """Return all expressions of an object that can be read."""
    found = []
    for field, own in own_variables(item, spec).items():
        if text := getattr(item, field):
            try:
                found.append(read(text, spec, *own, equation=item.type is Kind.IMPLICIT))
            except SpecError:
                continue
    return found


def moves(item: SceneObject, spec: SceneSpec) -> bool:
    """Whether an object's own expressions or bindings make it change by itself."""
    outer = start_values(spec).keys()
    return bool(item.bind) or any(expression.variables & outer for expression in expressions_of(item, spec))


def is_bound(item: SceneObject, spec: SceneSpec) -> bool:
    """Whether an object, made once, follows its bindings."""
    return bool(item.bind) and bool(bindings_of(item, spec).keys() - set(MADE_WITH))


def is_redrawn(item: SceneObject, spec: SceneSpec) -> bool:
    """Whether an object must be made anew in every frame for what its own fields say."""
    return moves(item, spec) and not is_bound(item, spec) and not BOOK[item.type].follows


def seen_values(spec: SceneSpec) -> list[dict[str, Any]]:
    """Return what trackers and time are at some moments: at the start, wherever steps set them, and as time goes on."""
    start = start_values(spec)
    moments = [start]
    for step in spec.steps:
        if step.action is Action.SET and step.value is not None:
            moments += [{**start, name: step.value} for name in step.targets if name in start]
    return moments[:12] + [{**start, TIME: float(second)} for second in (1, 2, 3, 5, 8)]


def uses_time(spec: SceneSpec) -> bool:
    """Whether anything follows the time, so that the scene needs a clock."""
    for item in spec.objects:
        if any(TIME in expression.variables for expression in expressions_of(item, spec)):
            return True
        if any(TIME in expression.variables for expression in bindings_of(item, spec).values()):
            return True
    return False
