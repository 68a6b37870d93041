"""What a printer asks before a file goes to press, answered point by point."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO

import pikepdf
from pikepdf import Name, Object, Pdf, Stream

from rbaccards.press.convert import BLEED, MM
from rbaccards.press.inks import Inks

MOST_INK = 3.0
"""Printers take at most 300% to 320% of ink in one place."""
THINNEST = 0.25
"""A thinner line in points may break off at the press."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One question, whether it is met, and what was found."""

    question: str
    met: bool
    found: str


@dataclass(slots=True)
class _Used:
    """What the pages of a file use."""

    operators: Counter[str] = field(default_factory=Counter)
    most_ink: float = 0.0
    thinnest: float = 99.0
    images: int = 0
    fonts: dict[str, bool] = field(default_factory=dict)
    """By name: whether it is embedded."""


def preflight(pdf: bytes, inks: Inks) -> tuple[Finding, ...]:
    """The findings for a file made by convert.py; `inks` are those that it was made with."""
    with Pdf.open(BytesIO(pdf)) as file:
        used, seen = _Used(), set[tuple[int, int]]()
        for page in file.pages:
            _read(page.obj, page.obj.get("/Resources"), used, seen)
        return tuple(_findings(file, used, inks))


def report(name: str, findings: tuple[Finding, ...]) -> bytes:
    """The findings as a text file."""
    lines = [f"Preflight of {name}", ""]
    lines += [f"{'met    ' if each.met else 'NOT MET'}  {each.question}: {each.found}" for each in findings]
    lines += [
        "",
        "Not checked here: overprinting, and conformance to PDF/X-4 by a validator of its own. Ask the printer.",
        "",
    ]
    return "\n".join(lines).encode("utf-8")


def _findings(file: Pdf, used: _Used, inks: Inks) -> Iterator[Finding]:
    screen = used.operators["rg"] + used.operators["RG"] + used.operators["g"] + used.operators["G"]
    yield Finding("Only inks, no screen colours", not screen, f"{screen} screen colours")
    unknown = ", ".join(sorted(inks.unknown)) or "none"
    yield Finding("Every colour has a mix in charts/press.yaml", not inks.unknown, f"without one: {unknown}")
    yield Finding(f"At most {MOST_INK:.0%} of ink", used.most_ink <= MOST_INK + 1e-9, f"{used.most_ink:.0%}")
    yield Finding("No pictures with screen colours", not used.images, f"{used.images} pictures")
    missing = sorted(name for name, embedded in used.fonts.items() if not embedded)
    yield Finding("All fonts embedded", not missing, ", ".join(missing) or f"{len(used.fonts)} fonts")
    thin = used.thinnest >= THINNEST
    yield Finding(f"No line thinner than {THINNEST} pt", thin, f"thinnest {used.thinnest:.2f} pt")
    yield Finding("3 mm of bleed, crop marks outside it", all(map(_bled, file.pages)), f"{len(file.pages)} pages")
    links = sum(len(page.obj.get("/Annots", [])) for page in file.pages)
    yield Finding("No links and no tags", not links and "/StructTreeRoot" not in file.Root, f"{links} links")
    intent = file.Root.OutputIntents[0]
    yield Finding("An output intent", intent.S == Name.GTS_PDFX, str(intent.OutputConditionIdentifier))
    profile = "/DestOutputProfile" in intent
    hint = "embedded" if profile else "none: put the printer's own into charts/press.icc of the project"
    yield Finding("The printer's ICC profile", profile, hint)


def _bled(page: pikepdf.Page) -> bool:
    trim, bleed, media = ([float(each) for each in page.obj[name]] for name in ("/TrimBox", "/BleedBox", "/MediaBox"))
    reach = [abs(a - b) for a, b in zip(trim, bleed, strict=True)]
    return all(abs(each - BLEED) < 0.1 for each in reach) and all(
        abs(a - b) >= BLEED + MM for a, b in zip(trim, media, strict=True)
    )


def _read(content: Object, resources: Object | None, used: _Used, seen: set[tuple[int, int]]) -> None:
    """What a content stream uses, and everything that it draws."""
    for operands, operator in pikepdf.parse_content_stream(content):  # type: ignore[misc, unused-ignore]
        name = str(operator)
        used.operators[name] += 1
        if name in ("k", "K"):
            used.most_ink = max(used.most_ink, sum(float(each) for each in operands))  # type: ignore[arg-type, misc, unused-ignore]
        elif name == "w" and float(operands[0]):  # type: ignore[arg-type, unused-ignore]
            used.thinnest = min(used.thinnest, float(operands[0]))  # type: ignore[arg-type, unused-ignore]
    if resources is None:
        return
    for font in resources.get("/Font", {}).values():
        _font(font, used)
    for kind in ("/XObject", "/Pattern"):
        for each in resources.get(kind, {}).values():
            if isinstance(each, Stream) and each.objgen not in seen:
                seen.add(each.objgen)
                if each.get("/Subtype") == Name.Image:
                    used.images += each.get("/ColorSpace") in (Name.DeviceRGB, Name.DeviceGray)
                else:
                    _read(each, each.get("/Resources"), used, seen)


def _font(font: Object, used: _Used) -> None:
    descendants = font.get("/DescendantFonts")
    own = descendants[0] if descendants is not None else font
    described = own.get("/FontDescriptor")
    embedded = described is not None and any(key in described for key in ("/FontFile", "/FontFile2", "/FontFile3"))
    used.fonts[str(font.BaseFont)] = embedded
