"""What happened, newest first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Subquery

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.chain import first_break
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.rows import NEVER_TAKEN_BACK, SUPERSEDED


@dataclass(frozen=True)
class Happened:
    """One entry for a page. `says` is fixed in both languages when it was written."""

    number: int
    at: datetime
    by_name: str
    says_de: str
    says_en: str
    can_be_undone: bool
    is_superseded: bool  # a decision: a new one takes its place instead
    rows: tuple[dict[str, Any], ...]

    @property
    def says(self) -> Text:
        return Text("{de}", "{en}", {"de": self.says_de, "en": self.says_en})


def history(company_id: int, before: int | None = None, most: int = 50) -> tuple[Happened, ...]:
    """The newest entries, or those older than number `before`."""
    entries = Entry.objects.for_company(company_id).order_by("-number")
    if before is not None:
        entries = entries.filter(number__lt=before)
    return tuple(_happened(entry) for entry in entries[:most])


def entries_after(company_id: int, number: int, most: int) -> tuple[Happened, ...]:
    """The entries after this number, the oldest first."""
    entries = Entry.objects.for_company(company_id).filter(number__gt=number).order_by("number")
    return tuple(_happened(entry) for entry in entries[:most])


def last_number(company_id: int) -> int:
    """The number of the newest entry, 0 without any."""
    newest = (
        Entry.objects.for_company(company_id).order_by("-number").values_list("number", flat=True).first()
    )
    return newest or 0


def chain_breaks_at(company_id: int) -> int | None:
    """The number of the first entry that was tampered with; None when the chain holds."""
    end = Company.objects.values_list("journal_end", flat=True).get(pk=company_id)
    return first_break(Entry.objects.for_company(company_id).order_by("number").iterator(500), end)


def _happened(entry: Entry) -> Happened:
    return Happened(
        number=entry.number,
        at=entry.at,
        by_name=entry.by_name,
        says_de=entry.says_de,
        says_en=entry.says_en,
        can_be_undone=_can_be_undone(entry),
        is_superseded=any(change["model"] in SUPERSEDED for change in entry.rows),
        rows=tuple(entry.rows),
    )


def _can_be_undone(entry: Entry) -> bool:
    touched = {change["model"] for change in entry.rows}
    return bool(touched) and entry.undone_by is None and not touched & NEVER_TAKEN_BACK


@dataclass(frozen=True)
class LastEntry:
    """The newest entry of a company: when, by whom, and its seal, which stands for the company's whole state."""

    at: datetime
    by_name: str
    seal: str


def last_entry(company_id: int) -> LastEntry | None:
    entries = Entry.objects.for_company(company_id).order_by("-number")
    newest = entries.values_list("at", "by_name", "seal").first()
    return LastEntry(*newest) if newest else None


def last_entries(company_ids: Sequence[int]) -> dict[int, LastEntry]:
    """The newest entry of each of these companies, in one query; those without any are left out."""
    newest = (
        Entry.everywhere.filter(company_id=OuterRef("company_id")).order_by("-number").values("number")[:1]
    )
    rows = Entry.everywhere.filter(company_id__in=company_ids, number=Subquery(newest))
    return {
        company_id: LastEntry(at, name, seal)
        for company_id, at, name, seal in rows.values_list("company_id", "at", "by_name", "seal")
    }
