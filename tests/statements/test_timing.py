from __future__ import annotations

import pytest
from builders import BURGLARY, Q2, months, period, reading

from rbaccards.periods.period import APRIL
from rbaccards.statements.facts import Fact, Kind, Role, facts_of
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.times import Moment
from rbaccards.statements.timing import Stretch, Times, timings

FACTS = facts_of(reading(months(*BURGLARY), adds_up="sum", reads_as="last 12 months"))


def read(text: str) -> Sentence:
    (found,) = sentences(text, None, Moment(Q2, APRIL))
    return found


def readings(text: str) -> tuple[Times, ...]:
    sentence = read(text)
    return timings(next(index for index, each in enumerate(sentence.tokens) if each.typed), sentence)


def times(text: str) -> Times:
    return readings(text)[0]


def stretch(text: str) -> Stretch:
    found = period(text)
    return Stretch(found.start, found.end)


def test_times_are_what_a_figure_is_for_and_what_it_is_compared_with() -> None:
    found = times("In May 2012 there were 3 more than in April 2012")
    assert (found.at, found.since) == ({stretch("May 2012")}, {stretch("Apr 2012")})
    assert not found.a_year_apart
    assert times("3 fewer than a year before").a_year_apart
    assert times("3 by the end of May").at == {Stretch(0, period("May 2012").end)}
    assert readings("3 this summer") == ()


def fact(when: str) -> Fact:
    names = (each for each in FACTS if each.role is Role.VALUE and each.kind is Kind.AMOUNT and not each.of)
    return next(each for each in names if each.period == period(when))


def test_amounts_for_the_times_named_are_admitted() -> None:
    may, june = fact("May 2012"), fact("Jun 2012")
    assert times("3 in May 2012").admit(may)
    assert not times("3 in May 2012").admit(june)
    assert times("3 in all").admit(june)
    assert times("3 by the end of June 2012").admit(june)
    assert times("3 in May 2012").all_known(FACTS)
    assert not times("3 in May 2002").all_known(FACTS)


@pytest.mark.parametrize(
    ("text", "before", "now", "admitted"),
    [
        ("3 fewer than in May 2012", "May 2012", "Sep 2012", True),
        ("3 fewer than in May 2012", "Jun 2012", "Sep 2012", False),
        ("3 fewer in June 2012 than in May 2012", "May 2012", "Jun 2012", True),
        ("3 fewer in June 2012", "May 2012", "Jun 2012", True),
        ("3 fewer in June 2012", "Jun 2011", "Jun 2012", True),
        ("3 fewer in June 2012", "Apr 2012", "Jun 2012", False),
        ("3 fewer in June 2012", "Aug 2012", "Sep 2012", False),
        ("3 fewer in all", "Apr 2012", "Sep 2012", True),
        ("3 fewer in all", "Apr 2012", "Jun 2012", False),
        ("3 fewer than a year before", "Apr 2012", "Sep 2012", False),
        ("3 fewer than a year before", "Sep 2011", "Sep 2012", True),
    ],
)
def test_the_changes_that_a_text_may_mean(text: str, before: str, now: str, *, admitted: bool) -> None:
    found, latest = times(text), period("Sep 2012").end
    assert (found.may_be_now(fact(now), latest) and found.admit_pair(fact(before), fact(now))) is admitted
