"""What a prompt asks for against what a spec says: one verdict for each fact, strict about what nobody asked for."""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import numpy as np

from animathic_lab.errors import SpecError
from animathic_lab.scene.expressions import parse
from animathic_lab.scene.rules import validate
from animathic_lab.vocabulary import hex_of

__all__ = ["Verdict", "score"]

_SHOWING: Final = frozenset({"create", "write", "fade_in", "grow"})
_OPPOSITE: Final = {
    "left_of": "right_of",
    "right_of": "left_of",
    "above": "below",
    "below": "above",
    "inside": "around",
    "around": "inside",
}
_GRID: Final = np.linspace(-3.3, 3.7, 29)


@dataclass(frozen=True, slots=True)
class Verdict:
    """One fact: what was asked for, what the spec has, and whether that is right."""

    fact: str
    asked: str
    found: str
    right: bool


def score(expect: Mapping[str, Any], spec: Mapping[str, Any]) -> list[Verdict]:
    """Judge a spec by the facts of one row; the format is described in ``tests/model/README.md``.

    Parameters
    ----------
    expect : Mapping
        ``objects``, ``relations`` and ``actions`` that the words ask for.
    spec : Mapping
        JSON data of a SceneSpec.

    Returns
    -------
    list of Verdict
        The prompt is right when every one of them is.
    """
    try:
        validate(spec, salvage=False)
    except SpecError as error:
        return [Verdict("valid", "a valid spec", str(error), False)]
    scene = _Scene(spec)
    verdicts = list(_objects(expect.get("objects") or [], scene))
    verdicts += [_relation(row, scene) for row in expect.get("relations") or []]
    return verdicts + list(_actions(expect.get("actions") or [], scene))


class _Scene:
    """A spec, and which objects stand for which after transforms."""

    def __init__(self, spec: Mapping[str, Any]) -> None:
        self.objects: dict[str, Mapping[str, Any]] = {item["id"]: item for item in spec["objects"]}
        self.steps: Sequence[Mapping[str, Any]] = spec.get("steps") or []
        shown = {name for step in self.steps if step["action"] in _SHOWING for name in step.get("targets") or ()}
        self.into = {step["into"] for step in self.steps if step.get("into")} - shown
        self.drawn = [item for item in spec["objects"] if item["id"] not in self.into]
        self.types = {name: {str(item["type"])} for name, item in self.objects.items()}
        for step in self.steps:
            if step.get("into"):
                # After a transform either name is right: the thing that was, and the thing that it has become.
                both = self.types[step["into"]].union(*(self.types[name] for name in step["targets"]))
                for name in (step["into"], *step["targets"]):
                    self.types[name] = both


def _objects(expected: Sequence[Mapping[str, Any]], scene: _Scene) -> Iterator[Verdict]:
    """Pair what is asked for with what is drawn, the way that gets most facts right."""
    drawn = _merged(expected, scene.drawn)
    slots: list[Mapping[str, Any] | None] = [*drawn, *[None] * max(0, len(expected) - len(drawn))]
    best: list[Verdict] = []
    left: list[Mapping[str, Any]] = []
    most = -1
    for chosen in itertools.islice(itertools.permutations(range(len(slots)), len(expected)), 5000):
        verdicts = [
            verdict for row, index in zip(expected, chosen, strict=True) for verdict in _looks(row, slots[index], len(drawn))
        ]
        good = sum(verdict.right for verdict in verdicts) - sum(not verdict.right for verdict in verdicts)
        if good > most or not best:
            most, best = good, verdicts
            left = [item for index, item in enumerate(slots) if index not in chosen and item is not None]
    yield from best
    for item in left:
        yield Verdict("extra", "nothing else", f"{item.get('color') or ''} {item['type']}".strip(), False)


def _merged(expected: Sequence[Mapping[str, Any]], drawn: Sequence[Mapping[str, Any]]) -> list[Mapping[str, Any]]:
    """Let several equal objects stand for one with a count, where that is what was asked for."""
    merged = list(drawn)
    for row in expected:
        count = row.get("count") or 1
        alike = [item for item in merged if item["type"] == row["type"] and (item.get("count") or 1) == 1]
        if count > 1 and len(alike) == count and len({item.get("color") for item in alike}) == 1:
            merged = [item for item in merged if item not in alike] + [{**alike[0], "count": count}]
    return merged


def _looks(row: Mapping[str, Any], item: Mapping[str, Any] | None, total: int) -> Iterator[Verdict]:
    kind = str(row["type"])
    found = str(item["type"]) if item else "nothing"
    yield Verdict("object", kind, found, found == kind)
    if item is None or found != kind:
        return
    yield _same(f"color of {kind}", _color(row.get("color")), _color(item.get("color")))
    yield _same(f"count of {kind}", row.get("count") or 1, item.get("count") or 1)
    asked, place = row.get("position"), _position(item)
    if asked == "center" and place is None and total == 1 and not item.get("relation"):
        place = "center"
    yield _same(f"position of {kind}", asked, place)
    if kind == "polygon" and row.get("sides"):
        yield _same("sides", row["sides"], item.get("sides") or 5)
    if row.get("text") is not None:
        yield Verdict("text", str(row["text"]), str(item.get("text")), _same_words(kind, row["text"], item.get("text")))
    if row.get("expression") is not None:
        yield Verdict(
            "expression",
            str(row["expression"]),
            str(item.get("expression")),
            _same_curve(row["expression"], item.get("expression")),
        )


def _same(fact: str, asked: Any, found: Any) -> Verdict:
    return Verdict(fact, "none" if asked is None else str(asked), "none" if found is None else str(found), asked == found)


def _color(name: object) -> str | None:
    return (hex_of(str(name)) or str(name)) if name else None


