"""The pages of the plan: what is missing and its one link, the owner by right, the week with and without an account."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from klarlinie.web.method.execution import actions, queries
from klarlinie.web.method.execution.models import CheckIn, Commitment
from klarlinie.web.method.execution.queries.week import first_week_asked
from klarlinie.web.method.focus.models import Place
from klarlinie.web.platform.companies.models import GuestLink, Person
from tests.web.conftest import Clients
from tests.web.method.execution.promised import (
    LAST_WEEK,
    NOON,
    TODAY,
    Core,
    give_right,
    place_of,
)
from tests.web.test_fences import fingerprint
from tests.web.world import World

BASE = "/c/hallstein/execution/"
pytestmark = pytest.mark.usefixtures("thursday")


def words(page: Any) -> str:
    """What stands on a page, without tags, in one line."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


def week(core_activity: int, **said: str) -> dict[str, str]:
    """What a browser sends for one activity in the week that is asked about."""
    fields = {"version": "0", "hours": "", "done": "", "blocked": "", **said}
    return {
        "week": LAST_WEEK.isoformat(),
        **{f"a{core_activity}-{name}": value for name, value in fields.items()},
    }


# The plan


def test_without_a_core_the_page_says_what_will_stand_there(ana: Client) -> None:
    page = ana.get(BASE)
    assert page.status_code == 200
    assert "Noch steht nichts im Muss" in words(page)


def test_each_row_says_what_is_missing_with_one_link(ana: Client, core: Core) -> None:
    page = ana.get(BASE).content.decode()
    assert page.count(">Ergänzen<") == 3
    assert "0 von 3 Zusagen sind vollständig" in page
    assert "Vorschlag:" in page


def test_one_click_takes_over_all_proposals_and_the_link_that_is_left_leads_to_the_owner(
    ana: Client, core: Core
) -> None:
    assert ana.post(BASE + "proposals/").status_code == 302

    page = ana.get(BASE).content.decode()
    assert page.count(">Ergänzen<") == 1
    assert f'href="{BASE}{core.website}/owner/">Ergänzen' in page
    assert Commitment.everywhere.count() == 3


def test_the_proposal_of_one_row_changes_no_other(ana: Client, core: Core) -> None:
    ana.post(BASE + "proposals/", {"activity": core.fair})
    assert [row.activity_id for row in Commitment.everywhere.all()] == [core.fair]


def test_a_viewer_sees_the_plan_and_nothing_to_click(clients: Clients, core: Core) -> None:
    page = clients.of("ben").get(BASE).content.decode()
    assert "Newsletter" in page
    assert "Ergänzen" not in page
    assert f"{BASE}proposals/" not in page


def test_the_page_asks_the_database_as_often_for_many_as_for_few(
    ana: Client, world: World, core: Core
) -> None:
    def asked() -> int:
        with CaptureQueriesContext(connection) as caught:
            ana.get(BASE)
        return len(caught)

    ana.get(BASE)
    few = asked()
    from klarlinie.method.inventory.activity import Activity, Source
    from klarlinie.web.method.inventory.actions import add_activities
    from tests.web.method.execution.promised import place

    more = [Activity(f"Mehr {n}", Source("x.csv", None, n)) for n in range(12)]
    for key in add_activities(world.hallstein, more, by=world.by("ana"), at=NOON):
        place(world, key, owner=core.jana)
    ana.get(BASE)  # the path at the left is remembered from here on
    assert asked() == few


def test_words_of_people_cannot_become_markup(ana: Client, world: World, core: Core) -> None:
    evil = "<script>alert(1)</script>"
    Person.everywhere.filter(pk=core.jana).update(name=evil)
    CheckIn.everywhere.create(
        company_id=world.hallstein, activity_id=core.fair, person_id=core.jana, week_on=LAST_WEEK,
        done=evil, blocked=evil, said_at=NOON,
    )  # fmt: skip
    for path in ("", "check-ins/", f"{core.fair}/", f"{core.fair}/owner/", "calendar/"):
        assert evil not in ana.get(BASE + path).content.decode(), path


# One promise


