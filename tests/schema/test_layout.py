from __future__ import annotations

import pytest
from pydantic import ValidationError

from rbaccards.schema.layout import Layout


def test_a_layout_has_parts_headings_and_a_length() -> None:
    found = Layout.model_validate({"parts": ["why", "story"], "headings": {"why": "Why"}, "pages": "2"})
    assert (found.parts, found.headings, found.pages) == (("why", "story"), {"why": "Why"}, 2)


@pytest.mark.parametrize(
    ("field", "value"),
    [("parts", []), ("parts", ["wy"]), ("headings", {"wy": "Why"}), ("pages", "0"), ("pages", "two"), ("size", "A4")],
)
def test_what_a_layout_cannot_be_is_refused(field: str, value: object) -> None:
    with pytest.raises(ValidationError) as found:
        Layout.model_validate({"parts": ["why"], "headings": {}, "pages": 2} | {field: value})
    assert found.value.errors()[0]["loc"][0] == field
