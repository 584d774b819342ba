"""Programs hear that something has happened: in order, at least once, patiently, and never what it was."""

from __future__ import annotations

import hashlib
import hmac
import json
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.conf import settings

from klarlinie.gateways.egress import NoAnswer, Target
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.companies.actions import add_person
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.queries import history, last_number
from klarlinie.web.platform.webhooks import actions
from klarlinie.web.platform.webhooks.actions import CannotRegister, register, remove, switch_on, tell_all
from klarlinie.web.platform.webhooks.events import EVENTS, Event, happenings
from klarlinie.web.platform.webhooks.models import Webhook
from klarlinie.web.platform.webhooks.queries import webhooks
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)
URL = "https://hooks.example.com/in"
Sent = list[tuple[Target, bytes, dict[str, str]]]


def look_up(host: str, port: int) -> list[str]:
    return ["93.184.216.34"]


class Peer:
    """The other program: keeps what it hears and answers as it is told."""

    def __init__(self) -> None:
        self.heard: Sent = []
        self.answer: Callable[[], int] = lambda: 204

    def __call__(self, target: Target, body: bytes, headers: dict[str, str]) -> int:
        self.heard.append((target, body, headers))
        return self.answer()

    @property
    def told(self) -> list[dict[str, Any]]:
        return [json.loads(body) for _, body, _ in self.heard]


@pytest.fixture
def peer() -> Peer:
    return Peer()


def hooked(world: World, events: tuple[Event, ...] = tuple(EVENTS), url: str = URL) -> str:
    return register(world.hallstein, url, events, by=world.by("ana"), at=AT, look_up=look_up)


def added(world: World, *titles: str) -> tuple[int, ...]:
    rows = [Activity(title, Source("")) for title in titles]
    return add_activities(world.hallstein, rows, by=world.by("ana"), at=AT)


def turn(peer: Peer, at: datetime = AT) -> None:
    tell_all(at, look_up=look_up, send=peer)


def test_what_happens_is_told_once_with_keys_and_without_words(world: World, peer: Peer) -> None:
    hooked(world)
    ids = added(world, "Messe", "Blog")
    turn(peer)
    turn(peer)
    entry = last_number(world.hallstein)
    assert peer.told == [
        {
            "event": "activity.changed",
            "company": "hallstein",
            "ids": list(ids),
            "entry": entry,
            "at": AT.isoformat(),
        }
    ]
    assert b"Messe" not in peer.heard[0][1]
    assert peer.heard[0][0].address == "93.184.216.34"
    assert webhooks(world.hallstein)[0].state == "fine"


def test_the_signature_can_be_checked_with_the_secret(world: World, peer: Peer) -> None:
    secret = hooked(world)
    added(world, "Messe")
    turn(peer)
    _, body, headers = peer.heard[0]
    parts = dict(part.split("=", 1) for part in headers["Klarlinie-Signature"].split(","))
    signed = hmac.new(secret.encode(), parts["t"].encode() + b"." + body, hashlib.sha256).hexdigest()
    assert (parts["t"], parts["v1"]) == (str(int(AT.timestamp())), signed)
    assert secret not in str(list(Webhook.everywhere.values())) + str(
        [one.rows for one in history(world.hallstein)]
    )


def test_only_what_was_asked_for_is_told_and_nothing_from_before(world: World, peer: Peer) -> None:
    added(world, "Früher")
    hooked(world, ("decision.made",))
    added(world, "Messe")
    turn(peer)
    assert peer.heard == []
    assert Webhook.everywhere.get().told_until == last_number(world.hallstein)


def test_one_company_hears_nothing_of_another(world: World, peer: Peer) -> None:
    register(world.nordlicht, URL, EVENTS, by=world.by("cleo"), at=AT, look_up=look_up)
    added(world, "Messe")
    turn(peer)
    assert peer.heard == []


def test_after_a_bad_answer_it_is_told_again_later_and_in_order(world: World, peer: Peer) -> None:
    hooked(world)
    added(world, "Eins")
    added(world, "Zwei")
    peer.answer = lambda: 500
    turn(peer)
    assert len(peer.heard) == 1
    assert webhooks(world.hallstein)[0].state == "failing"
    turn(peer, AT + timedelta(seconds=59))
    assert len(peer.heard) == 1
    peer.answer = lambda: 200
    turn(peer, AT + timedelta(seconds=60))
    entries = [told["entry"] for told in peer.told]
    assert entries == [entries[0], entries[0], entries[0] + 1]
    assert webhooks(world.hallstein)[0].state == "fine"


@pytest.mark.parametrize("status", [301, 302, 307, 400, 404, 410, 500])
def test_anything_but_a_good_answer_is_a_bad_one(world: World, peer: Peer, status: int) -> None:
    hooked(world)
    added(world, "Messe")
    peer.answer = lambda: status
    turn(peer)
    assert webhooks(world.hallstein)[0].failing_since == AT


