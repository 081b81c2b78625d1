"""Documents that mean harm, or nothing: each is a SpecError or a valid scene, in no time, and nothing of it is executed."""

from __future__ import annotations

import contextlib
import copy
import json
import random
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from code_checks import strange_names
from field_values import FIELDS

from animathic_lab.errors import CompileError, SpecError
from animathic_lab.scene import compile_scene, validate
from animathic_lab.scene.kinds import BOOK
from animathic_lab.scene.kinds.book import example_scene

TESTS = Path(__file__).parents[1]
GALLERY = sorted((TESTS / "gallery" / "specs").glob("*.json"))
COVERAGE = sorted((TESTS / "gallery" / "coverage" / "specs").glob("*.json"))
#: Seconds of processor time that a document may take.
AT_MOST = 0.1
EVIL: list[Any] = [
    "'); import os; os.system('id') #",
    '"""\nimport os\n"""',
    "\\' + __import__('os').getcwd() + \\'",
    "{self.__class__.__mro__}",
    "{0.__init__.__globals__}",
    "%s%n${7*7}{{7*7}}",
    "__import__",
    "__class__",
    "../../../etc/passwd",
    "..\\..\\secrets.png",
    "/etc/passwd\x00.png",
    "file:///etc/passwd",
    "a" * 5000,
    "\ud800",
    "\u202egnp.exe",
    "\u2028import os",
    "x" + "^9" * 60,
    "9^9^9^9^9",
    "((((((((((" * 30,
    "x = __import__('os')",
    "lambda: 0",
    "self.play",
    "camera",
    "ball.99999",
    "nan",
    "Infinity",
    "\\input{/etc/passwd}",
    "<span foreground='red' onload='x'>a</span>",
    10**400,
    -(10**12),
    1e308,
    5e-324,
    float("nan"),
    float("-inf"),
    True,
    None,
    [],
    {},
    [[[[[[[[[[[[[[1]]]]]]]]]]]]]],
    {"__class__": "x"},
    ["ball"] * 500,
    [[1e6, -1e6]] * 60,
]


def documents() -> list[dict[str, Any]]:
    """All scenes to begin with: the gallery's, those of the coverage study, and the example of every kind."""
    return [json.loads(path.read_text()) for path in GALLERY + COVERAGE] + [example_scene(entry) for entry in BOOK.values()]


