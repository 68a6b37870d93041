from __future__ import annotations

import json
from typing import Any

import pytest
from builders import CARD, COUNCIL, PACK, files

from rbaccards.schema.export import json_schemas

SCHEMAS = {name: json.loads(data) for name, data in json_schemas().items()}
CARD_SCHEMA = SCHEMAS["card.schema.json"]


def definition(name: str) -> dict[str, Any]:
    found: dict[str, Any] = CARD_SCHEMA["$defs"][name]["properties"]
    return found


def accepts(schema: dict[str, Any], kind: str) -> bool:
    """Whether a value of this JSON type may stand here."""
    if "$ref" in schema:
        schema = CARD_SCHEMA["$defs"][schema["$ref"].rpartition("/")[2]]
    kinds = schema.get("type", "string" if "enum" in schema or "const" in schema else [])
    return kind in ([kinds] if isinstance(kinds, str) else kinds) or any(
        accepts(each, kind) for each in schema.get("anyOf", ())
    )


def test_there_is_a_schema_for_every_kind_of_file() -> None:
    assert set(SCHEMAS) == {f"{name}.schema.json" for name in ("card", "pack", "council", "layout")}


@pytest.mark.parametrize("name", sorted(SCHEMAS))
def test_a_schema_refuses_unknown_keys_and_names_its_dialect(name: str) -> None:
    assert SCHEMAS[name]["additionalProperties"] is False
    assert SCHEMAS[name]["$schema"] == "https://json-schema.org/draft/2020-12/schema"


def test_the_same_models_give_the_same_bytes() -> None:
    assert json_schemas() == json_schemas()


def test_a_schema_knows_what_is_required() -> None:
    assert "polarity" in CARD_SCHEMA["$defs"]["Indicator"]["required"]
    assert set(SCHEMAS["council.schema.json"]["required"]) == {"name"}


@pytest.mark.parametrize(("name", "path"), [("card", CARD), ("pack", PACK), ("council", COUNCIL)])
def test_every_key_of_the_small_project_is_in_its_schema(name: str, path: str) -> None:
    from rbaccards.sources.yaml_reader import read_yaml

    document, _ = read_yaml(path, files()[path])
    assert document is not None
    keys = {entry.key.text for entry in document.root.entries}
    assert keys <= set(SCHEMAS[f"{name}.schema.json"]["properties"])


@pytest.mark.parametrize(
    ("schema", "kinds"),
    [
        (CARD_SCHEMA["properties"]["progress"], ("string", "object")),
        (definition("Indicator")["breakdown"], ("object", "array")),
        (definition("Indicator")["tolerance"], ("string", "number")),
        (definition("Survey")["replies"], ("string", "integer")),
        (definition("Indicator")["targets"]["additionalProperties"], ("string", "number")),
        (definition("Action")["due"], ("string", "integer")),
        (definition("Action")["cost"], ("string", "number")),
    ],
    ids=["progress", "breakdown", "tolerance", "replies", "targets", "due", "cost"],
)
def test_editors_accept_every_way_of_writing_that_the_reader_does(
    schema: dict[str, Any], kinds: tuple[str, ...]
) -> None:
    assert all(accepts(schema, kind) for kind in kinds)


def test_editors_accept_a_year_as_a_frequency() -> None:
    assert '"const": "year"' in json.dumps(definition("Indicator")["frequency"])


def test_the_notes_of_the_fields_are_in_the_schema() -> None:
    assert "always stated" in definition("Indicator")["polarity"]["description"]
