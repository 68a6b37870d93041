from __future__ import annotations

import pytest
from builders import BURGLARY, amount, months, period, reading
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.measures.amounts import Amount
from rbaccards.measures.curve import Turned, read_curve
from rbaccards.schema.fields import Tolerance
from rbaccards.schema.measure_parts import Forecast

ONE_PER_CENT = Tolerance(amount=1, kind="per cent")
MADE = "Jun 2012"
VALUES = st.lists(st.integers(-500, 500), min_size=4, max_size=8)


def forecast(**values: float) -> Forecast:
    return Forecast.model_validate({"made": MADE, "method": "a straight line", "values": {"Sep 2012": 130} | values})


def curve(*values: float) -> list[Amount]:
    """The values of the months up to September 2012."""
    return [amount(value, period("Sep 2012").shift(at + 1 - len(values))) for at, value in enumerate(values)]


@pytest.mark.parametrize(
    ("last", "lower", "higher"),
    [
        (100, Turned.TURNED, Turned.NOT_TURNED),
        (128.7, Turned.TURNED, Turned.NOT_TURNED),  # 1% of the 130 forecast
        (128.8, Turned.NOT_CLEAR_YET, Turned.NOT_CLEAR_YET),
        (130, Turned.NOT_CLEAR_YET, Turned.NOT_CLEAR_YET),
        (131.2, Turned.NOT_CLEAR_YET, Turned.NOT_CLEAR_YET),
        (131.3, Turned.NOT_TURNED, Turned.TURNED),
    ],
)
def test_the_latest_value_is_held_against_the_forecast(last: float, lower: Turned, higher: Turned) -> None:
    history = curve(100, 110, 120, last)
    for polarity, expected in (("lower", lower), ("higher", higher)):
        found = read_curve(history, forecast(), polarity, ONE_PER_CENT)
        assert found is not None
        assert (found.turned, found.actual.value, found.forecast) == (expected, last, 130)


def test_a_trend_that_worsens_less_than_forecast_is_a_curve_turned() -> None:
    found = read_curve(curve(100, 105, 110, 115), forecast(), "lower", ONE_PER_CENT)
    assert found is not None
    assert found.turned is Turned.TURNED


@pytest.mark.parametrize(("count", "turned"), [(2, Turned.NOT_CLEAR_YET), (3, Turned.TURNED)])
def test_it_takes_three_values_since_the_forecast_was_made(count: int, turned: Turned) -> None:
    found = read_curve(curve(100, 90, 80, 70)[: 1 + count], forecast(), "lower", ONE_PER_CENT)
    assert found is not None
    assert (found.turned, found.since) == (turned, count)


def test_between_two_dates_the_forecast_is_a_straight_line() -> None:
    later = Forecast.model_validate({"made": MADE, "method": "x", "values": {"Dec 2012": 160}})
    found = read_curve(curve(100, 100, 100, 100), later, "lower", ONE_PER_CENT)
    assert found is not None
    assert found.forecast == 130  # half of the way from 100 in June to 160 in December


def test_burglary_turned_its_curve() -> None:
    fields = {"adds_up": "sum", "reads_as": "last 12 months"}
    made = {"made": "Mar 2012", "method": "officers' estimate", "values": {"2012/13": "7,400"}}
    found = reading(months(*BURGLARY), forecast=made, **fields).curve
    assert found is not None
    assert found.turned is Turned.TURNED
    assert found.actual.value == 5938
    assert 7400 < found.forecast < 7936  # half of the way from 7,936 in March


@pytest.mark.parametrize("polarity", ["none", "range"])
def test_without_a_better_side_or_a_forecast_there_is_no_curve_to_turn(polarity: str) -> None:
    assert read_curve(curve(1, 2, 3, 4), forecast(), polarity, ONE_PER_CENT) is None
    assert read_curve(curve(1, 2, 3, 4), None, "lower", ONE_PER_CENT) is None
    assert read_curve([], forecast(), "lower", ONE_PER_CENT) is None


def test_values_after_the_last_forecast_are_left_aside() -> None:
    history = [*curve(100, 110, 120, 100), amount(500, "Oct 2012")]
    found = read_curve(history, forecast(), "lower", ONE_PER_CENT)
    assert found is not None
    assert found.actual.value == 100


@given(VALUES, st.integers(-500, 500))
def test_values_and_polarity_turned_over_give_the_same(values: list[int], expected: int) -> None:
    def found(sign: int, polarity: str) -> Turned | None:
        made = Forecast.model_validate({"made": MADE, "method": "x", "values": {"Sep 2012": sign * expected}})
        read = read_curve(curve(*(sign * value for value in values)), made, polarity, ONE_PER_CENT)
        return read.turned if read else None

    assert found(1, "lower") is found(-1, "higher")


@pytest.mark.parametrize(
    ("last", "lower"),
    [
        (100, Turned.TURNED),
        (119, Turned.TURNED),
        (121, Turned.NOT_CLEAR_YET),
        (139, Turned.NOT_CLEAR_YET),
        (141, Turned.NOT_TURNED),
    ],
)
def test_inside_the_interval_of_the_forecast_no_curve_is_called_turned(last: float, lower: Turned) -> None:
    written = {"made": MADE, "method": "x", "values": {"Sep 2012": 130}, "interval": {"Sep 2012": "120 to 140"}}
    read = read_curve(curve(100, 110, 120, last), Forecast.model_validate(written), "lower", ONE_PER_CENT)
    assert read is not None
    assert read.turned is lower
