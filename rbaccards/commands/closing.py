"""The commands that close a quarter: freeze keeps an edition, roll keeps it and goes on to the next period."""

from __future__ import annotations

import json
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rbaccards.commands.options import (
    PROBLEMS,
    CardName,
    checked_project,
    format_option,
    project_files,
    project_option,
    show,
)
from rbaccards.commands.terminal import progress
from rbaccards.store.turns import one_at_a_time

if TYPE_CHECKING:  # loaded where it is used
    from rbaccards.checked import Checked
    from rbaccards.editions.kept import Record
    from rbaccards.measured import MeasuredPack
    from rbaccards.periods.period import Period


@click.command()
@click.argument("pack", metavar="PACK", type=CardName())
@project_option
@one_at_a_time
def freeze(pack: str, folder: Path) -> None:
    """Keep this edition of a pack for ever, in cards/PACK/editions/. It is never changed afterwards.

    Example: rbaccards freeze safer-leeds
    """
    checked, files = _checked(folder)
    found = _pack(checked, pack)
    place = _place(folder, found)
    if (place / "edition.json").exists():
        raise click.UsageError(f"{place.as_posix()} is kept already, and an edition that is kept never changes.")
    _keep(checked, files, found, folder)


@click.command()
@click.argument("period", required=False)
@click.option(
    "--pack", "only", multiple=True, metavar="PACK", help="A pack to close; all that end before, if left out."
)
@click.option("--undo", is_flag=True, help="Go back to the period before, as long as nothing is lost by it.")
@project_option
@one_at_a_time
def roll(period: str | None, only: tuple[str, ...], folder: Path, *, undo: bool) -> None:
    """Close the quarter: keep its edition, then make the cards those of PERIOD, with what must be rewritten marked.

    Example: rbaccards roll "Q3 2012/13"
    """
    checked, files = _checked(folder)
    for name in only:
        _pack(checked, name)
    packs = [pack for pack in checked.packs if not only or pack.loaded.name in only]
    if undo:
        _undo(packs, folder)
        return
    if period is None:
        raise click.UsageError('Which period comes next? Such as: rbaccards roll "Q3 2012/13"')
    to_close = _to_close(packs, period)
    for pack in to_close:
        _refuse_unwritten(pack)
    for pack in to_close:
        _roll(checked, files, pack, folder)


def _checked(folder: Path) -> tuple[Checked, dict[str, bytes]]:
    files = project_files(folder)
    return checked_project(folder, files), files


def _pack(checked: Checked, name: str) -> MeasuredPack:
    packs = {pack.loaded.name: pack for pack in checked.packs}
    if name not in packs:
        raise click.UsageError(f"There is no pack {name}. There is: {', '.join(packs)}.")
    return packs[name]


def _place(folder: Path, pack: MeasuredPack) -> Path:
    from rbaccards.editions.kept import folder_of

    return folder / folder_of(pack.loaded.name, pack.pack.review_period.code)


def _to_close(packs: list[MeasuredPack], period: str) -> list[MeasuredPack]:
    """The packs whose review period comes just before `period`."""
    to_close, periods = [], []
    for pack in packs:
        now, to = pack.pack.review_period, _read(period, pack)
        if now == to:
            click.echo(f"{pack.loaded.name} is at {now.label} already; nothing was changed.")
        elif now.shift(1) == to:
            to_close.append(pack)
        else:
            periods.append(f"{pack.loaded.name} is at {now.label}, so its next period is {now.shift(1).label}")
    if not to_close and len(periods) == len(packs):
        raise click.UsageError("No pack ends just before that. " + "; ".join(periods) + ".")
    return to_close


def _read(period: str, pack: MeasuredPack) -> Period:
    from rbaccards.issues import Refusal
    from rbaccards.periods.text import parse_period

    found = parse_period(period, pack.loaded.calendar, expected=pack.pack.review_period.frequency)
    if isinstance(found, Refusal):
        raise click.UsageError(found.message)
    return found


def _refuse_unwritten(pack: MeasuredPack) -> None:
    """A quarter is not closed with the texts of the one before."""
    stale = tuple(issue for issue in pack.issues() if issue.code == "E19")
    if stale:
        show(stale, "text")
        raise click.UsageError(f"{pack.loaded.name} was not closed: see above. Nothing was changed.")


