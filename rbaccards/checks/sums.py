"""Do the numbers of a text come to the total beside them?"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from rbaccards.checks.texts import prose
from rbaccards.issues import Issue
from rbaccards.loaded import calendar_of
from rbaccards.schema.amend import field_of, find, scalars
from rbaccards.schema.pack import Pack
from rbaccards.sources.nodes import Document
from rbaccards.statements.find import Typed, Unit, find_figures
from rbaccards.statements.intervals import exactly
from rbaccards.statements.sentences import Sentence, sentences
from rbaccards.statements.sums import Sum, wrong_sums
from rbaccards.statements.times import Moment
from rbaccards.statements.vocabulary import COSTS, TOTAL
from rbaccards.words import MINUS

_LEAST_LINES = 3
"""Heads, a row and a total."""


def sums_come_to_their_total(document: Document, pack: Pack) -> Iterable[Issue]:
    """Parts that do not come to their total

    A sentence or a list names a total and its parts, and they do not add up: "58 measures: nine ahead, 42 on target,
    eight below", "16 + 3 + 5 + 11 = 36", three costs and "in total". Parts may have been rounded, and are given that
    room. A total of the costs of actions is compared with the costs of the actions, and the last line of a table that
    begins with Total with its columns.

    Example (part of a card):

        what_worked: |
          The team reviewed 58 measures: nine ahead, 42 on target, eight below.

    Better:

        what_worked: |
          The team reviewed 59 measures: nine ahead, 42 on target, eight below.
    """
    moment, costs = Moment(pack.review_period, calendar_of(pack)), _costs(document)
    for text in prose(document):
        found = sentences(text.scalar.text, None, moment)
        in_table = _wrong_columns(text.scalar.text) if field_of(text.steps) == "rows" else ()
        for wrong in (*wrong_sums(found), *_wrong_totals(costs, found), *in_table):
            message = f"The parts come to {_said(wrong)}, not {wrong.total.text}."
            yield text.warning("W04", wrong.start, message, "Correct the total or its parts.")


def _costs(document: Document) -> tuple[Typed, ...]:
    """What each action costs; empty where one is not a number."""
    _, actions = find(document.root, ("new_actions",))
    costs = [scalar.text for steps, scalar in scalars(actions) if field_of(steps) == "cost" and scalar.text != "none"]
    parts = [next(find_figures(cost), None) for cost in costs]
    return tuple(each for each in parts if each) if None not in parts else ()


def _wrong_totals(costs: tuple[Typed, ...], found: Iterable[Sentence]) -> Iterator[Sum]:
    """Totals of costs, the only figure of their sentence, that the costs of the actions do not come to."""
    for sentence in found if len(costs) > 1 else ():
        words = {each.word for each in sentence.tokens}
        figures = [each for each in sentence.tokens if each.typed]
        if len(figures) != 1 or not TOTAL & words or not COSTS & words:
            continue
        total = figures[0].typed
        if total and total.unit is Unit.POUNDS:
            stated = Sum(total, figures[0].start, costs, sure=True)
            if stated.wrong:
                yield stated


def _wrong_columns(rows: str) -> Iterator[Sum]:
    """The figures in the last line of a table, where it begins with Total, that their columns do not come to."""
    lines = list(_lines(rows))
    if len(lines) < _LEAST_LINES or not lines[-1][0][1].lower().startswith("total"):
        return
    for at, (start, cell) in enumerate(lines[-1]):
        total = _as_written(cell)
        column = [_as_written(line[at][1]) for line in lines[1:-1] if at < len(line)]
        parts = tuple(each for each in column if each is not None)
        if total is None or len(parts) < len(column):
            continue
        found = Sum(total, start + total.start, parts, sure=True)
        if found.wrong:
            yield found


def _as_written(cell: str) -> Typed | None:
    """The figure of a cell; in a table it is what it says, not rounded."""
    typed = next(find_figures(cell), None)
    return replace(typed, interval=exactly(typed.value)) if typed else None


def _lines(rows: str) -> Iterator[list[tuple[int, str]]]:
    """The cells of each line with the places where they start."""
    start = 0
    for line in rows.splitlines(keepends=True):
        if line.strip():
            cells, at = [], start
            for cell in line.split("|"):
                cells.append((at + len(cell) - len(cell.lstrip()), cell.strip()))
                at += len(cell) + 1
            yield [each for number, each in enumerate(cells) if each[1] or 0 < number < len(cells) - 1]
        start += len(line)


def _said(wrong: Sum) -> str:
    """The sum with its parts: "59 (9 + 42 + 8)"."""
    parts = " + ".join(_amount(each, each.value) for each in wrong.parts)
    return f"{_amount(wrong.total, wrong.comes_to)} ({parts})"


def _amount(like: Typed, value: float) -> str:
    pounds = "£" if like.unit is Unit.POUNDS else ""
    return f"{MINUS if value < 0 else ''}{pounds}{abs(value):,.{like.decimals}f}"
