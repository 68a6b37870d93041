"""The commands that make files, and take them away: build, zip, clean."""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rbaccards.commands.options import (
    PROBLEMS,
    CardName,
    checked_project,
    format_option,
    project_option,
    show,
    status,
    strict_option,
    told,
)
from rbaccards.commands.terminal import progress
from rbaccards.schema.names import Audience, Paper
from rbaccards.store.turns import one_at_a_time

if TYPE_CHECKING:  # loaded where it is used
    from concurrent.futures import Executor

    from rbaccards.build import Built, Wanted
    from rbaccards.checked import Checked
    from rbaccards.issues import Issue
    from rbaccards.store.cache import FolderCache, SharedCache
    from rbaccards.store.output import Output


_MANY = 12
"""More papers than these that are as they were are counted, not listed."""


@click.command()
@click.argument("what", required=False, default="", metavar="[PACK[/CARD]]", type=CardName())
@project_option
@format_option
@strict_option
@click.option(
    "--jobs",
    type=click.IntRange(1),
    help="How many processes draw and print where there is much to do. One for each processor, at most four.",
)
@click.option("--cluster", default="", metavar="ADDRESS", help="Draw and print on a cluster: tcp://host:8786 (dask).")
@click.option("--cache", "shared", default="", metavar="PLACE", help="A folder, or s3://..., that machines share.")
@click.option("--no-cache", is_flag=True, help="Make everything anew.")
@click.option(
    "--audience",
    type=click.Choice(["draft", "board", "public"]),
    default="board",
    help="draft: everything, with open problems, into build/draft/; public: the site alone.",
)
@click.option("--large-print", "paper", flag_value="large-print", help="One column in 18 points, into its own folder.")
@click.option("--press", "paper", flag_value="press", help="In inks, with bleed and crop marks, and a preflight.")
@click.option("--booklet", "paper", flag_value="booklet", help="Two pages a side, to be folded and stitched.")
@one_at_a_time
def build(
    what: str,
    folder: Path,
    form: str,
    jobs: int | None,
    cluster: str,
    shared: str,
    audience: Audience,
    paper: Paper | None,
    *,
    strict: bool,
    no_cache: bool,
) -> None:
    """Print the cards and bind the packs, into build/pdf/; make the public ones a website, in build/site/.

    Example: rbaccards build safer-leeds/burglary

    Example: rbaccards build --audience draft
    """
    from rbaccards.store.unchanged import marks_of_inputs, remember

    started, before = time.time_ns(), marks_of_inputs(folder.as_posix())
    with _workers(jobs, cluster) as workers:  # they load what they need while this process loads what it needs
        options = _Options(what, audience, paper or "standard", shared, no_cache, quiet=form != "text")
        issues, built, output = _build(folder, options, workers)
    show(issues, form)
    result = PROBLEMS if built.failed or output.held else status(issues, strict=strict)
    if form == "text":
        click.echo("\n".join(_told(built, output, folder)))
    if (words := click.get_current_context().obj) and not output.held:
        again = told(issues, form) if form == "json" else "\n".join([told(issues, form), *_summary(built, (), folder)])
        remember(words, before, started, f"{again}\n", result)
    sys.exit(result)


@dataclass(frozen=True, slots=True)
class _Options:
    """What a build was asked for."""

    what: str
    audience: Audience
    paper: Paper
    shared: str
    no_cache: bool
    quiet: bool


def _build(folder: Path, options: _Options, workers: Executor) -> tuple[tuple[Issue, ...], Built, Output]:
    """Check the project and make what is wanted of it: every issue, what was made, and what of that is new."""
    from rbaccards.build import Wanted
    from rbaccards.build import build as build_packs
    from rbaccards.editions.kept import altered
    from rbaccards.read import read_editions, read_file, read_house, read_kept
    from rbaccards.store.cache import FolderCache, NoCache
    from rbaccards.store.laid import lay_out
    from rbaccards.store.output import put
    from rbaccards.store.why import RECORD, after_build, read_record, written
    from rbaccards.store.write import write_files

    checked = checked_project(folder, anew=options.no_cache)
    stopped = tuple(altered(read_kept(folder), lambda path: read_file(folder / path)))
    checked = replace(checked, public=(*checked.public, *stopped), issues=(*checked.issues, *stopped))
    pack, _, card = options.what.partition("/")
    wanted = Wanted(pack, card, options.audience, options.paper)
    if complaint := wanted.unknown(checked):
        raise click.UsageError(complaint)
    house, kept = read_house(folder), folder / "build" / ".cache"
    cache = NoCache() if options.no_cache else _cache(FolderCache(kept), options.shared)
    with lay_out(folder / "build") as laid:
        with progress(_number(checked, wanted), quiet=options.quiet) as tell:
            built = build_packs(checked, house, wanted, cache, workers, tell, read_editions(folder), laid)
        output = put(built, laid, wanted.folder)
    record = after_build(read_record(kept), checked, house, built.files, output.changed)
    with suppress(OSError):  # where nothing can be kept, `why` knows less
        write_files(kept, {RECORD: written(record)})
    FolderCache(kept).forget()
    return (*checked.issues, *built.issues), built, output


