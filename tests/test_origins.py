"""Every figure of the demonstration leads back to where it comes from, and the rows give the figure again."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from rbaccards.checked import check
from rbaccards.measured import MeasuredCard
from rbaccards.origins import Origin, exact, origin
from rbaccards.read import read_project

ROOT = Path(__file__).parent.parent


@cache
def cards() -> dict[str, MeasuredCard]:
    pack = next(each for each in check(read_project(ROOT)).packs if each.loaded.name == "safer-leeds")
    return {card.name: card for card in pack.cards}


def found(card: str, name: str) -> Origin:
    made = origin(cards()[card], name)
    assert made is not None
    return made


def test_burglary_in_12_months_comes_from_12_rows_that_add_up() -> None:
    made = found("burglary", "burglary.last_12_months")
    assert len(made.rows) == 12
    assert sum(row.value or 0 for row, _ in made.rows) == 5938
    assert made.arithmetic == "5,938"
    assert "added up" in made.definition
    places = [row.place for row, _ in made.rows]
    assert all(place and place.path == "cards/safer-leeds/data/burglary.csv" for place in places)
    assert [place.line for place in places if place] == list(range(14, 26))


def test_its_change_comes_from_24_rows_and_is_rounded_once() -> None:
    made = found("burglary", "burglary.last_12_months.change")
    assert len(made.rows) == 24
    assert made.arithmetic.startswith("(5,938 − 9,214) / 9,214 = −35.55")
    assert "whole per cent" in made.rounding


@pytest.mark.parametrize(
    ("card", "name", "rows", "arithmetic"),
    [
        ("burglary", "burglary.last_12_months.previous", 12, "9,214"),
        ("burglary", "burglary.last_12_months.difference", 24, "5,938 − 9,214 = −3,276"),
        ("burglary", "burglary.latest", 1, "485"),
        ("burglary", 'burglary["Sep 2012"].value', 1, "485"),
        ("burglary", 'burglary["Armley"].last_12_months.change', 2, "(314 − 490) / 490 = −35.91836735%"),
        ("burglary", "burglary.top_wards", 9, "2,693"),
        ("burglary", "burglary.top_wards.share", 9, "2,693 / 5,938 = 45.35197036%"),
        ("burglary", "burglary.other_wards", 9, "5,938 − 2,693 = 3,245"),
        ("anti-social-behaviour", 'cases["2011/12"].total', 4, "1,248"),
        ("anti-social-behaviour", "enquiries.year_to_date", 2, "1,683"),
        ("anti-social-behaviour", "enquiries.projected", 2, "3,366"),
        ("anti-social-behaviour", "cases.projected_otherwise", 6, "1,215.396226"),
        ("anti-social-behaviour", "perception.latest.change", 2, "12.62 − 16.94 = −4.32 percentage points"),
        ("anti-social-behaviour", 'satisfaction["Overall service"].latest', 1, "94.2"),
        ("anti-social-behaviour", "satisfaction.survey.response_rate", 0, "63.13645621"),
        ("anti-social-behaviour", "satisfaction.survey.margin", 0, "3.382879094"),
    ],
)
def test_a_figure_comes_from_its_rows_by_its_arithmetic(card: str, name: str, rows: int, arithmetic: str) -> None:
    made = found(card, name)
    assert (len(made.rows), made.arithmetic) == (rows, arithmetic)


def test_what_was_typed_leads_to_its_place_in_the_card() -> None:
    place = found("burglary", "burglary.target").typed_at
    assert place is not None
    assert place.path == "cards/safer-leeds/burglary.yaml"
    assert cards()["burglary"].loaded.document.text.line(place.line).strip() == "targets:"


@pytest.mark.parametrize("card", ["burglary", "anti-social-behaviour", "clean-neighbourhoods"])
def test_every_figure_has_an_origin_with_rows_or_a_place(card: str) -> None:
    for name in cards()[card].figures:
        made = found(card, name)
        assert made.definition.endswith("."), name
        assert made.rows or made.typed_at, name


def test_a_name_that_is_no_figure_has_no_origin() -> None:
    assert origin(cards()["burglary"], "burglary.nothing") is None
    assert origin(cards()["burglary"], "") is None


@pytest.mark.parametrize(("value", "text"), [(5938.0, "5,938"), (-0.5, "−0.5"), (1215.396226415, "1,215.396226")])
def test_an_exact_number_has_ten_digits(value: float, text: str) -> None:
    assert exact(value) == text
