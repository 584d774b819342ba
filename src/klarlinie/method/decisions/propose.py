"""Rules look at each case and propose a verdict; a person decides."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from klarlinie.method.decisions import sentences as say
from klarlinie.method.decisions.audience_match import is_not_served, is_outside
from klarlinie.method.decisions.case import Case
from klarlinie.method.decisions.verdict import Verdict, VerdictKind
from klarlinie.method.evaluation.effects import known_inquiries
from klarlinie.method.evaluation.tasks import pays_into
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.findings import Reason

NEEDED_WORDS = ("impressum", "imprint", "datenschutz", "privacy")


@dataclass(frozen=True)
class Decided:
    """What people have already fixed, by index: core activities and stops, or whole verdicts with who and why.

    A verdict stands above everything, also above the status in the list.
    """

    keep: frozenset[int] = frozenset()
    stop: frozenset[int] = frozenset()
    verdicts: Mapping[int, Verdict] = field(default_factory=dict)

    def ends(self, index: int) -> bool:
        """Whether people have said that it does not go on as it is, so nothing else is folded into it."""
        said = self.verdicts.get(index)
        return said.kind in ("stop", "pause", "merge") if said else index in self.stop


def propose(
    cases: Sequence[Case], merges: Mapping[int, int], decided: Decided = Decided()
) -> tuple[Verdict, ...]:
    """One verdict per case. `merges` maps an activity to the one it would be folded into."""
    return tuple(
        _decided(case, decided) or _merge(case, cases, merges, decided) or _proposed(case) for case in cases
    )


def next_quarter(today: date) -> date:
    """The first day of the next quarter: when paused things come up again."""
    first_months = (4, 7, 10)
    return next(
        (date(today.year, month, 1) for month in first_months if month > today.month),
        date(today.year + 1, 1, 1),
    )


def is_needed(activity: Activity) -> bool:
    """Needed by law or by structure: a website and its imprint are never proposed for stopping."""
    return activity.type == "website" or any(word in activity.title.lower() for word in NEEDED_WORDS)


def _decided(case: Case, decided: Decided) -> Verdict | None:
    if (said := decided.verdicts.get(case.index)) is not None:
        return said
    status = case.activity.status
    if case.index in decided.stop or status == "stopped":
        return Verdict(case.index, "stop", (say.already_stopped(),), is_decided=True)
    if case.index in decided.keep:
        return Verdict(case.index, "keep", (say.fixed_by_people(),), is_decided=True)
    if status == "done":
        return Verdict(case.index, "keep", (say.already_done(),), is_decided=True)
    if status == "paused":
        return _pause(case, say.already_resting(), is_decided=True)
    return None


def _merge(case: Case, cases: Sequence[Case], merges: Mapping[int, int], decided: Decided) -> Verdict | None:
    into = merges.get(case.index)
    if into is None or decided.ends(into):
        return None
    return Verdict(case.index, "merge", (say.duplicate_of(cases[into].activity),), merge_with=into)


def _proposed(case: Case) -> Verdict:
    if (parked := _park(case)) is not None:
        return _pause(case, parked)
    stops = _reasons(STOP_RULES, case)
    changes = _reasons(CHANGE_RULES, case)
    if stops and is_needed(case.activity):
        return Verdict(case.index, "change", (say.needed(), *stops, *changes))
    if stops:
        return Verdict(case.index, "stop", stops)
    if changes:
        return Verdict(case.index, "change", changes)
    return Verdict(case.index, "keep", _reasons(KEEP_RULES, case))


def _pause(case: Case, reason: Reason, is_decided: bool = False) -> Verdict:
    return Verdict(case.index, "pause", (reason,), review_on=next_quarter(case.today), is_decided=is_decided)


def _reasons(rules: Sequence[Callable[[Case], Reason | None]], case: Case) -> tuple[Reason, ...]:
    return tuple(reason for rule in rules if (reason := rule(case)) is not None)


# One function per rule: a reason where the rule fires, else None.


def _park(case: Case) -> Reason | None:
    """Never started, and nobody wants it."""
    is_only_talk = case.activity.status in ("idea", "planned")
    return say.nobody_wants_it() if is_only_talk and not case.activity.owners else None


def _golden(case: Case) -> Reason | None:
    """Nobody can say why it is done and whom it is to reach."""
    if case.reason.is_lacking and case.audience.is_lacking and not case.has_visible_effect:
        return say.no_why_and_no_whom(case)
    return None


def _habit(case: Case) -> Reason | None:
    """The only reason is a habit or somebody else's; an effect that is seen outweighs a poor sentence."""
    if case.reason.state == "empty" and not case.audience.is_lacking and not case.has_visible_effect:
        return say.reason_says_nothing(case)
    return None


def _no_effect(case: Case) -> Reason | None:
    """Brings nothing, although the time such an activity needs is over (or nobody knows when it began)."""
    if not case.has_no_effect or (case.judge_from is not None and case.today < case.judge_from):
        return None
    return say.no_effect(case)


def _not_served(case: Case) -> Reason | None:
    """Aims at people the line leaves out on purpose."""
    audience = case.audience.text
    name = is_not_served(audience, case.line) if audience else None
    return say.audience_not_served(audience, name) if audience and name else None


def _no_task(case: Case) -> Reason | None:
    """Pays into none of the tasks the company has agreed on."""
    if case.line.main_task is None or known_inquiries(case.activity):
        return None
    tasks = [task.kind for task in (case.line.main_task, *case.line.side_tasks)]
    if any(pays_into(task, case.activity.type) for task in tasks) or case.activity.sales_support:
        return None
    return say.no_task(tasks)


def _one_missing(case: Case) -> Reason | None:
    """Either the reason or the audience is still open, or both while the effect speaks for it.

    Silent where a reason to stop has already said so (which does not stop what is needed).
    """
    if not (case.reason.is_lacking or case.audience.is_lacking) or _golden(case) or _habit(case):
        return None
    return say.purpose_open(case)


def _outside(case: Case) -> Reason | None:
    """Aims at people who are no audience of the line; the line names customers, so recruiting is not measured by it."""
    audience = case.audience.text
    if case.activity.type == "recruiting":
        return None
    if case.audience.state != "given" or audience is None or not is_outside(audience, case.line):
        return None
    return say.audience_not_in_line(audience)


def _too_early(case: Case) -> Reason | None:
    if case.has_no_effect and case.judge_from is not None and case.today < case.judge_from:
        return say.too_early(case.judge_from)
    return None


def _purpose_known(case: Case) -> Reason | None:
    if case.reason.state == "given" or case.audience.state == "given":
        return say.purpose_known(case)
    return say.purpose_not_asked()


STOP_RULES = (_golden, _habit, _no_effect, _not_served, _no_task)
CHANGE_RULES = (_one_missing, _outside)
KEEP_RULES = (_too_early, _purpose_known)
VERDICT_ORDER: tuple[VerdictKind, ...] = ("keep", "change", "merge", "pause", "stop")
