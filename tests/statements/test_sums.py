from __future__ import annotations

import pytest
from builders import Q2
from hypothesis import given
from hypothesis import strategies as st

from rbaccards.periods.period import APRIL
from rbaccards.statements.sentences import sentences
from rbaccards.statements.sums import Sum, total_of, wrong_sums
from rbaccards.statements.times import Moment


def wrong(text: str) -> list[Sum]:
    return list(wrong_sums(sentences(text, None, Moment(Q2, APRIL))))


@pytest.mark.parametrize(
    ("text", "comes_to"),
    [
        ("58 measures: nine ahead, 42 on target, eight below.", 59),
        ("We have 58 measures: nine ahead, 42 on target and eight below.", 59),
        ("Of 58 measures, nine are ahead, 42 on target and eight below.", 59),
        ("Nine ahead, 42 on target and eight below, of 58.", 59),
        ("Of the 58 measures the best figures suggest that nine are ahead, 42 on target and eight below.", 59),
        ("Of the 58 measures (local, national and others) we know that nine are ahead, 42 on target, eight below.", 59),
        ("Nine ahead, 42 on target and eight below, 58 in total.", 59),
        ("36 targets = 16 + 3 + 5 + 11.", 35),
        ("16 + 3 + 5 + 11 = 36 targets.", 35),
        ("£3,000, £3,000, £4,000, £22,500, £3,000 and £500, a total of £26,000.", 36_000),
        ("- Patrols: £3,000\n- Cameras: £22,500\n- Locks: £500\n- Total: £20,000", 26_000),
        ("- Patrols: 12\n- Cameras: 30\n- Total: 45", 42),
        ("It cost £40,000 and £20,000, a total of £65,000, against £75,000 the year before.", 60_000),
        ("A total of £65,000: £40,000 and £20,000.", 60_000),
    ],
)
def test_parts_that_do_not_come_to_their_total_are_told(text: str, comes_to: float) -> None:
    (found,) = wrong(text)
    assert found.comes_to == comes_to


@pytest.mark.parametrize(
    "text",
    [
        "35 targets = 16 + 3 + 5 + 11.",
        "1,753 + 1,467 + 56 fewer = 3,276.",
        "59 measures: nine ahead, 42 on target, eight below.",
        "£15,000, £40,000, £15,000, £15,000, £20,000, £25,000 and £2,158, £132,158 in total.",
        "Of 58 measures, nine are ahead and eight below.",
        "58 measures, including nine ahead and eight below.",
        "12 schools: 300 pupils, 20 teachers.",
        "We held 12 events. We visited 30 homes. In total 95 people came.",
        "The total was 58.",
        "Costs of £1,000 and £1,500, about £2,500 in total.",
        "A third (33%) and two thirds (67%).",
        "It cost £40,000 and £20,000, a total of £60,000, against £75,000 the year before.",
        "Grants of £40,000 and £38,000 were made out of a total of £90,000.",
        "We spent £2,000 per home and £500 on keys, £2,400 in total.",
    ],
)
def test_sums_that_come_out_and_numbers_that_are_no_sum_are_left(text: str) -> None:
    assert wrong(text) == []


@given(st.lists(st.integers(1, 500), min_size=2, max_size=6))
def test_a_right_sum_is_never_told_and_a_wrong_one_always(parts: list[int]) -> None:
    listed = ", ".join(f"{each} in {'abcdef'[at]}" for at, each in enumerate(parts))
    assert wrong(f"We had {sum(parts):,} fires: {listed}.") == []
    assert len(wrong(f"We had {sum(parts) + 1:,} fires: {listed}.")) == (
        sum(parts) + 1 < 1000 or (sum(parts) + 1) % 100 > 0
    )


def test_the_total_is_the_figure_beside_the_word() -> None:
    (sentence,) = sentences("Costs of £500 and a total of £900", None, Moment(Q2, APRIL))
    at = total_of(sentence)
    assert at is not None
    assert sentence.tokens[at].typed is not None
    assert sentence.text[sentence.tokens[at].start :] == "£900"
