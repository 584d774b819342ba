"""People, access, settings and new companies, as a browser without JavaScript uses them."""

from __future__ import annotations

import re

import pytest
from django.contrib.auth import get_user_model
from django.core import mail
from django.test import Client

from klarlinie.web.platform.companies.models import Company, OrganisationMember
from klarlinie.web.platform.companies.queries import companies_of, members, persons, role_in
from klarlinie.web.platform.journal.queries import history
from tests.web.conftest import AT, Clients
from tests.web.world import World, add_user


def test_a_person_is_added_changed_and_taken_back(ana: Client, world: World) -> None:
    answer = ana.post(
        "/c/hallstein/people/new/", {"name": "Jana Roth", "hours_per_week": "7,5", "cannot": "Messe"}
    )
    assert answer.status_code == 302
    (jana,) = persons(world.hallstein)
    assert (jana.hours_per_week, jana.cannot) == (7.5, ("Messe",))
    typed = {"name": "Jana Roth", "hours_per_week": "", "version": jana.version}
    page = ana.post(f"/c/hallstein/people/{jana.id}/", typed, follow=True).content.decode()
    assert persons(world.hallstein)[0].hours_per_week is None
    undo = re.search(r'action="(/c/hallstein/undo/\d+/)"', page)
    assert undo
    ana.post(undo[1])
    assert persons(world.hallstein)[0].hours_per_week == 7.5


def test_a_stale_save_shows_both_versions_and_keeps_what_was_typed(clients: Clients, world: World) -> None:
    ana, mia = clients.of("ana"), clients.of("mia")
    ana.post("/c/hallstein/people/new/", {"name": "Jana", "hours_per_week": "4"})
    (jana,) = persons(world.hallstein)
    url = f"/c/hallstein/people/{jana.id}/"
    mia.post(url, {"name": "Jana Roth", "hours_per_week": "5", "version": jana.version})
    answer = ana.post(url, {"name": "Jana R.", "hours_per_week": "6", "version": jana.version})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Jana Roth" in page
    assert 'value="Jana R."' in page
    assert persons(world.hallstein)[0].name == "Jana Roth"
    again = {"name": "Jana R.", "hours_per_week": "6", "version": jana.version + 1}
    assert ana.post(url, again).status_code == 302


def test_a_stale_save_shows_choices_in_words(clients: Clients, world: World) -> None:
    """Not as the table keeps them: "sales", or the number of an account."""
    ana, mia = clients.of("ana"), clients.of("mia")
    ana.post("/c/hallstein/people/new/", {"name": "Jana"})
    (jana,) = persons(world.hallstein)
    url = f"/c/hallstein/people/{jana.id}/"
    mia.post(url, {"name": "Jana", "side": "sales", "version": jana.version})
    page = ana.post(url, {"name": "Jana R.", "side": "marketing", "version": jana.version}).content.decode()
    theirs = page.split('<dl class="facts">')[1].split("</dl>")[0]
    assert "<dd>Vertrieb</dd>" in theirs
    assert "sales" not in theirs
    assert "<dt>Konto</dt><dd>kein Konto</dd>" in theirs


def test_a_wrong_figure_is_named_beside_its_field(ana: Client, world: World) -> None:
    answer = ana.post("/c/hallstein/people/new/", {"name": "Jana", "hours_per_week": "viele"})
    assert answer.status_code == 422
    assert "Bitte eine Zahl" in answer.content.decode()
    assert 'value="viele"' in answer.content.decode()


def test_an_invitation_is_shown_by_get_and_taken_up_by_post(clients: Clients, world: World) -> None:
    ana, cleo = clients.of("ana"), clients.of("cleo")
    page = ana.post(
        "/c/hallstein/access/invite/", {"email": "neu@example.com", "role": "member"}
    ).content.decode()
    link = re.search(r"/invited/[\w-]+/", page)
    assert link
    assert link[0] in mail.outbox[0].body
    assert Client().get(link[0]).status_code == 200
    assert cleo.head(link[0]).status_code == 200
    assert len(companies_of(world.users["cleo"].pk)) == 1
    assert cleo.post(link[0]).url == "/c/hallstein/"
    assert len(companies_of(world.users["cleo"].pk)) == 2
    world.users["nora"] = add_user("nora@example.com", "Nora", AT)
    assert clients.of("nora").post(link[0]).status_code == 404


def test_a_withdrawn_invitation_opens_nothing(clients: Clients, world: World) -> None:
    ana = clients.of("ana")
    page = ana.post(
        "/c/hallstein/access/invite/", {"email": "neu@example.com", "role": "lead"}
    ).content.decode()
    link = re.search(r"/invited/[\w-]+/", page)
    withdraw = re.search(r"/c/hallstein/access/invite/\d+/withdraw/", page)
    assert link
    assert withdraw
    ana.post(withdraw[0])
    assert clients.of("cleo").post(link[0]).status_code == 404


