"""Messages by their codes: what each is called, why it is said, what to do.

Messages that a check explains in its own docstring are not here; `manual.py` has them all.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    title: str
    explanation: str
    example: str = ""
    """What makes the message, and what to write instead."""


_QUOTES = 'Put the text in quotes, or write it as a block: "|" after the key, the text indented below it.'

CATALOGUE: dict[str, Entry] = {
    "Y01": Entry("A colon inside a text", f"A colon and a space start a new key. {_QUOTES}"),
    "Y02": Entry(
        "A Tab or an odd space at the start of a line",
        "Lines are indented with ordinary spaces, two a level.",
    ),
    "Y03": Entry(
        "Text lost after #",
        f"A # after a space starts a comment, so the rest of the line is not read. {_QUOTES}",
    ),
    "Y04": Entry("A text that starts with & or !", f"These signs have a meaning of their own there. {_QUOTES}"),
    "Y05": Entry(
        "A text that starts with *",
        f"A star has a meaning of its own there. {_QUOTES} A list item starts with a dash.",
    ),
    "Y07": Entry(
        "A text that starts with a special sign",
        f"Signs such as @ % ` [ {{ ? have a meaning of their own there. {_QUOTES}",
    ),
    "Y08": Entry("Quotes that do not match", f"A quote inside a quoted text ends it. {_QUOTES}"),
    "Y09": Entry("No space after a colon", "A key, a colon and a space come before a value."),
    "Y10": Entry(
        "A line out of place",
        "Entries that belong together start in the same column; a list item is a dash and a space.",
    ),
    "Y16": Entry("The same key twice", "Only one of them could count. Delete the one you do not want."),
    "Y17": Entry("An unknown key", "The key is misspelt, belongs elsewhere, or holds a character that cannot be seen."),
    "Y19": Entry("A text that starts with *, taken for a reference", f"References are not used in cards. {_QUOTES}"),
    "Y21": Entry("Too many levels", "Entries are nested too deep; no card needs so many levels."),
    "Y22": Entry("A file too large", "A card may hold 1 MB and a data file 20 MB; numbers belong into CSV files."),
    "Y23": Entry(
        "Not a card", "The file is empty, holds only comments, or is not made of entries such as name: value."
    ),
    "Y25": Entry("Saved as Windows-1252", "The file was read correctly, but other programs may not. Save it as UTF-8."),
    "Y28": Entry(
        "The wrong kind of value",
        "A text stands where a list or entries are expected, or the other way round.",
    ),
    "Y33": Entry(
        "A comma inside { }",
        f"There a comma ends an entry, so a text or a number with a comma is cut in two. {_QUOTES}",
        "targets: {2012/13: 7,056}; write {2012/13: '7,056'}, or the number without its comma, or each on a line.",
    ),
    "Y32": Entry(
        "Marks of two versions",
        "Two people changed the file, and both versions are in it. Keep one and delete the marks.",
    ),
    "Y99": Entry(
        "A line that cannot be read",
        "Compare the line with the one above it: indentation, dash, colon, quotes.",
    ),
    "S01": Entry("Something needed is missing", "The entry is always needed; docs/fields.md says what it holds."),
    "S02": Entry("Not one of the choices", "Only the words listed in the message may stand there."),
    "S03": Entry(
        "A name with other signs",
        "Names inside a file are made of small letters, digits and _; names of cards of small letters, digits and -.",
    ),
    "S04": Entry("A text too long", "A line is a line; a longer text belongs into a block of prose."),
    "S05": Entry("A value that cannot be read", "The message says what is expected there."),
    "S06": Entry(
        "A name used twice",
        "Figures in the text find a measure by its name, so two measures cannot share one.",
    ),
    "S07": Entry(
        "A name that leads nowhere",
        "The outcome, the indicator, the group or the area is not there under this name.",
    ),
    "S08": Entry(
        "Areas without a file",
        "A breakdown or a comparison reads its areas from a CSV file with an area column.",
    ),
    "S09": Entry(
        "Both data and values, or neither",
        "A measure takes its numbers from a CSV file or from the card, not from both.",
    ),
    "S10": Entry("The same period twice", "Two spellings of one period name one value. Keep one."),
    "S11": Entry(
        "A range as a target",
        "A range is something to keep to: polarity: range. For lower or higher the target is one number.",
    ),
    "S13": Entry(
        "A baseline and a recalculation",
        "The limits of an SPC chart come from the points up to a baseline, or they start anew after a recalculation.",
    ),
    "S16": Entry("An interval beside its forecast", "Each interval of a forecast holds the value of the same period."),
    "S15": Entry("Settings of another chart", "The settings under spc are for chart: spc."),
    "S14": Entry(
        "The length of a shift or a trend",
        "The tools in use take 6, 7 or 8 points in a row for a signal. The lengths are printed on the chart.",
    ),
    "S12": Entry("Shown by a shorter period", "Months can be shown by quarter or year, quarters by year."),
    "F01": Entry(
        "A file that is not there",
        "The project needs council.yaml, a folder for each pack with pack.yaml, and the cards it lists.",
    ),
    "F03": Entry("A card listed twice", "A card is bound into a pack once."),
    "F02": Entry("A card that no pack lists", "Add its name to cards in pack.yaml, or delete the file."),
    "C01": Entry("Saved as Windows-1252", "It was read correctly; other programs may not. Save it as CSV UTF-8."),
    "C02": Entry(
        "Bytes that are no text",
        "The file is damaged, or was saved in an encoding that cannot be told. Save it as UTF-8.",
    ),
    "C03": Entry(
        "Not a figure",
        "Figures are written 1,234 or 56% or £1,234.50; a missing one as blank, .., n/a, * or [x].",
    ),
    "C08": Entry(
        "Digits of another kind",
        "Figures are written with plain digits, without 1e5, 1_000 or fractions such as ½.",
    ),
    "C09": Entry("A figure too large", "Figures go up to 1,000,000,000,000,000."),
    "C10": Entry("A column without a name of its own", "Each column has a name, and no two have the same."),
    "C11": Entry("A row with too many or too few cells", "Mostly a text with a comma that is not in quotes."),
    "C12": Entry(
        "A quote that is never closed", "Everything after it would be one cell. Close the quote or delete it."
    ),
    "C13": Entry(
        "Columns separated by something else",
        "Save the file as CSV with commas: in Excel, CSV UTF-8 (Comma delimited).",
    ),
    "C14": Entry("Lines above the header", "The first line names the columns. Delete what stands above it."),
    "C16": Entry("A column that is needed", "Every data file has a column period and a column value."),
    "C17": Entry("An unknown column", "docs/data.md lists the columns."),
    "C18": Entry("No data", "The file is empty, has only a header, or none of its values is a number."),
    "C19": Entry(
        "Not a text file",
        "An Excel workbook does not become a CSV file by its name. In Excel: File > Save As > CSV UTF-8.",
    ),
    "C21": Entry("Not a period", "Periods are written Sep 2012, 2012-09, Q2 2012/13, 2012/13 or Oct 2011 to Sep 2012."),
    "C22": Entry(
        "A period that Excel changed",
        "Excel turns 2011-12 into a date. Format the column as Text first, and write 2011/12.",
    ),
    "C23": Entry("A gap, or rows out of order", "Rows are sorted by time; a period without a row is drawn as a gap."),
    "C24": Entry("The same period twice", "One row a period, area and group. Keep one."),
    "C25": Entry("Another frequency", "One series has one frequency, and it is the one the card states."),
    "C26": Entry("An error from Excel", "The cell held a formula that failed. Mend it in the workbook and save again."),
    "C27": Entry("Too many rows", "A data file holds at most 50,000 rows."),
    "C28": Entry(
        "An unknown status", "A value is actual, provisional, estimated, illustrative, suppressed or not due."
    ),
    "C29": Entry(
        "No rows for this measure",
        "The file has an indicator or an area column, and no row that belongs here.",
    ),
    "C30": Entry("A row without its indicator", "In a file with an indicator column every row names its indicator."),
    "C32": Entry("A value where there should be none", "A suppressed value, or one that is not due, is left empty."),
    "C33": Entry(
        "A restated value without its reason",
        "A value that replaces a published one says in its note why: late records, a corrected count.",
    ),
    "C35": Entry(
        "An interval that does not hold its value",
        "The columns lower and upper are the ends of the confidence interval; the value lies between them.",
    ),
    "C31": Entry(
        "A data file that is not there",
        "The name is looked up beside the card. Files outside the project are not read.",
    ),
    "N01": Entry(
        "A figure that does not exist",
        "docs/figures.md lists the figures; the first part is the name of a measure on this card.",
    ),
    "N02": Entry(
        "A figure where none is filled in",
        "Figures are filled into prose, titles, captions, actions, risks and reasons.",
    ),
    "A01": Entry("Areas that do not add up", "All areas together are the whole; some of them are at most the whole."),
    "A02": Entry(
        "A ratio that its counts do not give",
        "A value beside a numerator and a denominator is checked at the decimals it was written with.",
    ),
    "A03": Entry(
        "A ratio without its counts",
        "Ratios of longer periods are added up from numerators and denominators, never averaged.",
    ),
    "A04": Entry(
        "A year that its parts do not make",
        "A file may give years beside their months or quarters; where all parts are there, they make the year.",
    ),
    "R01": Entry(
        "A stated rating without a reason",
        "Officers may judge otherwise than the rule, and say why; the card prints both.",
    ),
    "R04": Entry(
        "A judgement without who and when",
        "A rating that differs from the rule names the post that judged, and the day: by, on.",
    ),
    "R05": Entry("Blue on a scale without it", "Blue is given on the scale BRAG alone: scale: BRAG in pack.yaml."),
    "R03": Entry("A part of a year against a year's target", "Where parts add up to the year, say adds_up: sum."),
    "R02": Entry(
        "Projections that disagree",
        "Two ways to project the year point different ways, so neither proves a rise or a fall.",
    ),
    "D01": Entry("Too few values for a curve", "A curve needs three points. The card says so in its place."),
    "D02": Entry(
        "No figure to lead with",
        "The figure that the card is to lead with cannot be worked out from the data.",
    ),
    "D04": Entry(
        "A chart that cannot show these data",
        "lines takes four groups at most; columns takes quarters or years; compare needs comparators.",
    ),
    "D05": Entry(
        "An SPC chart without limits",
        "Limits need 13 points without a gap, each for a time of its own. Where there are none a run chart is drawn, "
        "with the reason.",
    ),
    "D06": Entry(
        "A recalculation or a baseline outside the data",
        "Limits start anew after a period, or come from the points up to it, so there must be points on both sides.",
    ),
    "D03": Entry("Data from before the review period", "The latest figure is older than the period the card reviews."),
    "E17": Entry(
        "Small counts on a public card",
        "Where few people are counted, they may be recognised. Counts from 1 to below the council's limit are withheld "
        "from the public edition (council.yaml, small_numbers), with others by which they could be worked out. Nothing "
        "has to be done but to see that no text tells them.",
    ),
    "V01": Entry(
        "A public text with a figure that is not public",
        "The figure belongs to an indicator or a table that is for the board, or a count behind it is withheld from "
        "the public, so that the sentence would be wrong or empty. The card is printed for the board and not published "
        "until the text is kept for the board as well, or does without the figure.",
    ),
    "V02": Entry(
        "An edition that was changed",
        "An edition is kept as it was (rbaccards roll, rbaccards freeze), with the SHA-256 of each of its files in its "
        "edition.json. One of them is gone or is another now, so the site is not published. Put the file back from a "
        "copy, or from the website.",
    ),
    "W01": Entry(
        "A typed figure that the data contradict",
        "A number typed in a text is compared with the series and tables of its measure, as far as its rounding goes: "
        "36% may be 35.5 to 36.5. It is told only where the sentence says what it is of and no reading of the data "
        "agrees. Write the figure in its place, so that it stays right when the data change.",
        'In the commentary of burglary: "Burglary fell by 39% in a year." The data say "down 36%".',
    ),
    "W02": Entry(
        "A word of direction that the figures contradict",
        "Fell, rose, fewer, improved and the like go another way than the figures beside them. Figures such as "
        "{{ burglary.last_12_months.change }} bring their own word: down 36%.",
        '"Burglary rose by 36%", where the data say "down 36%"; "fell from 5,938 to 9,214".',
    ),
    "W03": Entry(
        "Points that are called per cent",
        "The difference of two percentages is in percentage points. In per cent a change is relative to the earlier "
        "value.",
        '"Reduced by 4.35%, from 22.81% to 18.46%": that is 4.35 points, or 19% less.',
    ),
    "L01": Entry("A card longer than meant", "Nothing is left out: the card runs on to another page."),
    "L02": Entry(
        "An entry that the layout does not print",
        "Every layout prints some of the entries of a card. One that yours has no place for would be lost: move it, or "
        "choose another layout.",
    ),
    "P01": Entry("A remark of the PDF engine", "Something in a template or style sheet was not understood."),
    "P02": Entry("A character that no font has", "Emoji and rare signs cannot be printed. Use a word or another sign."),
    "P03": Entry("A file that a page refers to", "Pages may only use files that come with the layout."),
}
