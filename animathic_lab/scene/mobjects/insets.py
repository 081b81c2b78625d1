"""A magnified view of a part of the scene, and how it pops out of the frame around that part."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import numpy as np
from manim import UR, Animation, ImageMobjectFromCamera, Mobject, MovingCamera, ZoomedScene
from PIL import Image

# Puts images for which Manim is too old right, in every camera.
from animathic_lab.scene.mobjects import pictures as pictures

__all__ = ["Inset", "PopBack", "PopOut"]

#: Sides of the display, in Manim units: where nothing else is said, and at most.
_DISPLAY, _WIDEST, _HIGHEST = 3.0, 12.6, 7.2
#: Sides of a region that nobody gave: so much larger than what is in it, and within these bounds.
_ROOM, _LEAST, _MOST = 1.5, 0.4, 6.0
#: Pixels of the magnified picture on its longer side: at least so that Cairo can draw, at most so that it fits into memory.
_FEWEST_PIXELS, _MOST_PIXELS = 2, 2400
#: In front of all that the scene adds later; what has a layer of its own is between -10 and 10.
_FRONT: Final = 90


class _Lens(MovingCamera):
    """The camera of an inset. It draws only while the inset is on the canvas, and not the frame around what it looks at."""

    def __init__(self, scene: ZoomedScene, **kwargs: Any) -> None:
        self.scene = scene
        super().__init__(default_frame_stroke_width=3, background_opacity=1, **kwargs)
        main: Any = scene.renderer.camera
        self.background_color = main.background_color

    def capture_mobjects(self, mobjects: Iterable[Mobject], **kwargs: Any) -> None:
        """Draw what the scene shows."""
        if any(isinstance(member, Inset) for mobject in self.scene.mobjects for member in mobject.get_family()):
            super().capture_mobjects([mobject for mobject in mobjects if mobject is not self.frame], **kwargs)

    def reset_pixel_shape(self, new_height: float, new_width: float) -> None:
        """Take the display's size in pixels, within bounds; the frame takes its proportions."""
        factor = min(1.0, _MOST_PIXELS / max(new_height, new_width, 1))
        height, width = (max(_FEWEST_PIXELS, int(factor * size)) for size in (new_height, new_width))
        # While it pops out of its frame it has the size of that, which makes a picture of a few pixels: no shape to take on.
        self.pixel_height, self.pixel_width = height, width
        self.init_background()
        if min(height, width) > 20 * _FEWEST_PIXELS:
            self.resize_frame_shape()
        self.reset()

    def display_image_mobject(self, image_mobject: Any, pixel_array: Any) -> None:
        """Draw what can be seen of an image; Manim enlarges all of it first, which may be more than the memory holds."""
        picture = Image.fromarray(image_mobject.get_pixel_array(), mode="RGBA")
        corners = [(0, 0), (picture.width, 0), (0, picture.height), (picture.width, picture.height)]
        rows: list[list[float]] = []
        seen = self.points_to_subpixel_coords(image_mobject, image_mobject.points)
        for (x, y), (column, row) in zip(seen, corners, strict=True):
            rows.append([x, y, 1, 0, 0, 0, -column * x, -column * y])
            rows.append([0, 0, 0, x, y, 1, -row * x, -row * y])
        try:
            way = np.linalg.solve(np.array(rows, dtype=float), np.array(corners, dtype=float).reshape(8))
        except np.linalg.LinAlgError:
            return  # seen from its edge
        size, resample = (self.pixel_width, self.pixel_height), image_mobject.resampling_algorithm
        shown = picture.transform(size, Image.Transform.PERSPECTIVE, tuple(way), resample=resample)
        self.overlay_PIL_image(pixel_array, shown)