def test_what_is_empty_is_prefilled_and_holds_only_once_it_is_saved(ana: Client, core: Core) -> None:
    form = ana.get(f"{BASE}{core.fair}/").context["form"]
    assert form["expected"].value() == "6"
    assert form["expected_words"].value() == "Anfragen im Jahr"
    assert not Commitment.everywhere.exists()

    shown = {name: form[name].value() for name in form.fields}
    typed = {name: "" if value is None else value for name, value in shown.items()}
    assert ana.post(f"{BASE}{core.fair}/", typed).status_code == 302
    assert Commitment.everywhere.get().expected == 6


def test_what_cannot_be_read_is_said_at_its_field(ana: Client, core: Core) -> None:
    answer = ana.post(f"{BASE}{core.fair}/", {"version": "0", "expected": "viele", "first_step_on": "bald"})
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {"expected", "first_step_on"}


def test_two_people_at_once_see_both_versions(ana: Client, clients: Clients, core: Core) -> None:
    typed = {"version": "0", "metric": "Anas Maß"}
    ana.post(f"{BASE}{core.fair}/", typed)

    answer = clients.of("mia").post(f"{BASE}{core.fair}/", {"version": "0", "metric": "Mias Maß"})

    assert answer.status_code == 409
    assert "Anas Maß" in words(answer)
    assert answer.context["form"]["metric"].value() == "Mias Maß"
    again = {name: answer.context["form"][name].value() or "" for name in ("version", "metric")}
    assert clients.of("mia").post(f"{BASE}{core.fair}/", again).status_code == 302
    assert Commitment.everywhere.get().metric == "Mias Maß"


def test_the_first_step_is_ticked_off_and_opened_again(ana: Client, core: Core) -> None:
    ana.post(BASE + "proposals/", {"activity": core.fair})
    address = f"{BASE}{core.fair}/first-step/"
    ana.post(address, {"done": "1", "version": "1"})
    assert Commitment.everywhere.get().first_step_done_on == TODAY
    ana.post(address, {"version": "2"})
    assert Commitment.everywhere.get().first_step_done_on is None
    ana.post(address, {"done": "1", "version": "1"})
    assert Commitment.everywhere.get().first_step_done_on is None, "an old page changes nothing"


# The owner


def test_whoever_sets_the_priorities_names_the_owner(ana: Client, world: World, core: Core) -> None:
    give_right(world, core.ana)
    answer = ana.post(f"{BASE}{core.website}/owner/", {"version": "1", "owner": core.jana, "hours": "2,5"})
    assert answer.status_code == 302
    place = place_of(world, core.website)
    assert (place.owner_id, place.hours_per_week) == (core.jana, 2.5)


def test_without_the_right_the_page_says_who_has_it(clients: Clients, world: World, core: Core) -> None:
    give_right(world, core.ana)
    page = clients.of("mia").get(f"{BASE}{core.website}/owner/")
    assert "Nur Ana Hallstein darf Prioritäten setzen" in words(page)
    answer = clients.of("mia").post(f"{BASE}{core.website}/owner/", {"version": "1", "owner": core.jana})
    assert answer.status_code == 403
    assert place_of(world, core.website).owner_id is None


def test_a_vacant_right_is_said_on_the_plan(ana: Client, world: World, core: Core) -> None:
    assert "Noch niemand setzt die Prioritäten" in words(ana.get(BASE))
    give_right(world, core.ana)
    assert "Noch niemand setzt die Prioritäten" not in words(ana.get(BASE))


def test_two_at_once_see_who_owns_it_now(ana: Client, world: World, core: Core) -> None:
    give_right(world, core.ana)
    ana.post(f"{BASE}{core.website}/owner/", {"version": "1", "owner": core.jana})
    answer = ana.post(f"{BASE}{core.website}/owner/", {"version": "1", "owner": core.mia})
    assert answer.status_code == 409
    assert answer.context["form"]["version"].value() == "2"
    assert place_of(world, core.website).owner_id == core.jana


@pytest.mark.parametrize("typed", [{"owner": "999"}, {"owner": "x"}, {"hours": "0"}, {"hours": "100"}])
def test_what_is_no_owner_and_no_week_is_refused(
    ana: Client, world: World, core: Core, typed: dict[str, str]
) -> None:
    give_right(world, core.ana)
    answer = ana.post(f"{BASE}{core.website}/owner/", {"version": "1", "owner": str(core.jana), **typed})
    assert answer.status_code == 422


