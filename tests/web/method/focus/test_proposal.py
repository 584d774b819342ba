"""The exact choice beside the people's: why, how sure, taken over in one story, and what other limits would change."""

from __future__ import annotations

from decimal import Decimal

import pytest

from klarlinie.vocabulary.money import Money
from klarlinie.vocabulary.people import Person as CorePerson
from klarlinie.web.method.decisions.models import Decision
from klarlinie.web.method.focus import actions, queries
from klarlinie.web.method.focus.actions import CoreIsFull, Given
from klarlinie.web.method.focus.queries import proposal as module
from klarlinie.web.method.focus.queries.cost import what_it_costs
from klarlinie.web.method.focus.queries.proposal import Proposal, ask, proposal
from klarlinie.web.method.focus.queries.what_if import team_of, what_if
from klarlinie.web.platform.companies.models import Company, Person
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.journal.actions import undo
from tests.web.conftest import AT
from tests.web.method.focus.team import TODAY, Team


def proposed(team: Team) -> Proposal:
    found = proposal(team.world.hallstein, TODAY)
    assert found is not None
    return found


def take(team: Team, found: Proposal, who: str = "ana") -> int | None:
    given = [Given(row.activity_id, row.lane, row.owner_id) for row in found.rows]
    return actions.take_over(team.world.hallstein, given, by=team.world.by(who), at=AT, today=TODAY)


def titles(rows: tuple[module.Proposed, ...]) -> set[str]:
    return {row.title for row in rows}


def test_the_core_fits_the_hours_and_everything_says_why(team: Team) -> None:
    found = proposed(team)

    hours: dict[str, float] = {}
    for row in found.core:
        hours[row.owner or ""] = hours.get(row.owner or "", 0) + row.hours
    assert {"Empfehlungen", "Website", "Newsletter"} <= titles(found.core)
    assert hours.keys() <= {"Jana", "Tom"}
    assert hours.get("Jana", 0) <= 8
    assert hours.get("Tom", 0) <= 3
    assert all(row.because for row in found.rows)
    assert all(row.certainty is not None for row in found.core)
    podcast = next(row for row in found.rows if row.title == "Podcast")
    assert podcast.lane != "must"
    assert podcast.would_enter is not None


def test_what_people_keep_is_still_open_to_the_choice_and_what_they_stop_is_gone(team: Team) -> None:
    for title, verdict in (("Podcast", "keep"), ("Website", "stop"), ("Newsletter", "change")):
        Decision.everywhere.create(
            company_id=team.world.hallstein, activity_id=team.activity[title], verdict=verdict,
            decided_by="Ana", decided_on=TODAY, decided_at=AT, right_used="stop",
        )  # fmt: skip

    found = proposed(team)

    assert "Newsletter" in titles(found.core)
    assert "Podcast" not in titles(found.core)
    assert "Website" not in titles(found.rows)


def test_the_peoples_core_stands_beside_it(team: Team) -> None:
    team.move("Podcast", "must")
    team.move("Website", "must")

    found = proposed(team)

    assert titles(found.leaves) == {"Podcast"}
    assert "Website" not in titles(found.enters)
    assert found.our_value < found.core_value


def test_one_story_takes_all_of_it_over_and_one_undo_takes_it_back(team: Team) -> None:
    team.move("Podcast", "must")

    number = take(team, proposed(team))

    assert {one.title for one in queries.core(team.world.hallstein)} == titles(proposed(team).core)
    assert proposed(team).is_taken
    assert queries.board(team.world.hallstein).unplaced == ()
    assert take(team, proposed(team)) is None, "the same again is nothing new"
    assert number is not None
    undo(team.world.hallstein, number, by=team.world.by("ana"), at=AT)
    assert [one.title for one in queries.places(team.world.hallstein)] == ["Podcast"]


def test_taking_over_needs_the_right_and_keeps_the_limit(team: Team) -> None:
    with pytest.raises(MayNotDecide):
        take(team, proposed(team), "mia")
    six = [Given(key, "must", None) for key in list(team.activity.values())[:6]]
    with pytest.raises(CoreIsFull):
        actions.take_over(team.world.hallstein, six, by=team.world.by("ana"), at=AT, today=TODAY)
    assert queries.places(team.world.hallstein) == ()
    team.move("Podcast", "must")
    with pytest.raises(CoreIsFull):
        actions.take_over(team.world.hallstein, six[:5], by=team.world.by("ana"), at=AT, today=TODAY)


def test_moves_do_not_make_the_solver_work_again(team: Team, monkeypatch: pytest.MonkeyPatch) -> None:
    proposed(team)
    monkeypatch.setattr(module, "_solved", lambda question: pytest.fail("solved again"))
    team.move("Website", "must")
    assert proposed(team).our_value > 0


def test_what_cannot_be_kept_is_explained_and_not_relaxed(team: Team) -> None:
    Person.everywhere.filter(company_id=team.world.hallstein).update(hours_per_week=1)

    found = proposed(team)

    assert found.infeasible
    assert len(found.core) < 3


def test_a_move_says_what_it_costs_in_hours_and_points(team: Team) -> None:
    proposed(team)
    for title in ("Fachartikel", "Messe", "Website"):
        moved = team.move(title, "must", owner_id=team.person["Jana"])

    shown = queries.board(team.world.hallstein)
    said = [
        text.say("de")
        for text in what_it_costs(team.world.hallstein, shown, team.activity["Website"], moved.before, TODAY)
    ]

    assert (
        said[0]
        == "Kostet Jana 2\u202fStd. die Woche, das sind jetzt 9\u202fStd. von 8\u202fStd.: 1\u202fStd. zu viel."
    )
    assert said[1].startswith("Der Kern bringt jetzt ")
    assert said[2].startswith("Das sind ")
    assert shown.loads[0].is_over


def test_out_of_the_core_gives_hours_back(team: Team) -> None:
    team.move("Website", "must", owner_id=team.person["Jana"])
    moved = team.move("Website", "could")

    shown = queries.board(team.world.hallstein)
    said = what_it_costs(team.world.hallstein, shown, team.activity["Website"], moved.before, TODAY)

    assert said[0].say("de") == "Jana hat wieder 2\u202fStd. die Woche mehr."


def test_over_sixty_percent_in_must_is_a_warning(team: Team) -> None:
    for title in ("Fachartikel", "Messe"):
        team.move(title, "must", owner_id=team.person["Jana"])
    assert "EXE104" in {one.code for one in queries.board(team.world.hallstein).findings}


def test_what_if_changes_the_core_and_saves_nothing(team: Team) -> None:
    asked = ask(team.world.hallstein, TODAY)
    assert asked is not None
    before = list(Company.objects.filter(pk=team.world.hallstein).values())

    less = what_if(asked, team_of(asked, {"Jana": 3.0, "Tom": 0.0}, None), None, 5)
    more = what_if(asked, team_of(asked, {}, CorePerson("Neu", 10)), Money(Decimal(10_000)), 7)

    assert less.leaves
    assert less.gain < 0
    assert more.enters
    assert more.gain > 0
    assert list(Company.objects.filter(pk=team.world.hallstein).values()) == before


def test_without_activities_there_is_nothing_to_propose(team: Team) -> None:
    assert proposal(team.world.nordlicht, TODAY) is None
