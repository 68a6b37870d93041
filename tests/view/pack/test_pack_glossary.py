from __future__ import annotations

from builders import TRACKER, checked, paper

from rbaccards.view.pack.glossary import glossary


def terms(pack: str = "layout: action-tracker") -> list[str]:
    return [row.cells[0].text for row in glossary(paper(TRACKER, pack=pack)).rows]


def test_only_terms_that_are_used_are_explained_in_the_order_of_the_alphabet() -> None:
    assert terms() == ["Direction of travel", "Placeholder", "Rating now", "Tolerance"]
    used = [row.cells[0].text for row in glossary(checked().packs[0]).rows]
    assert {"Forecast", "Turning the curve", "Stretch target", "Projection"} <= set(used)


def test_the_packs_own_terms_stand_among_them_and_win() -> None:
    assert "SAP" in terms("layout: action-tracker\nglossary: {SAP: A rating of homes.}")
    found = glossary(paper(TRACKER, pack="layout: action-tracker\nglossary: {Tolerance: Ours.}"))
    assert ("Tolerance", "Ours.") in [(row.cells[0].text, row.cells[1].text) for row in found.rows]
