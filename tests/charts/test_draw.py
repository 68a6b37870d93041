"""Every kind of chart as an SVG file: safe to inline, the same everywhere, with the words asked for."""

from __future__ import annotations

import pickle
import re
import subprocess
import sys
from base64 import b64encode
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chart_examples import BURGLARY, EXAMPLES, FOUR, QUARTERS, SATISFACTION, WARD_CHART
from matplotlib.backends.backend_agg import FigureCanvasAgg, RendererAgg
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from weasyprint import HTML

from rbaccards.charts.canvas import figure_of
from rbaccards.charts.draw import CHARTS, draw
from rbaccards.charts.spec import ChartSpec
from rbaccards.charts.style import Style, in_style

NAMED = [pytest.param(spec, id=name) for name, spec in EXAMPLES.items()]
SVG = "{http://www.w3.org/2000/svg}"


def ink(text: Text, renderer: RendererAgg) -> Bbox:
    """The ground that the letters of a text cover, as matplotlib measures it in pixels."""
    line = text.get_window_extent(renderer)
    _, height, depth = renderer.get_text_width_height_descent(text.get_text(), text.get_fontproperties(), ismath=False)
    baseline = text.get_transform().transform(text.get_position())[1]
    return Bbox([[line.x0, baseline - depth], [line.x1, baseline - depth + height]])


def words_of(svg: bytes) -> list[str]:
    return [element.text or "" for element in ElementTree.fromstring(svg).iter(f"{SVG}text")]  # noqa: S314  # our own


@pytest.mark.parametrize("spec", NAMED)
def test_svg_is_bare_enough_to_be_inlined_anywhere(spec: ChartSpec, style: Style) -> None:
    svg = draw(spec, style)
    root = ElementTree.fromstring(svg)  # noqa: S314  # our own
    used = {key for element in root.iter() for key in element.attrib}
    assert used.isdisjoint({"style", "id", "clip-path"})
    assert {element.tag for element in root.iter()} <= {f"{SVG}svg", f"{SVG}path", f"{SVG}text"}
    assert not re.search(rb"url\(|href|<!|<\?|nan|20\d\d-\d\d-\d\d", svg)


@pytest.mark.parametrize("spec", NAMED)
def test_svg_has_the_size_of_the_paper_it_is_printed_on(spec: ChartSpec, style: Style) -> None:
    root = ElementTree.fromstring(draw(spec, style))  # noqa: S314  # our own
    assert root.get("width") == f"{spec.width:g}mm"
    x, y, width, height = map(float, root.attrib["viewBox"].split())
    assert (x, y) == (0, 0)
    assert width == pytest.approx(spec.width / 25.4 * 72, abs=0.01)
    assert height == pytest.approx(float(root.attrib["height"].removesuffix("mm")) / 25.4 * 72, abs=0.02)


@pytest.mark.parametrize("spec", NAMED)
def test_no_label_meets_another_or_leaves_the_paper(spec: ChartSpec, style: Style) -> None:
    with in_style(style):
        figure = figure_of(CHARTS[type(spec)](spec, style), style)
        figure.set_dpi(288)
        renderer = FigureCanvasAgg(figure).get_renderer()
        boxes = [(text.get_text(), ink(text, renderer)) for text in figure.findobj(Text)]
    width, height = figure.bbox.width, figure.bbox.height
    slack = 1.0  # a quarter of a point
    for index, (text, box) in enumerate(boxes):
        assert box.x0 > -slack, text
        assert box.y0 > -slack, text
        assert box.x1 < width + slack, text
        assert box.y1 < height + slack, text
        for other, second in boxes[index + 1 :]:
            beside = box.x1 < second.x0 + slack or second.x1 < box.x0 + slack
            above = box.y1 < second.y0 + slack or second.y1 < box.y0 + slack
            assert beside or above, (text, other)


