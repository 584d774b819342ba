"""Who has promised how many hours."""

from __future__ import annotations

from datetime import date

import pytest

from klarlinie.method.execution.commitments import Commitment, Load
from klarlinie.method.execution.load import load_findings, loads
from klarlinie.method.focus.model import Lane
from klarlinie.method.focus.placement import Placement
from klarlinie.vocabulary.findings import Finding
from klarlinie.vocabulary.people import Person
from klarlinie.vocabulary.text import Text

TITLES = ("Website", "LinkedIn", "Newsletter", "Messe", "SEO")
NOTHING = Text("", "")


def promise(index: int, owner: str, hours: float) -> Commitment:
    return Commitment(index, owner, hours, NOTHING, date(2026, 11, 23), NOTHING, None, None)


def place(index: int, owner: str | None, dose: float, lane: Lane = "must") -> Placement:
    return Placement(index, lane, owner, dose, None, None, 0.0)


def findings(
    promises: list[Commitment], people: list[Person], placements: list[Placement] | None = None
) -> tuple[Finding, ...]:
    placements = placements or []
    return load_findings(loads(promises, placements, people), promises, placements, TITLES)


def codes(
    promises: list[Commitment], people: list[Person], placements: list[Placement] | None = None
) -> list[str]:
    return [finding.code for finding in findings(promises, people, placements)]


def test_the_load_of_each_person_is_muss_and_sollte_against_the_hours_there() -> None:
    promises = [promise(0, "Eva", 2), promise(1, "Eva", 3), promise(2, "Jonas", 2)]
    should = [place(3, "Jonas", 1.5, "should"), place(4, "Eva", 9, "could")]
    assert loads(promises, should, [Person("Eva", 8), Person("Jonas", 4), Person("Cleo", 1)]) == (
        Load("Eva", 8, 5, 0),
        Load("Jonas", 4, 2, 1.5),
        Load("Cleo", 1, 0, 0),
    )


@pytest.mark.parametrize(
    ("must", "should", "expected"),
    [(6, 0, []), (8, 0, ["EXE101"]), (5, 3, ["EXE105"]), (5, 1, []), (0.1 + 0.2 + 5.7, 0, [])],
)
def test_over_capacity_is_said_and_exactly_full_is_not(
    must: float, should: float, expected: list[str]
) -> None:
    people = [Person("Eva", 6), Person("Jonas", 20)]
    promises = [promise(0, "Eva", must), promise(1, "Jonas", 1)]
    assert codes(promises, people, [place(2, "Eva", should, "should")]) == expected


def test_the_sentence_says_by_how_much() -> None:
    (finding,) = findings(
        [promise(0, "Eva", 8), promise(1, "Jonas", 1)], [Person("Eva", 6), Person("Jonas", 20)]
    )
    assert (
        finding.sentence.say("de") == "Eva hat 8\u202fStd. in der Woche zugesagt, aber nur 6\u202fStd. dafür."
    )
    assert "Es ist 2\u202fStd. zu viel" in finding.suggestion.say("de")


def test_muss_without_an_owner_is_an_error_that_names_the_activity() -> None:
    placements = [place(0, "Eva", 2), place(1, None, 3)]
    (finding,) = findings([promise(0, "Eva", 2)], [Person("Eva", 20)], placements)
    assert (finding.code, finding.severity, finding.about) == ("EXE102", "error", "LinkedIn")


@pytest.mark.parametrize(
    ("owners", "people", "expected"),
    [
        (["Eva", "Eva"], ["Eva", "Jonas"], ["EXE103"]),
        (["Eva", "Eva"], ["Eva"], []),
        (["Eva"], ["Eva", "Jonas"], []),
        (["Eva", "Jonas"], ["Eva", "Jonas"], []),
    ],
)
def test_one_person_carrying_all_is_a_warning_only_where_there_is_a_choice(
    owners: list[str], people: list[str], expected: list[str]
) -> None:
    promises = [promise(index, owner, 1) for index, owner in enumerate(owners)]
    assert codes(promises, [Person(name, 20) for name in people]) == expected


@pytest.mark.parametrize(("hours", "expected"), [(12, []), (12.1, ["EXE104"]), (13, ["EXE104"])])
def test_more_than_sixty_percent_in_muss_is_a_warning(hours: float, expected: list[str]) -> None:
    assert codes([promise(0, "Eva", hours)], [Person("Eva", 20)]) == expected


def test_an_owner_without_named_hours_is_in_no_sum_but_said() -> None:
    promises = [promise(0, "Cleo", 2)]
    people = [Person("Eva", 20)]
    assert loads(promises, [], people) == (Load("Eva", 20, 0, 0),)
    (finding,) = findings(promises, people)
    assert finding.code == "EXE106"
    assert "2\u202fStd." in finding.sentence.say("de")


def test_nobody_with_hours_gives_no_share() -> None:
    assert codes([], []) == []
    assert codes([promise(0, "Eva", 1)], [Person("Eva", 0)]) == ["EXE101"]
