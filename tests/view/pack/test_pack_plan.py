from __future__ import annotations

from builders import PLAN, paper

from rbaccards.view.pack.plan import plan_view

THEME = """layout: delivery-plan
parts: [plan]
theme:
  name: Warm town
  leads: Area team
  champion: A councillor
  linked: {Children’s plan: [Child poverty, Health]}"""


def test_the_plan_of_a_pack_has_its_theme_above_and_a_table_for_each_priority() -> None:
    found = plan_view(paper(PLAN, PLAN.replace("Warm homes for all", "Dry homes"), pack=THEME))
    assert found.title == "Delivery plan: Warm town"
    assert [(fact.label, fact.value) for fact in found.facts] == [
        ("Review period", "2012/13"),
        ("Theme leads", "Area team"),
        ("Member champion", "A councillor"),
    ]
    assert found.lists == (
        ("Strategic outcomes", ("Everyone lives in a warm home",)),
        ("Children’s plan", ("Child poverty", "Health")),
    )
    assert [table.band for table in found.tables] == ["Warm homes for all", "Dry homes"]
    assert found.money.startswith("Resources named in money come to £25,000")


def test_a_plan_may_do_without_a_theme() -> None:
    found = plan_view(paper(PLAN, pack="layout: delivery-plan"))
    assert found.title == "Delivery plan"
    assert [fact.label for fact in found.facts] == ["Review period"]
