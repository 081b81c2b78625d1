"""The book of actions: the animation of one target, for each action. Motions and transforms have modules of their own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from animathic_lab.scene.kinds.style import DIRECTIONS, number
from animathic_lab.scene.live import read
from animathic_lab.scene.motions import MOTIONS, angle_of, call_of, dot_animate, motion_call
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.references import base_of, code_of
from animathic_lab.scene.spec import Step
from animathic_lab.scene.stage import Stage
from animathic_lab.scene.transforms import match, transform
from animathic_lab.scene.words import ACTIONS_THAT_HIDE, ACTIONS_THAT_SHOW, Action, Kind, Rate

__all__ = ["ACTIONS", "ActionEntry", "animation_of", "appear", "options_of"]

_RATES: Final[Mapping[Rate, str]] = {
    Rate.SMOOTH: "smooth",
    Rate.LINEAR: "linear",
    Rate.EASE_IN: "rush_into",
    Rate.EASE_OUT: "rush_from",
    Rate.THERE_AND_BACK: "there_and_back",
}
_AXES: Final[Mapping[str, str]] = {"x": "RIGHT", "y": "UP", "z": "OUT"}
_WRITTEN: Final = frozenset({Kind.TEXT, Kind.MATH, Kind.MARKUP, Kind.PARAGRAPH, Kind.TITLE, Kind.BULLETS})

#: Those that come turn by turn: axes first, then one bar, slice or point after another.
_GROWN: Final = frozenset({Kind.BAR_CHART, Kind.PIE_CHART, Kind.SCATTER, Kind.LINE_CHART, Kind.HISTOGRAM, Kind.BAR_RACE})

#: Kinds that are one path themselves, without gaps, dashes or parts.
_PATHS: Final = frozenset(
    {Kind.CIRCLE, Kind.ELLIPSE, Kind.SQUARE, Kind.RECTANGLE, Kind.TRIANGLE, Kind.STAR, Kind.POLYGON, Kind.ARC, Kind.LINE}
)

#: Makes the animation of one target from the options (run_time, rate_func) that every animation takes.
Make = Callable[[Stage, Step, str, list[str]], str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActionEntry:
    """One action.

    Attributes
    ----------
    says : str
        What it does, in a sentence.
    needs : tuple of str
        Fields without which it means nothing.
    make : callable or None
        None where the action is no animation of a target.
    """

    says: str
    needs: tuple[str, ...] = ()
    make: Make | None = None


#: Animations of Manim's that take a colour.
_COLORED: Final = frozenset({"Indicate", "Flash", "Circumscribe", "FocusOn"})


def _simple(name: str) -> Make:
    def make(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
        if step.color is not None and name in _COLORED:
            options = [f"color={color_code(step.color)}", *options]
        return call_of(name, stage.code(ref), options)

    return make


def _fade_out(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    shift = [f"shift={DIRECTIONS[step.direction]}"] if step.direction is not None else []
    return call_of("FadeOut", stage.code(ref), shift + options)


def _rotate(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    extra = [f"angle={angle_of(step)}"]
    if step.axis is not None:
        extra.append(f"axis={_AXES[step.axis]}")
    if step.about is not None:
        stage.require(step.about)
        extra.append(f"about_point={stage.code(step.about)}.get_center()")
    return call_of("Rotate", stage.code(ref), [*extra, *options])


def _motion(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    return dot_animate(stage.code(ref), options, motion_call(stage, step))


def _flip(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    return dot_animate(stage.code(ref), options, f"flip({_AXES[step.axis or 'y']})")


def _opacity(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    return dot_animate(stage.code(ref), options, f"set_opacity({number(min(max(step.value or 0.0, 0.0), 1.0))})")


def _along(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    path = step.path or ""
    stage.make(path)
    line, item = stage.code(path), stage.item(path)
    if item.type is Kind.PLOT and item.axes is None:
        line += ".face"  # a curve that brings its own axes is a group
    if item.type not in _PATHS or (item.count or 1) > 1 or path != item.id:
        line = f"path_of({line})"
    return call_of("MoveAlongPath", stage.code(ref), [line, *options])


def _set(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    value = number(step.value or 0.0)
    if stage.item(ref).type is Kind.NUMBER:
        return call_of("ChangeDecimalToValue", stage.code(ref), [value, *options])
    return dot_animate(stage.code(ref), options, f"set_value({value})")


def _apply_matrix(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    rows = ", ".join(f"[{', '.join(number(value) for value in row)}]" for row in step.matrix or ())
    if step.about is not None:
        stage.require(step.about)
        options = [f"about_point={stage.code(step.about)}.get_center()", *options]
    return f"ApplyMatrix({', '.join([f'[{rows}]', stage.code(ref), *options])})"


def _point(stage: Stage, step: Step, ref: str, own: Mapping[str, str]) -> str:
    """Return where a point of an object goes by the step's expressions; ``own`` spells the names that they may use."""
    parts = [
        own[name] if text is None else read(text, stage.spec, *own, spelled=own).code
        for name, text in (("x", step.expression_x), ("y", step.expression_y))
    ]
    if stage.item(ref).type in (Kind.NUMBER_PLANE, Kind.COMPLEX_PLANE):
        stage.lines.append(f"{stage.code(ref)}.prepare_for_nonlinear_transform()")
    # A pole of the function must not lose the points that come near it.
    return f"np.clip(np.nan_to_num(np.array([{parts[0]}, {parts[1]}, xyz[2]], dtype=float)), -100, 100)"


