"""Views as pages: Jinja templates, sandboxed and strict, with every file a page refers to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from jinja2 import BaseLoader, DictLoader, StrictUndefined
from jinja2.sandbox import ImmutableSandboxedEnvironment

from rbaccards.cache import Cache, NoCache, key_of, remembered
from rbaccards.read import House
from rbaccards.render.page import Attachment, Page


@dataclass(frozen=True, slots=True)
class Press:
    """Templates ready to fill, and the files that every page needs."""

    environment: ImmutableSandboxedEnvironment
    assets: Mapping[str, bytes]
    language: str
    sources_key: str = ""
    """One key of all templates."""
    cache: Cache = field(default_factory=NoCache)

    def filled(self, template: str, **values: Any) -> str:
        """A template filled with values; from the cache where it was filled with the same before.

        Values are known by what they show of themselves, which for our frozen values is all that they hold.
        """

        def fill() -> bytes:
            return self.environment.get_template(template).render(**values).encode("utf-8")

        return remembered(self.cache, "fill", (self.sources_key, template, repr(values)), fill).decode("utf-8")


def open_press(house: House, palette: Mapping[str, str], language: str, cache: Cache | None = None) -> Press:
    """The press for a house style. Colours reach style sheets as var(--role) and marks as {{ colour.role }}."""
    templates = house.under("templates")
    sources = {name: data.decode() for name, data in templates.items() if name.endswith((".html", ".svg"))}
    environment = _environment(DictLoader(sources))
    marks = {
        name: environment.get_template(name).render(colour=palette).encode()
        for name in sources
        if name.startswith("marks/")
    }
    sheets = {name: data for name, data in templates.items() if name.endswith(".css")}
    fonts = {f"shared/{name}": data for name, data in templates.items() if name.endswith(".ttf")}
    shared = {f"shared/{name}": data for name, data in marks.items()}
    assets = {"tokens.css": _tokens(palette), **sheets, **fonts, **shared}
    key = key_of("templates", (part for name in sorted(sources) for part in (name, sources[name])))
    return Press(environment, assets, language, key, cache or NoCache())


def _environment(loader: BaseLoader) -> ImmutableSandboxedEnvironment:
    return ImmutableSandboxedEnvironment(
        loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


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
