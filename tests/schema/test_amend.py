from __future__ import annotations

from dataclasses import replace

import pytest
from builders import document
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.schema.amend import Step, amend, field_of, find, scalars
from rbaccards.schema.validate import plain
from rbaccards.sources.nodes import Entry, Mapping, Scalar

TREE = document(
    """headline: burglary
lead: {role: Chief officer, organisation: Safer Leeds}
actions:
  - {action: one, due: Nov 2012}
  - {action: two, due: Dec 2012}
progress: green
"""
).root
PATHS: list[tuple[Step, ...]] = [
    ("headline",),
    ("lead",),
    ("lead", "role"),
    ("actions",),
    ("actions", 1),
    ("actions", 1, "due"),
]


def text(node: object) -> str:
    return node.text if isinstance(node, Scalar) else type(node).__name__


@pytest.mark.parametrize(
    ("steps", "key", "value"),
    [
        ((), None, "Mapping"),
        (("headline",), "headline", "burglary"),
        (("lead", "role"), "role", "Chief officer"),
        (("actions", 0), "actions", "Mapping"),
        (("actions", 1, "due"), "due", "Dec 2012"),
        (("lead", "nobody"), "lead", "Mapping"),
        (("actions", 9), "actions", "Sequence"),
        (("nowhere", "role"), None, "Mapping"),
    ],
)
def test_steps_lead_to_a_value_or_to_the_last_one_met(steps: tuple[Step, ...], key: str | None, value: str) -> None:
    entry, node = find(TREE, steps)
    assert (entry.key.text if entry else None) == key
    assert text(node) == value


@pytest.mark.parametrize(
    ("steps", "value"), [(("lead", 0, "role"), "Chief officer"), (("progress", "rating"), "green")]
)
def test_a_lone_entry_stands_for_a_list_and_a_lone_word_for_a_mapping(steps: tuple[Step, ...], value: str) -> None:
    assert text(find(TREE, steps)[1]) == value


def without(steps: tuple[Step, ...]) -> object:
    return plain(amend(TREE, steps, lambda _: None))


@pytest.mark.parametrize("steps", PATHS)
def test_an_entry_is_taken_out_and_all_else_stays(steps: tuple[Step, ...]) -> None:
    left = plain(TREE)
    parent = left
    for step in steps[:-1]:
        parent = parent[step]
    del parent[steps[-1]]
    assert without(steps) == left


@pytest.mark.parametrize(
    ("steps", "gone"), [(("lead", 0, "role"), ("lead", "role")), (("progress", "rating"), ("progress",))]
)
def test_a_lone_entry_or_word_is_taken_out_where_it_stands(steps: tuple[Step, ...], gone: tuple[Step, ...]) -> None:
    assert without(steps) == without(gone)


@pytest.mark.parametrize("steps", [(), ("nowhere",), ("actions", 9), ("headline2", "x"), (0,)])
def test_a_path_that_leads_nowhere_changes_nothing(steps: tuple[Step, ...]) -> None:
    assert amend(TREE, steps, lambda _: None) == TREE


def test_an_entry_is_renamed_in_its_place() -> None:
    def rename(entry: Entry) -> Entry:
        return replace(entry, key=replace(entry.key, text="chief"))

    found = amend(TREE, ("lead", "role"), rename)
    assert plain(found)["lead"] == {"chief": "Chief officer", "organisation": "Safer Leeds"}
    assert isinstance(found, Mapping)
    assert list(plain(found)) == list(plain(TREE))


@given(st.lists(st.sampled_from(["headline", "lead", "actions", "due", "role", 0, 1, 2]), max_size=4))
def test_any_path_can_be_looked_up_and_taken_out(steps: list[Step]) -> None:
    find(TREE, steps)
    assert isinstance(amend(TREE, steps, lambda _: None), Mapping)
    assert amend(TREE, steps, lambda entry: entry) == TREE or isinstance(steps[-1], int)


def test_every_text_comes_with_the_steps_by_which_it_is_found() -> None:
    found = list(scalars(TREE))
    assert [(steps, scalar.text) for steps, scalar in found][:4] == [
        (("headline",), "burglary"),
        (("lead", "role"), "Chief officer"),
        (("lead", "organisation"), "Safer Leeds"),
        (("actions", 0, "action"), "one"),
    ]
    assert all(find(TREE, steps)[1] is scalar for steps, scalar in found)


@pytest.mark.parametrize(
    ("steps", "field"), [((), ""), (("why",), "why"), (("actions", 1, "due"), "due"), (("a", 1), "a")]
)
def test_a_text_in_a_list_stands_under_the_key_of_the_list(steps: tuple[Step, ...], field: str) -> None:
    assert field_of(steps) == field
