"""Where every page and file of the site is. Addresses are promises: they hold no period and never change.

An address is relative to the folder of the site; `way_up` leads from a page back to it, so that the site works from any
folder of a server, from a zip and by double-click. The names are those of the officer's folders, files and keys.
"""

from __future__ import annotations

HOME, ABOUT, ACCESSIBILITY, INDEX_OF_ALL = "index.html", "about.html", "accessibility.html", "a-to-z.html"
FEED, SITEMAP, SCHEMA = "feed.xml", "sitemap.xml", "readings.schema.json"


def edition_folder(pack: str, code: str) -> str:
    """Where an edition is kept; its pages have the names of the current ones."""
    return f"{pack}/editions/{code}"


def pack_page(pack: str) -> str:
    return f"{pack}/index.html"


def card_page(pack: str, card: str) -> str:
    return f"{pack}/{card}.html"


def indicator_page(pack: str, card: str, key: str) -> str:
    """A key has no hyphen, so that the last hyphen parts card and key."""
    return f"{pack}/indicators/{card}-{key}.html"


def actions_page(pack: str) -> str:
    return f"{pack}/actions.html"


def series_file(pack: str, card: str, key: str) -> str:
    return f"{pack}/data/{card}-{key}.csv"


def metadata_file(data: str) -> str:
    """The CSVW description of a CSV, where the standard looks for it."""
    return f"{data}-metadata.json"


def pack_file(pack: str, suffix: str) -> str:
    """A file with all data of a pack: csv, json or xlsx."""
    return f"{pack}/data/{_last(pack)}.{suffix}"


def card_pdf(pack: str, card: str) -> str:
    return f"{pack}/{card}.pdf"


def pack_pdf(pack: str) -> str:
    return f"{pack}/{_last(pack)}.pdf"


def _last(folder: str) -> str:
    return folder.rpartition("/")[2]


def way_up(address: str) -> str:
    """From a page to the folder of the site: "../" for safer-leeds/burglary.html."""
    return "../" * address.count("/")
