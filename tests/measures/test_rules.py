from __future__ import annotations

from builders import measure, pack

from rbaccards.measures.rules import Rules, rules_of
from rbaccards.schema.fields import Tolerance

TWO_POINTS = Tolerance(amount=2, kind="points")


def test_the_pack_sets_the_rules() -> None:
    assert rules_of(measure(), pack()) == Rules(None, "RAG", Tolerance(amount=1, kind="per cent"))
    own = pack(tolerance="5%", scale="BRAG", steady_within="2 points")
    assert rules_of(measure(), own) == Rules(Tolerance(amount=5, kind="per cent"), "BRAG", TWO_POINTS)


def test_an_indicator_may_say_otherwise() -> None:
    found = measure(tolerance="2 points", scale="stars", direction={"steady_within": "2 points"})
    assert rules_of(found, pack(tolerance="5%", scale="BRAG")) == Rules(TWO_POINTS, "stars", TWO_POINTS)


def test_no_tolerance_at_all_is_a_tolerance_of_its_own() -> None:
    assert rules_of(measure(tolerance="0"), pack(tolerance="5%")).tolerance == Tolerance(amount=0, kind="absolute")
