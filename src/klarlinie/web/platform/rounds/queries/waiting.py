"""Which rounds wait for somebody."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Q

from klarlinie.web.platform.rounds.models import Participant, Round
from klarlinie.web.platform.rounds.queries.states import state_of


@dataclass(frozen=True)
class Waiting:
    """A round, and what it waits for: an answer of this person, the reveal, or the agreed text or values."""

    round_id: int
    title: str
    kind: str
    wants: str  # "answer", "reveal", "settle"
    done: int
    joined: int


def waiting_rounds(company_id: int, user_id: int | None, may_lead: bool, at: datetime) -> tuple[Waiting, ...]:
    """The rounds in which this person can do something now, the oldest first."""
    rounds = (
        Round.objects.for_company(company_id)
        .filter(ended_at=None, settled_at=None)
        .annotate(
            joined=Count("participants"), done=Count("participants", filter=Q(participants__is_done=True))
        )
        .order_by("opened_at")
    )
    answered = set() if user_id is None else _answered(company_id, user_id)
    found = [(one, _wants(one, user_id, may_lead, one.pk in answered, at)) for one in rounds]
    return tuple(
        Waiting(one.pk, one.title, one.kind, wants, one.done, one.joined) for one, wants in found if wants
    )


def _answered(company_id: int, user_id: int) -> set[int]:
    mine = Participant.objects.for_company(company_id).filter(user_id=user_id, is_done=True)
    return set(mine.values_list("round_id", flat=True))


def _wants(found: Round, user_id: int | None, may_lead: bool, has_answered: bool, at: datetime) -> str | None:
    state = state_of(found, at)
    everybody_is_done = found.joined > 0 and found.joined == found.done  # type: ignore[attr-defined]
    if state == "revealed":
        return "settle" if may_lead else None
    if may_lead and (state == "over" or everybody_is_done):
        return "reveal"
    only_leads = found.led_by_id == user_id and not found.leader_votes
    return "answer" if state == "open" and not has_answered and not only_leads else None


def rounds_waiting_for(company_ids: Sequence[int]) -> dict[int, tuple[tuple[str, tuple[str, ...]], ...]]:
    """The running rounds of each company with the names of those who are not done, in two queries.

    In a fully anonymous round nobody has a name here.
    """
    running = Round.everywhere.filter(
        company_id__in=company_ids, ended_at=None, revealed_at=None, settled_at=None
    ).order_by("opened_at")
    missing: dict[int, list[str]] = defaultdict(list)
    people = Participant.everywhere.filter(round__in=running, is_done=False).exclude(name="").order_by("name")
    for round_id, name in people.values_list("round_id", "name"):
        missing[round_id].append(name)
    found: dict[int, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for company_id, round_id, title in running.values_list("company_id", "pk", "title"):
        found[company_id].append((title, tuple(missing[round_id])))
    return {company_id: tuple(lines) for company_id, lines in found.items()}
