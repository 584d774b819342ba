"""A world in a database of its own, and the real server on it, for tests that need processes.

`python -m tests.web.platform.live.play prepare` prints what there is; `... serve PORT` answers until it is killed.
"""

from __future__ import annotations

import json
import os
import sys

GUESTS = 30


def set_up() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "klarlinie.web.config.settings"
    import django
    from django.conf import settings

    django.setup()
    settings.MIGRATION_MODULES = {app.split(".")[-1]: None for app in settings.INSTALLED_APPS}


def prepare() -> dict[str, object]:
    """A round with `GUESTS` guests; their keys, ana's session, and addresses."""
    from django.conf import settings
    from django.core.management import call_command
    from django.test import Client

    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    call_command("migrate", run_syncdb=True, verbosity=0)
    from klarlinie.web.method.decisions.actions.meeting import open_meeting
    from klarlinie.web.platform.companies.guest_links import token_now
    from klarlinie.web.platform.live.hub import Reader
    from klarlinie.web.platform.rounds.actions import join
    from klarlinie.web.platform.ui.clock import now
    from tests.web.method.decisions.rights import put_on_the_table
    from tests.web.platform.rounds.table import opened, page
    from tests.web.world import make_world

    world = make_world(at=now())
    number = opened(world)
    company = world.hallstein
    about = {"side": "sales", "promised": "partial", "at": now()}
    keys = [
        join(company, number, name=f"Gast {n}", reader=Reader(None, ""), **about).guest_key
        for n in range(GUESTS)
    ]
    ana = Client()
    ana.force_login(world.users["ana"], "allauth.account.auth_backends.AuthenticationBackend")
    shown = page(world, number)
    first, second = put_on_the_table(world)[:2]
    meeting = open_meeting(company, first, by=world.by("ana"), at=now())
    return {
        "meeting": meeting,
        "meeting_token": token_now(company, "meeting", meeting, now()),
        "next_card": second,
        "round_id": number,
        "public_id": shown.public_id,
        "guests": keys,
        "first": next(who.id for who in shown.who if who.name == "Gast 0"),
        "session": ana.cookies[settings.SESSION_COOKIE_NAME].value,
    }


def serve(port: int) -> None:
    from klarlinie.web.config.serve import serve as answer

    answer("127.0.0.1", port, with_worker=False, ready=lambda: print("ready", flush=True))


if __name__ == "__main__":
    set_up()
    if sys.argv[1] == "prepare":
        print(json.dumps(prepare()))
    else:
        serve(int(sys.argv[2]))
