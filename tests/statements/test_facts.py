from __future__ import annotations

import pytest
from builders import BURGLARY, card, files, months, quarters, reading

from rbaccards.checked import check
from rbaccards.statements.facts import Fact, Kind, Role, facts_of, unit_of
from rbaccards.statements.find import Unit
from rbaccards.statements.intervals import exactly


def named(facts: tuple[Fact, ...]) -> dict[str, Fact]:
    return {fact.name: fact for fact in reversed(facts) if fact.name}


BURGLARIES = facts_of(
    reading(
        months(*BURGLARY),
        adds_up="sum",
        reads_as="last 12 months",
        targets={"2012/13": "7,056"},
        stretch={"2012/13": "5,999"},
        milestones={"Sep 2012": "5,850 to 6,950"},
    )
)


@pytest.mark.parametrize(
    ("name", "kind", "low", "high"),
    [
        ("burglary.last_12_months", Kind.AMOUNT, 5938, 5938),
        ("burglary.last_12_months.previous", Kind.AMOUNT, 9214, 9214),
        ("burglary.last_12_months.difference", Kind.DIFFERENCE, -3276, -3276),
        ("burglary.last_12_months.change", Kind.CHANGE, -35.56, -35.55),
        ("burglary.target", Kind.AMOUNT, 7056, 7056),
        ("burglary.stretch.change", Kind.CHANGE, -14.99, -14.97),
    ],
)
def test_a_fact_has_the_name_of_the_figure_that_prints_it(name: str, kind: Kind, low: float, high: float) -> None:
    fact = named(BURGLARIES)[name]
    assert fact.kind is kind
    assert low - 1e-9 <= fact.interval.low <= fact.interval.high <= high + 1e-9


def test_every_name_is_one_that_text_can_use() -> None:
    (checked,) = check(files()).packs[0].cards
    facts = [fact for each in checked.readings.values() for fact in facts_of(each)]
    assert {fact.name for fact in facts if fact.name} <= set(checked.figures)
    assert len({fact.name for fact in facts if fact.name}) > 20


def test_both_ends_of_a_milestone_are_facts() -> None:
    ends = {fact.role: fact.interval for fact in BURGLARIES if fact.role in (Role.MILESTONE_LOW, Role.MILESTONE_HIGH)}
    assert ends == {Role.MILESTONE_LOW: exactly(5850), Role.MILESTONE_HIGH: exactly(6950)}


def test_percentages_change_in_points_and_may_have_been_rounded() -> None:
    facts = facts_of(reading(quarters(38, 39.8), unit="%", polarity="higher", compared_with="previous"))
    gap = named(facts)["burglary.latest.change"]
    assert (gap.kind, gap.unit) == (Kind.DIFFERENCE, Unit.POINTS)
    assert (gap.interval.low, gap.interval.high) == pytest.approx((1.25, 2.35))


def test_areas_have_facts_of_their_own_and_together() -> None:
    (reading_of_complaints,) = card().readings.values()
    facts = facts_of(reading_of_complaints)
    assert {fact.of for fact in facts} >= {"", "North & East", "ward"}
    assert any(fact.kind is Kind.SHARE and fact.role is Role.SHOWN for fact in facts)


@pytest.mark.parametrize(("unit", "found"), [("%", Unit.PERCENT), ("£", Unit.POUNDS), ("offences", Unit.NUMBER)])
def test_the_unit_is_that_of_the_measure(unit: str, found: Unit) -> None:
    assert unit_of(reading(months(1, 2), unit=unit).measure) is found


def test_a_series_without_values_has_no_amounts() -> None:
    assert [fact for fact in facts_of(reading(months())) if fact.role is Role.VALUE] == []
