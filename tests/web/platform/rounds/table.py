"""A round as the tests play it: what is asked, and people who join by their browsers."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from django.test import Client

from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.rounds import actions
from klarlinie.web.platform.rounds.asks import Asks, Subject, ratings_asked, texts_asked
from klarlinie.web.platform.rounds.queries import Part, RoundPage, part_of, round_page
from klarlinie.web.platform.ui.clock import now
from tests.web.world import World

TEXTS = texts_asked(
    [
        Subject(
            "promise",
            Text("Wofür stehen wir?", "What do we stand for?"),
            Text("Ein Satz genügt.", "One sentence will do."),
        ),
        Subject("audience", Text("Für wen sind wir da?", "Whom do we serve?")),
    ]
)
RATINGS = ratings_asked([Subject("11", plain("Messe Stuttgart")), Subject("12", plain("Newsletter"))])


def opened(world: World, asks: Asks = TEXTS, **more: Any) -> int:
    """A round of Hallstein, opened by ana."""
    fields = {"kind": asks.kind, "title": "Worum es geht", "until_at": now() + timedelta(days=3), **more}
    return actions.open_round(world.hallstein, asks=asks, by=world.by("ana"), at=now(), **fields)


def page(world: World, round_id: int) -> RoundPage:
    found = round_page(world.hallstein, round_id, now())
    assert found is not None
    return found


def token(world: World, round_id: int) -> str:
    link = page(world, round_id).link
    assert link is not None
    assert link.token is not None
    return link.token


def join(
    world: World, round_id: int, client: Client, name: str = "", side: str = "sales", **more: Any
) -> Any:
    """Join by the guest link as a browser does."""
    promised = page(world, round_id).anonymity
    said = {"name": name, "side": side, "promised": promised, **more}
    return client.post(f"/join/{token(world, round_id)}/", said)


def guest(world: World, round_id: int, name: str = "", side: str = "sales") -> Client:
    """The browser of a guest who has joined."""
    client = Client(HTTP_ACCEPT_LANGUAGE="de")
    answer = join(world, round_id, client, name, side)
    assert answer.status_code == 302, answer.content.decode()
    return client


def part(world: World, round_id: int, client: Client) -> Part:
    key = client.cookies["guest"].value
    found = part_of(page(world, round_id).public_id, Reader(None, key), now())
    assert found is not None
    return found
