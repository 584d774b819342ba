"""The page of keys: one's own, shown once; whoever leads sees and revokes all."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from klarlinie.web.platform.companies.actions import let_go, let_in
from klarlinie.web.platform.companies.models import Membership
from klarlinie.web.platform.companies.tokens import fingerprint
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.tokens.actions import MOST_KEYS, CannotMakeKey, make_key
from klarlinie.web.platform.tokens.models import Token
from klarlinie.web.platform.tokens.queries import WITH_KEY, held_key
from klarlinie.web.platform.ui.clock import now
from tests.web.conftest import Clients
from tests.web.world import World

PAGE = "/c/hallstein/keys/"
ASKED = {"name": "Excel", "kind": "program", "scopes": ["inventory"], "days": "90"}


def made(client: Client, **more: Any) -> str:
    page = client.post(PAGE, {**ASKED, **more}).content.decode()
    found = re.search(r'id="key">(kl_[\w-]+)<', page)
    assert found, page
    return found[1]


def test_a_key_is_shown_once_and_only_its_fingerprint_is_kept(ana: Client, world: World) -> None:
    key = made(ana)
    row = Token.everywhere.get()
    assert row.token_hash == fingerprint(key)
    assert key not in str(list(Token.everywhere.values())) + str(
        [one.rows for one in history(world.hallstein)]
    )
    page = ana.get(PAGE).content.decode()
    assert key not in page
    assert "Excel" in page
    assert row.expires_at is not None
    assert row.expires_at - row.created_at == timedelta(days=90)


def test_a_key_knows_what_was_ticked(ana: Client, world: World) -> None:
    held = held_key(made(ana, decide="on"), now())
    assert held is not None
    assert (held.scopes, held.state, held.is_for_assistant) == (
        {"read", "inventory", "decide"},
        "good",
        False,
    )
    assert (held.slug, held.by.name) == ("hallstein", "Ana Hallstein (Schlüssel „Excel“)")


def test_a_key_for_an_assistant_never_decides(ana: Client, world: World) -> None:
    answer = ana.post(PAGE, {**ASKED, "kind": "assistant", "decide": "on"})
    assert answer.status_code == 422
    assert "Das bleibt bei Menschen" in answer.content.decode()
    with pytest.raises(CannotMakeKey):
        make_key(
            world.hallstein, "x", ["decide"], days=1, is_for_assistant=True, by=world.by("ana"), at=now()
        )
    key = made(ana, kind="assistant")
    Token.everywhere.update(scopes=["read", "decide"])  # whatever a row may say
    held = held_key(key, now())
    assert held is not None
    assert held.scopes == {"read"}


def test_who_only_reads_is_offered_only_what_readers_do(clients: Clients) -> None:
    """Everybody may hand in ideas and say how their own week was."""
    ben = clients.of("ben")
    page = ben.get(PAGE).content.decode()
    assert 'value="ideas"' in page
    assert 'value="inventory"' not in page
    assert 'name="decide"' not in page
    held = held_key(made(ben, scopes=["ideas"], decide="on"), now())
    assert held is not None
    assert held.scopes == {"read", "ideas"}


@pytest.mark.parametrize(
    "wrong",
    [{"name": ""}, {"days": "4000"}, {"kind": "robot"}, {"scopes": ["decide"]}, {"scopes": ["admin"]}],
)
def test_what_does_not_fit_makes_no_key(ana: Client, wrong: dict[str, object]) -> None:
    assert ana.post(PAGE, {**ASKED, **wrong}).status_code == 422
    assert not Token.everywhere.exists()


def test_everybody_sees_their_own_and_whoever_leads_sees_all(clients: Clients) -> None:
    ana, mia, ben = (clients.of(name) for name in ("ana", "mia", "ben"))
    made(mia, name="Mias Skript")
    made(ben, name="Bens Tabelle", scopes=["ideas"])
    assert "Bens Tabelle" not in mia.get(PAGE).content.decode()
    page = ana.get(PAGE).content.decode()
    assert "Mias Skript" in page
    assert "Ben Lorenz" in page


def test_one_revokes_ones_own_and_whoever_leads_any(clients: Clients) -> None:
    ana, mia, ben = (clients.of(name) for name in ("ana", "mia", "ben"))
    first, second = made(mia), made(mia)
    one, other = Token.everywhere.order_by("pk")
    assert ben.post(f"{PAGE}{one.pk}/revoke/").status_code == 404
    assert mia.post(f"{PAGE}{one.pk}/revoke/").status_code == 302
    assert ana.post(f"{PAGE}{other.pk}/revoke/").status_code == 302
    assert ana.post(f"{PAGE}{other.pk}/revoke/").status_code == 404
    assert {held.state for held in (held_key(first, now()), held_key(second, now())) if held} == {"revoked"}


def test_an_expired_key_stays_on_the_list_and_says_so(ana: Client) -> None:
    made(ana)
    Token.everywhere.update(expires_at=now() - timedelta(days=1))
    assert "abgelaufen" in ana.get(PAGE).content.decode()


def test_there_is_an_end_to_keys(ana: Client, world: World) -> None:
    for _ in range(MOST_KEYS):
        make_key(world.hallstein, "x", (), days=1, is_for_assistant=False, by=world.by("ana"), at=now())
    answer = ana.post(PAGE, ASKED)
    assert answer.status_code == 422
    assert f"{MOST_KEYS} Schlüssel sind genug" in answer.content.decode()


def test_a_long_name_leaves_the_name_of_the_key_whole(ana: Client, world: World) -> None:
    world.users["ana"].name = "A" * 100  # type: ignore[attr-defined]
    world.users["ana"].save()
    held = held_key(made(ana), now())
    assert held is not None
    assert held.by.name == WITH_KEY.format(person=held.by.name.partition(" (")[0], key="Excel")
    assert len(held.by.name) == 120


def test_the_page_speaks_english(clients: Clients) -> None:
    page = clients.of("ana").get(PAGE, headers={"Accept-Language": "en"}).content.decode()
    assert "Which programs may work here?" in page


def test_a_key_ends_with_the_access_and_does_not_come_back_with_it(world: World) -> None:
    mia = world.users["mia"].pk
    key = make_key(world.hallstein, "x", (), days=9, is_for_assistant=False, by=world.by("mia"), at=now())
    member = Membership.objects.for_company(world.hallstein).get(user=mia)

    let_go(world.hallstein, member.pk, by=world.by("ana"), at=now())
    let_in(world.hallstein, mia, "viewer", "Mia Berger", by=world.by("ana"), at=now())

    held = held_key(key, now())
    assert held
    assert held.state == "revoked"
