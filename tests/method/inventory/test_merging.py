from __future__ import annotations

from dataclasses import replace
from datetime import date

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.merging import differences, merged
from klarlinie.vocabulary.money import euros

HERE = Source("liste.xlsx", "Liste", 3)
FAIR = Activity("Messe Herbst", HERE, type="event", type_certain=True, hours_per_month=8.0, owners=("Jana",))
OTHER = Activity(
    "Messe X", Source("alt.xlsx"), hours_per_month=12.0, money_per_year=euros(4000), status="planned"
)


def test_what_only_one_knows_is_taken() -> None:
    one, _ = merged(FAIR, OTHER)
    assert (one.title, one.source, one.type, one.owners) == ("Messe Herbst", HERE, "event", ("Jana",))
    assert (one.money_per_year, one.status) == (euros(4000), "planned")


def test_where_both_differ_the_kept_one_stays_and_the_other_travels_along_as_a_note() -> None:
    one, said = merged(FAIR, OTHER)
    assert one.hours_per_month == 8.0
    assert one.notes == {"aus „Messe X“": "Stunden im Monat 12"}
    assert [text.say("de") for text in said] == [
        "Stunden im Monat: „8“ bleibt, „12“ aus „Messe X“ steht in den Notizen."
    ]
    assert [text.say("en") for text in said] == [
        "Hours a month: “8” stays, “12” from “Messe X” is kept in the notes."
    ]


def test_the_note_speaks_the_language_of_the_list() -> None:
    one, _ = merged(FAIR, replace(OTHER, money_per_year=None), "en")
    assert one.notes == {"from “Messe X”": "Hours a month 12"}


def test_the_differences_have_ready_texts() -> None:
    a = replace(FAIR, money_per_year=euros(1200), start_on=date(2026, 8, 3), reason="Bestandskunden")
    b = replace(OTHER, start_on=date(2026, 8, 4), reason="Bestandskunden")
    seen = differences(a, b)
    assert [(one.field, one.mine.say("de"), one.theirs.say("de")) for one in seen] == [
        ("hours_per_month", "8", "12"),
        ("money_per_year", "1.200 €", "4.000 €"),
        ("start_on", "03.08.2026", "04.08.2026"),
    ]
    assert (seen[1].name.say("en"), seen[1].theirs.say("en")) == ("Money a year", "€4,000")


def test_a_type_that_was_named_goes_before_one_that_was_guessed() -> None:
    one, said = merged(replace(FAIR, type="content", type_certain=False), replace(FAIR, title="Messe"))
    assert (one.type, one.type_certain, said) == ("event", True, ())


def test_zero_is_known_and_is_not_overwritten() -> None:
    one, said = merged(replace(FAIR, money_per_year=euros(0)), OTHER)
    assert (one.money_per_year, len(said)) == (euros(0), 2)


def test_notes_of_both_stay_and_none_overwrites_another() -> None:
    keep = replace(FAIR, notes={"Ort": "Halle 3", "Agentur": "keine", "aus „Messe X“": "schon da"})
    other = replace(
        OTHER, hours_per_month=None, notes={"Ort": "Halle 4", "Agentur": "keine", "Stand": "12 m²"}
    )
    one, _ = merged(keep, other)
    assert one.notes == {
        "Ort": "Halle 3", "Agentur": "keine", "aus „Messe X“": "schon da", "Ort (aus „Messe X“)": "Halle 4",
        "Stand": "12 m²", "aus „Messe X“ (2)": "Messe X",
    }  # fmt: skip


def test_two_that_say_the_same_become_the_one_they_are() -> None:
    assert merged(FAIR, FAIR) == (FAIR, ())


def test_an_activity_does_not_need_itself() -> None:
    one, _ = merged(replace(FAIR, needs=("Messe X", "Website")), OTHER)
    assert one.needs == ("Website",)


def test_a_question_that_one_list_had_asked_was_asked() -> None:
    one, _ = merged(FAIR, replace(OTHER, asked_reason=True))
    assert (one.asked_reason, one.asked_audience) == (True, False)
