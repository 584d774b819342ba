"""The sign-in speaks in our words everywhere: on every page, in every message, mail and error of the library we use.

The library's own sentences are marked in its catalogues; whoever walks through all its pages must never meet a mark.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from gettext import GNUTranslations
from hashlib import sha256
from pathlib import Path
from typing import Any

import allauth
import pytest
import requests
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.socialaccount.models import SocialAccount
from django.conf import settings
from django.contrib.sessions.backends.db import SessionStore
from django.core import mail
from django.core.cache import cache
from django.db import transaction
from django.http import HttpResponse
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils.translation import gettext, override, trans_real
from fido2.cose import ES256
from fido2.utils import websafe_encode
from fido2.webauthn import (
    Aaguid,
    AttestationObject,
    AttestedCredentialData,
    AuthenticatorData,
    CollectedClientData,
)

from klarlinie.web.platform.accounts.models import User
from tests.web.platform.accounts.test_accounts import NEW, _totp, code_of
from tests.web.world import PASSWORD, World

LIBRARY = Path(allauth.__file__).parent
MARK = "⟦"
WITH_OWN_SIGN_IN = "tests.web.platform.accounts.with_own_sign_in"
OWN_SIGN_IN = {
    "openid_connect": {
        "APPS": [
            {
                "provider_id": "company",
                "name": "Firma",
                "client_id": "klarlinie",
                "secret": "geheim",
                "settings": {"server_url": "https://login.example.com/realms/firma"},
            }
        ]
    }
}
LEADS = "ana@example.com"
WRONG = {
    "login": "falsch",
    "email": "falsch",
    "password": "falsch",
    "oldpassword": "falsch",
    "password1": "kurz",
    "password2": "anders",
    "code": "falsch",
    "credential": "{}",
    "account": "999",
}
State = Callable[[], Client]


@pytest.fixture
def marked(monkeypatch: pytest.MonkeyPatch) -> str:
    """Whatever the library would say in German or, untranslated, in English carries a mark from here on."""
    with (LIBRARY / "locale/de/LC_MESSAGES/django.mo").open("rb") as compiled:
        theirs = GNUTranslations(compiled)._catalog  # type: ignore[attr-defined]
    catalogue = trans_real.translation("de")._catalog
    words = {key: MARK + (key if isinstance(key, str) else key[0]).split("\x04")[-1] for key in theirs if key}
    monkeypatch.setattr(catalogue, "_catalogs", [words, *catalogue._catalogs])
    monkeypatch.setattr(catalogue, "_plurals", [catalogue._plurals[0], *catalogue._plurals])
    return "de"


@pytest.fixture
def own_sign_in(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Set up, but its server cannot be reached: nothing leaves this machine."""

    def unreachable(*args: object, **named: object) -> None:
        raise requests.ConnectionError("not here")

    monkeypatch.setattr(requests.Session, "request", unreachable)
    settings.ROOT_URLCONF = WITH_OWN_SIGN_IN
    settings.SOCIALACCOUNT_PROVIDERS = OWN_SIGN_IN


