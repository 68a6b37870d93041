from __future__ import annotations

import pytest
from builders import measure, period
from pydantic import ValidationError

from rbaccards.schema.fields import Range
from rbaccards.schema.measure import PerformanceMeasure


@pytest.mark.parametrize(
    ("name", "key"),
    [("Calls answered", "calls_answered"), ("24-hour visits", "measure_24_hour_visits"), ("£ saved", "saved")],
)
def test_a_performance_measure_without_a_key_takes_it_from_its_name(name: str, key: str) -> None:
    fields = {"name": name, "question": "how_well", "unit": "%", "polarity": "higher", "frequency": "year"}
    found = PerformanceMeasure.model_validate({**fields, "values": {"2012/13": "90%"}})
    assert found.key == key


@pytest.mark.parametrize(
    ("written", "target"),
    [
        ("7,056", 7056.0),
        ("72.2%", 72.2),
        ("10 to 14", Range(low=10, high=14)),
        ("continued  increase", "continued increase"),
    ],
)
def test_a_target_is_a_number_a_range_or_words(written: str, target: object) -> None:
    assert measure(polarity="range", targets={"2012/13": written}).targets == {period("2012/13"): target}


@pytest.mark.parametrize("written", ["ten", "14 to 10", "7.056,0", "..", ""])
def test_what_is_no_target_is_refused(written: str) -> None:
    with pytest.raises(ValidationError):
        measure(targets={"2012/13": written})


@pytest.mark.parametrize(("polarity", "possible"), [("range", True), ("lower", False), ("higher", False)])
def test_a_range_as_target_is_something_to_keep_to(polarity: str, *, possible: bool) -> None:
    fields = {"polarity": polarity, "targets": {"2012/13": "10 to 14"}}
    if possible:
        assert measure(**fields).polarity == polarity
    else:
        with pytest.raises(ValidationError, match="the polarity is range"):
            measure(**fields)


@pytest.mark.parametrize(
    ("frequency", "shown_by", "possible"),
    [
        ("month", "quarter", True),
        ("month", "year", True),
        ("quarter", "year", True),
        ("month", "month", False),
        ("quarter", "month", False),
        ("span", "year", False),
    ],
)
def test_values_are_shown_by_longer_periods_only(frequency: str, shown_by: str, *, possible: bool) -> None:
    if possible:
        assert measure(frequency=frequency, shown_by=shown_by).shown_by is not None
    else:
        with pytest.raises(ValidationError, match="longer period"):
            measure(frequency=frequency, shown_by=shown_by)


@pytest.mark.parametrize("written", ["red", {"rating": "red"}])
@pytest.mark.parametrize("field", ["progress", "forecast_rating"])
def test_a_judgement_may_be_a_lone_word(field: str, written: object) -> None:
    assert getattr(measure(**{field: written}), field).rating == "red"


@pytest.mark.parametrize("written", ["run chart", {"compared_with": "run chart"}])
def test_a_direction_may_be_a_lone_word(written: object) -> None:
    assert measure(direction=written).direction.compared_with == "run chart"


def test_a_break_has_a_reason() -> None:
    assert measure(break_after={"2011/12": "new rule"}).break_after == {period("2011/12"): "new rule"}
    with pytest.raises(ValidationError):
        measure(break_after={"2011/12": ""})
