"""The tag repairs: what the tags of each pattern look like when it is printed."""

from __future__ import annotations

import subprocess
import warnings
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import weasyprint
from pikepdf import Array, Dictionary, Name, Object, Pdf
from tools.reading_order import words_in_tags
from tools.sample_pages import FIGURES, LINKS, LISTS, LONG, TABLES, WELSH, sample

from rbaccards.render.pdf import print_pdf
from rbaccards.render.tags import finish


@pytest.fixture
def printed(request: pytest.FixtureRequest) -> Iterator[Pdf]:
    """The body that a test names, printed and open."""
    with Pdf.open(BytesIO(print_pdf(sample(request.param))[0].pdf)) as pdf:
        yield pdf


def tags(pdf: Pdf, kind: str) -> list[Object]:
    """All tags of a kind, in reading order."""

    def below(children: Object) -> Iterator[Object]:
        for child in children:
            if isinstance(child, Dictionary) and "/S" in child:
                yield child
                yield from below(child.get("/K", Array()))

    return [tag for tag in below(pdf.Root.StructTreeRoot.K) if str(tag.S)[1:] == kind]


def shape(tag: Object) -> str:
    """A tag and the tags in it: LI(Lbl LBody(P P))."""
    inside = [shape(child) for child in tag.get("/K", Array()) if isinstance(child, Dictionary) and "/S" in child]
    return str(tag.S)[1:] + (f"({' '.join(inside)})" if inside else "")


@pytest.mark.parametrize("printed", [LISTS], indirect=True)
def test_every_item_has_a_label_and_one_body(printed: Pdf) -> None:
    paragraphs, nested, *_ = [shape(item) for item in tags(printed, "LI") if "P" in shape(item) or "L(" in shape(item)]
    assert paragraphs == "LI(Lbl LBody(P P))"
    inner = "L(LI(Lbl LBody) LI(Lbl LBody))"
    assert nested == f"LI(Lbl LBody(Div(Span) {inner} Div(Span)))"


@pytest.mark.parametrize("printed", [LISTS], indirect=True)
def test_lists_say_how_their_items_are_labelled(printed: Pdf) -> None:
    numberings = [str(tag.A.ListNumbering)[1:] for tag in tags(printed, "L")]
    assert numberings == ["Disc", "Disc", "Circle", "Decimal", "Disc", "None"]


@pytest.mark.parametrize(
    ("style", "numbering"),
    [
        ("lower-alpha", "LowerAlpha"),
        ("upper-alpha", "UpperAlpha"),
        ("lower-roman", "LowerRoman"),
        ("upper-roman", "UpperRoman"),
        ("square", "Square"),
        ("'– '", "Disc"),
        ("none", "None"),
    ],
)
def test_the_numbering_follows_the_style_of_the_list(style: str, numbering: str) -> None:
    page = sample(f'<h1>A</h1><ol style="list-style-type: {style}"><li>One</li><li>Two</li></ol>')
    with Pdf.open(BytesIO(print_pdf(page)[0].pdf)) as pdf:
        assert [str(tag.A.ListNumbering) for tag in tags(pdf, "L")] == [f"/{numbering}"]


def cells(pdf: Pdf, table: int) -> list[tuple[str, str, list[int]]]:
    """Each cell of a table: its kind, its scope, and the headers that apply to it, counted from 1."""
    groups = [group for group in tags(pdf, "Table")[table].K if group.S != "/Caption"]
    rows = [row for group in groups for row in (group.K if group.S != "/TR" else [group]) if row.S == "/TR"]
    every = [cell for row in rows for cell in row.K]
    numbers = {str(cell.ID): n for n, cell in enumerate((c for c in every if c.S == "/TH"), start=1)}
    return [
        (
            str(cell.S)[1:],
            str(cell.A.get("/Scope", ""))[1:],
            [numbers[str(header)] for header in cell.A.get("/Headers", Array())],
        )
        for cell in every
    ]


@pytest.mark.parametrize("printed", [TABLES], indirect=True)
def test_headers_of_two_rows_and_spans_apply_where_they_stand(printed: Pdf) -> None:
    ward, burglaries, y2011, y2012, armley, kirkstall = range(1, 7)
    assert cells(printed, 0) == [
        ("TH", "Column", []),
        ("TH", "Column", []),
        ("TH", "Column", [burglaries]),
        ("TH", "Column", [burglaries]),
        ("TH", "Row", [ward]),
        ("TD", "", [burglaries, y2011, armley]),
        ("TD", "", [burglaries, y2012, armley]),
        ("TH", "Row", [ward]),
        ("TD", "", [burglaries, y2011, kirkstall]),
        ("TD", "", [burglaries, y2012, kirkstall]),
    ]


