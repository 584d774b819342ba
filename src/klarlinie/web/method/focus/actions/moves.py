"""Moving an activity to a lane and giving it an owner: only by whoever sets the priorities, within the limits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from klarlinie.method.focus.board import cannot_own
from klarlinie.method.focus.model import LANES, Lane
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.focus.queries.going import going
from klarlinie.web.method.focus.queries.limit import most_core
from klarlinie.web.method.focus.queries.placed import places
from klarlinie.web.method.focus.wordings import LANE_NAMES
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import listed, to_core
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.actions import Used, use_right
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

STEP = 1024  # between two positions, so that something fits in between without changing the others
NOBODY = 0  # instead of an owner's key: nobody, on purpose
MOST_HOURS = 60.0  # a week


class CannotMove(Refusal):
    """What was wanted does not go; `text` says why and what to do."""


class CoreIsFull(CannotMove):
    """One more than the core has places for; `names` are those that stand there."""

    def __init__(self, names: Sequence[str], most: int) -> None:
        super().__init__(FULL.with_values(n=most, names=[QUOTED.with_values(name=name) for name in names]))
        self.names = tuple(names)


class OwnerCannot(CannotMove):
    """The owner has said that this is nothing for them; with `despite_cannot` it is done all the same."""


@dataclass(frozen=True)
class Wish:
    """Where something is to stand. `owner_id` None leaves it as it is, `NOBODY` takes it away.

    `position` counts from 0 among the others of the lane (None: at the end). `version_seen` is that of the place that
    was shown, 0 where there was none (None: whatever stands there).
    """

    activity_id: int
    lane: Lane
    owner_id: int | None = None
    position: int | None = None
    version_seen: int | None = None
    despite_cannot: bool = False


@dataclass(frozen=True)
class Moved:
    """From where to where (None: it had no place), and the number of the journal entry (None: nothing was new)."""

    before: Lane | None
    lane: Lane
    owner: str | None
    undo: int | None


QUOTED = Text("„{name}“", "“{name}”")
FULL = Text(
    "Im Muss ist kein Platz mehr: Dort stehen schon {n}, nämlich {names}. Was geht dafür heraus? Mehr Plätze kann "
    "freigeben, wer die Prioritäten setzt, mit einem Grund.",
    "There is no place left in Must: {n} stand there already, namely {names}. Which one makes room for it? Whoever "
    "sets the priorities can allow more places, with a reason.",
)
GONE = Text("Diese Aktivität steht nicht mehr auf der Liste.", "This activity is not on the list any more.")
IS_OVER = Text(
    "„{title}“ ist beendet und steht nicht auf dem Brett. Soll es weitergehen, braucht es zuerst eine neue "
    "Entscheidung.",
    "“{title}” has ended and is not on the board. For it to go on, a new decision comes first.",
)
RESTS = Text(
    "„{title}“ ruht. Soll es weitergehen, braucht es zuerst eine neue Entscheidung.",
    "“{title}” is paused. For it to go on, a new decision comes first.",
)
NO_LANE = Text("Diese Spalte gibt es nicht.", "There is no such lane.")
NO_PERSON = Text(
    "Diese Person steht nicht mehr bei den Leuten.", "This person is not among the people any more."
)
CANNOT = Text(
    "{owner} hat gesagt: „{words}“ ist nichts für {owner}. Soll „{title}“ trotzdem dort liegen?",
    "{owner} has said that “{words}” is nothing for {owner}. Should “{title}” be theirs all the same?",
)
TO_LANE = Text("„{title}“ nach {lane}", "“{title}” to {lane}")
TO_LANE_BY = Text("„{title}“ nach {lane}, bei {owner}", "“{title}” to {lane}, owned by {owner}")
HOURS_SET = Text("„{title}“: {hours} in der Woche vereinbart", "“{title}”: {hours} a week agreed")
HOURS_DOSE = Text("„{title}“: wieder die übliche Dosis", "“{title}”: the usual dose again")
NO_PLACE = Text("Erst einordnen, dann Stunden vereinbaren.", "Place it first, then agree on hours.")
ODD_HOURS = Text(
    "Bitte Stunden in der Woche zwischen 0 und {most}.", "Hours a week between 0 and {most}, please."
)


def move(
    company_id: int,
    activity_id: int,
    lane: Lane,
    *,
    owner_id: int | None = None,
    position: int | None = None,
    version_seen: int | None = None,
    despite_cannot: bool = False,
    by: By,
    at: datetime,
    today: date,
) -> Moved:
    """Put an activity into a lane, with the right to prioritise.

    Raises `MayNotDecide`, `CoreIsFull`, `OwnerCannot`, `CannotMove`, and `Stale` where somebody was faster. Without
    an owner yet, whoever does it today according to the list becomes the owner in Muss and Sollte, if that is one of
    the people and nothing speaks against it.
    """
    wish = Wish(activity_id, lane, owner_id, position, version_seen, despite_cannot)
    with story(company_id, by=by, at=at, says=NO_LANE) as told:
        used = use_right(told, "prioritise", on=today)
        before, owner = put(told, wish, used, today)
    return Moved(before, lane, owner, told.number)


def set_hours(
    company_id: int,
    activity_id: int,
    hours: float | None,
    *,
    version_seen: int | None = None,
    by: By,
    at: datetime,
    today: date,
) -> int | None:
    """Agree on hours a week for something that is placed (None: its dose again), with the right to prioritise.

    Gives the number of the journal entry. Raises `MayNotDecide`, `CannotMove`, and `Stale` where the place that was
    shown (`version_seen`; None asks for no such check) has changed meanwhile.
    """
    if hours is not None and not 0 < hours <= MOST_HOURS:
        raise CannotMove(ODD_HOURS.with_values(most=MOST_HOURS))
    with story(company_id, by=by, at=at, says=HOURS_DOSE) as told:
        use_right(told, "prioritise", on=today)
        rows = Place.objects.for_company(company_id).select_related("activity")
        row = rows.filter(activity_id=activity_id).first()
        if row is None:
            raise CannotMove(NO_PLACE)
        says = HOURS_DOSE if hours is None else HOURS_SET.with_values(hours=Hours(hours))
        told.says = says.with_values(title=row.activity.title)
        told.change(row, version=version_seen, hours_per_week=hours)
    return told.number


def put(told: Story, wish: Wish, used: Used, today: date) -> tuple[Lane | None, str | None]:
    """One move inside a story, after the right was used: gives the lane it stood in and its owner now."""
    activity = activity_on_the_board(told.company_id, wish)
    row = Place.objects.for_company(told.company_id).filter(activity=activity).select_related("owner").first()
    if wish.version_seen is not None and wish.version_seen != (row.version if row else 0):
        raise Stale(row, {"lane": wish.lane})
    before: Any = row.lane if row else None
    if wish.lane == "must" and before != "must":
        insist_on_a_place(told.company_id, activity.pk)
    owner = _owner(told.company_id, wish, activity, row)
    told.says = TO_LANE.with_values(title=activity.title, lane=LANE_NAMES[wish.lane])
    if owner is not None:
        told.says = TO_LANE_BY.with_values(**told.says.values, owner=owner.name)
    is_same = before == wish.lane and wish.position is None
    stands: dict[str, Any] = {"lane": wish.lane, "owner_id": owner.pk if owner else None}
    order = {} if is_same else {"position": _position(told, wish)}
    if row is None:
        told.create(Place, activity=activity, **stands, **order, **_signed(used, today))
    elif before != wish.lane:
        told.change(row, **stands, **order, **_signed(used, today))
    else:  # another owner or order: the day it was placed is that of its verdict, its weeks and its calendar
        told.change(row, **stands, **order)
    return before, owner.name if owner else None


def _signed(used: Used, today: date) -> dict[str, Any]:
    return {
        "placed_by": used.name,
        "placed_on": today,
        "right_used": used.right,
        "as_deputy": used.as_deputy,
    }


def insist_on_a_place(company_id: int, besides: int | None = None) -> None:
    """Raises `CoreIsFull` where the core has no place for one more (`besides`: not counting this one)."""
    names = [one.title for one in places(company_id) if one.lane == "must" and one.activity_id != besides]
    most = most_core(company_id)
    if len(names) >= most:
        raise CoreIsFull(names, len(names))


def activity_on_the_board(company_id: int, wish: Wish) -> Activity:
    """The row, if it goes on; raises `CannotMove` otherwise."""
    if wish.lane not in LANES:
        raise CannotMove(NO_LANE)
    row = Activity.objects.for_company(company_id).filter(pk=wish.activity_id, merged_into=None).first()
    if row is None:
        raise CannotMove(GONE)
    decision: DecisionNow | None = decisions_now(company_id).get(row.pk)
    state = going(listed(row).core.status, decision)
    if state == "over":
        raise CannotMove(IS_OVER.with_values(title=row.title))
    if state == "rests":
        raise CannotMove(RESTS.with_values(title=row.title))
    return row


def _owner(company_id: int, wish: Wish, activity: Activity, row: Place | None) -> Person | None:
    people = Person.objects.for_company(company_id)
    if wish.owner_id == NOBODY:
        return None
    if wish.owner_id is None:
        return row.owner if row and row.owner else _owner_today(company_id, wish, activity)
    person = people.filter(pk=wish.owner_id).first()
    if person is None:
        raise CannotMove(NO_PERSON)
    is_new = row is None or row.owner_id != person.pk
    if is_new and not wish.despite_cannot and cannot_own(person.cannot, to_core(activity)):
        words = ", ".join(person.cannot)
        raise OwnerCannot(CANNOT.with_values(owner=person.name, words=words, title=activity.title))
    return person


def _owner_today(company_id: int, wish: Wish, activity: Activity) -> Person | None:
    """Whoever does it today according to the list, where that is exactly one of the people, who can."""
    if wish.lane not in ("must", "should"):
        return None
    names = {name.casefold() for name in activity.owners}
    people = Person.objects.for_company(company_id).filter(hours_per_week__isnull=False)
    found = [one for one in people if one.name.casefold() in names]
    core_activity = to_core(activity)
    return found[0] if len(found) == 1 and not cannot_own(found[0].cannot, core_activity) else None


def _position(told: Story, wish: Wish) -> int:
    """A free place in the order of the lane; only where there is none left, the others are counted anew."""
    others = [
        one
        for one in places(told.company_id)
        if one.lane == wish.lane and one.activity_id != wish.activity_id
    ]
    place = len(others) if wish.position is None else max(0, min(wish.position, len(others)))
    before = others[place - 1].position if place else 0
    if place == len(others):
        return before + STEP
    if others[place].position - before > 1:
        return (before + others[place].position) // 2
    rows = Place.objects.for_company(told.company_id).in_bulk([one.id for one in others])
    for number, one in enumerate(others):
        told.change(rows[one.id], position=(number + 1 + (number >= place)) * STEP)
    return (place + 1) * STEP
