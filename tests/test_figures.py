from __future__ import annotations

import re

import pytest
from builders import (
    BURGLARY,
    CASES,
    ENQUIRIES,
    YEAR_TO_SEPTEMBER,
    months,
    period,
    quarters,
    reading,
    series,
)
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.figures import Figures, figures_of, fill, slots
from rbaccards.measures.reading import Reading
from rbaccards.series import Observation, Series

WARDS = {"Hyde Park & Woodhouse": (472, 548), "Armley": (314, 490), "Kirkstall": (244, 512)}


def burglary() -> Reading:
    wards = tuple(
        Series((Observation(YEAR_TO_SEPTEMBER.year_before(), before), Observation(YEAR_TO_SEPTEMBER, now)), name)
        for name, (now, before) in WARDS.items()
    )
    return reading(
        months(*BURGLARY),
        areas=[wards],
        adds_up="sum",
        reads_as="last 12 months",
        targets={"2012/13": "7,056"},
        stretch={"2012/13": "5,999"},
        milestones={"Sep 2012": "5,850 to 6,950"},
        breakdown={"by": "ward", "of": "33", "show": "2"},
    )


def to_date(*values: float) -> Figures:
    found = reading(quarters(*values), adds_up="sum", frequency="quarter", reads_as="year to date")
    return figures_of(found)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".last_12_months", "5,938"),
        (".last_12_months.value", "5,938"),
        (".last_12_months.previous", "9,214"),
        (".last_12_months.change", "down 36%"),  # -35.55%
        (".last_12_months.difference", "3,276 fewer"),
        (".last_12_months.period", "12 months to September 2012"),
        (".last_12_months.previous.period", "12 months to September 2011"),
        (".latest", "448"),
        (".end", "September 2012"),
        (".target", "7,056"),
        (".target.period", "2012/13"),
        (".stretch", "5,999"),
        (".stretch.change", "down 15%"),  # -14.98%
        (".milestone", "5,850 to 6,950"),
        ('["Sep 2012"].value', "448"),
        ('["Armley"].last_12_months', "314"),
        ('["Armley"].last_12_months.change', "down 35.9%"),
        ('["Armley"].last_12_months.difference', "176 fewer"),
        (".top_wards", "786"),  # 472 + 314
        (".top_wards.count", "two"),
        (".top_wards.of", "33"),
        (".top_wards.first", "Hyde Park & Woodhouse"),
        (".top_wards.share", "13%"),
        (".other_wards", "5,152"),  # 5,938 - 786
    ],
)
def test_the_burglary_card_has_the_figure(name: str, text: str) -> None:
    assert figures_of(burglary())[f"burglary{name}"] == text


def test_an_area_that_is_not_shown_has_no_figure() -> None:
    assert not any("Kirkstall" in name for name in figures_of(burglary()))


@pytest.mark.parametrize(
    ("values", "name", "text"),
    [
        (ENQUIRIES, ".projected", "3,366"),
        (ENQUIRIES, ".projected.change", "up 2.1%"),
        (ENQUIRIES, ".projected.method", "straight line"),
        (ENQUIRIES, ".projected_otherwise", "2,880"),
        (ENQUIRIES, ".projected_otherwise.change", "down 13%"),
        (ENQUIRIES, ".projected.year", "2012/13"),
        (ENQUIRIES, '["2011/12"].total', "3,297"),
        (CASES, ".projected", "1,342"),
        (CASES, ".projected_otherwise", "1,215"),
        (CASES, '["2011/12"].total', "1,248"),
        (CASES, ".year_to_date", "671"),
    ],
)
def test_a_year_to_date_has_the_figure(values: tuple[float, ...], name: str, text: str) -> None:
    assert to_date(*values)[f"burglary{name}"] == text


