"""The picture, its table and what they say."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import Money
from klarlinie.web.method.evaluation.corners import cuts
from klarlinie.web.method.evaluation.queries.picture import _picture_at, in_a_sentence, picture
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.method.inventory.actions.evaluating import evaluate
from klarlinie.web.method.inventory.queries import activities
from tests.web.conftest import AT
from tests.web.world import World

HERE = "/c/hallstein/evaluation/"
RATE = Money(Decimal(50))


def made(title: str, hours: float | None, inquiries: float | None) -> Activity:
    return Activity(
        title,
        Source("x.csv", None, 1),
        hours_per_month=hours,
        money_per_year=Money(Decimal(0)),
        inquiries_per_year=inquiries,
        effect_source="counted" if inquiries is not None else "unknown",
    )


@pytest.fixture
def table(world: World) -> tuple[int, ...]:
    listed = [
        made("Empfehlungen", 2, 20),
        made("Website", 20, 18),
        made("Verzeichnis", 1, 1),
        made("Instagram", 16, 0),
        made("Podcast", 8, None),
        made("<b>Messe</b>", None, None),
    ]
    return add_activities(world.hallstein, listed, by=world.by("ana"), at=AT)


def test_without_activities_the_page_leads_to_the_inventory(ana: Client, world: World) -> None:
    page = ana.get(HERE).content.decode()

    assert 'href="/c/hallstein/inventory/"' in page
    assert "<table" not in page


def test_the_one_act_is_the_first_open_card(ana: Client, world: World, table: tuple[int, ...]) -> None:
    evaluate(world.hallstein, table[0], version=1, fields={}, by=world.by("ana"), at=AT)

    page = ana.get(HERE).content.decode()

    assert "Weiter mit Karte 2 von 6" in page
    assert f"{HERE}{table[1]}/" in page


def test_when_all_is_done_the_page_says_what_it_shows_and_leads_on(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    for key in table:
        evaluate(world.hallstein, key, version=1, fields={}, by=world.by("ana"), at=AT)

    page = ana.get(HERE).content.decode()

    assert "Alle 6 Karten sind bewertet." in page
    assert "Ein Zeitfresser" in page
    assert 'href="/c/hallstein/draft/"' in page


def test_each_corner_holds_what_belongs_there(world: World, table: tuple[int, ...]) -> None:
    shown = picture(world.hallstein, RATE)

    assert {row.title: row.corner for row in shown.rows} == {
        "Empfehlungen": "quick_win",
        "Website": "big_bet",
        "Verzeichnis": "fill_in",
        "Instagram": "time_sink",
        "Podcast": None,
        "<b>Messe</b>": None,
    }
    sentence = in_a_sentence(shown)
    assert sentence is not None
    # 16 of 47 hours, those of the podcast among them
    assert "34\u202f% der bekannten Stunden" in sentence.say("de")


def test_the_page_counts_only_those_in_the_grey_strip_that_are_drawn(ana: Client, world: World) -> None:
    listed = [made(f"Messe {n}", 3, n if n % 2 else None) for n in range(60)]
    add_activities(world.hallstein, listed, by=world.by("ana"), at=AT)

    page = ana.get(HERE).content.decode()

    assert "18 stehen im grauen Streifen" in page  # every second of the 36 that are drawn
    assert "Nicht im Bild, aber in der Tabelle: 24" in page


def test_under_four_known_activities_there_are_no_halves() -> None:
    assert cuts([(1, 1), (2, 2), (3, 3)]) is None


def test_every_bubble_leads_to_its_card_and_users_words_are_escaped(
    ana: Client, table: tuple[int, ...]
) -> None:
    page = ana.get(HERE).content.decode()
    drawing = page[page.index('class="kl-picture"') : page.index("</svg>", page.index('class="kl-picture"'))]

    assert re.findall(r'href="([^"]+)"', drawing).count(f"{HERE}{table[0]}/") == 1
    assert {f"{HERE}{key}/" for key in table} == set(re.findall(r'href="([^"]+)"', drawing))
    assert "schnelle Erfolge" in drawing
    assert "<b>Messe</b>" not in page


def test_the_table_can_be_sorted_and_the_unknown_stands_at_the_end(
    ana: Client, table: tuple[int, ...]
) -> None:
    rows = ana.get(HERE, {"sort": "hours"}).context["rows"]

    assert [row.title for row, *_ in rows] == [
        "Website", "Instagram", "Podcast", "Empfehlungen", "Verzeichnis", "<b>Messe</b>",
    ]  # fmt: skip


def test_a_price_is_never_a_bare_quotient(world: World, table: tuple[int, ...]) -> None:
    said = {
        row.title: row.price.say("de") if row.price else None for row in picture(world.hallstein, RATE).rows
    }

    assert said["Instagram"] == "mehr als 3.822\u202f€"
    assert "–" in (said["Empfehlungen"] or "")
    assert said["Podcast"] is None


def test_the_picture_follows_every_change(ana: Client, world: World, table: tuple[int, ...]) -> None:
    ana.get(HERE)
    evaluate(
        world.hallstein, table[4], version=1, fields={"hours_per_month": 30.0}, by=world.by("ana"), at=AT
    )

    rows = ana.get(HERE).context["picture"].rows

    assert rows[4].hours == 30.0


def test_the_overview_costs_the_same_queries_however_long_the_list(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    def asked() -> int:
        ana.get(HERE)  # what the frame of every page remembers is not counted here
        _picture_at.cache_clear()
        with CaptureQueriesContext(connection) as queries:
            assert ana.get(HERE).status_code == 200
        return len(queries)

    few = asked()
    add_activities(
        world.hallstein, [made(f"Aktivität {n}", 1, 1) for n in range(100)], by=world.by("ana"), at=AT
    )

    assert asked() == few
    assert len(activities(world.hallstein)) == 106


def test_more_than_a_picture_can_bear_are_counted(ana: Client, world: World, table: tuple[int, ...]) -> None:
    many: list[Any] = [made(f"Aktivität {n}", 1, 1) for n in range(50)]
    add_activities(world.hallstein, many, by=world.by("ana"), at=AT)

    page = ana.get(HERE).content.decode()

    assert "Nicht im Bild, aber in der Tabelle: 20" in page
