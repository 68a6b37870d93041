"""How figures are judged: the scale a rating is shown on, and a rating that an officer states."""

from __future__ import annotations

from typing import Literal

from rbaccards.schema.fields import DateField, Declared, Line

Scale = Literal["RAG", "BRAG", "stars"]
"""RAG: red, amber, green. BRAG: blue as well where the stretch target is met. stars: the same as ★ ● ▲."""
Progressed = Literal["red", "amber", "green", "blue", "auto"]


class Progress(Declared):
    """A rating as an officer judges it; the reason, the post and the day are printed beside what the rule says."""

    rating: Progressed
    """auto takes what the rule works out."""
    because: Line | None = None
    """Why the judgement differs from what the rule works out; needed where it does."""
    by: Line | None = None
    """The post that judged; a role, not a person."""
    on: DateField | None = None
    """The day it was judged."""
