"""Who owns what: exactly one person, by the right to set priorities."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from klarlinie.web.method.focus.actions.owners import CannotSetOwner, set_owner
from klarlinie.web.method.focus.models import Place
from klarlinie.web.platform.companies.models import Person
from klarlinie.web.platform.deciding.actions import MayNotDecide
from klarlinie.web.platform.deciding.models import Absence
from klarlinie.web.platform.journal.queries import history
from klarlinie.web.platform.journal.story import Stale
from tests.web.method.execution.promised import (
    NOON,
    TODAY,
    Core,
    give_right,
    make_core,
    place_of,
)
from tests.web.world import World


@pytest.fixture
def core(world: World) -> Core:
    return make_core(world)


def give(
    world: World, activity: int, owner: int | None, hours: float | None = None, *, who: str = "ana",
    version: int | None = None, on: date = TODAY,
) -> int | None:  # fmt: skip
    place = place_of(world, activity)
    shown = place.version if version is None else version
    return set_owner(world.hallstein, place.pk, owner, hours, version=shown, by=world.by(who), at=NOON, on=on)


def test_whoever_sets_the_priorities_names_the_one_owner(world: World, core: Core) -> None:
    give_right(world, core.ana)

    give(world, core.website, core.jana, 2.5)

    place = place_of(world, core.website)
    assert (place.owner_id, place.hours_per_week) == (core.jana, 2.5)
    said = history(world.hallstein)[0].says_de
    assert "Website" in said
    assert "Prioritäten setzen" in said, "the entry names the right"


@pytest.mark.parametrize("who", ["mia", "vera"])
def test_nobody_else_decides_not_even_a_consultant_who_leads(world: World, core: Core, who: str) -> None:
    give_right(world, core.ana)
    with pytest.raises(MayNotDecide):
        give(world, core.website, core.jana, who=who)
    assert place_of(world, core.website).owner_id is None


def test_a_vacant_right_blocks_everybody(world: World, core: Core) -> None:
    with pytest.raises(MayNotDecide, match="vacant"):
        give(world, core.website, core.jana)


def test_the_deputy_decides_only_while_the_holder_is_away(world: World, core: Core) -> None:
    give_right(world, core.ana, core.mia)
    with pytest.raises(MayNotDecide):
        give(world, core.website, core.jana, who="mia")
    Absence.everywhere.create(company_id=world.hallstein, person_id=core.ana, from_on=TODAY, until_on=TODAY)
    give(world, core.website, core.jana, who="mia")
    assert "in Vertretung" in history(world.hallstein)[0].says_de


def test_two_at_once_the_second_is_told(world: World, core: Core) -> None:
    give_right(world, core.ana)
    shown = place_of(world, core.website).version
    give(world, core.website, core.jana, version=shown)
    with pytest.raises(Stale):
        give(world, core.website, core.mia, version=shown)
    assert place_of(world, core.website).owner_id == core.jana


def test_who_can_or_will_not_is_not_made_to(world: World, core: Core) -> None:
    give_right(world, core.ana)
    Person.everywhere.filter(pk=core.jana).update(cannot=["website"])
    with pytest.raises(CannotSetOwner, match="Jana Winter"):
        give(world, core.website, core.jana)


def test_whoever_owns_it_all_the_same_may_agree_on_other_hours(world: World, core: Core) -> None:
    give_right(world, core.ana)
    Person.everywhere.filter(pk=core.jana).update(cannot=["website"])
    Place.everywhere.filter(activity_id=core.website).update(owner_id=core.jana)

    give(world, core.website, core.jana, 4)

    assert place_of(world, core.website).hours_per_week == 4


def test_somebody_of_another_company_is_nobody_here(world: World, core: Core) -> None:
    give_right(world, core.ana)
    stranger = Person.everywhere.create(company_id=world.nordlicht, name="Nora Nord")
    with pytest.raises(CannotSetOwner):
        give(world, core.website, stranger.pk)


@pytest.mark.parametrize("hours", [0.0, -1.0, 61.0, float("nan"), float("inf")])
def test_hours_that_no_week_has_are_refused(world: World, core: Core, hours: float) -> None:
    give_right(world, core.ana)
    with pytest.raises(CannotSetOwner):
        give(world, core.website, core.jana, hours)


def test_what_is_not_in_the_plan_needs_nobody(world: World, core: Core) -> None:
    give_right(world, core.ana)
    Place.everywhere.filter(activity_id=core.website).update(lane="not_now")
    with pytest.raises(CannotSetOwner):
        give(world, core.website, core.jana)


def test_the_database_knows_one_place_and_so_one_owner_of_an_activity(world: World, core: Core) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Place.everywhere.create(
            company_id=world.hallstein,
            activity_id=core.website,
            lane="must",
            owner_id=core.mia,
            placed_by="Mia",
            placed_on=TODAY,
            right_used="prioritise",
        )
