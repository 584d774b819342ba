"""Several rows at once, each as one story with one way back."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.apps import apps

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import Source
from klarlinie.vocabulary.money import euros
from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.actions import add_activities, cells, together, whole
from klarlinie.web.method.inventory.actions.cells import CannotRead, Shown, Typist
from klarlinie.web.method.inventory.actions.together import CannotDoTogether
from klarlinie.web.method.inventory.models import Activity, KeptApart
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.method.inventory.queries.hanging import hanging, tables_that_hang
from klarlinie.web.platform.companies.actions import add_person
from klarlinie.web.platform.companies.scope import CompanyModel
from klarlinie.web.platform.journal.actions import CannotUndo
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import Stale, story
from tests.web.conftest import Clients
from tests.web.everything import add
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def who(world: World) -> Typist:
    return Typist(world.by("ana"), AT, date(2026, 8, 4), "de")


@pytest.fixture
def ids(world: World) -> list[int]:
    made = [
        CoreActivity("Website", Source(""), type="website", hours_per_month=12.0, owners=("Jana",)),
        CoreActivity("Homepage", Source(""), money_per_year=euros(500), owners=("Tom",)),
        CoreActivity("Flyer", Source(""), notes={"Wer": "mal der, mal die"}),
    ]
    return list(add_activities(world.hallstein, made, by=world.by("ana"), at=AT))


def test_the_same_words_for_all_are_one_story(world: World, ids: list[int], who: Typist) -> None:
    n = len(history(world.hallstein))
    saved = together.set_all(world.hallstein, ids, "owner", "Mia", who)
    assert [a.core.owners for a in activities(world.hallstein)] == [("Mia",)] * 3
    assert activities(world.hallstein)[2].core.notes == {}
    assert len(history(world.hallstein)) == n + 1
    assert saved.undo
    together.take_back(world.hallstein, saved.undo, by=who.by, at=AT)
    assert [a.core.owners for a in activities(world.hallstein)] == [("Jana",), ("Tom",), ()]


def test_what_cannot_be_read_sets_nothing(world: World, ids: list[int], who: Typist) -> None:
    with pytest.raises(CannotRead):
        together.set_all(world.hallstein, ids, "type", "Quark", who)
    with pytest.raises(CannotDoTogether):
        together.set_all(world.hallstein, ids, "title", "Alle gleich", who)


def test_deleted_rows_come_back_with_all_that_hung_on_them(world: World, ids: list[int], who: Typist) -> None:
    with story(world.hallstein, by=who.by, at=AT, says=Text("verschieden", "different")) as told:
        told.create(KeptApart, first_id=ids[0], second_id=ids[2])
    merged = together.merge_two(world.hallstein, ids[:2], who)
    before = activities(world.hallstein)
    folded = Activity.objects.for_company(world.hallstein).get(pk=ids[1]).title
    saved = together.delete_all(world.hallstein, ids, who)
    assert f"mit: allem, was darin aufgenommen war: „{folded}“" in saved.says.say("de")
    assert activities(world.hallstein) == ()
    assert saved.undo
    assert merged.undo
    together.take_back(world.hallstein, saved.undo, by=who.by, at=AT)
    assert [a.core for a in activities(world.hallstein)] == [a.core for a in before]
    assert KeptApart.objects.for_company(world.hallstein).count() == 1
    assert chain_breaks_at(world.hallstein) is None


def test_undo_can_be_undone_as_often_as_one_likes(world: World, ids: list[int], who: Typist) -> None:
    number = together.delete_all(world.hallstein, ids[:1], who).undo
    for n in (3, 2, 3, 2):
        assert number
        number = together.take_back(world.hallstein, number, by=who.by, at=AT).undo
        assert len(activities(world.hallstein)) == n


def test_two_become_one_and_the_first_stays(world: World, ids: list[int], who: Typist) -> None:
    saved = together.merge_two(world.hallstein, ids[:2], who)
    kept, flyer = (a.core for a in activities(world.hallstein))
    assert (kept.title, kept.hours_per_month, kept.money_per_year) == ("Website", 12, euros("500.00"))
    assert kept.owners == ("Jana",)
    assert any("Tom" in words for words in kept.notes.values())
    assert flyer.title == "Flyer"
    assert saved.undo
    together.take_back(world.hallstein, saved.undo, by=who.by, at=AT)
    assert len(activities(world.hallstein)) == 3
    with pytest.raises(CannotDoTogether):
        together.merge_two(world.hallstein, ids, who)


def test_rows_of_another_company_stay_untouched(full_world: World) -> None:
    who = Typist(full_world.by("ana"), AT, date(2026, 8, 4), "de")
    foreign = [row.id for row in activities(full_world.nordlicht)]
    with pytest.raises(CannotDoTogether):
        together.delete_all(full_world.hallstein, foreign, who)
    assert len(activities(full_world.nordlicht)) == 3


def test_the_table_takes_back_only_what_concerns_the_table(world: World, ids: list[int], who: Typist) -> None:
    add_person(world.hallstein, "Neue Person", by=who.by, at=AT)
    number = history(world.hallstein)[0].number
    with pytest.raises(CannotUndo):
        together.take_back(world.hallstein, number, by=who.by, at=AT)


def test_what_was_changed_since_cannot_be_taken_back(world: World, ids: list[int], who: Typist) -> None:
    saved = cells.set_cell(world.hallstein, ids[0], "hours", "20", Shown(1), who)
    cells.set_cell(world.hallstein, ids[0], "hours", "30", Shown(2), who)
    assert saved.undo
    with pytest.raises(CannotUndo):
        together.take_back(world.hallstein, saved.undo, by=who.by, at=AT)


def test_the_form_saves_all_its_fields_as_one_story(world: World, ids: list[int], who: Typist) -> None:
    n = len(history(world.hallstein))
    whole.save_activity(world.hallstein, ids[0], {"hours": 3.0, "status": "paused", "money": None}, 1, who)
    seen = activities(world.hallstein)[0].core
    assert (seen.hours_per_month, seen.status) == (3, "paused")
    assert len(history(world.hallstein)) == n + 1
    with pytest.raises(Stale):
        whole.save_activity(world.hallstein, ids[0], {"hours": 4.0}, 1, who)


# What hangs on it in other steps


def with_what_hangs(world: World, activity: int) -> None:
    """A channel that belongs to it, a promise, two check-ins and a suggestion."""
    person = add("companies.Person", world.hallstein, name="Jana")
    add("origin.OriginRule", world.hallstein, channel="fair", activity_id=activity)
    add("execution.Commitment", world.hallstein, activity_id=activity, first_step="Anrufen")
    for week in (date(2026, 7, 20), date(2026, 7, 27)):
        said = {"person": person, "week_on": week, "hours": 2.0, "said_at": AT}
        add("execution.CheckIn", world.hallstein, activity_id=activity, **said)
    words = {"verdict": "stop", "reason": "Zu teuer", "suggested_by": "Mia", "suggested_at": AT}
    add("decisions.Suggestion", world.hallstein, activity_id=activity, **words)


def counted(world: World) -> dict[str, int]:
    return {
        one.called.de: one.n
        for one in hanging(world.hallstein, [row.id for row in activities(world.hallstein)])
    }


def test_what_hangs_on_a_deleted_activity_is_said_and_comes_back_with_it(
    world: World, ids: list[int], who: Typist
) -> None:
    with_what_hangs(world, ids[0])
    before = counted(world)
    assert before == {
        "Vorschläge zur Entscheidung": 1,
        "Rückmeldungen": 2,
        "Zusage": 1,
        "Zuordnung eines Kanals in der Herkunft": 1,
    }
    saved = together.delete_all(world.hallstein, ids[:1], who)
    said = saved.says.say("de")
    assert said.startswith("„Website“ gelöscht, mit: ")
    assert "Zuordnung eines Kanals in der Herkunft (1)" in said
    assert "Rückmeldungen (2)" in said
    assert history(world.hallstein)[0].says_de == said
    assert counted(world) == {}
    assert saved.undo
    again = together.take_back(world.hallstein, saved.undo, by=who.by, at=AT)
    assert counted(world) == before
    assert again.undo
    together.take_back(world.hallstein, again.undo, by=who.by, at=AT)
    assert counted(world) == {}


def test_what_hangs_on_a_merged_one_goes_with_the_other_and_is_said_too(
    world: World, ids: list[int], who: Typist
) -> None:
    together.merge_two(world.hallstein, ids[:2], who)
    with_what_hangs(world, ids[1])
    assert "Zusage (1)" in together.delete_all(world.hallstein, ids[:1], who).says.say("de")


def test_the_page_says_before_what_would_go(world: World, ids: list[int], clients: Clients) -> None:
    page = f"/c/hallstein/inventory/{ids[0]}/"
    assert "Das ginge mit" not in clients.of("ana").get(page).content.decode()
    with_what_hangs(world, ids[0])
    shown = clients.of("ana").get(page).content.decode()
    assert "Das ginge mit" in shown
    assert "Zuordnung eines Kanals in der Herkunft (1)" in shown
    assert "Das ginge mit" not in clients.of("ben").get(page).content.decode()


def test_everything_that_hangs_on_activities_has_a_name() -> None:
    """A new table that loses its rows with an activity says what they are called."""
    unnamed = [name for name in tables_that_hang() if apps.get_model(name).called is CompanyModel.called]
    assert unnamed == ["inventory.KeptApart"]
