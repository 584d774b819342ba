"""Small focus problems, and the answer by trying everything."""

from __future__ import annotations

from itertools import product

from hypothesis import strategies as st

from klarlinie.method.focus.model import Candidate, FocusProblem
from klarlinie.vocabulary.people import Person

NAMES = ("Ana", "Ben", "Cleo")
Owners = dict[int, str]


def rank(problem: FocusProblem, owners: Owners) -> tuple[object, ...]:
    """What the docs say about which of two choices is better."""
    chosen = [candidate for candidate in problem.candidates if candidate.key in owners]
    kept = sum(owners[candidate.key] in candidate.current_owners for candidate in chosen)
    taken_away = sum(bool(c.current_owners) and owners[c.key] not in c.current_owners for c in chosen)
    return (worth(problem, owners), -len(owners), kept, -taken_away, tuple(-key for key in sorted(owners)))


def worth(problem: FocusProblem, owners: Owners) -> int:
    """In millionths of a point."""
    return sum(round(candidate.value * 10**6) for candidate in problem.candidates if candidate.key in owners)


def keeps_all_limits(problem: FocusProblem, owners: Owners) -> bool:
    chosen = [candidate for candidate in problem.candidates if candidate.key in owners]
    most = len(problem.candidates) if problem.most is None else problem.most
    minutes = {person.name: round(person.hours_per_week * 60) for person in problem.people}
    for candidate in chosen:
        minutes[owners[candidate.key]] -= round(candidate.dose * 60)
    return (
        problem.least <= len(owners) <= most
        and min(minutes.values(), default=0) >= 0
        and (
            problem.budget is None or sum(round(c.money * 100) for c in chosen) <= round(problem.budget * 100)
        )
        and all(owners[c.key] not in c.cannot and all(key in owners for key in c.needs) for c in chosen)
        and all(c.choice is None or (c.choice == "in") == (c.key in owners) for c in problem.candidates)
    )


def best_by_trying(problem: FocusProblem) -> Owners | None:
    """Every activity with every owner or none."""
    keys = [candidate.key for candidate in problem.candidates]
    best: Owners | None = None
    for people in product((None, *(person.name for person in problem.people)), repeat=len(keys)):
        owners = {key: person for key, person in zip(keys, people, strict=True) if person is not None}
        better = best is None or rank(problem, owners) > rank(problem, best)
        if better and keeps_all_limits(problem, owners):
            best = owners
    return best


@st.composite
def problems(draw: st.DrawFn, most_activities: int = 6) -> FocusProblem:
    """Up to three people; figures that often tie, fill hours exactly and collide."""
    people = NAMES[: draw(st.integers(1, 3))]
    count = draw(st.integers(0, most_activities))
    keys = range(10, 10 + count)
    candidates = tuple(
        Candidate(
            key=key,
            value=draw(st.sampled_from([0.0, 1.0, 1.0, 2.0, 3.0]) | st.floats(0, 5)),
            dose=draw(st.sampled_from([0.0, 0.25, 0.5, 0.5, 1.0, 2.0])),
            money=draw(st.sampled_from([0.0, 0.0, 100.0, 250.5])),
            needs=tuple(draw(st.lists(st.sampled_from(keys), max_size=1)) if draw(st.booleans()) else ()),
            choice=draw(st.sampled_from([None, None, None, None, "in", "out"])),
            cannot=frozenset(draw(st.lists(st.sampled_from(people), max_size=1))),
            current_owners=tuple(draw(st.lists(st.sampled_from(people), max_size=1))),
        )
        for key in keys
    )
    return FocusProblem(
        candidates,
        tuple(Person(name, draw(st.sampled_from([0.5, 0.75, 1.0, 2.0, 3.0]))) for name in people),
        draw(st.sampled_from([None, 100.0, 300.0])),
        draw(st.integers(0, 3)),
        draw(st.sampled_from([None, 2, 3, 5])),
    )
