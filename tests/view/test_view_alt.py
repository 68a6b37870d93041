from __future__ import annotations

import pytest
from builders import BURGLARY, ENQUIRIES, Q2, YEAR_TO_SEPTEMBER, months, period, quarters, reading, series

from rbaccards.series import Observation, Series
from rbaccards.view import alt
from rbaccards.view.charts import history


def test_a_curve_is_told_by_its_kind_its_ends_and_the_lines_beside_it() -> None:
    found = reading(
        months(*BURGLARY),
        adds_up="sum",
        reads_as="last 12 months",
        targets={"2012/13": "7,056"},
        stretch={"2012/13": "5,999"},
        milestones={"Sep 2012": "5,850 to 6,950"},
        forecast={"made": "Mar 2012", "method": "x", "values": {"2012/13": "7,400"}},
    )
    said = alt.baseline(found, history(found))
    facts = ("13 rolling 12-month totals", "9,214 in September 2011", "5,938 in September 2012", "falling every time")
    assert all(fact in said for fact in (*facts, "7,056", "5,999", "5,850 to 6,950", "7,400", "March 2012"))


@pytest.mark.parametrize(
    ("values", "facts"),
    [
        ((1, 2, 3), ("rising every time",)),
        ((3, 1, 2), ("falling once", "rising once", "lowest 1")),
        ((1, 5, 2, 4), ("rising twice", "highest 5")),
        ((2, 9, 1, 5), ("highest 9 in July 2012", "lowest 1 in August 2012")),
        ((1, 5, 5), ("rising once", "falling never")),
    ],
)
def test_the_way_between_the_ends_is_told_with_extremes_inside(
    values: tuple[float, ...], facts: tuple[str, ...]
) -> None:
    found = reading(months(*values))
    said = alt.baseline(found, history(found))
    assert all(fact in said for fact in facts)


def test_every_line_is_told_from_its_first_to_its_last_value() -> None:
    one = series(period("2011/12"), 79.9, 90.0, group="Outcome")
    none = series(period("2011/12"), None, None, group="Nobody yet")
    said = alt.lines(reading(one, groups=(one, none), unit="%", frequency="year"))
    assert all(fact in said for fact in ("one line", "Outcome", "79.9% in 2011/12", "90.0% in 2012/13"))
    assert "Nobody" not in said


def test_columns_are_told_by_year_and_what_is_hatched_is_said() -> None:
    found = reading(quarters(*ENQUIRIES), adds_up="sum", frequency="quarter", reads_as="year to date", chart="columns")
    said = alt.columns(found)
    assert all(fact in said for fact in ("1,011, 916, 645 and 725", "725 and 958", "3,366"))


@pytest.mark.parametrize(("before", "fallen"), [((20, 1), "one of the two is"), ((20, 20), "two of the two are")])
def test_areas_are_told_in_order_with_how_many_fell(before: tuple[float, float], fallen: str) -> None:
    earlier = YEAR_TO_SEPTEMBER.year_before()
    areas = tuple(
        Series((Observation(earlier, old), Observation(YEAR_TO_SEPTEMBER, now)), area=name)
        for name, now, old in zip(("Armley", "Kirkstall"), (5, 9), before, strict=True)
    )
    found = reading(months(*BURGLARY), areas=[areas], breakdown={"by": "ward"}, adds_up="sum")
    said = alt.areas(found.breakdowns[0], found)
    assert "Kirkstall 9 and Armley 5" in said
    assert fallen in said.lower()


def test_a_sparkline_is_told_by_its_ends() -> None:
    found = reading(quarters(1, 2, 3), Q2, frequency="quarter")
    assert "1 in March 2012" in alt.spark(found, history(found))
    assert "3 in September 2012" in alt.spark(found, history(found))
