"""The wire form of the local model: a SceneSpec in JSON with keys of one token, which a small model writes quickly.

``{"o":[{"t":"circle","c":"red"},{"t":"square"}],"s":[{"a":"rotate","x":"a","g":90},{"a":"move","x":"b","d":"left","m":1}]}``

Every field of an object and a step has one key, in a fixed order that constrained decoding follows. Objects have no ids: they
are called ``a``, ``b``, ``c``, ... in their order, a part of one ``a.0``, and a step's targets are the string of those. What is
at its default is left out, and so is the plain first appearance of each object, which `decode` puts back: ``write`` for words,
``create`` for all else.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping, Sequence
from typing import Any, Final

from animathic_lab.generation.wire_words import OBJECT_KEYS, STEP_KEYS, TOP_KEYS, VALUES
from animathic_lab.vocabulary import COLORS, POLYGON_SIDES

__all__ = ["OBJECT_KEYS", "STEP_KEYS", "TOP_KEYS", "VALUES", "canonical", "decode", "encode", "wire_schema"]

_WORDS: Final = {field: {short: word for word, short in table.items()} for field, table in VALUES.items()}
_OBJECT_FIELDS: Final = {key: field for field, key in OBJECT_KEYS.items()}
_STEP_FIELDS: Final = {key: field for field, key in STEP_KEYS.items()}
_REFERENCES: Final = frozenset({"from_id", "to_id", "axes", "anchor", "into", "of", "path", "about"})
_REFERENCE_LISTS: Final = frozenset({"children", "targets"})
_ESCAPES: Final = {"\f": r"\f", "\b": r"\b", "\t": r"\t", "\r": r"\r", "\n": r"\n"}
_FLAGS: Final = frozenset({"numbers", "closed", "directed", "bold", "italic"})
_SHOWING: Final = frozenset({"create", "write", "fade_in", "grow", "draw_border", "spin_in", "add"})
#: Kinds that are written where others are drawn, and kinds whose children come with them, or need not be seen.
_WRITTEN: Final = frozenset({"text", "math", "markup", "paragraph", "title", "bullets"})
_HOLDING: Final = frozenset({"group", "union", "intersection", "difference", "exclusion"})
#: Letters of the objects by their order; a digit would be taken for a part.
_LETTERS: Final = string.ascii_lowercase + string.ascii_uppercase
_TARGET: Final = re.compile(r"[a-zA-Z](?:\.[0-9]+){0,2}")


def _showing(kind: str) -> str:
    return "write" if kind in _WRITTEN else "create"


def _left_to_show(objects: Sequence[Mapping[str, Any]], steps: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids that no step brings onto the canvas, in order; members of a group come with it."""
    come = {name for step in steps if step.get("action") in _SHOWING for name in step.get("targets") or ()}
    come |= {step["into"] for step in steps if step.get("into")}
    come |= {child for item in objects if item.get("type") in _HOLDING for child in item.get("children") or ()}
    return [item["id"] for item in objects if item["id"] not in come]


def _leading_shows(objects: Sequence[Mapping[str, Any]], steps: Sequence[Mapping[str, Any]]) -> int:
    """Return how many of the first steps `decode` would put there by itself."""
    kinds = {item["id"]: item["type"] for item in objects}
    for number in range(len(steps), 0, -1):
        expected = _left_to_show(objects, steps[number:])
        plain = [{"action": _showing(kinds[name]), "targets": [name]} for name in expected]
        if len(expected) == number and [_without_defaults(step) for step in steps[:number]] == plain:
            return number
    return 0


def _without_defaults(item: Mapping[str, Any]) -> dict[str, Any]:
    return {
        field: value
        for field, value in item.items()
        if value is not None and (field, value) != ("start", "after") and value != []
    }


def canonical(spec: Mapping[str, Any]) -> dict[str, Any]:
    """Return the spec as it comes back from the wire: defaults left out, each appearance said, ids made from what things are.

    Parameters
    ----------
    spec : Mapping
        JSON data of a valid SceneSpec.
    """
    return decode(encode(spec))


