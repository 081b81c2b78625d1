"""Words that forms leave open: sentences, lists, code, gradients, sizes of letters."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from collections.abc import Callable, Mapping
from typing import Any, Final

from animathic_lab.learning.corpus.actions import several_colors
from animathic_lab.learning.corpus.content import WORD_POOL
from animathic_lab.learning.corpus.sayings import any_text

__all__ = ["LETTER_SLOTS", "OF_LETTERS"]

#: A value for the spec, what is said, further forms.
Drawn = tuple[Any, str, Mapping[str, Any]]
Get = Callable[[str], Any]

_SUBJECTS: Final = ("The sun", "Water", "My dog", "Every cell", "A good plan", "Our team", "The market", "Energy", "The earth",
    "Anna", "Time", "A function", "The old bridge", "Light", "Nobody",
    "The river", "A neural network", "This week's result", "Mr. Smith", "The average", "Version 2.0", "Chapter 3",
    "Tom's idea", "The limit", "An atom")
_VERBS: Final = ("keeps", "needs", "follows", "changes", "moves around", "doesn't like", "is made of", "looks like",
    "depends on", "won't stop without", "grows with", "remembers", "can't explain",
    "learns from", "begins with", "beats")
_OBJECTS: Final = ("the sun", "cold water", "three small steps", "42 numbers", "the whole picture", "its neighbours", "energy",
    "patience", "a simple rule", "data", "the first 10 years", "its own shadow",
    "Paris", "the other side", "a cup of tea", "time", "the slope", "luck", "two parts", "mistakes")
_EXCLAIMED: Final = ("Don't panic!", "That's it!", "You can do it!", "It's 5 o'clock.", "Wow!", "What's next?",
    "Ready, set, go!", "iPhone vs. Android", "Q3 2025 Results", "COVID-19", "Let's start!", "We're done.",
    "Who's there?", "To be, or not to be?", "It's a boy!", "Up 12% since May", "1, 2, 3, go!", "Room 101", "e-mail", "NaN",
    "O'Brien", "rock 'n' roll", "Top 10 Tips", "GPT-4", "Mind the gap", "Sale: 50% off!",
    "I'm back", "Carpe diem.", "Zürich", "Café Noir", "Año Nuevo", "naïve", "C'est la vie", "¿Qué pasa?", "Fin.",
    "THE END?", "hello, friend", "mcDonald", "eBay", "Lesson 12: Energy & Work", "A/B testing")


def _sentence(rng: random.Random) -> str:
    return f"{rng.choice(_SUBJECTS)} {rng.choice(_VERBS)} {rng.choice(_OBJECTS)}{rng.choice(('.', '.', '.', '!'))}"


def _quoted(rng: random.Random, raw: str, bare: float) -> Drawn:
    quote = rng.choice(('"{}"', '"{}"', "\u201c{}\u201d", "'{}'")) if "'" not in raw else rng.choice(('"{}"', '"{}"',
        "\u201c{}\u201d"))
    plain = len(raw.split()) < 4 and not set(raw) & set(".,;!?:")
    return raw, raw if plain and rng.random() < bare else quote.format(raw), {"q": quote.format(raw), "raw": raw}


def _saying(rng: random.Random) -> Drawn:
    """Draw words of any sort: with apostrophes, numbers, marks, in mixed case, up to three sentences."""
    roll = rng.random()
    if roll < 0.35:
        raw = rng.choice(_EXCLAIMED)
    elif roll < 0.55:
        raw = _sentence(rng)
    elif roll < 0.65:
        raw = " ".join(_sentence(rng) for _ in range(rng.choice((2, 2, 3))))
    elif roll < 0.75:
        raw = rng.choice((f"{rng.choice(WORD_POOL).title()} {rng.randrange(1, 2100)}",
            f"{rng.randrange(1, 1000)} {rng.choice(WORD_POOL)}s", f"{rng.choice(WORD_POOL).upper()}!",
            f"{rng.choice(WORD_POOL)}-{rng.choice(WORD_POOL)}", f"{rng.choice(WORD_POOL)}_{rng.choice(WORD_POOL)}",
                f"{rng.choice(WORD_POOL).title()}'s {rng.choice(WORD_POOL)}",
            f"{rng.choice(WORD_POOL).title()} & {rng.choice(WORD_POOL).title()}",
                f"{rng.choice(WORD_POOL).title()}: {rng.choice(WORD_POOL)}, {rng.choice(WORD_POOL)}"))
    else:
        raw = any_text(rng)
    return _quoted(rng, raw, 0.25)


def _plainly(rng: random.Random) -> Drawn:
    """Draw one to four words without quotes, which only their capitals and their place tell from the rest."""
    raw = " ".join(rng.choice(WORD_POOL) for _ in range(rng.choice((1, 1, 2, 2, 3))))
    raw = rng.choice((raw, raw.title(), raw.capitalize(), raw.upper())) + rng.choice(("", "", "", "!",
        f" {rng.randrange(1, 100)}"))
    return raw, raw, {}


def _prose(rng: random.Random) -> Drawn:
    raw = " ".join(_sentence(rng) for _ in range(rng.choice((2, 2, 3))))
    return _quoted(rng, raw, 0.05)


_ITEMS: Final = (
    ("apples", "pears", "plums", "bread", "milk", "eggs", "butter", "honey", "rice", "tomatoes", "cheese", "coffee", "sugar"),
    ("plan", "build", "test", "ship", "measure", "repeat", "review"),
    ("Introduction", "Method", "Results", "Discussion", "Conclusion", "References", "Data"), ("fast", "cheap", "reliable",
    "safe", "simple", "open source", "free"),
    ("mass", "force", "energy", "momentum", "velocity", "time", "work", "power"), ("wake up", "brush teeth", "have breakfast",
    "go to school", "do homework", "read a book", "sleep"),
    ("Berlin", "Paris", "Rome", "Madrid", "Vienna", "Oslo", "Lisbon", "Athens"), ("collect data", "clean the data",
    "train the model", "evaluate", "deploy", "tune parameters", "plot the loss"),
    ("solid", "liquid", "gas", "plasma"), ("mercury", "venus", "earth", "mars", "jupiter", "saturn"), ("addition",
    "subtraction", "multiplication", "division"), ("goals", "team", "budget", "risks", "next steps"),
    ("Less noise", "More trees", "Clean water", "Better buses", "Safe streets"), ("step one", "step two", "step three"),
    ("Maths", "Physics", "Biology", "Art", "Music", "History"),
    ("It's fun", "It's short", "Anyone can join", "No costs", "Free snacks"), ("heat the oven", "mix flour and eggs",
    "bake for 20 minutes", "let it cool", "serve"))


def _items(rng: random.Random) -> Drawn:
    pool = rng.choice(_ITEMS) if rng.random() < 0.75 else WORD_POOL[:70]
    listed = rng.sample(pool, min(len(pool), rng.choice((2, 3, 3, 3, 4, 4, 5))))
    if rng.random() < 0.15:
        listed = [item.title() if "'" not in item else item for item in listed]
    both = ", ".join(listed[:-1]) + " and " + listed[-1] if not any(" and " in item for item in listed) else ", ".join(listed)
    said = rng.choice((both, ", ".join(listed), ", ".join(f'"{item}"' for item in listed), "; ".join(listed),
        " / ".join(listed), both))
    return listed, said, {"lines": "\\n" + "\\n".join(f"- {item}" for item in listed),
        "stars": "\\n" + "\\n".join(f"* {item}" for item in listed),
        "list": " ".join(f"{number}) {item}" for number, item in enumerate(listed, 1)), "dash": " - ".join(("",
        *listed)).strip()}


def _bullet(rng: random.Random, get: Get, drawn: Mapping[str, Any]) -> Drawn:
    """Draw one line of ``$items``."""
    listed = get("items").written
    index = rng.randrange(len(listed))
    noun = rng.choice(("item", "point", "bullet", "line", "one", "entry"))
    said = [f"the {('first', 'second', 'third', 'fourth', 'fifth')[index]} {noun}", listed[index], f'"{listed[index]}"']
    said += [f"the last {noun}"] if index == len(listed) - 1 else []
    return [f"{_list_id(drawn)}.{index}"], rng.choice(said), {}


def _list_id(drawn: Mapping[str, Any]) -> str:
    """Lists are the first object, or the second where a heading comes first."""
    return "b" if "heading" in drawn else "a"


_CODE: Final[Mapping[str, tuple[str, ...]]] = {
    "python": ('print("{w}")', "x = {n}", "def {w}(x): return x * {n}", "for i in range({n}): print(i)", "{w} = [{n}, {k}]",
    "import {w}", "y = x ** {n} + {k}", "while x < {n}: x += {k}", "if x > {n}: print({k})",
        "{w} = len(data)", "N = {n}\\nM = N + {k}", "# {w}\\nX = {n}\\nY = X * {k}", "# {w}", "return {w}",
        "assert {w} == {n}", "lambda x: x + {n}"),
    "javascript": ("let {w} = {n};", 'console.log("{w}");', "const {w} = (a, b) => a + b;",
    "function {w}(x) {{ return x + {n}; }}", "document.title = '{w}';"),
    "sql": ("SELECT * FROM {w};", "SELECT {w} FROM users WHERE id = {n};", "DELETE FROM {w} WHERE age > {n};",
    "SELECT COUNT(*) FROM {w};", "SELECT * FROM {w}\\nWHERE id = {n};", "SELECT id FROM {w}\\nORDER BY id\\nLIMIT {n};"),
    "java": ("int {w} = {n};", 'System.out.println("{w}");', "return {n} + {k};"),
    "c": ("int x = {n};", 'printf("{w}");', "return {n};", "int {w} = {n} + {k};"), "cpp": ("std::cout << {n};",
    "auto {w} = {n};", "#include <{w}>"), "rust": ("let {w} = {n};", "fn {w}() -> i32 {{ {n} }}"),
    "bash": ("echo {w}", "ls -la", "pip install {w}"), "html": ("<h1>{w}</h1>", "<p>{w} {n}</p>", "<b>{w}</b>",
    "<ul>\\n<li>{w}</li>\\n<li>{n}</li>\\n</ul>", "<h1>{w}</h1>\\n<p>{n}</p>"), "r": ("{w} <- c({n}, {k})", "mean({w})",
    "plot({w})"), "go": ("var x = {n}", 'fmt.Println("{w}")'),
    "json": ('{{"{w}": {n}}}',),
}
_CALLED: Final = {"javascript": ("JavaScript", "javascript", "JS"), "sql": ("SQL", "sql"), "cpp": ("C++", "c++"), "c": ("C",),
    "html": ("HTML", "html"), "json": ("JSON", "json"), "r": ("R",), "go": ("Go",),
    "python": ("Python", "python", "python"), "java": ("Java", "java"), "rust": ("Rust", "rust"), "bash": ("bash", "shell",
    "bash")}


def _snippet(rng: random.Random) -> Drawn:
    """Draw code; ``lang`` is its language for the spec, ``called`` as it is said."""
    lang = rng.choice(("python", "python", "python", "python", *_CODE))
    words = [word for word in WORD_POOL if word.islower() and len(word) > 3]
    raw = rng.choice(_CODE[lang]).format(w=rng.choice(words), n=rng.randrange(1, 100), k=rng.randrange(1, 30))
    return raw.replace("\\n", "\n"), raw, {"lang": lang, "called": rng.choice(_CALLED[lang]), "tick": f"`{raw}`",
        "fence": f"```\\n{raw}\\n```"}


def _gradient(rng: random.Random) -> Drawn:
    count = rng.choice((2, 2, 2, 3, 3, 4))
    colors = several_colors(rng, count)
    said, written = [said for said, _ in colors], [written for _, written in colors]
    listed = ", ".join(said[:-1]) + " and " + said[-1]
    return written, rng.choice((f"from {' to '.join(said)}", f"from {' to '.join(said)}", " to ".join(said), f"of {listed}",
        "-".join(said) if not any(" " in name for name in said) else f"of {listed}")), {
        "list": listed, "arrow": " -> ".join(said), "from": f"from {' to '.join(said)}"}


def _pt(rng: random.Random) -> Drawn:
    n = rng.choice((24, 36, 48, 60, 72, 96, 20, 30, 40, 50, 80, 100, 120, rng.randrange(12, 150)))
    return n, rng.choice((f"{n}", f"{n}", f"{n} pt", f"{n}pt", f"{n} points")), {"d": str(n)}


def _unit(rng: random.Random) -> Drawn:
    """Draw what a number counts: as written after it, and as said after a number."""
    return (*rng.choice((("%", "%"), ("%", " percent"), ("km/h", " km/h"), ("kg", " kg"), ("m", " m"), ("cm", " cm"), ("°C",
        "°C"), ("€", "€"), ("ms", " ms"), ("s", "s"), ("MB", " MB"), ("W", " W"), ("Hz", " Hz"),
        ("km", " km"), ("°", "°"), ("points", " points"), ("people", " people"), ("users", " users"), ("steps", " steps"),
        ("likes", " likes"))), {})


def _precise(rng: random.Random) -> Drawn:
    """Draw a number with digits after the point; ``places`` is how many."""
    places = rng.choice((1, 1, 2, 2, 2, 3, 4))
    n = rng.uniform(0, rng.choice((1, 10, 100, 1000)))
    said = f"{n:.{places}f}"
    return float(said), said, {"places": places}


def _whole(rng: random.Random) -> Drawn:
    n = rng.choice((rng.randrange(2, 10), rng.randrange(10, 100), rng.randrange(100, 1000), rng.randrange(1000, 10000), 100))
    return n, str(n), {}


def _places(rng: random.Random) -> Drawn:
    n = rng.choice((1, 2, 2, 3, 4))
    return n, rng.choice((f"{n} decimal{'' if n == 1 else 's'}", f"{n} decimal place{'' if n == 1 else 's'}",
        f"{('one', 'two', 'three', 'four')[n - 1]} decimal place{'' if n == 1 else 's'}",
        f"{n} digit{'' if n == 1 else 's'} after the point")), {}


_GONE: Final = (("unwrites itself", "unwrite"), ("is unwritten", "unwrite"), ("gets unwritten", "unwrite"),
    ("gets unwritten again", "unwrite"))


def _gone(rng: random.Random) -> Drawn:
    """Draw how words are taken back."""
    third, do = rng.choice(_GONE)
    return "unwrite", do, {"s": third, "do": do}


_TAGS: Final = (("<b>{w}</b>", "bold", "in bold"), ("<i>{w}</i>", "italic", "in italics"), ("<u>{w}</u>", "underlined",
    "underlined"), ("<s>{w}</s>", "struck through", "struck through"),
    ("<b>{w}</b>", "bold", "in boldface"), ('<span foreground="{c}">{w}</span>', "{c}", "in {c}"),
    ('<span foreground="{c}">{w}</span>', "{c}", "in {c}"))


def _marked(rng: random.Random) -> Drawn:
    """Draw words of which one looks another way: ``word`` is that one, ``how`` and ``be`` the way it looks."""
    listed = rng.sample([word for word in WORD_POOL if word not in ("Anna", "Tom", "Lee")], rng.choice((2, 3, 3, 4, 4, 5)))
    index = rng.randrange(len(listed))
    tag, be, how = rng.choice(_TAGS)
    color = rng.choice(("red", "blue", "green", "yellow", "orange", "pink", "purple"))
    written = " ".join(tag.format(w=word, c=color) if at == index else word for at, word in enumerate(listed))
    raw = " ".join(listed)
    nth = "last" if index == len(listed) - 1 else ("first", "second", "third", "fourth")[index]
    return written, f'"{raw}"', {"word": rng.choice((f'"{listed[index]}"', f"the word {listed[index]}",
        f'the word "{listed[index]}"', f"the {nth} word", f"only the {nth} word")), "how": how.format(c=color),
            "be": be.format(c=color)}


LETTER_SLOTS: Final[Mapping[str, Callable[[random.Random], Drawn]]] = {
    "saying": _saying, "heading": _saying, "plainly": _plainly, "prose": _prose, "items": _items, "snippet": _snippet,
    "gradient": _gradient, "fsize": _pt, "unit": _unit, "precise": _precise, "whole": _whole, "places": _places,
    "gone": _gone, "marked": _marked,
}
OF_LETTERS: Final[Mapping[str, Callable[[random.Random, Get, Mapping[str, Any]], Drawn]]] = {"bullet": _bullet}
