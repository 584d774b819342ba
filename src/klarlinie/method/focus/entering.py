"""What it would take: from how many inquiries, or which effect on, something would enter the core."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from klarlinie.method.clarity.line import Line
from klarlinie.method.evaluation.effects import own_level
from klarlinie.method.evaluation.reverse import would_enter
from klarlinie.method.evaluation.value import values
from klarlinie.method.focus.board import Board
from klarlinie.method.inventory.activity import Activity


def say_what_would_enter(board: Board, activities: Sequence[Activity], line: Line) -> Board:
    """Adds "would enter from 6 inquiries a year on" to everything that is not core but could be."""
    worth = values(activities, line)
    level = own_level(activities)
    placements = tuple(
        placement
        if placement.lane == "must" or placement.break_even is None
        else replace(
            placement, would_enter=would_enter(worth[placement.activity], placement.break_even, level)
        )
        for placement in board.placements
    )
    return replace(board, placements=placements)
