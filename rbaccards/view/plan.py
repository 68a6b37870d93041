"""A delivery plan: one table for each priority, with what it is measured by and what the actions take."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from rbaccards.measure_words import style_of
from rbaccards.measured import MeasuredCard
from rbaccards.measures.reading import Reading
from rbaccards.prose import to_blocks
from rbaccards.schema.names import PlanColumn
from rbaccards.schema.plan import PlannedAction
from rbaccards.view.indicator_table import aim_words
from rbaccards.view.parts import Cell, Column, Row, Table
from rbaccards.view.titles import heading_of
from rbaccards.words import NumberStyle, listed, many

_WIDTHS: dict[PlanColumn, str] = {
    "starting_value": "24mm",
    "target": "22mm",
    "current": "24mm",
    "reference": "13mm",
    "lead": "34mm",
    "resources": "34mm",
    "measured_by": "56mm",
}
_MONEY = NumberStyle("\N{POUND SIGN}")

_VALUES: frozenset[PlanColumn] = frozenset({"starting_value", "target", "current"})
_FILLED_BY: dict[PlanColumn, str] = dict.fromkeys(_VALUES, "measured_by")
"""The field of an action that fills a column, where it has another name."""

Builder = Callable[[PlannedAction, MeasuredCard], Cell]


def plan_table(card: MeasuredCard, shown: Sequence[PlanColumn] = ()) -> Table | None:
    """The planned actions of one priority; None where there are none. Columns that no row fills are left out."""
    rows = card.loaded.card.plan
    if not rows:
        return None
    names = shown or columns_of([card])
    columns = (Column(heading_of(name, card), width=_WIDTHS.get(name, "")) for name in names)
    apart = not _VALUES.isdisjoint(names)
    found = (Row(tuple(_cell(name, each, card, apart=apart) for name in names)) for each in rows)
    return Table(tuple(columns), tuple(found), band=card.loaded.card.priority)


def columns_of(cards: Sequence[MeasuredCard]) -> tuple[PlanColumn, ...]:
    """The columns of the layout that some action of these cards fills, the same for all."""
    actions = [each for card in cards for each in card.loaded.card.plan]
    layouts = (card.pack.plan_columns or card.layout.plan_columns for card in cards)
    wanted = dict.fromkeys(name for names in layouts for name in names)
    return tuple(name for name in wanted if any(getattr(each, _FILLED_BY.get(name, name)) for each in actions))


def money_words(cards: Sequence[MeasuredCard]) -> str:
    """What the amounts of money come to: "£12,500 in two amounts: H8 £10,000 and H9 £2,500"; empty without any."""
    found = [
        (action.reference, resource.amount)
        for card in cards
        for action in card.loaded.card.plan
        for resource in action.resources
        if resource.amount is not None
    ]
    if not found:
        return ""
    total = _MONEY.text(sum(amount for _, amount in found))
    each = listed(f"{reference} {_MONEY.text(amount)}" for reference, amount in found)
    return f"Resources named in money come to {total}, in {many(len(found), 'amount')}: {each}."


def _actions(action: PlannedAction, card: MeasuredCard) -> Cell:
    years = sorted(action.actions.items(), key=lambda each: each[0].end)
    return Cell(stack=tuple(Cell(strong=year.short, blocks=to_blocks(text, card.figures)) for year, text in years))


def _cell(name: PlanColumn, action: PlannedAction, card: MeasuredCard, *, apart: bool) -> Cell:
    """A cell; `apart` where the values of indicators have columns of their own."""
    if name not in (*_VALUES, "measured_by"):
        return _BUILDERS[name](action, card)
    known = [card.readings[key] for key in action.measured_by if key in card.readings]
    if name == "measured_by":
        return Cell(stack=tuple(_indicator(each, apart=apart) for each in known))
    return Cell(stack=tuple(_value(name, each, several=len(known) > 1) for each in known))


def _indicator(reading: Reading, *, apart: bool) -> Cell:
    """An indicator, with its starting value, its target and where it stands unless they stand apart."""
    measure = reading.measure
    name = f"{measure.reference} {measure.name}" if measure.reference else measure.name
    said = {"starting_value": "Starting value", "target": "target", "current": "now"}
    values = [f"{words} {value} ({when})" for key, words in said.items() for value, when in _values(key, reading)]
    if reading.leading is None and measure.placeholder:
        values.append(measure.placeholder)
    return Cell(name, under="" if apart else "; ".join(values))


def _value(name: str, reading: Reading, *, several: bool) -> Cell:
    """One value of an indicator, which is named where an action has several."""
    missing = reading.measure.placeholder if name == "current" and reading.measure.placeholder else "none"
    text, when = next(_values(name, reading), (missing, ""))
    which = reading.measure.reference or reading.measure.name if several else ""
    return Cell(text, under=", ".join(part for part in (which, when) if part), quiet=not when)


def _values(name: str, reading: Reading) -> Iterator[tuple[str, str]]:
    """A value of an indicator and when it is for, where there is one."""
    measure, style = reading.measure, style_of(reading.measure)
    if name == "starting_value" and measure.starting_value:
        ((period, value),) = measure.starting_value.items()
        yield style.text(value), period.short
    if name == "target" and measure.targets:
        period, aim = max(measure.targets.items(), key=lambda each: each[0].end)
        yield aim_words(aim, style), period.short
    if name == "current" and reading.leading is not None:
        yield style.text(reading.leading.now.value), reading.leading.now.period.short


def _resources(action: PlannedAction, _: MeasuredCard) -> Cell:
    return Cell(
        stack=tuple(
            Cell(each.what, under=_MONEY.text(each.amount) if each.amount is not None else "")
            for each in action.resources
        )
    )


_BUILDERS: dict[PlanColumn, Builder] = {
    "reference": lambda action, _: Cell(action.reference),
    "actions": _actions,
    "lead": lambda action, _: Cell(action.lead) if action.lead else Cell("not named", quiet=True),
    "resources": _resources,
    "achieved": lambda action, card: Cell(blocks=to_blocks(action.achieved, card.figures)),
    "planned": lambda action, card: Cell(blocks=to_blocks(action.planned, card.figures)),
}
