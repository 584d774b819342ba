"""What is on every answer, whoever asks and however it ends."""

from __future__ import annotations

import time

import pytest
from django.test import Client
from django.urls import reverse

from klarlinie.web.method.findings.queries.plan import plan_now
from klarlinie.web.method.steps.queries import path
from tests.web.conftest import AT, Clients
from tests.web.world import World

ADDRESSES = ["/", "/check/", "/c/hallstein/", "/c/nordlicht/", "/c/nobody/", "/nowhere/", "/invited/x/", "/account/",
             "/account/login/", "/companies/", "/c/hallstein/draft/?file=x", "/c/hallstein/journal/"]  # fmt: skip


@pytest.mark.parametrize("who", ["ana", "", "csrf"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_answer_is_kept_framed_or_free_to_load_things(clients: Clients, who: str, address: str) -> None:
    client = clients.of("ana") if who == "ana" else Client(enforce_csrf_checks=True)
    answer = client.post(address, {"a": "b"}) if who == "csrf" else client.get(address)
    assert answer.headers["Cache-Control"].count("no-store") == 1
    assert answer.headers["X-Frame-Options"] == "DENY"
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "unsafe" not in answer.headers["Content-Security-Policy"]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "strict-origin"


def test_a_strange_host_gets_nothing(db: None) -> None:
    assert Client(HTTP_HOST="evil.example").get("/account/login/").status_code == 400
    answer = Client(HTTP_X_FORWARDED_HOST="evil.example").get("/c/hallstein/")
    assert "evil" not in answer.url


def test_a_stranger_cannot_tell_a_company_that_is_there_from_one_that_is_not(
    clients: Clients, world: World
) -> None:
    cleo = clients.of("cleo")
    for client in (cleo, Client()):
        for method in ("get", "post", "put", "options"):
            there = getattr(client, method)("/c/hallstein/settings/")
            nowhere = getattr(client, method)("/c/hallsteim/settings/")
            assert there.status_code == nowhere.status_code
            plain = there.content.replace(b"hallstein", b"hallsteim")
            assert len(plain) == pytest.approx(len(nowhere.content), abs=200)
            assert b"Anlagenservice" not in there.content


@pytest.mark.parametrize("where", ["choose_theme", "choose_language"])
@pytest.mark.parametrize(
    "place",
    ["https://evil.example/", "//evil.example", "/\\evil", "abc", "home", "javascript:x", "///evil.example"],
)
def test_light_and_language_lead_nowhere_else(db: None, where: str, place: str) -> None:
    assert Client().post(reverse(where), {"theme": "dark", "language": "en", "next": place}).url == "/"


def test_the_session_is_a_new_one_after_signing_in_and_empty_after_signing_out(world: World) -> None:
    from tests.web.world import PASSWORD

    client = Client()
    client.post("/check/take/", {"a": "yn"})
    before = client.session.session_key
    client.post("/account/login/", {"login": "cleo@example.com", "password": PASSWORD})
    signed_in = client.session.session_key
    assert client.get("/companies/").status_code == 200
    assert signed_in != before
    client.post("/account/logout/")
    assert client.session.session_key != signed_in
    client.cookies["sessionid"] = signed_in
    assert client.get("/companies/").status_code == 302


def test_nobody_ever_sees_the_remembered_path_of_another_company(full_world: World) -> None:
    mine, theirs = (path(key, "same", AT.date()) for key in (full_world.hallstein, full_world.nordlicht))
    assert mine != theirs
    assert path(full_world.nordlicht, "same", AT.date()) == theirs
    plans = [plan_now(key, AT.date()) for key in (full_world.hallstein, full_world.nordlicht) * 2]
    titles = [{one.title for one in plan.activities} for plan in plans if plan]
    assert titles[0] == titles[2]
    assert titles[1] == titles[3] == {f"Kanarienvogel {n}" for n in range(1, 4)}


def test_a_figure_as_long_as_a_book_costs_no_time() -> None:
    from django.core.exceptions import ValidationError

    from klarlinie.web.platform.ui.asking import FigureField

    begun = time.monotonic()
    with pytest.raises(ValidationError):
        FigureField().clean("1" + " " * 1_000_000 + "x")
    assert time.monotonic() - begun < 1


def test_a_form_without_its_token_is_refused_in_our_words(clients: Clients) -> None:
    client = Client(enforce_csrf_checks=True, HTTP_ACCEPT_LANGUAGE="de")
    client.cookies = clients.of("ana").cookies
    answer = client.post("/c/hallstein/people/new/", {"name": "Jana"})
    assert answer.status_code == 403
    assert "Gespeichert wurde nichts" in answer.content.decode()
