"""Credits from touchpoints, against plain DuckDB and against the packages people use, in one run and in turns.

    python benchmarks/origin.py [JOURNEYS ...] [--peers] [--no-store] [--rounds N]

Each figure is a whole process: Parquet in, credits out; CPU seconds of all its threads, wall seconds, peak memory;
median of the rounds with the lowest and the highest. Rows come in time order, four to a journey, twelve channels, 5 %
convert. The peers of `--peers` need paths first, which Polars builds for them in the same process. Goals, without
intervals: at most 4 x the CPU of DuckDB's plain sort and 2 GB; on our own store at most 8 x a group-by scan; a tenth of
the CPU of marketing-attribution-models.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from statistics import median

# In processes of their own, so that what this one holds never counts as theirs.
ROWS = (
    "import sys; sys.path.insert(0, 'benchmarks'); from pathlib import Path; from _origin_rows import write_rows; "
    "write_rows(Path(sys.argv[1]), int(sys.argv[2]))"
)
STORE = (
    "import sys; from pathlib import Path; from klarlinie.gateways.warehouse.store import store; "
    "store([Path(sys.argv[1])], Path(sys.argv[2]))"
)
ROUNDS = 3
JOURNEYS = (100_000, 1_000_000)
EIGHT = "first,last,last_non_direct,linear,position,time_decay,shapley,markov_1"
WANTED = ("--models", EIGHT, "--json", "--no-intervals")
DUCK = "import duckdb, sys; c = duckdb.connect(config={'memory_limit': '1500MB'}); t = c.read_parquet(sys.argv[1]); "
SCAN = DUCK + "print(c.sql('SELECT channel, count(*) FROM t GROUP BY channel').fetchall())"
SORT = DUCK + (
    "print(c.sql('SELECT sum(o) FROM (SELECT CASE WHEN lag(journey_id) OVER () > journey_id THEN 1 ELSE 0 END AS o "
    "FROM (SELECT journey_id, ts FROM t ORDER BY journey_id, ts))').fetchall())"
)
PATHS = """
import sys, polars as pl
rows = pl.read_parquet(sys.argv[1]).sort("journey_id", "ts")
last = pl.col("ts").max()
paths = rows.group_by("journey_id", maintain_order=True).agg(
    pl.col("channel").str.join(" > ").alias("journey"), pl.col("converted").first().alias("conversion"),
    ((last - pl.col("ts")).dt.total_microseconds() / 3.6e9).cast(pl.String).str.join(" > ").alias("hours"))
"""
MAM = (
    PATHS
    + """
from mam import MAM
peer = MAM(df=paths, format_type="journey", channels_colname="journey", journey_with_conv_colname="conversion",
           time_till_conv_colname="hours")
for run in (peer.run_first_click, peer.run_last_click, peer.run_linear, peer.run_position_based, peer.run_time_decay,
            peer.run_shapley, peer.run_markov):
    run()
"""
)
CHANNEL_ATTRIBUTION = (
    PATHS
    + """
import ChannelAttribution as peer
yes = pl.col("conversion")
grouped = paths.group_by("journey").agg(yes.sum().alias("yes"), (~yes).sum().alias("no"))
frame = grouped.rename({"journey": "path"}).to_pandas()
peer.heuristic_models(frame, "path", "yes")
peer.markov_model(frame, "path", "yes", var_null="no", ncore=2)
"""
)
OF_THE_STORE = {"DuckDB: group by channel, our store", "ours: eight models, our store", "ours: sorting once"}
Measured = dict[str, list[tuple[float, float, float]]]


def main(words: Sequence[str]) -> None:
    rounds = int(words[words.index("--rounds") + 1]) if "--rounds" in words else ROUNDS
    sizes = [int(word) for word in words if word.isdigit() and word != str(rounds)] or list(JOURNEYS)
    folder = Path(os.environ.get("KLARLINIE_BENCH", tempfile.gettempdir())) / "klarlinie-origin"
    folder.mkdir(parents=True, exist_ok=True)
    for journeys in sizes:
        rows, stored = folder / f"{journeys}.parquet", folder / f"{journeys}-sorted.parquet"
        if not rows.exists():
            run([sys.executable, "-c", ROWS, str(rows), str(journeys)])
        with_store = "--no-store" not in words
        if with_store and not stored.exists():
            run([sys.executable, "-c", STORE, str(rows), str(stored)])
        programs = commands(rows, stored, "--peers" in words)
        if not with_store:
            programs = {name: program for name, program in programs.items() if name not in OF_THE_STORE}
        show(journeys, measure(programs, rounds))


def commands(rows: Path, stored: Path, with_peers: bool) -> Mapping[str, Sequence[str]]:
    ours = [sys.executable, "-m", "klarlinie.cli.main", "origin"]
    python = [sys.executable, "-c"]
    found: dict[str, Sequence[str]] = {
        "DuckDB: group by channel": [*python, SCAN, str(rows)],
        "DuckDB: sort of (journey, time)": [*python, SORT, str(rows)],
        "DuckDB: group by channel, our store": [*python, SCAN, str(stored)],
        "ours: eight models": [*ours, str(rows), *WANTED],
        "ours: eight models, our store": [*ours, str(stored), *WANTED],
        "ours: sorting once": [*python, STORE, str(rows), str(stored.with_suffix(".again"))],
    }
    if with_peers:
        found["marketing-attribution-models: seven models"] = [*python, MAM, str(rows)]
        found["channelattribution: four models"] = [*python, CHANNEL_ATTRIBUTION, str(rows)]
    return found


def measure(programs: Mapping[str, Sequence[str]], rounds: int) -> Measured:
    """In turns, so that a busy minute hits all of them."""
    found: Measured = {name: [] for name in programs}
    for _ in range(rounds):
        for name, command in programs.items():
            found[name].append(run(command))
    return found


def run(command: Sequence[str]) -> tuple[float, float, float]:
    """CPU seconds, wall seconds and peak megabytes of one process."""
    import time

    begin = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
    said = process.stderr.read() if process.stderr else b""
    _, status, used = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        print(f"  failed: {said.decode()[-300:]}")
    return used.ru_utime + used.ru_stime, time.perf_counter() - begin, used.ru_maxrss / 1024


def show(journeys: int, measured: Measured) -> None:
    print(f"\n{journeys:,} journeys{'':<24}CPU s (lowest to highest)   wall s   peak MB")
    for name, rounds in measured.items():
        cpu = sorted(one[0] for one in rounds)
        wall, memory = median(one[1] for one in rounds), max(one[2] for one in rounds)
        print(f"  {name:<46}{median(cpu):>7.2f} ({cpu[0]:.2f} to {cpu[-1]:.2f}){wall:>10.2f}{memory:>9.0f}")
    cpu_of = {name: median(one[0] for one in rounds) for name, rounds in measured.items()}
    ours = cpu_of["ours: eight models"]
    print(f"  over DuckDB's sort: {ours / cpu_of['DuckDB: sort of (journey, time)']:.1f} x (goal 4)")
    if "ours: eight models, our store" in cpu_of:
        over_scan = cpu_of["ours: eight models, our store"] / cpu_of["DuckDB: group by channel, our store"]
        print(f"  our store over a group-by scan of it: {over_scan:.1f} x (goal 8)")
    for name in cpu_of:
        if "models" in name and not name.startswith("ours"):
            print(f"  {name} over ours: {cpu_of[name] / ours:.1f} x")


if __name__ == "__main__":
    main(sys.argv[1:])
