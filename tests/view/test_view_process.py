from __future__ import annotations

from collections.abc import Mapping

import pytest
from builders import months, reading

from rbaccards.measures.process import ProcessReading
from rbaccards.measures.reading import Reading
from rbaccards.measures.xmr import Assurance, Signal, Variation
from rbaccards.view.process import (
    assurance_mark,
    process_alt,
    process_kind,
    process_notes,
    process_spec,
    process_subtitle,
    process_title,
    settings_words,
    variation_mark,
)

TOOL = (20, 24, 20, 26, 22, 16, 18, 16, 31, 28, 34, 26, 30, 19, 18)
ANEW = {"because": "the team began", "by": "Head of housing", "on": "14 November 2012"}


def made(*values: float | None, **fields: object) -> tuple[ProcessReading, Reading]:
    found = reading(months(*values), chart="spc", **fields)
    assert found.process is not None
    return found.process, found


def test_each_variation_and_each_assurance_has_a_shape_and_words_of_its_own() -> None:
    marks = [*(variation_mark(each) for each in Variation), *(assurance_mark(each) for each in Assurance)]
    assert len({mark.shape for mark in marks}) == len({mark.word for mark in marks}) == 10


def test_the_drawing_has_every_point_with_its_finding() -> None:
    process, found = made(*TOOL, 99, polarity="lower")
    spec = process_spec(process, found, found.year.end)
    assert [each.value for each in spec.found] == [*TOOL, 99]
    assert spec.found[-1].finding == "concern"
    assert [name for name, _ in spec.key] == ["common cause", "improvement", "concern"]
    assert spec.latest is not None
    assert spec.latest.text == "99"
    assert spec.median is None


def test_a_limit_that_cannot_be_is_not_drawn() -> None:
    process, found = made(*[1, 40] * 7)
    (drawn,) = process_spec(process, found, found.year.end).processes
    assert drawn.lower is None
    assert drawn.upper is not None
    process, found = made(*[99.0, 91.0] * 7, unit="%", polarity="higher")
    assert process_spec(process, found, found.year.end).processes[0].upper is None
    process, found = made(*[-1, 40] * 7)
    assert process_spec(process, found, found.year.end).processes[0].lower is not None


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({}, ("2.66", "of 15 points", "6 in a row on one side", "6 in a row rising")),
        ({"spc": {"shift": 8, "trend": 7}}, ("8 in a row on one side", "7 in a row rising")),
        ({"spc": {"screened": "yes"}}, ("unusually large moves left out",)),
        ({"spc": {"beyond_limits_count": "yes"}}, ("those outside the limits too",)),
        ({"spc": {"recalculate_after": {"Mar 2012": ANEW}}}, ("of 9 and 6 points",)),
        ({"spc": {"baseline": "Mar 2012"}}, ("of 9 points",)),
        ({"covers": "12 months"}, ("Run chart", "shares months")),
    ],
)
def test_the_settings_are_told(fields: Mapping[str, object], words: tuple[str, ...]) -> None:
    process, found = made(*TOOL, **fields)
    said = settings_words(process, found.measure)
    assert all(word in said for word in words)


@pytest.mark.parametrize(
    ("values", "fields", "why"),
    [
        (TOOL[:12], {}, "13 points"),
        ((*TOOL[:9], None, *TOOL[10:]), {}, "values are missing"),
        (TOOL, {"break_after": {"Mar 2012": "x"}}, "changed its meaning"),
    ],
)
def test_a_run_chart_says_why_it_has_no_limits(
    values: tuple[float | None, ...], fields: Mapping[str, object], why: str
) -> None:
    process, found = made(*values, **fields)
    spec = process_spec(process, found, found.year.end)
    assert why in spec.settings
    assert why in process_alt(process, found)
    assert spec.processes == ()
    assert spec.median is not None
    assert process_kind(process) == "run chart"
    assert list(process_notes(process, found.measure)) == []


@pytest.mark.parametrize(
    ("values", "polarity", "finding"),
    [
        (TOOL, "lower", "no change beyond chance"),
        ((*TOOL, 99), "lower", "a worsening beyond chance"),
        ((*TOOL, 99), "higher", "an improvement beyond chance"),
        ((*TOOL, 99), "none", "a change beyond chance"),
    ],
)
def test_the_title_is_the_finding(values: tuple[float, ...], polarity: str, finding: str) -> None:
    process, found = made(*values, polarity=polarity)
    assert process_title(process, found.measure) == f"Burglary: {finding}"
    assert process_subtitle(process, found.measure) == "Offences, process chart (XmR)"


def test_a_run_chart_is_called_by_its_measure() -> None:
    process, found = made(*TOOL[:5])
    assert process_title(process, found.measure) == "Burglary"
    assert process_subtitle(process, found.measure) == "Offences, run chart"


def test_the_notes_tell_the_rules_the_promise_and_the_reasons() -> None:
    fields = {"spc": {"recalculate_after": {"Mar 2012": ANEW}}, "targets": {"2012/13": "90"}}
    process, found = made(*TOOL, 99, **fields)
    said = " ".join(process_notes(process, found.measure))
    assert "special cause" in said
    assert "the process will" in said
    assert "Limits start anew after March 2012: the team began (Head of housing, 14 November 2012)." in said
    assert "trial limits" in said


def test_common_cause_is_said_too() -> None:
    process, found = made(*TOOL)
    assert next(iter(process_notes(process, found.measure))) == "The last point is common cause."


def test_every_change_of_limits_is_marked() -> None:
    process, found = made(*TOOL, spc={"recalculate_after": {"Mar 2012": ANEW}})
    assert [each.text for each in process_spec(process, found, found.year.end).cuts] == ["Limits anew"]
    process, found = made(*TOOL, spc={"baseline": "Mar 2012"})
    assert [each.text for each in process_spec(process, found, found.year.end).cuts] == ["Baseline to here"]
    process, found = made(*TOOL, 5, 6, 7, break_after={"Oct 2011": "x"}, polarity="lower")
    assert "Break" in [each.text for each in process_spec(process, found, found.year.end).cuts]


def test_whoever_cannot_see_it_is_told_lines_special_causes_and_settings() -> None:
    process, found = made(*TOOL, 99, polarity="lower", targets={"2012/13": "90"})
    said = process_alt(process, found)
    assert process.signals[-1] is Signal.CONCERN
    assert all(each in said for each in ("16 points", "99 in September 2012", "Special cause: concern: ", "90", "2.66"))
