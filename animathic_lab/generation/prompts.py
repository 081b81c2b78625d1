"""The words for large models: what the scene language is, told from its schema, with three examples.

The version goes on every draft, so that records tell which words led to which scene. Any change to what is sent needs a new
one.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final, Literal

from animathic_lab.generation.protocol import Repair, WriteRequest
from animathic_lab.generation.schema import gemini_schema

__all__ = ["EXAMPLES", "PROMPT_VERSION", "Conversation", "Turn", "build", "describe", "repair_words"]

PROMPT_VERSION: Final = "large-1"

_TASK: Final = """\
You write scenes for a short mathematical animation. The person describes what they want to see; you answer with one JSON
object, the scene, and nothing else. It is data for a compiler: never write code.

How a scene works:
- The frame is 14.2 wide and 8 high, with (0, 0) in its middle. x grows to the right, y upwards. Keep everything inside.
- `objects` lists every thing with an id of its own: a lower-case letter, then lower-case letters, digits or underscores.
- `steps` run in order. An object appears when a step shows it (create, write for words and formulae, fade_in, grow), so show
  each object once before anything else happens to it. fade_out, uncreate and shrink take it away.
- "start": "with" makes a step run at the same time as the step before it; otherwise it waits for that one to end. `lag`
  staggers the targets of one step. `run_time` is in seconds; 1 is usual, and the whole scene should last 5 to 30.
- transform turns its target into the object named by `into`; that object is in `objects` too, and no step shows it.
- recolor needs `color`. rotate takes `angle` in degrees, counter-clockwise. scale takes `factor`. move needs a destination:
  a `direction` with a `distance`, a `position`, `x` and `y`, or a `relation` to an `anchor`. wait needs no target.
- Place an object by `position`, by `x` and `y`, or by `relation` to an `anchor` with a `gap`; only one of these for each.
- `count` draws equal copies of one object, laid out by `arrange`. A group holds the ids of its `children`.
- A plot has an `expression` of x, such as sin(x) / x^2, and names its `axes`. A text has its words in `text`, a math object
  its LaTeX.
- Colours are lower-case CSS or Manim names, or #RRGGBB. Draw what was asked for, in the colours, numbers and words that were
  asked for; add only what helps to understand it. Text that the person quotes is shown letter by letter as they wrote it.