def _position(item: Mapping[str, Any]) -> str | None:
    if item.get("position"):
        return str(item["position"])
    if item.get("x") is None and item.get("y") is None:
        return None
    return "center" if not item.get("x") and not item.get("y") else f"({item.get('x') or 0}, {item.get('y') or 0})"


def _same_words(kind: str, one: object, other: object) -> bool:
    if kind == "math":
        return "".join(str(one).split()) == "".join(str(other).split())
    return str(one).split() == str(other or "").split()


def _same_curve(one: object, other: object) -> bool:
    values = []
    for expression in (one, other):
        text = "".join(str(expression or "").split()).removeprefix("y=").removeprefix("f(x)=")
        try:
            values.append(np.asarray(parse(text)(x=_GRID), dtype=float) + 0 * _GRID)
        except SpecError:
            return False
    return bool(np.allclose(values[0], values[1], equal_nan=True))


def _relation(row: Mapping[str, Any], scene: _Scene) -> Verdict:
    asked = f"{row['subject']} {row['relation']} {row['anchor']}"
    found = []
    for item in scene.drawn:
        if item.get("relation") and item.get("anchor"):
            one, other = item["type"], scene.objects[item["anchor"]]["type"]
            found.append(f"{one} {item['relation']} {other}")
            if (row["subject"], row["relation"], row["anchor"]) in (
                (one, item["relation"], other),
                (other, _OPPOSITE[item["relation"]], one),
            ):
                return Verdict("relation", asked, found[-1], True)
    return Verdict("relation", asked, ", ".join(found) or "none", False)


def _actions(expected: Sequence[Mapping[str, Any]], scene: _Scene) -> Iterator[Verdict]:
    """Compare how things appear (only where that was asked for), then everything else in its order."""
    for row in expected:
        if row["action"] in _SHOWING:
            ways = [
                str(step["action"])
                for step in scene.steps
                if step["action"] in _SHOWING
                and any(row.get("target") in scene.types[name] for name in step.get("targets") or ())
            ]
            yield Verdict("appears", f"{row['action']} {row.get('target')}", ", ".join(ways) or "none", row["action"] in ways)
    asked = _beats([[row] for row in expected if row["action"] not in _SHOWING], key="with_previous")
    steps = [step for step in scene.steps if step["action"] not in _SHOWING]
    said = " · ".join(" + ".join(_words(row) for row in beat) for beat in asked) or "nothing"
    for split in (False, True):
        found = _beats([_atoms(step, split) for step in steps], key="with")
        right = len(found) == len(asked) and all(
            _beat_right(one, other, scene) for one, other in zip(asked, found, strict=True)
        )
        if right:
            break
    done = (
        " · ".join(f"{'with ' if step.get('start') == 'with' else ''}{_step_words(step, scene)}" for step in steps) or "nothing"
    )
    yield Verdict("actions", said, done, right)


def _atoms(step: Mapping[str, Any], split: bool) -> list[Mapping[str, Any]]:
    """Return one action for each target; split, they count as one after another."""
    atoms: list[Mapping[str, Any]] = [{**step, "targets": [name]} for name in step.get("targets") or ()] or [step]
    return [
        {**atom, "with": (step.get("start") == "with" and not index) or (index > 0 and not split)}
        for index, atom in enumerate(atoms)
    ]


def _beats(rows: Sequence[Sequence[Mapping[str, Any]]], *, key: str) -> list[list[Mapping[str, Any]]]:
    beats: list[list[Mapping[str, Any]]] = []
    for row in itertools.chain.from_iterable(rows):
        if row.get(key) and beats:
            beats[-1].append(row)
        else:
            beats.append([row])
    return beats


def _beat_right(asked: Sequence[Mapping[str, Any]], found: Sequence[Mapping[str, Any]], scene: _Scene) -> bool:
    """Tell whether actions that run together are the ones asked for, in whatever order."""
    return any(
        all(_atom_right(row, atom, scene) for row, atom in zip(asked, order, strict=True))
        for order in itertools.islice(itertools.permutations(found), 720)
        if len(order) == len(asked)
    )


def _atom_right(row: Mapping[str, Any], atom: Mapping[str, Any], scene: _Scene) -> bool:
    if row["action"] != atom["action"]:
        return False
    if row["action"] == "wait":
        return row.get("seconds") is None or row["seconds"] == atom.get("run_time")
    if row.get("target") not in scene.types[atom["targets"][0]]:
        return False
    become = scene.objects[atom["into"]] if atom.get("into") else {}
    angle = abs(atom["angle"]) if atom.get("angle") is not None else None
    pairs = [(row.get(key), atom.get(key)) for key in ("direction", "position", "factor")]
    pairs += [(row.get("angle"), angle), (row.get("into"), become.get("type")), (row.get("into_sides"), become.get("sides"))]
    pairs += [
        (_color(row.get("color")), _color(atom.get("color"))),
        (_color(row.get("into_color")), _color(become.get("color"))),
    ]
    if row.get("into_text") is not None and not _same_words(str(become.get("type")), row["into_text"], become.get("text")):
        return False
    return all(asked is None or asked == found for asked, found in pairs)


def _words(row: Mapping[str, Any]) -> str:
    return " ".join(str(value) for key, value in row.items() if key != "with_previous" and value is not None)


def _step_words(step: Mapping[str, Any], scene: _Scene) -> str:
    targets = "+".join(str(scene.objects[name]["type"]) for name in step.get("targets") or ())
    rest = [
        f"{key} {scene.objects[value]['type'] if key == 'into' else value}"
        for key, value in step.items()
        if key not in ("action", "targets", "start")
    ]
    return " ".join([str(step["action"]), targets, *rest]).strip()
