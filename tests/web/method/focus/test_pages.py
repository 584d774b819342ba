"""The pages of the board: with and without JavaScript, with and without the right."""

from __future__ import annotations

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.focus import queries
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.deciding.models import HeldRight
from tests.web.conftest import AT, Clients
from tests.web.method.focus.team import Team, decide
from tests.web.world import World

HERE = "/c/hallstein/focus/"


def url(team: Team, title: str, name: str = "focus_move") -> str:
    return reverse(name, kwargs={"slug": "hallstein", "activity_id": team.activity[title]})


def text_of(content: bytes) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", content.decode()).split())


@pytest.fixture
def mia(clients: Clients) -> Client:
    return clients.of("mia")


def test_without_activities_the_page_leads_to_the_inventory(ana: Client, world: World) -> None:
    assert 'href="/c/hallstein/inventory/"' in ana.get(HERE).content.decode()
    assert ana.get(f"{HERE}what-if/").status_code == 200


def test_the_board_shows_count_hours_and_who_carries_how_much(ana: Client, team: Team) -> None:
    team.move("Website", "must", owner_id=team.person["Tom"])
    team.move("Anzeigen", "must", owner_id=team.person["Tom"])

    page = text_of(ana.get(HERE).content)

    assert "Muss 2 von 5" in page
    assert "4 Std. die Woche von 11 Std." in page
    assert "1 Std. zu viel" in page
    assert "Im Muss stehen erst 2." in page
    assert "Noch nicht eingeordnet 5" in page


def test_the_menu_moves_without_javascript_and_says_what_it_costs(ana: Client, team: Team) -> None:
    owner = team.person["Jana"]
    answer = ana.post(url(team, "Website"), {"lane": "must", "owner": owner, "version": 0}, follow=True)

    page = text_of(answer.content)
    assert "„Website“ steht jetzt unter „Muss“, bei Jana." in page
    assert "Kostet Jana 2 Std. die Woche, das sind jetzt 2 Std. von 8 Std." in page
    assert "Rückgängig" in page


def test_a_drop_gets_the_fresh_lanes(ana: Client, team: Team) -> None:
    answer = ana.post(
        url(team, "Website"), {"lane": "must", "position": 0, "version": 0}, HTTP_ACCEPT="application/json"
    )

    told = answer.json()
    assert told["says"].startswith("„Website“ steht jetzt unter „Muss“.")
    assert told["undo"].startswith("/c/hallstein/")
    assert 'data-lane="must"' in told["board"]


def test_a_sixth_is_refused_on_the_page_and_in_the_drop(ana: Client, team: Team) -> None:
    team.fill_the_core()

    page = ana.post(url(team, "Podcast"), {"lane": "must"})
    drop = ana.post(url(team, "Podcast"), {"lane": "must"}, HTTP_ACCEPT="application/json")

    assert (page.status_code, drop.status_code) == (409, 409)
    assert "„Fachartikel“" in text_of(page.content)
    assert "„Fachartikel“" in drop.json()["says"]
    assert "Mehr Plätze?" in text_of(ana.get(HERE).content)


def test_somebody_was_faster_both_are_said(ana: Client, team: Team) -> None:
    team.move("Website", "could", version_seen=0)

    answer = ana.post(url(team, "Website"), {"lane": "must", "version": 0})

    assert answer.status_code == 409
    page = text_of(answer.content)
    assert "Jetzt steht es unter „Kann“" in page
    assert "nach „Muss“" in page
    assert 'name="version" value="1"' in answer.content.decode(), "sent again, it goes"


def test_who_cannot_is_asked_for_a_yes(ana: Client, team: Team) -> None:
    sent = {"lane": "must", "owner": team.person["Tom"], "version": 0}
    answer = ana.post(url(team, "Messe"), sent)
    assert answer.status_code == 422
    assert 'name="despite" value="1"' in answer.content.decode()

    ana.post(url(team, "Messe"), {**sent, "despite": "1"})
    assert queries.core(team.world.hallstein)[0].owner == "Tom"


