"""What is told live: the state of a round and two counts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count, Q

from klarlinie.web.platform.companies.models import Membership, OrganisationMember
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds.models import Participant, Round
from klarlinie.web.platform.rounds.queries.states import told_state
from klarlinie.web.platform.rounds.tokens import guest_hash


@dataclass(frozen=True)
class RoundNews:
    """`told` is what everybody who follows may know; the rest says who may follow."""

    told: Mapping[str, str | int]
    users: frozenset[int]
    guests: frozenset[str]
    guest_salt: str

    def admits(self, reader: Reader) -> bool:
        if reader.user_id in self.users:
            return True
        return bool(reader.guest_key) and guest_hash(self.guest_salt, reader.guest_key) in self.guests


def news_of(public_ids: Iterable[str]) -> dict[str, RoundNews]:
    """The news of several rounds, in a few queries however many follow them."""
    found = tuple(Round.everywhere.select_related("company").filter(public_id__in=list(public_ids)))
    if not found:
        return {}
    people: dict[int, list[Participant]] = defaultdict(list)
    for person in Participant.everywhere.filter(round__in=found):
        people[person.round_id].append(person)
    again = set(
        Round.everywhere.filter(again_of__in=found, ended_at=None).values_list("again_of_id", flat=True)
    )
    members = _members(found)
    return {
        one.public_id: RoundNews(
            _told(one, people[one.pk], one.pk in again),
            members[one.company_id] | {person.user_id for person in people[one.pk] if person.user_id},
            frozenset(person.guest_hash for person in people[one.pk] if person.user_id is None),
            one.guest_salt,
        )
        for one in found
    }


def progress(company_id: int, round_id: int) -> Mapping[str, int]:
    """How many have joined, and how many are done."""
    people = Participant.objects.for_company(company_id).filter(round_id=round_id)
    return people.aggregate(joined=Count("pk"), done=Count("pk", filter=Q(is_done=True)))


def _told(found: Round, people: list[Participant], has_again: bool) -> dict[str, str | int]:
    return {
        "state": told_state(found, has_again),
        "joined": len(people),
        "done": sum(person.is_done for person in people),
    }


def _members(found: Iterable[Round]) -> dict[int, frozenset[int]]:
    """Company to the accounts that see it."""
    of_organisation: dict[int, set[int]] = defaultdict(set)
    of_company: dict[int, set[int]] = defaultdict(set)
    companies = {one.company for one in found}
    advisers = OrganisationMember.objects.filter(organisation__in={one.organisation_id for one in companies})
    for organisation_id, user_id in advisers.values_list("organisation_id", "user_id"):
        of_organisation[organisation_id].add(user_id)
    for company_id, user_id in Membership.everywhere.filter(company__in=companies).values_list(
        "company_id", "user_id"
    ):
        of_company[company_id].add(user_id)
    return {one.pk: frozenset(of_company[one.pk] | of_organisation[one.organisation_id]) for one in companies}
