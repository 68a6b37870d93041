"""A PDF made ready for the press: inks, boxes, crop marks, output intent, and nothing that a press cannot use.

The keys are those of PDF/X-4 (ISO 15930-7) as far as they could be measured without a validator of it; preflight.py
says what is met and what is left to the printer's own check.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Object, Operator, Pdf, Stream, String

from rbaccards.press.inks import Inks

MM = 72 / 25.4
BLEED, SLUG = 3 * MM, 10 * MM
"""What is printed beyond the trimmed page, and how far the sheet reaches beyond it."""
MARK_FROM, MARK_TO, MARK_WIDTH = 4 * MM, 9 * MM, 0.25
"""Crop marks stand outside the bleed."""
CONDITION = "FOGRA39"
_UNWANTED_ON_PAGES = ("/Annots", "/StructParents", "/Tabs")
_UNWANTED = ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/AF", "/Names", "/OutputIntents", "/Dests", "/PageLabels")
_XMP = "{http://ns.adobe.com/xap/1.0/mm/}"


def for_press(pdf: bytes, inks: Inks, profile: bytes | None, dated: dt.date) -> bytes:
    """The file in inks with crop marks; `profile` is the printer's ICC profile, embedded where there is one."""
    with Pdf.open(BytesIO(pdf)) as file:
        done: set[tuple[int, int]] = set()
        for page in file.pages:
            page.obj.Contents = file.make_stream(_in_inks(page.obj, inks))
            _resources(page.obj.get("/Resources"), inks, done)
            for key in _UNWANTED_ON_PAGES:
                if key in page.obj:
                    del page.obj[key]
            _boxes_and_marks(file, page)
        for key in _UNWANTED:
            if key in file.Root:
                del file.Root[key]
        file.Root.OutputIntents = Array([file.make_indirect(_intent(file, profile))])
        _metadata(file, dated)
        target = BytesIO()
        file.remove_unreferenced_resources()
        file.save(
            target, force_version="1.6", deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable
        )
    return target.getvalue()


def _in_inks(content: Object, inks: Inks) -> bytes:
    """A content stream with its colours as inks and without tags."""
    operations: list[Any] = list(_operations(content, inks))
    return pikepdf.unparse_content_stream(operations)


def _operations(content: Object, inks: Inks) -> Iterator[tuple[list[object], Operator]]:
    for operands, operator in pikepdf.parse_content_stream(content):  # type: ignore[misc, unused-ignore]
        match str(operator):
            case "rg" | "RG" as name:
                mix = inks.mix(*(float(each) for each in operands))  # type: ignore[arg-type, call-arg, unused-ignore]
                yield list(mix), Operator("k" if name == "rg" else "K")
            case "g" | "G" as name:
                black = round(1 - float(operands[0]), 3)  # type: ignore[arg-type, unused-ignore]
                yield [0, 0, 0, black], Operator("k" if name == "g" else "K")
            case "BDC" | "BMC" | "EMC":
                continue
            case _:
                yield list(operands), operator


def _resources(resources: Object | None, inks: Inks, done: set[tuple[int, int]]) -> None:
    """Every drawing and pattern that a page uses, each once."""
    for kind in ("/XObject", "/Pattern"):
        for each in (resources.get(kind, {}) if resources is not None else {}).values():
            if each.objgen in done or not isinstance(each, Stream):
                continue
            done.add(each.objgen)
            if each.get("/Subtype") == Name.Image:
                continue  # none of our pages has one; preflight would tell
            each.write(_in_inks(each, inks))
            if "/Group" in each and "/CS" in each.Group:
                each.Group.CS = Name.DeviceCMYK
            _resources(each.get("/Resources"), inks, done)


def _boxes_and_marks(file: Pdf, page: pikepdf.Page) -> None:
    """Trim, bleed and sheet, and marks at the corners of the trim, in every ink."""
    left, bottom, right, top = (float(each) for each in page.trimbox)
    page.obj.TrimBox = Array([left, bottom, right, top])
    page.obj.BleedBox = Array([left - BLEED, bottom - BLEED, right + BLEED, top + BLEED])
    sheet = Array([left - SLUG, bottom - SLUG, right + SLUG, top + SLUG])
    page.obj.MediaBox = page.obj.CropBox = sheet
    if "/Resources" not in page.obj:
        page.obj.Resources = Dictionary()
    spaces = page.obj.Resources.get("/ColorSpace", Dictionary())
    spaces["/CropMarks"] = Array([Name.Separation, Name.All, Name.DeviceCMYK, _every_ink()])
    page.obj.Resources.ColorSpace = spaces
    lines = [
        *((x, bottom - MARK_TO, x, bottom - MARK_FROM) for x in (left, right)),
        *((x, top + MARK_FROM, x, top + MARK_TO) for x in (left, right)),
        *((left - MARK_TO, y, left - MARK_FROM, y) for y in (bottom, top)),
        *((right + MARK_FROM, y, right + MARK_TO, y) for y in (bottom, top)),
    ]
    drawn = "\n".join(f"{x1:.3f} {y1:.3f} m {x2:.3f} {y2:.3f} l S" for x1, y1, x2, y2 in lines)
    marks = f"\nq /CropMarks CS 1 SCN {MARK_WIDTH} w\n{drawn}\nQ\n".encode()
    begin, own = file.make_stream(b"q\n"), page.obj.Contents
    page.obj.Contents = Array([begin, own, file.make_stream(b"\nQ" + marks)])


def _every_ink() -> Dictionary:
    """One amount of a mark's colour as that amount of every ink."""
    return Dictionary(FunctionType=2, Domain=[0, 1], C0=[0, 0, 0, 0], C1=[1, 1, 1, 1], N=1)


def _intent(file: Pdf, profile: bytes | None) -> Dictionary:
    """The printing condition that the inks are meant for."""
    found = Dictionary(
        Type=Name.OutputIntent,
        S=Name.GTS_PDFX,
        OutputConditionIdentifier=String(CONDITION),
        RegistryName=String("http://www.color.org"),
        Info=String("Coated FOGRA39 (ISO 12647-2:2004)"),
    )
    if profile is not None:
        embedded = file.make_stream(profile)
        embedded.N = 4
        found.DestOutputProfile = embedded
    return found


def _metadata(file: Pdf, dated: dt.date) -> None:
    """The keys of PDF/X-4, in place of those of archives and tagged files."""
    moment = f"{dated.isoformat()}T00:00:00+00:00"
    with file.open_metadata(set_pikepdf_as_editor=False) as found:
        for key in ("pdfuaid:part", "pdfaid:part", "pdfaid:conformance"):
            if key in found:
                del found[key]
        found.register_xml_namespace("http://www.npes.org/pdfx/ns/id/", "pdfxid")
        found["{http://www.npes.org/pdfx/ns/id/}GTS_PDFXVersion"] = "PDF/X-4"
        found["pdf:Trapped"] = "False"
        for key in ("xmp:MetadataDate", "xmp:CreateDate", "xmp:ModifyDate"):
            found[key] = moment
        found[f"{_XMP}DocumentID"] = "uuid:00000000-0000-4000-8000-000000000001"
        found[f"{_XMP}RenditionClass"] = "default"
        found[f"{_XMP}VersionID"] = "1"
    file.docinfo["/Trapped"] = Name("/False")
    stamp = f"D:{dated:%Y%m%d}000000Z"
    file.docinfo["/CreationDate"] = file.docinfo["/ModDate"] = stamp
