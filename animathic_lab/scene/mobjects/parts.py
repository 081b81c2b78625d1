"""Parts of things that only a render can count, such as the letters of a text."""

from __future__ import annotations

from typing import Any

__all__ = ["expect_parts"]


def expect_parts(mobject: Any, name: str, *places: tuple[int, ...]) -> None:
    """Make sure that a thing has the parts that a scene speaks of, before any of them is moved.

    Parameters
    ----------
    mobject : Mobject
        Whose parts they are.
    name : str
        Its id in the spec.
    *places : tuple of int
        One or two indices each: ``(1, 2)`` is what a spec calls ``name.1.2``.

    Raises
    ------
    ValueError
        One of them is not there. It names what is.
    """
    for place in places:
        whole, called = mobject, name
        for index in place:
            try:
                part = whole[index]
            except IndexError:
                raise ValueError(f"there is no part {called}.{index}; {_there(whole, called)}") from None
            whole, called = part, f"{called}.{index}"


def _there(whole: Any, called: str) -> str:
    count = len(whole.split())
    if not count:
        return f"{called} has none"
    return f"there are {called}.0 to {called}.{count - 1}" if count > 1 else f"there is {called}.0 alone"
