"""Drawings on paper and on screens: the same words at the same places, said in another way."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from xml.etree import ElementTree

import pytest
from chart_examples import EXAMPLES
from demonstration import ROOT
from weasyprint import HTML

from rbaccards.charts.anchors import for_paper, for_screen
from rbaccards.charts.draw import draw
from rbaccards.charts.spec import ChartSpec
from rbaccards.charts.style import Style

NAMED = [pytest.param(spec, id=name) for name, spec in EXAMPLES.items()]
FONTS = "".join(
    f"@font-face {{ font-family: '{family}'; src: url({path.as_uri()}); font-weight: {weight} }}"
    for path, family, weight in (
        (ROOT / "templates/fonts/SourceSans3-Regular.ttf", "Source Sans 3", 400),
        (ROOT / "templates/fonts/SourceSans3-Semibold.ttf", "Source Sans 3", 600),
    )
)


@pytest.mark.parametrize("spec", NAMED)
def test_paper_has_beginnings_and_screens_have_anchors(spec: ChartSpec, style: Style) -> None:
    svg = draw(spec, style)
    assert not re.search(rb"text-anchor|data-", for_paper(svg))
    assert not re.search(rb"data-", for_screen(svg))
    assert for_screen(svg).count(b"text-anchor") == svg.count(b"data-start")
    for drawn in (for_paper(svg), for_screen(svg)):
        ElementTree.fromstring(drawn)  # noqa: S314  # our own


@pytest.mark.parametrize("spec", NAMED)
def test_words_are_printed_at_the_same_places(spec: ChartSpec, style: Style, tmp_path: Path) -> None:
    places = []
    for name, svg in (("paper", for_paper(draw(spec, style))), ("screen", for_screen(draw(spec, style)))):
        (tmp_path / f"{name}.svg").write_bytes(svg)
        HTML(string=f"<style>{FONTS}</style><img src={name}.svg>", base_url=f"{tmp_path}/").write_pdf(
            tmp_path / f"{name}.pdf"
        )
        shown = subprocess.run(["pdftotext", "-bbox", f"{name}.pdf", "-"], cwd=tmp_path, capture_output=True, text=True)
        found = re.findall(r'xMin="([\d.]+)" yMin="([\d.]+)".*>(.*)</word>', shown.stdout)
        places.append(sorted((word, round(float(y), 1), float(x)) for x, y, word in found))
    paper, screen = places
    assert [each[:2] for each in paper] == [each[:2] for each in screen]
    assert [x for *_, x in paper] == pytest.approx([x for *_, x in screen], abs=0.5)
