"""The list as a file, and back through the import: nothing is lost, and the same list once more changes nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.test import Client

from klarlinie.method.inventory.activity import Activity as Core
from klarlinie.method.inventory.activity import Source
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions import add_activities, cells, together
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.journal.story import story
from tests.web.conftest import AT
from tests.web.method.inventory.imported import last_import, page, take_over, upload
from tests.web.world import World

NOT_IN_THE_FILE = (
    "id", "company_id", "version", "position", "type_certain", "evaluated_at", "brought_by_id", "board_id",
    "source_file", "source_sheet", "source_line",
)  # fmt: skip
NASTY = [
    "=1+1",
    "+49 911",
    "-5",
    "@SUM(A1)",
    "😀 größer, „schöner“",
    "x" * 32_700,
    "a;b\tc\nd",
    "'s Wirtshaus",
]


def rows(world: World) -> list[dict[str, Any]]:
    found = Activity.objects.for_company(world.hallstein).filter(merged_into=None).order_by("position", "pk")
    names = [field.attname for field in Activity._meta.concrete_fields]
    return [{name: getattr(row, name) for name in names if name not in NOT_IN_THE_FILE} for row in found]


@pytest.fixture
def listed(world: World) -> list[int]:
    """Rows with all that a card and a person can leave in them."""
    by = world.by("ana")
    made = [Core(words[:300], Source(""), reason=words, audience=words, group=words[:200]) for words in NASTY]
    made += [
        Core("Nie gefragt", Source("")),
        Core("Gefragt, aber still", Source(""), asked_reason=True, asked_audience=True),
    ]
    ids = list(add_activities(world.hallstein, made, by=by, at=AT))
    with story(world.hallstein, by=by, at=AT, says=Text("Nerven", "nerves")) as told:
        for number, row in enumerate(Activity.objects.for_company(world.hallstein).filter(pk__in=ids)):
            causes = ["agency", "deadlines"] if number % 2 else []
            asked = row.asked_reason or bool(row.reason)
            told.change(row, nerves=number % 5, nerve_causes=causes, asked_reason=asked, asked_audience=asked)
    return ids


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_a_list_that_is_taken_along_comes_back_with_all_that_was_in_it(
    ana: Client, world: World, listed: list[int], ending: str, language: str
) -> None:
    before = rows(world)
    file = ana.get(f"/c/hallstein/inventory/inventory.{ending}", HTTP_ACCEPT_LANGUAGE=language).content
    who = cells.Typist(world.by("ana"), AT, date(2026, 8, 3), "de")
    together.delete_all(world.hallstein, listed, who)

    upload(ana, (f"liste.{ending}", file))
    take_over(ana)

    assert last_import().state == "accepted"
    assert rows(world) == before


@pytest.mark.parametrize("language", ["de", "en"])
def test_the_own_list_read_again_says_nothing_new(
    ana: Client, world: World, listed: list[int], language: str
) -> None:
    file = ana.get("/c/hallstein/inventory/inventory.xlsx", HTTP_ACCEPT_LANGUAGE=language).content
    before = rows(world)

    upload(ana, ("liste.xlsx", file))
    said = page(ana)

    assert "nichts kommt dazu" in said
    assert "ergänzt" not in said
    assert rows(world) == before


def test_a_group_longer_than_its_column_stays_whole_as_a_note(ana: Client, world: World) -> None:
    upload(ana, ("liste.csv", f"Maßnahme;Gruppe;Std./Monat\nMesse Ulm;{'g' * 250};4\nBlog;Online;3\n"))
    take_over(ana)
    assert [(len(row["group"]), len(row["notes"].get("group", ""))) for row in rows(world)] == [
        (200, 250),
        (6, 0),
    ]


def test_two_rows_that_become_one_keep_the_causes_of_both(world: World, listed: list[int]) -> None:
    who = cells.Typist(world.by("ana"), AT, date(2026, 8, 3), "de")
    Activity.objects.for_company(world.hallstein).filter(pk=listed[0]).update(nerve_causes=["technology"])
    together.merge_two(world.hallstein, [listed[0], listed[1]], who)
    kept = Activity.objects.for_company(world.hallstein).get(pk=listed[0])
    assert kept.nerve_causes == ["technology", "agency", "deadlines"]
