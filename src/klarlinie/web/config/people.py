"""Accounts and companies at the server's keyboard: for the first of a new server, and when somebody is locked out."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.trouble import CannotStart
from klarlinie.web.platform.accounts.actions import end_half_sign_ins
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.actions import found_company, found_organisation, let_in
from klarlinie.web.platform.companies.models import Company, Organisation, OrganisationMember
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.letters import send_letter
from klarlinie.web.platform.ui.words import Voice, speaking

OPERATOR = By("Server", "operator")
NOT_AN_ADDRESS = Text("„{email}“ ist keine E-Mail-Adresse.", "“{email}” is no e-mail address.")
IS_THERE = Text("{email} hat schon ein Konto.", "{email} has an account already.")
NOBODY = Text(
    "{email} hat hier kein Konto. Alle zeigt: klarlinie server user list",
    "{email} has no account here. This shows all: klarlinie server user list",
)
NO_NAME = Text(
    "Ein Unternehmen braucht einen Namen mit höchstens {most} Zeichen.",
    "A company needs a name of at most {most} characters.",
)
NO_LEAD = Text(
    "{email} hat hier noch kein Konto; zuerst: klarlinie server user add {email}",
    "{email} has no account here yet; first: klarlinie server user add {email}",
)
NO_SECOND_FACTOR = Text(
    "{email} hat keinen zweiten Faktor eingeschaltet; die Anmeldung fragt nur nach dem Passwort.",
    "{email} has no second factor switched on; logging in only asks for the password.",
)
FACTOR_OFF = Text("Zweiter Faktor ausgeschaltet", "Second factor switched off")
FACTOR_OFF_SAYS = Text(
    "Guten Tag,\n\nwer den Server von Klarlinie betreut, hat den zweiten Faktor dieses Kontos ausgeschaltet: die App, "
    "die Sicherheitsschlüssel und die Ersatzcodes. Angemeldet wird jetzt nur mit dem Passwort. Unter „Konto“ lässt "
    "sich ein neuer einschalten.\n\nDas war so nicht gewünscht? Dann bitte gleich das Passwort ändern und beim "
    "Betreuer "
    "des Servers nachfragen.\n\nKlarlinie\n",
    "Hello,\n\nwhoever looks after the Klarlinie server has switched off the second factor of this account: the "
    "app, the "
    "security keys and the recovery codes. Logging in now only takes the password. A new one can be switched on under "
    "“Account”.\n\nThis was not wanted? Then please change the password at once and ask whoever looks after the server."
    "\n\nKlarlinie\n",
)


SEVERAL = Text(
    "„{name}“ heißen hier mehrere. Nehmt die Nummer: {which}",
    "Several here are called “{name}”. Use the number: {which}",
    sie="„{name}“ heißen hier mehrere. Nehmen Sie die Nummer: {which}",
)


class CannotChange(CannotStart):
    """What was asked for at the keyboard does not go; `text` says why."""


@dataclass(frozen=True)
class Account:
    email: str
    name: str
    is_active: bool
    last_login: datetime | None
    organisation: str
    has_second_factor: bool


def add_user(email: str, name: str, consultancy: str | None, *, at: datetime) -> str:
    """A confirmed account with a new password, which it gives. With a consultancy: sees all its companies."""
    email = email.strip().lower()
    try:
        validate_email(email)
    except ValidationError:
        raise CannotChange(NOT_AN_ADDRESS.with_values(email=email)) from None
    if User.objects.filter(email=email).exists():
        raise CannotChange(IS_THERE.with_values(email=email))
    word = new_word()
    with transaction.atomic():
        user = User.objects.create_user(email, word, name=name, joined_at=at)
        EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
        if consultancy:
            _join(consultancy, user.pk, at)
    return word


def organisation_named(name: str, kind: str | None = None) -> Organisation | None:
    """The one the operator means by name or number; None where there is none. Raises `CannotChange` for several.

    Anybody may found an organisation of any name, so a name alone never decides between two.
    """
    organisations = Organisation.objects.filter(**({"kind": kind} if kind else {}))
    found = list(organisations.filter(pk=int(name)) if name.isdecimal() else organisations.filter(name=name))
    if len(found) > 1:
        which = ", ".join(f"{one.pk} ({_heads(one)})" for one in found)
        raise CannotChange(SEVERAL.with_values(name=name, which=which))
    return found[0] if found else None


def _heads(organisation: Organisation) -> str:
    """Who leads it, so that the operator knows which one it is."""
    emails = organisation.members.filter(role="head").values_list("user__email", flat=True)
    return ", ".join(emails) or "–"


def _join(consultancy: str, user_id: int, at: datetime) -> None:
    """The first one is its head."""
    organisation = organisation_named(consultancy, "consultancy")
    if organisation is None:
        found_organisation(consultancy, "consultancy", head_id=user_id, at=at)
    else:
        OrganisationMember.objects.create(organisation=organisation, user_id=user_id)


def users() -> list[Account]:
    homes = dict(OrganisationMember.objects.values_list("user_id", "organisation__name"))
    secured = set(Authenticator.objects.values_list("user_id", flat=True))
    return [
        Account(
            user.email,
            user.name,
            user.is_active,
            user.last_login,
            homes.get(user.pk, ""),
            user.pk in secured,
        )
        for user in User.objects.order_by("email")
    ]


def new_password(email: str) -> str:
    """Gives it. Whoever was signed in with the old one is out."""
    user, word = account_at(email), new_word()
    user.set_password(word)
    user.save(update_fields=["password"])
    return word


def deactivate(email: str) -> None:
    """Out at the next click, everywhere. What the account has done stays in the journal."""
    user = account_at(email)
    user.is_active = False
    user.save(update_fields=["is_active"])


def activate(email: str) -> None:
    """Open again, with the password and the roles it had."""
    user = account_at(email)
    user.is_active = True
    user.save(update_fields=["is_active"])


def without_second_factor(email: str) -> bool:
    """App, keys and recovery codes of the account are gone, and its person is told. Whether that letter went out."""
    user = account_at(email)
    with transaction.atomic():
        gone, _ = Authenticator.objects.filter(user=user).delete()
        if not gone:
            raise CannotChange(NO_SECOND_FACTOR.with_values(email=user.email))
        end_half_sign_ins(user.pk)
    with speaking(Voice("en" if user.language == "en" else "de")):
        return send_letter(user.email, FACTOR_OFF, FACTOR_OFF_SAYS)


def add_company(name: str, consultancy: str | None, lead: str | None, *, at: datetime) -> str:
    """Of a consultancy, or on its own; gives its slug."""
    name, most = name.strip(), Company._meta.get_field("name").max_length or 0
    if not 0 < len(name) <= most:
        raise CannotChange(NO_NAME.with_values(most=most))
    user = User.objects.filter(email=lead.strip().lower()).first() if lead else None
    if lead and user is None:
        raise CannotChange(NO_LEAD.with_values(email=lead))
    with transaction.atomic():
        kind = "consultancy" if consultancy else "company"
        home = organisation_named(consultancy, kind) if consultancy else None
        home_id = home.pk if home else found_organisation(consultancy or name, kind, at=at)
        slug = found_company(home_id, name, by=OPERATOR, at=at)
        if user is not None:
            company_id = Company.objects.get(slug=slug).pk
            let_in(company_id, user.pk, "lead", str(user), by=OPERATOR, at=at)
    return slug


def companies() -> list[tuple[str, str, str]]:
    """Slug, name and organisation of each."""
    rows = Company.objects.select_related("organisation").order_by("name")
    return [(row.slug, row.name, row.organisation.name) for row in rows]


def new_word() -> str:
    """80 random bits that can be read over the telephone."""
    return "-".join(secrets.token_hex(2) for _ in range(5))


def account_at(email: str) -> User:
    """The account with this address. Raises `CannotChange`."""
    user = User.objects.filter(email=email.strip().lower()).first()
    if user is None:
        raise CannotChange(NOBODY.with_values(email=email))
    return user
