"""From JSON data to a valid SceneSpec: types, then references, then what each kind and action needs."""

from __future__ import annotations

import functools
import json
import keyword
import math
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from animathic_lab.errors import SpecError
from animathic_lab.scene.actions import ACTIONS
from animathic_lab.scene.helpers import HELPERS
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.live import bindings_of, own_variables, read
from animathic_lab.scene.migration import migrate
from animathic_lab.scene.parts import missing_part
from animathic_lab.scene.references import base_of, needs_of, references
from animathic_lab.scene.sights import sight_problems, sight_step_problem
from animathic_lab.scene.spec import SPEC_VERSION, SceneObject, SceneSpec, Step
from animathic_lab.scene.words import CAMERA, Action, Kind

__all__ = ["MAX_SECONDS", "Validated", "validate"]

MAX_SECONDS: Final = 300.0
MAX_COPIES: Final = 200
MAX_TICKS: Final = 200
MAX_BYTES: Final = 200_000
_MAX_NESTING: Final = 12

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
_NEEDS: Final[Mapping[Action, str]] = {
    Action.TRANSFORM: "a transform needs another object to end in",
    Action.RECOLOR: "recolor needs a color",
}
_CAMERA_ACTIONS: Final = frozenset({Action.MOVE, Action.SCALE, Action.FOLLOW, Action.RESTORE})
#: Those that nothing but the camera can do.
_CAMERA_ONLY: Final = frozenset({Action.FOLLOW, Action.RESTORE})
_WITHOUT_TARGETS: Final = frozenset({Action.WAIT, Action.ORBIT, Action.SPIN})
#: What has no outline to go along.
_NO_PATH: Final = frozenset({Kind.IMAGE, Kind.TRACKER, Kind.LIGHT, Kind.INSET})
#: Fields that a named table fills in.
_FILLED: Final = frozenset({"labels", "values", "vertices", "rows", "headers"})
_CONNECTORS: Final = frozenset({Kind.LINE, Kind.DASHED_LINE, Kind.ARROW, Kind.DOUBLE_ARROW})
_COORDINATES: Final = frozenset(
    {Kind.AXES, Kind.NUMBER_PLANE, Kind.POLAR_PLANE, Kind.COMPLEX_PLANE, Kind.AXES_3D, Kind.NUMBER_LINE}
)


@dataclass(frozen=True, slots=True)
class Validated:
    """A valid spec, and in words what was left out or assumed to make it so."""

    spec: SceneSpec
    warnings: tuple[str, ...] = ()


def validate(document: str | bytes | Mapping[str, Any], *, salvage: bool = True, stored: bool = False) -> Validated:
    """Validate a document as a SceneSpec.

    Parameters
    ----------
    document : str, bytes or Mapping
        JSON text, or JSON data already read.
    salvage : bool
        Leave out steps that do not hold, with a warning each, as long as the objects are valid and one step remains.
    stored : bool
        It comes from a file or a record, so it is of the first version of the language if it does not say of which;
        otherwise of the present one. Data of earlier versions is brought to the present one either way.

    Returns
    -------
    Validated
        The spec and its warnings.

    Raises
    ------
    SpecError
        The path of the first thing that does not hold, and what would be valid there.
    """
    data = migrate(_read(document), missing=1 if stored else SPEC_VERSION)
    warnings: list[str] = []
    if salvage:
        data = _drop_bad_steps(data, warnings)
    try:
        spec = SceneSpec.model_validate(data)
    except ValidationError as error:
        raise _from_pydantic(error) from None
    _check_objects(spec)
    problems = dict(_step_problems(spec))
    if problems and (not salvage or len(problems) == len(spec.steps)):
        raise next(iter(problems.values()))
    if problems:
        warnings += [f"left out: {problem}" for problem in problems.values()]
        kept = [step for index, step in enumerate(spec.steps) if index not in problems]
        spec = spec.model_copy(update={"steps": kept})
    total = sum((step.run_time or 1.0) for step in spec.steps)
    if total > MAX_SECONDS:
        raise SpecError(f"the scene would last {total:.0f} s", path="steps", valid=f"at most {MAX_SECONDS:.0f} s in all")
    return Validated(spec, tuple(warnings))


