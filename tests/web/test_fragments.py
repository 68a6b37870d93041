"""Cards for editors of content management systems: nothing that their filters take away."""

from __future__ import annotations

import io
from itertools import pairwise

import pytest
from demonstration import Demonstration
from lxml import html
from PIL import Image

ALLOWED = {
    "a": {"href"},
    "br": set(),
    "caption": set(),
    "em": set(),
    "h2": set(),
    "h3": set(),
    "h4": set(),
    "h5": set(),
    "img": {"src", "alt"},
    "li": set(),
    "ol": {"start"},
    "p": set(),
    "strong": set(),
    "table": set(),
    "tbody": set(),
    "td": set(),
    "th": set(),
    "thead": set(),
    "tr": set(),
    "ul": set(),
}
"""What the usual editor of LocalGov Drupal lets through, and not more than is needed of it."""


@pytest.fixture(scope="module")
def fragments(demonstration: Demonstration) -> dict[str, bytes]:
    start = "fragments/"
    return {
        name.removeprefix(start): data for name, data in demonstration.built.files.items() if name.startswith(start)
    }


def test_every_public_card_has_one(fragments: dict[str, bytes], demonstration: Demonstration) -> None:
    cards = {f"{pack.loaded.name}/{card.name}.html" for pack in demonstration.checked.packs for card in pack.cards}
    assert {name for name in fragments if name.endswith(".html")} == cards


def test_there_is_nothing_in_it_that_a_filter_takes_away(fragments: dict[str, bytes]) -> None:
    for name, data in fragments.items():
        if name.endswith(".html"):
            for each in html.fragment_fromstring(data, create_parent="main").iterdescendants():
                assert set(each.attrib) <= ALLOWED[str(each.tag)], (name, each.tag, dict(each.attrib))


def test_headings_go_down_one_level_at_a_time_from_2(fragments: dict[str, bytes]) -> None:
    for name, data in fragments.items():
        if name.endswith(".html"):
            root = html.fragment_fromstring(data, create_parent="main")
            levels = [int(each.tag[1]) for each in root.iter("h2", "h3", "h4", "h5")]
            assert levels[0] == 2
            assert levels.count(2) == 1
            assert all(two <= one + 1 for one, two in pairwise(levels)), name


def test_every_table_has_a_caption_heads_and_full_rows(fragments: dict[str, bytes]) -> None:
    for name, data in fragments.items():
        if name.endswith(".html"):
            for table in html.fragment_fromstring(data, create_parent="main").iter("table"):
                heads = table.xpath("thead/tr/th[normalize-space()]")
                assert table.xpath("caption[normalize-space()]"), name
                assert heads, name
                assert {len(row) for row in table.xpath("tbody/tr")} <= {len(heads)}, name


def test_its_pictures_are_beside_it_and_have_words(fragments: dict[str, bytes]) -> None:
    pictures = 0
    for name, data in fragments.items():
        if name.endswith(".html"):
            for image in html.fragment_fromstring(data, create_parent="main").iter("img"):
                drawn = fragments[f"{name.rpartition('/')[0]}/{image.get('src')}"]
                with Image.open(io.BytesIO(drawn)) as opened:
                    assert opened.format == "PNG"
                    assert opened.width > 600
                assert len(image.get("alt", "")) > 40
                pictures += 1
    assert pictures >= 5
