"""A scene while it is told: its objects and steps, who was spoken of last, and how clauses are made of actions."""

from __future__ import annotations

# Wordings are kept filled, many to a line: one to a line they would hide the code around them.
# fmt: off
import random
from dataclasses import dataclass, field
from typing import Any, Final

from animathic_lab.learning.corpus import sayings, things
from animathic_lab.learning.corpus.actions import ACTIONS, Said, inflect, say_action, seconds_words, theirs
from animathic_lab.learning.corpus.things import Thing
from animathic_lab.learning.corpus.voices import MAKE_IT

__all__ = ["Clause", "Story"]

_INTO: Final = (
    "turn~ into {n}|turn~ {o} into {n}", "transform~ into {n}|transform~ {o} into {n}", "become~ {n}|transform~ {o} into {n}",
        "morph~ into {n}|morph~ {o} into {n}", "change~ into {n}|change~ {o} into {n}",
    "transform~ to {n}|transform~ {o} to {n}", "turn~ into {n}|convert~ {o} to {n}", "change~ to {n}|change~ {o} to {n}",
        "turn~ into {n}|make~ {o} become {n}", "transform~ into {n}|replace~ {o} with {n}",
        "become~ {n}|make~ {o} turn into {n}",
    "transform~ smoothly into {n}|smoothly transform~ {o} into {n}", "morph~ to {n}|morph~ {o} to {n}",
)
_WAIT: Final = ("wait~ {t}", "wait~ for {t}", "pause~ for {t}", "hold~ for {t}", "pause~ {t}", "wait~ {t}", "stay~ for {t}",
    "wait~ for {t}")
_NO_TIME: Final = frozenset({"wait", "indicate", "flash", "wiggle", "circumscribe"})


@dataclass(frozen=True, slots=True)
class Clause:
    """What a thing does (``rotate~ by 90 degrees``), what is done (``rotate~ {o} by 90 degrees``), and to which thing."""

    thing: Thing | None
    does: str
    done: str


