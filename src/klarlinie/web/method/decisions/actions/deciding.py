"""Deciding on an activity: by right, with a reason, never edited, only superseded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from django.db.models import F

from klarlinie.method.decisions.deciding import (
    OUT,
    VERDICT_NAMES,
    DecisionKind,
    right_for,
    status_after,
)
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.costs import runs_today
from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import Status
from klarlinie.vocabulary.findings import Reason
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.decisions.actions.meeting import beat
from klarlinie.web.method.decisions.models import Decision, Suggestion, WindDownStep
from klarlinie.web.method.decisions.queries import DecisionNow, decision_now, decisions_now
from klarlinie.web.method.decisions.queries.verdicts import proposals
from klarlinie.web.method.inventory.actions.status import set_status
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.platform.deciding.actions import use_right
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import Stale, Story, story
from klarlinie.web.platform.ui.refusal import Refusal

LONGEST_REASON = 2000
ENDS = ("stop", "merge")
GONE = Text("Diese Aktivität steht nicht mehr in der Liste.", "This activity is not on the list any more.")
NO_REASON = Text(
    "Ein Satz fehlt: Warum? In einem Jahr wird danach gefragt.",
    "One sentence is missing: why? In a year somebody will ask.",
)
NO_SUCH_VERDICT = Text("Diese Entscheidung gibt es nicht.", "There is no such decision.")
NO_REVIEW = Text(
    "Wann kommt es wieder auf den Tisch? Eine Pause braucht einen Tag in der Zukunft.",
    "When does it come up again? A pause needs a day in the future.",
)
NO_PARTNER = Text(
    "Womit soll es zusammengelegt werden? Wählt eine andere Aktivität, die weitergeht.",
    "What is it to be merged into? Choose another activity that goes on.",
    sie="Womit soll es zusammengelegt werden? Wählen Sie eine andere Aktivität, die weitergeht.",
)
NOTHING_TO_TAKE_BACK = Text("Hier gilt gerade keine Entscheidung.", "There is no decision here at present.")


class CannotDecide(Refusal):
    """What was decided lacks something; `field` is where, `text` says what."""

    def __init__(self, text: Text, field: str = "") -> None:
        super().__init__(text)
        self.field = field


@dataclass(frozen=True)
class Step:
    """One thing to do so that something ends well."""

    words: str
    due_on: date | None = None
    is_notice: bool = False


def decide(
    company_id: int,
    activity_id: int,
    *,
    verdict: DecisionKind,
    reason: str,
    last_day_on: date | None = None,
    steps: Sequence[Step] = (),
    review_on: date | None = None,
    merge_with_id: int | None = None,
    version_seen: int | None = None,
    by: By,
    at: datetime,
    today: date,
) -> int:
    """Decide on an activity by the right that it needs; gives the number of the decision.

    `version_seen` is the number of the decision that was shown as the one that holds, 0 where there was none; None
    asks for no such check. "open" takes the decision that holds back. A stop without `last_day_on` ends at once.
    Raises `CannotDecide`, `MayNotDecide`, and `Stale` where somebody was faster.
    """
    wanted = _Wanted(verdict, reason.strip()[:LONGEST_REASON], last_day_on, review_on, merge_with_id, today)
    with story(company_id, by=by, at=at, says=GONE) as told:
        table = activities(company_id)
        place = _place(table, activity_id)
        row = (
            Decision.objects.for_company(company_id)
            .filter(activity_id=activity_id, superseded_by=None)
            .first()
        )
        if version_seen is not None and version_seen != (row.pk if row else 0):
            raise Stale(row, {"verdict": verdict, "reason": wanted.reason})
        wanted.insist(table, activity_id, row, decisions_now(company_id))
        decision = _written(told, wanted, table[place], row, proposals(company_id, today)[place])
        told.create_many(WindDownStep, _steps(decision, steps) if verdict == "stop" else ())
        _answer_suggestions(told, activity_id, decision)
        beat(told, activity_id)
    return decision.pk


@dataclass(frozen=True)
class _Wanted:
    """What somebody wants to decide, before it is checked."""

    verdict: DecisionKind
    reason: str
    last_day: date | None
    review: date | None
    partner: int | None
    today: date

    def insist(
        self,
        table: Sequence[Listed],
        activity_id: int,
        now: Decision | None,
        decided: Mapping[int, DecisionNow],
    ) -> None:
        """Everything that is needed is there; `decided` is what holds for all of the table."""
        if self.verdict not in VERDICT_NAMES:
            raise CannotDecide(NO_SUCH_VERDICT, "verdict")
        if not self.reason:
            raise CannotDecide(NO_REASON, "reason")
        if self.verdict == "open" and (now is None or now.verdict == "open"):
            raise CannotDecide(NOTHING_TO_TAKE_BACK, "verdict")
        if self.verdict == "pause" and (self.review is None or self.review <= self.today):
            raise CannotDecide(NO_REVIEW, "review_on")
        if self.verdict == "merge" and not _goes_on(table, activity_id, self.partner, decided):
            raise CannotDecide(NO_PARTNER, "merge_with")

    @property
    def last_day_on(self) -> date | None:
        return self.last_day if self.verdict == "stop" else None


def _place(table: Sequence[Listed], activity_id: int) -> int:
    place = next((index for index, one in enumerate(table) if one.id == activity_id), None)
    if place is None:
        raise CannotDecide(GONE)
    return place


def _goes_on(
    table: Sequence[Listed], activity_id: int, partner: int | None, decided: Mapping[int, DecisionNow]
) -> bool:
    """Whether the partner is there to be folded into: neither over nor about to end or to be folded itself."""
    there = {one.id: one.core.status for one in table if one.id != activity_id}
    now = decided.get(partner or 0)
    return (
        partner in there and there[partner] not in ("stopped", "done") and (not now or now.kind not in ENDS)
    )


def _written(told: Story, wanted: _Wanted, one: Listed, row: Decision | None, proposal: Verdict) -> Decision:
    """The new decision in its place, what it supersedes, and what it makes of the list."""
    now, core = (decision_now(row) if row else None), one.core
    kind = now.kind if now else None
    used = use_right(told, right_for(wanted.verdict, kind, core.status), on=wanted.today)
    if (
        row is not None
    ):  # for a moment it points at itself: only one may hold, and the new one is not there yet
        Decision.objects.for_company(told.company_id).filter(pk=row.pk).update(superseded_by=F("pk"))
    came_out = row is not None and row.verdict in OUT
    before = row.status_before if row is not None and came_out else core.status or ""
    decision = told.create(
        Decision,
        activity_id=one.id,
        verdict=wanted.verdict,
        reason=wanted.reason,
        decided_by=used.name,
        decided_on=wanted.today,
        decided_at=told.at,
        right_used=used.right,
        as_deputy=used.as_deputy,
        last_day_on=wanted.last_day_on,
        review_on=wanted.review if wanted.verdict == "pause" else None,
        merge_with_id=wanted.partner if wanted.verdict == "merge" else None,
        status_before=before if wanted.verdict in OUT else "",
        **_proposed(proposal),
        **_costs(core, ran=row.ran if row is not None and came_out else runs_today(core)),
    )
    if row is not None:
        told.change(row, superseded_by_id=decision.pk)
    after = status_after(
        wanted.verdict, wanted.last_day_on, wanted.today, core.status, cast("Status | None", before or None)
    )
    set_status(told, one.id, after)
    told.says = says_decided(wanted.verdict, core.title)
    return decision


def says_decided(verdict: DecisionKind, title: str) -> Text:
    return Text(
        "„{title}“: {verdict}", "“{title}”: {verdict}", {"title": title, "verdict": VERDICT_NAMES[verdict]}
    )


def _proposed(proposal: Verdict) -> dict[str, Any]:
    """What the rules said at that moment, in all languages, so that it can be read in ten years."""
    return {"proposed": proposal.kind, "rules": [_rule(reason) for reason in proposal.reasons]}


def _rule(reason: Reason) -> dict[str, str]:
    said = reason.sentence
    return {
        "code": reason.code,
        "de": said.say("de"),
        "en": said.say("en"),
        "sie": said.say("de", formal=True),
    }


def _costs(core: CoreActivity, ran: bool) -> dict[str, Any]:
    money = core.money_per_year
    return {
        "ran": ran,
        "hours_per_month": core.hours_per_month,
        "money_per_year": money.amount if money else None,
        "money_currency": money.currency if money else "EUR",
        "nerves": core.nerves,
    }


def _steps(decision: Decision, steps: Sequence[Step]) -> list[dict[str, Any]]:
    wanted = [step for step in steps if step.words.strip()]
    return [
        {
            "decision_id": decision.pk,
            "words": step.words.strip()[:LONGEST_REASON],
            "due_on": step.due_on,
            "is_notice": step.is_notice,
            "position": place,
        }
        for place, step in enumerate(wanted, 1)
    ]


def _answer_suggestions(told: Story, activity_id: int, decision: Decision) -> None:
    waiting = Suggestion.objects.for_company(told.company_id).filter(
        activity_id=activity_id, answered_by=None
    )
    for one in waiting:
        told.change(one, answered_by_id=decision.pk)
