"""Letters on Monday: only if something waits, never two in a week, and easily switched off."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from klarlinie.web.method.upkeep import actions
from klarlinie.web.method.upkeep.actions.digest import claim_letter, send_digests
from klarlinie.web.method.upkeep.queries import reminders as reminder_queries
from klarlinie.web.method.upkeep.queries.reminders import reminders_seen
from klarlinie.web.platform.accounts.models import User
from klarlinie.web.platform.background.weekly import do_what_is_due
from klarlinie.web.platform.companies.actions import found_company
from klarlinie.web.platform.companies.guest_links import behind
from klarlinie.web.platform.companies.models import Company
from tests.web.conftest import AT, Clients
from tests.web.method.upkeep.team import TODAY, add, decided, holds_new, in_core, running
from tests.web.world import NAMES, World

MONDAY = datetime(2026, 8, 3, 7, 5, tzinfo=timezone.get_fixed_timezone(120))


@pytest.fixture
def waiting(world: World) -> World:
    """An idea waits for Ana's answer."""
    holds_new(world)
    actions.hand_in(world.hallstein, title="Podcast", by=world.by("mia"), at=AT)
    return world


def send(at: datetime = MONDAY) -> list[str]:
    """Who got a letter."""
    mail.outbox.clear()
    send_digests(at, lambda: None)
    return sorted(letter.to[0] for letter in mail.outbox)


def test_only_those_for_whom_something_waits_get_a_letter(waiting: World) -> None:
    assert send() == ["ana@example.com"]
    body = mail.outbox[0].body
    assert "Hallstein Anlagenservice GmbH" in body
    assert "Podcast" in body
    assert "http://127.0.0.1:8000/c/hallstein/upkeep/ideas/" in body
    assert send(MONDAY + timedelta(days=7)) == ["ana@example.com"]


def test_a_closed_account_gets_no_letter(waiting: World) -> None:
    User.objects.filter(email="ana@example.com").update(is_active=False)
    assert send() == []


def test_where_nothing_waits_nobody_is_written_to(world: World) -> None:
    assert send() == []


def test_called_twice_nobody_gets_two(waiting: World) -> None:
    assert send()
    assert send(MONDAY + timedelta(minutes=9)) == []
    assert send(MONDAY + timedelta(days=6)) == []


def test_the_claim_on_an_address_holds_for_seven_days(db: None) -> None:
    assert claim_letter("Ana@example.com", TODAY)
    assert not claim_letter("ana@example.com", TODAY + timedelta(days=6))
    assert claim_letter("ana@example.com", TODAY + timedelta(days=7))


def test_a_consultant_of_several_companies_gets_one_letter(waiting: World) -> None:
    firm = Company.objects.get(slug="hallstein").organisation_id
    found_company(firm, "Neuland KG", slug="neuland", by=waiting.by("vera"), at=AT)
    neuland = Company.objects.get(slug="neuland").pk
    for company in (waiting.hallstein, neuland):
        if company == neuland:
            actions.hand_in(company, title="Kalender", by=waiting.by("vera"), at=AT)
        row = add("inventory.Activity", company, title="Website")
        place = {"lane": "must", "placed_by": "Vera", "placed_on": date(2026, 1, 1)}
        add("focus.Place", company, activity=row, **place)

    assert send().count("vera@example.com") == 1
    letter = next(one for one in mail.outbox if one.to == ["vera@example.com"])
    assert "Hallstein Anlagenservice GmbH" in letter.body
    assert "Neuland KG" in letter.body


def test_each_person_switches_it_off_by_the_link_in_the_letter(waiting: World) -> None:
    send()
    link = mail.outbox[0].body.split("abschalten:\n")[1].split()[0].removeprefix("http://127.0.0.1:8000")
    guest = Client()
    assert "Hallstein Anlagenservice GmbH" in guest.get(link).content.decode()
    assert send(MONDAY + timedelta(days=7))  # looking changes nothing

    guest.post(link, {})
    assert send(MONDAY + timedelta(days=14)) == []
    guest.post(link, {"wanted": [str(waiting.hallstein)]})
    assert send(MONDAY + timedelta(days=21)) == ["ana@example.com"]


