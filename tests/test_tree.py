"""The tests stand where the modules stand: rbaccards/a/b.py is tested by tests/a/test_b.py.

As no two test files have the same name, that of the folder may come between: tests/view/test_view_card.py.
A package whose own `__init__` does something is tested by a file with the name of the package.
"""

from __future__ import annotations

from collections import Counter
from fnmatch import fnmatch
from pathlib import Path, PurePosixPath

import pytest

TESTS = Path(__file__).parent
PACKAGE = TESTS.parent / "rbaccards"

PARTS = {
    "charts/canvas.py": "charts/test_draw.py",  # every drawing is made on it
    "charts/curves.py": "charts/test_lines.py",  # lines and baselines are drawn with it
    "charts/marks.py": "charts/test_style.py",  # shapes and dashes are part of the style
    "charts/spec.py": "charts/test_draw.py",  # values without rules of their own
    "importing/*.py": "importing/test_tidy.py",  # parts of one reading, seen in what is made of a sheet
    "changes/*.py": "changes/test_changes.py",  # told of two editions of one pack
    "view/pack/changes.py": "test_year.py",  # seen in a pack of the year
    "editions/keeping.py": "web/test_editions.py",  # what an edition holds
    "preview/*.py": "preview/test_preview.py",  # seen in a browser
    "editions/past.py": "changes/test_changes.py",  # what came before
    "issues.py": "test_report.py",  # values without rules of their own
    "binding.py": "test_build.py",  # seen in what is made anew and what is not
    "printing.py": "test_build.py",  # the same
    "packing.py": "test_build.py",  # the same
    "press/papers.py": "press/test_convert.py",  # seen in what printers get
    "render/bookmarks.py": "render/test_merge.py",  # read back from what was bound
    "render/engine.py": "render/test_pdf.py",  # the engine that prints there
    "render/html.py": "render/test_pdf.py",  # seen in what is printed from it
    "render/page.py": "render/test_pdf.py",  # values without rules of their own
    "render/printing_issues.py": "render/test_pdf.py",  # what the engine says while printing
    "render/save.py": "render/test_pdf.py",  # seen in the bytes of every file
    "render/tags/*.py": "render/test_tags.py",  # repairs of one tree, seen in the tree
    "sources/csv_cells.py": "sources/test_csv_reader.py",  # part of the reader
    "sources/excerpt.py": "test_report.py",  # seen under the caret
    "sources/text.py": "sources/test_decode.py",  # values without rules of their own
    "sources/yaml_*.py": "sources/test_yaml_reader.py",  # parts of the reader
    "store/output.py": "store/test_manifest.py",  # what is in the folder then
    "schema/notes.py": "schema/test_export.py",  # seen in the schemas
    "view/baseline.py": "view/test_view_charts.py",  # one of the charts of a measure
    "measures/small_counts.py": "test_suppression.py",  # the counts that are withheld
    "checks/editions.py": "test_publishing.py",  # what stops the site
    "open_data/csvw.py": "test_publishing.py",  # seen by a checker of its standard
    "open_data/dataset.py": "test_publishing.py",  # seen in the pages
    "open_data/feed.py": "test_publishing.py",  # seen in the site
    "press/preflight.py": "press/test_convert.py",  # what it finds in what is converted
    "commands/making.py": "commands/test_commands_main.py",  # commands like the others
    "commands/looking.py": "commands/test_commands_main.py",  # the same
    "aside.py": "test_execute.py",  # one of the ways to do work
    "commands/starting.py": "test_starting.py",  # commands that write those files
    "start.py": "store/test_unchanged.py",  # the first step of every command
    "commands/options.py": "commands/test_commands_main.py",  # what all commands share
    "charts/forms.py": "web/test_site.py",  # seen in wide and narrow windows
    "web/*.py": "web/test_site.py",  # seen in the pages of the site
    "view/parts.py": "view/test_view_card.py",  # values without rules of their own
}
"""Modules (by pattern) without a test file of their own, with the file that tests them and the reason."""

