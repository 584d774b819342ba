"""The guided hour: taken up where it was broken off, closed once with one snapshot, compared with the last."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from klarlinie.web.method.execution.actions import WeekSaid, check_in_week
from klarlinie.web.method.execution.models import Commitment
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.upkeep import actions, queries
from klarlinie.web.method.upkeep.queries.course import courses
from klarlinie.web.method.upkeep.queries.reviews import PART_CODES, review
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.queries import last_number
from klarlinie.web.platform.journal.story import Stale
from klarlinie.web.platform.ui.clock import today
from tests.web.conftest import AT, Clients
from tests.web.method.upkeep.team import TODAY, add, decided, holds_new, in_core, person, running
from tests.web.world import World

NEXT = TODAY + timedelta(days=91)


@pytest.fixture
def hour(world: World) -> int:
    return actions.begin_review(world.hallstein, by=world.by("ana"), at=AT, today=TODAY)


def through(world: World, hour: int, part: Any, note: str = "", **more: Any) -> None:
    version = more.pop("version", seen(world, hour).version)
    actions.go_through(
        world.hallstein, hour, part, note=note, version=version, by=world.by("mia"), at=AT, **more
    )


def close(world: World, hour: int, day: date = TODAY, **more: Any) -> bool:
    said = {"next_on": day + timedelta(days=91), "story_versions": None, **more}
    return actions.close_review(world.hallstein, hour, by=world.by("ana"), at=AT, today=day, **said)


def seen(world: World, hour: int) -> queries.ReviewSeen:
    found = review(world.hallstein, hour)
    assert found is not None
    return found


def url(hour: int, part: str) -> str:
    return reverse("review_part", kwargs={"slug": "hallstein", "review_id": hour, "part": part})


def test_what_has_ended_since_still_counts_among_what_ran_before(world: World, hour: int) -> None:
    """Also once its last day is over and the list calls it stopped."""
    goes, rests, ends = running(world, "Website", "Podcast", "Messe")
    decided(world, ends, "stop", "Bringt nichts", status_before="running")
    decided(world, rests, "pause", "Später", review_on=NEXT, status_before="running")
    Activity.everywhere.filter(pk=ends).update(status="stopped")
    Activity.everywhere.filter(pk=rests).update(status="paused")
    in_core(world, goes)

    close(world, hour)

    first = queries.compared(world.hallstein, hour)
    assert first is not None
    assert (first.rows[0].before, first.rows[0].now) == (3, 1)


def test_the_promise_stands_with_the_figure_that_was_expected(
    clients: Clients, world: World, hour: int
) -> None:
    (fair,) = running(world, "Messe")
    in_core(world, fair)
    Commitment.everywhere.create(
        company_id=world.hallstein, activity_id=fair, metric="Anfragen", expected=14,
        expected_words="Anfragen im Jahr", expected_by=NEXT,
    )  # fmt: skip
    page = clients.of("ana").get(url(hour, "promises")).content.decode()
    assert "14 Anfragen im Jahr, bis 02.11.2026" in page


def test_a_verdict_that_is_due_stands_beside_what_was_expected(
    clients: Clients, world: World, hour: int
) -> None:
    (fair,) = running(world, "Website", type="website")
    begun = today() - timedelta(days=400)
    in_core(world, fair, on=begun)
    Commitment.everywhere.create(
        company_id=world.hallstein, activity_id=fair, metric="Anfragen", first_step="Los", first_step_on=begun,
        expected=14, expected_words="Anfragen im Jahr",
    )  # fmt: skip
    page = clients.of("ana").get(url(hour, "verdicts")).content.decode()
    assert "Erwartet war: 14 Anfragen im Jahr." in page


def test_beginning_twice_gives_the_same_hour(world: World, hour: int) -> None:
    again = actions.begin_review(world.hallstein, by=world.by("vera"), at=AT, today=TODAY)

    assert again == hour


def test_it_goes_on_where_it_was_broken_off(world: World, hour: int, ana: Client) -> None:
    page = ana.post(url(hour, "promises"), {"note": "Die Website steht.", "version": 1})
    assert page["Location"] == url(hour, "confirm")

    found = seen(world, hour)
    assert found.goes_on_with == "confirm"
    assert found.minutes_left == 45
    overview = ana.get(reverse("review", kwargs={"slug": "hallstein"})).content.decode()
    assert url(hour, "confirm") in overview
    assert "Die Website steht." in ana.get(url(hour, "promises")).content.decode()


@pytest.mark.parametrize("part", PART_CODES)
def test_every_part_opens_with_and_without_anything_on_the_table(
    world: World, hour: int, ana: Client, part: str
) -> None:
    assert ana.get(url(hour, part)).status_code == 200

    keys = running(world, "Website", "Messe Nord")
    in_core(world, *keys, owner=person(world, "ana"), on=date(2024, 1, 1))
    add("execution.Commitment", world.hallstein, activity_id=keys[0], first_step="Text", metric="Anfragen",
        first_step_on=date(2024, 1, 2))  # fmt: skip
    decided(world, running(world, "Podcast")[0], "pause", "Zu viel", review_on=TODAY)

    assert ana.get(url(hour, part)).status_code == 200


def test_what_was_expected_stands_there_with_its_figure_and_its_day(
    world: World, hour: int, ana: Client
) -> None:
    (key,) = running(world, "Website")
    in_core(world, key, owner=person(world, "ana"))
    add("execution.Commitment", world.hallstein, activity_id=key, first_step="Text", metric="Wer anruft",
        first_step_on=TODAY, expected=14, expected_words="Anfragen im Jahr", expected_by=date(2027, 6, 3))  # fmt: skip

    assert "14 Anfragen im Jahr, bis 03.06.2027" in ana.get(url(hour, "promises")).content.decode()


def test_two_who_write_about_the_same_part_see_both(world: World, hour: int, ana: Client) -> None:
    through(world, hour, "promises", "Von Mia")

    page = ana.post(url(hour, "promises"), {"note": "Von Ana", "version": 1})

    assert page.status_code == 409
    assert "Von Mia" in page.content.decode()
    assert "Von Ana" in page.content.decode()
    with pytest.raises(Stale):
        through(world, hour, "confirm", version=1)


def test_what_got_done_in_the_week_of_a_review_is_read_out_in_the_next_one(world: World, hour: int) -> None:
    (key,) = running(world, "Website")
    in_core(world, key, owner=person(world, "ana"))
    wednesday = TODAY + timedelta(days=2)
    close(world, hour, wednesday)

    check_in_week(
        world.hallstein, person_key(world), {key: WeekSaid(2, "Startseite steht")},
        week_on=TODAY, by=world.by("ana"), at=AT, today=TODAY + timedelta(days=4),
    )  # fmt: skip

    (course,) = courses(world.hallstein, NEXT)
    assert course.done == ((TODAY, "Startseite steht"),)


def person_key(world: World) -> int:
    return int(apps.get_model("companies.Person").everywhere.get(user=world.users["ana"]).pk)


def test_closing_keeps_one_snapshot_and_the_next_day(world: World, hour: int, ana: Client) -> None:
    typed = {"next_on": (today() + timedelta(days=91)).isoformat(), "story_versions": "4", "note": "Gut so."}

    page = ana.post(url(hour, "close"), typed, follow=True)

    assert "Abgeschlossen" in page.content.decode()
    assert page.content.decode().count('class="kl-picture"') == 2
    assert queries.open_review(world.hallstein) is None
    found = queries.compared(world.hallstein, hour)
    assert found is not None
    assert found.now.story_versions == 4


def test_closing_twice_makes_one_snapshot(world: World, hour: int) -> None:
    assert close(world, hour, story_versions=3)

    assert not close(world, hour, story_versions=9)

    rows = apps.get_model("upkeep.Snapshot").everywhere.filter(review_id=hour)
    assert [row.content["story_versions"] for row in rows] == [3]


def test_a_closed_hour_is_neither_changed_nor_taken_back(world: World, hour: int) -> None:
    close(world, hour)

    with pytest.raises(actions.CannotReview):
        through(world, hour, "promises", "Zu spät")
    with pytest.raises(CannotUndo):
        undo(world.hallstein, last_number(world.hallstein), by=world.by("ana"), at=AT, may_lead=True)


def test_the_next_one_lies_after_today(world: World, hour: int, ana: Client) -> None:
    with pytest.raises(actions.CannotReview):
        close(world, hour, next_on=TODAY)
    page = ana.post(url(hour, "close"), {"next_on": "2020-01-01"})
    assert page.status_code == 422


def test_only_whoever_leads_begins_and_closes(world: World, hour: int, clients: Clients) -> None:
    mia = clients.of("mia")

    assert mia.post(reverse("review_begin", kwargs={"slug": "hallstein"})).status_code == 403
    assert mia.post(url(hour, "close"), {"next_on": NEXT.isoformat()}).status_code == 403
    assert queries.open_review(world.hallstein) is not None


def test_the_first_snapshot_is_compared_with_the_bare_list_and_the_second_with_the_first(
    world: World, hour: int
) -> None:
    site, fair, cards = running(world, "Website", "Messe Nord", "Postkarten", hours_per_month=10.0)
    in_core(world, site, owner=person(world, "ana"), hours=4.5)
    decided(world, fair, "stop", "Bringt nichts")
    close(world, hour)

    first = queries.compared(world.hallstein, hour)
    assert first is not None
    assert first.is_first
    assert (first.rows[0].before, first.rows[0].now) == (3, 2)

    decided(world, cards, "stop", "Liest keiner")
    later = actions.begin_review(world.hallstein, by=world.by("ana"), at=AT, today=NEXT)
    close(world, later, NEXT)

    second = queries.compared(world.hallstein, later)
    assert second is not None
    assert (second.rows[0].before, second.rows[0].now) == (2, 1)
    assert second.before_on == TODAY
    assert "Aktivitäten: 1 statt 2 vorher." in [change.say("de") for change in second.changes]
    assert queries.compared(world.hallstein, hour) == first  # a snapshot never changes


def test_something_stopped_runs_until_its_last_day(world: World, hour: int) -> None:
    (fair,) = running(world, "Messe Nord")
    decided(world, fair, "stop", "Bringt nichts", last_day_on=NEXT)
    close(world, hour)

    found = queries.compared(world.hallstein, hour)
    assert found is not None
    assert found.now.snapshot.signs.running == 1


def test_a_review_is_due_a_quarter_after_the_core_was_chosen(world: World) -> None:
    assert queries.next_review_on(world.hallstein) is None
    in_core(world, *running(world, "Website"), on=date(2026, 5, 3))

    assert queries.next_review_on(world.hallstein) == date(2026, 8, 3)
    said = [duty.says.say("de") for duty in queries.duties(world.hallstein, "hallstein", world.by("ana"), AT)]
    assert any("Der Rückblick ist dran" in one for one in said)
    assert not queries.duties(world.hallstein, "hallstein", world.by("mia"), AT)


def test_verdicts_are_due_after_their_time_and_warned_of_before(world: World) -> None:
    old, new = running(world, "Anzeigen Frühjahr", "Anzeigen Herbst", type="ad")
    owner = person(world, "mia")
    in_core(world, old, owner=owner, on=date(2026, 1, 5))
    in_core(world, new, owner=owner, on=TODAY)

    first, second = queries.verdicts(world.hallstein, TODAY)

    assert (first.title, first.is_due) == ("Anzeigen Frühjahr", True)
    assert second.moment == "too_early"
    assert second.finding is not None
    assert second.finding.code == "EXE108"
    said = [duty.says.say("de") for duty in queries.duties(world.hallstein, "hallstein", world.by("mia"), AT)]
    assert "Für „Anzeigen Frühjahr“ ist seit dem 05.04.2026 ein Urteil fällig." in said

    decided(world, old, "keep", "Bringt Anfragen")
    assert not any(one.is_due for one in queries.verdicts(world.hallstein, TODAY))


def test_owners_confirm_their_own_outside_the_review(world: World, clients: Clients) -> None:
    site, fair = running(world, "Website", "Messe Nord")
    in_core(world, site, owner=person(world, "mia"))
    mia, where = clients.of("mia"), reverse("confirm", kwargs={"slug": "hallstein"})
    assert "Prüfung nötig" in mia.get(where).content.decode()

    mia.post(where, {"activity": [str(site)]})

    looks = {
        one.activity_id: one
        for one in queries.confirmations(world.hallstein, world.by("mia").user_id, today())
    }
    assert (looks[site].is_mine, looks[site].is_needed) == (True, False)
    assert (looks[fair].is_mine, looks[fair].is_needed) == (False, True)


def test_what_is_older_than_a_quarter_needs_a_look_again(world: World) -> None:
    (site,) = running(world, "Website")
    actions.confirm(world.hallstein, [site], by=world.by("mia"), at=AT, today=TODAY)

    def needed(day: date) -> list[bool]:
        return [one.is_needed for one in queries.confirmations(world.hallstein, None, day)]

    assert needed(date(2026, 11, 2)) == [False]
    assert needed(date(2026, 11, 3)) == [True]


def test_the_inventory_hears_what_was_confirmed_and_is_older_than_a_quarter(
    world: World, clients: Clients
) -> None:
    """What nobody has ever looked at is no old news: a list that was just read in stays calm."""
    site, fair, _ = running(world, "Website", "Messe Nord", "Flyer")
    where = reverse("check_needed", kwargs={"slug": "hallstein"})
    ben = clients.of("ben")
    assert ben.get(where).content.decode().strip() == ""
    for key, day in ((site, today() - timedelta(days=100)), (fair, today())):
        actions.confirm(world.hallstein, [key], by=world.by("mia"), at=AT, today=day)
    shown = ben.get(where).content.decode()
    assert f'data-old="{site}" data-mark="Prüfung nötig"' in shown
    assert "Seit einem Vierteljahr nicht bestätigt: eine Aktivität" in shown
    assert f'data-from="{where}"' in ben.get("/c/hallstein/inventory/").content.decode()


def test_confirming_twice_a_day_is_one_confirmation_and_can_be_taken_back(world: World) -> None:
    (site,) = running(world, "Website")
    number = actions.confirm(world.hallstein, [site], by=world.by("mia"), at=AT, today=TODAY)
    assert actions.confirm(world.hallstein, [site], by=world.by("ana"), at=AT, today=TODAY) is None
    assert number is not None

    undo(world.hallstein, number, by=world.by("mia"), at=AT)

    assert [one.is_needed for one in queries.confirmations(world.hallstein, None, TODAY)] == [True]


def counted(world: World, name: str = "Anfragen", **more: Any) -> int:
    fields = {"name": name, "kind": "effect", "at_value": "unter 3", "we_do": "streichen", "tells_not": "",
              "activity_id": None, "beside_id": None, **more}  # fmt: skip
    return actions.save_metric(world.hallstein, None, fields=fields, by=world.by("ana"), at=AT, today=TODAY)


def test_a_metric_without_use_in_two_reviews_is_offered_for_stopping(world: World, ana: Client) -> None:
    used, unused = counted(world), counted(world, "Seitenaufrufe des Blogs")
    for day in (TODAY, NEXT):
        hour = actions.begin_review(world.hallstein, by=world.by("ana"), at=AT, today=day)
        through(world, hour, "metrics", served={used: True, unused: False})
        close(world, hour, day)

    found = {one.id: one for one in queries.metrics(world.hallstein)}
    assert (found[used].is_unused, found[unused].is_unused) == (False, True)

    ana.post(reverse("metric_stop", kwargs={"slug": "hallstein", "metric_id": unused}))
    assert [one.id for one in queries.metrics(world.hallstein)] == [used]


def test_ticking_again_replaces_the_first_tick(world: World, hour: int, ana: Client) -> None:
    used = counted(world)
    ana.post(url(hour, "metrics"), {"note": "", "version": 1, "served": [str(used)]})
    ana.post(url(hour, "metrics"), {"note": "", "version": 2})

    assert [one.served for one in queries.metrics(world.hallstein)] == [(False,)]


def test_reach_is_not_counted_without_an_effect_beside_it(world: World, ana: Client) -> None:
    with pytest.raises(actions.CannotCount):
        counted(world, "Impressionen", kind="vanity")
    effect = counted(world)
    counted(world, "Impressionen", kind="vanity", beside_id=effect)

    assert [one.name for one in queries.metrics(world.hallstein)] == ["Anfragen", "Impressionen"]
    typed = {"name": "Reichweite", "kind": "vanity", "at_value": "1", "we_do": "nichts"}
    page = ana.post(reverse("metric_new", kwargs={"slug": "hallstein"}), typed)
    assert page.status_code == 422
    assert "Reichweite steht nur neben einer Wirkung" in page.content.decode()


def test_a_metric_names_its_decision(world: World, ana: Client) -> None:
    page = ana.post(
        reverse("metric_new", kwargs={"slug": "hallstein"}), {"name": "Follower", "kind": "support"}
    )

    assert page.status_code == 422
    assert not queries.metrics(world.hallstein)


def test_two_who_change_a_metric_see_both(world: World, ana: Client) -> None:
    key = counted(world)
    where = reverse("metric", kwargs={"slug": "hallstein", "metric_id": key})
    typed = {"name": "Anfragen", "kind": "effect", "we_do": "streichen"}
    ana.post(where, {**typed, "at_value": "unter 5", "version": 1})

    page = ana.post(where, {**typed, "at_value": "unter 7", "version": 1})

    assert page.status_code == 409
    assert "unter 5" in page.content.decode()
    assert "unter 7" in page.content.decode()


def test_metrics_promised_for_the_core_ask_for_their_decision(world: World, ana: Client) -> None:
    (site,) = running(world, "Website")
    in_core(world, site, owner=holds_new(world))
    add("execution.Commitment", world.hallstein, activity_id=site, metric="Anfragen über die Website")

    page = ana.get(reverse("metrics", kwargs={"slug": "hallstein"})).content.decode()
    assert "Anfragen über die Website" in page
    form = ana.get(reverse("metric_new", kwargs={"slug": "hallstein"}) + f"?activity={site}").content.decode()
    assert 'value="Anfragen über die Website"' in form
