"""From long tables (one value a row) to wide ones (a row for each frame or x, a column for each name), as charts want them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any, Final

from animathic_lab.errors import SpecError

__all__ = ["few_enough", "in_order", "pivoted", "spread", "written"]

#: Lines or colours that can be told apart.
_MOST_NAMES: Final = 12
_MIDNIGHT: Final = re.compile(r"[ T]00:00:00(\.0+)?$")
_DATE: Final = re.compile(r"^\d{4}(-?(\d{1,2}|Q[1-4]|W\d{1,2})){1,2}([ T].*)?$")


def written(value: Any) -> str:
    """Return a value as a cell of a scene: whole numbers without a point, days without midnight, nothing for None.

    Examples
    --------
    >>> written(2019.0), written("2026-01-01 00:00:00"), written(None)
    ('2019', '2026-01-01', '')
    """
    if value is None:
        return ""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return f"{value:.10g}"
    return _MIDNIGHT.sub("", str(value))[:80]


def in_order(values: Sequence[str]) -> list[str]:
    """Return different values in the order in which they are played: numbers and dates by size, words as they come.

    Examples
    --------
    >>> in_order(["2020", "2019", "2020"]), in_order(["Jan", "Feb"])
    (['2019', '2020'], ['Jan', 'Feb'])
    """
    found = list(dict.fromkeys(values))
    try:
        return sorted(found, key=float)
    except ValueError:
        return sorted(found) if all(_DATE.match(value) for value in found) else found


def pivoted(
    index: Sequence[Any], names: Sequence[Any], values: Sequence[float | None]
) -> tuple[list[str], list[str], list[list[str]]]:
    """Return the index in order, the names as they come, and a row of cells for each: index first, sums of values, "" for none.

    Parameters
    ----------
    index, names, values : sequences
        Columns of a long table; rows without an index or a name are left out.
    """
    sums: dict[tuple[str, str], float] = {}
    for at, name, value in zip(index, names, values, strict=True):
        key = (written(at), written(name).strip())
        if value is not None and all(key):
            sums[key] = sums.get(key, 0.0) + value
    rows, columns = in_order([at for at, _ in sums]), list(dict.fromkeys(name for _, name in sums))
    return rows, columns, [[at, *(written(sums.get((at, name))) for name in columns)] for at in rows]


def spread(x: Sequence[float | None], names: Sequence[Any], y: Sequence[float | None]) -> tuple[list[str], list[list[str]]]:
    """Return the names, and a row of cells for each point: its x, and its y in the column of its name."""
    known = [(a, written(name).strip(), b) for a, name, b in zip(x, names, y, strict=True) if a is not None and b is not None]
    columns = list(dict.fromkeys(name for _, name, _ in known if name))
    return columns, [[written(a), *(written(b) if name == own else "" for own in columns)] for a, name, b in known if name]


def few_enough(names: Sequence[str], path: str) -> None:
    """Refuse more names than can be told apart by their colour.

    Raises
    ------
    SpecError
        There are more.
    """
    if len(names) > _MOST_NAMES:
        raise SpecError(
            f"{len(names)} colours cannot be told apart", path=path, valid=f"a column with {_MOST_NAMES} values at most"
        )
