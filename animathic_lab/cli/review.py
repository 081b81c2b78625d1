"""Commands that look back: rate, show, list, delete, report, sync."""

from __future__ import annotations

import sys
import textwrap
from typing import Annotated, Any

import typer

from animathic_lab.cli.common import AsJson, fail, generation_data, open_lab, print_json
from animathic_lab.domain import Attempt
from animathic_lab.errors import TrackingError

__all__ = ["register"]


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    for command in (rate, show, delete, report, sync):
        app.command()(command)
    app.command("list")(list_)


def rate(
    generation: Annotated[str, typer.Argument(metavar="ID", help="The generation's id, or its beginning.")],
    rating: Annotated[int, typer.Option("--rating", help="1 (useless) to 5 (just what I meant).")],
    comment: Annotated[str, typer.Option("--comment", help="In your words.")] = "",
    visual_quality: Annotated[int | None, typer.Option("--visual-quality", help="1 to 5.")] = None,
    matched_intent: Annotated[
        bool | None, typer.Option("--matched-intent/--no-matched-intent", help="Whether it shows what was asked for.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Rate a generation."""
    with open_lab() as lab:
        saved = lab.rate(generation, rating, comment=comment, visual_quality=visual_quality, matched_intent=matched_intent)
    if as_json:
        print_json({"id": saved.id, "generation_id": saved.generation_id, "rating": saved.stars, "comment": saved.comment})
    else:
        sys.stdout.write(f"rated {saved.generation_id[:8]}: {saved.stars} of 5\n")


def show(
    generation: Annotated[str, typer.Argument(metavar="ID", help="The generation's id, or its beginning.")],
    as_json: AsJson = False,
) -> None:
    """Show a generation: its route, attempts, code, facts, scores and ratings."""
    with open_lab(tracking=False) as lab:
        found = lab.show(generation)
    data = generation_data(found)
    if as_json:
        print_json(data)
        return
    from rich.console import Console
    from rich.syntax import Syntax

    console = Console()
    console.print(f"[bold]{found.id}[/bold]  {found.timestamp:%Y-%m-%d %H:%M}  {found.model}", highlight=False)
    console.print(found.prompt.text, markup=False)
    for reason in found.route.reasons:
        console.print(f"  {reason}", markup=False)
    for attempt in found.attempts:
        console.print(
            f"  attempt {attempt.number}: {attempt.arm}, {attempt.seconds:.1f} s, {attempt.error or 'ok'}{_sure(attempt)}",
            markup=False,
        )
    for fact in found.facts:
        console.print(f"  {'drawn  ' if fact.drawn else 'missing'} {fact.asked}", markup=False)
    for score in found.scores:
        console.print(f"  {score.name} {score.value:.2f}: {score.reason}", markup=False)
    for item in found.ratings:
        console.print(f"  rated {item.stars} of 5 {item.comment}", markup=False)
    console.print(f"video: {found.video_path or 'none'}", markup=False)
    if found.error:
        console.print(f"error: {found.error}\nhint: {found.hint}", markup=False)
    if found.code:
        if sys.stdout.isatty():
            console.print(Syntax(found.code, "python", theme="ansi_dark", background_color="default", word_wrap=True))
        else:
            sys.stdout.write(found.code)


def _sure(attempt: Attempt) -> str:
    return "" if attempt.confidence is None else f", sure of it {attempt.confidence:.2f}"


def list_(
    limit: Annotated[int, typer.Option(help="How many, newest first.", min=1, max=10_000)] = 20, as_json: AsJson = False
) -> None:
    """List the generations, newest first."""
    with open_lab(tracking=False) as lab:
        found = lab.orchestrator.records.list(limit=limit)
    if as_json:
        print_json(
            [
                {
                    key: data[key]
                    for key in ("id", "timestamp", "prompt", "model", "render_success", "error", "video_path", "ratings")
                }
                for data in map(generation_data, found)
            ]
        )
        return
    from rich.console import Console
    from rich.table import Table

    table = Table("id", "when", "prompt", "model", "video", "stars", box=None)
    for item in found:
        stars = str(item.ratings[-1].stars) if item.ratings else ""
        table.add_row(
            item.id[:8],
            f"{item.timestamp:%m-%d %H:%M}",
            textwrap.shorten(item.prompt.text, 60, placeholder=" …"),
            item.model,
            "yes" if item.render_success else "no",
            stars,
        )
    Console().print(table if found else 'Nothing yet. Try: animathic generate "a red circle"', markup=False)


def delete(
    generation: Annotated[str, typer.Argument(metavar="ID", help="The generation's id, or its beginning.")],
    yes: Annotated[bool, typer.Option("--yes", help="Do not ask.")] = False,
) -> None:
    """Remove a generation with its files and its trace."""
    with open_lab() as lab:
        found = lab.show(generation)
        if not yes:
            typer.confirm(f"Delete {found.id[:8]} ({found.prompt.text[:60]})?", abort=True, err=True)
        lab.delete(found)
    sys.stdout.write(f"deleted {found.id}\n")


def report(days: Annotated[int, typer.Option(help="How far back.", min=1, max=3650)] = 30, as_json: AsJson = False) -> None:
    """Report success, satisfaction, errors and what to improve."""
    with open_lab(tracking=False) as lab:
        data = lab.orchestrator.records.improvement_report(days)
    if as_json:
        print_json(data)
        return
    overall: dict[str, Any] = data["overall_metrics"]
    sys.stdout.write(
        f"Last {days} days: {overall['total_generations']} generations, success {overall['success_rate']:.1f}%, "
        f"satisfaction {overall['user_satisfaction']:.1f}/5, {overall['average_time']:.1f} s on average\n"
    )
    for name, numbers in data["models"].items():
        sys.stdout.write(f"  {name}: {numbers['total_generations']} generations, success {numbers['success_rate']:.1f}%\n")
    for heading, key in (("What to improve", "improvement_areas"), ("What to train", "training_priorities")):
        if data.get(key):
            sys.stdout.write(f"{heading}:\n" + "".join(f"  - {line}\n" for line in data[key]))


def sync(as_json: AsJson = False) -> None:
    """Bring the records that MLflow has not seen yet to MLflow."""
    with open_lab(tracking=False) as lab:
        done = lab.sync()
    if as_json:
        print_json({"done": done.done, "failed": done.failed, "left": done.left})
    else:
        sys.stdout.write(f"{done.done} brought to MLflow, {done.left} left\n")
    if done.failed:
        error = TrackingError(f"{done.failed} could not be written to MLflow; nothing is lost")
        sys.stderr.write(f"error: {error}\nhint: {error.hint}\n")
        raise fail()
