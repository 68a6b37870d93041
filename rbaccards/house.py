"""What the house style says: colours by role, and whose templates are used."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from rbaccards.issues import BadHouseError, Issue, Place
from rbaccards.read import House
from rbaccards.schema.amend import scalars
from rbaccards.schema.validate import plain
from rbaccards.sources.nodes import Document, Scalar
from rbaccards.sources.yaml_reader import read_yaml

if TYPE_CHECKING:
    from rbaccards.schema.pack import Council


_COLOUR = re.compile(r"#[0-9a-fA-F]{6}")


def templates_are_trusted(house: House, council: Council | None) -> None:
    """Raises BadHouseError where a project has templates of its own, and does not say that they are trusted."""
    if house.own and not (council and council.trust_templates):
        message = "This template is the project's own, and council.yaml does not say that it is trusted."
        hint = "Read it: it decides what everybody sees. Then write trust_templates: yes there, or delete it."
        raise BadHouseError(tuple(Issue("T01", Place(name), message, hint) for name in house.own))


def variant_of(house: House, name: str) -> House:
    """The house with the templates of a variant in front of its own.

    templates/variants/NAME/ holds them under the same addresses; what its more.css says is added to the sheet of all
    printed pages.
    """
    own = house.under(f"templates/variants/{name}")
    sheet = "templates/shared/print.css"
    files = {f"templates/{address}": data for address, data in own.items() if address != "more.css"}
    return replace(house, files={**house.files, **files, sheet: house.files[sheet] + b"\n" + own["more.css"]})


def mixes_of(house: House) -> dict[str, tuple[float, ...]]:
    """The inks of each colour by role, in per cent of cyan, magenta, yellow and black.

    Raises BadHouseError for a table that cannot be read.
    """
    document, issues = read_yaml("charts/press.yaml", house.files["charts/press.yaml"])
    if document is None or issues:
        raise BadHouseError(issues)
    return {role: tuple(float(each) for each in mix) for role, mix in plain(document.root).items()}


def palette_of(house: House) -> dict[str, str]:
    """The colours by role. Raises BadHouseError for a palette that cannot be read."""
    document, issues = read_yaml("charts/palette.yaml", house.files["charts/palette.yaml"])
    if document is None or issues:
        raise BadHouseError(issues)
    wrong = [(steps, each) for steps, each in scalars(document.root) if not _COLOUR.fullmatch(each.text)]
    if wrong:
        raise BadHouseError(tuple(_no_colour(str(steps[-1]), each, document) for steps, each in wrong))
    return {role: str(colour) for role, colour in plain(document.root).items()}


def _no_colour(role: str, found: Scalar, document: Document) -> Issue:
    message = f'{role}: "{found.text[:40]}" is no colour. Write it as "#12436d".'
    return Issue("T08", found.place, message, "", document.text.line(found.place.line))
