"""One verdict for every activity: what the rules propose, and above it what people have decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from klarlinie.method.decisions.case import cases
from klarlinie.method.decisions.merges import merges
from klarlinie.method.decisions.propose import Decided, propose
from klarlinie.method.decisions.sentences import decided_by
from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.execution.fair_verdict import judge_from
from klarlinie.method.inventory.reading import LikelyDuplicate
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.decisions.queries import DecisionNow, decisions_now
from klarlinie.web.method.inventory.queries import Listed, activities
from klarlinie.web.method.inventory.queries.duplicates import pairs_left


def verdicts(company_id: int, today: date) -> tuple[Verdict, ...]:
    """One verdict per activity, in the order of `inventory.queries.activities`; what people decided `is_decided`."""
    table = activities(company_id)
    decided = Decided(verdicts=_decided(table, decisions_now(company_id)))
    return _proposed(company_id, table, today, decided)


def proposals(company_id: int, today: date) -> tuple[Verdict, ...]:
    """What the rules alone say, whatever people have decided."""
    return _proposed(company_id, activities(company_id), today, Decided())


def _proposed(company_id: int, table: Sequence[Listed], today: date, decided: Decided) -> tuple[Verdict, ...]:
    found = [one.core for one in table]
    alike = _alike(company_id, table)
    return propose(cases(found, line_now(company_id), today, judge_from), merges(found, alike), decided)


def _alike(company_id: int, table: Sequence[Listed]) -> tuple[LikelyDuplicate, ...]:
    """The likely duplicates nobody has told apart, by index."""
    place = {one.id: index for index, one in enumerate(table)}
    pairs = pairs_left(company_id)
    return tuple(
        LikelyDuplicate(place[first.id], place[second.id], why)
        for first, second, why in pairs
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
