"""The kinds of value a field may hold, read from the text people wrote."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import (
    AfterValidator,
    BaseModel,
    BeforeValidator,
    ConfigDict,
    PlainValidator,
    StringConstraints,
    ValidationInfo,
    ValidatorFunctionWrapHandler,
    WithJsonSchema,
)
from pydantic_core import PydanticCustomError, PydanticKnownError

from rbaccards.issues import Refusal
from rbaccards.periods.dates import read_date
from rbaccards.periods.period import Calendar, Frequency, Period
from rbaccards.periods.text import parse_period
from rbaccards.sources.numbers import Missing, Number, read_number, read_range

DEVICES = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10))}
)
"""What Windows takes for a device, whatever its ending."""
MOST_DECIMALS = 6
"""More decimals than any published figure has."""


class Declared(BaseModel):
    """The base of everything the files say: frozen, unknown keys refused; editors show the notes under the fields."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


def refused(refusal: Refusal) -> PydanticCustomError:
    context = {"code": refusal.code, "message": refusal.message, "suggestion": refusal.suggestion}
    return PydanticCustomError("refused", "{message}", context)


def _calendar(info: ValidationInfo) -> Calendar:
    calendar = (info.context or {}).get("calendar")
    return calendar if isinstance(calendar, Calendar) else Calendar()


def _period(value: object, info: ValidationInfo) -> object:
    if not isinstance(value, str):
        return value
    period = parse_period(value, _calendar(info))
    if isinstance(period, Refusal):
        raise refused(period)
    return period


def _date(value: object) -> object:
    if not isinstance(value, str):
        return value
    day = read_date(value)
    if isinstance(day, Refusal):
        raise refused(day)
    return day


def _number(value: object) -> object:
    if not isinstance(value, str):
        return value
    match read_number(value):
        case Number(value=number):
            return number
        case Missing():
            raise refused(Refusal("S05", f'Expected a number such as 7,056; found "{value}".'))
        case Refusal() as refusal:
            raise refused(refusal)


def _whole(value: object) -> object:
    number = _number(value)
    if isinstance(number, float):
        if not number.is_integer() or number < 0:
            raise refused(Refusal("S05", f'Expected a whole number such as 310; found "{value}".'))
        return int(number)
    return number


def _count(value: object) -> object:
    number = _whole(value)
    if number == 0:
        raise refused(Refusal("S05", f'Expected 1 or more; found "{value}".'))
    return number


def _decimals(value: object) -> object:
    number = _whole(value)
    if isinstance(number, int) and number > MOST_DECIMALS:
        raise refused(Refusal("S05", f'Expected at most {MOST_DECIMALS} decimals; found "{value}".'))
    return number


class Tolerance(Declared):
    """How much worse than the target still counts as amber: per cent of the target, points, or an amount."""

    amount: float
    kind: Literal["per cent", "points", "absolute"]


def _tolerance(value: object) -> object:
    if isinstance(value, Tolerance):
        return value
    text = value.strip() if isinstance(value, str) else ""
    points = text.removesuffix("percentage points").removesuffix("points").removesuffix("point")
    match read_number(points.strip()):
        case Number(value=amount, percent=percent) if amount >= 0:
            kind = "points" if points != text else "per cent" if percent else "absolute"
            return {"amount": amount, "kind": kind}
        case _:
            found = f'; found "{value}".' if text else ", on the same line."
            raise refused(Refusal("S05", f"Expected a tolerance such as 5%, 2 points or 10{found}", "5%"))


class Range(Declared):
    """A milestone: the lowest and the highest value that count as on course; equal for a single value."""

    low: float
    high: float


def _range(value: object) -> object:
    if isinstance(value, Range):
        return value
    if not isinstance(value, str):
        raise refused(Refusal("S05", "Expected a range such as 6,500 to 7,300, on the same line."))
    if isinstance(single := read_number(value), Number):
        return {"low": single.value, "high": single.value}
    ends = read_range(value)
    if isinstance(ends, Refusal):
        raise refused(ends)
    return {"low": ends[0].value, "high": ends[1].value}


def _target(value: object) -> float | Range | str:
    """A number, a range, or an aim in two words or more, such as "continued increase"."""
    if isinstance(value, float | Range):
        return value
    if not isinstance(value, str):
        raise PydanticKnownError("float_type")
    ends = read_range(value)
    if not isinstance(ends, Refusal):
        return Range(low=ends[0].value, high=ends[1].value)
    words = value.split()
    if len(words) > 1 and words[0].isalpha():
        return " ".join(words)
    number = _number(value)
    assert isinstance(number, float)  # noqa: S101 - what is no number was refused
    return number


_ENDLESS = re.compile(r"\W*(?:on-? ?going|continuous|continuing|rolling)\W*", re.IGNORECASE)


