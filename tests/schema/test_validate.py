from __future__ import annotations

import pytest
from builders import document
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Issue
from rbaccards.periods.period import JANUARY
from rbaccards.schema.card import Card
from rbaccards.schema.fields import Declared
from rbaccards.schema.pack import Council, Pack
from rbaccards.schema.validate import plain, validate

GOOD = """priority: Reduce crime
outcome: safe
population: Residents of Leeds
why: Because.
headline: burglary
indicators:
  burglary:
    name: Burglary
    unit: offences
    polarity: lower
    frequency: month
    values: {Aug 2012: 454, Sep 2012: 448}
    targets:
      2012/13: 7,056
story: So it was.
"""


NEEDED = ("outcome", "population", "why", "headline", "indicators", "story")
"""What the report card cannot do without."""


def checked(text: str, model: type[Declared] = Card) -> tuple[Declared | None, tuple[Issue, ...]]:
    return validate(document(text), model, required=NEEDED if model is Card else ())


def issues(old: str, new: str) -> list[Issue]:
    assert old in GOOD
    return list(checked(GOOD.replace(old, new))[1])


def wrong(old: str, new: str) -> Issue:
    (issue,) = issues(old, new)
    return issue


def pointed(issue: Issue) -> str:
    """The line from where the issue points."""
    return issue.excerpt[issue.place.column - 1 :]


def test_a_good_card_is_the_value_it_describes() -> None:
    card, found = checked(GOOD)
    assert found == ()
    assert isinstance(card, Card)
    assert card.indicators["burglary"].unit == "offences"


@pytest.mark.parametrize(
    ("old", "new", "code", "points_at", "corrected"),
    [
        ("headline:", "headlin:", "Y17", "headlin:", "headline: burglary"),
        ("    polarity:", "    polarty:", "Y17", "polarty:", "    polarity: lower"),
        ("story: So", "stroy: So", "Y17", "stroy:", "story: So it was."),
        ("polarity: lower", "polarity: lowr", "S02", "lowr", "    polarity: lower"),
        ("frequency: month", "frequency: monthly", "S02", "monthly", "    frequency: month"),
    ],
)
def test_a_slip_is_pointed_at_and_corrected(old: str, new: str, code: str, points_at: str, corrected: str) -> None:
    issue = wrong(old, new)
    assert issue.code == code
    assert pointed(issue).startswith(points_at)
    assert issue.fix is not None
    assert (issue.fix.line, issue.fix.text) == (issue.place.line, corrected)


@pytest.mark.parametrize(
    ("old", "new", "code", "points_at"),
    [
        ("story:", "weather: x\nstory:", "Y17", "weather:"),
        ("7,056", "ten", "C03", "ten"),
        ("2012/13: 7,056", "soon: 7,056", "C21", "soon:"),
        ("population: Residents of Leeds\n", "", "S01", ""),
        ("population: Residents of Leeds", "population:", "S01", "population:"),
        ("    unit: offences\n", "", "S01", "burglary:"),
        ("story:", "risks:\n  - {risk: a}\n  - {response: b}\nstory:", "S01", "{response"),
        ("  burglary:", "  Burglary:", "S03", "Burglary:"),
        ("priority: Reduce crime", f"priority: {'x' * 401}", "S04", "x"),
        ("7,056", "[1, 2]", "Y28", "[1, 2]"),
        ("why: Because.", "why: [a, b]", "Y28", "[a, b]"),
        ("targets:\n      2012/13: 7,056", "targets: 7,056", "Y28", "7,056"),
        ("story:", "risks: none\nstory:", "Y28", "none"),
        ("    targets:", "    data: a.csv\n    targets:", "S09", "name:"),
    ],
)
def test_a_problem_is_told_once_with_its_code_at_its_place(old: str, new: str, code: str, points_at: str) -> None:
    issue = wrong(old, new)
    assert issue.code == code
    assert pointed(issue).startswith(points_at)
    assert issue.message


@pytest.mark.parametrize(
    ("old", "new", "wanted", "found"),
    [
        ("7,056", "[1, 2]", "a number", "a list"),
        ("2012/13: 7,056", "2012/13: {a: b}", "a number", "entries"),
        ("why: Because.", "why: [a, b]", "text", "a list"),
        ("story:", "risks: none\nstory:", "a list", '"none"'),
        ("targets:\n      2012/13: 7,056", "targets: 7,056", "name: value", '"7,056"'),
        ("story:", "new_actions: [{action: x, due: [a]}]\nstory:", "a period", "a list"),
    ],
)
def test_a_value_of_the_wrong_kind_says_what_was_expected_and_what_was_found(
    old: str, new: str, wanted: str, found: str
) -> None:
    expected, _, instead = wrong(old, new).message.partition("found")
    assert wanted in expected
    assert found in instead


