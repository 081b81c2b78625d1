"""A row of ``expect.objects`` against the instances that it is assigned to."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from animathic_lab.errors import SpecError
from animathic_lab.learning.drawn.measures import LINES, PLANES, kinds_of, measure, size_factor, span_of
from animathic_lab.learning.drawn.params import effective_values, judge_params
from animathic_lab.learning.drawn.relations import arranged, distance, ends_of, in_place, together
from animathic_lab.learning.drawn.seen import Seen, Thing, members, refers, union_box
from animathic_lab.learning.drawn.values import (
    hexadecimal,
    listed,
    plain_words,
    runs_of,
    same_color,
    same_equation,
    same_function,
    same_number,
    same_tex,
    same_words,
    tex_of,
)
from animathic_lab.learning.drawn.verdict import Verdict
from animathic_lab.scene import Table, bind_tables
from animathic_lab.scene.spec import SceneObject
from animathic_lab.scene.words import Kind

__all__ = ["Cast", "is_ground", "is_kind", "judge_links", "judge_looks"]

#: The instances by the names of their rows.
Cast = Mapping[str, Sequence[Thing]]

_NEAR: Final = 0.6 + 1e-6
_CHARTS: Final = frozenset({Kind.BAR_CHART, Kind.PIE_CHART, Kind.SCATTER, Kind.LINE_CHART, Kind.HISTOGRAM})
_LETTERED: Final = frozenset({Kind.TABLE, Kind.MATRIX, Kind.NETWORK, Kind.CODE})
_CURVES: Final = frozenset({Kind.AREA, Kind.TANGENT, Kind.RIEMANN})
_LARGEST: Final = {"tiny": 0.5, "small": 0.8}
_LEAST: Final = {"large": 1.3, "huge": 1.9}
_SIZES: Final = {"tiny": {"tiny"}, "small": {"small", "tiny"}, "large": {"large", "huge"}, "huge": {"huge"}}


def is_kind(row: Mapping[str, Any], thing: Thing, seen: Seen) -> bool:
    """Tell whether a thing is of a kind that a row allows; a plane with something on it passes for axes."""
    kinds = set(listed(row["type"]))
    if kinds & kinds_of(thing.item):
        return True
    carries = any(other.item.axes == thing.item.id for other in seen.things)
    return "axes" in kinds and thing.item.type in PLANES - {Kind.NUMBER_LINE} and carries


def is_ground(thing: Thing, seen: Seen) -> bool:
    """Tell whether a thing is axes or a plane that something stands on, which are never extras."""
    if thing.item.type not in PLANES or thing.item.type is Kind.NUMBER_LINE:
        return False
    return any(other.item.axes == thing.item.id or other.item.of == thing.item.id for other in seen.things)


def judge_looks(row: Mapping[str, Any], thing: Thing, seen: Seen) -> Iterator[Verdict]:
    """Yield what a row says of a thing by itself."""
    kind = str(thing.item.type)
    if row.get("color") is not None:
        shown = _colors(thing)
        right = all(same_color(row["color"], color) for color in shown)
        yield Verdict(f"color of {kind}", hexadecimal(row["color"]), " ".join(shown), right)
    if row.get("sides") is not None:
        sides = {"square": 4, "triangle": 3}.get(kind, measure(thing, "sides", seen.spec))
        yield Verdict(f"sides of {kind}", str(row["sides"]), str(sides), row["sides"] == sides)
    if row.get("text") is not None:
        words = text_of(thing)
        yield Verdict(f"text of {kind}", str(row["text"]), words, same_text(row["text"], thing.item, words))
    if row.get("expression") is not None:
        written = thing.item.expression or ""
        same = same_equation if thing.item.type is Kind.IMPLICIT else same_function
        yield Verdict(f"expression of {kind}", str(row["expression"]), written, same(row["expression"], written))
    if row.get("size") is not None:
        yield _size(str(row["size"]), thing)
    if row.get("filled") is not None:
        fill = float(measure(thing, "fill_opacity", seen.spec) or 0.0)
        yield Verdict(f"filled {kind}", str(row["filled"]), f"{fill:g}", fill >= 0.5 if row["filled"] else fill == 0)
    if row.get("opacity") is not None:
        values = [thing.first.opacity, thing.item.opacity, thing.item.fill_opacity]
        right = any(value is not None and abs(value - row["opacity"]) <= 0.01 for value in values)
        yield Verdict(f"opacity of {kind}", str(row["opacity"]), str(values), right)
    if row.get("point") is not None:
        x, y = thing.first.box.center
        near = abs(x - row["point"][0]) <= 0.1 + 1e-6 and abs(y - row["point"][1]) <= 0.1 + 1e-6
        yield Verdict(f"point of {kind}", str(row["point"]), f"({x:.2f}, {y:.2f})", near)
    for piece, color in (row.get("part_colors") or {}).items():
        found = _colored(thing, color, seen)
        yield Verdict(f"color of {piece}", str(piece), found, found == _squeezed(thing.item, piece))
    for piece, tags in (row.get("part_tags") or {}).items():
        runs = runs_of(thing.item.text or "")
        tagged = "".join(text for text, own in runs if set(tags) <= own)
        yield Verdict(f"tags of {piece}", str(piece), tagged, same_words(piece, tagged))
    yield from judge_params(row, thing, seen.spec)


def text_of(thing: Thing) -> str:
    """Return the words that a thing shows."""
    item = thing.item
    if item.type is Kind.NUMBER:
        return thing.first.text
    if item.parts:
        return ("" if item.type is Kind.MATH else "\n").join(item.parts)
    return item.text or thing.first.text


def same_text(asked: Any, item: SceneObject, words: str) -> bool:
    """Tell whether words, a formula or a number are those asked for."""
    if item.type is Kind.MATH:
        return same_tex(asked, words)
    if item.type is Kind.NUMBER:
        return same_words(asked, words) or any(same_number(one, words, share=1e-9) for one in listed(asked))
    return same_words(asked, words if item.type is Kind.MARKUP else " ".join(words.split()))


def _colors(thing: Thing) -> list[str]:
    """Return the colours by which a thing is seen: of its parts where each has one."""
    item = thing.item
    if item.colors and (item.count or 1) == 1:
        return [hexadecimal(color) for color in item.colors]
    if item.color and (item.type in PLANES or item.type in _CHARTS or item.type in _LETTERED):
        return [hexadecimal(item.color)]  # most of what is drawn are the numbers and words, which have a colour of their own
    return [thing.first.color]


def _squeezed(item: SceneObject, text: object) -> str:
    return tex_of(text) if item.type is Kind.MATH else plain_words(text)


def _colored(thing: Thing, color: str, seen: Seen) -> str:
    """Return the pieces of a formula or a text that are seen in a colour."""
    item = thing.item
    if item.type is Kind.MATH and item.parts:
        drawn = members(seen, thing.began, item.id)
        return tex_of("".join(item.parts[index] for index, piece in drawn if same_color(color, piece.color)))
    runs = runs_of(item.text or "")
    return plain_words("".join(text for text, tags in runs if any(same_color(color, tag[6:]) for tag in tags if "=" in tag)))


def _size(asked: str, thing: Thing) -> Verdict:
    factor = size_factor(thing)
    said = thing.item.size is not None and str(thing.item.size) in _SIZES[asked]
    seen = factor is not None and (factor <= _LARGEST.get(asked, 0.0) + 1e-3 or factor >= _LEAST.get(asked, 1e9) - 1e-3)
    return Verdict(f"size of {thing.item.type}", asked, f"{thing.item.size or ''} {factor}".strip(), said or seen)


def judge_links(
    row: Mapping[str, Any], things: Sequence[Thing], cast: Cast, seen: Seen, tables: Mapping[str, Table]
) -> Iterator[Verdict]:
    """Yield what a row says of all of its things, and of others beside them."""
    kind = str(things[0].item.type)
    if row.get("position") is not None:
        boxes = [thing.first.box for thing in things]
        right = in_place(union_box(boxes), str(row["position"])) or all(in_place(box, str(row["position"])) for box in boxes)
        x, y = union_box(boxes).center
        yield Verdict(f"position of {kind}", str(row["position"]), f"({x:.2f}, {y:.2f})", right)
    if row.get("arrange") is not None:
        drawn = [found.box for thing in things if (found := seen.at(thing, max(t.began for t in things))) is not None]
        right = len(drawn) == len(things) and arranged(drawn, str(row["arrange"]), grid=row.get("grid"))
        asked = f"{row['arrange']} {row.get('grid') or ''}".strip()
        yield Verdict(f"arrangement of {kind}", asked, "that" if right else "another", right)
    for thing in things:
        if row.get("on") is not None:
            right = _stands_on(thing, cast.get(str(row["on"]), ()), seen)
            yield Verdict(f"{kind} on", str(row["on"]), str(thing.item.axes or thing.item.of), right)
        if row.get("at") is not None:
            yield Verdict(f"{kind} at", str(row["at"]), f"{thing.item.x}, {thing.item.y}", _stands_at(thing, row["at"], seen))
        if row.get("of") is not None:
            right = _marks(thing, cast.get(str(row["of"]), ()), seen)
            yield Verdict(f"{kind} of", str(row["of"]), str(thing.item.of), right)
        if row.get("from") is not None or row.get("to") is not None:
            ends = cast.get(str(row.get("from")), ()), cast.get(str(row.get("to")), ())
            right = _joins(thing, *ends, seen)
            asked = f"{row.get('from')} to {row.get('to')}"
            yield Verdict(f"ends of {kind}", asked, f"{thing.item.from_id} to {thing.item.to_id}", right)
        if row.get("data") is not None:
            item = thing.item
            columns = f"{item.data}: {item.x_column}, {item.y_column}, {item.by_column}"
            yield Verdict(f"data of {kind}", str(row["data"]), columns, _shows(row, thing, seen, tables))


def _stands_on(thing: Thing, grounds: Sequence[Thing], seen: Seen) -> bool:
    axes = _axes_of(thing.item, seen)
    for ground in grounds:
        if ground.item.type in PLANES:
            return axes == ground.item.id
        return ground.item.id in (thing.item.of, axes) or (axes is not None and axes == _axes_of(ground.item, seen))
    return thing.item.type is Kind.PLOT and axes is None  # it brings axes of its own


def _axes_of(item: SceneObject, seen: Seen) -> str | None:
    if item.axes is None and item.of is not None and (marked := seen.items.get(item.of)) is not None:
        return marked.axes if marked.type not in PLANES else marked.id
    return item.axes


def _stands_at(thing: Thing, place: Sequence[float], seen: Seen) -> bool:
    item = thing.item
    axes = seen.items.get(item.axes or "")
    if axes is None:
        return False
    for asked, found, name in zip(place, (item.x, item.y), ("x_range", "y_range"), strict=False):
        span = span_of(axes, name, seen.spec) or [0.0, 5.0]
        if abs(asked - (found or 0.0)) > 0.01 * (span[1] - span[0]):
            return False
    return True


def _marks(thing: Thing, marked: Sequence[Thing], seen: Seen) -> bool:
    if not marked:
        return False
    if thing.item.of is not None:
        return refers(seen, thing.item.of, marked)
    boxes = together(seen, [thing], marked)
    return thing.item.type not in _CURVES and boxes is not None and distance(*boxes) <= _NEAR


def _joins(thing: Thing, source: Sequence[Thing], target: Sequence[Thing], seen: Seen) -> bool:
    item = thing.item
    if not source or not target:
        return False
    both_ways = item.type in (Kind.LINE, Kind.DASHED_LINE, Kind.DOUBLE_ARROW, Kind.ANGLE, Kind.RIGHT_ANGLE)
    ways = [(source, target), (target, source)] if both_ways else [(source, target)]
    if item.from_id is not None and item.to_id is not None:
        return any(refers(seen, item.from_id, one) and refers(seen, item.to_id, other) for one, other in ways)
    if item.type not in LINES:
        return False
    start, end = ends_of(thing)
    return any(_touches(start, one, seen, thing) and _touches(end, other, seen, thing) for one, other in ways)


def _touches(end: tuple[float, float], things: Sequence[Thing], seen: Seen, line: Thing) -> bool:
    boxes = together(seen, things, [line])
    if boxes is None:
        return False
    box = boxes[0]
    away = max(box.left - end[0], end[0] - box.right, 0.0), max(box.bottom - end[1], end[1] - box.top, 0.0)
    return math.hypot(*away) <= _NEAR


def _shows(row: Mapping[str, Any], thing: Thing, seen: Seen, tables: Mapping[str, Table]) -> bool:
    columns = {name: row[name] for name in ("x_column", "y_column", "by_column") if row.get(name)}
    item = thing.item
    if item.data == row["data"] and all(getattr(item, name) == value for name, value in columns.items()):
        return True
    if row["data"] not in tables or not columns:
        return False
    # What the table would have given, against what is drawn.
    asked = item.model_copy(update={"data": row["data"], "x_column": None, "y_column": None, "by_column": None, **columns})
    try:
        wanted = bind_tables(seen.spec.model_copy(update={"objects": [asked], "steps": []}), tables).objects[0]
    except SpecError:
        return False
    return effective_values(wanted) == effective_values(item)
