"""The commands: each reads its words, calls one function, shows what was found, and sets the exit status."""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from rbaccards import __version__
from rbaccards.commands.closing import diff, freeze, roll
from rbaccards.commands.importing import import_book
from rbaccards.commands.looking import verify, watch, why
from rbaccards.commands.making import build, clean, zip_site
from rbaccards.commands.options import (
    GOOD,
    PROBLEMS,
    CardName,
    Commands,
    checked_project,
    format_option,
    project_files,
    project_option,
    show,
    status,
    strict_option,
    told,
)
from rbaccards.commands.starting import completion, init, new

if TYPE_CHECKING:  # loaded where it is used
    from rbaccards.checked import Checked


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rbaccards")
def main() -> None:
    """Report cards and board packs from YAML and CSV."""


@main.command()
@project_option
@format_option
@strict_option
@click.option("--fix", is_flag=True, help="Repair spaces, quotes and encodings; a copy of each file is kept.")
def check(folder: Path, form: str, *, strict: bool, fix: bool) -> None:
    """Every problem in one run, without drawing or printing; tells back what each series says.

    Example: rbaccards check
    """
    from rbaccards.store.unchanged import marks_of_inputs, remember

    if fix:
        _repair(folder, form)
    started, before = time.time_ns(), marks_of_inputs(folder.as_posix())
    checked = checked_project(folder)
    understood = "\n".join((*checked.understood, "")) if form == "text" else ""
    click.echo(understood, nl=False)
    show(checked.issues, form)
    result = status(checked.issues, strict=strict)
    if words := click.get_current_context().obj:
        remember(words, before, started, f"{understood}{told(checked.issues, form)}\n", result)
    sys.exit(result)


def _repair(folder: Path, form: str) -> None:
    """Put right in the files what is safe to repair; each is kept as it was beside itself."""
    from rbaccards.repair import difference, repaired
    from rbaccards.store.write import keep_copy, write_files

    files = project_files(folder)
    changed = repaired(files)
    for path, data in changed.items():
        kept = keep_copy(folder / path, files[path])
        if form == "text":
            click.echo(f"repaired {path}; as it was: {kept.name}")
            for line in difference(path, files[path], data):
                click.echo(f"  {line}")
    write_files(folder, changed)


@main.command()
@project_option
def doctor(folder: Path) -> None:
    """What this machine and this folder lack, each with the one thing that helps.

    Example: rbaccards doctor
    """
    from rbaccards.doctor import as_line, findings

    found = list(findings(folder, sys.platform))
    for each in found:
        click.echo(as_line(each))
    sys.exit(GOOD if all(each.well for each in found) else PROBLEMS)


@main.command("status")
@project_option
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text", help="How it is shown.")
@click.option("--page", is_flag=True, help="Write it as a page, into build/status/.")
def show_status(folder: Path, form: str, *, page: bool) -> None:
    """How each card stands: rating, latest data, what is stale, overdue or missing, and who has to act.

    Example: rbaccards status

    Example: rbaccards status --page
    """
    import json
    from dataclasses import asdict

    from rbaccards.status import as_lines, statuses

    checked = checked_project(folder)
    packs = checked.packs
    if page:
        _write_status(checked, folder)
        return
    if form == "json":
        found = {pack.loaded.name: [asdict(each) for each in statuses(pack)] for pack in packs}
        click.echo(json.dumps(found, ensure_ascii=False, indent=1))
        return
    for line in as_lines(packs):
        click.echo(line)


def _write_status(checked: Checked, folder: Path) -> None:
    from rbaccards.execute import Here
    from rbaccards.house import palette_of
    from rbaccards.read import read_house
    from rbaccards.store.cache import FolderCache
    from rbaccards.store.write import write_files
    from rbaccards.web.status import ADDRESS, status_files
    from rbaccards.workshop import open_workshop

    house, council = read_house(folder), checked.project.council
    cache = FolderCache(folder / "build" / ".cache")
    workshop = open_workshop(house, palette_of(house), council, cache, Here(), lambda _: None)
    place = folder / "build" / "status"
    write_files(place, status_files(checked.packs, council, workshop))
    click.echo(f"made    {(place / ADDRESS).as_posix()}")


@main.command()
@click.argument("what", metavar="CODE|PACK/CARD", type=CardName())
@click.option("--figure", default="", help="A figure of the card, such as last_12_months.")
@project_option
def explain(what: str, figure: str, folder: Path) -> None:
    """What a message means and what to do about it; or where a figure of a card comes from.

    Example: rbaccards explain Y17

    Example: rbaccards explain safer-leeds/burglary --figure last_12_months
    """
    if figure or "/" in what:
        _explain_figure(what, figure, folder)
        return
    from rbaccards.manual import page_of

    entry = page_of(what.upper())
    if entry is None:
        raise click.UsageError(f"There is no message {what}. Codes are printed after ERROR, such as Y17.")
    click.echo("\n\n".join(filter(None, (f"{what.upper()}  {entry.title}", entry.explanation, entry.example))))


def _explain_figure(what: str, figure: str, folder: Path) -> None:
    """The rows, the definition, the arithmetic and the rounding of one figure."""
    from rbaccards.explained import UnknownFigureError, explained

    try:
        lines = explained(checked_project(folder).packs, what, figure)
    except UnknownFigureError as problem:
        raise click.UsageError(str(problem)) from problem
    for line in lines:
        click.echo(line)


@main.command()
@click.argument("card", metavar="PACK/CARD", type=CardName())
@click.option("--measure", default="", help="The key of a measure; the headline indicator if left out.")
@click.option(
    "--method",
    type=click.Choice(["straight line", "damped trend", "seasonal"]),
    default=None,
    help="If left out: seasonal where there are enough values, else damped trend.",
)
@click.option(
    "--made", default="", help="The last period whose value is used, such as 'Mar 2012'; the latest if left out."
)
@click.option("--until", default="", help="The last period to forecast; the end of the financial year if left out.")
@project_option
def forecast(card: str, measure: str, method: Any, made: str, until: str, folder: Path) -> None:
    """Print a forecast with its interval, to be written into a card, where it stays as it was made.

    Example: rbaccards forecast safer-leeds/burglary --method "damped trend" --made "Mar 2012"
    """
    from rbaccards.explained import UnknownFigureError
    from rbaccards.forecasting import Asked, forecast_lines

    try:
        packs = checked_project(folder).packs
        lines = forecast_lines(packs, Asked(card, measure, method, made, until))
    except UnknownFigureError as problem:
        raise click.UsageError(str(problem)) from problem
    for line in lines:
        click.echo(line)


@main.command()
@project_option
def schema(folder: Path) -> None:
    """Write the rules of cards and packs for editors that complete and check YAML, into .rbaccards/.

    Example: rbaccards schema
    """
    from rbaccards.schema.export import json_schemas
    from rbaccards.store.write import write_files

    written = write_files(folder / ".rbaccards", json_schemas())
    click.echo(f"Written: {', '.join(written)}" if written else "Nothing has changed.")


for command in (build, clean, completion, diff, freeze, import_book, init, new, roll, verify, watch, why, zip_site):
    main.add_command(command)
