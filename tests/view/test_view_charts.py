from __future__ import annotations

import pytest
from builders import (
    BURGLARY,
    ENQUIRIES,
    Q2,
    SEPTEMBER,
    YEAR_TO_SEPTEMBER,
    months,
    period,
    quarters,
    reading,
    series,
    without,
)

from rbaccards.charts.spec import BaselineSpec, ColumnsSpec, LinesSpec, Point, SparkSpec
from rbaccards.measures.reading import Reading
from rbaccards.periods.period import month
from rbaccards.series import Observation, Series
from rbaccards.view import alt
from rbaccards.view.charts import areas_chart, baseline_spec, columns_spec, history, lines_spec, measure_chart, spark

ROLLING = {"adds_up": "sum", "reads_as": "last 12 months"}
TO_DATE = {"adds_up": "sum", "frequency": "quarter", "reads_as": "year to date", "chart": "columns"}


def burglary(**more: object) -> Reading:
    return reading(months(*BURGLARY), targets={"2012/13": "7,056"}, stretch={"2012/13": "5,999"}, **ROLLING, **more)


def test_the_curve_is_that_of_the_figure_the_card_leads_with() -> None:
    assert [each.value for each in history(burglary())][:: len(history(burglary())) - 1] == [9214, 5938]
    assert [each.value for each in history(reading(months(1, None, 3)))] == [1, 3]


def test_a_missing_month_is_drawn_as_a_gap_never_as_zero() -> None:
    spec = baseline_spec(reading(without(months(1, 2, 3, 4), month(2012, 8))), SEPTEMBER.end)
    assert [point.value for point in spec.history] == [1, 2, None, 4]


def test_the_last_value_and_the_one_it_is_compared_with_are_labelled() -> None:
    assert [label.text for label in baseline_spec(burglary(), SEPTEMBER.end).labels] == ["9,214", "5,938"]


def test_targets_run_over_their_year() -> None:
    spec = baseline_spec(burglary(), SEPTEMBER.end)
    year = period("2012/13")
    assert spec.target is not None
    assert spec.stretch is not None
    assert (spec.target.value, spec.target.start, spec.target.end) == (7056, year.start, year.end)
    assert spec.stretch.value == 5999
    assert spec.ticks[-1].at == year.end


def test_a_forecast_starts_from_the_point_at_which_it_was_made() -> None:
    made = {"made": "Mar 2012", "method": "x", "values": {"2012/13": "7,400"}}
    spec = baseline_spec(burglary(forecast=made), SEPTEMBER.end)
    assert spec.forecast is not None
    first, last = spec.forecast.points
    assert first in spec.history
    assert first.at == month(2012, 3).end
    assert last == Point(period("2012/13").end, 7400)


def test_milestones_are_drawn_in_order_of_time() -> None:
    ranges = {"Mar 2013": "5,999 to 7,056", "Sep 2012": "5,850 to 6,950"}
    spec = baseline_spec(burglary(milestones=ranges), SEPTEMBER.end)
    assert spec.milestones is not None
    assert [edge[1:] for edge in spec.milestones.edges] == [(5850, 6950), (5999, 7056)]


@pytest.mark.parametrize(("unit", "ceiling"), [("%", 100.0), ("offences", None)])
def test_no_percentage_is_drawn_above_a_hundred(unit: str, ceiling: float | None) -> None:
    assert baseline_spec(reading(months(1, 2, 3), unit=unit), SEPTEMBER.end).ceiling == ceiling


@pytest.mark.parametrize(
    ("values", "chart", "kind"),
    [
        ((1, 2), "baseline", None),
        ((1, 2, 3), "baseline", BaselineSpec),
        ((1, 2), "lines", None),
        ((1, 2, 3), "lines", LinesSpec),
        ((1, 2, 3), "none", None),
    ],
)
def test_a_curve_takes_three_points(values: tuple[float, ...], chart: str, kind: type | None) -> None:
    found = measure_chart(reading(months(*values), chart=chart), {}, "charts/a.svg", SEPTEMBER.end)
    assert (type(found.spec) if found else None) == kind


def test_a_chart_has_its_title_with_figures_filled_in_a_subtitle_and_words() -> None:
    found = measure_chart(burglary(title="Down {{ a.b }}"), {"a.b": "36%"}, "charts/a.svg", SEPTEMBER.end)
    assert found is not None
    assert found.title == "Down 36%"
    assert "offences" in found.subtitle
    assert found.alt


