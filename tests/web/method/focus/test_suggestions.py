"""Who may not decide suggests; who decides says yes or no with one click."""

from __future__ import annotations

import pytest

from klarlinie.web.method.focus import actions, queries
from klarlinie.web.method.focus.actions import CannotMove, CannotSuggest, CoreIsFull
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from tests.web.conftest import AT
from tests.web.method.focus.team import TODAY, Team


def suggest(team: Team, title: str = "Messe", reason: str = "Dort trafen wir drei Kunden") -> int:
    number = actions.suggest(
        team.world.hallstein, team.activity[title], "must", reason, owner_id=team.person["Jana"],
        by=team.world.by("mia"), at=AT, today=TODAY,
    )  # fmt: skip
    assert number is not None
    return number


def only(team: Team) -> int:
    return queries.suggestions(team.world.hallstein)[0].id


def test_a_suggestion_waits_and_moves_nothing(team: Team) -> None:
    suggest(team)

    one = queries.suggestions(team.world.hallstein)[0]
    assert (one.title, one.lane, one.owner, one.suggested_by) == ("Messe", "must", "Jana", "Mia Berger")
    assert queries.places(team.world.hallstein) == ()


def test_accepted_it_is_moved_and_answered_in_one_story(team: Team) -> None:
    suggest(team)
    key = only(team)

    moved = actions.accept(team.world.hallstein, key, by=team.world.by("ana"), at=AT, today=TODAY)

    assert [(one.title, one.owner) for one in queries.core(team.world.hallstein)] == [("Messe", "Jana")]
    assert queries.suggestions(team.world.hallstein) == ()
    answer = queries.answered(team.world.hallstein)[0]
    assert (answer.state, answer.answered_by) == ("accepted", "Ana")
    with pytest.raises(CannotSuggest):
        actions.accept(team.world.hallstein, key, by=team.world.by("ana"), at=AT, today=TODAY)
    assert moved.undo is not None
    undo(team.world.hallstein, moved.undo, by=team.world.by("ana"), at=AT)
    assert len(queries.suggestions(team.world.hallstein)) == 1


def test_a_full_core_refuses_a_suggestion_too_and_it_goes_on_waiting(team: Team) -> None:
    team.fill_the_core()
    suggest(team, "Anzeigen")

    with pytest.raises(CoreIsFull):
        actions.accept(team.world.hallstein, only(team), by=team.world.by("ana"), at=AT, today=TODAY)
    assert len(queries.suggestions(team.world.hallstein)) == 1


def test_declined_it_is_gone_with_its_answer(team: Team) -> None:
    suggest(team)

    actions.decline(
        team.world.hallstein, only(team), "Erst nach der Website", by=team.world.by("ana"), at=AT, today=TODAY
    )

    answer = queries.answered(team.world.hallstein)[0]
    assert (answer.state, answer.answer) == ("declined", "Erst nach der Website")


def test_nobody_answers_without_the_right(team: Team) -> None:
    suggest(team)
    by = team.world.by("mia")
    with pytest.raises(MayNotDecide):
        actions.accept(team.world.hallstein, only(team), by=by, at=AT, today=TODAY)
    with pytest.raises(MayNotDecide):
        actions.decline(team.world.hallstein, only(team), by=by, at=AT, today=TODAY)


def test_a_suggestion_needs_a_reason_and_something_that_goes_on(team: Team) -> None:
    with pytest.raises(CannotSuggest):
        suggest(team, reason=" ")
    team.activity["Weg"] = 999_999
    with pytest.raises(CannotMove):
        suggest(team, "Weg")


def test_ones_own_suggestion_is_taken_back_without_any_right_but_no_answer_is(team: Team) -> None:
    here, mia = team.world.hallstein, team.world.by("mia")
    undo(here, suggest(team), by=mia, at=AT)
    assert queries.suggestions(here) == ()

    suggest(team)
    number = actions.decline(here, only(team), by=team.world.by("ana"), at=AT, today=TODAY)
    assert number is not None
    with pytest.raises(CannotUndo):
        undo(here, number, by=mia, at=AT)
