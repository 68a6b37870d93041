from __future__ import annotations

from rbaccards.view.parts import Section
from rbaccards.web.card import anchored, slug


def anchors(*sections: tuple[str, str, str]) -> list[str]:
    return [each.anchor for each in anchored(tuple(Section(name, kind, heading) for name, kind, heading in sections))]


def test_a_section_of_the_layout_has_its_own_name_whatever_its_heading() -> None:
    assert anchors(("what_we_did", "prose", "Our work"), ("story", "prose", "Why")) == ["what-we-did", "story"]


def test_a_section_of_the_cards_own_has_the_name_of_its_title() -> None:
    assert anchors(("story", "prose", "Story"), ("story", "own", "Who is affected?")) == ["story", "who-is-affected"]


def test_no_two_places_of_a_page_have_the_same_name() -> None:
    found = anchors(
        ("indicators", "measures", "Also measured"),
        ("indicators", "measures", "Also measured"),
        ("indicators", "measures", "Also measured"),
        ("report", "own", "Main"),
        ("report", "own", "Main"),
    )
    assert len(set(found)) == len(found)
    assert not {"main", "toc", "indicators-here"} & set(found)


def test_a_text_without_letters_has_a_name_too() -> None:
    assert slug("?!") == "section"
