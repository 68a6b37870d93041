from __future__ import annotations

from builders import BURGLARY, YEAR_TO_SEPTEMBER, compared, months, reading, without

from rbaccards.periods.period import month
from rbaccards.series import Observation, Series

ROLLING = {"adds_up": "sum", "reads_as": "last 12 months"}


def _areas(now: tuple[float, float], before: tuple[float, float]) -> tuple[Series, ...]:
    earlier = YEAR_TO_SEPTEMBER.year_before()
    return tuple(
        Series((Observation(earlier, old), Observation(YEAR_TO_SEPTEMBER, new)), area=name)
        for name, new, old in zip("AB", now, before, strict=True)
    )


def test_areas_over_12_months_are_held_against_the_sum_of_the_months() -> None:
    found = reading(months(*BURGLARY), areas=[_areas((5000, 938), (9000, 214))], breakdown={"by": "ward"}, **ROLLING)
    (breakdown,) = found.breakdowns
    assert breakdown.table.whole == compared(5938, 9214)
    assert breakdown.mismatches == ()


def test_areas_that_do_not_make_the_whole_are_told() -> None:
    found = reading(months(*BURGLARY), areas=[_areas((5000, 939), (9000, 214))], breakdown={"by": "ward"}, **ROLLING)
    ((wrong,),) = (each.mismatches for each in found.breakdowns)
    assert (wrong.parts, wrong.whole) == (5939, 5938)


def test_a_month_missing_from_the_whole_leaves_areas_without_shares() -> None:
    found = reading(
        without(months(*BURGLARY), month(2012, 1)),
        areas=[_areas((5000, 938), (9000, 214))],
        breakdown={"by": "ward"},
        **(ROLLING | {"reads_as": "latest"}),
    )
    (breakdown,) = found.breakdowns
    assert breakdown.table.whole is None
    assert breakdown.mismatches == ()


def test_shares_of_areas_are_not_added_up() -> None:
    whole = Series((Observation(YEAR_TO_SEPTEMBER.year_before(), 40), Observation(YEAR_TO_SEPTEMBER, 35)))
    found = reading(whole, areas=[_areas((50, 30), (70, 28))], breakdown={"by": "ward"}, frequency="span", unit="%")
    (breakdown,) = found.breakdowns
    assert breakdown.mismatches == ()
    assert breakdown.table.other is None
