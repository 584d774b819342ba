"""Without an account: hand in by the link, read the answer, and nothing else."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from klarlinie.web.analysis.origin.views.asked import AN_INQUIRER
from klarlinie.web.method.upkeep import actions, queries
from klarlinie.web.method.upkeep.actions import ideas as idea_actions
from klarlinie.web.method.upkeep.queries.ideas import all_ideas, ideas_link_token, status_token
from klarlinie.web.method.upkeep.views.guests import GUEST
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.rounds.wordings import SOMEBODY
from klarlinie.web.platform.ui.clock import now, today
from klarlinie.web.platform.ui.words import NAMELESS
from tests.web.conftest import Clients
from tests.web.method.upkeep.team import decided, holds_new, in_core, running
from tests.web.world import World


@pytest.fixture
def door(world: World) -> str:
    token = actions.make_ideas_link(world.hallstein, by=world.by("ana"), at=now())
    return reverse("hand_in", args=[token])


def test_looking_changes_nothing_and_sending_hands_in(world: World, door: str) -> None:
    guest = Client()
    for _ in range(5):
        assert guest.get(door).status_code == 200
        assert guest.head(door).status_code == 200
    assert not all_ideas(world.hallstein, today())

    page = guest.post(door, {"title": "Azubis zeigen die Werkstatt", "had_by": "Ina"}, follow=True)

    (idea,) = all_ideas(world.hallstein, today())
    assert (idea.core.title, idea.core.had_by, idea.came_by_link) == (
        "Azubis zeigen die Werkstatt",
        "Ina",
        True,
    )
    assert page.redirect_chain[-1][0] == reverse(
        "idea_status", args=[status_token(world.hallstein, idea.id, now())]
    )
    assert "Azubis zeigen die Werkstatt" in page.content.decode()


def test_who_gave_no_name_is_a_guest_in_the_language_of_the_reader(
    world: World, door: str, clients: Clients
) -> None:
    Client().post(door, {"title": "Azubis zeigen die Werkstatt"})

    assert {GUEST, AN_INQUIRER.name, SOMEBODY.de} == set(NAMELESS)
    for language, called in (("de", "Gast"), ("en", "Guest")):
        journal = clients.of("ana").get("/c/hallstein/journal/", headers={"accept-language": language})
        assert f'<span class="quiet-text">{called} ·' in journal.content.decode()


def test_guests_see_nothing_of_the_company(world: World, door: str) -> None:
    (old, core) = running(world, "Messe X", "Geheimer Kern")
    decided(world, old, "stop", "Drei Jahre ohne Anfrage")
    in_core(world, core, owner=holds_new(world))

    guest = Client()
    pages = guest.get(door).content.decode()
    pages += guest.post(door, {"title": "Messe X 2027", "stops": "nichts"}, follow=True).content.decode()
    pages += guest.post(door, {"title": ""}).content.decode()

    for secret in ("Geheimer Kern", "Ana Hallstein", "Drei Jahre ohne Anfrage"):
        assert secret not in pages


def test_the_private_page_tells_the_answer_and_no_names(world: World, door: str) -> None:
    holds_new(world)
    guest = Client()
    page = guest.post(door, {"title": "Kalender"})
    (idea,) = all_ideas(world.hallstein, today())

    actions.answer_idea(
        world.hallstein, idea.id, decision="decline", reason="Den liest keiner.", version=idea.version,
        by=world.by("ana"), at=now(), today=today(),
    )  # fmt: skip

    told = guest.get(page["Location"]).content.decode()
    assert "Den liest keiner." in told
    assert "Ana Hallstein" not in told


def test_the_link_dies_when_it_is_withdrawn_or_renewed(world: World, door: str, clients: Clients) -> None:
    ana = clients.of("ana")
    ana.post(reverse("idea_link_new", kwargs={"slug": "hallstein"}))
    assert Client().get(door).status_code == 404
    newer = ideas_link_token(world.hallstein, now())
    page = ana.get(reverse("idea_link", kwargs={"slug": "hallstein"})).content.decode()
    assert f"/ideas/{newer}/" in page
    assert "<svg" in page

    ana.post(reverse("idea_link_withdraw", kwargs={"slug": "hallstein"}))
    assert Client().post(reverse("hand_in", args=[newer]), {"title": "x"}).status_code == 404
    assert not all_ideas(world.hallstein, today())


def test_tokens_open_only_their_own_door(world: World, door: str) -> None:
    Client().post(door, {"title": "Kalender"})
    (idea,) = all_ideas(world.hallstein, today())
    status = status_token(world.hallstein, idea.id, now())
    link = ideas_link_token(world.hallstein, now())

    assert Client().get(reverse("hand_in", args=[status])).status_code == 404
    assert Client().get(reverse("idea_status", args=[link])).status_code == 404


def test_a_flood_gets_a_pause_and_keeps_what_was_typed(world: World, door: str) -> None:
    guest = Client()
    for number in range(5):
        assert guest.post(door, {"title": f"Idee {number}"}).status_code == 302

    page = guest.post(door, {"title": "Eine zu viel"})

    assert page.status_code == 429
    assert page["Retry-After"] == "60"
    assert "Eine zu viel" in page.content.decode()
    assert len(all_ideas(world.hallstein, today())) == 5


def test_a_link_takes_only_so_many_ideas_a_day(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(idea_actions, "MOST_A_DAY", 2)
    guest, at = By("Gast", "guest"), now()

    def comes(title: str, hours: int) -> int:
        later = at + timedelta(hours=hours)
        return actions.hand_in(world.hallstein, title=title, came_by_link=True, by=guest, at=later)

    comes("Eins", 0)
    comes("Zwei", 1)
    with pytest.raises(actions.CannotHandIn):
        comes("Drei", 2)
    assert comes("Vier", 25)


def test_who_does_not_lead_cannot_make_the_link(world: World, clients: Clients) -> None:
    assert clients.of("mia").post(reverse("idea_link_new", kwargs={"slug": "hallstein"})).status_code == 403
    assert ideas_link_token(world.hallstein, now()) is None


def test_an_idea_of_one_company_is_none_of_the_others(world: World, door: str) -> None:
    Client().post(door, {"title": "Kalender"})

    assert not queries.ideas(world.nordlicht, today())
