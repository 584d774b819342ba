"""What the focus still lacks, and what waits for whom."""

from __future__ import annotations

from datetime import date, datetime

from django.urls import reverse
from django.utils import timezone

from klarlinie.method.focus.model import FEWEST
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.focus.queries.going import going
from klarlinie.web.method.focus.queries.placed import Placed, places
from klarlinie.web.method.focus.queries.suggestions import suggestions
from klarlinie.web.method.focus.wordings import LANE_NAMES
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.deciding.queries import permission
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.ui.duty import Duty

NOBODY_IN_MUST = Text(
    "Im Muss steht noch nichts: Welche drei bis fünf Aktivitäten sind der Kern?",
    "There is nothing in Must yet: which three to five activities are the core?",
)
TOO_FEW = Text(
    "Im Muss stehen erst {n} von mindestens {least} Kernaktivitäten.",
    "Only {n} of at least {least} core activities are in Must.",
)
WITHOUT_OWNER = Text("Wer übernimmt „{title}“?", "Who takes on “{title}”?")
UNPLACED = Text("Noch nicht eingeordnet: {n} Aktivitäten.", "Not placed yet: {n} activities.")
ONE_UNPLACED = Text("Noch nicht eingeordnet: „{title}“.", "Not placed yet: “{title}”.")
ONE_WAITS = Text(
    "{who} schlägt vor: „{title}“ nach {lane}. Ja oder Nein?",
    "{who} suggests: “{title}” to {lane}. Yes or no?",
)
SOME_WAIT = Text(
    "{n} Vorschläge für den Fokus warten auf ein Ja oder Nein.",
    "{n} suggestions for the focus wait for a yes or no.",
)


def lacks(company_id: int, today: date) -> tuple[Text, ...]:
    """What is still missing, the most useful first; empty when settled, and while there is nothing to place."""
    going_on = _going_on(company_id)
    if not going_on:
        return ()
    placed = places(company_id)
    core = [one for one in placed if one.lane == "must"]
    found = [NOBODY_IN_MUST] if not core else []
    if core and len(core) < min(FEWEST, len(going_on)):
        found.append(TOO_FEW.with_values(n=len(core), least=FEWEST))
    found += [_owner_missing(one) for one in core if one.owner_id is None]
    open_titles = [title for key, title in going_on.items() if key not in {one.activity_id for one in placed}]
    if len(open_titles) == 1:
        found.append(ONE_UNPLACED.with_values(title=open_titles[0]))
    elif open_titles:
        found.append(UNPLACED.with_values(n=len(open_titles)))
    return tuple(found)


def duties(company_id: int, slug: str, by: By, at: datetime) -> tuple[Duty, ...]:
    """For whoever may set priorities that day: suggestions that wait, an empty core, core activities without owner."""
    if not permission(company_id, by.user_id, "prioritise", timezone.localdate(at)).allowed:
        return ()
    here = reverse("focus", kwargs={"slug": slug})
    core = [one for one in places(company_id) if one.lane == "must"]
    found = list(_waiting(company_id, f"{here}#suggestions"))
    if not core and _going_on(company_id):
        found.append(Duty(NOBODY_IN_MUST, here))
    return (
        *found,
        *(
            Duty(
                _owner_missing(one),
                reverse("focus_card", kwargs={"slug": slug, "activity_id": one.activity_id}),
            )
            for one in core
            if one.owner_id is None
        ),
    )


def _waiting(company_id: int, url: str) -> tuple[Duty, ...]:
    waiting = suggestions(company_id)
    if not waiting:
        return ()
    if len(waiting) > 1:
        return (Duty(SOME_WAIT.with_values(n=len(waiting)), url),)
    one = waiting[0]
    says = ONE_WAITS.with_values(who=one.suggested_by, title=one.title, lane=LANE_NAMES[one.lane])
    return (Duty(says, url),)


def _owner_missing(one: Placed) -> Text:
    return WITHOUT_OWNER.with_values(title=one.title)


def _going_on(company_id: int) -> dict[int, str]:
    """Title by activity of what can be placed."""
    decided = decisions_now(company_id)
    return {
        one.id: one.core.title
        for one in activities(company_id)
        if going(one.core.status, decided.get(one.id)) == "on"
    }
