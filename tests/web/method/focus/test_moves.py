"""Moving: by right, within the places, never over somebody else's move."""

from __future__ import annotations

from datetime import timedelta

import pytest

from klarlinie.web.method.focus import actions, queries
from klarlinie.web.method.focus.actions import NOBODY, CannotMove, CoreIsFull, OwnerCannot
from klarlinie.web.method.focus.models import Place
from klarlinie.web.method.inventory.actions.cells import Typist
from klarlinie.web.method.inventory.actions.together import CannotDoTogether, delete_all
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.deciding.models import HeldRight
from klarlinie.web.platform.journal.actions import CannotUndo, undo
from klarlinie.web.platform.journal.models import Entry
from klarlinie.web.platform.journal.story import Stale
from tests.web.conftest import AT
from tests.web.method.focus.team import TODAY, Team, decide


def lane(team: Team, code: str) -> list[str]:
    shown = queries.board(team.world.hallstein)
    return [card.title for one in shown.lanes if one.code == code for card in one.cards]


def test_a_move_names_who_placed_it_and_the_right_it_used(team: Team) -> None:
    moved = team.move("Website", "must", owner_id=team.person["Jana"])

    place = queries.core(team.world.hallstein)[0]
    assert (place.title, place.owner, place.placed_by, place.hours_per_week) == ("Website", "Jana", "Ana", 2)
    assert (moved.before, moved.lane, moved.owner) == (None, "must", "Jana")
    entry = Entry.objects.for_company(team.world.hallstein).get(number=moved.undo)
    assert entry.says_de == "„Website“ nach Muss, bei Jana (Recht: Prioritäten setzen)"


def test_another_owner_leaves_the_day_it_was_placed(team: Team) -> None:
    """Its fair verdict, its weeks and its calendar count from that day, whichever page names the owner."""
    team.move("Website", "must", owner_id=team.person["Jana"])
    Place.everywhere.update(placed_on=TODAY - timedelta(days=90), placed_by="Mia")

    team.move("Website", "must", owner_id=team.person["Tom"])

    place = queries.core(team.world.hallstein)[0]
    assert (place.owner, place.placed_by, place.placed_on) == ("Tom", "Mia", TODAY - timedelta(days=90))
    assert "bei Tom (Recht: Prioritäten setzen)" in Entry.everywhere.latest("number").says_de
    team.move("Website", "should")
    assert queries.places(team.world.hallstein)[0].placed_on == TODAY


def test_who_does_it_today_becomes_its_owner(team: Team) -> None:
    assert team.move("Newsletter", "should").owner == "Jana"
    assert team.move("Newsletter", "should", owner_id=NOBODY).owner is None


def test_a_sixth_core_activity_is_refused_with_the_names_of_the_five(team: Team) -> None:
    team.fill_the_core()

    with pytest.raises(CoreIsFull) as refused:
        team.move("Anzeigen", "must")

    assert refused.value.names == ("Empfehlungen", "Website", "Newsletter", "Messe", "Fachartikel")
    assert "„Messe“" in refused.value.text.say("de")
    assert len(queries.core(team.world.hallstein)) == 5
    assert team.move("Messe", "must", position=0).before == "must", "who stands there may move within"


@pytest.mark.parametrize("who", ["mia", "vera"])
def test_without_the_right_nobody_moves_anything(team: Team, who: str) -> None:
    with pytest.raises(MayNotDecide):
        team.move("Website", "must", who=who)
    assert queries.places(team.world.hallstein) == ()


def test_a_vacant_right_blocks_even_whoever_leads(team: Team) -> None:
    HeldRight.everywhere.all().delete()

    with pytest.raises(MayNotDecide):
        team.move("Website", "must")


def test_an_owner_who_cannot_is_said_first_and_asks_for_a_yes(team: Team) -> None:
    tom = team.person["Tom"]
    with pytest.raises(OwnerCannot) as refused:
        team.move("Messe", "must", owner_id=tom)
    assert "Tom" in refused.value.text.say("de")

    assert team.move("Messe", "must", owner_id=tom, despite_cannot=True).owner == "Tom"


def test_a_move_on_top_of_somebody_elses_is_refused(team: Team) -> None:
    team.move("Website", "could", version_seen=0)

    with pytest.raises(Stale):
        team.move("Website", "must", version_seen=0)
    with pytest.raises(Stale):
        team.move("Website", "must", version_seen=7)
    assert team.move("Website", "must", version_seen=1).before == "could"


def test_cards_stand_where_they_were_put(team: Team) -> None:
    for title in ("Website", "Messe", "Podcast"):
        team.move(title, "could")
    team.move("Anzeigen", "could", position=1)
    team.move("Podcast", "could", position=0)

    assert lane(team, "could") == ["Podcast", "Website", "Anzeigen", "Messe"]


