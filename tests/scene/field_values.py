"""Values for the fields of objects and steps, from the types and bounds that the models declare: no list of fields is kept."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, Final

from hypothesis import strategies as st

from animathic_lab.scene.live import BOUND_FIELDS
from animathic_lab.scene.spec import SceneObject, Step

__all__ = ["COLORS", "FIELDS", "TEXTS", "anything", "is_expression", "is_ref", "is_words", "near", "schema_of"]

COLORS: Final = ["red", "light_blue", "gold", "#12AB9F", "white", "tomato", "gray_b", "black"]
#: Model -> field -> its JSON Schema; what may be left out is given as what it is when it is not.
FIELDS: Final[Mapping[type, Mapping[str, Any]]] = {
    model: model.model_json_schema()["properties"] for model in (SceneObject, Step)
}
_DEFS: Final = {**SceneObject.model_json_schema()["$defs"], **Step.model_json_schema()["$defs"]}
_REF: Final = "[a-z][a-z0-9_]{0,31}"
#: Words that people write, and some that try to get out of where they stand.
TEXTS: Final = [
    *("a", "Hello, world", "x^2", r"\frac{1}{2}", "$x$", "a\nb", "漢字 🙂"),
    *('it\'s "so"', "\\", "{x} %s {0.__class__}", '"""', "#"),
]
_texts = st.sampled_from(TEXTS) | st.text(
    alphabet=st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=20
).filter(lambda text: bool(text.strip()))


def schema_of(model: type, field: str) -> Mapping[str, Any]:
    """Return the JSON Schema of a field that is given."""
    return _plain(FIELDS[model][field])


def _plain(schema: Mapping[str, Any]) -> Mapping[str, Any]:
    if "$ref" in schema:
        return _DEFS[schema["$ref"].rsplit("/", 1)[1]]
    given = [one for one in schema.get("anyOf", ()) if one.get("type") != "null"]
    return _plain(given[0]) if given else schema


def is_ref(model: type, field: str) -> bool:
    """Whether a field names other objects, alone or in a list."""
    schema = schema_of(model, field)
    return field != "id" and _REF in str(_plain(schema.get("items", schema)).get("pattern", ""))


def is_expression(field: str) -> bool:
    """Whether a field holds an expression."""
    return field.startswith("expression")


def is_words(model: type, field: str) -> bool:
    """Whether a field holds free text, alone or in lists."""
    schema = schema_of(model, field)
    while schema.get("type") == "array":
        schema = _plain(schema["items"])
    free = schema.get("type") == "string" and "enum" not in schema and "pattern" not in schema
    return free and "color" not in field.split("_") and field not in ("colors", "bind") and not is_expression(field)


@st.composite
def _numbers(draw: st.DrawFn, schema: Mapping[str, Any], most: float) -> float:
    whole = schema["type"] == "integer"
    low = max(schema.get("minimum", schema.get("exclusiveMinimum", -most)), -most)
    high = min(schema.get("maximum", schema.get("exclusiveMaximum", most)), max(most, low + 1))
    if whole:
        return draw(st.integers(int(low), int(high)))
    value = round(draw(st.floats(low, high)), draw(st.sampled_from([1, 3, 12])))
    return value if value > low or "exclusiveMinimum" not in schema else min(0.1, high)


def anything(schema: Mapping[str, Any], field: str, *, most: float = 8) -> st.SearchStrategy[Any]:
    """Return a strategy for whatever a schema admits, apart from references and expressions.

    Parameters
    ----------
    schema : Mapping
        Of `schema_of`.
    field : str
        Its name, which tells colours, ranges and bindings from other lists and words.
    most : float
        Numbers of which no bound says how large they may be stay below this.
    """
    schema = _plain(schema)
    if "enum" in schema:
        return st.sampled_from(schema["enum"])
    if field.endswith("_range"):
        return st.tuples(st.integers(-6, 0), st.integers(1, 6)).flatmap(
            lambda pair: st.sampled_from([[*pair], [*pair, 1], [*pair, 0.5]])
        )
    if schema["type"] == "array":
        fewest = schema.get("minItems", 1)
        return st.lists(
            anything(schema["items"], field, most=most), min_size=fewest, max_size=min(schema["maxItems"], fewest + 3)
        )
    if schema["type"] == "boolean":
        return st.booleans()
    if schema["type"] in ("integer", "number"):
        return _numbers(schema, most)
    if "color" in field.split("_") or field == "colors":
        return st.sampled_from(COLORS)
    if field == "bind":
        return st.tuples(
            st.sampled_from(BOUND_FIELDS), st.sampled_from(["2*cos(time)", "1 + time / 4", "2", "min(time, 1)"])
        ).map(" = ".join)
    if "pattern" in schema:
        return st.from_regex(re.compile(schema["pattern"], re.ASCII), fullmatch=True)
    return _texts.map(lambda text: text[: schema.get("maxLength", 400)])


@st.composite
def near(draw: st.DrawFn, value: Any, schema: Mapping[str, Any], field: str) -> Any:
    """Draw a value like one that is known to mean something: lists stay as long as they are, numbers keep their size."""
    schema = _plain(schema)
    if isinstance(value, list) and not field.endswith("_range"):
        return [draw(near(item, schema["items"], field)) for item in value]
    if isinstance(value, bool) or not isinstance(value, int | float):
        return draw(anything(schema, field))
    factor = draw(st.sampled_from([0.5, 0.9, 1, 1, 1.1, 1.5, 2, -1]))
    changed = value * factor
    if schema["type"] == "integer":
        changed = int(changed)
    low = schema.get("minimum", schema.get("exclusiveMinimum", changed - 1))
    return changed if low < changed <= schema.get("maximum", changed) else value
