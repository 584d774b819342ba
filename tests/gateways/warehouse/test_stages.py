"""The SQL texts give what the models in memory give, in whatever order the rows come."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import duckdb
import pytest

from klarlinie.analysis.origin.analyse import Wishes
from klarlinie.analysis.origin.credits import ALL, OriginResult
from klarlinie.gateways.warehouse.analyse_files import analyse_files
from klarlinie.gateways.warehouse.duck import opened
from klarlinie.gateways.warehouse.grouping import analyse_engine, group
from klarlinie.gateways.warehouse.sources import open_files
from klarlinie.gateways.warehouse.stages import Query, Stage, chained
from klarlinie.gateways.warehouse.store import store

HEADER = ("journey_id", "ts", "channel", "converted", "value")
PLAIN = Wishes(models=ALL, intervals=False)
Row = tuple[object, ...]


def rows(journeys: int = 300, seed: int = 1) -> list[Row]:
    """Journeys that interleave, as an event export has them."""
    dice = random.Random(seed)
    found: list[Row] = []
    for number in range(journeys):
        at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(seconds=dice.uniform(0, 9e6))
        converted, value = dice.random() < 0.3, round(dice.uniform(100, 9_000), 2)
        for _ in range(min(9, 1 + int(dice.expovariate(0.4)))):
            at += timedelta(seconds=dice.uniform(1, 6e5))
            channel = dice.choice(["fair", "fair", "direct", "newsletter", "search", ""])
            found.append((number, at.isoformat(sep=" "), channel, converted, value if converted else None))
    return sorted(found, key=lambda row: str(row[1]))


def write(path: Path, content: Iterable[Row], header: Iterable[str] = HEADER) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(header)
        writer.writerows(content)
    return path


def parquet(path: Path, content: Iterable[Row], folder: Path) -> Path:
    source = write(folder / "rows.csv", content)
    duckdb.connect().read_csv(str(source)).write_parquet(str(path))
    return path


def figures(found: OriginResult) -> dict[tuple[str, ...], float]:
    each = {
        (model, channel, part): float(getattr(credit, part) or 0)
        for model, credits in found.models.items()
        for channel, credit in credits.items()
        for part in ("conversions", "value")
    }
    totals = {
        (name,): float(getattr(found, name)) for name in ("journeys", "touchpoints", "conversions", "value")
    }
    return {**each, **totals, ("unknown",): found.unknown_share}


def same(one: OriginResult, other: OriginResult) -> bool:
    return figures(one) == pytest.approx(figures(other), rel=1e-9, abs=1e-9)


def test_few_rows_in_memory_and_many_in_sql_give_the_same(tmp_path: Path) -> None:
    path = parquet(tmp_path / "t.parquet", rows(), tmp_path)
    assert same(analyse_files([path], PLAIN), analyse_files([path], PLAIN, few=0))


def test_the_order_of_rows_changes_nothing(tmp_path: Path) -> None:
    shuffled = rows()
    random.Random(2).shuffle(shuffled)
    one = analyse_files([write(tmp_path / "a.csv", rows())], PLAIN, few=0)
    other = analyse_files([write(tmp_path / "b.csv", shuffled)], PLAIN, few=0)
    assert same(one, other)


@pytest.mark.parametrize("few", [0, 1_000_000])
def test_splitting_a_file_changes_nothing(tmp_path: Path, few: int) -> None:
    whole = rows()
    parts = [
        write(tmp_path / f"{n}.csv", whole[n * 200 : (n + 1) * 200]) for n in range(len(whole) // 200 + 1)
    ]
    one = analyse_files([write(tmp_path / "whole.csv", whole)], PLAIN, few=few)
    assert same(one, analyse_files(parts, PLAIN, few=few))


def test_csv_json_and_parquet_say_the_same(tmp_path: Path) -> None:
    path = parquet(tmp_path / "t.parquet", rows(), tmp_path)
    as_json = tmp_path / "t.jsonl"
    connection = duckdb.connect()
    connection.execute(
        "COPY (SELECT * FROM read_parquet($1)) TO '" + str(as_json) + "' (FORMAT json)", [str(path)]
    )
    one = analyse_files([path], PLAIN)
    assert same(one, analyse_files([as_json], PLAIN))
    assert same(one, analyse_files([tmp_path / "rows.csv"], PLAIN))


def test_the_store_is_in_order_and_gives_the_same_without_sorting_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = parquet(tmp_path / "t.parquet", rows(), tmp_path)
    before = analyse_files([path], PLAIN, few=0)
    assert store([path], tmp_path / "sorted.parquet") == ()
    assert [each.name for each in tmp_path.glob("*.part")] == []
    asked = asked_stages(monkeypatch)
    assert same(before, analyse_files([tmp_path / "sorted.parquet"], PLAIN, few=0))
    assert not any("FROM coded\nORDER BY journey" in text or "OVER" in text for text in asked)


def in_doubt() -> list[Row]:
    """Journeys of which only one row says that they converted, or without a time, and two touches at once."""
    content = [(number, at, channel, converted, value) for number, at, channel, converted, value in rows(80)]
    content += [(1_000, "2026-03-01", "fair", False, None), (1_000, "2026-03-02", "search", True, 70.5)]
    content += [(1_001, None, "direct", True, 10.0), (1_001, "2026-03-02", "fair", True, 10.0)]
    content += [(1_002, "2026-03-02", "search", True, None), (1_002, "2026-03-02", "fair", True, None)]
    return content


@pytest.mark.parametrize("merged", [False, True], ids=["as written", "two channels under one name"])
@pytest.mark.parametrize("content", [rows(), in_doubt()], ids=["clear", "in doubt"])
def test_what_the_store_has_kept_gives_the_same(tmp_path: Path, content: list[Row], merged: bool) -> None:
    def naming(channel: str) -> str:
        return "fair" if merged and channel in ("newsletter", "direct") else channel

    path = parquet(tmp_path / "t.parquet", content, tmp_path)
    store([path], tmp_path / "store.parquet")
    for wishes in (PLAIN, replace(PLAIN, intervals=True)):
        one = analyse_files([path], wishes, naming, few=0)
        other = analyse_files([tmp_path / "store.parquet"], wishes, naming, few=0)
        assert same(one, other)
        assert ranges(one) == pytest.approx(ranges(other), rel=1e-9, abs=1e-9)


def ranges(found: OriginResult) -> dict[tuple[str, str, str], float]:
    return {
        (model, channel, end): float(getattr(credit, end))
        for model, credits in found.models.items()
        for channel, credit in credits.items()
        for end in ("low", "high")
        if getattr(credit, end) is not None
    }


def test_a_store_that_another_program_wrote_anew_is_touchpoints_like_any_other(tmp_path: Path) -> None:
    path = parquet(tmp_path / "t.parquet", rows(), tmp_path)
    store([path], tmp_path / "store.parquet")
    copied = tmp_path / "copied.parquet"
    duckdb.connect().read_parquet(str(tmp_path / "store.parquet")).write_parquet(str(copied))
    assert same(analyse_files([path], PLAIN, few=0), analyse_files([copied], PLAIN, few=0))
    both = analyse_files([tmp_path / "store.parquet", path], PLAIN, few=0)
    assert both.journeys == analyse_files([path], PLAIN, few=0).journeys


def asked_stages(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Every query from now on."""
    from klarlinie.gateways.warehouse.duck import Duck

    asked: list[str] = []
    select = Duck.select

    def listen(duck: Duck, text: str) -> object:
        asked.append(text)
        return select(duck, text)

    monkeypatch.setattr(Duck, "select", listen)
    return asked


