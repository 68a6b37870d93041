"""Writes the pages of docs/ that come from the code: every field of the files, every message.

A test keeps them fresh.
"""

from __future__ import annotations

import sys
import types
import typing
from enum import Enum
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from rbaccards.manual import manual
from rbaccards.schema.card import Card
from rbaccards.schema.fields import Declared
from rbaccards.schema.layout import CardField, Layout
from rbaccards.schema.names import HeadingName, SectionName
from rbaccards.schema.notes import with_notes
from rbaccards.schema.pack import Council, Pack

DOCS = Path(__file__).parent.parent / "docs"
FILES: tuple[tuple[str, type[BaseModel]], ...] = (
    ("A card", Card),
    ("pack.yaml", Pack),
    ("council.yaml", Council),
    ("layout.yaml", Layout),
)
NAMED = {
    typing.get_args(SectionName): "[section](#sections)",
    typing.get_args(HeadingName): "[section](#sections) or column",
    typing.get_args(CardField): "[section](#sections) or field",
}
"""Lists too long to be written out wherever they are used."""
KINDS = {str: "text", float: "number", int: "whole number", bool: "yes or no"}


def documents() -> dict[str, str]:
    """The text of every page that is made, by file name."""
    return {"fields.md": fields(), "messages.md": messages()}


def fields() -> str:
    """Every field of every file, with what it may hold."""
    with_notes(Declared)
    intro = (
        "Made from the code that checks the files. **Bold** fields are always needed; what else a card cannot do "
        "without is for its layout to say (`requires` in its layout.yaml)."
    )
    parts = ["# Fields", intro]
    for title, model in FILES:
        parts.append(f"## {title}")
        parts.append(_first_line(model))
        queue, seen = [model], {model}
        while queue:
            current = queue.pop(0)
            if current is not model:
                parts += [f"### {current.__name__}", _first_line(current)]
            parts.append(_table(current))
            for field in current.model_fields.values():
                for inner in _models(field.annotation):
                    if inner not in seen:
                        seen.add(inner)
                        queue.append(inner)
    names = ", ".join(f"`{name}`" for name in typing.get_args(SectionName))
    parts += ["## Sections", f"The sections of cards, whatever their layout: {names}."]
    return "\n\n".join(part for part in parts if part) + "\n"


def _first_line(model: type[BaseModel]) -> str:
    return (model.__doc__ or "").split("\n\n")[0].replace("\n", " ").strip()


def _table(model: type[BaseModel]) -> str:
    rows = ["| field | holds | what it is |", "|---|---|---|"]
    for name, field in model.model_fields.items():
        shown = f"**{name}**" if field.is_required() else name
        note = " ".join((field.description or "").split())
        rows.append(f"| {shown} | {_kind(field.annotation, field)} | {note} |")
    return "\n".join(rows)


def _kind(annotation: Any, field: FieldInfo | None = None) -> str:
    """What a field may hold, in words."""
    origin, arguments = typing.get_origin(annotation), typing.get_args(annotation)
    if examples := _examples(field.metadata if field else ()):
        return f"such as {examples}"
    if origin is Annotated:
        examples = _examples(arguments[1:])
        return f"such as {examples}" if examples else _kind(arguments[0])
    if arguments in NAMED:
        return NAMED[arguments]
    if origin is Literal:
        return ", ".join(str(each) for each in arguments)
    if origin in (typing.Union, types.UnionType):
        return " or ".join(_kind(each) for each in arguments if each is not type(None))
    if origin is tuple:
        return f"list of {_kind(arguments[0])}"
    if origin is dict:
        return f"{_kind(arguments[0])} : {_kind(arguments[1])}"
    if isinstance(annotation, type) and issubclass(annotation, Enum):
        return ", ".join(annotation)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return f"[{annotation.__name__}](#{annotation.__name__.lower()})"
    return KINDS.get(annotation, getattr(annotation, "__name__", str(annotation)).lower())


def _examples(metadata: Any) -> str:
    for each in metadata:
        schema = getattr(each, "json_schema", None)
        if isinstance(schema, dict) and "examples" in schema:
            return " or ".join(f"`{example}`" for example in schema["examples"])
    return ""


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for each in typing.get_args(annotation) for model in _models(each)]


def messages() -> str:
    """Every message by its code."""
    parts = ["# Messages", "`rbaccards explain CODE` prints the same."]
    for code, entry in sorted(manual().items()):
        parts += [f"## {code}: {entry.title}", entry.explanation, entry.example]
    return "\n\n".join(filter(None, parts)) + "\n"


def main() -> None:
    for name, text in documents().items():
        (DOCS / name).write_text(text, encoding="utf-8")
        sys.stdout.write(f"{name}\n")


if __name__ == "__main__":
    main()
