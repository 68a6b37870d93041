"""Where the tables of a sheet are: their headings, labels, figures, sections and notes.

A table has one or more rows of headings, columns of labels and columns of figures. What stands above it is its title,
what stands alone between its rows is the heading of a section, what stands below is a note.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rbaccards.importing.cells import is_year, read_cell, without_marks
from rbaccards.importing.legend import Legend, legend_of
from rbaccards.importing.sheets import Sheet
from rbaccards.periods.period import Period
from rbaccards.periods.text import parse_period

_UNITS = re.compile(
    r"percent(age)?s?|per cent|%|number|count|rate|thousands?|millions?|£ ?(million|thousand|000)?s?|£m"
)

_SAMPLE = re.compile(r"(?:sample size|unweighted (?:base|count|sample)|base size)\b.*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Table:
    """The places of a table in its sheet; rows and columns count from 0."""

    sheet: Sheet
    legend: Legend
    title: str
    unit: str
    """What stands alone over the headings, such as "Percentage"."""
    headings: tuple[int, ...]
    labels: tuple[int, ...]
    values: tuple[int, ...]
    body: tuple[int, ...]
    sections: dict[int, str]
    """The heading of the section that a row of the body stands in."""

    def heading(self, column: int) -> tuple[str, ...]:
        """The headings over a column, from the top, merged cells read for each column they cover.

        A heading is read on to the right over blank cells only where two columns would be the same without it, or
        where it is the year of the quarters or months below.
        """
        return self._over(column, filled=self._repeats or self._are_parts_of_years)

    @property
    def label_names(self) -> tuple[str, ...]:
        """The lowest heading over each column of labels; "" where there is none."""
        paths = (self._over(column) for column in self.labels)
        return tuple(path[-1] if path else "" for path in paths)

    @property
    def _repeats(self) -> bool:
        paths = [self._over(column) for column in self.values]
        return len(set(paths)) < len(paths)

    @property
    def _are_parts_of_years(self) -> bool:
        """Whether a heading is no period by itself, and is one with that of its group."""
        for column in self.values:
            path = self._over(column)
            if len(path) == 1 and not is_period(path[0]):
                whole = self._over(column, filled=True)
                return len(whole) > 1 and is_period(f"{path[0]} {whole[0]}")
        return False

    def _over(self, column: int, *, filled: bool = False) -> tuple[str, ...]:
        path: list[str] = []
        for row in self.headings:
            text = self.sheet.at(row, column)
            if not text and filled and row != self.headings[-1]:
                text = self._from_the_left(row, column)
            if text and path[-1:] != [text]:
                path.append(text)
        return tuple(path)

    def _from_the_left(self, row: int, column: int) -> str:
        for left in range(column - 1, self.values[0] - 1, -1):
            if left not in self.values:
                return ""
            if text := self.sheet.at(row, left):
                return text
        return ""


@dataclass(slots=True)
class _Block:
    """The rows from one group of headings to the next, while they are being read."""

    title: list[str]
    headings: list[int]
    body: list[int] = field(default_factory=list)
    sections: dict[int, str] = field(default_factory=dict)
    alone: list[str] = field(default_factory=list)
    """Texts alone in their row since the last row of the body: the heading of a section, a title, or notes."""


def find_tables(sheet: Sheet) -> tuple[Table, ...]:
    """The tables of a sheet, from the top and from the left; none for a sheet of text."""
    legend = legend_of(sheet)
    return tuple(table for block in _Blocks(sheet, legend).read() for table in _side_by_side(sheet, legend, block))


def is_unit(text: str) -> bool:
    return _UNITS.fullmatch(without_marks(text)[0].lower()) is not None


def is_sample(text: str) -> bool:
    """Whether a label is that of the sizes of samples, which belong to the figures above them."""
    return _SAMPLE.match(text) is not None


def is_period(text: str) -> bool:
    return isinstance(parse_period(without_marks(text)[0]), Period)


@dataclass(slots=True)
class _Blocks:
    """Reads a sheet from the top, one row after the other."""

    sheet: Sheet
    legend: Legend
    block: _Block = field(default_factory=lambda: _Block([], []))
    section: str = ""

    def read(self) -> Iterator[_Block]:
        for row, cells in enumerate(self.sheet.rows):
            filled = [column for column, cell in enumerate(cells) if cell]
            if not filled:
                continue
            if self._is_body(row, filled):
                self._add(row)
            elif self._is_heading(row, filled):
                if self.block.body:
                    yield self._ended()
                self._head(row)
            else:
                self.block.alone.append(self._text(row, filled))
        if self.block.body:
            yield self.block

    def _ended(self) -> _Block:
        """The block as it is, while the next one begins with the texts that stood between them as its title."""
        ended, self.block, self.section = self.block, _Block(self.block.alone[-1:], []), ""
        ended.alone = ended.alone[:-1]
        return ended

    def _head(self, row: int) -> None:
        """One more row of headings; what was taken for headings above a text alone was a title."""
        block = self.block
        if block.alone or not block.headings:
            block.title += [self._text(each, [0]) for each in block.headings] + block.alone
            block.headings, block.alone = [], []
        block.headings.append(row)

    def _add(self, row: int) -> None:
        if self.block.alone:
            self.section, self.block.alone = self.block.alone[-1], []
        self.block.body.append(row)
        if self.section:
            self.block.sections[row] = self.section

    def _text(self, row: int, columns: list[int]) -> str:
        texts = (self.sheet.rows[row][column] for column in columns)
        return " ".join(text for text in texts if not read_cell(text)) or self.sheet.rows[row][columns[0]]

    def _is_body(self, row: int, filled: list[int]) -> bool:
        """Whether a row is one of figures, or has only its labels where rows before it have figures."""
        cells = self.sheet.rows[row]
        if not self.block.headings or (not self.block.body and _are_periods(cells, filled)):
            return False
        if any(read_cell(cells[column], self.legend) for column in filled):
            return True
        return len(filled) > 1 and bool(self.block.body) and not self._with_figures().intersection(filled)

    def _with_figures(self) -> set[int]:
        """The columns that have had figures, in the first rows of the block."""
        rows = self.block.body[:50]
        return {at for row in rows for at, cell in enumerate(self.sheet.rows[row]) if read_cell(cell, self.legend)}

    def _is_heading(self, row: int, filled: list[int]) -> bool:
        """Whether a row is one of headings: texts or periods without a figure, or one text to the right of labels."""
        cells = self.sheet.rows[row]
        if len(filled) == 1:
            new = bool(self.block.body) or not self.block.headings
            return filled[0] > 0 and not read_cell(cells[filled[0]]) and (not new or self._is_over(row, filled[0]))
        return _are_periods(cells, filled) or not any(read_cell(cells[column], self.legend) for column in filled)

    def _is_over(self, row: int, column: int) -> bool:
        """Whether a text stands over a row of headings, or over a figure in its own column."""
        below = self.sheet.rows[row + 1] if row + 1 < len(self.sheet.rows) else ("",) * (column + 1)
        texts = sum(1 for cell in below if cell and not read_cell(cell, self.legend))
        return texts > 1 or read_cell(below[column], self.legend) is not None


def _is_time(text: str) -> bool:
    """Whether a heading is a period, or a part of a year: "2012/13", "Q2", "Jan"."""
    return is_period(text) or (bool(text) and any(is_period(f"{text} {year}") for year in ("2012/13", "2012")))


def _are_periods(cells: Sequence[str], filled: list[int]) -> bool:
    """Whether the cells but the labels at the left are years or other periods, two at least.

    Plain years are in order, as headings are and counts are not.
    """
    found = [column for column in filled if is_period(cells[column])]
    years = [int(cells[column]) for column in found if is_year(cells[column])]
    in_order = years in (sorted(set(years)), sorted(set(years), reverse=True))
    return len(found) > 1 and in_order and all(column in found or column < found[0] for column in filled)


def _side_by_side(sheet: Sheet, legend: Legend, block: _Block) -> Iterator[Table]:
    """The tables of a block that stand beside each other, each with labels of its own."""
    headings, unit = _without_unit(sheet, block)
    parts: list[tuple[list[int], list[int]]] = []
    for columns in _between_blanks(sheet, (*block.headings, *block.body)):
        labels, values = _sorted_out(sheet, legend, block, columns)
        if (labels and values) or not parts:
            parts.append((labels, values))
        else:
            parts[-1][0].extend(labels)
            parts[-1][1].extend(values)
    title = _title(block.title)
    for labels, values in parts:
        body = tuple(row for row in block.body if any(sheet.rows[row][column] for column in (*labels, *values)))
        if values:
            yield Table(sheet, legend, title, unit, headings, tuple(labels), tuple(values), body, block.sections)


def _title(texts: list[str]) -> str:
    """The first text that says more than "Table 1"; a unit or the name of a row of sample sizes is none."""
    plain = [without_marks(text)[0] for text in texts if not is_unit(text) and not is_sample(text)]
    return next((text for text in plain if 2 < len(text.split()) < 40), plain[0] if plain else "")


def _without_unit(sheet: Sheet, block: _Block) -> tuple[tuple[int, ...], str]:
    """The rows of headings without one that says only in what the figures are given, and what it says."""
    for row in block.headings[:-1]:
        texts = {cell for cell in sheet.rows[row] if cell}
        if len(texts) == 1 and is_unit(text := texts.pop()):
            return tuple(each for each in block.headings if each != row), without_marks(text)[0]
    said = next((text for text in block.title if is_unit(text)), "")
    return tuple(block.headings), without_marks(said)[0]


def _between_blanks(sheet: Sheet, rows: Sequence[int]) -> Iterator[list[int]]:
    """The columns in runs, parted where a column is blank."""
    run: list[int] = []
    for column in range(len(sheet.rows[0])):
        if any(sheet.rows[row][column] for row in rows):
            run.append(column)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _sorted_out(sheet: Sheet, legend: Legend, block: _Block, columns: list[int]) -> tuple[list[int], list[int]]:
    """The columns of labels and those of figures; a column that is blank below its heading is neither."""
    labels: list[int] = []
    values: list[int] = []
    for column in columns:
        cells = [sheet.rows[row][column] for row in block.body if sheet.rows[row][column]]
        found = [(cell, value) for cell in cells if (value := read_cell(cell, legend))]
        figures = [without_marks(cell)[0] for cell, value in found if value.is_figure]
        years = bool(figures) and not values and all(is_year(figure) for figure in figures)
        if any(_is_time(sheet.at(row, column)) for row in block.headings):
            are_labels = not found
        else:
            are_labels = years or not figures or 2 * len(found) <= len(cells)
        if cells:
            (labels if are_labels else values).append(column)
    return labels, values
