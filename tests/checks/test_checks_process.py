from __future__ import annotations

import pytest
from builders import CARD, card, checked, codes

from rbaccards.issues import Severity

UNIT = "    unit: complaints\n"
ANEW = "{because: the joint visits began, by: Head of housing, on: 14 November 2012}"


def told(fields: str, **more: str) -> list[tuple[str, str]]:
    found = checked({CARD: {UNIT: f"{UNIT}    chart: spc\n{fields}", **more}})
    return [(each.code, each.message) for each in found.issues]


def test_a_process_chart_of_enough_months_is_in_order() -> None:
    assert told("") == []


def test_a_run_chart_is_told_with_its_reason() -> None:
    latest = {"    adds_up: sum\n": "", "    reads_as: last 12 months\n": ""}
    ((code, message),) = [each for each in told("    covers: 12 months\n", **latest) if each[0] == "D05"]
    assert code == "D05"
    assert "rolling totals" in message
    found = card({CARD: {UNIT: f"{UNIT}    chart: spc\n    break_after: {{Jul 2012: a new form}}\n"}})
    assert [each.severity for each in found.issues if each.code == "D05"] == [Severity.NOTE]


@pytest.mark.parametrize(
    ("settings", "found"),
    [
        (f"{{recalculate_after: {{Sep 2011: {ANEW}}}}}", []),
        (f"{{recalculate_after: {{Sep 2001: {ANEW}}}}}", ["D06"]),
        (f"{{recalculate_after: {{Sep 2012: {ANEW}}}}}", ["D06"]),
        ("{baseline: Sep 2011}", []),
        ("{baseline: Sep 2001}", ["D06"]),
        ("{shift: 7, trend: 8}", []),
        ("{shift: 5}", ["S14"]),
        ("{trend: 9}", ["S14"]),
        (f"{{baseline: Sep 2011, recalculate_after: {{Sep 2011: {ANEW}}}}}", ["S13"]),
        ("{recalculate_after: {Sep 2011: {because: x, by: y}}}", ["S01"]),
    ],
)
def test_settings_that_do_nothing_or_cannot_be_are_told(settings: str, found: list[str]) -> None:
    assert [code for code, _ in told(f"    spc: {settings}\n")] == found


def test_settings_of_another_chart_are_refused() -> None:
    assert codes(checked({CARD: {UNIT: f"{UNIT}    spc: {{shift: 7}}\n"}}).issues)[:1] == ["S15"]
