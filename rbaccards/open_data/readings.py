"""Every reading of a pack as JSON: value, rating with its reason, forecast, direction; and the schema of that file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import BaseModel, ConfigDict, Field

from rbaccards.measured import MeasuredCard, MeasuredPack
from rbaccards.measures.amounts import Amount
from rbaccards.measures.reading import Reading
from rbaccards.schema.measure import PerformanceMeasure
from rbaccards.schema.notes import with_notes
from rbaccards.view.reasons import indicator_reason, overall_reason, year_end_reason
from rbaccards.view.titles import title_of

VERSION = 1
"""Counts up when a field changes its meaning or goes; new fields do not change it."""


class _Part(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Value(_Part):
    """An amount with the period that it covers."""

    period: str
    period_code: str
    value: float


class ForecastOut(_Part):
    """A forecast as it was made."""

    made: str
    method: str
    values: tuple[Value, ...]


class MeasureOut(_Part):
    """One indicator or performance measure at the end of the review period."""

    key: str
    name: str
    unit: str
    kind: str
    """indicator or performance measure"""
    polarity: str
    figure: Value | None
    """The figure that the card leads with; null where it is not known, or withheld."""
    compared_with: Value | None
    target: Value | None
    rating: str | None
    """red, amber, green or blue; null where it is not rated"""
    judged: bool
    """Whether officers set the rating in place of the rule"""
    reason: str
    year_end_rating: str | None
    year_end_reason: str
    direction: str
    """After asking whether higher or lower is better"""
    curve: str | None
    """turned, not turned or not clear yet; null without a forecast"""
    forecast: ForecastOut | None
    placeholder: str | None
    """Why there are no figures yet"""
    source: str | None


class CardOut(_Part):
    """One card with its measures."""

    name: str
    title: str
    outcome: str | None
    rating: str | None
    reason: str
    measures: tuple[MeasureOut, ...]


class Readings(_Part):
    """All readings of one pack for one review period."""

    version: int = Field(default=VERSION)
    pack: str
    title: str
    partnership: str
    board: str
    review_period: str
    cards: tuple[CardOut, ...]


def schema() -> bytes:
    """The JSON Schema of the files of readings."""
    with_notes(_Part)
    found = Readings.model_json_schema(mode="serialization")
    found["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    found["$id"] = f"urn:rbaccards:readings:{VERSION}"
    return (json.dumps(found, ensure_ascii=False, indent=1) + "\n").encode("utf-8")


def readings_json(pack: MeasuredPack) -> bytes:
    declared = pack.pack
    found = Readings(
        pack=pack.loaded.name,
        title=declared.title,
        partnership=declared.partnership,
        board=declared.board,
        review_period=declared.review_period.label,
        cards=tuple(_card(card) for card in pack.cards),
    )
    return (found.model_dump_json(indent=1) + "\n").encode("utf-8")


def _card(card: MeasuredCard) -> CardOut:
    rated = card.layout.rated
    return CardOut(
        name=card.name,
        title=title_of(card),
        outcome=card.pack.outcomes.get(card.loaded.card.outcome or ""),
        rating=card.colour.value if rated and card.colour else None,
        reason=overall_reason(card) if rated else "",
        measures=tuple(_measures(card)),
    )


def _measures(card: MeasuredCard) -> Iterator[MeasureOut]:
    for key, measure in card.loaded.measures():
        serves = isinstance(measure, PerformanceMeasure)
        shared: dict[str, Any] = {
            "key": key,
            "name": measure.name,
            "unit": measure.unit,
            "kind": "performance measure" if serves else "indicator",
            "polarity": measure.polarity,
            "placeholder": measure.placeholder,
            "source": measure.source,
        }
        reading = card.readings.get(key)
        yield MeasureOut(**shared, **(_told(reading, card, serves=serves) if reading else _UNTOLD))


_UNTOLD: dict[str, Any] = {
    **dict.fromkeys(("figure", "compared_with", "target", "rating", "year_end_rating", "curve", "forecast")),
    "judged": False,
    "reason": "",
    "year_end_reason": "",
    "direction": "not enough data",
}


def _told(reading: Reading, card: MeasuredCard, *, serves: bool) -> dict[str, Any]:
    """What a reading says; services are not rated."""
    leading, forecast, end = reading.leading, reading.measure.forecast, reading.year_end_colour
    colour = None if serves else reading.colour
    return {
        "figure": _value(leading.now if leading else None),
        "compared_with": _value(leading.before if leading else None),
        "target": _value(reading.target),
        "rating": colour.value if colour else None,
        "judged": colour is not None and colour is not reading.rating.colour,
        "reason": "" if serves else indicator_reason(reading, card.figures),
        "year_end_rating": None if serves or end is None else end.value,
        "year_end_reason": "" if serves else year_end_reason(reading, card.figures),
        "direction": reading.direction.value,
        "curve": reading.curve.turned.value if reading.curve else None,
        "forecast": ForecastOut(
            made=forecast.made.label,
            method=forecast.method,
            values=tuple(
                Value(period=period.label, period_code=period.code, value=value)
                for period, value in sorted(forecast.values.items())
            ),
        )
        if forecast
        else None,
    }


def _value(amount: Amount | None) -> Value | None:
    if amount is None:
        return None
    return Value(period=amount.period.label, period_code=amount.period.code, value=amount.value)
