"""Founding organisations and companies, and letting people in."""

from __future__ import annotations

import secrets
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any, TypeVar

from django.db import transaction
from django.utils.text import slugify

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.guest_links import withdraw_links_of_person
from klarlinie.web.platform.companies.models import (
    Company,
    Invitation,
    Membership,
    Organisation,
    OrganisationMember,
    Person,
)
from klarlinie.web.platform.companies.queries import (
    invitations_sent_by,
    is_head,
    members,
    open_invitation,
    role_in,
)
from klarlinie.web.platform.companies.rights import ROLE_NAMES, Role
from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.rounds.actions.leaving import leave_rounds
from klarlinie.web.platform.tokens.actions import end_keys
from klarlinie.web.platform.ui.refusal import Refusal

Row = TypeVar("Row", bound=CompanyModel)
INVITATION_HOLDS, A_DAY = timedelta(days=14), timedelta(days=1)
MOST_A_DAY = 100  # invitations of one person, in all companies


class CannotChange(Refusal):
    """What was wanted is not possible here; `text` says why and what to do."""


LAST_LEAD = Text(
    "Das ist die letzte Person, die hier leitet. Gebt erst jemand anderem diese Rolle.",
    "This is the last person who leads here. Give somebody else this role first.",
    sie="Das ist die letzte Person, die hier leitet. Geben Sie erst jemand anderem diese Rolle.",
)
NO_LONGER_VALID = Text(
    "Diese Einladung gilt nicht mehr. Wer leitet, kann eine neue schicken.",
    "This invitation is no longer valid. Whoever leads can send a new one.",
)
ENOUGH_INVITED = Text(
    "Für heute sind das genug Einladungen. Morgen geht es weiter.",
    "That is enough invitations for today. You can send more tomorrow.",
)
LAST_HEAD = Text(
    "Das ist die letzte Person, die die Beratung leitet; ohne sie geht es nicht.",
    "This is the last person who leads the consultancy; it needs at least one.",
)
ONLY_HEADS = Text(
    "Wer berät, bestimmt die Leitung der Beratung.", "The head of the consultancy decides who advises."
)
NOT_HERE = Text("Das gibt es hier nicht mehr.", "This is no longer here.")
IS_IN_ALREADY = Text(
    "{name} hat hier schon Zugang. Die Rolle lässt sich in der Liste ändern.",
    "{name} has access here already. The role can be changed in the list.",
)
YOU_ARE_IN = Text(
    "Du gehörst hier schon dazu. Die Einladung bleibt offen, für die Person, die sie bekommen hat.",
    "You belong here already. The invitation stays open, for the person who has received it.",
    sie="Sie gehören hier schon dazu. Die Einladung bleibt offen, für die Person, die sie bekommen hat.",
)
NAME_TAKEN = Text(
    "{name} steht schon auf der Liste. Bei zwei gleichen Namen hilft ein Zusatz, etwa „{name} (Vertrieb)“.",
    "{name} is on the list already. For two of the same name an addition helps, such as “{name} (sales)”.",
)
ACCOUNT_TAKEN = Text(
    "Dieses Konto gehört schon zu {name}. Ein Konto ist genau eine Person.",
    "This account belongs to {name} already. One account is exactly one person.",
)


@transaction.atomic
def found_organisation(name: str, kind: str, *, head_id: int | None = None, at: datetime) -> int:
    """A new organisation with its head (for a consultancy). Gives its key."""
    organisation = Organisation.objects.create(name=name, kind=kind, created_at=at)
    if head_id is not None:
        OrganisationMember.objects.create(organisation=organisation, user_id=head_id, role="head")
    return organisation.pk


