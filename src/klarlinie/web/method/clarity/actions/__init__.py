"""Working on the foundation and agreeing on a line."""

from __future__ import annotations

from klarlinie.web.method.clarity.actions.answers import vote_on_promise, write_answer
from klarlinie.web.method.clarity.actions.hints import bring_back, silence
from klarlinie.web.method.clarity.actions.lines import (
    CannotAgree,
    CannotTakeOver,
    agree_on_line,
    fill_foundation,
    take_over_line,
)
from klarlinie.web.method.clarity.actions.rows import (
    Kind,
    TasksChanged,
    add_row,
    change_row,
    move_row,
    remove_row,
    set_tasks,
)

__all__ = [
    "CannotAgree",
    "CannotTakeOver",
    "Kind",
    "TasksChanged",
    "add_row",
    "agree_on_line",
    "bring_back",
    "change_row",
    "fill_foundation",
    "move_row",
    "remove_row",
    "set_tasks",
    "silence",
    "take_over_line",
    "vote_on_promise",
    "write_answer",
]
