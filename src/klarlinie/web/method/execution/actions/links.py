"""Ways in for one person: a link for the weekly check-in, and the secret address of their calendar."""

from __future__ import annotations

from datetime import datetime, timedelta

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.companies.guest_links import OF_A_PERSON, make_link, withdraw_links
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Story, story
from klarlinie.web.platform.ui.refusal import Refusal

CHECK_IN, CALENDAR = OF_A_PERSON  # purposes; both are about a person
CHECK_IN_HOLDS = timedelta(weeks=3)  # as long as its weeks can be corrected
CALENDAR_HOLDS = timedelta(days=3 * 365)
NOT_HERE = Text(
    "Diese Person steht nicht mehr auf der Liste der Leute.",
    "This person is not on the list of people any more.",
)
LINK_MADE = Text("Link für die Rückmeldung von {name}", "Link for the check-in of {name}")
LINKS_WITHDRAWN = Text("Links für {name} zurückgezogen", "Links for {name} withdrawn")
FEED_MADE = Text("Kalenderadresse für {name}", "Calendar address for {name}")
FEED_WITHDRAWN = Text("Kalenderadresse für {name} zurückgezogen", "Calendar address for {name} withdrawn")


class NoSuchPerson(Refusal):
    """There is nobody to make a link for."""


def check_in_link(company_id: int, person_id: int, by: By, at: datetime) -> str:
    """The token of a new link for three weeks; those sent before go on. Raises NoSuchPerson."""
    with story(company_id, by=by, at=at, says=LINK_MADE) as told:
        told.says = LINK_MADE.with_values(name=_person(told, person_id).name)
        return make_link(told, CHECK_IN, person_id, until_at=at + CHECK_IN_HOLDS)


def withdraw_check_in_links(company_id: int, person_id: int, *, by: By, at: datetime) -> int:
    """All of them are dead at once. Gives how many there were. Raises NoSuchPerson."""
    with story(company_id, by=by, at=at, says=LINKS_WITHDRAWN) as told:
        told.says = LINKS_WITHDRAWN.with_values(name=_person(told, person_id).name)
        return withdraw_links(told, CHECK_IN, person_id)


def new_calendar(company_id: int, person_id: int, *, by: By, at: datetime) -> str:
    """The token of a new secret address; the one before is dead at once. Raises NoSuchPerson."""
    with story(company_id, by=by, at=at, says=FEED_MADE) as told:
        told.says = FEED_MADE.with_values(name=_person(told, person_id).name)
        withdraw_links(told, CALENDAR, person_id)
        return make_link(told, CALENDAR, person_id, until_at=at + CALENDAR_HOLDS)


def withdraw_calendar(company_id: int, person_id: int, *, by: By, at: datetime) -> int:
    """The address is dead at once. Gives how many there were. Raises NoSuchPerson."""
    with story(company_id, by=by, at=at, says=FEED_WITHDRAWN) as told:
        told.says = FEED_WITHDRAWN.with_values(name=_person(told, person_id).name)
        return withdraw_links(told, CALENDAR, person_id)


def _person(told: Story, person_id: int) -> Person:
    person = Person.objects.for_company(told.company_id).filter(pk=person_id).first()
    if person is None:
        raise NoSuchPerson(NOT_HERE)
    return person
