"""The look of the charts as one value: sizes of the style file, colours of the palette, fonts by digest."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import matplotlib
from matplotlib.font_manager import fontManager
from matplotlib.ft2font import FT2Font, LoadFlags, StyleFlags

ROLES = (
    *("ink", "quiet", "blue", "turquoise", "plum", "orange", "grey", "rule", "hairline", "grid", "faint"),
    *("band", "tint", "white", "red", "amber", "green"),
)
SERIES = ("blue", "turquoise", "plum", "orange")
"""The roles of the curves of one chart, in this order."""
TEXT_ROLES = frozenset({"ink", "quiet", "blue", "plum"})
"""The roles with a contrast of 4.5 or more on white, which words may have."""


@dataclass(frozen=True, slots=True)
class Face:
    """A font file; two faces with the same content are equal wherever they lie."""

    path: str = field(compare=False, repr=False)
    digest: str
    family: str
    weight: int
    italic: bool


@dataclass(frozen=True, slots=True)
class Style:
    """All that decides how a chart looks besides its values; picklable, compared and hashed by content."""

    rc: tuple[tuple[str, str], ...]
    palette: tuple[tuple[str, str], ...]
    faces: tuple[Face, ...]

    def colour(self, role: str) -> str:
        """The colour of a role, such as "#14181C" for "ink"."""
        return dict(self.palette)[role]

    def size(self, key: str) -> float:
        """The number the style file gives for a key, such as 9.5 for "font.size"."""
        return float(dict(self.rc)[key])

    @property
    def families(self) -> tuple[str, ...]:
        """The font families in the order in which a sign is looked for."""
        return tuple(name.strip() for name in dict(self.rc)["font.family"].split(","))

    @property
    def digest(self) -> str:
        """One hash of everything in the style, for the key of a cache."""
        return hashlib.sha256(repr(self).encode()).hexdigest()


def load_style(mplstyle: str, palette: Mapping[str, str], fonts: Sequence[Path]) -> Style:
    """The style made of the text of a style file, a palette by role, and font files (read once, here)."""
    missing = [role for role in ROLES if role not in palette]
    if missing:
        raise ValueError(f"the palette has no colour for: {', '.join(missing)}")
    style = Style(
        rc=tuple(sorted(_settings(mplstyle))),
        palette=tuple(sorted((role, colour.upper()) for role, colour in palette.items())),
        faces=tuple(sorted((_face(path) for path in fonts), key=lambda face: face.digest)),
    )
    absent = [name for name in style.families if name not in {face.family for face in style.faces}]
    if absent:
        raise ValueError(f"no font file holds: {', '.join(absent)}")
    return style


def _settings(mplstyle: str) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(mplstyle.splitlines(), 1):
        text = line.split("#", 1)[0].strip()
        key, colon, value = (part.strip() for part in text.partition(":"))
        if text and not colon:
            raise ValueError(f"style file, line {number}: expected 'key: value', found {text!r}")
        if text:
            yield key, value


def _face(path: Path) -> Face:
    font = FT2Font(str(path))
    weights = font.get_sfnt_table("OS/2")
    return Face(
        path=str(path),
        digest=hashlib.sha256(path.read_bytes()).hexdigest(),
        family=font.family_name,
        weight=weights["usWeightClass"] if weights else 400,
        italic=bool(font.style_flags & StyleFlags.ITALIC),
    )


@contextmanager
def in_style(style: Style) -> Iterator[None]:
    """A context in which matplotlib has its own defaults and the house style, and nothing of the user's."""
    _register(tuple((face.path, face.family) for face in style.faces))
    defaults = matplotlib.rcParamsDefault
    current = matplotlib.rcParams
    settings: dict[Any, Any] = {
        key: defaults[key] for key in defaults if key != "backend" and current[key] != defaults[key]
    }
    settings.update(style.rc)
    with matplotlib.rc_context(settings):
        yield


@lru_cache(maxsize=1)
def _register(faces: tuple[tuple[str, str], ...]) -> None:
    """Nothing; makes these files the only ones of their families, so that an installed copy cannot be taken.

    A family with one weight is listed with all of ours: matplotlib would log that it takes what there is.
    The files of one style are known at a time: after another style they are made known again.
    """
    families = {family for _, family in faces}
    fontManager.ttflist = [entry for entry in fontManager.ttflist if entry.name not in families]
    for path, _ in faces:
        fontManager.addfont(path)
    ours = [entry for entry in fontManager.ttflist if entry.name in families]
    weights = {int(entry.weight) for entry in ours}
    for family in sorted(families):
        members = [entry for entry in ours if entry.name == family]
        if len(members) == 1:
            others = sorted(weights - {int(members[0].weight)})
            fontManager.ttflist += [replace(members[0], weight=weight) for weight in others]


def measure(text: str, style: Style, size: float, weight: int = 400, *, italic: bool = False) -> float:
    """The width of a line of text in mm, by the advances of the fonts it is printed in."""
    faces = _faces(style, weight, italic=italic)
    return sum(_advance(sign, faces) for sign in text) * size * 25.4 / 72


@lru_cache(maxsize=64)
def _faces(style: Style, weight: int, *, italic: bool) -> tuple[str, ...]:
    def misfit(face: Face) -> tuple[int, bool, int]:
        return style.families.index(face.family), face.italic != italic, abs(face.weight - weight)

    usable = [face for face in style.faces if face.family in style.families]
    return tuple(face.path for face in sorted(usable, key=misfit))


@cache
def _font(path: str) -> FT2Font:
    return FT2Font(path)


@lru_cache(maxsize=4096)
def _advance(sign: str, faces: tuple[str, ...]) -> float:
    """The advance of one sign in em, from the first face that holds it; a full em where none does."""
    for path in faces:
        font = _font(path)
        if font.get_char_index(ord(sign)):
            return font.load_char(ord(sign), LoadFlags.NO_SCALE).horiAdvance / font.units_per_EM
    return 1.0