def link_in(page: str) -> str:
    found = re.search(r"/invited/[\w-]+/", page)
    assert found
    return found[0]


def test_whoever_has_sent_an_invitation_does_not_use_it_up(clients: Clients, world: World) -> None:
    ana = clients.of("ana")
    sent = ana.post("/c/hallstein/access/invite/", {"email": "neu@example.com", "role": "lead"})
    link = link_in(sent.content.decode())

    said = clients.of("ben").post(link, follow=True)
    assert "Du gehörst hier schon dazu" in said.content.decode()
    assert said.redirect_chain[-1][0] == "/c/hallstein/"
    ana.post(link)

    assert role_in(world.hallstein, world.users["ben"].pk) == "viewer"
    assert "gehört jetzt dazu" not in history(world.hallstein)[0].says_de
    assert clients.of("cleo").post(link).status_code == 302
    assert role_in(world.hallstein, world.users["cleo"].pk) == "lead"


def test_the_link_of_an_invitation_leads_in_again_who_has_taken_it_up(clients: Clients, world: World) -> None:
    """People keep the mail and come back by it, and some click twice."""
    sent = clients.of("ana").post("/c/hallstein/access/invite/", {"email": "neu@example.com", "role": "lead"})
    link = link_in(sent.content.decode())
    cleo = clients.of("cleo")
    for answer in (cleo.post(link), cleo.post(link), cleo.get(link)):
        assert (answer.status_code, answer.headers["Location"]) == (302, "/c/hallstein/")

    out = Client(HTTP_ACCEPT_LANGUAGE="de").get(link)
    assert out.status_code == 404
    assert f"/account/login/?next={link}" in out.content.decode()
    assert "Hallstein" not in out.content.decode()
    world.users["otto"] = add_user("otto@example.com", "Otto Neu", AT)
    assert clients.of("otto").get(link).status_code == 404


def test_whoever_has_access_is_not_invited_again(ana: Client, world: World) -> None:
    answer = ana.post("/c/hallstein/access/invite/", {"email": "Mia@example.com", "role": "lead"})
    assert answer.status_code == 422
    assert "Mia Berger hat hier schon Zugang" in answer.content.decode()
    assert mail.outbox == []


def test_a_newer_invitation_to_the_same_address_replaces_the_older(clients: Clients, world: World) -> None:
    ana = clients.of("ana")
    links = []
    for role in ("lead", "viewer"):
        sent = ana.post("/c/hallstein/access/invite/", {"email": "neu@example.com", "role": role})
        links.append(link_in(sent.content.decode()))
    cleo = clients.of("cleo")

    assert cleo.post(links[0]).status_code == 404
    assert cleo.post(links[1]).status_code == 302

    assert role_in(world.hallstein, world.users["cleo"].pk) == "viewer"
    assert "neu@example.com" not in ana.get("/c/hallstein/access/").content.decode()


def test_two_people_do_not_share_a_name(ana: Client, world: World) -> None:
    for _ in range(2):
        answer = ana.post("/c/hallstein/people/new/", {"name": "Jana Sommer"})
    assert answer.status_code == 422
    assert "steht schon auf der Liste" in answer.content.decode()
    ana.post("/c/hallstein/people/new/", {"name": "Petra"})
    petra = next(one for one in persons(world.hallstein) if one.name == "Petra")

    renamed = ana.post(
        f"/c/hallstein/people/{petra.id}/", {"name": " jana  SOMMER", "version": petra.version}
    )

    assert renamed.status_code == 422
    assert [one.name for one in persons(world.hallstein)] == ["Jana Sommer", "Petra"]


def test_who_is_let_go_is_out_with_the_next_click(clients: Clients, world: World) -> None:
    ana, mia = clients.of("ana"), clients.of("mia")
    assert mia.get("/c/hallstein/people/").status_code == 200
    hers = next(one for one in members(world.hallstein) if one.name.startswith("Mia"))
    ana.post(f"/c/hallstein/access/{hers.id}/", {"role": "viewer"})
    assert mia.get("/c/hallstein/people/new/").status_code == 403
    ana.post(f"/c/hallstein/access/{hers.id}/", {"role": "none"})
    assert mia.get("/c/hallstein/people/").status_code == 404


def test_the_last_one_who_leads_stays(clients: Clients, world: World) -> None:
    ana = clients.of("ana")
    hers = next(one for one in members(world.hallstein) if one.name.startswith("Ana"))
    page = ana.post(f"/c/hallstein/access/{hers.id}/", {"role": "none"}, follow=True).content.decode()
    assert "letzte Person" in page
    assert ana.get("/c/hallstein/").status_code == 200