@transaction.atomic
def found_company(
    organisation_id: int,
    name: str,
    *,
    by: By,
    at: datetime,
    slug: str | None = None,
    **settings: Any,
) -> str:
    """A new, empty company. Gives its slug, which nobody can guess unless it is given."""
    slug = slug or f"{slugify(name)[:40] or 'company'}-{secrets.token_hex(3)}"
    company = Company.objects.create(
        organisation_id=organisation_id, name=name, slug=slug, created_at=at, **settings
    )
    says = Text("Unternehmen „{name}“ angelegt", "Company “{name}” created", {"name": name})
    with story(company.pk, by=by, at=at, says=says) as told:
        told.note()
    return slug


@transaction.atomic
def found_first_company(
    organisation: str, kind: str, company: str, *, head_id: int | None, by: By, at: datetime
) -> str:
    """An organisation with its first company. Without a head (a company on its own) the founder leads the company."""
    slug = found_company(
        found_organisation(organisation, kind, head_id=head_id, at=at), company, by=by, at=at
    )
    if head_id is None and by.user_id is not None:
        let_in(Company.objects.get(slug=slug).pk, by.user_id, "lead", by.name, by=by, at=at)
    return slug


def let_in(company_id: int, user_id: int, role: str, name: str, *, by: By, at: datetime) -> None:
    """Give an account a role in a company."""
    says = Text("{name} gehört jetzt dazu", "{name} has joined", {"name": name})
    with story(company_id, by=by, at=at, says=says) as told:
        told.create(Membership, user_id=user_id, role=role)


def add_person(company_id: int, name: str, *, by: By, at: datetime, **about: Any) -> int:
    """Somebody who works on the marketing, with or without an account. Gives the key."""
    says = Text("{name} arbeitet mit", "{name} takes part", {"name": name})
    with story(company_id, by=by, at=at, says=says) as told:
        _insist_on_own_name(company_id, name, person_id=None)
        _insist_on_own_account(company_id, about.get("user_id"), person_id=None)
        return told.create(Person, name=name, **about).pk


def add_people(told: Story, hours: Mapping[str, tuple[float | None, Sequence[str]]]) -> tuple[str, ...]:
    """Names with hours a week and what they cannot own, inside a story that goes on. Gives those that are new."""
    there = {row.name.casefold() for row in Person.objects.for_company(told.company_id)}
    fresh = {name[:100]: about for name, about in hours.items() if name[:100].casefold() not in there}
    told.create_many(
        Person,
        (
            {"name": name, "hours_per_week": week, "cannot": list(cannot)}
            for name, (week, cannot) in fresh.items()
        ),
    )
    return tuple(fresh)


def change_person(
    company_id: int, person_id: int, version: int, *, by: By, at: datetime, **about: Any
) -> int | None:
    """Change what is known about a person. Raises `Stale`, and `CannotChange` for an account that is somebody else.

    Which account somebody is (`user_id`) only who leads may say: it decides about who may decide.
    Gives the number of the journal entry, if any.
    """
    row = _row(Person, company_id, person_id)
    says = Text("Angaben zu {name} geändert", "Details of {name} changed", {"name": row.name})
    with story(company_id, by=by, at=at, says=says) as told:
        if about.get("name", row.name) != row.name:
            _insist_on_own_name(company_id, about["name"], person_id=person_id)
        _insist_on_own_account(company_id, about.get("user_id"), person_id=person_id)
        told.change(row, version=version, **about)
    return told.number


def remove_person(company_id: int, person_id: int, *, by: By, at: datetime) -> int | None:
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        row = _row(Person, company_id, person_id)
        told.says = Text("{name} arbeitet nicht mehr mit", "{name} no longer takes part", {"name": row.name})
        told.delete(row)
    return told.number


def change_settings(company_id: int, version: int, *, by: By, at: datetime, **settings: Any) -> int | None:
    """Name, address form, hourly rate, hours and budget. Raises `Stale`."""
    row = Company.objects.get(pk=company_id)
    says = Text("Einstellungen geändert", "Settings changed")
    with story(company_id, by=by, at=at, says=says) as told:
        told.change(row, version=version, **settings)
    return told.number


