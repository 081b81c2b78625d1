"""Steps to code: which of them share one ``play``, and in what order lines are written."""

from __future__ import annotations

import re
from typing import Final

from animathic_lab.scene.actions import animation_of, appear, options_of
from animathic_lab.scene.camera import camera_animation, camera_parts, follow_lines, is_of_camera, turning_lines
from animathic_lab.scene.depth import has_depth
from animathic_lab.scene.kinds.style import number
from animathic_lab.scene.motions import MOTIONS, merged_motions, together
from animathic_lab.scene.references import base_of, members_of
from animathic_lab.scene.spec import SceneSpec, Step
from animathic_lab.scene.stage import Stage
from animathic_lab.scene.words import ACTIONS_THAT_HIDE, ACTIONS_THAT_SHOW, CAMERA, Action, Kind, Start

__all__ = ["play_lines"]

#: Actions that leave things as they found them, so that they can be done several times.
_REPEATABLE: Final = frozenset(
    {Action.INDICATE, Action.FLASH, Action.WIGGLE, Action.CIRCUMSCRIBE, Action.FOCUS, Action.ROTATE, Action.FLIP, Action.MOVE}
    | {Action.ALONG}
)
_IN_TURN: Final = (
    ACTIONS_THAT_SHOW
    | ACTIONS_THAT_HIDE
    | {
        Action.INDICATE,
        Action.FLASH,
        Action.WIGGLE,
        Action.CIRCUMSCRIBE,
        Action.MOVE,
        Action.ROTATE,
        Action.SCALE,
        Action.RECOLOR,
    }
    | {Action.FLIP, Action.OPACITY}
) - {Action.ADD, Action.REMOVE}


def play_lines(spec: SceneSpec, shown_first: list[str]) -> list[str]:
    """Return the lines of ``construct`` that animate the scene.

    Parameters
    ----------
    spec : SceneSpec
        A valid spec.
    shown_first : list of str
        Ids that are created before the first step, because no step shows them.
    """
    stage = Stage(spec)
    if any(CAMERA in step.targets for step in spec.steps) and not has_depth(spec):
        stage.lines.append("self.camera.frame.save_state()")
    for item in spec.objects:
        if item.type is Kind.LIGHT:
            stage.make(item.id)  # it shines from the start, whatever its place depends on
    if shown_first:
        calls = [appear(stage, name) for name in shown_first]
        stage.lines.append(f"self.play({', '.join(calls)})")
    for beat in _beats(spec.steps):
        if beat[0].beat:
            stage.lines.append("# " + " ".join(beat[0].beat.split()))
        _play(stage, beat)
    if not spec.steps or spec.steps[-1].action is not Action.WAIT:
        stage.lines.append("self.wait()")
    return stage.lines


def _beats(steps: list[Step]) -> list[list[Step]]:
    """Return the steps in sets that start together."""
    beats: list[list[Step]] = []
    for step in steps:
        if step.start is Start.WITH and beats:
            beats[-1].append(step)
        else:
            beats.append([step])
    return beats


def _play(stage: Stage, steps: list[Step]) -> None:
    for step in steps:
        _write_at_once(stage, step)
    acting = [step for step in steps if step.action not in (Action.WAIT, Action.ADD, Action.REMOVE, Action.FOLLOW)]
    if len(acting) == 1 and acting[0].action in (Action.ORBIT, Action.SPIN):
        stage.lines += turning_lines(acting[0])
        return
    if not acting:
        waits = [step.run_time or 1.0 for step in steps if step.action is Action.WAIT]
        if waits:
            stage.lines.append(f"self.wait({number(max(waits))})")
        return
    calls, later = _calls(stage, acting)
    if calls:
        common = {step.run_time for step in acting}
        shared = common.pop() if len(common) == 1 and not any(step.lag for step in acting) else None
        timing = f", run_time={number(shared)}" if shared is not None else ""
        line = f"self.play({', '.join(calls)}{timing})"
        times = acting[0].times or 1
        if times > 1 and len(acting) == 1 and acting[0].action in _REPEATABLE:
            stage.lines += [f"for _ in range({times}):", f"    {line}"]
        else:
            stage.lines.append(line)
    for beat in _beats(later):
        _play(stage, beat)


