"""A comparison with other areas: what its chart draws, and the words for it."""

from __future__ import annotations

from rbaccards.charts.spec import CompareSpec, LeftOut, Standing, Upright
from rbaccards.measure_words import period_name, period_words, style_of, unit_words
from rbaccards.measures.comparison import Against, Comparison, Ranked, Verdict
from rbaccards.schema.measure import Measure
from rbaccards.words import listed, ordinal, sentence

MOST_ROWS = 16
"""More areas than this are cut to those around ours."""
_QUARTERS = {
    1: "in the best quarter",
    2: "in the better half",
    3: "in the worse half",
    4: "in the worst quarter",
}
_AGAINST = {
    Verdict.BETTER: "better than",
    Verdict.SIMILAR: "similar to",
    Verdict.WORSE: "worse than",
    Verdict.HIGHER: "higher than",
    Verdict.LOWER: "lower than",
    Verdict.SAME: "the same as",
}


def compare_spec(comparison: Comparison, measure: Measure) -> CompareSpec:
    """The areas in order, at most sixteen of them: those around ours."""
    style = style_of(measure)
    first, last = _shown(comparison)
    shown = [_standing(each, measure) for each in comparison.ranked[first:last]]
    before = comparison.last_year
    return CompareSpec(
        rows=(*_left_out(first), *shown, *_left_out(comparison.count - last)),
        style=style,
        uprights=tuple(Upright(each.value, f"{each.name} {style.text(each.value)}") for each in comparison.named),
        before=before.value if before else None,
        before_text=f"{sentence(period_name(before.period, measure))}: {style.text(before.value)}" if before else "",
    )


def _shown(comparison: Comparison) -> tuple[int, int]:
    """The first area that is drawn, and the first after it that is not."""
    if comparison.count <= MOST_ROWS:
        return 0, comparison.count
    ours = comparison.ranked.index(comparison.ours)
    first = min(max(ours - MOST_ROWS // 2, 0), comparison.count - MOST_ROWS)
    return first, first + MOST_ROWS


def _left_out(number: int) -> tuple[LeftOut, ...]:
    return (LeftOut(f"\N{HORIZONTAL ELLIPSIS} {number:,} {'other' if number == 1 else 'others'}"),) if number else ()


def _standing(area: Ranked, measure: Measure) -> Standing:
    rank = f"{area.rank}=" if area.joint else f"{area.rank}"
    return Standing(rank, area.name, area.value, style_of(measure).text(area.value), area.lower, area.upper, area.ours)


def standing(comparison: Comparison) -> str:
    """Where we stand, without a full stop: "3rd of 16, in the best quarter; better than England"."""
    return sentence(_place(comparison))


def _place(comparison: Comparison) -> str:
    against = _against(comparison.named)
    if comparison.count < 2:
        return against
    joint = "joint " if comparison.ours.joint else ""
    largest = "" if comparison.by_merit else " highest"
    said = f"{joint}{ordinal(comparison.ours.rank)}{largest} of {comparison.count:,}"
    if comparison.by_merit and comparison.quarter:
        said += f", {_QUARTERS[comparison.quarter]}"
    return f"{said}; {against}" if against else said


def _against(named: tuple[Against, ...]) -> str:
    """What we are against the areas named: "better than England, similar to North West and Yorkshire"."""
    verdicts = dict.fromkeys(each.verdict for each in named)
    return ", ".join(
        f"{_AGAINST[each]} {listed(area.name for area in named if area.verdict is each)}" for each in verdicts
    )


def compare_subtitle(comparison: Comparison, measure: Measure) -> str:
    """What is drawn: the measure with its unit, the period, what whiskers and ring are."""
    unit = unit_words(measure)
    said = f"{measure.name}{f', {unit}' if unit else ''}, {period_name(comparison.period, measure)}"
    if any(each.lower is not None and each.upper is not None for each in comparison.ranked):
        said += "; lines through dots: 95% confidence intervals"
    return said + ("; ring: a year before" if comparison.last_year else "")


def compare_note(comparison: Comparison) -> str:
    """How better and worse were judged; empty where neither is said."""
    judged = (Verdict.BETTER, Verdict.WORSE, Verdict.SIMILAR)
    if not any(each.verdict in judged for each in comparison.named):
        return ""
    apart = "Better or worse" if comparison.by_merit else "Higher or lower"
    return f"{apart} means that the other figure lies outside our 95% confidence interval, similar that it lies inside."


def compare_alt(comparison: Comparison, measure: Measure) -> str:
    """What someone who cannot see the chart is told: our place, every area drawn in order, the lines, the ring."""
    style, (first, last) = style_of(measure), _shown(comparison)
    order = "best first" if comparison.by_merit else "highest first"
    drawn = listed(f"{each.name} {style.text(each.value)}" for each in comparison.ranked[first:last])
    part = "" if last - first == comparison.count else f" The {last - first} around {comparison.ours.name} are drawn."
    said = [
        f"Dot chart of areas, {order}. {comparison.ours.name}: {_place(comparison)}.{part}",
        f"{sentence(drawn)}.",
    ]
    if comparison.named:
        said.append(f"Lines: {listed(f'{each.name} {style.text(each.value)}' for each in comparison.named)}.")
    if before := comparison.last_year:
        when = period_words(before.period, measure)
        said.append(f"A ring marks {comparison.ours.name} {when}: {style.text(before.value)}.")
    return " ".join(said)
