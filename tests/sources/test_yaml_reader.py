"""Card files to trees of texts: nothing lost, nothing guessed, every problem named."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.issues import Fix, Issue, Place, has_errors
from rbaccards.sources.nodes import Document, Mapping, Node, Scalar
from rbaccards.sources.yaml_reader import LINE_LIMIT, read_yaml

PATH = "cards/a.yaml"


def read(content: str) -> tuple[Document | None, list[Issue]]:
    document, issues = read_yaml(PATH, content.encode())
    return document, list(issues)


def plain(node: Node) -> object:
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Mapping):
        return {entry.key.text: plain(entry.value) for entry in node.entries}
    return [plain(item) for item in node.items]


def contents(content: str) -> object:
    document, _ = read(content)
    assert document is not None
    return plain(document.root)


@pytest.mark.parametrize(
    "text",
    [
        "no",
        "On",
        "NO",
        "1:30",
        "1.10",
        "007",
        "0o17",
        "12e5",
        "1_000",
        "0x1F",
        ".inf",
        "2013-02-30",
        "~",
        "null",
        "=",
    ],
)
def test_texts_stay_as_written(text: str) -> None:
    assert contents(f"code: {text}\n") == {"code": text}


def test_every_part_has_its_place() -> None:
    document, issues = read("a: x\nlist:\n  - b: 'y'\n    c:\n  - |\n    text\n")
    assert issues == []
    assert document is not None
    first, second = document.root.entries
    assert first.value == Scalar("x", Place(PATH, 1, 4), quoted=False, block=False)
    assert second.key == Scalar("list", Place(PATH, 2, 1), quoted=False, block=False)
    assert not isinstance(second.value, (Scalar, Mapping))
    item, block = second.value.items
    assert isinstance(item, Mapping)
    assert item.place == Place(PATH, 3, 5)
    assert item.entries[0].value == Scalar("y", Place(PATH, 3, 8), quoted=True, block=False)
    assert item.entries[1].value == Scalar("", Place(PATH, 4, 7), quoted=False, block=False)
    assert block == Scalar("text\n", Place(PATH, 5, 5), quoted=False, block=True)


@pytest.mark.parametrize("separator", ["\u0085", "\ufeff"])
def test_unusual_separators_are_characters_and_lines_are_counted_as_in_notepad(separator: str) -> None:
    document, issues = read(f"a: one{separator}two\nb: Note: x\n")
    assert document is not None
    assert plain(document.root) == {"a": f"one{separator}two", "b": "Note: x"}
    assert [issue.place.line for issue in issues] == [2]


@pytest.mark.parametrize("unseen", ["\u2028", "\u2029", "\u202e", "\u2066"])
def test_what_breaks_or_turns_a_line_unseen_is_told_where_it_stands(unseen: str) -> None:
    _, (issue,) = read(f"a: one {unseen}two\nb: x\n")
    assert (issue.code, issue.place) == ("Y17", Place(PATH, 1, 8))
    assert issue.fix is not None
    assert unseen not in str(issue.fix.text)


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_all_line_ends_give_the_same_card(end: str) -> None:
    assert contents(end.join(["a: |", "  x", "  y", "b: 1"])) == {"a": "x\ny\n", "b": "1"}


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "empty"),
        ("\n  \n", "empty"),
        ("---\n", "comments"),
        ("# one\n\n# two\n", "only comments"),
        ("Burglary is down\nand so on\n", "plain text"),
        ("- a: 1\n- b: 2\n", "is a list"),
        ("a: 1\n---\nb: 2\n", "second card"),
    ],
)
def test_a_file_that_is_no_card_says_what_it_is(content: str, said: str) -> None:
    _, (issue,) = read(content)
    assert issue.code == "Y23"
    assert said in issue.message
    assert issue.hint


@pytest.mark.parametrize(
    ("content", "lines", "fix"),
    [
        ("title: a\nb: 1\ntitle: c\n", (1, 3), Fix(3, None)),
        ("title: a\nTitle: b # note\n", (1, 2), Fix(2, None)),
        ("what we did: a\nwhat  we did: b\n", (1, 2), Fix(2, None)),
        ("a:\n  b: 1\n  b: {c: 1}\n", (2, 3), Fix(3, None)),
        ("a: 1\na:\n  b: 1\n", (1, 2), None),
        ("a: 1\na: |\n  text\n", (1, 2), None),
        ("a: 1\na: one\n  two\n", (1, 2), None),
        ("a: 1\na: [x,\n  y]\n", (1, 2), None),
        ("x: {a: 1,\n  a: 2}\n", (1, 2), None),
        ("x:\n  - a: 1\n    a: 2\n", (2, 3), Fix(3, None)),
    ],
)
def test_a_key_written_twice_is_named_with_both_lines(content: str, lines: tuple[int, int], fix: Fix | None) -> None:
    document, (issue,) = read(content)
    assert document is not None
    assert (issue.code, issue.place.line, issue.fix) == ("Y16", lines[1], fix)
    assert f"in line {lines[0]} and again in line {lines[1]}" in issue.message
    assert issue.hint


def test_the_first_of_two_equal_keys_counts() -> None:
    assert contents("a: 1\nA: 2\nb: 3\n") == {"a": "1", "b": "3"}


@pytest.mark.parametrize(
    ("key", "clean"),
    [("\u200btitle", "title"), ("what\u00a0we did", "what we did"), ("ti\u00adtle", "title")],
)
def test_an_invisible_character_in_a_key_is_reported_and_left_out(key: str, clean: str) -> None:
    document, (issue,) = read(f"a: 1\n{key}: x\n")
    assert document is not None
    assert plain(document.root) == {"a": "1", clean: "x"}
    assert (issue.code, issue.fix) == ("Y17", Fix(2, f"{clean}: x"))
    assert "contains an invisible character" in issue.message


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("a: [*x, b]\n", "Y19"),
        ("a: [&x b]\n", "Y04"),
        ("a: [!!python/object b]\n", "Y04"),
        ("a: &x [*x]\n", "Y04"),
    ],
)
def test_references_and_tags_are_refused(content: str, code: str) -> None:
    _, issues = read(content)
    assert issues[0].code == code


def test_a_thousand_million_laughs_cost_nothing() -> None:
    bomb = "a0: &a0 [ha, ha]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    started = time.perf_counter()
    _, issues = read(bomb)
    assert time.perf_counter() - started < 0.5
    assert {issue.code for issue in issues} == {"Y04"}


def test_the_depth_limit_has_two_sides() -> None:
    assert read(f"a: {'[' * 19}x{']' * 19}\n")[1] == []
    document, (issue,) = read(f"a: {'[' * 20}x{']' * 20}\n")
    assert document is None
    assert issue.code == "Y21"


def test_what_nobody_can_make_out_is_placed_on_the_odd_line() -> None:
    document, (issue,) = read("# remark\n'Burglary'\npriority: 1\n")
    assert document is None
    assert (issue.code, issue.place.line) == ("Y99", 3)


def test_a_file_full_of_mistakes_is_given_up() -> None:
    document, issues = read("a: b: c\n" * 2000)
    assert document is None
    assert len(issues) < 600
    assert "was not checked" in issues[-1].message


def test_the_line_limit_has_two_sides() -> None:
    assert read("\n" * (LINE_LIMIT - 1) + "a: 1\n")[1] == []
    document, (issue,) = read("\n" * LINE_LIMIT + "a: 1\n")
    assert document is None
    assert issue.code == "Y22"


KEYS = st.text("abcdefghijklmnop_", min_size=1, max_size=8)
PROSE = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=60)


@given(st.dictionaries(KEYS, st.lists(PROSE, min_size=1, max_size=4), min_size=1, max_size=4))
def test_block_texts_are_read_back_letter_by_letter(card: dict[str, list[str]]) -> None:
    texts = {key: "".join(f"{line}\n" for line in lines) for key, lines in card.items()}
    texts = {key: text for key, text in texts.items() if text.strip() and not text[0].isspace()}
    indented = {key: text.replace("\n", "\n  ").removesuffix("  ") for key, text in texts.items()}
    content = "".join(f"{key}: |\n  {text}" for key, text in indented.items())
    if not content or any(not line.strip() for text in texts.values() for line in text.split("\n")[:-1]):
        return
    document, issues = read(content)
    assert issues == []
    assert document is not None
    assert plain(document.root) == texts


CARD = """\
priority: Reduce crime   # comment
lead: {role: Chief officer, organisation: "Safer, Leeds"}
why: |
  Text with £ and: colons
