"""SceneSpec: the language in which models describe a scene. Data only; nothing in it is ever evaluated.

The schema is flat, with optional fields and enums, because Gemini's schema dialect and grammar-constrained decoding both reject
or fumble discriminated unions. What a kind of object or an action needs beyond that is checked in `rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from animathic_lab.scene.words import (
    ACTIONS_THAT_HIDE,
    ACTIONS_THAT_SHOW,
    CAMERA,
    Action,
    Arrange,
    Direction,
    Kind,
    Layout,
    Place,
    Rate,
    Relation,
    Size,
    Start,
)
from animathic_lab.vocabulary import hex_of

__all__ = [
    "ACTIONS_THAT_HIDE",
    "ACTIONS_THAT_SHOW",
    "CAMERA",
    "MAX_OBJECTS",
    "MAX_STEPS",
    "SPEC_VERSION",
    "Action",
    "Arrange",
    "Direction",
    "Kind",
    "Layout",
    "Place",
    "Rate",
    "Relation",
    "SceneObject",
    "SceneSpec",
    "Size",
    "Start",
    "Step",
    "json_schema",
]

SPEC_VERSION: Final = 1
MAX_OBJECTS: Final = 60
MAX_STEPS: Final = 120
MAX_TEXT: Final = 400
#: In a row: a name or an index, and 60 values.
MAX_CELLS: Final = 61


def _known_color(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().lower()
        if hex_of(word) is None:
            raise ValueError("is not a colour; use a CSS or Manim name in lower case, or #RRGGBB")
        return word.upper() if word.startswith("#") else word.replace(" ", "_")
    return value


def _written(value: object) -> object:
    # Cells are words, but a model that means the number 5 need not be sent back for writing it as one.
    return f"{value:.10g}" if isinstance(value, int | float) and not isinstance(value, bool) else value


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$", description="lower-case id, such as circle_1")]
Ref = Annotated[
    str,
    Field(
        pattern=r"^[a-z][a-z0-9_]{0,31}(\.[0-9]{1,3}){0,2}$",
        description="an id, or a part of it: formula.0 is the first part, table.1.2 a cell",
    ),
]
Color = Annotated[str, BeforeValidator(_known_color), Field(max_length=32, description="CSS or Manim colour name, or #RRGGBB")]
Text = Annotated[str, Field(max_length=MAX_TEXT)]
Cell = Annotated[str, BeforeValidator(_written), Field(max_length=80)]
Coordinate = Annotated[float, Field(ge=-20, le=20, allow_inf_nan=False)]
Length = Annotated[float, Field(gt=0, le=20, allow_inf_nan=False)]
Seconds = Annotated[float, Field(gt=0, le=60, allow_inf_nan=False)]
Bound = Annotated[float, Field(ge=-1e6, le=1e6, allow_inf_nan=False)]
Degrees = Annotated[float, Field(ge=-36_000, le=36_000, allow_inf_nan=False)]


class _Model(BaseModel):
    # Strict about names, so that a misspelt field is an error the repair loop can name instead of a silent default.
    model_config = ConfigDict(extra="forbid", frozen=True, use_enum_values=False)


class SceneObject(_Model):
    """One thing on the canvas. Units are Manim's: the frame is 14.2 wide and 8 high around (0, 0)."""

    id: Name
    type: Kind
    color: Color | None = None
    fill_opacity: Annotated[float, Field(ge=0, le=1)] | None = None
    stroke_width: Annotated[float, Field(ge=0, le=40)] | None = None
    stroke_color: Color | None = Field(default=None, description="of the outline, where it is not that of the inside")
    size: Size | None = None
    radius: Length | None = None
    width: Length | None = None
    height: Length | None = None
    length: Length | None = None
    sides: Annotated[int, Field(ge=3, le=24)] | None = None
    points: Annotated[int, Field(ge=3, le=24)] | None = None
    angle: Degrees | None = Field(default=None, description="of an arc, in degrees")
    rotation: Degrees | None = Field(default=None, description="in degrees, counter-clockwise")
    text: Text | None = Field(default=None, description="words of a text, LaTeX of a math object")
    font_size: Annotated[float, Field(ge=8, le=200)] | None = None
    direction: Direction | None = Field(default=None, description="of a line or an arrow")
    from_id: Ref | None = Field(default=None, description="a line or arrow starts at this object")
    to_id: Ref | None = Field(default=None, description="and ends at this one")
    x_range: Annotated[list[Bound], Field(min_length=2, max_length=3)] | None = Field(
        default=None, description="[min, max] or [min, max, step]"
    )
    y_range: Annotated[list[Bound], Field(min_length=2, max_length=3)] | None = None
    x_label: Annotated[str, Field(max_length=60)] | None = None
    y_label: Annotated[str, Field(max_length=60)] | None = None
    numbers: bool | None = Field(default=None, description="whether axes and number lines show numbers")
    expression: Annotated[str, Field(max_length=200)] | None = Field(default=None, description="of x, such as sin(x) / x^2")
    axes: Name | None = Field(default=None, description="the axes a plot belongs to")
    children: Annotated[list[Name], Field(max_length=MAX_OBJECTS)] | None = None
    count: Annotated[int, Field(ge=1, le=50)] | None = Field(default=None, description="number of equal copies")
    arrange: Arrange | None = None
    columns: Annotated[int, Field(ge=1, le=20)] | None = Field(default=None, description="of a grid; nearly square without")
    position: Place | None = None
    x: Coordinate | None = None
    y: Coordinate | None = None
    relation: Relation | None = None
    anchor: Ref | None = None
    gap: Annotated[float, Field(ge=0, le=10)] | None = None
    z: Coordinate | None = Field(default=None, description="towards the viewer, in scenes with depth")
    of: Ref | None = Field(default=None, description="what a brace, frame, tangent, area, label or trace belongs to")
    opacity: Annotated[float, Field(ge=0, le=1)] | None = None
    colors: Annotated[list[Color], Field(max_length=12)] | None = Field(default=None, description="a gradient, or one a part")
    layer: Annotated[int, Field(ge=-10, le=10)] | None = Field(default=None, description="higher ones are drawn in front")
    inner_radius: Length | None = None
    corner_radius: Length | None = None
    vertices: Annotated[list[Annotated[list[Bound], Field(min_length=2, max_length=3)]], Field(max_length=60)] | None = Field(
        default=None, description="[x, y] of each corner; on axes, in their coordinates"
    )
    closed: bool | None = Field(default=None, description="whether a polyline ends where it began")
    parts: Annotated[list[Text], Field(max_length=24)] | None = Field(
        default=None, description="of a formula: pieces that are addressed as formula.0, formula.1, ...; of bullets: the lines"
    )
    rows: Annotated[list[Annotated[list[Cell], Field(max_length=MAX_CELLS)]], Field(max_length=60)] | None = Field(
        default=None,
        description="cells of a table or a matrix; of a race or of several lines a frame or an x, and its values",
    )
    headers: Annotated[list[Annotated[str, Field(max_length=80)]], Field(max_length=MAX_CELLS)] | None = Field(
        default=None, description="of a table's columns; names of the bars of a race, or of several lines"
    )
    values: Annotated[list[Bound], Field(max_length=60)] | None = None
    labels: Annotated[list[Annotated[str, Field(max_length=60)]], Field(max_length=60)] | None = None
    edges: Annotated[list[Annotated[list[str], Field(min_length=2, max_length=3)]], Field(max_length=120)] | None = Field(
        default=None, description="[from, to] or [from, to, label] of a network, by the labels of its nodes"
    )
    layout: Layout | None = None
    directed: bool | None = None
    language: Annotated[str, Field(pattern=r"^[a-z0-9+#_-]{1,20}$")] | None = Field(default=None, description="of code")
    bold: bool | None = None
    italic: bool | None = None
    value: Bound | None = Field(default=None, description="of a tracker or a number at the start")
    decimals: Annotated[int, Field(ge=0, le=6)] | None = None
    unit: Annotated[str, Field(max_length=12)] | None = None
    at: Bound | None = Field(default=None, description="the x at which a tangent, a line or a label stands")
    dx: Annotated[float, Field(gt=0, le=1000)] | None = Field(
        default=None, description="width of Riemann rectangles, run of a secant"
    )
    expression_y: Annotated[str, Field(max_length=200)] | None = Field(
        default=None, description="y of a parametric curve, of t"
    )
    expression_z: Annotated[str, Field(max_length=200)] | None = Field(default=None, description="z of a curve or a surface")
    t_range: Annotated[list[Bound], Field(min_length=2, max_length=3)] | None = None
    bind: Annotated[list[Annotated[str, Field(max_length=240)]], Field(max_length=8)] | None = Field(
        default=None,
        description="fields that follow expressions of trackers and time, such as 'x = 3*cos(t)'",
    )
    file: Annotated[str, Field(pattern=r"^[A-Za-z0-9][A-Za-z0-9_. -]{0,99}$")] | None = Field(
        default=None, description="name of an image in the assets folder"
    )
    data: Annotated[str, Field(pattern=r"^[A-Za-z_][A-Za-z0-9_]{0,31}$")] | None = Field(
        default=None, description="a named table"
    )
    x_column: Annotated[str, Field(max_length=80)] | None = None
    y_column: Annotated[str, Field(max_length=80)] | None = None
    by_column: Annotated[str, Field(max_length=80)] | None = Field(
        default=None, description="a line or a colour for each of its values, or the frames of a race"
    )


