"""What can be wrong with the text after a key or a dash, and the same text put right."""

from __future__ import annotations

import re
from dataclasses import dataclass

from rbaccards.sources.yaml_events import is_legal
from rbaccards.sources.yaml_flow import Flow, mended_flow, scan_flow
from rbaccards.sources.yaml_quotes import has_odd_backslash, quote_end, quoted

USE_QUOTES = 'Put the text in quotes, or write it below the key as a block that starts with "|".'

_SPECIAL_CODES = {"&": "Y04", "*": "Y05"}
_SPECIAL = frozenset("&*@`%!,]}|>")
_ALONE = re.compile(r"[-?](?:[ \t]|$)")
_COLON = re.compile(r":(?=[ \t]|$)")
_COMMENT = re.compile(r"[ \t]#(?=[ \t#]|$)")
_LOST = re.compile(r"(?:^|(?<=[ \t]))#(?=[^ \t#])")
_TAIL = re.compile(r"[ \t]*(?:[ \t]#.*)?(?:\n|$)")
_BLOCK = re.compile(r"[|>](?:[+-]?[1-9]?|[1-9][+-])(?:[ \t]+#.*|[ \t]*)")
_BAR_AND_TEXT = re.compile(r"\|[+-]?[ \t\u00a0]+(?P<text>\S.*)")


@dataclass(frozen=True, slots=True)
class Trouble:
    """A problem at character `at` of a value; `value` is the value put right, if one line can do that."""

    code: str
    at: int
    message: str
    value: str | None
    hint: str = USE_QUOTES


def is_block_marker(value: str) -> bool:
    """Whether the value is `|` or `>` with what may follow: the text is on the lines below."""
    return bool(_BLOCK.fullmatch(value))


def ends_cleanly(text: str, end: int) -> bool:
    """Whether only a comment stands on the line after character `end`."""
    return bool(_TAIL.match(text, end))


def without_comment(value: str) -> tuple[str, str]:
    """The value and the comment after it, with the spaces between."""
    comment = _COMMENT.search(value)
    text = (value[: comment.start()] if comment else value).rstrip(" \t")
    return text, value[len(text) :]


def check_plain(value: str) -> Trouble | None:
    """What is wrong with a text without quotes on one line."""
    text, comment = without_comment(value)
    mended = quoted(text) + comment
    if text[:1] in _SPECIAL:
        return _check_special(text, comment)
    if _ALONE.match(text):
        return Trouble("Y07", 0, f'The text starts with "{text[0]}", which means something else here.', mended)
    if colon := _COLON.search(text):
        ends = colon.end() == len(text)
        said = "ends with a colon" if ends else "has a colon and a space in it"
        return Trouble("Y01", colon.start(), f"The text {said}, which would start a new key.", mended)
    if lost := _LOST.search(text):
        message = 'Everything from "#" on would be lost: it starts a comment.'
        hint = "Put the text in quotes. If it is a comment, put a space after the #."
        return Trouble("Y03", lost.start(), message, mended, hint)
    return None


def check_lost(line: str) -> Trouble | None:
    """What is wrong with a later line of a text without quotes, which cannot be put right on its own."""
    text, _ = without_comment(line)
    found = check_plain("x " + text.lstrip())
    if found is None:
        return None
    shift = len(text) - len(text.lstrip()) - 2
    hint = 'Write the whole text as a block: "|" after the key and the text below it, indented.'
    return Trouble(found.code, found.at + shift, found.message, None, hint)


def _check_special(text: str, comment: str) -> Trouble:
    mended: str = quoted(text) + comment
    if text[0] == "|" and not text[1:].strip("+-\u00a0 \t"):
        mended = "|" + comment
    elif bar := _BAR_AND_TEXT.fullmatch(text):
        mended = quoted(bar["text"]) + comment
    code = _SPECIAL_CODES.get(text[0], "Y07")
    return Trouble(code, 0, f'The text starts with "{text[0]}", which means something else here.', mended)


def check_quoted(value: str) -> Trouble | None:
    """What is wrong with a text that starts with a quote and should end on this line."""
    end = quote_end(value)
    if end is not None and ends_cleanly(value, end):
        return None
    text, comment = without_comment(value)
    if has_odd_backslash(value):
        message = "The backslash in double quotes would be taken for a special sign."
        hint = "Use single quotes, or no quotes."
        return Trouble("Y08", value.index("\\"), message, quoted(text.strip('"')) + comment, hint)
    if end is None:
        inner = text.strip('"“”') if text[0] == '"' else text
        message = f"The quote ({value[0]}) that starts this text is never closed."
        return Trouble("Y08", 0, message, quoted(inner) + comment, USE_QUOTES)
    whole = len(text) > 1 and text[-1] == text[0]
    inner = text[1:-1] if whole else text
    message = f"The quote ({value[0]}) that starts this text closes before its end."
    hint = f"For quotes inside quotes, use the other kind. {USE_QUOTES}"
    return Trouble("Y08", end - 1, message, quoted(inner) + comment, hint)


def check_flow(value: str) -> Trouble | None:
    """What is wrong with a text that starts with a bracket, on one line or several."""
    flow = scan_flow(value)
    if flow.end and ends_cleanly(value, flow.end) and not flow.has_figure and is_legal(value[: flow.end]):
        return None
    code, at, message = _flow_message(value, flow)
    if "\n" in value:
        return Trouble(code, at, message, None)
    text, comment = without_comment(value)
    is_text = value.startswith("{{") or (flow.end and not ends_cleanly(value, flow.end))
    mended = None if is_text else mended_flow(text)
    return Trouble(code, at, message, (mended or quoted(text)) + comment)


def _flow_message(value: str, flow: Flow) -> tuple[str, int, str]:
    if flow.has_figure:
        return "Y07", value.index("{{"), "A figure in {{ }} is at the start of a text without quotes."
    if flow.end is None and (lost := _LOST.search(value)):
        return "Y03", lost.start(), 'Everything from "#" on would be lost: it starts a comment.'
    if flow.end is None:
        return "Y07", 0, f'The bracket "{value[0]}" that starts here is never closed.'
    if not ends_cleanly(value, flow.end):
        return "Y07", flow.end, "There is more text after the closing bracket."
    return "Y07", 0, "A text inside these brackets has a sign in it that means something else here."
