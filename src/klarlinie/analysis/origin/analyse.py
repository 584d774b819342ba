"""From journeys to credits, with their intervals and what can be concluded: the whole analysis in one call."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

import numpy as np

from klarlinie.analysis.origin import draws
from klarlinie.analysis.origin.conclusions import conclude
from klarlinie.analysis.origin.credits import STANDARD, Credit, Model, OriginResult
from klarlinie.analysis.origin.grouped import (
    MARKOV,
    SHARED_OUT,
    Grouped,
    Moves,
    Sums,
    known_models,
    moves_of,
    share_out,
    sums_of,
)
from klarlinie.analysis.origin.intervals import (
    Ends,
    count_interval,
    counts_like,
    middle_of,
    share_interval,
    shares_like,
    wilson,
)
from klarlinie.analysis.origin.markov import DoesNotSettle, chain_of, removal_credits
from klarlinie.analysis.origin.problems import (
    does_not_settle,
    no_markov_interval,
    no_times,
    values_missing,
)
from klarlinie.analysis.origin.touchpoints import UNKNOWN, Journey, channel_of
from klarlinie.analysis.origin.walks import Floats, Ints, Walks, walks_of
from klarlinie.vocabulary.findings import Problem

SMALL = 5_000  # journeys up to which the dice are thrown journey by journey
SMALL_PATHS = (
    20_000  # the same for rows that stand for many journeys each: these cannot be left out in groups
)
GROUPS = 50  # of journeys, for the intervals of Markov beyond that

BothEnds = tuple[Ends | None, Ends | None]  # of the counts, of the shares
NO_ENDS: BothEnds = (None, None)
Answers = Mapping[str, tuple[int, Decimal | float | None]]


@dataclass(frozen=True)
class Wishes:
    """What is asked for; `half_life_days` is that of time decay, `seed` throws the dice always the same way."""

    models: tuple[Model, ...] = STANDARD
    half_life_days: float = 7.0
    seed: int = 0
    intervals: bool = True


def analyse(
    journeys: Sequence[Journey],
    *,
    models: Sequence[Model] = STANDARD,
    half_life_days: float = 7.0,
    seed: int = 0,
    intervals: bool = True,
) -> OriginResult:
    """Credits of every model for journeys in memory. `seed` throws the dice of the intervals, always the same way."""
    wishes = Wishes(tuple(models), half_life_days, seed, intervals)
    values = [journey.value for journey in journeys if journey.converted and journey.value is not None]
    found = analyse_walks(
        walks_of(journeys), wishes, sum(values, Decimal(0)) if values else None, answers_of(journeys)
    )
    return replace(found, touchpoints=sum(len(journey.touchpoints) for journey in journeys))


def answers_of(journeys: Sequence[Journey]) -> dict[str, tuple[int, Decimal | None]]:
    """Conversions and their value per answer to "how did you hear about us"; UNKNOWN where there is none."""
    answers: dict[str, tuple[int, Decimal | None]] = {}
    if all(journey.self_reported is None for journey in journeys):
        return answers
    for journey in journeys:
        if journey.converted:
            said = channel_of(journey.self_reported)
            count, value = answers.get(said, (0, None))
            worth = value if journey.value is None else (value or Decimal(0)) + journey.value
            answers[said] = (count + 1, worth)
    return answers


def analyse_walks(
    walks: Walks, wishes: Wishes, value: Decimal | float | None, answers: Answers
) -> OriginResult:
    """The analysis of journeys as arrays; `value` is what all conversions are worth, None if unknown."""
    converted = walks.only_converted()
    models = known_models(wishes.models, converted.has_times)
    journey, code, credits = share_out(converted, models, wishes.half_life_days)
    order = max((MARKOV[model] for model in models if model in MARKOV), default=0)
    moves, group_of = moves_of(walks, order) if order else (None, np.zeros(0, dtype=np.int64))
    is_single = bool((walks.weight == 1).all())
    few = SMALL if is_single else SMALL_PATHS
    by_dice = wishes.intervals and len(walks.weight) <= few and converted.conversions > 0
    if moves is not None and wishes.intervals and not by_dice and is_single:
        moves = _in_groups(walks, moves, group_of, np.random.default_rng((wishes.seed, 3)))
    grouped = Grouped(
        walks.channels,
        round(float(walks.weight.sum())),
        round(float((walks.weight * walks.length).sum())),
        walks.conversions,
        value,
        _unknown(converted),
        {model: sums_of(converted, journey, code, credit) for model, credit in credits.items()},
        moves,
        float(converted.valued.sum()),
        np.bincount(code, weights=converted.valued[journey], minlength=len(walks.channels)),
        answers,
    )
    if not by_dice:
        return analyse_grouped(grouped, replace(wishes, models=models), _left_out(wishes, models))
    dice = np.random.default_rng(wishes.seed)
    shares = draws.share_draws(converted, (journey, code), credits, dice)
    for model in models:
        if model in MARKOV and moves is not None:
            drawn = draws.markov_draws(walks, moves, group_of, MARKOV[model], dice)
            if drawn is not None:
                shares[model] = drawn
    return analyse_grouped(grouped, replace(wishes, models=models), _left_out(wishes, models), shares)


def _unknown(converted: Walks) -> float:
    """Conversions with no known touchpoint at all."""
    if UNKNOWN not in converted.channels:
        return 0.0
    is_known = converted.code != converted.channels.index(UNKNOWN)
    known = np.bincount(converted.journey, weights=is_known, minlength=len(converted.weight))
    return float(converted.weight[known == 0].sum())


def _in_groups(walks: Walks, moves: Moves, group_of: Ints, dice: np.random.Generator) -> Moves:
    """The moves with one row per group of journeys, drawn by lot: their order may follow a pattern."""
    size = len(moves.weight)
    lots = dice.permutation(len(walks.weight)) % GROUPS
    index = lots[walks.journey] * size + group_of
    weight, value = (
        np.bincount(index, weights=amounts[walks.journey], minlength=GROUPS * size).reshape(GROUPS, size)
        for amounts in (walks.weight, walks.value)
    )
    return replace(moves, weight=weight, value=value)


def _left_out(wishes: Wishes, models: Sequence[Model]) -> tuple[Problem, ...]:
    return (no_times(),) if len(models) < len(wishes.models) else ()


def analyse_grouped(
    grouped: Grouped,
    wishes: Wishes,
    problems: tuple[Problem, ...] = (),
    shares: Mapping[Model, Floats] | None = None,
) -> OriginResult:
    """The analysis of grouped rows, whoever grouped them.

    `shares` are draws of the shares where the dice were thrown; without them intervals come from the sums alone, and
    those of Markov from leaving out one group of journeys at a time (a leading axis of the moves)."""
    dice = np.random.default_rng((wishes.seed, 1))
    models: dict[Model, dict[str, Credit]] = {}
    found: list[Problem] = list(problems)
    for model in wishes.models:
        drawn = (shares or {}).get(model)
        if model in SHARED_OUT:
            ends = _ends_of_sums(grouped, model, drawn) if wishes.intervals else NO_ENDS
            models[model] = _credits(grouped, model, grouped.sums[model], ends)
        else:
            try:
                sums, ends = _markov(grouped, MARKOV[model], drawn, wishes.intervals, dice)
            except DoesNotSettle:
                found.append(does_not_settle(model))
                continue
            models[model] = _credits(grouped, model, sums, ends)
            if wishes.intervals and ends == NO_ENDS and grouped.conversions:
                found.append(no_markov_interval(model))
    if grouped.value is not None and grouped.valued < grouped.conversions:
        found.append(values_missing(round(grouped.valued), round(grouped.conversions)))
    self_reported = _answers(grouped, wishes.intervals)
    return OriginResult(
        grouped.journeys,
        grouped.touchpoints,
        round(grouped.conversions),
        grouped.value,
        grouped.unknown / grouped.conversions if grouped.conversions else 0.0,
        models,
        self_reported,
        conclude(grouped, models, self_reported, np.random.default_rng((wishes.seed, 2))),
        tuple(found),
    )


def _ends_of_sums(grouped: Grouped, model: Model, drawn: Floats | None) -> BothEnds:
    sums = grouped.sums[model]
    counts = count_interval(sums.y, sums.v)
    if model == "reach":
        return counts, wilson(sums.y, grouped.conversions)
    if drawn is not None:
        return counts, middle_of(drawn, sums.y)
    return counts, share_interval(sums.y, sums.v, grouped.conversions)


def _markov(
    grouped: Grouped, order: int, drawn: Floats | None, intervals: bool, dice: np.random.Generator
) -> tuple[Sums, BothEnds]:
    """The credits by removal effect (as sums without squares), and their intervals."""
    count = len(grouped.channels)
    if grouped.moves is None or not len(grouped.moves.code):
        return Sums(np.zeros(count), np.zeros(count), np.zeros(count)), NO_ENDS
    moves = grouped.moves
    chain = chain_of(moves, order, count)
    weight, value = (part.reshape(-1, part.shape[-1]).sum(axis=0) for part in (moves.weight, moves.value))
    share, value_share = removal_credits(chain, weight, value)
    whole = float(grouped.value or 0)
    sums = Sums(share * grouped.conversions, np.full(count, np.nan), value_share * whole)
    if not intervals or not grouped.conversions:
        return sums, NO_ENDS
    if drawn is not None:
        return sums, draws.markov_ends(drawn, share, grouped.conversions, dice)
    return sums, _by_groups(moves, order, share, grouped.conversions)


def _by_groups(moves: Moves, order: int, share: Floats, conversions: float) -> BothEnds:
    """From leaving out one group of journeys at a time; none where the chain has too many states for that."""
    moments = draws.markov_moments(moves, order, len(share)) if moves.weight.ndim > 1 else None
    if moments is None:
        return NO_ENDS
    return counts_like(*moments, share, conversions), shares_like(*moments, share)


def _credits(grouped: Grouped, model: Model, sums: Sums, ends: BothEnds) -> dict[str, Credit]:
    conversions = grouped.conversions
    counts, shares = ends

    def is_worth_unknown(place: int) -> bool:
        """Nothing is known, or nothing of the inquiries of this channel: then it is not 0."""
        has_none = bool(sums.y[place]) and not grouped.valued_with[place] and not sums.value[place]
        return grouped.value is None or has_none

    def one(place: int) -> Credit:
        y = float(sums.y[place])
        share = y / conversions if conversions else 0.0
        return Credit(
            y,
            None if is_worth_unknown(place) else float(sums.value[place]),
            share,
            None if counts is None else min(float(counts.low[place]), y),
            None if counts is None else max(float(counts.high[place]), y),
            None if shares is None else min(float(shares.low[place]), share),
            None if shares is None else max(float(shares.high[place]), share),
            None if model in MARKOV else float(sums.v[place]),
        )

    return {channel: one(place) for place, channel in enumerate(grouped.channels)}


def _answers(grouped: Grouped, intervals: bool) -> dict[str, Credit]:
    """Conversions per answer, the most frequent first, those without one last."""
    if not grouped.answers:
        return {}
    names = sorted(grouped.answers, key=lambda name: (name == UNKNOWN, -grouped.answers[name][0], name))
    counts = np.array([grouped.answers[name][0] for name in names], dtype=np.float64)
    number, share = count_interval(counts, counts), wilson(counts, float(counts.sum()))
    return {
        name: Credit(
            float(counts[place]),
            grouped.answers[name][1],
            float(counts[place] / counts.sum()),
            float(number.low[place]) if intervals else None,
            float(number.high[place]) if intervals else None,
            float(share.low[place]) if intervals else None,
            float(share.high[place]) if intervals else None,
            float(counts[place]),
        )
        for place, name in enumerate(names)
    }
