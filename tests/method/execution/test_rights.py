"""Who decides, and on which days."""

from __future__ import annotations

from datetime import date

import pytest

from klarlinie.method.execution.rights import (
    RIGHTS,
    Absence,
    DecisionRight,
    RightGivenTwice,
    may,
    may_as,
    right_findings,
    vacant,
)
from tests.method.execution.documented import worked

AWAY = Absence(date(2026, 8, 3), date(2026, 8, 14))
GIVEN = (DecisionRight("stop", "Eva", "Jonas", (AWAY,)), DecisionRight("new", None, "Jonas", (AWAY,)))
DURING = date(2026, 8, 5)


@pytest.mark.parametrize("row", worked("execution.md", "rights"), ids=" ".join)
def test_the_permissions_in_the_docs_are_the_permissions_given(row: list[str]) -> None:
    who, right, day, allowed, as_deputy = row
    permission = may(who, right, date.fromisoformat(day), GIVEN)  # type: ignore[arg-type]
    assert (permission.allowed, permission.as_deputy) == (allowed == "yes", as_deputy == "yes")
    assert permission.right_used == (right if permission.allowed else None)
    assert who in permission.why.say("de") or right == "new"


def test_a_vacant_right_is_not_bypassed_by_the_deputy() -> None:
    assert not may("Jonas", "new", DURING, GIVEN).allowed
    assert "unbesetzt" in may("Jonas", "new", DURING, GIVEN).why.say("de")


def test_two_people_of_the_same_name_do_not_share_a_right() -> None:
    held = GIVEN[0]
    assert may_as("holder", "Eva", held, DURING).allowed
    assert not may_as("nobody", "Eva", held, DURING).allowed
    assert may_as("deputy", "Eva", held, DURING).as_deputy
    assert not may_as("deputy", "Jonas", held, date(2026, 9, 1)).allowed
    assert not may_as("holder", "Jonas", GIVEN[1], DURING).allowed  # vacant is vacant


def test_a_right_nobody_entered_is_vacant_and_visible() -> None:
    assert vacant(GIVEN) == ("new", "prioritise")
    assert [finding.code for finding in right_findings(GIVEN)] == ["EXE110", "EXE110"]
    assert right_findings(GIVEN)[0].sentence.say("de") == "Noch offen: Wer entscheidet über neue Aktivitäten?"
    assert vacant([]) == RIGHTS


@pytest.mark.parametrize(("deputy", "expected"), [(None, ["EXE111"]), ("eva", ["EXE111"]), ("Jonas", [])])
def test_a_right_without_a_real_deputy_is_a_hint(deputy: str | None, expected: list[str]) -> None:
    rights = [DecisionRight(right, "Eva", deputy) for right in RIGHTS[:1]]
    others = [DecisionRight(right, "Cleo", "Jonas") for right in RIGHTS[1:]]
    assert [finding.code for finding in right_findings([*rights, *others])] == expected


@pytest.mark.parametrize("name", ["eva", " Eva ", "EVA"])
def test_the_way_a_name_is_written_does_not_matter(name: str) -> None:
    assert may(name, "stop", DURING, GIVEN).allowed


def test_a_right_given_to_two_people_is_refused() -> None:
    with pytest.raises(RightGivenTwice):
        may("Eva", "stop", DURING, [*GIVEN, DecisionRight("stop", "Cleo")])
