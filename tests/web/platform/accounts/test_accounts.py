"""From the front door to the own company: sign-up with a code by mail, login, second factor, sessions."""

from __future__ import annotations

import re
import subprocess
import sys

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client

from klarlinie.web.method.check.queries import newest_check
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.models import Company
from tests.web.conftest import Clients
from tests.web.world import PASSWORD, World

NEW = {"name": "Nele Neu", "email": "nele@example.com", "password1": "blaue-kanne-steht-schief"}


@pytest.fixture
def newcomer(db: None) -> Client:
    return Client(HTTP_ACCEPT_LANGUAGE="de")


def code_of(letter: str) -> str:
    found = re.search(r"^[A-Z0-9]{4}-[A-Z0-9]{4}$", letter, re.MULTILINE)
    assert found, letter
    return found[0]


def test_from_the_check_to_the_own_company(newcomer: Client) -> None:
    taken = newcomer.post("/check/take/", {"a": "nnpyynnpunny"}, follow=True)
    assert "Das Ergebnis des Chaos-Checks kommt mit" in taken.content.decode()
    page = newcomer.post("/account/signup/", NEW, follow=True)
    assert page.status_code == 200
    letter = mail.outbox[0]
    assert letter.subject == "Klarlinie: Adresse bestätigen"
    assert "Dein Code" in letter.body
    answer = newcomer.post("/account/confirm-email/", {"code": code_of(letter.body)}, follow=True)
    assert answer.redirect_chain[-1][0] == "/companies/new/"
    home = newcomer.post("/companies/new/", {"name": "Neu GmbH", "kind": "company"}, follow=True)
    company = Company.objects.get(name="Neu GmbH")
    assert home.status_code == 200
    assert newest_check(company.pk) is not None
    assert "Das Ergebnis des Chaos-Checks ist hier aufgehoben" in home.content.decode()


def test_a_wrong_code_is_asked_for_again(newcomer: Client) -> None:
    page = newcomer.post("/account/signup/", NEW, follow=True).content.decode()
    assert "Gleich geschafft" in page
    assert NEW["email"] in page
    again = newcomer.post("/account/confirm-email/", {"code": "AAAA-AAAA"})
    assert "Gleich geschafft" in again.content.decode()
    assert 'aria-invalid="true"' in again.content.decode()


def test_a_code_that_did_not_arrive_is_sent_anew_and_the_new_one_works(newcomer: Client) -> None:
    page = newcomer.post("/account/signup/", NEW, follow=True)
    assert "Neuen Code schicken" in page.content.decode()
    again = newcomer.post("/account/confirm-email/", {"action": "resend"}, follow=True)
    assert "Gleich geschafft" in again.content.decode()
    first, second = (code_of(letter.body) for letter in mail.outbox)
    assert first != second
    newcomer.post("/account/confirm-email/", {"code": second})
    assert newcomer.get("/home/").status_code == 302
    assert newcomer.get("/home/").url == "/companies/new/"


def test_without_the_code_nobody_comes_in(newcomer: Client) -> None:
    newcomer.post("/account/signup/", NEW)
    assert newcomer.get("/home/").url.startswith("/account/login/")
    answer = newcomer.post("/account/login/", {"login": NEW["email"], "password": NEW["password1"]})
    assert answer.status_code == 302
    assert newcomer.get("/home/").status_code == 302


def test_a_known_address_is_not_given_away(newcomer: Client, world: World) -> None:
    fresh = newcomer.post("/account/signup/", NEW)
    known = Client(HTTP_ACCEPT_LANGUAGE="de").post("/account/signup/", NEW | {"email": "ana@example.com"})
    assert (fresh.status_code, fresh.url) == (known.status_code, known.url)
    assert "Es gibt schon eines" in mail.outbox[-1].body


def test_five_wrong_passwords_are_enough(newcomer: Client, world: World) -> None:
    for _ in range(5):
        newcomer.post("/account/login/", {"login": "ana@example.com", "password": "falsch"})
    answer = newcomer.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    assert answer.status_code != 302
    assert newcomer.get("/home/").url.startswith("/account/login/")


