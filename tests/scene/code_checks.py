"""What generated code may name, and whether two pieces of it say the same thing under other ids."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Mapping
from functools import cache

from animathic_lab.scene import mobjects
from animathic_lab.scene.helpers import HELPERS

__all__ = ["LANGUAGE", "strange_names", "strings_of", "with_other_ids"]

#: Python's own words that generated code may use, and the scene.
LANGUAGE = {"self", "np", "range", "float", "abs", "min", "max", "len", "clock", "GeneratedScene"}
#: What reads, writes or runs something, whatever library it belongs to.
_REACHES_OUT = {"load", "save", "tofile", "fromfile", "memmap", "open", "dump", "write", "exec", "eval", "system", "save_image"}


@cache
def _manim() -> tuple[frozenset[str], frozenset[str]]:
    """Return the names that ``from manim import *`` brings, and the attributes that numpy and Manim's classes have."""
    import importlib
    import pkgutil

    import manim
    import numpy as np

    names = {name for name in vars(manim) if not name.startswith("_")}
    ours = [importlib.import_module(f"{mobjects.__name__}.{room.name}") for room in pkgutil.iter_modules(mobjects.__path__)]
    things = [value for module in (manim, *ours) for value in vars(module).values() if isinstance(value, type)]
    # Set when a scene or an axes object is made, so that no class has them.
    attributes = {"camera", "frame", "captions", "face", "background_color", "animate"}.union(*(dir(thing) for thing in things))
    attributes |= {name for name in dir(np) if not isinstance(getattr(np, name), type(np))}
    return frozenset(names), frozenset(name for name in attributes if not name.startswith("_")) - _REACHES_OUT


def _scopes(tree: ast.AST) -> Iterable[tuple[ast.Name, bool]]:
    """Yield every name of code, and whether a lambda or a comprehension around it has bound it."""

    def visit(node: ast.AST, bound: frozenset[str]) -> Iterable[tuple[ast.Name, bool]]:
        if isinstance(node, ast.Lambda):
            bound |= {argument.arg for argument in (*node.args.args, node.args.vararg) if argument is not None}
        if isinstance(node, ast.GeneratorExp | ast.ListComp):
            bound |= {name.id for one in node.generators for name in ast.walk(one.target) if isinstance(name, ast.Name)}
        if isinstance(node, ast.Name):
            yield node, node.id in bound
        for child in ast.iter_child_nodes(node):
            yield from visit(child, bound)

    return visit(tree, frozenset())


def strange_names(code: str, ids: Iterable[str]) -> set[str]:
    """Return what code names beside Manim, numpy, our helpers, the scene's ids and what it binds itself; imports as well."""
    tree, (names, attributes) = ast.parse(code), _manim()
    allowed = names | LANGUAGE | set(HELPERS) | set(ids) | {"_"}
    strange = {name.id for name, bound in _scopes(tree) if not bound and name.id not in allowed}
    strange |= {name.id for name, bound in _scopes(tree) if name.id.startswith("__")}
    strange |= {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute) and node.attr not in attributes}
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            strange |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module != "manim":
            known = str(node.module).startswith(f"{mobjects.__name__}.")
            strange |= {name.name for name in node.names if not known or name.name not in HELPERS}
    return strange


def strings_of(code: str) -> list[str]:
    """Return every string constant of code."""
    return [node.value for node in ast.walk(ast.parse(code)) if isinstance(node, ast.Constant) and isinstance(node.value, str)]


def with_other_ids(code: str, names: Mapping[str, str]) -> str:
    """Return a dump of code in which the variables of a scene have other names; what the code binds itself keeps its own."""
    tree = ast.parse(code)
    for name, bound in list(_scopes(tree)):
        if not bound:
            name.id = names.get(name.id, name.id)
    for node in ast.walk(tree):
        # Whose parts are looked for is said in words as well.
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "expect_parts":
            node.args[1] = ast.Constant("its id")
    return ast.dump(tree)
