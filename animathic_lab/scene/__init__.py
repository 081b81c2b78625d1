"""The scene language: the spec, its rules, its expressions, and the compiler to Manim source."""

from __future__ import annotations

from animathic_lab.scene.compiler import Compiled, compile_scene
from animathic_lab.scene.data import Table, bind_tables, describe, table_of
from animathic_lab.scene.difference import difference
from animathic_lab.scene.layout import mend
from animathic_lab.scene.migration import migrate
from animathic_lab.scene.patch import apply_patch
from animathic_lab.scene.rules import Validated, validate
from animathic_lab.scene.spec import SceneSpec, json_schema

__all__ = [
    "Compiled",
    "SceneSpec",
    "Table",
    "Validated",
    "apply_patch",
    "bind_tables",
    "compile_scene",
    "describe",
    "difference",
    "json_schema",
    "mend",
    "migrate",
    "table_of",
    "validate",
]
