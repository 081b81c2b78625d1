"""Slots: values that forms leave open, each with how people say it and how the spec writes it."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Mapping
from typing import Any, Final

from animathic_lab.learning.corpus.formula_words import FORMULA_SLOTS, OF_FORMULAE
from animathic_lab.learning.corpus.lettering import LETTER_SLOTS, OF_LETTERS
from animathic_lab.learning.corpus.numerals import FOLLOWING as OF_NUMERALS
from animathic_lab.learning.corpus.numerals import NUMERALS
from animathic_lab.learning.corpus.slot_deeds import DEED_SLOTS
from animathic_lab.learning.corpus.slot_figures import FIGURE_SLOTS
from animathic_lab.learning.corpus.slot_values import Draw, Value, valued
from animathic_lab.learning.corpus.slot_words import WORD_SLOTS
from animathic_lab.learning.corpus.tables import any_table

__all__ = ["SLOTS", "Slots"]

#: Slots that depend on another one.
FOLLOWING: Final = {**OF_NUMERALS, **OF_FORMULAE, **OF_LETTERS}


class Slots:
    """The values of one telling: each slot is drawn once, and two of a kind (``$color``, ``$color2``) differ."""

    def __init__(self, rng: random.Random) -> None:
        self._rng = rng
        self._drawn: dict[str, Value] = {}
        self._table: Any = None

    def _get(self, name: str) -> Value:
        if name not in self._drawn:
            base = name.rstrip("0123456789")
            if base in ("table", "textcol", "numcol"):
                self._drawn[name] = self._of_table(name)
                return self._drawn[name]
            if base not in SLOTS and base not in FOLLOWING:
                raise ValueError(f"${name} is no slot")
            taken = [value.written if not value.fields else value.fields for key, value in self._drawn.items()
                     if key.rstrip("0123456789") == base]
            value = self._draw(base)
            for _ in range(30):
                if (value.written if not value.fields else value.fields) not in taken:
                    break
                value = self._draw(base)
            self._drawn[name] = value
        return self._drawn[name]

    def _draw(self, base: str) -> Value:
        if base in FOLLOWING:
            return Value(*FOLLOWING[base](self._rng, self._get, self._drawn))
        return SLOTS[base](self._rng)

    def _of_table(self, name: str) -> Value:
        if self._table is None:
            self._table = any_table(self._rng)
        base = name.rstrip("0123456789")
        if base == "table":
            return Value(self._table.name, self._table.name)
        kind = "text" if base == "textcol" else "number"
        names = [column for column, type_ in self._table.columns.items() if type_ == kind]
        column = names[(int(name[len(base):] or 1) - 1) % len(names)]
        return Value(column, self._rng.choice((column, column, column.replace("_", " "))))

    def say(self, name: str, form: str) -> str:
        """Return a slot's words; ``form`` is one of its further forms, or empty."""
        value = self._get(name)
        return str(value.forms[form]) if form else value.said

    def written(self, name: str, form: str = "") -> Any:
        """Return a slot's value for the spec."""
        value = self._get(name)
        return value.forms[form] if form else value.written

    def fields(self, name: str) -> dict[str, Any]:
        """Return the fields of a slot that stands for an object's kind."""
        return dict(self._get(name).fields)

    def tables(self, spec: Mapping[str, Any]) -> tuple[Mapping[str, Any], ...]:
        """Return the description of the table that the words speak of, where there is one."""
        return (self._table.described(),) if self._table is not None else ()


SLOTS: Final[Mapping[str, Draw]] = {
    **WORD_SLOTS, **DEED_SLOTS, **FIGURE_SLOTS,
    **{name: valued(draw) for name, draw in {**NUMERALS, **FORMULA_SLOTS, **LETTER_SLOTS}.items()},
}
