"""Pictures that people have drawn elsewhere: files of the assets folder, and of nowhere else."""

from __future__ import annotations

import re
import shutil
import tempfile
from pathlib import Path
from typing import Any, Final

import numpy as np
from manim import LEFT, UP, ImageMobject, SVGMobject, VGroup
from manim.camera import camera
from PIL import Image

__all__ = ["ASSETS", "Picture", "Sketch", "asset_path"]

#: Where assets are looked for: in the directory in which the scene runs. A render job has a copy of what its scene names.
ASSETS: Final = Path("assets")
_NAME: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9_. -]{0,99}")
_PICTURES: Final = frozenset({".png", ".jpg", ".jpeg", ".gif", ".webp"})
#: More pixels than this on a side are no use in a video, and make every frame slow.
_MOST_PIXELS: Final = 1600


class _Pillow:
    """Pillow's Image as Manim 0.22 knew it.

    Manim makes the empty picture on which it puts an image from an array of floats, called RGBA; Pillow 13 refuses that.
    """

    def __getattr__(self, name: str) -> Any:
        return getattr(Image, name)

    @staticmethod
    def fromarray(array: Any, mode: str | None = None) -> Image.Image:
        """Return a picture of an array; an empty one for an array that has no colours."""
        return Image.fromarray(array, mode) if array.ndim == 3 else Image.new("RGBA", array.shape[::-1])


vars(camera)["Image"] = _Pillow()


def asset_path(name: str, endings: frozenset[str] = _PICTURES) -> Path:
    """Return the path of a file in the assets folder.

    Parameters
    ----------
    name : str
        Its plain name.
    endings : frozenset of str
        Those allowed, in lower case.

    Raises
    ------
    ValueError
        It is no plain name, or not of this kind, or a link that leads out of the folder.
    FileNotFoundError
        There is no such file.
    """
    if not _NAME.fullmatch(name) or Path(name).suffix.lower() not in endings:
        raise ValueError(f"{name!r} is not the name of a file in assets that ends in {', '.join(sorted(endings))}")
    path = ASSETS / name
    if not path.is_file():
        raise FileNotFoundError(f"there is no file {name!r} in the assets folder")
    if path.resolve().parent != ASSETS.resolve():
        raise ValueError(f"{name!r} leads out of the assets folder")
    return path


def _fitted(mobject: Any, width: float | None, height: float | None) -> None:
    """Give a picture the size asked for, without stretching it; it fits into both where both are given."""
    factors = [wanted / max(has, 1e-6) for wanted, has in ((width, mobject.width), (height, mobject.height)) if wanted]
    if factors:
        mobject.scale(min(factors))


class _Pixels(ImageMobject):
    """An image that can be part of a group of shapes: it takes what is said to shapes and follows where it can."""

    #: Asked for by groups that are turned.
    sheen_direction: Any = UP + LEFT
    sheen_factor = 0.0

    def get_anchors(self) -> Any:
        """Return its corners, by which groups measure it."""
        return self.points

    def pointwise_become_partial(self, mobject: Any, a: float, b: float) -> _Pixels:
        """Show a part of the way, which for an image is an opacity."""
        self.set_opacity(max(0.0, b - a))
        return self

    def set_color(self, *args: Any, **kwargs: Any) -> _Pixels:
        """Keep its colours: Manim's own would paint it over."""
        return self

    def set_fill(self, color: Any = None, opacity: float | None = None, family: bool = True) -> _Pixels:
        """Take the opacity of a fill."""
        return self if opacity is None else self.set_opacity(opacity)

    def set_opacity(self, alpha: float, family: bool = True) -> _Pixels:
        """Set the opacity."""
        self.fill_opacity = alpha
        super().set_opacity(alpha)
        return self

    def _unmoved(self, *args: Any, **kwargs: Any) -> _Pixels:
        """Have no outline and no sheen: whoever paints a group may ask for them."""
        return self

    set_stroke = set_background_stroke = match_style = set_sheen = set_sheen_direction = rotate_sheen_direction = _unmoved

    def get_stroke_width(self, background: bool = False) -> float:
        """Return that it has no stroke."""
        return 0.0

    def get_fill_opacity(self) -> float:
        """Return the opacity."""
        return self.fill_opacity


class Picture(VGroup):
    """An image of the assets folder, in a group, so that it can be grouped and animated like a shape.

    Parameters
    ----------
    name : str
        Plain name of a png, jpg, gif (its first picture) or webp file.
    width, height : float, optional
        In Manim units; the proportions stay. 3 units high without either.
    opacity : float
        0..1.
    """

    def __init__(self, name: str, *, width: float | None = None, height: float | None = None, opacity: float = 1.0) -> None:
        super().__init__()
        with Image.open(asset_path(name), formats=["PNG", "JPEG", "GIF", "WEBP"]) as image:
            image.thumbnail((_MOST_PIXELS, _MOST_PIXELS))
            pixels = _Pixels(np.asarray(image.convert("RGBA")))
        _fitted(pixels, width, height if width or height else 3.0)
        # A VGroup takes only shapes, and asks for nothing else that this one lacks.
        self.submobjects = [pixels.set_opacity(opacity)]  # type: ignore[list-item]


class Sketch(SVGMobject):
    """An SVG drawing of the assets folder.

    Parameters
    ----------
    name : str
        Plain name of an svg file.
    width, height : float, optional
        In Manim units; the proportions stay. 3 units high without either.
    color : optional
        For all of it; without, it keeps its own colours.
    **style
        Such as ``fill_opacity``.
    """

    def __init__(
        self, name: str, *, width: float | None = None, height: float | None = None, color: Any = None, **style: Any
    ) -> None:
        path = asset_path(name, frozenset({".svg"}))
        # Manim writes a file beside the one that it reads, and removes it again, whatever was there under that name before.
        with tempfile.TemporaryDirectory(prefix="sketch-") as folder:
            shutil.copyfile(path, copy := Path(folder) / "sketch.svg")
            super().__init__(str(copy), use_svg_cache=False, **style)
        if color is not None:
            self.set_color(color)
        _fitted(self, width, height if width or height else 3.0)
