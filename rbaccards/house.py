"""What the house style says: colours by role, and how each layout is arranged."""

from __future__ import annotations

from rbaccards.issues import Issue
from rbaccards.read import House
from rbaccards.schema.layout import Layout
from rbaccards.schema.validate import plain, validate
from rbaccards.sources.yaml_reader import read_yaml


class BadHouseError(Exception):
    """The house style cannot be used; `issues` say why."""

    def __init__(self, issues: tuple[Issue, ...]) -> None:
        super().__init__("the house style cannot be used")
        self.issues = issues


def palette_of(house: House) -> dict[str, str]:
    """The colours by role. Raises BadHouseError for a palette that cannot be read."""
    document, issues = read_yaml("charts/palette.yaml", house.files["charts/palette.yaml"])
    if document is None or issues:
        raise BadHouseError(issues)
    return {role: str(colour) for role, colour in plain(document.root).items()}


def layout_of(house: House, name: str) -> Layout:
    """The layout called `name`. Raises BadHouseError for one that cannot be read."""
    path = f"templates/{name}/layout.yaml"
    document, issues = read_yaml(path, house.files[path])
    layout, found = validate(document, Layout) if document else (None, ())
    if layout is None or issues or found:
        raise BadHouseError(issues + found)
    return layout
