from __future__ import annotations

from typing import get_args

from builders import LAYOUTS

from rbaccards.project import load_layouts
from rbaccards.schema.names import HeadingName, PlanColumn, UpdateColumn
from rbaccards.schema.plan import PlannedAction
from rbaccards.schema.tracker import Update


def test_the_columns_of_rows_are_what_a_row_may_say() -> None:
    assert set(get_args(UpdateColumn)) == set(Update.model_fields) - {"audience"}
    of_indicators = {"starting_value", "target", "current"}
    assert set(get_args(PlanColumn)) - of_indicators == set(PlannedAction.model_fields) - {"audience"}


def test_every_name_that_a_pack_can_give_a_heading_has_one_in_some_layout() -> None:
    layouts, _ = load_layouts(LAYOUTS)
    headed = {name for layout in layouts.values() for name in layout.headings}
    assert set(get_args(HeadingName)) - headed == {"report", "appendices"}
