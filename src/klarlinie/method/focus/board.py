"""The board: every activity in Muss, Sollte, Kann or Nicht jetzt, with why and how sure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from klarlinie.method.decisions.verdict import Verdict
from klarlinie.method.evaluation.assessment import Assessment
from klarlinie.method.focus.break_even import all_break_evens
from klarlinie.method.focus.choose import best_choice, optimum
from klarlinie.method.focus.guesses import guessed
from klarlinie.method.focus.knowing import certainty, value_of_knowing
from klarlinie.method.focus.model import BreakEven, Candidate, FocusChoice, FocusProblem, Infeasible, Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.method.focus.second_lane import second_lane
from klarlinie.method.inventory.activity import Activity
from klarlinie.vocabulary.figures import Points
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

OPEN_TO_CHOICE = ("keep", "change")
WEIGHED = 500  # candidates among which the core is chosen; longer lists are not lists of activities
LOOKED_AT = 100  # candidates outside the core for which the break-even is worked out; the rest is far behind
NO_CHOICE = FocusChoice({}, 0.0)


FAR_BEHIND = Text(
    "Bringt weniger als hundert andere; genauer haben wir nicht gerechnet.",
    "Brings less than a hundred others; we have not calculated it more precisely.",
)


@dataclass(frozen=True)
class Limits:
    """What the team can really do: people with hours, money a year (None: no limit), how many core
    activities."""

    people: tuple[Person, ...]
    budget: Money | None
    least: int
    most: int


@dataclass(frozen=True)
class Board:
    """`placements` in the order of the activities. `infeasible` says which limit could not be kept,
    never silently."""

    placements: tuple[Placement, ...]
    infeasible: Infeasible | None
    core_value: float


def build_board(
    activities: Sequence[Activity],
    assessments: Sequence[Assessment],
    verdicts: Sequence[Verdict],
    limits: Limits,
) -> Board:
    """The exact choice of the core, the same again for Sollte on what is left, and the reasons for both."""
    problem = focus_problem(activities, assessments, verdicts, limits)
    names = {index: activity.title for index, activity in enumerate(activities)}
    problem, choice, infeasible = _choose(problem, names)
    second = second_lane(problem, choice) if choice.owners else NO_CHOICE
    near = _near_the_core(problem, choice)
    break_evens = all_break_evens(problem, choice, names, near) if choice.owners else {}
    open_keys = {one.activity for one in verdicts if _is_open(activities[one.activity], one)}
    placements = tuple(
        _place(assessment, verdict, open_keys, choice, second, break_evens.get(assessment.activity))
        for assessment, verdict in zip(assessments, verdicts, strict=True)
    )
    return Board(placements, infeasible, choice.value)


def _near_the_core(problem: FocusProblem, choice: FocusChoice) -> frozenset[int]:
    """The core, what people have fixed, and the most valuable of the rest: for these the break-even is worked out."""
    others = [one for one in problem.candidates if one.key not in choice.owners and one.choice is None]
    nearest = sorted(others, key=lambda one: (-one.value, one.key))[:LOOKED_AT]
    fixed = (one.key for one in problem.candidates if one.choice is not None)
    return frozenset([*choice.owners, *fixed, *(one.key for one in nearest)])


def focus_problem(
    activities: Sequence[Activity],
    assessments: Sequence[Assessment],
    verdicts: Sequence[Verdict],
    limits: Limits,
) -> FocusProblem:
    """Activities that stay become candidates; what people have fixed is fixed."""
    keys = {activity.title.casefold(): index for index, activity in enumerate(activities)}
    candidates = tuple(
        _candidate(activities[verdict.activity], assessment, verdict, limits, keys)
        for assessment, verdict in zip(assessments, verdicts, strict=True)
        if _is_open(activities[verdict.activity], verdict)
    )
    budget = None if limits.budget is None else float(limits.budget.amount)
    currency = limits.budget.currency if limits.budget else "EUR"
    chosen_from = _with_known_needs(_most_valuable(candidates))
    return FocusProblem(chosen_from, limits.people, budget, limits.least, limits.most, currency)


def _most_valuable(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """All candidates; of an endless list what people have fixed and the most valuable, in the same order."""
    if len(candidates) <= WEIGHED:
        return candidates
    ranked = sorted(candidates, key=lambda one: (one.choice is None, -one.value, one.key))
    kept = {one.key for one in ranked[:WEIGHED]}
    return tuple(one for one in candidates if one.key in kept)


def _is_open(activity: Activity, verdict: Verdict) -> bool:
    if verdict.is_decided:
        return verdict.kind == "keep" and activity.status != "done"
    return verdict.kind in OPEN_TO_CHOICE


def _candidate(
    activity: Activity, assessment: Assessment, verdict: Verdict, limits: Limits, keys: dict[str, int]
) -> Candidate:
    return Candidate(
        key=assessment.activity,
        value=assessment.value,
        dose=assessment.dose_per_week,
        money=_money(activity, limits.budget),
        needs=tuple(keys[title.casefold()] for title in activity.needs if title.casefold() in keys),
        choice="in" if verdict.is_decided else None,
        cannot=frozenset(person.name for person in limits.people if cannot_own(person.cannot, activity)),
        current_owners=activity.owners,
    )


def _with_known_needs(candidates: tuple[Candidate, ...]) -> tuple[Candidate, ...]:
    """A need that is no candidate itself (done, say) holds nothing back."""
    keys = {candidate.key for candidate in candidates}
    return tuple(
        replace(one, needs=tuple(key for key in one.needs if key in keys and key != one.key))
        for one in candidates
    )


def _money(activity: Activity, budget: Money | None) -> float:
    """Money a year in the budget's currency; unknown or foreign money cannot be held against the budget."""
    paid = activity.money_per_year
    if paid is None or budget is None or paid.currency != budget.currency:
        return 0.0
    return float(paid.amount)


