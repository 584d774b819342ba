"""How long the best core of 60 activities and 8 people takes, against OR-Tools CP-SAT and PuLP/CBC on the same model.

    python benchmarks/focus.py

Goals: never slower than either, the same optimum, and all 60 break-evens within 3 seconds. Printed are medians of five
in one run, each with building the model and the solve; the peers run with their defaults (CP-SAT on all cores).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from random import Random
from statistics import median

import pulp
from ortools.sat.python import cp_model

from klarlinie.method.focus.break_even import all_break_evens
from klarlinie.method.focus.choose import best_choice
from klarlinie.method.focus.model import Candidate, FocusChoice, FocusProblem
from klarlinie.method.focus.second_lane import second_lane
from klarlinie.vocabulary.people import Person

ROUNDS = 5
BREAK_EVENS_WITHIN = 3.0
ACTIVITIES, PEOPLE = 60, 8
SEEDS = range(1, 5)
HOURS = {
    "mixed team": (1, 1.5, 2, 2.5, 3, 3.25, 4, 6),
    "equal team": (3,),
    "odd hours": (1.5, 2, 2.25, 2.75, 3.25, 3.5),
    "scarce hours": (0.75, 1, 1.25, 1.5, 2, 2.25),
}
DOSES = (2, 3, 4, 2, 3, 2, 3, 1, 1.5, 1, 2, 2, 0.25, 0.5, 2, 1, 1.5, 0.25, 2, 1, 2, 1)


def hard_problem(team: str, seed: int) -> FocusProblem:
    """Value follows dose, so hours decide; a budget binds, three in ten cannot be owned by each, needs form chains."""
    dice = Random(f"{team} {seed}")
    people = tuple(Person(f"P{number}", dice.choice(HOURS[team])) for number in range(PEOPLE))
    return FocusProblem(
        tuple(_candidate(dice, team, key, people) for key in range(ACTIVITIES)),
        people,
        dice.choice((4_000.0, 8_000.0, 15_000.0)),
    )


def _candidate(dice: Random, team: str, key: int, people: tuple[Person, ...]) -> Candidate:
    dose = dice.randint(4, 14) / 4 if team == "odd hours" else dice.choice(DOSES)
    return Candidate(
        key=key,
        value=round(max(0.5, dice.gauss(3, 1) * dose + dice.random() * 4), 3),
        dose=dose,
        money=float(dice.choice((0, 0, 300, 800, 1_200, 2_500, 5_000, 9_000))),
        needs=(dice.randrange(key),) if key and dice.random() < 0.2 else (),
        cannot=frozenset(person.name for person in people if dice.random() < 0.3),
        current_owners=(dice.choice(people).name,) if dice.random() < 0.5 else (),
    )


def with_klarlinie(problem: FocusProblem) -> float | None:
    choice = best_choice(problem)
    return choice.value if isinstance(choice, FocusChoice) else None


def with_cp_sat(problem: FocusProblem) -> float | None:
    model = cp_model.CpModel()
    core = {c.key: model.new_bool_var(f"x{c.key}") for c in problem.candidates}
    owns = {
        (c.key, p.name): model.new_bool_var(f"a{c.key}{p.name}")
        for c in problem.candidates
        for p in problem.people
        if p.name not in c.cannot
    }
    for c in problem.candidates:
        model.add(sum(owns[c.key, p.name] for p in problem.people if (c.key, p.name) in owns) == core[c.key])
        for key in c.needs:
            model.add_implication(core[c.key], core[key])
    for p in problem.people:
        load = sum(
            round(c.dose * 60) * owns[c.key, p.name] for c in problem.candidates if (c.key, p.name) in owns
        )
        model.add(load <= round(p.hours_per_week * 60))
    if problem.budget is not None:
        model.add(sum(round(c.money) * core[c.key] for c in problem.candidates) <= round(problem.budget))
    model.add_linear_constraint(sum(core.values()), problem.least, problem.most or ACTIVITIES)
    model.maximize(sum(round(c.value * 1000) * core[c.key] for c in problem.candidates))
    solver = cp_model.CpSolver()
    solved = solver.solve(model)
    return solver.objective_value / 1000 if solved == cp_model.OPTIMAL else None


def with_cbc(problem: FocusProblem) -> float | None:
    model = pulp.LpProblem("focus", pulp.LpMaximize)
    core = {c.key: pulp.LpVariable(f"x{c.key}", cat="Binary") for c in problem.candidates}
    owns = {
        (c.key, p.name): pulp.LpVariable(f"a{c.key}{p.name}", cat="Binary")
        for c in problem.candidates
        for p in problem.people
        if p.name not in c.cannot
    }
    model += pulp.lpSum(c.value * core[c.key] for c in problem.candidates)
    for c in problem.candidates:
        model += (
            pulp.lpSum(owns[c.key, p.name] for p in problem.people if (c.key, p.name) in owns) == core[c.key]
        )
        for key in c.needs:
            model += core[c.key] <= core[key]
    for p in problem.people:
        load = [c.dose * owns[c.key, p.name] for c in problem.candidates if (c.key, p.name) in owns]
        model += pulp.lpSum(load) <= p.hours_per_week
    if problem.budget is not None:
        model += pulp.lpSum(c.money * core[c.key] for c in problem.candidates) <= problem.budget
    model += pulp.lpSum(core.values()) >= problem.least
    model += pulp.lpSum(core.values()) <= (problem.most or ACTIVITIES)
    solved = model.solve(pulp.PULP_CBC_CMD(msg=False, gapRel=0))
    return pulp.value(model.objective) if solved == pulp.LpStatusOptimal else None


SOLVERS = {"klarlinie": with_klarlinie, "CP-SAT": with_cp_sat, "CBC": with_cbc}


def seconds(job: Callable[[], object]) -> float:
    started = time.perf_counter()
    job()
    return time.perf_counter() - started


def compare(team: str, seed: int) -> tuple[bool, str]:
    """All solvers in turns, so that a busy moment of the machine hits all of them."""
    problem = hard_problem(team, seed)
    values = [solve(problem) for solve in SOLVERS.values()]
    same = len({None if value is None else round(value, 3) for value in values}) == 1
    taken: dict[str, list[float]] = {name: [] for name in SOLVERS}
    for _ in range(ROUNDS):
        for name, solve in SOLVERS.items():
            taken[name].append(seconds(lambda solve=solve: solve(problem)))  # type: ignore[misc]
    ours, cp_sat, cbc = (median(times) for times in taken.values())
    line = (
        f"{team:<13} {seed}  {ours * 1e3:7.1f} ms   CP-SAT {cp_sat * 1e3:7.1f} ms ({cp_sat / ours:5.1f} x)"
        f"   CBC {cbc * 1e3:7.1f} ms ({cbc / ours:5.1f} x)   {'same optimum' if same else f'DIFFERENT: {values}'}"
    )
    return same and ours <= min(cp_sat, cbc), line


def follow_up(team: str) -> tuple[bool, str]:
    """All break-evens, and Sollte."""
    problem = hard_problem(team, 1)
    choice = best_choice(problem)
    if not isinstance(choice, FocusChoice):
        return False, f"{team:<13} no choice is possible"
    all_seconds = median(seconds(lambda: all_break_evens(problem)) for _ in range(ROUNDS))
    lane_seconds = median(seconds(lambda: second_lane(problem, choice)) for _ in range(ROUNDS))
    line = f"{team:<13} all {ACTIVITIES} break-evens {all_seconds:5.2f} s   second lane {lane_seconds * 1e3:7.1f} ms"
    return all_seconds <= BREAK_EVENS_WITHIN, line


def main() -> int:
    for solve in SOLVERS.values():
        solve(hard_problem("mixed team", 0))  # imports are not measured
    kept = True
    for team in HOURS:
        for seed in SEEDS:
            good, line = compare(team, seed)
            kept &= good
            print(line, flush=True)
    for team in HOURS:
        good, line = follow_up(team)
        kept &= good
        print(line, flush=True)
    print("Goals kept." if kept else "A goal is missed.")
    return 0 if kept else 1


if __name__ == "__main__":
    sys.exit(main())
