from __future__ import annotations

from pathlib import Path

from builders import CARD, COMPLAINTS, card, checked, codes

import rbaccards.checks
from rbaccards.checks import CHECKS, DATA_CHECKS, check_pack
from rbaccards.measured import measure_pack


def test_every_check_is_in_the_list() -> None:
    files = {path.stem for path in Path(rbaccards.checks.__file__).parent.glob("[a-z]*.py")}
    assert {check.__module__.rpartition(".")[2] for check in (*CHECKS, *DATA_CHECKS)} == files
    assert not set(CHECKS) & set(DATA_CHECKS)


def test_what_the_checks_find_is_added_to_what_the_files_have_against_the_card() -> None:
    change = {CARD: {"outcome: warm": "outcome: worm", "complaints.last_12_months }} c": "complaints.no }} c"}}
    assert codes(card(change).issues) == ["S07", "N01"]


def test_checking_leaves_the_pack_itself_as_it_was() -> None:
    pack = measure_pack(checked().project.packs[0])
    assert check_pack(pack) == pack


def test_a_wrong_cell_leads_to_no_second_message_but_a_wrong_name_is_still_told() -> None:
    cell = {COMPLAINTS: {"2012-08,9\n": "2012-08,nine\n"}}
    assert codes(card(cell).issues) == ["C03"]
    name = {CARD: {"complaints.last_12_months }} c": "complaints.no }} c"}}
    assert codes(card(cell | name).issues) == ["C03", "N01"]
