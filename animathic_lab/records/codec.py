"""Domain values to plain JSON data and back, by their type hints: one rule instead of a function per type."""

from __future__ import annotations

import dataclasses
import enum
import functools
import json
import math
import types
import typing
from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

__all__ = ["clean", "dumps", "loads", "plain", "restore"]

T = TypeVar("T")


def clean(text: str) -> str:
    """Return text that every database can store: without NUL and lone surrogates, which UTF-8 columns refuse.

    Examples
    --------
    >>> clean("a" + chr(0) + "b" + chr(0xD800)) == "a\\ufffdb\\ufffd"
    True
    """
    return "".join("\ufffd" if char == "\0" or "\ud800" <= char <= "\udfff" else char for char in text)


def plain(value: Any) -> Any:
    """Return a domain value as JSON data. Numbers that JSON does not know become null."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {field.name: plain(getattr(value, field.name)) for field in dataclasses.fields(value)}
    if isinstance(value, enum.Enum):
        return value.value
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, Mapping):
        return {clean(str(key.value if isinstance(key, enum.Enum) else key)): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    if isinstance(value, bool | int | type(None)):
        return value
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, Path):
        return str(value)
    # NumPy's scalars reach us through features and scores.
    if hasattr(value, "item"):
        return plain(value.item())
    raise TypeError(f"{type(value).__name__} cannot be recorded")


def dumps(value: Any) -> str:
    """Return a domain value as one line of JSON."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def loads(text: str | None, default: Any) -> Any:
    """Return the data of a JSON column, or the default where nothing was stored."""
    return json.loads(text) if text else default


@functools.cache
def _hints(kind: type) -> dict[str, Any]:
    return typing.get_type_hints(kind)


def restore(kind: type[T], data: Any) -> T:
    """Build a domain value from what `plain` made of it.

    Parameters
    ----------
    kind : type
        A frozen dataclass of `animathic_lab.domain`.
    data : Any
        Fields that are missing take their defaults and unknown ones are skipped, so that rows outlive changes of the types.
    """
    return typing.cast(T, _restore(kind, data))


def _restore(kind: Any, data: Any) -> Any:
    origin, arguments = typing.get_origin(kind), typing.get_args(kind)
    if origin in (typing.Union, types.UnionType):
        if data is None and type(None) in arguments:
            return None
        return _restore(next(item for item in arguments if item is not type(None)), data)
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return tuple(_restore(arguments[0], item) for item in data)
        return tuple(_restore(each, item) for each, item in zip(arguments, data, strict=True))
    if isinstance(kind, type) and dataclasses.is_dataclass(kind):
        hints = _hints(kind)
        return kind(**{name: _restore(hint, data[name]) for name, hint in hints.items() if name in data})
    if kind is float:
        # Null stands for a number that JSON does not know.
        return math.nan if data is None else float(data)
    if kind is datetime:
        return datetime.fromisoformat(data)
    if kind is Path or (isinstance(kind, type) and issubclass(kind, enum.Enum)):
        return kind(data)
    return data
