"""The list of rounds, and one round as those see it who lead it or belong to the company."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from django.db.models import Count, Q

from klarlinie.method.evaluation.rating_rounds import Anonymity
from klarlinie.web.platform.companies.models import GuestLink
from klarlinie.web.platform.companies.tokens import fingerprint, link_token
from klarlinie.web.platform.rounds.asks import Asks, Kind, read
from klarlinie.web.platform.rounds.models import Participant, Round
from klarlinie.web.platform.rounds.queries.states import State, state_of, told_state

PURPOSE = "round"


@dataclass(frozen=True)
class RoundLine:
    """One round in the list."""

    id: int
    title: str
    kind: Kind
    state: State
    opened_at: datetime
    until_at: datetime | None
    joined: int
    done: int
    is_again: bool
    is_settled: bool


@dataclass(frozen=True)
class Who:
    """Somebody who takes part: whether done, and nothing else. `name` may be empty."""

    id: int
    name: str
    side: str
    is_done: bool
    is_guest: bool


@dataclass(frozen=True)
class Link:
    """The way in for guests. `token` is None where the installation's secret has changed since it was made."""

    token: str | None
    expires_at: datetime


@dataclass(frozen=True)
class RoundPage:
    """`who` is in the order of the names, never of what happened, and empty where the round is fully anonymous."""

    id: int
    public_id: str
    version: int
    title: str
    kind: Kind
    asks: Asks
    anonymity: Anonymity
    state: State
    opened_at: datetime
    until_at: datetime | None
    revealed_at: datetime | None
    led_by: str
    led_by_id: int | None
    leader_votes: bool
    is_settled: bool
    who: tuple[Who, ...]
    joined: int
    done: int
    link: Link | None
    again_id: int | None
    again_of_id: int | None
    told_state: str

    @property
    def is_running(self) -> bool:
        return self.state in ("open", "over")

    @property
    def missing(self) -> int:
        return self.joined - self.done

    @property
    def may_be_asked_again(self) -> bool:
        """Once, after the reveal of a rating."""
        return (
            self.state == "revealed"
            and self.kind == "evaluation"
            and self.again_id is None
            and self.again_of_id is None
        )


def rounds(company_id: int, at: datetime) -> tuple[RoundLine, ...]:
    """All rounds, those that run first, then the newest."""
    found = (
        Round.objects.for_company(company_id)
        .annotate(
            joined=Count("participants"), done=Count("participants", filter=Q(participants__is_done=True))
        )
        .order_by("-opened_at", "-pk")
    )
    lines = [
        RoundLine(
            one.pk,
            one.title,
            cast(Kind, one.kind),
            state_of(one, at),
            one.opened_at,
            one.until_at,
            one.joined,
            one.done,
            one.again_of_id is not None,
            one.settled_at is not None,
        )
        for one in found
    ]
    return tuple(sorted(lines, key=lambda line: line.state not in ("open", "over")))


def round_page(company_id: int, round_id: int, at: datetime) -> RoundPage | None:
    """One round; None where the company has no such round. The link is for whoever leads only."""
    found = Round.objects.for_company(company_id).select_related("led_by").filter(pk=round_id).first()
    if found is None:
        return None
    people = tuple(Participant.objects.for_company(company_id).filter(round=found))
    again = Round.objects.for_company(company_id).filter(again_of=found).first()
    return RoundPage(
        id=found.pk,
        public_id=found.public_id,
        version=found.version,
        title=found.title,
        kind=cast(Kind, found.kind),
        asks=read(found.asks),
        anonymity=cast(Anonymity, found.anonymity),
        state=state_of(found, at),
        opened_at=found.opened_at,
        until_at=found.until_at,
        revealed_at=found.revealed_at,
        led_by=str(found.led_by) if found.led_by else "",
        led_by_id=found.led_by_id,
        leader_votes=found.leader_votes,
        is_settled=found.settled_at is not None,
        who=() if found.anonymity == "full" else _by_name(people),
        joined=len(people),
        done=sum(one.is_done for one in people),
        link=_link(found, at),
        again_id=again.pk if again else None,
        again_of_id=found.again_of_id,
        told_state=told_state(found, again is not None and not again.ended_at),
    )


def asks_of(company_id: int, round_id: int) -> Asks | None:
    """What a round asks; None where the company has no such round."""
    found = Round.objects.for_company(company_id).filter(pk=round_id).first()
    return read(found.asks) if found else None


def _by_name(people: Iterable[Participant]) -> tuple[Who, ...]:
    """Alphabetical, those without a name last."""
    ordered = sorted(
        people, key=lambda one: (not one.name, one.name.casefold(), one.name, one.side, one.guest_hash)
    )
    return tuple(Who(one.pk, one.name, one.side, one.is_done, one.user_id is None) for one in ordered)


def _link(found: Round, at: datetime) -> Link | None:
    link = (
        GuestLink.objects.for_company(found.company_id)
        .filter(purpose=PURPOSE, about_id=found.pk, revoked_at=None, expires_at__gt=at)
        .order_by("-pk")
        .first()
    )
    if link is None:
        return None
    token = link_token(found.company_id, found.pk, link.salt)
    return Link(token if fingerprint(token) == link.token_hash else None, link.expires_at)
