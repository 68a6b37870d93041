"""The style as one value: loaded from text, compared by content, and independent of the machine."""

from __future__ import annotations

import pickle
import re
import shutil
from pathlib import Path

import pytest
import yaml
from matplotlib.font_manager import FontProperties, findfont

from rbaccards.charts.style import ROLES, SERIES, TEXT_ROLES, Style, in_style, load_style, measure

ROOT = Path(__file__).parent.parent.parent
PALETTE = (ROOT / "charts" / "palette.yaml").read_text(encoding="utf-8")
FONTS = sorted((ROOT / "templates" / "fonts").glob("*.ttf"))
MPLSTYLE = (ROOT / "charts" / "house.mplstyle").read_text(encoding="utf-8")


def contrast(colour: str) -> float:
    """The contrast of a colour with white, by WCAG 2.2."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 1.05 / (0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05)


def test_the_palette_says_the_contrast_of_each_colour() -> None:
    rows = re.findall(r'^(\w+): "(#[0-9A-F]{6})" # ([\d.]+)', PALETTE, re.MULTILINE)
    assert {role for role, _, _ in rows} == set(ROLES) == set(yaml.safe_load(PALETTE))
    assert {role: said for role, _, said in rows} == {role: f"{contrast(c):.1f}" for role, c, _ in rows}


def test_words_and_curves_have_enough_contrast(style: Style) -> None:
    assert all(contrast(style.colour(role)) >= 4.5 for role in TEXT_ROLES)
    assert all(contrast(style.colour(role)) >= 3 for role in SERIES)


def test_no_colour_is_written_outside_the_palette() -> None:
    sources = [*(ROOT / "rbaccards" / "charts").glob("*.py"), ROOT / "charts" / "house.mplstyle"]
    assert [path.name for path in sources if re.search(r"#[0-9A-Fa-f]{6}(?![0-9])", _code(path))] == []


def _code(path: Path) -> str:
    return re.sub(r'"""The colour of a role, such as .*', "", path.read_text(encoding="utf-8"))


def test_style_is_the_same_wherever_the_fonts_lie_and_travels(style: Style, tmp_path: Path) -> None:
    for font in FONTS:
        shutil.copy(font, tmp_path)
    moved = load_style(MPLSTYLE, yaml.safe_load(PALETTE), sorted(tmp_path.glob("*.ttf"), reverse=True))
    assert moved == style
    assert hash(moved) == hash(style)
    assert moved.digest == style.digest
    assert pickle.loads(pickle.dumps(style)) == style  # noqa: S301  # our own


@pytest.mark.parametrize(
    ("mplstyle", "colours", "fonts"),
    [
        (MPLSTYLE.replace("9.5 ", "9.6 "), {}, FONTS),
        (MPLSTYLE, {"blue": "#000000"}, FONTS),
        (MPLSTYLE, {}, [path for path in FONTS if "It" not in path.name]),
    ],
)
def test_any_change_changes_the_digest(mplstyle: str, colours: dict[str, str], fonts: list[Path], style: Style) -> None:
    assert load_style(mplstyle, yaml.safe_load(PALETTE) | colours, fonts).digest != style.digest


def test_an_incomplete_style_is_refused() -> None:
    with pytest.raises(ValueError, match="no colour for: ink"):
        load_style(MPLSTYLE, {role: "#000000" for role in ROLES if role != "ink"}, FONTS)
    with pytest.raises(ValueError, match="no font file holds: Card Symbols"):
        load_style(MPLSTYLE, yaml.safe_load(PALETTE), [path for path in FONTS if "Symbols" not in path.name])
    with pytest.raises(ValueError, match="line 1: expected 'key: value', found 'rubbish'"):
        load_style("rubbish", yaml.safe_load(PALETTE), FONTS)


def test_text_is_measured_and_drawn_with_the_bundled_fonts(style: Style) -> None:
    with in_style(style):
        for weight, italic, name in (
            (400, "normal", "SourceSans3-Regular.ttf"),
            (600, "normal", "SourceSans3-Semibold.ttf"),
            (400, "italic", "SourceSans3-It.ttf"),
        ):
            found = findfont(FontProperties(family="Source Sans 3", weight=weight, style=italic))
            assert Path(found).name == name
            assert Path(found).parent in {Path(face.path).parent for face in style.faces}


def test_a_style_finds_its_own_files_again_after_another(style: Style, tmp_path: Path) -> None:
    copies = [Path(shutil.copy(path, tmp_path)) for path in FONTS]
    other = load_style(MPLSTYLE, yaml.safe_load(PALETTE), copies)
    regular = FontProperties(family="Source Sans 3", weight=400)
    for each in (style, other, style, other):
        with in_style(each):
            assert Path(findfont(regular)).parent in {Path(face.path).parent for face in each.faces}


def test_figures_are_as_wide_as_each_other_and_the_star_is_known(style: Style) -> None:
    assert len({round(measure(figure, style, 9.5), 6) for figure in "0123456789"}) == 1
    assert measure("0", style, 72) == pytest.approx(0.497 * 25.4)
    assert measure("★", style, 72) == pytest.approx(0.612 * 25.4)
    assert measure("Target", style, 9.5, 600) > measure("Target", style, 9.5) > 0
    assert measure("漢", style, 72) == pytest.approx(25.4)
