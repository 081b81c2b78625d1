"""What moves by itself: trackers, expressions of them and of time, and the objects that follow them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.expressions import Expression, parse
from animathic_lab.scene.references import late_ids, needs_of
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

__all__ = ["BOUND_FIELDS", "TIME", "bindings_of", "live_ids", "read", "start_values", "uses_time"]

#: The variable that counts the seconds since the scene began.
TIME: Final = "time"
#: What can follow an expression, and the keyword of the helper `follow` for it.
BOUND_FIELDS: Final = ("x", "y", "z", "angle", "scale", "opacity", "value")
_BINDING = re.compile(r"^\s*([a-z]+)\s*=(?!=)\s*(.+)$", re.DOTALL)


def start_values(spec: SceneSpec) -> dict[str, float]:
    """Return every variable that expressions of this scene may use beside their own, with its value at the start."""
    return {item.id: float(item.value or 0.0) for item in spec.objects if item.type is Kind.TRACKER} | {TIME: 0.0}


def read(text: str, spec: SceneSpec, *own: str, spelled: Mapping[str, str] = MappingProxyType({})) -> Expression:
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
    return parse(text, variables=frozenset(own) | frozenset(outer), spelled={**code, **spelled})


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
        found[match[1]] = read(match[2], spec)
    return found


def expressions_of(item: SceneObject, spec: SceneSpec) -> list[Expression]:
    """Return all expressions of an object that can be read."""
    own = ("x", "y", "t", "u", "v")
    texts = [text for text in (item.expression, item.expression_y, item.expression_z) if text]
    found = []
    for text in texts:
        try:
            found.append(read(text, spec, *own))
        except SpecError:
            continue
    return found


def _follows(item: SceneObject, spec: SceneSpec) -> bool:
    outer = start_values(spec).keys()
    return bool(item.bind) or any(expression.variables & outer for expression in expressions_of(item, spec))


def live_ids(spec: SceneSpec) -> frozenset[str]:
    """Return the ids of objects that change by themselves: bound ones, and late ones that are measured from such."""
    late = late_ids(spec)
    live = {item.id for item in spec.objects if _follows(item, spec) or item.type is Kind.TRACE}
    while True:
        more = {item.id for item in spec.objects if item.id in late and item.id not in live and set(needs_of(item)) & live}
        if not more:
            return frozenset(live)
        live |= more


def uses_time(spec: SceneSpec) -> bool:
    """Whether anything follows the time, so that the scene needs a clock."""
    for item in spec.objects:
        if any(TIME in expression.variables for expression in expressions_of(item, spec)):
            return True
        if any(TIME in expression.variables for expression in bindings_of(item, spec).values()):
            return True
    return False
