from __future__ import annotations

import pytest
from builders import measure
from pydantic import ValidationError

from rbaccards.schema.measure_parts import Survey


def test_a_breakdown_may_stand_alone_or_in_a_list() -> None:
    assert measure(breakdown={"by": "ward"}).breakdown == measure(breakdown=[{"by": "ward"}]).breakdown
    assert len(measure(breakdown=[{"by": "ward"}, {"by": "division"}]).breakdown) == 2


@pytest.mark.parametrize(
    ("replies", "invited", "possible"), [(310, 491, True), (491, 491, True), (492, 491, False), (6073, None, True)]
)
def test_no_survey_has_more_replies_than_people_invited(replies: int, invited: int | None, *, possible: bool) -> None:
    given = {"replies": replies, "invited": invited} if invited else {"replies": replies}
    if possible:
        assert Survey.model_validate(given).replies == replies
    else:
        with pytest.raises(ValidationError, match="more replies"):
            Survey.model_validate(given)


@pytest.mark.parametrize("field", ["show", "of"])
def test_a_breakdown_shows_at_least_one_area_of_at_least_one(field: str) -> None:
    with pytest.raises(ValidationError, match="1 or more"):
        measure(breakdown={"by": "ward", field: "0"})


def test_a_lone_comparator_is_a_list_of_one() -> None:
    found = measure(comparators={"ours": "Anytown", "named": "England"}).comparators
    assert found is not None
    assert found.named == ("England",)