def test_after_three_days_it_is_switched_off_and_the_journal_says_so(world: World, peer: Peer) -> None:
    hooked(world)
    added(world, "Messe")

    def silent() -> int:
        raise NoAnswer

    peer.answer, at, tries = silent, AT, 0
    while webhooks(world.hallstein)[0].state != "off":
        turn(peer, at)
        at, tries = max(at, Webhook.everywhere.get().next_try_at), tries + 1
        assert tries < 30
    assert timedelta(days=3) <= at - AT < timedelta(days=3, hours=7)
    newest = history(world.hallstein)[0]
    assert (newest.by_name, "hooks.example.com" in newest.says_de) == ("Klarlinie", True)
    heard = len(peer.heard)
    turn(peer, at + timedelta(days=1))
    assert len(peer.heard) == heard
    with pytest.raises(CannotUndo):
        undo(world.hallstein, newest.number, by=world.by("ana"), at=at, may_lead=True)


def test_one_that_is_switched_on_again_hears_of_what_comes(world: World, peer: Peer) -> None:
    hooked(world)
    added(world, "Alt")
    Webhook.everywhere.update(off_at=AT, failing_since=AT, tries=9)
    switch_on(world.hallstein, webhooks(world.hallstein)[0].id, by=world.by("ana"), at=AT)
    added(world, "Neu")
    turn(peer)
    assert [told["entry"] for told in peer.told] == [last_number(world.hallstein)]


def test_a_name_that_has_moved_into_a_private_net_is_not_sent_to(world: World, peer: Peer) -> None:
    hooked(world)
    added(world, "Messe")
    tell_all(AT, look_up=lambda host, port: ["10.0.0.1"], send=peer)
    assert peer.heard == []
    assert webhooks(world.hallstein)[0].state == "failing"


def test_two_workers_do_not_tell_the_same(world: World, peer: Peer) -> None:
    hooked(world)
    added(world, "Messe")

    def other_worker() -> int:
        peer.answer = lambda: 204
        turn(peer, AT + timedelta(seconds=1))
        return 204

    peer.answer = other_worker
    turn(peer)
    assert len(peer.heard) == 1


def test_a_worker_that_was_killed_leaves_it_to_the_next(world: World, peer: Peer) -> None:
    hooked(world)
    added(world, "Messe")

    def killed() -> int:
        raise KeyboardInterrupt

    peer.answer = killed
    with pytest.raises(KeyboardInterrupt):
        turn(peer)
    peer.answer = lambda: 204
    turn(peer, AT + actions.CLAIM)
    assert len(peer.heard) == 2


@pytest.mark.parametrize(
    "url", ["http://hooks.example.com/", "https://10.0.0.1/", "https://user@hooks.example.com/", "nonsense"]
)
def test_an_address_that_is_none_to_send_to_is_refused_at_once(world: World, url: str) -> None:
    with pytest.raises(CannotRegister):
        hooked(world, url=url)
    assert not Webhook.everywhere.exists()


def test_this_machine_may_be_told_only_on_one_machine(world: World, monkeypatch: pytest.MonkeyPatch) -> None:
    hooked(world, url="http://127.0.0.1:9/in")
    monkeypatch.setattr(settings, "HOSTED", True)
    with pytest.raises(CannotRegister):
        hooked(world, url="http://127.0.0.1:9/in")


def test_nothing_to_hear_of_and_too_many_are_refused(world: World) -> None:
    with pytest.raises(CannotRegister):
        hooked(world, ())
    for _ in range(actions.MOST):
        hooked(world)
    with pytest.raises(CannotRegister):
        hooked(world)


def test_one_that_was_removed_hears_nothing(world: World, peer: Peer) -> None:
    hooked(world)
    remove(world.hallstein, webhooks(world.hallstein)[0].id, by=world.by("ana"), at=AT)
    added(world, "Messe")
    turn(peer)
    assert peer.heard == []


def test_other_changes_are_nobody_elses_business(world: World, peer: Peer) -> None:
    hooked(world)
    add_person(world.hallstein, "Jana", by=world.by("ana"), at=AT)
    turn(peer)
    assert peer.heard == []


def row(model: str, before: Any, after: Any) -> dict[str, Any]:
    return {"model": model, "id": 1, "before": before, "after": after}


@pytest.mark.parametrize(
    ("rows", "events"),
    [
        ([row("decisions.Decision", None, {})], ["decision.made"]),
        ([row("decisions.Decision", {}, {})], []),
        ([row("focus.Place", None, {})], ["board.moved"]),
        (
            [row("focus.Place", {}, None), row("inventory.Activity", {}, {})],
            ["board.moved", "activity.changed"],
        ),
        ([row("upkeep.Idea", None, {})], ["idea.handed_in"]),
        ([row("upkeep.Idea", {}, {}), row("upkeep.IdeaAnswer", None, {})], ["idea.answered"]),
        ([row("upkeep.Review", {"closed_at": None}, {"closed_at": "2027-03-31"})], ["review.closed"]),
        ([row("upkeep.Review", None, {"closed_at": None}), row("upkeep.Review", {}, {"notes": {}})], []),
        ([row("companies.Person", None, {})], []),
    ],
)
def test_an_entry_is_read_by_its_rows(rows: list[dict[str, Any]], events: list[str]) -> None:
    assert [one.event for one in happenings(rows)] == events
