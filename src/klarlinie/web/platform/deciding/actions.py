"""Using a right, inside the story that needs it; and giving rights to people."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from klarlinie.method.execution.rights import RIGHT_NAMES, RIGHTS, Right
from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.models import Membership, Person
from klarlinie.web.platform.companies.queries import leads
from klarlinie.web.platform.deciding.models import Absence, HeldRight
from klarlinie.web.platform.deciding.queries import permission, person_of
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

NOBODY_YET = Text(
    "Auf der Liste der Leute steht noch niemand mit deinem Konto. Wer leitet, kann es bei „Leute“ zuordnen.",
    "Nobody on the list of people has your account yet. Whoever leads can link it under “People”.",
    sie="Auf der Liste der Leute steht noch niemand mit Ihrem Konto. Wer leitet, kann es bei „Leute“ zuordnen.",
)
BY_RIGHT = Text("Recht: {right}", "Right: {right}")
AS_DEPUTY = Text("Recht: {right}, in Vertretung", "Right: {right}, as deputy")


class MayNotDecide(Refusal):
    """Somebody may propose this, but not decide it; `text` says who can."""


@dataclass(frozen=True)
class Used:
    """Who has decided by which right; `name` is the person's, as the rows that were decided keep it."""

    name: str
    right: Right
    as_deputy: bool


def use_right(told: Story, right: Right, *, on: date) -> Used:
    """The right for this story, which then names it in its entry. Raises `MayNotDecide`.

    It is asked inside the story, under its lock: whoever has lost the right since the page was shown is told so.
    """
    person = person_of(told.company_id, told.by.user_id)
    allowed = permission(told.company_id, told.by.user_id, right, on)
    if person is None and not allowed.allowed and told.by.user_id is not None and _is_held(allowed.why):
        raise MayNotDecide(NOBODY_YET)
    if person is None or not allowed.allowed:
        raise MayNotDecide(allowed.why)
    told.right = (AS_DEPUTY if allowed.as_deputy else BY_RIGHT).with_values(right=RIGHT_NAMES[right])
    return Used(person.name, right, allowed.as_deputy)


def _is_held(why: Text) -> bool:
    """Whether the refusal names a holder: then the account is what is missing, not the right."""
    return "holder" in why.values


# Giving rights, and being away

NOT_THERE = Text(
    "Diese Person steht nicht mehr auf der Liste. Wählt jemand anderen.",
    "This person is not on the list any more. Choose somebody else.",
    sie="Diese Person steht nicht mehr auf der Liste. Wählen Sie jemand anderen.",
)
SAME_TWICE = Text(
    "Wer entscheidet, kann sich nicht selbst vertreten. Nennt als Vertretung jemand anderen, oder lasst sie offen.",
    "Whoever decides cannot be their own deputy. Name somebody else, or leave it open.",
    sie="Wer entscheidet, kann sich nicht selbst vertreten. Nennen Sie als Vertretung jemand anderen, oder lassen "
    "Sie sie offen.",
)
NOBODY_TO_STAND_IN_FOR = Text(
    "Ohne eine Person, die entscheidet, gibt es nichts zu vertreten. Nennt zuerst sie.",
    "Without somebody who decides there is nobody to stand in for. Name that person first.",
    sie="Ohne eine Person, die entscheidet, gibt es nichts zu vertreten. Nennen Sie zuerst sie.",
)
WRONG_WAY_ROUND = Text(
    "Der letzte Tag liegt vor dem ersten. Sind die beiden vertauscht?",
    "The last day is before the first. Have the two been swapped?",
)
ONLY_WHO_LEADS = Text(
    "Wer entscheidet, legt fest, wer hier leitet. Sagt dort Bescheid.",
    "Who decides is settled by whoever leads here. Have a word with them.",
    sie="Wer entscheidet, legt fest, wer hier leitet. Sagen Sie dort Bescheid.",
)
ONLY_ONES_OWN_DAYS = Text(
    "Eintragen kann das, wer leitet, oder die Person selbst.",
    "Whoever leads or the person themselves can enter this.",
)


class CannotGive(Refusal):
    """A right cannot be given so, or an absence not be entered; `text` says why."""


class OnlyWhoLeads(CannotGive):
    """Only whoever leads says who decides."""


@dataclass(frozen=True)
class Whom:
    """Somebody of the list of people, or a member's account that gets its person by being chosen."""

    person_id: int | None = None
    user_id: int | None = None