@pytest.mark.parametrize(
    ("value", "choice"), [("projection: last years patern", "last year's pattern"), ("polarity: hier", "higher")]
)
def test_the_choices_are_told_in_the_words_of_the_card(value: str, choice: str) -> None:
    name = value.partition(":")[0]
    old, new = ("polarity: lower", value) if name == "polarity" else ("    targets:", f"    {value}\n    targets:")
    issue = wrong(old, new)
    assert choice in issue.message
    assert issue.fix is not None
    assert issue.fix.text == f"    {name}: {choice}"


@pytest.mark.parametrize("text", ["pydantic", "Input should", "validation error", "Field required", "str_type"])
def test_no_library_speaks_to_officers(text: str) -> None:
    broken = (
        GOOD.replace("7,056", "[x]").replace("polarity: lower", "polarity: [a]").replace("why:", "whi: {a: b}\nwho:")
    )
    found = checked(broken)[1]
    assert len(found) >= 3
    assert not [issue for issue in found if text in issue.message + issue.hint]


def test_everything_is_told_in_one_run() -> None:
    broken = (
        GOOD.replace("headline:", "headlin:")
        .replace("polarity: lower", "polarity: lowr")
        .replace("7,056", "ten")
        .replace("population: Residents of Leeds\n", "")
        .replace("    unit: offences\n", "    unit: offences\n    colour: red\n")
    )
    _, found = checked(broken)
    assert sorted(issue.code for issue in found) == ["C03", "S01", "S02", "Y17", "Y17"]


def test_checking_goes_on_as_if_a_misspelt_key_had_been_corrected() -> None:
    card, found = checked(GOOD.replace("polarity: lower", "polarty: lowr"))
    assert [issue.code for issue in found] == ["Y17", "S02"]
    assert card is None


def test_a_corrected_card_comes_back_with_its_errors_so_that_more_can_be_checked() -> None:
    card, found = checked(GOOD.replace("headline:", "headlin:").replace("7,056", "ten"))
    assert len(found) == 2
    assert isinstance(card, Card)
    assert card.headline == "burglary"
    assert card.indicators["burglary"].targets == {}


def test_a_key_beside_its_misspelling_is_to_be_taken_out() -> None:
    issue = wrong("headline: burglary", "headline: burglary\nheadlin: burglary")
    assert issue.fix is not None
    assert issue.fix.text is None


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("{Aug 2012: 454, Sep 2012: 448}", "{Aug 2012: x, Sep 2012: 448}"),
        ("{Aug 2012: 454, Sep 2012: 448}", "{Sep 2012: x}"),
        ("story:", "risks: [{risk: [a]}]\nstory:"),
        ("story:", "risks: [{response: [a]}]\nstory:"),
    ],
)
def test_what_is_empty_only_because_of_an_error_is_no_second_error(old: str, new: str) -> None:
    found = issues(old, new)
    places = [issue.place for issue in found]
    assert len(set(places)) == len(places)
    assert all(issue.code != "S09" for issue in found)
    assert not [issue for issue in found if issue.message.endswith("is empty.")]


def test_a_lone_word_and_a_lone_entry_are_checked_like_the_long_form() -> None:
    assert pointed(wrong("story:", "progress: purple\nstory:")) == "purple"
    lone = wrong("    targets:", "    breakdown: {by: ward, shwo: 3}\n    targets:")
    listed = wrong("    targets:", "    breakdown:\n      - {by: ward, shwo: 3}\n    targets:")
    assert lone.message == listed.message
    assert pointed(lone).startswith("shwo")


def test_the_context_reads_periods_by_the_packs_calendar() -> None:
    text = "title: a\npartnership: b\nboard: c\nreview_period: Q3 2012\noutcomes: {x: y}\ncards: [z]\n"
    good, found = validate(document(text), Pack, {"calendar": JANUARY})
    assert found == ()
    assert isinstance(good, Pack)
    assert good.review_period.first_month == (2012, 7)


def test_an_entry_with_nothing_after_its_colon_counts_as_left_out() -> None:
    tree = document('a:\nb: ""\nc: {d: }\ne: [x]\n').root
    assert plain(tree) == {"b": "", "c": {}, "e": ["x"]}


@given(
    st.dictionaries(
        st.sampled_from([*Council.model_fields, "nme", "site", "x1"]),
        st.sampled_from(["a", "[a]", "{a: b}", '""']),
        min_size=1,
    )
)
def test_any_small_file_gives_a_value_or_says_what_is_wrong(entries: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in entries.items())
    council, found = checked(text, Council)
    assert (council is not None) or found
    assert all(issue.place.line for issue in found)


@given(st.sets(st.sampled_from([line for line in GOOD.splitlines() if not line.endswith(":") and "7,056" not in line])))
def test_whatever_is_left_out_is_said_to_be_missing(gone: set[str]) -> None:
    card, found = checked("".join(f"{line}\n" for line in GOOD.splitlines() if line not in gone))
    names = {line.strip().partition(":")[0] for line in gone}
    assert bool(found) is bool(gone)
    assert card is not None or found
    said = " ".join(issue.message for issue in found)
    assert all(f'"{name}" is missing' in said for name in names - {"values"})
