"""The worked numbers of docs/method/origin.md are computed here, so they cannot rot."""

from __future__ import annotations

from math import comb
from pathlib import Path

import numpy as np
import pytest

from klarlinie.analysis.origin.analyse import Wishes, analyse
from klarlinie.analysis.origin.intervals import cost_interval, count_interval
from klarlinie.analysis.origin.ranking import more_answers, standing
from klarlinie.gateways.warehouse.analyse_files import analyse_files
from tests.analysis.origin.journeys import journey
from tests.docs_tables import table_of
from tests.gateways.warehouse.ga4_events import event, parquet

PAGE = "docs/method/origin.md"


@pytest.mark.parametrize("row", table_of(PAGE, "model"), ids=lambda row: row[0])
def test_the_models(row: list[str]) -> None:
    way = journey("fair > newsletter > newsletter > direct", days=(0, 7, 14, 21))
    credits = analyse([way], models=[row[0]], intervals=False).models[row[0]]  # type: ignore[list-item, index]
    seen = [round(credits[name].conversions, 4) for name in ("fair", "newsletter", "direct")]
    assert seen == [float(cell) for cell in row[1:]]


def test_markov_by_hand() -> None:
    ((model, *cells),) = table_of(PAGE, "way")
    ways = [journey("a > b"), journey("a", converted=False), journey("b")]
    credits = analyse(ways, models=["markov_1"], intervals=False).models["markov_1"]
    assert model == "markov_1"
    assert [round(credits[name].conversions, 4) for name in "ab"] == [float(cell) for cell in cells]


@pytest.mark.parametrize("row", table_of(PAGE, "y"))
def test_ranges_of_counts(row: list[str]) -> None:
    y, v, low, high = map(float, row)
    ends = count_interval(np.array([y]), np.array([v]))
    assert (round(float(ends.low[0]), 1), round(float(ends.high[0]), 1)) == (low, high)


@pytest.mark.parametrize("row", table_of(PAGE, "cost"))
def test_ranges_of_costs(row: list[str]) -> None:
    low, high = cost_interval(float(row[0]), float(row[1]), float(row[1]))
    assert [str(round(low)), str(round(high)) if high else "more"] == row[2:]


@pytest.mark.parametrize("row", table_of(PAGE, "the first"))
def test_how_many_more_answers(row: list[str]) -> None:
    first, second, together = map(float, row[:3])
    counts = {"first": first, "second": second, "others": together - first - second}
    assert str(more_answers(counts, "first", "second") or "never") == row[3]


@pytest.mark.parametrize("row", table_of(PAGE, "inquiries of two equal channels"))
def test_how_often_one_of_two_equal_channels_is_called_ahead(row: list[str]) -> None:
    n = int(row[0])
    ahead = [
        k
        for k in range(n + 1)
        if standing({"a": float(k), "b": float(n - k)}, np.random.default_rng(k)).ahead
    ]
    assert f"{100 * sum(comb(n, k) for k in ahead) / 2**n:.1f} %" == row[1]


@pytest.mark.parametrize("row", table_of(PAGE, "elasticity b"))
def test_elasticities(row: list[str]) -> None:
    assert f"{100 * (1.1 ** float(row[0]) - 1):.1f} %".replace(".0 ", " ") == row[1]


def test_a_raw_export_of_ga4(tmp_path: Path) -> None:
    rows = table_of(PAGE, "user")
    events = [event(user or None, int(day), name, came) for user, day, came, name in rows]
    models = ("first", "last", "last_non_direct", "linear")
    found = analyse_files([parquet(tmp_path / "e.parquet", events)], Wishes(models, intervals=False))
    assert found.journeys == 4
    for channel, *cells in table_of(PAGE, "credited"):
        assert [found.models[model][channel].conversions for model in models] == [
            float(cell) for cell in cells
        ]