def _read(document: str | bytes | Mapping[str, Any]) -> Mapping[str, Any]:
    data: Any = document
    if isinstance(document, str | bytes):
        if len(document) > MAX_BYTES:
            raise SpecError("the document is too long", valid=f"at most {MAX_BYTES} characters")
        try:
            data = json.loads(document)
        except (ValueError, RecursionError) as error:
            raise SpecError(f"the document is not JSON: {error}", valid="one JSON object") from None
    if not isinstance(data, Mapping):
        raise SpecError("the document is not an object", valid='{"objects": [...], "steps": [...]}')
    _check_text(data, "", 0)
    return data


def _check_text(value: object, path: str, depth: int) -> None:
    # Lone surrogates cannot be written to a file, and control characters have no picture.
    if depth > _MAX_NESTING:
        raise SpecError("is nested too deeply", path=path[:80])
    if isinstance(value, str):
        for character in value:
            if unicodedata.category(character) in ("Cs", "Cc") and character not in "\n\t":
                raise SpecError(f"has the control character U+{ord(character):04X}", path=path, valid="printable text")
    elif isinstance(value, Mapping):
        for key, item in value.items():
            _check_text(item, f"{path}.{key}".lstrip("."), depth + 1)
    elif isinstance(value, list):
        for index, item in enumerate(value):
            _check_text(item, f"{path}[{index}]", depth + 1)
    elif isinstance(value, float) and not math.isfinite(value):
        raise SpecError("is not a finite number", path=path)


def _path(location: tuple[int | str, ...]) -> str:
    text = ""
    for part in location:
        text += f"[{part}]" if isinstance(part, int) else f".{part}"
    return text.lstrip(".")


def _from_pydantic(error: ValidationError) -> SpecError:
    first = error.errors(include_url=False, include_input=False)[0]
    message = first["msg"].removeprefix("Value error, ")
    valid = str((first.get("ctx") or {}).get("expected", "")).replace("'", "")
    if first["type"] == "extra_forbidden":
        message = "there is no such field"
    return SpecError(message[:1].lower() + message[1:], path=_path(first["loc"]), valid=valid)


def _drop_bad_steps(data: Mapping[str, Any], warnings: list[str]) -> Mapping[str, Any]:
    steps = data.get("steps")
    if not isinstance(steps, list):
        return data
    kept, dropped = [], []
    for index, step in enumerate(steps):
        try:
            Step.model_validate(step)
        except ValidationError as error:
            problem = _from_pydantic(error)
            dropped.append(
                f"left out: {SpecError(problem.message, path=f'steps[{index}].{problem.path}', valid=problem.valid)}"
            )
        else:
            kept.append(step)
    if not kept:
        return data
    warnings += dropped
    return {**data, "steps": kept}


def _check_objects(spec: SceneSpec) -> None:
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


def _step_problems(spec: SceneSpec) -> Iterator[tuple[int, SpecError]]:
    names = {item.id: item for item in spec.objects}
    for index, step in enumerate(spec.steps):
        problem = _step_problem(step, spec, names, f"steps[{index}]")
        if problem is not None:
            yield index, problem