def _cache(local: FolderCache, shared: str) -> FolderCache | SharedCache:
    from rbaccards.store.cache import SharedCache, shared_at

    try:
        return SharedCache(local, shared_at(shared)) if shared else local
    except ModuleNotFoundError as problem:
        raise click.UsageError(f"{problem}. Install: pip install 'rbaccards[shared-cache]'") from problem
    except (
        ImportError,
        ValueError,
    ) as problem:  # a package for this kind of store is missing, or there is no such kind
        raise click.UsageError(f"{shared} cannot be reached: {problem}.") from problem


@contextmanager
def _workers(jobs: int | None, address: str) -> Iterator[Executor]:
    """Who draws and prints: processes of this machine, or a cluster."""
    from rbaccards.execute import OtherVersionError, Processes, cluster, executor, usual_jobs
    from rbaccards.tasks import get_ready

    with ExitStack() as opened:
        try:
            workers = opened.enter_context(cluster(address) if address else executor(jobs or usual_jobs()))
            if isinstance(workers, Processes):
                workers.get_ready(get_ready)
        except ImportError as problem:
            raise click.UsageError(f"{problem}. Install: pip install 'rbaccards[cluster]'") from problem
        except OtherVersionError as problem:
            raise click.UsageError(f"{problem}. Install the same there.") from problem
        except OSError as problem:
            raise click.UsageError(f"Nobody answers at {address}. Start there: dask scheduler") from problem
        yield workers


@click.command("zip")
@project_option
@one_at_a_time
def zip_site(folder: Path) -> None:
    """Pack build/site/ for the web team, into build/site.zip.

    Example: rbaccards zip
    """
    from rbaccards.publishing import SITE
    from rbaccards.read import read_file
    from rbaccards.store.manifest import read_manifest
    from rbaccards.store.write import write_files
    from rbaccards.web.archive import archive

    site = folder / "build" / SITE
    names = [name for name in read_manifest(folder / "build").files if name.startswith(f"{SITE}/")]
    found = {name.removeprefix(f"{SITE}/"): read_file(folder / "build" / name) for name in names}
    files = {name: data for name, data in found.items() if data is not None}
    if not files or len(files) < len(names):
        raise click.UsageError(f"There is no whole site in {site.as_posix()}. Run rbaccards build first.")
    write_files(folder / "build", {"site.zip": archive(files, "site")})
    click.echo(f"made    {(folder / 'build/site.zip').as_posix()}: {len(files)} files")


@click.command()
@project_option
@one_at_a_time
def clean(folder: Path) -> None:
    """Remove what was made in build/. Cards, data, editions and whatever else lies there stay.

    Example: rbaccards clean
    """
    from rbaccards.store.write import clean as remove

    gone = remove(folder / "build")
    click.echo(
        f"removed from {(folder / 'build').as_posix()}: {', '.join(gone)}" if gone else "There was nothing to remove."
    )


def _number(checked: Checked, wanted: Wanted) -> int:
    """About how many things are printed: the cards, and what goes round them."""
    packs = [pack for pack in checked.packs if wanted.pack in ("", pack.loaded.name)]
    return len(packs) if wanted.card else sum(len(pack.cards) + 4 for pack in packs)


def _summary(built: Built, changed: tuple[str, ...], folder: Path) -> Iterator[str]:
    """What was made, what was as it is already, and what could not be made."""
    anew = set(changed)
    pages = [name for name in built.files if name.startswith(("site/", "fragments/"))]
    papers = sorted(name for name in built.files if not name.startswith(("site/", "fragments/")))
    yield from (f"made    {(folder / 'build' / name).as_posix()}" for name in papers if name in anew)
    as_before = [name for name in papers if name not in anew]
    if len(as_before) > _MANY:
        place = folder / "build" / as_before[0].partition("/")[0]
        yield f"as they were  {len(as_before)} files in {place.as_posix()}/"
    else:
        yield from (f"as it was  {(folder / 'build' / name).as_posix()}" for name in as_before)
    if pages:
        new = sum(name in anew for name in pages)
        yield f"site    {(folder / 'build/site/index.html').as_posix()}: {len(pages)} files, {new} of them new"
    for name in built.failed:
        yield f"NOT MADE  {name}: see the errors above. What was made before is untouched."


def _told(built: Built, output: Output, folder: Path) -> Iterator[str]:
    """What was made, what was removed, and what could not be replaced."""
    from rbaccards.store.write import beside_held

    yield from _summary(built, output.changed, folder)
    for name in output.removed:
        yield f"removed  {(folder / 'build' / name).as_posix()}: no card or pack has this name now"
    for name in output.held:
        place, new = (folder / "build" / each for each in (name, beside_held(name)))
        yield f"NOT REPLACED  {place.as_posix()} is open in another program."
        yield f"  Close it and build again. Until then the new one is {new.as_posix()}."
