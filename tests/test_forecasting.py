from __future__ import annotations

import re

import pytest
from builders import CARD, COMPLAINTS, checked, codes, files

from rbaccards.checked import check
from rbaccards.explained import UnknownFigureError
from rbaccards.forecasting import Asked, forecast_lines

NAME = "warm-homes/cold-homes"
OWN = "    forecast: {made: Mar 2012, method: the trend of three years, values: {Mar 2013: 140}}\n"


def lines(**asked: str) -> tuple[str, ...]:
    return forecast_lines(checked().packs, Asked(NAME, **asked))  # type: ignore[arg-type]


def values(found: tuple[str, ...], section: str) -> dict[str, str]:
    text = "\n".join(found)
    block = re.search(rf"^  {section}:\n((?:    .+\n?)+)", text, re.MULTILINE)
    assert block is not None
    return dict(line.strip().split(": ") for line in block[1].splitlines())


def test_the_lines_are_a_forecast_that_a_card_takes() -> None:
    written = "".join(f"    {line}\n" for line in lines(made="Mar 2012")[1:])
    found = check(files({CARD: {OWN: written}}))
    assert codes(found.issues) == []
    (card,) = found.packs[0].cards
    assert card.headline is not None
    assert card.headline.curve is not None


def test_it_says_what_it_is_for_when_and_how() -> None:
    found = lines(made="Mar 2012")
    assert found[0] == "# under complaints:"
    assert "  made: Mar 2012" in found
    assert any(line.startswith("  method: exponential smoothing, damped trend") for line in found)


def test_it_goes_to_the_end_of_the_financial_year_or_as_asked() -> None:
    assert list(values(lines(), "values"))[0::5] == ["Oct 2012", "Mar 2013"]
    assert list(values(lines(until="Dec 2012"), "values")) == ["Oct 2012", "Nov 2012", "Dec 2012"]


def test_twelve_months_are_forecast_by_their_months() -> None:
    """The first value differs from the latest 12 months by two months alone."""
    (card,) = checked().packs[0].cards
    reading = card.readings["complaints"]
    assert reading.last_12_months is not None
    series = [each.value or 0.0 for each in reading.series.known]
    first = float(next(iter(values(lines(method="straight line"), "values").values())))
    change = first - reading.last_12_months.now.value
    assert -series[-12] <= change <= max(series)


def test_every_interval_holds_its_value() -> None:
    found = lines(method="damped trend")
    ends = values(found, "interval")
    for name, value in values(found, "values").items():
        low, high = (float(each.replace(",", "")) for each in ends[name].split(" to "))
        assert low <= float(value.replace(",", "")) <= high


@pytest.mark.parametrize(
    ("asked", "message"),
    [
        ({"measure": "complaint"}, "Did you mean complaints?"),
        ({"measure": "quite_another"}, "Its measures: complaints."),
        ({"made": "Mar 2001"}, "There are no values up to Mar 2001"),
        ({"made": "soon"}, "There are no values up to soon"),
        ({"until": "Mar 2011"}, "is not a period after"),
        ({"until": "one day"}, "is not a period after"),
        ({"made": "Mar 2011"}, "are too few for damped trend"),
        ({"made": "Mar 2012", "method": "seasonal"}, "are too few for seasonal"),
    ],
)
def test_what_cannot_be_done_is_said(asked: dict[str, str], message: str) -> None:
    with pytest.raises(UnknownFigureError, match=re.escape(message)):
        lines(**asked)


def test_a_card_that_is_not_there_is_said() -> None:
    with pytest.raises(UnknownFigureError, match="Did you mean warm-homes/cold-homes"):
        forecast_lines(checked().packs, Asked("warm-homes/cold-home"))


def test_over_a_gap_there_is_none() -> None:
    with pytest.raises(UnknownFigureError, match="None of its measures has data"):
        forecast_lines(checked({CARD: {"data/complaints.csv": "data/nothing.csv"}}).packs, Asked(NAME))
    gap = checked({COMPLAINTS: {"2011-01,14": "2011-01,"}})
    with pytest.raises(UnknownFigureError, match="has a gap"):
        forecast_lines(gap.packs, Asked(NAME))
