"""JSON Schemas for editors, made from the same models that check the files."""

from __future__ import annotations

import json

from pydantic import BaseModel

from rbaccards.schema.card import Card
from rbaccards.schema.fields import Declared
from rbaccards.schema.layout import Layout
from rbaccards.schema.notes import with_notes
from rbaccards.schema.pack import Council, Pack

MODELS: dict[str, type[BaseModel]] = {"card": Card, "pack": Pack, "council": Council, "layout": Layout}


def json_schemas() -> dict[str, bytes]:
    """A schema file for each kind of file, by file name."""
    with_notes(Declared)
    return {f"{name}.schema.json": _schema(name, model) for name, model in MODELS.items()}


def _schema(name: str, model: type[BaseModel]) -> bytes:
    schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": f"rbaccards {name}",
        **model.model_json_schema(mode="validation"),
    }
    return (json.dumps(schema, ensure_ascii=False, indent=2, sort_keys=True) + "\n").encode("utf-8")