def test_where_no_number_is_left_between_two_the_lane_is_counted_anew(team: Team) -> None:
    for title in ("Website", "Messe"):
        team.move(title, "could")
    rows = Place.everywhere.order_by("pk")
    for number, row in enumerate(rows):
        Place.everywhere.filter(pk=row.pk).update(position=number + 1)

    team.move("Podcast", "could", position=1)

    assert lane(team, "could") == ["Website", "Podcast", "Messe"]


def test_the_same_again_leaves_no_trace(team: Team) -> None:
    team.move("Website", "could")
    assert team.move("Website", "could").undo is None


def test_what_has_ended_is_not_on_the_board_and_what_rests_stands_in_not_now(team: Team) -> None:
    team.move("Website", "must")
    team.move("Messe", "must")
    decide(team, "Website", "stop")
    decide(team, "Messe", "pause")

    shown = queries.board(team.world.hallstein)
    assert shown.card(team.activity["Website"]) is None
    assert [card.title for card in shown.lanes[3].cards] == ["Messe"]
    assert queries.core(team.world.hallstein) == ()
    for title in ("Website", "Messe"):
        with pytest.raises(CannotMove):
            team.move(title, "must")


def test_hours_can_be_agreed_and_given_up_again(team: Team) -> None:
    here, by = team.world.hallstein, team.world.by("ana")
    key = team.activity["Website"]
    with pytest.raises(CannotMove):
        actions.set_hours(here, key, 3, by=by, at=AT, today=TODAY)
    team.move("Website", "must")

    actions.set_hours(here, key, 3.5, by=by, at=AT, today=TODAY)
    assert [(one.hours_per_week, one.hours_are_agreed) for one in queries.places(here)] == [(3.5, True)]
    actions.set_hours(here, key, None, by=by, at=AT, today=TODAY)
    assert [(one.hours_per_week, one.hours_are_agreed) for one in queries.places(here)] == [(2, False)]
    with pytest.raises(CannotMove):
        actions.set_hours(here, key, 200, by=by, at=AT, today=TODAY)


def test_hours_agreed_on_top_of_somebody_elses_are_refused(team: Team) -> None:
    here, by, key = team.world.hallstein, team.world.by("ana"), team.activity["Website"]
    team.move("Website", "must")
    shown = queries.places(here)[0].version
    actions.set_hours(here, key, 3.5, version_seen=shown, by=by, at=AT, today=TODAY)

    with pytest.raises(Stale):
        actions.set_hours(here, key, 5, version_seen=shown, by=by, at=AT, today=TODAY)

    assert queries.places(here)[0].hours_per_week == 3.5


def test_a_move_is_taken_back_only_with_the_right_and_never_beyond_five(team: Team) -> None:
    here = team.world.hallstein
    team.fill_the_core()
    out = team.move("Messe", "could").undo
    team.move("Anzeigen", "must")
    assert out is not None

    with pytest.raises(CannotUndo) as full:
        undo(here, out, by=team.world.by("ana"), at=AT)
    assert "„Anzeigen“" in full.value.text.say("de")
    team.move("Anzeigen", "could")
    with pytest.raises(CannotUndo):
        undo(here, out, by=team.world.by("mia"), at=AT)
    assert "Messe" not in lane(team, "must")

    undo(here, out, by=team.world.by("ana"), at=AT)
    assert "Messe" in lane(team, "must")


def test_what_stands_on_the_board_is_not_deleted_from_the_list(team: Team) -> None:
    team.move("Website", "must")
    who = Typist(team.world.by("mia"), AT, TODAY, "de")

    with pytest.raises(CannotDoTogether):
        delete_all(team.world.hallstein, [team.activity["Website"]], who)
    assert lane(team, "must") == ["Website"]


def test_keys_of_another_company_move_nothing(team: Team) -> None:
    with pytest.raises(MayNotDecide):
        actions.move(
            team.world.nordlicht, team.activity["Website"], "must",
            by=team.world.by("ana"), at=AT, today=TODAY,
        )  # fmt: skip
    team.activity["Fremd"] = 999_999
    with pytest.raises(CannotMove):
        team.move("Fremd", "must")


def test_another_order_leaves_the_day_on_which_something_was_placed(team: Team) -> None:
    team.fill_the_core()
    later = TODAY + timedelta(days=40)

    actions.move(
        team.world.hallstein,
        team.activity["Messe"],
        "must",
        position=0,
        by=team.world.by("ana"),
        at=AT,
        today=later,
    )

    first = queries.core(team.world.hallstein)[0]
    assert (first.title, first.placed_on) == ("Messe", TODAY)