def test_a_closed_account_does_not_count_as_one_who_leads(clients: Clients, world: World) -> None:
    ids = {one.email: one.id for one in members(world.hallstein)}
    ana = clients.of("ana")
    ana.post(f"/c/hallstein/access/{ids['mia@example.com']}/", {"role": "lead"})
    get_user_model().objects.filter(email="mia@example.com").update(is_active=False)

    page = ana.post(f"/c/hallstein/access/{ids['ana@example.com']}/", {"role": "none"}, follow=True)
    assert "letzte Person" in page.content.decode()
    assert "Konto geschlossen" in page.content.decode()
    ana.post(f"/c/hallstein/access/{ids['mia@example.com']}/", {"role": "none"})

    assert [one.email for one in members(world.hallstein) if one.role == "lead"] == ["ana@example.com"]


def test_who_lets_themselves_go_sees_their_other_companies(clients: Clients, world: World) -> None:
    ana = clients.of("ana")
    ids = {one.email: one.id for one in members(world.hallstein)}
    ana.post(f"/c/hallstein/access/{ids['mia@example.com']}/", {"role": "lead"})
    page = ana.post(f"/c/hallstein/access/{ids['ana@example.com']}/", {"role": "none"}, follow=True)
    assert page.status_code == 200
    assert ana.get("/c/hallstein/").status_code == 404


def test_a_consultant_is_taken_out_by_the_head_and_is_out_everywhere(clients: Clients, world: World) -> None:
    vera = clients.of("vera")
    otto = add_user("otto@example.com", "Otto Neu", AT)
    organisation = Company.objects.get(pk=world.hallstein).organisation
    row = OrganisationMember.objects.create(organisation=organisation, user=otto)
    world.users["otto"] = otto
    client = clients.of("otto")
    assert client.get("/c/hallstein/").status_code == 200
    url = f"/c/hallstein/access/consultants/{row.pk}/"
    assert url not in client.get("/c/hallstein/access/").content.decode()
    client.post(url)  # no head: nothing happens
    clients.of("ana").post(url)
    assert client.get("/c/hallstein/").status_code == 200
    assert url in vera.get("/c/hallstein/access/").content.decode()
    assert vera.post(url).status_code == 302
    assert client.get("/c/hallstein/").status_code == 404
    assert "Otto Neu berät nicht mehr" in vera.get("/c/hallstein/journal/").content.decode()
    head = OrganisationMember.objects.get(role="head", organisation=organisation)
    page = vera.post(f"/c/hallstein/access/consultants/{head.pk}/", follow=True).content.decode()
    assert "die letzte Person, die die Beratung leitet" in page


def test_only_the_head_makes_another_head(clients: Clients, world: World) -> None:
    otto = add_user("otto@example.com", "Otto Neu", AT)
    world.users["otto"] = otto
    organisation = Company.objects.get(pk=world.hallstein).organisation
    row = OrganisationMember.objects.create(organisation=organisation, user=otto)
    url = f"/c/hallstein/access/consultants/{row.pk}/"
    for name in ("ana", "otto"):
        clients.of(name).post(url, {"role": "head"})
    assert OrganisationMember.objects.get(pk=row.pk).role == "consultant"

    vera = clients.of("vera")
    assert "Leitung geben" in vera.get("/c/hallstein/access/").content.decode()
    assert vera.post(url, {"role": "head"}).status_code == 302

    assert OrganisationMember.objects.get(pk=row.pk).role == "head"
    page = vera.get("/c/hallstein/access/").content.decode()
    assert page.count("leitet die Beratung") == 2
    assert "Leitung geben" not in page
    assert "Otto Neu leitet jetzt die Beratung" in vera.get("/c/hallstein/journal/").content.decode()


@pytest.mark.parametrize(("formal", "word"), [("", "Was auf dich wartet"), ("1", "Was auf Sie wartet")])
def test_the_company_chooses_how_it_is_addressed(ana: Client, world: World, formal: str, word: str) -> None:
    ana.post(
        "/c/hallstein/settings/",
        {"name": "Hallstein", "formal": formal, "hourly_rate": "62,50", "version": 1},
    )
    assert word in ana.get("/c/hallstein/").content.decode()


def test_a_newcomer_founds_a_company_and_leads_it(clients: Clients, world: World) -> None:
    cleo = clients.of("cleo")
    answer = cleo.post("/companies/new/", {"name": "Kaiser & Söhne GmbH", "kind": "company"})
    assert re.fullmatch(r"/c/kaiser-sohne-gmbh-[0-9a-f]{6}/", answer.url)
    assert cleo.get(f"{answer.url}settings/").status_code == 200
    assert clients.of("ana").get(answer.url).status_code == 404


def test_a_consultant_adds_a_client_to_the_consultancy(clients: Clients, world: World) -> None:
    vera = clients.of("vera")
    page = vera.get("/companies/new/").content.decode()
    key = re.search(r'name="organisation" value="(\d+)"', page)
    assert key
    answer = vera.post("/companies/new/", {"name": "Kaiser", "organisation": key[1]})
    assert vera.get(answer.url).status_code == 200
