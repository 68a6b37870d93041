from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, WARDS, Changes, checked, files


def lines(changes: Changes | None = None) -> list[str]:
    return list(checked(changes).understood)


def line(start: str, changes: Changes | None = None) -> str:
    (found,) = [each.strip() for each in lines(changes) if each.strip().startswith(start)]
    return found


def test_packs_cards_and_series_are_told_in_order_each_further_in() -> None:
    found = lines()
    assert [len(each) - len(each.lstrip()) for each in found] == [0, 2, 4, 4]
    assert found[0].startswith("warm-homes: Warm homes, quarter by quarter, July to September 2012")
    assert found[1].strip().startswith("cold-homes: Fewer people in cold homes")


@pytest.mark.parametrize("fact", ["24 months", "October 2010 to September 2012", "latest 11 complaints", "no gaps"])
def test_a_series_tells_its_length_span_latest_value_and_gaps(fact: str) -> None:
    assert fact in line("complaints.csv")


@pytest.mark.parametrize(
    ("row", "instead", "gap"),
    [
        ("2012-08,9\n", "", "1 gap"),
        ("2012-08,9\n", "2012-08,..\n", "1 gap"),
        ("2012-09,11\n", "", "no gaps"),
        ("2012-09,11\n", "2012-09,..\n", "no gaps"),
    ],
)
def test_rows_and_values_missing_inside_are_gaps(row: str, instead: str, gap: str) -> None:
    found = line("complaints.csv", {COMPLAINTS: {row: instead}})
    assert gap in found
    assert "23 months" in found


def test_areas_are_counted_and_one_is_told() -> None:
    found = line("wards.csv")
    assert "2 wards" in found
    assert "North & East" in found


def test_values_typed_in_the_card_go_by_the_name_of_the_measure() -> None:
    typed = {CARD: {"data: data/complaints.csv": "values: {Sep 2012: 11}"}}
    assert "1 month, September 2012, latest 11 complaints" in line("complaints:", typed)


def test_a_series_without_values_says_so() -> None:
    rows = files()[COMPLAINTS].decode().splitlines()[1:]
    empty = {COMPLAINTS: {row: f"{row.partition(',')[0]},.." for row in rows}}
    assert "no values yet" in line("complaints.csv", empty)


def test_areas_that_could_not_be_read_are_left_out() -> None:
    broken = {WARDS: {"area,period,value": "area,period,valu"}}
    assert not [each for each in lines(broken) if "wards.csv" in each]
