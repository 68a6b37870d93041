"""What a committee report prints besides its text: recommendations, implications, decision, appendices."""

from __future__ import annotations

import re
from collections.abc import Iterator

from markupsafe import Markup

from rbaccards.figures import fill
from rbaccards.measured import MeasuredCard
from rbaccards.periods.dates import day_in_words
from rbaccards.prose import to_blocks
from rbaccards.schema.report import Implication, TextTable
from rbaccards.view.parts import Cell, Column, Row, Section, Table

_FIGURE = re.compile(r"[\u2212-]?\u00a3?\s?[\d,]+(?:\.\d+)?\s?%?")


def text_table(declared: TextTable, card: MeasuredCard) -> Table:
    """A table that was written as text; a column of figures stands right, a last line Total is the total."""
    heads, *lines = declared.lines
    figures = [all(_FIGURE.fullmatch(line[at]) or not line[at] for line in lines) for at in range(len(heads))]
    columns = (Column(head, figures=at > 0 and figures[at]) for at, head in enumerate(heads))
    rows = (
        Row(tuple(Cell(fill(cell, card.figures)) for cell in line), total=number == len(lines) and is_total(line))
        for number, line in enumerate(lines, 1)
    )
    return Table(tuple(columns), tuple(rows), title=fill(declared.title or "", card.figures))


def is_total(line: tuple[str, ...]) -> bool:
    """Whether a line of a table is its total."""
    return line[0].lower().startswith("total")


def recommendations(card: MeasuredCard, name: str, heading: str) -> Iterator[Section]:
    declared = card.loaded.card.recommendations
    if declared:
        items = (("", fill(each, card.figures)) for each in declared.items)
        yield Section(name, "recommendations", heading, items=((f"{declared.to} is recommended to", ""), *items))


def implications(card: MeasuredCard, name: str, heading: str) -> Iterator[Section]:
    if found := card.loaded.card.implications:
        blocks = tuple(block for each in found for block in _implication(each, card))
        yield Section(name, "prose", heading, text=blocks)


def _implication(each: Implication, card: MeasuredCard) -> Iterator[Markup]:
    """The text of an implication, its title and who gave it in front."""
    first, *others = to_blocks(each.text, card.figures)
    by = f" ({each.by})" if each.by else ""
    opened = Markup("<p><strong>{}.</strong>{} ").format(each.title, by)
    if first.startswith("<p>"):
        yield opened + Markup(str(first).removeprefix("<p>"))  # noqa: S704 - safe before, and only cut
    else:
        yield opened + Markup("</p>")
        yield first
    yield from others


def other_implications(card: MeasuredCard, name: str, heading: str) -> Iterator[Section]:
    if found := card.loaded.card.other_implications:
        columns = (Column("Subject"), Column("Applies", width="24mm"), Column("Where in this report", width="60mm"))
        rows = (
            Row((Cell(each.topic), Cell("Yes" if each.applies else "No"), Cell(each.paragraphs or "")))
            for each in found
        )
        shown = columns if any(each.paragraphs for each in found) else columns[:2]
        cut = (Row(row.cells[: len(shown)]) for row in rows)
        yield Section(name, "table", heading, table=Table(shown, tuple(cut)))


def background_papers(card: MeasuredCard, name: str, heading: str) -> Iterator[Section]:
    if papers := card.loaded.card.background_papers:
        entries = Markup("").join(Markup("<li>{}</li>").format(fill(each, card.figures)) for each in papers)
        yield Section(name, "prose", heading, text=(Markup("<ul>{}</ul>").format(entries),))


def consultations(card: MeasuredCard, name: str, heading: str) -> Iterator[Section]:
    if found := card.loaded.card.consultations:
        columns = (Column("Who was consulted"), Column("When", width="50mm"))
        rows = (Row((Cell(each.who), Cell(day_in_words(each.on) if each.on else ""))) for each in found)
        yield Section(name, "table", heading, table=Table(columns, tuple(rows)))


def author(card: MeasuredCard, name: str, heading: str) -> Iterator[Section]:
    if declared := card.loaded.card.author:
        said = [each for each in (declared.role, declared.organisation, declared.contact) if each]
        yield Section(name, "prose", heading, text=(Markup("<p>{}</p>").format(", ".join(said)),))


def decision(card: MeasuredCard, name: str, heading: str) -> Iterator[Section]:
    if declared := card.loaded.card.decision:
        said = (
            ("Key decision", "Yes" if declared.key else "No"),
            ("Reason", declared.reason or "not applicable"),
            ("In the forward plan", declared.forward_plan or "not applicable"),
            ("Decided by", declared.by),
        )
        columns = (Column("Question", width="60mm"), Column("Answer"))
        yield Section(name, "table", heading, table=Table(columns, tuple(Row((Cell(q), Cell(a))) for q, a in said)))