def test_a_second_factor_is_asked_for_once_it_is_set(clients: Clients, world: World) -> None:
    ana = Client(HTTP_ACCEPT_LANGUAGE="de")
    ana.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    page = ana.get("/account/2fa/totp/activate/", follow=True)  # asks for the password once more
    page = ana.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    secret = page.context["form"].secret
    ana.post("/account/2fa/totp/activate/", {"code": _totp(secret)})
    other = Client(HTTP_ACCEPT_LANGUAGE="de")
    answer = other.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    assert answer.url.startswith("/account/2fa/authenticate/")
    assert other.get("/home/").url.startswith("/account/login/")


def _totp(secret: str) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_sessions_are_listed_and_ended(world: World) -> None:
    here, there = Client(), Client()
    for client in (here, there):
        client.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    assert there.get("/c/hallstein/").status_code == 200
    here.post("/account/sessions/")
    assert there.get("/c/hallstein/").status_code == 302
    assert here.get("/c/hallstein/").status_code == 200


def test_the_name_is_changed(ana: Client, world: World) -> None:
    ana.post("/account/", {"name": "Ana H."})
    assert "Ana H." in ana.get("/c/hallstein/").content.decode()


def test_the_companys_own_sign_in_appears_when_it_is_configured() -> None:
    """In a process of its own, since settings are read once."""
    script = (
        "import django; django.setup()\n"
        "from django.urls import reverse; print(reverse('openid_connect_login', args=['company']))\n"
        "from django.conf import settings; print(settings.SOCIALACCOUNT_ENABLED)\n"
    )
    import os

    given = {
        "DJANGO_SETTINGS_MODULE": "klarlinie.web.config.settings",
        "KLARLINIE_OIDC_URL": "https://login.example.com/realms/firma",
        "KLARLINIE_OIDC_ID": "klarlinie",
        "KLARLINIE_OIDC_SECRET": "geheim",
    }
    done = subprocess.run(
        [sys.executable, "-c", script], env=os.environ | given, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["/account/oidc/company/login/", "True"]


def test_the_codes_for_the_day_the_phone_is_gone_can_be_read(world: World) -> None:
    ana = Client(HTTP_ACCEPT_LANGUAGE="de")
    ana.post("/account/login/", {"login": "ana@example.com", "password": PASSWORD})
    page = ana.get("/account/2fa/totp/activate/", follow=True)
    page = ana.post(page.redirect_chain[-1][0], {"password": PASSWORD}, follow=True)
    ana.post("/account/2fa/totp/activate/", {"code": _totp(page.context["form"].secret)})

    seen = ana.get("/account/2fa/recovery-codes/")

    codes = seen.context["unused_codes"]
    assert len(codes) == 10
    assert all(f"{code}" in seen.content.decode() for code in codes)
    assert "Ausschalten" in ana.get("/account/2fa/totp/deactivate/").content.decode()
    assert (
        "Die 10 unbenutzten gelten danach nicht mehr."
        in ana.get("/account/2fa/recovery-codes/generate/").content.decode()
    )


def test_letters_are_written_in_the_language_somebody_reads_in(world: World) -> None:
    """The one of the pages they have signed in on, until they choose another."""
    mia, word = User.objects.get(email="mia@example.com"), {"login": "mia@example.com", "password": PASSWORD}
    Client(HTTP_ACCEPT_LANGUAGE="en").post("/account/login/", word)
    mia.refresh_from_db()
    assert mia.language == "en"

    german = Client(HTTP_ACCEPT_LANGUAGE="de")
    german.post("/account/login/", word)
    mia.refresh_from_db()
    assert mia.language == "en"

    german.post("/language/", {"language": "de", "next": "/home/"})
    mia.refresh_from_db()
    assert mia.language == "de"


def test_an_open_browser_is_not_enough_to_add_an_address(world: World) -> None:
    """Whoever could add one would set a new password through it."""
    browser = Client(HTTP_ACCEPT_LANGUAGE="de")
    browser.post("/account/login/", {"login": "mia@example.com", "password": PASSWORD})

    asked = browser.post("/account/email/", {"action_add": "", "email": "fremd@example.com"})

    assert asked.headers["Location"].startswith("/account/reauthenticate/")
    assert mail.outbox == []
    browser.post(asked.headers["Location"], {"password": PASSWORD, "next": "/account/email/"})
    assert [letter.to for letter in mail.outbox] == [["fremd@example.com"]]
