"""`animathic spec diff OLD NEW`: two scenes, from files, stdin or the record, and what differs between them in words."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from animathic_lab.cli.common import open_lab, print_json, read_text
from animathic_lab.errors import NotFound, PromptError, SpecError

if TYPE_CHECKING:
    from animathic_lab.scene import SceneSpec

__all__ = ["tell_difference"]

_EXAMPLE = "For example: animathic spec diff old.json new.json"


def tell_difference(names: Sequence[str], *, as_json: bool) -> None:
    """Print what differs between two scenes, a line for each thing.

    Parameters
    ----------
    names : sequence of str
        The old scene and the new one: a file of JSON, - for stdin, or a generation's id or its beginning.
    as_json : bool
        Print the list as JSON.

    Raises
    ------
    PromptError
        There are not two of them, or one is neither a file nor a generation with a scene.
    SpecError
        One does not hold; the message says which.
    """
    from animathic_lab.scene import difference

    if len(names) != 2 or list(names) == ["-", "-"]:
        raise PromptError("diff needs two scenes", hint=_EXAMPLE)
    old, new = map(_scene, names)
    lines = difference(old, new)
    if as_json:
        print_json({"differences": lines})
    else:
        sys.stdout.write("".join(f"{line}\n" for line in lines) or "no difference\n")


def _scene(name: str) -> SceneSpec:
    from animathic_lab.scene import validate

    # A file comes first: who has one that is called like an id can still give more of the id's letters.
    document = read_text(name) if name == "-" or Path(name).exists() else _recorded(name)
    try:
        return validate(document, salvage=False, stored=True).spec
    except SpecError as error:
        where = "stdin" if name == "-" else name
        raise SpecError(f"{where}: {error.message}", path=error.path, valid=error.valid) from None


def _recorded(name: str) -> dict[str, object]:
    with open_lab(tracking=False) as lab:
        try:
            found = lab.show(name)
        except NotFound:
            hint = "Check the path, or list the generations with `animathic list`."
            raise PromptError(f"{name} is neither a file nor a generation", hint=hint) from None
    if found.spec is None:
        raise PromptError(f"generation {found.id[:8]} has no scene", hint=f"See why: animathic show {found.id[:8]}")
    return dict(found.spec)
