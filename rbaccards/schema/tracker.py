"""The rows of an action tracker: what was done, what comes next, and who contributes."""

from __future__ import annotations

from typing import Annotated

from pydantic import BeforeValidator, model_validator

from rbaccards.issues import Refusal
from rbaccards.schema.fields import Declared, Line, Prose, ends, refused
from rbaccards.schema.names import Audience

TimescaleField = Annotated[Line, BeforeValidator(ends)]


class Update(Declared):
    """One row: progress on a part of the priority, what comes next, what stands in the way."""

    progress: Prose | None = None
    next_steps: Prose | None = None
    risks: Prose | None = None
    actions: Prose | None = None
    officer: Line | None = None
    """The post that answers for it; a role, not a person."""
    timescale: TimescaleField | None = None
    """A date, a period or a few words; that it goes on is no timescale."""
    other: Prose | None = None
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""

    @model_validator(mode="after")
    def _says_something(self) -> Update:
        if not (self.progress or self.next_steps or self.risks or self.actions or self.other):
            raise refused(Refusal("S01", "This row of updates says nothing: write progress, actions or next_steps."))
        return self


class Contributor(Declared):
    contributor: Line
    """The post; a role, not a person."""
    organisation: Line | None = None
    """The directorate or the partner."""
    rationale: Line | None = None
    """Why they are included."""
    engaged: Line | None = None
    """How they are engaged."""
    audience: Audience | None = None
    """For whom it is, where not for everybody who gets what it stands in."""


class Contributors(Declared):
    """Who contributes: the council's own directorates, and its partners."""

    internal: tuple[Contributor, ...] = ()
    external: tuple[Contributor, ...] = ()
