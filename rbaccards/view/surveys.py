"""A survey in words, and the interval around its values that a chart shades."""

from __future__ import annotations

from rbaccards.charts.spec import Band
from rbaccards.measure_words import is_percentage, period_name
from rbaccards.measures.amounts import Compared
from rbaccards.measures.breaks import pieces
from rbaccards.measures.reading import Reading
from rbaccards.measures.survey import Significance, SignificanceTest, SurveyReading
from rbaccards.periods.period import Period
from rbaccards.schema.measure import Measure
from rbaccards.words import share

CONFIDENCE = "95% confidence"
_METHODS = {"normal": "normal interval", "Wilson": "Wilson interval"}


def survey_words(survey: SurveyReading) -> str:
    """Replies, response rate, and how far the figure can be trusted."""
    replies = f"{survey.replies:,} replies"
    if survey.invited is not None and survey.response_rate is not None:
        replies += f" from {survey.invited:,} people asked ({share(survey.response_rate, 1)})"
    return f"{replies}; {_trust(survey)}."


def _trust(survey: SurveyReading) -> str:
    """The interval by the method that the card states; for the worst case, or without a share, the margin alone."""
    if survey.interval is None or survey.method == "worst case":
        points = share(survey.margin, 2).removesuffix("%")
        return f"at most \N{PLUS-MINUS SIGN}{points} percentage points at {CONFIDENCE}"
    low, high = share(survey.interval.low, 1), share(survey.interval.high, 1)
    return f"between {low} and {high} at {CONFIDENCE} ({_METHODS[survey.method]})"


def change_words(tested: SignificanceTest, compared: Compared | None, measure: Measure) -> str:
    """Whether the change is more than chance; empty where that is not known."""
    if tested.significance is Significance.UNKNOWN or compared is None or compared.before is None:
        return ""
    since = f"The change since {period_name(compared.before.period, measure)}"
    if tested.significance is Significance.NOT_SIGNIFICANT:
        return f"{since} could be chance."
    return f"{since} is larger than chance would explain ({CONFIDENCE})."


def interval_band(reading: Reading) -> Band | None:
    """The 95% interval of each value where the data give it, else that of the last value where a survey gives it.

    Only the part of the curve up to the last value without a gap or a break: what is shaded between two values joins
    them. None where the curve is not of the values themselves.
    """
    if reading.measure.reads_as == "last 12 months":
        return None
    edges = _stated(reading)
    survey, last = reading.survey, reading.latest.now.period if reading.latest else None
    if not edges and last and survey and survey.interval and is_percentage(reading.measure):
        edges = [(last, 100 * survey.interval.low, 100 * survey.interval.high)]
    band = tuple((period.end, low, high) for period, low, high in edges)
    return Band(band, "95% confidence interval") if band else None


def _stated(reading: Reading) -> list[tuple[Period, float, float]]:
    """The last run of periods whose value has a lower and an upper end."""
    run: list[tuple[Period, float, float]] = []
    for each in pieces(reading.series, reading.breaks)[-1].known:
        if each.lower is None or each.upper is None:
            run = []
        elif not run or each.period.follows(run[-1][0]):
            run.append((each.period, each.lower, each.upper))
        else:
            run = [(each.period, each.lower, each.upper)]
    return run