@dataclass(slots=True)
class Story:
    """The scene told so far."""

    rng: random.Random
    things: list[Thing] = field(default_factory=list)
    steps: list[dict[str, Any]] = field(default_factory=list)
    background: str = ""
    gone: set[str] = field(default_factory=set)
    focus: Thing | None = None

    def add(self, thing: Thing) -> Thing:
        """Bring a thing into the scene."""
        self.things.append(thing)
        return thing

    def shape(self, **options: Any) -> Thing:
        """Draw a shape and bring it into the scene."""
        return self.add(things.shape(self.rng, len(self.things), **options))

    def step(self, action: str, targets: list[Thing], **fields: Any) -> dict[str, Any]:
        """Add a step."""
        step = {"action": action, **({"targets": [thing.id for thing in targets]} if targets else {}), **fields}
        self.steps.append(step)
        return step

    def spec(self) -> dict[str, Any]:
        """Return the scene as JSON data of a SceneSpec."""
        spec: dict[str, Any] = {"objects": [thing.fields for thing in self.things], "steps": self.steps}
        if self.background:
            spec["background"] = self.background
        return spec

    def here(self) -> list[Thing]:
        """Return the things that stand on the canvas or will."""
        return [thing for thing in self.things if thing.id not in self.gone]

    def refer(self, thing: Thing, *, subject: bool) -> str:
        """Return words for a thing that has been introduced."""
        rng, coming = self.rng, self.steps[-1].get("into") if self.steps else None
        others = [other for other in self.here() if other is not thing and other.id != coming]
        pronoun = ("they" if subject else "them") if thing.many else "it"
        if (not others and rng.random() < 0.68) or (others and self.focus is thing and rng.random() < 0.35):
            return pronoun
        same = [other for other in others if other.noun == thing.noun]
        if not same:
            noun = thing.noun
            if thing.many and noun == thing.fields["type"] + "s" and rng.random() < 0.2:
                return f"all the {noun}"
            return f"the {thing.color_word} {noun}" if thing.color_word and rng.random() < 0.25 else f"the {noun}"
        if thing.color_word and all(other.color_word != thing.color_word for other in same):
            return rng.choice((f"the {thing.color_word} {thing.noun}", f"the {thing.color_word} one",
                f"the {thing.color_word} {thing.noun}"))
        place = [other for other in self.things if other is thing or other in same].index(thing)
        if len(same) == 1:
            return rng.choice((("the first one", f"the first {thing.noun}"), ("the second one", f"the second {thing.noun}",
                "the other one"))[place])
        return f"the {('first', 'second', 'third', 'fourth', 'fifth')[min(place, 4)]} {thing.noun}"

    def happen(self, thing: Thing, *, action: str = "", together: bool = False, known: bool = True) -> Clause:
        """Let something happen to a thing: adds the step and returns words.

        Parameters
        ----------
        thing : Thing
            That it happens to.
        action : str
            Which; drawn when empty.
        together : bool
            Starts with the step before it.
        known : bool
            The thing has been shown; an action that shows is possible otherwise.
        """
        rng = self.rng
        if not action:
            pool = {name: weight for name, weight in ACTIONS.items() if name != "wait" and not (
                name == "transform" and thing.many)}
            if together:
                pool = {name: pool[name] for name in ("move", "rotate", "scale", "recolor", "fade_out")}
            action = rng.choices(tuple(pool), weights=tuple(pool.values()))[0]
        if action == "transform":
            return self._transform(thing, together)
        said = say_action(rng, action, first=not known and action in ("fade_in", "grow", "create"))
        step = self.step(action, [thing], **said.fields)
        if together:
            step["start"] = "with"
        if action in ("fade_out", "uncreate", "shrink"):
            self.gone.add(thing.id)
        does, done = self._timed(step, said)
        if thing.many:
            does = theirs(does)
        return Clause(thing, does, done)

    def _timed(self, step: dict[str, Any], said: Said) -> tuple[str, str]:
        if step["action"] in _NO_TIME or self.rng.random() > 0.16:
            return said.does, said.done
        rng = self.rng
        if rng.random() < 0.25:
            word, step["run_time"] = rng.choice(((" slowly", 3), (" slowly", 3), (" quickly", 0.5), (" fast", 0.5)))
        else:
            step["run_time"] = rng.choice((2, 2, 3, 3, 4, 5, 1, 0.5, 1.5, 2.5, 6, 7, 8, 10, 12))
            time = seconds_words(rng, step["run_time"])
            word = rng.choice((f" over {time}", f" over {time}", f" in {time}", f" for {time}", f" within {time}",
                f" for {time}", f", taking {time}", f" (takes {time})", f" over the course of {time}"))
        return said.does + word, said.done + word if said.done else ""

    def _transform(self, thing: Thing, together: bool) -> Clause:
        rng = self.rng
        number = len(self.things)
        kind = thing.fields["type"]
        if kind == "text":
            new = sayings.words(rng, number, place=0.0)
        elif kind == "math":
            new = sayings.formula(rng, number)
        elif kind == "plot":
            new, _ = sayings.plot(rng, number)
            new.fields.update({"axes": thing.fields["axes"]} if "axes" in thing.fields else {})
        else:
            new = things.shape(rng, number, rich=0.6, count=False, place=0.0)
            while new.noun == thing.noun and rng.random() < 0.9:
                new = things.shape(rng, number, rich=0.6, count=False, place=0.0)
        self.add(new)
        step = self.step("transform", [thing], into=new.id)
        if together:
            step["start"] = "with"
        self.gone.add(thing.id)
        does, _, done = rng.choice(_INTO).replace("{n}", new.introduced).partition("|")
        does, done = self._timed(step, Said({}, does, done))
        return Clause(thing, does, done)

    def wait(self) -> Clause:
        """Let time pass."""
        rng = self.rng
        if rng.random() < 0.15:
            self.step("wait", [])
            words = rng.choice(("wait~ a moment", "pause~", "wait~ a bit", "pause~ briefly"))
            return Clause(None, words, words)
        seconds = rng.choice((1, 1, 2, 2, 3, 0.5, 5, 1.5, 4))
        self.step("wait", [], run_time=seconds)
        words = rng.choice(_WAIT).replace("{t}", seconds_words(rng, seconds))
        return Clause(None, words, words)

    def order(self, clause: Clause, target: str | None = None) -> str:
        """Say a clause as an order: ``rotate it by 90 degrees``."""
        if clause.thing is None:
            return inflect(clause.does, "base")
        name = target or self.refer(clause.thing, subject=False)
        self._look(clause.thing)
        if clause.done and self.rng.random() < 0.82:
            return inflect(clause.done, "base").replace("{o}", name)
        form = self.rng.choice(MAKE_IT[:3] if target or name in ("it", "them") else MAKE_IT[:8])
        if clause.thing.many:
            form = form.replace("needs", "need")
        return form.format(o=name, v=inflect(clause.does, "base"))

    def tell(self, clause: Clause, *, subject: str | None = None, repeat: bool = True) -> str:
        """Say a clause as a statement: ``it rotates by 90 degrees``; without its subject when that is not repeated."""
        if clause.thing is None:
            return inflect(clause.does, "base") if self.rng.random() < 0.6 else inflect(clause.does, "s")
        verb = inflect(clause.does, "base" if clause.thing.many else "s")
        name = subject or (self.refer(clause.thing, subject=True) if repeat else "")
        self._look(clause.thing)
        return f"{name} {verb}".strip()

    def doing(self, clause: Clause) -> str:
        """Say a clause as a participle: ``rotating by 90 degrees``."""
        return inflect(clause.does, "ing")

    def _look(self, thing: Thing) -> None:
        # After a transform, "it" is what the thing has become.
        last = self.steps[-1] if self.steps else {}
        into = last.get("into") if thing.id in last.get("targets", ()) else None
        self.focus = next((other for other in self.things if other.id == into), thing)

    def heir(self, thing: Thing) -> Thing | None:
        """Return what stands where a thing stood, or None when it has gone."""
        if thing.id not in self.gone:
            return thing
        for step in self.steps:
            if step.get("into") and thing.id in step["targets"]:
                return self.heir(next(other for other in self.things if other.id == step["into"]))
        return None
