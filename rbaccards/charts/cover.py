"""The cover: the pack's own curves as decoration."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from rbaccards.charts.marks import PT, Dot, Line, Mark, Picture, Place
from rbaccards.charts.spec import CoverSpec
from rbaccards.charts.style import Style

Numbers = npt.NDArray[np.float64]

TODAY = 0.74
"""Where on the paper's width history ends and the dashed part begins."""
STEPS, WINDOW = 160, 9
MARGIN = 0.06
"""Paper left free above and below the curves, as a share of its height."""


def cover(spec: CoverSpec, style: Style) -> Picture:  # noqa: ARG001  # every kind takes the style
    """The picture of the curves, each over its first value: solid, then dashed, the first in front."""
    usable = [curve for curve in spec.curves if len(curve) > 1 and curve[0] != 0]
    runs = [_smoothed(curve) for curve in usable]
    tails = [_onwards(run) for run in runs]
    if not runs:
        return Picture(spec.width, spec.height, ())
    low, high = min(r.min() for r in (*runs, *tails)), max(r.max() for r in (*runs, *tails))
    span = float(high - low) or 1.0

    def places(heights: Numbers, start: float, end: float) -> tuple[Place, ...]:
        shares = MARGIN + (heights - low) / span * (1 - 2 * MARGIN)
        across = np.linspace(start, end, len(heights)) * spec.width
        return tuple(zip(across.tolist(), (shares * spec.height).tolist(), strict=True))

    marks: list[Mark] = []
    for index, (run, tail) in enumerate(zip(runs, tails, strict=True)):
        colour, width, order = ("blue", 3.0, 5) if index == 0 else ("faint", 1.1, 3)
        marks.append(Line(places(run, 0, TODAY), colour, width, order=order))
        marks.append(Line(places(tail, TODAY, 1), colour, width, "dashed", order))
        if index == 0:
            marks.append(Dot(places(run, 0, TODAY)[-1], 5 * PT, "blue", "white", 2, order=9))
    return Picture(spec.width, spec.height, tuple(marks))


def _smoothed(values: Sequence[float]) -> Numbers:
    """The values over the first, blended between by cosines and averaged, so that corners are round.

    A curve that triples is drawn nearer to the others: decoration must fit on the paper.
    """
    ratio = np.array(values, dtype=float) / values[0] - 1
    ratio = ratio / (1 + 0.5 * np.abs(ratio))
    along = np.linspace(0, len(ratio) - 1, STEPS + 1)
    index = np.minimum(along.astype(int), len(ratio) - 2)
    share = (1 - np.cos(np.pi * (along - index))) / 2
    raw = ratio[index] * (1 - share) + ratio[index + 1] * share
    ends = (raw[WINDOW:0:-1], raw, 2 * raw[-1] - raw[-2 : -WINDOW - 2 : -1])
    return np.convolve(np.concatenate(ends), np.ones(2 * WINDOW + 1) / (2 * WINDOW + 1), "valid")


def _onwards(run: Numbers) -> Numbers:
    """The curve's last slope, carried on and flattened."""
    slope = (run[-1] - run[-25]) / (24 / STEPS * TODAY) * 0.35
    ahead = np.linspace(0, 1, 21)
    tail: Numbers = run[-1] + slope * (1 - TODAY) * (ahead - 0.35 * ahead**2)
    return tail
