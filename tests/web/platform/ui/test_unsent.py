"""Whoever typed for ten minutes loses nothing because the sign-in or the page had grown too old meanwhile."""

from __future__ import annotations

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from klarlinie.web.platform.companies.queries import persons
from tests.web.world import World

HOME = "http://testserver"
PAGE = "/c/hallstein/clarity/tone/"
TYPED = {"text": 'Ruhig, & "genau" wie am Telefon', "version": "0"}


@pytest.fixture
def careful(world: World) -> Client:
    """A browser that has to bring the hidden token, as a real one has."""
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.users["ana"])
    return client


def hidden(page: str) -> dict[str, str]:
    return {
        name: unescape(value)
        for name, value in re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', page)
    }


def test_a_page_sent_after_signing_in_again_holds_the_text_and_saves_it_with_one_click(
    careful: Client,
) -> None:
    seen = careful.post(PAGE, TYPED, headers={"origin": HOME})

    page = seen.content.decode()
    assert seen.status_code == 403
    assert "Jetzt speichern" in page
    assert "Angemeldet als Ana" in page
    assert TYPED["text"].encode() not in seen.content, "what was typed is escaped"
    assert {name: hidden(page)[name] for name in TYPED} == TYPED

    again = careful.post(PAGE, hidden(page), headers={"origin": HOME})

    assert again.status_code == 302
    assert TYPED["text"] in unescape(careful.get(PAGE).content.decode())


def test_a_sign_in_that_ran_out_while_typing_keeps_the_text(world: World) -> None:
    seen = Client().post(PAGE, TYPED, headers={"origin": HOME})

    assert seen.status_code == 401
    assert "Die Anmeldung ist abgelaufen" in seen.content.decode()
    assert {name: hidden(seen.content.decode())[name] for name in TYPED} == TYPED


@pytest.mark.parametrize("origin", ["https://elsewhere.example", "null", None])
def test_what_another_site_sent_is_not_offered_for_sending(careful: Client, origin: str | None) -> None:
    headers = {"origin": origin} if origin else {}

    seen = careful.post("/c/hallstein/people/new/", {"name": "Nina von nebenan"}, headers=headers)

    assert seen.status_code == 403
    assert "Nina" not in seen.content.decode()


def test_neither_a_password_nor_a_file_is_held(careful: Client) -> None:
    secret = careful.post("/account/login/", {"password": "blaue kanne steht"}, headers={"origin": HOME})
    file = SimpleUploadedFile("liste.csv", b"Messe")
    with_file = careful.post(
        "/c/hallstein/inventory/import/", {"files": file, "text": "Messe"}, headers={"origin": HOME}
    )

    for seen in (secret, with_file):
        assert seen.status_code == 403
        assert "Jetzt speichern" not in seen.content.decode()
    assert "blaue kanne" not in secret.content.decode()


def test_looking_without_being_signed_in_leads_to_the_sign_in(world: World) -> None:
    seen = Client().get(PAGE)

    assert (seen.status_code, seen.headers["Location"]) == (302, f"/account/login/?next={PAGE}")


@pytest.mark.parametrize("headers", [{"accept": "application/json"}, {"hx-request": "true"}])
def test_a_script_of_the_page_hears_what_is_wrong_instead_of_the_sign_in_page(
    world: World, headers: dict[str, str]
) -> None:
    seen = Client().post("/c/hallstein/inventory/", {"lines": "Messe"}, headers={**headers, "origin": HOME})

    assert seen.status_code == 401
    assert "Die Anmeldung ist abgelaufen" in seen.json()["says"]


def test_nothing_is_saved_before_the_click(careful: Client, world: World) -> None:
    careful.post("/c/hallstein/people/new/", {"name": "Nina"}, headers={"origin": HOME})

    assert not persons(world.hallstein)