def change_role(company_id: int, member_id: int, role: Role, *, by: By, at: datetime) -> int | None:
    """Raises `CannotChange` for the last one who leads."""
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        row = _row(Membership, company_id, member_id)
        words = {"name": str(row.user), "role": ROLE_NAMES[role]}
        told.says = Text("{name}: {role}", "{name}: {role}", words)
        if role != "lead":
            _insist_on_a_lead(company_id, without=row.pk)
        told.change(row, role=role)
    return told.number


def let_go(company_id: int, member_id: int, *, by: By, at: datetime) -> int | None:
    """Take away the access of an account; it ends with the next click, in keys, links and calendars too.

    Raises `CannotChange`.
    """
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        row = _row(Membership, company_id, member_id)
        name = {"name": str(row.user)}
        told.says = Text("{name} hat keinen Zugang mehr", "{name} no longer has access", name)
        _insist_on_a_lead(company_id, without=row.pk)
        told.delete(row)
        leave_rounds(row.user_id, [company_id])
        end_keys(row.user_id, [company_id], at)
        for person in Person.objects.for_company(company_id).filter(user=row.user_id):
            withdraw_links_of_person(told, person.pk)
    return told.number


def let_consultant_go(company_id: int, member_id: int, *, by: By, at: datetime) -> None:
    """Somebody no longer advises: out of all its companies with the next click. Raises `CannotChange`."""
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        organisation, row = _advising(company_id, member_id, by)
        heads = organisation.members.filter(role="head", user__is_active=True)
        if heads.filter(pk=row.pk).exists() and not heads.exclude(pk=row.pk).exists():
            raise CannotChange(LAST_HEAD)
        told.says = Text("{name} berät nicht mehr", "{name} no longer advises", {"name": str(row.user)})
        told.note()
        row.delete()
        advised = list(organisation.companies.values_list("pk", flat=True))
        leave_rounds(row.user_id, advised)
        end_keys(row.user_id, advised, at)


def make_head(company_id: int, member_id: int, *, by: By, at: datetime) -> None:
    """Somebody who advises leads the consultancy from now on, beside whoever did. Raises `CannotChange`."""
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        organisation, row = _advising(company_id, member_id, by)
        told.says = Text(
            "{name} leitet jetzt die Beratung", "{name} leads the consultancy now", {"name": str(row.user)}
        )
        if row.role != "head":
            told.note()
            organisation.members.filter(pk=row.pk).update(role="head")


def _advising(company_id: int, member_id: int, by: By) -> tuple[Organisation, OrganisationMember]:
    """The consultancy, locked, and one who advises there, for its head only. Raises `CannotChange`."""
    organisation = Organisation.objects.select_for_update().get(companies=company_id)
    row = organisation.members.select_related("user").filter(pk=member_id).first()
    if row is None:
        raise CannotChange(NOT_HERE)
    if by.user_id is None or not is_head(by.user_id, organisation.pk):
        raise CannotChange(ONLY_HEADS)
    return organisation, row


def invite(company_id: int, email: str, role: Role, *, by: By, at: datetime) -> str:
    """A way in for whoever gets this token; it holds for two weeks. Only its fingerprint is kept.

    The one sent to this address before ends with it. Raises `CannotChange` for somebody who has access already, and by
    somebody who has sent very many: nobody shall use us to write to strangers.
    """
    token = secrets.token_urlsafe(24)
    says = Text("{email} eingeladen", "{email} invited", {"email": email})
    with story(company_id, by=by, at=at, says=says) as told:
        if invitations_sent_by(by.user_id, at - A_DAY) >= MOST_A_DAY:
            raise CannotChange(ENOUGH_INVITED)
        _insist_on_somebody_new(company_id, email, role)
        for before in Invitation.objects.for_company(company_id).filter(
            email=email.lower(), accepted_at=None, revoked_at=None
        ):
            told.change(before, revoked_at=at)
        told.create(
            Invitation,
            email=email.lower(),
            role=role,
            token_hash=fingerprint(token),
            invited_by_id=by.user_id,
            sent_at=at,
            expires_at=at + INVITATION_HOLDS,
        )
    return token


