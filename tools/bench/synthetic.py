"""Projects made up for measuring: so many cards, each of two pages with a chart, in one pack or in several."""

from __future__ import annotations

import random
from pathlib import Path

_COUNCIL = "name: Anytown Council\n"
_PACK = """\
audience: public
title: A pack of {number} priorities
partnership: Anytown Partnership
board: Performance Board
review_period: Q2 2012/13
meeting: 14 November 2012
outcomes:
  safe: People are safe and feel safe
tolerance: 5%
parts: [cover, contents, summary, actions, cards]
note: Made up for measuring speed.
cards:
{cards}
"""
_CARD = """\
priority: Priority {number} gets better for everybody
outcome: safe
population: Residents of Anytown
lead: {{role: Lead of priority {number}, organisation: Anytown Council}}
why: |
  Priority {number} matters to people. {words}
headline: measure
indicators:
  measure:
    name: Cases of kind {number}
    unit: cases
    polarity: lower
    frequency: month
    data: data/{name}.csv
    adds_up: sum
    reads_as: last 12 months
    targets: {{2012/13: 9000}}
    forecast: {{made: Mar 2012, method: the trend of three years, values: {{Mar 2013: 9500}}}}
    source: Case records
    data_quality: {{rating: good, note: complete}}
    commentary: |
      There were {{{{ measure.last_12_months }}}} cases, {{{{ measure.last_12_months.change }}}}.
story: |
  {words} {words}
what_we_did: |
  - {words}
  - {words}
what_worked: |
  {words}
new_actions:
  - {{action: Do the first thing about priority {number}, owner: Lead of priority {number}, due: Mar 2013, cost: none}}
  - {{action: Do the second thing about priority {number}, owner: Lead of priority {number}, due: Mar 2013, cost: low}}
risks:
  - {{risk: A hard winter for priority {number}., response: Reserves are in store.}}
"""
_WORDS = (
    "Homes, streets, schools and clinics all have a part in it, and most of what changes it lies outside of any one of "
    "them. Neighbours who know each other help sooner, and those who move often know nobody."
)


ONE_PACK, PACK = 150, 40
"""So many cards are one pack; more of them are packs of forty, as a council has them."""


def write_project(folder: Path, number: int) -> None:
    """A project with so many cards; the same every time."""
    chance = random.Random(number)  # noqa: S311 - figures for measuring, the same every time
    names = [f"card-{at:05}" for at in range(1, number + 1)]
    (folder / "cards").mkdir(parents=True)
    (folder / "cards" / "council.yaml").write_text(_COUNCIL, encoding="utf-8")
    if number <= ONE_PACK:
        _write_pack(folder / "cards" / "bench", names, chance)
        return
    for first in range(0, number, PACK):
        _write_pack(folder / "cards" / f"bench-{first // PACK + 1:03}", names[first : first + PACK], chance)


def _write_pack(pack: Path, names: list[str], chance: random.Random) -> None:
    (pack / "data").mkdir(parents=True)
    listed = "\n".join(f"  - {name}" for name in names)
    (pack / "pack.yaml").write_text(_PACK.format(number=len(names), cards=listed), encoding="utf-8")
    for name in names:
        at = int(name.removeprefix("card-"))
        text = _CARD.format(number=at, name=name, words=_WORDS)
        (pack / f"{name}.yaml").write_text(text, encoding="utf-8")
        level = chance.uniform(600, 900)
        rows = ["period,value"]
        for month in range(120):
            year, part = divmod(9 + month, 12)
            level += chance.uniform(-20, 18)
            rows.append(f"{2002 + year}-{part + 1:02},{max(level, 1):.0f}")
        (pack / "data" / f"{name}.csv").write_text("\n".join(rows) + "\n", encoding="utf-8")