def names_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """The names of all addresses whose pages are the library's."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from names_of(pattern.url_patterns)
        elif pattern.callback.__module__.startswith("allauth") and pattern.name:
            yield pattern.name


def addresses(user: User) -> list[str]:
    keys = {
        "account_reset_password_from_key": {"uidb36": "1", "key": "falsch"},
        "openid_connect_login": {"provider_id": "company"},
        "openid_connect_callback": {"provider_id": "company"},
    }
    key = Authenticator.objects.filter(user=user, type="webauthn").first()
    keys |= {f"mfa_{act}_webauthn": {"pk": key.pk if key else 0} for act in ("remove", "edit")}
    return [reverse(name, kwargs=keys.get(name)) for name in names_of(get_resolver().url_patterns)]


class Walker:
    """Asks as somebody in one language and looks at all that comes back."""

    def __init__(self, language: str) -> None:
        self.language, self.pages, self.messages = language, 0, list[str]()

    def client(self) -> Client:
        client = Client(HTTP_ACCEPT_LANGUAGE=self.language)
        client.raise_request_exception = True
        return client

    def look(self, page: HttpResponse) -> HttpResponse:
        """One page, with its messages, and the mails it sent."""
        where = f"{page.request['REQUEST_METHOD']} {page.request['PATH_INFO']}"  # type: ignore[attr-defined]
        assert page.status_code < 500, where
        for body in (page.content.decode(), *(f"{letter.subject}\n{letter.body}" for letter in mail.outbox)):
            found = re.findall(rf"{MARK}[^<\n]*", body)
            assert not found, f"{where}: {found}"
        for template in getattr(page, "templates", ()):
            origin = str(template.origin)
            assert not (origin.startswith(str(LIBRARY)) and _literal(origin)), f"{where}: {origin}"
        self.pages += 1
        return page


def _literal(file: str) -> str:
    """What a template says beside its tags."""
    return re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|<[^>]*>|\s", "", Path(file).read_text(), flags=re.DOTALL)


# --- in which states somebody meets these pages ---


def logged_in(walker: Walker, password: str = PASSWORD) -> Client:
    client = walker.client()
    client.post("/account/login/", {"login": LEADS, "password": password})
    return client


def signed_in(walker: Walker) -> Client:
    """With the password confirmed once more: every page is open."""
    client = logged_in(walker)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def long_signed_in(walker: Walker, user: User) -> Client:
    """So long ago that the password is asked for again."""
    client = walker.client()
    client.force_login(user, "allauth.account.auth_backends.AuthenticationBackend")
    return client


def with_second_factor(user: User) -> None:
    """App, recovery codes and a security key."""
    if not Authenticator.objects.filter(user=user).exists():
        TOTP.activate(user, generate_totp_secret())
        RecoveryCodes.activate(user)
        Authenticator.objects.create(
            user=user, type="webauthn", data={"name": "Stick", "credential": a_registered_key()}
        )


def a_registered_key() -> dict[str, Any]:
    """What a browser sends when a key is registered; this one belongs to nobody."""
    public = ES256({1: 2, 3: -7, -1: 1, -2: b"\x01" * 32, -3: b"\x02" * 32})
    held = AttestedCredentialData.create(Aaguid(b"\0" * 16), b"a key", public)
    said = AuthenticatorData.create(sha256(b"testserver").digest(), AuthenticatorData.FLAG.AT, 0, held)
    client = CollectedClientData.create("webauthn.create", b"challenge", "https://testserver")
    return {
        "id": websafe_encode(b"a key"),
        "rawId": websafe_encode(b"a key"),
        "type": "public-key",
        "clientExtensionResults": {},
        "response": {
            "clientDataJSON": websafe_encode(client),
            "attestationObject": websafe_encode(AttestationObject.create("none", said, {})),
        },
    }


def confirmed_by_code(walker: Walker, user: User) -> Client:
    with_second_factor(user)
    client = logged_in(walker)
    code = Authenticator.objects.get(user=user, type="recovery_codes").wrap().get_unused_codes()[0]
    client.post("/account/2fa/authenticate/", {"code": code})
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def fresh_from_sign_up(walker: Walker) -> Client:
    User.objects.filter(email=NEW["email"]).delete()
    client = walker.client()
    client.post("/account/signup/", NEW)
    return client


def half_way(walker: Walker, user: User) -> Client:
    with_second_factor(user)
    return logged_in(walker)


def by_own_sign_in(walker: Walker, user: User) -> Client:
    """Whoever came by the company's own sign-in has no password."""
    SocialAccount.objects.get_or_create(user=user, provider="company", uid="1")
    user.set_unusable_password()
    user.save()
    return long_signed_in(walker, user)


def states(walker: Walker, user: User) -> dict[str, State]:
    return {
        "nobody": walker.client,
        "fresh from sign-up": lambda: fresh_from_sign_up(walker),
        "signed in": lambda: signed_in(walker),
        "long signed in": lambda: long_signed_in(walker, user),
        "half way": lambda: half_way(walker, user),
        "second factor": lambda: confirmed_by_code(walker, user),
        "long signed in with second factor": lambda: long_signed_in(walker, user),
        "by own sign-in": lambda: by_own_sign_in(walker, user),
    }


def anew(walker: Walker, kept: dict[str, Any]) -> Client:
    """Somebody in the same state once more, whatever happened meanwhile."""
    session = SessionStore()
    session.update(kept)
    session.save()
    client = walker.client()
    client.cookies[settings.SESSION_COOKIE_NAME] = session.session_key or ""
    return client


@pytest.mark.one_database
def test_no_page_speaks_in_the_librarys_words(marked: str, world: World, own_sign_in: None) -> None:
    walker, ana = Walker(marked), world.users["ana"]
    for make in states(walker, ana).values():
        kept = dict(make().session)
        mail.outbox.clear()
        for at in addresses(ana):
            with transaction.atomic():
                client = anew(walker, kept)
                walker.look(client.get(at, follow=True))
                walker.look(client.post(at, WRONG, follow=True))
                transaction.set_rollback(True)
            cache.clear()
            mail.outbox.clear()
    assert walker.pages > 400