def _step_problem(step: Step, spec: SceneSpec, names: Mapping[str, SceneObject], path: str) -> SpecError | None:
    known = ", ".join(names)
    if step.action is Action.ORBIT and step.phi is None and step.theta is None:
        return SpecError("orbit needs to know where to", path=f"{path}.theta", valid="phi or theta; spin goes round")
    if step.action in _WITHOUT_TARGETS:
        return None
    if not step.targets:
        return SpecError(f"{step.action} needs a target", path=f"{path}.targets", valid=known)
    if step.action in _CAMERA_ONLY and set(step.targets) != {CAMERA}:
        return SpecError(f"only the camera can {step.action}", path=f"{path}.targets", valid=f'["{CAMERA}"]')
    for number, ref in enumerate(step.targets):
        if base_of(ref) not in names and not (ref == CAMERA and step.action in _CAMERA_ACTIONS):
            return SpecError(f"no object is called {base_of(ref)!r}", path=f"{path}.targets[{number}]", valid=known)
        if ref != CAMERA and (problem := missing_part(ref, names[base_of(ref)], f"{path}.targets[{number}]")) is not None:
            return problem
    for field in ("into", "anchor", "path", "about"):
        ref = getattr(step, field)
        if ref is not None and base_of(ref) not in names:
            return SpecError(f"no object is called {base_of(ref)!r}", path=f"{path}.{field}", valid=known)
        if ref is not None and (problem := missing_part(ref, names[base_of(ref)], f"{path}.{field}")) is not None:
            return problem
    if (problem := sight_step_problem(step, spec, names, path)) is not None:
        return problem
    for field in ACTIONS[step.action].needs:
        if getattr(step, field) is None:
            valid = {"color": "a colour name or #RRGGBB", "into": known, "path": known, "anchor": known}.get(field, "a number")
            return SpecError(_NEEDS.get(step.action, f"{step.action} needs {field}"), path=f"{path}.{field}", valid=valid)
    if step.action is Action.ALONG and names[base_of(step.path or "")].type in _NO_PATH:
        return SpecError(f"nothing can go along {step.path}", path=f"{path}.path", valid="the id of a line, a curve or a shape")
    if step.matrix is not None and any(len(row) != len(step.matrix) for row in step.matrix):
        return SpecError("the matrix is not square", path=f"{path}.matrix", valid="[[a, b], [c, d]], or three rows of three")
    # A part may become another part of the same thing, but not the whole that it belongs to, nor the whole a part of itself.
    if step.into is not None and any(step.into in (ref, base_of(ref)) or ref == base_of(step.into) for ref in step.targets):
        return SpecError("a transform needs another object to end in", path=f"{path}.into", valid=known)
    for field in ("expression_x", "expression_y"):
        if (text := getattr(step, field)) is not None:
            try:
                read(text, spec, "x", "y", *(("t",) if step.action is Action.HOMOTOPY else ()))
            except SpecError as error:
                return SpecError(error.message, path=f"{path}.{field}", valid=error.valid)
    kinds = {names[base_of(ref)].type for ref in step.targets if ref != CAMERA}
    if step.action is Action.SET and kinds - {Kind.TRACKER, Kind.NUMBER}:
        return SpecError(
            "only trackers and numbers can be set", path=f"{path}.targets", valid="the id of a tracker or a number"
        )
    if step.action is Action.RACE and not all(ref in names and _races(names[ref]) for ref in step.targets):
        return SpecError("only a bar race can race", path=f"{path}.targets", valid="the id of a bar_race")
    if step.action is Action.HOMOTOPY and step.expression_x is None and step.expression_y is None:
        return SpecError("homotopy needs an expression", path=f"{path}.expression_x", valid="such as x + t*sin(y)")
    if step.action is not Action.SET and Kind.TRACKER in kinds:
        return SpecError("a tracker can only be set", path=f"{path}.action", valid="set")
    if step.action is Action.SWAP and len(step.targets) != 2:
        return SpecError("swap needs two targets", path=f"{path}.targets", valid=known)
    if step.action is Action.MOVE and not _has_destination(step):
        return SpecError(
            "move needs to know where to",
            path=path,
            valid="direction, position, x and y, or an anchor, with a relation or without",
        )
    if step.relation is not None and step.anchor is None:
        return SpecError("a relation needs an anchor", path=f"{path}.anchor", valid=known)
    return None


def _races(item: SceneObject) -> bool:
    # A bar chart of a table by years becomes a race when its values come.
    by_column = item.type is Kind.BAR_CHART and item.data is not None and item.by_column is not None
    return (item.type is Kind.BAR_RACE or by_column) and (item.count or 1) == 1


def _has_destination(step: Step) -> bool:
    # An anchor alone is a place: things, and the camera, move to its centre.
    return any(value is not None for value in (step.direction, step.position, step.x, step.y, step.z, step.anchor))
