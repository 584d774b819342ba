"""What people have decided; deciding by one's own right; leaving a suggestion for whoever holds it."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Any, Literal

from django.http import HttpResponse
from ninja import Router, Schema, Status
from pydantic import Field

from klarlinie.method.decisions.stop_account import Freed
from klarlinie.method.decisions.verdict import VerdictKind
from klarlinie.web.api.door import Call, Key
from klarlinie.web.api.kinds import (
    After,
    Body,
    Day,
    Json,
    Limit,
    MoneyShown,
    RowId,
    RowKey,
    SameRequest,
    SeenVersion,
    Slug,
    answers,
    day,
    money,
    once,
    page,
    seen_version,
    tag,
)
from klarlinie.web.api.problems import both_states, field_trouble, not_there
from klarlinie.web.api.resources.activities import there
from klarlinie.web.method.decisions.actions import CannotDecide, Step, decide, suggest
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.decisions.queries.cards import decision_card
from klarlinie.web.method.decisions.queries.stopped import StopShown, stop_account_page
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import say

router = Router(tags=["decisions"])
AnyVerdict = Literal[
    "keep", "change", "merge", "pause", "stop", "open"
]  # flat, so that an error names the field
Reason = Annotated[str, Field(min_length=1, max_length=2000, pattern=r"\S")]


class StepSent(Body):
    """One thing to do so that something ends well; `is_notice`: a date by which notice has to be given."""

    words: Reason
    due_on: Day | None = None
    is_notice: bool = False


class WishSent(Body):
    """A pause needs `review_on`, a merge `merge_with_id`; a stop without `last_day_on` ends at once."""

    reason: Reason
    last_day_on: Day | None = None
    review_on: Day | None = None
    merge_with_id: RowKey | None = None


class SuggestionSent(WishSent):
    verdict: VerdictKind


class DecisionSent(WishSent):
    """With what there is to do for a stop; the verdict "open" takes back the decision that holds."""

    verdict: AnyVerdict
    steps: list[StepSent] = Field(default_factory=list, max_length=50)


class DecisionShown(Schema):
    """`right` is the right by which it was decided."""

    id: int
    activity_id: int
    verdict: str
    reason: str
    decided_by: str
    decided_on: date
    right: str
    as_deputy: bool
    last_day_on: date | None
    review_on: date | None
    merge_with_id: int | None


class Decisions(Schema):
    items: list[DecisionShown]
    next: int | None


class ProposalShown(Schema):
    """What the rules propose, with their codes and sentences."""

    verdict: str
    codes: list[str]
    reasons: list[str]


class SuggestionShown(Schema):
    id: int
    verdict: str
    reason: str
    suggested_by: str


class CardShown(Schema):
    """One activity at the table. `version` is what a decision names in `If-Match`; `decision` null: it is open."""

    activity_id: int
    version: int
    decision: DecisionShown | None
    proposal: ProposalShown
    suggestions: list[SuggestionShown]


class Left(Schema):
    id: int


class FreedShown(Schema):
    """Sums over what is known: hours a month, money a year. `unknown_…` count the stops that do not name theirs."""

    count: int
    ran: int
    hours_per_month: float
    money_per_year: list[MoneyShown]
    nerves: float
    unknown_hours: int
    unknown_money: int


class StoppedShown(Schema):
    decision_id: int
    activity_id: int
    title: str
    reason: str
    decided_by: str
    decided_on: date
    last_day_on: date | None
    is_over: bool
    steps_left: int
    frees: FreedShown | None


class StopAccount(Schema):
    already: FreedShown
    to_come: FreedShown
    together: FreedShown
    items: list[StoppedShown]


@router.get("/decisions", response=answers({200: Decisions}), auth=Key(), summary="The decisions that hold")
def list_decisions(request: Call, slug: Slug, after: After = None, limit: Limit = 50) -> Json:
    """An activity without one is open; what the rules propose for it stands in the plan."""
    holding = tuple(decisions_now(request.company.id).values())
    found, further = page(holding, after, limit, lambda one: one.id)
    return {"items": [shown(one) for one in found], "next": further}


@router.get(
    "/activities/{activity_id}/decision",
    response=answers({200: CardShown}),
    auth=Key(),
    summary="What was decided about an activity, proposed and suggested",
)
def read_decision(request: Call, response: HttpResponse, slug: Slug, activity_id: RowId) -> Json:
    found = _card(request, activity_id)
    tag(response, found["version"])
    return found


@router.post(
    "/activities/{activity_id}/decision",
    response=answers({201: CardShown}, 409, 428),
    auth=Key("decide", "edit"),
    summary="Decide on an activity",
)
def decide_activity(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    activity_id: RowId,
    body: DecisionSent,
    seen: SeenVersion = None,
    same: SameRequest = None,
) -> Status[Json]:
    """By the right of the account, which the entry names."""
    there(request, activity_id)
    version = seen_version(seen)

    def decided() -> Json:
        about: dict[str, Any] = body.model_dump(exclude={"steps"})
        steps = [Step(one.words, one.due_on, one.is_notice) for one in body.steps]
        ours: dict[str, Any] = {"version_seen": version, "by": request.by, "at": now(), "today": today()}
        try:
            decide(request.company.id, activity_id, steps=steps, **about, **ours)
        except CannotDecide as error:
            raise unless_it_is_a_field(error) from error
        except Stale as error:
            yours = body.model_dump(mode="json", exclude_unset=True)
            raise both_states(error, _card(request, activity_id), yours) from error
        return _card(request, activity_id)

    return once(request, response, same, decided)


@router.post(
    "/activities/{activity_id}/suggestions",
    response=answers({201: Left}),
    auth=Key("ideas", "edit"),
    summary="Suggest what to decide about an activity",
)
def suggest_decision(
    request: Call,
    response: HttpResponse,
    slug: Slug,
    activity_id: RowId,
    body: SuggestionSent,
    same: SameRequest = None,
) -> Status[Json]:
    """It changes nothing; whoever holds the right finds it with its reason."""
    there(request, activity_id)

    def suggested() -> Json:
        ours: dict[str, Any] = {"by": request.by, "at": now(), "today": today()}
        try:
            return {"id": suggest(request.company.id, activity_id, **body.model_dump(), **ours)}
        except CannotDecide as error:
            raise unless_it_is_a_field(error) from error

    return once(request, response, same, suggested)


@router.get(
    "/stop-account",
    response=answers({200: StopAccount}),
    auth=Key(),
    summary="What was stopped, and what that sets free",
)
def stop_account(request: Call, slug: Slug) -> Json:
    found = stop_account_page(request.company.id, today())
    account = found.account
    return {
        "already": _freed(account.already),
        "to_come": _freed(account.to_come),
        "together": _freed(account.together),
        "items": [_stopped(one) for one in found.stops],
    }


def unless_it_is_a_field(error: CannotDecide) -> Exception:
    names = {"merge_with": "merge_with_id"}
    return field_trouble(names.get(error.field, error.field), error.text) if error.field else error


def shown(one: DecisionNow) -> Json:
    return {
        "id": one.id,
        "activity_id": one.activity_id,
        "verdict": one.kind,
        "reason": one.reason,
        "decided_by": one.decided_by,
        "decided_on": day(one.decided_on),
        "right": one.right_used,
        "as_deputy": one.as_deputy,
        "last_day_on": day(one.last_day_on),
        "review_on": day(one.review_on),
        "merge_with_id": one.merge_with_id,
    }


def _card(request: Call, activity_id: int) -> Json:
    company = request.company
    found = decision_card(company.id, activity_id, company.hourly_rate, today())
    if found is None:
        raise not_there()
    proposal = found.proposal
    return {
        "activity_id": activity_id,
        "version": found.version,
        "decision": shown(found.now) if found.now else None,
        "proposal": {
            "verdict": proposal.kind,
            "codes": [reason.code for reason in proposal.reasons],
            "reasons": [say(reason.sentence) for reason in proposal.reasons],
        },
        "suggestions": [
            {"id": one.id, "verdict": one.kind, "reason": one.reason, "suggested_by": one.suggested_by}
            for one in found.suggestions
        ],
    }


def _freed(sums: Freed) -> Json:
    return {
        "count": sums.count,
        "ran": sums.ran,
        "hours_per_month": sums.hours_per_month,
        "money_per_year": [money(one) for one in sums.money_per_year],
        "nerves": sums.nerves,
        "unknown_hours": sums.unknown_hours,
        "unknown_money": sums.unknown_money,
    }


def _stopped(one: StopShown) -> Json:
    return {
        "decision_id": one.decision_id,
        "activity_id": one.activity_id,
        "title": one.title,
        "reason": one.reason,
        "decided_by": one.decided_by,
        "decided_on": day(one.decided_on),
        "last_day_on": day(one.last_day_on),
        "is_over": one.is_over,
        "steps_left": one.steps_left,
        "frees": _freed(one.frees) if one.frees else None,
    }
