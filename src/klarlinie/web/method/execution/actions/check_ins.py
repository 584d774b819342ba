"""An owner says how the week was: hours, what got done, what is in the way. Nobody says it for somebody else."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

from klarlinie.method.upkeep.check_ins import monday_of, open_weeks
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.models import CheckIn
from klarlinie.web.method.focus.models import Place
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

HOURS_IN_A_WEEK = 168
LONGEST = 2000
SAID = Text("{name}: Rückmeldung zur Woche ab {week}", "{name}: check-in for the week of {week}")
WEEK_CLOSED = Text(
    "Die Woche ab {week} lässt sich nicht mehr ändern: Offen sind die laufende und die zwei davor.",
    "The week of {week} cannot be changed any more: open are the running one and the two before.",
)
NOT_THEIRS = Text(
    "Diese Aktivität liegt nicht (mehr) bei {name}. Rückmeldung gibt, wer sie übernommen hat.",
    "This activity is not with {name} (any more). Whoever has taken it on checks in.",
)
ONLY_ONESELF = Text(
    "Wie die Woche war, sagt nur, wer sie hatte. Wer leitet, kann einen Link dafür schicken.",
    "How a week was is said only by whoever had it. Whoever leads can send a link for it.",
)
NOBODY_THERE = Text(
    "Diese Person steht nicht mehr auf der Liste der Leute.",
    "This person is not on the list of people any more.",
)
NO_HOURS = Text(
    "Eine Woche hat null bis {most} Stunden. Was niemand weiß, bleibt leer.",
    "A week has zero to {most} hours. What nobody knows stays empty.",
    {"most": HOURS_IN_A_WEEK},
)
NOTHING_SAID = Text(
    "Noch steht hier nichts. Eine Angabe genügt, zum Beispiel die Stunden.",
    "Nothing is written here yet. One word is enough, for example the hours.",
)
HANDED_OVER = Text(
    "Eine Aktivität hat inzwischen jemand anderes übernommen; was dazu getippt war, steht nirgends. Alles Übrige ist "
    "gespeichert.",
    "Somebody else has taken on one of the activities meanwhile; what was typed for it stands nowhere. All the rest is "
    "saved.",
)


class CannotCheckIn(Refusal):
    """What was wanted does not go; `text` says why and what to do."""


@dataclass(frozen=True)
class WeekSaid:
    """What somebody says about one activity in one week. `version` 0: first time; None: whatever stands there."""

    hours: float | None = None
    done: str = ""
    blocked: str = ""
    version: int | None = None

    @property
    def is_empty(self) -> bool:
        return self.hours is None and not self.done.strip() and not self.blocked.strip()


def check_in(
    company_id: int,
    person_id: int,
    activity_id: int,
    *,
    week_on: date,
    hours: float | None,
    done: str,
    blocked: str,
    by: By,
    at: datetime,
    today: date,
    version: int | None = None,
) -> int | None:
    """One activity, one week (any day of it). Gives the journal entry. Raises CannotCheckIn, Stale."""
    said = {activity_id: WeekSaid(hours, done, blocked, version)}
    return check_in_week(company_id, person_id, said, week_on=week_on, by=by, at=at, today=today)


def check_in_week(
    company_id: int,
    person_id: int,
    said: Mapping[int, WeekSaid],
    *,
    week_on: date,
    by: By,
    at: datetime,
    today: date,
) -> int | None:
    """All activities of one person in one week, in one story; what is empty and was never said leaves no trace.

    `by` is the account of that person or a guest who holds their link (kind "guest"). Raises CannotCheckIn, Stale.
    """
    week = monday_of(week_on)
    for one in said.values():
        _insist_on_hours(one.hours)
    with story(company_id, by=by, at=at, says=SAID) as told:
        person = _oneself(told, person_id)
        told.says = SAID.with_values(name=person.name, week=week)
        if week not in open_weeks(today):
            raise CannotCheckIn(WEEK_CLOSED.with_values(week=week))
        _insist_on_own(told, person, said)
        for activity_id, one in said.items():
            _say(told, person, activity_id, week, one)
    return told.number


def _say(told: Story, person: Person, activity_id: int, week: date, said: WeekSaid) -> None:
    rows = CheckIn.objects.for_company(told.company_id)
    row = rows.filter(person=person, activity_id=activity_id, week_on=week).first()
    fields = {
        "hours": said.hours,
        "done": said.done.strip()[:LONGEST],
        "blocked": said.blocked.strip()[:LONGEST],
    }
    if row is None:
        if said.version:
            raise Stale(None, fields)
        if not said.is_empty:
            about = {"person_id": person.pk, "activity_id": activity_id, "week_on": week, "said_at": told.at}
            told.create(CheckIn, **about, **fields)
    elif any(getattr(row, name) != value for name, value in fields.items()):
        told.change(row, version=said.version, **fields, said_at=told.at)


def _oneself(told: Story, person_id: int) -> Person:
    person = Person.objects.for_company(told.company_id).filter(pk=person_id).first()
    if person is None:
        raise CannotCheckIn(NOBODY_THERE)
    is_own = told.by.user_id is not None and told.by.user_id == person.user_id
    if not is_own and told.by.kind != "guest":
        raise CannotCheckIn(ONLY_ONESELF)
    return person


def _insist_on_own(told: Story, person: Person, said: Mapping[int, WeekSaid]) -> None:
    places = Place.objects.for_company(told.company_id).filter(lane="must", owner=person)
    own = places.filter(activity__merged_into=None).values_list("activity_id", flat=True)
    if not set(said) <= set(own):
        raise CannotCheckIn(NOT_THEIRS.with_values(name=person.name))


def _insist_on_hours(hours: float | None) -> None:
    if hours is not None and not (isfinite(hours) and 0 <= hours <= HOURS_IN_A_WEEK):
        raise CannotCheckIn(NO_HOURS)
