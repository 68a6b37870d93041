"""What is checked once a card is measured: one generator a question, in one visible list."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from rbaccards.checks.areas import areas_add_up
from rbaccards.checks.disclosure import small_counts_are_withheld
from rbaccards.checks.figures import figure_names, summary_figures
from rbaccards.checks.intervals import intervals_hold_their_value
from rbaccards.checks.projections import projections_agree
from rbaccards.checks.rating import stated_rating
from rbaccards.checks.ratios import ratios_are_counted
from rbaccards.checks.series import enough_data
from rbaccards.checks.years import years_agree
from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard, MeasuredPack

Check = Callable[[MeasuredCard], Iterable[Issue]]

CHECKS: tuple[Check, ...] = (figure_names,)
DATA_CHECKS: tuple[Check, ...] = (
    areas_add_up,
    stated_rating,
    projections_agree,
    enough_data,
    ratios_are_counted,
    years_agree,
    intervals_hold_their_value,
    small_counts_are_withheld,
)
"""Checks of the figures themselves: they wait until every data file can be read, so that no error is told twice."""


def check_pack(pack: MeasuredPack) -> MeasuredPack:
    """The pack with what the checks found added to the issues of its cards."""
    found = replace(pack, cards=tuple(_check_card(card) for card in pack.cards))
    return replace(found, found=tuple(summary_figures(found)))


def _check_card(card: MeasuredCard) -> MeasuredCard:
    checks = CHECKS if card.data_in_doubt else (*CHECKS, *DATA_CHECKS)
    found = [issue for check in checks for issue in check(card)]
    return replace(card, issues=(*card.issues, *found))
