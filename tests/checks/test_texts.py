from __future__ import annotations

import re
from typing import Any

import pytest
from builders import document
from pydantic import BaseModel

from rbaccards.checks.texts import BLOT, MOST, WORDED, Written, written
from rbaccards.schema.card import Card
from rbaccards.schema.measure import Indicator
from rbaccards.schema.pack import Pack


def texts(yaml: str, *steps: str | int) -> list[Written]:
    return list(written(document(yaml), steps))


def test_every_text_comes_with_its_section() -> None:
    found = texts("why: A\nnew_actions:\n  - {action: B, owner: C, due: Dec 2012}\nlead: D\nheadline: cold\n")
    assert [(each.section, each.scalar.text) for each in found] == [
        ("why", "A"),
        ("new_actions", "B"),
        ("new_actions", "C"),
        ("lead", "D"),
    ]


def test_entries_that_are_named_by_their_authors_are_texts_too() -> None:
    found = texts("outcomes:\n  safe: People are safe\nheadings: {why: Reasons}\n")
    assert [each.scalar.text for each in found] == ["People are safe", "Reasons"]


def test_the_texts_below_an_entry_alone() -> None:
    yaml = "outcomes: {safe: A}\nindicators:\n  one: {name: B, data: x.csv}\n  two: {name: C}\n"
    assert [each.words for each in texts(yaml, "indicators", "one")] == ["B"]
    assert [each.words for each in texts(yaml, "outcomes")] == ["A"]


def test_figures_and_addresses_are_blotted_out_letter_for_letter() -> None:
    (text,) = texts("why: |\n  {{ a.b }} at https://example.org/x and more\n")
    assert text.words.strip() == f"{{{{ {BLOT * 3} }}}} at {BLOT * 21} and more"
    assert len(text.words) == len(text.scalar.text)


@pytest.mark.parametrize(("times", "told"), [(MOST - 1, MOST - 1), (MOST, MOST), (MOST + 1, MOST)])
def test_matches_are_counted_up_to_a_limit(times: int, told: int) -> None:
    (text,) = texts(f"why: {'TBC ' * times}\n")
    assert len(list(text.matches(re.compile("TBC")))) == told


def test_a_warning_stands_where_the_text_does() -> None:
    (text,) = texts("why: |\n  One line,\n  then TBC.\n")
    issue = text.warning("E14", text.words.index("TBC"), "message", "hint")
    assert (issue.place.line, issue.place.column, issue.excerpt) == (3, 8, "  then TBC.")


def test_every_field_of_the_schema_that_holds_words_is_among_them() -> None:
    """The length limits of a line and of prose show which fields are texts."""
    other = {
        "data",
        "leads_with",
        "named",
        "note",
        "layout",
        "contact",
        "forward_plan",
        "paragraphs",
        "reference",
        "resources",
        "still_true",
    }
    found = {name for model in (Card, Indicator, Pack) for name in _texts(model)}
    assert sorted(found - WORDED - other) == []


def _texts(model: type[BaseModel]) -> set[str]:
    found: set[str] = set()

    def walk(properties: dict[str, Any]) -> None:
        for name, field in properties.items():
            if '"maxLength": 400' in repr(field).replace("'", '"') or "60000" in repr(field):
                found.add(name)

    schema = model.model_json_schema()
    for part in (schema, *schema.get("$defs", {}).values()):
        walk(part.get("properties", {}))
    return found