MORE = {
    "test_tree.py": "about the tests themselves",
    "test_hostile.py": "whatever is put into a project",
    "test_crashes.py": "full disks, folders that nobody may write, caches that are not ours",
    "test_jail.py": "every way by which a page could fetch something",
    "test_scripts.py": "scripts in every text, in a browser",
    "test_portable.py": "paths, locales and surroundings of other machines",
    "test_leaks.py": "what is for fewer people, wherever it stands",
    "test_fuzz.py": "random texts, whole on paper and on the page",
    "test_supply.py": "what comes with the program",
    "test_killed.py": "whole commands, stopped at any moment",
    "test_cluster.py": "execute.py and cache.py where several machines work together",
    "test_demonstration.py": "the demonstration as its readers meet it",
    "test_wrong_card.py": "a broken project and everything said about it",
    "test_page_breaks.py": "where pages end, whatever stands on them",
    "test_long_tracker.py": "a tracker of 120 rows, from the card to the page",
    "test_robustness.py": "any damage to any file",
    "test_any_edit.py": "any edit after another, and what is built of it",
    "test_docs.py": "what the documentation shows",
    "test_wheel.py": "what an installation carries",
    "test_guide.py": "the documentation as pages and in print",
    "test_pages_followed.py": "the pages for officers, typed word for word",
    "test_published_results.py": "what councils published, worked out again",
    "test_reference_comparisons.py": "public health indicators and their published verdicts",
    "test_reference_import.py": "published workbooks and a council's open data as series",
    "test_year.py": "four quarters of the demonstration, from one to the next",
    "test_reference_spc.py": "the acceptance set of Making Data Count",
    "test_reference_ratings.py": "a district council's published ratings",
    "charts/test_fonts.py": "the shipped fonts",
    "web/test_site.py": "the site in a browser",
    "web/test_every_chart.py": "pages with every kind of chart",
    "web/test_gates.py": "faults that the checks of the site find",
    "web/test_parity.py": "pages and PDFs say the same",
    "render/test_conformance.py": "the standards that pages keep",
}
"""Test files that are about no single module, with what they are about."""


def _files(root: Path, pattern: str) -> list[PurePosixPath]:
    return sorted(PurePosixPath(path.relative_to(root).as_posix()) for path in root.rglob(pattern))


MODULES = [path for path in _files(PACKAGE, "*.py") if not path.name.startswith("__")]
PACKAGES = [path.parent for path in _files(PACKAGE, "__init__.py") if path.parent.name]
TEST_FILES = _files(TESTS, "test_*.py")


def _own(module: PurePosixPath) -> list[PurePosixPath]:
    """The test files that have the name of a module or package."""
    folder, name = module.parent, module.stem
    wanted = {folder / f"test_{name}.py", folder / f"test_{folder.name}_{name}.py", module / f"test_{name}.py"}
    return [path for path in TEST_FILES if path in wanted]


def _through(module: PurePosixPath) -> list[str]:
    """The test files that a module is tested through."""
    return [test for pattern, test in PARTS.items() if fnmatch(str(module), pattern)]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_every_module_is_tested_by_one_file_of_its_own_or_through_another(module: PurePosixPath) -> None:
    own = _own(module)
    assert len(own) == 1 or (not own and _through(module)), f"write tests/{module.parent / f'test_{module.name}'}"


@pytest.mark.parametrize("path", TEST_FILES, ids=str)
def test_every_test_file_is_about_a_module_or_says_what_it_is_about(path: PurePosixPath) -> None:
    about = [module for module in (*MODULES, *PACKAGES) if path in _own(module)]
    assert bool(about) is (str(path) not in MORE), f"tests/{path} tests no module and MORE does not say what else"


def test_no_exception_is_left_over() -> None:
    without = [str(module) for module in MODULES if not _own(module)]
    assert [pattern for pattern in PARTS if not any(fnmatch(name, pattern) for name in without)] == []
    named = {str(path) for path in TEST_FILES}
    assert {*PARTS.values(), *MORE} <= named


def test_no_two_test_files_have_the_same_name_and_no_folder_is_a_package() -> None:
    names = Counter(path.name for path in TEST_FILES)
    assert [name for name, number in names.items() if number > 1] == []
    assert _files(TESTS, "__init__.py") == []
