"""What was stopped, put to rest or folded comes back onto the board, but never as a sixth core activity."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from klarlinie.web.method.decisions.actions import decide
from klarlinie.web.method.focus import queries
from klarlinie.web.method.inventory.actions.cells import Shown, Typist, set_cell
from klarlinie.web.method.inventory.columns import written
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import to_core
from klarlinie.web.platform.deciding.models import HeldRight
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.models import Entry
from tests.web.conftest import AT
from tests.web.method.focus.team import TODAY, Team

FULL = ["Empfehlungen", "Website", "Newsletter", "Fachartikel", "Anzeigen"]


@pytest.fixture
def deciding(team: Team) -> Team:
    """Ana holds all three rights, and the core is full."""
    for right in ("stop", "new"):
        HeldRight.everywhere.create(
            company_id=team.world.hallstein, right=right, holder_id=team.person["Ana"]
        )
    team.fill_the_core()
    return team


def say(team: Team, title: str, verdict: Any, **about: Any) -> None:
    decide(
        team.world.hallstein, team.activity[title], verdict=verdict, reason="Darum.",
        by=team.world.by("ana"), at=AT, today=TODAY, **about,
    )  # fmt: skip


def core(team: Team) -> list[str]:
    return [one.title for one in queries.core(team.world.hallstein)]


def unplaced(team: Team) -> set[str]:
    return {card.title for card in queries.board(team.world.hallstein).unplaced}


@pytest.mark.parametrize("back", ["keep", "open"])
@pytest.mark.parametrize("out", ["stop", "pause", "merge"])
def test_whatever_comes_back_while_the_core_is_full_waits_to_be_placed(
    deciding: Team, out: str, back: str
) -> None:
    later, website = TODAY + timedelta(days=30), deciding.activity["Website"]
    say(deciding, "Messe", out, review_on=later, merge_with_id=website)
    deciding.move("Anzeigen", "must")

    say(deciding, "Messe", back)

    assert core(deciding) == FULL
    assert "Messe" in unplaced(deciding)
    last = Entry.objects.for_company(deciding.world.hallstein).order_by("-number")[0]
    assert "auf dem Brett wartet wieder aufs Einordnen: Messe" in last.says_de


def test_where_there_is_room_it_stands_where_it_stood(deciding: Team) -> None:
    say(deciding, "Messe", "stop")

    say(deciding, "Messe", "keep")

    assert core(deciding) == ["Empfehlungen", "Website", "Newsletter", "Messe", "Fachartikel"]


def test_a_cell_of_the_list_fills_no_full_core_and_taking_it_back_leaves_it_so(deciding: Team) -> None:
    status(deciding, "gestrichen")
    deciding.move("Anzeigen", "must")

    number = status(deciding, "läuft")

    assert core(deciding) == FULL
    assert "Messe" in unplaced(deciding)
    undo(deciding.world.hallstein, number, by=deciding.world.by("ana"), at=AT)
    assert core(deciding) == FULL


def status(team: Team, words: str) -> int:
    """What somebody types into the list; gives the number of the entry."""
    row = Activity.objects.for_company(team.world.hallstein).get(pk=team.activity["Messe"])
    there = written("status", to_core(row), "de")
    typist = Typist(team.world.by("ana"), AT, TODAY, "de")
    saved = set_cell(team.world.hallstein, row.pk, "status", words, Shown(row.version, there), typist)
    assert saved.undo is not None
    return saved.undo
