from __future__ import annotations

import pytest
from builders import measure
from pydantic import ValidationError

from rbaccards.schema.measure_parts import Forecast, Survey


def test_a_breakdown_may_stand_alone_or_in_a_list() -> None:
    assert measure(breakdown={"by": "ward"}).breakdown == measure(breakdown=[{"by": "ward"}]).breakdown
    assert len(measure(breakdown=[{"by": "ward"}, {"by": "division"}]).breakdown) == 2


@pytest.mark.parametrize(
    ("replies", "invited", "possible"), [(310, 491, True), (491, 491, True), (492, 491, False), (6073, None, True)]
)
def test_no_survey_has_more_replies_than_people_invited(replies: int, invited: int | None, *, possible: bool) -> None:
    given = {"replies": replies, "invited": invited} if invited else {"replies": replies}
    if possible:
        assert Survey.model_validate(given).replies == replies
    else:
        with pytest.raises(ValidationError, match="more replies"):
            Survey.model_validate(given)


@pytest.mark.parametrize("field", ["show", "of"])
def test_a_breakdown_shows_at_least_one_area_of_at_least_one(field: str) -> None:
    with pytest.raises(ValidationError, match="1 or more"):
        measure(breakdown={"by": "ward", field: "0"})


def test_a_lone_comparator_is_a_list_of_one() -> None:
    found = measure(comparators={"ours": "Anytown", "named": "England"}).comparators
    assert found is not None
    assert found.named == ("England",)


@pytest.mark.parametrize(
    ("interval", "possible"),
    [({"Mar 2013": "120 to 160"}, True), ({"Mar 2013": "141 to 160"}, False), ({"Dec 2012": "120 to 160"}, False)],
)
def test_each_interval_of_a_forecast_holds_its_value(interval: dict[str, str], *, possible: bool) -> None:
    written = {"made": "Mar 2012", "method": "x", "values": {"Mar 2013": 140}, "interval": interval}
    if possible:
        assert len(Forecast.model_validate(written).interval) == 1
    else:
        with pytest.raises(ValidationError, match="An interval holds the forecast of its period"):
            Forecast.model_validate(written)
