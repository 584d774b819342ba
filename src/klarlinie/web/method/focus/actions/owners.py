"""Who owns an activity of the plan, and with how many hours a week: by the right to set priorities."""

from __future__ import annotations

from datetime import date, datetime
from math import isfinite

from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.people import Person as CorePerson
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.focus.models import Place
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.actions import use_right
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, story
from klarlinie.web.platform.ui.refusal import Refusal

OWNED = ("must", "should")  # what nobody does needs no owner
MOST_HOURS = 60.0  # a week
NOT_IN_THE_PLAN = Text(
    "„{title}“ steht weder in Muss noch in Sollte und braucht gerade niemanden.",
    "“{title}” is neither in Must nor in Should and needs nobody just now.",
)
NO_SUCH_PERSON = Text(
    "Diese Person steht nicht mehr auf der Liste der Leute. Wählt eine andere.",
    "This person is not on the list of people any more. Choose another one.",
    sie="Diese Person steht nicht mehr auf der Liste der Leute. Wählen Sie eine andere.",
)
WOULD_NOT = Text(
    "Bei {name} steht, dass „{title}“ nicht geht. Nennt jemand anderen, oder ändert es bei „Leute“.",
    "{name} can't or won't take on “{title}”. Name somebody else, or change it under “People”.",
    sie="Bei {name} steht, dass „{title}“ nicht geht. Nennen Sie jemand anderen, oder ändern Sie es bei „Leute“.",
)
NO_HOURS = Text(
    "Die Stunden in der Woche liegen über null und höchstens bei {most}.",
    "The hours a week are above zero and {most} at most.",
    {"most": MOST_HOURS},
)
GIVEN = Text("„{title}“ übernimmt {name}, {hours} die Woche", "{name} takes on “{title}”, {hours} a week")
GIVEN_AT_ITS_DOSE = Text("„{title}“ übernimmt {name}", "{name} takes on “{title}”")
NOBODYS = Text("„{title}“ hat niemanden mehr", "“{title}” has nobody any more")


class CannotSetOwner(Refusal):
    """Nobody can own it like that; `text` says why and what to do."""


def set_owner(
    company_id: int,
    place_id: int,
    owner_id: int | None,
    hours: float | None,
    *,
    version: int,
    by: By,
    at: datetime,
    on: date,
) -> int | None:
    """The one owner of an activity in Muss or Sollte, with `hours` a week (None: its dose); nobody else has it then.

    Gives the journal entry, None where nothing changed. Raises MayNotDecide (the right "prioritise" on the day `on`),
    CannotSetOwner, Stale.
    """
    if hours is not None and not (isfinite(hours) and 0 < hours <= MOST_HOURS):
        raise CannotSetOwner(NO_HOURS)
    with story(company_id, by=by, at=at, says=NOBODYS) as told:
        wanted = {"owner_id": owner_id, "hours_per_week": hours}
        place = Place.objects.for_company(company_id).filter(pk=place_id).select_related("activity").first()
        if place is None:
            raise Stale(None, wanted)
        use_right(told, "prioritise", on=on)
        if place.lane not in OWNED:
            raise CannotSetOwner(NOT_IN_THE_PLAN.with_values(title=place.activity.title))
        owner = None if owner_id is None else _willing(company_id, owner_id, place)
        told.says = _says(place.activity.title, owner, hours)
        told.change(place, version=version, **wanted)
    return told.number


def _willing(company_id: int, owner_id: int, place: Place) -> Person:
    """The person, if they are of this company and have not said that they can't or won't."""
    person = Person.objects.for_company(company_id).filter(pk=owner_id).first()
    if person is None:
        raise CannotSetOwner(NO_SUCH_PERSON)
    title = place.activity.title
    is_new = place.owner_id != owner_id  # whose it is already has said yes all the same
    if is_new and not CorePerson(person.name, 0, tuple(person.cannot)).would_own(place.activity.type, title):
        raise CannotSetOwner(WOULD_NOT.with_values(name=person.name, title=title))
    return person


def _says(title: str, owner: Person | None, hours: float | None) -> Text:
    if owner is None:
        return NOBODYS.with_values(title=title)
    said = GIVEN_AT_ITS_DOSE if hours is None else GIVEN.with_values(hours=Hours(hours))
    return said.with_values(title=title, name=owner.name)
