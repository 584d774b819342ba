"""At the server's keyboard somebody is let in, helped and shut out."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from allauth.account.internal.stagekit import LOGIN_SESSION_KEY
from allauth.account.utils import user_pk_to_url_str
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth import authenticate
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.core import mail
from django.test import Client

from klarlinie.web.config.people import (
    CannotChange,
    activate,
    add_company,
    add_user,
    companies,
    deactivate,
    new_password,
    users,
    without_second_factor,
)
from klarlinie.web.platform.accounts.actions import end_half_sign_ins
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.companies.queries import company_for
from tests.web.conftest import Clients
from tests.web.world import PASSWORD, World

AT = datetime(2026, 8, 5, 9, 0, tzinfo=UTC)


def signs_in(email: str, word: str) -> bool:
    return authenticate(None, email=email, password=word) is not None


@pytest.mark.parametrize("name", ["", "  ", "x" * 121])
def test_a_company_without_a_name_or_with_an_endless_one_is_not_made(db: None, name: str) -> None:
    with pytest.raises(CannotChange, match="needs a name of at most 120"):
        add_company(name, None, None, at=AT)
    assert companies() == []


def test_a_new_account_opens_with_the_word_that_is_shown(db: None) -> None:
    word = add_user(" Ida@Firma.example ", "Ida", None, at=AT)
    assert signs_in("ida@firma.example", word)
    with pytest.raises(CannotChange, match="already"):
        add_user("ida@firma.example", "", None, at=AT)
    with pytest.raises(CannotChange, match="no e-mail address"):
        add_user("ida", "", None, at=AT)


def test_a_new_word_makes_the_old_one_worthless(db: None) -> None:
    old = add_user("ida@firma.example", "Ida", None, at=AT)
    new = new_password("ida@firma.example")
    assert not signs_in("ida@firma.example", old)
    assert signs_in("ida@firma.example", new)
    with pytest.raises(CannotChange, match="user list"):
        new_password("nobody@firma.example")


def with_second_factor(world: World, name: str) -> None:
    TOTP.activate(world.users[name], generate_totp_secret())
    RecoveryCodes.activate(world.users[name])


def test_a_lost_second_factor_is_switched_off_and_its_person_hears_of_it(world: World) -> None:
    with_second_factor(world, "ana")
    with_second_factor(world, "mia")
    client, word = Client(), {"login": "ana@example.com", "password": PASSWORD}
    assert client.post("/account/login/", word).headers["Location"] == "/account/2fa/authenticate/"

    assert without_second_factor(" ANA@example.com") is True

    assert client.post("/account/login/", word).headers["Location"] == "/home/"
    assert [one.email for one in users() if one.has_second_factor] == ["mia@example.com"]
    assert not Authenticator.objects.filter(user=world.users["ana"].pk).exists()
    [letter] = mail.outbox
    assert (letter.to, letter.subject) == (["ana@example.com"], "Zweiter Faktor ausgeschaltet")
    with pytest.raises(CannotChange, match="no second factor"):
        without_second_factor("ana@example.com")


def test_where_the_letter_does_not_go_out_the_operator_hears_it(world: World, settings: Any) -> None:
    with_second_factor(world, "ana")
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1

    assert without_second_factor("ana@example.com") is False
    assert not any(one.has_second_factor for one in users())


def test_whoever_is_shut_out_is_out_at_the_next_click(world: World, clients: Clients) -> None:
    ana: Client = clients.of("ana")
    assert ana.get("/c/hallstein/progress/1/").status_code == 404
    deactivate("ana@example.com")
    assert ana.get("/c/hallstein/progress/1/").status_code == 302
    assert [one.is_active for one in users() if one.email == "ana@example.com"] == [False]
    activate("ana@example.com")
    assert signs_in("ana@example.com", PASSWORD)
    assert clients.of("ana").get("/c/hallstein/").status_code == 200


def test_a_consultant_sees_the_companies_of_the_consultancy(db: None) -> None:
    add_user("ida@firma.example", "Ida", "Ida Berät", at=AT)
    add_user("jo@firma.example", "Jo", "Ida Berät", at=AT)
    slug = add_company("Muster GmbH", "Ida Berät", None, at=AT)
    assert companies() == [(slug, "Muster GmbH", "Ida Berät")]
    for email in ("ida@firma.example", "jo@firma.example"):
        seen = company_for(User.objects.get(email=email).pk, slug)
        assert seen is not None
        assert seen["role"] == "consultant"


def test_a_company_on_its_own_is_led_by_somebody(db: None) -> None:
    add_user("ida@firma.example", "Ida", None, at=AT)
    slug = add_company("Muster GmbH", None, "ida@firma.example", at=AT)
    seen = company_for(User.objects.get().pk, slug)
    assert seen is not None
    assert seen["role"] == "lead"
    with pytest.raises(CannotChange, match="user add"):
        add_company("Andere GmbH", None, "nobody@firma.example", at=AT)


@pytest.mark.parametrize("pk", [7, 12, 4711])
def test_a_half_sign_in_ends_whatever_the_number_of_the_account(db: None, pk: int) -> None:
    for number in (pk, pk + 1):
        session = SessionStore()
        session[LOGIN_SESSION_KEY] = {"user_pk": user_pk_to_url_str(User(pk=number))}
        session.save()
    end_half_sign_ins(pk)
    left = [one.get_decoded()[LOGIN_SESSION_KEY]["user_pk"] for one in Session.objects.all()]
    assert left == [user_pk_to_url_str(User(pk=pk + 1))]
