"""A recipe: what an import was told, kept beside what it made, so that the next edition of the book needs one word."""

from __future__ import annotations

import re
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from rbaccards.importing.plan import Plan
from rbaccards.issues import Issue
from rbaccards.sources.yaml_reader import read_yaml

_BARE = re.compile(r"[A-Za-z][A-Za-z0-9 _/.-]*")


class Recipe(BaseModel):
    """How a book is read, and what was read the last time."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    book: str = Field(description="the name of the file that was read last")
    sheets: tuple[str, ...] = Field(default=(), description="the sheets that are wanted; all if left out")
    period: str = Field(default="", description="the period of tables that name none")
    dates: Literal["month", "quarter", "year"] = Field(default="month", description="what a date stands for")
    only: dict[str, str] = Field(default_factory=dict, description="the one label that is wanted in a column")
    made: dict[str, tuple[str, ...]] = Field(default_factory=dict, description="the files made, and their indicators")


def read_recipe(path: str, data: bytes) -> tuple[Recipe | None, tuple[Issue, ...]]:
    """The recipe in a file, or what is wrong with it."""
    from rbaccards.schema.validate import validate

    document, issues = read_yaml(path, data)
    if document is None:
        return None, issues
    recipe, wrong = validate(document, Recipe)
    return recipe, (*issues, *wrong)


def written(recipe: Recipe) -> bytes:
    """The recipe as a file that a person may change."""
    said = ["# How these series are read from a workbook. With the next one: rbaccards import BOOK --recipe THIS-FILE"]
    said.append(f"book: {_text(recipe.book)}")
    if recipe.sheets:
        said += ["sheets:", *(f"  - {_text(sheet)}" for sheet in recipe.sheets)]
    if recipe.period:
        said.append(f"period: {_text(recipe.period)}")
    if recipe.dates != "month":
        said.append(f"dates: {recipe.dates}")
    if recipe.only:
        said += ["only:", *(f"  {_text(column)}: {_text(text)}" for column, text in recipe.only.items())]
    if recipe.made:
        said.append("made:")
    for name, keys in recipe.made.items():
        said += [f"  {name}:", *(f"    - {key}" for key in keys)] if keys else [f"  {name}: []"]
    return ("\n".join(said) + "\n").encode()


def made_by(plan: Plan) -> dict[str, tuple[str, ...]]:
    return {made.name: tuple(key for key, _ in made.indicators) for made in plan.made}


def gone(recipe: Recipe, plan: Plan) -> tuple[str, ...]:
    """What the recipe had made and this book does not give any more."""
    now = made_by(plan)
    said = [f"{name} is not made any more" for name in recipe.made if name not in now]
    for name, keys in recipe.made.items():
        said += [f"{name} has no {key} any more" for key in keys if name in now and key not in now[name]]
    return tuple(said)


def _text(text: str) -> str:
    return text if _BARE.fullmatch(text) and text.strip() == text else "'" + text.replace("'", "''") + "'"