def encode(spec: Mapping[str, Any]) -> str:
    """Write a spec in the wire form.

    Parameters
    ----------
    spec : Mapping
        JSON data of a valid SceneSpec.

    Returns
    -------
    str
        JSON without whitespace.

    Raises
    ------
    ValueError
        The spec says something that the wire form has no words for.
    """
    objects = [_without_defaults(item) for item in spec["objects"]]
    if len(objects) > len(_LETTERS):
        raise ValueError(f"the wire form has letters for {len(_LETTERS)} objects, and there are {len(objects)}")
    steps = [_without_defaults(_pause(step) if step["action"] == "wait" else step) for step in spec.get("steps") or ()]
    letters = {item["id"]: _LETTERS[index] for index, item in enumerate(objects)}
    kept = steps[_leading_shows(objects, steps) :]
    wire: dict[str, Any] = {}
    if spec.get("background"):
        wire["b"] = spec["background"]
    wire["o"] = [_short_form(item, OBJECT_KEYS, letters) for item in objects]
    if kept:
        wire["s"] = [_short_form(step, STEP_KEYS, letters) for step in kept]
    return json.dumps(wire, separators=(",", ":"), ensure_ascii=False)


def _pause(step: Mapping[str, Any]) -> dict[str, Any]:
    """Return what means something to a pause; whatever else somebody has written there does nothing."""
    return {field: step[field] for field in ("action", "run_time", "start", "beat") if field in step}


def _short_form(item: Mapping[str, Any], keys: Mapping[str, str], letters: Mapping[str, str]) -> dict[str, Any]:
    unknown = item.keys() - keys.keys() - {"id"}
    if unknown:
        raise ValueError(f"the wire form has no key for {', '.join(sorted(unknown))}")
    return {key: _short_value(field, item[field], letters) for field, key in keys.items() if item.get(field) is not None}


def _short_value(field: str, value: Any, letters: Mapping[str, str]) -> Any:
    try:
        if field in _REFERENCES:
            return _replaced(value, letters)
        if field in _REFERENCE_LISTS:
            return "".join(_replaced(name, letters) for name in value)
    except KeyError as error:
        raise ValueError(f"the wire form has no letter for {error}") from None
    if field in VALUES:
        if value not in VALUES[field]:
            raise ValueError(f"the wire form has no word for {field} {value}")
        return VALUES[field][value]
    if field == "start" or field in _FLAGS:
        return int(value in ("with", True))
    return _plain(value)


def _replaced(ref: str, names: Mapping[str, str]) -> str:
    """Return a reference with its object called otherwise, and its part kept."""
    base, dot, part = str(ref).partition(".")
    return names[base] + dot + part


def _named(ref: str, names: Mapping[str, str]) -> str:
    """Return a reference by its object's id; a letter that no object has stays, for the rules to name."""
    return _replaced(ref, names) if str(ref).partition(".")[0] in names else str(ref)


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return int(value) if isinstance(value, float) and value.is_integer() else value


def decode(text: str) -> dict[str, Any]:
    """Read a spec from the wire form.

    Parameters
    ----------
    text : str
        What the model wrote.

    Returns
    -------
    dict
        JSON data of a SceneSpec, which still has to be validated: letters that no object has come back as such.

    Raises
    ------
    ValueError
        The text is not the wire form.
    """
    wire = json.loads(text)
    if (
        not isinstance(wire, dict)
        or not isinstance(wire.get("o"), list)
        or not all(isinstance(item, dict) for item in wire["o"])
    ):
        raise ValueError('is not the wire form {"o": [...], "s": [...]}')
    names = _names(wire["o"])
    letters = dict(zip(_LETTERS, names, strict=False))
    objects = [{"id": name, **_long_form(item, _OBJECT_FIELDS, letters)} for name, item in zip(names, wire["o"], strict=True)]
    for item in objects:
        if item.get("type") == "math":
            if "text" in item or "parts" not in item:
                item["text"] = _unescaped(str(item.get("text") or ""))
            if item.get("parts"):
                item["parts"] = [_unescaped(str(part)) for part in item["parts"]]
    given = wire.get("s") or []
    if not isinstance(given, list) or not all(isinstance(step, dict) for step in given):
        raise ValueError('"s" is not a list of steps')
    steps = [_long_form(step, _STEP_FIELDS, letters) for step in given]
    kinds = {item["id"]: item.get("type", "") for item in objects}
    first = [{"action": _showing(kinds[name]), "targets": [name]} for name in _left_to_show(objects, steps)]
    spec: dict[str, Any] = {"spec_version": 1, "objects": objects, "steps": first + steps}
    if wire.get("b"):
        spec["background"] = wire["b"]
    return spec


def _unescaped(tex: str) -> str:
    r"""Give a formula back the backslashes that JSON took for its own: one too few makes ``\frac`` a form feed and ``rac``."""
    return re.sub(r"[\f\b\t\r\n](?=[a-zA-Z])", lambda found: _ESCAPES[found.group()], tex)


def _long_form(item: Mapping[str, Any], fields: Mapping[str, str], letters: Mapping[str, str]) -> dict[str, Any]:
    unknown = item.keys() - fields.keys()
    if unknown:
        raise ValueError(f"{sorted(unknown)[0]!r} is no key of the wire form")
    return {fields[key]: _long_value(fields[key], value, letters) for key, value in item.items()}


