"""The homes: the path with what is missing, one useful act, the draft, the consultant's list."""

from __future__ import annotations

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from klarlinie.method.evaluation.effects import is_effect_known
from klarlinie.method.steps import steps
from klarlinie.web.method.findings.queries.plan import plan_now
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.steps.queries import path
from klarlinie.web.platform.companies.actions import found_company
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.queries import history
from tests.web.conftest import AT, Clients
from tests.web.method.decisions.rights import decided, give_rights
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


def test_the_next_act_comes_before_the_path_for_eye_and_keyboard(full_world: World) -> None:
    page = Clients(full_world).of("ana").get("/c/hallstein/").content.decode()
    assert page.index("Nebeneinander ansehen") < page.index('class="path"') < page.index("Chaos-Check machen")


def test_the_draft_shows_core_and_stops_and_leads_to_the_files(full_world: World) -> None:
    ana = Clients(full_world).of("ana")
    page = ana.get("/c/hallstein/draft/").content.decode()
    assert "Anruf nach jedem Notfalleinsatz" in page
    assert "Trikotsponsoring" in page
    assert "Entschieden ist davon noch nichts." in page
    assert 'href="/c/hallstein/reports/plan.pdf"' in page


def test_the_draft_counts_the_same_stops_as_the_reports(full_world: World) -> None:
    """Two rows look alike: one is offered for merging, which is no stop."""
    ana = Clients(full_world).of("ana")
    draft = ana.get("/c/hallstein/draft/").context
    plan = draft["plan"]
    assert any(one.kind == "merge" for one in plan.verdicts)
    assert f"zum Streichen vorgeschlagen: {len(plan.stop_account.activities)}" in draft["sentence"]
    assert draft["sentence"] == ana.get("/c/hallstein/reports/").context["sentence"]
    assert draft["sentence"] in ana.get("/c/hallstein/reports/plan.md").content.decode()
    assert len(draft["could_go"]) == len(plan.stop_account.activities)


def test_the_draft_says_what_is_decided_by_whom_and_what_is_still_proposed(full_world: World) -> None:
    give_rights(full_world)
    ana = Clients(full_world).of("ana")
    before = ana.get("/c/hallstein/draft/").context
    first = before["plan"].stop_account.activities[0]
    key = Activity.objects.for_company(full_world.hallstein).order_by("position", "pk")[first].pk

    decided(full_world, "ana", key, "stop", reason="Das hat nie jemand vermisst.")

    answer = ana.get("/c/hallstein/draft/")
    page, after = answer.content.decode(), answer.context
    assert [activity.title for activity, _ in after["stopped"]] == [before["plan"].activities[first].title]
    assert len(after["could_go"]) == len(before["could_go"]) - 1
    assert "Ana Hallstein hat am 03.08.2026 entschieden." in page
    assert "Entschieden ist davon noch nichts." not in page
    assert "2 von 24 entschieden" in page, "one rests by the list"


def test_the_draft_says_the_same_as_the_reports(full_world: World) -> None:
    ana = Clients(full_world).of("ana")
    said = [lead(ana.get(f"/c/hallstein/{where}/").content.decode()) for where in ("draft", "reports")]
    assert said[0] == said[1]
    assert "zum Streichen vorgeschlagen" in said[0]


def lead(page: str) -> str:
    found = re.search(r"Von 24 Aktivitäten[^<]*", page)
    assert found
    return found[0]


def test_nobody_has_to_find_out_what_something_brings_that_ends(full_world: World) -> None:
    give_rights(full_world)
    Activity.objects.for_company(full_world.hallstein).update(evaluated_at=AT)
    unknown = [one for one in activities(full_world.hallstein) if not is_effect_known(one.core)]
    going = [one for one in unknown if one.core.status not in ("stopped", "paused", "done")]
    assert f"was {len(going)} Aktivitäten bringen" in evaluation_lacks(full_world)

    decided(full_world, "ana", going[0].id, "stop")
    decided(full_world, "ana", going[1].id, "pause", review_on=AT.date() + timedelta(days=90))

    assert f"was {len(going) - 2} Aktivitäten bringen" in evaluation_lacks(full_world)
    plan = plan_now(full_world.hallstein, AT.date())
    assert plan
    assert evaluation_lacks(full_world) in [lack.say("de") for step in steps(plan) for lack in step.lacks]


def evaluation_lacks(world: World) -> str:
    state = history(world.hallstein)[0].number
    found = next(step for step in path(world.hallstein, str(state), AT.date()) if step.code == "evaluation")
    return found.lacks[0].say("de")


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
