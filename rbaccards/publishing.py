"""The council website: the public edition of every pack as pages, data and PDF."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rbaccards.measured import MeasuredPack, as_at
from rbaccards.schema.pack import Council
from rbaccards.web.changes import linked_changes
from rbaccards.web.editions import editions_of, kept_of, left_behind
from rbaccards.web.files import assets_of, data_of, downloads_of, indexes_of
from rbaccards.web.frame import publisher_of
from rbaccards.web.pages import cards_of_site, pages_of_site, rendered, rendered_cards
from rbaccards.workshop import Workshop


def publish(
    packs: Sequence[MeasuredPack],
    pdfs: Mapping[str, bytes],
    editions: Mapping[str, bytes],
    council: Council | None,
    workshop: Workshop,
) -> dict[str, bytes]:
    """Every file of the site.

    `packs` are public editions for this review period, `pdfs` theirs by address in the site; `editions` are the files
    of those that are kept, by address in the site too.
    """
    publisher = publisher_of(council)
    data = {address: file for pack in packs for address, file in data_of(pack, publisher, workshop)}
    changes = {pack.loaded.name: linked_changes(pack) for pack in packs}
    files = {**data, **pdfs}
    past = {pack.loaded.name: tuple(editions_of(pack.loaded.name, editions)) for pack in packs}
    downloads = downloads_of(packs, files)
    pages = {
        **rendered(pages_of_site(packs, downloads, past, changes, council, publisher), workshop),
        **rendered_cards((site for pack in packs for site in cards_of_site(pack, downloads, publisher)), workshop),
    }
    kept = {address: file for pack in packs for address, file in kept_of(pack.loaded.name, editions)}
    left = rendered(left_behind(packs, pages, kept, publisher), workshop)
    made = {**pages, **left, **files}
    days = {pack.loaded.name: as_at(pack.pack) for pack in packs}
    return {
        **kept,
        **made,
        **assets_of(publisher, council, workshop),
        **indexes_of(packs, made, days, changes, publisher),
    }
