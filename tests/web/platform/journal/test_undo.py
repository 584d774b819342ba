"""Taking back has limits: access stays as it is, and only who leads takes back what only leads may do."""

from __future__ import annotations

import re

from django.test import Client

from klarlinie.vocabulary.text import plain
from klarlinie.web.method.clarity.models import LineVersion
from klarlinie.web.platform.companies.queries import settings_row
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import story
from tests.web.conftest import AT, Clients
from tests.web.world import World


def test_access_is_not_changed_by_taking_back(ana: Client, world: World) -> None:
    joined = next(entry for entry in history(world.hallstein) if "Ben" in entry.says_de)
    assert not joined.can_be_undone
    page = ana.post(f"/c/hallstein/undo/{joined.number}/", follow=True).content.decode()
    assert "nur von Hand" in page


def test_a_member_does_not_take_back_settings(clients: Clients, world: World) -> None:
    changed = {"name": "Neu", "hourly_rate": "70", "version": 1, "formal": ""}
    clients.of("ana").post("/c/hallstein/settings/", changed)
    number = history(world.hallstein)[0].number
    clients.of("mia").post(f"/c/hallstein/undo/{number}/")
    assert settings_row(world.hallstein)["name"] == "Neu"
    clients.of("ana").post(f"/c/hallstein/undo/{number}/")
    assert settings_row(world.hallstein)["name"].startswith("Hallstein")


def test_a_line_is_not_taken_back_from_under_the_next_one(ana: Client, world: World) -> None:
    for number in (1, 2):
        about = {"number": number, "content": {}, "agreed_on": "2026-08-04"}
        with story(world.hallstein, by=world.by("ana"), at=AT, says=plain(f"Fassung {number}")) as told:
            told.create(LineVersion, **about)
    second, first = (entry.number for entry in history(world.hallstein)[:2])

    ana.post(f"/c/hallstein/undo/{first}/")
    assert LineVersion.objects.for_company(world.hallstein).count() == 2

    ana.post(f"/c/hallstein/undo/{second}/")
    ana.post(f"/c/hallstein/undo/{first}/")
    assert LineVersion.objects.for_company(world.hallstein).count() == 0


def test_an_edited_a_swapped_and_a_missing_entry_are_found(world: World) -> None:
    entries = Entry.everywhere.filter(company_id=world.hallstein)
    assert chain_breaks_at(world.hallstein) is None
    second = entries.get(number=2)
    entries.filter(number=2).update(says_de="Etwas anderes")
    assert chain_breaks_at(world.hallstein) == 2
    entries.filter(number=2).update(says_de=second.says_de, by_name="Jemand")
    assert chain_breaks_at(world.hallstein) == 2
    entries.filter(number=2).update(by_name=second.by_name)
    assert chain_breaks_at(world.hallstein) is None
    entries.filter(number=2).delete()
    assert chain_breaks_at(world.hallstein) == 2


def test_an_erased_entry_does_not_break_the_chain(world: World) -> None:
    entries = Entry.everywhere.filter(company_id=world.hallstein)
    entries.filter(number=3).update(says_de="", says_en="", by_name="", rows=[])
    assert chain_breaks_at(world.hallstein) is None


def test_the_journal_pages_back(ana: Client, world: World) -> None:
    for n in range(60):
        ana.post("/c/hallstein/people/new/", {"name": f"Person {n}"})
    page = ana.get("/c/hallstein/journal/").content.decode()
    older = re.search(r'href="(\?before=\d+)"', page)
    assert older
    assert "Person 59" in page
    assert "Person 3 " in ana.get(f"/c/hallstein/journal/{older[1]}").content.decode()
