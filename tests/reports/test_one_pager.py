from __future__ import annotations

from dataclasses import replace

from klarlinie.method.focus.model import Infeasible
from klarlinie.reports.one_pager import build_one_pager
from klarlinie.vocabulary.text import plain
from tests.reports.sample import poor_plan, rich_plan


def test_the_wall_shows_the_core_with_owner_and_hours_and_what_is_left_out() -> None:
    wall = build_one_pager(rich_plan(), "de")
    assert [item.title for item in wall.core][:2] == [
        "Website mit Anfrageformular",
        "Empfehlungen von Bestandskunden",
    ]
    assert (wall.core[0].owner, wall.core[0].hours) == ("Sabine Kern", "2\u202fStd. in der Woche")
    assert wall.left_out[0] == "Kundenmagazin „Gewichtig“"  # frees most hours
    assert len(wall.left_out) == 7


def test_many_stops_are_counted() -> None:
    plan = rich_plan()
    many = replace(plan, stop_account=replace(plan.stop_account, activities=tuple(range(4, 24))))
    wall = build_one_pager(many, "en")
    assert wall.left_out[-1] == "and 11 more"


def test_without_a_focus_the_wall_says_what_is_missing() -> None:
    wall = build_one_pager(poor_plan(), "de")
    assert wall.core == ()
    assert wall.focus_title == "Das fehlt noch für einen Fokus"
    missing, helps = wall.no_core
    assert missing == "Niemand hat Stunden: Nennt Menschen mit Stunden in der Woche."
    assert "startet noch einmal" in helps


def test_a_core_that_breaks_a_limit_is_not_put_on_the_wall() -> None:
    plan = replace(rich_plan(), infeasible=Infeasible((plain("Die Stunden reichen nicht."),)))
    wall = build_one_pager(plan, "de")
    assert wall.core == ()
    assert wall.no_core[0] == "Die Stunden reichen nicht."


def test_a_core_activity_without_an_owner_asks_for_one() -> None:
    plan = rich_plan()
    places = tuple(replace(place, owner=None) for place in plan.placements)
    wall = build_one_pager(replace(plan, commitments=(), placements=places), "de")
    assert wall.core[0].owner == "wer?"
