"""The web's foundations: a world with two companies, stories, undo, scope."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from klarlinie.vocabulary.text import Text
from klarlinie.web.method.inventory.models import Activity
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.companies.scope import ScopeMissing
from klarlinie.web.platform.journal.actions import undo
from klarlinie.web.platform.journal.queries import chain_breaks_at, history
from klarlinie.web.platform.journal.story import Stale, story
from tests.web.world import World

AT = datetime(2026, 8, 4, 9, 0, tzinfo=UTC)


def test_the_example_is_on_the_table(full_world: World) -> None:
    listed = activities(full_world.hallstein)
    assert len(listed) > 20
    assert chain_breaks_at(full_world.hallstein) is None


def test_a_query_without_a_company_is_refused(world: World) -> None:
    with pytest.raises(ScopeMissing):
        list(Activity.objects.all())
    with pytest.raises(ScopeMissing):
        Activity.objects.filter(title="x")


def test_a_stale_change_is_refused_and_a_fresh_one_can_be_taken_back(full_world: World) -> None:
    row = Activity.objects.for_company(full_world.hallstein).order_by("pk").first()
    assert row is not None
    old = row.title
    by = full_world.by("ana")
    says = Text("Umbenannt", "Renamed")
    with story(full_world.hallstein, by=by, at=AT, says=says) as told:
        told.change(row, version=row.version, title="Neu")
    with pytest.raises(Stale), story(full_world.hallstein, by=by, at=AT, says=says) as told:
        told.change(row, version=row.version, title="Alt")
    newest = history(full_world.hallstein)[0]
    undo(full_world.hallstein, newest.number, by=by, at=AT)
    row.refresh_from_db()
    assert row.title == old
    assert chain_breaks_at(full_world.hallstein) is None


def test_an_import_of_many_rows_can_be_taken_back_and_brought_back(full_world: World) -> None:
    entry = next(e for e in history(full_world.hallstein) if len(e.rows) > 20)
    n = len(activities(full_world.hallstein))
    back = undo(full_world.hallstein, entry.number, by=full_world.by("ana"), at=AT)
    assert activities(full_world.hallstein) == ()
    undo(full_world.hallstein, back.number, by=full_world.by("ana"), at=AT)
    assert len(activities(full_world.hallstein)) == n