@pytest.mark.parametrize("sent", [{}, {"lane": "top"}, {"lane": "must", "position": "x"}])
def test_what_is_garbled_moves_nothing(ana: Client, team: Team, sent: dict[str, str]) -> None:
    assert ana.post(url(team, "Website"), sent).status_code == 400
    assert queries.places(team.world.hallstein) == ()


def test_without_the_right_the_menu_asks_for_a_suggestion(mia: Client, ana: Client, team: Team) -> None:
    card = mia.get(url(team, "Messe", "focus_card")).content.decode()
    assert "Entscheiden kann hier Ana." in card
    assert mia.post(url(team, "Messe"), {"lane": "must"}).status_code == 409

    empty = mia.post(url(team, "Messe", "focus_suggest"), {"lane": "must", "reason": ""})
    assert empty.status_code == 422
    mia.post(url(team, "Messe", "focus_suggest"), {"lane": "must", "reason": "Drei Kunden", "owner": ""})

    key = queries.suggestions(team.world.hallstein)[0].id
    assert "Ein Vorschlag wartet" in text_of(ana.get(HERE).content)
    assert "wartet auf Ana" in text_of(mia.get(HERE).content)
    answer = ana.post(f"{HERE}suggestions/{key}/", {"act": "accept"}, follow=True)
    assert "„Messe“ steht jetzt unter „Muss“." in text_of(answer.content)
    assert "bereits" not in text_of(answer.content)


def test_an_answered_suggestion_is_not_answered_twice(ana: Client, mia: Client, team: Team) -> None:
    mia.post(url(team, "Messe", "focus_suggest"), {"lane": "must", "reason": "Drei Kunden", "owner": ""})
    key = queries.suggestions(team.world.hallstein)[0].id
    ana.post(f"{HERE}suggestions/{key}/", {"act": "decline", "answer": "Später"})
    again = ana.post(f"{HERE}suggestions/{key}/", {"act": "accept"}, follow=True)
    assert "schon beantwortet" in text_of(again.content)
    assert "„Später“" in text_of(again.content)


def test_what_has_ended_says_so_instead_of_being_lost(ana: Client, team: Team) -> None:
    decide(team, "Messe", "stop")
    for name in ("focus_card", "focus_why"):
        assert "Das ist beendet." in text_of(ana.get(url(team, "Messe", name)).content)
    assert ana.post(url(team, "Messe"), {"lane": "must"}).status_code == 404
    team.activity["Fremd"] = 999_999
    assert ana.get(url(team, "Fremd", "focus_card")).status_code == 404


def test_a_vacant_right_is_said_on_the_board(ana: Client, team: Team) -> None:
    HeldRight.everywhere.all().delete()
    assert "Noch setzt niemand die Prioritäten" in text_of(ana.get(HERE).content)
    assert "Ein Vorschlag wartet, bis das jemand tut." in text_of(
        ana.get(url(team, "Messe", "focus_card")).content
    )


def test_who_only_reads_sees_the_board_without_any_form(clients: Clients, team: Team) -> None:
    ben = clients.of("ben")
    page = ben.get(HERE).content.decode()
    assert 'class="lift"' not in page
    assert "focus_move" not in page
    assert "form move" not in ben.get(url(team, "Messe", "focus_card")).content.decode()


def test_places_are_given_with_a_reason_and_set_back(ana: Client, team: Team) -> None:
    assert ana.post(f"{HERE}limit/", {"number": "6", "reason": ""}).status_code == 422
    page = text_of(ana.post(f"{HERE}limit/", {"number": "6", "reason": "Messejahr"}, follow=True).content)
    assert (
        "6 Plätze im Muss statt fünf, freigegeben von Ana am 3. August 2026: „Messejahr“" in page
        or "„Messejahr“" in page
    )
    ana.post(f"{HERE}limit/back/")
    assert queries.most_core(team.world.hallstein) == 5