# The week


def test_the_own_week_in_two_minutes(ana: Client, core: Core) -> None:
    page = ana.get(BASE + "check-in/")
    assert "Newsletter" in words(page)
    assert "Messe" not in words(page)

    assert (
        ana.post(BASE + "check-in/", week(core.newsletter, hours="1,5", done="Ausgabe 7")).status_code == 302
    )
    row = CheckIn.everywhere.get()
    assert (row.hours, row.done, row.week_on) == (1.5, "Ausgabe 7", LAST_WEEK)


def test_empty_hours_stay_unknown(ana: Client, core: Core) -> None:
    ana.post(BASE + "check-in/", week(core.newsletter, done="Ausgabe 7"))
    assert CheckIn.everywhere.get().hours is None


def test_nothing_at_all_is_asked_for_once_more(ana: Client, core: Core) -> None:
    answer = ana.post(BASE + "check-in/", week(core.newsletter))
    assert answer.status_code == 422
    assert "Eine Angabe genügt" in words(answer)


def test_a_viewer_may_say_how_their_own_week_was(clients: Clients, world: World, core: Core) -> None:
    Person.everywhere.filter(pk=core.mia).update(user=world.users["ben"])
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.mia)
    assert clients.of("ben").post(BASE + "check-in/", week(core.website, hours="1")).status_code == 302
    assert CheckIn.everywhere.get().person_id == core.mia


def test_who_is_not_on_the_list_of_people_is_told_so(clients: Clients, core: Core) -> None:
    page = clients.of("vera").get(BASE + "check-in/")
    assert page.status_code == 200
    assert "noch niemand mit diesem Konto" in words(page)
    assert clients.of("vera").post(BASE + "check-in/", week(core.newsletter, hours="1")).status_code == 200
    assert not CheckIn.everywhere.exists()


def test_a_closed_week_is_kept_and_what_was_typed_too(ana: Client, core: Core) -> None:
    old = {**week(core.newsletter, hours="1", done="Alt"), "week": "2026-07-06"}
    answer = ana.post(BASE + "check-in/", old)
    assert answer.status_code == 422
    assert "lässt sich nicht mehr ändern" in words(answer)
    assert answer.context["forms"][0]["done"].value() == "Alt"
    assert "abgeschlossen" in words(ana.get(BASE + "check-in/?week=2026-07-06"))


@pytest.mark.parametrize("odd", ["", "soon", "0001-01-01", "9999-12-31", "2026-02-30", "2026-W31"])
def test_an_odd_week_in_the_address_shows_a_page(ana: Client, core: Core, odd: str) -> None:
    for path in ("check-in/", "check-ins/"):
        assert ana.get(f"{BASE}{path}?week={odd}").status_code == 200


def test_two_windows_of_one_person_see_both_versions(ana: Client, core: Core) -> None:
    ana.post(BASE + "check-in/", week(core.newsletter, done="Aus dem ersten Fenster"))
    answer = ana.post(BASE + "check-in/", week(core.newsletter, done="Aus dem zweiten"))
    assert answer.status_code == 409
    assert "Aus dem ersten Fenster" in words(answer)
    assert answer.context["forms"][0]["done"].value() == "Aus dem zweiten"
    assert answer.context["forms"][0]["version"].value() == "1"


def test_what_was_handed_over_meanwhile_is_said_and_the_rest_is_saved(ana: Client, core: Core) -> None:
    typed = {**week(core.newsletter, hours="1"), **week(core.website, hours="2")}
    answer = ana.post(BASE + "check-in/", typed)
    assert answer.status_code == 409
    assert "inzwischen jemand anderes übernommen" in words(answer)
    assert [row.activity_id for row in CheckIn.everywhere.all()] == [core.newsletter]


# Who sees what


