"""Whether the curve was turned, in words."""

from __future__ import annotations

from rbaccards.measure_words import style_of
from rbaccards.measures.curve import LEAST_POINTS, CurveReading, Turned
from rbaccards.measures.reading import Reading
from rbaccards.words import count

SHORT = {
    Turned.TURNED: "curve turned",
    Turned.NOT_TURNED: "curve not turned",
    Turned.NOT_CLEAR_YET: "not clear yet whether the curve turned",
}
_SAID = {
    Turned.TURNED: "The curve was turned",
    Turned.NOT_TURNED: "The curve was not turned",
    Turned.NOT_CLEAR_YET: "It is not clear yet whether the curve was turned",
}


def curve_words(curve: CurveReading, reading: Reading) -> str:
    """The figure and what was forecast for it: "The curve was turned: 5,938 in September 2012, 7,550 forecast."."""
    style = style_of(reading.measure)
    figures = (
        f"{style.text(curve.actual.value)} in {curve.actual.period.end_label}, {style.text(curve.forecast)} forecast"
    )
    said = f"{_SAID[curve.turned]}: {figures}."
    if curve.since < LEAST_POINTS:
        said += f" It takes {count(LEAST_POINTS)} values since the forecast was made to tell."
    return said
