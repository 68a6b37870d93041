"""Tables: what each header cell is about, said by its Scope and by the cells that name it in their Headers.

WeasyPrint 70 writes no Scope, and its Headers are wrong where a cell spans rows or columns.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum, auto

from pikepdf import Array, Name, String

from rbaccards.render.tags.tagged import TaggedFile
from rbaccards.render.tags.tree import Element

ROW_GROUPS = frozenset({"THead", "TBody", "TFoot"})


class Role(Enum):
    """What a cell is; a GROUP is a header across the whole table, for the rows down to the next group."""

    DATA = auto()
    COLUMN = auto()
    GROUP = auto()
    ROW = auto()


@dataclass(slots=True, eq=False)
class Cell:
    """A cell, the rows and columns it covers, and its role."""

    element: Element
    rows: range
    columns: range
    role: Role = Role.DATA

    @property
    def is_header(self) -> bool:
        return self.element.kind == "TH"


def relate_header_cells(file: TaggedFile) -> None:
    """Give every TH an identifier and a Scope, and every cell the Headers that apply (ISO 14289-1, 7.5)."""
    named = 0
    for table in [element for element in file.root.walk() if element.kind == "Table"]:
        rows = list(_rows(table))
        cells = _lay_out([row for row, _ in rows])
        head = {number for number, (_, in_head) in enumerate(rows) if in_head}
        _assign_roles(cells, head or _leading_header_rows(file, cells))
        for cell in cells:
            if cell.is_header:
                named += 1
                cell.element.tag.ID = String(f"{file.mark}-{named}")
                cell.element.attribute("Table").Scope = Name.Row if cell.role is Role.ROW else Name.Column
        _name_headers(cells)


def _rows(table: Element) -> Iterator[tuple[Element, bool]]:
    """Each row, and whether it stands in the table's head."""
    for child in table.elements():
        if child.kind == "TR":
            yield child, False
        elif child.kind in ROW_GROUPS:
            yield from ((row, child.kind == "THead") for row in child.elements() if row.kind == "TR")


def _lay_out(rows: list[Element]) -> list[Cell]:
    """The cells on the grid of the table, as HTML lays them out."""
    taken: set[tuple[int, int]] = set()
    cells = []
    for row, element in enumerate(rows):
        column = 0
        for cell in element.elements():
            while (row, column) in taken:
                column += 1
            attributes = cell.attribute("Table")
            across, down = int(attributes.get("/ColSpan", 1)), int(attributes.get("/RowSpan", 1))
            taken.update((row + r, column + c) for r in range(down) for c in range(across))
            cells.append(Cell(cell, range(row, row + down), range(column, column + across)))
            column += across
    return cells


def _leading_header_rows(file: TaggedFile, cells: list[Cell]) -> set[int]:
    """The first rows of a table without a head that hold header cells and, beside them, only empty ones."""
    found: set[int] = set()
    for row in range(max((cell.rows.stop for cell in cells), default=0)):
        starting = [cell for cell in cells if cell.rows.start == row]
        filled = [cell for cell in starting if cell.is_header or file.text(cell.element)]
        if len(filled) < 2 or not all(cell.is_header for cell in filled):
            break
        found.add(row)
    return found


def _assign_roles(cells: list[Cell], head: set[int]) -> None:
    width = max((cell.columns.stop for cell in cells), default=0)
    for cell in cells:
        if not cell.is_header:
            cell.role = Role.DATA
        elif cell.rows.start in head:
            cell.role = Role.COLUMN
        else:
            cell.role = Role.GROUP if len(cell.columns) == width else Role.ROW


def _name_headers(cells: list[Cell]) -> None:
    """Write the Headers of every cell: those above it, its group, and those before it in its rows."""
    above: dict[int, list[Cell]] = {}
    beside: dict[int, list[Cell]] = {}
    groups: list[Cell] = []
    for cell in cells:
        columns = [header for column in cell.columns for header in above.get(column, ())]
        rows = [header for row in cell.rows for header in beside.get(row, ())]
        group = groups[-1:] if cell.role is not Role.GROUP else []
        _write_headers(cell, [*columns, *group, *rows])
        match cell.role:
            case Role.COLUMN:
                for column in cell.columns:
                    above.setdefault(column, []).append(cell)
            case Role.ROW:
                for row in cell.rows:
                    beside.setdefault(row, []).append(cell)
            case Role.GROUP:
                groups.append(cell)


def _write_headers(cell: Cell, headers: list[Cell]) -> None:
    attributes = cell.element.attribute("Table")
    if headers:
        attributes.Headers = Array([header.element.tag.ID for header in dict.fromkeys(headers)])
    elif "/Headers" in attributes:
        del attributes.Headers
