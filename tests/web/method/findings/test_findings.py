"""The list of everything that was noticed: what is on it, what is switched off, and where it leads."""

from __future__ import annotations

import html
import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from klarlinie.gateways.catalogue import all_rules
from klarlinie.method.noticed import SEVERITIES
from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.execution.models import Commitment
from klarlinie.web.method.findings import queries
from klarlinie.web.method.findings.actions import CannotSwitch, switch_off, switch_on
from klarlinie.web.method.findings.mending import OF_STEP, SPOTS, way_to_mend
from klarlinie.web.method.findings.queries.plan import plan_now
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import history
from tests.web.conftest import Clients
from tests.web.world import World

AT = datetime(2026, 8, 5, 9, 0, tzinfo=UTC)
TODAY = AT.date()
URL = "/c/hallstein/findings/"


def codes(world: World) -> list[str]:
    return [one.code for one in queries.findings(world.hallstein, TODAY)]


@pytest.fixture
def ana(full_world: World) -> Client:
    return Clients(full_world).of("ana")


# --- what is on the list ---


def test_what_is_important_goes_first_and_vacant_rights_are_on_the_list(full_world: World) -> None:
    found = queries.findings(full_world.hallstein, TODAY)
    ranks = [SEVERITIES.index(one.severity) for one in found]
    assert ranks == sorted(ranks)
    assert [one.code for one in found].count("EXE110") == 3
    assert {"clarity", "execution"} <= {one.step for one in found}
    assert len({(one.code, one.about, one.sentence.say("de")) for one in found}) == len(found)


def test_every_finding_has_a_rule_that_explains_it(full_world: World) -> None:
    known = {rule.code for rule in all_rules()}
    assert set(codes(full_world)) <= known
    assert {code for code in SPOTS if len(code) == 6} <= known


def test_pairs_that_look_alike_are_findings_too(full_world: World) -> None:
    first = Activity.objects.for_company(full_world.hallstein).order_by("pk").first()
    assert first is not None
    by = full_world.by("ana")
    from klarlinie.web.method.inventory.actions import add_activities
    from klarlinie.web.method.inventory.queries import to_core

    add_activities(full_world.hallstein, [to_core(first)], by=by, at=AT)
    found = [one for one in queries.findings(full_world.hallstein, TODAY) if one.code == "INV403"]
    assert [one.about for one in found if one.about == first.title] == [first.title]
    assert way_to_mend(found[0], "hallstein").url == "/c/hallstein/inventory/duplicates/"


def test_an_empty_company_has_a_sentence_and_no_findings(world: World, clients: Clients) -> None:
    assert queries.findings(world.hallstein, TODAY) == ()
    page = clients.of("ana").get(URL).content.decode()
    assert "Gerade nichts" in page


def test_a_pause_that_is_over_and_a_promise_that_is_due_are_said(full_world: World) -> None:
    resting, promised = Activity.objects.for_company(full_world.hallstein).filter(type__in=("ad", "seo"))[:2]
    decided = {"decided_by": "Ana Hallstein", "decided_on": TODAY, "decided_at": AT, "right_used": "stop"}
    pause = {"verdict": "pause", "review_on": TODAY}
    Decision.objects.for_company(full_world.hallstein).create(activity=resting, **decided, **pause)
    jana = Person.objects.for_company(full_world.hallstein).exclude(hours_per_week=None)[0]
    placed = {"lane": "must", "owner": jana, "placed_by": "Ana Hallstein", "placed_on": TODAY}
    Place.objects.for_company(full_world.hallstein).create(activity=promised, **placed)
    long_ago = {"first_step": "Anrufen", "first_step_on": TODAY.replace(year=2024)}
    Commitment.objects.for_company(full_world.hallstein).create(activity=promised, **long_ago)
    found = {one.code: one for one in queries.findings(full_world.hallstein, TODAY)}
    assert found["UPK124"].activity_id == resting.pk
    assert found["UPK120"].activity_id == promised.pk


# --- switching off and on ---


