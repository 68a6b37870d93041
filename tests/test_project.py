from __future__ import annotations

import pytest
from builders import CARD, COMPLAINTS, COUNCIL, PACK, SMALL, Changes, checked, codes, files

from rbaccards.issues import Severity
from rbaccards.project import load
from rbaccards.read import read_project


def test_the_small_project_has_nothing_wrong() -> None:
    project = load(read_project(SMALL))
    assert codes([*project.issues, *project.packs[0].issues, *project.packs[0].cards[0].issues]) == []
    assert project.council is not None
    assert [(pack.name, [card.name for card in pack.cards]) for pack in project.packs] == [
        ("warm-homes", ["cold-homes"])
    ]


def test_the_builders_read_the_small_project_as_the_program_does() -> None:
    assert files() == read_project(SMALL)


def test_packs_come_in_the_order_of_their_folders_whatever_the_order_of_the_files() -> None:
    pack, card, data = files()[PACK], files()[CARD], files()[COMPLAINTS]
    other = {PACK: pack, CARD: card, COMPLAINTS: data}
    moved = {path.replace("warm-homes", "a-pack"): text for path, text in other.items()}
    project = load(dict(reversed(list((files() | moved).items()))))
    assert [each.name for each in project.packs] == ["a-pack", "warm-homes"]


@pytest.mark.parametrize("path", ["pack.yaml", "cards/pack.yaml", "cards/a/b/pack.yaml", "other/a/pack.yaml"])
def test_a_pack_is_a_folder_in_cards(path: str) -> None:
    project = load({COUNCIL: b"name: Anytown", path: files()[PACK]})
    assert [issue.code for issue in project.issues] == ["F01"]
    assert project.packs == ()


def test_without_a_council_the_packs_are_still_read() -> None:
    found = files()
    del found[COUNCIL]
    project = load(found)
    assert [(issue.code, issue.place.path) for issue in project.issues] == [("F01", COUNCIL)]
    assert project.council is None
    assert len(project.packs) == 1


def test_an_empty_project_says_what_is_missing() -> None:
    assert [issue.place.path for issue in load({}).issues] == [COUNCIL]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({COUNCIL: {"name:": "nam:"}}, "Y17"),
        ({PACK: {"board: Housing Board\n": ""}}, "S01"),
        ({PACK: {"Q2 2012/13": "soon"}}, "C21"),
        ({PACK: {"  - cold-homes": "  - Cold Homes"}}, "S03"),
    ],
)
def test_a_pack_or_council_that_cannot_be_used_is_told(changes: Changes, code: str) -> None:
    assert code in codes(checked(changes).issues)


def test_a_card_that_is_not_there_is_told_with_the_nearest_one() -> None:
    project = checked({PACK: {"- cold-homes": "- cold-home"}}).project
    (pack,) = project.packs
    missing = pack.issues[0]
    assert (missing.code, missing.excerpt) == ("F01", "  - cold-home")
    assert missing.fix is not None
    assert missing.fix.text == "  - cold-homes"
    assert pack.broken == ("cold-home",)


def test_a_card_that_no_pack_lists_is_a_warning() -> None:
    project = checked(None, {"cards/warm-homes/spare.yaml": "priority: x"}).project
    (issue,) = project.packs[0].issues
    assert (issue.code, issue.severity) == ("F02", Severity.WARNING)
    assert issue.place.path == "cards/warm-homes/spare.yaml"


def test_a_card_that_cannot_be_made_out_is_broken_and_the_others_stand() -> None:
    found = checked({PACK: {"  - cold-homes": "  - cold-homes\n  - bad"}}, {"cards/warm-homes/bad.yaml": "- x"})
    pack = found.packs[0].loaded
    assert pack.broken == ("bad",)
    assert [card.name for card in pack.cards] == ["cold-homes"]
    assert "cards/warm-homes/bad.yaml" in {issue.place.path for issue in found.issues}


@pytest.mark.parametrize(
    ("text", "instead", "fixed"),
    [
        ("outcome: warm", "outcome: worm", "outcome: warm"),
        ("headline: complaints", "headline: complaint", "headline: complaints"),
    ],
)
def test_a_name_that_leads_nowhere_is_told_with_the_nearest_one(text: str, instead: str, fixed: str) -> None:
    issues = [each for each in checked({CARD: {text: instead}}).issues if each.code == "S07"]
    (issue,) = issues
    assert issue.fix is not None
    assert issue.fix.text == fixed


