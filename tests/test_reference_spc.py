"""The acceptance set of Making Data Count: 36 metrics with the expected colour of every point."""

from __future__ import annotations

from reference_data import table

from rbaccards.measures.xmr import LEAST_POINTS, Limits, Settings, Signal, limits, signals

COLOURS = {
    "blue": Signal.IMPROVEMENT,
    "orange": Signal.CONCERN,
    "purple": Signal.NEITHER,
    "grey": Signal.COMMON_CAUSE,
}
CHANGED = 15
"""Where limits start anew, or the baseline ends, in the metrics that have either."""


def metrics() -> dict[str, list[dict[str, str]]]:
    found: dict[str, list[dict[str, str]]] = {}
    for row in table("spc/mdc_test.csv"):
        found.setdefault(row["Metric"], []).append(row)
    return found


def polarity(name: str) -> str:
    name = name.lower()
    return "lower" if "low is good" in name else "none" if "neither" in name else "higher"


def around(name: str, values: list[float]) -> list[Limits]:
    first, rest = values[:CHANGED], values[CHANGED:]
    if name == "Baselines - Recalculated":
        return [limits(first)] * len(values)
    if name == "Recalculations - Recalculated" or "crossing" in name:
        return [limits(first)] * len(first) + [limits(rest)] * len(rest)
    return [limits(values)] * len(values)


def differing(name: str, rows: list[dict[str, str]]) -> int:
    """How many points of a metric have another colour; below 13 points there are no limits and no signals."""
    values = [float(row["Value"]) for row in rows]
    expected = tuple(COLOURS[row["Colour"].strip()] for row in rows)
    if len(values) < LEAST_POINTS:
        return sum(each is not Signal.COMMON_CAUSE for each in expected)
    got = signals(values, around(name, values), polarity(name), Settings())
    return sum(one is not other for one, other in zip(got, expected, strict=True))


def test_every_metric_agrees_point_for_point_but_one() -> None:
    found = {name: number for name, rows in metrics().items() if (number := differing(name, rows))}
    assert (len(metrics()), sum(map(len, metrics().values()))) == (36, 765)
    # Its 15th point, 27 after 36, is blue in the set, where no rule finds it; its twin, low is good, agrees in full.
    assert found == {"Special cause conflict - High is good": 1}


def test_one_metric_lost_a_row_to_a_slip_in_its_name() -> None:
    """ "High is good2" has a single row, which belongs to the 17 of "High is good 2"; both agree as they stand."""
    sizes = {name: len(rows) for name, rows in metrics().items() if "variation - High is good" in name}
    assert sizes["Summary icons - variation - High is good2"] == 1
    assert sizes["Summary icons - variation - High is good 2"] == 17
