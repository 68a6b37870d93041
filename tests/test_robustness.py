"""Whatever is typed into a card or a series, checking tells of it and never fails."""

from __future__ import annotations

from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from rbaccards.checked import check
from rbaccards.read import read_project
from rbaccards.report import as_text

FILES = read_project(Path(__file__).parent / "projects" / "small")
NAMES = sorted(FILES)
NEEDED = [name for name in NAMES if not name.startswith("templates/") or "report-card" in name]
"""Without these the project is not whole; other layouts may be missing."""
ODD = ["", "\t", ": ", "&x", "*x", "- ", "{", "}", "[", '"', "'", "|", "#", "%", "\x00", "ŵ", "1e9", "nan"]


@given(
    name=st.sampled_from(NAMES),
    where=st.floats(0, 1),
    length=st.integers(0, 40),
    text=st.one_of(st.sampled_from(ODD), st.text(max_size=30)),
)
@settings(max_examples=300, deadline=None)
def test_any_damage_to_any_file_is_told_in_words(name: str, where: float, length: int, text: str) -> None:
    data = FILES[name]
    at = int(where * len(data))
    damaged = data[:at] + text.encode("utf-8", "replace") + data[at + length :]
    checked = check(FILES | {name: damaged})
    assert all(as_text(issue) for issue in checked.issues)


@given(name=st.sampled_from(NAMES), where=st.floats(0, 1), flipped=st.integers(1, 255))
@settings(max_examples=200, deadline=None)
def test_any_flipped_byte_is_told_in_words(name: str, where: float, flipped: int) -> None:
    data = bytearray(FILES[name])
    at = min(int(where * len(data)), len(data) - 1)
    data[at] ^= flipped
    checked = check(FILES | {name: bytes(data)})
    assert all(as_text(issue) for issue in checked.issues)


@given(name=st.sampled_from(NEEDED))
def test_a_missing_file_is_told_in_words(name: str) -> None:
    checked = check({path: data for path, data in FILES.items() if path != name})
    assert checked.issues