indicators:
  burglary:
    name: 'It''s burglary'
    targets: {2012/13: 7056}
new_actions:
  - action: Launch
    due: 2012-11
"""


@given(st.data())
def test_damaged_files_never_raise(data: st.DataObject) -> None:
    content = bytearray(CARD.encode())
    for _ in range(data.draw(st.integers(1, 8))):
        at = data.draw(st.integers(0, len(content) - 1))
        piece = data.draw(st.sampled_from([*b"\t\n\r \"'[]{}|>&*!%@`#,?-:\x00\x81\xff\xe2"]) | st.integers(0, 255))
        content[at : at + data.draw(st.integers(0, 2))] = bytes([piece])
    document, issues = read_yaml(PATH, bytes(content))
    assert document is not None or has_errors(issues)
    for issue in issues:
        assert issue.message
        assert all(ord(character) >= 32 for character in issue.excerpt + issue.message)


@pytest.mark.parametrize(
    ("line", "lost", "better"),
    [
        ("targets: {2012/13: 7,056}", "056", 'targets: {2012/13: "7,056"}'),
        (
            "lead: {role: Head of homes, health and care}",
            "health and care",
            'lead: {role: "Head of homes, health and care"}',
        ),
        ("- {a: b, c}", "c", '- {a: "b, c"}'),
        ("- {a: b, c, d, e: f}", "c", '- {a: "b, c, d", e: f}'),
    ],
)
def test_a_comma_that_cuts_a_text_inside_braces_is_told(line: str, lost: str, better: str) -> None:
    content = f"list:\n  {line}\n" if line.startswith("-") else f"{line}\n"
    _, (issue,) = read(content)
    assert issue.code == "Y33"
    assert f'"{lost}"' in issue.message
    assert issue.fix is not None
    assert issue.fix.text is not None
    assert issue.fix.text.strip() == better
    assert read(content.replace(line, better))[1] == []


@pytest.mark.parametrize(
    "line", ["a: {b: c, d: }", "a: {b: }", "a: {b: '', c: d}", "a: {}", "a: {b: [c, d]}", 'a: {"b": c}']
)
def test_an_entry_left_empty_inside_braces_is_none_of_them(line: str) -> None:
    assert read(f"{line}\n")[1] == []
