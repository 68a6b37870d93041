"""The commands: each reads its words, calls one function, shows what was found, and sets the exit status."""

from __future__ import annotations

import sys
import traceback
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any, TypeVar

import click

from rbaccards import __version__
from rbaccards.issues import Issue, Severity, has_errors

GOOD, PROBLEMS, USAGE, OUR_BUG, INTERRUPTED = 0, 1, 2, 3, 130

F = TypeVar("F", bound=Callable[..., Any])


class Commands(click.Group):
    """The commands, with an exit status for what none of them expects."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("\nSTOPPED  What was made before has not been changed.", err=True)
            ctx.exit(INTERRUPTED)
        except (click.ClickException, click.exceptions.Exit, click.Abort, BrokenPipeError):
            raise  # click has an ending for each of them
        except Exception:
            click.echo("OUR FAULT  rbaccards failed; your files are as they were. Please send us this:", err=True)
            click.echo(traceback.format_exc(), err=True)
            ctx.exit(OUR_BUG)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="rbaccards")
def main() -> None:
    """Report cards and board packs from YAML and CSV."""


def project_option(command: F) -> F:
    return click.option(
        "-C",
        "folder",
        type=click.Path(exists=True, file_okay=False, path_type=Path),
        default=Path(),
        help="The project's folder; this one if left out.",
    )(command)


def format_option(command: F) -> F:
    return click.option(
        "--format",
        "form",
        type=click.Choice(["text", "json"]),
        default="text",
        help="How problems are shown.",
    )(command)


def strict_option(command: F) -> F:
    return click.option("--strict", is_flag=True, help="Count warnings as errors.")(command)


@main.command()
@project_option
@format_option
@strict_option
def check(folder: Path, form: str, *, strict: bool) -> None:
    """Every problem in one run, without drawing or printing; tells back what each series says.

    Example: rbaccards check
    """
    from rbaccards.checked import check as check_files
    from rbaccards.understood import understood

    checked = check_files(_project_files(folder))
    if form == "text":
        for line in understood(checked.packs):
            click.echo(line)
    _show(checked.issues, form)
    sys.exit(_status(checked.issues, strict=strict))


@main.command()
@click.argument("what", required=False, default="", metavar="[PACK[/CARD]]")
@project_option
@format_option
@strict_option
@click.option("--jobs", default=1, type=click.IntRange(1), help="How many processes draw and print.")
@click.option("--no-cache", is_flag=True, help="Make everything anew.")
def build(what: str, folder: Path, form: str, jobs: int, *, strict: bool, no_cache: bool) -> None:
    """Print the cards and bind the packs, into build/pdf/.

    Example: rbaccards build safer-leeds/burglary
    """
    from rbaccards.build import FRAGMENTS, SITE, Wanted
    from rbaccards.build import build as build_packs
    from rbaccards.cache import FolderCache, NoCache
    from rbaccards.checked import check as check_files
    from rbaccards.execute import executor
    from rbaccards.read import read_editions, read_house
    from rbaccards.write import remove_others, write_files

    checked = check_files(_project_files(folder))
    pack, _, card = what.partition("/")
    wanted = Wanted(pack, card)
    if complaint := wanted.unknown(checked):
        raise click.UsageError(complaint)
    cache = NoCache() if no_cache else FolderCache(folder / "build" / ".cache")
    with executor(jobs) as workers:
        built = build_packs(checked, read_house(folder), wanted, cache, workers, _progress(form), read_editions(folder))
    changed = write_files(folder / "build", built.files)
    if built.published:
        for mirror in (SITE, FRAGMENTS):
            remove_others(folder / "build" / mirror, {name.removeprefix(f"{mirror}/") for name in built.files})
    issues = (*checked.issues, *built.issues)
    _show(issues, form)
    if form == "text":
        _summary(built.files, changed, built.failed, folder)
    sys.exit(PROBLEMS if built.failed else _status(issues, strict=strict))


@main.command("zip")
@project_option
def zip_site(folder: Path) -> None:
    """Pack build/site/ for the web team, into build/site.zip.

    Example: rbaccards zip
    """
    from rbaccards.web.archive import archive
    from rbaccards.write import write_files

    site = folder / "build" / "site"
    files = {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*") if path.is_file()}
    if not files:
        raise click.UsageError(f"There is no site in {site.as_posix()}. Run rbaccards build first.")
    write_files(folder / "build", {"site.zip": archive(files, "site")})
    click.echo(f"made    {(folder / 'build/site.zip').as_posix()}: {len(files)} files")


@main.command()
@click.argument("pack", metavar="PACK")
@project_option
def freeze(pack: str, folder: Path) -> None:
    """Keep the public edition of a pack for ever, in cards/PACK/editions/. It is never changed afterwards.

    Example: rbaccards freeze safer-leeds
    """
    from rbaccards.build import Wanted, edition_code, freeze_edition
    from rbaccards.cache import FolderCache
    from rbaccards.checked import check as check_files
    from rbaccards.execute import Here
    from rbaccards.read import read_house
    from rbaccards.write import write_files

    checked = check_files(_project_files(folder))
    if complaint := Wanted(pack).unknown(checked):
        raise click.UsageError(complaint)
    place = folder / "cards" / pack / "editions" / edition_code(checked, pack)
    if place.exists():
        raise click.UsageError(f"{place.as_posix()} is kept already, and an edition that is kept never changes.")
    cache = FolderCache(folder / "build" / ".cache")
    files, issues = freeze_edition(checked, read_house(folder), pack, cache, Here(), _progress("text"))
    _show(issues, "text")
    if not files:
        click.echo(f"NOT KEPT  {pack}: nothing of it is public, or see the errors above.")
        sys.exit(PROBLEMS)
    write_files(place, files)
    click.echo(f"kept    {place.as_posix()}: {len(files)} files")


@main.command()
@click.argument("what", metavar="CODE|PACK/CARD")
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
    from rbaccards.manual import manual

    entry = manual().get(what.upper())
    if entry is None:
        raise click.UsageError(f"There is no message {what}. Codes are printed after ERROR, such as Y17.")
    click.echo("\n\n".join(filter(None, (f"{what.upper()}  {entry.title}", entry.explanation, entry.example))))


def _explain_figure(what: str, figure: str, folder: Path) -> None:
    """The rows, the definition, the arithmetic and the rounding of one figure."""
    from rbaccards.checked import check as check_files
    from rbaccards.explained import UnknownFigureError, explained

    try:
        lines = explained(check_files(_project_files(folder)).packs, what, figure)
    except UnknownFigureError as problem:
        raise click.UsageError(str(problem)) from problem
    for line in lines:
        click.echo(line)


@main.command()
@click.argument("card", metavar="PACK/CARD")
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
    from rbaccards.checked import check as check_files
    from rbaccards.explained import UnknownFigureError
    from rbaccards.forecasting import Asked, forecast_lines

    try:
        packs = check_files(_project_files(folder)).packs
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
    from rbaccards.write import write_files

    written = write_files(folder / ".rbaccards", json_schemas())
    click.echo(f"Written: {', '.join(written)}" if written else "Nothing has changed.")


def _project_files(folder: Path) -> dict[str, bytes]:
    from rbaccards.read import NoProjectError, read_project

    try:
        return read_project(folder)
    except NoProjectError as problem:
        raise click.UsageError(str(problem)) from problem


def _progress(form: str) -> Callable[[str], None]:
    if form != "text":
        return lambda _: None
    return lambda line: click.echo(line, err=True)


def _show(issues: tuple[Issue, ...], form: str) -> None:
    from rbaccards.report import as_json, as_text, tally

    if form == "json":
        click.echo(as_json(issues))
        return
    for issue in sorted(issues, key=lambda each: (-list(Severity).index(each.severity), each.place)):
        click.echo("\n" + as_text(issue))
    click.echo(f"\n{tally(issues)}")


def _summary(files: Mapping[str, bytes], changed: tuple[str, ...], failed: tuple[str, ...], folder: Path) -> None:
    pages = [name for name in files if name.startswith(("site/", "fragments/"))]
    for name in (each for each in files if each not in pages):
        click.echo(f"{'made  ' if name in changed else 'as it was'}  {(folder / 'build' / name).as_posix()}")
    if pages:
        new = sum(name in changed for name in pages)
        click.echo(f"site    {(folder / 'build/site/index.html').as_posix()}: {len(pages)} files, {new} of them new")
    for name in failed:
        click.echo(f"NOT MADE  {name}: see the errors above. What was made before is untouched.")


def _status(issues: tuple[Issue, ...], *, strict: bool) -> int:
    warned = strict and any(issue.severity is Severity.WARNING for issue in issues)
    return PROBLEMS if has_errors(issues) or warned else GOOD
