"""How often the ranges of origin hold the truth: many invented companies whose truth is known.

    python benchmarks/origin_coverage.py [ROUNDS]

Each company has twelve channels of known weight (Zipf), journeys of four touchpoints on average, and a number of
inquiries that is a Poisson draw. Printed per case: in how many of 100 ranges the truth lay, over all channels, and the
mean width. Target: 95. The truth of counts is the mean over very many companies; that of shares likewise. For Markov it
is exact: what is expected of every step is known.
"""

from __future__ import annotations

import sys
from dataclasses import dataclass

import numpy as np

from klarlinie.analysis.origin.analyse import SMALL, Wishes, analyse_walks
from klarlinie.analysis.origin.credits import Model
from klarlinie.analysis.origin.grouped import Moves
from klarlinie.analysis.origin.markov import Chain, chain_of, removal_credits
from klarlinie.analysis.origin.ranking import standing
from klarlinie.analysis.origin.walks import Walks

CHANNELS = 12
WEIGHTS = 1 / np.arange(1, CHANNELS + 1) / (1 / np.arange(1, CHANNELS + 1)).sum()
NAMES = tuple(f"c{number:02d}" for number in range(CHANNELS))
TRUTH = 16_000  # inquiries at least that stand for the truth
PULL = np.where(np.arange(CHANNELS) % 3 == 0, 1.5, 0.75)  # some channels convert twice as well as others


@dataclass(frozen=True)
class Case:
    """`inquiries` is the mean of a draw; `others` are ways that led to none, per inquiry."""

    model: Model
    inquiries: int
    others: int = 0


CASES = (
    Case("last", 20), Case("linear", 20), Case("linear", 40), Case("time_decay", 40), Case("shapley", 40),
    Case("position", 40), Case("reach", 40), Case("linear", 200), Case("markov_1", 20, 19), Case("markov_1", 40, 19),
    Case("markov_1", 40), Case("markov_1", 60, 99), Case("markov_1", 400, 19),
)  # fmt: skip


def company(dice: np.random.Generator, inquiries: int, others: int) -> Walks:
    """Journeys of one company; those that convert touch the pulling channels more often."""
    counts = dice.poisson(inquiries), dice.poisson(inquiries * others) if others else 0
    lengths = dice.geometric(1 / 4, sum(counts))
    converted = np.arange(sum(counts)) < counts[0]
    pulled = WEIGHTS * PULL / (WEIGHTS * PULL).sum()
    is_pulled = np.repeat(converted, lengths)
    draws = dice.random(len(is_pulled))
    code = np.where(
        is_pulled, np.searchsorted(np.cumsum(pulled), draws), np.searchsorted(np.cumsum(WEIGHTS), draws)
    )
    journey = np.repeat(np.arange(len(lengths)), lengths)
    gaps = dice.exponential(4.0, len(code))
    age = np.concatenate(
        [np.cumsum(part[::-1])[::-1] - part[-1] for part in np.split(gaps, np.cumsum(lengths)[:-1])]
    )
    weight, nothing = np.ones(len(lengths)), np.zeros(len(lengths))
    return Walks(NAMES, np.minimum(code, CHANNELS - 1), journey, age, converted, weight, nothing, nothing)


def true_shares(case: Case) -> np.ndarray:
    """The shares of a company with very many journeys; exact for Markov, else from one that is large."""
    if case.model == "markov_1":
        chain, weight = expected_moves(case.others)
        return removal_credits(chain, weight, np.zeros_like(weight))[0]
    dice = np.random.default_rng(case.inquiries)
    large = analyse_walks(
        company(dice, max(TRUTH, 20 * case.inquiries), case.others),
        Wishes((case.model,), intervals=False),
        None,
        {},
    ).models[case.model]
    return np.array([large[name].share for name in NAMES])


def expected_moves(others: int) -> tuple[Chain, np.ndarray]:
    """Each first step and each further one with how often it is to be expected: three further ones a journey."""
    pulled = WEIGHTS * PULL / (WEIGHTS * PULL).sum()
    kinds = [(True, 1.0, pulled)] + ([(False, float(others), WEIGHTS)] if others else [])
    steps = [
        (before, code, converted, each * likely[code] * (3 * likely[before - 1] if before else 1))
        for converted, each, likely in kinds
        for before in range(CHANNELS + 1)
        for code in range(CHANNELS)
    ]
    past, code, converted, weight = (np.array(column) for column in zip(*steps, strict=True))
    return chain_of(Moves(past[:, None], code, converted, weight, 0 * weight), 1, CHANNELS), weight


def measure(case: Case, rounds: int, seed: int) -> tuple[str, float, float, float, float]:
    """Coverage and mean width of the counts, and of the shares."""
    dice = np.random.default_rng(seed)
    share = true_shares(case)
    count = share * case.inquiries  # of the mean of the draw
    held, width = np.zeros(2), np.zeros(2)
    done = 0
    for number in range(rounds):
        found = analyse_walks(
            company(dice, case.inquiries, case.others), Wishes((case.model,), seed=number), None, {}
        )
        credits = [found.models[case.model][name] for name in NAMES]
        ends = np.array([(one.low, one.high, one.share_low, one.share_high) for one in credits], dtype=float)
        if not found.conversions or np.isnan(ends).any():
            continue
        done += 1
        held += (
            ((ends[:, 0] <= count) & (count <= ends[:, 1])).mean(),
            ((ends[:, 2] <= share) & (share <= ends[:, 3])).mean(),
        )
        width += (ends[:, 1] - ends[:, 0]).mean(), (ends[:, 3] - ends[:, 2]).mean()
    name = f"{case.model}, {case.inquiries} inquiries" + (
        f" + {case.inquiries * case.others} others" if case.others else ""
    )
    return name, *(100 * held[:1] / done), width[0] / done, 100 * held[1] / done, width[1] / done


def false_leaders(rounds: int) -> float:
    """How often something is "ahead of everything else" among eight equal channels, forty inquiries; per cent."""
    dice = np.random.default_rng(8)
    found = 0
    for _ in range(rounds):
        counts = dice.multinomial(40, [1 / 8] * 8)
        found += bool(standing({str(place): float(count) for place, count in enumerate(counts)}, dice).ahead)
    return 100 * found / rounds


def main() -> None:
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 300
    print(f"{rounds} companies a row; target 95")
    print(f"{'case':<42}{'counts':>8}{'width':>8}{'shares':>8}{'width':>8}")
    for number, case in enumerate(CASES):
        is_slow = case.model == "markov_1" and case.inquiries * (1 + case.others) <= SMALL
        few = max(20, rounds // 4) if is_slow else rounds
        name, counts, count_width, shares, share_width = measure(case, few, number)
        print(f"{name:<42}{counts:>8.1f}{count_width:>8.2f}{shares:>8.1f}{share_width:>8.3f}", flush=True)
    print(f"false leaders among eight equal channels, 40 inquiries: {false_leaders(rounds):.1f} %")


if __name__ == "__main__":
    main()
