"""The series of a card's measures: files found, rows chosen, groups and areas arranged."""

from __future__ import annotations

import posixpath
from collections.abc import Mapping
from dataclasses import replace

from rbaccards.issues import Issue
from rbaccards.loaded import LoadedCard, MeasureData, swap, unknown
from rbaccards.nearest import nearest
from rbaccards.periods.period import Calendar, Frequency
from rbaccards.schema.amend import Step, find
from rbaccards.schema.card import Breakdown, Measure
from rbaccards.series import Series, inline
from rbaccards.series_file import SeriesFile, read_series
from rbaccards.sources.csv_reader import read_csv
from rbaccards.sources.nodes import Scalar


class Tables:
    """The CSV files of a pack, each read once however many measures name it."""

    def __init__(self, files: Mapping[str, bytes], calendar: Calendar) -> None:
        self.files = files
        self.calendar = calendar
        self._read: dict[tuple[str, Frequency | None], tuple[SeriesFile | None, tuple[Issue, ...]]] = {}

    def read(self, path: str, expected: Frequency | None) -> tuple[SeriesFile | None, tuple[Issue, ...]]:
        """The series of a file; the frequency expected settles periods such as 2009-10, which have two meanings."""
        key = path, expected
        if key not in self._read:
            table, issues = read_csv(path, self.files[path])
            series, found = read_series(table, self.calendar, expected) if table else (None, ())
            self._read[key] = series, issues + found
        return self._read[key]


def load_measure(
    key: str, measure: Measure, steps: tuple[Step, ...], loaded: LoadedCard, tables: Tables
) -> tuple[MeasureData | None, list[Issue]]:
    if measure.values is not None:
        data, issues = MeasureData(inline(measure.values)), list[Issue]()
    else:
        file, issues = _file(str(measure.data), measure.frequency, (*steps, "data"), loaded, tables)
        found = file.of(key) if file else ()
        if file is None or not found:
            if file and file.series:
                message = f'{file.path} has no rows with "{key}" in its indicator column.'
                issues.append(loaded.issue("C29", (*steps, "data"), message))
            return None, issues
        arranged, wrong = _arrange(found, measure, steps, loaded)
        issues += wrong
        if arranged is None:
            return None, issues
        data = arranged
    issues += _check_frequency(data.series, measure, steps, loaded)
    areas = []
    for index, breakdown in enumerate(measure.breakdown):
        series, wrong = _areas(breakdown, key, measure, (*steps, "breakdown", index), loaded, tables)
        areas.append(series)
        issues += wrong
    return replace(data, areas=tuple(areas)), issues


def _arrange(
    found: tuple[Series, ...], measure: Measure, steps: tuple[Step, ...], loaded: LoadedCard
) -> tuple[MeasureData | None, list[Issue]]:
    """The leading series among those of a file: the one without area, of the group the card names."""
    whole = [each for each in found if not each.area]
    if not whole:
        message = "Every row has an area, so there is no figure for the whole population."
        return None, [loaded.issue("C29", (*steps, "data"), message, "Add rows with an empty area column.")]
    groups = tuple(each for each in whole if each.group)
    if measure.leads_with is None:
        in_all = next((each for each in whole if not each.group), whole[0])
        return MeasureData(in_all, groups), []
    leading = next((each for each in groups if each.group == measure.leads_with), None)
    if leading is None:
        says = "The data has no group called"
        names = [each.group for each in groups]
        return None, list(unknown(loaded, (*steps, "leads_with"), measure.leads_with, names, says))
    return MeasureData(leading, groups), []


def _check_frequency(series: Series, measure: Measure, steps: tuple[Step, ...], loaded: LoadedCard) -> list[Issue]:
    if series.frequency == measure.frequency:
        return []
    message = f'The card says "{measure.frequency}", but the data is by {series.frequency}.'
    issue = loaded.issue("C25", (*steps, "frequency"), message)
    entry, node = find(loaded.document.root, (*steps, "frequency"))
    written = node.text if isinstance(node, Scalar) else ""
    return [replace(issue, fix=swap(issue, written, series.frequency))] if entry and written else [issue]


def _areas(
    breakdown: Breakdown,
    key: str,
    measure: Measure,
    steps: tuple[Step, ...],
    loaded: LoadedCard,
    tables: Tables,
) -> tuple[tuple[Series, ...], list[Issue]]:
    name = breakdown.data or measure.data
    if name is None:
        message = "Areas come from a CSV file with an area column."
        return (), [loaded.issue("S08", steps, message, "Name it here: data: data/areas.csv")]
    at = (*steps, "data") if breakdown.data else steps
    expected = None if breakdown.data else measure.frequency
    file, issues = _file(name, expected, at, loaded, tables)
    areas = tuple(each for each in file.of(key) if each.area) if file else ()
    if file and file.series and not areas:
        issues.append(loaded.issue("C29", at, f"{file.path} has no row with an area."))
    return areas, issues


def _file(
    name: str, expected: Frequency | None, steps: tuple[Step, ...], loaded: LoadedCard, tables: Tables
) -> tuple[SeriesFile | None, list[Issue]]:
    """The data file that a card names, looked for beside the card."""
    folder = posixpath.dirname(loaded.path)
    path = posixpath.normpath(posixpath.join(folder, name.replace("\\", "/")))
    if not path.startswith("cards/") or ":" in name:
        message = f'"{name}" lies outside the project.'
        return None, [loaded.issue("C31", steps, message, "Copy the file into the data folder beside the card.")]
    if path in tables.files:
        file, issues = tables.read(path, expected)
        return file, list(issues)
    known = [posixpath.relpath(each, folder) for each in tables.files if each.endswith(".csv")]
    guess = nearest(name, known)
    said = f" The nearest is {guess}." if guess else ""
    issue = loaded.issue(
        "C31",
        steps,
        f"There is no {name}.{said}",
        "" if guess else "Save the file there, or correct the name.",
    )
    return None, [replace(issue, fix=swap(issue, name, guess)) if guess else issue]
