"""When each core activity may be judged fairly: too early, a first look, or due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from klarlinie.method.execution.commit import verdict_for
from klarlinie.method.execution.commitments import Commitment
from klarlinie.method.execution.fair_verdict import FairVerdict, Moment, judged_too_early, moment
from klarlinie.method.execution.promised import Promised, expected
from klarlinie.method.inventory.activity import Activity
from klarlinie.method.upkeep.review import verdicts_due
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.method.decisions.queries import decisions_now
from klarlinie.web.method.execution.queries import Promise, promises
from klarlinie.web.method.inventory.queries import activities

NO_METRIC = Text("noch kein Maß vereinbart", "no measure agreed on yet")


@dataclass(frozen=True)
class ToJudge:
    """One core activity. `finding` asks for a verdict or a look, or warns of one; None: judged, nothing to do."""

    activity_id: int
    title: str
    owner: str | None
    owner_id: int | None
    metric: str
    expected: Text | None
    fair: FairVerdict | None
    moment: Moment | None
    finding: Finding | None

    @property
    def is_due(self) -> bool:
        return self.finding is not None and self.finding.code == "UPK120"


def verdicts(company_id: int, today: date) -> tuple[ToJudge, ...]:
    """All core activities, what is due first. Four queries."""
    listed = {one.id: one.core for one in activities(company_id)}
    judged = {key: one.decided_on for key, one in decisions_now(company_id).items()}
    found = [
        _to_judge(promise, listed[key], today, judged.get(key))
        for promise in promises(company_id)
        if (key := promise.place.activity_id) in listed
    ]
    order = ("UPK120", "UPK121", "EXE108")
    return tuple(sorted(found, key=lambda one: order.index(one.finding.code) if one.finding else len(order)))


def _to_judge(promise: Promise, activity: Activity, today: date, judged_on: date | None) -> ToJudge:
    place = promise.place
    begin = promise.begins_on or place.placed_on
    fair = verdict_for(activity, begin)
    return ToJudge(
        activity_id=place.activity_id,
        title=place.title,
        owner=place.owner,
        owner_id=place.owner_id,
        metric=promise.metric,
        expected=_expected(promise),
        fair=fair,
        moment=moment(fair, today) if fair else None,
        finding=_finding(promise, activity, fair, begin, today, judged_on),
    )


def _expected(promise: Promise) -> Text | None:
    said = Promised("", None, "", promise.expected, promise.expected_by, promise.expected_words)
    return expected(said)


def _finding(
    promise: Promise,
    activity: Activity,
    fair: FairVerdict | None,
    begin: date,
    today: date,
    judged_on: date | None,
) -> Finding | None:
    """Due or a first look, unless somebody has judged it since; too early is a warning."""
    if fair is None:
        return None
    commitment = Commitment(
        activity=0,
        owner=promise.place.owner or "",
        hours_per_week=promise.place.hours_per_week,
        first_step=plain(promise.first_step),
        first_step_on=begin,
        metric=plain(promise.metric) if promise.metric else NO_METRIC,
        expectation=_expected(promise),
        fair_verdict_on=fair.earliest_on,
        verdict_due_on=fair.due_on,
    )
    due = verdicts_due([commitment], [activity], today, {0: judged_on} if judged_on else None)
    return due[0] if due else judged_too_early(activity.title, fair, today)
