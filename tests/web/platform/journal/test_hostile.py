"""What somebody with bad luck, or bad will, can do to the journal."""

from __future__ import annotations

from datetime import timedelta, timezone
from decimal import Decimal

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.clarity.actions import vote_on_promise
from klarlinie.web.method.clarity.models import SwapVote
from klarlinie.web.method.inventory.models import Activity, KeptApart
from klarlinie.web.platform.companies.actions import add_person
from klarlinie.web.platform.companies.models import Company, Person
from klarlinie.web.platform.companies.queries import members
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.queries import chain_breaks_at, history, last_number
from klarlinie.web.platform.journal.story import Stale, Story, story
from tests.web.conftest import AT, Clients
from tests.web.world import World

SAYS = Text("Etwas", "Something")


def number_of(told: Story) -> int:
    assert told.entry is not None
    return told.entry.number


def take_back(world: World, number: int, who: str = "ana") -> Entry:
    return undo(world.hallstein, number, by=world.by(who), at=AT)


def activity(world: World, pk: int) -> Activity:
    return Activity.objects.for_company(world.hallstein).get(pk=pk)


# The chain


def test_a_journal_that_was_cut_off_is_found(world: World) -> None:
    entries = Entry.everywhere.filter(company_id=world.hallstein)
    newest = last_number(world.hallstein)
    entries.filter(number=newest).delete()
    assert chain_breaks_at(world.hallstein) == newest
    entries.delete()
    assert chain_breaks_at(world.hallstein) == 1
    Company.objects.filter(pk=world.hallstein).update(journal_end="")
    add_person(world.hallstein, "Jana", by=world.by("ana"), at=AT)
    Company.objects.filter(pk=world.hallstein).update(journal_end="")
    assert chain_breaks_at(world.hallstein) == 2


def test_entries_that_come_while_it_is_read_are_no_break(world: World) -> None:
    end = Company.objects.get(pk=world.hallstein).journal_end
    add_person(world.hallstein, "Jana", by=world.by("ana"), at=AT)
    from klarlinie.web.platform.journal.chain import first_break

    entries = Entry.objects.for_company(world.hallstein).order_by("number")
    assert first_break(entries, end) is None


@pytest.mark.parametrize("figure", [1e17, 1e23, -0.0, 5e-324, 1.7976931348623157e308, 0.1, 3.0])
def test_no_figure_makes_the_chain_look_broken(world: World, figure: float) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        told.create(Activity, title="Messe", inquiries_per_year=figure, notes={"n": [figure]})
    assert chain_breaks_at(world.hallstein) is None


def test_a_time_of_another_zone_does_not_break_the_chain(world: World) -> None:
    there = AT.astimezone(timezone(timedelta(hours=2)))
    add_person(world.hallstein, "Jana", by=world.by("ana"), at=there)
    assert chain_breaks_at(world.hallstein) is None


# Taking back


def test_money_with_too_many_digits_can_be_taken_back(world: World) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        row = told.create(Activity, title="Messe")
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        told.change(row, money_per_year=Decimal("12.345"))
    assert activity(world, row.pk).money_per_year == Decimal("12.35")
    take_back(world, number_of(told))
    assert activity(world, row.pk).money_per_year is None


def test_what_others_have_tied_to_a_new_row_does_not_vanish_with_it(world: World) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        first, second = told.create(Activity, title="Messe"), told.create(Activity, title="Messestand")
    with story(world.hallstein, by=world.by("mia"), at=AT, says=SAYS) as later:
        later.create(KeptApart, first=first, second=second, reason="lange überlegt")
    with pytest.raises(CannotUndo):
        take_back(world, number_of(told))
    assert KeptApart.objects.for_company(world.hallstein).get().reason == "lange überlegt"
    take_back(world, number_of(later))
    take_back(world, number_of(told))
    assert not Activity.objects.for_company(world.hallstein).exists()


def test_a_page_from_before_the_deletion_overwrites_nothing(world: World) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        row = told.create(Activity, title="Messe")
    for title in ("Messe Köln", "Messe Bonn", "Messe Ulm"):
        with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
            told.change(activity(world, row.pk), title=title)
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        told.delete(activity(world, row.pk))
    take_back(world, number_of(told))
    for shown in range(1, 5):
        with pytest.raises(Stale), story(world.hallstein, by=world.by("mia"), at=AT, says=SAYS) as told:
            told.change(activity(world, row.pk), version=shown, title="veraltet")
    assert activity(world, row.pk).title == "Messe Ulm"


@pytest.mark.parametrize(
    "spoilt",
    [{"model": "companies.Shoe"}, {"after": {"shoe_size": 43}}, {"after": {"hours_per_week": "viel"}}],
)
def test_what_an_older_version_wrote_is_refused_kindly(
    ana: Client, world: World, spoilt: dict[str, object]
) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        told.create(Person, name="Jana")
        told.rows[0].update(spoilt)
    page = ana.post(f"/c/hallstein/undo/{number_of(told)}/", follow=True).content.decode()
    assert "nicht mehr zurücknehmen" in page


def test_a_deleted_row_with_a_value_no_column_takes_is_refused_kindly(ana: Client, world: World) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        row = told.create(Person, name="Jana")
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        told.delete(row)
        told.rows[0]["before"]["hours_per_week"] = "viel"
    page = ana.post(f"/c/hallstein/undo/{number_of(told)}/", follow=True).content.decode()
    assert "nicht mehr zurücknehmen" in page


