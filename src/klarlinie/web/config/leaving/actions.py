"""Deleting a company with all its rows, and closing an account; what others have written down stays as it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from django.apps import apps
from django.db import transaction
from django.db.models import Q

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.leaving.queries import (
    Leaving,
    Reader,
    leaving,
    may_delete,
    organisations_going_along,
    readers_of,
)
from klarlinie.web.method.upkeep.models import LastLetter, NoReminder
from klarlinie.web.platform.accounts.actions import end_half_sign_ins, end_sessions
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.guest_links import withdraw_links_of_person
from klarlinie.web.platform.companies.models import (
    Company,
    Invitation,
    Membership,
    Organisation,
    Person,
)
from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.rounds.actions.leaving import leave_rounds
from klarlinie.web.platform.rounds.models import Participant
from klarlinie.web.platform.ui.refusal import Refusal

ONLY_THE_HEAD = Text(
    "Das Unternehmen löscht nur, wer die Beratung leitet, zu der es gehört.",
    "Only the head of the consultancy it belongs to deletes the company.",
)
ONLY_WHO_LEADS = Text(
    "Das Unternehmen löscht nur, wer hier leitet.", "Only whoever leads here deletes the company."
)
OTHER_NAME = Text(
    "Das ist nicht sein Name. Es heißt genau: {name}", "This is not its name. It is called exactly: {name}"
)
LEADS_ALONE = Text(
    "In {names} leitest nur du, und andere arbeiten dort weiter. Gib erst jemandem unter „Wer hat hier Zugang?“ die "
    "Rolle „leitet“, oder lösche das Unternehmen.",
    "In {names} only you lead, and others go on working there. First give somebody the role “leads” under “Who has "
    "access here?”, or delete the company.",
    sie="In {names} leiten nur Sie, und andere arbeiten dort weiter. Geben Sie erst jemandem unter „Wer hat hier "
    "Zugang?“ die Rolle „leitet“, oder löschen Sie das Unternehmen.",
)
HEADS_ALONE = Text(
    "Die Beratung {names} leitest nur du, und sie hat noch Unternehmen. Gib erst unter „Wer hat hier Zugang?“ jemand "
    "anderem die Leitung, oder lösche die Unternehmen.",
    "Only you lead the consultancy {names}, and it still has companies. First make somebody else its head under “Who "
    "has access here?”, or delete the companies.",
    sie="Die Beratung {names} leiten nur Sie, und sie hat noch Unternehmen. Geben Sie erst unter „Wer hat hier "
    "Zugang?“ jemand anderem die Leitung, oder löschen Sie die Unternehmen.",
)
LEFT = Text("Das Konto von {name} ist gelöscht", "The account of {name} is deleted")


class CannotLeave(Refusal):
    """It does not go; `text` says why and what to do first."""


@dataclass(frozen=True)
class Deleted:
    """A company that is gone, and who should hear of it."""

    name: str
    formal: bool
    readers: tuple[Reader, ...]


def delete_company(company_id: int, typed: str, *, by: By) -> Deleted:
    """All of it, from every table, its history too. `typed` is its name once more. Raises `CannotLeave`."""
    with transaction.atomic():
        company = Company.objects.select_for_update().select_related("organisation").get(pk=company_id)
        if not may_delete(company_id, by):
            advised = company.organisation.members.exists()
            raise CannotLeave(ONLY_THE_HEAD if advised else ONLY_WHO_LEADS)
        if " ".join(typed.split()) != " ".join(company.name.split()):
            raise CannotLeave(OTHER_NAME.with_values(name=company.name))
        deleted = Deleted(company.name, company.formal, readers_of(company_id, without=by.user_id))
        _erase(company)
    return deleted


def _erase(company: Company) -> None:
    """Row by row would take long and stumble over what points at what; the database checks that at the very end."""
    for model in apps.get_models():
        if issubclass(model, CompanyModel):
            rows = model._base_manager.filter(company_id=company.pk)
            rows._raw_delete(rows.db)
    organisation = company.organisation
    company.delete()
    if not organisation.companies.exists() and not organisation.members.exists():
        organisation.delete()


def close_account(user_id: int, *, by: By, at: datetime) -> User:
    """The account is gone: addresses, factors, sessions, keys, feeds, ways in. Gives it as it was, for the last letter.

    The journals keep the name as it was written. Raises `CannotLeave` while others need it.
    """
    with transaction.atomic():
        user = User.objects.select_for_update().get(pk=user_id)
        there = _lock_companies(user_id)
        held = leaving(user_id)
        for why in refusals(held):
            raise CannotLeave(why)
        gone = {one.id for one in held.goes_along}
        for company in Company.objects.filter(pk__in=gone).select_related("organisation"):
            _erase(company)
        for company_id in there:
            if company_id not in gone:
                _take_out(company_id, user, by, at)
        Organisation.objects.filter(pk__in=organisations_going_along(user_id)).delete()
        _forget_addresses(user)
        end_sessions(user_id)
        end_half_sign_ins(user_id)
        User.objects.get(pk=user_id).delete()
    return user


def refusals(held: Leaving) -> tuple[Text, ...]:
    """What is to be done first, if anything."""
    heads, leads = (
        _names(one.organisation for one in held.heads_alone),
        _names(one.name for one in held.leads_alone),
    )
    return (
        *((HEADS_ALONE.with_values(names=heads),) if heads else ()),
        *((LEADS_ALONE.with_values(names=leads),) if leads else ()),
    )


def _names(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))


def _lock_companies(user_id: int) -> list[int]:
    """All that this account has to do with, so that nobody is let in or made a lead meanwhile."""
    own = (
        Membership.everywhere.filter(user_id=user_id),
        Person.everywhere.filter(user_id=user_id),
        Invitation.everywhere.filter(invited_by_id=user_id),
        Participant.everywhere.filter(user_id=user_id),
    )
    keys = {key for rows in own for key in rows.values_list("company_id", flat=True)}
    advised = Q(organisation__members__user_id=user_id)
    keys |= set(Company.objects.filter(advised).values_list("pk", flat=True))
    locked = Company.objects.select_for_update().filter(pk__in=keys).order_by("pk")
    return list(locked.values_list("pk", flat=True))


def _take_out(company_id: int, user: User, by: By, at: datetime) -> None:
    """Nothing of the account leads into this company any more; its work stays, with its name."""
    says = LEFT.with_values(name=str(user))
    with story(company_id, by=by, at=at, says=says) as told:
        told.note()
        for member in Membership.objects.for_company(company_id).filter(user=user):
            told.delete(member)
        for person in Person.objects.for_company(company_id).filter(user=user):
            withdraw_links_of_person(told, person.pk)
            is_theirs = person.email.lower() in _addresses(user)
            told.change(person, user_id=None, email="" if is_theirs else person.email)
        sent = Invitation.objects.for_company(company_id).filter(
            invited_by=user, accepted_at=None, revoked_at=None
        )
        for invitation in sent:
            told.change(invitation, revoked_at=at)
        leave_rounds(user.pk, [company_id])


def _forget_addresses(user: User) -> None:
    """Nobody needs to know any more that an address wants no letters, or when it got the last one."""
    addresses = _addresses(user)
    NoReminder.everywhere.filter(email__in=addresses).delete()
    LastLetter.objects.filter(address__in=[fingerprint(one) for one in addresses]).delete()


def _addresses(user: User) -> set[str]:
    own = EmailAddress.objects.filter(user=user).values_list("email", flat=True)
    return {user.email.lower(), *(one.lower() for one in own)}
