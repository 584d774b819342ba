"""From which value on an activity belongs in the core: best without it, minus the best of the rest with it."""

from __future__ import annotations

from collections.abc import Container, Mapping
from dataclasses import replace

from klarlinie.method.focus.choose import optimum
from klarlinie.method.focus.explain import explain_infeasible, name_of
from klarlinie.method.focus.model import BreakEven, Candidate, FocusChoice, FocusProblem
from klarlinie.vocabulary.text import Text


def break_even(problem: FocusProblem, key: int, names: Mapping[int, str] | None = None) -> BreakEven:
    """V0 - V1 in points, from exact solves; the candidate is core exactly when its value is higher.

    `names` are the titles that explanations use. Raises `KeyError` for a key that is no candidate.
    """
    candidate = {candidate.key: candidate for candidate in problem.candidates}[key]
    best = optimum(problem)
    return _nowhere(problem, names, key) if best is None else _break_even(problem, candidate, best, names)


def all_break_evens(
    problem: FocusProblem,
    choice: FocusChoice | None = None,
    names: Mapping[int, str] | None = None,
    keys: Container[int] | None = None,
) -> dict[int, BreakEven]:
    """Key to break-even for every candidate, or for those in `keys` only.

    `choice`, where given, has to be the best choice of this problem.
    """
    asked = [candidate for candidate in problem.candidates if keys is None or candidate.key in keys]
    best = choice or optimum(problem)
    if best is None:
        nowhere = _nowhere(problem, names, 0)
        return {candidate.key: replace(nowhere, key=candidate.key) for candidate in asked}
    return {candidate.key: _break_even(problem, candidate, best, names) for candidate in asked}


def _break_even(
    problem: FocusProblem, candidate: Candidate, best: FocusChoice, names: Mapping[int, str] | None
) -> BreakEven:
    if candidate.choice is not None:
        return _decided(candidate, best)
    if candidate.key in best.owners:
        return _of_a_chosen(problem, candidate, best, names)
    return _of_one_left_out(problem, candidate, best, names)


def _of_a_chosen(
    problem: FocusProblem, candidate: Candidate, best: FocusChoice, names: Mapping[int, str] | None
) -> BreakEven:
    """The best of the rest with it is known: the best choice without its value."""
    rest = best.value - candidate.value
    other = _with_choice(problem, replace(candidate, choice="out"))
    without = optimum(other)
    if without is not None:
        return BreakEven(candidate.key, without.value - rest, without.value, rest)
    opening = Text(
        "Ohne {name} geht es nicht.",
        "It does not work without {name}.",
        {"name": name_of(candidate.key, names)},
    )
    why = (opening, *explain_infeasible(other, names).reasons)
    return BreakEven(candidate.key, None, None, rest, "has_to_be_in", why)


def _of_one_left_out(
    problem: FocusProblem, candidate: Candidate, best: FocusChoice, names: Mapping[int, str] | None
) -> BreakEven:
    """The best without it is known: the best choice."""
    other = _with_choice(problem, replace(candidate, choice="in"))
    including = optimum(other)
    if including is not None:
        rest = including.value - candidate.value
        return BreakEven(candidate.key, best.value - rest, best.value, rest)
    opening = Text(
        "Mit {name} im Kern geht es nicht.",
        "It does not work with {name} in the core.",
        {"name": name_of(candidate.key, names)},
    )
    why = (opening, *explain_infeasible(other, names).reasons)
    return BreakEven(candidate.key, None, best.value, None, "cannot_be_in", why)


def _decided(candidate: Candidate, best: FocusChoice) -> BreakEven:
    if candidate.choice == "in":
        why = Text(
            "Ihr habt entschieden, dass das zum Kern gehört.",
            "You have decided that this belongs in the core.",
            sie="Sie haben entschieden, dass das zum Kern gehört.",
        )
        return BreakEven(candidate.key, None, None, best.value - candidate.value, "has_to_be_in", (why,))
    why = Text(
        "Ihr habt entschieden, dass das nicht zum Kern gehört.",
        "You have decided that this does not belong in the core.",
        sie="Sie haben entschieden, dass das nicht zum Kern gehört.",
    )
    return BreakEven(candidate.key, None, best.value, None, "cannot_be_in", (why,))


def _nowhere(problem: FocusProblem, names: Mapping[int, str] | None, key: int) -> BreakEven:
    """Without any possible choice there is nothing to compare; the reasons are those of the whole."""
    return BreakEven(key, None, None, None, None, explain_infeasible(problem, names).reasons)


def _with_choice(problem: FocusProblem, changed: Candidate) -> FocusProblem:
    return replace(
        problem,
        candidates=tuple(changed if other.key == changed.key else other for other in problem.candidates),
    )
