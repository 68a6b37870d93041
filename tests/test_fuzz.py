"""Random texts and random files: nothing that is accepted is changed or lost, and nothing makes the program fail."""

from __future__ import annotations

import re
import string
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest
from demonstration import ROOT
from hostile_project import CARD, GOOD, LISTED, SERIES
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import html
from soaking import times

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.issues import has_errors
from rbaccards.read import read_house, read_project
from rbaccards.render.glyphs import characters_of
from rbaccards.report import as_text
from rbaccards.series import Series
from rbaccards.sources.yaml_reader import read_yaml
from rbaccards.store.cache import FolderCache

FILES = read_project(GOOD)
HOUSE = read_house(ROOT)
STORY = b"  Fuel prices rose, and insulation came late."
PRINTED = "".join(
    sorted(
        sign
        for sign in characters_of(data for name, data in HOUSE.files.items() if name.endswith(".ttf"))
        if sign.isprintable() and not sign.isspace() and not unicodedata.combining(sign)
    )
)
"""Every character of the shipped fonts that stands by itself."""
WORDS = st.lists(
    st.text(st.sampled_from(PRINTED), min_size=1, max_size=12)
    | st.text(st.sampled_from(string.punctuation + string.digits + "aé"), min_size=1, max_size=8)
    | st.sampled_from(
        ["{{", "}}", "{%", "&amp;", "&#65;", "<b>", "http://x.y", "1.", "-", "#", "%", "'", '"', "|", ">"]
    ),
    min_size=1,
    max_size=12,
)
PIECES = [
    b"",
    b"\t",
    b": ",
    b"&x",
    b"- ",
    b"\x00",
    b"\xff\xfe",
    b"\r",
    b"{{ complaints.latest }}",
    b"1e400",
    b'"',
    b"|",
    b"\n\n",
]


def letters(text: str) -> str:
    """A text without what a line may break at: spaces, and the hyphens that stand where a word is broken."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFC", text))


@given(words=WORDS)
@settings(max_examples=times(25, 600), suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_accepted_in_a_title_stands_whole_on_the_page_and_on_paper(words: list[str], tmp_path: Path) -> None:
    title = " ".join(words)
    quoted = "'" + title.replace("'", "''") + "'"
    card = FILES[CARD].replace(b"Fewer people in cold homes", quoted.encode())
    checked = check(FILES | {CARD: card})
    if has_errors(checked.issues):
        return
    built = build(checked, HOUSE, Wanted(), FolderCache(tmp_path), Here(), lambda _: None)
    assert built.failed == (), built.issues
    (tmp_path / "card.pdf").write_bytes(built.files["pdf/warm-homes/cold-homes.pdf"])
    paper = subprocess.run(
        ["pdftotext", "-raw", tmp_path / "card.pdf", "-"], capture_output=True, text=True, check=True
    )
    assert letters(title) in letters(paper.stdout)
    page = html.document_fromstring(built.files["site/warm-homes/cold-homes.html"])
    assert letters(title) in letters(page.text_content())


@given(words=WORDS)
@settings(max_examples=times(100, 5000))
def test_a_quoted_text_is_read_as_it_was_written(words: list[str]) -> None:
    text = " ".join(words)
    for quoted in (
        "'" + text.replace("'", "''") + "'",
        '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"',
        f"|\n  {text}",
    ):
        document, _ = read_yaml("cards/p/c.yaml", f"priority: {quoted}\nnext: x\n".encode())
        assert document is not None
        assert document.root.entries[0].value.text.rstrip("\n") == text  # type: ignore[union-attr]


@given(
    value=st.decimals(-(10**6), 10**6, places=3, allow_nan=False),
    dressed=st.sampled_from(["{0}", "{0:,}", "£{0}", " {0} ", "{0}%", "({1})"]),
)
@settings(max_examples=times(100, 3000))
def test_a_value_that_is_accepted_is_the_value_that_was_written(value: object, dressed: str) -> None:
    written = dressed.format(value, abs(value))  # type: ignore[arg-type]
    data = f'period,value\nAug 2012,1\nSep 2012,"{written}"\n'.encode()
    checked = check(FILES | {SERIES: data})
    series = _series(checked)
    if series is not None and not [issue for issue in checked.issues if issue.place.path == SERIES]:
        meant = -abs(float(value)) if dressed.startswith("(") else float(value)  # type: ignore[arg-type]
        assert series.observations[-1].value == pytest.approx(meant)


def _series(checked: object) -> Series | None:
    (pack,) = checked.packs  # type: ignore[attr-defined]
    data = next((card.loaded.data for card in pack.cards if card.name == "cold-homes"), {})
    return data["complaints"].series if "complaints" in data else None


@given(
    name=st.sampled_from([CARD, SERIES, LISTED, "cards/council.yaml"]),
    damage=st.lists(
        st.tuples(st.floats(0, 1), st.integers(0, 30), st.sampled_from(PIECES) | st.binary(max_size=12)),
        min_size=1,
        max_size=6,
    ),
)
@settings(max_examples=times(150, 6000))
def test_no_damage_makes_the_check_fail(name: str, damage: list[tuple[float, int, bytes]]) -> None:
    data = FILES[name]
    for where, length, piece in damage:
        at = int(where * len(data))
        data = data[:at] + piece + data[at + length :]
    first, again = (check(FILES | {name: data}) for _ in range(2))
    assert [as_text(issue) for issue in first.issues] == [as_text(issue) for issue in again.issues]


def test_how_much_was_tried(record_property: Callable[[str, object], None]) -> None:
    record_property("random texts and files tried", times(25 + 100 + 100 + 150, 600 + 5000 + 3000 + 6000))
