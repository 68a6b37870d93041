"""The rules figures are judged by: as the pack says, and as an indicator says otherwise."""

from __future__ import annotations

from dataclasses import dataclass

from rbaccards.schema.fields import Tolerance
from rbaccards.schema.judgement import Scale
from rbaccards.schema.measure import Measure
from rbaccards.schema.pack import Pack


@dataclass(frozen=True, slots=True)
class Rules:
    """How much worse than a target is still amber, how a rating is shown, how small a change is none."""

    tolerance: Tolerance | None
    scale: Scale
    steady_within: Tolerance


def rules_of(measure: Measure, pack: Pack) -> Rules:
    """The rules for one measure: its own words first, then the pack's."""
    return Rules(
        pack.tolerance if measure.tolerance is None else measure.tolerance,
        measure.scale or pack.scale,
        measure.direction.steady_within or pack.steady_within,
    )
