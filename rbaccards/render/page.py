"""A document ready to print: HTML with everything it refers to, as bytes."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file carried inside the PDF: the series behind the page, as CSV."""

    name: str
    description: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Page:
    """`assets` maps the relative addresses used in `html` (style sheets, fonts, charts) to their bytes, sorted."""

    name: str
    html: str
    assets: tuple[tuple[str, bytes], ...]
    dated: dt.date
    attachments: tuple[Attachment, ...] = ()
