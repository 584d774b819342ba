"""Where a round stands."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from klarlinie.web.platform.rounds.models import Round

State = Literal[
    "open", "over", "revealed", "ended"
]  # over: the time is up, nobody has turned the answers round yet


def state_of(found: Round, at: datetime) -> State:
    if found.revealed_at:
        return "revealed"
    if found.ended_at:
        return "ended"
    return "over" if found.until_at and found.until_at <= at else "open"


def told_state(found: Round, has_again: bool) -> str:
    """As the live stream says it, without the clock; another state means that the page has something else to say."""
    if found.ended_at:
        return "ended"
    if found.revealed_at:
        return "again" if has_again else "settled" if found.settled_at else "revealed"
    until = f"{found.until_at:%Y%m%d%H%M}" if found.until_at else ""
    return f"open {found.anonymity} {until}".strip()