def places(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Every place inside a document."""
    yield path
    items = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in items:
        yield from places(item, (*path, key))


def mutated(rng: random.Random, document: dict[str, Any]) -> Any:
    """A document with one to three things in it replaced, removed, doubled, added, or pointing at something else."""
    data: Any = copy.deepcopy(document)
    names = [item["id"] for item in document["objects"]]
    for _ in range(rng.randint(1, 3)):
        path = rng.choice(list(places(data)))
        if not path:
            continue
        parent = data
        for part in path[:-1]:
            parent = parent[part]
        way = rng.random()
        if way < 0.45:
            parent[path[-1]] = copy.deepcopy(rng.choice(EVIL))
        elif way < 0.55:
            del parent[path[-1]]
        elif way < 0.8 and isinstance(parent, dict):
            field = rng.choice([*FIELDS[rng.choice(list(FIELDS))], "zzz", "__class__"])
            parent[field] = copy.deepcopy(rng.choice([*EVIL, *names, [*names], 0.5, 3, [1, 2]]))
        elif isinstance(parent[path[-1]], str):
            parent[path[-1]] = rng.choice(names)  # which makes cycles, among other things
        elif isinstance(parent, list):
            parent.append(copy.deepcopy(parent[path[-1]]))
    return data


def cut(rng: random.Random, data: Any) -> str:
    """JSON that ends too early, or whose characters are not what they should be."""
    text = json.dumps(data)
    at = rng.randrange(len(text))
    return (
        text[:at]
        if rng.random() < 0.7
        else text[:at] + rng.choice(["\x00", "}", '"', "\\", "NaN", "[" * 3000]) + text[at + 1 :]
    )


def drawn(rng: random.Random) -> Any:
    """One hostile document, as data or as text."""
    data = mutated(rng, rng.choice(DOCUMENTS))
    return cut(rng, data) if rng.random() < 0.15 else data


DOCUMENTS = documents()


class Watch:
    """What Python is asked to do while documents are read: opening, importing and running things."""

    WATCHED = ("open", "import", "exec", "subprocess.Popen", "os.", "socket.", "ctypes", "shutil.", "pty.")

    def __init__(self) -> None:
        self.on = False
        self.seen: list[tuple[str, str]] = []
        sys.addaudithook(self)

    def __call__(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.on and event.startswith(self.WATCHED):
            self.seen.append((event, str(arguments)[:200]))


@pytest.fixture(scope="module")
def watch() -> Watch:
    """One hook for all tests here, because none can be taken away again."""
    return Watch()


def check(document: Any) -> str:
    """Check one document, and return what became of it."""
    try:
        spec = validate(document).spec
    except SpecError as error:
        assert str(error)
        return "refused"
    try:
        code = compile_scene(spec).code
    except CompileError as error:
        assert error.path
        return "not drawn"
    strange = strange_names(code, [item.id for item in spec.objects])
    assert not strange, f"{strange} in\n{code}"
    return "valid"


def seconds_of(document: Any) -> float:
    """Processor seconds that reading and compiling a document takes."""
    begin = time.process_time()
    with contextlib.suppress(SpecError):
        compile_scene(validate(document).spec)
    return time.process_time() - begin


def run(count: int, seed: int, watch: Watch) -> tuple[Counter[str], float]:
    """Check many documents, and return how many ended how and what the slowest one took."""
    rng = random.Random(seed)
    ends: Counter[str] = Counter()
    worst = 0.0
    for _ in range(count):
        document = drawn(rng)
        watch.on = True
        try:
            taken = seconds_of(document)
        finally:
            watch.on = False
        if taken > AT_MOST / 2:
            taken = min(taken, seconds_of(document))  # something else may have run in between
        worst = max(worst, taken)
        assert taken < AT_MOST, document
        ends[check(document)] += 1
    return ends, worst


@pytest.fixture(scope="module", autouse=True)
def warm() -> None:
    """Whatever is imported and read once has been, so that the watch sees only what documents cause."""
    for document in DOCUMENTS:
        seconds_of(document)


def test_hostile_documents_are_refused_or_valid_in_no_time_and_do_nothing(watch):
    ends, _ = run(1000, 1, watch)
    assert watch.seen == []
    assert ends["refused"] > 200
    assert ends["valid"] > 100


@pytest.mark.slow
def test_ten_thousand_of_them(watch):
    ends, worst = run(10_000, 2, watch)
    print(dict(ends), f"worst {1000 * worst:.0f} ms")
    assert watch.seen == []
    assert ends["refused"] + ends["valid"] + ends["not drawn"] == 10_000
    assert min(ends["refused"], ends["valid"]) > 1000


def test_the_watch_sees_what_is_opened_imported_and_run(watch, tmp_path):
    watch.on = True
    try:
        (tmp_path / "a").write_text("1")
        exec("import colorsys")
    finally:
        watch.on = False
    assert {event for event, _ in watch.seen} >= {"open", "exec"}
    watch.seen.clear()


@pytest.mark.parametrize("at", range(0, 400, 7))
def test_json_that_is_cut_off_is_refused(at):
    text = GALLERY[0].read_text()
    with pytest.raises(SpecError):
        validate(text[: len(text) - 3 - at])


@pytest.mark.parametrize("bad", [value for value in EVIL if not isinstance(value, dict)], ids=lambda value: str(value)[:12])
def test_what_is_no_object_is_no_document(bad):
    with pytest.raises(SpecError):
        validate(bad)