def test_hours_are_for_their_owner_and_for_who_leads(
    ana: Client, clients: Clients, world: World, core: Core
) -> None:
    for activity, who in ((core.newsletter, core.ana), (core.fair, core.jana)):
        CheckIn.everywhere.create(
            company_id=world.hallstein, activity_id=activity, person_id=who, week_on=LAST_WEEK, hours=1.75,
            done="Etwas", said_at=NOON,
        )  # fmt: skip
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.mia)
    CheckIn.everywhere.create(
        company_id=world.hallstein, activity_id=core.website, person_id=core.mia, week_on=LAST_WEEK, hours=0.5,
        said_at=NOON,
    )  # fmt: skip
    assert words(ana.get(BASE + "check-ins/")).count("1,8") == 2
    assert words(clients.of("vera").get(BASE + "check-ins/")).count("1,8") == 2
    mia, ben = (words(clients.of(name).get(BASE + "check-ins/")) for name in ("mia", "ben"))
    assert "1,8" not in mia + ben
    assert "0,5" in mia, "her own"
    assert "0,5" not in ben
    assert "Zusammen 4 Std. von" in ben, "the sum of three"
    assert "Etwas" in ben


def test_half_hearted_is_said_to_all_and_its_hours_to_few(clients: Clients, world: World, core: Core) -> None:
    for back in range(4):
        CheckIn.everywhere.create(
            company_id=world.hallstein, activity_id=core.fair, person_id=core.jana, hours=0.25, said_at=NOON,
            week_on=LAST_WEEK - timedelta(weeks=back),
        )  # fmt: skip
    for path in ("", "check-ins/"):
        assert "0,25" in words(clients.of("ana").get(BASE + path))
        mia = words(clients.of("mia").get(BASE + path))
        assert "„Messe“ läuft halbherzig" in mia
        assert "0,25" not in mia


def test_a_new_owner_does_not_see_the_hours_of_the_one_before(
    clients: Clients, world: World, core: Core
) -> None:
    for back in range(4):
        CheckIn.everywhere.create(
            company_id=world.hallstein, activity_id=core.fair, person_id=core.jana, hours=0.25, said_at=NOON,
            week_on=LAST_WEEK - timedelta(weeks=back),
        )  # fmt: skip
    for owner in (core.mia, None):
        Place.everywhere.filter(activity_id=core.fair).update(owner_id=owner)
        for name in ("mia", "ben"):  # ben is on no list of people
            page = words(clients.of(name).get(BASE + "check-ins/"))
            assert "„Messe“ läuft halbherzig" in page
            assert "0,25" not in page


def test_the_page_says_that_it_is_no_monitor(ana: Client, core: Core) -> None:
    for path in ("check-in/", "check-ins/"):
        assert "Leistung oder Verhalten Einzelner wird damit nicht gemessen" in words(ana.get(BASE + path))


# The link


@pytest.fixture
def link(world: World, core: Core) -> str:
    token = actions.check_in_link(world.hallstein, core.jana, world.by("ana"), NOON)
    return f"/check-in/{token}/"


def test_looking_at_the_link_twenty_times_changes_nothing(world: World, core: Core, link: str) -> None:
    before = fingerprint(world.hallstein)
    guest = Client(HTTP_ACCEPT_LANGUAGE="de")
    for number in range(20):
        assert getattr(guest, "head" if number % 2 else "get")(link).status_code == 200
    assert fingerprint(world.hallstein) == before

    assert guest.post(link, week(core.fair, hours="2", blocked="Kein Stand")).status_code == 302
    row = CheckIn.everywhere.get()
    assert (row.person_id, row.hours, row.blocked) == (core.jana, 2, "Kein Stand")
    assert "Danke, Jana Winter" in words(guest.get(f"{link}?said=1"))


def test_nobody_is_asked_first_about_a_week_before_anything_was_promised(world: World, core: Core) -> None:
    monday = date(2026, 11, 30)
    Place.everywhere.filter(activity_id=core.fair).update(placed_on=monday)
    assert first_week_asked(world.hallstein, core.jana, monday) == monday
    assert first_week_asked(world.hallstein, core.jana, monday + timedelta(days=7)) == monday
    Place.everywhere.filter(activity_id=core.fair).update(placed_on=monday - timedelta(days=3))
    assert first_week_asked(world.hallstein, core.jana, monday) == monday - timedelta(days=7)


def test_the_thanks_stand_above_the_week_that_was_said(core: Core, link: str) -> None:
    earlier = LAST_WEEK - timedelta(weeks=1)
    answer = Client().post(link, {**week(core.fair, hours="2"), "week": earlier.isoformat()})
    assert answer.url == f"{link}?said=1&week={earlier}"
    assert Client().get(answer.url).context["week"] == earlier


