from __future__ import annotations

import pytest
from builders import BURGLARY, Q2, measure, months, period, reading

from rbaccards.periods.period import APRIL
from rbaccards.statements.claims import claims
from rbaccards.statements.context import Stretch, Surroundings, Times, said_until, times_of
from rbaccards.statements.facts import Fact, Kind, Role, facts_of
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.subjects import subject_of
from rbaccards.statements.times import Moment

SUBJECT = subject_of("burglary", measure(name="Domestic burglary"))
FACTS = facts_of(reading(months(*BURGLARY), adds_up="sum", reads_as="last 12 months"))


def read(text: str) -> Sentence:
    (found,) = sentences(text, None, Moment(Q2, APRIL))
    return found


def belongs(text: str, *, named: bool = True) -> bool:
    sentence = read(text)
    return Surroundings(sentence, SUBJECT, frozenset({"leed"})).belongs(next(claims(sentence)), named=named)


@pytest.mark.parametrize(
    "text",
    [
        "Burglary fell by 3%",
        "Burglary in Leeds has now fallen by 3%",
        "3 fewer burglaries",
        "A fall of 3% in burglary",
        "There were 3 burglaries",
        "The police recorded 3 burglaries",
        "Work pays: domestic burglary is down 3%",
    ],
)
def test_a_figure_belongs_to_the_noun_beside_it(text: str) -> None:
    assert belongs(text)


@pytest.mark.parametrize(
    "text",
    [
        "Visits fell by 3%, and burglary too",
        "3 fewer visits to homes",
        "A fall of 3% in visits",
        "There were 3 visits",
        "The partnership brought burglary down by 3%",
    ],
)
def test_a_figure_of_something_else_does_not(text: str) -> None:
    assert not belongs(text)


def test_a_figure_without_a_noun_belongs_to_what_the_text_speaks_of() -> None:
    assert belongs("Down 3%", named=False)
    assert not belongs("Down 3%", named=True)


@pytest.mark.parametrize(
    ("text", "strange"),
    [("Burglary fell by 3% in Seacroft", True), ("Burglary fell by 3% in Leeds", False), ("Seacroft had 3", False)],
)
def test_names_that_are_not_of_the_whole_are_noticed(text: str, *, strange: bool) -> None:
    assert Surroundings(read(text), SUBJECT, frozenset({"leed"})).strange_names() is strange


def times(text: str) -> Times:
    found = times_of(read(text))
    assert found is not None
    return found


def stretch(text: str) -> Stretch:
    found = period(text)
    return Stretch(found.start, found.end)


def test_times_are_what_a_figure_is_for_and_what_it_is_compared_with() -> None:
    found = times("In May 2012 there were 3 more than in April 2012")
    assert (found.at, found.since) == ({stretch("May 2012")}, {stretch("Apr 2012")})
    assert not found.a_year_apart
    assert times("3 fewer than a year before").a_year_apart
    assert times("3 by the end of May").at == {Stretch(0, period("May 2012").end)}
    assert times_of(read("3 this summer")) is None


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
    assert times(text).admit_pair(fact(before), fact(now), period("Sep 2012").end) is admitted


def test_a_clause_ends_what_is_said_of_a_figure() -> None:
    sentence = read("Burglary fell by 3%, nationally by 4%")
    words = [each.word for each in said_until(next(claims(sentence)), sentence) if each.word]
    assert words == ["burglary", "fell", "by"]