def _insist_on_somebody_new(company_id: int, email: str, role: Role) -> None:
    for one in members(company_id):
        if one.email.lower() == email.lower() and (role != "consultant" or one.role == "consultant"):
            raise CannotChange(IS_IN_ALREADY.with_values(name=one.name))


def revoke_invitation(company_id: int, invitation_id: int, *, by: By, at: datetime) -> None:
    with story(company_id, by=by, at=at, says=NOT_HERE) as told:
        row = _row(Invitation, company_id, invitation_id)
        email = {"email": row.email}
        told.says = Text("Einladung an {email} zurückgezogen", "Invitation of {email} withdrawn", email)
        told.change(row, revoked_at=at)


def accept_invitation(token: str, *, by: By, at: datetime) -> str:
    """Whoever is signed in and holds the token belongs to the company; gives its slug. Raises `CannotChange`.

    Whoever belongs to it already uses nothing up: the link may have been opened by the one who has sent it.
    """
    found = open_invitation(token, at)
    if found is None or by.user_id is None:
        raise CannotChange(NO_LONGER_VALID)
    says = Text("{name} gehört jetzt dazu", "{name} has joined", {"name": by.name})
    with story(found.company_id, by=by, at=at, says=says) as told:
        row = _row(Invitation, found.company_id, found.id)
        if row.accepted_at or row.revoked_at:
            raise CannotChange(NO_LONGER_VALID)
        _insist_on_not_being_in(row, by.user_id)
        told.change(row, accepted_at=at)
        _join(told, row, by.user_id)
    return found.slug


def _insist_on_not_being_in(row: Invitation, user_id: int) -> None:
    there = role_in(row.company_id, user_id)
    if there == "consultant" or (there is not None and row.role != "consultant"):
        raise CannotChange(YOU_ARE_IN)


def _join(told: Story, row: Invitation, user_id: int) -> None:
    """Somebody invited as consultant joins the organisation, everybody else the company."""
    if row.role == "consultant":
        organisation_id = Company.objects.get(pk=told.company_id).organisation_id
        OrganisationMember.objects.get_or_create(organisation_id=organisation_id, user_id=user_id)
    else:
        told.create(Membership, user_id=user_id, role=row.role)


def _insist_on_a_lead(company_id: int, without: int) -> None:
    """An account that was closed at the server leads nobody."""
    leads = Membership.objects.for_company(company_id).filter(role="lead", user__is_active=True)
    if leads.filter(pk=without).exists() and not leads.exclude(pk=without).exists():
        raise CannotChange(LAST_LEAD)


def _insist_on_own_name(company_id: int, name: str, person_id: int | None) -> None:
    """By their name people are known on the board and in lists that come in: nobody's hours may count twice."""
    others = Person.objects.for_company(company_id).exclude(pk=person_id or 0).values_list("name", flat=True)
    if " ".join(name.split()).casefold() in {" ".join(one.split()).casefold() for one in others}:
        raise CannotChange(NAME_TAKEN.with_values(name=name))


def _insist_on_own_account(company_id: int, user_id: int | None, person_id: int | None) -> None:
    """One account is one person of a company, and somebody who has access to it."""
    if user_id is None:
        return
    other = Person.objects.for_company(company_id).filter(user_id=user_id).exclude(pk=person_id or 0).first()
    if other is not None:
        raise CannotChange(ACCOUNT_TAKEN.with_values(name=other.name))
    if not Membership.objects.for_company(company_id).filter(user_id=user_id).exists():
        raise CannotChange(NOT_HERE)


def _row(model: type[Row], company_id: int, row_id: int) -> Row:
    row: Row | None = model.objects.for_company(company_id).filter(pk=row_id).first()
    if row is None:
        raise CannotChange(NOT_HERE)
    return row
