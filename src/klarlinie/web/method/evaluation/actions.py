"""Rating together: asking everybody about the same activities, and writing down what was agreed afterwards."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from django.db.models import F

from klarlinie.method.evaluation.rating_axes import ROLES, Axis, Role
from klarlinie.method.evaluation.rating_rounds import Anonymity
from klarlinie.vocabulary.text import Text, plain
from klarlinie.web.method.inventory.actions.evaluating import agree_on
from klarlinie.web.method.inventory.queries import activities
from klarlinie.web.platform.journal.by import By
from klarlinie.web.platform.journal.story import story
from klarlinie.web.platform.live.changes import tell_others
from klarlinie.web.platform.rounds.actions import open_round
from klarlinie.web.platform.rounds.asks import Subject, default_sides, ratings_asked
from klarlinie.web.platform.rounds.models import Round
from klarlinie.web.platform.ui.refusal import Refusal


class CannotSettle(Refusal):
    """Why nothing can be agreed on (yet); `text` says what to do."""


NOT_REVEALED = Text(
    "Die Runde ist noch nicht aufgedeckt. Erst danach gibt es etwas zu vereinbaren.",
    "The round has not been revealed yet. Only then is there something to agree on.",
)
NOTHING_AGREED = Text(
    "Noch ist kein Wert gewählt. Ein vereinbarter Wert genügt, die übrigen dürfen offen bleiben.",
    "No value has been chosen yet. One agreed value is enough, the others may stay open.",
)


def ask_for_ratings(
    company_id: int,
    *,
    title: str,
    activity_ids: Iterable[int],
    sides: Iterable[Role],
    anonymity: Anonymity,
    until_at: datetime | None,
    leader_votes: bool,
    by: By,
    at: datetime,
) -> int:
    """Open a rating round on these activities; each side is asked only what it can judge. Gives the round's number."""
    wanted = set(activity_ids)
    subjects = [
        Subject(str(one.id), plain(one.core.title)) for one in activities(company_id) if one.id in wanted
    ]
    return open_round(
        company_id,
        kind="evaluation",
        title=title,
        asks=ratings_asked(subjects, sides_asked(sides)),
        anonymity=anonymity,
        until_at=until_at,
        leader_votes=leader_votes,
        by=by,
        at=at,
    )


def sides_asked(invited: Iterable[Role]) -> dict[Axis, tuple[Role, ...]]:
    """For each axis those of the invited who can judge it."""
    there = [role for role in ROLES if role in set(invited)]
    return {axis: tuple(role for role in there if role in who) for axis, who in default_sides().items()}


def take_over(
    company_id: int, round_id: int, agreed: Mapping[int, Mapping[Axis, float]], *, by: By, at: datetime
) -> int | None:
    """Write the agreed values to the activities and call the round settled, in one transaction.

    One undo takes all values back; the round stays settled, and can be agreed on anew. Gives the number of the
    journal entry. Raises `CannotSettle` before the reveal, and where nothing was chosen.
    """
    if not any(agreed.values()):
        raise CannotSettle(NOTHING_AGREED)
    with story(company_id, by=by, at=at, says=NOTHING_AGREED) as told:
        found = Round.objects.for_company(company_id).filter(pk=round_id, revealed_at__isnull=False).first()
        if found is None:
            raise CannotSettle(NOT_REVEALED)
        titles = agree_on(told, agreed)
        told.says = Text(
            "Vereinbart aus „{round}“: {titles}",
            "Agreed from “{round}”: {titles}",
            {"round": found.title, "titles": titles},
        )
        # Not a row of the story: rounds are never taken back, and the values must be.
        Round.objects.for_company(company_id).filter(pk=found.pk).update(
            settled_at=at, version=F("version") + 1
        )
        tell_others(found.public_id)
    return told.number
