"""What each page shows, read once from its content stream: marked contents, their words, where they stand.

It reads what WeasyPrint 70 writes and no more: text shown by TJ in fonts with two-byte codes and a ToUnicode
map.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from math import hypot
from typing import TypeAlias

from pikepdf import (
    ContentStreamInlineImage,
    ContentStreamInstruction,
    Dictionary,
    Matrix,
    Object,
    Page,
    Pdf,
    String,
    parse_content_stream,
    unparse_content_stream,
)

Operation: TypeAlias = ContentStreamInstruction | ContentStreamInlineImage


@dataclass(frozen=True, slots=True)
class Font:
    """A font of a page: its resource name and the characters its glyph codes stand for."""

    name: str
    characters: dict[int, str]

    def decode(self, codes: bytes) -> str:
        pairs = (int.from_bytes(codes[i : i + 2], "big") for i in range(0, len(codes), 2))
        return "".join(self.characters.get(code, "") for code in pairs)

    def encode(self, character: str) -> bytes | None:
        """The glyph code of a character; None if the embedded part of the font does not hold it."""
        code = next((code for code, known in self.characters.items() if known == character), None)
        return None if code is None else code.to_bytes(2, "big")


@dataclass(slots=True)
class Shown:
    """What one marked content shows. Left, baseline, size (points) are those of its first text or picture."""

    left: float
    baseline: float
    size: float
    text: str = ""
    font: Font | None = None
    font_size: float = 0  # as the stream has it, before any scaling
    last: int = -1  # the place in the stream of its last text


@dataclass(slots=True)
class PageContent:
    """A page: its operations, where each marked content (MCID) begins and what it shows; changes to write.

    `artifacts` is what stands outside the tags, by the place in the stream where it begins.
    """

    page: Page
    operations: Sequence[Operation]
    fonts: dict[str, Font]
    begins: dict[int, int] = field(default_factory=dict)
    shown: dict[int, Shown] = field(default_factory=dict)
    artifacts: dict[int, Shown] = field(default_factory=dict)
    changes: dict[int, tuple[Operation, ...]] = field(default_factory=dict)

    def write(self, pdf: Pdf) -> None:
        """Put the changes into the page; an untouched page keeps its stream."""
        if self.changes:
            operations = [new for place, old in enumerate(self.operations) for new in self.changes.get(place, (old,))]
            self.page.obj.Contents = pdf.make_stream(unparse_content_stream(operations))


def read_contents(pdf: Pdf) -> list[PageContent]:
    """The content of every page of the file."""
    known: dict[tuple[int, int], dict[str, Font]] = {}  # WeasyPrint gives all pages the same fonts
    contents = []
    for page in pdf.pages:
        table = page.resources.get("/Font", Dictionary())
        fonts = known.get(table.objgen) or {name: _read_font(name, font) for name, font in table.items()}
        known[table.objgen] = fonts
        content = PageContent(page, parse_content_stream(page), fonts)
        _Reader(content).read()
        contents.append(content)
    return contents


def _read_font(name: str, font: Object) -> Font:
    _, _, pairs = font.ToUnicode.read_bytes().partition(b"endcodespacerange")
    found = re.findall(r"<([0-9a-fA-F]{4})> <([0-9a-fA-F]+)>", pairs.decode())
    return Font(name, {int(code, 16): bytes.fromhex(text).decode("utf-16-be") for code, text in found})


class _Reader:
    """Follows the graphics state through a content stream as far as the place of text needs it."""

    def __init__(self, content: PageContent) -> None:
        self.content = content
        self.open: list[tuple[dict[int, Shown], int]] = []  # what is begun and not ended: where it is noted
        self.matrix = Matrix()
        self.text_matrix = Matrix()
        self.font: Font | None = None
        self.size = 0.0
        self.saved: list[tuple[Matrix, Font | None, float]] = []

    def read(self) -> None:
        followed: dict[str, Callable[[int, Operation], None]] = {
            "q": self._save,
            "Q": self._restore,
            "cm": self._transform,
            "BDC": self._open,
            "BMC": self._open_artifact,
            "EMC": self._close,
            "Tm": self._place_text,
            "Tf": self._choose_font,
            "TJ": self._show_text,
            "Do": self._show_picture,
        }
        for place, operation in enumerate(self.content.operations):
            if follow := followed.get(str(operation.operator)):
                follow(place, operation)

    def _save(self, _place: int, _operation: Operation) -> None:
        self.saved.append((self.matrix, self.font, self.size))

    def _restore(self, _place: int, _operation: Operation) -> None:
        self.matrix, self.font, self.size = self.saved.pop()

    def _transform(self, _place: int, operation: Operation) -> None:
        self.matrix = _matrix(operation) @ self.matrix

    def _open(self, place: int, operation: Operation) -> None:
        properties = operation.operands[1]
        if isinstance(properties, Dictionary) and "/MCID" in properties:
            mcid = int(properties.MCID)
            self.content.begins[mcid] = place
            self.open.append((self.content.shown, mcid))
        else:
            self._open_artifact(place, operation)

    def _open_artifact(self, place: int, _operation: Operation) -> None:
        self.open.append((self.content.artifacts, place))

    def _close(self, _place: int, _operation: Operation) -> None:
        self.open.pop()

    def _place_text(self, _place: int, operation: Operation) -> None:
        self.text_matrix = _matrix(operation)

    def _choose_font(self, _place: int, operation: Operation) -> None:
        self.font = self.content.fonts[str(operation.operands[0])]
        self.size = float(operation.operands[1])

    def _show_text(self, place: int, operation: Operation) -> None:
        shown = self._shown(self.text_matrix @ self.matrix)
        if shown is not None and self.font is not None:
            codes = b"".join(bytes(part) for part in operation.operands[0] if isinstance(part, String))
            shown.text += self.font.decode(codes)
            shown.font, shown.font_size, shown.last = self.font, self.size, place

    def _show_picture(self, _place: int, _operation: Operation) -> None:
        self._shown(self.matrix)

    def _shown(self, matrix: Matrix) -> Shown | None:
        """What the innermost open marked content or artifact shows so far; None outside of any."""
        if not self.open:
            return None
        noted, key = self.open[-1]
        return noted.setdefault(key, Shown(matrix.e, matrix.f, self.size * hypot(matrix.c, matrix.d)))


def _matrix(operation: Operation) -> Matrix:
    a, b, c, d, e, f = map(float, operation.operands)
    return Matrix(a, b, c, d, e, f)
