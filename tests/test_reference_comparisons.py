"""The public health indicators of Trafford, its neighbours and England, with published verdicts (Trafford, OGL v3).

The files give no confidence intervals, so whether "similar" is right cannot be worked out from them. What can is the
side of England on which an area stands: a published verdict on the other side, or at the same value, is a disagreement.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from reference_data import REFERENCE, table

from rbaccards.measures.comparison import Verdict, compare, verdict
from rbaccards.periods.period import month
from rbaccards.schema.measure_parts import Comparators
from rbaccards.series import Observation, Series

HIGHER_IS_BETTER = {
    "active_adults",
    "active_children",
    "healthy_life_expectancy",
    "life_expectancy",
    "nhs_health_checks",
}
"""Of the files with a better and a worse; in the others lower is better."""
SAYS = {"Higher": "higher", "Lower": "lower", "Higher 99.8": "higher", "Lower 99.8": "lower"}
"""Verdicts without merit; those of depression were found with 99.8% limits."""
KEY = ("indicator", "measure", "unit", "period", "inequality")
WHEN = month(2024, 12)


def files() -> Iterator[tuple[str, list[dict[str, str]]]]:
    for path in sorted(REFERENCE.glob("trafford/themes/*/*.csv")):
        rows = table(path.relative_to(REFERENCE).as_posix())
        if "compared_to_England" in rows[0]:
            yield path.stem, rows


def side(published: str, name: str) -> str | None:
    """The side of England that a verdict says."""
    if published in ("Better", "Worse"):
        return "higher" if (published == "Better") == (name in HIGHER_IS_BETTER) else "lower"
    return SAYS.get(published)


@cache
def judged() -> tuple[tuple[str, str, str, str, Verdict], ...]:
    """File, part of the area, published verdict, the side it says, and ours, of every area that was compared."""
    found = []
    for name, rows in files():
        england = {tuple(row[key] for key in KEY): row["value"] for row in rows if row["area_name"] == "England"}
        for row in rows:
            said, theirs = side(row["compared_to_England"], name), england.get(tuple(row[key] for key in KEY))
            if said and theirs and row["area_name"] != "England" and "NA" not in (row["value"], theirs):
                ours = verdict(Observation(WHEN, float(row["value"])), float(theirs), "none")
                found.append((name, row["inequality"], row["compared_to_England"], said, ours))
    return tuple(found)


def test_every_verdict_but_26_is_on_the_side_of_england_that_it_says() -> None:
    differ = [each for each in judged() if each[3] != each[4]]
    assert (len(judged()), len(differ)) == (5128, 26)
    # 23 are of one fifth of an area by deprivation and were compared with all of England; the file gives England's same
    # fifth alone. 3 are "worse" at a value that is England's own once both are rounded: 0.6% and 0.6%.
    by_part = [each for each in differ if each[1].endswith("quintile")]
    assert Counter(each[0] for each in by_part) == {"obese_reception": 9, "obese_year6": 14}
    rounded = ("nhs_health_checks", "NA", "Worse", "lower", Verdict.SAME)
    assert [each for each in differ if each not in by_part] == [rounded] * 3


def test_fifths_were_compared_with_all_of_england() -> None:
    """England's own fifths have a verdict too, which against themselves they could not have."""
    own = [
        row["compared_to_England"]
        for _, rows in files()
        for row in rows
        if row["area_name"] == "England" and row["inequality"].endswith("quintile")
    ]
    assert Counter(own) == {"Better": 6, "Worse": 4}


def test_trafford_is_ranked_among_its_neighbours_and_not_with_england() -> None:
    rows = [row for row in table("trafford/themes/health/adults_smoking.csv") if row["period"] == "2024"]
    values = {row["area_name"]: float(row["value"]) for row in rows}
    areas = [Series((Observation(WHEN, value),), area=name) for name, value in values.items()]
    ours = Series((Observation(WHEN, values["Trafford"]),))
    found = compare(ours, areas, Comparators(ours="Trafford", named=("England",)), "lower", "Trafford")
    assert found is not None
    england = values.pop("England")
    assert (found.count, found.ours.rank) == (len(values), sorted(values.values()).index(values["Trafford"]) + 1)
    assert [(each.name, each.value) for each in found.named] == [("England", england)]


ALSO_HIGHER = {"school_readiness_fsm", "deaths_at_home", "dementia_diagnosis"}
"""Of the files of the dashboard of 2020; in the others lower is better."""
AS_IN_2020 = ("indicator", "measure", "unit", "period")


def judged_in_2020() -> Iterator[tuple[str, str, str, float, float]]:
    """File, area, published verdict, its value and England's, of every area that was said to be better or worse."""
    for path in sorted(REFERENCE.glob("trafford/dashboard_2020/*/*.csv")):
        rows = table(path.relative_to(REFERENCE).as_posix())
        if "significance" not in rows[0]:
            continue
        england = {tuple(row[key] for key in AS_IN_2020): row["value"] for row in rows if row["area_name"] == "England"}
        for row in rows:
            theirs = england.get(tuple(row[key] for key in AS_IN_2020))
            told = row["significance"] in ("Better", "Worse") and row["area_name"] != "England"
            if told and theirs and "NA" not in (row["value"], theirs):
                yield path.stem, row["area_name"], row["significance"], float(row["value"]), float(theirs)


def test_every_verdict_of_2020_is_on_the_side_of_england_that_it_says() -> None:
    found = list(judged_in_2020())
    differ = []
    for name, area, published, ours, theirs in found:
        said = "higher" if (published == "Better") == (name in ALSO_HIGHER) else "lower"
        if verdict(Observation(WHEN, ours), theirs, "none") != said:
            differ.append((name, area, published, ours, theirs))
    assert (len(found), differ) == (3197, [])
