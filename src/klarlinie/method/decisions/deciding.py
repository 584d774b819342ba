"""Which right a decision needs, and what it makes of the activity's status."""

from __future__ import annotations

from datetime import date
from typing import Literal

from klarlinie.method.decisions.verdict import VerdictKind
from klarlinie.method.inventory.activity import Status
from klarlinie.vocabulary.text import Text

DecisionKind = VerdictKind | Literal["open"]  # "open": a decision is taken back
RightNeeded = Literal["new", "stop", "prioritise"]

VERDICT_NAMES: dict[DecisionKind, Text] = {
    "keep": Text("behalten", "keep"),
    "change": Text("umbauen", "change"),
    "merge": Text("zusammenlegen", "merge"),
    "pause": Text("ruhen lassen", "let it rest"),
    "stop": Text("streichen", "stop"),
    "open": Text("wieder offen", "open again"),
}
OUT: tuple[DecisionKind, ...] = ("stop", "pause")
OUT_OF_THE_LIST: tuple[Status, ...] = ("stopped", "paused")


def is_out(now: DecisionKind | None, status: Status | None) -> bool:
    """Whether it was stopped or paused: by the decision that holds, or, where nobody has decided, by the list."""
    return now in OUT if now is not None and now != "open" else status in OUT_OF_THE_LIST


def is_open(now: DecisionKind | None, review_on: date | None, status: Status | None, today: date) -> bool:
    """Whether somebody has to decide: nobody has, or it has rested until today (`review_on`).

    Where nobody has decided, what the list calls stopped, done or paused needs no decision.
    """
    if now is None or now == "open":
        return status not in ("stopped", "done", "paused")
    return now == "pause" and review_on is not None and review_on <= today


def right_for(wanted: DecisionKind, now: DecisionKind | None, status: Status | None) -> RightNeeded:
    """Ending, resting and folding need "stop". Going on needs "prioritise", coming back from a stop or a pause "new".

    Taking a decision back needs "new" where something comes back by it, else the right it was made with.
    """
    if wanted in ("stop", "pause", "merge"):
        return "stop"
    if is_out(now, status):
        return "new"
    return "stop" if wanted == "open" and now == "merge" else "prioritise"


def status_after(
    wanted: DecisionKind, last_day_on: date | None, today: date, now: Status | None, before: Status | None
) -> Status | None:
    """The status the list shows after a decision. `before` is what it said before it was stopped or paused.

    A stop shows once its last day is over, a pause at once. What comes back is as it was, or runs where that was no
    running state either; taking back restores what the list said.
    """
    if wanted == "stop":
        return "stopped" if last_day_on is None or last_day_on < today else before
    if wanted == "pause":
        return "paused"
    if now not in OUT_OF_THE_LIST or wanted == "merge":
        return now
    if wanted == "open":
        return before
    return "running" if before in OUT_OF_THE_LIST else before
