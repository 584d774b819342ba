"""What waits for one person in one company."""

from __future__ import annotations

from datetime import datetime

from django.urls import reverse

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.queries.waiting import duties as what_waits_to_be_decided
from klarlinie.web.method.execution.queries.waiting import duties as what_was_promised
from klarlinie.web.method.focus.queries.standing import duties as what_the_focus_waits_for
from klarlinie.web.method.inventory.queries.imports import imports
from klarlinie.web.method.upkeep.queries.duties import duties as what_upkeep_waits_for
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.rounds.queries.waiting import Waiting, waiting_rounds
from klarlinie.web.platform.ui.duty import Duty

ANSWER = Text(
    "Runde „{title}“: deine Antwort fehlt noch.",
    "Round “{title}”: your answer is still missing.",
    sie="Runde „{title}“: Ihre Antwort fehlt noch.",
)
REVEAL = Text(
    "Runde „{title}“: {done} von {joined} sind fertig, jetzt lässt sich aufdecken.",
    "Round “{title}”: {done} of {joined} are done, it can be revealed now.",
)
SETTLE = Text(
    "Runde „{title}“ ist aufgedeckt: Was gilt jetzt?", "Round “{title}” is revealed: what holds now?"
)
READ = Text("„{name}“ ist gelesen und wartet auf ein Ja.", "“{name}” has been read and waits for a yes.")
LATER = (what_waits_to_be_decided, what_the_focus_waits_for, what_was_promised, what_upkeep_waits_for)
WANTS = {"answer": ANSWER, "reveal": REVEAL, "settle": SETTLE}


def duties(
    company_id: int, slug: str, by: By, may_lead: bool, may_edit: bool, at: datetime
) -> tuple[Duty, ...]:
    """The most pressing first; empty when nothing waits."""
    rounds = (_round(one, slug) for one in waiting_rounds(company_id, by.user_id, may_lead, at))
    later = (duty for duties_of in LATER for duty in duties_of(company_id, slug, by, at))
    return (*rounds, *later, *(_lists(company_id, slug) if may_edit else ()))


def _round(one: Waiting, slug: str) -> Duty:
    said = WANTS[one.wants].with_values(title=one.title, done=one.done, joined=one.joined)
    return Duty(said, reverse("round", kwargs={"slug": slug, "round_id": one.round_id}))


def _lists(company_id: int, slug: str) -> tuple[Duty, ...]:
    """Files that were read and not taken in, in one query."""
    read = [one for one in imports(company_id) if one.state == "read"]
    return tuple(
        Duty(
            READ.with_values(name=one.file_name),
            reverse("import", kwargs={"slug": slug, "import_id": one.id}),
        )
        for one in read
    )