@pytest.mark.one_database
def test_what_is_said_after_each_step_is_ours(
    marked: str, world: World, own_sign_in: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Everything that goes well sends a message, a mail or both."""
    monkeypatch.setattr(transaction, "on_commit", lambda then: then())  # a test never commits
    walker = Walker(marked)
    ana = signed_in(walker)
    new, word = "ana.neu@example.com", "rote-lampe-liegt-quer"

    def step(at: str, **sent: object) -> str:
        page = walker.look(ana.post(f"/account/{at}", sent, follow=True))
        return page.content.decode() + "".join(letter.body for letter in mail.outbox)

    def code() -> str:
        return code_of(mail.outbox[-1].body)

    assert "ein Code unterwegs" in step("email/", email=new, action_add="")
    assert f"{new} ist bestätigt" in step("confirm-email/", code=code())
    assert "jetzt an diese Adresse" in step("email/", email=new, action_primary="")
    assert "Mach zuerst eine andere" in step("email/", email=new, action_remove="")
    assert f"{LEADS} ist entfernt" in step("email/", email=LEADS, action_remove="")
    EmailAddress.objects.create(user=world.users["ana"], email="alt@example.com")
    assert "noch nicht bestätigt" in step("email/", email="alt@example.com", action_primary="")
    assert "Code noch einmal schicken" in walker.look(ana.get("/account/email/")).content.decode()
    step("email/", email="alt@example.com", action_send="")
    EmailAddress.objects.filter(email="alt@example.com").delete()
    words = {"oldpassword": PASSWORD, "password1": word, "password2": word}
    assert "Das neue Passwort gilt" in step("password/change/", **words)
    page = walker.look(ana.get("/account/2fa/totp/activate/", follow=True))
    assert "Ersatzcodes" in step("2fa/totp/activate/", code=_totp(page.context["form"].secret))
    assert "Gab es alte, gelten sie nicht mehr" in step("2fa/recovery-codes/generate/")
    assert "fragen wir nicht mehr" in step("2fa/totp/deactivate/")
    Authenticator.objects.create(
        user=world.users["ana"], type="webauthn", data={"name": "Stick", "credential": a_registered_key()}
    )
    key = Authenticator.objects.get().pk
    assert "Der Sicherheitsschlüssel ist entfernt" in step(f"2fa/webauthn/keys/{key}/remove/")
    walker.client().post("/account/login/", {"login": new, "password": word})
    assert "sonst abgemeldet" in step("sessions/")
    SocialAccount.objects.create(user=world.users["ana"], provider="company", uid="1")
    account = SocialAccount.objects.get().pk
    assert "Die Verbindung ist gelöst" in step("3rdparty/", account=account)
    assert len({letter.subject for letter in mail.outbox}) >= 9


@pytest.mark.one_database
def test_a_forgotten_password_is_set_anew_in_our_words(marked: str, world: World) -> None:
    walker = Walker(marked)
    somebody, word = walker.client(), "rote-lampe-liegt-quer"
    walker.look(somebody.post("/account/password/reset/", {"email": LEADS}, follow=True))
    link = re.search(r"http://\S+", mail.outbox[-1].body)
    assert link
    page = walker.look(somebody.get(link[0], follow=True))
    at = page.request["PATH_INFO"]  # type: ignore[attr-defined]
    page = walker.look(somebody.post(at, {"password1": "kurz", "password2": "anders"}))
    assert (
        "Die beiden Passwörter sind verschieden" in page.content.decode()
        or "zu kurz" in page.content.decode()
    )
    page = walker.look(somebody.post(at, {"password1": word, "password2": "anders"}))
    assert "Die beiden Passwörter sind verschieden" in page.content.decode()
    walker.look(somebody.post(at, {"password1": word, "password2": word}, follow=True))
    assert "ein neues Passwort gesetzt" in mail.outbox[-1].body
    page = walker.look(walker.client().get(link[0], follow=True))
    assert "Dieser Link gilt nicht mehr" in page.content.decode()


def test_what_stands_in_a_letter_keeps_its_apostrophes(marked: str, world: World) -> None:
    """A letter is plain text: nothing in it is written as on a page."""
    walker = Walker(marked)
    walker.client().post("/account/password/reset/", {"email": "o'hara@example.com"})
    client = signed_in(walker)
    client.post("/account/email/", {"email": "o'hara@example.com", "action_add": ""})
    page = client.post("/account/confirm-email/", {"code": code_of(mail.outbox[-1].body)}, follow=True)
    client.post("/account/email/", {"email": "o'hara@example.com", "action_primary": ""})
    assert "o&#x27;hara@example.com ist bestätigt" in page.content.decode()
    assert "jetzt an o'hara@example.com" in mail.outbox[-1].body


def test_where_the_own_sign_in_cannot_be_reached_a_page_says_so(world: World, own_sign_in: None) -> None:
    page = Client().post("/account/oidc/company/login/")
    assert page.status_code == 401
    assert "Die Anmeldung kam nicht zustande" in page.content.decode()


def test_the_own_sign_in_is_reached_from_the_account(world: World, own_sign_in: None) -> None:
    page = signed_in(Walker("de")).get("/account/").content.decode()
    assert 'href="/account/3rdparty/"' in page


def test_without_one_the_account_does_not_speak_of_it(world: World) -> None:
    assert "/account/3rdparty/" not in signed_in(Walker("de")).get("/account/").content.decode()


def test_the_recovery_codes_are_on_their_page(world: World) -> None:
    client = confirmed_by_code(Walker("de"), world.users["ana"])
    page = client.get("/account/2fa/recovery-codes/").content.decode()
    unused = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert len(unused) == 9
    assert all(code in page for code in unused)


def test_the_check_bites(marked: str, world: World) -> None:
    """A page that says one sentence of the library is found."""
    with override(marked):
        said = gettext("Authenticator app activated.")
    assert said.startswith(MARK)
    page = HttpResponse(f"<p>{said}</p>")
    page.request = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}  # type: ignore[attr-defined]
    with pytest.raises(AssertionError):
        Walker(marked).look(page)
