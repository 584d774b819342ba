"""A worker takes work, shows that it is alive, and says how it ended."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from django.db import transaction
from django.db.models import F, QuerySet

from klarlinie.vocabulary.text import Text
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.progress import Progress
from klarlinie.web.platform.companies.queries import company_for
from klarlinie.web.platform.companies.rights import rights_of
from klarlinie.web.platform.journal.by import By

log = logging.getLogger("klarlinie.background")
MOST_ATTEMPTS = 3
GAVE_UP = Text(
    "Das ist dreimal mittendrin abgebrochen und läuft so nicht durch. Wer den Server betreut, findet mehr im "
    "Protokoll (Arbeit {number}).",
    "This broke off three times and will not get through as it is. Whoever looks after the server finds more in "
    "the log (work {number}).",
)
NO_ACCESS = Text(
    "Angehalten: {name} hat hier keinen Zugang mehr.", "Stopped: {name} has no access here any more."
)


@dataclass(frozen=True)
class InHand:
    """Work as its worker has taken it; `attempt` says that it is still ours."""

    id: int
    kind: str
    company_id: int
    slug: str
    about_id: int | None
    by: By
    attempt: int


def take(work_id: int, *, at: datetime) -> InHand | None:
    """The work, now running and ours; None when there is nothing to do any more."""
    with transaction.atomic():
        waiting = Work.everywhere.filter(pk=work_id, state=Work.State.WAITING, cancel_asked=False)
        taken = waiting.update(
            state=Work.State.RUNNING, attempts=F("attempts") + 1, alive_at=at, done=0, total=None
        )
        return in_hand(Work.everywhere.select_related("company").get(pk=work_id)) if taken else None


def in_hand(row: Work) -> InHand:
    """`row` comes with its company."""
    by = By(row.asked_by, row.by_kind, row.by_user_id)  # type: ignore[arg-type]
    return InHand(row.pk, row.kind, row.company_id, row.company.slug, row.about_id, by, row.attempts)


def show_alive(work: InHand, progress: Progress, *, at: datetime) -> bool:
    """Write down how far it is. False when it is to stop: cancelled, given to somebody else, asker shut out."""
    rows = _ours(work)
    if not rows.update(alive_at=at, done=progress.done, total=progress.total):
        return False
    return not rows.filter(cancel_asked=True).exists() and asker_may(work)


def asker_may(work: InHand) -> bool:
    """Whether whoever asked may still change things in this company; the program itself always may."""
    if work.by.kind != "user":
        return True
    row = Work.everywhere.select_related("by_user").filter(pk=work.id).first()
    asker = row.by_user if row else None  # the company may have been deleted meanwhile
    here = company_for(asker.pk, work.slug) if asker and asker.is_active else None
    return here is not None and "edit" in rights_of(here["role"])


def finish(work: InHand, progress: Progress, *, at: datetime) -> None:
    _end(work, "done", None, at, done=progress.done, total=progress.total)


def fail(work: InHand, trouble: Text, *, at: datetime) -> None:
    _end(work, "failed", trouble, at)


def stop(work: InHand, *, at: datetime) -> None:
    """It ended on its way: by wish, or because its asker lost access."""
    no_access = None if asker_may(work) else NO_ACCESS.with_values(name=work.by.name)
    _end(work, "cancelled", no_access, at)


def put_back(work: InHand, *, at: datetime, counts: bool) -> None:
    """Somebody takes it up again later. `counts`: this was an attempt; after the last one it has failed."""
    if counts and work.attempt >= MOST_ATTEMPTS:
        log.error("work %s (%s) broke off %s times", work.id, work.kind, work.attempt)
        fail(work, GAVE_UP.with_values(number=str(work.id)), at=at)
        return
    attempts = work.attempt if counts else work.attempt - 1
    _ours(work).update(state=Work.State.WAITING, attempts=attempts, alive_at=None)


def _end(
    work: InHand,
    state: Literal["done", "failed", "cancelled"],
    trouble: Text | None,
    at: datetime,
    **more: object,
) -> None:
    words = trouble and {
        "de": trouble.say("de"),
        "en": trouble.say("en"),
        "sie": trouble.say("de", formal=True),
    }
    _ours(work).update(state=state, trouble=words, ended_at=at, **more)


def _ours(work: InHand) -> QuerySet[Work]:
    """The row, as long as nobody else has taken it up since."""
    return Work.everywhere.filter(pk=work.id, state=Work.State.RUNNING, attempts=work.attempt)