class Step(_Model):
    """One action on one or more targets."""

    action: Action
    targets: Annotated[list[Ref], Field(max_length=MAX_OBJECTS)] = Field(default_factory=list, description="ids, or camera")
    run_time: Seconds | None = None
    start: Start = Start.AFTER
    lag: Annotated[float, Field(ge=0, le=10)] | None = Field(
        default=None, description="seconds between the starts of its targets"
    )
    beat: Annotated[str, Field(max_length=80)] | None = None
    rate: Rate | None = None
    direction: Direction | None = None
    distance: Length | None = None
    position: Place | None = None
    x: Coordinate | None = None
    y: Coordinate | None = None
    relation: Relation | None = None
    anchor: Ref | None = None
    angle: Degrees | None = Field(default=None, description="degrees, counter-clockwise")
    factor: Annotated[float, Field(gt=0, le=20)] | None = None
    into: Ref | None = Field(default=None, description="the object that a transform ends in")
    color: Color | None = None
    value: Bound | None = Field(default=None, description="that a tracker, a number or an opacity goes to")
    path: Ref | None = Field(default=None, description="along which its targets move")
    about: Ref | None = Field(default=None, description="the object around which its targets turn")
    axis: Annotated[str, Field(pattern="^(x|y|z)$")] | None = None
    matrix: (
        Annotated[list[Annotated[list[Bound], Field(min_length=2, max_length=3)]], Field(min_length=2, max_length=3)] | None
    ) = None
    expression_x: Annotated[str, Field(max_length=200)] | None = Field(
        default=None, description="of x and y, for apply_function; of x, y and t from 0 to 1 for homotopy"
    )
    expression_y: Annotated[str, Field(max_length=200)] | None = None
    phi: Degrees | None = Field(default=None, description="of the camera, from the vertical")
    theta: Degrees | None = Field(default=None, description="of the camera, around the vertical")
    times: Annotated[int, Field(ge=1, le=20)] | None = Field(default=None, description="how often it is done")
    z: Coordinate | None = Field(default=None, description="towards the viewer, in scenes with depth")


class SceneSpec(_Model):
    """A whole scene: its objects, and the steps that bring them to life."""

    spec_version: Annotated[int, Field(ge=1, le=SPEC_VERSION)] = SPEC_VERSION
    background: Color | None = None
    phi: Degrees | None = Field(default=None, description="camera of a scene with depth, from the vertical")
    theta: Degrees | None = None
    objects: Annotated[list[SceneObject], Field(min_length=1, max_length=MAX_OBJECTS)]
    steps: Annotated[list[Step], Field(max_length=MAX_STEPS)] = Field(default_factory=list)

    def object(self, name: str) -> SceneObject:
        """Return the object with this id.

        Raises
        ------
        KeyError
            No object has it.
        """
        for item in self.objects:
            if item.id == name:
                return item
        raise KeyError(name)

    def to_dict(self) -> dict[str, Any]:
        """Return plain JSON data without the fields that were left out."""
        return self.model_dump(mode="json", exclude_none=True, exclude_defaults=False)


def json_schema() -> Mapping[str, Any]:
    """Return the JSON Schema of SceneSpec."""
    return SceneSpec.model_json_schema()
