"""The public question "how did you hear about us": a link is opened, renewed and closed."""

from __future__ import annotations

from datetime import datetime, timedelta

from klarlinie.vocabulary.text import Text
from klarlinie.web.analysis.origin.kind import ASKS
from klarlinie.web.platform.companies.guest_links import make_link, withdraw_links
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story

GOOD_FOR = timedelta(days=730)


def open_question(company_id: int, *, by: By, at: datetime) -> str:
    """A new link that anybody may answer; the one before ends. Gives its token."""
    says = Text("Frage nach der Herkunft: Link geöffnet", "Question about the origin: link opened")
    with story(company_id, by=by, at=at, says=says) as told:
        withdraw_links(told, ASKS, company_id)
        return make_link(told, ASKS, company_id, until_at=at + GOOD_FOR)


def close_question(company_id: int, *, by: By, at: datetime) -> None:
    """Nobody answers by it any more."""
    says = Text("Frage nach der Herkunft: Link geschlossen", "Question about the origin: link closed")
    with story(company_id, by=by, at=at, says=says) as told:
        withdraw_links(told, ASKS, company_id)
