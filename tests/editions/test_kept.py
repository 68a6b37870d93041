"""The record of an edition: what is read back, and what is told when a file is not what it was."""

from __future__ import annotations

from builders import CARD, PACK, files, kept

from rbaccards.editions.kept import altered, folder_of, read_record, records, sources

PLACE = folder_of("warm-homes", "2012-13-q1")


def test_records_come_oldest_first_and_only_of_the_pack() -> None:
    several = kept(files()) | kept(files(), "Q3 2011/12")
    assert [each.review_period for each in records("warm-homes", several)] == ["2011-12-q3", "2012-13-q1"]
    assert records("warm", several) == ()


def test_the_sources_of_an_edition_are_the_files_of_a_project() -> None:
    found = kept(files())
    (record,) = records("warm-homes", found)
    assert {PACK, CARD} <= set(sources(record, found))
    assert b"Q1 2012/13" in sources(record, found)[PACK]


def test_what_is_no_record_is_passed_over() -> None:
    assert read_record(b"not json") is None
    assert read_record(b'{"version": 1}') is None
    assert records("warm-homes", {f"{PLACE}/edition.json": b"{}"}) == ()


def test_a_file_that_was_changed_or_is_gone_is_told() -> None:
    found = kept(files())
    assert list(altered(found, found.get)) == []
    changed = found | {f"{PLACE}/{CARD}": b"other"}
    assert [(each.code, each.place.path) for each in altered(changed, changed.get)] == [("V02", f"{PLACE}/{CARD}")]
    gone = {path: data for path, data in found.items() if not path.endswith(CARD)}
    assert ["is gone" in each.message for each in altered(gone, gone.get)] == [True]