def _write_at_once(stage: Stage, step: Step) -> None:
    """Write the lines of a step that is no animation."""
    if step.action is Action.ADD:
        for name in step.targets:
            stage.make(name)
            if stage.item(name).type is not Kind.LIGHT:  # which is there, and must stay where it is
                stage.lines.append(f"self.add({stage.whole(name)})")
                stage.show(name)
    elif step.action is Action.REMOVE:
        for name in step.targets:
            stage.make(name)  # which may not have been shown yet
            stage.lines.append(f"self.remove({stage.whole(name)})")
            stage.hide(stage.current(name))
    elif step.action is Action.FOLLOW:
        stage.lines += follow_lines(stage, step)


def _family(stage: Stage, ref: str) -> set[str]:
    """Return an object with its members: two animations of a group and of one of them in a play would overwrite each other."""
    if ref != base_of(ref):
        return {ref}
    return {ref}.union(*(_family(stage, child) for child in members_of(stage.spec.object(ref))))


def _in_turn(stage: Stage, step: Step, name: str) -> bool:
    item = stage.item(name)
    several = (item.count or 1) > 1 or item.type is Kind.GROUP
    return several and name == item.id and step.action in _IN_TURN


def _calls(stage: Stage, acting: list[Step]) -> tuple[list[str], list[Step]]:
    """Return the animations of one play, and the steps that must wait for the next one because their targets are busy."""
    motions = merged_motions(acting)
    calls: list[str] = []
    later: list[Step] = []
    busy: set[str] = set()
    #: Those of several motions at once, which are in the play already as one animation.
    woven: set[str] = set()
    #: What of the camera moves already.
    looking: set[str] = set()
    alike = len({step.run_time for step in acting}) == 1
    for step in acting:
        own = None if alike and not any(other.lag for other in acting) else step.run_time
        if is_of_camera(step):
            if camera_parts(step, stage.spec) & looking:
                later.append(step.model_copy(update={"start": Start.AFTER if not later else Start.WITH}))
                continue
            looking |= camera_parts(step, stage.spec)
            calls.append(camera_animation(stage, step, options_of(step, own), common=own is None and step.run_time is not None))
        names = list(dict.fromkeys(stage.current(name) for name in step.targets if name != CAMERA))
        merged = [name for name in names if len(motions.get(name, ())) > 1 and step.action in MOTIONS]
        if any(_family(stage, name) & busy for name in names if not (name in merged and name in woven)):
            waiting = [name for name in step.targets if name != CAMERA]
            later.append(step.model_copy(update={"start": Start.AFTER if not later else Start.WITH, "targets": waiting}))
            continue
        if step.action is Action.SWAP:
            for name in names:
                stage.require(name)
            made = [f"Swap({', '.join(stage.code(name) for name in names)})"]
        else:
            made = [animation_of(stage, step, name, own) for name in names if name not in merged]
        for name in merged:
            if name not in woven:
                woven.add(name)
                longest = max((other.run_time for other in motions[name] if other.run_time), default=None)
                made.append(together(stage, motions[name], name, None if alike else longest))
        busy.update(*(_family(stage, name) for name in names))
        ratio = f"lag_ratio={number((step.lag or 0.0) / (step.run_time or 1.0))}"
        if step.lag and len(made) > 1:
            calls.append(f"LaggedStart({', '.join(made)}, {ratio})")
        elif step.lag and len(names) == 1 and not merged and _in_turn(stage, step, names[0]):
            # Of one thing made of several, they take their turns: "ten circles flash one after another" is one step.
            whole = stage.code(names[0])
            # Keywords and methods may have the name that the thing has.
            each = re.sub(rf"(?<![\w.]){re.escape(whole)}\b(?!=)", "part", made[0])
            calls.append(f"LaggedStart(*({each} for part in {whole}), {ratio})")
        else:
            calls += made
    return calls, later
