"""Deciding at a table: one card at a time, and a link that shows this card and nothing else."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.web.method.clarity.queries import line_now
from klarlinie.web.method.decisions.actions import meeting as actions
from klarlinie.web.method.decisions.models import Meeting
from klarlinie.web.method.decisions.queries.meetings import GUEST, behind_link, meeting_page, news_of
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.live.hub import Reader
from klarlinie.web.platform.ui.clock import now, today
from tests.web.conftest import AT, Clients
from tests.web.method.decisions.rights import decided, give_rights, put_on_the_table
from tests.web.world import World

HERE = "/c/hallstein/decisions/"


@pytest.fixture
def table(world: World) -> tuple[int, ...]:
    give_rights(world)
    return put_on_the_table(world)


@pytest.fixture
def meeting(world: World, table: tuple[int, ...]) -> int:
    return actions.open_meeting(world.hallstein, table[0], by=world.by("ana"), at=now())


def token(world: World, meeting: int) -> str:
    page = meeting_page(world.hallstein, meeting, now())
    assert page is not None
    assert page.token
    return page.token


def shown_to_guests(world: World, meeting: int) -> str:
    return Client(HTTP_ACCEPT_LANGUAGE="de").get(f"/meeting/{token(world, meeting)}/").content.decode()


def show(world: World, meeting: int, key: int) -> None:
    actions.show_card(world.hallstein, meeting, key, by=world.by("ana"), at=now())


def test_whoever_leads_opens_a_meeting_with_the_first_open_card(
    ana: Client, world: World, table: tuple[int, ...]
) -> None:
    page = ana.post(f"{HERE}meetings/new/", follow=True).content.decode()

    assert "Messe Nord" in page
    assert "/meeting/" in page
    assert 'class="qr"' in page
    assert 'data-key="j"' in page
    again = ana.post(f"{HERE}meetings/new/", follow=True).content.decode()
    assert "läuft schon eine Entscheidungsrunde" in again


def test_guests_see_the_card_and_once_it_is_decided_verdict_and_reason(
    world: World, table: tuple[int, ...], meeting: int
) -> None:
    before = shown_to_guests(world, meeting)
    assert "Messe Nord" in before
    assert "8.000" in before
    assert "Der Vorschlag: streichen" in before

    decided(world, "ana", table[0], "stop", reason="Drei Jahre ohne einen Auftrag.")

    after = shown_to_guests(world, meeting)
    assert "Entschieden: streichen" in after
    assert "Drei Jahre ohne einen Auftrag." in after


def test_what_has_rested_until_today_is_on_the_table_as_something_to_decide(
    ana: Client, world: World, table: tuple[int, ...], meeting: int
) -> None:
    long_ago = today() - timedelta(days=60)
    decided(world, "ana", table[2], "pause", review_on=today(), reason="Erst die Halle.", today=long_ago)
    show(world, meeting, table[2])

    assert "Der Vorschlag: behalten" in shown_to_guests(world, meeting)
    assert "Entschieden: ruhen lassen" not in shown_to_guests(world, meeting)
    assert ">Vorschlag</h2>" in ana.get(f"{HERE}meetings/{meeting}/").content.decode()


def test_nothing_else_of_the_company_leaks_through_the_link(full_world: World) -> None:
    """Every title, name, answer and number of the company but those of the card on the table."""
    world = full_world
    give_rights(world)
    own = Activity(
        "Pumpentag", Source("geheim.xlsx", "Blatt", 9), audience="Geheime Gruppe", owners=("Jana G.",)
    )
    twin = Activity("Pumpentage", Source("geheim.xlsx", "Blatt", 10), reason="Geheimer Grund")
    key, _ = add_activities(world.hallstein, [own, twin], by=world.by("ana"), at=AT)
    meeting = actions.open_meeting(world.hallstein, key, by=world.by("ana"), at=now())
    decided(world, "ana", key, "stop", reason="Alter Grund.")
    decided(world, "ana", key, "open", reason="Noch geheimer.")

    page = shown_to_guests(world, meeting)

    assert "Pumpentag" in page
    line = line_now(world.hallstein)
    hidden = [
        "Hallstein", "hallstein", "Ana", "Mia", "geheim", "Geheim", "Pumpentage", "Jana G.", "Alter Grund",
        "/c/", *(audience.name for audience in line.audiences), line.promise or "?",
    ]  # fmt: skip
    assert [word for word in hidden if word and word in page] == []


def test_looking_by_the_link_changes_nothing_and_sending_is_not_possible(
    world: World, table: tuple[int, ...], meeting: int
) -> None:
    where, guest = f"/meeting/{token(world, meeting)}/", Client()
    for _ in range(3):
        assert guest.get(where).status_code == 200
        assert guest.head(where).status_code == 200
    assert guest.post(where).status_code == 405
    assert guest.get(f"{where}state/").json() == {"state": "card-1"}
    assert guest.get(HERE).status_code == 302


def test_a_withdrawn_link_is_dead_at_once_and_so_is_one_that_is_over_or_ended(
    ana: Client, world: World, table: tuple[int, ...], meeting: int
) -> None:
    old, guest = token(world, meeting), Client()
    ana.post(f"{HERE}meetings/{meeting}/link/new/")
    fresh = token(world, meeting)
    for path in (f"/meeting/{old}/", f"/meeting/{old}/state/"):
        assert guest.get(path).status_code == 404
    assert GUEST + old not in news_of([GUEST + old])
    assert guest.get(f"/meeting/{fresh}/").status_code == 200
    assert behind_link(fresh, now() + timedelta(hours=13)) is None

    ana.post(f"{HERE}meetings/{meeting}/link/revoke/")
    assert guest.get(f"/meeting/{fresh}/").status_code == 404
    ana.post(f"{HERE}meetings/{meeting}/link/new/")
    last = token(world, meeting)
    ana.post(f"{HERE}meetings/{meeting}/end/")
    over = guest.get(f"/meeting/{last}/", headers={"Accept-Language": "de"}).content.decode()
    assert "Die Runde ist vorbei." in over
    assert "Messe Nord" not in over


def test_only_who_leads_moves_on_and_only_the_holder_decides(
    clients: Clients, world: World, table: tuple[int, ...], meeting: int
) -> None:
    where = f"{HERE}meetings/{meeting}/"
    for who in ("mia", "ben"):
        assert clients.of(who).post(f"{where}move/", {"to": table[1]}).status_code == 403
    assert "Entscheiden</a>" not in clients.of("ben").get(where).content.decode()
    assert clients.of("ana").post(f"{where}move/", {"to": table[1]}).status_code == 302
    assert "Podcast" in clients.of("ben").get(where).content.decode()

    ana = clients.of("ana")
    decide = f"{HERE}{table[1]}/"
    assert f'href="{decide}?meeting={meeting}"' in ana.get(where).content.decode()
    sent: dict[str, Any] = {"verdict": "stop", "reason": "Nie begonnen.", "version": 0, "meeting": meeting}
    assert ana.post(decide, {**sent, "act": "decide"})["Location"] == where
    assert "Nie begonnen." in ana.get(where).content.decode()


def test_what_there_is_to_see_beats_with_cards_and_decisions(
    world: World, table: tuple[int, ...], meeting: int
) -> None:
    name, guest = Meeting.objects.for_company(world.hallstein).get().public_id, GUEST + token(world, meeting)

    def told() -> set[str]:
        return {news.told["state"] for news in news_of([name, guest, GUEST + "wrong", "wrong"]).values()}

    assert told() == {"card-1"}
    show(world, meeting, table[2])
    assert told() == {"card-2"}
    show(world, meeting, table[2])
    decided(world, "mia", table[0], "keep")  # another card
    assert told() == {"card-2"}
    decided(world, "mia", table[2], "keep")
    assert told() == {"card-3"}
    actions.end_meeting(world.hallstein, meeting, by=world.by("ana"), at=now())
    assert told() == {"ended"}
    with pytest.raises(actions.CannotMeet):
        show(world, meeting, table[0])


def test_members_follow_by_name_and_strangers_do_not(
    world: World, table: tuple[int, ...], meeting: int
) -> None:
    news = news_of([Meeting.objects.for_company(world.hallstein).get().public_id])
    (one,) = news.values()
    assert all(one.admits(Reader(world.users[who].pk, "")) for who in ("ana", "mia", "ben", "vera"))
    assert not one.admits(Reader(world.users["cleo"].pk, ""))
    assert not one.admits(Reader(None, "x"))