def test_nobody_takes_back_the_vote_of_somebody_else(world: World) -> None:
    number = vote_on_promise(world.hallstein, "Ruhe", True, by=world.by("mia"), at=AT)
    assert number is not None
    with pytest.raises(CannotUndo):
        take_back(world, number, "ana")
    assert SwapVote.objects.for_company(world.hallstein).exists()
    take_back(world, number, "mia")
    assert not SwapVote.objects.for_company(world.hallstein).exists()


def test_going_back_and_forth_a_hundred_times_keeps_the_words_short(world: World) -> None:
    add_person(world.hallstein, "Jana {x}", by=world.by("ana"), at=AT)
    number = last_number(world.hallstein)
    said = []
    for _ in range(20):
        number = take_back(world, number).number
        said.append(history(world.hallstein)[0].says_de)
    back, again = "Zurückgenommen: Jana {x} arbeitet mit", "Wiederhergestellt: Jana {x} arbeitet mit"
    assert said == [back, again] * 10
    assert chain_breaks_at(world.hallstein) is None


# The pages


def test_the_undo_of_one_company_is_never_offered_on_the_page_of_another(
    clients: Clients, world: World
) -> None:
    vera = clients.of("vera")
    page = vera.get("/companies/new/").content.decode()
    organisation = page.split('name="organisation" value="')[1].split('"')[0]
    other = vera.post("/companies/new/", {"name": "Kaiser", "organisation": organisation}).url
    vera.post(f"{other}people/new/", {"name": "Kim"})
    vera.post(f"{other}settings/", {"name": "Kaiser", "hourly_rate": "60", "version": 1, "formal": ""})
    page = vera.get("/c/hallstein/people/").content.decode()
    assert "Gespeichert." in page
    assert "/undo/" not in page


def test_who_only_reads_is_not_offered_an_undo(clients: Clients, world: World) -> None:
    ana, ben = clients.of("ana"), clients.of("ben")
    ana.post("/c/hallstein/clarity/promise/", {"text": "Ruhe", "version": 0})
    said = {"promise": "Ruhe", "says": "could"}
    page = ben.post("/c/hallstein/clarity/promise/vote/", said, follow=True).content.decode()
    assert SwapVote.objects.for_company(world.hallstein).exists()
    assert "/undo/" not in page


@pytest.mark.parametrize("before", ["9" * 5000, "9" * 30, "-1", "²", "٣", "\0", "x"])
def test_any_page_of_the_journal_can_be_asked_for(ana: Client, before: str) -> None:
    assert ana.get("/c/hallstein/journal/", {"before": before}).status_code == 200


@pytest.mark.parametrize(
    "place",
    ["abc", "home", "https://evil.example/", "//evil.example/", "/\\evil.example/", "javascript:alert(1)"],
)
def test_undo_leads_nowhere_else(ana: Client, place: str) -> None:
    assert ana.post("/c/hallstein/undo/1/", {"next": place}).url == "/c/hallstein/journal/"


def test_a_long_address_instead_of_a_name_is_no_trouble(clients: Clients, world: World) -> None:
    user = world.users["ana"]
    user.name, user.email = "", "a" * 200 + "@example.com"  # type: ignore[attr-defined]
    user.save()
    assert clients.of("ana").post("/c/hallstein/people/new/", {"name": "Jana"}).status_code == 302


def test_signs_that_a_database_refuses_are_left_out(world: World) -> None:
    bad = "Messe\0 Köln\ud800"
    with story(world.hallstein, by=world.by("ana"), at=AT, says=Text("{t}", "{t}", {"t": bad})) as told:
        row = told.create(Activity, title=bad, notes={bad: [bad, 3]}, owners=(bad,))
        told.create_many(Activity, [{"title": bad}])
        told.change(row, reason=bad)
    kept = activity(world, row.pk)
    assert (kept.title, kept.reason, kept.notes) == (
        "Messe Köln",
        "Messe Köln",
        {"Messe Köln": ["Messe Köln", 3]},
    )
    assert chain_breaks_at(world.hallstein) is None
    take_back(world, number_of(told))


@pytest.mark.parametrize("model", ["companies.membership", "accounts.User", "Membership", ""])
def test_an_entry_from_a_made_up_file_changes_no_access(ana: Client, world: World, model: str) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        told.create(Person, name="Jana")
        before = {"user_id": world.users["cleo"].pk, "role": "lead", "last_seen_at": None}
        told.rows[0].update(model=model, before=before, after=None, id=None)
    page = ana.post(f"/c/hallstein/undo/{number_of(told)}/", follow=True).content.decode()
    assert "nicht mehr zurücknehmen" in page
    assert len(members(world.hallstein)) == 4


def test_a_large_import_is_taken_back_in_few_statements(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with story(world.hallstein, by=world.by("ana"), at=AT, says=SAYS) as told:
        told.create_many(Activity, [{"title": f"Aktivität {n}"} for n in range(300)])
    with django_assert_max_num_queries(40):  # one for each table that may point at these rows
        back = take_back(world, number_of(told))
    assert not Activity.objects.for_company(world.hallstein).exists()
    take_back(world, back.number)
    assert {row.version for row in Activity.objects.for_company(world.hallstein)} == {2}
