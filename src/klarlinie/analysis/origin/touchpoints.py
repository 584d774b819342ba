"""A journey is what one inquiry touched, in order; what is not known about it stays unknown."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from functools import lru_cache

from klarlinie.method.inventory.unknowns import says_nothing

UNKNOWN = "unknown"  # the share nobody knows: it has credits, so that sums add up, but it is never ranked

# What exports write where they know nothing, and where somebody typed the address himself.
UNKNOWN_WORDS = frozenset(
    {
        "",
        "unknown",
        "unbekannt",
        "(not set)",
        "not set",
        "n/a",
        "n. a.",
        "k. a.",
        "?",
        "-",
        "–",
        "(none)",
        "none",
        "null",
        "nan",
        "undefined",
        "unassigned",
        "(not provided)",
        "not provided",
        "not specified",
        "nicht angegeben",
        "ohne angabe",
    }
)
DIRECT_WORDS = frozenset(
    {"direct", "(direct)", "direkt", "direct traffic", "(direct) / (none)", "direktzugriff"}
)


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One contact. `at` is None where no time is known; `sequence` orders touchpoints of the same time."""

    journey_id: str
    at: datetime | None
    channel: str
    sequence: int = 0


@dataclass(frozen=True, slots=True)
class Journey:
    """What led up to one inquiry, or to none.

    `converted`: it became an inquiry (or a customer, where customers are counted). `value` is what it is worth, None if
    unknown. `self_reported` is the category of the answer to "how did you hear about us", None if nobody asked;
    `self_reported_words` are the words themselves.
    """

    id: str
    touchpoints: tuple[Touchpoint, ...]
    converted: bool
    value: Decimal | None = None
    self_reported: str | None = None
    self_reported_words: str = ""


@lru_cache(maxsize=20_000)
def channel_of(words: str | None) -> str:
    """The channel as written, without blanks around it; UNKNOWN where the words say that nothing is known."""
    said = (words or "").strip()
    return UNKNOWN if said.casefold() in UNKNOWN_WORDS or says_nothing(said) else said


def is_direct(channel: str) -> bool:
    """Somebody who typed the address: it says nothing about what made them come."""
    return channel.casefold() in DIRECT_WORDS


def in_order(journey: Journey) -> tuple[Touchpoint, ...]:
    """Its touchpoints by time, those without a time first; at the same time by `sequence`, then as given."""
    return tuple(
        sorted(
            journey.touchpoints,
            key=lambda touch: (
                touch.at is not None,
                seconds_of(touch.at) if touch.at else 0.0,
                touch.sequence,
            ),
        )
    )


def seconds_of(at: datetime) -> float:
    """Seconds since 1970; a time without a zone counts as UTC, whatever the machine is set to."""
    return (at if at.tzinfo else at.replace(tzinfo=UTC)).timestamp()
