"""From a spec to what it draws: compiled, measured in a render worker and mended, as for a person."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.domain import Drawing
from animathic_lab.rendering import Renderer
from animathic_lab.scene import SceneSpec, Table, bind_tables, compile_scene, mend, table_of, validate
from animathic_lab.scene.words import Kind

__all__ = ["MEMBER", "Measured", "measure_spec", "tables_of"]

#: How the members of a counted object are called in a drawing. Ids have no capitals.
MEMBER: Final = "{}_N[{}]"
_MADE: Final = re.compile(r"^ {8}([a-z][a-z0-9_]*) = ")


@dataclass(frozen=True, slots=True)
class Measured:
    """A spec as it was compiled, with the values of its tables, and what it drew."""

    spec: SceneSpec
    drawing: Drawing
    warnings: tuple[str, ...] = field(default=())


def tables_of(row: Mapping[str, Any]) -> dict[str, Table]:
    """Return the tables of a row: its ``data``, or nothing."""
    data = row.get("data")
    if not data:
        return {}
    columns = {name: [line[index] for line in data["rows"]] for index, name in enumerate(data["columns"])}
    return {str(data["name"]): table_of(str(data["name"]), columns)}


async def measure_spec(
    spec: Mapping[str, Any], renderer: Renderer, tables: Mapping[str, Table] | None = None, *, salvage: bool = False
) -> Measured:
    """Compile and measure a spec, mended as a person would see it.

    Parameters
    ----------
    spec : Mapping
        JSON data, as a model wrote it.
    renderer : Renderer
        Whose worker measures it.
    tables : Mapping, optional
        What its objects may name.
    salvage : bool
        Whether small faults are mended first, as for a person.

    Raises
    ------
    SpecError, CompileError, RenderError
        It does not hold, or cannot be drawn.
    """
    bound = bind_tables(validate(spec, salvage=salvage).spec, tables or {})
    drawing = await _measured(bound, renderer)
    mended, notes = mend(bound, drawing)
    if notes:
        bound, drawing = mended, await _measured(mended, renderer)
    return Measured(bound, drawing, notes)


async def _measured(spec: SceneSpec, renderer: Renderer) -> Drawing:
    return await renderer.measure(_with_members(compile_scene(spec).code, spec))


def _with_members(code: str, spec: SceneSpec) -> str:
    """Return the code with a name for each copy of a counted object and each piece of a formula, which the recorder notes."""
    several = {item.id for item in spec.objects if (item.count or 1) > 1 or (item.type is Kind.MATH and item.parts)}
    lines = []
    for line in code.split("\n"):
        lines.append(line)
        made = _MADE.match(line)
        if made and made[1] in several:
            lines.append(f"        {made[1]}_N = list({made[1]})")
    return "\n".join(lines)
