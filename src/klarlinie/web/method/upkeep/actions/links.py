"""The link by which staff and agency hand ideas in: made, renewed, withdrawn by whoever leads."""

from __future__ import annotations

from datetime import datetime, timedelta

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.guest_links import make_link, withdraw_links
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story

HOLDS = timedelta(days=366)


def make_ideas_link(company_id: int, *, by: By, at: datetime) -> str:
    """A new link for a year; the old one is dead from now on. Gives its token."""
    says = Text("Link für Ideen gemacht", "Link for ideas made")
    with story(company_id, by=by, at=at, says=says) as told:
        withdraw_links(told, "ideas", company_id)
        return make_link(told, "ideas", company_id, until_at=at + HOLDS)


def withdraw_ideas_link(company_id: int, *, by: By, at: datetime) -> None:
    says = Text("Link für Ideen zurückgezogen", "Link for ideas withdrawn")
    with story(company_id, by=by, at=at, says=says) as told:
        withdraw_links(told, "ideas", company_id)
