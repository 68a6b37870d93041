"""The manual has every message, and every example in it makes the message that it explains."""

from __future__ import annotations

import posixpath
import re

import pytest
from builders import CARD, PARTS, codes, files, kept, with_part

from rbaccards.checked import NOTHING_KEPT, check
from rbaccards.checks import EXPLAINED
from rbaccards.manual import entry_of, manual

LATER = "part of a card, a quarter later"
EXAMPLE = re.compile(r"Example \((?P<where>[^)]+)\):\n\n(?P<wrong>.+?)\n\nBetter:\n\n(?P<better>.+)", re.DOTALL)


def found(where: str, part: str, instead_of: str) -> list[str]:
    """The codes of what is said about the small project with a part in place of its own."""
    project, before = files(), NOTHING_KEPT
    if where == LATER:
        past = files({CARD: {"There were": "Then there were"}})
        wanted = part.partition("still_true")[0]
        before = kept(past | {CARD: with_part(past[CARD].decode(), wanted, 0, "").encode()})
        where = "part of a card"
    if where in PARTS:
        path, indent, after = PARTS[where]
        project[path] = with_part(project[path].decode(), part, indent, after, instead_of).encode()
    else:
        project[f"{posixpath.dirname(CARD)}/{where}"] = part.encode()
    return codes(check(project, before).issues)


@pytest.mark.parametrize("code", EXPLAINED)
def test_an_example_makes_exactly_the_message_that_it_explains_and_its_correction_none(code: str) -> None:
    example = EXAMPLE.fullmatch(manual()[code].example)
    assert example is not None, "write Example (part of a card): ... Better: ..."
    wrong, better = (re.sub("^    ", "", example[name], flags=re.MULTILINE) for name in ("wrong", "better"))
    assert set(found(example["where"], wrong, better)) == {code}
    assert found(example["where"], better, wrong) == []


def test_an_entry_is_a_title_paragraphs_and_an_example() -> None:
    def nothing_to_say() -> None:
        """Nothing to say

        It is said
        over two lines.

        And again.

        Example (part of a card):

            story: None.
        """

    entry = entry_of(nothing_to_say)
    assert entry.title == "Nothing to say"
    assert entry.explanation == "It is said over two lines.\n\nAnd again."
    assert entry.example == "Example (part of a card):\n\n    story: None."


def test_a_check_without_a_docstring_has_an_empty_entry() -> None:
    assert entry_of(lambda: None).title == ""