def cannot_own(words: Sequence[str], activity: Activity) -> bool:
    """Whether somebody who has said these words (types or parts of titles) can't or won't own the activity."""
    return not Person("", 0.0, tuple(words)).would_own(activity.type, activity.title)


def _choose(
    problem: FocusProblem, names: Mapping[int, str]
) -> tuple[FocusProblem, FocusChoice, Infeasible | None]:
    """The best choice; where the minimum number cannot be met, that is said and fewer are chosen."""
    choice = best_choice(problem, names)
    if isinstance(choice, FocusChoice):
        return problem, choice, None
    fewer = replace(problem, least=0)
    return fewer, optimum(fewer) or NO_CHOICE, choice


def _place(
    assessment: Assessment,
    verdict: Verdict,
    open_keys: set[int],
    choice: FocusChoice,
    second: FocusChoice,
    break_even: BreakEven | None,
) -> Placement:
    key = assessment.activity
    lane = _lane(key, open_keys, choice, second)
    points = None if break_even is None else break_even.points
    return Placement(
        activity=key,
        lane=lane,
        owner=choice.owners.get(key) or second.owners.get(key),
        dose_per_week=assessment.dose_per_week,
        break_even=points,
        certainty=None if points is None else _certainty(assessment, points, lane),
        value_of_knowing=0.0
        if points is None
        else value_of_knowing(assessment.value, assessment.value_spread, points),
        because=_because(verdict, lane, assessment, break_even),
    )


def _lane(key: int, open_keys: set[int], choice: FocusChoice, second: FocusChoice) -> Lane:
    if key not in open_keys:
        return "not_now"
    if key in choice.owners:
        return "must"
    return "should" if key in second.owners else "could"


def _certainty(assessment: Assessment, points: float, lane: Lane) -> float:
    """How sure its place is: P(v > t) inside the core, P(v <= t) outside."""
    inside = certainty(assessment.value, assessment.value_spread, points)
    return inside if lane == "must" else 1 - inside


def _because(
    verdict: Verdict, lane: Lane, assessment: Assessment, break_even: BreakEven | None
) -> tuple[Text, ...]:
    if lane == "not_now":
        return tuple(reason.sentence for reason in verdict.reasons)
    if verdict.is_decided:
        return (
            Text(
                "Ihr habt es als Kern festgelegt.",
                "You have fixed it as core.",
                sie="Sie haben es als Kern festgelegt.",
            ),
        )
    if break_even is None:
        return (FAR_BEHIND,) if lane != "must" else ()
    if break_even.points is None:
        return break_even.why
    says = _comparison if assessment.effect_is_known else guessed
    return (says(lane, assessment.value, break_even.points),)


def _comparison(lane: Lane, value: float, points: float) -> Text:
    figures = {"value": Points(value), "points": max(points, 0.0)}
    if lane == "must" and points <= 0:
        return Text(
            "Bringt {value}, und nichts anderes bräuchte den Platz.",
            "Brings {value}, and nothing else would need the place.",
            figures,
        )
    if lane == "must":
        return Text(
            "Bringt {value}; schon ab {points} gehörte es in den Kern.",
            "Brings {value}; from {points} on it would belong in the core.",
            figures,
        )
    return Text(
        "Bringt {value}; für den Kern müssten es mehr als {points} sein.",
        "Brings {value}; for the core it would have to be more than {points}.",
        figures,
    )
