from __future__ import annotations

import csv
import io

import pytest
from builders import Q2, measure, months, period, quarters, reading, series
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.loaded import MeasureData
from rbaccards.open_data.series import COLUMNS, SIGNS, series_csv
from rbaccards.periods.period import APRIL, month
from rbaccards.series import Observation, Series
from rbaccards.series_file import read_series
from rbaccards.sources.csv_reader import read_csv
from rbaccards.sources.numbers import Missing


def rows(data: MeasureData, **fields: object) -> list[dict[str, str]]:
    written = series_csv(reading(data.series, **fields), data)
    return list(csv.DictReader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_every_observation_is_a_row_with_its_names() -> None:
    observed = Observation(Q2, 91.5, "estimated", lower=88.2, upper=94.8, note="new survey, first result")
    (row,) = rows(MeasureData(Series((observed,))), name="Clean streets", unit="%", frequency="quarter")
    assert row == {
        "indicator": "Clean streets",
        "unit": "%",
        "period": "July to September 2012",
        "period_code": "2012-13-q2",
        "area": "",
        "group": "",
        "value": "91.5",
        "numerator": "",
        "denominator": "",
        "lower": "88.2",
        "upper": "94.8",
        "restated_from": "",
        "status": "estimated",
        "note": "new survey, first result",
    }
    assert tuple(row) == COLUMNS


def test_the_whole_comes_before_its_areas() -> None:
    areas = (quarters(1), quarters(2))
    named = tuple(Series(each.observations, area=name) for each, name in zip(areas, "AB", strict=True))
    found = rows(MeasureData(quarters(3), (), (named,)), frequency="quarter")
    assert [(row["area"], row["value"]) for row in found] == [("", "3"), ("A", "1"), ("B", "2")]


def test_years_and_other_areas_are_there_too() -> None:
    data = MeasureData(quarters(3), totals=series(period("2011/12"), 40), comparators=(series(Q2, 5, area="Saltby"),))
    assert [row["value"] for row in rows(data, frequency="quarter")] == ["3", "40", "5"]


def test_of_a_suppressed_value_no_number_is_given_away() -> None:
    hidden = Observation(Q2, None, "suppressed", numerator=3, denominator=40, lower=1, upper=9)
    (row,) = rows(MeasureData(Series((hidden,))), frequency="quarter")
    assert [row[name] for name in ("numerator", "denominator", "lower", "upper", "restated_from")] == [""] * 5


def test_groups_stand_in_place_of_the_leading_one_which_is_among_them() -> None:
    one, two = series(Q2, 90, group="Outcome"), series(Q2, 94, group="Service")
    found = rows(MeasureData(one, (one, two)), frequency="quarter")
    assert [(row["group"], row["value"]) for row in found] == [("Outcome", "90"), ("Service", "94")]


@pytest.mark.parametrize("missing", list(Missing))
def test_a_missing_value_is_told_by_its_sign_and_is_never_zero(missing: Missing) -> None:
    (row,) = rows(MeasureData(Series((Observation(month(2012, 9), None, missing=missing),))))
    assert row["value"] in SIGNS
    assert (row["value"] == "[c]") is (missing is Missing.SUPPRESSED)


@pytest.mark.parametrize("text", ["=1+1", "+44 20", "-x", "@SUM(A1)", "\t=1"])
def test_no_text_is_taken_for_a_formula(text: str) -> None:
    (row,) = rows(MeasureData(Series((Observation(month(2012, 9), 3, note=text),))), name=text.strip())
    assert row["note"] == f"'{text}"
    assert row["indicator"].startswith("'")


def test_zero_is_written() -> None:
    (row,) = rows(MeasureData(months(0)))
    assert row["value"] == "0"


def test_the_file_opens_in_excel() -> None:
    found = series_csv(reading(months(5)), MeasureData(months(5)))
    assert found.startswith(b"\xef\xbb\xbfindicator,")
    assert found.endswith(b"\r\n")


@given(st.lists(st.floats(-1e6, 1e6).map(lambda value: round(value, 2)), min_size=1, max_size=12))
def test_what_is_published_reads_back_as_the_same_series(values: list[float]) -> None:
    found = months(*values)
    table, _ = read_csv("a.csv", _renamed(series_csv(reading(found), MeasureData(found))))
    assert table is not None
    file, _ = read_series(table, APRIL)
    (back,) = file.of(measure().name)
    assert [(each.period, each.value) for each in back.observations] == [
        (each.period, each.value) for each in found.observations
    ]


def _renamed(data: bytes) -> bytes:
    """Without the columns that our own reader does not know."""
    lines = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    out = io.StringIO(newline="")
    keep = [index for index, name in enumerate(lines[0]) if name not in ("unit", "period_code")]
    csv.writer(out).writerows([[line[index] for index in keep] for line in lines])
    return out.getvalue().encode()


@pytest.mark.parametrize(
    ("value", "text"), [(12_345_678_901.0, "12345678901"), (1e15, "1000000000000000"), (0.00001, "0.00001")]
)
def test_large_and_small_values_are_published_in_full(value: float, text: str) -> None:
    (row,) = rows(MeasureData(months(value)))
    assert row["value"] == text


def test_a_suppressed_value_is_not_published() -> None:
    (row,) = rows(MeasureData(Series((Observation(period("Sep 2012"), 3, "suppressed"),))))
    assert "3" not in row["value"]
