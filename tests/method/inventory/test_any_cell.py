"""Whatever stands in a cell: no crash, no value beside a doubt, no endless reading."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time
from decimal import Decimal
from time import process_time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from klarlinie.method.inventory import understand
from klarlinie.method.inventory.cells import Understood
from klarlinie.method.inventory.table import CellValue

TODAY = date(2026, 5, 20)
HEADERS = [
    "",
    "Aufwand",
    "Std./Monat",
    "Budget p.a. (€)",
    "Kosten in T€",
    "Wirkung (1-5)",
    "Anfragen/Jahr",
    "Termin",
    "erledigt",
]
PIECES = [
    *"4 1.200 1,200 2024 ½ 3/5 12/24 h Std. € $ T€ % / - + x Woche Monat pro im je 2x bis ca. einmalig hoch".split(),
    *"Anfragen 03.08. Mai ? ( ) Jana läuft".split(),
    "alle 2",
    "KW 32",
    "\n",
]
CELLS: st.SearchStrategy[CellValue] = st.one_of(
    st.lists(st.sampled_from(PIECES), max_size=7).map(" ".join),
    st.text(max_size=25),
    st.integers(-(10**7), 10**7),
    st.floats(),
    st.decimals(allow_nan=False),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.booleans(),
)


def _everything(cell: CellValue, header: str) -> Iterator[Understood[Any]]:
    yield understand.understand_hours(cell, header)
    yield understand.understand_hours_per_week(cell, header)
    yield understand.understand_money(cell, header)
    yield understand.understand_level(cell, header, understand.level_scale([cell], header))
    yield understand.understand_count(cell, header)
    yield understand.understand_date(cell, TODAY, header)
    yield understand.understand_owners(cell)
    yield understand.understand_status(cell, header)
    for both in (understand.understand_effort(cell, header), understand.understand_effect(cell, header)):
        yield from (field for field in vars(both).values() if isinstance(field, Understood))


@given(CELLS, st.sampled_from(HEADERS))
def test_any_cell_is_a_value_or_a_doubt_and_never_both(cell: CellValue, header: str) -> None:
    for seen in _everything(cell, header):
        assert seen.value is None or seen.doubt is None
        for text in (seen.doubt, seen.assumption):
            assert text is None or (text.say("de") and text.say("en"))


@given(CELLS, st.sampled_from(HEADERS))
def test_hours_levels_and_counts_stay_in_their_bounds(cell: CellValue, header: str) -> None:
    hours = understand.understand_hours(cell, header).value
    level = understand.understand_level(cell, header, understand.level_scale([cell], header)).value
    count = understand.understand_count(cell, header).value

    assert hours is None or 0 <= hours <= 1000
    assert level is None or 0 <= level <= 4
    assert count is None or count >= 0


@pytest.mark.parametrize(
    "cell",
    [
        "1.200 € + " * 5_000,
        "-" * 50_000,
        "1 " * 50_000,
        "x" * 100_000,
        "( " * 30_000,
        "3.8.-" * 9_000,
        "+" * 50_000,
    ],
)
def test_a_very_long_cell_is_read_in_no_time(cell: str) -> None:
    begun = process_time()

    for _ in _everything(cell, "Aufwand"):
        pass

    assert process_time() - begun < 20, "read again from every sign it takes hours"


def test_native_values_of_every_kind_are_taken() -> None:
    cells: list[CellValue] = [
        None,
        1,
        1.5,
        Decimal("1.5"),
        True,
        date(2026, 1, 1),
        datetime.combine(date(2026, 1, 1), time(0)),
        time(1, 30),
        "",
    ]

    assert all(list(_everything(cell, header)) for cell in cells for header in HEADERS)


def test_ten_thousand_rows_are_understood_in_a_moment() -> None:
    rows = [
        (
            f"{i % 60} h/Woche",
            f"{i % 400 * 10} €",
            i % 5 + 1,
            f"{i % 28 + 1}.{i % 12 + 1}.2026",
            ("Jana", "Tom")[i % 2],
            "läuft",
        )
        for i in range(10_000)
    ]
    begun = process_time()

    for hours, money, mark, day, owner, status in rows:
        understand.understand_hours(hours)
        understand.understand_money(money, "Budget")
        understand.understand_level(mark, "1-5")
        understand.understand_date(day, TODAY)
        understand.understand_owners(owner)
        understand.understand_status(status)

    assert process_time() - begun < 20, "about 0.05 s; what starts anew with every row takes minutes"
