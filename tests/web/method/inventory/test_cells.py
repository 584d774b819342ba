"""Typing, pasting, calling out: what the table saves, what it refuses, and that nothing typed is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from klarlinie.method.inventory.activity import Activity as CoreActivity
from klarlinie.method.inventory.activity import Source
from klarlinie.vocabulary.money import Money, euros
from klarlinie.web.method.inventory.actions import add_activities, cells
from klarlinie.web.method.inventory.actions.cells import CannotPaste, CannotRead, Place, Shown, Typist
from klarlinie.web.method.inventory.actions.together import take_back
from klarlinie.web.method.inventory.queries import Listed, activities, activity
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import Stale
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)


@pytest.fixture
def who(world: World) -> Typist:
    return Typist(world.by("ana"), AT, date(2026, 8, 4), "de")


@pytest.fixture
def three(world: World) -> list[Listed]:
    made = [
        CoreActivity("Website", Source(""), type="website", type_certain=True, hours_per_month=12.0),
        CoreActivity(
            "Messe Nürnberg", Source(""), type="event", type_certain=True, money_per_year=euros(8000)
        ),
        CoreActivity("Flyer", Source(""), notes={"Stunden im Monat": "viel"}),
    ]
    add_activities(world.hallstein, made, by=world.by("ana"), at=AT)
    return list(activities(world.hallstein))


def now(world: World, row: Listed) -> CoreActivity:
    found = activity(world.hallstein, row.id)
    assert found is not None
    return found.core


@pytest.mark.parametrize(
    ("column", "words", "field", "value"),
    [
        ("title", "Unsere Website", "title", "Unsere Website"),
        ("type", "Newsletter", "type", "newsletter"),
        ("hours", "4 h/Woche", "hours_per_month", pytest.approx(17.33, abs=0.01)),
        ("hours", "0", "hours_per_month", 0.0),
        ("hours", "?", "hours_per_month", None),
        ("money", "1.200,50", "money_per_year", Money(Decimal("1200.50"), "EUR")),
        ("money", "300 CHF", "money_per_year", Money(Decimal("300.00"), "CHF")),
        ("money", "", "money_per_year", None),
        ("inquiries", "6", "inquiries_per_year", 6.0),
        ("reason", "Kunden sollen uns finden", "reason", "Kunden sollen uns finden"),
        ("owner", "Jana, Tom", "owners", ("Jana", "Tom")),
        ("owner", "", "owners", ()),
        ("status", "läuft", "status", "running"),
        ("due", "31.12.2026", "due_on", date(2026, 12, 31)),
        ("needs", "Flyer; Messe Nürnberg", "needs", ("Flyer", "Messe Nürnberg")),
    ],
)
def test_a_cell_takes_what_people_write(
    world: World, three: list[Listed], who: Typist, column: str, words: str, field: str, value: object
) -> None:
    saved = cells.set_cell(world.hallstein, three[0].id, column, words, Shown(1), who)
    assert getattr(now(world, three[0]), field) == value
    assert saved.ids == (three[0].id,)


def test_a_reason_that_was_typed_was_asked_for(world: World, three: list[Listed], who: Typist) -> None:
    cells.set_cell(world.hallstein, three[0].id, "reason", "", Shown(1), who)
    assert now(world, three[0]).asked_reason
    assert now(world, three[0]).reason is None


def test_what_cannot_be_read_is_refused_with_an_example_and_changes_nothing(
    world: World, three: list[Listed], who: Typist
) -> None:
    before = history(world.hallstein)
    with pytest.raises(CannotRead) as refused:
        cells.set_cell(world.hallstein, three[0].id, "hours", "viel", Shown(1), who)
    assert "„viel“" in refused.value.text.say("de")
    assert "Zum Beispiel" in refused.value.text.say("de")
    assert history(world.hallstein) == before


def test_words_that_stand_there_already_change_nothing(
    world: World, three: list[Listed], who: Typist
) -> None:
    cells.set_cell(world.hallstein, three[0].id, "hours", "4 h/Woche", Shown(1), who)
    saved = cells.set_cell(world.hallstein, three[0].id, "hours", "17,3", Shown(2), who)
    assert saved.undo is None
    assert now(world, three[0]).hours_per_month == pytest.approx(17.333, abs=0.001)


def test_a_read_value_replaces_the_words_nobody_could_read(
    world: World, three: list[Listed], who: Typist
) -> None:
    cells.set_cell(world.hallstein, three[2].id, "hours", "6", Shown(1), who)
    assert now(world, three[2]).hours_per_month == 6
    assert now(world, three[2]).notes == {}


def test_a_new_name_brings_its_type_as_long_as_nobody_chose_one(
    world: World, three: list[Listed], who: Typist
) -> None:
    cells.set_cell(world.hallstein, three[2].id, "title", "Newsletter an Kunden", Shown(1), who)
    assert now(world, three[2]).type == "newsletter"
    cells.set_cell(world.hallstein, three[2].id, "type", "Mailing", Shown(2), who)
    cells.set_cell(world.hallstein, three[2].id, "title", "Messe Hannover", Shown(3), who)
    assert now(world, three[2]).type == "mailing"


def test_a_cell_that_somebody_else_has_changed_is_not_overwritten(
    world: World, three: list[Listed], who: Typist
) -> None:
    mia = replace(who, by=world.by("mia"))
    cells.set_cell(world.hallstein, three[0].id, "hours", "20", Shown(1, "12"), mia)
    with pytest.raises(Stale):
        cells.set_cell(world.hallstein, three[0].id, "hours", "30", Shown(1, "12"), who)
    assert now(world, three[0]).hours_per_month == 20


def test_a_change_in_another_cell_of_the_row_is_no_conflict(
    world: World, three: list[Listed], who: Typist
) -> None:
    mia = replace(who, by=world.by("mia"))
    cells.set_cell(world.hallstein, three[0].id, "reason", "Wer sucht, findet uns", Shown(1, ""), mia)
    cells.set_cell(world.hallstein, three[0].id, "hours", "30", Shown(1, "12"), who)
    assert now(world, three[0]).hours_per_month == 30
    with pytest.raises(Stale):  # who does not say what stood there has to know the row's version
        cells.set_cell(world.hallstein, three[0].id, "hours", "31", Shown(1), who)


def test_a_row_that_is_gone_is_stale_without_theirs(world: World, who: Typist) -> None:
    with pytest.raises(Stale) as stale:
        cells.set_cell(world.hallstein, 987654, "hours", "30", Shown(1), who)
    assert stale.value.theirs is None


def test_a_row_of_another_company_is_not_there(full_world: World) -> None:
    who = Typist(full_world.by("ana"), AT, date(2026, 8, 4), "de")
    foreign = activities(full_world.nordlicht)[0]
    with pytest.raises(Stale):
        cells.set_cell(full_world.hallstein, foreign.id, "title", "Gekapert", Shown(1), who)
    with pytest.raises(CannotPaste):
        cells.fill(full_world.hallstein, [["Gekapert"]], Place(("title",), ((foreign.id, 1),)), who)
    assert next(a.core.title for a in activities(full_world.nordlicht)) == foreign.core.title


def test_a_new_row_begins_with_its_name(world: World, three: list[Listed], who: Typist) -> None:
    with pytest.raises(CannotRead):
        cells.add_row(world.hallstein, "hours", "12", who)
    cells.add_row(world.hallstein, "title", "Podcast", who)
    assert [a.core.title for a in activities(world.hallstein)][-1] == "Podcast"


def test_a_block_fills_rows_and_adds_those_beyond_the_end_as_one_story(
    world: World, three: list[Listed], who: Typist
) -> None:
    n = len(history(world.hallstein))
    place = Place(("hours", "money", "reason"), ((three[1].id, 1), (three[2].id, 1)))
    words = '4 h/Woche\t6.000 €\t"zwei\nZeilen"\n3\t\tweil\n2\t100\tneu\n'
    saved = cells.paste(world.hallstein, words, place, who)
    assert len(history(world.hallstein)) == n + 1
    fair, flyer, new = (a.core for a in activities(world.hallstein)[1:])
    assert (fair.hours_per_month, fair.money_per_year) == (pytest.approx(17.33, abs=0.01), euros("6000.00"))
    assert fair.reason == "zwei\nZeilen"
    assert (flyer.hours_per_month, flyer.money_per_year, flyer.reason) == (3, None, "weil")
    assert (new.title, new.hours_per_month, new.reason) == ("Noch ohne Namen", 2, "neu")
    assert saved.undo is not None
    take_back(world.hallstein, saved.undo, by=who.by, at=AT)
    assert [a.core for a in activities(world.hallstein)] == [row.core for row in three]
    assert chain_breaks_at(world.hallstein) is None


def test_words_of_a_block_that_cannot_be_read_are_kept(
    world: World, three: list[Listed], who: Typist
) -> None:
    place = Place(("hours", "money"), ((three[0].id, 1),))
    saved = cells.paste(world.hallstein, "irgendwann\t5\trechts daneben", place, who)
    seen = now(world, three[0])
    assert [(one.id, one.field, one.words) for one in saved.unread] == [(three[0].id, "hours", "irgendwann")]
    assert "Zum Beispiel" in saved.unread[0].problem.say("de")
    assert (seen.hours_per_month, seen.money_per_year) == (12, euros("5.00"))
    assert seen.notes == {"Stunden im Monat": "irgendwann", "Eingefügt": "rechts daneben"}


def test_a_block_with_a_header_into_the_empty_row_is_understood_by_its_header(
    world: World, who: Typist
) -> None:
    words = (
        "Maßnahme\tWer\tKosten pro Jahr\tAufwand\nMesse\tJana\t8.000 €\t2 Tage im Monat\nFlyer\tTom\t\thoch\n"
    )
    cells.paste(world.hallstein, words, Place(("title", "type", "hours"), ()), who)
    fair, flyer = (a.core for a in activities(world.hallstein))
    assert (fair.title, fair.owners, fair.money_per_year) == ("Messe", ("Jana",), euros("8000.00"))
    assert fair.hours_per_month == 16
    assert flyer.effort_level is not None


def test_a_header_pasted_over_rows_is_left_out(world: World, three: list[Listed], who: Typist) -> None:
    place = Place(("title", "type", "hours"), ((three[0].id, 1),))
    cells.paste(world.hallstein, "Aktivität\tTyp\tStunden im Monat\nHomepage\tWebsite\t9\n", place, who)
    assert (now(world, three[0]).title, now(world, three[0]).hours_per_month) == ("Homepage", 9)


def test_too_many_rows_are_refused_kindly_towards_the_file(world: World, who: Typist) -> None:
    with pytest.raises(CannotPaste) as refused:
        cells.paste(world.hallstein, "\n".join(["Flyer"] * 501), Place(("title",), ()), who)
    assert "Datei" in refused.value.text.say("de")
    assert activities(world.hallstein) == ()


def test_a_block_over_a_row_that_has_moved_on_is_refused_as_a_whole(
    world: World, three: list[Listed], who: Typist
) -> None:
    cells.set_cell(world.hallstein, three[1].id, "hours", "20", Shown(1), who)
    place = Place(("hours",), ((three[0].id, 1), (three[1].id, 1)))
    with pytest.raises(CannotPaste) as refused:
        cells.paste(world.hallstein, "1\n2\n", place, who)
    assert refused.value.ids == (three[1].id,)
    assert now(world, three[0]).hours_per_month == 12


def test_an_empty_name_empties_nothing(world: World, three: list[Listed], who: Typist) -> None:
    cells.fill(world.hallstein, [["", ""]], Place(("title", "hours"), ((three[0].id, 1),)), who)
    assert (now(world, three[0]).title, now(world, three[0]).hours_per_month) == ("Website", None)


def test_a_very_long_name_is_cut_and_kept_whole_as_a_note(
    world: World, three: list[Listed], who: Typist
) -> None:
    long = "sehr " * 100 + "lang"
    cells.set_cell(world.hallstein, three[0].id, "title", long, Shown(1), who)
    assert len(now(world, three[0]).title) == 300
    assert now(world, three[0]).notes["title"] == long


def test_a_line_called_out_in_english_has_its_thousands_in_english(world: World, who: Typist) -> None:
    english = replace(who, language="en")
    cells.add_lines(world.hallstein, "Hanover fair, 40 hours a year, €8,000", english)
    added = activities(world.hallstein)[-1].core
    assert (added.title, added.money_per_year) == ("Hanover fair", euros(8000))


def test_lines_called_out_become_rows_at_the_end(world: World, three: list[Listed], who: Typist) -> None:
    saved = cells.add_lines(world.hallstein, "Messe Köln, 40 Std im Jahr, 8.000 €\n\nStammtisch\n", who)
    assert [a.core.title for a in activities(world.hallstein)][3:] == ["Messe Köln", "Stammtisch"]
    assert len(saved.ids) == 2
    with pytest.raises(CannotRead):
        cells.add_lines(world.hallstein, " \n ", who)
