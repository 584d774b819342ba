"""More than five places: with a reason, by right, and back again."""

from __future__ import annotations

import pytest

from klarlinie.web.method.focus import actions, queries
from klarlinie.web.method.focus.actions import CannotLift, CoreIsFull
from klarlinie.web.platform.deciding.actions import MayNotDecide
from tests.web.conftest import AT
from tests.web.method.focus.team import TODAY, Team


def lift(team: Team, number: int = 6, reason: str = "Das Messejahr", who: str = "ana") -> int | None:
    return actions.lift(team.world.hallstein, number, reason, by=team.world.by(who), at=AT, today=TODAY)


def test_with_a_reason_there_is_a_sixth_place_and_no_seventh(team: Team) -> None:
    team.fill_the_core()
    lift(team)

    team.move("Anzeigen", "must")
    with pytest.raises(CoreIsFull):
        team.move("Podcast", "must")

    found = queries.lifted(team.world.hallstein)
    assert found is not None
    assert (found.number, found.reason, found.lifted_by) == (6, "Das Messejahr", "Ana")


@pytest.mark.parametrize(("number", "reason"), [(6, "  "), (5, "Weil"), (40, "Weil")])
def test_no_reason_or_an_odd_number_gives_nothing(team: Team, number: int, reason: str) -> None:
    with pytest.raises(CannotLift):
        lift(team, number, reason)
    assert queries.most_core(team.world.hallstein) == 5


def test_only_whoever_sets_the_priorities_can_give_places(team: Team) -> None:
    with pytest.raises(MayNotDecide):
        lift(team, who="mia")
    with pytest.raises(MayNotDecide):
        actions.set_back(team.world.hallstein, by=team.world.by("mia"), at=AT, today=TODAY)


def test_set_back_means_five_again_and_what_stands_there_stays(team: Team) -> None:
    here, by = team.world.hallstein, team.world.by("ana")
    team.fill_the_core()
    lift(team)
    team.move("Anzeigen", "must")

    actions.set_back(here, by=by, at=AT, today=TODAY)

    assert queries.most_core(here) == 5
    assert len(queries.core(here)) == 6
    with pytest.raises(CoreIsFull):
        team.move("Podcast", "must")
    with pytest.raises(CannotLift):
        actions.set_back(here, by=by, at=AT, today=TODAY)


def test_a_second_number_replaces_the_first(team: Team) -> None:
    lift(team, 7)
    lift(team, 6)
    assert queries.most_core(team.world.hallstein) == 6
    actions.set_back(team.world.hallstein, by=team.world.by("ana"), at=AT, today=TODAY)
    assert queries.lifted(team.world.hallstein) is None
