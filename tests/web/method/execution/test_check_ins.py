"""The weekly check-in: one word of each owner on each activity, open for three weeks, seen by few."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from klarlinie.web.method.execution import actions, queries
from klarlinie.web.method.execution.models import CheckIn
from klarlinie.web.method.execution.queries.check_ins import how_it_goes, since, sum_of
from klarlinie.web.method.execution.queries.week import asked
from klarlinie.web.method.focus.models import Place
from klarlinie.web.platform.companies.actions import let_in, remove_person
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.by import THE_PROGRAM, By
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.journal.story import Stale
from tests.web.method.execution.promised import LAST_WEEK, NOON, TODAY, Core, person
from tests.web.world import World, add_user

JANA = By("Jana Winter", "guest")


def say(world: World, activity: int, who: int, by: By | None = None, **changed: Any) -> int | None:
    said = {"week_on": LAST_WEEK, "hours": 1.5, "done": "", "blocked": "", "today": TODAY, **changed}
    return actions.check_in(world.hallstein, who, activity, by=by or world.by("ana"), at=NOON, **said)


def add_member(world: World, name: str) -> None:
    world.users[name] = add_user(f"{name}@example.com", name, NOON)
    let_in(world.hallstein, world.users[name].pk, "member", name, by=world.by("ana"), at=NOON)


def weeks(world: World, activity: int, *hours: float | None, who: int) -> None:
    """The last finished weeks, the newest first."""
    for back, spent in enumerate(hours):
        week = LAST_WEEK - timedelta(weeks=back)
        CheckIn.everywhere.create(
            company_id=world.hallstein, activity_id=activity, person_id=who, week_on=week, hours=spent, said_at=NOON
        )  # fmt: skip


def going(world: World) -> Any:
    said = queries.check_ins(world.hallstein, since(TODAY))
    return how_it_goes(queries.promises(world.hallstein), said, TODAY)


def test_an_owner_says_how_the_week_was(world: World, core: Core) -> None:
    say(world, core.newsletter, core.ana, week_on=LAST_WEEK + timedelta(days=3), done="Ausgabe 7 ist fertig")

    (row,) = queries.check_ins(world.hallstein, LAST_WEEK)
    assert (row.week_on, row.hours, row.done, row.owner) == (
        LAST_WEEK,
        1.5,
        "Ausgabe 7 ist fertig",
        "Ana Hallstein",
    )
    assert "1,5" not in history(world.hallstein)[0].says_de, "the history names no hours"


def test_hours_left_empty_are_unknown_and_never_zero(world: World, core: Core) -> None:
    say(world, core.newsletter, core.ana, hours=None, blocked="Kein Bild")
    assert queries.check_ins(world.hallstein, LAST_WEEK)[0].hours is None


def test_a_week_has_one_word_of_each_owner_on_each_activity(world: World, core: Core) -> None:
    say(world, core.newsletter, core.ana)
    say(world, core.newsletter, core.ana, hours=2.0)
    assert [row.hours for row in queries.check_ins(world.hallstein, LAST_WEEK)] == [2.0]
    with pytest.raises(IntegrityError), transaction.atomic():
        weeks(world, core.newsletter, 3, who=core.ana)
    with pytest.raises(IntegrityError), transaction.atomic():
        weeks(world, core.fair, -1, who=core.jana)


def test_nothing_at_all_leaves_no_trace(world: World, core: Core) -> None:
    assert say(world, core.newsletter, core.ana, hours=None) is None
    assert queries.check_ins(world.hallstein, LAST_WEEK) == ()


def test_nobody_says_it_for_somebody_who_has_an_account(world: World, core: Core) -> None:
    for name in ("mia", "vera", "ben", "cleo"):
        with pytest.raises(actions.CannotCheckIn):
            say(world, core.newsletter, core.ana, world.by(name))


def test_whoever_takes_part_enters_it_for_somebody_without_an_account_and_both_names_stand_there(
    world: World, core: Core
) -> None:
    say(world, core.fair, core.jana, world.by("mia"), done="Stand ist gebucht")

    (row,) = queries.check_ins(world.hallstein, LAST_WEEK)
    assert (row.owner, row.entered_by, row.person_id) == ("Jana Winter", "Mia Berger", core.jana)
    newest = history(world.hallstein)[0]
    assert newest.says_de == "Jana Winter: Rückmeldung zur Woche ab 27.07.2026, eingetragen von Mia Berger"
    assert (
        newest.says_en == "Jana Winter: check-in for the week of 27\u00a0Jul\u00a02026, entered by Mia Berger"
    )
    assert newest.by_name == "Mia Berger"


@pytest.mark.parametrize("who", ["ben", "cleo", "program"])
def test_whoever_only_reads_or_does_not_belong_here_enters_nothing(
    world: World, core: Core, who: str
) -> None:
    by = THE_PROGRAM if who == "program" else world.by(who)
    with pytest.raises(actions.CannotCheckIn):
        say(world, core.fair, core.jana, by)


def test_what_somebody_has_said_themselves_is_never_entered_over(world: World, core: Core) -> None:
    say(world, core.fair, core.jana, JANA, hours=2.0)
    for name in ("mia", "ana", "vera"):
        for hours in (2.0, 3.0):  # the right figure is refused, too: nobody finds it out by guessing
            with pytest.raises(actions.CannotCheckIn, match="Jana Winter"):
                say(world, core.fair, core.jana, world.by(name), hours=hours)
    assert queries.check_ins(world.hallstein, LAST_WEEK)[0].hours == 2.0


def test_what_was_entered_is_corrected_by_whoever_did_whoever_leads_and_the_person(
    world: World, core: Core
) -> None:
    add_member(world, "tom")
    say(world, core.fair, core.jana, world.by("mia"), hours=1.0)
    with pytest.raises(actions.CannotCheckIn):
        say(world, core.fair, core.jana, By("tom", "user", world.users["tom"].pk), hours=2.0)
    for by, hours, entered_by in (
        (world.by("mia"), 3.0, "Mia Berger"),
        (world.by("vera"), 4.0, "Vera Klarmann"),
        (JANA, 5.0, ""),
    ):
        say(world, core.fair, core.jana, by, hours=hours)
        (row,) = queries.check_ins(world.hallstein, LAST_WEEK)
        assert (row.hours, row.entered_by) == (hours, entered_by)
    with pytest.raises(actions.CannotCheckIn):
        say(world, core.fair, core.jana, world.by("mia"), hours=6.0)


def test_whoever_entered_it_can_take_it_back(world: World, core: Core) -> None:
    entry = say(world, core.fair, core.jana, world.by("mia"))
    assert entry is not None
    with pytest.raises(CannotUndo):
        undo(world.hallstein, entry, by=world.by("ana"), at=NOON, may_lead=True)
    undo(world.hallstein, entry, by=world.by("mia"), at=NOON)
    assert queries.check_ins(world.hallstein, LAST_WEEK) == ()


def test_only_what_is_ones_own_now(world: World, core: Core) -> None:
    with pytest.raises(actions.CannotCheckIn, match="Ana Hallstein"):
        say(world, core.fair, core.ana)
    Place.everywhere.filter(activity_id=core.newsletter).update(lane="should")
    with pytest.raises(actions.CannotCheckIn):
        say(world, core.newsletter, core.ana)


@pytest.mark.parametrize(
    ("week_on", "today", "is_open"),
    [
        (date(2026, 8, 3), TODAY, True),  # the running week
        (date(2026, 7, 20), date(2026, 8, 9), True),  # the last day: its next Monday is 13 days past
        (date(2026, 7, 20), date(2026, 8, 10), False),
        (date(2026, 8, 10), TODAY, False),  # still to come
        (date(2026, 12, 28), date(2027, 1, 17), True),  # a week that lies in two years
        (date(2027, 1, 3), date(2027, 1, 17), True),  # its Sunday
        (date(2026, 12, 28), date(2027, 1, 18), False),
        (date(2026, 10, 25), date(2026, 11, 8), True),  # the night that has 25 hours
        (date(2026, 10, 19), date(2026, 11, 9), False),
        (date(2027, 3, 28), date(2027, 4, 11), True),  # the night that has 23
    ],
)
def test_a_week_can_be_corrected_until_its_next_monday_is_two_weeks_past(
    world: World, core: Core, week_on: date, today: date, is_open: bool
) -> None:
    if is_open:
        assert say(world, core.newsletter, core.ana, week_on=week_on, today=today) is not None
    else:
        with pytest.raises(actions.CannotCheckIn):
            say(world, core.newsletter, core.ana, week_on=week_on, today=today)


@pytest.mark.parametrize("hours", [-0.5, 169.0, float("nan"), float("inf")])
def test_hours_that_no_week_has_are_refused(world: World, core: Core, hours: float) -> None:
    with pytest.raises(actions.CannotCheckIn):
        say(world, core.newsletter, core.ana, hours=hours)


def test_an_older_page_does_not_overwrite_a_newer_word(world: World, core: Core) -> None:
    say(world, core.newsletter, core.ana, version=0)
    with pytest.raises(Stale):
        say(world, core.newsletter, core.ana, hours=3.0, version=0)
    say(world, core.newsletter, core.ana, hours=3.0, version=1)
    with pytest.raises(Stale):
        say(world, core.newsletter, core.ana, hours=1.0, version=1)


def test_only_whoever_said_it_takes_it_back(world: World, core: Core) -> None:
    entry = say(world, core.newsletter, core.ana)
    assert entry is not None
    with pytest.raises(CannotUndo):
        undo(world.hallstein, entry, by=world.by("vera"), at=NOON, may_lead=True)
    undo(world.hallstein, entry, by=world.by("ana"), at=NOON)
    assert queries.check_ins(world.hallstein, LAST_WEEK) == ()


def test_whoever_leaves_the_list_keeps_the_name_on_the_weeks_they_had(world: World, core: Core) -> None:
    say(world, core.fair, core.jana, JANA)
    remove_person(world.hallstein, core.jana, by=world.by("ana"), at=NOON)
    (row,) = queries.check_ins(world.hallstein, LAST_WEEK)
    assert (row.person_id, row.owner, row.hours) == (None, "Jana Winter", 1.5)


def test_somebody_who_is_renamed_has_the_new_name_on_all_weeks(world: World, core: Core) -> None:
    say(world, core.fair, core.jana, JANA)
    Person.everywhere.filter(pk=core.jana).update(name="Jana Sommer")
    assert queries.check_ins(world.hallstein, LAST_WEEK)[0].owner == "Jana Sommer"


def test_check_ins_from_before_get_the_name_of_their_person(world: World, core: Core) -> None:
    weeks(world, core.fair, 1.0, who=core.jana)
    from importlib import import_module

    from django.apps import apps

    step = import_module("klarlinie.web.method.execution.migrations.0003_names_on_check_ins")
    step.write_the_names(apps, None)
    assert CheckIn.everywhere.get().name == "Jana Winter"


# What is heard in it


def test_under_half_of_the_dose_for_four_weeks_is_said_aloud(world: World, core: Core) -> None:
    weeks(world, core.newsletter, 0.5, 0.9, 0, 0.5, who=core.ana)
    (one,) = going(world).by_halves
    assert one.finding.code == "UPK110"
    assert "Std." in one.finding.sentence.say("de")
    assert "Std." not in one.aloud.say("de"), "not everybody's eyes are for hours"


@pytest.mark.parametrize("hours", [(0.5, 0.5, 0.5), (0.5, 1.0, 0.5, 0.5), (0.5, None, 0.5, 0.5, 0.5)])
def test_three_weeks_half_the_dose_or_an_unknown_week_say_nothing(
    world: World, core: Core, hours: tuple[float | None, ...]
) -> None:
    weeks(world, core.newsletter, *hours, who=core.ana)
    assert going(world).by_halves == ()


def test_whoever_is_stuck_is_heard_until_they_say_otherwise(world: World, core: Core) -> None:
    say(world, core.newsletter, core.ana, blocked="Kein Bild")
    assert [(one.owner, one.words) for one in going(world).blocked] == [("Ana Hallstein", "Kein Bild")]
    say(world, core.newsletter, core.ana, week_on=TODAY, done="Bild ist da")
    assert going(world).blocked == ()


def test_nobody_has_said_anything_for_four_weeks(world: World, core: Core) -> None:
    assert [one.about for one in going(world).silent] == ["Newsletter", "Messe"], (
        "the website has nobody to ask"
    )
    weeks(world, core.newsletter, 1, who=core.ana)
    assert [one.about for one in going(world).silent] == ["Messe"]


def test_a_sum_is_shown_only_when_three_people_are_in_it(world: World, core: Core) -> None:
    weeks(world, core.newsletter, 1, who=core.ana)
    weeks(world, core.fair, 2, who=core.jana)
    weeks(world, core.website, None, who=core.mia)
    assert sum_of(queries.check_ins(world.hallstein, LAST_WEEK)) is None
    CheckIn.everywhere.filter(person_id=core.mia).update(hours=0.5)
    assert sum_of(queries.check_ins(world.hallstein, LAST_WEEK)) == 3.5


# Who is asked


def due_names(world: World, today: date) -> dict[str, tuple[str, ...]]:
    return {
        one.name: tuple(title for _, title in one.activities) for one in queries.due(world.hallstein, today)
    }


def test_each_owner_is_asked_once_a_week_for_what_is_missing(world: World, core: Core) -> None:
    assert due_names(world, TODAY) == {"Ana Hallstein": ("Newsletter",), "Jana Winter": ("Messe",)}
    say(world, core.newsletter, core.ana)
    assert due_names(world, TODAY) == {"Jana Winter": ("Messe",)}
    assert set(due_names(world, date(2026, 8, 7))) == {"Ana Hallstein", "Jana Winter"}, (
        "from Friday on the running week"
    )


def test_due_knows_addresses_and_who_needs_a_link(world: World, core: Core) -> None:
    Person.everywhere.filter(pk=core.ana).update(email="")
    found = {
        one.name: (one.email, one.user_id is None, one.week_on) for one in queries.due(world.hallstein, TODAY)
    }
    assert found == {
        "Ana Hallstein": ("ana@example.com", False, LAST_WEEK),
        "Jana Winter": ("jana@example.com", True, LAST_WEEK),
    }


def test_what_came_into_the_core_later_is_not_asked_for(world: World, core: Core) -> None:
    Place.everywhere.filter(activity_id=core.fair).update(placed_on=date(2026, 8, 3))
    assert set(due_names(world, TODAY)) == {"Ana Hallstein"}


def test_the_duties_of_an_owner_and_of_whoever_leads(world: World, core: Core) -> None:
    actions.promise(
        world.hallstein, core.newsletter, first_step="Anrufen", first_step_on=date(2026, 8, 5), metric="",
        expected=None, expected_by=None, version=0, by=world.by("ana"), at=NOON,
    )  # fmt: skip
    say(world, core.fair, core.jana, JANA, blocked="Kein Stand")

    def said(name: str) -> list[str]:
        return [
            one.says.say("de") for one in queries.duties(world.hallstein, "hallstein", world.by(name), NOON)
        ]

    assert said("ana") == [
        "Jana Winter kommt bei „Messe“ nicht weiter.",
        "Wie war deine Woche? Zwei Minuten für Newsletter.",
        "„Newsletter“: Der erste Schritt ist seit dem 05.08.2026 dran.",
    ]
    assert said("vera") == ["Jana Winter kommt bei „Messe“ nicht weiter."]
    assert said("mia") == said("ben") == said("cleo") == []


def test_a_duty_goes_by_the_day_of_the_company_and_not_by_the_clock_of_the_server(
    world: World, core: Core
) -> None:
    """Thursday 23:00 in UTC is Friday in Berlin: the running week is asked for."""
    say(world, core.newsletter, core.ana)
    late = datetime(2026, 8, 6, 23, tzinfo=UTC)
    assert len(queries.duties(world.hallstein, "hallstein", world.by("ana"), late)) == 1
    assert queries.duties(world.hallstein, "hallstein", world.by("ana"), NOON) == ()


def test_a_week_shows_only_what_is_ones_own(world: World, core: Core) -> None:
    assert [one.title for one in asked(world.hallstein, core.jana, LAST_WEEK)] == ["Messe"]
    assert asked(world.hallstein, person(world, "Neu", 2), LAST_WEEK) == ()
