"""The names that cards, packs and layouts may use: sections, columns, statuses."""

from __future__ import annotations

from typing import Literal

Audience = Literal["draft", "board", "public"]
"""For whom something is, from the fewest to everybody."""
Paper = Literal["standard", "large-print", "press", "booklet"]
"""What is printed for, by the folder that it is printed into."""
Rating = Literal["red", "amber", "green"]
WrittenPart = Literal[
    "purpose",
    "summary",
    "recommendations",
    "why",
    "assessment",
    "story",
    "factors",
    "stakeholders",
    "what_we_did",
    "what_worked",
    "updates",
    "plan",
    "new_actions",
    "data_development",
    "risks",
    "contributors",
    "implications",
    "other_implications",
    "background_papers",
    "consultations",
    "author",
    "decision",
    "about",
    "appendices",
]
"""The parts of a card that are a field of their own, so that they can be left out whole."""
SectionName = Literal[WrittenPart, "report", "headline", "indicators", "indicator_table", "scorecard", "performance"]
"""The sections of a card, whatever its layout."""
IndicatorColumn = Literal[
    "reference", "definition", "comments", "starting_value", "targets", "result", "rating", "data_quality"
]
"""The columns of the table of indicators."""
UpdateColumn = Literal["progress", "next_steps", "risks", "actions", "officer", "timescale", "other"]
"""The columns of the table of updates."""
PlanColumn = Literal[
    "reference",
    "measured_by",
    "starting_value",
    "target",
    "current",
    "actions",
    "lead",
    "resources",
    "achieved",
    "planned",
]
"""The columns of the table of planned actions."""
HeadingName = Literal[SectionName, IndicatorColumn, UpdateColumn, PlanColumn]
"""What a layout or a pack may give a heading to."""

Status = Literal["actual", "provisional", "estimated", "illustrative", "suppressed", "not due"]