@pytest.mark.parametrize(
    ("name", "text"),
    [
        (".survey.replies", "310"),
        (".survey.invited", "491"),
        (".survey.response_rate", "63.1%"),
        (".survey.margin", "3.38 points"),
        ('["Overall service"].latest', "94.2%"),
        ('["2011/12"].value', "79.9%"),
        (".latest.change", "up 10.1 points"),
    ],
)
def test_a_survey_has_the_figure(name: str, text: str) -> None:
    outcome = series(period("2011/12"), 79.9, 90.0, group="Case outcome")
    service = series(period("2011/12"), 84.7, 94.2, group="Overall service")
    found = reading(
        outcome,
        groups=(outcome, service),
        unit="%",
        frequency="year",
        survey={"replies": "310", "invited": "491"},
    )
    assert figures_of(found)[f"burglary{name}"] == text


def test_a_figure_that_the_data_do_not_give_is_not_there() -> None:
    found = figures_of(reading(months(5)))
    assert "burglary.latest" in found
    assert not {"burglary.latest.change", "burglary.last_12_months", "burglary.target"} & set(found)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("{{ a.b }}", ["a.b"]),
        ("{{a.b}} and {{  c.d_e.f  }}", ["a.b", "c.d_e.f"]),
        ('{{ a["Mill, Lower"].latest.change }}', ['a["Mill, Lower"].latest.change']),
        ("{{ Burglary.Latest }}", ["Burglary.Latest"]),
        ("{ a.b }", []),
        ("{{ a.b | upper }}", []),
        ("{{ a + b }}", []),
        ("{{ 1 }}", []),
        ("{{ a() }}", []),
        ("{% if a %}", []),
        ("{{ a.__class__ }}", []),
        ("{{ a['b'] }}", []),
        ("{{ }}", []),
        ("{{ {{ a.b }} }}", ["a.b"]),
    ],
)
def test_only_names_between_double_braces_are_figures(text: str, names: list[str]) -> None:
    assert [slot.name for slot in slots(text)] == names


def test_a_slot_knows_where_its_name_stands() -> None:
    text = "from {{ a.previous }} to {{ a.latest }}"
    assert [text[slot.start : slot.end] for slot in slots(text)] == ["a.previous", "a.latest"]


def test_known_figures_are_filled_in_and_all_else_is_printed_as_written() -> None:
    text = "{{ a.b }}, {{ a.c }}, {{ a.b | upper }}, {% x %}, ${a.b}"
    assert fill(text, {"a.b": "5,938"}) == "5,938, {{ a.c }}, {{ a.b | upper }}, {% x %}, ${a.b}"


def test_a_figure_that_looks_like_a_slot_is_not_filled_in_again() -> None:
    assert fill("{{ a.b }}", {"a.b": "{{ a.c }}", "a.c": "no"}) == "{{ a.c }}"


def test_figures_are_escaped_and_the_text_around_them_is_not() -> None:
    assert fill("*{{ a.b }}*", {"a.b": "x*y"}, lambda value: value.replace("*", "\\*")) == "*x\\*y*"


@given(st.text())
def test_a_text_without_figures_stays_as_it_is(text: str) -> None:
    assert fill(text, {}) == text


@given(st.text("{} ab.\"[]'|", max_size=40))
def test_filling_ends_whatever_the_braces(text: str) -> None:
    filled = fill(text, {"a": "1", "b": "2"})
    assert len(filled) <= len(text)
    assert all(re.fullmatch(r"[^{}]+", slot.name) or '"' in slot.name for slot in slots(text))


def test_a_projection_with_an_interval_has_a_figure_for_it() -> None:
    found = reading(quarters(*[100, 110, 125, 130] * 3, 100, 112), adds_up="sum", projection="exponential smoothing")
    text = figures_of(found)["burglary.projected.interval"]
    low, high = (float(each) for each in text.split(" to "))
    assert low <= float(figures_of(found)["burglary.projected"]) <= high
    assert "burglary.projected_otherwise.interval" not in figures_of(found)
