"""The public health indicators of Trafford, its neighbours and England, with published verdicts (Trafford, OGL v3).

The files give no confidence intervals, so "similar" cannot be worked out from them; what can is the side of England on
which an area stands. A published "better" or "worse" on the other side, or at the same value, is a disagreement.
"""

from __future__ import annotations

from collections import Counter
from functools import cache

from reference_data import REFERENCE, table

from rbaccards.measures.comparison import Verdict, compare
from rbaccards.periods.period import month
from rbaccards.schema.measure_parts import Comparators
from rbaccards.series import Observation, Series

ENGLAND = Comparators(ours="us", named=("England",))
SAME = ("indicator", "measure", "unit", "period", "inequality")
WHEN = month(2020, 1)
"""Every comparison is of one period; which one does not matter here."""


@cache
def judged() -> tuple[tuple[str, str, Verdict, bool], ...]:
    """Indicator, published verdict, our side, and whether the row is for a part of the area by deprivation."""
    found = []
    for path in sorted(REFERENCE.glob("trafford/themes/**/*.csv")):
        rows = table(path.relative_to(REFERENCE).as_posix())
        if not rows or "compared_to_England" not in rows[0]:
            continue
        keys = [
            tuple(row.get(name) for name in ("indicator", "measure", "unit", "period", "inequality")) for row in rows
        ]
        england = {key: row["value"] for key, row in zip(keys, rows, strict=True) if row["area_name"] == "England"}
        for key, row in zip(keys, rows, strict=True):
            if row["compared_to_England"] in ("Better", "Worse") and _number(row["value"], england.get(key)):
                ours = Series((Observation(WHEN, float(row["value"])),))
                theirs = Series((Observation(WHEN, float(england[key])),), area="England")
                made = compare(ours, [theirs], ENGLAND, "none", "us")
                assert made is not None
                by_part = row.get("inequality", "NA") != "NA"
                found.append((row["indicator"], row["compared_to_England"], made.named[0].verdict, by_part))
    return tuple(found)


def _number(*texts: str | None) -> bool:
    return all(text not in (None, "", "NA") for text in texts)


def polarity() -> dict[str, Verdict]:
    """The better side of each indicator: the one on which most published betters lie."""
    sides: dict[str, Counter[Verdict]] = {}
    for indicator, published, side, _ in judged():
        if published == "Better":
            sides.setdefault(indicator, Counter())[side] += 1
    return {indicator: side.most_common(1)[0][0] for indicator, side in sides.items()}


def disagreements(*, by_part: bool) -> int:
    better = polarity()
    return sum(
        (side is better[indicator]) != (published == "Better")
        for indicator, published, side, part in judged()
        if indicator in better and part is by_part
    )


def test_whole_areas_lie_on_the_side_of_england_that_the_published_verdict_says() -> None:
    assert len(judged()) == 4331
    assert len(polarity()) == 15
    assert disagreements(by_part=False) == 0


def test_parts_of_areas_by_deprivation_were_compared_with_all_of_england() -> None:
    """The file gives England's own value for the same fifth alone, so 29 verdicts seem to lie on the other side."""
    assert disagreements(by_part=True) == 29