def test_rows_that_only_begin_in_order_are_sorted_after_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content = sorted(rows(), key=lambda row: (row[0], str(row[1])))
    sly = [*content[100:], *content[:100]]
    path = parquet(tmp_path / "sly.parquet", sly, tmp_path)

    def trusting(relations: Mapping[str, str], stage: Stage) -> Query:
        query = chained(relations, stage)
        return replace(query, text="SELECT 0 AS disordered") if stage == "begins_in_order" else query

    monkeypatch.setattr("klarlinie.gateways.warehouse.grouping.chained", trusting)
    assert same(analyse_files([path], PLAIN), analyse_files([path], PLAIN, few=0))


@pytest.mark.parametrize("few", [0, 1_000_000])
def test_touchpoints_of_the_same_day_keep_the_order_of_the_file(tmp_path: Path, few: int) -> None:
    content = [
        (n, "2026-03-01", channel, True, 1) for channel in ("fair", "search", "direct") for n in range(40)
    ]
    found = analyse_files([write(tmp_path / "t.csv", content)], PLAIN, few=few)
    assert found.models["first"]["fair"].conversions == 40
    assert found.models["last_non_direct"]["search"].conversions == 40
    assert found.models["markov_1"]["direct"].conversions == pytest.approx(40 / 3)


