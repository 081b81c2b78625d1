"""The closed vocabularies of the scene language: kinds, actions, places, and the other words that a field may hold."""

from __future__ import annotations

import enum
from typing import Final

__all__ = [
    "ACTIONS_THAT_HIDE",
    "ACTIONS_THAT_SHOW",
    "CAMERA",
    "Action",
    "Arrange",
    "Direction",
    "Kind",
    "Layout",
    "Place",
    "Rate",
    "Relation",
    "Size",
    "Start",
]

#: The target that stands for the camera.
CAMERA: Final = "camera"


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
    # Shapes and what marks other things.
    SECTOR = "sector"
    ROUNDED_RECTANGLE = "rounded_rectangle"
    POLYLINE = "polyline"
    CURVED_ARROW = "curved_arrow"
    VECTOR = "vector"
    BRACE = "brace"
    ANGLE = "angle"
    RIGHT_ANGLE = "right_angle"
    SURROUND = "surround"
    UNDERLINE = "underline"
    CROSS = "cross"
    UNION = "union"
    INTERSECTION = "intersection"
    DIFFERENCE = "difference"
    EXCLUSION = "exclusion"
    # Words and numbers.
    MARKUP = "markup"
    PARAGRAPH = "paragraph"
    TITLE = "title"
    BULLETS = "bullets"
    CODE = "code"
    NUMBER = "number"
    TABLE = "table"
    MATRIX = "matrix"
    NETWORK = "network"
    # Planes and what is drawn on them.
    POLAR_PLANE = "polar_plane"
    COMPLEX_PLANE = "complex_plane"
    PARAMETRIC = "parametric"
    IMPLICIT = "implicit"
    AREA = "area"
    RIEMANN = "riemann"
    TANGENT = "tangent"
    SECANT = "secant"
    VERTICAL_LINE = "vertical_line"
    HORIZONTAL_LINE = "horizontal_line"
    LABEL = "label"
    VECTOR_FIELD = "vector_field"
    STREAM_LINES = "stream_lines"
    # Charts of numbers, or of a named table.
    BAR_CHART = "bar_chart"
    PIE_CHART = "pie_chart"
    SCATTER = "scatter"
    LINE_CHART = "line_chart"
    HISTOGRAM = "histogram"
    BAR_RACE = "bar_race"
    # Space.
    AXES_3D = "axes_3d"
    SURFACE = "surface"
    SPHERE = "sphere"
    CUBE = "cube"
    BOX = "box"
    CYLINDER = "cylinder"
    CONE = "cone"
    TORUS = "torus"
    DOT_3D = "dot_3d"
    LINE_3D = "line_3d"
    ARROW_3D = "arrow_3d"
    LIGHT = "light"
    # Things that change by themselves, and things that people have drawn elsewhere.
    TRACKER = "tracker"
    TRACE = "trace"
    IMAGE = "image"
    SVG = "svg"
    INSET = "inset"


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
    UNWRITE = "unwrite"
    DRAW_BORDER = "draw_border"
    SPIN_IN = "spin_in"
    ADD = "add"
    REMOVE = "remove"
    MATCH = "match"
    FLIP = "flip"
    OPACITY = "opacity"
    FOCUS = "focus"
    ALONG = "along"
    SET = "set"
    SWAP = "swap"
    APPLY_MATRIX = "apply_matrix"
    APPLY_FUNCTION = "apply_function"
    FOLLOW = "follow"
    RESTORE = "restore"
    ORBIT = "orbit"
    SPIN = "spin"
    HOMOTOPY = "homotopy"
    RACE = "race"


ACTIONS_THAT_SHOW: Final = frozenset(
    {Action.CREATE, Action.WRITE, Action.FADE_IN, Action.GROW, Action.DRAW_BORDER, Action.SPIN_IN, Action.ADD}
)
ACTIONS_THAT_HIDE: Final = frozenset({Action.FADE_OUT, Action.UNCREATE, Action.SHRINK, Action.UNWRITE, Action.REMOVE})


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
    ON = "on"
    ALIGN_LEFT = "align_left"
    ALIGN_RIGHT = "align_right"
    ALIGN_TOP = "align_top"
    ALIGN_BOTTOM = "align_bottom"


class Arrange(enum.StrEnum):
    """How the children of a group, or the copies of a counted object, are laid out."""

    ROW = "row"
    COLUMN = "column"
    GRID = "grid"
    CIRCLE = "circle"


class Layout(enum.StrEnum):
    """How the nodes of a network stand."""

    CIRCULAR = "circular"
    SPRING = "spring"
    TREE = "tree"
    GRID = "grid"
    LAYERS = "layers"


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
