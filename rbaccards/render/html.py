"""Views as pages: templates filled, with every file that a page refers to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import Any

from jinja2 import TemplateError

from rbaccards.issues import BadHouseError, Issue, Place
from rbaccards.read import House
from rbaccards.render.filling import Apart, Templates, environment, fill
from rbaccards.render.page import Attachment, Page
from rbaccards.store.cache import Cache, NoCache, key_of, remembered


@dataclass(frozen=True, slots=True)
class Press:
    """Templates ready to fill, and the files that every page needs."""

    templates: Templates
    assets: Mapping[str, bytes]
    language: str
    apart: Apart | None = None
    """Where templates are filled that are a project's own; the shipped ones are filled here."""
    cache: Cache = field(default_factory=NoCache)

    def filled(self, template: str, **values: Any) -> str:
        """A template filled with values; from the cache where it was filled with the same before.

        Values are known by what they show of themselves, which for our frozen values is all that they hold.
        """

        def made() -> bytes:
            text = self.apart.fill(template, values) if self.apart else fill(self.templates, template, values)
            return text.encode("utf-8")

        return remembered(self.cache, "fill", (self.templates.key, template, repr(values)), made).decode("utf-8")

    def get_ready(self, template: str) -> None:
        """Have a template at hand before there is anything to fill in; what is wrong with it is told then."""
        if self.apart is None:
            with suppress(TemplateError):
                environment(self.templates).get_template(template)


def open_press(house: House, palette: Mapping[str, str], language: str, cache: Cache | None = None) -> Press:
    """The press for a house style. Colours reach style sheets as var(--role) and marks as {{ colour.role }}.

    Raises BadHouseError for a template that cannot be read, or a mark that cannot be filled.
    """
    templates = house.under("templates")
    sources = {name: _source(name, data) for name, data in templates.items() if name.endswith((".html", ".svg"))}
    filled = Templates(
        key_of("templates", (part for name in sorted(sources) for part in (name, sources[name]))), sources
    )
    apart = Apart(filled) if house.own else None
    press = Press(filled, {}, language, apart, cache or NoCache())
    marks = {name: press.filled(name, colour=palette).encode() for name in sources if name.startswith("marks/")}
    sheets = {name: data for name, data in templates.items() if name.endswith(".css")}
    fonts = {f"shared/{name}": data for name, data in templates.items() if name.endswith(".ttf")}
    shared = {f"shared/{name}": data for name, data in marks.items()}
    return replace(press, assets={"tokens.css": _tokens(palette), **sheets, **fonts, **shared})


def _source(name: str, data: bytes) -> str:
    try:
        return data.decode()
    except UnicodeDecodeError as problem:
        place = Place(f"templates/{name}", data[: problem.start].count(b"\n") + 1)
        message = f"There is a character here that cannot be read (byte {data[problem.start]:02X})."
        raise BadHouseError((Issue("C02", place, message, "Save the file as UTF-8."),)) from problem


def _tokens(palette: Mapping[str, str]) -> bytes:
    """The palette as CSS custom properties."""
    roles = "".join(f"  --{role}: {colour};\n" for role, colour in sorted(palette.items()))
    return f":root {{\n{roles}}}\n".encode()


def make_page(
    press: Press,
    template: str,
    name: str,
    dated: dt.date,
    *,
    charts: Mapping[str, bytes],
    attachments: Iterable[Attachment] = (),
    **view: Any,
) -> Page:
    """The page that `template` makes of a view, with only the files it can refer to."""
    folder = template.split("/")[0] + "/"
    html = press.filled(template, language=press.language, dated=dated.isoformat(), **view)
    shared = {each: data for each, data in press.assets.items() if each.startswith(("shared/", "tokens", folder))}
    assets = {**shared, **charts}
    return Page(name, html, tuple(sorted(assets.items())), dated, tuple(attachments))
