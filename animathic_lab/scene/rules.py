"""From JSON data to a valid SceneSpec: its text and types here, objects in `object_rules`, steps in `step_rules`."""

from __future__ import annotations

import json
import math
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from pydantic import ValidationError

from animathic_lab.errors import SpecError
from animathic_lab.scene.migration import migrate
from animathic_lab.scene.object_rules import check_objects
from animathic_lab.scene.spec import SPEC_VERSION, SceneSpec, Step
from animathic_lab.scene.step_rules import step_problems

__all__ = ["MAX_SECONDS", "Validated", "validate"]

MAX_SECONDS: Final = 300.0
MAX_BYTES: Final = 200_000
_MAX_NESTING: Final = 12


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
    check_objects(spec)
    problems = dict(step_problems(spec))
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