def give_right(
    company_id: int,
    right: Right,
    *,
    holder: Whom | None,
    deputy: Whom | None = None,
    version: int,
    by: By,
    at: datetime,
) -> int | None:
    """Who holds a right, and who stands in; None leaves it vacant.

    `version` is that of the right as it was shown, 0 where nobody had held it. Raises `OnlyWhoLeads`, `CannotGive`, and
    `Stale` where somebody was faster. Gives the number of the journal entry, None where nothing was new.
    """
    if right not in RIGHTS:
        raise CannotGive(NOT_THERE)
    with story(company_id, by=by, at=at, says=BY_RIGHT.with_values(right=RIGHT_NAMES[right])) as told:
        if not leads(company_id, by):  # asked under the lock: whoever has stopped leading since is told so
            raise OnlyWhoLeads(ONLY_WHO_LEADS)
        first, second = _person(told, holder), _person(told, deputy)
        if first is None and second is not None:
            raise CannotGive(NOBODY_TO_STAND_IN_FOR)
        if first is not None and second is not None and first.pk == second.pk:
            raise CannotGive(SAME_TWICE)
        _hold(told, right, first, second, version)
        told.says = _says(right, first, second)
    return told.number


def _hold(told: Story, right: Right, holder: Person | None, deputy: Person | None, version: int) -> None:
    row = HeldRight.objects.for_company(told.company_id).filter(right=right).first()
    about = {"holder_id": holder.pk if holder else None, "deputy_id": deputy.pk if deputy else None}
    if row is not None:
        told.change(row, version=version, **about)
    elif version:
        raise Stale(None, about)
    elif holder is not None:
        told.create(HeldRight, right=right, **about)


def _says(right: Right, holder: Person | None, deputy: Person | None) -> Text:
    named = {
        "right": RIGHT_NAMES[right],
        "holder": holder.name if holder else "",
        "deputy": deputy.name if deputy else "",
    }
    if holder is None:
        return Text("Recht unbesetzt: {right}", "Right vacant: {right}", named)
    if deputy is None:
        return Text("{holder} darf: {right}", "{holder} may: {right}", named)
    return Text(
        "{holder} darf: {right}; Vertretung: {deputy}", "{holder} may: {right}; deputy: {deputy}", named
    )


def _person(told: Story, whom: Whom | None) -> Person | None:
    """The person meant; a member's account without one gets it now."""
    if whom is None:
        return None
    people = Person.objects.for_company(told.company_id)
    if whom.person_id is not None:
        found = people.filter(pk=whom.person_id).first()
        if found is None:
            raise CannotGive(NOT_THERE)
        return found
    member = (
        Membership.objects.for_company(told.company_id)
        .filter(user_id=whom.user_id or 0)
        .select_related("user")
        .first()
    )
    if member is None:
        raise CannotGive(NOT_THERE)
    known = people.filter(user_id=member.user_id).first()
    return known or told.create(Person, name=str(member.user)[:100], user_id=member.user_id)


def set_absence(
    company_id: int,
    person_id: int,
    from_on: date,
    until_on: date,
    *,
    by: By,
    at: datetime,
) -> int | None:
    """Somebody is away from the first to the last of these days, and the deputy decides. Raises `CannotGive`.

    Only whoever leads and the person themselves may say so: else a deputy could make the holder absent.
    """
    if until_on < from_on:
        raise CannotGive(WRONG_WAY_ROUND)
    with story(company_id, by=by, at=at, says=NOT_THERE) as told:
        person = _whose_days(told, person_id)
        told.create(Absence, person_id=person.pk, from_on=from_on, until_on=until_on)
        days = {"name": person.name, "first": from_on, "last": until_on}
        told.says = Text(
            "{name} ist vom {first} bis {last} nicht da", "{name} is away from {first} to {last}", days
        )
    return told.number


def end_absence(company_id: int, absence_id: int, *, by: By, at: datetime) -> int | None:
    """Somebody is there after all. Raises `CannotGive`."""
    with story(company_id, by=by, at=at, says=NOT_THERE) as told:
        row = Absence.objects.for_company(company_id).filter(pk=absence_id).first()
        if row is None:
            raise CannotGive(NOT_THERE)
        person = _whose_days(told, row.person_id)
        told.delete(row)
        told.says = Text("{name} ist doch da", "{name} is back already", {"name": person.name})
    return told.number


def _whose_days(told: Story, person_id: int) -> Person:
    person = Person.objects.for_company(told.company_id).filter(pk=person_id).first()
    if person is None:
        raise CannotGive(NOT_THERE)
    is_own = told.by.user_id is not None and person.user_id == told.by.user_id
    if not is_own and not leads(told.company_id, told.by):
        raise CannotGive(ONLY_ONES_OWN_DAYS)
    return person
