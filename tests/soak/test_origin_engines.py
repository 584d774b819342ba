"""The same SQL texts on engines that exist already, and the figures of a published data set."""

from __future__ import annotations

import importlib.util
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from klarlinie.analysis.origin.analyse import Wishes
from klarlinie.analysis.origin.credits import ALL
from klarlinie.gateways.warehouse.analyse_files import analyse_files
from klarlinie.gateways.warehouse.foreign import channels_text, connect
from klarlinie.gateways.warehouse.grouping import analyse_engine
from klarlinie.gateways.warehouse.stages import chained, text_of
from tests.gateways.warehouse.test_stages import parquet, rows, same

pytestmark = pytest.mark.soak

ROOT = Path(__file__).resolve().parents[2]
WISHES = Wishes(models=ALL, intervals=False)
PORT = 17_077
DEMO = "channelattribution==2.2.5"


@pytest.fixture
def touches(tmp_path: Path) -> Path:
    return parquet(tmp_path / "touches.parquet", rows(3_000), tmp_path)


def test_duckdb_through_ibis_gives_the_same(touches: Path) -> None:
    importlib.import_module("ibis")
    found = analyse_engine(connect("duckdb://", [str(touches)]), WISHES, few=0)
    assert same(found, analyse_files([touches], WISHES, few=0))


def test_a_value_below_0_is_unknown_on_an_engine_as_well(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "t.parquet",
        [(1, "2026-01-01", "a", True, -500), (2, "2026-01-01", "b", True, 9)],
        tmp_path,
    )
    for few in (0, 10):
        found = analyse_engine(connect("duckdb://", [str(path)]), WISHES, few=few)
        assert (found.value, found.models["last"]["a"].value) == (9, None)


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[str]:
    """The address of a standalone Spark cluster: one master and two workers on this machine."""
    pyspark = importlib.import_module("pyspark")
    if shutil.which("java") is None:
        pytest.fail("Spark needs Java. On Debian: sudo apt install openjdk-17-jre-headless")
    home = Path(pyspark.__file__).parent
    settings = {
        **os.environ,
        "SPARK_HOME": str(home),
        "SPARK_LOCAL_IP": "127.0.0.1",
        "PYSPARK_PYTHON": sys.executable,
    }
    os.environ.update({"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable})
    address = f"spark://127.0.0.1:{PORT}"
    deploy = [str(home / "bin/spark-class"), "org.apache.spark.deploy"]
    place = ["--host", "127.0.0.1"]
    commands = [
        [deploy[0], f"{deploy[1]}.master.Master", *place, "--port", str(PORT), "--webui-port", "0"],
        *[
            [deploy[0], f"{deploy[1]}.worker.Worker", *place, "--cores", "1", "--memory", "1g", "--webui-port", "0",
             "--work-dir", str(tmp_path / f"worker{number}"), address]
            for number in range(2)
        ],
    ]  # fmt: skip
    running = []
    try:
        for command in commands:
            running.append(
                subprocess.Popen(command, env=settings, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
            )
            time.sleep(5)
        yield address
    finally:
        for process in reversed(running):
            process.terminate()
            process.wait(timeout=30)


def test_a_spark_cluster_of_two_workers_gives_the_same(touches: Path, cluster: str) -> None:
    importlib.import_module("ibis")
    found = analyse_engine(connect(cluster, [str(touches)]), WISHES, few=0)
    assert same(found, analyse_files([touches], WISHES, few=0))


@pytest.mark.parametrize("dialect", ["bigquery", "clickhouse", "trino", "snowflake"])
@pytest.mark.parametrize("stage", ["channels", "moves_1", "moves_3", "credits", "rows"])
def test_other_engines_get_a_text_that_parses(dialect: str, stage: str) -> None:
    """Compiled only; nobody has run it there."""
    sqlglot = importlib.import_module("sqlglot")
    relations = {
        "touchpoints": "SELECT journey, ts, seq, channel, converted, value FROM events",
        "channels": channels_text(["it's", "b"], [1, 2], [False, True]),
        "coded": text_of("coded"),
        "placed": text_of("placed"),
        "steps": text_of("steps"),
        "batched": text_of("batches"),
    }
    text = chained(relations, stage).text.replace("$half_life_days", "7.0")  # type: ignore[arg-type]
    (translated,) = sqlglot.transpile(text, read="duckdb", write=dialect)
    assert sqlglot.parse_one(translated, read=dialect)


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo paths that a package on PyPI ships: installed for this test alone, never kept."""
    installed = importlib.util.find_spec("cypack")
    folders = list(installed.submodule_search_locations or ()) if installed else []
    if not folders:
        target = tmp_path_factory.mktemp("demo")
        uv = ROOT / ".venv/bin/uv"
        done = subprocess.run(
            [uv, "pip", "install", "--quiet", "--no-deps", "--target", target, DEMO], check=False
        )
        if done.returncode:
            pytest.fail("The package with the demo paths could not be fetched. Is the network there?")
        folders = [str(target / "cypack")]
    source = (Path(folders[0]) / "data/Data.csv").read_text(encoding="utf-8")
    path = tmp_path_factory.mktemp("paths") / "demo.csv"
    path.write_text(source.replace(";", ","), encoding="utf-8")
    return path


def test_the_demo_paths_give_the_exact_figures(demo: Path) -> None:
    found = analyse_files([demo], WISHES)
    assert (found.journeys, found.conversions) == (88_387, 19_785)

    def credits(model: str) -> dict[str, float]:
        return {name: round(credit.conversions, 2) for name, credit in found.models[model].items()}  # type: ignore[index]

    assert credits("first")["alpha"] == 6_308
    assert credits("first")["iota"] == 4_606
    assert credits("last")["alpha"] == 8_447
    assert credits("linear")["alpha"] == 7_574.72
    assert credits("markov_1") == {
        "alpha": 5_344.95, "iota": 3_884.61, "eta": 3_340.85, "beta": 2_527.35, "theta": 1_971.91, "lambda": 1_282.85,
        "epsilon": 599.57, "zeta": 381.06, "kappa": 274.36, "gamma": 171.15, "delta": 4.61, "mi": 1.72,
    }  # fmt: skip
    assert credits("markov_2")["alpha"] == 5_617.45
    assert credits("markov_3")["alpha"] == 5_748.10
