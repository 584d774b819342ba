"""The pages of a round in a browser without JavaScript: looking changes nothing, and every way in is said."""

from __future__ import annotations

import io
import logging
import re

import pytest
from django.core.cache import cache
from django.test import Client

from klarlinie.web.config.log import WithoutPeople
from klarlinie.web.platform.companies.actions import let_consultant_go, let_go
from klarlinie.web.platform.companies.models import Company, Membership
from klarlinie.web.platform.rounds import actions
from klarlinie.web.platform.rounds.models import Participant
from klarlinie.web.platform.ui.clock import now
from tests.web.conftest import Clients
from tests.web.platform.rounds.table import RATINGS, guest, join, opened, page, part, token
from tests.web.world import World, add_user


@pytest.fixture(autouse=True)
def _fresh_count() -> None:
    cache.clear()


def test_looking_joins_nobody_and_uses_no_link_up(world: World) -> None:
    number = opened(world)
    way_in = f"/join/{token(world, number)}/"
    for _ in range(20):
        scanner = Client()
        assert scanner.get(way_in).status_code == 200
        assert scanner.head(way_in).status_code == 200
        assert "guest" not in scanner.cookies
    assert page(world, number).joined == 0
    guest(world, number, "Max")
    assert page(world, number).joined == 1


def test_the_way_in_says_what_is_asked_and_what_will_be_seen(world: World) -> None:
    said = Client().get(f"/join/{token(world, opened(world, anonymity='off'))}/").content.decode()
    for words in ("Hallstein Anlagenservice", "Wofür stehen wir?", "der Name neben jeder Antwort", "bis "):
        assert words in said


def test_after_joining_the_address_holds_no_token(world: World) -> None:
    number = opened(world)
    answer = join(world, number, Client(), "Max")
    assert answer.url == f"/answer/{page(world, number).public_id}/"
    assert answer.cookies["guest"]["httponly"]
    assert token(world, number) not in answer.content.decode() + str(answer.headers)


def test_joining_twice_is_joining_once(world: World) -> None:
    number = opened(world)
    browser = guest(world, number, "Max")
    assert join(world, number, browser, "Max").status_code == 302
    assert browser.get(f"/join/{token(world, number)}/").status_code == 302
    assert page(world, number).joined == 1


def test_a_member_joins_with_account_and_without_a_name(world: World, clients: Clients) -> None:
    number = opened(world)
    for who in ("mia", "ben"):
        assert join(world, number, clients.of(who), "jemand anders").status_code == 302
    assert [one.name for one in page(world, number).who] == ["Ben Lorenz", "Mia Berger"]
    inside = opened(world)
    mia = clients.of("mia")
    answer = mia.post(f"/c/hallstein/rounds/{inside}/join/", {"side": "sales", "promised": "partial"})
    assert answer.status_code == 302
    other_device = clients.of("mia")
    assert other_device.get(answer.url).status_code == 302
    assert page(world, inside).joined == 1


def test_the_next_account_in_the_same_browser_is_somebody_else(world: World, clients: Clients) -> None:
    number = opened(world)
    mia, ben = clients.of("mia"), clients.of("ben")
    join(world, number, mia)
    ben.cookies["guest"] = mia.cookies["guest"].value
    assert ben.get(f"/answer/{page(world, number).public_id}/").status_code == 404
    assert join(world, number, ben).status_code == 302
    assert ben.cookies["guest"].value != mia.cookies["guest"].value
    assert page(world, number).joined == 2


def test_a_rating_needs_to_know_the_side(world: World) -> None:
    number = opened(world, RATINGS)
    refused = join(world, number, Client(), "Max", side="")
    assert refused.status_code == 422
    assert "Davon hängt ab, was gefragt wird" in refused.content.decode()
    assert 'value="Max"' in refused.content.decode()


def test_every_wrong_token_gets_the_same_page_and_many_get_a_pause(world: World) -> None:
    answers = [Client().get(f"/join/{wrong}/") for wrong in ("x", "y" * 24, "ä", "0" * 200)]
    assert {answer.status_code for answer in answers} == {404}
    assert (
        len({re.sub(r'value="\w{64}"|/join/[^"]*', "", answer.content.decode()) for answer in answers}) == 1
    )
    statuses = [Client().get(f"/join/wrong{n}/").status_code for n in range(30)]
    assert statuses == [404] * 16 + [429] * 14
    right = opened(world)
    assert Client().get(f"/join/{token(world, right)}/").status_code == 200
    elsewhere = Client(REMOTE_ADDR="10.0.0.9")
    assert elsewhere.get("/join/x/").status_code == 404


