"""The edition before: the pack as it was when the last quarter was closed, and what was forecast then and earlier."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from rbaccards.editions.kept import MadeForecast, Record, records, sources
from rbaccards.loaded import LoadedPack
from rbaccards.measured import MeasuredCard, MeasuredPack, Past, measure_pack
from rbaccards.periods.period import Period
from rbaccards.periods.text import parse_period
from rbaccards.project import load
from rbaccards.read import LAYOUT
from rbaccards.store.cache import digest_of
from rbaccards.store.memory import NOTHING_REMEMBERED, Memory


def past_of(
    pack: LoadedPack,
    files: Mapping[str, bytes],
    kept: Mapping[str, bytes],
    code: str = "",
    memory: Memory = NOTHING_REMEMBERED,
) -> Past | None:
    """The last edition from before the review period of a pack, or the one of the period called `code`.

    None where there is none, or it cannot be made out. `files` are those of the project, for its layouts.
    """
    known = [each for each in records(pack.name, kept) if _is_before(each, pack)]
    wanted = [each for each in known if code in ("", each.review_period)]
    if not wanted:
        return None
    layouts = {path: data for path, data in files.items() if LAYOUT.fullmatch(path)}
    then = {**sources(wanted[-1], kept), **layouts}
    key = memory.key("past", (pack.name, *(part for each in sorted(then.items()) for part in each)))
    before = memory.recall("past pack", (key,), lambda: _measured(pack.name, then, key))
    forecasts = tuple(each for record in known for each in record.forecasts)
    return Past(before[0], forecasts) if before else None


def _measured(name: str, files: Mapping[str, bytes], key: str) -> tuple[MeasuredPack, ...]:
    """The pack of this name that the files describe, if any; `key` stands for them."""
    packs = (measure_pack(each) for each in load(files).packs if each.name == name)
    return tuple(
        replace(
            pack,
            cards=tuple(replace(card, key=f"{key} {card.name}") if card.alone else card for card in pack.cards),
        )
        for pack in packs
    )


def edition_before(pack: LoadedPack, kept: Mapping[str, bytes]) -> str:
    """What stands for everything that is kept of a pack; empty where no edition of it is."""
    start = f"cards/{pack.name}/editions/"
    own = [(path, data) for path, data in sorted(kept.items()) if path.startswith(start)]
    return digest_of(part for each in own for part in each) if own else ""


def _is_before(record: Record, pack: LoadedPack) -> bool:
    period = parse_period(record.review_period, pack.calendar)
    return isinstance(period, Period) and period < pack.pack.review_period


def forecasts_of(pack: MeasuredPack) -> tuple[MadeForecast, ...]:
    """What a pack says that periods which are not over will come to: its stored forecasts and its projections."""
    return tuple(each for card in pack.cards for each in _of_card(card, pack.pack.review_period))


def _of_card(card: MeasuredCard, review: Period) -> list[MadeForecast]:
    said: list[MadeForecast] = []
    for key, reading in card.readings.items():
        shared = {"card": card.name, "measure": key, "name": reading.measure.name, "said_in": review.code}
        if forecast := reading.measure.forecast:
            said += [
                MadeForecast(**shared, method=forecast.method, period=period.code, value=value)
                for period, value in sorted(forecast.values.items())
                if period.end > review.end
            ]
        if (projection := reading.projection) and projection.year.period.end > review.end:
            made = {"method": projection.method, "period": projection.year.period.code, "value": projection.value}
            said.append(MadeForecast(**shared, **made))
    return said
