"""A process chart: what is drawn, and the words for it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rbaccards.charts.spec import Cut, Finding, Found, Label, Level, Process, SpcSpec
from rbaccards.measure_words import is_percentage, style_of, unit_words
from rbaccards.measures.process import ProcessReading, Stretch
from rbaccards.measures.reading import Reading
from rbaccards.measures.xmr import Assurance, Refused, Rule, Signal, Variation
from rbaccards.periods.dates import day_in_words
from rbaccards.schema.measure import Measure
from rbaccards.view.axis import ticks_for
from rbaccards.view.history import points_of
from rbaccards.view.parts import Mark
from rbaccards.words import count, listed, many, sentence

_FINDINGS: dict[Signal, Finding] = {
    Signal.COMMON_CAUSE: "common cause",
    Signal.IMPROVEMENT: "improvement",
    Signal.CONCERN: "concern",
    Signal.NEITHER: "neither",
}
FINDING_WORDS = {
    Signal.COMMON_CAUSE: "Common cause",
    Signal.IMPROVEMENT: "Special cause: improvement",
    Signal.CONCERN: "Special cause: concern",
    Signal.NEITHER: "Special cause",
}
_VARIATION = {
    Variation.COMMON_CAUSE: Mark("common-cause", "Common cause"),
    Variation.IMPROVEMENT_HIGH: Mark("improvement-high", "Improvement, high"),
    Variation.IMPROVEMENT_LOW: Mark("improvement-low", "Improvement, low"),
    Variation.CONCERN_HIGH: Mark("concern-high", "Concern, high"),
    Variation.CONCERN_LOW: Mark("concern-low", "Concern, low"),
    Variation.NEITHER_HIGH: Mark("neither-high", "Special cause, high"),
    Variation.NEITHER_LOW: Mark("neither-low", "Special cause, low"),
}
_ASSURANCE = {
    Assurance.MEETS: Mark("meets", "Will meet it"),
    Assurance.HIT_OR_MISS: Mark("hit-or-miss", "Hit or miss"),
    Assurance.MISSES: Mark("misses", "Will miss it"),
}
_PROMISE = {
    Assurance.MEETS: "will meet its target every time",
    Assurance.HIT_OR_MISS: "will meet its target at times and miss it at others",
    Assurance.MISSES: "will miss its target every time",
}
_REFUSED = {
    Refused.TOO_FEW: "it takes 13 points to work out limits",
    Refused.GAP: "values are missing, and a gap makes limits too narrow",
    Refused.ROLLING: "each value shares months with the one before, so the points do not vary freely",
    Refused.BREAK: "there are fewer than 13 points since the series changed its meaning",
}
_RULES = {
    Rule.OUTSIDE: "it lies outside the limits",
    Rule.SHIFT: "it is one of {shift} or more in a row on one side of the mean",
    Rule.TREND: "it is one of {trend} or more in a row that rise or fall every time",
    Rule.TWO_OF_THREE: "it is one of two out of three that lie near a limit",
}


def variation_mark(variation: Variation) -> Mark:
    """What the last point tells: a shape and a word."""
    return _VARIATION[variation]


def assurance_mark(found: Assurance) -> Mark:
    """What the process will do to its target: a shape and a word."""
    return _ASSURANCE[found]


def process_spec(process: ProcessReading, reading: Reading, review_end: int) -> SpcSpec:
    measure, style = reading.measure, style_of(reading.measure)
    points, last = process.points, process.points[-1]
    signals = dict.fromkeys(process.signals)
    middle = Level(process.median, points[0].period.end, last.period.end, f"Median {style.text(process.median)}")
    return SpcSpec(
        history=points_of(points, reading),
        found=tuple(_found(process)),
        ticks=ticks_for([each.period for each in points], review_end),
        style=style,
        settings=settings_words(process, measure),
        processes=tuple(_process(each, measure) for each in process.stretches),
        median=None if process.stretches else middle,
        target=_target(process, reading),
        latest=Label(last.period.end, last.value, style.text(last.value)),
        cuts=tuple(_cuts(process, reading)),
        key=tuple((_FINDINGS[each], FINDING_WORDS[each]) for each in FINDING_WORDS if each in signals),
        ceiling=100.0 if is_percentage(measure) else None,
    )


def _found(process: ProcessReading) -> Iterator[Found]:
    """Every point with its finding; points without limits are common cause, as nothing is found at them."""
    without = len(process.points) - len(process.signals)
    signals = (*[Signal.COMMON_CAUSE] * without, *process.signals)
    for point, signal in zip(process.points, signals, strict=True):
        yield Found(point.period.end, point.value, _FINDINGS[signal])


def _process(stretch: Stretch, measure: Measure) -> Process:
    """Mean and limits as they are drawn: no limit below nought of what is never negative, none above 100%."""
    start, end = stretch.points[0].period.end, stretch.points[-1].period.end
    mean, lower, upper = stretch.limits.mean, stretch.limits.lower, stretch.limits.upper
    negative = any(each.value < 0 for each in stretch.points)
    return Process(
        start,
        end,
        mean,
        lower if lower >= 0 or negative else None,
        upper if upper <= 100 or not is_percentage(measure) else None,
    )


def _target(process: ProcessReading, reading: Reading) -> Level | None:
    """The target where the points can be held against it."""
    if process.target is None:
        return None
    ends = process.points[0].period.end, process.points[-1].period.end
    return Level(process.target, *ends, f"Target {style_of(reading.measure).text(process.target)}")


def _cuts(process: ProcessReading, reading: Reading) -> Iterator[Cut]:
    """Where the series changed its meaning, where a baseline ends, and where limits start anew."""
    half = process.points[0].period.months / 2
    for each in reading.breaks:
        yield Cut(each.after.end + half, "Break")
    for before in process.stretches[:-1]:
        yield Cut(before.points[-1].period.end + half, "Limits anew")
    baseline = reading.measure.spc.baseline
    for stretch in process.stretches if baseline else ():
        if stretch.counted < len(stretch.points):
            yield Cut(stretch.points[stretch.counted - 1].period.end + half, "Baseline to here")


def settings_words(process: ProcessReading, measure: Measure) -> str:
    """How the limits were worked out and what counts as a signal; for a run chart why there are none."""
    if not process.stretches:
        why = _REFUSED[process.refused] if process.refused else "none could be worked out"
        return f"Run chart with its median. It has no limits: {why}."
    settings, counted = process.settings, [each.counted for each in process.stretches]
    screened = ", unusually large moves left out" if measure.spc.screened == "yes" else ""
    of = listed([f"{number:,}" for number in counted]) + (" point" if counted == [1] else " points")
    beyond = ", those outside the limits too" if settings.beyond_limits_count else ""
    return (
        f"Limits: mean \N{PLUS-MINUS SIGN} 2.66 \N{MULTIPLICATION SIGN} mean moving range of {of}{screened}. "
        f"Special cause: a point outside them; {settings.shift} in a row on one side of the mean; "
        f"{settings.trend} in a row rising or falling; 2 of 3 beyond two sigma{beyond}."
    )


def process_title(process: ProcessReading, measure: Measure) -> str:
    """The finding: what the last point tells."""
    match process.variation:
        case None:
            return measure.name
        case Variation.COMMON_CAUSE:
            return f"{measure.name}: no change beyond chance"
        case Variation.IMPROVEMENT_HIGH | Variation.IMPROVEMENT_LOW:
            return f"{measure.name}: an improvement beyond chance"
        case Variation.CONCERN_HIGH | Variation.CONCERN_LOW:
            return f"{measure.name}: a worsening beyond chance"
        case _:
            return f"{measure.name}: a change beyond chance"


def process_subtitle(process: ProcessReading, measure: Measure) -> str:
    """What is drawn, with its unit."""
    unit = "per cent" if is_percentage(measure) else unit_words(measure) or "pounds"
    return f"{sentence(unit)}, {process_kind(process)}"


def process_kind(process: ProcessReading) -> str:
    return "process chart (XmR)" if process.stretches else "run chart"


def process_notes(process: ProcessReading, measure: Measure) -> Iterator[str]:
    """What the last point and the target tell, and why limits start anew."""
    if process.variation is not None:
        rules = [_RULES[each].format(**_lengths(process)) for each in Rule if each in process.last_rules]
        found = f"The last point is a special cause: {listed(rules)}." if rules else "The last point is common cause."
        promise = f" If nothing changes, the process {_PROMISE[process.assurance]}." if process.assurance else ""
        yield found + promise
    for after, made in sorted(measure.spc.recalculate_after.items()):
        if any(after.end < each.points[0].period.end for each in process.stretches[1:]):
            yield f"Limits start anew after {after.label}: {made.because} ({made.by}, {day_in_words(made.on)})."
    trial = [each for each in process.stretches if each.trial]
    for each in trial:
        first, last = each.points[0].period.label, each.points[each.counted - 1].period.label
        yield f"Limits from {first} to {last} rest on {many(each.counted, 'point')}: take them for trial limits."


def _lengths(process: ProcessReading) -> dict[str, str]:
    return {"shift": count(process.settings.shift), "trend": count(process.settings.trend)}


def process_alt(process: ProcessReading, reading: Reading) -> str:
    """What someone who cannot see the chart is told: its lines, every special cause, the settings."""
    style, points = style_of(reading.measure), process.points
    kind = "Process chart" if process.stretches else "Run chart"
    ends = " to ".join(f"{style.text(each.value)} in {each.period.label}" for each in (points[0], points[-1]))
    said = [f"{kind} of {len(points)} points, from {ends}."]
    for each in process.stretches:
        first, last = each.points[0].period.label, each.points[-1].period.label
        edges = f"{style.text(each.limits.lower)} to {style.text(each.limits.upper)}"
        said.append(f"From {first} to {last} the mean is {style.text(each.limits.mean)}, the limits are {edges}.")
    if not process.stretches:
        said.append(f"The median is {style.text(process.median)}.")
    if process.target is not None:
        said.append(f"The target is {style.text(process.target)}.")
    said += [f"{FINDING_WORDS[signal]}: {listed(names)}." for signal, names in _special(process)]
    said.append(settings_words(process, reading.measure))
    return " ".join(said)


def _special(process: ProcessReading) -> Iterator[tuple[Signal, Sequence[str]]]:
    """The points of each special cause, by name."""
    judged = process.points[len(process.points) - len(process.signals) :]
    for signal in (Signal.IMPROVEMENT, Signal.CONCERN, Signal.NEITHER):
        names = [point.period.label for point, found in zip(judged, process.signals, strict=True) if found is signal]
        if names:
            yield signal, names