@pytest.mark.parametrize("spec", NAMED)
def test_nothing_is_smaller_than_nine_and_a_half_points_or_has_a_faint_colour(spec: ChartSpec, style: Style) -> None:
    for element in ElementTree.fromstring(draw(spec, style)).iter(f"{SVG}text"):  # noqa: S314  # our own
        assert float(element.attrib["font-size"]) >= 9.5
        assert element.get("class") in {"f-ink", "f-quiet", "f-blue", "f-plum"}


@pytest.mark.parametrize(
    ("spec", "expected"),
    [
        (BURGLARY, {"9,214", "5,938", "Target 7,056", "Milestone range", "10,000", "0", "Sep", "2012"}),
        (BURGLARY, {"Forecast made", "March 2012: 7,400"}),
        (WARD_CHART, {"Hyde Park & Woodhouse", "472", "Other 24 wards", "3,245", "12 months before"}),
        (QUARTERS, {"Q1", "2011/12", "1,011", "842", "four quarters"}),
        (SATISFACTION, {"Service 94.2%", "Outcome 90.0%", "100%", "to Sep"}),
        (FOUR, {"Satisfied with how", "often we wrote 45.0%"}),
    ],
)
def test_words_are_text(spec: ChartSpec, expected: set[str], style: Style) -> None:
    assert expected <= set(words_of(draw(spec, style)))


def test_two_processes_draw_the_same_bytes_whatever_their_surroundings(style: Style, tmp_path: Path) -> None:
    (tmp_path / "matplotlibrc").write_text("lines.dashed_pattern: 9, 9\nfont.size: 30\nsvg.hashsalt: x\n")
    (tmp_path / "job").write_bytes(pickle.dumps((style, list(EXAMPLES.values()))))
    program = (
        "import pickle, sys; sys.path[:0] = sys.argv[2:]\n"
        "from rbaccards.charts.draw import draw\n"
        "style, specs = pickle.load(open(sys.argv[1], 'rb'))\n"
        "sys.stdout.buffer.write(b''.join(draw(spec, style) for spec in specs))"
    )
    places = [str(Path(__file__).parent.parent.parent)]
    surroundings = {
        "SOURCE_DATE_EPOCH": "rubbish",
        "MATPLOTLIBRC": str(tmp_path),
        "MPLCONFIGDIR": str(tmp_path),
    }
    done = subprocess.run(
        [sys.executable, "-W", "error", "-c", program, str(tmp_path / "job"), *places],
        env={**surroundings, "PYTHONHASHSEED": "7"},
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert done.stdout == b"".join(draw(spec, style) for spec in EXAMPLES.values())


def test_one_changed_value_changes_the_file(style: Style) -> None:
    first, *others = WARD_CHART.bars
    changed = replace(WARD_CHART, bars=(replace(first, value=first.value - 1), *others))
    assert draw(changed, style) != draw(WARD_CHART, style)


def test_drawing_leaves_the_settings_of_matplotlib_alone(style: Style) -> None:
    import matplotlib

    before = dict(matplotlib.rcParams)
    draw(BURGLARY, style)
    assert dict(matplotlib.rcParams) == before


def test_nothing_is_logged(style: Style, caplog: pytest.LogCaptureFixture) -> None:
    first, *others = WARD_CHART.bars
    draw(replace(WARD_CHART, bars=(replace(first, text="★ 472"), *others)), style)
    draw(replace(BURGLARY, labels=(replace(BURGLARY.labels[-1], text="★ $5,938$"),)), style)
    assert caplog.records == []


def test_weasyprint_prints_every_kind_without_a_word(style: Style, caplog: pytest.LogCaptureFixture) -> None:
    drawn = {type(spec): draw(spec, style) for spec in EXAMPLES.values()}
    images = (f'<img alt="x" src="data:image/svg+xml;base64,{b64encode(svg).decode()}">' for svg in drawn.values())
    with caplog.at_level("WARNING", "weasyprint"):
        HTML(string="".join(images)).write_pdf()
    assert len(drawn) == len(CHARTS)
    assert caplog.records == []