def test_no_token_reaches_the_log_or_a_referer(world: World) -> None:
    number = opened(world)
    way_in = token(world, number)
    log, written = logging.getLogger("django"), io.StringIO()
    handler = logging.StreamHandler(written)
    handler.setFormatter(WithoutPeople())
    log.addHandler(handler)
    level = log.level
    log.setLevel(logging.DEBUG)  # not the attribute: below it, loggers remember whether they were on
    strict = Client(enforce_csrf_checks=True)
    try:
        answer = strict.get(f"/join/{way_in}/")
        assert strict.post(f"/join/{way_in}/", {"side": "sales"}).status_code == 403
        assert strict.put(f"/join/{way_in}/").status_code in (403, 405)
        actions.revoke_link(world.hallstein, number, by=world.by("ana"), at=now())
        assert strict.get(f"/join/{way_in}/").status_code == 410
    finally:
        log.removeHandler(handler)
        log.setLevel(level)
    assert answer.headers["Referrer-Policy"] in ("strict-origin", "origin")
    assert "join/<str:token>" in written.getvalue()
    assert way_in not in written.getvalue()


def test_answers_are_saved_by_form_and_by_script(world: World) -> None:
    number = opened(world)
    browser = guest(world, number, "Max")
    base = f"/answer/{page(world, number).public_id}/"
    assert browser.get(base).url == base + "1/"
    assert browser.post(base + "1/", {"text": "Pumpen", "version": "0"}).url == base + "2/"
    said = browser.post(
        base + "1/", {"text": "Pumpen!", "version": "1"}, headers={"Accept": "application/json"}
    )
    assert said.json() == {"version": 2}
    stale = browser.post(base + "1/", {"text": "Ventile", "version": "1"})
    assert stale.status_code == 409
    assert "Pumpen!" in stale.content.decode()
    assert "Ventile" in stale.content.decode()
    assert browser.post(base + "2/", {"text": "", "version": "0"}).url == base
    assert browser.get(base + "9/").status_code == 404
    assert "Pumpen!" in browser.get(base).content.decode()
    assert browser.post(base + "done/").url == base
    assert page(world, number).done == 1


def test_votes_are_saved_by_form(world: World) -> None:
    number = opened(world, RATINGS)
    browser = guest(world, number, "Max", "sales")
    base = f"/answer/{page(world, number).public_id}/"
    assert browser.post(base + "1/", {"effect": "3", "fit": "?", "effort": "4"}).url == base + "2/"
    assert browser.post(base + "1/", {"effect": "7"}).status_code == 422
    asked = browser.get(base + "1/").content.decode()
    assert re.search(r'name="effect" value="3" checked', asked)
    assert re.search(r'name="fit" value="\?" checked', asked)
    assert 'name="effort"' not in asked


def test_an_answer_after_the_reveal_is_given_back_to_whoever_typed_it(world: World) -> None:
    number = opened(world)
    browser = guest(world, number, "Max")
    base = f"/answer/{page(world, number).public_id}/"
    actions.reveal(world.hallstein, number, by=world.by("ana"), at=now())
    answer = browser.post(base + "1/", {"text": "ein langer Satz", "version": "0"})
    assert answer.status_code == 409
    assert "ein langer Satz" in answer.content.decode()


def test_whoever_leads_sees_link_and_code_and_nobody_else_does(world: World, clients: Clients) -> None:
    number = opened(world)
    address = f"/c/hallstein/rounds/{number}/"
    for path in (address, address + "projector/"):
        seen = clients.of("ana").get(path).content.decode()
        assert token(world, number) in seen
        assert '<svg viewBox="0 0' in seen
        assert "style=" not in seen
        for who in ("mia", "ben"):
            assert token(world, number) not in clients.of(who).get(path).content.decode()


ACTS = ("reveal", "end", "extend", "anonymity", "link/new", "link/revoke", "again")


@pytest.mark.parametrize("act", ACTS)
def test_only_whoever_leads_acts(world: World, clients: Clients, act: str) -> None:
    number = opened(world)
    for who, status in (("mia", 403), ("ben", 403), ("cleo", 404)):
        assert clients.of(who).post(f"/c/hallstein/rounds/{number}/{act}/").status_code == status


