"""An inquiry is noted by hand or by the inquirer; a person is forgotten and the count stays."""

from __future__ import annotations

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import F

from klarlinie.analysis.origin.channels import nothing_known, sort_words
from klarlinie.analysis.origin.reading.inquiries import without_ends
from klarlinie.analysis.origin.reading.persons import without_contacts
from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.keeping import mark_for, to_bytes
from klarlinie.web.analysis.origin.models import Inquiry, Touch
from klarlinie.web.analysis.origin.queries.rules import rules_of
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.ui.refusal import Refusal


@dataclass(frozen=True)
class Noted:
    """The journal entry, and the channel it was noted for (None: nobody knows)."""

    entry: int | None
    channel: str | None


class CannotErase(Refusal):
    """There is nothing to erase; `text` says so."""


def note_inquiry(
    company_id: int, *, on: date, words: str, channel: str | None, source: str = "hand", by: By, at: datetime
) -> Noted:
    """One inquiry of this day with what was said. Without a channel the words decide.

    The words stand in no journal, so that they can be erased.
    """
    said = without_contacts(without_ends(words), mark_for(company_id))
    asked = channel or sort_words(said, rules_of(company_id).words).channel
    says = Text("Anfrage vom {day} vermerkt", "Inquiry of {day} noted", {"day": on})
    with story(company_id, by=by, at=at, says=says) as told:
        kept = "" if nothing_known(said) else said
        row = told.create(
            Inquiry,
            on=on,
            key=f"H-{secrets.token_hex(12)}",
            words=to_bytes(kept),
            asked=asked or "",
            source=source,
        )
        if asked is not None:
            told.create(Touch, inquiry_id=row.pk, channel=asked, known="asked", words=to_bytes(kept))
    return Noted(told.number, asked)


def erase(company_id: int, inquiry_ids: Sequence[int], *, by: By, at: datetime) -> int:
    """Forget the words and the marks of these inquiries; day, channel, value and count stay. Gives how many.

    It cannot be taken back, and the journal says only how many there were. Raises `CannotErase`.
    """
    with story(company_id, by=by, at=at, says=Text("", "")) as told:
        rows = Inquiry.objects.for_company(company_id).filter(pk__in=inquiry_ids, is_erased=False)
        keys = list(rows.values_list("pk", flat=True))
        if not keys:
            raise CannotErase(NOBODY)
        forget(told, keys)
    return len(keys)


def forget(told: Story, keys: Sequence[int]) -> None:
    """Inside a story that goes on."""
    rows = Inquiry.objects.for_company(told.company_id).filter(pk__in=keys)
    rows.update(words=None, marks=None, is_erased=True, version=F("version") + 1)
    touches = Touch.objects.for_company(told.company_id).filter(inquiry_id__in=keys)
    touches.update(words=None, version=F("version") + 1)
    told.says = ERASED_ONE if len(keys) == 1 else ERASED.with_values(n=len(keys))
    told.note()


ERASED = Text(
    "Personenbezug gelöscht: {n} Anfragen zählen ohne Worte und Person weiter",
    "Person erased: {n} inquiries go on counting without words and person",
)
ERASED_ONE = Text(
    "Personenbezug gelöscht: Eine Anfrage zählt ohne Worte und Person weiter",
    "Person erased: one inquiry goes on counting without words and person",
)
NOBODY = Text(
    "Hier ist nichts mehr zu löschen: Diese Anfragen tragen weder Worte noch eine Person.",
    "There is nothing left to erase: these inquiries carry neither words nor a person.",
)
