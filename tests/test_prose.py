from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from rbaccards.prose import to_blocks

SAFE_TAGS = {"div", "p", "em", "strong", "a", "ul", "ol", "li", "br", "code", "blockquote"}


def shown(text: str, figures: dict[str, str] | None = None) -> str:
    return "".join(to_blocks(text, figures or {}))


def items(count: int) -> str:
    return "\n".join(f"- item {number}" for number in range(1, count + 1))


@pytest.mark.parametrize("text", [None, ""])
def test_no_text_makes_no_blocks(text: str | None) -> None:
    assert to_blocks(text, {}) == ()


def test_paragraphs_and_lists_are_blocks_of_their_own() -> None:
    blocks = to_blocks("One **bold** word.\n\n- a\n- b\n\nLast.", {})
    assert [block[:4] for block in blocks] == ["<p>O", "<ul>", "<p>L"]
    assert "<strong>bold</strong>" in blocks[0]


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <img src=x onerror=alert(1)> b",
        "<iframe src='https://example.org'></iframe>",
        "![picture](https://example.org/a.png)",
        "[go](javascript:alert(1))",
        "[go]( JaVaScRiPt:alert(1))",
        "[go](data:text/html;base64,AA)",
        "[go](file:///etc/passwd)",
        "[go](//example.org)",
        "<javascript:alert(1)>",
    ],
)
def test_html_pictures_and_unsafe_links_stay_words(text: str) -> None:
    tree = html.fragment_fromstring(shown(text), create_parent=True)
    assert {each.tag for each in tree.iter()} <= {"div", "p"} | ({"a"} if text.startswith("![") else set())
    assert not [each for each in tree.iter("a") if not each.get("href", "").startswith("https://")]


@pytest.mark.parametrize("url", ["https://example.org", "http://example.org/a?b=c", "mailto:a@example.org"])
def test_links_to_web_pages_and_mail_are_links(url: str) -> None:
    assert f'href="{url}"' in shown(f"[go]({url})")


@pytest.mark.parametrize("text", ["# Heading", "Heading\n===", "---", "    indented", "```\ncode\n```"])
def test_headings_rules_and_code_blocks_are_left_to_the_layout(text: str) -> None:
    tags = {each.tag for each in html.fragment_fromstring(shown(text), create_parent=True).iter()}
    assert tags <= {"div", "p", "code"}


def test_figures_are_filled_in() -> None:
    assert shown("There were **{{ a.b }}**.", {"a.b": "5,938"}) == "<p>There were <strong>5,938</strong>.</p>"


@pytest.mark.parametrize("name", ["A *B* C", "A_B_C", "[A](https://b.c)", "<b>A</b>", "A & B", "`A`", "A\\B"])
def test_a_figure_is_never_read_as_markdown_or_html(name: str) -> None:
    tree = html.fragment_fromstring(shown("{{ a.b }}", {"a.b": name}), create_parent=True)
    assert tree.text_content() == name
    assert {each.tag for each in tree.iter()} == {"div", "p"}


@pytest.mark.parametrize(("count", "halves"), [(1, [1]), (6, [6]), (7, [3, 4]), (12, [3, 9])])
def test_a_long_list_that_comes_first_is_cut_after_three_items(count: int, halves: list[int]) -> None:
    assert [block.count("<li>") for block in to_blocks(items(count), {})] == halves


def test_a_list_inside_a_long_list_stays_whole() -> None:
    first, second = to_blocks(items(3) + "\n  - inner\n  - inner\n" + items(4), {})
    assert first.count("<li>") == 5
    assert second.count("<li>") == 4


def test_a_long_list_after_a_paragraph_is_not_cut() -> None:
    assert len(to_blocks("Words.\n\n" + items(12), {})) == 2


def test_a_long_numbered_list_goes_on_counting_after_the_cut() -> None:
    _, second = to_blocks("\n".join(f"{number}. item" for number in range(1, 9)), {})
    assert '<ol start="4">' in second


def test_a_figure_at_the_start_of_a_line_is_no_list() -> None:
    assert shown("{{ a.b }}. So few had never been seen.", {"a.b": "958"}).startswith("<p>958.")


@given(st.text(max_size=80))
def test_whatever_is_written_only_safe_elements_come_out(text: str) -> None:
    found = shown(text)
    if found:
        tree = html.fragment_fromstring(found, create_parent=True)
        assert {each.tag for each in tree.iter()} <= SAFE_TAGS
        assert {name for each in tree.iter() for name in each.attrib} <= {"href", "title", "start"}
