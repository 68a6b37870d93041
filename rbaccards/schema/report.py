"""What a committee report holds besides its numbered sections."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from rbaccards.issues import Refusal
from rbaccards.schema.fields import DateField, Declared, Line, Prose, listed_or_lone, refused
from rbaccards.schema.names import Audience, SectionName

PulledPart = Literal["scorecard", "exceptions", "actions"]


def _cells(rows: str) -> tuple[tuple[str, ...], ...]:
    written = (line.strip() for line in rows.splitlines() if line.strip())
    return tuple(tuple(cell.strip() for cell in line.strip("|").split("|")) for line in written)


def _is_a_grid(rows: str) -> str:
    """A table of which every line has as many cells as its heads."""
    heads, *lines = _cells(rows)
    if not lines:
        raise refused(Refusal("S16", "A table has a line with the heads and at least one more."))
    for number, line in enumerate(lines, 2):
        if len(line) != len(heads):
            cells = " | ".join(line)
            said = f"Line {number} of the table has {len(line)} cells, and its heads are {len(heads)}: {cells}"
            raise refused(Refusal("S16", said))
    return rows


class TextTable(Declared):
    """A table written as text: a line for each row, its cells between | signs, the heads in the first line."""

    title: Line | None = None
    rows: Annotated[Prose, AfterValidator(_is_a_grid)]
    """A last line that begins with Total is the total; it is checked."""

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The cells of every line, the heads first."""
        return _cells(self.rows)


class Section(Declared):
    """A section of the card's own: a text, a table, or a part that is made from the pack's cards."""

    title: Line
    after: SectionName = "report"
    """The section that it is printed after; in a report the sections are its body, in their order."""
    text: Prose | None = None
    table: TextTable | None = None
    part: PulledPart | None = None
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""

    @model_validator(mode="after")
    def _has_content(self) -> Section:
        if not (self.text or self.table or self.part):
            raise refused(Refusal("S01", f'"{self.title}" is empty: write a text, a table or a part.'))
        return self


class Recommendations(Declared):
    to: Line
    """Who is asked to decide: Cabinet."""
    items: Annotated[tuple[Line, ...], BeforeValidator(listed_or_lone), Field(min_length=1)]


class Implication(Declared):
    title: Line
    text: Prose
    by: Line | None = None
    """The post that gave it."""
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class OtherImplication(Declared):
    topic: Line
    applies: bool
    paragraphs: Line | None = None
    """Where in the report it is dealt with."""


class Consultation(Declared):
    who: Line
    on: DateField | None = None
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class Author(Declared):
    role: Line
    organisation: Line | None = None
    contact: Line | None = None


class Decision(Declared):
    """Whether it is a key decision, and who takes it."""

    key: bool
    reason: Line | None = None
    forward_plan: Line | None = None
    """Whether it was announced in the forward plan."""
    by: Line
    """Who decides: Executive (Cabinet)."""


class Appendix(Declared):
    title: Line
    text: Prose | None = None
    part: PulledPart | None = None
    sections: tuple[Section, ...] = ()
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""
