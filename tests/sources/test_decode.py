"""Bytes to lines: encodings, line ends, files that are no text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Place, Severity
from rbaccards.sources.decode import decode
from rbaccards.sources.excerpt import WIDTH, excerpt, visible
from rbaccards.sources.text import Text

CARD, DATA = "cards/a.yaml", "cards/data/a.csv"
WORDS = "Cost: £5 – it’s ŵ\nline two"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_every_unicode_encoding_is_read_without_a_word(encoding: str) -> None:
    text, issues = decode(CARD, ("period,value\n" * 3 + WORDS).encode(encoding))
    assert issues == ()
    assert text is not None
    assert text.lines[-2:] == ("Cost: £5 – it’s ŵ", "line two")


@pytest.mark.parametrize(("path", "code"), [(CARD, "Y25"), (DATA, "C01")])
def test_windows_1252_is_read_with_a_warning_at_the_first_such_character(path: str, code: str) -> None:
    text, (issue,) = decode(path, "ok\r\nCost £5 – it’s".encode("cp1252"))
    assert text == Text(path, ("ok", "Cost £5 – it’s"))
    assert (issue.code, issue.severity, issue.place) == (code, Severity.WARNING, Place(path, 2, 6))


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a\nb\x81c", 2, 2),
        (b"a\r\nbc\x8d", 2, 3),
        ("£ and –\r".encode() + b"a \x96", 2, 3),  # UTF-8 with one byte of Windows-1252
        (b"\xef\xbb\xbfab\n\xff", 2, 1),
        (b"\xff\xfea\x00\x00\xd8", 1, 2),  # half of a pair in UTF-16
    ],
)
def test_a_byte_that_is_no_character_is_an_error_at_its_place(data: bytes, line: int, column: int) -> None:
    text, (issue,) = decode(DATA, data)
    assert text is None
    assert (issue.code, issue.place) == ("C02", Place(DATA, line, column))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"PK\x03\x04\x14\x00", "an Excel workbook with its name changed"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Excel workbook"),
        (b"%PDF-1.7", "a PDF"),
        (b"\x89PNG\r\n\x1a\n", "a picture"),
        (b"\xff\xd8\xff\xe0", "a picture"),
        (b"abc\x00def", "a file for another program"),
    ],
)
@pytest.mark.parametrize("path", [CARD, DATA])
def test_a_file_that_is_no_text_is_refused_by_name(path: str, data: bytes, said: str) -> None:
    text, (issue,) = decode(path, data)
    assert text is None
    assert issue.code == "C19"
    assert said in issue.message
    assert ("Save As > CSV UTF-8" in issue.hint) == (path == DATA)


@pytest.mark.parametrize(("path", "limit", "code"), [(CARD, 1_000_000, "Y22"), (DATA, 20_000_000, "C27")])
def test_the_size_limit_has_two_sides(path: str, limit: int, code: str) -> None:
    assert decode(path, b"x" * limit)[1] == ()
    text, (issue,) = decode(path, b"x" * (limit + 1))
    assert text is None
    assert issue.code == code
    assert f"{limit // 1_000_000} MB" in issue.message


@pytest.mark.parametrize(
    ("content", "lines"),
    [
        ("", ()),
        ("a", ("a",)),
        ("a\n", ("a",)),
        ("a\r\nb\rc\nd", ("a", "b", "c", "d")),
        ("a\n\nb\n\n", ("a", "", "b", "")),
        ("a\u2028b\u0085c\x0bd\x0ce\x1cf", ("a\u2028b\u0085c\x0bd\x0ce\x1cf",)),
    ],
)
def test_lines_are_those_of_notepad(content: str, lines: tuple[str, ...]) -> None:
    text, _ = decode(CARD, content.encode())
    assert text == Text(CARD, lines)


def test_each_merge_conflict_is_reported_once() -> None:
    block = "<<<<<<< HEAD\na: 1\n=======\na: 2\n>>>>>>> theirs\n"
    text, issues = decode(CARD, ("x: 1\n" + block + "y: 2\n" + block).encode())
    assert text is None
    assert [(issue.code, issue.place.line) for issue in issues] == [("Y32", 2), ("Y32", 8)]


def test_a_row_of_equals_signs_alone_is_no_conflict() -> None:
    assert decode(CARD, b"why: |\n  Title\n=======\n")[1] == ()


def test_invisible_characters_are_shown_one_for_one() -> None:
    shown = visible("a\tb\x1b[31m\u202ec\u200bd é")
    assert shown == "a␉b␛[31m\ufffdc\ufffdd é"


@given(st.text())
def test_what_is_shown_has_no_control_character_and_the_same_length(text: str) -> None:
    shown = visible(text)
    assert len(shown) == len(text)
    assert not any(ord(character) < 32 or 127 <= ord(character) < 160 for character in shown)


@given(st.integers(min_value=1, max_value=500))
def test_a_long_line_is_cut_round_the_marked_character(column: int) -> None:
    line = "".join(chr(0x4E00 + at) for at in range(500))
    shown = excerpt(Text(CARD, (line,)), Place(CARD, 1, column))
    assert len(shown) <= WIDTH
    at = 80 if shown.startswith("...") else column
    assert shown[at - 1] == line[column - 1]


@given(st.binary(max_size=200))
def test_no_bytes_raise(data: bytes) -> None:
    text, issues = decode(CARD, data)
    assert text is not None or issues


@given(st.text().filter(lambda text: "\0" not in text))
def test_utf8_survives_with_its_line_ends_only_changed(content: str) -> None:
    text, _ = decode(CARD, content.encode("utf-8-sig", errors="replace"))
    assert text is not None
    assert len(content) - sum(map(len, text.lines)) == sum(content.count(end) for end in "\r\n")
