"""Notes what a scene really draws, play by play, while it is rendered or measured."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
from manim import Animation, Mobject, Scene, Transform, config
from manim.animation.transform import _MethodAnimation

from animathic_lab.domain import Animated, Drawing, Drawn, Play
from animathic_lab.rendering.animations import describe, flatten
from animathic_lab.rendering.looks import Look, look_of, measure, on_canvas

__all__ = ["Recorder"]


class Recorder(Scene):
    """A scene class to put in front of another one; afterwards `drawing` tells what was drawn.

    Attributes
    ----------
    scene_globals : dict
        Globals of the scene's module, by which its frames are recognised on the stack.
    measuring : bool
        Whether frames that change nothing for the record may be left out.
    """

    scene_globals: ClassVar[dict[str, Any]] = {}
    measuring: ClassVar[bool] = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        self._plays: list[Play] = []
        self._named: dict[str, Mobject] = {}
        self._looks: dict[int, tuple[Mobject, Look]] = {}
        self._depth = 0
        self._left_out = 0
        self._own = {"_plays", "_named", "_looks", "_depth", "_left_out", "_own"}
        super().__init__(*args, **kwargs)
        self._own |= set(vars(self))

    def drawing(self) -> Drawing:
        """Return everything recorded so far."""
        return Drawing(plays=tuple(self._plays))

    def construct(self) -> None:
        """Run the scene; one that never plays anything is shown for a second."""
        super().construct()
        if self.renderer.num_plays == 0:
            self.wait(1)

    def play(self, *args: Any, **kwargs: Any) -> None:
        """Play as usual, then note what was played and what stands on the canvas."""
        start = float(self.renderer.time)
        self._depth += 1
        self._left_out = 0
        try:
            super().play(*args, **kwargs)
        finally:
            self._depth -= 1
        if self._left_out:
            self.renderer.skip_frames(self._left_out)  # type: ignore[union-attr]  # only the measuring renderer leaves out
        self._note(start, float(self.duration), list(self.animations or []))

    def add(self, *mobjects: Any) -> Any:
        """Add as usual; noted when the scene itself asks for it, not when an animation does."""
        return self._changed("add", super().add, mobjects)

    def remove(self, *mobjects: Any) -> Any:
        """Remove as usual; noted when the scene itself asks for it, not when an animation does."""
        return self._changed("remove", super().remove, mobjects)

    def get_time_progression(self, run_time: float, *args: Any, **kwargs: Any) -> Any:
        """Return the times to compute: all of them, or where nobody looks and nothing runs by itself the last one."""
        times = np.arange(0, run_time, 1 / config["frame_rate"])
        if self.measuring and self.stop_condition is None and len(times) > 1 and not self._runs_by_itself():
            self._left_out = len(times) - 1
            times = times[-1:]
        return _Times(times)

    def _runs_by_itself(self) -> bool:
        family = self.get_mobject_family_members()
        return bool(self.updaters) or self.always_update_mobjects or any(mobject.updaters for mobject in family)

    def _changed(self, name: str, change: Any, mobjects: tuple[Any, ...]) -> Any:
        self._depth += 1
        try:
            result = change(*mobjects)
        finally:
            self._depth -= 1
        if self._depth == 0:
            names = self._names()
            done = tuple(Animated(name=name, target=names.get(id(item), "")) for item in mobjects)
            self._append(float(self.renderer.time), 0.0, done, names)
        return result

    def _note(self, start: float, run_time: float, animations: list[Animation]) -> None:
        names = self._names()
        owners = {id(member): name for name, mobject in self._named.items() for member in mobject.get_family()}
        done: list[Animated] = []
        for item in animations:
            for animation, offset in flatten(item):
                self._note_transform(animation, names)
                done += describe(animation, names, owners, offset)
        self._append(start, run_time, tuple(done), names)

    def _note_transform(self, animation: Animation, names: dict[int, str]) -> None:
        """Remember that a transformed object looks like another kind from now on. Manim keeps its class and its text."""
        if not isinstance(animation, Transform) or isinstance(animation, _MethodAnimation):
            return
        source: Any = animation.mobject
        end: Any = animation.target_mobject
        if source is None or end is None:
            return
        # Indicate and its like end in a copy of where they began, which says nothing of what that passes for by now.
        if id(end) in names or look_of(end) != look_of(source):
            # Kept together with the mobject, so that its identity is not given to another one.
            self._looks[id(source)] = (source, self._look(end))

    def _look(self, mobject: Mobject) -> Look:
        kept = self._looks.get(id(mobject))
        return kept[1] if kept else look_of(mobject)

    def _append(self, start: float, run_time: float, done: tuple[Animated, ...], names: dict[int, str]) -> None:
        self._plays.append(Play(start=round(start, 4), run_time=round(run_time, 4), animations=done, after=self._seen(names)))

    def _seen(self, names: dict[int, str]) -> tuple[Drawn, ...]:
        visible = on_canvas(self.mobjects)
        cache: dict[int, Any] = {}
        found = (measure(name, self._named[name], visible, cache, self._look(self._named[name])) for name in names.values())
        return tuple(item for item in found if item is not None)

    def _names(self) -> dict[int, str]:
        """Map mobjects, by identity, to the variables of the scene's code that hold them now or held them last."""
        fresh: dict[str, Mobject] = {}
        for scope in self._scopes():
            for name, value in list(scope.items()):
                if isinstance(value, Mobject):
                    fresh.setdefault(name, value)
                    # What belongs to it and can be seen by itself, such as the frame that a magnified view looks into.
                    for index, item in enumerate(getattr(value, "apart", None) or ()):
                        fresh.setdefault(f"{name}[{index}]", item)
                elif isinstance(value, list | tuple) and len(value) <= 200:
                    for index, item in enumerate(value):
                        if isinstance(item, Mobject):
                            fresh.setdefault(f"{name}[{index}]", item)
        self._named = {**self._named, **fresh}
        names: dict[int, str] = {}
        # What is bound now names an object before what was bound once, a plain variable before a place in a list.
        order = sorted(self._named, key=lambda name: (name not in fresh, "[" in name))
        for name in order:
            names.setdefault(id(self._named[name]), name)
        # In the order of the code, so that records of the same scene are equal.
        return {id(mobject): name for name, mobject in self._named.items() if names[id(mobject)] == name}

    def _scopes(self) -> Iterator[dict[str, Any]]:
        """Yield the local variables of the scene's own frames, innermost first, then the scene's attributes."""
        frame = sys._getframe(1)
        while frame is not None:
            if frame.f_globals is self.scene_globals:
                yield frame.f_locals
            frame = frame.f_back  # type: ignore[assignment]
        yield {name: value for name, value in vars(self).items() if name not in self._own}


class _Times:
    """What Manim expects of a progress bar, without the bar."""

    def __init__(self, times: Any) -> None:
        self._times = times

    def __iter__(self) -> Iterator[float]:
        return iter(self._times)

    def close(self) -> None:
        """Do nothing."""
