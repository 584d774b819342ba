"""What lies behind a guest link."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import cast

from klarlinie.method.evaluation.rating_rounds import Anonymity
from klarlinie.web.platform.companies.models import GuestLink
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.rounds.asks import Asks, Kind, read
from klarlinie.web.platform.rounds.models import Round
from klarlinie.web.platform.rounds.queries.overview import PURPOSE
from klarlinie.web.platform.rounds.queries.states import state_of


@dataclass(frozen=True)
class Door:
    """What somebody sees who has been given the link. Closed: it says nothing but that."""

    is_open: bool
    company_id: int = 0
    company: str = ""
    formal: bool = False
    round_id: int = 0
    public_id: str = ""
    title: str = ""
    kind: Kind = "clarity"
    asks: Asks = Asks(())  # noqa: RUF009 -- frozen
    anonymity: Anonymity = "full"
    until_at: datetime | None = None
    led_by: str = ""
    led_by_id: int | None = None
    leader_votes: bool = False


def behind_door(token: str, at: datetime) -> Door | None:
    """The round a token leads to, None where there is no such token. The token says for which company it is."""
    link = (
        GuestLink.everywhere.select_related("company")
        .filter(purpose=PURPOSE, token_hash=fingerprint(token))
        .first()
    )
    if link is None:
        return None
    found = (
        Round.objects.for_company(link.company_id).select_related("led_by").filter(pk=link.about_id).first()
    )
    if found is None or link.revoked_at or link.expires_at <= at or state_of(found, at) != "open":
        return Door(is_open=False)
    return Door(
        is_open=True,
        company_id=link.company_id,
        company=link.company.name,
        formal=link.company.formal,
        round_id=found.pk,
        public_id=found.public_id,
        title=found.title,
        kind=cast(Kind, found.kind),
        asks=read(found.asks),
        anonymity=cast(Anonymity, found.anonymity),
        until_at=found.until_at,
        led_by=str(found.led_by) if found.led_by else "",
        led_by_id=found.led_by_id,
        leader_votes=found.leader_votes,
    )
