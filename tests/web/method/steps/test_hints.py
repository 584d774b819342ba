"""The list asks for hints only where there can be some."""

from __future__ import annotations

from datetime import date

from django.test import Client

from klarlinie.web.method.steps.queries import worth_asking
from tests.web.method.decisions.rights import decided, give_rights, put_on_the_table
from tests.web.world import World

LIST = "/c/hallstein/inventory/"


def test_what_came_back_is_asked_for_once_something_was_stopped(world: World, ana: Client) -> None:
    fair, *_ = put_on_the_table(world)
    give_rights(world)
    assert 'id="seen-before"' not in ana.get(LIST).content.decode()

    decided(world, "ana", fair, "stop", last_day_on=date(2026, 12, 31))

    assert 'id="seen-before"' in ana.get(LIST).content.decode()


def test_old_looks_are_asked_for_from_a_quarter_on(full_world: World) -> None:
    from klarlinie.web.method.inventory.models import Activity

    rows = Activity.objects.for_company(full_world.hallstein)
    rows.filter(pk=rows.order_by("pk").values("pk")[:1]).update(evaluated_at="2026-08-03T09:00:00Z")
    assert worth_asking(full_world.hallstein, "a", date(2026, 11, 2)) == frozenset()
    assert worth_asking(full_world.hallstein, "a", date(2026, 11, 3)) == {"check_needed"}
