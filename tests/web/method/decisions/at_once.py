"""Three people decide on one activity at once, in threads on a real database: what each was told is printed."""

from __future__ import annotations

import json
from typing import Any

import django


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from klarlinie.web.method.decisions.models import Decision
    from klarlinie.web.platform.ui.clock import now
    from tests.web.method.decisions.rights import decided, give_rights, put_on_the_table
    from tests.web.platform.journal.at_once import at_once
    from tests.web.world import make_world

    call_command("migrate", verbosity=0)
    world = make_world(at=now())
    give_rights(world, {"stop": "ana", "prioritise": "mia", "new": "ben"})
    key = put_on_the_table(world)[2]
    acts: tuple[tuple[str, str], ...] = (("mia", "keep"), ("mia", "change"), ("ana", "merge"))

    def all_at_once(version: int) -> list[str]:
        more: dict[str, Any] = {"merge_with_id": key + 1, "version_seen": version}
        return at_once(
            [
                lambda who=who, verdict=verdict: decided(world, who, key, verdict, **more)
                for who, verdict in acts
            ]
        )

    first = all_at_once(0)
    rows = Decision.objects.for_company(world.hallstein).filter(activity_id=key)
    then = all_at_once(rows.get(superseded_by=None).pk)
    holds = rows.filter(superseded_by=None).count()
    print(json.dumps({"first": first, "then": then, "hold": holds, "in all": rows.count()}))


if __name__ == "__main__":
    main()
