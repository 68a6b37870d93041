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

_WIDTHS = {"reference": "13mm", "lead": "34mm", "resources": "34mm", "measured_by": "56mm"}
_MONEY = NumberStyle("\N{POUND SIGN}")

Builder = Callable[[PlannedAction, MeasuredCard], Cell]


def plan_table(card: MeasuredCard, shown: Sequence[PlanColumn] = ()) -> Table | None:
    """The planned actions of one priority; None where there are none. Columns that no row fills are left out."""
    rows = card.loaded.card.plan
    if not rows:
        return None
    names = shown or columns_of([card])
    columns = (Column(heading_of(name, card), width=_WIDTHS.get(name, "")) for name in names)
    found = (Row(tuple(_BUILDERS[name](each, card) for name in names)) for each in rows)
    return Table(tuple(columns), tuple(found), band=card.loaded.card.priority)


def columns_of(cards: Sequence[MeasuredCard]) -> tuple[PlanColumn, ...]:
    """The columns of the layout that some action of these cards fills, the same for all."""
    actions = [each for card in cards for each in card.loaded.card.plan]
    wanted = dict.fromkeys(name for card in cards for name in card.loaded.layout.layout.plan_columns)
    return tuple(name for name in wanted if any(getattr(each, name) for each in actions))


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


def _measured_by(action: PlannedAction, card: MeasuredCard) -> Cell:
    known = [card.readings[key] for key in action.measured_by if key in card.readings]
    return Cell(stack=tuple(_indicator(each) for each in known))


def _indicator(reading: Reading) -> Cell:
    """An indicator with its starting value, its target and where it stands."""
    measure = reading.measure
    name = f"{measure.reference} {measure.name}" if measure.reference else measure.name
    return Cell(name, under="; ".join(_values(reading)))


def _values(reading: Reading) -> Iterator[str]:
    measure, style = reading.measure, style_of(reading.measure)
    if measure.starting_value:
        ((period, value),) = measure.starting_value.items()
        yield f"Starting value {style.text(value)} ({period.short})"
    if measure.targets:
        period, aim = max(measure.targets.items(), key=lambda each: each[0].end)
        yield f"target {aim_words(aim, style)} ({period.short})"
    if reading.leading is not None:
        now = reading.leading.now
        yield f"now {style.text(now.value)} ({now.period.short})"
    elif measure.placeholder:
        yield measure.placeholder


def _resources(action: PlannedAction, _: MeasuredCard) -> Cell:
    return Cell(
        stack=tuple(
            Cell(each.what, under=_MONEY.text(each.amount) if each.amount is not None else "")
            for each in action.resources
        )
    )


_BUILDERS: dict[PlanColumn, Builder] = {
    "reference": lambda action, _: Cell(action.reference),
    "measured_by": _measured_by,
    "actions": _actions,
    "lead": lambda action, _: Cell(action.lead) if action.lead else Cell("not named", quiet=True),
    "resources": _resources,
    "achieved": lambda action, card: Cell(blocks=to_blocks(action.achieved, card.figures)),
    "planned": lambda action, card: Cell(blocks=to_blocks(action.planned, card.figures)),
}
