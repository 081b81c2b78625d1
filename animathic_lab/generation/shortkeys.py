"""The wire form of the local model: a SceneSpec in JSON with one-letter keys, which a small model writes in few tokens.

``{"o":[{"t":"circle","c":"red"},{"t":"square"}],"s":[{"a":"rotate","x":"a","g":90},{"a":"move","x":"b","d":"left","m":1}]}``

Every field of an object and a step has one key, in a fixed order that constrained decoding follows. Objects have no ids: they
are called ``a``, ``b``, ``c``, ... in their order, and a step's targets are the string of their letters. What is at its default
is left out, and so is the plain first appearance of each object, which `decode` puts back: ``write`` for words, ``create`` for
all else.

The tables repeat the names of the scene language instead of importing them, because stages do not import each other; a
test that sees both rooms holds the two together.
"""

from __future__ import annotations

import json
import re
import string
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any, Final

from animathic_lab.vocabulary import COLORS, POLYGON_SIDES

__all__ = ["OBJECT_KEYS", "STEP_KEYS", "TOP_KEYS", "VALUES", "canonical", "decode", "encode", "wire_schema"]

TOP_KEYS: Final[Mapping[str, str]] = MappingProxyType({"background": "b", "objects": "o", "steps": "s"})

#: Field -> key, in the order in which the model writes them: what a thing is, then how it looks, then where it stands.
OBJECT_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "type": "t", "count": "n", "arrange": "l", "sides": "k", "points": "p", "text": "v", "expression": "f", "axes": "e",
        "children": "g", "color": "c", "size": "z", "fill_opacity": "o", "stroke_width": "w", "radius": "r", "width": "W",
        "height": "H", "length": "L", "angle": "A", "rotation": "R", "font_size": "F", "direction": "d", "from_id": "a",
        "to_id": "b", "x_range": "X", "y_range": "Y", "x_label": "M", "y_label": "N", "numbers": "m", "position": "q", "x": "x",
        "y": "y", "relation": "j", "anchor": "i", "gap": "u",
    }
)  # fmt: skip
STEP_KEYS: Final[Mapping[str, str]] = MappingProxyType(
    {
        "action": "a", "targets": "x", "into": "i", "direction": "d", "distance": "D", "position": "q", "x": "X", "y": "y",
        "relation": "j", "anchor": "n", "angle": "g", "factor": "k", "color": "c", "run_time": "w", "lag": "l", "rate": "r",
        "beat": "b", "start": "m",
    }
)  # fmt: skip

_SHORT: Final = {
    "rectangle": "rect", "dashed_line": "dashed", "double_arrow": "double", "number_line": "numline", "number_plane": "plane",
    "annulus": "ring", "fade_in": "fade", "fade_out": "out", "uncreate": "undo", "recolor": "color", "indicate": "mark",
    "circumscribe": "box", "wiggle": "shake", "shrink": "gone", "top_left": "tl", "top_right": "tr", "bottom_left": "bl",
    "bottom_right": "br", "up_left": "ul", "up_right": "ur", "down_left": "dl", "down_right": "dr", "left_of": "left",
    "right_of": "right", "ease_in": "in", "ease_out": "out", "there_and_back": "back",
}  # fmt: skip


def _short(words: str, **shorter: str) -> Mapping[str, str]:
    return MappingProxyType({word: shorter.get(word) or _SHORT.get(word, word) for word in words.split()})


#: Field -> its words -> how the wire spells them: in one token, where there is a word for that.
VALUES: Final[Mapping[str, Mapping[str, str]]] = MappingProxyType(
    {
        "type": _short(
            "circle ellipse square rectangle triangle star polygon arc annulus dot line dashed_line arrow double_arrow text "
            "math axes number_line number_plane plot group"
        ),
        "action": _short(
            "create write fade_in grow fade_out uncreate shrink move rotate scale transform recolor indicate flash wiggle "
            "circumscribe wait"
        ),
        "size": _short("tiny small medium large huge"),
        "arrange": _short("row column grid circle", circle="ring"),
        "position": _short("center left right top bottom top_left top_right bottom_left bottom_right"),
        "direction": _short("left right up down up_left up_right down_left down_right"),
        "relation": _short("left_of right_of above below inside around"),
        "rate": _short("smooth linear ease_in ease_out there_and_back"),
    }
)
_WORDS: Final = {field: {short: word for word, short in table.items()} for field, table in VALUES.items()}
_OBJECT_FIELDS: Final = {key: field for field, key in OBJECT_KEYS.items()}
_STEP_FIELDS: Final = {key: field for field, key in STEP_KEYS.items()}
_REFERENCES: Final = frozenset({"from_id", "to_id", "axes", "anchor", "into"})
_REFERENCE_LISTS: Final = frozenset({"children", "targets"})
_ESCAPES: Final = {"\f": r"\f", "\b": r"\b", "\t": r"\t", "\r": r"\r", "\n": r"\n"}
_SHOWING: Final = frozenset({"create", "write", "fade_in", "grow"})
#: Letters of the objects by their order; as many as a scene may have objects.
_LETTERS: Final = (string.ascii_lowercase + string.ascii_uppercase + string.digits)[:60]


