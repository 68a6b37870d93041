"""The marks of a curve: strokes with gaps left open, lone points as dots, four markers of different shape."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence

from rbaccards.charts.axes import Frame
from rbaccards.charts.marks import PT, Dash, Dot, Line, Mark, Place, Shape
from rbaccards.charts.spec import Point

MARKERS = ("circle", "square", "triangle", "diamond")


def known(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points that have a value."""
    return tuple(point for point in points if point.value is not None)


def lone(points: Sequence[Point]) -> tuple[Point, ...]:
    """The points with a value and a gap, or nothing, on both sides: a stroke would not show them."""
    values = [None, *(point.value for point in points), None]
    return tuple(
        point
        for index, point in enumerate(points)
        if point.value is not None and values[index] is None and values[index + 2] is None
    )


def stroke(
    points: Sequence[Point], frame: Frame, colour: str, width: float, dash: Dash = "solid", order: float = 4
) -> Iterator[Mark]:
    """The stroke through the points, and a dot for each lone one."""
    yield Line(frame.places(points), colour, width, dash, order)
    for place in frame.places(lone(points)):
        yield Dot(place, width * PT * 0.75, colour, order=order)


def marker(kind: str, centre: Place, size: float, colour: str) -> Mark:
    """A mark of about `size` points with a white edge."""
    radius = size * PT / 2
    if kind == "circle":
        return Dot(centre, radius, colour, "white", 0.8)
    corners = {"square": 4, "diamond": 4, "triangle": 3}[kind]
    turn = math.pi / 4 if kind == "square" else math.pi / 2
    reach = radius * {"square": 1.3, "diamond": 1.3, "triangle": 1.35}[kind]
    angles = [turn + math.tau * corner / corners for corner in range(corners)]
    places = tuple((centre[0] + reach * math.cos(a), centre[1] + reach * math.sin(a)) for a in angles)
    return Shape(places, colour, "white", 0.8, order=6)
