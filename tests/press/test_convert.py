"""What goes to press: inks, boxes, marks and keys, and a preflight that finds what is wrong."""

from __future__ import annotations

import io
import subprocess
from pathlib import Path

import pikepdf
import pytest
from builders import files
from demonstration import ROOT
from pikepdf import Name

from rbaccards.build import Wanted, build
from rbaccards.checked import check
from rbaccards.execute import Here
from rbaccards.press.convert import MM
from rbaccards.press.inks import Inks
from rbaccards.press.preflight import preflight
from rbaccards.read import House, read_house
from rbaccards.store.cache import NoCache

PDF, REPORT = "press/warm-homes.pdf", "press/warm-homes.preflight.txt"


@pytest.fixture(scope="module")
def made() -> dict[str, bytes]:
    wanted = Wanted("warm-homes", paper="press")
    return dict(build(check(files()), read_house(ROOT), wanted, NoCache(), Here(), lambda _: None).files)


def test_every_pdf_has_its_preflight(made: dict[str, bytes]) -> None:
    assert set(made) == {PDF, REPORT, "press/warm-homes/cold-homes.pdf", "press/warm-homes/cold-homes.preflight.txt"}
    said = made[REPORT].decode()
    missed = [line for line in said.splitlines() if line.startswith("NOT MET")]
    assert [line.partition(":")[0] for line in missed] == ["NOT MET  The printer's ICC profile"]


def test_the_boxes_are_those_of_a_page_with_3_mm_of_bleed(made: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made[PDF])) as pdf:
        for page in pdf.pages:
            trim, bleed, media = (
                [float(side) for side in page.obj[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox")
            )
            assert (round((trim[2] - trim[0]) / MM), round((trim[3] - trim[1]) / MM)) == (210, 297)
            assert [round(abs(a - b) / MM, 1) for a, b in zip(trim, bleed, strict=True)] == [3, 3, 3, 3]
            assert [round(abs(a - b) / MM, 1) for a, b in zip(trim, media, strict=True)] == [10, 10, 10, 10]


def test_the_keys_are_those_of_pdf_x_4(made: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(made[PDF])) as pdf:
        intent = pdf.Root.OutputIntents[0]
        assert (intent.S, str(intent.OutputConditionIdentifier)) == (Name.GTS_PDFX, "FOGRA39")
        assert pdf.pdf_version == "1.6"
        assert pdf.docinfo["/Trapped"] == Name("/False")
        assert b"PDF/X-4" in pdf.Root.Metadata.read_bytes()
        assert b"pdfuaid:part" not in pdf.Root.Metadata.read_bytes()
        assert "/StructTreeRoot" not in pdf.Root


def test_black_text_is_on_the_black_plate_alone(made: dict[str, bytes], tmp_path: Path) -> None:
    """As Ghostscript separates it: the page of actions has text, rules, and nothing of another colour but blue."""
    (tmp_path / "press.pdf").write_bytes(made["press/warm-homes/cold-homes.pdf"])
    command = ["gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=inkcov", "-o", "-", "press.pdf"]
    run = subprocess.run(command, capture_output=True, text=True, check=True, cwd=tmp_path)
    cyan, magenta, yellow, black = (float(each) for each in run.stdout.split()[:4])
    assert black > max(cyan, magenta, yellow)
    with pikepdf.open(tmp_path / "press.pdf") as pdf:
        texts = [
            [float(each) for each in operands]
            for page in pdf.pages
            for operands, operator in pikepdf.parse_content_stream(page)
            if str(operator) == "k"
        ]
    assert [0, 0, 0, 1] in texts
    assert not [mix for mix in texts if mix[3] > 0.9 and sum(mix[:3]) > 0]


def test_the_printers_profile_is_embedded_where_there_is_one() -> None:
    house = read_house(ROOT)
    with_profile = House({**house.files, "charts/press.icc": b"a profile"})
    wanted = Wanted("warm-homes", "cold-homes", paper="press")
    built = build(check(files()), with_profile, wanted, NoCache(), Here(), lambda _: None)
    assert b"NOT MET" not in built.files["press/warm-homes/cold-homes.preflight.txt"]
    with pikepdf.open(io.BytesIO(built.files["press/warm-homes/cold-homes.pdf"])) as pdf:
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == b"a profile"


def test_the_preflight_finds_screen_colours_and_guessed_inks(made: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(made[PDF])) as pdf:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(b"1 0 0 rg 0 0 9 9 re f 0.1 w 1 1 1 1 k 0 0 m 9 9 l S"))
        page.obj.BleedBox = page.obj.TrimBox
        pdf.save(stream)
    missed = [each.question for each in preflight(stream.getvalue(), Inks({}, {"#ff0000"})) if not each.met]
    assert missed == [
        "Only inks, no screen colours",
        "Every colour has a mix in charts/press.yaml",
        "At most 300% of ink",
        "No line thinner than 0.25 pt",
        "3 mm of bleed, crop marks outside it",
        "The printer's ICC profile",
    ]


def test_the_same_files_make_the_same_bytes(made: dict[str, bytes]) -> None:
    wanted = Wanted("warm-homes", paper="press")
    again = build(check(files()), read_house(ROOT), wanted, NoCache(), Here(), lambda _: None)
    assert again.files == made
