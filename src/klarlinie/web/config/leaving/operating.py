"""At the server's keyboard: the same two acts, with the same limits and the same letters."""

from __future__ import annotations

from datetime import datetime

from klarlinie.vocabulary.text import Text
from klarlinie.web.config.leaving import actions
from klarlinie.web.config.leaving.letters import tell_account_closed, tell_company_gone
from klarlinie.web.config.leaving.queries import leaving
from klarlinie.web.config.people import OPERATOR, CannotChange, account_at
from klarlinie.web.platform.companies.models import Company

NO_COMPANY = Text(
    "Ein Unternehmen „{slug}“ gibt es hier nicht. Alle zeigt: klarlinie server company list",
    "There is no company “{slug}” here. This shows all: klarlinie server company list",
)
OTHER_ADDRESS = Text(
    "--really nennt eine andere Adresse als {email}. Nichts wurde gelöscht.",
    "--really names another address than {email}. Nothing was deleted.",
)
NOT_YET = Text("Das Konto {email} wird noch gebraucht. {why}", "The account {email} is still needed. {why}")
LEADS_ALONE = Text(
    "In {names} leitet sonst niemand, und andere arbeiten dort weiter. Zuerst bekommt dort jemand anderes die Rolle "
    "„leitet“, oder das Unternehmen wird gelöscht.",
    "Nobody else leads in {names}, and others go on working there. First somebody else there gets the role “leads”, or "
    "the company is deleted.",
)
HEADS_ALONE = Text(
    "Die Beratung {names} leitet sonst niemand. Zuerst bekommt dort jemand anderes die Leitung, oder ihre Unternehmen "
    "werden gelöscht.",
    "Nobody else leads the consultancy {names}. First somebody else becomes its head, or its companies are deleted.",
)


def delete_company(slug: str, typed: str) -> str:
    """Gives its name. Raises `CannotChange`."""
    company = Company.objects.filter(slug=slug).first()
    if company is None:
        raise CannotChange(NO_COMPANY.with_values(slug=slug))
    try:
        deleted = actions.delete_company(company.pk, typed, by=OPERATOR)
    except actions.CannotLeave as error:
        raise CannotChange(error.text) from error
    tell_company_gone(deleted, OPERATOR.name)
    return deleted.name


def delete_account(email: str, typed: str, *, at: datetime) -> None:
    """Its person gets a last letter. Raises `CannotChange`."""
    found = account_at(email)
    if typed.strip().lower() != found.email:
        raise CannotChange(OTHER_ADDRESS.with_values(email=found.email))
    try:
        user = actions.close_account(found.pk, by=OPERATOR, at=at)
    except actions.CannotLeave as error:
        held = leaving(found.pk)
        heads, leads = {one.organisation for one in held.heads_alone}, {one.name for one in held.leads_alone}
        why = HEADS_ALONE.with_values(names=tuple(sorted(heads)))
        if not heads:
            why = LEADS_ALONE.with_values(names=tuple(sorted(leads)))
        raise CannotChange(NOT_YET.with_values(email=found.email, why=why)) from error
    tell_account_closed(user.email, user.language)