def test_a_key_of_two_measures_is_told_at_the_second() -> None:
    twice = """performance:
  - key: complaints
    name: Visits
    question: how_much
    unit: visits
    polarity: none
    frequency: month
    values: {Sep 2012: 5}
story: |"""
    (issue,) = [each for each in checked({CARD: {"story: |": twice}}).issues if each.code == "S06"]
    assert issue.excerpt == "  - key: complaints"


def test_the_packs_calendar_reads_its_own_period_and_its_cards_periods() -> None:
    january = {
        PACK: {"Q2 2012/13": "Q3 2012\nfinancial_year_starts: January"},
        CARD: {"2012/13: 130": "2012: 130", "2012/13: 110": "2012: 110"},
    }
    found = checked(january)
    assert codes(found.issues) == []
    assert found.packs[0].pack.review_period.first_month == (2012, 7)
    assert found.packs[0].cards[0].headline is not None
    target = found.packs[0].cards[0].headline.target
    assert target is not None
    assert target.period.months == 12
    assert target.period.first_month == (2012, 1)


def test_a_card_listed_twice_is_told() -> None:
    assert codes(checked({PACK: {"  - cold-homes": "  - cold-homes\n  - cold-homes"}}).issues)


def test_a_period_with_two_targets_is_told() -> None:
    assert codes(checked({CARD: {"{2012/13: 130}": "{2012/13: 130, 2012-13: 140}"}}).issues)


def test_an_unknown_figure_in_the_packs_summary_is_told() -> None:
    summary = {PACK: {"tolerance: 5%": 'tolerance: 5%\nsummary: "{{ complaints.ltest }} complaints"'}}
    assert "N01" in codes(checked(summary).issues)


OTHER_PACK = "cards/other/pack.yaml"


def with_other_pack(*cards: str) -> dict[str, bytes]:
    """The small project with a second pack that binds these cards."""
    listed = "".join(f"  - {name}\n" for name in cards)
    pack = files()[PACK].decode().replace("  - cold-homes\n", listed)
    return files(more={OTHER_PACK: pack})


def test_a_card_of_another_pack_is_bound_by_its_name() -> None:
    project = load(with_other_pack("warm-homes/cold-homes"))
    assert project.issues == ()
    other, warm = project.packs
    assert [card.name for card in other.cards] == [card.name for card in warm.cards] == ["cold-homes"]
    assert other.cards[0].data == warm.cards[0].data
    assert [issue for pack in project.packs for issue in (*pack.issues, *pack.cards[0].issues)] == []


@pytest.mark.parametrize(
    ("name", "code", "said"),
    [
        ("warm-homes/cold-home", "F01", "The nearest is warm-homes/cold-homes.yaml."),
        ("nowhere/cold-homes", "F01", "There is no nowhere/cold-homes.yaml."),
    ],
)
def test_a_card_of_another_pack_that_is_not_there_is_told(name: str, code: str, said: str) -> None:
    (issue,) = load(with_other_pack(name)).packs[0].issues
    assert issue.code == code
    assert said in issue.message


def test_two_cards_of_one_name_cannot_stand_in_one_pack() -> None:
    project = with_other_pack("cold-homes", "warm-homes/cold-homes")
    project["cards/other/cold-homes.yaml"] = project[CARD]
    project |= {path.replace("warm-homes", "other"): data for path, data in project.items() if "/data/" in path}
    (issue,) = load(project).packs[0].issues
    assert issue.code == "F03"
    assert "same name" in issue.message


def test_a_layout_that_is_not_there_is_told_with_the_nearest_one() -> None:
    for path, text, instead in (
        (PACK, "tolerance: 5%", "layout: report-crad"),
        (CARD, "outcome: warm", "layout: report-crad"),
    ):
        found = load(files({path: {text: f"{text}\n{instead}"}}))
        (pack,) = found.packs
        (issue,) = [*pack.issues, *pack.cards[0].issues]
        assert issue.code == "S07"
        assert issue.fix is not None
        assert issue.fix.text == "layout: report-card"
