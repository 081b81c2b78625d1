"""Commands that make something: generate, spec, route, compile, render, schema."""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from animathic_lab.cli.common import (
    AsJson,
    Model,
    QualityName,
    fail,
    generation_data,
    open_lab,
    print_json,
    read_rows,
    read_text,
)
from animathic_lab.cli.differences import tell_difference
from animathic_lab.cli.progress import progress_line
from animathic_lab.domain import Generation, Quality, Route
from animathic_lab.errors import AnimathicError, PromptError, RenderError, RenderTimeout

if TYPE_CHECKING:
    from animathic_lab.lab import Lab

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (generate, spec, route, schema):
        app.command()(command)
    app.command("compile")(compile_)
    app.command()(render)


def _quality(name: str) -> Quality:
    try:
        return Quality(name)
    except ValueError:
        raise PromptError(f"there is no quality {name!r}", hint="Choose low, medium or high.") from None


def generate(
    prompt: Annotated[str, typer.Argument(help="What should be seen, in words.")],
    model: Model = "auto",
    quality: QualityName = "low",
    user: Annotated[str | None, typer.Option(help="Whose prompt this is.")] = None,
    data: Annotated[Path | None, typer.Option(help="A CSV file that the prompt speaks of; its values stay here.")] = None,
    as_json: AsJson = False,
) -> None:
    """Make a video from a prompt."""
    wanted, frames = _quality(quality), _frames(data)
    with open_lab() as lab:
        lab.user = user
        with progress_line() as listen:
            generation = lab.generate(prompt, model=model, quality=wanted, data=frames, show=False, on_event=listen)
    # Read again after the projection, so that the trace's id is known.
    if as_json:
        print_json(generation_data(generation) | {"trace_id": _trace_id(generation)})
    else:
        _tell(generation)
    if not generation.render_success:
        if as_json:
            sys.stderr.write(f"error: {generation.error}\nhint: {generation.hint}\n")
        raise fail()


def _frames(path: Path | None) -> dict[str, Any] | None:
    """Read a CSV file as a table that is called as the file is."""
    if path is None:
        return None
    import pandas as pd

    name = re.sub(r"\W", "_", path.stem)[:32]
    try:
        return {name if name[:1].isalpha() else f"t_{name}"[:32]: pd.read_csv(path)}
    except (OSError, ValueError) as error:
        raise PromptError(f"{path} cannot be read as a table: {error}", hint="Give a CSV file with a header.") from None


def _trace_id(generation: Generation) -> str:
    from animathic_lab.tracking import trace_id_of

    return generation.trace_id or trace_id_of(generation.id)


def _tell(generation: Generation) -> None:
    if not generation.render_success:
        sys.stderr.write(f"error: {generation.error}\nhint: {generation.hint}\n")
        sys.stderr.write(f"The record is {generation.id[:8]}: `animathic show {generation.id[:8]}`.\n")
        return
    sys.stdout.write(f"{generation.video_path}\n")
    for note in (*generation.takeovers, *generation.warnings):
        sys.stderr.write(f"note: {note}\n")
    drawn = sum(fact.drawn is True for fact in generation.facts)
    facts = f"{drawn} of {len(generation.facts)} facts drawn" if generation.facts else "no fact that can be checked"
    total = generation.timings.get("total", 0.0)
    sys.stderr.write(f"{generation.model} · {facts} · {total:.1f} s · rate it: animathic rate {generation.id[:8]} --rating 5\n")


def spec(
    words: Annotated[
        list[str] | None,
        typer.Argument(metavar='"PROMPT" | diff OLD NEW', help="What should be seen; or diff and two scenes: files, - or ids."),
    ] = None,
    file: Annotated[str | None, typer.Option("--file", help='JSON lines {"id", "prompt"}; - is stdin.')] = None,
    model: Model = "auto",
    as_json: AsJson = False,
) -> None:
    """Print only the SceneSpec, as JSON; or, with diff, what differs between two of them."""
    if words and words[0] == "diff" and len(words) > 1:
        tell_difference(words[1:], as_json=as_json)
        return
    if words and len(words) > 1:
        raise PromptError("the prompt is more than one word to the shell", hint='Quote it: animathic spec "a red circle"')
    prompt = words[0] if words else None
    _one_of(prompt, file)
    with open_lab(tracking=False) as lab:
        if prompt is not None:
            print_json(_spec(lab, prompt, model)["spec"])
            return
        failed = 0
        for row in read_rows(file or "-"):
            begun = time.monotonic()
            try:
                line: dict[str, Any] = {"id": row["id"], **_spec(lab, row["prompt"], model)}
            except AnimathicError as error:
                failed += 1
                line = {
                    "id": row["id"],
                    "spec": None,
                    "error": f"{error} ({error.hint})",
                    "confidence": None,
                    "seconds": time.monotonic() - begun,
                }
            sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
            sys.stdout.flush()
    if failed:
        raise fail()


