"""Charts of every kind, ordinary ones and the odd ones that a city's data will bring, by name."""

from __future__ import annotations

from dataclasses import replace

from rbaccards.charts.spec import (
    AreasSpec,
    Band,
    Bar,
    BaselineSpec,
    ChartSpec,
    Column,
    ColumnsSpec,
    CompareSpec,
    CoverSpec,
    Curve,
    Cut,
    Found,
    Label,
    LeftOut,
    Level,
    LinesSpec,
    Point,
    Process,
    SparkSpec,
    SpcSpec,
    Standing,
    Tick,
    Upright,
)
from rbaccards.words import NumberStyle

COUNT, PERCENT, POUNDS = NumberStyle(), NumberStyle(suffix="%", decimals=1), NumberStyle(prefix="£")
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def month(year: int, number: int) -> int:
    return year * 12 + number - 1


def points(first: int, values: list[float | None], step: int = 1) -> tuple[Point, ...]:
    return tuple(Point(first + index * step, value) for index, value in enumerate(values))


def ticks(first: int, last: int, every: int) -> tuple[Tick, ...]:
    return tuple(
        Tick(at, MONTHS[at % 12], str(at // 12) if at % 12 < every or at == first else "")
        for at in range(first, last + 1, every)
    )


def history(values: list[float | None], number: NumberStyle = COUNT, every: int = 3, **more: object) -> BaselineSpec:
    """A baseline with its first and last values labelled."""
    shown = points(month(2011, 9), values)
    known = [point for point in shown if point.value is not None]
    labels = tuple(Label(p.at, p.value, number.text(p.value)) for p in {known[0], known[-1]} if p.value is not None)
    base = BaselineSpec(
        shown,
        tuple(sorted(labels, key=lambda label: label.at)),
        ticks(shown[0].at, shown[-1].at, every),
        number,
    )
    return replace(base, **more)  # type: ignore[arg-type]


FALLING: list[float | None] = [9214, 9096, 8927, 8702, 8433, 8120, 7820, 7486, 7140, 6794, 6472, 6188, 5938]
START, YEAR_END = month(2011, 9), month(2013, 3)
MILESTONES = Band(
    (
        (month(2012, 6), 6500, 7300),
        (month(2012, 9), 5850, 6950),
        (month(2012, 12), 5900, 7000),
        (YEAR_END, 5999, 7056),
    ),
    "Milestone range",
)
TARGET = Level(7056, month(2012, 4), YEAR_END, "Target 7,056")
STRETCH = Level(5999, month(2012, 4), YEAR_END, "Stretch target 5,999")
FORECAST = Curve(points(month(2012, 3), [7820 - 35 * i for i in range(13)]), "Forecast made March 2012: 7,400")
BURGLARY = history(
    FALLING,
    ticks=ticks(START, YEAR_END, 3),
    forecast=FORECAST,
    target=TARGET,
    stretch=STRETCH,
    milestones=MILESTONES,
)
SURVEY: list[float | None] = [
    16.94,
    16.5,
    16.9,
    16.1,
    15.4,
    15.9,
    15.2,
    14.6,
    14.9,
    14.3,
    13.8,
    13.4,
    13.1,
    12.62,
]
INTERVAL = Band(
    tuple((START + i, v - 1, v + 1) for i, v in enumerate(SURVEY) if v is not None),
    "Shaded: 95% confidence interval",
)
WARDS = (
    ("Hyde Park & Woodhouse", 472, 548),
    ("Burmantofts & Richmond Hill", 347, 569),
    ("Gipton & Harehills", 315, 393),
    ("Armley", 314, 490),
    ("Headingley", 298, 509),
    ("Killingbeck & Seacroft", 255, 396),
    ("Kirkstall", 244, 511),
    ("Bramley & Stanningley", 233, 539),
    ("Chapel Allerton", 215, 485),
)
WARD_BARS = tuple(Bar(name, now, str(now), before) for name, now, before in WARDS)
WARD_CHART = AreasSpec((*WARD_BARS, Bar("Other 24 wards", 3245, "3,245", 5284, remainder=True)), "12 months before")
QUARTERS = ColumnsSpec(
    (
        *(Column(f"Q{i + 1}", "2011/12", v, None, f"{v:,}") for i, v in enumerate((1011, 916, 645, 725))),
        *(Column(f"Q{i + 1}", "2012/13", v, None, f"{v:,}") for i, v in enumerate((725, 958))),
        *(Column(f"Q{i}", "2012/13", None, 842, "842") for i in (3, 4)),
    ),
    COUNT,
    "Projected: mean of the last four quarters",
)
YEARS = tuple(Tick(24096 + 12 * i, f"20{8 + i:02}/{9 + i:02}", "to Sep" if i == 4 else "") for i in range(5))


def yearly(values: list[float | None], text: str) -> Curve:
    return Curve(points(24096, values, 12), text)


SATISFACTION = LinesSpec(
    (
        yearly([72.2, 73.7, 70.4, 83.0, 94.2], "Service 94.2%"),
        yearly([61.6, 66.1, 60.3, 79.9, 90.0], "Outcome 90.0%"),
    ),
    YEARS,
    PERCENT,
    100,
)
FOUR = replace(
    SATISFACTION,
    curves=(
        yearly([72.2, 73.7, 70.4, 83.0, 94.2], "Satisfied with the service 94.2%"),
        yearly([61.6, 66.1, 60.3, 79.9, 90.0], "Outcome 90.0%"),
        yearly([50, 55, 54, None, 88], "Told what happened next 88.0%"),
        yearly([40, 38, 44, 47, 45], "Satisfied with how often we wrote 45.0%"),
    ),
)
LONG_NAME = "Parish of Saint Mary & Saint Michael Wyke"  # 41 signs


COMPARE = CompareSpec(
    (
        Standing("1", "North Riding", 10.1, "10.1%", 9.0, 11.2),
        Standing("2", "Anytown", 12.0, "12.0%", 10.8, 13.2, ours=True),
        Standing("3=", "Saltby", 14.4, "14.4%", 13.1, 15.7),
        Standing("3=", "West Carr", 14.4, "14.4%"),
    ),
    PERCENT,
    (Upright(13.0, "England 13.0%"), Upright(13.4, "Nearest neighbours 13.4%")),
    before=12.9,
    before_text="Year before: 12.9%",
)

PROCESS = (20, 24, 20, 26, 22, 16, 18, 16, 31, 28, 34, 26, 30, 19, 18)
"""The example of Making Data Count's Single Chart Tool 5.0."""
SPC = SpcSpec(
    points(START, list(PROCESS)),
    tuple(
        Found(START + at, value, "improvement" if at == 7 else "concern" if at == 10 else "common cause")
        for at, value in enumerate(PROCESS)
    ),
    ticks(START, START + 14, 3),
    COUNT,
    "Limits: mean ± 2.66 × mean moving range of 15 points. Special cause: a point outside them; 6 in a row.",
    (Process(START, START + 14, 23.2, 8.76, 37.64),),
    target=Level(20, START, START + 14, "Target 20"),
    latest=Label(START + 14, 18, "18"),
    key=(("common cause", "Common cause"), ("improvement", "Improvement"), ("concern", "Concern")),
)

EXAMPLES: dict[str, ChartSpec] = {
    "baseline": BURGLARY,
    "baseline, survey": history(SURVEY, PERCENT, interval=INTERVAL, ceiling=100.0, height=54.0),
    "baseline, one point": history([91.5], PERCENT),
    "baseline, two points": history([310, 290], every=1),
    "baseline, two years": history([9000 + 40 * i - 3 * i * i for i in range(24)], every=4),
    "baseline, ten years": history([500 + (i * 37) % 90 for i in range(120)], every=12),
    "baseline, equal": history([120.0] * 13),
    "baseline, noughts": history([0.0] * 13),
    "baseline, one nought of a percentage": history([0.0], PERCENT, ceiling=100.0),
    "baseline, negative": history([-3.2, -1.1, 0.4, 2.2, -0.6, 1.8], PERCENT, every=1),
    "baseline, all negative": history([-3.2, -1.1, -2.4], PERCENT, every=1),
    "baseline, money": history([1234567, 1180000, 1250000, 990000, 1010000, 876543], POUNDS),
    "baseline, gaps": history([40, 42, None, 41, None, None, 38, 39, 37, 36, None, 35]),
    "baseline, at the ceiling": history([98.0, 99.5, 100.0], PERCENT, every=1, ceiling=100.0),
    "baseline, target before the end": history(
        [40, 41, 42, 40, 39, 38, 37, 38, 36, 35, 34, 33],
        target=Level(30, START, START + 6, "Target 30"),
        forecast=Curve(points(START + 2, [42, 43, 44]), "Forecast 44"),
    ),
    "baseline, everything at once": replace(
        BURGLARY,
        target=replace(TARGET, value=6000),
        forecast=Curve(points(month(2012, 10), [5990] * 6), "Forecast 5,990"),
        interval=Band(((START, 8900, 9500), (START + 12, 5600, 6300)), "95% confidence interval"),
    ),
    "baseline, a forecast with its interval": replace(
        BURGLARY,
        milestones=None,
        ahead=Band(((START + 6, 7400, 7400), (START + 12, 6300, 7100), (START + 18, 5200, 6900)), "Forecast interval"),
    ),
    "baseline, all labelled": history(
        FALLING,
        labels=tuple(Label(p.at, p.value or 0, COUNT.text(p.value or 0)) for p in points(START, FALLING)[::2]),
    ),
    "areas": WARD_CHART,
    "areas, one": AreasSpec((Bar("Armley", 3, "3"),)),
    "areas, thirty-five": AreasSpec(tuple(Bar(f"Ward {i}", 900 - 20 * i, str(900 - 20 * i)) for i in range(35))),
    "areas, long names": AreasSpec(
        (
            Bar(LONG_NAME, 30, "30 (+50%)", 20),
            Bar(f"{LONG_NAME} and all of its outlying farms", 20, "20", 19.5),
        ),
        "12 months before",
    ),
    "areas, noughts": AreasSpec((Bar("Armley", 0, "0", 0), Bar("Wyke", 0, "0")), "12 months before"),
    "areas, negative": AreasSpec((Bar("Armley", -4, "−4", 2), Bar("Wyke", 6, "6")), "12 months before"),
    "areas, only a remainder": AreasSpec((Bar("Everywhere", 12, "12", 14, remainder=True),), "before"),
    "areas, mark inside the bar": AreasSpec((Bar("Armley", 40, "40", 20), Bar("Wyke", 30, "30", 31)), "before"),
    "columns": QUARTERS,
    "columns, two": ColumnsSpec(
        (Column("2011/12", "", 310, None, "310"), Column("2012/13", "", 140, 290, "290")), COUNT, "Same pace"
    ),
    "columns, twelve of money": ColumnsSpec(
        tuple(
            Column(
                ("Apr–Jun", "Jul–Sep", "Oct–Dec", "Jan–Mar")[i % 4],
                f"{2010 + i // 4}/{11 + i // 4}",
                v,
                None,
                f"£{v:,}",
            )
            for i, v in enumerate(range(1_000_000, 1_360_000, 30_000))
        ),
        POUNDS,
    ),
    "columns, a gap": ColumnsSpec(
        (Column("Q1", "", 3, None, "3"), Column("Q2", "", None), Column("Q3", "", 0, None, "0")), COUNT
    ),
    "lines": SATISFACTION,
    "lines, four": FOUR,
    "lines, equal ends": replace(
        FOUR, curves=tuple(yearly([50, 60], f"Series {i} 60.0%") for i in range(4)), ticks=YEARS[:2]
    ),
    "lines, one point": replace(SATISFACTION, curves=(yearly([50], "One 50.0%"),), ticks=YEARS[:1]),
    "lines, no data": replace(SATISFACTION, curves=(), ticks=()),
    "compare": COMPARE,
    "compare, ours alone": CompareSpec((Standing("1", "Anytown", 5, "5", ours=True),), COUNT),
    "compare, cut at both ends": replace(COMPARE, rows=(LeftOut("… 9 others"), *COMPARE.rows, LeftOut("… 1 other"))),
    "compare, equal and negative": CompareSpec(
        (Standing("1=", "Anytown", -3, "−3", ours=True), Standing("1=", "Elsewhere", -3, "−3")), COUNT
    ),
    "spc": SPC,
    "spc, limits anew": replace(
        SPC,
        processes=(Process(START, START + 5, 24, 9, 38), Process(START + 6, START + 14, 25, None, None)),
        cuts=(Cut(START + 5.5, "Limits anew"),),
        target=None,
    ),
    "spc, a run chart": replace(
        SPC,
        found=tuple(replace(each, finding="common cause") for each in SPC.found),
        processes=(),
        median=Level(22, START, START + 14, "Median 22"),
        key=(),
        settings="Run chart with its median. It has no limits: values are missing.",
    ),
    "spc, equal": SpcSpec(points(START, [5.0] * 3), (), (), COUNT, "", (Process(START, START + 2, 5, 5, 5),)),
    "spc, one point": SpcSpec(points(START, [5.0]), (Found(START, 5, "neither"),), (), COUNT, ""),
    "spark": SparkSpec(points(START, FALLING), 7056),
    "spark, one point": SparkSpec(points(START, [91.5])),
    "spark, gaps": SparkSpec(points(START, [4, None, 5, 5, None, 3, None])),
    "spark, no data": SparkSpec((), 3),
    "cover": CoverSpec(((9, 8, 7, 5), (1, 2, 4), (3, 3))),
    "cover, nothing to draw": CoverSpec(((0, 1), (4,))),
}
