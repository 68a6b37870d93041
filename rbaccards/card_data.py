"""The series of a card's measures: files found, rows chosen, groups and areas arranged."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from collections.abc import Mapping as Files
from dataclasses import replace

from rbaccards.issues import Issue, Place, has_errors, told
from rbaccards.loaded import LoadedCard, MeasureData, swap, unknown
from rbaccards.nearest import nearest
from rbaccards.periods.period import Calendar, Frequency
from rbaccards.schema.amend import Step, find
from rbaccards.schema.measure import Measure
from rbaccards.schema.measure_parts import Breakdown, Comparators
from rbaccards.series import Series, inline
from rbaccards.series_file import SeriesFile, read_series
from rbaccards.sources.csv_reader import read_csv
from rbaccards.sources.nodes import Document, Mapping, Node, Scalar, Sequence


class Tables:
    """The CSV files of a pack, each read once however many measures name it."""

    def __init__(self, files: Files[str, bytes], calendar: Calendar) -> None:
        self.files = files
        self.calendar = calendar
        self._read: dict[tuple[str, Frequency | None], tuple[SeriesFile | None, tuple[Issue, ...]]] = {}

    def over(self, files: Files[str, bytes]) -> Tables:
        """The same tables over files that say the same; what was read of them is shared."""
        other = Tables(files, self.calendar)
        other._read = self._read
        return other

    def read(self, path: str, expected: Frequency | None) -> tuple[SeriesFile | None, tuple[Issue, ...]]:
        """The series of a file; the frequency expected settles periods such as 2009-10, which have two meanings."""
        key = path, expected
        if key not in self._read:
            table, issues = read_csv(path, self.files[path])
            series, found = read_series(table, self.calendar, expected) if table else (None, ())
            if has_errors((*issues, *found)):  # a row that could not be read is no gap
                found = tuple(issue for issue in found if issue.code != "C23")
            self._read[key] = series, tuple(told((*issues, *found)))
        return self._read[key]


def load_measure(
    key: str, measure: Measure, steps: tuple[Step, ...], loaded: LoadedCard, tables: Tables
) -> tuple[MeasureData | None, list[Issue]]:
    if measure.placeholder is not None:
        return MeasureData(Series(())), []
    if measure.values is not None:
        data, issues = MeasureData(inline(measure.values)), list[Issue]()
    else:
        file, issues = _file(
            str(measure.data), measure.frequency, loaded.place(*steps, "data"), loaded.document, tables
        )
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
        expected = None if breakdown.data else measure.frequency
        series, wrong = _areas(breakdown, expected, key, measure, (*steps, "breakdown", index), loaded, tables)
        areas.append(series)
        issues += wrong
    comparators, wrong = _comparators(key, measure, (*steps, "comparators"), loaded, tables)
    return replace(data, areas=tuple(areas), comparators=comparators), issues + wrong


def _arrange(
    found: tuple[Series, ...], measure: Measure, steps: tuple[Step, ...], loaded: LoadedCard
) -> tuple[MeasureData | None, list[Issue]]:
    """The leading series among those of a file: the one without area, of the group the card names."""
    whole = [each for each in found if not each.area]
    totals = None
    if own := [each for each in whole if each.frequency is measure.frequency]:
        totals = next((each for each in whole if each not in own and not each.group), None)
        whole = own
    if not whole:
        message = "Every row has an area, so there is no figure for the whole population."
        return None, [loaded.issue("C29", (*steps, "data"), message, "Add rows with an empty area column.")]
    groups = tuple(each for each in whole if each.group)
    if measure.leads_with is None:
        in_all = next((each for each in whole if not each.group), whole[0])
        return MeasureData(in_all, groups, totals=totals), []
    leading = next((each for each in groups if each.group == measure.leads_with), None)
    if leading is None:
        says = "The data has no group called"
        names = [each.group for each in groups]
        return None, list(unknown(loaded, (*steps, "leads_with"), measure.leads_with, names, says))
    return MeasureData(leading, groups, totals=totals), []


def _check_frequency(series: Series, measure: Measure, steps: tuple[Step, ...], loaded: LoadedCard) -> list[Issue]:
    if series.frequency == measure.frequency:
        return []
    message = f'The card says "{measure.frequency}", but the data is by {series.frequency}.'
    issue = loaded.issue("C25", (*steps, "frequency"), message)
    entry, node = find(loaded.document.root, (*steps, "frequency"))
    written = node.text if isinstance(node, Scalar) else ""
    return [replace(issue, fix=swap(issue, written, series.frequency))] if entry and written else [issue]


def _comparators(
    key: str, measure: Measure, steps: tuple[Step, ...], loaded: LoadedCard, tables: Tables
) -> tuple[tuple[Series, ...], list[Issue]]:
    """The areas to compare with; they have the frequency of the measure, and those named are among them."""
    declared = measure.comparators
    if declared is None:
        return (), []
    expected = measure.shown_by if measure.shown_by and declared.data else measure.frequency
    areas, issues = _areas(declared, expected, key, measure, steps, loaded, tables)
    other = next((each for each in areas if each.frequency not in (measure.frequency, measure.shown_by)), None)
    if other is not None:
        message = f"The areas to compare with are by {other.frequency}, our own figures by {measure.frequency}."
        issues.append(loaded.issue("C25", steps, message, "Only the same periods can be compared."))
    names = list(dict.fromkeys(each.area for each in areas))
    for index, name in enumerate(declared.named if areas else ()):
        at = (*steps, "named", index)
        issues += unknown(loaded, at, name, names, "The data has no area called")
    return areas, issues


def _areas(
    declared: Breakdown | Comparators,
    expected: Frequency | None,
    key: str,
    measure: Measure,
    steps: tuple[Step, ...],
    loaded: LoadedCard,
    tables: Tables,
) -> tuple[tuple[Series, ...], list[Issue]]:
    name = declared.data or measure.data
    if name is None:
        message = "Areas come from a CSV file with an area column."
        return (), [loaded.issue("S08", steps, message, "Name it here: data: data/areas.csv")]
    at = (*steps, "data") if declared.data else steps
    file, issues = _file(name, expected, loaded.place(*at), loaded.document, tables)
    areas = tuple(each for each in file.of(key) if each.area) if file else ()
    if file and file.series and not areas:
        issues.append(loaded.issue("C29", at, f"{file.path} has no row with an area."))
    return areas, issues


def data_issues(document: Document, tables: Tables) -> list[Issue]:
    """What is wrong with the data files that a card names, where of the card itself nothing could be made."""
    issues: list[Issue] = []
    for data, frequency in _named_files(document.root):
        meant = nearest(frequency, [each.value for each in Frequency]) if frequency else None
        expected = Frequency(meant) if meant else None
        _, found = _file(data.text, expected, data.place, document, tables)
        issues += found
    return issues


def _named_files(node: Node) -> Iterator[tuple[Scalar, str]]:
    """Every text under a key `data`, with the frequency stated beside it."""
    if isinstance(node, Sequence):
        for item in node.items:
            yield from _named_files(item)
    if isinstance(node, Mapping):
        texts = {entry.key.text: entry.value for entry in node.entries if isinstance(entry.value, Scalar)}
        if "data" in texts:
            yield texts["data"], texts["frequency"].text if "frequency" in texts else ""
        for entry in node.entries:
            yield from _named_files(entry.value)


def _file(
    name: str, expected: Frequency | None, place: Place, document: Document, tables: Tables
) -> tuple[SeriesFile | None, list[Issue]]:
    """The data file that a card names at `place`, looked for beside the card."""
    folder, line = posixpath.dirname(document.text.path), document.text.line(place.line)
    path = posixpath.normpath(posixpath.join(folder, name.replace("\\", "/")))
    if not path.startswith("cards/") or ":" in name:
        hint = "Copy the file into the data folder beside the card."
        return None, [Issue("C31", place, f'"{name}" lies outside the project.', hint, line)]
    if path in tables.files:
        file, issues = tables.read(path, expected)
        return file, list(issues)
    guess = nearest(name, [posixpath.relpath(each, folder) for each in tables.files if each.endswith(".csv")])
    said = f" The nearest is {guess}." if guess else ""
    hint = "" if guess else "Save the file itself there (links are not followed), or correct the name."
    issue = Issue("C31", place, f"There is no {name}.{said}", hint, line)
    return None, [replace(issue, fix=swap(issue, name, guess)) if guess else issue]
