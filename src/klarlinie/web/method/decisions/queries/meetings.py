"""The meeting at which decisions are made, as its projector and its guests see it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone

from klarlinie.method.decisions.deciding import DecisionKind
from klarlinie.method.decisions.rules import DECISION_RULES
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.models import Meeting
from klarlinie.web.method.decisions.queries.cards import DecisionCard, Fact, decision_card
from klarlinie.web.platform.companies.guest_links import behind, token_now
from klarlinie.web.platform.companies.models import Membership, OrganisationMember
from klarlinie.web.platform.companies.queries import company_settings
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.ui.clock import now

PURPOSE = "meeting"
# For guests a rule has its name only: its sentence may quote what else the company has on the table.
RULE_TITLES = {rule.code: rule.title for rule in DECISION_RULES}
GUEST = "guest:"  # before the token, where a guest follows


@dataclass(frozen=True)
class MeetingPage:
    """A meeting for those inside. `card` None where nothing is on the table, or it has gone."""

    id: int
    public_id: str
    opened_by: str
    opened_at: datetime
    is_over: bool
    beat: int
    token: str | None  # of the link for the table, while it holds
    card: DecisionCard | None


@dataclass(frozen=True)
class GuestCard:
    """All that a guest sees, and nothing else of the company. `verdict` and `reason` once it is decided."""

    title: str
    facts: tuple[Fact, ...]
    proposal: DecisionKind
    because: tuple[Text, ...]
    verdict: DecisionKind | None
    reason: str


@dataclass(frozen=True)
class GuestPage:
    """What lies behind an open link. `card` None before the first card."""

    formal: bool
    is_over: bool
    beat: int
    card: GuestCard | None


def running_meeting(company_id: int) -> int | None:
    """The number of the meeting that runs, if any."""
    rows = Meeting.objects.for_company(company_id).filter(ended_at=None).order_by("-pk")
    return rows.values_list("pk", flat=True).first()


def meeting_page(company_id: int, meeting_id: int, at: datetime) -> MeetingPage | None:
    """None where there is no such meeting."""
    row = Meeting.objects.for_company(company_id).filter(pk=meeting_id).first()
    if row is None:
        return None
    return MeetingPage(
        id=row.pk,
        public_id=row.public_id,
        opened_by=row.opened_by,
        opened_at=row.opened_at,
        is_over=row.ended_at is not None,
        beat=row.beat,
        token=None if row.ended_at else token_now(company_id, PURPOSE, row.pk, at),
        card=_card(company_id, row.activity_id, timezone.localdate(at)),
    )


def behind_link(token: str, at: datetime) -> GuestPage | None:
    """What an open link shows; None for one that is unknown, withdrawn or too old."""
    found = behind(PURPOSE, token, at)
    row = Meeting.objects.for_company(found.company_id).filter(pk=found.about_id).first() if found else None
    if found is None or row is None:
        return None
    shown = None if row.ended_at else row.activity_id
    card = _card(found.company_id, shown, timezone.localdate(at))
    return GuestPage(found.formal, row.ended_at is not None, row.beat, _for_guests(card) if card else None)


def _card(company_id: int, activity_id: int | None, today: date) -> DecisionCard | None:
    if activity_id is None:
        return None
    return decision_card(company_id, activity_id, company_settings(company_id).hourly_rate, today)


def _for_guests(card: DecisionCard) -> GuestCard:
    return GuestCard(
        title=card.listed.core.title,
        facts=card.facts,
        proposal=card.proposal.kind,
        because=tuple(RULE_TITLES[reason.code] for reason in card.proposal.reasons),
        verdict=card.settled.kind if card.settled else None,
        reason=card.settled.reason if card.settled else "",
    )


# Live


@dataclass(frozen=True)
class MeetingNews:
    """`told` is one word that changes with what there is to see. `users` None admits whoever holds the link."""

    told: Mapping[str, str]
    users: frozenset[int] | None

    def admits(self, reader: Reader) -> bool:
        return self.users is None or reader.user_id in self.users


def news_of(topics: Iterable[str]) -> dict[str, MeetingNews]:
    """Topics are the public names of meetings, for those inside, and guests' tokens; a dead link has no news."""
    wanted = tuple(topics)
    names = [topic for topic in wanted if not topic.startswith(GUEST)]
    inside = Meeting.everywhere.filter(public_id__in=names).select_related("company")
    found = {row.public_id: MeetingNews(_told(row), _members(row)) for row in inside}
    for topic in wanted:
        if topic.startswith(GUEST) and (row := _behind(topic.removeprefix(GUEST))) is not None:
            found[topic] = MeetingNews(_told(row), None)
    return found


def _behind(token: str) -> Meeting | None:
    found = behind(PURPOSE, token, now())
    return Meeting.objects.for_company(found.company_id).filter(pk=found.about_id).first() if found else None


def _told(row: Meeting) -> dict[str, str]:
    return {"state": "ended" if row.ended_at else f"card-{row.beat}"}


def _members(row: Meeting) -> frozenset[int]:
    advisers = OrganisationMember.objects.filter(organisation=row.company.organisation_id)
    members = Membership.objects.for_company(row.company_id)
    return frozenset(
        (*advisers.values_list("user_id", flat=True), *members.values_list("user_id", flat=True))
    )
