"""Specs of earlier versions of the language, brought to the one that this package knows: JSON data in, JSON data out.

A record or a file keeps its scene for years, and the language grows. A field that is only added needs nothing here. One that is
renamed, removed or means something else raises `spec.SPEC_VERSION` by one, and gets a function in `MIGRATIONS`.
"""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Final

from animathic_lab.errors import SpecError
from animathic_lab.scene.spec import SPEC_VERSION

__all__ = ["MIGRATIONS", "Migration", "migrate"]

#: From the data of one version to that of the next. It gets a copy that it may change, and leaves `spec_version` alone.
Migration = Callable[[dict[str, Any]], dict[str, Any]]

#: Version N -> the function from N to N + 1. Functions of versions that were released are never changed.
MIGRATIONS: Final[Mapping[int, Migration]] = MappingProxyType({})


def migrate(
    data: Mapping[str, Any],
    *,
    migrations: Mapping[int, Migration] = MIGRATIONS,
    current: int = SPEC_VERSION,
    missing: int = 1,
) -> Mapping[str, Any]:
    """Bring the data of a spec to the current version.

    Parameters
    ----------
    data : Mapping
        JSON data; it stays as it is, and need not be valid otherwise.
    migrations : Mapping of int to callable
        See `MIGRATIONS`.
    current : int
        The version to arrive at.
    missing : int
        What the data is where it does not say: 1 for what was stored, because only the first specs may lack it.

    Returns
    -------
    Mapping
        The same data if it is current already and says so as it should.

    Raises
    ------
    SpecError
        It comes from a newer version, its version is none, or it cannot be brought to the current one.

    Examples
    --------
    >>> migrate({"colour": "red"}, migrations={1: lambda data: {"color": data["colour"]}}, current=2)
    {'color': 'red', 'spec_version': 2}
    """
    version = _version(data, missing, current)
    if version > current:
        raise SpecError(
            f"written by a newer animathic_lab: spec_version {version}, this one knows {current}",
            path="spec_version",
            valid=f"up to {current}; install a newer animathic_lab for this scene",
        )
    if "spec_version" in data and type(data["spec_version"]) is not int:
        data = {**data, "spec_version": version}
    for number in range(version, current):
        try:
            data = {**migrations[number](copy.deepcopy(dict(data))), "spec_version": number + 1}
        except (LookupError, TypeError, ValueError, AttributeError) as error:
            raise SpecError(
                f"cannot be brought from spec_version {number} to {number + 1} ({type(error).__name__}: {error})"
            ) from error
    return data


def _version(data: Mapping[str, Any], missing: int, current: int) -> int:
    value = data.get("spec_version")
    if value is None:
        return missing
    # Models write 1.0 and "1" for 1.
    if isinstance(value, str) and value.strip().isdecimal():
        value = int(value[:9])
    elif isinstance(value, float) and value.is_integer():
        value = int(value)
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise SpecError(f"{str(value)[:20]!r} is no version", path="spec_version", valid=f"a whole number from 1 to {current}")
    return value
