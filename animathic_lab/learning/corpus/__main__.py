"""Try the forms: ``python -m animathic_lab.learning.corpus [AREA] [TIMES]`` tells every wording and says what is wrong."""

from __future__ import annotations

import json
import random
import re
import sys
from collections import Counter
from collections.abc import Sequence
from typing import Final

from animathic_lab import scene
from animathic_lab.errors import AnimathicError
from animathic_lab.generation.shortkeys import canonical
from animathic_lab.learning.corpus.forms import Told, read_forms, tell

__all__ = ["main"]

#: What the compiler says of scenes that are as they were asked for.
_HARMLESS: Final = re.compile("no step shows|can hardly be seen")


def _fault(told: Told) -> str:
    """Return what is wrong with a spec, or nothing; charts of a table get their values later and are only validated."""
    try:
        valid = scene.validate(told.spec, salvage=False)
        canonical(told.spec)
        if told.tables:
            return ""
        warnings = (*valid.warnings, *scene.compile_scene(valid.spec).warnings)
    except (AnimathicError, ValueError) as error:
        return str(error)
    return next((warning for warning in warnings if not _HARMLESS.search(warning)), "")


def main(arguments: Sequence[str]) -> int:
    """Tell every wording of an area a few times; prints faults, and every fourth wording once to be read."""
    area = arguments[0] if arguments else ""
    times = int(arguments[1]) if len(arguments) > 1 else 5
    rng, faults, forms = random.Random(), Counter[str](), read_forms(area)
    for form in forms:
        for wording in form.wordings:
            for turn in range(times):
                try:
                    told = tell(rng, form, wording)
                    fault = _fault(told)
                except ValueError as error:
                    faults[f"{error} <- {wording}"] += 1
                    continue
                if fault:
                    faults[f"{form.name}: {fault} <- {wording}"] += 1
                if not turn and rng.random() < 0.25:
                    print(told.prompt, "\n    ", json.dumps({key: value for key, value in told.spec.items() if value}))
    wordings = sum(len(form.wordings) for form in forms)
    print(f"{len(forms)} forms, {wordings} wordings, told {times} times each; {sum(faults.values())} faults")
    for fault, count in faults.most_common(40):
        print(count, fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
