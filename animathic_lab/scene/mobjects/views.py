"""The camera and the light of a scene with depth: where they are, and how they go elsewhere."""

from __future__ import annotations

from typing import Any, Final

import numpy as np
from manim import TAU, Animation, Mobject, ThreeDScene

__all__ = ["Light", "Look", "look_after"]

#: How much closer than at the start the camera may be, and how much farther: beyond, Cairo's numbers overflow.
_CLOSEST: Final = 400.0


class Look(Animation):
    """Moves the camera of a scene with depth, beside other animations in one ``play``.

    Parameters
    ----------
    camera : ThreeDCamera
        The scene's.
    phi, theta : float, optional
        Where it looks from at the end, in radians.
    turn : float, optional
        By how much it goes round, in radians.
    closer : float, optional
        How many times closer it comes.
    at : Mobject or array_like of 3 floats, optional
        What is in the middle at the end. The camera follows nothing any more.
    by : array_like of 3 floats, optional
        By how much the middle moves to the right, up and towards the viewer, as the screen shows it.
    home : bool
        As close as at the start, and round by the shorter way.
    """

    def __init__(
        self,
        camera: Any,
        *,
        phi: float | None = None,
        theta: float | None = None,
        turn: float | None = None,
        closer: float | None = None,
        at: Any = None,
        by: Any = None,
        home: bool = False,
        **kwargs: Any,
    ) -> None:
        self.camera = camera
        self.phi, self.theta, self.turn, self.closer, self.at, self.by, self.home = phi, theta, turn, closer, at, by, home
        self._ways: list[tuple[Any, float, float]] = []
        self._middle: tuple[Any, Any] | None = None
        super().__init__(camera._frame_center, suspend_mobject_updating=False, **kwargs)

    def begin(self) -> None:
        """Note where everything begins, and ends."""
        camera = self.camera
        theta = camera.get_theta()
        goal = theta + self.turn if self.turn is not None else self.theta
        if self.home and goal is not None:
            goal += TAU * round((theta - goal) / TAU)
        zoom = 1.0 if self.home else None if self.closer is None else camera.get_zoom() * self.closer
        zoom = None if zoom is None else min(max(zoom, 1 / _CLOSEST), _CLOSEST)
        pairs = ((camera.phi_tracker, self.phi), (camera.theta_tracker, goal), (camera.zoom_tracker, zoom))
        self._ways = [(tracker, tracker.get_value(), end) for tracker, end in pairs if end is not None]
        start = camera.frame_center.copy()
        if self.at is not None:
            # Of a thing that moves meanwhile, where it is by then.
            self.mobject.clear_updaters()
            self._middle = (start, self.at)
        elif self.by is not None:
            self.mobject.clear_updaters()
            self._middle = (start, start + camera.generate_rotation_matrix().T @ np.asarray(self.by, dtype=float))
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Set the camera to where it is at the share ``alpha`` of the time."""
        done = self.rate_func(alpha)
        for tracker, start, end in self._ways:
            tracker.set_value((1 - done) * start + done * end)
        if self._middle is not None:
            begin, goal = self._middle
            there = goal.get_center() if isinstance(goal, Mobject) else np.asarray(goal, dtype=float)
            self.camera.frame_center = (1 - done) * begin + done * there

    def clean_up_from_scene(self, scene: Any) -> None:
        """Take the middle off the canvas, where Manim would draw all anew for its sake; unless it follows something."""
        super().clean_up_from_scene(scene)
        if not self.camera._frame_center.updaters:
            scene.remove(self.camera._frame_center)


def look_after(scene: ThreeDScene, mobject: Mobject) -> None:
    """Let the camera of a scene with depth follow something, until it looks at another place."""
    middle = scene.camera._frame_center
    middle.clear_updaters()
    middle.add_updater(lambda point: point.move_to(mobject))
    scene.add(middle)


class Light(Mobject):
    """The light of a scene with depth, as a thing that has a place and can be moved. Nobody sees it, but what it shines on.

    Parameters
    ----------
    scene : ThreeDScene
        Whose camera takes it for its source of light. It begins where Manim has it: in front, to the left and above.
    """

    #: Nothing of it is drawn, so that nothing of it is measured.
    unseen = True

    def __init__(self, scene: ThreeDScene) -> None:
        camera: Any = scene.renderer.camera
        super().__init__()
        self.points = np.array(camera.light_source.points[:1], dtype=float)
        camera.light_source = self
        # Manim draws what comes after a moving thing anew, and takes the rest for a background: the light goes first.
        scene.mobjects.insert(0, self)

    def interpolate_color(self, mobject1: Any, mobject2: Any, alpha: float) -> Light:
        """Have no colour."""
        return self