def test_illustrative_values_are_said_beside_the_drawing() -> None:
    rows = tuple(Observation(each.period, each.value, "illustrative") for each in months(1, 2, 3).observations)
    found = measure_chart(reading(Series(rows)), {}, "charts/a.svg", SEPTEMBER.end)
    assert found is not None
    assert "illustrative" in found.subtitle


def test_columns_of_quarters_to_come_are_projected_and_add_up_to_the_projection() -> None:
    spec = columns_spec(reading(quarters(*ENQUIRIES), **TO_DATE))
    this_year = spec.columns[4:]
    assert [column.value for column in this_year] == [725, 958, None, None]
    assert sum((column.value or 0) + (column.projected or 0) for column in this_year) == pytest.approx(3366)
    assert spec.projected_text
    assert all(column.projected is None for column in spec.columns[:4])
    assert isinstance(spec, ColumnsSpec)


def test_each_group_is_a_line_with_its_last_value() -> None:
    one = series(period("2010/11"), 60.3, 79.9, 90.0, group="Outcome")
    none = series(period("2010/11"), None, group="Nobody yet")
    (curve,) = lines_spec(reading(one, groups=(one, none), unit="%", frequency="year"), Q2.end).curves
    assert "Outcome" in curve.text
    assert "90.0%" in curve.text


@pytest.mark.parametrize(("values", "drawn"), [((1,), False), ((1, 2), True)])
def test_a_sparkline_takes_two_points(values: tuple[float, ...], *, drawn: bool) -> None:
    found = spark(reading(months(*values), targets={"2012/13": "5"}), "charts/a.svg")
    assert (found is not None) is drawn
    if found:
        assert isinstance(found.spec, SparkSpec)
        assert found.spec.target == 5


def wards(whole: Series, **fields: object) -> Reading:
    areas = tuple(
        Series((Observation(YEAR_TO_SEPTEMBER.year_before(), 9), Observation(YEAR_TO_SEPTEMBER, value)), area=name)
        for name, value in (("Armley", 5), ("Kirkstall", 8))
    )
    return reading(whole, areas=[areas], breakdown={"by": "ward", "of": "33", "show": "2"}, **fields)


def test_areas_are_bars_largest_first_with_a_mark_for_the_year_before() -> None:
    found = wards(months(*BURGLARY), **ROLLING)
    chart = areas_chart(found.breakdowns[0], found, {}, "charts/a.svg")
    bars = chart.spec.bars  # type: ignore[union-attr]
    assert [(bar.name, bar.value, bar.before) for bar in bars] == [("Kirkstall", 8, 9), ("Armley", 5, 9)]
    assert "of 33 wards" in chart.subtitle


def test_two_of_33_wards_are_not_all_of_them_where_the_whole_is_not_known() -> None:
    found = wards(without(months(*BURGLARY), month(2012, 1)), adds_up="sum")
    chart = areas_chart(found.breakdowns[0], found, {}, "charts/a.svg")
    assert "All wards" not in chart.subtitle


def test_a_break_leaves_a_gap_and_a_cut_between_the_two_sides() -> None:
    found = reading(months(*BURGLARY), adds_up="sum", break_after={"Mar 2012": "a new rule"})
    spec = baseline_spec(found, Q2.end)
    at = period("Mar 2012").end
    assert [(point.at, point.value) for point in spec.history if point.at == at] == [(at, 418), (at, None)]
    assert [cut.at for cut in spec.cuts] == [at + 0.5]
    assert "After March 2012 the series has another meaning." in alt.baseline(found, history(found))


def test_the_interval_of_a_forecast_opens_where_it_was_made() -> None:
    made = {
        "made": "Mar 2012",
        "method": "x",
        "values": {"2012/13": "7,400"},
        "interval": {"2012/13": "7,000 to 7,800"},
    }
    spec = baseline_spec(burglary(forecast=made), SEPTEMBER.end)
    assert spec.ahead is not None
    (start, low, high), (end, *ends) = spec.ahead.edges
    assert (start, end) == (period("Mar 2012").end, period("2012/13").end)
    assert low == high
    assert ends == [7000, 7800]
    assert "between 7,000 and 7,800" in alt.baseline(burglary(forecast=made), history(burglary()))
    assert baseline_spec(burglary(), SEPTEMBER.end).ahead is None


SMOOTHED = {**TO_DATE, "projection": "exponential smoothing"}


def test_a_smoothed_projection_is_named_with_its_interval() -> None:
    found = reading(quarters(*[100, 110, 125, 130] * 3, 100, 112), **SMOOTHED)
    spec = columns_spec(found)
    assert "exponential smoothing" in spec.projected_text
    assert "in 8 of 10 futures" in spec.projected_text
    assert "in 8 of 10 futures" in alt.columns(found)
