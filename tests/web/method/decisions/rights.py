"""Who may decide in these tests: Ana stops, Mia sets priorities, Ana lets new things in."""

from __future__ import annotations

from datetime import date
from typing import Any

from klarlinie.method.execution.rights import Right
from klarlinie.method.inventory.activity import Activity, Source
from klarlinie.vocabulary.money import euros
from klarlinie.web.method.decisions.actions import decide
from klarlinie.web.method.inventory.actions import add_activities
from klarlinie.web.platform.deciding.actions import Whom, give_right
from klarlinie.web.platform.deciding.queries import rights_page
from tests.web.conftest import AT
from tests.web.world import World

TODAY = date(2026, 8, 3)
RIGHTS: dict[Right, str] = {"stop": "ana", "new": "ana", "prioritise": "mia"}


def give_rights(world: World, rights: dict[Right, str] = RIGHTS) -> None:
    for right, name in rights.items():
        shown = {one.right: one for one in rights_page(world.hallstein, None, TODAY).rights}
        holder = Whom(user_id=world.users[name].pk)
        give_right(
            world.hallstein, right, holder=holder, version=shown[right].version, by=world.by("ana"), at=AT
        )


def put_on_the_table(world: World) -> tuple[int, ...]:
    """A fair that runs and costs, a podcast that is talked about, a newsletter, and one more."""
    asked: dict[str, Any] = {"asked_reason": True, "asked_audience": True}
    listed = [
        Activity(
            "Messe Nord", Source("x.csv", None, 1), type="event", status="running", hours_per_month=10.0,
            money_per_year=euros(8000), nerves=3.0, **asked,
        ),
        Activity("Podcast", Source("x.csv", None, 2), status="idea", owners=("Tom",), **asked),
        Activity(
            "Newsletter", Source("x.csv", None, 3), type="newsletter", status="running", hours_per_month=4.0,
            reason="Erinnert Molkereien an die Wartung", audience="Molkereien mit Vertrag", **asked,
        ),
        Activity("Flyer", Source("x.csv", None, 4), type="brochure", **asked),
    ]  # fmt: skip
    return add_activities(world.hallstein, listed, by=world.by("ana"), at=AT)


def decided(world: World, who: str, activity_id: int, verdict: Any, **about: Any) -> int:
    said = {"reason": "Darum.", "today": TODAY, "at": AT, **about}
    return decide(world.hallstein, activity_id, verdict=verdict, by=world.by(who), **said)
