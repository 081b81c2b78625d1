"""Images and drawings from the assets folder."""

from __future__ import annotations

from pathlib import PurePath
from typing import Final

from animathic_lab.scene.kinds.book import entry
from animathic_lab.scene.kinds.style import number, scale_of
from animathic_lab.scene.palette import color_code
from animathic_lab.scene.spec import SceneObject, SceneSpec
from animathic_lab.scene.words import Kind

_ENDINGS: Final = {Kind.IMAGE: (".png", ".jpg", ".jpeg", ".gif", ".webp"), Kind.SVG: (".svg",)}


def _check(item: SceneObject, spec: SceneSpec) -> str | None:
    endings = _ENDINGS[item.type]
    if PurePath(item.file or "").suffix.lower() in endings:
        return None
    return f"file: an {item.type} is a file of the assets folder that ends in {', '.join(endings)}"


def _size(item: SceneObject) -> str:
    if item.width is None and item.height is None:
        return f"height={number(3 * scale_of(item))}"
    given = (("width", item.width), ("height", item.height))
    return ", ".join(f"{name}={number(value)}" for name, value in given if value is not None)


@entry(
    Kind.IMAGE,
    "pictures",
    "An image from the assets folder: png, jpg, webp, or the first picture of a gif.",
    needs=("file",),
    check=_check,
    reads=("width", "height", "size"),
    example={"file": "photo.png"},
)
def _image(item: SceneObject, spec: SceneSpec) -> str:
    return f"fit_to_frame(Picture({item.file!r}, {_size(item)}))"


@entry(
    Kind.SVG,
    "pictures",
    "An SVG drawing from the assets folder, in its own colours or in one.",
    needs=("file",),
    check=_check,
    reads=("width", "height", "size"),
    example={"file": "logo.svg"},
)
def _svg(item: SceneObject, spec: SceneSpec) -> str:
    style = [f"color={color_code(item.color)}"] if item.color else []
    style += [f"fill_opacity={number(item.fill_opacity)}"] if item.fill_opacity is not None else []
    style += [f"stroke_width={number(item.stroke_width)}"] if item.stroke_width is not None else []
    return f"fit_to_frame(Sketch({', '.join([repr(item.file), _size(item), *style])}))"
