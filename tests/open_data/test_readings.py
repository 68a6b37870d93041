"""The readings as JSON, and the schema that describes them."""

from __future__ import annotations

import json

import jsonschema
import pytest
from builders import CARD, checked
from demonstration import Demonstration

from rbaccards.open_data.readings import VERSION, readings_json, schema


def test_every_file_of_the_demonstration_keeps_to_the_schema(demonstration: Demonstration) -> None:
    rules = json.loads(schema())
    jsonschema.Draft202012Validator.check_schema(rules)
    files = sorted((demonstration.folder / "site").glob("*/data/*.json"))
    files = [path for path in files if not path.name.endswith("-metadata.json")]
    assert len(files) == 5
    for path in files:
        jsonschema.validate(json.loads(path.read_text(encoding="utf-8")), rules)
    assert json.loads((demonstration.folder / "site" / "readings.schema.json").read_bytes()) == rules


def test_the_schema_refuses_what_it_does_not_know() -> None:
    found = json.loads(readings_json(checked().packs[0]))
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(found | {"colour": "blue"}, json.loads(schema()))


def test_a_reading_has_its_value_rating_reason_and_forecast() -> None:
    found = json.loads(readings_json(checked().packs[0]))
    assert found["version"] == VERSION
    (measure,) = found["cards"][0]["measures"]
    assert measure["figure"] == {
        "period": "October 2011 to September 2012",
        "period_code": measure["figure"]["period_code"],
        "value": 120,
    }
    assert (measure["rating"], measure["judged"]) == ("green", False)
    assert "130" in measure["reason"]
    assert measure["forecast"]["method"] == "the trend of three years"


def test_a_judgement_is_told_as_one_and_what_is_not_rated_is_null() -> None:
    judged = {
        CARD: {
            "    source: Complaints log\n": "    source: Complaints log\n    progress: {rating: red, because: Cold}\n"
        }
    }
    (measure,) = json.loads(readings_json(checked(judged).packs[0]))["cards"][0]["measures"]
    assert (measure["rating"], measure["judged"]) == ("red", True)
    without = {CARD: {"    targets: {2012/13: 130}\n    stretch: {2012/13: 110}\n": ""}}
    (measure,) = json.loads(readings_json(checked(without).packs[0]))["cards"][0]["measures"]
    assert (measure["rating"], measure["target"]) == (None, None)
