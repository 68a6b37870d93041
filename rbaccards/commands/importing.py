"""The command that makes series of workbooks."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rbaccards.commands.options import PROBLEMS, format_option

if TYPE_CHECKING:  # what reads workbooks is loaded where it is used
    from rbaccards.importing.observations import Choice
    from rbaccards.importing.plan import Plan
    from rbaccards.importing.recipe import Recipe


@click.command(name="import")
@click.argument("book", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--sheet", "sheets", multiple=True, help="A sheet that is wanted; all of them if left out.")
@click.option("--period", help='The period of tables that name none, such as "Apr 2020".')
@click.option(
    "--dates", type=click.Choice(["month", "quarter", "year"]), help="What a date stands for: its month, if left out."
)
@click.option("--only", "only", multiple=True, metavar="COLUMN=LABEL", help="Only the rows with this label.")
@click.option("--into", type=click.Path(file_okay=False, path_type=Path), help="The folder to write the series into.")
@click.option(
    "--recipe", "kept", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="As it was done before."
)
@click.option("--replace", is_flag=True, help="Write over series that are there; a copy of each is kept.")
@format_option
def import_book(
    book: Path,
    sheets: tuple[str, ...],
    period: str | None,
    dates: str | None,
    only: tuple[str, ...],
    into: Path | None,
    kept: Path | None,
    form: str,
    *,
    replace: bool,
) -> None:
    """Make series of a workbook or a wide table. Shows the plan; writes only with --into or --recipe.

    Example: rbaccards import tourism.xlsx --sheet "Table 1" --into cards/our-pack/data
    """
    from rbaccards.importing.plan import lines, slug
    from rbaccards.importing.recipe import gone, made_by, written

    before = _recipe(kept) if kept else None
    recipe = _told(book.name, before, sheets, period, dates, only)
    planned = _planned(book, recipe, slug(kept.name.removesuffix(".import.yaml")) if kept else slug(book.stem))
    missing = gone(before, planned) if before else ()
    folder = into or (kept.parent if kept else None)
    if form == "json":
        click.echo(json.dumps(_as_data(planned, missing), indent=2, ensure_ascii=False))
    else:
        click.echo("\n".join([*lines(planned), *(f"\nWARNING  {each}" for each in missing)]))
    if not planned.made:
        click.echo("\nNothing in this book can be made a series.", err=True)
        sys.exit(PROBLEMS)
    if folder is None:
        _say(form, "\nNothing was written. To write it, add:  --into cards/PACK/data")
        return
    name = kept.name if kept else f"{slug(book.stem)}.import.yaml"
    files = {made.name: made.data for made in planned.made}
    files[name] = written(recipe.model_copy(update={"made": made_by(planned)}))
    _write(folder, files, name, form, replace=replace)
    sys.exit(PROBLEMS if missing else 0)


def _told(
    book: str,
    before: Recipe | None,
    sheets: tuple[str, ...],
    period: str | None,
    dates: str | None,
    only: tuple[str, ...],
) -> Recipe:
    """What was said now, over what the recipe says."""
    from rbaccards.importing.recipe import Recipe

    pairs = dict(pair.partition("=")[::2] for pair in only)
    if bad := [pair for pair in only if "=" not in pair]:
        raise click.UsageError(f'--only needs a column and a label: --only "Borough=Leeds", not {bad[0]!r}.')
    base = before or Recipe(book=book)
    said = {"sheets": sheets, "period": period, "dates": dates, "only": pairs}
    return base.model_copy(update={"book": book, **{name: value for name, value in said.items() if value}})


def _recipe(path: Path) -> Recipe:
    from rbaccards.importing.recipe import read_recipe
    from rbaccards.report import as_text

    recipe, issues = read_recipe(path.as_posix(), path.read_bytes())
    if recipe is None or issues:
        raise click.UsageError("The recipe cannot be used.\n\n" + "\n\n".join(as_text(issue) for issue in issues))
    return recipe


def _planned(book: Path, recipe: Recipe, stem: str) -> Plan:
    from rbaccards.importing.plan import plan
    from rbaccards.importing.sheets import BookError, read_book

    try:
        read = read_book(book.name, book.read_bytes())
    except BookError as problem:
        raise click.UsageError(f"{book.name}: {problem}") from problem
    there = [sheet.name.strip() for sheet in read]
    if unknown := [sheet for sheet in recipe.sheets if sheet not in there]:
        raise click.UsageError(f'There is no sheet "{unknown[0]}". There is: {", ".join(there)}.')
    return plan(book.name, stem, read, _choice(recipe), recipe.sheets)


def _choice(recipe: Recipe) -> Choice:
    from rbaccards.importing.observations import Choice
    from rbaccards.issues import Refusal
    from rbaccards.periods.text import parse_period

    period = parse_period(recipe.period) if recipe.period else None
    if isinstance(period, Refusal):
        raise click.UsageError(f"--period: {period.message}")
    return Choice(period, recipe.dates, tuple(recipe.only.items()))


def _write(folder: Path, files: dict[str, bytes], recipe: str, form: str, *, replace: bool) -> None:
    """Write the series and the recipe; one that is there and differs only where that was asked for."""
    from rbaccards.store.write import keep_copy, write_files

    changed = {
        name: old
        for name, data in files.items()
        if (folder / name).is_file() and (old := (folder / name).read_bytes()) != data
    }
    there = [name for name in changed if name != recipe]
    if there and not replace:
        raise click.UsageError(
            f"Nothing was written, as {there[0]} is there already in {folder.as_posix()} and says something else. "
            "Add --replace to write over it; a copy is kept."
        )
    for name in there:
        _say(form, f"kept as it was: {keep_copy(folder / name, changed[name]).name}")
    wrote = write_files(folder, files)
    for name in wrote:
        _say(form, f"written: {(folder / name).as_posix()}")
    if not wrote:
        _say(form, "Everything there is as the book says; nothing was written.")


def _say(form: str, line: str) -> None:
    click.echo(line, err=form == "json")


def _as_data(planned: Plan, missing: tuple[str, ...]) -> dict[str, object]:
    """The plan for another program."""
    return {
        "book": planned.book,
        "sheets": [
            {
                "sheet": sheet.sheet.name,
                **({"passed_over": sheet.passed_over} if sheet.passed_over else {}),
                "tables": [
                    {
                        "title": table.table.title,
                        "files": [
                            {"file": made.name, "rows": made.rows, "indicators": dict(made.indicators)}
                            for made in table.made
                        ],
                        "refused": [
                            {"cell": each.cell, "text": each.text, "why": each.why} for each in table.reading.refused
                        ],
                        "remarks": list(table.reading.remarks),
                    }
                    for table in sheet.tables
                ],
            }
            for sheet in planned.sheets
        ],
        "missing": list(missing),
    }
