from __future__ import annotations

import pytest
from builders import BURGLARY, Q2, months, reading

from rbaccards.periods.period import APRIL
from rbaccards.statements.candidates import Candidate, candidates
from rbaccards.statements.claims import claims
from rbaccards.statements.facts import Kind, facts_of
from rbaccards.statements.sentences import sentences
from rbaccards.statements.times import Moment

BURGLARIES = reading(months(*BURGLARY), adds_up="sum", reads_as="last 12 months", targets={"2012/13": "7,056"})


def meant(text: str) -> list[Candidate]:
    (sentence,) = sentences(text, None, Moment(Q2, APRIL))
    claim = next(claims(sentence))
    return candidates(claim, sentence, facts_of(BURGLARIES), BURGLARIES.measure)


def test_what_the_card_leads_with_comes_first() -> None:
    assert meant("Burglary fell by 3%")[0].fact.name == "burglary.last_12_months.change"
    assert meant("Burglary fell by 3")[0].kind is Kind.DIFFERENCE
    assert meant("Burglaries were 3")[0].fact.name == "burglary.last_12_months"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Burglaries were 3 in September 2012", 448),
        ("Burglaries were 3 in April to June 2012", None),
        ("The target is 3", 7056),
        ("Burglaries were 3 in 2001/02", None),
        ("Burglaries were 3 this summer", None),
    ],
)
def test_only_what_the_words_admit_may_be_meant(text: str, value: float | None) -> None:
    assert {each.interval.middle for each in meant(text)} == ({value} if value else set())


def test_a_change_between_two_times_named_is_worked_out() -> None:
    found = [each for each in meant("Burglary fell by 3 in June 2012 against May 2012") if each.before]
    assert {(each.before.interval.middle, each.interval.middle) for each in found if each.before} >= {(383, 4)}


def test_a_forecast_may_be_meant_where_the_words_say_so() -> None:
    assert len(meant("Burglary fell by 3%, as forecast")) == len(meant("Burglary fell by 3%"))
    ahead = meant("Projected burglaries were 3")
    assert any("projected" in each.fact.name for each in ahead)
