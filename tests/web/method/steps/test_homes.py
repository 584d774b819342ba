"""The homes: the path with what is missing, one useful act, the draft, the consultant's list."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from klarlinie.web.platform.companies.actions import found_company
from klarlinie.web.platform.companies.models import Company
from tests.web.conftest import AT, Clients
from tests.web.world import World


def test_an_empty_company_begins_with_the_foundation(ana: Client, world: World) -> None:
    page = ana.get("/c/hallstein/").content.decode()
    assert "Schreibt euer Versprechen in einen Satz." in page
    assert "Zum Fundament" in page


def test_a_filled_company_looks_at_its_pairs_first_and_then_goes_on_with_the_cards(full_world: World) -> None:
    page = Clients(full_world).of("ana").get("/c/hallstein/").content.decode()
    assert "24 Karten sind noch offen" in page
    assert "Nebeneinander ansehen" in page
    assert "/c/hallstein/inventory/duplicates/" in page


def test_the_draft_shows_core_and_stops_and_comes_as_files(full_world: World) -> None:
    ana = Clients(full_world).of("ana")
    page = ana.get("/c/hallstein/draft/").content.decode()
    assert "Anruf nach jedem Notfalleinsatz" in page
    assert "Trikotsponsoring" in page
    assert ana.get("/c/hallstein/draft/?file=plan.pdf").content.startswith(b"%PDF")
    assert ana.get("/c/hallstein/draft/?file=wall.pdf").content.startswith(b"%PDF")
    assert ana.get("/c/hallstein/draft/?file=plan.xlsx").content.startswith(b"PK")
    assert ana.get("/c/hallstein/draft/?file=../x").status_code == 404


def test_the_draft_says_the_same_as_the_reports(full_world: World) -> None:
    ana = Clients(full_world).of("ana")
    said = [lead(ana.get(f"/c/hallstein/{where}/").content.decode()) for where in ("draft", "reports")]
    assert said[0] == said[1]
    assert "zum Streichen vorgeschlagen" in said[0]


def lead(page: str) -> str:
    found = re.search(r"Von 24 Aktivitäten[^<]*", page)
    assert found
    return found[0]


def test_the_draft_of_an_empty_company_leads_to_the_inventory(ana: Client) -> None:
    assert "/c/hallstein/inventory/" in ana.get("/c/hallstein/draft/").content.decode()


def test_who_has_one_company_goes_straight_in(clients: Clients, world: World) -> None:
    assert clients.of("ana").get("/home/").url == "/c/hallstein/"


def test_the_consultants_list_costs_the_same_for_two_and_for_ten(full_world: World) -> None:
    vera = Clients(full_world).of("vera")
    organisation = Company.objects.get(slug="hallstein").organisation_id
    found_company(organisation, "Kaiser", slug="kaiser", by=full_world.by("vera"), at=AT)
    page = vera.get("/companies/").content.decode()
    assert "Kaiser" in page
    assert "Nordlicht" not in page
    few = queries(vera)
    for n in range(8):
        found_company(organisation, f"Kunde {n}", slug=f"kunde-{n}", by=full_world.by("vera"), at=AT)
    vera.get("/companies/")  # where each stands is worked out once after each change
    assert queries(vera) == few


def queries(client: Client) -> int:
    with CaptureQueriesContext(connection) as counted:
        client.get("/companies/")
    return len(counted)


@pytest.mark.parametrize("language", ["de", "en"])
def test_every_home_speaks_both_languages(full_world: World, language: str) -> None:
    ana = Clients(full_world).of("ana")
    ana.cookies["language"] = language
    words = {"de": "Was jetzt hilft", "en": "What helps now"}
    assert words[language] in ana.get("/c/hallstein/").content.decode()


def test_on_the_home_the_next_act_comes_before_the_path(ana: Client) -> None:
    main, beside = ana.get("/c/hallstein/").content.decode().split("</main>")

    assert "Zum Fundament" in main
    assert '<nav class="path"' in beside
    assert '<nav class="path"' not in main


def test_a_phone_reads_the_companies_as_a_list(full_world: World) -> None:
    page = Clients(full_world).of("vera").get("/companies/").content.decode()

    on_the_phone = page.split('<ul class="list only-phone">')[1].split("</ul>")[0]
    assert 'href="/c/hallstein/"' in on_the_phone
    assert "Inventur: " in on_the_phone
    assert 'class="scroll only-wide"' in page
