"""One worker takes a turn of what happens every week; who dies on it is relieved, and nobody does it twice."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import IntegrityError, transaction

from klarlinie.web.platform.background.models import Turn

SILENT = timedelta(minutes=5)  # for so long a worker in its turn is never silent


def claim(name: str, due_at: datetime, *, at: datetime) -> bool:
    """Whether this worker is to do the turn that was due at `due_at`.

    The first time ever nothing is made up for: a new installation begins with the next turn.
    """
    turns = Turn.objects.filter(name=name)
    is_first = not turns.exists()
    try:
        with transaction.atomic():
            Turn.objects.create(name=name, due_at=due_at, alive_at=at, done_at=at if is_first else None)
    except IntegrityError:
        dropped = turns.filter(due_at=due_at, done_at=None, alive_at__lt=at - SILENT)
        return bool(dropped.update(alive_at=at))
    return not is_first


def show_alive(name: str, due_at: datetime, *, at: datetime) -> None:
    Turn.objects.filter(name=name, due_at=due_at).update(alive_at=at)


def finish(name: str, due_at: datetime, *, at: datetime) -> None:
    Turn.objects.filter(name=name, due_at=due_at).update(done_at=at)
