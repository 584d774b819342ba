"""The board as people have set it, laid over the one that the rules propose."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.focus.board import OPEN_TO_CHOICE, Board
from klarlinie.method.focus.model import Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.vocabulary.text import Text

NOBODY_HAS_PLACED = Text(
    "Noch hat niemand entschieden, wohin das gehört.", "Nobody has decided yet where this belongs."
)
ENDED = Text("Entschieden: Es geht nicht weiter wie bisher.", "Decided: it does not go on as before.")
SET_BY = Text("{name} hat das am {day} so gesetzt.", "{name} has set it like this on {day}.")


@dataclass(frozen=True)
class Placed:
    """Where a person has put one activity, who owns it there (None: nobody yet), and in which hours a week."""

    activity: int
    lane: Lane
    owner: str | None
    hours_per_week: float
    by: str
    on: date


def open_again(verdicts: Sequence[Verdict], decided: Collection[int]) -> tuple[Verdict, ...]:
    """For the choice of the core: "keep" says that something goes on, not that it is core."""
    return tuple(
        replace(verdict, is_decided=False)
        if verdict.activity in decided and verdict.kind in OPEN_TO_CHOICE
        else verdict
        for verdict in verdicts
    )


def as_placed(
    board: Board, placed: Mapping[int, Placed], verdicts: Sequence[Verdict], values: Mapping[int, float]
) -> Board:
    """The board with everything where people have put it. `values` are points, for what the core is worth.

    Once somebody has chosen a core, it is what they chose: what nobody has placed then waits in Kann. What was
    decided to end is not for now, wherever it stood. Limits stay limits: they are said by the load, not by the board.
    """
    if not any(place.lane == "must" for place in placed.values()):
        return board
    ended = {one.activity for one in verdicts if one.is_decided and one.kind not in OPEN_TO_CHOICE}
    placements = tuple(_placement(one, placed.get(one.activity), ended) for one in board.placements)
    core = sum(values.get(one.activity, 0.0) for one in placements if one.lane == "must")
    return Board(placements, None, core)


def _placement(proposed: Placement, placed: Placed | None, ended: Collection[int]) -> Placement:
    if proposed.activity in ended:
        return _moved(proposed, "not_now", (ENDED,) if proposed.lane != "not_now" else proposed.because)
    if placed is None:
        waits = proposed.lane in ("must", "should")
        return _moved(proposed, "could", (NOBODY_HAS_PLACED,)) if waits else proposed
    set_by = SET_BY.with_values(name=placed.by, day=placed.on)
    agrees = (proposed.lane == "must") == (placed.lane == "must")
    because = (set_by, *proposed.because) if agrees else (set_by,)
    moved = _moved(proposed, placed.lane, because)
    return replace(moved, owner=placed.owner, dose_per_week=placed.hours_per_week)


def _moved(proposed: Placement, lane: Lane, because: tuple[Text, ...]) -> Placement:
    """In another lane; what was reckoned for its old place says nothing about a place that people have chosen."""
    if (proposed.lane == "must") == (lane == "must"):
        return replace(proposed, lane=lane, because=because)
    return replace(
        proposed,
        lane=lane,
        owner=None,
        break_even=None,
        certainty=None,
        value_of_knowing=0.0,
        because=because,
        would_enter=None,
    )
