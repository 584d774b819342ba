"""Several people at once in one company, in threads on a real database: what each of them was told is printed."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from typing import Any

import django

TIMES, PEOPLE = 12, 4


def at_once(acts: list[Callable[[], object]]) -> list[str]:
    """Begun together; "done", or the name of what was raised."""
    start, told = threading.Barrier(len(acts)), [""] * len(acts)

    def run(place: int, act: Callable[[], object]) -> None:
        from django.db import connection

        start.wait()
        try:
            act()
            told[place] = "done"
        except Exception as error:
            told[place] = type(error).__name__
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=pair) for pair in enumerate(acts)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(told)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from klarlinie.web.platform.companies import actions, queries
    from klarlinie.web.platform.companies.models import Membership
    from klarlinie.web.platform.journal.actions import undo
    from klarlinie.web.platform.journal.models import Entry
    from klarlinie.web.platform.journal.queries import chain_breaks_at, last_number
    from klarlinie.web.platform.ui.clock import now
    from tests.web.world import make_world

    call_command("migrate", verbosity=0)
    world = make_world(at=now())
    here = world.hallstein
    ana, mia, cleo, ben = (world.by(name) for name in ("ana", "mia", "cleo", "ben"))
    seen: dict[str, Any] = {}

    def write(n: int) -> None:
        for turn in range(TIMES):
            actions.add_person(here, f"Person {n} {turn}", by=ana, at=now())

    before = last_number(here)
    seen["write"] = at_once([lambda n=n: write(n) for n in range(PEOPLE)])
    seen["new"] = last_number(here) - before
    person = queries.persons(here)[0]

    def rename(name: str) -> Callable[[], object]:
        return lambda: actions.change_person(here, person.id, person.version, by=ana, at=now(), name=name)

    seen["change"] = at_once([rename("Eins"), rename("Zwei"), rename("Drei")])
    last = last_number(here)
    seen["undo"] = at_once([lambda: undo(here, last, by=ana, at=now())] * 3)
    seen["remove"] = at_once([lambda: actions.remove_person(here, person.id, by=ana, at=now())] * 3)

    token = actions.invite(here, "neu@example.com", "member", by=ana, at=now())
    seen["accept"] = at_once(
        [lambda who=who: actions.accept_invitation(token, by=who, at=now()) for who in (cleo, ben)]
    )
    members = {one.user_id: one.id for one in queries.members(here)}
    actions.change_role(here, members[mia.user_id or 0], "lead", by=ana, at=now())
    keys = [members[by.user_id or 0] for by in (ana, mia)]
    seen["leads"] = at_once([lambda key=key: actions.let_go(here, key, by=ana, at=now()) for key in keys])
    seen["leads left"] = Membership.objects.for_company(here).filter(role="lead").count()
    numbers = list(Entry.objects.for_company(here).order_by("number").values_list("number", flat=True))
    seen["in a row"] = numbers == list(range(1, len(numbers) + 1))
    seen["breaks"] = chain_breaks_at(here)
    print(json.dumps(seen))


if __name__ == "__main__":
    main()
