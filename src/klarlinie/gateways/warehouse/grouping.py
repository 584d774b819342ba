"""From touchpoints in an engine to what the models need: a handful of queries, each of grouped rows."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np

from klarlinie.analysis.origin.analyse import Wishes, analyse_grouped, analyse_walks
from klarlinie.analysis.origin.credits import Model, OriginResult
from klarlinie.analysis.origin.grouped import MARKOV, SHARED_OUT, Grouped, Moves, Sums, known_models
from klarlinie.analysis.origin.problems import no_times, repeated_touchpoints
from klarlinie.analysis.origin.touchpoints import UNKNOWN, channel_of, is_direct
from klarlinie.analysis.origin.walks import SECONDS_A_DAY, Floats, Walks
from klarlinie.gateways.warehouse.engine import Columns, Engine
from klarlinie.gateways.warehouse.stages import STAGES_OF_MOVES, Stage, chained, text_of
from klarlinie.vocabulary.findings import Problem

FEW = 20_000  # touchpoints up to which the rows themselves are looked at
NOTHING = Walks((), *(np.zeros(0, dtype=int),) * 2, np.zeros(0), np.zeros(0, dtype=bool), *(np.zeros(0),) * 3)

Naming = Callable[[str], str]


def as_written(channel: str) -> str:
    return channel


def analyse_engine(
    engine: Engine, wishes: Wishes, naming: Naming = as_written, few: int = FEW
) -> OriginResult:
    """The analysis of all touchpoints of an engine. `naming` may put several channels under one name."""
    channels = engine.stored or _channels(engine)
    written = [*channels]
    if not written:
        return analyse_walks(NOTHING, wishes, None, {})
    labels = [channel_of(naming(channel)) for channel in written]
    names = tuple(sorted(set(labels)))
    codes = {name: code for code, name in enumerate(names, start=1)}
    engine.know_channels(written, [codes[label] for label in labels], [is_direct(label) for label in labels])
    if sum(channels.values()) <= few:
        return _analyse_rows(engine, wishes, names)
    code_of = dict(zip(written, (codes[label] for label in labels), strict=True))
    grouped, problems = group(engine, wishes, names, [code_of[channel] for channel in engine.stored])
    models = known_models(wishes.models, no_times() not in problems)
    return analyse_grouped(grouped, replace(wishes, models=models), problems)


def _channels(engine: Engine) -> Mapping[str, int]:
    """Every channel as it is written, with its touchpoints."""
    found = engine.ask(chained(engine.relations, "channels"))
    return dict(zip(map(str, found["channel"]), map(int, found["touchpoints"]), strict=True))


def _analyse_rows(engine: Engine, wishes: Wishes, names: tuple[str, ...]) -> OriginResult:
    has_own_sequence = not engine.number_rows()
    relations = {**engine.relations, "coded": text_of("whole_journeys")}
    rows = engine.ask(chained(relations, "rows"))
    walks = _walks_of(rows, names)
    problems = () if has_own_sequence else _named_as_repeated(_repeated(rows))
    known = walks.converted & np.isfinite(walks.value)
    value = float(walks.value[known].sum()) if known.any() else None
    walks = replace(walks, value=np.where(known, walks.value, 0.0), valued=known.astype(np.float64))
    found = analyse_walks(walks, wishes, value, {})
    return replace(found, problems=(*problems, *found.problems))


def _repeated(rows: Columns) -> int:
    """How many rows say the same as the one before: the same journey, time and channel."""
    same = [rows[name][1:] == rows[name][:-1] for name in ("journey", "seconds", "code")]
    return int(np.logical_and.reduce(same).sum())


def _named_as_repeated(count: int) -> tuple[Problem, ...]:
    return (repeated_touchpoints(count),) if count else ()


def _walks_of(rows: Columns, names: tuple[str, ...]) -> Walks:
    """Rows in order, as arrays; the value of a journey may be NaN here, and `valued` is not counted yet."""
    identity = rows["journey"]
    begins = np.ones(len(identity), dtype=bool)
    begins[1:] = identity[1:] != identity[:-1]
    journey = np.cumsum(begins) - 1
    starts = np.flatnonzero(begins)
    seconds = rows["seconds"].astype(np.float64)
    lengths = np.diff(np.append(starts, len(identity)))
    timed = np.bincount(journey, weights=np.isfinite(seconds))[journey] == lengths[journey]
    ends = starts + lengths - 1
    age = np.where(timed, (seconds[ends][journey] - seconds) / SECONDS_A_DAY, np.nan)
    return Walks(
        names,
        rows["code"].astype(np.int64) - 1,
        journey,
        age,
        rows["converted"][starts].astype(bool),
        np.ones(len(starts)),
        rows["value"][starts].astype(np.float64),
        np.zeros(len(starts)),
    )


@dataclass(frozen=True)
class Walked:
    """The moves of all journeys, the relations under which they were found, and how many rows stand there twice."""

    columns: Columns
    relations: Mapping[str, str]
    repeated: int = 0

    def total(self, name: str) -> float:
        return float(np.nansum(self.columns[name].astype(np.float64)))


def group(
    engine: Engine, wishes: Wishes, names: tuple[str, ...], codes_of_store: Sequence[int] = ()
) -> tuple[Grouped, tuple[Problem, ...]]:
    """Everything the models need, and what is missing for one of them. `codes_of_store`: for each channel of the
    engine's store, in the order of its numbers, the place of its name in `names`, counted from 1."""
    order = max((MARKOV[model] for model in wishes.models if model in MARKOV), default=1)
    in_batches = wishes.intervals and any(model in MARKOV for model in wishes.models)
    walked = _walk_of_store(engine, order, in_batches, codes_of_store) if codes_of_store else None
    walked = walked or _walk_in_doubt(engine, order, in_batches)
    columns = walked.columns
    start = (columns["past_1"] == 0) & columns["converted"].astype(bool)
    credits = chained(walked.relations, "credits")
    shared = engine.ask(
        replace(credits, text=credits.text.replace("$half_life_days", repr(float(wishes.half_life_days))))
    )
    everything = columns["weight"].astype(np.float64)
    grouped = Grouped(
        names,
        round(float(everything[columns["past_1"] == 0].sum())),
        round(float(everything.sum())),
        float(everything[start].sum()),
        float(np.nansum(columns["value"][start].astype(np.float64))) if walked.total("valued") else None,
        _alone(shared, names),
        {model: _sums(shared, model, len(names)) for model in wishes.models if model in SHARED_OUT},
        _moves(columns, order),
        float(columns["valued"][start].astype(np.float64).sum()),
        _by_channel(shared, "reach_valued", len(names)),
    )
    is_missing = "time_decay" in wishes.models and _flag(shared, "is_long") and not _flag(shared, "is_timed")
    repeated = _named_as_repeated(walked.repeated)
    return grouped, (*repeated, no_times()) if is_missing else repeated