def is_endless(value: object) -> bool:
    """Whether a text says only that something goes on."""
    return isinstance(value, str) and _ENDLESS.fullmatch(value) is not None


def ends(value: object) -> object:
    """A date or a timescale; "Ongoing" is none."""
    if is_endless(value):
        said = (
            f'"{str(value).strip()}" is no date. Say when the next step will be done, or when the board looks at it '
            "again."
        )
        raise refused(Refusal("E10", said))
    return value


def _money(value: object) -> object:
    match read_number(value) if isinstance(value, str) else value:
        case Number(value=number) if number >= 0:
            return number
        case float() | int():
            return value
        case _:
            raise refused(Refusal("S05", f'Expected an amount of money such as £10,000; found "{value}".'))


def _cost(value: object) -> object:
    if not isinstance(value, str) or value in ("none", "low"):
        return value
    match read_number(value):
        case Number():
            return value
        case other:
            better = other.suggestion if isinstance(other, Refusal) else ""
            raise refused(Refusal("S05", f'Expected a cost such as none, low or £4,000; found "{value}".', better))


def named(field: str, either: Any) -> BeforeValidator:
    """A validator that lets a lone word stand for a mapping with one entry: `green` for `{rating: green}`.

    `either` is the type of what may be written, for the schema that editors read.
    """
    return BeforeValidator(
        lambda value: {field: value} if isinstance(value, str) else value, json_schema_input_type=either
    )


def one_or_more(value: object) -> object:
    """A list; a lone entry stands for a list of one."""
    return [value] if isinstance(value, Mapping) else value


def listed_or_lone(value: object) -> object:
    """A list; a lone text stands for a list of one."""
    return [value] if isinstance(value, str) else value


def year(value: object) -> object:
    """A frequency; `year` stands for the financial year."""
    return "financial year" if value == "year" else value


def distinct(value: object, read: ValidatorFunctionWrapHandler) -> object:
    """A mapping by period; two spellings of one period would lose one of the two values."""
    found = read(value)
    if isinstance(value, Mapping) and len(found) < len(value):
        raise refused(Refusal("S10", "Two entries here are for the same period, written in two ways. Keep one."))
    return found


def _schema(**schema: Any) -> WithJsonSchema:
    return WithJsonSchema(schema)


def _no_device(name: str) -> str:
    if DEVICES.intersection(name.split("/")):
        raise refused(Refusal("S03", f'"{name}" is a device to Windows, where no file can have its name. Rename it.'))
    return name


Line = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=400)]
"""A short text on one line."""
Prose = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=60_000)]
"""Text in Markdown; figures such as {{ burglary.latest }} are filled in."""
Key = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,59}$")]
"""A short name for use inside the file: small letters, digits and _."""
CardName = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9-]{0,59}$"), AfterValidator(_no_device)]
"""The name of a card file without .yaml."""

CardPath = Annotated[
    str,
    StringConstraints(pattern=r"^(?:[a-z0-9][a-z0-9-]{0,59}/)?[a-z0-9][a-z0-9-]{0,59}$"),
    AfterValidator(_no_device),
]
"""The name of a card of this pack, or PACK/CARD for one of another."""

PeriodField = Annotated[
    Period,
    BeforeValidator(_period),
    _schema(type=["string", "integer"], examples=["2012/13", "Sep 2012", "Q2 2012/13"]),
]
DateField = Annotated[dt.date, BeforeValidator(_date), _schema(type="string", examples=["14 November 2012"])]
NumberField = Annotated[
    float, BeforeValidator(_number), _schema(type=["number", "string"], examples=["7,056", "72.2%"])
]
MoneyField = Annotated[
    float, BeforeValidator(_money), _schema(type=["number", "string"], examples=["£10,000", "£2,158"])
]
CountField = Annotated[int, BeforeValidator(_count), _schema(type=["integer", "string"], examples=[310])]
"""A whole number from 1."""
DecimalsField = Annotated[
    int, BeforeValidator(_decimals), _schema(type=["integer", "string"], minimum=0, maximum=MOST_DECIMALS)
]
ToleranceField = Annotated[
    Tolerance, BeforeValidator(_tolerance), _schema(type=["string", "number"], examples=["5%", "2 points"])
]
RangeField = Annotated[Range, BeforeValidator(_range), _schema(type=["string", "number"], examples=["6,500 to 7,300"])]
TargetField = Annotated[
    float | Range | str,
    PlainValidator(_target),
    _schema(type=["string", "number"], examples=["7,056", "10 to 14", "continued increase"]),
]
"""What is to be reached: a number, a range to keep to, or an aim in words, which no rule can rate."""
Cost = Annotated[str, BeforeValidator(_cost), _schema(type=["string", "number"], examples=["none", "low", "£4,000"])]

PeriodFrequency = Annotated[Frequency, BeforeValidator(year, json_schema_input_type=Frequency | Literal["year"])]