def test_switched_off_it_is_gone_everywhere_and_switched_on_it_is_back(full_world: World) -> None:
    one = next(one for one in queries.findings(full_world.hallstein, TODAY) if one.about)
    by, company = full_world.by("ana"), full_world.hallstein
    before = codes(full_world).count(one.code)
    switch_off(company, one.code, one.about, "Zählt hier nicht.", by=by, at=AT)
    plan = plan_now(company, TODAY)
    assert plan is not None
    assert plan.is_off(one.code, one.about)
    assert (one.code, one.about) not in {(f.code, f.about) for f in plan.findings}
    assert codes(full_world).count(one.code) < before
    off = queries.all_switched_off(company)[0]
    assert (off.code, off.about, off.reason) == (one.code, one.about, "Zählt hier nicht.")
    switch_on(company, off.id, by=by, at=AT)
    assert codes(full_world).count(one.code) == before
    assert "wieder eingeschaltet" in history(company)[0].says_de


def test_a_code_as_a_whole_says_nothing_any_more_and_one_thing_leaves_the_others(full_world: World) -> None:
    company, by = full_world.hallstein, full_world.by("ana")
    switch_off(company, "EXE110", None, "Wir entscheiden zusammen.", by=by, at=AT)
    assert "EXE110" not in codes(full_world)
    halves = [one.about for one in queries.findings(company, TODAY) if one.code == "EVA501"]
    switch_off(company, "EVA501", halves[0], "Saison.", by=by, at=AT)
    assert [one.about for one in queries.findings(company, TODAY) if one.code == "EVA501"] == halves[1:]


def test_switching_off_can_be_taken_back(full_world: World) -> None:
    company, by = full_world.hallstein, full_world.by("ana")
    number = switch_off(company, "EXE110", None, "Wir entscheiden zusammen.", by=by, at=AT)
    assert number is not None
    undo(company, number, by=by, at=AT)
    assert "EXE110" in codes(full_world)


def test_without_a_reason_or_a_second_time_nothing_is_switched(full_world: World) -> None:
    company, by = full_world.hallstein, full_world.by("ana")
    with pytest.raises(CannotSwitch, match="One sentence"):
        switch_off(company, "EXE110", None, "  ", by=by, at=AT)
    switch_off(company, "EXE110", None, "Zusammen.", by=by, at=AT)
    with pytest.raises(CannotSwitch, match="already"):
        switch_off(company, "EXE110", None, "Noch einmal.", by=by, at=AT)
    off = queries.all_switched_off(company)[0]
    switch_on(company, off.id, by=by, at=AT)
    with pytest.raises(CannotSwitch, match="already"):
        switch_on(company, off.id, by=by, at=AT)


# --- the pages ---


def test_the_page_narrows_by_severity_step_and_thing(ana: Client, full_world: World) -> None:
    found = queries.findings(full_world.hallstein, timezone.localdate())
    hints = [one for one in found if one.severity == "hint"]
    page = ana.get(URL, {"severity": "hint"}).content.decode()
    assert page.count('class="tag severity is-hint"') == len(hints)
    assert 'class="tag severity is-error"' not in page
    about = next(one.about for one in found if one.about)
    page = ana.get(URL, {"about": about, "step": "", "severity": ""}).content.decode()
    assert page.count('class="tag severity') == sum(one.about == about for one in found)
    everything = ana.get(URL, {"severity": "nonsense"}).content.decode()
    assert everything.count('class="tag severity') == len(found)


def test_on_the_page_one_is_switched_off_with_a_reason_and_on_again(ana: Client, full_world: World) -> None:
    off = f"{URL}off/?code=EXE110&about="
    assert "Warum zählt das hier nicht?" in ana.get(off).content.decode()
    refused = ana.post(off, {"reason": "", "reach": "all"})
    assert refused.status_code == 422
    done = ana.post(off, {"reason": "Wir <b>entscheiden</b> zusammen.", "reach": "all"}, follow=True)
    page = done.content.decode()
    assert "Ein Befund ist ausgeschaltet" in page
    assert "Wir &lt;b&gt;entscheiden" in page
    row = queries.all_switched_off(full_world.hallstein)[0]
    assert row.by == "Ana Hallstein"
    ana.post(f"{URL}{row.id}/on/")
    assert queries.all_switched_off(full_world.hallstein) == ()


