"""Why a text is not read as a figure, and what to write instead: one row for each kind of mistake.

The message goes on from the quoted text: "1_000" + "has an underscore in it."
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from decimal import Decimal

from rbaccards.issues import Refusal

_ERRORS = {
    "#div/0!": "a division by zero",
    "#ref!": "a cell that is no longer there",
    "#n/a": "a value that was not found",
    "#value!": "text where a number should be",
    "#name?": "a name that Excel does not know",
    "#num!": "a number that cannot be worked out",
    "#null!": "two ranges that do not meet",
}
_MULTIPLES = {
    **dict.fromkeys(("k", "thousand"), 10**3),
    **dict.fromkeys(("m", "mn", "million"), 10**6),
    **dict.fromkeys(("bn", "billion"), 10**9),
}
_NEAR_MARKERS = {
    **dict.fromkeys(("na", "null", "none"), "n/a"),
    **dict.fromkeys(("...", "…", "[..]", ":"), ".."),
    **{mark: f"[{mark}]" for mark in ("x", "c", "z", "low")},
    "−": "-",
}
_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
_SIGNS = "[-−]?£?"
_NUMBER = r"[0-9]+(?:,[0-9]{3})*(?:\.[0-9]+)?"
_FLAGS = re.IGNORECASE | re.DOTALL | re.ASCII
_LARGEST_POWER = 15

_Explain = Callable[[re.Match[str]], Refusal | None]


def explain(plain: str) -> Refusal:
    """What is wrong with a text that is no figure; its suggestion is a good guess that remains to be read."""
    spaced = plain.replace("\N{NO-BREAK SPACE}", " ")
    matches = ((pattern.fullmatch(spaced), reason) for pattern, reason in _MISTAKES)
    found = (reason(match) for match, reason in matches if match)
    return next((refusal for refusal in found if refusal), _UNKNOWN)


_UNKNOWN = Refusal("C03", "is not a figure. Write one such as 1,234 or 56%, or leave the cell empty.")


def _excel_error(match: re.Match[str]) -> Refusal:
    shown = match.string.lower()
    if not shown.strip("#"):
        return Refusal("C26", "is what Excel shows when a column is too narrow. Widen it and save again.")
    meaning = f": {_ERRORS[shown]}" if shown in _ERRORS else ""
    return Refusal("C26", f"is an Excel error{meaning}. Mend the formula and save again.")


def _near_marker(match: re.Match[str]) -> Refusal | None:
    mark = _NEAR_MARKERS.get(match.string.lower())
    return Refusal("C03", f'is not a mark I know for a missing figure. Write "{mark}".', mark) if mark else None


def _power_of_ten(match: re.Match[str]) -> Refusal:
    """1e5 and the like; a huge power is never worked out."""
    power = match["power"].lstrip("+-0") or "0"
    small = len(power) <= 2 and int(power) <= _LARGEST_POWER
    better = _written(Decimal(match.string.replace("−", "-"))) if small else ""
    return Refusal("C08", "is in scientific notation. Write the figure out.", better)


def _multiple(match: re.Match[str]) -> Refusal:
    amount = Decimal(match["number"].replace(",", "")) * _MULTIPLES[match["unit"].lower()]
    return Refusal("C03", "is abbreviated. Write the figure out.", match["minus"] + _written(amount))


def _written(amount: Decimal) -> str:
    """An amount in full, with commas and without needless zeros: 1.20 million is 1,200,000."""
    whole = amount == amount.to_integral_value()
    return f"{int(amount):,}" if whole else f"{amount.normalize():,f}"


def _continental(match: re.Match[str]) -> Refusal:
    """1.234,56, where the point and the comma have changed places."""
    written = match.string
    if written.count(".") > 1:
        return Refusal("C03", "has points between thousands.", written.replace(".", "").replace(",", "."))
    here, there = written.replace(".", "").replace(",", "."), written.replace(",", "")
    return Refusal("C03", f"could mean {here} or {there}. Write {here}.", here)


def _one_comma(match: re.Match[str]) -> Refusal:
    """1,23 is a decimal comma or a slip; 1234,567 is rather a thousands comma."""
    point, joined = match.expand(r"\1.\2"), match.expand(r"\1\2")
    better = joined if len(match[2]) == 3 else point
    return Refusal("C03", f"could mean {point} or {joined}. Write {better}.", better)


def _grouped(match: re.Match[str]) -> Refusal:
    digits = re.sub("[^0-9.]", "", match["number"])
    better = match["signs"] + f"{Decimal(digits):,}" + match["percent"]
    return Refusal("C03", "does not have its thousands in groups of three with commas.", better)


def _fraction(match: re.Match[str]) -> Refusal:
    value = int(match["whole"] or 0) + unicodedata.numeric(match["fraction"])
    exact = round(value, 3) == value
    return Refusal("C08", "has a fraction in it. Write decimals.", match["minus"] + f"{value:g}" if exact else "")


def _other_script(match: re.Match[str]) -> Refusal | None:
    """Full-width or Arabic figures, which look like ordinary ones or mean the same."""
    folded = "".join(str(unicodedata.decimal(c, c)) for c in match.string)
    differs = folded != match.string
    return Refusal("C08", "has figures of another script. Write 0 to 9.", folded) if differs else None


def _invisible(match: re.Match[str]) -> Refusal | None:
    seen = "".join(c for c in match.string if c.isprintable() or c.isspace())
    return Refusal("C08", "has an invisible character in it. Type it again.", seen) if seen != match.string else None


def _rewritten(pattern: str, reason: str, code: str = "C03") -> _Explain:
    """A reader that gives the reason, and the text put right by the pattern."""
    return lambda match: Refusal(code, reason, match.expand(pattern))


def _rows(*table: tuple[str, _Explain]) -> tuple[tuple[re.Pattern[str], _Explain], ...]:
    return tuple((re.compile(pattern, _FLAGS), reason) for pattern, reason in table)


_MISTAKES = _rows(
    ("#.*", _excel_error),
    ("true|false", _rewritten("", "is yes or no to Excel, not a figure.", "C26")),
    (".{1,5}", _near_marker),
    ("[-+−]?nan", _rewritten("n/a", "is not a figure. If there is none, leave the cell empty.", "C08")),
    ("[-+−]?inf(?:inity)?", _rewritten("", "is not a figure: nothing measured is infinite.", "C08")),
    (r"[-−]?[0-9]{1,20}(?:\.[0-9]{1,20})?e(?P<power>[+-]?[0-9]+)", _power_of_ten),
    (r"([-−]?[0-9]+)_([0-9]+)", _rewritten(r"\1\2", "has an underscore in it.", "C08")),
    (".*_.*", _rewritten("", "has an underscore in it.", "C08")),
    (rf"(?P<minus>[-−]?)(?P<whole>[0-9]{{0,9}}) ?(?P<fraction>[{_FRACTIONS}])", _fraction),
    (r".*[^\x00-\x7f].*", _other_script),
    (rf"(?P<minus>[-−]?)£?(?P<number>{_NUMBER}) ?(?P<unit>{'|'.join(_MULTIPLES)})", _multiple),
    (r"[0-9]{1,3}(?:\.[0-9]{3})+,[0-9]+|[0-9]{1,3}(?:\.[0-9]{3}){2,}", _continental),
    ("0,([0-9]+)", _rewritten(r"0.\1", "has a comma for its decimal point.")),
    ("([1-9][0-9]*),([0-9]+)", _one_comma),
    (rf"(?P<signs>{_SIGNS})(?P<number>[0-9]{{1,3}}(?: [0-9]{{3}})+(?:\.[0-9]+)?)(?P<percent>%?)", _grouped),
    (rf"(?P<signs>{_SIGNS})(?P<number>[0-9]+(?:,[0-9]+)+(?:\.[0-9]+)?)(?P<percent>%?)", _grouped),
    (r"\+(.*)", _rewritten(r"\1", "has a plus sign. Leave it out.")),
    (r"([-−]?£?)(\.[0-9]+%?)", _rewritten(r"\g<1>0\2", "has no figure before its point.")),
    (r"([-−]?£?[0-9,]+)\.(%?)", _rewritten(r"\1\2", "has no figure after its point.")),
    (r"([-−]?£?)0+([0-9].*)", _rewritten(r"\1\2", "starts with a zero too many.")),
    (r"£\s*[-–]", _rewritten("0", "is how Excel shows zero pounds. Write 0.")),
    (r"£\s*[-−]\s*([0-9].*)", _rewritten(r"-£\1", "has its minus after the pound sign.")),
    (r"([-−]?)\s*(£?)\s+([0-9].*)", _rewritten(r"\1\2\3", "has a space before its figure.")),
    (r"([0-9].*)[-−]", _rewritten(r"-\1", "has its minus at the end.")),
    (r"([0-9].*?)\s*(?:per ?cent|pc)\.?", _rewritten(r"\1%", "has its percent sign in words.")),
    (rf"<\s?{_NUMBER}%?", _rewritten("[c]", 'is not one figure. If small ones are withheld, write "[c]".')),
    (rf"[>~]\s?({_NUMBER}%?)", _rewritten("", "is not one figure.")),
    (
        rf"({_SIGNS}{_NUMBER}%?)\s*(?:[*†‡²³^]+|[(\[].*|[a-z .]+)",
        _rewritten(r"\1", "has more than a figure. Move the rest to the note column."),
    ),
    (".*", _invisible),
)