def _showing(kind: str) -> str:
    return "write" if kind in ("text", "math") else "create"


def _left_to_show(objects: Sequence[Mapping[str, Any]], steps: Sequence[Mapping[str, Any]]) -> list[str]:
    """Return the ids that no step brings onto the canvas, in order; members of a group come with it."""
    come = {name for step in steps if step.get("action") in _SHOWING for name in step.get("targets") or ()}
    come |= {step["into"] for step in steps if step.get("into")}
    come |= {child for item in objects for child in item.get("children") or ()}
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
    """
    objects = [_without_defaults(item) for item in spec["objects"]]
    steps = [_without_defaults(step) for step in spec.get("steps") or ()]
    letters = {item["id"]: _LETTERS[index] for index, item in enumerate(objects)}
    kept = steps[_leading_shows(objects, steps) :]
    wire: dict[str, Any] = {}
    if spec.get("background"):
        wire["b"] = spec["background"]
    wire["o"] = [_short_form(item, OBJECT_KEYS, letters) for item in objects]
    if kept:
        wire["s"] = [_short_form(step, STEP_KEYS, letters) for step in kept]
    return json.dumps(wire, separators=(",", ":"), ensure_ascii=False)


def _short_form(item: Mapping[str, Any], keys: Mapping[str, str], letters: Mapping[str, str]) -> dict[str, Any]:
    short: dict[str, Any] = {}
    for field, key in keys.items():
        value = item.get(field)
        if value is None:
            continue
        if field in _REFERENCES:
            value = letters[value]
        elif field in _REFERENCE_LISTS:
            value = "".join(letters[name] for name in value)
        elif field in VALUES:
            value = VALUES[field][value]
        elif field in ("start", "numbers"):
            value = int(value in ("with", True))
        elif isinstance(value, float | list):
            value = _plain(value)
        short[key] = value
    return short


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
            item["text"] = _unescaped(str(item.get("text") or ""))
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
    long: dict[str, Any] = {}
    for key, value in item.items():
        field = fields.get(key)
        if field is None:
            raise ValueError(f"{key!r} is no key of the wire form")
        if field in _REFERENCES:
            value = letters.get(str(value), str(value))
        elif field in _REFERENCE_LISTS:
            value = [letters.get(letter, letter) for letter in str(value)]
        elif field in VALUES:
            value = _WORDS[field].get(str(value), value)
        elif field == "start":
            value = "with" if value else "after"
        elif field == "numbers":
            value = bool(value)
        long[field] = value
    return long


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
    letter = {"type": "string", "pattern": "^[a-zA-Z0-7]$"}
    color = {"type": "string", "pattern": f"^({'|'.join(sorted(COLORS))}|#[0-9A-F]{{6}})$"}
    bounds = {"type": "array", "items": number, "minItems": 2, "maxItems": 3}
    label = {"type": "string", "minLength": 1, "maxLength": 60}
    special: dict[str, Any] = {
        "text": {"type": "string", "minLength": 1, "maxLength": 200}, "beat": label, "x_label": label, "y_label": label,
        "expression": {"type": "string", "pattern": r"^[0-9a-z+*/^(). |,\-]{1,100}$"},
        "color": color, "x_range": bounds, "y_range": bounds, "start": {"enum": [1]}, "numbers": {"enum": [0, 1]},
        "count": integer, "sides": integer, "points": integer,
    }  # fmt: skip
    special |= dict.fromkeys(_REFERENCES, letter)
    special |= {field: {"type": "string", "pattern": "^[a-zA-Z0-7]{1,12}$"} for field in _REFERENCE_LISTS}
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
