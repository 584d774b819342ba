"""The pages about one's own account speak like the rest: du, plain words, one thing to do, and a way back."""

from __future__ import annotations

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from klarlinie.web.platform.accounts.devices import device_of, place_of
from tests.web.world import PASSWORD, World

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/120.0 Safari/537.36"
PAGES = ["email/", "password/change/", "2fa/", "sessions/", "2fa/totp/activate/", "reauthenticate/"]
MACHINE_WORDS = [
    "Sessions",
    "Zwei-Faktor-Authentifizierung",
    "authentifizieren",
    "Mozilla/5.0",
    "primär",
    "Geben Sie",
]


@pytest.fixture
def ana(world: World) -> Client:
    client = Client(HTTP_ACCEPT_LANGUAGE="de", HTTP_USER_AGENT=WINDOWS)
    client.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    return client


@pytest.mark.parametrize("where", PAGES)
def test_a_page_of_the_account_speaks_plainly_and_has_one_thing_to_do_at_most(
    ana: Client, where: str
) -> None:
    seen = ana.get(f"/account/{where}", follow=True)

    main = seen.content.decode().split("<main")[1].split("</main>")[0]
    assert seen.status_code == 200
    assert not [word for word in MACHINE_WORDS if word in main]
    assert len(re.findall(r'class="button"', main)) <= 1
    assert main.count("<h1") == 1


@pytest.mark.parametrize("where", PAGES)
def test_a_page_of_the_account_leads_back_to_it(ana: Client, where: str) -> None:
    assert 'href="/account/">Zurück zum Konto' in ana.get(f"/account/{where}", follow=True).content.decode()


def test_with_two_addresses_one_can_be_made_the_main_one_or_removed(ana: Client, world: World) -> None:
    EmailAddress.objects.create(user=world.users["ana"], email="ana@daheim.example", verified=False)

    page = ana.get("/account/email/").content.decode()

    assert page.count('type="radio"') == 2
    assert "noch nicht bestätigt" in page
    assert 'name="action_remove"' in page


@pytest.mark.parametrize(
    ("user_agent", "words"),
    [
        (WINDOWS, "Chrome, Windows"),
        (WINDOWS + " Edg/120.0", "Edge, Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:121.0) Gecko/20100101 Firefox/121.0", "Firefox, Linux"),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Safari/604.1",
            "Safari, iPhone",
        ),
        ("curl/8.0", "Unbekannter Browser"),
        ("", "Unbekannter Browser"),
    ],
)
def test_a_browser_is_named_in_words(user_agent: str, words: str) -> None:
    assert device_of(user_agent).say("de") == words


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("203.0.113.57", "203.0.113.x"),
        ("2001:db8:42:7:aaaa:bbbb:cccc:dddd", "2001:db8:42:x"),
        ("::ffff:203.0.113.57", "203.0.113.x"),
        ("::1", "0:0:0:x"),
        ("", ""),
    ],
)
def test_an_address_is_shown_without_the_part_that_names_one_line(address: str, shown: str) -> None:
    assert place_of(address) == shown


def test_the_list_of_sign_ins_shows_no_whole_address(world: World) -> None:
    client = Client(HTTP_ACCEPT_LANGUAGE="de", REMOTE_ADDR="203.0.113.57")
    client.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})

    page = client.get("/account/sessions/").content.decode()

    assert "203.0.113.x" in page
    assert "203.0.113.57" not in page
