"""What a list of activities cannot know: who may decide, how the promises go, what is due, what has rested enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from klarlinie.method.execution.rights import right_findings
from klarlinie.method.plan import TidyPlan
from klarlinie.method.upkeep.check_ins import CheckIn, blocked
from klarlinie.method.upkeep.gate import overdue
from klarlinie.method.upkeep.review import MetricUse, check_needed, pauses_over, unused_metrics
from klarlinie.method.upkeep.similar import Stopped, stopped_before
from klarlinie.vocabulary.findings import Finding
from klarlinie.web.method.decisions.queries.again import seen_on_the_table
from klarlinie.web.method.execution.queries import promises
from klarlinie.web.method.execution.queries.check_ins import check_ins, how_it_goes, since
from klarlinie.web.method.upkeep.queries.confirmations import confirmations
from klarlinie.web.method.upkeep.queries.ideas import waiting
from klarlinie.web.method.upkeep.queries.metrics import metrics
from klarlinie.web.method.upkeep.queries.verdicts import verdicts
from klarlinie.web.platform.deciding.queries import rights
from klarlinie.web.platform.ui.noticing import noticed_elsewhere

JUDGED_TOO_EARLY = "EXE108"  # warns whoever judges; while nobody does, there is nothing to mend


def only_here(company_id: int, plan: TidyPlan) -> Iterator[Finding]:
    """The findings that come from decisions, promises, check-ins, ideas and figures; queries in constant number."""
    today = plan.today
    yield from right_findings(rights(company_id))
    yield from _seen_before(company_id)
    yield from _how_it_goes(company_id, today)
    due = (one.finding for one in verdicts(company_id, today))
    yield from (one for one in due if one is not None and one.code != JUDGED_TOO_EARLY)
    decided = plan.agreed.decisions if plan.agreed else {}
    yield from pauses_over((one for one in plan.verdicts if one.activity in decided), plan.activities, today)
    yield from overdue([one.core for one in waiting(company_id, today)], (), today)
    yield from _to_confirm(company_id, today)
    yield from unused_metrics(MetricUse(one.name, one.served) for one in metrics(company_id))
    yield from noticed_elsewhere(company_id, today)


def _seen_before(company_id: int) -> Iterator[Finding]:
    for one in seen_on_the_table(company_id):
        if one.kind == "stop":
            old = Stopped(one.old, one.reason or None, one.decided_on, one.decided_by)
            found = stopped_before(one.title, [old])
            if found is not None:
                yield found


def _how_it_goes(company_id: int, today: date) -> Iterator[Finding]:
    """Without anybody's hours: those are for the owner and whoever leads."""
    going = how_it_goes(promises(company_id), check_ins(company_id, since(today)), today)
    for half in going.by_halves:
        yield replace(half.finding, sentence=half.aloud, evidence=())
    for one in going.blocked:
        said = CheckIn(one.owner, one.activity_id, one.week_on, None, blocked=one.words)
        yield from blocked([said], today, {one.activity_id: one.title})
    yield from going.silent


def _to_confirm(company_id: int, today: date) -> tuple[Finding, ...]:
    """What somebody has looked at once and not for a quarter; what nobody has looked at, the evaluation says."""
    looked_at = {
        one.listed.core.title: one.confirmed_on
        for one in confirmations(company_id, None, today)
        if one.is_needed and one.confirmed_on is not None
    }
    return check_needed(looked_at, today)
