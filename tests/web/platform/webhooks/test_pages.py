"""The page of webhooks: only for whoever leads, the secret is shown once."""

from __future__ import annotations

import pytest
from django.test import Client

from klarlinie.web.platform.webhooks.models import Webhook
from klarlinie.web.platform.webhooks.signing import secret_of
from tests.web.conftest import AT, Clients
from tests.web.world import World

PAGE = "/c/hallstein/keys/webhooks/"
LOCAL = {"url": "http://127.0.0.1:9/in", "events": ["activity.changed", "decision.made"]}


def test_the_secret_is_shown_once(ana: Client, world: World) -> None:
    answer = ana.post(PAGE, LOCAL)
    row = Webhook.everywhere.get()
    secret = secret_of(world.hallstein, row.salt)
    assert secret in answer.content.decode()
    assert (row.url, row.events) == (LOCAL["url"], LOCAL["events"])
    page = ana.get(PAGE).content.decode()
    assert secret not in page
    assert "http://127.0.0.1:9/in" in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"url": "", "events": ["decision.made"]}, "fehlt"),
        ({"url": "https://10.0.0.1/", "events": ["decision.made"]}, "privates Netz"),
        ({"url": "ftp://x/", "events": ["decision.made"]}, "https://"),
        ({"url": "http://127.0.0.1:9/in"}, "fehlt"),
    ],
)
def test_what_does_not_go_is_said_beside_the_field(ana: Client, sent: dict[str, object], said: str) -> None:
    answer = ana.post(PAGE, sent)
    assert answer.status_code == 422
    assert said in answer.content.decode()
    assert not Webhook.everywhere.exists()


def test_only_whoever_leads_comes_here(clients: Clients) -> None:
    assert clients.of("mia").get(PAGE).status_code == 403
    assert clients.of("mia").post(PAGE, LOCAL).status_code == 403
    assert clients.of("cleo").get(PAGE).status_code == 404


def test_one_that_was_switched_off_can_be_switched_on_and_removed(ana: Client) -> None:
    ana.post(PAGE, LOCAL)
    Webhook.everywhere.update(off_at=AT)
    number = Webhook.everywhere.get().pk
    assert "Ausgeschaltet" in ana.get(PAGE).content.decode()
    assert ana.post(f"{PAGE}{number}/on/").status_code == 302
    assert Webhook.everywhere.get().off_at is None
    assert ana.post(f"{PAGE}{number}/remove/").status_code == 302
    assert not Webhook.everywhere.exists()
    assert ana.post(f"{PAGE}{number}/remove/").status_code == 404
