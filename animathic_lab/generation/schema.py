"""The scene's JSON Schema in the dialects of those who constrain their answers by it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

__all__ = ["gemini_schema"]

#: What Gemini's dialect has no word for, or counts as states of its decoder until it refuses the whole schema.
_KEPT: Final = frozenset({"type", "description", "enum", "properties", "required", "items"})


def gemini_schema(json_schema: Mapping[str, Any]) -> dict[str, Any]:
    """Adapt a JSON Schema to the subset of OpenAPI 3.0 that google-generativeai can send.

    Every ``$ref`` is resolved in place; ``X or null`` becomes ``X``, because a field that may be left out need not be null too.
    Bounds, patterns, defaults, titles and ``additionalProperties`` are dropped: the validator of the scene language checks
    them anyway. Types, enums, descriptions and ``required`` stay.

    Parameters
    ----------
    json_schema : Mapping
        A schema whose ``$ref`` all point into its own ``$defs``, and do not go round in a circle.

    Returns
    -------
    dict
        A schema without references, independent of the input.

    Raises
    ------
    ValueError
        A reference leads nowhere or back to itself.

    Examples
    --------
    >>> gemini_schema({"anyOf": [{"type": "integer", "minimum": 3}, {"type": "null"}], "default": None, "title": "Sides"})
    {'type': 'integer'}
    """
    return _adapt(json_schema, json_schema.get("$defs", {}), ())


def _adapt(node: Mapping[str, Any], defs: Mapping[str, Any], above: tuple[str, ...]) -> dict[str, Any]:
    if "$ref" in node:
        name = str(node["$ref"]).rpartition("/")[2]
        if name in above or name not in defs:
            raise ValueError(f"the schema's reference {node['$ref']!r} cannot be resolved")
        # What stands beside the reference is nearer to the field than what the definition says of itself.
        return _adapt(defs[name], defs, (*above, name)) | _adapt({k: v for k, v in node.items() if k != "$ref"}, defs, above)
    for union in ("anyOf", "oneOf", "allOf"):
        if union in node:
            # The dialect has no unions; the scene language has none but "or null", so the first real branch is the only one.
            branch: Mapping[str, Any] = next((item for item in node[union] if item.get("type") != "null"), {})
            return _adapt(branch, defs, above) | _adapt({k: v for k, v in node.items() if k != union}, defs, above)
    adapted: dict[str, Any] = {key: value for key, value in node.items() if key in _KEPT}
    if "const" in node and isinstance(node["const"], str):
        adapted["enum"] = [node["const"]]
    if "enum" in adapted:
        adapted["enum"] = list(adapted["enum"])
    if "required" in adapted:
        adapted["required"] = list(adapted["required"])
    if "items" in adapted:
        adapted["items"] = _adapt(adapted["items"], defs, above)
    if "properties" in adapted:
        adapted["properties"] = {name: _adapt(field, defs, above) for name, field in adapted["properties"].items()}
    return adapted
