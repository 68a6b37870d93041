from __future__ import annotations

import pytest
from builders import measure
from pydantic import ValidationError

from rbaccards.schema.measure_parts import FORECAST_METHODS, Forecast, Spc, Survey


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


@pytest.mark.parametrize("method", FORECAST_METHODS)
def test_a_forecast_by_a_method_needs_no_values(method: str) -> None:
    assert Forecast.model_validate({"made": "Mar 2012", "method": method}).values == {}


def test_a_forecast_by_any_other_method_needs_its_values() -> None:
    with pytest.raises(ValidationError, match="straight line, damped trend or seasonal"):
        Forecast.model_validate({"made": "Mar 2012", "method": "as last year"})
    typed = {"made": "Mar 2012", "method": "as last year", "values": {"2012/13": "7,400"}}
    assert list(Forecast.model_validate(typed).values.values()) == [7400]


@pytest.mark.parametrize("field", ["shift", "trend"])
@pytest.mark.parametrize(("length", "possible"), [("5", False), ("6", True), ("8", True), ("9", False), ("7.5", False)])
def test_a_run_is_of_6_to_8_points(field: str, length: str, *, possible: bool) -> None:
    if possible:
        assert getattr(Spc.model_validate({field: length}), field) == int(length)
    else:
        with pytest.raises(ValidationError):
            Spc.model_validate({field: length})


@pytest.mark.parametrize("gone", ["because", "by", "on"])
def test_limits_start_anew_with_a_reason_a_post_and_a_day(gone: str) -> None:
    whole = {"because": "a new team", "by": "Police lead", "on": "1 April 2012"}
    assert Spc.model_validate({"recalculate_after": {"Mar 2012": whole}}).recalculate_after
    with pytest.raises(ValidationError):
        Spc.model_validate({"recalculate_after": {"Mar 2012": {k: v for k, v in whole.items() if k != gone}}})


def test_a_lone_comparator_is_a_list_of_one() -> None:
    found = measure(comparators={"named": "England"}).comparators
    assert found is not None
    assert found.named == ("England",)
