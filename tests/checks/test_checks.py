from __future__ import annotations

import json
from pathlib import Path

from builders import CARD, COMPLAINTS, card, checked, codes, files
from hypothesis import given
from hypothesis import strategies as st

import rbaccards.checks
from rbaccards.checks import CHECKS, DATA_CHECKS, EXPLAINED, PACK_CHECKS

SHARED = {"editions", "corrections", "texts"}
"""What checks read with; no checks themselves."""


def test_every_check_is_in_one_list() -> None:
    files = {path.stem for path in Path(rbaccards.checks.__file__).parent.glob("[a-z]*.py")}
    checks = (*CHECKS, *DATA_CHECKS, *PACK_CHECKS, *EXPLAINED.values())
    assert {check.__module__.rpartition(".")[2] for check in checks} == files - SHARED
    assert len(set(checks)) == len(checks)


def test_what_the_checks_find_is_added_to_what_the_files_have_against_the_card() -> None:
    change = {CARD: {"outcome: warm": "outcome: worm", "complaints.last_12_months }} c": "complaints.no }} c"}}
    assert codes(card(change).issues) == ["S07", "N01"]


def test_a_wrong_cell_leads_to_no_second_message_but_a_wrong_name_is_still_told() -> None:
    cell = {COMPLAINTS: {"2012-08,9\n": "2012-08,nine\n"}}
    assert codes(card(cell).issues) == ["C03"]
    name = {CARD: {"complaints.last_12_months }} c": "complaints.no }} c"}}
    assert codes(card(cell | name).issues) == ["C03", "N01"]


FRAGMENTS = (
    "will be launched in ",
    "May 2012",
    "31 September",
    "TBC",
    "{{ ",
    "S:\\x",
    "Outcome: ",
    "21010/11",
    "- We held\n",
    "Complaints fell by 36% ",
    "from 9,214 to 5,938 ",
    "58: nine ahead, 42 on target ",
    "= 16 + 3 ",
    "£3,000 in total ",
    "{{ complaints.last_12_months.change }}",
)


@given(st.lists(st.one_of(st.sampled_from(FRAGMENTS), st.text(max_size=9)), max_size=9).map("".join))
def test_no_text_stops_the_checks_and_every_message_has_a_place(text: str) -> None:
    story = "\n".join(f"  {line}" for line in f"Because {text}".splitlines())
    owner = json.dumps(text[:300], ensure_ascii=False)
    changes = {
        CARD: {"  Fuel prices rose, and insulation came late.": story, "owner: Head of housing": f"owner: {owner}"}
    }
    written = files(changes)[CARD].decode()
    for issue in checked(changes).issues:
        assert 0 <= issue.place.line <= len(written.splitlines())
        assert issue.message
