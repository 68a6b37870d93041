from __future__ import annotations

from builders import PLAN, TRACKER, paper

from rbaccards.view.plan import columns_of, money_words, plan_table

PACK = "layout: delivery-plan"


def test_a_plan_is_a_table_under_its_priority_with_the_columns_that_are_filled() -> None:
    found = plan_table(paper(PLAN, pack=PACK).cards[0])
    assert found is not None
    assert found.band == "Warm homes for all"
    assert [column.head for column in found.columns] == ["Ref", "Measured by", "Actions by year", "Led by", "Resources"]


def test_an_action_has_its_years_indicators_and_resources() -> None:
    found = plan_table(paper(PLAN, pack=PACK).cards[0])
    assert found is not None
    reference, measured, actions, lead, resources = found.rows[0].cells
    assert reference.text == "H1"
    assert [each.text for each in measured.stack] == ["NI 4 Warm homes"]
    assert measured.stack[0].under == "Starting value 50.0% (2008/09); target 70.0% (2012/13); now 60.0% (2012/13)"
    assert [each.strong for each in actions.stack] == ["2012/13", "2013/14"]
    assert lead.text == "Area team"
    assert [(each.text, each.under) for each in resources.stack] == [("Warm fund", "£10,000"), ("Volunteers", "")]
    assert found.rows[1].cells[3].text == "not named"


def test_on_wide_paper_the_values_of_indicators_have_columns_of_their_own() -> None:
    wide = f"{PACK}\npaper: A3\nplan_columns: [reference, measured_by, starting_value, target, current, actions]"
    found = plan_table(paper(PLAN, pack=wide).cards[0])
    assert found is not None
    assert [column.head for column in found.columns][1:5] == ["Measured by", "Starting value", "Target", "Now"]
    _, measured, *values, _ = found.rows[0].cells
    assert [each.under for each in measured.stack] == [""]
    assert [(each.stack[0].text, each.stack[0].under) for each in values] == [
        ("50.0%", "2008/09"),
        ("70.0%", "2012/13"),
        ("60.0%", "2012/13"),
    ]


def test_several_indicators_of_an_action_are_named_beside_their_values() -> None:
    fields = "reference: NI 5, name: Cold homes, unit: '%', polarity: lower, frequency: year, placeholder: no survey"
    second = f"  cold: {{{fields}}}\nplan:"
    two = PLAN.replace("plan:", second, 1).replace("measured_by: warm", "measured_by: [warm, cold]")
    wide = f"{PACK}\nplan_columns: [reference, measured_by, current]"
    found = plan_table(paper(two + "data_development: [{want: Cold homes}]\n", pack=wide).cards[0])
    assert found is not None
    current = found.rows[0].cells[2].stack
    assert [(each.text, each.under, each.quiet) for each in current] == [
        ("60.0%", "NI 4, 2012/13", False),
        ("no survey", "NI 5", True),
    ]


def test_the_amounts_of_money_are_added_up() -> None:
    assert money_words(paper(PLAN, pack=PACK).cards) == (
        "Resources named in money come to £12,500, in 2 amounts: H1 £10,000 and H2 £2,500."
    )
    assert money_words(paper(TRACKER).cards) == ""


def test_all_priorities_of_a_plan_have_the_same_columns() -> None:
    led = PLAN.replace("    lead: Area team\n", "").replace("reference: H1 and H2", "reference: H3")
    cards = paper(led, PLAN, pack=PACK).cards
    assert "lead" in columns_of(cards)
    assert "lead" not in columns_of(cards[:1])
    assert plan_table(paper(TRACKER).cards[0]) is None