def _long_value(field: str, value: Any, letters: Mapping[str, str]) -> Any:
    if field in _REFERENCES:
        return _named(value, letters)
    if field in _REFERENCE_LISTS:
        return [_named(ref, letters) for ref in _TARGET.findall(str(value))]
    if field in VALUES:
        return _WORDS[field].get(str(value), value)
    if field == "start":
        return "with" if value else "after"
    return bool(value) if field in _FLAGS else value


def _names(items: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return a readable id for each object, such as ``red_circle``; equal ones are numbered."""
    bases = []
    for item in items:
        kind = _WORDS["type"].get(str(item.get("t")), "thing")
        if kind == "polygon":
            kind = next((noun for noun, sides in POLYGON_SIDES.items() if sides == item.get("k")), kind)
        color = str(item.get("c") or "")
        named = f"{color}_{kind}" if re.fullmatch(r"[a-z_]{1,16}", color) else kind
        bases.append(named.lstrip("_"))
    names, seen = [], dict.fromkeys(bases, 0)
    for base in bases:
        seen[base] += 1
        names.append(f"{base}_{seen[base]}" if bases.count(base) > 1 else base)
    return names


def wire_schema() -> dict[str, Any]:
    """Return the JSON Schema of the wire form, whose order of keys is the order in which constrained decoding writes them.

    Returns
    -------
    dict
        Draft 2020-12, with llguidance's option against free whitespace, on which small models loop.
    """
    number, integer = {"type": "number"}, {"type": "integer"}
    ref = {"type": "string", "pattern": r"^[a-zA-Z](\.[0-9]{1,2}){0,2}$"}
    color = {"type": "string", "pattern": f"^({'|'.join(sorted(COLORS))}|#[0-9A-F]{{6}})$"}
    bounds = _some(number, 2, 3)
    label = {"type": "string", "minLength": 1, "maxLength": 60}
    formula = {"type": "string", "pattern": r"^[0-9a-z+*/^(). |,<>=\-]{1,100}$"}
    special: dict[str, Any] = {
        "text": {"type": "string", "minLength": 1, "maxLength": 200}, "beat": label, "x_label": label, "y_label": label,
        "expression": formula, "expression_y": formula, "color": color,
        "stroke_color": color, "x_range": bounds, "y_range": bounds, "t_range": bounds,
        "start": {"enum": [1]}, "axis": {"enum": ["x", "y"]}, "colors": _some(color, 1, 12), "parts": _some(label, 1, 12),
        "labels": _some(label, 1, 24), "headers": _some(label, 1, 12), "values": _some(number, 1, 24),
        "rows": _some(_some({"type": "string", "maxLength": 60}, 1, 12), 1, 12), "edges": _some(_some(label, 2, 3), 1, 24),
        "vertices": _some(_some(number, 2, 2), 1, 24), "unit": {"type": "string", "minLength": 1, "maxLength": 12},
        "language": {"type": "string", "pattern": "^[a-z+#]{1,12}$"},
        "data": {"type": "string", "pattern": "^[A-Za-z_][A-Za-z0-9_]{0,31}$"},
        "x_column": label, "y_column": label, "by_column": label,
    }  # fmt: skip
    special |= dict.fromkeys(("count", "columns", "sides", "points", "decimals", "times"), integer)
    special |= {field: {"enum": [0, 1]} for field in _FLAGS}
    special |= dict.fromkeys(_REFERENCES, ref)
    special |= {field: {"type": "string", "pattern": r"^([a-zA-Z](\.[0-9]{1,2}){0,2}){1,12}$"} for field in _REFERENCE_LISTS}
    special |= {field: {"enum": list(table.values())} for field, table in VALUES.items()}

    def part(keys: Mapping[str, str], needed: str) -> dict[str, Any]:
        properties = {key: special.get(field, number) for field, key in keys.items()}
        return {"type": "object", "properties": properties, "required": [needed], "additionalProperties": False}

    return {
        "x-guidance": {"whitespace_flexible": False},
        "type": "object",
        "properties": {
            "b": color,
            "o": {"type": "array", "minItems": 1, "maxItems": 12, "items": part(OBJECT_KEYS, "t")},
            "s": {"type": "array", "minItems": 1, "maxItems": 24, "items": part(STEP_KEYS, "a")},
        },
        "required": ["o"],
        "additionalProperties": False,
    }


def _some(items: Mapping[str, Any], least: int, most: int) -> dict[str, Any]:
    return {"type": "array", "items": items, "minItems": least, "maxItems": most}