def _spec(lab: Lab, prompt: str, model: str) -> dict[str, Any]:
    begun = time.monotonic()
    draft, valid = lab.draft(prompt, model=model)
    return {"spec": valid.spec.to_dict(), "error": None, "confidence": draft.confidence, "seconds": time.monotonic() - begun}


def _one_of(prompt: str | None, file: str | None) -> None:
    if (prompt is None) == (file is None):
        raise PromptError("give either a prompt or --file", hint='For example: animathic spec "a red circle"')


def route(
    prompt: Annotated[str | None, typer.Argument(help="What should be seen, in words.")] = None,
    file: Annotated[str | None, typer.Option("--file", help='JSON lines {"id", "prompt"}; - is stdin.')] = None,
    model: Model = "auto",
    as_json: AsJson = False,
) -> None:
    """Tell which arm a prompt would go to, and why."""
    _one_of(prompt, file)
    with open_lab(tracking=False) as lab:
        if prompt is None:
            for row in read_rows(file or "-"):
                data = {"id": row["id"], **_route_data(lab.route(row["prompt"], model=model))}
                sys.stdout.write(json.dumps(data, ensure_ascii=False) + "\n")
            return
        decision = lab.route(prompt, model=model)
        if as_json:
            print_json(_route_data(decision))
        else:
            sys.stdout.write(decision.arm + "\n" + "".join(f"  {reason}\n" for reason in decision.reasons))


def _route_data(decision: Route) -> dict[str, Any]:
    return {
        "model": decision.arm,
        "fallbacks": list(decision.fallbacks),
        "reasons": list(decision.reasons),
        "complexity": decision.complexity,
        "propensities": dict(decision.propensities),
        "policy_version": decision.policy_version,
    }


def schema() -> None:
    """Print the JSON Schema of a scene spec."""
    from animathic_lab.scene import json_schema

    print_json(json_schema())


def compile_(
    source: Annotated[str, typer.Argument(metavar="SPEC.json", help="A scene spec; - is stdin.")], as_json: AsJson = False
) -> None:
    """Turn a scene spec into Manim code."""
    from animathic_lab.scene import compile_scene, validate

    valid = validate(read_text(source), salvage=False, stored=True)
    compiled = compile_scene(valid.spec)
    if as_json:
        print_json({"code": compiled.code, "warnings": [*valid.warnings, *compiled.warnings]})
    else:
        sys.stdout.write(compiled.code)


def render(
    source: Annotated[
        str, typer.Argument(metavar="SPEC.json|SCENE.py", help="A scene spec or Manim code; - is a spec on stdin.")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", help="The mp4 to write.")],
    quality: QualityName = "low",
    as_json: AsJson = False,
) -> None:
    """Render a scene spec, or Manim code with a class GeneratedScene."""
    wanted = _quality(quality)
    if out.suffix != ".mp4":
        raise PromptError(f"{out} is not an .mp4 file", hint="Name the output with -o OUT.mp4.")
    if not out.resolve().parent.is_dir():
        raise PromptError(f"there is no folder {out.parent}", hint="Make it first, or name another output with -o.")
    text = read_text(source)
    with open_lab(tracking=False) as lab:
        try:
            by_hand = source.endswith(".py")
            done = (lab.render_code if by_hand else lab.render)(text, quality=wanted, out=out.resolve())
        except RenderError as error:
            hint = f"Correct {source}." if by_hand and not isinstance(error, RenderTimeout) else error.hint
            raise RenderError(str(error).replace("scene.py", source), hint=hint) from error
    if done.preview is not None and done.preview.parent == out.resolve().parent:
        # Nobody asked for it: it is for MLflow.
        done.preview.unlink(missing_ok=True)
    if as_json:
        print_json(
            {
                "video_path": str(done.path),
                "duration": done.duration,
                "frames": done.frames,
                "seconds": done.seconds,
                "cached": done.cached,
                "warnings": list(done.warnings),
            }
        )
    else:
        sys.stdout.write(f"{done.path}\n")
        for note in done.warnings:
            sys.stderr.write(f"note: {note}\n")
