"""An edition of a pack as it is kept: what the board was given, what everybody was given, and the sources of both."""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import Executor

from rbaccards import __version__
from rbaccards.audience import edition_for, pack_for
from rbaccards.build import Progress
from rbaccards.checked import Checked
from rbaccards.editions import kept
from rbaccards.editions.past import forecasts_of
from rbaccards.house import palette_of
from rbaccards.issues import Issue, has_errors
from rbaccards.measured import MeasuredPack
from rbaccards.open_data.readings import readings_json
from rbaccards.packing import make_whole_pack
from rbaccards.project import COUNCIL_FILE
from rbaccards.publishing import in_site
from rbaccards.read import House
from rbaccards.store.cache import Cache
from rbaccards.web.editions import freeze
from rbaccards.workshop import open_workshop


def keep_edition(
    checked: Checked,
    files: Mapping[str, bytes],
    house: House,
    name: str,
    cache: Cache,
    executor: Executor,
    progress: Progress,
) -> tuple[dict[str, bytes], tuple[Issue, ...]]:
    """An edition of a pack to be kept: its files by their path in its folder, and every issue.

    Without files where something is wrong with the pack. `files` are those of the project.
    """
    council = checked.project.council
    workshop = open_workshop(house, palette_of(house), council, cache, executor, progress)
    whole = next(pack for pack in checked.packs if pack.loaded.name == name)
    own = tuple(issue for issue in checked.public if issue.place.path.startswith(f"cards/{name}/"))
    board = pack_for(whole, edition_for("board", council))
    if board is None or not whole.whole or has_errors(own):
        return {}, (*whole.issues(), *own)
    printed = make_whole_pack(board, "", workshop)
    made, issues = {f"{kept.PDF}/{each}": data for each, data in printed.files.items()}, printed.issues
    if (public := pack_for(whole, edition_for("public", council))) is not None:
        pages = make_whole_pack(public, "", workshop)
        issues += pages.issues
        site = freeze(public, {in_site(each): data for each, data in pages.files.items()}, council, workshop)
        made |= {f"{kept.SITE}/{each}": data for each, data in site.items()}
    if has_errors(issues):
        return {}, issues
    made |= {path: data for path, data in files.items() if _belongs(path, whole)}
    made["readings.json"] = readings_json(board)
    record = kept.Record(
        pack=name,
        title=whole.pack.title,
        review_period=whole.pack.review_period.code,
        made_by=__version__,
        forecasts=forecasts_of(whole),
        files={each: kept.digest(data) for each, data in sorted(made.items())},
    )
    return {**made, kept.RECORD: kept.written(record)}, issues


def _belongs(path: str, pack: MeasuredPack) -> bool:
    """Whether a file of the project is a source of a pack: who publishes, its own folder, those of cards it borrows."""
    borrowed = {card.partition("/")[0] for card in pack.pack.cards if "/" in card}
    folders = tuple(f"cards/{each}/" for each in (pack.loaded.name, *sorted(borrowed)))
    return path == COUNCIL_FILE or path.startswith(folders)
