from __future__ import annotations

import pytest
from builders import CARD, PACK, Changes, checked, files

from rbaccards.view.pack.pages import PackView, pack_view

OTHER = "cards/warm-homes/other.yaml"


def view(changes: Changes | None = None, more: dict[str, str] | None = None) -> PackView:
    pack = checked(changes, more).packs[0]
    return pack_view(pack, "Anytown Council", pack.pack.before_cards, {"cold-homes": 3, "other": 5}, {"summary": 2})


def two(rating: str) -> PackView:
    """The pack with a second card that an officer rated."""
    other = files()[CARD].decode().replace("population:", f"focus: Damp\nprogress: {rating}\npopulation:")
    return view({PACK: {"  - cold-homes": "  - cold-homes\n  - other"}}, {OTHER: other})


def test_the_front_names_title_board_meeting_and_how_far_the_data_go() -> None:
    found = view()
    assert (found.title, found.board) == ("Warm homes, quarter by quarter", "Housing Board")
    assert "14 November 2012" in repr(found)
    assert "30 September 2012" in repr(found)


def test_the_contents_lead_to_the_page_of_each_part() -> None:
    assert [(entry.page, entry.link) for entry in two("red").entries] == [
        ("2", "_middle#summary"),
        ("3", "cold-homes"),
        ("5", "other"),
    ]


@pytest.mark.parametrize(
    ("rating", "facts"),
    [
        ("green", ("Two of two priorities are green",)),
        ("{rating: amber, because: x}", ("One of two priorities is green", "Damp is amber")),
        ("{rating: red, because: x}", ("One of two priorities is green", "Damp is red")),
    ],
)
def test_the_lede_says_how_many_are_green_and_which_are_not(rating: str, facts: tuple[str, ...]) -> None:
    assert all(fact in two(rating).lede for fact in facts)


def test_every_rating_is_counted_and_the_counts_add_up() -> None:
    counts = {mark.word: int(count) for mark, count in two("{rating: red, because: x}").counts}
    assert counts == {"Green": 1, "Amber": 0, "Red": 1, "Not rated": 0}


@pytest.mark.parametrize(
    ("scale", "words"),
    [
        ("RAG", ["Green", "Amber", "Red", "Not rated"]),
        ("BRAG", ["Blue", "Green", "Amber", "Red", "Not rated"]),
        ("stars", ["Better", "Within range", "Worse", "Not rated"]),
    ],
)
def test_the_marks_in_use_are_explained_and_counted(scale: str, words: list[str]) -> None:
    found = view({PACK: {"tolerance: 5%": f"tolerance: 5%\nscale: {scale}"}})
    assert [mark.word for mark, _ in found.legend] == words
    assert [mark.word for mark, _ in found.counts] == words
    assert sum(int(count) for _, count in found.counts) == 1


def test_a_card_on_a_scale_of_its_own_is_explained_and_counted() -> None:
    changes = {
        "targets: {2012/13: 130}": "targets: {2012/13: 130}\n    scale: BRAG",
        "stretch: {2012/13: 110}": "stretch: {2012/13: 125}",
    }
    found = view({CARD: changes})
    assert {mark.word: count for mark, count in found.counts} == {
        "Blue": "1",
        "Green": "0",
        "Amber": "0",
        "Red": "0",
        "Not rated": "0",
    }
    assert dict(found.legend)[found.counts[0][0]] == "meets the stretch target"


def test_the_summary_has_a_row_for_each_card_with_figure_target_and_rating() -> None:
    (row,) = view().table.rows
    texts = [cell.text for cell in row.cells]
    assert "120" in texts
    assert "130" in texts
    assert [cell.mark.word for cell in row.cells if cell.mark] == ["Green", "Improving"]


def test_a_judgement_is_marked_as_one() -> None:
    row = two("{rating: red, because: x}").table.rows[1]
    assert any("judgement" in cell.under for cell in row.cells)


def test_figures_of_the_cards_are_filled_into_the_packs_own_words() -> None:
    found = view({PACK: {"tolerance: 5%": 'tolerance: 5%\nsummary: "{{ complaints.last_12_months }} in a year"'}})
    assert "120 in a year" in "".join(found.text)


def test_a_card_without_data_is_in_the_summary_too() -> None:
    found = view({CARD: {"data/complaints.csv": "data/nothing.csv"}})
    assert len(found.table.rows) == 1
    assert "Fewer people in cold homes" in repr(found.table.rows[0])


def test_a_figure_that_two_cards_have_is_not_taken_from_one_of_them_silently() -> None:
    other = files()[CARD].decode().replace("data: data/complaints.csv", "values: {Sep 2012: 999}")
    other = other.replace("reads_as: last 12 months", "reads_as: latest").replace(
        "complaints.last_12_months", "complaints.latest"
    )
    summary = 'tolerance: 5%\nsummary: "{{ complaints.latest }} in September"'
    changes = {PACK: {"  - cold-homes": "  - cold-homes\n  - other", "tolerance: 5%": summary}}
    told = checked(changes, {OTHER: other}).issues
    shown = "".join(view(changes, {OTHER: other}).text)
    assert "999" not in shown or [issue for issue in told if issue.place.path == PACK]
