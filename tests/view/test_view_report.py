from __future__ import annotations

from builders import REPORT, SCORECARD, paper

from rbaccards.view.card import CardView, card_view
from rbaccards.view.parts import Section


def view(report: str = REPORT) -> CardView:
    pack = paper(report, SCORECARD)
    return card_view(pack.cards[0], pack)


def section(name: str) -> Section:
    return next(each for each in view().sections if each.name == name)


def test_a_report_says_for_whom_it_is_and_when_they_meet() -> None:
    found = view()
    assert (found.over, found.kind, found.rating) == ("Report to Cabinet", "14 May 2013", None)
    assert [(fact.label, fact.value) for fact in found.facts] == [
        ("Lead", "Director"),
        ("Wards affected", "All wards"),
        ("Key decision", "No"),
    ]


def test_sections_and_paragraphs_are_numbered_and_a_list_belongs_to_its_paragraph() -> None:
    found = view()
    numbers = [(each.number, each.heading) for each in found.sections if each.kind != "appendix"]
    assert numbers[:4] == [("1", "Purpose"), ("2", "Recommendations"), ("3", "Report"), ("4", "Money")]
    first, second, entries = section("report").text
    assert first.startswith('<p class="para"><span class="n">3.1</span> Of four indicators one are at risk.')
    assert second.startswith('<p class="para"><span class="n">3.2</span> Damp')
    assert entries.startswith("<ul>")


def test_recommendations_are_asked_of_somebody() -> None:
    assert section("recommendations").items == (
        ("Cabinet is recommended to", ""),
        ("", "note this report;"),
        ("", "ask for another."),
    )


def test_a_table_written_as_text_has_its_figures_right_and_its_total() -> None:
    (money,) = [each for each in view().sections if each.heading == "Money"]
    assert money.table is not None
    assert [(column.head, column.figures) for column in money.table.columns] == [("Proposal", False), ("Amount", True)]
    assert [row.total for row in money.table.rows] == [False, False, True]


def test_implications_say_who_gave_them_and_which_of_the_others_apply() -> None:
    assert "<strong>Financial.</strong> (Head of finance) None." in section("implications").text[0]
    table = section("other_implications").table
    assert table is not None
    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Policy", "Yes", "2.1"],
        ["Equality", "No", ""],
    ]


def test_papers_consultations_author_and_decision_close_the_report() -> None:
    assert "<li>Plan of 2011</li>" in section("background_papers").text[0]
    consulted, decision = section("consultations").table, section("decision").table
    assert consulted is not None
    assert [cell.text for cell in consulted.rows[0].cells] == ["Board", "1 October 2012"]
    assert "Officer, officer@example.org" in section("author").text[0]
    assert decision is not None
    assert [cell.text for row in decision.rows for cell in row.cells[1:]] == [
        "No",
        "not applicable",
        "not applicable",
        "Executive",
    ]


def test_appendices_pull_what_is_made_from_the_other_cards() -> None:
    first, second = (each for each in view().sections if each.kind == "appendix")
    assert (first.heading, second.heading) == ("Appendix 1: At risk", "Appendix 2: All of them")
    assert first.exceptions is not None
    assert [entry.title for entry in first.exceptions.entries] == ["I1 Damp"]
    assert second.sections[0].scorecard is not None
    assert second.sections[0].scorecard.counts[0] == ("At risk", 1)


def test_a_heading_in_a_list_of_text_cannot_break_out() -> None:
    found = view(REPORT.replace("Plan of 2011", "<script>alert(1)</script>"))
    papers = next(each for each in found.sections if each.name == "background_papers")
    assert "<script>" not in papers.text[0]
