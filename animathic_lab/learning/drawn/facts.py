"""What a prompt asks for against what is drawn: one verdict for each fact, strict about what nobody asked for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from animathic_lab.domain import Drawing
from animathic_lab.learning.drawn.actions import judge_actions
from animathic_lab.learning.drawn.objects import Cast, is_ground, is_kind, judge_links, judge_looks
from animathic_lab.learning.drawn.params import judge_params
from animathic_lab.learning.drawn.relations import arranged, related, together
from animathic_lab.learning.drawn.seen import Seen, Thing
from animathic_lab.learning.drawn.values import listed, same_color
from animathic_lab.learning.drawn.verdict import Verdict
from animathic_lab.scene import SceneSpec, Table
from animathic_lab.scene.words import Kind

__all__ = ["judge"]

#: Ways to assign rows to things of which all facts are judged.
_MOST: Final = 400
#: Kinds that may bring axes of their own.
_BRING: Final = frozenset({Kind.PLOT, Kind.SCATTER, Kind.LINE_CHART, Kind.PARAMETRIC, Kind.IMPLICIT})


def judge(
    expect: Mapping[str, Any],
    spec: SceneSpec | Mapping[str, Any],
    drawing: Drawing,
    tables: Mapping[str, Table] | None = None,
) -> list[Verdict]:
    """Judge what was drawn by the facts of one row; the format is described in ``tests/model/README.md``.

    Parameters
    ----------
    expect : Mapping
        ``objects``, ``relations``, ``actions``, ``arrange``, ``background`` and ``alternatives``.
    spec : SceneSpec or Mapping
        As it was compiled; only asked for what the drawing does not tell.
    drawing : Drawing
        As `measure_spec` gives it.
    tables : Mapping, optional
        The tables of the row.

    Returns
    -------
    list of Verdict
        The prompt is right when every one of them is. With alternatives, those of the best one.
    """
    whole = spec if isinstance(spec, SceneSpec) else SceneSpec.model_validate(spec)
    seen = Seen(whole, drawing)
    ways = [_judge_one(way, seen, tables or {}) for way in (expect, *(expect.get("alternatives") or ()))]
    return max(ways, key=_quality)


def _quality(verdicts: Sequence[Verdict]) -> tuple[bool, float]:
    right = sum(verdict.right for verdict in verdicts)
    return right == len(verdicts), right / max(len(verdicts), 1)


def _judge_one(expect: Mapping[str, Any], seen: Seen, tables: Mapping[str, Table]) -> list[Verdict]:
    rows = expect.get("objects") or []
    best: list[Verdict] = []
    for chosen in itertools.islice(_assignments(rows, seen), _MOST):
        verdicts = list(_judge_cast(expect, rows, chosen, seen, tables))
        if not best or _quality(verdicts) > _quality(best):
            best = verdicts
        if _quality(best)[0]:
            break
    return best


def _assignments(rows: Sequence[Mapping[str, Any]], seen: Seen) -> Iterator[list[list[Thing]]]:
    """Yield ways to assign rows to things of their kinds, those first that look most as asked."""
    scores = [[_looks_right(row, thing, seen) if is_kind(row, thing, seen) else None for thing in seen.things] for row in rows]
    # Rows with fewer things to choose from choose first; counted ones take the best that are left.
    order = sorted(range(len(rows)), key=lambda index: ((rows[index].get("count") or 1) > 1, _choices(scores[index])))

    def assign(step: int, taken: frozenset[int]) -> Iterator[dict[int, list[int]]]:
        if step == len(order):
            yield {}
            return
        row = order[step]
        free = [(-score, index) for index, score in enumerate(scores[row]) if score is not None and index not in taken]
        count = int(rows[row].get("count") or 1)
        ranked = [index for _, index in sorted(free)]
        options = [ranked[:count]] if count > 1 else [[index] for index in ranked] or [[]]
        for option in options:
            for rest in assign(step + 1, taken | set(option)):
                yield {row: option, **rest}

    for way in assign(0, frozenset()):
        yield [[seen.things[index] for index in way[row]] for row in range(len(rows))]


def _choices(scores: Sequence[float | None]) -> int:
    return sum(score is not None for score in scores)


def _looks_right(row: Mapping[str, Any], thing: Thing, seen: Seen) -> float:
    verdicts = list(judge_looks(row, thing, seen))
    return sum(verdict.right for verdict in verdicts) - sum(not verdict.right for verdict in verdicts)


def _judge_cast(
    expect: Mapping[str, Any],
    rows: Sequence[Mapping[str, Any]],
    chosen: Sequence[Sequence[Thing]],
    seen: Seen,
    tables: Mapping[str, Table],
) -> Iterator[Verdict]:
    cast: dict[str, list[Thing]] = {}
    for row, things in zip(rows, chosen, strict=True):
        cast.setdefault(str(row.get("name") or listed(row["type"])[0]), []).extend(things)
    for row, things in zip(rows, chosen, strict=True):
        yield from _judge_row(row, things, cast, seen, tables)
    taken = {id(thing) for things in chosen for thing in things}
    for thing in seen.things:
        if id(thing) not in taken and not is_ground(thing, seen):
            yield Verdict("extra", "nothing else", f"{thing.first.color} {thing.item.type}", False)
    for relation in expect.get("relations") or ():
        ones, others = cast.get(str(relation["subject"]), []), cast.get(str(relation["anchor"]), [])
        asked = f"{relation['subject']} {relation['relation']} {relation['anchor']}"
        right = bool(ones and others) and related(seen, ones, str(relation["relation"]), others)
        yield Verdict("relation", asked, _places(seen, ones, others), right)
    for layout in expect.get("arrange") or ():
        yield _judge_layout(layout, cast, seen)
    if expect.get("background") is not None:
        background = seen.spec.background or "black"
        yield Verdict("background", str(expect["background"]), background, same_color(expect["background"], background))
    yield from judge_actions(expect.get("actions") or [], cast, seen)


def _judge_row(
    row: Mapping[str, Any], things: Sequence[Thing], cast: Cast, seen: Seen, tables: Mapping[str, Table]
) -> Iterator[Verdict]:
    asked, count = "/".join(map(str, listed(row["type"]))), int(row.get("count") or 1)
    if not things:
        bringer = next((t for t in seen.things if t.item.type in _BRING and t.item.axes is None), None)
        if "axes" in listed(row["type"]) and bringer is not None:
            yield Verdict("object", asked, f"the axes of the {bringer.item.type}", True)
            yield from judge_params(row, bringer, seen.spec)
            return
        yield Verdict("object", asked, "nothing", False)
        return
    yield Verdict("object", asked, str(things[0].item.type), True)
    yield Verdict(f"count of {asked}", str(count), str(len(things)), count == len(things))
    for thing in things:
        yield from judge_looks(row, thing, seen)
    yield from judge_links(row, things, cast, seen, tables)


def _judge_layout(layout: Mapping[str, Any], cast: Cast, seen: Seen) -> Verdict:
    members = [list(cast.get(str(name), ())) for name in layout["members"]]
    things = [thing for group in members for thing in group]
    asked = f"{layout['as']} of {', '.join(layout['members'])}"
    begin = max((thing.began for thing in things), default=0)
    boxes = [drawn.box for thing in things if (drawn := seen.at(thing, begin)) is not None]
    right = all(members) and len(boxes) == len(things) and arranged(boxes, layout["as"], ordered=bool(layout.get("ordered")))
    return Verdict("arrangement", asked, " ".join(f"({b.center[0]:.2f}, {b.center[1]:.2f})" for b in boxes), right)


def _places(seen: Seen, ones: Sequence[Thing], others: Sequence[Thing]) -> str:
    boxes = together(seen, ones, others)
    if boxes is None:
        return "never together"
    return " and ".join(f"[{b.left:.2f} {b.bottom:.2f} {b.right:.2f} {b.top:.2f}]" for b in boxes)
