"""Named tables that prompts speak of: what a model is told of a table, and no values."""

from __future__ import annotations

# Names are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

__all__ = ["NamedTable", "any_table"]

_NAMES: Final = (
    "sales", "orders", "df", "data", "results", "survey", "weather", "penguins", "iris", "cars", "users", "runs", "scores",
    "students", "prices", "population", "revenue_table", "experiments", "trips", "measurements", "stocks", "countries",
    "customers", "events", "visits", "training_log", "grades", "budget", "traffic", "energy", "movies", "games",
)
_TEXTS: Final = (
    "month", "product", "city", "country", "region", "category", "name", "species", "team", "day", "weekday", "model", "brand",
    "department", "quarter", "store", "channel", "genre", "color", "group", "kind", "subject", "player", "stage", "segment",
)
_NUMBERS: Final = (
    "revenue", "price", "sales", "count", "score", "temperature", "age", "height", "weight", "profit", "cost", "year", "hour",
    "loss", "accuracy", "epoch", "distance", "speed", "rainfall", "population", "visits", "rating", "units", "margin",
    "bill_length", "bill_depth", "body_mass", "sepal_length", "petal_width", "horsepower", "mpg", "income", "duration",
    "clicks",
)


@dataclass(frozen=True, slots=True)
class NamedTable:
    """A table's name, and ``text`` or ``number`` for each column."""

    name: str
    columns: Mapping[str, str]

    def described(self) -> dict[str, Any]:
        """Return it as a request describes it."""
        return {"name": self.name, "columns": {name: {"type": kind} for name, kind in self.columns.items()}}


def any_table(rng: random.Random) -> NamedTable:
    """Draw a table with at least one column of text and two of numbers."""
    texts = rng.sample(_TEXTS, rng.choice((1, 1, 2)))
    numbers = rng.sample(_NUMBERS, rng.choice((2, 2, 3)))
    name = rng.choice([name for name in _NAMES if name not in numbers])
    columns = [(column, "text") for column in texts] + [(column, "number") for column in numbers]
    rng.shuffle(columns)
    return NamedTable(name, dict(columns))
