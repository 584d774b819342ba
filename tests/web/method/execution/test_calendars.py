"""The plan in a calendar: the secret address of one person, and the file of all."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from icalendar import Calendar

from klarlinie.web.config.people import activate, deactivate
from klarlinie.web.method.execution import actions
from klarlinie.web.method.execution.queries.calendar import calendar
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.platform.companies.actions import let_go
from klarlinie.web.platform.companies.models import Company, GuestLink, Membership, Person
from tests.web.conftest import Clients
from tests.web.everything import add
from tests.web.method.execution.promised import NOON, Core, person
from tests.web.test_fences import fingerprint
from tests.web.world import World

BASE = "/c/hallstein/execution/"
pytestmark = pytest.mark.usefixtures("thursday")


def promise(world: World, activity: int) -> None:
    said = {"first_step": "Geheimer Handgriff", "metric": "4711 Anfragen", "expected": 4711}
    days = {"first_step_on": date(2026, 9, 1), "expected_by": date(2027, 8, 10)}
    actions.promise(world.hallstein, activity, version=0, by=world.by("ana"), at=NOON, **said, **days)  # type: ignore[arg-type]


def feed_of(world: World, who: int) -> str:
    return f"/feeds/{actions.new_calendar(world.hallstein, who, by=world.by('ana'), at=NOON)}.ics"


def events(response: Any) -> dict[str, Any]:
    assert response.status_code == 200
    assert response["Content-Type"].startswith("text/calendar")
    found = Calendar.from_ical(response.content).walk("VEVENT")
    return {str(event["summary"]): event for event in found}


def test_the_feed_holds_only_what_is_ones_own_and_only_titles(world: World, core: Core) -> None:
    promise(world, core.newsletter)
    promise(world, core.fair)
    address = feed_of(world, core.jana)

    answer = Client().get(address)

    assert set(events(answer)) == {
        "Messe", "Erster Schritt: Messe", "Erster fairer Blick: Messe", "Urteil fällig: Messe"
    }  # fmt: skip
    ics = answer.content.decode()
    for secret in ("4711", "Geheimer", "Newsletter", "Jana", "Ana"):
        assert secret not in ics


def test_who_is_let_go_loses_the_secret_address_and_the_check_in_link(world: World, core: Core) -> None:
    mia = world.users["mia"].pk
    hers = Person.objects.for_company(world.hallstein).get(user_id=mia).pk
    address = feed_of(world, hers)
    token = actions.check_in_link(world.hallstein, hers, world.by("ana"), NOON)
    assert Client().get(address).status_code == Client().get(f"/check-in/{token}/").status_code == 200
    row = Membership.objects.for_company(world.hallstein).get(user=mia)

    let_go(world.hallstein, row.pk, by=world.by("ana"), at=NOON)

    assert Client().get(address).status_code == 404
    assert Client().get(f"/check-in/{token}/").status_code in (404, 410)


def test_a_closed_account_is_out_of_its_calendar_until_it_is_open_again(world: World, core: Core) -> None:
    hers = Person.objects.for_company(world.hallstein).get(user_id=world.users["mia"].pk).pk
    address = feed_of(world, hers)

    deactivate("mia@example.com")
    assert Client().get(address).status_code == 404

    activate("mia@example.com")
    assert Client().get(address).status_code == 200


def test_blocks_stay_on_their_days_week_after_week(world: World, core: Core) -> None:
    Place.everywhere.filter(activity_id=core.fair).update(hours_per_week=0.25)
    (before,) = calendar(world.hallstein, core.jana, at=NOON).entries
    (after,) = calendar(world.hallstein, core.jana, at=NOON + timedelta(weeks=1)).entries
    assert before == after, "a block every other week must not jump to the other week"
    assert getattr(before, "every_weeks") == 2  # noqa: B009


def test_a_block_that_changes_keeps_its_name_and_counts_up(world: World, core: Core) -> None:
    address = feed_of(world, core.jana)
    before = events(Client().get(address))["Messe"]
    Activity.everywhere.filter(pk=core.fair).update(title="Große Messe")
    promise(world, core.fair)
    after = events(Client().get(address))["Große Messe"]
    assert before["uid"] == after["uid"]
    assert after["sequence"] > before["sequence"]


def test_the_same_activity_of_another_server_has_another_name(world: World, core: Core) -> None:
    here = events(Client().get(feed_of(world, core.jana)))["Messe"]["uid"]
    Company.objects.filter(pk=world.hallstein).update(slug="elsewhere-4f2a11")
    assert events(Client().get(feed_of(world, core.jana)))["Messe"]["uid"] != here


def test_times_are_those_of_berlin_in_summer_and_in_winter(world: World, core: Core) -> None:
    Place.everywhere.filter(activity_id=core.fair).update(hours_per_week=2)  # one block
    event = events(Client().get(feed_of(world, core.jana)))["Messe"]
    begin: datetime = event.decoded("dtstart")
    assert str(begin.tzinfo) == "Europe/Berlin"
    assert begin.date() == date(2026, 6, 8), "the Monday after it was placed"
    assert (begin + timedelta(weeks=25)).utcoffset() == timedelta(hours=1)


def test_a_first_step_that_is_done_goes(world: World, core: Core) -> None:
    promise(world, core.fair)
    actions.tick_first_step(
        world.hallstein, core.fair, done=True, version=1, by=world.by("ana"), at=NOON, today=NOON.date()
    )
    assert "Erster Schritt: Messe" not in events(Client().get(feed_of(world, core.jana)))


def test_notice_dates_are_for_whoever_stopped_it(world: World, core: Core) -> None:
    about = {"activity_id": core.website, "verdict": "stop", "decided_on": NOON.date(), "decided_at": NOON}
    decision = add(
        "decisions.Decision", world.hallstein, decided_by="Jana Winter", right_used="stop", **about
    )
    step = {"decision": decision, "is_notice": True}
    add("decisions.WindDownStep", world.hallstein, words="kündigen", due_on=date(2026, 9, 30), **step)
    add(
        "decisions.WindDownStep",
        world.hallstein,
        words="war",
        due_on=date(2026, 9, 1),
        done_on=NOON.date(),
        **step,
    )
    assert "Kündigungstermin: Website" in events(Client().get(feed_of(world, core.jana)))
    assert "Kündigungstermin: Website" not in events(Client().get(feed_of(world, core.ana)))


def test_no_title_can_smuggle_a_line_into_the_feed(world: World, core: Core) -> None:
    evil = "Messe\r\nATTENDEE:mailto:x@example.org\nEND:VEVENT\u2028BEGIN:VALARM"
    Activity.everywhere.filter(pk=core.fair).update(title=evil)
    Company.objects.filter(pk=world.hallstein).update(name=evil)
    promise(world, core.fair)
    ics = Client().get(feed_of(world, core.jana)).content
    assert len(Calendar.from_ical(ics).walk("VEVENT")) == 5
    starts = {line.split(b":")[0].split(b";")[0] for line in ics.splitlines() if not line.startswith(b" ")}
    assert b"ATTENDEE" not in starts
    assert b"BEGIN:VALARM" not in ics.splitlines()


def test_the_feed_speaks_the_language_of_the_company_whoever_fetches_it(world: World, core: Core) -> None:
    promise(world, core.fair)
    Company.objects.filter(pk=world.hallstein).update(language="en")
    assert "First step: Messe" in events(Client(HTTP_ACCEPT_LANGUAGE="de").get(feed_of(world, core.jana)))


def test_what_does_not_fit_into_a_week_has_no_times_and_the_page_says_so(
    ana: Client, world: World, core: Core
) -> None:
    promise(world, core.fair)
    Place.everywhere.filter(activity_id=core.fair).update(hours_per_week=60)
    assert "Messe" not in events(Client().get(feed_of(world, core.jana)))
    assert "Newsletter (Ana Hallstein)" in events(ana.get(BASE + "plan.ics"))
    assert "Jana Winter" in ana.get(BASE + "calendar/").content.decode()


# The address


def test_looking_at_the_feed_changes_nothing_and_a_withdrawn_one_is_dead(
    ana: Client, world: World, core: Core
) -> None:
    address, before = feed_of(world, core.jana), fingerprint(world.hallstein)
    guest = Client()
    for _ in range(20):
        assert guest.get(address).status_code == 200
    assert fingerprint(world.hallstein) == before
    assert guest.post(address).status_code == 405
    ana.post(f"{BASE}calendar/{core.jana}/withdraw/")
    assert guest.get(address).status_code == 404


def test_a_renewed_address_ends_the_one_before(ana: Client, world: World, core: Core) -> None:
    old = feed_of(world, core.jana)
    ana.post(f"{BASE}calendar/{core.jana}/new/")
    assert Client().get(old).status_code == 404
    assert GuestLink.everywhere.filter(revoked_at=None).count() == 1


def test_everybody_makes_their_own_address_and_nobody_sees_that_of_an_account(
    ana: Client, clients: Clients, world: World, core: Core
) -> None:
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.mia)
    mia = clients.of("mia")
    mia.post(f"{BASE}calendar/{core.mia}/new/")
    address = mia.get(BASE + "calendar/").context["address"]
    assert "/feeds/" in address
    page = ana.get(BASE + "calendar/").content.decode()
    assert address not in page
    assert ana.post(f"{BASE}calendar/{core.mia}/new/").status_code == 403
    assert mia.post(f"{BASE}calendar/{core.jana}/new/").status_code == 403
    assert mia.post(f"{BASE}calendar/{core.jana}/withdraw/").status_code == 403


def test_whoever_leads_hands_over_the_address_of_somebody_without_an_account(
    ana: Client, world: World, core: Core
) -> None:
    ana.post(f"{BASE}calendar/{core.jana}/new/")
    page = ana.get(BASE + "calendar/").content.decode()
    assert "/feeds/" in page
    ana.post(f"{BASE}calendar/{core.jana}/withdraw/")
    assert "/feeds/" not in ana.get(BASE + "calendar/").content.decode()


def test_nobody_of_another_company_gets_an_address(ana: Client, world: World, core: Core) -> None:
    from klarlinie.web.platform.companies.models import Person

    stranger = Person.everywhere.create(company_id=world.nordlicht, name="Nora")
    for what in ("new", "withdraw"):
        assert ana.post(f"{BASE}calendar/{stranger.pk}/{what}/").status_code == 404


def test_an_address_of_somebody_who_left_the_list_is_a_closed_door(world: World, core: Core) -> None:
    gone = person(world, "Weg", 1)
    address = feed_of(world, gone)
    from klarlinie.web.platform.companies.models import Person

    Person.everywhere.filter(pk=gone).delete()
    assert Client().get(address).status_code == 410


def test_the_file_of_all_says_whose_time_it_is(ana: Client, world: World, core: Core) -> None:
    found = events(ana.get(BASE + "plan.ics"))
    assert {"Newsletter (Ana Hallstein)", "Messe (Jana Winter)"} <= set(found)
    assert "Website" not in str(found), "nobody owns it, so nobody's week has it"
