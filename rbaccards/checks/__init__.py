"""What is checked once a card is measured: one generator a question, in visible lists."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace

from rbaccards.checks.actions import endless_actions, overdue_actions, unowned_actions
from rbaccards.checks.areas import areas_add_up
from rbaccards.checks.balance import (
    few_indicators,
    headline_has_a_forecast,
    populations_and_services_apart,
    story_tells_causes,
)
from rbaccards.checks.dates import impossible_dates
from rbaccards.checks.disclosure import small_counts_are_withheld
from rbaccards.checks.figures import figure_names, summary_figures
from rbaccards.checks.freshness import stale_text, timely_data
from rbaccards.checks.intervals import intervals_hold_their_value
from rbaccards.checks.markup import html_in_text, links_lead_to_pages, lists_are_not_too_deep, pictures_in_text
from rbaccards.checks.people import initials_have_a_key, one_name_spelt_two_ways
from rbaccards.checks.personal import nobody_is_recognised
from rbaccards.checks.placeholders import placeholders_lead_on
from rbaccards.checks.plausible import values_are_plausible
from rbaccards.checks.printed import everything_is_printed
from rbaccards.checks.process import limits_can_be_told
from rbaccards.checks.projections import projections_agree
from rbaccards.checks.rating import stated_rating
from rbaccards.checks.ratios import ratios_are_counted
from rbaccards.checks.repeats import one_outcome_in_two_wordings, outcome_worded_otherwise, repeated_rows
from rbaccards.checks.residue import file_paths, template_residue
from rbaccards.checks.series import enough_data
from rbaccards.checks.sums import sums_come_to_their_total
from rbaccards.checks.unwritten import own_text_of_the_quarter_before, text_of_the_quarter_before
from rbaccards.checks.words import typed_figures, typed_in_reports, typed_in_summary
from rbaccards.checks.years import years_agree
from rbaccards.issues import Issue
from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document

Check = Callable[[MeasuredCard], Iterable[Issue]]
TextCheck = Callable[[Document, Pack], Iterable[Issue]]
"""A check of the texts of one file, be it a card or pack.yaml."""
PackCheck = Callable[[MeasuredPack], Iterable[Issue]]

CHECKS: tuple[Check, ...] = (figure_names, everything_is_printed, outcome_worded_otherwise)
DATA_CHECKS: tuple[Check, ...] = (
    areas_add_up,
    stated_rating,
    projections_agree,
    enough_data,
    ratios_are_counted,
    years_agree,
    intervals_hold_their_value,
    small_counts_are_withheld,
    limits_can_be_told,
    typed_figures,
)
"""Checks of the figures themselves: they wait until every data file can be read, so that no error is told twice."""
PACK_CHECKS: tuple[PackCheck, ...] = (
    summary_figures,
    typed_in_summary,
    typed_in_reports,
    own_text_of_the_quarter_before,
)
"""What these ask of the cards is named in rbaccards/studied.py: they are run again where it is not as before."""

EDITORIAL: dict[str, Check] = {
    "E04": few_indicators,
    "E06": populations_and_services_apart,
    "E07": story_tells_causes,
    "E08": unowned_actions,
    "E09": overdue_actions,
    "E10": endless_actions,
    "E12": initials_have_a_key,
    "E13": repeated_rows,
    "E24": nobody_is_recognised,
}
"""Checks of what people wrote, by the code of the one message that each gives; its docstring explains the message."""
EDITORIAL_DATA: dict[str, Check] = {
    "E02": timely_data,
    "E03": headline_has_a_forecast,
    "E05": placeholders_lead_on,
    "D07": values_are_plausible,
}
EDITORIAL_TEXTS: dict[str, TextCheck] = {
    "E01": stale_text,
    "E14": template_residue,
    "E15": file_paths,
    "E18": impossible_dates,
    "E20": html_in_text,
    "E21": pictures_in_text,
    "E22": links_lead_to_pages,
    "E23": lists_are_not_too_deep,
    "W04": sums_come_to_their_total,
}
EDITORIAL_PACKS: dict[str, PackCheck] = {
    "E11": one_name_spelt_two_ways,
    "E16": one_outcome_in_two_wordings,
}
EXPLAINED: dict[str, Callable[..., Iterable[Issue]]] = {
    **EDITORIAL,
    **EDITORIAL_DATA,
    **EDITORIAL_TEXTS,
    **EDITORIAL_PACKS,
    "E19": text_of_the_quarter_before,
}
"""The checks whose docstrings are pages of the manual."""


def check_pack(pack: MeasuredPack) -> tuple[Issue, ...]:
    """What is wrong with a pack itself, beyond its cards."""
    found = [issue for check in (*PACK_CHECKS, *EDITORIAL_PACKS.values()) for issue in check(pack)]
    return (*found, *_check_texts(pack.loaded.document, pack.pack))


def check_card(card: MeasuredCard, before: MeasuredCard | None) -> MeasuredCard:
    """The card with what the checks found added to its issues; `before` is what it was in the edition before."""
    checks = (*CHECKS, *EDITORIAL.values())
    if not card.data_in_doubt:
        checks += (*DATA_CHECKS, *EDITORIAL_DATA.values())
    found = [issue for check in checks for issue in check(card)]
    if before is not None:
        found += text_of_the_quarter_before(card, before)
    return replace(card, issues=(*card.issues, *found, *_check_texts(card.loaded.document, card.pack)))


def _check_texts(document: Document, pack: Pack) -> Iterable[Issue]:
    return (issue for check in EDITORIAL_TEXTS.values() for issue in check(document, pack))
