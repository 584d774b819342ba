"""Sollte: the same model once more, on the hours and the money that the core leaves."""

from __future__ import annotations

from dataclasses import replace

from klarlinie.method.focus.choose import optimum
from klarlinie.method.focus.exact import whole_cents, whole_minutes
from klarlinie.method.focus.model import FocusChoice, FocusProblem


def second_lane(problem: FocusProblem, choice: FocusChoice) -> FocusChoice:
    """What else brings most within the rest, as many as fit; empty where nothing does.

    Neither what is core already nor what people have fixed out. What needs something core has it.
    """
    return optimum(what_is_left(problem, choice)) or FocusChoice({}, 0.0)


def what_is_left(problem: FocusProblem, choice: FocusChoice) -> FocusProblem:
    """The problem after the core: hours and money left, and the candidates that are not core."""
    core = [candidate for candidate in problem.candidates if candidate.key in choice.owners]
    minutes = {person.name: whole_minutes(person.hours_per_week) for person in problem.people}
    for candidate in core:
        minutes[choice.owners[candidate.key]] -= whole_minutes(candidate.dose)
    spent = sum(whole_cents(candidate.money) for candidate in core)
    return replace(
        problem,
        candidates=tuple(
            replace(candidate, choice=None, needs=tuple(k for k in candidate.needs if k not in choice.owners))
            for candidate in problem.candidates
            if candidate.key not in choice.owners and candidate.choice != "out"
        ),
        people=tuple(replace(person, hours_per_week=minutes[person.name] / 60) for person in problem.people),
        budget=None if problem.budget is None else (whole_cents(problem.budget) - spent) / 100,
        least=0,
        most=None,
    )