def _walk_of_store(engine: Engine, order: int, in_batches: bool, codes: Sequence[int]) -> Walked:
    """As the store has kept it; its numbers of channels become those of this analysis."""
    last: Stage = "batches" if in_batches else "one_batch"
    relations = {**engine.relations, "steps": text_of("stored_steps"), "batched": text_of(last)}
    columns = dict(engine.ask(chained(relations, STAGES_OF_MOVES[order])))
    translated = np.array([0, *codes])
    for name in ("code", *(f"past_{back}" for back in range(1, order + 1))):
        columns[name] = translated[columns[name].astype(np.int64)]
    return Walked(columns, {**engine.relations, "placed": text_of("stored_placed")})


def _walk_in_doubt(engine: Engine, order: int, in_batches: bool) -> Walked:
    """Rows of which nothing is known before they are looked at."""
    walked = _walk(engine, order, in_batches)
    repeated = round(walked.total("repeated"))  # with numbers of their own no two rows are alike any more
    if walked.total("tied") and engine.number_rows():
        walked = _walk(engine, order, in_batches)
    if walked.total("mixed"):
        walked = _walk(engine, order, in_batches, coded="whole_journeys")
    return Walked(walked.columns, {**walked.relations, "placed": text_of("placed")}, repeated)


def _walk(engine: Engine, order: int, in_batches: bool, coded: Stage = "coded") -> Walked:
    """Every step of every journey, grouped. Rows that come in order are used as they come, all others are sorted."""
    relations = {**engine.relations, "coded": text_of(coded)}
    last: Stage = "batches" if in_batches else "one_batch"

    def grouped_by(**steps: str) -> Columns:
        return engine.ask(chained({**relations, **steps, "batched": text_of(last)}, STAGES_OF_MOVES[order]))

    if not engine.keeps_order:
        return Walked(grouped_by(steps=text_of("steps")), relations)
    steps = text_of("steps_in_order")
    if coded == "coded" and not engine.ask(chained({}, "begins_in_order"))["disordered"][0]:
        walked = Walked(grouped_by(ordered="SELECT * FROM coded", steps=steps), relations)
        if not walked.total("disordered"):
            return walked
    walked = Walked(grouped_by(ordered=text_of("ordered"), steps=steps), relations)
    if walked.total("disordered"):  # no engine promises to keep the order; then journey by journey
        return Walked(grouped_by(steps=text_of("steps")), relations)
    return walked


def _moves(columns: Columns, order: int) -> Moves:
    """The columns as moves; with batches, a leading axis of one row per batch."""
    past = np.column_stack([columns[f"past_{back}"] for back in range(order, 0, -1)]).astype(np.int64)
    code = columns["code"].astype(np.int64) - 1
    converted = columns["converted"].astype(bool)
    weight = columns["weight"].astype(np.float64)
    value = np.nan_to_num(columns["value"].astype(np.float64))
    batches, batch_of = np.unique(columns["batch"], return_inverse=True)
    if len(batches) < 2:
        return Moves(past, code, converted, weight, value)
    keys = np.column_stack([past, code, converted.astype(np.int64)])
    kinds, kind_of = np.unique(keys, axis=0, return_inverse=True)
    place = batch_of * len(kinds) + kind_of.reshape(-1)
    size, shape = len(batches) * len(kinds), (len(batches), len(kinds))
    weights = np.bincount(place, weights=weight, minlength=size).reshape(shape)
    values = np.bincount(place, weights=value, minlength=size).reshape(shape)
    return Moves(kinds[:, :order], kinds[:, order], kinds[:, order + 1].astype(bool), weights, values)


def _sums(shared: Columns, model: Model, count: int) -> Sums:
    names = (f"{model}_y", "reach_y" if model == "reach" else f"{model}_v", f"{model}_value")
    return Sums(*(_by_channel(shared, name, count) for name in names))


def _by_channel(shared: Columns, column: str, count: int) -> Floats:
    """One column of the credits, 0 for a channel that no journey with an inquiry holds."""
    amounts = np.zeros(count)
    amounts[shared["code"].astype(np.int64) - 1] = np.nan_to_num(shared[column].astype(np.float64))
    return amounts


def _alone(shared: Columns, names: tuple[str, ...]) -> float:
    """Conversions with no known touchpoint at all."""
    if UNKNOWN not in names:
        return 0.0
    here = shared["code"].astype(np.int64) - 1 == names.index(UNKNOWN)
    return float(shared["alone"][here].astype(np.float64).sum())


def _flag(shared: Columns, name: str) -> bool:
    return bool(len(shared[name])) and bool(shared[name].astype(np.int64).max())