- Leave out every field that you do not need. Never write null."""

#: Few-shot examples: what a person asked, and the scene that answers it.
EXAMPLES: Final[tuple[tuple[str, Mapping[str, Any]], ...]] = (
    (
        "a red circle turns into a blue square while its caption 'Morph' fades in below",
        {
            "objects": [
                {"id": "circle_1", "type": "circle", "color": "red", "fill_opacity": 0.5},
                {"id": "square_1", "type": "square", "color": "blue", "fill_opacity": 0.5},
                {"id": "caption", "type": "text", "text": "Morph", "relation": "below", "anchor": "circle_1", "gap": 0.6},
            ],
            "steps": [
                {"action": "create", "targets": ["circle_1"]},
                {"action": "transform", "targets": ["circle_1"], "into": "square_1", "run_time": 2},
                {"action": "fade_in", "targets": ["caption"], "start": "with", "run_time": 2},
                {"action": "wait", "run_time": 1},
            ],
        },
    ),
    (
        "Plot y = x^2 and its derivative, each with a label",
        {
            "objects": [
                {"id": "axes_1", "type": "axes", "x_range": [-3, 3, 1], "y_range": [-6, 9, 3], "x_label": "x", "y_label": "y"},
                {"id": "parabola", "type": "plot", "axes": "axes_1", "expression": "x^2", "color": "yellow"},
                {"id": "slope", "type": "plot", "axes": "axes_1", "expression": "2x", "color": "green"},
                {"id": "label_1", "type": "math", "text": "f(x) = x^2", "color": "yellow", "x": 3.2, "y": -1.7},
                {
                    "id": "label_2",
                    "type": "math",
                    "text": "f'(x) = 2x",
                    "color": "green",
                    "relation": "below",
                    "anchor": "label_1",
                },
            ],
            "steps": [
                {"action": "create", "targets": ["axes_1"], "beat": "the stage"},
                {"action": "create", "targets": ["parabola"], "run_time": 2, "beat": "the function"},
                {"action": "write", "targets": ["label_1"], "start": "with"},
                {"action": "create", "targets": ["slope"], "run_time": 2, "beat": "its derivative"},
                {"action": "write", "targets": ["label_2"], "start": "with"},
                {"action": "indicate", "targets": ["slope", "label_2"]},
                {"action": "wait", "run_time": 1},
            ],
        },
    ),
    (
        "five small gold stars in a ring appear one by one, spin half a turn around the word Sun, then everything fades away",
        {
            "objects": [
                {"id": "sun", "type": "text", "text": "Sun", "color": "white", "position": "center"},
                {
                    "id": "stars",
                    "type": "star",
                    "color": "gold",
                    "size": "small",
                    "count": 5,
                    "arrange": "circle",
                    "x": 0,
                    "y": 0,
                },
            ],
            "steps": [
                {"action": "write", "targets": ["sun"]},
                {"action": "grow", "targets": ["stars"], "run_time": 2, "lag": 0.3},
                {"action": "rotate", "targets": ["stars"], "angle": 180, "run_time": 3, "rate": "linear"},
                {"action": "fade_out", "targets": ["stars", "sun"]},
            ],
        },
    ),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of a conversation, as the person's side or as the model's."""

    role: Literal["user", "model"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """What is sent to a large model: standing instructions, and the turns that end with what the person wants now."""

    system: str
    turns: tuple[Turn, ...]


def build(request: WriteRequest) -> Conversation:
    """Put a request into words.

    Parameters
    ----------
    request : WriteRequest
        The person's prompt, the schema to explain, and on a second try what was wrong with the first.

    Returns
    -------
    Conversation
        The person's words stand in turns of their own, never inside the instructions.
    """
    language = describe(request.schema)
    turns: list[Turn] = []
    for asked, scene in EXAMPLES:
        turns += [Turn(role="user", text=asked), Turn(role="model", text=_compact(scene))]
    asked = _clean(request.prompt)
    if request.parent is not None:
        asked = (
            f"This is the scene so far:\n{_compact(request.parent)}\n\nChange it as follows, keep all else as it is, "
            f"and answer with the whole new scene:\n{asked}"
        )
    if request.tables:
        asked += (
            "\n\nThese tables are at hand. Name one with data, x_column and y_column; their values are filled in afterwards, "
            f"so leave labels, values, vertices and rows out:\n{_compact({'tables': list(request.tables)})}"
        )
    turns.append(Turn(role="user", text=asked))
    if request.repair is not None:
        turns += [
            Turn(role="model", text=_clean(request.repair.raw) or "{}"),
            Turn(role="user", text=repair_words(request.repair)),
        ]
    return Conversation(system=f"{_TASK}\n\n{language}" if language else _TASK, turns=tuple(turns))


def repair_words(repair: Repair) -> str:
    """Return what a model is told about its former answer: the exact error, and what to do."""
    return (
        f"That scene does not work:\n{_clean(repair.error)}\n\n"
        "Correct exactly this, keep everything that was right, and answer with the whole scene as one JSON object."
    )


def describe(schema: Mapping[str, Any]) -> str:
    """Tell a JSON Schema as a list of fields, one line each.

    Parameters
    ----------
    schema : Mapping
        JSON Schema of a scene; an empty one gives no words.

    Examples
    --------
    >>> print(describe({"properties": {"size": {"enum": ["small", "large"], "type": "string"}}, "required": ["size"]}))
    The fields of a scene:
    - size (required): one of small, large
    """
    if not schema:
        return ""
    plain = gemini_schema(schema)
    sections = ["The fields of a scene:\n" + "\n".join(_lines(plain))]
    for name, field in plain.get("properties", {}).items():
        items = field.get("items", {})
        if "properties" in items:
            sections.append(f"The fields of each item of {name}:\n" + "\n".join(_lines(items)))
    return "\n\n".join(sections)


def _lines(node: Mapping[str, Any]) -> Iterator[str]:
    required = set(node.get("required", ()))
    for name, field in node.get("properties", {}).items():
        must = " (required)" if name in required else ""
        meaning = field.get("description", "")
        # An enum's own description tells readers of Python what the class is; its words say it better to a model.
        yield f"- {name}{must}: {_kind(field)}" + (f"; {meaning}" if meaning and "enum" not in field else "")


def _kind(field: Mapping[str, Any]) -> str:
    if "enum" in field:
        return "one of " + ", ".join(map(str, field["enum"]))
    if field.get("type") == "array":
        items = field.get("items", {})
        return "list of objects, see below" if "properties" in items else f"list of {_kind(items)}s"
    return str(field.get("type", "value"))


def _compact(scene: Mapping[str, Any]) -> str:
    return json.dumps(scene, ensure_ascii=False, separators=(",", ":"))


def _clean(text: str) -> str:
    # Half a surrogate pair, as a broken paste leaves it, cannot travel as UTF-8.
    return text.encode("utf-8", "replace").decode("utf-8")