class Inset(ImageMobjectFromCamera):
    """A display of a part of the scene, magnified. Its parts are ``[0]``, the frame around that part, and ``[1]``, its border.

    Parameters
    ----------
    scene : ZoomedScene
        Whose camera draws it.
    of : Mobject
        What it looks at. The frame goes with it.
    magnify : float, optional
        How many times larger things are in the display. Without, the display has its usual size.
    width, height : float, optional
        Of the part that is looked at; one alone is that of a square. Without, as large as `of` needs, or as `magnify` leaves.
    size : float
        Times the usual size of the display.
    color, border : optional
        Of the frame, and of the display's border, where that is another one.
    stroke_width : float
        Of both.
    """

    #: How opaque the display is.
    shown = 1.0
    #: Whether the frame was on the canvas before the display.
    frame_apart = False

    def __init__(
        self,
        scene: ZoomedScene,
        of: Mobject,
        *,
        magnify: float | None = None,
        width: float | None = None,
        height: float | None = None,
        size: float = 1.0,
        color: Any = "#FFFFFF",
        border: Any = None,
        stroke_width: float = 3.0,
    ) -> None:
        super().__init__(_Lens(scene))
        side = _DISPLAY * size
        if width is None and height is None:
            needed = min(max(_ROOM * max(of.width, of.height), _LEAST), _MOST)
            width = height = side / magnify if magnify else needed
        wide, high = width or height or 1.0, height or width or 1.0
        factor = magnify or side / max(wide, high)
        factor = min(factor, _WIDEST / wide, _HIGHEST / high)
        frame = self.camera.frame
        frame.stretch_to_fit_width(wide).stretch_to_fit_height(high).move_to(of)
        self.stretch_to_fit_width(factor * wide).stretch_to_fit_height(factor * high)
        self.add_display_frame(stroke_width=stroke_width, stroke_color=border or color)
        frame.set_stroke(color, stroke_width)
        self.to_corner(UR)
        self._follow(of)
        for mobject in (self, frame):
            mobject.set_z_index(_FRONT)
        main: Any = scene.renderer.camera
        main.add_image_mobject_from_camera(self)

    @property
    def apart(self) -> tuple[Mobject, ...]:
        """What belongs to it and can be seen by itself."""
        return self.camera.frame, self.display_frame

    @property
    def face(self) -> Mobject:
        """The part by which people name its colour."""
        return self.display_frame

    def __getitem__(self, value: int) -> Mobject:
        return self.apart[value]

    def __deepcopy__(self, clone_from_id: dict[int, Any]) -> Inset:
        # Every animation copies what it moves: the copies look through the same camera.
        clone_from_id[id(self.camera)] = self.camera
        return super().__deepcopy__(clone_from_id)

    def _follow(self, of: Mobject) -> None:
        seen_at = of.get_center()

        def go_with(frame: Mobject) -> None:
            nonlocal seen_at
            now = of.get_center()
            if np.all(np.isfinite(now)):
                # By as much as the other has moved, so that the frame may be moved as well.
                frame.shift(now - seen_at)
                seen_at = now

        # Not only to follow: as long as the frame has an updater, Manim draws the whole scene anew for each picture.
        self.camera.frame.add_updater(go_with)

    def get_pixel_array(self) -> Any:
        """Return the magnified picture."""
        pixels = super().get_pixel_array()
        if self.shown < 1:
            pixels = pixels.copy()
            pixels[..., 3] = (pixels[..., 3] * self.shown).astype(pixels.dtype)
        return pixels

    def set_opacity(self, alpha: float, family: bool = True) -> Inset:
        """Set how opaque the display is, with its border."""
        self.shown = alpha
        self.display_frame.set_stroke(opacity=alpha)
        return self

    def fade(self, darkness: float = 0.5, family: bool = True) -> Inset:
        """Set how transparent the display is."""
        return self.set_opacity(1 - darkness)

    def set_color(self, color: Any = "#FFFFFF", alpha: Any = None, family: bool = True) -> Inset:
        """Colour the display's border."""
        self.display_frame.set_color(color)
        return self

    def interpolate_color(self, mobject1: Any, mobject2: Any, alpha: float) -> Inset:
        """Take an opacity between two; what it shows comes from its camera."""
        self.shown = (1 - alpha) * mobject1.shown + alpha * mobject2.shown
        return self


class PopOut(Animation):
    """Lets an inset grow out of the frame around what it looks at, which is drawn where it is not there yet."""

    _back = False

    def __init__(self, inset: Inset, **kwargs: Any) -> None:
        self.frame: Any = inset[0]
        self._way: list[tuple[Any, Any, Any]] = []
        self._draws_frame = False
        super().__init__(inset, introducer=not self._back, remover=self._back, **kwargs)

    def _setup_scene(self, scene: Any) -> None:
        inset: Any = self.mobject
        if not self._back:
            inset.frame_apart = self.frame in scene.mobjects
            if not inset.frame_apart:
                scene.add(self.frame)
        self._draws_frame = not inset.frame_apart
        super()._setup_scene(scene)

    def begin(self) -> None:
        """Note where the display goes from and to."""
        small = self.mobject.copy().replace(self.frame, stretch=True)
        pairs = zip(self.mobject.get_family(), small.get_family(), strict=True)
        self._way = [(member, start.points.copy(), member.points.copy()) for member, start in pairs]
        super().begin()

    def interpolate_mobject(self, alpha: float) -> None:
        """Set the display to where it is at the share ``alpha`` of the time."""
        done = self.rate_func(alpha)
        done = 1 - done if self._back else done
        for member, start, end in self._way:
            member.points = (1 - done) * start + done * end
        if self._draws_frame:
            self.frame.set_stroke(opacity=min(1.0, max(0.0, 3 * done)))

    def clean_up_from_scene(self, scene: Any) -> None:
        """Leave it in its place, so that it may pop out again, and the frame only where it was before."""
        super().clean_up_from_scene(scene)
        if self._back:
            for member, _, end in self._way:
                member.points = end
            if self._draws_frame:
                scene.remove(self.frame)
                self.frame.set_stroke(opacity=1)


class PopBack(PopOut):
    """Lets an inset go back into its frame, and takes both away; a frame that was there before it stays."""

    _back = True
