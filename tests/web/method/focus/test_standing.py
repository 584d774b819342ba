"""What the focus still lacks, and what waits for whoever sets the priorities."""

from __future__ import annotations

from klarlinie.web.method.focus import actions
from klarlinie.web.method.focus.actions import NOBODY
from klarlinie.web.method.focus.queries import duties, lacks
from tests.web.conftest import AT
from tests.web.method.focus.team import KINDS, TODAY, Team


def lacking(team: Team) -> list[str]:
    return [text.say("de") for text in lacks(team.world.hallstein, TODAY)]


def waits(team: Team, who: str) -> list[str]:
    found = duties(team.world.hallstein, "hallstein", team.world.by(who), AT)
    return [one.says.say("de") for one in found]


def test_an_empty_core_comes_first(team: Team) -> None:
    assert lacking(team)[0].startswith("Im Muss steht noch nichts")
    assert lacks(team.world.nordlicht, TODAY) == ()


def test_step_by_step_nothing_is_missing(team: Team) -> None:
    team.move("Website", "must", owner_id=NOBODY)
    assert lacking(team) == [
        "Im Muss stehen erst 1 von mindestens 3 Kernaktivitäten.",
        "Wer übernimmt „Website“?",
        "Noch nicht eingeordnet: 6 Aktivitäten.",
    ]
    for title, *_ in KINDS:
        lane = "must" if title in ("Website", "Messe", "Newsletter") else "could"
        team.move(title, lane, owner_id=team.person["Jana"])  # type: ignore[arg-type]
    assert lacking(team) == []


def test_duties_are_those_of_whoever_may_decide(team: Team) -> None:
    assert waits(team, "mia") == []
    assert waits(team, "ana")[0].startswith("Im Muss steht noch nichts")
    team.move("Website", "must", owner_id=NOBODY)
    for title in ("Messe", "Podcast"):
        actions.suggest(
            team.world.hallstein,
            team.activity[title],
            "must",
            "Weil",
            by=team.world.by("mia"),
            at=AT,
            today=TODAY,
        )
    assert waits(team, "ana") == [
        "2 Vorschläge für den Fokus warten auf ein Ja oder Nein.",
        "Wer übernimmt „Website“?",
    ]
