"""The demonstration as tests build it, with the pages on the way."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from rbaccards.build import Built, Wanted, build
from rbaccards.checked import Checked, check
from rbaccards.execute import Here
from rbaccards.read import read_house
from rbaccards.render.page import Page
from rbaccards.store.cache import NoCache
from rbaccards.store.write import write_files

ROOT = Path(__file__).parent.parent


class Recording(Here):
    """An executor that keeps the pages it was given to print."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}

    def submit(self, fn: Callable[..., Any], /, *args: Any, **kwargs: Any) -> Future[Any]:
        self.pages.update({arg.name: arg for arg in args if isinstance(arg, Page)})
        return super().submit(fn, *args, **kwargs)


@dataclass(frozen=True)
class Demonstration:
    """What the demonstration was built from and into, and the pages on the way."""

    files: dict[str, bytes]
    checked: Checked
    built: Built
    pages: dict[str, Page]
    folder: Path

    def pdf(self, name: str) -> Path:
        return self.folder / "pdf" / f"{name}.pdf"

    @property
    def pdfs(self) -> list[Path]:
        return sorted(self.folder.glob("pdf/**/*.pdf"))


def build_all(files: dict[str, bytes], folder: Path) -> Demonstration:
    """The demonstration built from `files` into `folder`, without a cache."""
    checked, printing = check(files), Recording()
    built = build(checked, read_house(ROOT), Wanted(), NoCache(), printing, lambda _: None)
    write_files(folder, built.files)
    return Demonstration(files, checked, built, printing.pages, folder)
