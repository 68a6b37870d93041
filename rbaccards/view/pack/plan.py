"""The delivery plan of a pack: what stands above it, and the planned actions of all its cards."""

from __future__ import annotations

from rbaccards.measured import MeasuredPack
from rbaccards.view.parts import Fact, PlanView
from rbaccards.view.plan import columns_of, money_words, plan_table
from rbaccards.words import listed


def plan_view(pack: MeasuredPack) -> PlanView:
    theme = pack.pack.theme
    shown = columns_of(pack.cards)
    tables = (plan_table(card, shown) for card in pack.cards)
    outcomes = tuple(pack.pack.outcomes.values())
    linked = theme.linked.items() if theme else ()
    return PlanView(
        title=f"Delivery plan: {theme.name}" if theme else "Delivery plan",
        facts=tuple(_facts(pack)),
        lists=(("Strategic outcomes", outcomes), *((plan, names) for plan, names in linked)),
        tables=tuple(table for table in tables if table is not None),
        money=money_words(pack.cards),
    )


def _facts(pack: MeasuredPack) -> list[Fact]:
    theme = pack.pack.theme
    found = [Fact("Review period", pack.pack.review_period.label, width="70mm")]
    if theme and theme.leads:
        found.append(Fact("Theme leads", listed(theme.leads)))
    if theme and theme.champion:
        found.append(Fact("Member champion", theme.champion))
    return found
