from __future__ import annotations

from typing import get_args

import pytest
from builders import LAYOUTS
from pydantic import ValidationError

from rbaccards.project import load_layouts
from rbaccards.schema.layout import Layout
from rbaccards.schema.names import SectionName

SMALLEST = {"document": "Letter", "parts": ["why"], "headings": {}}


def test_a_layout_has_parts_headings_and_a_length() -> None:
    found = Layout.model_validate(SMALLEST | {"parts": ["why", "story"], "headings": {"why": "Why"}, "pages": "2"})
    assert (found.parts, found.headings, found.pages) == (("why", "story"), {"why": "Why"}, 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [("parts", []), ("parts", ["wy"]), ("headings", {"wy": "Why"}), ("pages", "0"), ("pages", "two"), ("size", "A4")],
)
def test_what_a_layout_cannot_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as found:
        Layout.model_validate(SMALLEST | {field: value})
    assert found.value.errors()[0]["loc"][0] == field


def test_the_shipped_layouts_are_in_order_and_print_every_section_somewhere() -> None:
    layouts, issues = load_layouts(LAYOUTS)
    assert issues == ()
    assert len(layouts) == len(LAYOUTS)
    assert {part for layout in layouts.values() for part in layout.parts} == set(get_args(SectionName))
    for layout in layouts.values():
        untitled = {"report", "appendices"}
        assert set(layout.parts) - untitled <= set(layout.headings)
        assert {*layout.columns, *layout.update_columns, *layout.plan_columns} <= set(layout.headings)


def test_only_a_layout_of_curves_draws_them() -> None:
    layouts, _ = load_layouts(LAYOUTS)
    assert [name for name, layout in layouts.items() if layout.draws] == ["report-card"]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("document: Letter\nparts: [why]", "S01"),
        ("document: Letter\nparts: [whi]\nheadings: {why: Why}", "S02"),
        ("document: Letter\nparts: [why]\nheading: {why: Why}", "Y17"),
        ("document: Letter\nparts: [why]\nheadings: {why: Why}\npages: 0", "S05"),
    ],
)
def test_a_layout_that_cannot_be_used_says_why(text: str, code: str) -> None:
    layouts, issues = load_layouts({"templates/own/layout.yaml": text.encode()})
    assert layouts == {}
    assert [issue.code for issue in issues] == [code]
    assert issues[0].place.path == "templates/own/layout.yaml"
