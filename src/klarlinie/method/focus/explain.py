"""Why no choice is possible: which limit, by how much, and what alone would be enough. Nothing is relaxed for you.

First what no figure can mend (nobody may own it, what it needs is excluded, too few candidates). Then every limit
is given slack, one at a time, and the solver says how little of it would do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from klarlinie.method.focus.exact import check, fixed_with_needs, in_whole_numbers, whole_minutes
from klarlinie.method.focus.model import Candidate, FocusProblem, Infeasible
from klarlinie.method.focus.program import Program, Row, program_of, sizes_of
from klarlinie.method.focus.solver import solve
from klarlinie.vocabulary.figures import Hours
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text, plain

Names = Mapping[int, str] | None


@dataclass(frozen=True)
class Slack:
    """What is missing at least: hours a week by name, money a year, places in the core, fewer required activities."""

    hours: Mapping[str, float]
    money: float
    places: int
    required: int


def explain_infeasible(problem: FocusProblem, names: Names = None) -> Infeasible:
    """The reasons in plain sentences. `names` are the titles by key; without them candidates go by their number.

    Meant for problems without any possible choice; for others there are no reasons. Raises `exact.CannotWeigh`.
    """
    check(problem)
    reasons = [*_what_no_figure_mends(problem, names)]
    return Infeasible(tuple(reasons) if reasons else _what_the_limits_lack(problem, names))


def name_of(key: int, names: Names) -> Text:
    if names is not None and key in names:
        return Text("„{name}“", "“{name}”", {"name": names[key]})
    return Text("Aktivität {key}", "activity {key}", {"key": plain(str(key))})


# What no figure can mend


def _what_no_figure_mends(problem: FocusProblem, names: Names) -> list[Text]:
    by_key = {candidate.key: candidate for candidate in problem.candidates}
    if not problem.people:
        return [_NO_PEOPLE]
    reasons: list[Text] = []
    for key in sorted(fixed_with_needs(problem)):
        candidate = by_key.get(key)
        if candidate is None or candidate.choice == "out":
            reasons += _missing_need(problem, key, candidate is None, names)
        elif not _willing(problem, candidate):
            reasons.append(_NOBODY.with_values(name=name_of(key, names)))
        elif whole_minutes(candidate.dose) > max(map(whole_minutes, _willing(problem, candidate).values())):
            reasons.append(_dose_too_large(problem, candidate, names))
    if problem.most is not None and problem.least > problem.most:
        reasons.append(_LEAST_OVER_MOST.with_values(least=problem.least, most=problem.most))
    count = len(_thinkable(problem))
    if count < problem.least:
        reasons.append(_TOO_FEW.with_values(count=count, least=problem.least))
    return reasons


def _missing_need(problem: FocusProblem, key: int, is_unknown: bool, names: Names) -> list[Text]:
    fixed = fixed_with_needs(problem)
    template = _NEED_UNKNOWN if is_unknown else _NEED_OUT
    return [
        template.with_values(name=name_of(candidate.key, names), need=name_of(key, names))
        for candidate in problem.candidates
        if candidate.key in fixed and key in candidate.needs
    ]


def _willing(problem: FocusProblem, candidate: Candidate) -> dict[str, float]:
    """Hours a week of the people who can and will own it, enough or not."""
    return {p.name: p.hours_per_week for p in problem.people if p.name not in candidate.cannot}


def _dose_too_large(problem: FocusProblem, candidate: Candidate, names: Names) -> Text:
    willing = _willing(problem, candidate)
    person = max(willing, key=lambda name: willing[name])
    return _DOSE_TOO_LARGE.with_values(
        name=name_of(candidate.key, names),
        dose=Hours(candidate.dose),
        person=person,
        hours=Hours(willing[person]),
        missing=Hours(candidate.dose - willing[person]),
    )


def _thinkable(problem: FocusProblem) -> set[int]:
    """Keys of the candidates that enough hours and money would make possible."""
    candidates = [c for c in problem.candidates if c.choice != "out" and _willing(problem, c)]
    keys = {candidate.key for candidate in candidates}
    while lost := {c.key for c in candidates if c.key in keys and not keys.issuperset(c.needs)}:
        keys -= lost
    return keys


# What the limits lack


def _what_the_limits_lack(problem: FocusProblem, names: Names) -> tuple[Text, ...]:
    loose = _loose_program(problem)
    people = len(problem.people)
    hours, money, places, required = set(range(people)), {people}, {people + 1}, {people + 2}
    reasons: list[Text] = []
    for limits in (hours, money, places, required):
        slack = _least_slack(problem, loose, limits)
        if slack is not None:
            reasons += _sentences(problem, slack, names)
    if not reasons:
        slack = _least_slack(problem, loose, hours | money | places | required)
        reasons += [_ONLY_TOGETHER, *_sentences(problem, slack, names)] if slack is not None else []
    elif len(reasons) > 1:
        reasons.insert(0, _ONE_OF_THESE)
    return tuple(reasons)


@dataclass(frozen=True)
class _Loose:
    """The program that gets a slack column behind each limit, and the minutes and cents that count as 1 in it."""

    program: Program
    minutes: float
    cents: float


def _loose_program(problem: FocusProblem) -> _Loose:
    """Everybody may own what takes more hours than they have: missing hours are slack like all others."""
    longest = max((candidate.dose for candidate in problem.candidates), default=0.0)
    generous = replace(
        problem, people=tuple(replace(p, hours_per_week=p.hours_per_week + longest) for p in problem.people)
    )
    exact = in_whole_numbers(generous)
    assert exact is not None, "what is fixed and not even thinkable has been explained before"
    exact = replace(exact, capacities=tuple(whole_minutes(p.hours_per_week) for p in problem.people))
    sizes = sizes_of(exact)
    return _Loose(program_of(exact, sizes), *sizes)


def _least_slack(problem: FocusProblem, loose: _Loose, limits: set[int]) -> Slack | None:
    """How little more of these limits makes a choice possible; None where no amount of them does."""
    program, first = loose.program, len(loose.program.pairs)
    rows: list[Row] = [
        ([*entries, (first + position, -1.0)], limit)
        for position, (entries, limit) in enumerate(program.limits)
    ]
    rows += [*program.needs, *program.ties]
    people = len(problem.people)
    sizes = [_share(limit) if len(limits) > people else 1.0 for _, limit in program.limits]
    open_or_shut = [None if position in limits else 0.0 for position in range(len(program.limits))]
    solved = solve(rows, [0.0] * first + sizes, whole=first, at_most=[1.0] * first + open_or_shut)
    if solved is None:
        return None
    missing = solved.x[first:]
    minutes = [round(amount * loose.minutes) for amount in missing[:people]]
    hours = {person.name: more / 60 for person, more in zip(problem.people, minutes, strict=True) if more}
    cents = round(missing[people] * loose.cents)
    return Slack(hours, cents / 100, round(missing[people + 1]), round(missing[people + 2]))


def _share(limit: float) -> float:
    """Where several limits give way together, each counts as a share of itself."""
    return 1.0 / max(1.0, abs(limit))


def _sentences(problem: FocusProblem, slack: Slack, names: Names) -> list[Text]:
    return [
        *([_about_hours(problem, slack, names)] if slack.hours else []),
        *([_about_money(problem, slack, names)] if slack.money else []),
        *([_about_places(problem, slack, names)] if slack.places else []),
        *([_about_required(problem, slack)] if slack.required else []),
    ]


def _about_hours(problem: FocusProblem, slack: Slack, names: Names) -> Text:
    more = tuple(
        Text("{person} {hours} mehr", "{person} {hours} more", {"person": name, "hours": Hours(hours)})
        for name, hours in slack.hours.items()
    )
    fixed = _fixed(problem)
    there = sum(person.hours_per_week for person in problem.people)
    needed = sum(candidate.dose for candidate in fixed)
    template = _FIXED_HOURS if needed > there else _HOURS
    return template.with_values(
        missing=Hours(sum(slack.hours.values())),
        more=more,
        names=tuple(name_of(candidate.key, names) for candidate in fixed),
        needed=Hours(needed),
        there=Hours(there),
    )


def _about_money(problem: FocusProblem, slack: Slack, names: Names) -> Text:
    budget = problem.budget or 0.0
    fixed = [candidate for candidate in _fixed(problem) if candidate.money]
    template = _FIXED_MONEY if sum(candidate.money for candidate in fixed) > budget else _MONEY
    return template.with_values(
        names=tuple(name_of(candidate.key, names) for candidate in fixed),
        needed=_money(budget + slack.money, problem),
        budget=_money(budget, problem),
        missing=_money(slack.money, problem),
    )


def _money(amount: float, problem: FocusProblem) -> Money:
    return Money(Decimal(str(round(amount, 2))), problem.currency)


def _about_places(problem: FocusProblem, slack: Slack, names: Names) -> Text:
    most = problem.most or 0
    held = tuple(name_of(candidate.key, names) for candidate in _fixed(problem))
    return _PLACES.with_values(needed=most + slack.places, most=most, names=held)


def _about_required(problem: FocusProblem, slack: Slack) -> Text:
    return _REQUIRED.with_values(possible=problem.least - slack.required, least=problem.least)


def _fixed(problem: FocusProblem) -> list[Candidate]:
    fixed = fixed_with_needs(problem)
    return [candidate for candidate in problem.candidates if candidate.key in fixed]


_NO_PEOPLE = Text(
    "Noch ist niemand genannt, der etwas übernehmen kann. Bitte gebt Personen und ihre Stunden pro Woche an.",
    "Nobody is named yet who could own anything. Please give people and their hours a week.",
    sie="Noch ist niemand genannt, der etwas übernehmen kann. Bitte geben Sie "
    "Personen und deren Stunden pro Woche an.",
)
_NOBODY = Text(
    "{name} soll zum Kern gehören, aber niemand kann oder will es übernehmen.",
    "{name} should be in the core, but nobody can or will own it.",
)
_NEED_UNKNOWN = Text(
    "{name} soll zum Kern gehören, führt aber ohne {need} zu nichts, und das steht nicht auf der Liste.",
    "{name} should be in the core, but it leads nowhere without {need}, and that is not on the list.",
)
_NEED_OUT = Text(
    "{name} soll zum Kern gehören, führt aber ohne {need} zu nichts, und das ist ausgeschlossen.",
    "{name} should be in the core, but it leads nowhere without {need}, and that is ruled out.",
)
_DOSE_TOO_LARGE = Text(
    "{name} braucht {dose} pro Woche in einer Hand. Am meisten hat {person} mit {hours} pro Woche, also "
    "{missing} zu wenig.",
    "{name} takes {dose} a week from one person. {person} has the most with {hours} a week, which is {missing} short.",
)
_LEAST_OVER_MOST = Text(
    "Mindestens {least} und höchstens {most} Kernaktivitäten: Das widerspricht sich. Bitte ändert eine der Zahlen.",
    "At least {least} and at most {most} core activities contradict each other. Please change one of the figures.",
    sie="Mindestens {least} und höchstens {most} Kernaktivitäten: Das "
    "widerspricht sich. Bitte ändern Sie eine der Zahlen.",
)
_TOO_FEW = Text(
    "Aktivitäten, die für den Kern infrage kommen: {count}. Es sollen aber mindestens {least} sein.",
    "Activities that could be in the core: {count}. But there should be at least {least}.",
)
_ONE_OF_THESE = Text(
    "So geht die Rechnung nicht auf. Eine dieser Grenzen müsste nachgeben:",
    "This does not add up. One of these limits would have to give:",
)
_ONLY_TOGETHER = Text(
    "So geht die Rechnung nicht auf, und es reicht nicht, eine Grenze zu lockern. Zusammen würde genügen:",
    "This does not add up, and easing one limit is not enough. Together these would do:",
)
_HOURS = Text(
    "Die Stunden reichen nicht: Es fehlen mindestens {missing} pro Woche ({more}).",
    "There are not enough hours: at least {missing} a week are missing ({more}).",
)
_FIXED_HOURS = Text(
    "Was im Kern stehen muss ({names}), braucht {needed} pro Woche, da sind aber nur {there} pro Woche: Es "
    "fehlen mindestens {missing} ({more}).",
    "What has to be core ({names}) takes {needed} a week, but there are only {there} a week: at least "
    "{missing} are missing ({more}).",
)
_MONEY = Text(
    "Das Geld reicht nicht: Nötig sind mindestens {needed} im Jahr, da sind {budget}. Es fehlen {missing}.",
    "There is not enough money: at least {needed} a year are needed, there are {budget}. {missing} are missing.",
)
_FIXED_MONEY = Text(
    "Das Geld reicht nicht: Mit dem, was im Kern stehen muss ({names}), sind mindestens {needed} im Jahr "
    "nötig, da sind {budget}. Es fehlen {missing}.",
    "There is not enough money: with what has to be core ({names}), at least {needed} a year are needed, "
    "there are {budget}. {missing} are missing.",
)
_PLACES = Text(
    "{needed} Aktivitäten müssten im Kern stehen ({names}), höchstens {most} sind vorgesehen. Mehr kann nur "
    "freigeben, wer die Prioritäten setzt, mit einem Grund.",
    "{needed} activities would have to be in the core ({names}), but there is room for {most} at most. Only "
    "the person who sets the priorities can allow more, with a reason.",
)
_REQUIRED = Text(
    "In diese Grenzen passen höchstens {possible} Kernaktivitäten, mindestens {least} sollen es sein.",
    "At most {possible} core activities fit these limits, and there should be at least {least}.",
)
