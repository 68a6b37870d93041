from __future__ import annotations

import pytest
from builders import period
from pydantic import ValidationError

from rbaccards.schema.process import ProcessChart

ANEW = {"because": "the team began", "by": "Head of housing", "on": "14 November 2012"}


def test_the_settings_are_those_of_making_data_count_if_left_out() -> None:
    found = ProcessChart()
    assert (found.shift, found.trend, found.beyond_limits_count, found.screened) == (6, 6, "no", "no")


@pytest.mark.parametrize("length", ["6", "7", "8"])
def test_the_lengths_in_use_are_accepted(length: str) -> None:
    assert ProcessChart.model_validate({"shift": length, "trend": length}).shift == int(length)


@pytest.mark.parametrize(
    "settings",
    [
        {"shift": "5"},
        {"trend": "9"},
        {"baseline": "Sep 2011", "recalculate_after": {"Sep 2011": ANEW}},
        {"recalculate_after": {"Sep 2011": {"because": "x"}}},
    ],
)
def test_what_no_tool_does_is_refused(settings: dict[str, object]) -> None:
    with pytest.raises(ValidationError):
        ProcessChart.model_validate(settings)


def test_a_recalculation_keeps_reason_post_and_day() -> None:
    found = ProcessChart.model_validate({"recalculate_after": {"Sep 2011": ANEW}}).recalculate_after
    assert found[period("Sep 2011")].by == "Head of housing"
