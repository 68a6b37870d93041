from __future__ import annotations

import pytest
from builders import Q2, measure, series

from rbaccards.charts.spec import LeftOut, Standing
from rbaccards.measures.comparison import Comparison, compare
from rbaccards.schema.measure_parts import Comparators
from rbaccards.series import Observation, Series
from rbaccards.view.compare import compare_alt, compare_note, compare_spec, compare_subtitle, standing

SHARE = measure(unit="%", polarity="lower", frequency="quarter")


def made(ours: float = 3.0, of: int = 16, england: float = 9.0, polarity: str = "lower") -> Comparison:
    others = [series(Q2, float(at), area=f"Area {at:02}") for at in range(1, of + 1) if at != ours]
    others.append(series(Q2, england, area="England"))
    own = Series((Observation(Q2, ours, lower=ours - 1, upper=ours + 1),))
    found = compare(own, others, Comparators(ours="Anytown", named=("England",)), polarity, "Anytown")
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("comparison", "words"),
    [
        (made(), "3rd of 16, in the best quarter; better than England"),
        (made(england=4.0), "3rd of 16, in the best quarter; similar to England"),
        (made(ours=15.0), "15th of 16, in the worst quarter; worse than England"),
        (made(polarity="none"), "14th highest of 16; lower than England"),
        (made(of=3), "3rd of 3; better than England"),
    ],
)
def test_where_we_stand_in_words(comparison: Comparison, words: str) -> None:
    assert standing(comparison) == words


@pytest.mark.parametrize(("ours", "before", "after"), [(1.0, 0, 14), (15.0, 6, 8), (30.0, 14, 0)])
def test_of_many_areas_those_around_ours_are_drawn(ours: float, before: int, after: int) -> None:
    rows = compare_spec(made(ours=ours, of=30), SHARE).rows
    assert sum(isinstance(row, Standing) for row in rows) == 16
    assert any(isinstance(row, Standing) and row.ours for row in rows)
    left = [row.text for row in rows if isinstance(row, LeftOut)]
    assert left == [f"… {number} others" for number in (before, after) if number]


def test_the_words_for_someone_who_cannot_see_it_name_every_area_drawn() -> None:
    said = compare_alt(made(of=4), SHARE)
    assert all(f"Area {at:02} {at}.0%" in said for at in (1, 2, 4))
    assert "Anytown 3.0%" in said
    assert "England 9.0%" in said


def test_how_better_was_judged_is_said_where_it_was() -> None:
    assert "95% confidence interval" in compare_note(made())
    assert "95% confidence intervals" in compare_subtitle(made(), SHARE)
