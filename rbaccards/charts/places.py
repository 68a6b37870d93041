"""Where words can stand inside a plot: the free place that costs least.

The paper is a grid of half-millimetre cells, each with what it costs to cover it. Labels and leaders are
tried in many places at once, and the cheapest is taken; a word is too dear to be covered if there is another.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from rbaccards.charts.marks import Box, Place

Numbers = npt.NDArray[np.float64]
Cells = npt.NDArray[np.intp]

CELL = 0.5
"""The size of a cell in mm."""
BESIDE, ABOVE = 0.5, 0.2
"""Room kept at the sides of words, and above and below them, in mm."""
WORD, OUTSIDE = 60.0, 5000.0
"""What it costs to cover a cell of other words, or to leave the plot."""
RINGS = (1.6, 2.4, 3.4, 4.8, 6.6, 9.0, 12.0, 16.0)
"""How far above or below its point a label may stand, in mm."""
TRIED = 200
"""Of so many promising places for a note it is looked at what its leader would cross."""
LEADER, SHORTEST = 5.0, 2.2
"""The best and the least length of a leader in mm."""


@dataclass(frozen=True, slots=True, eq=False)
class Scene:
    """The bounds within which words may stand, and the cost of every cell of the paper."""

    bounds: Box
    cells: Numbers

    def with_words(self, boxes: Iterable[Box]) -> Scene:
        """The scene with more words in it."""
        cells = self.cells.copy()
        for box in boxes:
            left, bottom, right, top = (
                _cell(np.array([side]), cells.shape[axis])[0]
                for side, axis in ((box.left, 1), (box.bottom, 0), (box.right, 1), (box.top, 0))
            )
            cells[bottom : top + 1, left : right + 1] = WORD
        return replace(self, cells=cells)


def scene(width: float, height: float, bounds: Box, lines: Iterable[tuple[Sequence[Place], float]]) -> Scene:
    """The scene of a paper with some lines, each with what it costs to cover a cell of it."""
    cells = np.zeros((int(height / CELL) + 1, int(width / CELL) + 1))
    for places, cost in lines:
        xs, ys = _samples(places)
        rows, columns = _cell(ys, cells.shape[0]), _cell(xs, cells.shape[1])
        cells[rows, columns] = np.maximum(cells[rows, columns], cost)
    return Scene(bounds, cells)


def _samples(places: Sequence[Place]) -> tuple[Numbers, Numbers]:
    """Places along a line, closer than cells are; gaps in it are bridged, for words there would mislead."""
    known = np.array([place for place in places if place[1] == place[1]]).reshape(-1, 2)
    if len(known) < 2:
        return known[:, 0], known[:, 1]
    along = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(known, axis=0).T))])
    steps = np.linspace(0, along[-1], int(along[-1] / CELL * 1.5) + 2)
    return np.interp(steps, along, known[:, 0]), np.interp(steps, along, known[:, 1])


def _cell(sides: Numbers, count: int) -> Cells:
    return np.clip((sides / CELL).astype(np.intp), 0, count - 1)


def beside(point: Place, width: float, height: float, around: Scene) -> Box:
    """The box for a label at a point: above or below it, whichever is free, moved no further than needed."""
    shifts = (0, width / 4, -width / 4, width / 2, -width / 2, width / 2 + 2, -width / 2 - 2)
    tried = [
        (point[0] + shift - width / 2, bottom, distance * 1.5 + abs(shift) * 0.5)
        for distance in RINGS
        for shift in shifts
        for bottom in (point[1] + distance, point[1] - distance - height)
    ]
    corners = np.array(tried)
    boxes = _boxes(corners[:, 0], corners[:, 1], width, height)
    return Box(*boxes[np.argmin(_standing(boxes, around) + corners[:, 2])].tolist())


def noted(targets: Sequence[Place], width: float, height: float, around: Scene) -> tuple[Box, Place]:
    """The box for a note somewhere in the plot, and the target of its leader: near, and crossing little."""
    bounds = around.bounds
    lefts = np.arange(bounds.left, max(bounds.right - width, bounds.left + 0.1), 2.0)
    bottoms = np.arange(bounds.bottom, max(bounds.top - height, bounds.bottom + 0.1), 1.0)
    across, upwards = np.meshgrid(lefts, bottoms)
    boxes = _boxes(across.ravel(), upwards.ravel(), width, height)
    standing, boxes, aims = (
        _standing(boxes, around)[:, None],
        boxes[:, None, :],
        np.array(targets)[None, :, :],
    )
    starts = _starts(boxes, aims)
    length = np.hypot(*np.moveaxis(starts - aims, -1, 0))
    askew = np.abs(starts[..., 0] - (boxes[..., 0] + boxes[..., 2]) / 2) * 0.15
    total = standing + np.abs(length - LEADER) * 2 + (length < SHORTEST) * 50 + askew
    likely = np.argsort(total.min(axis=1), kind="stable")[:TRIED]
    boxes, total = boxes[likely], total[likely] + _crossing(starts[likely], aims, around) * length[likely]
    row, column = np.unravel_index(np.argmin(total), total.shape)
    return Box(*boxes[row, 0].tolist()), targets[int(column)]


def leader_start(box: Box, target: Place) -> Place:
    """The place beside a box from which a leader to the target starts: a side's middle, or above or below."""
    x, y = _starts(np.array([box.left, box.bottom, box.right, box.top]), np.array(target)).tolist()
    return x, y


def _boxes(lefts: Numbers, bottoms: Numbers, width: float, height: float) -> Numbers:
    return np.column_stack([lefts, bottoms, lefts + width, bottoms + height])


def _standing(boxes: Numbers, around: Scene) -> Numbers:
    """What it costs to put words into each of the boxes, which are rows of left, bottom, right, top."""
    sums = np.pad(around.cells.cumsum(axis=0).cumsum(axis=1), ((1, 0), (1, 0)))
    rows, columns = around.cells.shape
    left, right = (_cell(boxes[:, side] + air, columns) for side, air in ((0, -BESIDE), (2, BESIDE)))
    bottom, top = (_cell(boxes[:, side] + air, rows) for side, air in ((1, -ABOVE), (3, ABOVE)))
    right, top = right + 1, top + 1
    covered: Numbers = sums[top, right] - sums[bottom, right] - sums[top, left] + sums[bottom, left]
    bounds = around.bounds
    outside = (boxes[:, 0] < bounds.left) | (boxes[:, 2] > bounds.right)
    outside |= (boxes[:, 1] < bounds.bottom) | (boxes[:, 3] > bounds.top)
    return covered + OUTSIDE * outside


def _starts(boxes: Numbers, aims: Numbers) -> Numbers:
    left, bottom, right, top = np.moveaxis(boxes, -1, 0)
    xs = np.clip(aims[..., 0], left - 0.8, right + 0.8)
    level = np.clip(aims[..., 1], bottom - 0.2, top + 0.2)
    beyond = (aims[..., 0] < left) | (aims[..., 0] > right)
    return np.stack([xs, np.where(beyond, bottom + (top - bottom) * 0.45, level)], axis=-1)


def _crossing(starts: Numbers, aims: Numbers, around: Scene) -> Numbers:
    """What leaders cost by the mm that run over lines or words."""
    rows, columns = around.cells.shape
    total = np.zeros(starts.shape[:2])
    shares = np.linspace(0.1, 1, 12)
    for share in shares:
        xs, ys = np.moveaxis(starts + (aims - starts) * share, -1, 0)
        total += around.cells[_cell(ys, rows), _cell(xs, columns)]
    return total / (len(shares) * CELL)