def test_a_sequence_stands_above_the_order_of_the_file(tmp_path: Path) -> None:
    content = [
        (n, "2026-03-01", channel, True, place) for n in range(9) for place, channel in ((2, "a"), (1, "b"))
    ]
    path = write(tmp_path / "t.csv", content, ("journey_id", "ts", "channel", "converted", "sequence"))
    assert analyse_files([path], PLAIN, few=0).models["first"]["b"].conversions == 9


@pytest.mark.parametrize("few", [0, 1_000_000])
def test_a_journey_converted_if_any_of_its_rows_says_so(tmp_path: Path, few: int) -> None:
    content: list[Row] = []
    for n in range(50):
        content.append((n, f"2026-03-01 10:{n:02d}", "fair", False, None))
        content.append((n, f"2026-03-02 10:{n:02d}", "search", n < 20, 100 if n < 20 else None))
    found = analyse_files([write(tmp_path / "t.csv", content)], PLAIN, few=few)
    assert (found.conversions, found.value) == (20, 2_000)
    assert found.models["first"]["fair"].conversions == 20
    assert found.models["linear"]["fair"].value == pytest.approx(1_000)


@pytest.mark.parametrize("few", [0, 1_000_000])
def test_a_missing_time_comes_first_and_shares_equally(tmp_path: Path, few: int) -> None:
    content = [
        (1, "2026-03-01", "a", 1, 1),
        (1, None, "b", 1, 1),
        (2, "2026-03-01", "a", 1, 1),
        (2, "2026-03-08", "b", 1, 1),
    ]
    found = analyse_files([write(tmp_path / "t.csv", content)], PLAIN, few=few)
    assert found.models["first"]["b"].conversions == 1
    assert found.models["time_decay"]["a"].conversions == pytest.approx(1 / 2 + 1 / 3)


def test_with_batches_markov_has_ranges_and_the_credits_stay(tmp_path: Path) -> None:
    path = parquet(tmp_path / "t.parquet", rows(2_000), tmp_path)
    wishes = Wishes(models=("linear", "markov_1"))
    in_sql, in_memory = analyse_files([path], wishes, few=0), analyse_files([path], wishes)
    assert same(in_sql, in_memory)
    for channel, credit in in_sql.models["markov_1"].items():
        other = in_memory.models["markov_1"][channel]
        assert credit.share_low == pytest.approx(other.share_low, abs=0.02)
        assert credit.share_high == pytest.approx(other.share_high, abs=0.02)


def test_only_grouped_rows_come_to_python(tmp_path: Path) -> None:
    path = parquet(tmp_path / "t.parquet", rows(3_000), tmp_path)
    with opened() as duck:
        open_files(duck, [path])
        names = ("a", "b", "c", "d", "e")
        duck.know_channels(["fair", "direct", "newsletter", "search", ""], [1, 2, 3, 4, 5], [False] * 5)
        grouped, _ = group(duck, Wishes(models=("markov_1",), intervals=False), names)
        assert grouped.moves is not None
        assert len(grouped.moves.code) <= 6 * 5 * 2


@pytest.mark.parametrize("few", [0, 10])
def test_a_value_below_0_is_unknown_wherever_the_touchpoints_come_from(few: int) -> None:
    rows = (
        "(1, 'a', true, -500::DOUBLE), (2, 'b', true, 9), (3, 'c', true, 'nan'::DOUBLE), (4, 'd', true, NULL)"
    )
    with opened() as duck:
        for name in ("touchpoints_as_read", "touchpoints"):
            duck.connection.execute(
                f"CREATE TEMP VIEW {name} AS SELECT journey, NULL::TIMESTAMP AS ts, 0 AS seq, channel, converted, "
                f"value::DOUBLE AS value FROM (VALUES {rows}) AS t(journey, channel, converted, value)"
            )
        found = analyse_engine(duck, PLAIN, few=few)
    worth = {channel: credit.value for channel, credit in found.models["last"].items()}
    assert (found.value, worth) == (9, {"a": None, "b": 9, "c": None, "d": None})
