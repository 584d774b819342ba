"""Somebody asks for work, or does not want it any more."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import Q

from klarlinie.web.platform.background.kinds import kind_of
from klarlinie.web.platform.background.models import Work
from klarlinie.web.platform.background.queue import asked, do_work
from klarlinie.web.platform.companies.models import Company
from klarlinie.web.platform.journal.by import By

OPEN = (Work.State.WAITING, Work.State.RUNNING)


def ask(company_id: int, kind: str, about_id: int | None = None, *, by: By, at: datetime) -> int:
    """Have work of this `kind` done. Gives its key; of work that is already under way about the same, that one.

    Inside a transaction it is asked for if and when that commits. Raises `UnknownKind`.
    """
    kind_of(kind)
    with transaction.atomic():
        Company.objects.select_for_update().only("pk").get(pk=company_id)  # two clicks, one work
        rows = Work.objects.for_company(company_id)
        under_way = rows.filter(kind=kind, about_id=about_id, state__in=OPEN, cancel_asked=False).first()
        if under_way is not None:
            return under_way.pk
        work = rows.create(
            kind=kind,
            about_id=about_id,
            asked_at=at,
            asked_by=by.name,
            by_kind=by.kind,
            by_user_id=by.user_id,
        )
        queue(work)
        return work.pk


def queue(work: Work) -> None:
    """Put it into the queue, in the transaction of the caller."""
    task_id = str(do_work.enqueue(work.pk).id)
    Work.everywhere.filter(pk=work.pk).update(task_id=task_id)
    transaction.on_commit(asked.set)


def cancel(company_id: int, work_id: int, *, at: datetime) -> None:
    """What waits ends at once; what runs ends at its next step. What is over stays as it is."""
    open_work = Work.objects.for_company(company_id).filter(pk=work_id, state__in=OPEN)
    open_work.update(cancel_asked=True)
    open_work.filter(Q(state=Work.State.WAITING)).update(state=Work.State.CANCELLED, ended_at=at)