def _keep(checked: Checked, files: dict[str, bytes], pack: MeasuredPack, folder: Path) -> Record:
    """The record of the edition, which is written last; ends the command where the pack cannot be made."""
    from rbaccards.editions.keeping import keep_edition
    from rbaccards.editions.kept import RECORD, read_record
    from rbaccards.execute import Here
    from rbaccards.read import read_house
    from rbaccards.store.cache import FolderCache
    from rbaccards.store.write import write_files

    name, cache = pack.loaded.name, FolderCache(folder / "build" / ".cache")
    with progress(len(pack.cards) + 4) as tell:
        made, issues = keep_edition(checked, files, read_house(folder), name, cache, Here(), tell)
    if not made:
        show(issues, "text")
        click.echo(f"NOT KEPT  {name}: see the errors above. Nothing was changed.")
        sys.exit(PROBLEMS)
    place = _place(folder, pack)
    write_files(place, {path: data for path, data in made.items() if path != RECORD})
    write_files(place, {RECORD: made[RECORD]})
    click.echo(f"kept    {place.as_posix()}: {len(made)} files")
    record = read_record(made[RECORD])
    assert record is not None  # noqa: S101 - made a few lines above
    return record


def _roll(checked: Checked, files: dict[str, bytes], pack: MeasuredPack, folder: Path) -> None:
    from rbaccards.editions.kept import RECORD, digest, read_record, written
    from rbaccards.editions.rollover import rolled_card, rolled_pack
    from rbaccards.store.write import write_files

    place, now = _place(folder, pack), pack.pack.review_period
    there = place / RECORD
    record = read_record(there.read_bytes()) if there.is_file() else None
    if record is None:
        record = _keep(checked, files, pack, folder)
    elif any(digest(files[path]) != known for path, known in record.files.items() if path in files):
        raise click.UsageError(
            f"{place.as_posix()} is kept already, and the files of {pack.loaded.name} are not those it was made of. "
            "Put back what was changed since, or build a later period."
        )
    to = now.shift(1)
    rolled = [rolled_pack(pack.loaded, files[pack.loaded.document.text.path], to)]
    own = [card for card in pack.loaded.cards if card.path.startswith(f"cards/{pack.loaded.name}/")]
    rolled += [rolled_card(card, files[card.path], now, to) for card in own]
    after = {each.path: digest(each.data) for each in rolled}
    write_files(place, {RECORD: written(record.model_copy(update={"rolled": after}))})
    write_files(folder, {each.path: each.data for each in rolled})
    for each in rolled:
        click.echo("\n".join([f"rolled  {each.path}", *(f"          {said}" for said in each.said)]))


def _undo(packs: list[MeasuredPack], folder: Path) -> None:
    """Put the sources back to what they were before the last roll, and take its edition away."""
    from rbaccards.editions.kept import folder_of, records
    from rbaccards.read import read_kept
    from rbaccards.store.write import remove_edition, write_files

    kept = read_kept(folder)
    undone = 0
    for pack in packs:
        record = next((each for each in reversed(records(pack.loaded.name, kept)) if each.rolled), None)
        if record is None or pack.past is None or pack.past.pack.pack.review_period.code != record.review_period:
            continue
        place = folder_of(record.pack, record.review_period)
        _keep_what_changed(record, folder)
        write_files(folder, {path: kept[f"{place}/{path}"] for path in record.rolled})
        remove_edition(folder / place, record.files)
        click.echo(f"undone  {record.pack} is at {record.review_period} again; the edition that was kept is gone.")
        undone += 1
    if not undone:
        raise click.UsageError("There is nothing to undo: no pack was rolled to the period it is at.")


def _keep_what_changed(record: Record, folder: Path) -> None:
    """A copy of every file that somebody changed after the roll, so that undoing it loses nothing."""
    from rbaccards.editions.kept import digest
    from rbaccards.store.write import keep_copy

    for path, known in record.rolled.items():
        now = (folder / path).read_bytes() if (folder / path).is_file() else b""
        if now and digest(now) != known:
            copy = keep_copy(folder / path, now).name
            click.echo(f"kept    {copy}: {path} as it was, since it was changed after the roll")


@click.command()
@click.argument("pack", required=False, metavar="[PACK]", type=CardName())
@click.argument("edition", required=False, metavar="[EDITION]")
@project_option
@format_option
def diff(pack: str | None, edition: str | None, folder: Path, form: str) -> None:
    """What changed since an edition that was kept: ratings, figures, targets, restated values, actions, texts.

    The last edition, if none is named.

    Example: rbaccards diff safer-leeds 2012-13-q1
    """
    from rbaccards.changes import as_data, as_lines
    from rbaccards.editions.past import past_of
    from rbaccards.read import read_kept

    checked, files = _checked(folder)
    packs = [_pack(checked, pack)] if pack else [each for each in checked.packs if each.past]
    if edition:
        kept = read_kept(folder)
        packs = [replace(each, past=past_of(each.loaded, files, kept, edition)) for each in packs]
    without = [each.loaded.name for each in packs if each.past is None]
    if not packs or without:
        said = f" called {edition}" if edition else ""
        raise click.UsageError(f"No edition{said} is kept of {', '.join(without) or 'any pack'}. See rbaccards roll.")
    if form == "json":
        click.echo(json.dumps([as_data(each) for each in packs], indent=2, ensure_ascii=False))
        return
    click.echo("\n\n".join("\n".join(as_lines(each)) for each in packs))
