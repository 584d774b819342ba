"""What was counted becomes the figure on the card of an activity."""

from __future__ import annotations

from datetime import date, datetime

from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.queries.evidence import MONTHS_NEEDED, evidence_for
from klarlinie.web.method.inventory.actions.evaluating import evaluate
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.refusal import Refusal


class CannotTakeOver(Refusal):
    """There is nothing to take over; `text` says why."""


def take_over(
    company_id: int, activity_id: int, *, version: int, today: date, by: By, at: datetime
) -> int | None:
    """Write the counted inquiries a year on the card, marked as counted. Gives the journal entry.

    Raises `CannotTakeOver` where too little was counted, `Stale` where somebody else was faster.
    """
    found = evidence_for(company_id, activity_id, today)
    if found is None or not found.is_enough:
        raise CannotTakeOver(TOO_SHORT.with_values(months=MONTHS_NEEDED))
    fields = {"inquiries_per_year": round(found.per_year, 1), "effect_source": "counted"}
    return evaluate(company_id, activity_id, version=version, fields=fields, is_done=False, by=by, at=at)


TOO_SHORT = Text(
    "Dafür wird noch zu kurz gezählt. Ab {months} Monaten lässt sich die Zahl übernehmen.",
    "Counting has not gone on long enough for that. From {months} months on the figure can be taken over.",
)
