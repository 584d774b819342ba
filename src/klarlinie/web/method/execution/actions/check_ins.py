"""An owner says how the week was: hours, what got done, what is in the way.

Nobody says it for somebody else, but for those who have no account: what they said, somebody who takes part may enter,
and both names stand there.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from math import isfinite

from klarlinie.method.upkeep.check_ins import monday_of, open_weeks
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.execution.models import CheckIn
from klarlinie.web.method.execution.queries.check_ins import may_correct
from klarlinie.web.method.focus.models import Place
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.companies.queries import leads, role_in
from klarlinie.web.platform.companies.rights import rights_of
from klarlinie.web.platform.journal.by import LONGEST_NAME, By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

HOURS_IN_A_WEEK = 168
LONGEST = 2000
SAID = Text("{name}: Rückmeldung zur Woche ab {week}", "{name}: check-in for the week of {week}")
ENTERED = Text(
    "{name}: Rückmeldung zur Woche ab {week}, eingetragen von {who}",
    "{name}: check-in for the week of {week}, entered by {who}",
)
WEEK_CLOSED = Text(
    "Die Woche ab {week} lässt sich nicht mehr ändern: Offen sind die laufende und die zwei davor.",
    "The week of {week} cannot be changed any more: open are the running one and the two before.",
)
NOT_THEIRS = Text(
    "Diese Aktivität liegt nicht (mehr) bei {name}. Rückmeldung gibt, wer sie übernommen hat.",
    "This activity is not with {name} (any more). Whoever has taken it on checks in.",
)
ONLY_ONESELF = Text(
    "Wie die Woche war, sagt nur, wer sie hatte. Wer leitet, kann einen Link dafür schicken; für jemanden ohne Konto "
    "kann es eintragen, wer mitarbeitet.",
    "How a week was is said only by whoever had it. Whoever leads can send a link for it; for somebody without an "
    "account whoever takes part can enter it.",
)
SAID_ALREADY = Text(
    "{name} hat dazu schon etwas gesagt, oder jemand anderes hat es eingetragen. Ändern kann es, wer es gesagt oder "
    "eingetragen hat.",
    "{name} has said something about it already, or somebody else has entered it. Whoever said or entered it can "
    "change it.",
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
MEANWHILE = Text(
    "Zu einer Aktivität hat inzwischen jemand etwas gesagt, oder jemand anderes hat sie übernommen; was dazu getippt "
    "war, steht nirgends. Alles Übrige ist gespeichert.",
    "Somebody has said something about one of the activities meanwhile, or somebody else has taken it on; what was "
    "typed for it stands nowhere. All the rest is saved.",
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

    `by` is the account of that person, a guest who holds their link (kind "guest"), or, for somebody without an
    account, anybody who takes part. Raises CannotCheckIn, Stale.
    """
    week = monday_of(week_on)
    for one in said.values():
        _insist_on_hours(one.hours)
    with story(company_id, by=by, at=at, says=SAID) as told:
        person, is_entered = _whose(told, person_id)
        says = ENTERED.with_values(who=by.name) if is_entered else SAID
        told.says = says.with_values(name=person.name, week=week)
        if week not in open_weeks(today):
            raise CannotCheckIn(WEEK_CLOSED.with_values(week=week))
        _insist_on_own(told, person, said)
        for activity_id, one in said.items():
            _say(told, person, activity_id, week, one, is_entered)
    return told.number


def _say(told: Story, person: Person, activity_id: int, week: date, said: WeekSaid, is_entered: bool) -> None:
    rows = CheckIn.objects.for_company(told.company_id)
    row = rows.filter(person=person, activity_id=activity_id, week_on=week).first()
    fields = {
        "hours": said.hours,
        "done": said.done.strip()[:LONGEST],
        "blocked": said.blocked.strip()[:LONGEST],
    }
    whose = {
        "name": person.name,
        "entered_by": told.by.name[:LONGEST_NAME] if is_entered else "",
        "entered_by_user_id": told.by.user_id if is_entered else None,
    }
    if row is not None and is_entered:
        _insist_on_ones_own(told, row)
    if row is None:
        if said.version:
            raise Stale(None, fields)
        if not said.is_empty:
            about = {"person_id": person.pk, "activity_id": activity_id, "week_on": week, "said_at": told.at}
            told.create(CheckIn, **about, **fields, **whose)
    elif any(getattr(row, name) != value for name, value in fields.items()):
        told.change(row, version=said.version, **fields, **whose, said_at=told.at)


def _insist_on_ones_own(told: Story, row: CheckIn) -> None:
    """Asked before anything is compared: whoever may not see somebody's hours must not find them out by guessing."""
    if not may_correct(told.by, row.entered_by_user_id, leads(told.company_id, told.by)):
        raise CannotCheckIn(SAID_ALREADY.with_values(name=row.name))


def _whose(told: Story, person_id: int) -> tuple[Person, bool]:
    """The person, and whether somebody else enters it for them."""
    person = Person.objects.for_company(told.company_id).filter(pk=person_id).first()
    if person is None:
        raise CannotCheckIn(NOBODY_THERE)
    if told.by.kind == "guest" or (told.by.user_id is not None and told.by.user_id == person.user_id):
        return person, False
    role = role_in(told.company_id, told.by.user_id)
    if person.user_id is not None or role is None or "edit" not in rights_of(role):
        raise CannotCheckIn(ONLY_ONESELF)
    return person, True


def _insist_on_own(told: Story, person: Person, said: Mapping[int, WeekSaid]) -> None:
    places = Place.objects.for_company(told.company_id).filter(lane="must", owner=person)
    own = places.filter(activity__merged_into=None).values_list("activity_id", flat=True)
    if not set(said) <= set(own):
        raise CannotCheckIn(NOT_THEIRS.with_values(name=person.name))


def _insist_on_hours(hours: float | None) -> None:
    if hours is not None and not (isfinite(hours) and 0 <= hours <= HOURS_IN_A_WEEK):
        raise CannotCheckIn(NO_HOURS)
