from __future__ import annotations

import pytest
from builders import months, reading
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.outlook import Outlook, by_group, counts, outlook_of, standings
from rbaccards.measures.reading import Reading


def indicator(value: float | None, target: str = "100", forecast: str = "auto") -> Reading:
    """An indicator of which less is better, with a tolerance of 10%."""
    return reading(
        months(value),
        targets={"Sep 2012": target} if target else {},
        tolerance="10%",
        forecast_rating={"rating": forecast},
    )


@pytest.mark.parametrize(
    ("value", "target", "forecast", "outlook"),
    [
        (130, "100", "red", Outlook.AT_RISK),
        (90, "100", "red", Outlook.AT_RISK),
        (130, "100", "auto", Outlook.AT_RISK),
        (130, "100", "amber", Outlook.EXPECTED_TO_RECOVER),
        (130, "100", "green", Outlook.EXPECTED_TO_RECOVER),
        (90, "100", "auto", Outlook.ON_TRACK),
        (105, "100", "auto", Outlook.ON_TRACK),
        (90, "", "green", Outlook.ON_TRACK),
        (90, "", "auto", Outlook.NOT_RATED),
        (None, "100", "red", Outlook.NO_DATA),
    ],
)
def test_where_an_indicator_stands_comes_from_now_and_the_years_end(
    value: float | None, target: str, forecast: str, outlook: Outlook
) -> None:
    assert outlook_of(indicator(value, target, forecast)) is outlook


def test_of_those_counted_together_the_most_serious_counts_once() -> None:
    found = standings({"a": indicator(90), "b": indicator(130), "c": indicator(90)}, "Homes", {"b": "a"})
    assert [(each.outlook, each.counted) for each in found] == [
        (Outlook.ON_TRACK, False),
        (Outlook.AT_RISK, True),
        (Outlook.ON_TRACK, True),
    ]
    assert counts(found)[Outlook.ON_TRACK] == counts(found)[Outlook.AT_RISK] == 1


@given(st.lists(st.tuples(st.sampled_from("xyz"), st.sampled_from([90.0, 105.0, 130.0, None])), max_size=12))
def test_the_counts_of_the_themes_are_those_of_the_whole(indicators: list[tuple[str, float | None]]) -> None:
    found = [
        each
        for number, (group, value) in enumerate(indicators)
        for each in standings({f"i{number}": indicator(value)}, group, {})
    ]
    assert sum(counts(found).values()) == len(indicators)
    added = {outlook: sum(numbers[outlook] for numbers in by_group(found).values()) for outlook in Outlook}
    assert added == counts(found)
