"""What must hold for objects: ids, references and the circles that they must not make, and what each kind needs."""

from __future__ import annotations

import functools
import keyword
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.helpers import HELPERS
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.live import bindings_of, own_variables, read
from animathic_lab.scene.parts import missing_part
from animathic_lab.scene.references import base_of, needs_of, references
from animathic_lab.scene.sights import sight_problems
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import CAMERA, Kind

__all__ = ["check_objects"]

MAX_COPIES: Final = 200
#: Round solids, surfaces, and lines and dots in space. On two cores a spin of three seconds around so many takes 15 to 25 s;
#: around as many cubes, which have six faces each, a quarter of it.
MAX_ROUND: Final = 60
MAX_TICKS: Final = 200

#: Names that the generated code uses itself, so no object may take them.
_RESERVED: Final = frozenset(
    {
        "self",
        "np",
        "config",
        "smooth",
        "linear",
        "rush_into",
        "rush_from",
        "there_and_back",
        "range",
        "float",
        "clock",
        "part",
        "mobject",
        "xyz",
        "dt",
        CAMERA,
        *HELPERS,
    }
)
_FLAT_FACED: Final = frozenset({Kind.CUBE, Kind.BOX, Kind.AXES_3D, Kind.LIGHT})
#: Fields that a named table fills in.
_FILLED: Final = frozenset({"labels", "values", "vertices", "rows", "headers"})
_CONNECTORS: Final = frozenset({Kind.LINE, Kind.DASHED_LINE, Kind.ARROW, Kind.DOUBLE_ARROW})
_COORDINATES: Final = frozenset(
    {Kind.AXES, Kind.NUMBER_PLANE, Kind.POLAR_PLANE, Kind.COMPLEX_PLANE, Kind.AXES_3D, Kind.NUMBER_LINE}
)


def check_objects(spec: SceneSpec) -> None:
    """Check the objects of a spec whose fields have the right types: their ids, what they refer to, what their kinds need.

    Raises
    ------
    SpecError
        The path of the first thing that does not hold, and what would be valid there.
    """
    names: dict[str, SceneObject] = {}
    for index, item in enumerate(spec.objects):
        path = f"objects[{index}]"
        if item.id in names:
            raise SpecError(f"{item.id!r} is the id of two objects", path=f"{path}.id", valid="a different id for each")
        if keyword.iskeyword(item.id) or item.id in _RESERVED:
            raise SpecError(f"{item.id!r} is a reserved word", path=f"{path}.id", valid=f"another id, such as {item.id}_1")
        names[item.id] = item
    for index, item in enumerate(spec.objects):
        for problem in _object_problems(item, spec, names, f"objects[{index}]"):
            raise problem
    _check_cycles(names)
    if sum(item.count or 1 for item in spec.objects) > MAX_COPIES:
        raise SpecError("too many copies in all", path="objects", valid=f"at most {MAX_COPIES}")
    curved = [item for item in spec.objects if BOOK[item.type].space and item.type not in _FLAT_FACED]
    if (count := sum(item.count or 1 for item in curved)) > MAX_ROUND:
        valid = f"at most {MAX_ROUND} in all; cubes and boxes are drawn faster, flat shapes faster still"
        raise SpecError(f"{count} round things in space would take minutes to draw", path="objects", valid=valid)


def _object_problems(item: SceneObject, spec: SceneSpec, names: Mapping[str, SceneObject], path: str) -> Iterator[SpecError]:
    known = ", ".join(names)
    for field, ref in references(item):
        if base_of(ref) not in names or base_of(ref) == item.id:
            yield SpecError(f"no other object is called {base_of(ref)!r}", path=f"{path}.{field}", valid=known)
        elif (problem := missing_part(ref, names[base_of(ref)], f"{path}.{field}")) is not None:
            yield problem
    entry = BOOK.get(item.type)
    if entry is None:
        yield SpecError(f"{item.type} cannot be drawn yet", path=f"{path}.type", valid=", ".join(sorted(BOOK)))
        return
    # What a table fills in afterwards cannot be judged yet.
    empty = item.data is not None and all(getattr(item, field) is None for field in _FILLED)
    for field in entry.needs:
        if empty and field in _FILLED:
            continue
        value = getattr(item, field)
        if value is None or value == [] or (isinstance(value, str) and not value.strip()):
            what = "words" if field == "text" else field
            yield SpecError(f"{_a(item.type)} needs {what}", path=f"{path}.{field}", valid=_valid(field, known))
    if not empty and (message := entry.check(item, spec)) is not None:
        field, _, rest = message.partition(": ")
        yield SpecError(rest, path=f"{path}.{field}") if field in SceneObject.model_fields else SpecError(message, path=path)
    yield from sight_problems(item, spec, path)
    if item.axes is not None and item.axes in names and names[item.axes].type not in _COORDINATES:
        yield SpecError(f"{item.axes!r} is not axes", path=f"{path}.axes", valid="the id of axes or of a plane")
    if item.axes is not None and item.axes in names and (names[item.axes].count or 1) > 1:
        yield SpecError(f"{item.axes!r} is {names[item.axes].count} of them", path=f"{path}.axes", valid="axes without a count")
    if item.relation is not None and item.anchor is None:
        yield SpecError("a relation needs an anchor", path=f"{path}.anchor", valid=known)
    if (item.from_id is None) != (item.to_id is None) and item.type in _CONNECTORS:
        yield SpecError("from_id and to_id belong together", path=f"{path}.to_id", valid=known)
    for field in ("x_range", "y_range", "t_range"):
        bounds = getattr(item, field)
        if bounds is not None:
            step = bounds[2] if len(bounds) == 3 else (bounds[1] - bounds[0]) / 10
            if bounds[0] >= bounds[1] or step <= 0 or (bounds[1] - bounds[0]) / step > MAX_TICKS:
                valid = f"[min, max] or [min, max, step], {MAX_TICKS} steps at most"
                yield SpecError(f"{bounds} is not a range", path=f"{path}.{field}", valid=valid)
    equation = item.type is Kind.IMPLICIT
    for field, own in own_variables(item, spec).items():
        if (text := getattr(item, field)) is not None:
            attempt = functools.partial(read, text, spec, *own, equation=equation)
            yield from _unreadable(attempt, f"{path}.{field}")
    yield from _unreadable(lambda: bindings_of(item, spec), f"{path}.bind")


def _unreadable(attempt: Callable[[], object], path: str) -> Iterator[SpecError]:
    try:
        attempt()
    except SpecError as error:
        yield SpecError(error.message, path=path, valid=error.valid)


def _a(kind: str) -> str:
    return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind.replace('_', ' ')}"


def _valid(field: str, known: str) -> str:
    examples = {"text": "text that is not empty", "expression": "such as sin(x)"}
    return examples.get(field, known if field in ("of", "axes", "from_id", "to_id", "children") else "")


def _check_cycles(names: Mapping[str, SceneObject]) -> None:
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in above:
            raise SpecError(
                f"{' -> '.join([*above, name])} goes round in a circle",
                path="objects",
                valid="no object that depends on itself",
            )
        if name not in done:
            for need in needs_of(names[name]):
                visit(need, (*above, name))
            done.add(name)

    for name in names:
        visit(name, ())