def _apply_function(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    function = f"lambda xyz: {_point(stage, step, ref, {'x': 'xyz[0]', 'y': 'xyz[1]'})}"
    return f"ApplyPointwiseFunction({', '.join([function, stage.code(ref), *options])})"


def _homotopy(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    # Manim hands over x, y, z and t.
    function = f"lambda *xyz: {_point(stage, step, ref, {'x': 'xyz[0]', 'y': 'xyz[1]', 't': 'xyz[3]'})}"
    return f"Homotopy({', '.join([function, stage.code(ref), *options])})"


def _race(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    if step.run_time is None:
        # A second from frame to frame, and less where there are so many that nobody would watch them to the end.
        options = [f"run_time={number(min(max(len(stage.item(ref).rows or ()) - 1, 1), 30))}", *options]
    return call_of("Race", stage.code(ref), options)


def _grow(stage: Stage, step: Step, ref: str, options: list[str]) -> str:
    # Said of something already there, "grows" means that it gets larger.
    return dot_animate(stage.code(ref), options, f"scale({number(step.factor or 1.5)})")


def appear(
    stage: Stage, ref: str, action: Action = Action.CREATE, step: Step | None = None, options: list[str] | None = None
) -> str:
    """Return the animation that brings an object onto the canvas."""
    stage.make(ref)
    item, options, code = stage.item(ref), options or [], code_of(ref)
    stage.show(ref)
    if item.type is Kind.INSET and ref == item.id:
        return call_of("PopOut", code, options)
    if action is Action.WRITE or (action is Action.CREATE and item.type in _WRITTEN):
        return call_of("Write", code, options)
    if action is Action.FADE_IN or item.type in (Kind.IMAGE, Kind.TRACE):
        shift = [f"shift={DIRECTIONS[step.direction]}"] if step is not None and step.direction is not None else []
        return call_of("FadeIn", code, shift + options)
    if item.type in _GROWN and ref == item.id and (item.count or 1) == 1 and action in (Action.CREATE, Action.GROW):
        return call_of("GrowChart", code, options)
    if action is Action.GROW:
        arrow = item.type is Kind.ARROW and (item.count or 1) == 1
        return call_of("GrowArrow" if arrow else "GrowFromCenter", code, options)
    names = {Action.DRAW_BORDER: "DrawBorderThenFill", Action.SPIN_IN: "SpinInFromNothing"}
    return call_of(names.get(action, "Create"), code, options)


def options_of(step: Step, run_time: float | None) -> list[str]:
    """Return the options that every animation takes: how long it lasts, where the play has no common time, and its rate."""
    options = [f"run_time={number(run_time)}"] if run_time is not None else []
    return options if step.rate is None else [*options, f"rate_func={_RATES[step.rate]}"]


def animation_of(stage: Stage, step: Step, ref: str, run_time: float | None) -> str:
    """Return the animation of one target, and note what it does to the canvas.

    Parameters
    ----------
    stage : Stage
        As it is when the step begins; lines that must come before the play are added to it.
    step : Step
        Of an action that is an animation.
    ref : str
        One of its targets.
    run_time : float, optional
        Seconds of this animation, where the play has no common one.
    """
    options, action = options_of(step, run_time), step.action
    if action is Action.GROW and stage.is_visible(ref):
        return _grow(stage, step, ref, options)
    if action in ACTIONS_THAT_SHOW:
        return appear(stage, ref, action, step, options)
    if stage.item(ref).type not in (Kind.TRACKER, Kind.LIGHT):
        # A step that acts on something unseen means it to be there.
        stage.require(ref)
    if action in ACTIONS_THAT_HIDE:
        code = stage.current(ref)
        if stage.item(ref).type is Kind.INSET and ref == base_of(ref):
            animation = call_of("PopBack", code, options)
        else:
            animation = _MAKERS[action](stage, step, ref, options)
        stage.hide(code)
        return animation
    return _MAKERS[action](stage, step, ref, options)


#: Every action.
ACTIONS: Final[Mapping[Action, ActionEntry]] = {
    Action.CREATE: ActionEntry(says="Draws it."),
    Action.WRITE: ActionEntry(says="Writes it, stroke by stroke."),
    Action.FADE_IN: ActionEntry(says="Lets it appear softly, and move in a direction if one is given: from the left is right."),
    Action.GROW: ActionEntry(says="Lets it grow from nothing; what is there already gets larger by a factor."),
    Action.DRAW_BORDER: ActionEntry(says="Draws its border, then fills it."),
    Action.SPIN_IN: ActionEntry(says="Lets it grow from nothing while it turns."),
    Action.ADD: ActionEntry(says="Puts it there at once."),
    Action.REMOVE: ActionEntry(says="Takes it away at once."),
    Action.FADE_OUT: ActionEntry(says="Lets it disappear softly, towards a direction if one is given.", make=_fade_out),
    Action.UNCREATE: ActionEntry(says="Takes its drawing back.", make=_simple("Uncreate")),
    Action.UNWRITE: ActionEntry(says="Takes its writing back.", make=_simple("Unwrite")),
    Action.SHRINK: ActionEntry(says="Shrinks it to nothing.", make=_simple("ShrinkToCenter")),
    Action.MOVE: ActionEntry(says="Moves it: by a direction and a distance, to a place, or beside something.", make=_motion),
    Action.ROTATE: ActionEntry(says="Turns it by an angle, about another object or an axis if one is given.", make=_rotate),
    Action.SCALE: ActionEntry(says="Changes its size by a factor; the camera's: how much closer it comes.", make=_motion),
    Action.FLIP: ActionEntry(says="Turns it over around the x or y axis.", make=_flip),
    Action.RECOLOR: ActionEntry(says="Changes its colour.", needs=("color",), make=_motion),
    Action.OPACITY: ActionEntry(says="Changes how opaque it is.", needs=("value",), make=_opacity),
    Action.TRANSFORM: ActionEntry(says="Turns it into another object.", needs=("into",), make=transform),
    Action.MATCH: ActionEntry(says="Turns it into another one, equal parts into equal parts.", needs=("into",), make=match),
    Action.SWAP: ActionEntry(says="Lets two objects change places."),
    Action.INDICATE: ActionEntry(says="Draws attention to it by a pulse.", make=_simple("Indicate")),
    Action.FLASH: ActionEntry(says="Flashes lines around it.", make=_simple("Flash")),
    Action.WIGGLE: ActionEntry(says="Shakes it.", make=_simple("Wiggle")),
    Action.CIRCUMSCRIBE: ActionEntry(says="Draws a frame around it for a moment.", make=_simple("Circumscribe")),
    Action.FOCUS: ActionEntry(says="Dims the rest and points at it.", make=_simple("FocusOn")),
    Action.ALONG: ActionEntry(says="Moves it along a path.", needs=("path",), make=_along),
    Action.SET: ActionEntry(says="Lets a tracker or a number go to a value.", needs=("value",), make=_set),
    Action.APPLY_MATRIX: ActionEntry(
        says="Applies a matrix to it, about the origin or the centre of another object.", needs=("matrix",), make=_apply_matrix
    ),
    Action.APPLY_FUNCTION: ActionEntry(says="Moves each of its points by expressions of x and y.", make=_apply_function),
    Action.HOMOTOPY: ActionEntry(
        says="Moves each of its points by expressions of x, y and t, while t goes from 0 to 1.", make=_homotopy
    ),
    Action.RACE: ActionEntry(says="Plays a bar_race through its frames; its run_time is that of all of them.", make=_race),
    Action.WAIT: ActionEntry(says="Waits."),
    Action.FOLLOW: ActionEntry(says="Lets the camera follow an object.", needs=("anchor",)),
    Action.RESTORE: ActionEntry(says="Brings the camera back to where it began."),
    Action.ORBIT: ActionEntry(says="Moves the camera of a scene with depth to phi and theta."),
    Action.SPIN: ActionEntry(says="Lets the camera of a scene with depth go round for its run_time, by an angle."),
}
_MAKERS: Final[Mapping[Action, Make]] = {action: entry.make for action, entry in ACTIONS.items() if entry.make is not None}
assert _MAKERS.keys() >= MOTIONS
