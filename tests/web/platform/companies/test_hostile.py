"""Invitations that should be dead, and words that are too long, too large or not for us."""

from __future__ import annotations

import time

import pytest
from django.core import mail
from django.test import Client

from klarlinie.web.platform.companies import actions
from klarlinie.web.platform.companies.models import OrganisationMember
from klarlinie.web.platform.companies.queries import companies_of, members, open_invitation, persons
from klarlinie.web.platform.ui.clock import now
from tests.web.conftest import AT, Clients
from tests.web.world import World

STAGES = "{0.__class__} {{7919*7907}} {% debug %} <script>alert(1)</script> \" ' & %s {name}"


def member_of(world: World, name: str) -> int:
    return next(one.id for one in members(world.hallstein) if one.name.startswith(name))


@pytest.fixture
def two_leads(world: World) -> World:
    actions.change_role(world.hallstein, member_of(world, "Mia"), "lead", by=world.by("ana"), at=AT)
    return world


@pytest.mark.parametrize("what", ["none", "member", "viewer"])
def test_who_may_no_longer_invite_does_not_come_back_through_an_old_invitation(
    clients: Clients, two_leads: World, what: str
) -> None:
    world = two_leads
    token = actions.invite(world.hallstein, "mia@private.example", "lead", by=world.by("mia"), at=now())
    assert open_invitation(token, now())
    clients.of("ana").post(f"/c/hallstein/access/{member_of(world, 'Mia')}/", {"role": what})
    assert clients.of("cleo").post(f"/invited/{token}/").status_code == 404
    assert len(companies_of(world.users["cleo"].pk)) == 1


def test_an_account_that_was_closed_lets_nobody_in(two_leads: World) -> None:
    mia = two_leads.users["mia"]
    token = actions.invite(two_leads.hallstein, "x@example.com", "lead", by=two_leads.by("mia"), at=now())
    mia.is_active = False
    mia.save()
    assert open_invitation(token, now()) is None


def test_only_a_head_lets_consultants_in(world: World) -> None:
    token = actions.invite(world.hallstein, "x@example.com", "consultant", by=world.by("vera"), at=now())
    assert open_invitation(token, now())
    OrganisationMember.objects.filter(user=world.users["vera"]).update(role="consultant")
    assert open_invitation(token, now()) is None


def test_nobody_sends_letters_to_the_whole_world(
    ana: Client, world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(actions, "MOST_A_DAY", 3)
    for n in range(5):
        sent = {"email": f"x{n}@example.com", "role": "member"}
        page = ana.post("/c/hallstein/access/invite/", sent, follow=True).content.decode()
    assert len(mail.outbox) == 3
    assert "genug Einladungen" in page


def test_a_name_cannot_write_into_the_head_of_a_letter(clients: Clients, world: World) -> None:
    ana = clients.of("ana")
    name = f"Firma\u2028Bcc: x@example.com {STAGES}"
    typed = {"name": name, "hourly_rate": "55", "formal": "", "version": 1}
    assert ana.post("/c/hallstein/settings/", typed).status_code == 302
    page = ana.post("/c/hallstein/access/invite/", {"email": "a@example.com", "role": "lead"})
    assert page.status_code == 200
    (letter,) = mail.outbox
    assert letter.recipients() == ["a@example.com"]
    assert "\u2028" not in letter.subject
    assert "\nBcc" not in letter.message().as_string()


@pytest.mark.parametrize("path", ["", "people/", "journal/", "access/", "settings/", "people/new/", "draft/"])
def test_words_of_people_are_only_words(clients: Clients, world: World, path: str) -> None:
    ana = clients.of("ana")
    typed = {"name": STAGES, "hourly_rate": "55", "formal": "", "version": 1}
    assert ana.post("/c/hallstein/settings/", typed).status_code == 302
    ana.post("/c/hallstein/people/new/", {"name": STAGES, "cannot": STAGES})
    page = ana.get(f"/c/hallstein/{path}").content.decode()
    assert "<script>alert" not in page
    assert str(7919 * 7907) not in page
    assert "{0.__class__} {{7919*7907}}" in page


@pytest.mark.parametrize("sum_", ["9" * 30, "1234567890123", "9" * 5000, "1" + " " * 200_000 + "x"])
def test_a_sum_beyond_all_bounds_is_named_beside_its_field(ana: Client, sum_: str) -> None:
    typed = {"name": "x", "hourly_rate": "50", "version": 1, "formal": "", "budget_per_year": sum_}
    begun = time.monotonic()
    assert ana.post("/c/hallstein/settings/", typed).status_code == 422
    assert time.monotonic() - begun < 20


@pytest.mark.parametrize("field", ["name", "cannot", "side", "hours_per_week"])
def test_signs_no_database_takes_are_named_beside_their_field(ana: Client, world: World, field: str) -> None:
    assert ana.post("/c/hallstein/people/new/", {"name": "Jana", field: "a\0b"}).status_code == 422
    assert not persons(world.hallstein)


@pytest.mark.parametrize("version", ["9" * 30, "-1", "0", "x", ""])
def test_a_made_up_version_overwrites_nothing(ana: Client, world: World, version: str) -> None:
    ana.post("/c/hallstein/people/new/", {"name": "Jana"})
    (jana,) = persons(world.hallstein)
    answer = ana.post(f"/c/hallstein/people/{jana.id}/", {"name": "Kim", "version": version})
    assert answer.status_code in (409, 422)
    assert persons(world.hallstein)[0].name == "Jana"


@pytest.mark.parametrize("number", ["9" * 30, "9" * 5000, "0"])
@pytest.mark.parametrize("path", ["people/{}/", "access/{}/", "undo/{}/", "access/invite/{}/withdraw/"])
def test_a_made_up_number_is_not_there(ana: Client, path: str, number: str) -> None:
    answer = ana.post(f"/c/hallstein/{path.format(number)}", {"role": "none", "name": "x"})
    assert answer.status_code in (302, 404)


def test_a_change_of_access_is_not_offered_an_undo_that_would_be_refused(ana: Client, world: World) -> None:
    url = f"/c/hallstein/access/{member_of(world, 'Ben')}/"
    page = ana.post(url, {"role": "member"}, follow=True).content.decode()
    assert "Gespeichert." in page
    assert "/undo/" not in page
