"""SceneSpec: the language in which models describe a scene. Data only; nothing in it is ever evaluated.

The schema is flat, with optional fields and enums, because Gemini's schema dialect and grammar-constrained decoding both reject
or fumble discriminated unions. What a kind of object or an action needs beyond that is checked in `rules`.
"""

from __future__ import annotations

import enum
from collections.abc import Mapping
from typing import Annotated, Any, Final

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from animathic_lab.vocabulary import hex_of

__all__ = [
    "ACTIONS_THAT_HIDE",
    "ACTIONS_THAT_SHOW",
    "MAX_OBJECTS",
    "MAX_STEPS",
    "SPEC_VERSION",
    "Action",
    "Arrange",
    "Direction",
    "Kind",
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


class Kind(enum.StrEnum):
    """Kinds of object."""

    CIRCLE = "circle"
    ELLIPSE = "ellipse"
    SQUARE = "square"
    RECTANGLE = "rectangle"
    TRIANGLE = "triangle"
    STAR = "star"
    POLYGON = "polygon"
    ARC = "arc"
    ANNULUS = "annulus"
    DOT = "dot"
    LINE = "line"
    DASHED_LINE = "dashed_line"
    ARROW = "arrow"
    DOUBLE_ARROW = "double_arrow"
    TEXT = "text"
    MATH = "math"
    AXES = "axes"
    NUMBER_LINE = "number_line"
    NUMBER_PLANE = "number_plane"
    PLOT = "plot"
    GROUP = "group"


class Action(enum.StrEnum):
    """What a step does to its targets."""

    CREATE = "create"
    WRITE = "write"
    FADE_IN = "fade_in"
    GROW = "grow"
    FADE_OUT = "fade_out"
    UNCREATE = "uncreate"
    SHRINK = "shrink"
    MOVE = "move"
    ROTATE = "rotate"
    SCALE = "scale"
    TRANSFORM = "transform"
    RECOLOR = "recolor"
    INDICATE = "indicate"
    FLASH = "flash"
    WIGGLE = "wiggle"
    CIRCUMSCRIBE = "circumscribe"
    WAIT = "wait"


ACTIONS_THAT_SHOW: Final = frozenset({Action.CREATE, Action.WRITE, Action.FADE_IN, Action.GROW})
ACTIONS_THAT_HIDE: Final = frozenset({Action.FADE_OUT, Action.UNCREATE, Action.SHRINK})


class Place(enum.StrEnum):
    """Named places in the frame."""

    CENTER = "center"
    LEFT = "left"
    RIGHT = "right"
    TOP = "top"
    BOTTOM = "bottom"
    TOP_LEFT = "top_left"
    TOP_RIGHT = "top_right"
    BOTTOM_LEFT = "bottom_left"
    BOTTOM_RIGHT = "bottom_right"


class Direction(enum.StrEnum):
    """Directions on the screen."""

    LEFT = "left"
    RIGHT = "right"
    UP = "up"
    DOWN = "down"
    UP_LEFT = "up_left"
    UP_RIGHT = "up_right"
    DOWN_LEFT = "down_left"
    DOWN_RIGHT = "down_right"


class Relation(enum.StrEnum):
    """Where an object stands relative to its anchor."""

    LEFT_OF = "left_of"
    RIGHT_OF = "right_of"
    ABOVE = "above"
    BELOW = "below"
    INSIDE = "inside"
    AROUND = "around"


class Arrange(enum.StrEnum):
    """How the children of a group, or the copies of a counted object, are laid out."""

    ROW = "row"
    COLUMN = "column"
    GRID = "grid"
    CIRCLE = "circle"


class Size(enum.StrEnum):
    """Sizes in words, for objects that give no number."""

    TINY = "tiny"
    SMALL = "small"
    MEDIUM = "medium"
    LARGE = "large"
    HUGE = "huge"


class Rate(enum.StrEnum):
    """How an animation's speed runs over its time."""

    SMOOTH = "smooth"
    LINEAR = "linear"
    EASE_IN = "ease_in"
    EASE_OUT = "ease_out"
    THERE_AND_BACK = "there_and_back"


class Start(enum.StrEnum):
    """When a step starts: after the step before it, or with it."""

    AFTER = "after"
    WITH = "with"


def _known_color(value: object) -> object:
    if isinstance(value, str):
        word = value.strip().lower()
        if hex_of(word) is None:
            raise ValueError("is not a colour; use a CSS or Manim name in lower case, or #RRGGBB")
        return word.upper() if word.startswith("#") else word.replace(" ", "_")
    return value


Name = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_]{0,31}$", description="lower-case id, such as circle_1")]
Color = Annotated[str, BeforeValidator(_known_color), Field(max_length=32, description="CSS or Manim colour name, or #RRGGBB")]
Text = Annotated[str, Field(max_length=MAX_TEXT)]
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
    from_id: Name | None = Field(default=None, description="a line or arrow starts at this object")
    to_id: Name | None = Field(default=None, description="and ends at this one")
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
    position: Place | None = None
    x: Coordinate | None = None
    y: Coordinate | None = None
    relation: Relation | None = None
    anchor: Name | None = None
    gap: Annotated[float, Field(ge=0, le=10)] | None = None


class Step(_Model):
    """One action on one or more targets."""

    action: Action
    targets: Annotated[list[Name], Field(max_length=MAX_OBJECTS)] = Field(default_factory=list)
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
    anchor: Name | None = None
    angle: Degrees | None = Field(default=None, description="degrees, counter-clockwise")
    factor: Annotated[float, Field(gt=0, le=20)] | None = None
    into: Name | None = Field(default=None, description="the object that a transform ends in")
    color: Color | None = None


class SceneSpec(_Model):
    """A whole scene: its objects, and the steps that bring them to life."""

    spec_version: Annotated[int, Field(ge=1, le=SPEC_VERSION)] = SPEC_VERSION
    background: Color | None = None
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