ROWS = "".join(f"<tr><th scope=row>Row {number}</th><td>{number}</td></tr>" for number in range(1, 121))
HEAD = "<thead><tr><th>Name</th><th>Number</th></tr></thead>"
LONG_TABLE = f"<section><h2>Names</h2></section><section><table>{HEAD}<tbody>{ROWS}</tbody></table></section>"


@pytest.mark.parametrize("printed", [LONG_TABLE], indirect=True)
def test_a_table_over_several_pages_is_one_with_one_head(printed: Pdf) -> None:
    assert len(printed.pages) > 2
    (table,) = tags(printed, "Table")
    assert [str(group.S)[1:] for group in table.K] == ["THead", "TBody"]
    assert len(tags(printed, "TR")) == 121
    named = cells(printed, 0)
    assert named[:4] == [("TH", "Column", []), ("TH", "Column", []), ("TH", "Row", [1]), ("TD", "", [2, 3])]
    assert named[-2:] == [("TH", "Row", [1]), ("TD", "", [2, 122])]


def test_the_words_of_a_long_table_are_read_once(tmp_path: Path) -> None:
    path = tmp_path / "long.pdf"
    path.write_bytes(print_pdf(sample(LONG_TABLE))[0].pdf)
    words = " ".join(words_in_tags(path))
    assert words.count("Number") == 1
    assert all(f"Row {number} " in f"{words} " for number in range(1, 121))


ALIKE = "<table><thead><tr><th>Name</th></tr></thead><tbody><tr><td>One</td></tr></tbody></table>"


@pytest.mark.parametrize("printed", [ALIKE + ALIKE], indirect=True)
def test_two_tables_with_the_same_head_on_one_page_stay_two(printed: Pdf) -> None:
    assert len(tags(printed, "Table")) == 2


CAPTIONED = "<table style='break-after: page'><caption>{}</caption>" + ALIKE.removeprefix("<table>")


@pytest.mark.parametrize("printed", [CAPTIONED.format("Ours") + CAPTIONED.format("Theirs")], indirect=True)
def test_two_captioned_tables_with_the_same_head_on_two_pages_stay_two(printed: Pdf) -> None:
    assert [shape(table).count("TR") for table in tags(printed, "Table")] == [2, 2]
    assert len(tags(printed, "Caption")) == 2


@pytest.mark.parametrize("printed", [TABLES], indirect=True)
def test_a_first_row_of_headers_is_a_head_without_being_called_one(printed: Pdf) -> None:
    assert cells(printed, 1) == [
        ("TD", "", []),
        ("TH", "Column", []),
        ("TH", "Column", []),
        ("TH", "Row", []),
        ("TD", "", [1, 3]),
        ("TD", "", [2, 3]),
    ]


@pytest.mark.parametrize("printed", [TABLES], indirect=True)
def test_a_header_across_the_table_applies_until_the_next(printed: Pdf) -> None:
    assert cells(printed, 2) == [
        ("TH", "Column", []),
        ("TH", "Column", []),
        ("TH", "Column", [1, 2]),
        ("TD", "", [1, 3]),
        ("TD", "", [2, 3]),
        ("TH", "Column", [1, 2]),
        ("TD", "", [1, 4]),
        ("TD", "", [2, 4]),
    ]


@pytest.mark.parametrize("printed", [TABLES], indirect=True)
def test_a_row_of_a_name_and_a_value_is_no_head_even_if_the_value_is_empty(printed: Pdf) -> None:
    assert cells(printed, 3) == [("TH", "Row", []), ("TD", "", [1]), ("TH", "Row", []), ("TD", "", [2])]


@pytest.mark.parametrize("printed", [TABLES], indirect=True)
def test_header_cells_can_be_looked_up_by_identifier(printed: Pdf) -> None:
    names = printed.Root.StructTreeRoot.IDTree.Names
    listed = dict(zip(map(str, names[::2]), (tag.objgen for tag in names[1::2]), strict=True))
    assert listed == {str(tag.ID): tag.objgen for tag in tags(printed, "TH")}
    assert list(listed) == sorted(listed)


@pytest.mark.parametrize("printed", [LINKS], indirect=True)
def test_a_link_over_several_lines_is_one_tag_with_the_words_as_description(printed: Pdf) -> None:
    wrapped, *others = [
        [child.Obj for child in link.K if isinstance(child, Dictionary) and "/Obj" in child]
        for link in tags(printed, "Link")
    ]
    assert len(wrapped) > 1
    assert {str(annotation.Contents) for annotation in wrapped} == {"the whole report on burglary in the city"}
    assert [str(annotation.Contents) for (annotation,) in others] == ["Bold link", "link in bold"]
    assert all(int(annotation.F) & 4 for annotation in printed.pages[0].Annots)