def test_the_link_shows_and_takes_only_what_is_their_own(world: World, core: Core, link: str) -> None:
    guest = Client(HTTP_ACCEPT_LANGUAGE="de")
    page = guest.get(link).content.decode()
    assert "Messe" in page
    for other in ("Newsletter", "Website", "Ana", "Mia", BASE):
        assert other not in page
    answer = guest.post(link, {**week(core.fair, hours="1"), **week(core.newsletter, hours="9")})
    assert answer.status_code == 409
    assert "Newsletter" not in answer.content.decode()
    assert [row.activity_id for row in CheckIn.everywhere.all()] == [core.fair]


def test_a_withdrawn_link_is_dead_at_once(ana: Client, core: Core, link: str) -> None:
    guest = Client()
    assert guest.get(link).status_code == 200
    said = [
        ana.post(f"{BASE}check-ins/{core.jana}/withdraw/", follow=True).content.decode() for _ in range(2)
    ]
    assert "Die Links für Jana Winter gelten nicht mehr." in said[0]
    assert "gab es keinen Link, der noch gilt" in said[1]
    assert guest.get(link).status_code == 404
    assert guest.post(link, week(core.fair, hours="1")).status_code == 404
    assert not CheckIn.everywhere.exists()


def test_a_link_ends_after_three_weeks(core: Core, link: str) -> None:
    GuestLink.everywhere.update(expires_at=NOON - timedelta(seconds=1))
    assert Client().get(link).status_code == 404


def test_a_link_of_somebody_who_left_the_list_is_a_closed_door(core: Core, link: str) -> None:
    Person.everywhere.filter(pk=core.jana).delete()
    assert Client().get(link).status_code == 410


def test_a_link_for_another_purpose_opens_nothing_here(world: World, core: Core, link: str) -> None:
    token = actions.new_calendar(world.hallstein, core.jana, by=world.by("ana"), at=NOON)
    assert Client().get(f"/check-in/{token}/").status_code == 404
    assert Client().get(link.replace("/check-in/", "/feeds/")[:-1] + ".ics").status_code == 404


def test_whoever_leads_sends_the_link_by_letter(ana: Client, core: Core) -> None:
    mail.outbox.clear()
    page = ana.post(f"{BASE}check-ins/{core.jana}/link/")
    (letter,) = mail.outbox
    (address,) = re.findall(r"http://testserver(/check-in/\S+/)", str(letter.body))
    assert letter.to == ["jana@example.com"]
    assert address in page.content.decode()
    assert Client().get(address).status_code == 200


def test_without_an_address_the_link_is_shown_to_be_handed_over(ana: Client, core: Core) -> None:
    Person.everywhere.filter(pk=core.jana).update(email="")
    mail.outbox.clear()
    page = ana.post(f"{BASE}check-ins/{core.jana}/link/")
    assert mail.outbox == []
    assert "Von Jana Winter ist keine Adresse bekannt" in words(page)


def test_only_whoever_leads_makes_and_withdraws_links(clients: Clients, core: Core) -> None:
    for name in ("mia", "ben"):
        for what in ("link", "withdraw"):
            assert clients.of(name).post(f"{BASE}check-ins/{core.jana}/{what}/").status_code == 403
    assert not GuestLink.everywhere.exists()


def test_nobody_of_another_company_gets_a_link(ana: Client, world: World, core: Core) -> None:
    stranger = Person.everywhere.create(company_id=world.nordlicht, name="Nora")
    assert ana.post(f"{BASE}check-ins/{stranger.pk}/link/").status_code == 404
    with pytest.raises(actions.NoSuchPerson):
        actions.check_in_link(world.hallstein, stranger.pk, world.by("ana"), NOON)


def test_a_link_outlives_nobodys_ownership(world: World, core: Core, link: str) -> None:
    """What is handed over is not theirs any more, at once."""
    Place.everywhere.filter(activity_id=core.fair).update(owner_id=core.ana)
    page = Client(HTTP_ACCEPT_LANGUAGE="de").get(link)
    assert "Messe" not in words(page)
    assert queries.due(world.hallstein, TODAY)[0].name == "Ana Hallstein"
