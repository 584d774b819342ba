"""What origin tells the method: inquiries counted for each activity, and where core and customers do not fit."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from klarlinie.analysis.origin.counted import MONTHS_NEEDED, Counted, Evidence, evidence_of, went_with
from klarlinie.analysis.origin.hints import CoreActivity
from klarlinie.analysis.origin.hints import hints as found_hints
from klarlinie.vocabulary.findings import Finding
from klarlinie.web.analysis.origin.models import Inquiry, Touch
from klarlinie.web.analysis.origin.queries.rules import activity_by_channel
from klarlinie.web.method.focus.queries import core
from klarlinie.web.method.inventory.queries import activities

__all__ = ["MONTHS_NEEDED", "Row", "counted", "evidence", "evidence_for", "hints", "rows"]


@dataclass(frozen=True)
class Row:
    """One inquiry as it lies in the table, with its contacts in order as (channel, known)."""

    id: int
    on: date
    asked: str | None
    touches: tuple[tuple[str, str], ...]
    won: bool | None
    fields: Inquiry

    @property
    def tracked(self) -> tuple[str, ...]:
        return tuple(channel for channel, known in self.touches if known != "asked")

    @property
    def channel(self) -> str | None:
        """The channel it counts for: what was said, else the last contact that was not direct."""
        return went_with(self.asked, self.tracked)


def rows(company_id: int) -> tuple[Row, ...]:
    """All inquiries, the newest first, in two queries; without words and marks."""
    touches: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for key, channel, known in (
        Touch.objects.for_company(company_id)
        .order_by("inquiry_id", "position", "pk")
        .values_list("inquiry_id", "channel", "known")
    ):
        touches[key].append((channel, known))
    found = Inquiry.objects.for_company(company_id).defer("words", "marks").order_by("-on", "-pk")
    return tuple(
        Row(row.pk, row.on, row.asked or None, tuple(touches[row.pk]), row.won, row) for row in found
    )


def counted(company_id: int) -> tuple[Counted, ...]:
    return tuple(Counted(row.on, row.channel, row.won) for row in rows(company_id))


def evidence(company_id: int, today: date) -> dict[int, Evidence]:
    """For each activity that a channel belongs to (by its key): inquiries of the last twelve months, and by year."""
    channels: dict[int, set[str]] = defaultdict(set)
    for channel, activity in activity_by_channel(company_id).items():
        channels[activity].add(channel)
    seen = counted(company_id) if channels else ()
    found = {key: evidence_of(seen, frozenset(names), today) for key, names in channels.items()}
    return {key: one for key, one in found.items() if one is not None}


def evidence_for(company_id: int, activity_id: int, today: date) -> Evidence | None:
    """The same for one activity; None where no channel belongs to it or nothing is counted."""
    return evidence(company_id, today).get(activity_id)


def hints(company_id: int, today: date) -> tuple[Finding, ...]:
    """Many customers without a core activity, and core activities without any customer (ORI101, ORI102)."""
    by_channel = activity_by_channel(company_id)
    placed = core(company_id)
    if not placed or not Inquiry.objects.for_company(company_id).exists():
        return ()
    titles = {one.id: one.core.title for one in activities(company_id)}
    there = [
        CoreActivity(
            place.title, frozenset(code for code, key in by_channel.items() if key == place.activity_id)
        )
        for place in placed
    ]
    names = {code: titles[key] for code, key in by_channel.items() if key in titles}
    return found_hints(counted(company_id), there, names, today)
