"""The workshop: what is drawn or printed once is not drawn or printed again, and nothing of it is lost."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from demonstration import ROOT

from rbaccards.charts.spec import Point, SparkSpec
from rbaccards.execute import Here
from rbaccards.house import palette_of
from rbaccards.issues import Severity
from rbaccards.read import read_house
from rbaccards.render.page import Page
from rbaccards.store.cache import FolderCache
from rbaccards.workshop import Workshop, draw_charts, open_workshop, print_all

SPARK = SparkSpec((Point(0, 1.0), Point(1, 2.0)))
PAGE = Page(
    "a page",
    '<html lang="en"><title>A page</title><h1>One</h1><p style="break-before: page; colour: red">Two</p>',
    (),
    dt.date(2012, 11, 14),
)


def workshop(folder: Path) -> Workshop:
    house = read_house(ROOT)
    return open_workshop(house, palette_of(house), None, FolderCache(folder), Here(), lambda _: None)


def made(folder: Path) -> set[str]:
    return {path.name for path in folder.glob("*/*")}


def test_draws_each_chart_once_and_remembers_it(tmp_path: Path) -> None:
    first = draw_charts([SPARK, SPARK], workshop(tmp_path))
    before = made(tmp_path)
    assert list(first) == [SPARK]
    assert draw_charts([SPARK], workshop(tmp_path)) == first
    assert made(tmp_path) == before


def test_remembers_a_page_with_its_length_and_what_was_said_about_it(tmp_path: Path) -> None:
    printed = print_all([PAGE], workshop(tmp_path))
    before = made(tmp_path)
    (page,) = printed
    assert page.pdf.startswith(b"%PDF-")
    assert page.pages == 2
    assert [(issue.code, issue.severity) for issue in page.issues] == [("P01", Severity.WARNING)]
    assert print_all([PAGE], workshop(tmp_path)) == printed
    assert made(tmp_path) == before
