"""The 45 indicators of Hart District Council, April to June 2014, with the council's own colours (HartDC, MIT)."""

from __future__ import annotations

from reference_data import table

from rbaccards.measures.amounts import Amount
from rbaccards.measures.rating import Aims, Colour, Rating, allowance, rate
from rbaccards.measures.rules import Rules
from rbaccards.periods.period import month, quarter_of
from rbaccards.schema.fields import Tolerance

LOWER = {"ETS01", "HR11", "HS01", "RB07", "RB08", "RB09"}
"""Plainly better when lower: missed collections, days of sickness, days taken."""
PUBLISHED = {"lg": Colour.GREEN, "la": Colour.AMBER, "lr": Colour.RED}
"""Above target, close to it, below it; the other indicators are for information."""
WHEN = quarter_of(month(2014, 6))

INDICATORS = table("hart/kpis_2014-09-02_Q1.csv")
RATED = [row for row in INDICATORS if row["status_class(s)"] in PUBLISHED]


def rated(row: dict[str, str], tolerance: Tolerance | None = None) -> Rating:
    polarity = "lower" if row["ref"] in LOWER else "higher"
    aims = Aims(target=Amount(float(row["target(t)"]), WHEN), period=WHEN)
    rules = Rules(tolerance, "RAG", Tolerance(amount=1, kind="per cent"))
    return rate(Amount(float(row["this_quarter(tq)"]), WHEN), aims, polarity, rules, adds_up=False)


def shortfall(row: dict[str, str]) -> float:
    return abs(float(row["this_quarter(tq)"]) - float(row["target(t)"]))


def test_at_or_better_than_the_target_is_green_but_for_two() -> None:
    assert (len(INDICATORS), len(RATED)) == (45, 42)
    differ = [
        row["ref"]
        for row in RATED
        if (rated(row).colour is Colour.GREEN) != (PUBLISHED[row["status_class(s)"]] is Colour.GREEN)
    ]
    # ETS01: nought missed collections means "yet to be confirmed" in the council's note, so its own red is a judgement.
    # IT03: 80.6% against a target of 90% was published as green; no reading of the figures gives that.
    assert differ == ["ETS01", "IT03"]


def test_no_one_tolerance_gives_the_published_ambers() -> None:
    """Amber is a judgement there: 42.5% against 60% is amber, 9.05 days against 8 are red."""
    missed = [row for row in RATED if rated(row).colour is Colour.RED and row["ref"] != "IT03"]
    ambers = [row for row in missed if row["status_class(s)"] == "la"]
    reds = [row for row in missed if row["status_class(s)"] == "lr"]
    assert (len(ambers), len(reds)) == (6, 8)
    for kind in ("per cent", "absolute"):
        widest = max(shortfall(row) / (float(row["target(t)"]) / 100 if kind == "per cent" else 1) for row in ambers)
        tolerance = Tolerance(amount=widest, kind=kind)  # type: ignore[arg-type]
        assert all(rated(row, tolerance).colour is Colour.AMBER for row in ambers)
        assert [row["ref"] for row in reds if shortfall(row) <= allowance(float(row["target(t)"]), tolerance)]
