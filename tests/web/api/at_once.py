"""The same request six times at once, in threads on a real database: what came of it is printed."""

from __future__ import annotations

import json
import threading
from typing import Any

import django

TIMES = 6


def main() -> None:
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.MIGRATION_MODULES = {app.split(".")[-1]: None for app in settings.INSTALLED_APPS}
    settings.ALLOWED_HOSTS.append("testserver")
    call_command("migrate", run_syncdb=True, verbosity=0)
    from klarlinie.web.method.inventory.queries import activities
    from klarlinie.web.platform.ui.clock import now
    from tests.web.api.programs import Program, key_of
    from tests.web.world import make_world

    world = make_world(at=now())
    key, gate = key_of(world, "ana"), threading.Barrier(TIMES)
    answers: list[Any] = []

    def send() -> None:
        gate.wait()
        answers.append(Program(key).post("/activities", {"title": "Einmal"}, Idempotency_Key="same"))
        connection.close()

    threads = [threading.Thread(target=send) for _ in range(TIMES)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    told = {
        "status": [answer.status_code for answer in answers],
        "ids": len({answer.json()["id"] for answer in answers}),
        "replayed": sum("Idempotency-Replayed" in answer for answer in answers),
        "activities": len(activities(world.hallstein)),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main()
