"""One verdict for every activity: what the rules propose, and above it what people have decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import cast

from klarlinie.method.decisions.case import Case, cases
from klarlinie.method.decisions.deciding import OUT, is_open
from klarlinie.method.decisions.merges import merges
from klarlinie.method.decisions.propose import Decided, propose
from klarlinie.method.decisions.sentences import decided_by
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.execution.fair_verdict import judge_from
from klarlinie.method.inventory.activity import Activity, Status
from klarlinie.method.inventory.reading import LikelyDuplicate
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.inventory.queries.duplicates import pairs_left


@dataclass(frozen=True)
class Table:
    """Everything on the table: `proposals` of the rules alone, `verdicts` with what people decided above them."""

    listed: tuple[Listed, ...]
    decisions: Mapping[int, DecisionNow]
    proposals: tuple[Verdict, ...]
    verdicts: tuple[Verdict, ...]

    def is_open(self, index: int, today: date) -> bool:
        """Nobody has decided, or it has rested until today."""
        return needs_deciding(self.listed[index], self.decisions, today)


def needs_deciding(one: Listed, decisions: Mapping[int, DecisionNow], today: date) -> bool:
    """The same without looking at the rules, which is cheap."""
    now = decisions.get(one.id)
    return is_open(now.kind if now else None, now.review_on if now else None, one.core.status, today)


def verdicts(company_id: int, today: date) -> tuple[Verdict, ...]:
    """One verdict per activity, in the order of `inventory.queries.activities`; what people decided `is_decided`."""
    return on_the_table(company_id, today).verdicts


def proposals(company_id: int, today: date) -> tuple[Verdict, ...]:
    """What the rules alone say, whatever people have decided."""
    return on_the_table(company_id, today).proposals


def on_the_table(company_id: int, today: date) -> Table:
    """The same number of queries, however many activities there are."""
    listed, now = activities(company_id), decisions_now(company_id)
    found = [as_it_was(one.core, now.get(one.id)) for one in listed]
    alike = merges(found, _alike(company_id, listed))
    all_cases: tuple[Case, ...] = cases(found, line_now(company_id), today, judge_from)
    return Table(
        listed=listed,
        decisions=now,
        proposals=propose(all_cases, alike),
        verdicts=propose(all_cases, alike, Decided(verdicts=_decided(listed, now))),
    )


def as_it_was(core: Activity, decision: DecisionNow | None) -> Activity:
    """Without the status that a decision has given it: the rules look at the activity, not at their own echo."""
    if decision is None or decision.kind not in OUT:
        return core
    return replace(core, status=cast("Status | None", decision.status_before or None))


def _alike(company_id: int, table: Sequence[Listed]) -> tuple[LikelyDuplicate, ...]:
    """The likely duplicates nobody has told apart, by index."""
    place = {one.id: index for index, one in enumerate(table)}
    return tuple(
        LikelyDuplicate(place[first.id], place[second.id], why)
        for first, second, why in pairs_left(company_id)
        if first.id in place and second.id in place
    )


def _decided(table: Sequence[Listed], now: Mapping[int, DecisionNow]) -> dict[int, Verdict]:
    place = {one.id: index for index, one in enumerate(table)}
    return {
        place[activity_id]: _verdict(place, decision)
        for activity_id, decision in now.items()
        if activity_id in place
    }


def _verdict(place: Mapping[int, int], decision: DecisionNow) -> Verdict:
    if decision.kind == "open":
        raise ValueError("A decision that was taken back is no verdict.")
    return Verdict(
        activity=place[decision.activity_id],
        kind=decision.kind,
        reasons=(decided_by(decision.decided_by, decision.decided_on, decision.reason),),
        merge_with=place.get(decision.merge_with_id) if decision.merge_with_id else None,
        review_on=decision.review_on,
        is_decided=True,
    )
