"""The signs of clarity on today's data, and as they were before anything was decided."""

from __future__ import annotations

from datetime import date

from klarlinie.method.clarity.answers import check_answer
from klarlinie.method.upkeep.review import Promised, Snapshot
from klarlinie.method.upkeep.signs_of_clarity import signs_before, signs_of_clarity
from klarlinie.method.upkeep.snapshots import Taken, days_to_decision
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.decisions.queries.verdicts import as_it_was
from klarlinie.web.method.focus.queries import Placed, places
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.upkeep.models import IdeaAnswer
from klarlinie.web.method.upkeep.queries.running import is_running


def signs_now(company_id: int, today: date, since: date | None, story_versions: int | None = None) -> Taken:
    """What runs today, with the owners and hours of the board; ideas answered from `since` on. Four queries."""
    listed, placed, decided = activities(company_id), places(company_id), decisions_now(company_id)
    where = {one.id: index for index, one in enumerate(listed)}
    here = [place for place in placed if place.activity_id in where]
    core = [place for place in here if place.lane == "must"]
    running = {where[one.id] for one in listed if is_running(one, decided, today)}
    signs = signs_of_clarity(
        [one.core for one in listed],
        sorted(running | {where[place.activity_id] for place in core}),
        {where[place.activity_id] for place in core},
        is_reason=_is_reason,
        is_audience=_is_audience,
        owners={where[place.activity_id]: place.owner for place in here if place.owner},
        doses={where[place.activity_id]: place.hours_per_week for place in core},
    )
    snapshot = Snapshot(today, signs, {place.title: _promised(place) for place in core})
    return Taken(snapshot, story_versions, days_to_decision(_answered(company_id, since)))


def signs_at_first(company_id: int, today: date) -> Taken:
    """How it looked before anything was decided: all that ran then, whatever has ended since, and nothing chosen."""
    listed, decided = activities(company_id), decisions_now(company_id)
    then = [as_it_was(one.core, decided.get(one.id)) for one in listed]
    where = {one.id: index for index, one in enumerate(listed)}
    core = {where[place.activity_id] for place in places(company_id) if place.lane == "must"}
    return Taken(Snapshot(today, signs_before(then, core, _is_reason, _is_audience)))


def _promised(place: Placed) -> Promised:
    return Promised(place.owner or "", place.hours_per_week)


def _answered(company_id: int, since: date | None) -> list[tuple[date, date]]:
    """Handed in and first answered, of every idea that got its first answer since then."""
    rows = IdeaAnswer.objects.for_company(company_id).order_by("pk")
    first: dict[int, tuple[date, date]] = {}
    for idea_id, handed_in, answered in rows.values_list("idea_id", "idea__handed_in_on", "decided_on"):
        first.setdefault(idea_id, (handed_in, answered))
    return [one for one in first.values() if since is None or one[1] >= since]


def _is_reason(text: str) -> bool:
    return not check_answer("reason", text).empty


def _is_audience(text: str) -> bool:
    return not check_answer("audience", text).empty
