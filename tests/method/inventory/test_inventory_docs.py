"""The worked tables in docs/method/inventory.md are true, and every code of a problem is explained."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.duplicates import compare
from klarlinie.method.inventory.rules import INVENTORY_RULES
from klarlinie.method.inventory.types import type_of
from tests.docs_tables import ROOT, table_of
from tests.method.inventory.sheets import meanings, read, sheet

PAGE = "docs/method/inventory.md"


@pytest.mark.parametrize("row", table_of(PAGE, "header"))
def test_a_column_means_what_the_docs_say(row: Sequence[str]) -> None:
    header, cells, meaning = row
    lines = [
        f"{title}|{cell}" for title, cell in zip(["Website neu", "Hausmesse"], cells.split(";"), strict=True)
    ]

    reading = read(sheet("\n".join([f"Maßnahme|{header}", *lines])))

    assert meanings(reading)[header] == meaning


@pytest.mark.parametrize("row", table_of(PAGE, "title"))
def test_a_title_has_the_type_the_docs_say(row: Sequence[str]) -> None:
    title, kind, certain = row

    guess = type_of(title)

    assert (guess.type, guess.certain) == (kind, certain == "yes")


@pytest.mark.parametrize("row", table_of(PAGE, "one"))
def test_a_pair_is_proposed_as_the_docs_say(row: Sequence[str]) -> None:
    one, other, proposed = row
    first, second = (
        Activity(title, Source("a.xlsx"), type_of(title).type, type_of(title).certain)
        for title in (one, other)
    )

    assert (compare(first, second) is not None) == (proposed == "yes")


def test_every_code_the_inventory_gives_has_a_rule() -> None:
    folder = ROOT / "src/klarlinie/method/inventory"
    given = {
        code
        for page in folder.glob("*.py")
        for code in re.findall(r'"(INV[1-4]\d\d)"', page.read_text("utf-8"))
    }

    assert given == {rule.code for rule in INVENTORY_RULES}


def test_codes_are_given_once_and_rules_speak_both_languages() -> None:
    assert len({rule.code for rule in INVENTORY_RULES}) == len(INVENTORY_RULES)
    for rule in INVENTORY_RULES:
        for text in (rule.title, rule.says, rule.numbers, rule.drawback):
            assert text.say("de")
            assert text.say("en")
            assert text.say("de") != text.say("en")
