from __future__ import annotations

from datetime import date

import pytest
from pydantic import ValidationError

from rbaccards.schema.judgement import Progress


def test_a_judgement_has_a_reason_a_post_and_a_day() -> None:
    written = {"rating": "amber", "because": "A mild winter.", "by": "Head of housing", "on": "14 November 2012"}
    assert Progress.model_validate(written).on == date(2012, 11, 14)


@pytest.mark.parametrize(("rating", "possible"), [("blue", True), ("auto", True), ("purple", False), ("1800", False)])
def test_a_rating_is_a_colour_or_left_to_the_rule(rating: str, *, possible: bool) -> None:
    if possible:
        assert Progress(rating=rating).rating == rating  # type: ignore[arg-type]
    else:
        with pytest.raises(ValidationError):
            Progress(rating=rating)  # type: ignore[arg-type]
