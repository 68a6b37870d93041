"""Markdown as HTML that can do no harm: no raw HTML, no images, links only to web pages and mail."""

from __future__ import annotations

import re
from collections.abc import Iterator
from copy import copy
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from rbaccards.figures import Figures, fill

_SAFE_LINKS = ("https://", "http://", "mailto:")
_DEPTH = 20
"""How many blocks may be in each other: those of a list are the list and its item."""
_LOOKED_AT = 3 * _DEPTH
_LONG_LIST = 6
_MARKDOWN_SIGN = re.compile(r"([\\`*_\[\]<>])")


@lru_cache(maxsize=2)
def _markdown(depth: int = _DEPTH) -> MarkdownIt:
    """CommonMark without HTML, images and headings: the page's outline belongs to the layout."""
    reader = MarkdownIt("commonmark", {"html": False, "maxNesting": depth})
    reader.disable(["image", "html_block", "html_inline", "heading", "lheading", "hr", "code", "fence"])
    reader.validateLink = is_safe  # type: ignore[method-assign]  # the library's own way to set it
    return reader


def is_safe(url: str) -> bool:
    """Whether an address may be followed; any other stays text."""
    return url.strip().lower().startswith(_SAFE_LINKS)


def lost_in_depth(text: str) -> int | None:
    """Where the first line begins that lies too deep in lists and quotations to be printed; None where none does."""
    blocks = [each for each in _markdown(_LOOKED_AT).parse(text) if each.type != "inline"]
    line = min((each.map[0] for each in blocks if each.map and each.level >= _DEPTH), default=None)
    return None if line is None else sum(len(each) for each in text.splitlines(keepends=True)[:line])


def to_blocks(text: str | None, figures: Figures) -> tuple[Markup, ...]:
    """The paragraphs and lists of the prose as HTML, its figures filled in.

    A long list that comes first is cut in two, so that its heading and its beginning can be kept together.
    """
    if not text:
        return ()
    reader = _markdown()
    tokens = reader.parse(fill(text, figures, _as_text))
    blocks = list(_top_level(tokens))
    if blocks and blocks[0][0].type.endswith("list_open"):
        blocks[:1] = _halves(blocks[0])
    html = [reader.renderer.render(block, reader.options, {}) for block in blocks]
    return tuple(Markup(each.strip()) for each in html)  # noqa: S704 - the renderer lets no HTML of the text through


def numbered(blocks: tuple[Markup, ...], number: str, first: int = 1) -> tuple[Markup, ...]:
    """The blocks with their paragraphs numbered: 2.1, 2.2; a list belongs to the paragraph before it."""
    found, at = list[Markup](), first
    for block in blocks:
        if block.startswith("<p>"):
            opened = Markup('<p class="para"><span class="n">{}.{}</span> ').format(number, at)
            found.append(opened + Markup(str(block).removeprefix("<p>")))  # noqa: S704 - safe before, and only cut
            at += 1
        else:
            found.append(block)
    return tuple(found)


def _as_text(value: str) -> str:
    """The value so that Markdown takes no sign of it for its own, nor "958." at the start of a line for a list."""
    escaped = _MARKDOWN_SIGN.sub(r"\\\1", value)
    return f"&#{ord(value[0])};{escaped[1:]}" if value[:1].isdigit() else escaped


def _top_level(tokens: list[Token]) -> Iterator[list[Token]]:
    block: list[Token] = []
    for token in tokens:
        block.append(token)
        if token.level == 0 and token.nesting <= 0:
            yield block
            block = []


def _halves(block: list[Token]) -> list[list[Token]]:
    """A list of more than six items as two lists, the first of three items."""
    starts = [i for i, token in enumerate(block) if token.type == "list_item_open" and token.level == 1]
    if len(starts) <= _LONG_LIST:
        return [block]
    cut = starts[_LONG_LIST // 2]
    rest = copy(block[0])
    if rest.type == "ordered_list_open":
        rest.attrs = {"start": int(rest.attrs.get("start", 1)) + _LONG_LIST // 2}
    return [[*block[:cut], block[-1]], [rest, *block[cut:]]]
