"""Files to begin with: a whole project with two finished cards, or one card with its series."""

from __future__ import annotations

from pathlib import Path

from rbaccards.periods.period import Frequency, Period, period_containing
from rbaccards.schema.pack import Pack

_QUARTERS = 6
"""So many periods stand in the series of a new card, to be written over."""


def starter_files(shipped: Path) -> dict[str, bytes]:
    """Every file of the starter by its path in the new project; `shipped` is the folder that holds templates/."""
    root = shipped / "templates" / "starter"
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in sorted(root.rglob("*")) if path.is_file()}


def new_card(name: str, pack: Pack, shipped: Path) -> dict[str, bytes]:
    """A commented card and its series, by their paths in the folder of the pack.

    The figures are made up and say so; the card is a draft until somebody says otherwise.
    """
    key = name.replace("-", "_") if name[0].isalpha() else f"card_{name.replace('-', '_')}"
    text = (shipped / "templates" / "starter-card" / "card.yaml").read_text(encoding="utf-8")
    for placeholder, word in (("OUTCOME", next(iter(pack.outcomes))), ("KEY", key), ("NAME", name)):
        text = text.replace(placeholder, word)
    return {f"{name}.yaml": text.encode("utf-8"), f"data/{name}.csv": _series(pack.review_period)}


def _series(review: Period) -> bytes:
    """Quarters up to the review period, marked illustrative."""
    last = period_containing(review.end, Frequency.QUARTER)
    rows = (f"{last.shift(1 - back).code},{90 + 3 * back},illustrative," for back in range(_QUARTERS, 0, -1))
    return ("\n".join(["period,value,status,note", *rows]) + "\n").encode("utf-8")
