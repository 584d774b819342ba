"""The page on which somebody who takes part enters the week of somebody without an account."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from klarlinie.web.method.execution import actions, queries
from klarlinie.web.method.focus.models import Place
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.queries import history
from tests.web.conftest import Clients
from tests.web.method.execution.promised import LAST_WEEK, NOON, TODAY, Core, person
from tests.web.method.execution.test_pages import week, words
from tests.web.test_fences import fingerprint
from tests.web.world import World

BASE = "/c/hallstein/execution/check-ins/"
pytestmark = pytest.mark.usefixtures("thursday")


@pytest.fixture
def mia(clients: Clients) -> Client:
    return clients.of("mia")


def jana_says(world: World, core: Core, **said: Any) -> None:
    about = {"week_on": LAST_WEEK, "hours": 2.0, "done": "", "blocked": "", "today": TODAY, **said}
    jana = By("Jana Winter", "guest")
    actions.check_in(world.hallstein, core.jana, core.fair, by=jana, at=NOON, **about)


def test_the_overview_leads_there_for_those_without_an_account_only(mia: Client, core: Core) -> None:
    page = mia.get(BASE).content.decode()
    assert f'href="{BASE}{core.jana}/"' in page
    assert f'href="{BASE}{core.ana}/"' not in page


def test_who_only_reads_is_not_led_there(clients: Clients, core: Core) -> None:
    assert f"{BASE}{core.jana}/" not in clients.of("ben").get(BASE).content.decode()
    assert clients.of("ben").get(f"{BASE}{core.jana}/").status_code == 403


def test_the_week_is_entered_and_both_names_stand_there(mia: Client, world: World, core: Core) -> None:
    form = mia.get(f"{BASE}{core.jana}/")
    assert "Wie war die Woche von Jana Winter?" in words(form)
    answer = mia.post(f"{BASE}{core.jana}/", week(core.fair, hours="2,5", done="Stand gebucht"))
    assert (answer.status_code, answer.url) == (302, BASE)  # type: ignore[attr-defined]
    assert "für Jana Winter eingetragen von Mia Berger" in words(
        mia.get(BASE, {"week": LAST_WEEK.isoformat()})
    )
    assert "eingetragen von Mia Berger" in history(world.hallstein)[0].says_de


def test_hours_that_the_person_has_said_stay_theirs(mia: Client, world: World, core: Core) -> None:
    jana_says(world, core, hours=7.25)
    page = mia.get(f"{BASE}{core.jana}/", {"week": LAST_WEEK.isoformat()})
    assert "7,25" not in words(page)
    assert "schon etwas gesagt: Messe" in words(page)
    before = fingerprint(world.hallstein)
    answer = mia.post(f"{BASE}{core.jana}/", week(core.fair, hours="1"))
    assert answer.status_code == 422
    assert fingerprint(world.hallstein) == before


def test_what_is_left_can_still_be_entered_beside_what_was_said(
    mia: Client, world: World, core: Core
) -> None:
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.jana)
    jana_says(world, core)
    sent = {**week(core.website, hours="1"), **week(core.fair, hours="9")}
    answer = mia.post(f"{BASE}{core.jana}/", sent)
    assert answer.status_code == 409
    assert "Alles Übrige ist gespeichert" in words(answer)
    hours = {row.title: row.hours for row in queries.check_ins(world.hallstein, LAST_WEEK)}
    assert hours == {"Messe": 2.0, "Website": 1.0}


def test_what_one_has_entered_oneself_can_be_corrected(mia: Client, world: World, core: Core) -> None:
    mia.post(f"{BASE}{core.jana}/", week(core.fair, hours="2"))
    page = mia.get(f"{BASE}{core.jana}/", {"week": LAST_WEEK.isoformat()}).content.decode()
    assert 'value="2"' in page
    mia.post(f"{BASE}{core.jana}/", week(core.fair, hours="3", version="1"))
    assert queries.check_ins(world.hallstein, LAST_WEEK)[0].hours == 3.0


def test_there_is_no_such_page_for_somebody_with_an_account_or_of_another_company(
    mia: Client, clients: Clients, core: Core
) -> None:
    assert mia.get(f"{BASE}{core.ana}/").status_code == 404
    assert mia.post(f"{BASE}{core.ana}/", week(core.newsletter, hours="1")).status_code == 404
    assert clients.of("cleo").get(f"/c/nordlicht/execution/check-ins/{core.jana}/").status_code == 404


def test_somebody_who_has_taken_on_nothing_is_not_asked_about(mia: Client, world: World, core: Core) -> None:
    tom = person(world, "Tom Neu", 2)
    page = mia.get(f"{BASE}{tom}/")
    assert "nichts einzutragen" in words(page)
