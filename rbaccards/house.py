"""What the house style says: colours by role."""

from __future__ import annotations

from dataclasses import replace

from rbaccards.issues import Issue
from rbaccards.read import House
from rbaccards.schema.validate import plain
from rbaccards.sources.yaml_reader import read_yaml


class BadHouseError(Exception):
    """The house style cannot be used; `issues` say why."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("the house style cannot be used")
        self.issues = issues


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
    return {role: str(colour) for role, colour in plain(document.root).items()}