def test_hours_are_agreed_on_the_card(ana: Client, team: Team) -> None:
    team.move("Website", "must")
    assert ana.post(url(team, "Website", "focus_hours"), {"hours": "viel"}).status_code == 422
    shown = {"version": Place.everywhere.get().version}
    ana.post(url(team, "Website", "focus_hours"), {"hours": "3,5", **shown})
    assert queries.core(team.world.hallstein)[0].hours_per_week == 3.5


def test_hours_that_somebody_changed_meanwhile_are_said_and_what_was_typed_stays(
    ana: Client, team: Team
) -> None:
    team.move("Website", "must")
    shown = Place.everywhere.get().version
    ana.post(url(team, "Website", "focus_hours"), {"hours": "3,5", "version": shown})

    answer = ana.post(url(team, "Website", "focus_hours"), {"hours": "5", "version": shown})

    assert answer.status_code == 409
    assert "Jetzt gelten 3,5 Std. in der Woche" in text_of(answer.content)
    form = answer.context["hours_form"]
    ana.post(url(team, "Website", "focus_hours"), {name: form[name].value() for name in form.fields})
    assert queries.core(team.world.hallstein)[0].hours_per_week == 5


def test_the_proposal_is_taken_over_as_it_was_shown_or_not_at_all(ana: Client, team: Team) -> None:
    page = ana.get(f"{HERE}proposal/")
    seal = page.context["proposal"].seal
    assert "Alle im Vergleich" in text_of(page.content)

    ana.post(f"{HERE}proposal/take/", {"seal": "another"})
    assert queries.places(team.world.hallstein) == ()
    ana.post(f"{HERE}proposal/take/", {"seal": seal})
    assert len(queries.core(team.world.hallstein)) >= 3
    part = ana.get(f"{HERE}proposal/", HTTP_HX_REQUEST="true")
    assert "ist auch der Vorschlag" in text_of(part.content)
    assert b"<html" not in part.content


def test_the_proposal_says_it_calmly_where_people_chose_otherwise(ana: Client, team: Team) -> None:
    team.move("Podcast", "must")
    page = text_of(ana.get(f"{HERE}proposal/").content)
    assert "Das darf so sein" in page
    assert "Im Muss, aber nicht vorgeschlagen" in page
    why = text_of(ana.get(url(team, "Podcast", "focus_why")).content)
    assert "Die Rechnung würde es unter" in why


def test_what_if_reads_the_address_and_saves_nothing(ana: Client, team: Team) -> None:
    asked = {"h0": "1", "h1": "0", "budget": "", "most": "5", "new_hours": ""}
    page = ana.get(f"{HERE}what-if/", asked)
    assert "Fiele heraus" in text_of(page.content)
    assert ana.get(f"{HERE}what-if/", {**asked, "h0": "viele"}).status_code == 422


def test_three_hundred_activities_cost_no_more_queries_and_lanes_fold(ana: Client, team: Team) -> None:
    def queries_of_the_board() -> int:
        ana.get(HERE)  # the path at the left is remembered
        with CaptureQueriesContext(connection) as seen:
            ana.get(HERE)
        return len(seen)

    before = queries_of_the_board()
    many = [Activity(f"Aktivität {n}", Source("x.csv", None, n), dose_per_week=1.0) for n in range(293)]
    keys = add_activities(team.world.hallstein, many, by=team.world.by("ana"), at=AT)
    for n, key in enumerate(keys[:100]):
        Place.everywhere.create(
            company_id=team.world.hallstein, activity_id=key, lane="could", position=n, placed_by="Ana",
            placed_on=AT.date(), right_used="prioritise",
        )  # fmt: skip

    assert queries_of_the_board() == before
    page = text_of(ana.get(HERE).content)
    assert "noch 70" in page
    assert "noch 170" in page
