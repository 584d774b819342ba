"""Several at once, in threads on a real database: closing one review, taking one turn, claiming one address."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import Any

import django

from tests.web.platform.journal.at_once import at_once

MONDAY = datetime(2026, 8, 3, 5, tzinfo=UTC)


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from klarlinie.web.method.upkeep import actions
    from klarlinie.web.method.upkeep.actions.digest import claim_letter
    from klarlinie.web.method.upkeep.models import Snapshot
    from klarlinie.web.platform.background.actions import turns
    from klarlinie.web.platform.journal.by import By
    from tests.web.world import make_world

    call_command("migrate", verbosity=0)
    world = make_world(at=MONDAY)
    here, ana, today = world.hallstein, world.by("ana"), MONDAY.date()
    won: dict[str, list[bool]] = {"close": [], "turn": [], "letter": []}
    about: dict[str, Any] = {"by": ana, "at": MONDAY, "today": today}

    hours: list[int] = []
    seen: dict[str, Any] = {"begin": at_once([lambda: hours.append(actions.begin_review(here, **about))] * 3)}
    end = {"next_on": today + timedelta(days=91), "story_versions": None, **about}
    at_once([lambda: won["close"].append(actions.close_review(here, hours[0], **end))] * 3)
    turns.claim("ours", MONDAY - timedelta(weeks=1), at=MONDAY)
    at_once([lambda: won["turn"].append(turns.claim("ours", MONDAY, at=MONDAY))] * 3)
    at_once([lambda: won["letter"].append(claim_letter("ana@example.com", today))] * 3)
    idea: dict[str, Any] = {"title": "Podcast", "came_by_link": True, "is_typed": True}
    ideas: list[int] = []
    guest = By("Gast", "guest")
    at_once([lambda: ideas.append(actions.hand_in(here, **idea, by=guest, at=MONDAY))] * 3)
    seen["ideas"] = (len(ideas), len(set(ideas)))
    seen["hours"], seen["snapshots"] = len(set(hours)), Snapshot.objects.for_company(here).count()
    print(json.dumps({**seen, **{name: sorted(answers) for name, answers in won.items()}}))


if __name__ == "__main__":
    main()
