"""Every row of the tables in docs/method/reading-cells.md is what the code does."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from klarlinie.method.inventory import understand
from klarlinie.method.inventory.cells import Understood
from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.text import Text
from tests.docs_tables import table_of

PAGE = "docs/method/reading-cells.md"
TODAY = date(2026, 5, 20)
READERS: dict[str, Callable[[Any, str], Understood[Any]]] = {
    "hours": lambda cell, header: understand.understand_hours(cell, header),
    "money": lambda cell, header: understand.understand_money(cell, header),
    "level": lambda cell, header: understand.understand_level(cell, header),
    "count": lambda cell, header: understand.understand_count(cell, header),
    "date": lambda cell, header: understand.understand_date(cell, TODAY, header),
    "owner": lambda cell, header: understand.understand_owners(cell),
    "status": lambda cell, header: understand.understand_status(cell, header),
}


def _rows() -> Iterator[tuple[str, str, str, str, str]]:
    for kind in READERS:
        for cell, header, understood, said in table_of(PAGE, kind):
            yield kind, cell, header, understood, said


@pytest.mark.parametrize(("kind", "cell", "header", "understood", "said"), list(_rows()))
def test_a_cell_in_the_docs_is_read_as_the_docs_say(
    kind: str, cell: str, header: str, understood: str, said: str
) -> None:
    seen = READERS[kind](ast.literal_eval(cell.strip("`")), header)

    assert _written(seen.value) == understood
    assert _said(seen) == said


@pytest.mark.parametrize(("kind", "cell", "header", "understood", "said"), list(_rows()))
def test_what_is_said_is_said_in_german_too_and_never_beside_a_value_as_a_doubt(
    kind: str, cell: str, header: str, understood: str, said: str
) -> None:
    seen = READERS[kind](ast.literal_eval(cell.strip("`")), header)
    text = seen.doubt or seen.assumption

    assert not (seen.doubt and seen.value is not None)
    if text is not None:
        assert text.say("de") != text.say("en")
        assert "{" not in text.say("de") + text.say("en")


def _written(value: object) -> str:
    if value is None:
        return "–"
    if isinstance(value, tuple):
        return ", ".join(value)
    if isinstance(value, Money):
        return f"{value.amount.normalize():f} {value.currency}"
    return f"{round(value, 2):g}" if isinstance(value, float) else str(value)


def _said(seen: Understood[Any]) -> str:
    if seen.doubt:
        return f"asks: {_typed(seen.doubt)}"
    return _typed(seen.assumption) if seen.assumption else ""


def _typed(text: Text) -> str:
    """As one types it: plain blanks."""
    return text.say("en").replace("\u00a0", " ")