def test_an_owner_without_an_account_is_asked_by_a_link_of_their_own(world: World) -> None:
    tom = add("companies.Person", world.hallstein, name="Tom Agentur", email="tom@example.com")
    in_core(world, *running(world, "Anzeigen"), owner=tom, on=date(2026, 7, 20))

    assert send() == ["tom@example.com"]
    body = mail.outbox[0].body
    assert "Wie war deine Woche? Zwei Minuten für Anzeigen." in body
    door = behind("check-in", body.split("/check-in/")[1].split("/")[0], MONDAY)
    assert door is not None
    assert door.about_id == tom.pk
    off = body.split("abschalten:\n")[1].split()[0].removeprefix("http://127.0.0.1:8000")
    Client().post(off, {})

    assert send(MONDAY + timedelta(days=7)) == []


def test_the_letter_names_what_waits_in_the_other_steps_too(waiting: World) -> None:
    (fair,) = running(waiting, "Messe Nord")
    stop = decided(waiting, fair, "stop", "Bringt nichts", last_day_on=date(2026, 12, 31))
    add("decisions.WindDownStep", waiting.hallstein, decision=stop, words="Stand kündigen", is_notice=True,
        due_on=date(2026, 8, 20))  # fmt: skip

    send()

    assert "20.08.2026" in next(letter.body for letter in mail.outbox if letter.to == ["ana@example.com"])


def test_a_made_up_link_switches_nothing_off(waiting: World) -> None:
    assert Client().post(reverse("reminders_off", args=["made:up:token"]), {}).status_code == 404


def test_each_person_switches_it_off_in_the_company(waiting: World, clients: Clients) -> None:
    where = reverse("reminders", kwargs={"slug": "hallstein"})
    clients.of("ben").post(where, {"wants": "no"})
    assert reminders_seen(waiting.hallstein).readers == 3
    clients.of("ana").post(where, {"wants": "no"})

    assert send() == []


def test_whoever_leads_switches_it_off_for_all(waiting: World, clients: Clients) -> None:
    where = reverse("reminders_for_all", kwargs={"slug": "hallstein"})
    assert clients.of("mia").post(where, {"act": "off"}).status_code == 403
    clients.of("ana").post(where, {"act": "off"})

    assert send() == []
    clients.of("ana").post(where, {"act": "on"})
    assert send() == ["ana@example.com"]


def test_before_the_first_letter_to_many_somebody_is_asked(
    waiting: World, clients: Clients, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reminder_queries, "MANY", 3)
    ana = clients.of("ana")

    assert send() == []
    assert "4 Menschen" in ana.get(reverse("reminders", kwargs={"slug": "hallstein"})).content.decode()

    ana.post(reverse("reminders_for_all", kwargs={"slug": "hallstein"}), {"act": "many"})
    assert send() == ["ana@example.com"]


@pytest.mark.one_database
def test_in_a_year_nobody_gets_two_letters_in_any_seven_days(waiting: World) -> None:
    """The server looks every few hours, sleeps at times, wakes up late; something always waits."""
    in_core(waiting, *running(waiting, "Website"), on=date(2025, 1, 1))
    mail.outbox.clear()
    got: defaultdict[str, list[date]] = defaultdict(list)
    for at in a_year():
        do_what_is_due(lambda at=at: at)  # type: ignore[misc]
        for letter in mail.outbox:
            got[letter.to[0]].append(timezone.localdate(at))
        mail.outbox.clear()

    assert len(got["ana@example.com"]) > 40
    for days in got.values():
        assert all(after - before >= timedelta(days=7) for before, after in pairwise(days))
    assert set(got) <= {f"{name}@example.com" for name in NAMES}


def a_year() -> Iterator[datetime]:
    """Every twelve hours from Sunday noon, but for weeks in which the server slept until Thursday or until Sunday."""
    start = datetime(2026, 8, 2, 12, tzinfo=timezone.get_fixed_timezone(0))
    for step in range(2 * 365):
        at = start + timedelta(hours=12 * step)
        week, weekday = at.isocalendar()[1], at.weekday()
        sleeps = (week % 9 == 0 and weekday < 3) or (week % 11 == 0 and weekday < 6)
        if not sleeps:
            yield at
