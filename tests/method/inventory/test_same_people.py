"""One person under one name: where only one can be meant it is said, where several can it is asked."""

from __future__ import annotations

from typing import Any

import pytest

from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.method.inventory.reading import InventoryReading
from klarlinie.method.inventory.same_people import fits, with_people_once


def listed(*owners: tuple[str, ...], people: tuple[tuple[str, float | None], ...] = ()) -> InventoryReading:
    activities = tuple(
        Activity(f"Nummer {n}", Source("liste.xlsx", None, n), owners=named)
        for n, named in enumerate(owners, 2)
    )
    rows: tuple[dict[str, Any], ...] = tuple(
        {"name": name, "hours": hours, "cannot": []} for name, hours in people
    )
    return InventoryReading((), activities, (), people_rows=rows)


def owners(reading: InventoryReading) -> list[tuple[str, ...]]:
    return [activity.owners for activity in reading.activities]


@pytest.mark.parametrize(
    "short", ["Petra", "petra", "Petra H.", "Petra H", "P. Hallstein", "P Hallstein", "Frau P. Hallstein"]
)
def test_what_may_stand_for_a_full_name(short: str) -> None:
    assert fits(short, "Petra Hallstein")
    assert fits(short, "Dr. Petra Hallstein")


@pytest.mark.parametrize(
    "other",
    ["P.", "PH", "P.H.", "Petra M.", "K. Hallstein", "Hallstein", "Petra Maier", "Peter", "Petra Hallstein"],
)
def test_what_may_not(other: str) -> None:
    assert not fits(other, "Petra Hallstein")


def test_departments_and_agencies_are_nobodys_short_name() -> None:
    assert not fits("Agentur", "Agentur Müller")
    assert not fits("Marketing", "Marketing Nord")
    assert not fits("Petra", "Petra")


def test_the_only_one_who_can_be_meant_is_taken_and_said() -> None:
    reading = with_people_once(listed(("Petra",), ("Petra Hallstein", "Petra"), ("P. Hallstein", "Tom")))

    assert owners(reading) == [("Petra Hallstein",), ("Petra Hallstein",), ("Petra Hallstein", "Tom")]
    assert [problem.message.say("de") for problem in reading.assumed] == [
        "„Petra“ ist als „Petra Hallstein“ gelesen (2 Mal genannt).",
        "„P. Hallstein“ ist als „Petra Hallstein“ gelesen.",
    ]
    assert not reading.questions


def test_whoever_is_there_already_is_meant_as_well_by_a_short_or_a_full_name() -> None:
    assert owners(with_people_once(listed(("Petra",)), ["Petra Hallstein"])) == [("Petra Hallstein",)]
    assert (
        owners(with_people_once(listed(("Petra Hallstein",), ("P. Hallstein",)), ["Petra"]))
        == [("Petra",)] * 2
    )
    assert owners(with_people_once(listed(("Petra",)), ["Petra", "Petra Hallstein"])) == [("Petra",)]


def test_where_several_fit_it_is_asked_and_nobody_is_taken_together() -> None:
    reading = with_people_once(listed(("Petra",), ("Petra Hallstein",), ("Petra Maier",)))

    assert owners(reading) == [("Petra",), ("Petra Hallstein",), ("Petra Maier",)]
    (question,) = reading.questions
    assert question.code == "INV304"
    assert "„Petra Hallstein“, „Petra Maier“" in question.message.say("de")
    two = with_people_once(listed(("Petra Hallstein",), ("Petra Maier",)), ["Petra"])
    assert owners(two) == [("Petra Hallstein",), ("Petra Maier",)]
    assert [problem.code for problem in two.questions] == ["INV304", "INV304"]


def test_hours_named_twice_count_once_and_the_fewer_of_them() -> None:
    team = (("Petra", 10.0), ("Petra Hallstein", 8.0), ("Tom", None))

    reading = with_people_once(listed(people=team))

    assert [(row["name"], row["hours"]) for row in reading.people_rows] == [
        ("Petra Hallstein", 8.0),
        ("Tom", None),
    ]


def test_what_people_say_stands_above_it_and_is_not_asked_again() -> None:
    names = listed(("Petra",), ("Petra Hallstein",), ("Petra Maier",))

    chosen = with_people_once(names, told={"Petra": "Petra Maier"})
    assert owners(chosen)[0] == ("Petra Maier",)
    apart = with_people_once(listed(("Petra",), ("Petra Hallstein",)), told={"Petra": ""})
    assert owners(apart) == [("Petra",), ("Petra Hallstein",)]
    assert (chosen.problems, apart.problems) == ((), ())
    unknown = with_people_once(listed(("Petra",), ("Petra Hallstein",)), told={"Petra": "Queen"})
    assert owners(unknown) == [("Petra Hallstein",)] * 2