def test_a_finding_that_is_gone_is_said_kindly(ana: Client) -> None:
    page = ana.get(f"{URL}off/?code=EXE101&about=niemand", follow=True).content.decode()
    assert "nicht mehr da" in page


def test_who_only_reads_is_led_nowhere_they_may_not_go(full_world: World) -> None:
    ben = Clients(full_world).of("ben")

    page = ben.get(URL).content.decode()

    ways = set(re.findall(r'<div class="acts"><a class="button second small" href="([^"]+)"', page))
    assert len(ways) > 3
    assert {way: ben.get(way).status_code for way in ways} == dict.fromkeys(ways, 200)
    assert "/c/hallstein/settings/" not in page


def test_who_only_reads_sees_the_list_and_switches_nothing(full_world: World) -> None:
    ben = Clients(full_world).of("ben")
    page = ben.get(URL).content.decode()
    assert "Ausschalten" not in page
    assert ben.get(f"{URL}off/?code=EXE110&about=").status_code == 403
    assert ben.post(f"{URL}off/?code=EXE110&about=", {"reason": "x", "reach": "all"}).status_code == 403


@pytest.mark.parametrize("step", OF_STEP)
def test_every_step_has_a_way_to_mend(step: str) -> None:
    one: Any = queries.FindingShown("XXX999", "hint", step, "", *[None] * 3, None)  # type: ignore[arg-type]
    assert way_to_mend(one, "hallstein").url.startswith("/c/hallstein/")


# --- what the codes mean ---


def test_every_code_is_explained_to_everybody_in_both_languages_and_with_sie(
    client: Client, db: None
) -> None:
    assert client.get(reverse("explanation", kwargs={"code": "NIX000"})).status_code == 404
    listed = client.get("/explain/", headers={"accept-language": "de"}).content.decode()
    for rule in all_rules():
        assert reverse("explanation", kwargs={"code": rule.code}) in listed
    german = client.get("/explain/foc401/", headers={"accept-language": "de"}).content.decode()
    formal = client.get("/explain/FOC401/?formal=1", headers={"accept-language": "de"}).content.decode()
    english = client.get("/explain/FOC401/", headers={"accept-language": "en"}).content.decode()
    assert "Was ihr zuerst herausfinden solltet" in german
    assert "Was Sie zuerst herausfinden sollten" in formal
    assert "/explain/?formal=1" in formal
    assert "What to find out first" in english


def test_an_explanation_leads_back_to_the_page_it_was_opened_from(full_world: World) -> None:
    ana = Clients(full_world).of("ana")
    listed = ana.get("/c/hallstein/findings/?step=focus").content.decode()
    link = re.search(r'href="(/explain/[A-Z0-9]+/[^"]+)"', listed)
    assert link

    explained = ana.get(html.unescape(link[1])).content.decode()
    all_codes = ana.get("/explain/?next=/c/hallstein/findings/%3Fstep%3Dfocus").content.decode()

    for page in (explained, all_codes):
        assert 'href="/c/hallstein/findings/?step=focus"' in page
    assert "/explain/?next=%2Fc%2Fhallstein%2Ffindings%2F%3Fstep%3Dfocus" in explained
    assert "/explain/FOC401/?next=%2Fc%2Fhallstein" in all_codes


@pytest.mark.parametrize("elsewhere", ["https://boese.example/", "//boese.example/", "javascript:alert(1)"])
def test_an_explanation_leads_back_to_no_other_site(client: Client, db: None, elsewhere: str) -> None:
    page = client.get(
        "/explain/FOC401/", {"next": elsewhere}, headers={"accept-language": "de"}
    ).content.decode()
    assert f'href="{elsewhere}"' not in page
    assert "arrow-left" not in page
