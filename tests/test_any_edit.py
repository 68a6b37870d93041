"""Edits in any order, each built on what was made before: what they make is what a build from nothing makes."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from builders import CARD, COMPLAINTS, PACK, SMALL
from click.testing import CliRunner
from fontTools.ttLib import TTFont

from rbaccards.commands.main import main

OTHER = CARD.replace("cold-homes", "damp-homes")
RENAMED = CARD.replace("cold-homes", "wet-homes")
SEED = 11
"""Another number is another order."""


def change(folder: Path, name: str, before: str, after: str) -> None:
    path = folder / name
    text = path.read_text(encoding="utf-8")
    assert re.search(before, text), f"{before} is not in {name}"
    path.write_text(re.sub(before, after, text, count=1), encoding="utf-8")


def first(folder: Path) -> str:
    """The first card, by whichever of its names it goes now."""
    return CARD if (folder / CARD).exists() else RENAMED


def a_sentence(folder: Path, chance: random.Random) -> None:
    change(folder, first(folder), r"(story: \|\n).*", rf"\1  Story {chance.randrange(10)} of many.")


def a_title_that_others_show(folder: Path, chance: random.Random) -> None:
    change(
        folder,
        first(folder),
        "priority: .*",
        f"priority: Fewer people in {chance.choice(('cold', 'damp', 'wet'))} homes",
    )


def a_value(folder: Path, chance: random.Random) -> None:
    month = f"2012-0{chance.randrange(1, 10)}"
    change(folder, COMPLAINTS, rf"{month},\d+", f"{month},{chance.randrange(12, 30)}")


def a_target(folder: Path, chance: random.Random) -> None:
    change(folder, OTHER, r"targets: \{2012/13: \d+\}", f"targets: {{2012/13: {chance.randrange(100, 180)}}}")


def an_action(folder: Path, chance: random.Random) -> None:
    change(folder, first(folder), r"owner: .*", f"owner: Lead {chance.randrange(5)}")


def the_board(folder: Path, chance: random.Random) -> None:
    change(folder, PACK, r"board: .*", f"board: Board {chance.randrange(5)}")


def the_other_order(folder: Path, _: random.Random) -> None:
    change(folder, PACK, r"(cards:\n)(  - .*\n)(  - .*\n)", r"\1\3\2")


def who_may_read(folder: Path, _: random.Random) -> None:
    text = (folder / OTHER).read_text(encoding="utf-8")
    now, then = ("public", "board") if "audience: public" in text else ("board", "public")
    change(folder, OTHER, f"audience: {now}", f"audience: {then}")


def a_style_sheet(folder: Path, chance: random.Random) -> None:
    sheet = folder / "templates" / "report-card" / "card.css"
    sheet.parent.mkdir(parents=True, exist_ok=True)
    sheet.write_text(f"h2 {{ padding-top: {chance.randrange(5)}pt }}\n", encoding="utf-8")


def a_colour(folder: Path, chance: random.Random) -> None:
    shipped = (SMALL.parents[2] / "charts" / "palette.yaml").read_text(encoding="utf-8")
    found = folder / "charts" / "palette.yaml"
    found.parent.mkdir(parents=True, exist_ok=True)
    found.write_text(f"# ours, {chance.randrange(3)}\n{shipped}", encoding="utf-8")


def a_font(folder: Path, chance: random.Random) -> None:
    """The shipped one with a wider or narrower "e"."""
    name = "SourceSans3-Regular.ttf"
    ours = folder / "templates" / "fonts" / name
    ours.parent.mkdir(parents=True, exist_ok=True)
    with TTFont(SMALL.parents[2] / "templates" / "fonts" / name, recalcTimestamp=False) as font:
        width, side = font["hmtx"]["e"]
        font["hmtx"]["e"] = (width + chance.randrange(-90, 90), side)
        font.save(ours)


def a_touch(folder: Path, chance: random.Random) -> None:
    (folder / chance.choice((first(folder), OTHER, PACK, COMPLAINTS))).touch()


def a_page_that_is_gone(folder: Path, chance: random.Random) -> None:
    made = sorted(path for path in (folder / "build").rglob("*.*") if path.is_file() and ".cache" not in path.parts)
    chance.choice(made).unlink()


def a_cache_that_is_gone(folder: Path, chance: random.Random) -> None:
    """A part of it, but for the record of the papers made, without which none is removed."""
    files = (path for path in (folder / "build" / ".cache").rglob("*") if path.is_file())
    kept = sorted(path for path in files if path.parent.name != "papers")
    for path in chance.sample(kept, len(kept) // 3):
        path.unlink()


def another_name(folder: Path, _: random.Random) -> None:
    here = first(folder)
    there = RENAMED if here == CARD else CARD
    (folder / here).rename(folder / there)
    change(folder, PACK, f"  - {Path(here).stem}", f"  - {Path(there).stem}")


EDITS: tuple[Callable[[Path, random.Random], None], ...] = (
    a_sentence,
    a_title_that_others_show,
    a_value,
    a_target,
    an_action,
    the_board,
    the_other_order,
    who_may_read,
    a_style_sheet,
    a_colour,
    a_font,
    a_touch,
    a_page_that_is_gone,
    a_cache_that_is_gone,
    another_name,
)


@pytest.fixture
def project(tmp_path: Path) -> Path:
    """The small project for the public, with a second card."""
    folder = tmp_path / "project"
    shutil.copytree(SMALL / "cards", folder / "cards")
    change(folder, CARD, "population:", "audience: public\npopulation:")
    shutil.copy(folder / CARD, folder / OTHER)
    change(folder, OTHER, "priority: .*", "priority: Drier homes")
    change(folder, PACK, "  - cold-homes\n", "  - cold-homes\n  - damp-homes\n")
    change(folder, PACK, "^", "audience: public\n")
    return folder


def build(folder: Path, *more: str) -> None:
    words = ["build", *more, "-C", str(folder)]
    found = CliRunner().invoke(main, words, obj=words)
    assert found.exit_code == 0, found.output


def made(folder: Path) -> dict[str, bytes]:
    found = (path for path in (folder / "build").rglob("*") if path.is_file() and ".cache" not in path.parts)
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def from_nothing(folder: Path, new: Path) -> dict[str, bytes]:
    """What a build makes of the same sources where nothing was made before."""
    for part in ("cards", "templates", "charts"):
        if (folder / part).exists():
            shutil.copytree(folder / part, new / part)
    build(new, "--no-cache")
    return made(new)


def differences(ours: dict[str, bytes], new: dict[str, bytes]) -> list[str]:
    return sorted(name for name in ours.keys() | new.keys() if ours.get(name) != new.get(name))


def test_edits_in_any_order_make_what_a_build_from_nothing_makes(project: Path, tmp_path: Path) -> None:
    chance = random.Random(SEED)  # noqa: S311 - it tells the edits
    build(project)
    told = []
    for edit in chance.sample(EDITS, len(EDITS)):
        told.append(edit.__name__)
        edit(project, chance)
        build(project)
        assert differences(made(project), from_nothing(project, tmp_path / edit.__name__)) == [], told
