"""Two people take the last place in the core at the same moment, on a real database: what each was told is printed."""

from __future__ import annotations

import json

import django

ROUNDS = 4


def main() -> None:
    django.setup()
    from django.core.management import call_command

    from klarlinie.web.method.focus import actions, queries
    from klarlinie.web.platform.journal.queries import chain_breaks_at
    from tests.web.conftest import AT
    from tests.web.method.focus.team import TODAY, make_team
    from tests.web.platform.journal.at_once import at_once
    from tests.web.world import make_world

    call_command("migrate", verbosity=0)
    team = make_team(make_world(at=AT))
    here, by = team.world.hallstein, team.world.by("ana")
    for title in ("Empfehlungen", "Website", "Newsletter", "Messe"):
        team.move(title, "must")
    told, core = [], []
    for _ in range(ROUNDS):
        told.append(
            at_once(
                [
                    lambda title=title: team.move(title, "must")
                    for title in ("Fachartikel", "Anzeigen", "Podcast")
                ]
            )
        )
        core.append(len(queries.core(here)))
        for title in ("Fachartikel", "Anzeigen", "Podcast"):
            team.move(title, "could")
    actions.suggest(
        here, team.activity["Podcast"], "must", "Weil", by=team.world.by("mia"), at=AT, today=TODAY
    )
    key = queries.suggestions(here)[0].id
    answers = at_once([lambda: actions.accept(here, key, by=by, at=AT, today=TODAY)] * 2)
    print(json.dumps({"told": told, "core": core, "answers": answers, "breaks": chain_breaks_at(here)}))


if __name__ == "__main__":
    main()
