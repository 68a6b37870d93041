from __future__ import annotations

from collections.abc import Iterator

import pytest
from builders import PLAN, REPORT, SCORECARD, TRACKER, paper

from rbaccards.view.parts import Section
from rbaccards.view.sections import sections


def of(*cards: str, pack: str = "layout: action-tracker") -> list[Section]:
    found = paper(*cards, pack=pack)
    return list(sections(found.cards[0], found))


def test_a_tracker_has_its_sections_in_the_order_of_its_layout() -> None:
    assert [(each.name, each.kind) for each in of(TRACKER)] == [
        ("assessment", "prose"),
        ("indicator_table", "table"),
        ("updates", "table"),
        ("data_development", "items"),
        ("contributors", "tables"),
        ("about", "prose"),
    ]


@pytest.mark.parametrize(
    ("card", "layout", "kinds"),
    [(PLAN, "delivery-plan", {"tables", "table", "prose"}), (SCORECARD, "scorecard", {"scorecard", "items", "prose"})],
)
def test_each_layout_has_its_kinds_of_section(card: str, layout: str, kinds: set[str]) -> None:
    assert {each.kind for each in of(card, pack=f"layout: {layout}")} <= kinds


def test_what_officers_judged_of_an_indicator_is_said_below_the_table_of_marks() -> None:
    year_end = "    forecast_rating: {rating: red, because: Winter comes., by: Housing lead, on: 1 May 2013}\n"
    (table,) = [each for each in of(TRACKER.replace("    decimals: 2\n", f"    decimals: 2\n{year_end}")) if each.notes]
    assert table.name == "indicator_table"
    assert table.notes == (
        "NI 187, Red at the year’s end: Officers’ judgement (Housing lead, 1 May 2013): Winter comes.",
    )


def test_only_a_layout_that_numbers_numbers() -> None:
    assert {each.number for each in of(TRACKER)} == {""}
    assert [each.number for each in of(REPORT, SCORECARD) if each.kind != "appendix"][:2] == ["1", "2"]


def test_a_part_that_is_pulled_leaves_out_the_card_that_pulls_it() -> None:
    def scorecards() -> Iterator[int]:
        for each in of(REPORT, SCORECARD):
            for inside in each.sections:
                if inside.scorecard:
                    yield sum(number for _, number in inside.scorecard.counts)

    assert list(scorecards()) == [4]


def test_a_section_of_the_cards_own_may_pull_the_actions_of_the_others() -> None:
    pulled = REPORT.replace("  - title: Money\n", "  - {title: To do, part: actions}\n  - title: Money\n")
    acting = SCORECARD + "new_actions:\n  - {action: Fit fans, owner: Housing lead, due: Jun 2013}\n"
    (found,) = [each for each in of(pulled, acting) if each.heading == "To do"]
    assert found.actions is not None
    assert found.actions.lede == "One action: one planned."