@pytest.mark.parametrize("printed", [LINKS], indirect=True)
def test_an_anchor_and_a_link_that_weasyprint_did_not_make_are_not_announced_as_links(printed: Pdf) -> None:
    assert len(tags(printed, "Link")) == 3


@pytest.mark.parametrize("printed", [FIGURES], indirect=True)
def test_the_box_of_a_figure_is_where_it_is_printed(printed: Pdf) -> None:
    (figure,) = tags(printed, "Figure")
    left, bottom, right, top = map(float, figure.A.BBox)
    assert left == pytest.approx(18 / 25.4 * 72, abs=0.01)
    assert (right - left, top - bottom) == (pytest.approx(90, abs=0.02), pytest.approx(45, abs=0.02))
    assert 600 < bottom < top < 842


@pytest.mark.parametrize("printed", [LONG], indirect=True)
def test_running_heads_and_feet_are_artifacts_on_every_page(printed: Pdf) -> None:
    assert len(printed.pages) > 2
    for page in printed.pages:
        artifacts = [
            (str(operands[1].Subtype), str(operands[1].Attached[0]))
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "BDC" and operands[0] == Name.Artifact
        ]
        assert artifacts == [("/Header", "/Top"), ("/Footer", "/Bottom")]


def test_words_on_both_sides_of_a_line_end_stay_apart_and_parts_of_words_together(tmp_path: Path) -> None:
    path = tmp_path / "welsh.pdf"
    path.write_bytes(print_pdf(sample(WELSH))[0].pdf)
    text = " ".join(words_in_tags(path))
    assert "Mae pobl yn ddiogel ac yn teimlo n ddiogel" in text
    assert "10th place and CO2 are kept together" in text


def test_a_space_is_found_even_if_the_font_of_the_line_has_none(tmp_path: Path) -> None:
    path = tmp_path / "bold.pdf"
    path.write_bytes(print_pdf(sample("<h1>A</h1><p>some space</p><p><b>one</b><br>two</p>"))[0].pdf)
    assert words_in_tags(path) == ["A", "some", "space", "one", "two"]


def unfinished(body: str) -> bytes:
    """The body as WeasyPrint prints it, without any repair, in a font of the system."""
    html = sample(body).html.replace("house.css", "data:text/css,").replace("chart.svg", "data:image/svg+xml,<svg/>")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", ResourceWarning)  # WeasyPrint 70 leaves its colour profile open
        printed: bytes = weasyprint.HTML(string=html).write_pdf(pdf_variant="pdf/a-3a")
    return printed


@pytest.mark.parametrize("body", [LISTS + LINKS, TABLES, WELSH], ids=["lists", "tables", "welsh"])
def test_repairs_change_nothing_that_can_be_seen(body: str, tmp_path: Path) -> None:
    (tmp_path / "before.pdf").write_bytes(raw := unfinished(body))
    (tmp_path / "after.pdf").write_bytes(finish(raw))
    for name in ("before", "after"):
        subprocess.run(["pdftoppm", "-r", "60", f"{name}.pdf", name], cwd=tmp_path, check=True)
    before, after = (sorted(tmp_path.glob(f"{name}-*.ppm")) for name in ("before", "after"))
    assert before
    assert [page.read_bytes() for page in before] == [page.read_bytes() for page in after]


def test_finishing_gives_the_same_bytes_for_the_same_bytes() -> None:
    raw = unfinished(TABLES)
    assert finish(raw) == finish(raw)


LINES = f"<h1>Lines</h1><p>One <b>bold</b> word, and {'many more ' * 40}</p><div>text <i>of a</i> box</div>"


@pytest.mark.parametrize("printed", [LINES], indirect=True)
def test_lines_stand_in_what_they_are_lines_of_and_in_a_tag_where_that_groups_others(printed: Pdf) -> None:
    assert shape(printed.Root.StructTreeRoot.K[0]) == "Document(H1 P Div(Span Span Span))"


@pytest.mark.parametrize("printed", [LONG], indirect=True)
def test_every_page_knows_the_tags_of_its_texts(printed: Pdf) -> None:
    owners = printed.Root.StructTreeRoot.ParentTree.Nums
    named = dict(zip(map(int, owners[::2]), owners[1::2], strict=True))
    held = 0
    for kind in ("H1", "H2", "P", "Span"):
        for tag in tags(printed, kind):
            numbers = [number for number in tag.get("/K", Array()) if isinstance(number, int)]
            held += len(numbers)
            assert {named[int(tag.Pg.StructParents)][number].objgen for number in numbers} <= {tag.objgen}
    assert held == sum(len(named[number]) for number in range(len(printed.pages)))
    assert len(printed.pages) > 2