def test_the_leader_goes_through_all_acts(world: World, clients: Clients) -> None:
    number = opened(world, RATINGS)
    ana, base = clients.of("ana"), f"/c/hallstein/rounds/{number}/"
    guest(world, number, "Max")
    version = page(world, number).version
    assert ana.post(base + "extend/", {"until_on": "nie", "version": version}).status_code == 422
    assert ana.post(base + "extend/", {"until_on": "2020-01-01", "version": version}).status_code == 422
    ana.post(base + "extend/", {"until_on": "2099-08-07", "version": version})
    assert "Freitag, 07.08.2099" in ana.get(base).content.decode()
    ana.post(base + "anonymity/", {"anonymity": "off"})
    assert page(world, number).anonymity == "partial"
    ana.post(base + "anonymity/", {"anonymity": "full"})
    assert page(world, number).anonymity == "full"
    old = token(world, number)
    ana.post(base + "link/new/")
    assert token(world, number) != old
    ana.post(base + "link/revoke/")
    assert "Die Tür ist zu" in ana.get(base).content.decode()
    ana.post(base + "reveal/")
    again = ana.post(base + "again/", {"everything": "1"}, follow=True)
    assert "zweite Bewertung" in again.content.decode()


def test_an_empty_list_teaches(clients: Clients) -> None:
    assert "Noch gab es keine Runde" in clients.of("cleo").get("/c/nordlicht/rounds/").content.decode()


def test_a_round_of_another_company_is_not_there(world: World, clients: Clients) -> None:
    number = opened(world)
    assert clients.of("cleo").get(f"/c/nordlicht/rounds/{number}/").status_code == 404
    assert clients.of("cleo").get(f"/answer/{page(world, number).public_id}/").status_code == 404


@pytest.mark.parametrize("language", ["de", "en"])
@pytest.mark.parametrize("level", ["off", "partial", "full"])
def test_all_pages_speak_in_all_states(world: World, clients: Clients, language: str, level: str) -> None:
    for asks in (RATINGS, None):
        number = opened(world, RATINGS if asks else opened.__defaults__[0], anonymity=level)  # type: ignore[index]
        browsers = [guest(world, number, name, "sales") for name in ("Max", "Eva", "Kim")]
        for browser in browsers:
            browser.cookies["language"] = language
            who = part(world, number, browser)
            if asks:
                actions.answer_values(who, "11", {"effect": browsers.index(browser) * 2}, at=now())
            else:
                actions.answer_text(who, "promise", "Pumpen laufen", version=0, at=now())
        ana = clients.of("ana")
        ana.cookies["language"] = language
        public = page(world, number).public_id
        paths = {ana: [f"/c/hallstein/rounds/{number}/{end}" for end in ("", "projector/", "who/")]}
        paths[ana].append("/c/hallstein/rounds/")
        paths[browsers[0]] = [f"/answer/{public}/", f"/answer/{public}/1/"]
        for act in (None, actions.reveal):
            if act:
                act(world.hallstein, number, by=world.by("ana"), at=now())
            for client, addresses in paths.items():
                for path in addresses:
                    answer = client.get(path, follow=True)
                    assert answer.status_code == 200, path
                    assert f'lang="{language}"' in answer.content.decode() or "who/" in path
                    assert "{" not in re.sub(r"<meta[^>]*>|\{\"[^}]*\}", "", answer.content.decode())


def test_participants_hold_no_times(world: World) -> None:
    opened(world)
    assert {field.name for field in Participant._meta.concrete_fields} == {
        "id", "company", "version", "round", "name", "side", "user", "guest_hash", "is_done",
    }  # fmt: skip


@pytest.mark.parametrize("name", ["mia", "otto"])
def test_who_loses_access_is_out_of_the_round_too(world: World, clients: Clients, name: str) -> None:
    """A member of the company, and somebody who advises; also by the browser they have taken part with."""
    world.users["otto"] = add_user("otto@example.com", "Otto Neu", now())
    organisation = Company.objects.get(pk=world.hallstein).organisation
    advising = organisation.members.create(user_id=world.users["otto"].pk)
    number = opened(world)
    browser = clients.of(name)
    join(world, number, browser, "Eine von uns")
    inside = f"/answer/{page(world, number).public_id}/"
    assert browser.get(f"{inside}1/").status_code == 200

    if name == "mia":
        hers = Membership.objects.for_company(world.hallstein).get(user=world.users["mia"].pk)
        let_go(world.hallstein, hers.pk, by=world.by("ana"), at=now())
    else:
        let_consultant_go(world.hallstein, advising.pk, by=world.by("vera"), at=now())

    for path in (inside, f"{inside}1/", f"{inside}state/"):
        assert browser.get(path).status_code == 404
    assert browser.post(f"{inside}1/", {"text": "Noch etwas", "version": 0}).status_code == 404
    browser.logout()
    assert browser.get(f"{inside}1/").status_code == 404
    assert page(world, number).joined == 1
