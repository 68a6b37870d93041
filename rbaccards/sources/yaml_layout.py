"""Which line belongs under which: the columns that keys and dashes may stand in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rbaccards.sources.yaml_lines import (
    Line,
    depth,
    is_blank,
    is_key,
    next_line,
    split_line,
    straightened,
)

_REACH = 2  # how far off its column a line may be for us to know where it belongs
_PLAIN_VALUE = re.compile(r"""[^\s"'\[{|>#]""")

Last = Literal["start", "open", "text", "closed"]


@dataclass(frozen=True, slots=True)
class Level:
    """A column in which the keys of one map or the dashes of one list stand."""

    column: int
    is_list: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """What stands above a line: the open levels, and what the last entry leaves to be said.

    `last` is "open" after a key without value, "text" after a text that may go on; `owner` is the column
    that the rest of such an entry has to stay right of.
    """

    levels: tuple[Level, ...] = ()
    last: Last = "start"
    owner: int = -1


def straightened_among(lines: Sequence[str], index: int, scene: Scene) -> str:
    """Line `index` indented with spaces: where it has a Tab, which does not say how far, as its neighbours are."""
    source = lines[index]
    straight = straightened(source)
    tabs = "\t" in source[: len(source) - len(source.lstrip())]
    column = _column_by_neighbours(lines, index, split_line(straight), scene) if tabs else None
    return straight if column is None else " " * column + straight.lstrip()


def _column_by_neighbours(lines: Sequence[str], index: int, line: Line, scene: Scene) -> int | None:
    """The column that the lines around this one suggest, or None where they have Tabs themselves or say nothing."""
    below = next_line(lines, index + 1)
    if line.is_text or (below is not None and lines[below].startswith("\t")):
        return None
    following = depth(lines[below]) if below is not None else 0
    columns = {level.column for level in scene.levels if level.column}
    if scene.last == "open" and following > scene.owner:
        columns.add(following)
    if line.value:
        same = scene.levels[-1].column if scene.levels and scene.last != "open" else None
        return following if following in columns else same or None
    return max((column for column in columns if column < following), default=None)


def levels_with(line: Line, scene: Scene) -> tuple[Level, ...] | None:
    """The levels open at this line, its own last, or None when its column fits nothing above."""
    own = Level(line.start, bool(line.dash))
    if not scene.levels or (scene.last == "open" and line.start > scene.levels[-1].column):
        return (*scene.levels, own)
    if own in scene.levels:
        return scene.levels[: scene.levels.index(own) + 1]
    under_key = scene.last == "open" and scene.levels[-1] == Level(line.start, is_list=False)
    return (*scene.levels, own) if under_key and line.dash else None


def with_key_level(levels: tuple[Level, ...], line: Line) -> tuple[Level, ...]:
    """The levels and that of a key which follows a dash on the same line."""
    return (*levels, Level(line.key_start, is_list=False)) if line.dash and line.key else levels


def nearest_column(line: Line, scene: Scene) -> int | None:
    """The column the line was probably meant for, the deeper of two equally near."""
    columns = [level.column for level in scene.levels if level.is_list == bool(line.dash)]
    if scene.last == "open" and scene.levels:
        columns.append(scene.levels[-1].column + 2)
    near = [column for column in columns if abs(column - line.start) <= _REACH]
    return min(near, key=lambda column: (abs(column - line.start), -column), default=None)


def column_of_siblings(lines: Sequence[str], index: int, line: Line, scene: Scene) -> int | None:
    """The column of the keys below a first key that alone is out of line with them, or None."""
    is_first = scene.last == "open" and bool(scene.levels) and line.start > scene.levels[-1].column
    if not is_first or line.dash or not _PLAIN_VALUE.match(line.value):
        return None
    below = next_line(lines, index + 1)
    if below is None or not is_key(lines[below]) or abs(depth(lines[below]) - line.start) not in (1, _REACH):
        return None
    column = depth(lines[below])
    in_column = {column: 0, line.start: 0}
    for at in range(below, len(lines)):
        if not is_blank(lines[at]) and depth(lines[at]) <= scene.owner:
            break
        if is_key(lines[at]) and depth(lines[at]) in in_column:
            in_column[depth(lines[at])] += 1
    return column if column > scene.owner and in_column[column] > 1 and not in_column[line.start] else None


def expects_item(column: int, scene: Scene) -> bool:
    """Whether a list item would be in place at this column."""
    return Level(column, is_list=True) in scene.levels or (scene.last == "open" and column >= scene.owner)
