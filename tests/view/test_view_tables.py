from __future__ import annotations

import datetime as dt

import pytest
from builders import BURGLARY, CASES, ENQUIRIES, YEAR_TO_SEPTEMBER, months, period, quarters, reading

from rbaccards.measures.reading import Reading
from rbaccards.schema.card import Action
from rbaccards.series import Observation, Series
from rbaccards.view.parts import Table
from rbaccards.view.tables import actions_table, areas_table, years_table

TO_DATE = {"adds_up": "sum", "frequency": "quarter", "reads_as": "year to date"}
ROLLING = {"adds_up": "sum", "reads_as": "last 12 months"}


def texts(table: Table) -> list[list[str]]:
    return [[cell.strong or cell.text for cell in row.cells] for row in table.rows]


def by_ward(now: dict[str, float], before: float | None, whole: Series, **breakdown: str) -> Reading:
    areas = tuple(
        Series(
            (
                *([Observation(YEAR_TO_SEPTEMBER.year_before(), before)] if before is not None else []),
                Observation(YEAR_TO_SEPTEMBER, value),
            ),
            area=name,
        )
        for name, value in now.items()
    )
    return reading(whole, areas=[areas], breakdown={"by": "ward", **breakdown}, **ROLLING)


def test_areas_come_with_share_and_change_then_the_others_and_the_whole() -> None:
    found = by_ward({"Hyde Park": 472, "Armley": 314}, 548, months(*BURGLARY), of="33", show="1", other="Others")
    rows = texts(areas_table(found.breakdowns[0], found))
    assert rows[0] == ["Hyde Park", "472", "7.9%", "−13.9%"]
    assert rows[1][:3] == ["Others (32)", "5,466", "92.1%"]
    assert rows[2] == ["All 33 wards", "5,938", "100.0%", "−35.6%"]


def test_an_area_without_an_earlier_figure_has_no_change() -> None:
    found = by_ward({"Armley": 314}, None, months(*BURGLARY))
    table = areas_table(found.breakdowns[0], found)
    assert table.rows[0].cells[-1].quiet
    assert table.rows[0].cells[-1].text != "0.0%"


@pytest.mark.parametrize(("values", "straight", "pattern"), [(ENQUIRIES, "3,366", "2,880"), (CASES, "1,342", "1,215")])
def test_years_have_their_quarters_total_and_both_projections(
    values: tuple[float, ...], straight: str, pattern: str
) -> None:
    table = years_table(reading(quarters(*values), **TO_DATE))
    assert table is not None
    whole, begun, one, other = texts(table)
    assert whole[:5] == ["2011/12", *(f"{value:,}" for value in values[:4])]
    assert whole[5] == f"{sum(values[:4]):,}"
    assert "so far" in begun[0]
    assert begun[1:3] == [f"{value:,}" for value in values[4:]]
    assert (one[5], other[5]) == (straight, pattern)
    assert [row.projected for row in table.rows] == [False, False, True, True]


def test_what_is_still_to_come_is_never_zero() -> None:
    table = years_table(reading(quarters(*ENQUIRIES), **TO_DATE))
    assert table is not None
    assert all(cell.quiet and not cell.text[:1].isdigit() for cell in table.rows[1].cells[3:5])


def test_a_year_changes_against_the_whole_year_before() -> None:
    table = years_table(
        reading(quarters(*ENQUIRIES[:4], *ENQUIRIES[:4], last=period("Q4 2012/13")), period("2012/13"), **TO_DATE)
    )
    assert table is not None
    assert texts(table)[1][-1] == "unchanged"


def test_months_make_no_table_of_quarters() -> None:
    assert years_table(reading(months(*BURGLARY), **ROLLING)) is None


@pytest.mark.parametrize(
    ("fields", "column", "text", "quiet"),
    [
        ({"due": "Oct 2012"}, 4, "Late", False),
        ({"due": "Dec 2012"}, 4, "Planned", False),
        ({"due": "Dec 2012"}, 2, "Dec 2012", False),
        ({"cost": "none"}, 3, "No cost", False),
        ({"cost": "low"}, 3, "Low cost", False),
        ({"cost": "4000"}, 3, "£4,000", False),
        ({"owner": "Police lead"}, 1, "Police lead", False),
        ({}, 1, "not named", True),
        ({}, 2, "not set", True),
        ({}, 3, "not stated", True),
    ],
)
def test_an_action_tells_owner_due_cost_and_status_or_that_it_has_none(
    fields: dict[str, str], column: int, text: str, *, quiet: bool
) -> None:
    action = Action.model_validate({"action": "Do it", **fields})
    cell = actions_table([action], {}, dt.date(2012, 11, 14)).rows[0].cells[column]
    assert (cell.strong or cell.text, cell.quiet) == (text, quiet)


def test_figures_in_an_action_are_filled_in() -> None:
    action = Action.model_validate({"action": "Halve the {{ a.b }}"})
    assert actions_table([action], {"a.b": "448"}, dt.date(2012, 11, 14)).rows[0].cells[0].text == "Halve the 448"


def test_a_whole_of_zero_makes_a_table_too() -> None:
    found = by_ward({"Armley": 0}, 0, months(*[0] * 24), of="33")
    assert texts(areas_table(found.breakdowns[0], found))[0][:2] == ["Armley", "0"]


def test_a_year_is_not_compared_across_a_year_left_out() -> None:
    old, new = quarters(1, 2, 3, 4, last=period("Q4 2009/10")), quarters(5, 6, 7, 8, last=period("Q4 2011/12"))
    both = Series(old.observations + new.observations)
    table = years_table(reading(both, **TO_DATE))
    assert table is not None
    assert texts(table)[1][-1] == ""
