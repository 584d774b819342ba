"""A verdict on one activity, as proposed by rules; a person decides."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from klarlinie.vocabulary.findings import Reason

VerdictKind = Literal["keep", "change", "merge", "pause", "stop"]


@dataclass(frozen=True)
class Verdict:
    """The proposal for activity number `activity` (index), with the rules that led to it.

    `merge_with` is the index it would be folded into; `review_on` the day a pause comes up again. `is_decided` is
    True where people have already decided (a fixed choice, or "stopped" in the list).
    """

    activity: int
    kind: VerdictKind
    reasons: tuple[Reason, ...]
    merge_with: int | None = None
    review_on: date | None = None
    is_decided: bool = False
